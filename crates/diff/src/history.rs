//! Several documents, year after year: what became of each indicator.

use std::collections::{BTreeMap, BTreeSet};

use mittari_model::{Card, Extraction, Indicator, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::units::headings;
use crate::{Kind, Ref, RollStatus, Side, What, compare, counts};

/// The name of the JSON written for several documents. It changes whenever a reader of the old JSON would misread the new.
pub const HISTORY_SCHEMA: &str = "mittari/history/1";

/// What became of each indicator over several documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    /// Always [`HISTORY_SCHEMA`].
    pub schema: String,
    /// The documents, in the order of time as they were given.
    pub documents: Vec<Side>,
    /// The indicators: those of the last document in its order, then those that ended before, the latest first.
    pub indicators: Vec<Life>,
}

/// One indicator through the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Life {
    /// One entry a document, in their order; `None` where the document does not have it.
    pub years: Vec<Option<Year>>,
    /// For how many documents, the last included, its words and target have been the same; 0 for one that ended before.
    pub unchanged_for: u32,
}

impl Life {
    /// The last document that has it.
    pub fn last(&self) -> Option<&Year> {
        self.years.iter().rev().flatten().next()
    }
}

/// An indicator in one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Year {
    /// The indicator.
    pub indicator: Ref,
    /// Its starting level.
    pub baseline: Option<Value>,
    /// Its targets.
    pub targets: Vec<Value>,
    /// What was reached.
    pub actuals: Vec<Value>,
    /// What came of the target of the document before; `None` where that does not have the indicator.
    pub roll_forward: Option<RollStatus>,
}

/// Follows each indicator through documents, given in the order of time.
pub fn history(extractions: &[Extraction]) -> History {
    let mut lives: Vec<Life> = Vec::new();
    // The life of each indicator of the document before, by its id.
    let mut living: BTreeMap<String, usize> = BTreeMap::new();
    for (number, extraction) in extractions.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &extractions[before]);
        let steps = before.map(|before| steps(before, extraction));
        let mut now = BTreeMap::new();
        for card in &extraction.cards {
            for indicator in &card.indicators {
                let step = steps.as_ref().and_then(|steps| steps.get(&indicator.id));
                let earlier = step.and_then(|step| living.get(&step.before).copied());
                let life = earlier.unwrap_or_else(|| {
                    lives.push(Life {
                        years: vec![None; number],
                        unchanged_for: 0,
                    });
                    lives.len() - 1
                });
                let step = step.filter(|_| earlier.is_some());
                lives[life].go_on(number, year(card, indicator, step), step);
                now.insert(indicator.id.clone(), life);
            }
        }
        living = now;
    }
    for life in &mut lives {
        life.end(extractions.len());
    }
    order(&mut lives);
    History {
        schema: HISTORY_SCHEMA.to_owned(),
        documents: extractions
            .iter()
            .map(|extraction| Side::of(extraction, counts(extraction)))
            .collect(),
        indicators: lives,
    }
}

/// How an indicator came from the document before.
struct Step {
    before: String,
    is_unchanged: bool,
    roll_forward: Option<RollStatus>,
}

/// The steps from one document to the next, by the ids of the later one. Of something merged the first goes on.
fn steps(before: &Extraction, after: &Extraction) -> BTreeMap<String, Step> {
    let mut steps: BTreeMap<String, Step> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for item in compare(before, after).items {
        let (Some(own), Some(other)) = (item.before, item.after) else {
            continue;
        };
        if item.what == What::Indicator && taken.insert(own.id.clone()) {
            let step = Step {
                before: own.id,
                is_unchanged: item
                    .kinds
                    .iter()
                    .all(|kind| matches!(kind, Kind::Same | Kind::Moved)),
                roll_forward: item.roll_forward.map(|roll| roll.status),
            };
            steps.entry(other.id).or_insert(step);
        }
    }
    steps
}

impl Life {
    fn go_on(&mut self, number: usize, year: Year, step: Option<&Step>) {
        self.unchanged_for = match step {
            Some(step) if step.is_unchanged => self.unchanged_for + 1,
            _ => 1,
        };
        // Two indicators that became one share a life: the first stays.
        if self.years.len() == number {
            self.years.push(Some(year));
        }
    }

    /// Fills the documents after the last that has it.
    fn end(&mut self, n_documents: usize) {
        if self.years.len() < n_documents {
            self.unchanged_for = 0;
            self.years.resize(n_documents, None);
        }
    }
}

/// Those of the last document first, then by when they ended; the order of the documents otherwise.
fn order(lives: &mut [Life]) {
    let last = |life: &Life| life.years.iter().rposition(Option::is_some);
    let place = |life: &Life| {
        let at = life.last().and_then(|year| year.indicator.at.first());
        at.map(|place| (place.page, place.lines))
    };
    lives.sort_by(|a, b| last(b).cmp(&last(a)).then(place(a).cmp(&place(b))));
}

fn year(card: &Card, indicator: &Indicator, step: Option<&Step>) -> Year {
    Year {
        indicator: Ref {
            id: indicator.id.clone(),
            text: indicator.text.clone(),
            card: card.id.clone(),
            unit: headings(&card.unit),
            at: indicator.at.clone(),
        },
        baseline: indicator.baseline.clone(),
        targets: indicator
            .targets
            .iter()
            .map(|target| target.value.clone())
            .collect(),
        actuals: indicator
            .actuals
            .iter()
            .map(|actual| actual.value.clone())
            .collect(),
        roll_forward: step.and_then(|step| step.roll_forward),
    }
}
