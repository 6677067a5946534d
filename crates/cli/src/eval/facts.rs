//! The facts of a card: one for each leaf.

use std::collections::BTreeMap;

use serde_json::Value;

use super::text::{field, items, norm, printed};

const SINGLE: &[&str] = &["focus", "theme", "strategic_objective"];
const LISTS: &[&str] = &[
    "objectives",
    "initiatives",
    "actions",
    "milestones",
    "responsible",
    "progress",
    "notes",
    "unit",
    "section",
];
/// Of these lists the innermost entry counts: readers differ on how much of the outer ones is worth writing down.
const INNERMOST: &[&str] = &["unit", "section"];

/// One leaf of a card: its field, then the texts that identify it. `["baseline", "Sairauspoissaolot", "", "9 844 pv"]`.
pub(super) type Fact = Vec<String>;

/// The facts of one card, with how often each occurs.
#[derive(Debug, Default)]
pub(super) struct Facts {
    counts: BTreeMap<Fact, usize>,
    /// Distinct facts in the order of the card.
    in_order: Vec<Fact>,
}

impl Facts {
    /// Reads the facts of a card.
    pub(super) fn of(card: &Value) -> Self {
        let mut facts = Self::default();
        for name in SINGLE {
            facts.add_text(name, &[], field(card, name));
        }
        for name in LISTS {
            let entries = items(card, name);
            let first = if INNERMOST.contains(name) {
                entries.len().saturating_sub(1)
            } else {
                0
            };
            for entry in &entries[first..] {
                facts.add_entry(name, entry);
            }
        }
        for indicator in items(card, "indicators") {
            facts.add_indicator(indicator);
        }
        facts
    }

    /// How often a fact occurs.
    pub(super) fn count(&self, fact: &Fact) -> usize {
        self.counts.get(fact).copied().unwrap_or(0)
    }

    /// Distinct facts, sorted.
    pub(super) fn sorted(&self) -> impl Iterator<Item = &Fact> {
        self.counts.keys()
    }

    /// Distinct facts in the order of the card, with how often each occurs.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (&Fact, usize)> {
        self.in_order.iter().map(|fact| (fact, self.count(fact)))
    }

    fn add(&mut self, fact: Fact) {
        if !self.counts.contains_key(&fact) {
            self.in_order.push(fact.clone());
        }
        *self.counts.entry(fact).or_default() += 1;
    }

    /// Adds a fact that ends in a text, unless the text is empty.
    fn add_text(&mut self, name: &str, owner: &[&str], value: &Value) {
        let text = norm(value);
        if !text.is_empty() {
            self.add(fact(name, owner.iter().copied().chain([text.as_str()])));
        }
    }

    /// Adds a fact that ends in a printed number, unless there is none.
    fn add_number(&mut self, name: &str, owner: &str, value: &Value) {
        if let Some(number) = printed(value) {
            self.add(fact(name, [owner, &number]));
        }
    }

    fn add_entry(&mut self, name: &str, entry: &Value) {
        let text = norm(entry);
        if text.is_empty() {
            return;
        }
        if name == "progress" {
            self.add(fact(name, [norm(field(entry, "period")).as_str(), &text]));
        } else {
            self.add(fact(name, [text.as_str()]));
        }
        match name {
            "milestones" => self.add_number("milestones.number", &text, field(entry, "number")),
            "actions" => self.add_action(&text, entry),
            _ => {}
        }
    }

    fn add_action(&mut self, text: &str, action: &Value) {
        for part in ["group", "unit", "status", "note"] {
            self.add_text(&format!("actions.{part}"), &[text], field(action, part));
        }
        for party in items(action, "responsible") {
            self.add(fact("actions.responsible", [text, &norm(party)]));
        }
        for entry in items(action, "schedule") {
            self.add(fact(
                "actions.schedule",
                [text, &norm(field(entry, "period")), &norm(entry)],
            ));
        }
    }

    fn add_indicator(&mut self, indicator: &Value) {
        let text = norm(indicator);
        self.add(fact("indicators", [text.as_str()]));
        self.add_number("indicators.number", &text, field(indicator, "number"));
        for value in values(indicator) {
            self.add(fact(
                value.role,
                [text.as_str(), &value.period, &value.text],
            ));
        }
        self.add_text("rating", &[&text], field(indicator, "rating"));
    }
}

/// A value of an indicator. The order is the one in which values of an indicator are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlainValue {
    /// `baseline`, `target` or `actual`.
    pub(super) role: &'static str,
    /// The period; empty where none is given or the value's own words name it.
    pub(super) period: String,
    /// The value's text.
    pub(super) text: String,
}

/// Every value of an indicator: the baseline, the targets, the actuals.
pub(super) fn values(indicator: &Value) -> Vec<PlainValue> {
    let mut values = Vec::new();
    let baseline = norm(field(indicator, "baseline"));
    if !baseline.is_empty() {
        // A baseline's period is not compared: gold does not write it down.
        values.push(PlainValue {
            role: "baseline",
            period: String::new(),
            text: baseline,
        });
    }
    for (role, name) in [("target", "targets"), ("actual", "actuals")] {
        for value in items(indicator, name) {
            let text = norm(value);
            if !text.is_empty() {
                let period = norm(field(value, "period"));
                let period = if text.contains(&period) {
                    String::new()
                } else {
                    period
                };
                values.push(PlainValue { role, period, text });
            }
        }
    }
    values
}

/// An indicator as a whole: its text and its values in order. Two are right together or not at all.
pub(super) fn whole(indicator: &Value) -> (String, Vec<PlainValue>) {
    let mut values = values(indicator);
    values.sort();
    (norm(indicator), values)
}

fn fact<'a>(name: &'a str, texts: impl IntoIterator<Item = &'a str>) -> Fact {
    std::iter::once(name)
        .chain(texts)
        .map(str::to_owned)
        .collect()
}
