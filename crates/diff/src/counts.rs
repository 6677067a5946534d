//! What an audit counts in one document: goals, indicators, targets, and how many were met.

use std::collections::{BTreeMap, BTreeSet};

use mittari_model::{Actual, Extraction, Indicator, Measure, Status, Value};
use mittari_normalizer::{Context, Role, measure};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::RollStatus;
use crate::fold::Folded;
use crate::promise::{is_missing, printed_year};
use crate::standing::{direction, standing};
use crate::units::Units;

/// What an audit counts in one document, together and by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// The whole document.
    pub total: Count,
    /// Each unit, in the order in which it first stands.
    pub units: Vec<UnitCount>,
}

/// The numbers of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitCount {
    /// Its headings, outermost first; empty for cards under none.
    pub unit: Vec<String>,
    /// The numbers.
    #[serde(flatten)]
    pub count: Count,
}

/// Numbers of goals and indicators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Count {
    /// Objectives, one that is repeated within a unit counted once; a card without any counts as one.
    pub goals: u32,
    /// Indicators.
    pub indicators: u32,
    /// Indicators with a target.
    pub with_target: u32,
    /// Indicators without one.
    pub without_target: u32,
    /// Indicators without a baseline.
    pub without_baseline: u32,
    /// Indicators without an actual.
    pub without_actual: u32,
    /// Indicators whose target the baseline satisfies already.
    pub met_by_baseline: u32,
    /// Indicators with an actual that reaches its target.
    pub met: u32,
    /// Indicators with an actual that does not.
    pub not_met: u32,
    /// Indicators with a target of which it cannot be told whether it was met: no actual, other units, prose.
    pub not_assessable: u32,
}

/// Counts the goals and indicators of one document.
pub fn counts(extraction: &Extraction) -> Counts {
    counts_with(extraction, &BTreeMap::new())
}

/// The same with the targets of an earlier document for the same year, by the id of the indicator that has none itself: a report that prints
/// what was reached, and leaves to the budget what was wanted.
pub(crate) fn counts_with(extraction: &Extraction, earlier: &BTreeMap<&str, &Indicator>) -> Counts {
    let units = Units::of(extraction);
    let mut counts = Counts::default();
    counts
        .units
        .extend(units.headings.into_iter().map(|unit| UnitCount {
            unit,
            count: Count::default(),
        }));
    let mut goals: BTreeSet<(usize, String)> = BTreeSet::new();
    for (card, unit) in extraction.cards.iter().zip(units.of_card) {
        let mut here = Count::default();
        let objectives = card.objectives.iter();
        let new = objectives.filter(|text| goals.insert((unit, Folded::of(&text.text).key)));
        here.goals = u32::try_from(new.count()).unwrap_or(u32::MAX);
        here.goals += u32::from(card.objectives.is_empty());
        for indicator in &card.indicators {
            here.count(indicator, earlier.get(&*indicator.id).copied());
        }
        counts.units[unit].count.add(&here);
        counts.total.add(&here);
    }
    counts
}

impl Count {
    /// The numbers of one indicator, by its own targets.
    pub fn of(indicator: &Indicator) -> Self {
        let mut count = Self::default();
        count.count(indicator, None);
        count
    }

    fn count(&mut self, indicator: &Indicator, earlier: Option<&Indicator>) {
        let wanted = match earlier {
            Some(earlier) if indicator.targets.is_empty() => earlier,
            _ => indicator,
        };
        let has_target = wanted
            .targets
            .iter()
            .any(|target| !is_missing(&target.value));
        let has = |value: Option<&Value>| value.is_some_and(|value| !is_missing(value));
        let has_baseline = has(indicator.baseline.as_ref()) || has(wanted.baseline.as_ref());
        let mut actuals = indicator.actuals.iter();
        let has_actual = actuals.any(|actual| !is_missing(&actual.value));
        let mut pairs = wanted
            .targets
            .iter()
            .filter_map(|target| target.pair.as_ref());
        let met = if has_target {
            is_met(indicator, wanted)
        } else {
            None
        };
        self.indicators += 1;
        *(if has_target {
            &mut self.with_target
        } else {
            &mut self.without_target
        }) += 1;
        self.without_baseline += u32::from(!has_baseline);
        self.without_actual += u32::from(!has_actual);
        self.met_by_baseline += u32::from(pairs.any(|pair| pair.met == Some(true)));
        match met {
            Some(true) => self.met += 1,
            Some(false) => self.not_met += 1,
            None => self.not_assessable += u32::from(has_target),
        }
    }

    /// Adds the numbers of another part of the document.
    pub fn add(&mut self, other: &Self) {
        let Self {
            goals,
            indicators,
            with_target,
            without_target,
            without_baseline,
            without_actual,
            met_by_baseline,
            met,
            not_met,
            not_assessable,
        } = other;
        self.goals += goals;
        self.indicators += indicators;
        self.with_target += with_target;
        self.without_target += without_target;
        self.without_baseline += without_baseline;
        self.without_actual += without_actual;
        self.met_by_baseline += met_by_baseline;
        self.met += met;
        self.not_met += not_met;
        self.not_assessable += not_assessable;
    }

    /// The numbers with their names, in the order of JSON.
    pub fn named(&self) -> [(&'static str, u32); 10] {
        [
            ("goals", self.goals),
            ("indicators", self.indicators),
            ("with_target", self.with_target),
            ("without_target", self.without_target),
            ("without_baseline", self.without_baseline),
            ("without_actual", self.without_actual),
            ("met_by_baseline", self.met_by_baseline),
            ("met", self.met),
            ("not_met", self.not_met),
            ("not_assessable", self.not_assessable),
        ]
    }
}

/// Whether the last actual reaches its target, as for [`is_reached`]; a printed verdict on the whole comes before those on single actuals.
fn is_met(indicator: &Indicator, wanted: &Indicator) -> Option<bool> {
    let mut actuals = indicator.actuals.iter().rev();
    let judged = actuals.find_map(|actual| judged(actual, wanted));
    judged.or_else(|| {
        let rating = indicator.rating.iter().map(|rating| &rating.text);
        let actuals = indicator.actuals.iter().map(|actual| &actual.value.text);
        rating.chain(actuals).find_map(|text| verdict(text))
    })
}

/// Whether an actual reaches its target: at it or past it. `None` where it cannot be told.
///
/// `wanted` is the indicator whose targets count: the actual's own, or the same of an earlier document.
pub fn is_reached(actual: &Actual, wanted: &Indicator) -> Option<bool> {
    judged(actual, wanted).or_else(|| verdict(&actual.value.text))
}

fn judged(actual: &Actual, wanted: &Indicator) -> Option<bool> {
    let own = actual
        .outcome
        .as_ref()
        .map(|outcome| outcome.target as usize);
    let target = match own {
        Some(at) => wanted.targets.get(at),
        None if wanted.targets.len() == 1 => wanted.targets.first(),
        None => None,
    };
    let target = &target?.value;
    let started = wanted.baseline.as_ref().map(|value| &value.measure);
    let way = direction(&target.measure, printed_year(target), wanted, None);
    match standing(target, &actual.value, started, way) {
        RollStatus::Continued | RollStatus::Improved => Some(true),
        RollStatus::Regressed => Some(false),
        RollStatus::Restated | RollStatus::NotComparable | RollStatus::Unknown => None,
    }
}

/// What the document itself says: `Toteutui`, `Ei toteutunut`. A digit or a colour says nothing without its legend, and `Valmis` may mean the
/// report.
fn verdict(text: &str) -> Option<bool> {
    let is_verdict = |word: &String| VERDICTS.iter().any(|stem| word.starts_with(stem));
    if !Folded::of(text).words.iter().any(is_verdict) {
        return None;
    }
    let context = Context {
        role: Role::Actual,
        ..Context::default()
    };
    match measure(text, &context).measure {
        Measure::Status(step) => match step.status {
            Status::Done => Some(true),
            Status::NotDone | Status::NotStarted | Status::Partial => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Beginnings of the words that judge a goal.
const VERDICTS: &[&str] = &["toteutu", "saavutet", "uppnå", "uppfyll", "förverklig"];
