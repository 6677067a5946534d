//! What is told of a history, in the words of either view.

use std::collections::BTreeMap;

use mittari_diff::{History, Life, Side, Year};
use mittari_model::Value;

use crate::wording::{self, counted};
use crate::{facts, title};

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// From how many documents on an indicator is called unchanged.
const LEAST_UNCHANGED: u32 = 2;

/// The summary, a line each: how many indicators, how many of them unchanged for how long, new, ended.
pub(super) fn summary(history: &History) -> Vec<String> {
    let mut lines = vec![format!(
        "{}, {}",
        counted(history.documents.len(), "document"),
        counted(history.indicators.len(), "indicator")
    )];
    let mut unchanged: BTreeMap<u32, usize> = BTreeMap::new();
    for life in &history.indicators {
        if life.unchanged_for >= LEAST_UNCHANGED {
            *unchanged.entry(life.unchanged_for).or_default() += 1;
        }
    }
    let longest_first = unchanged.into_iter().rev();
    lines.extend(longest_first.map(|(n, lives)| format!("unchanged for {n} documents: {lives}")));
    let n_with = |wanted: fn(&Life) -> bool| {
        let lives = history.indicators.iter();
        lives.filter(|life| wanted(life)).count()
    };
    for (label, n) in [
        ("new in the last document", n_with(is_new)),
        ("not in the last document", n_with(has_ended)),
    ] {
        if n > 0 {
            lines.push(format!("{label}: {n}"));
        }
    }
    lines
}

/// What became of an indicator as a whole: `unchanged for 3 documents`, `new`, `ended`; `None` where it went on with changes.
pub(super) fn became(life: &Life) -> Option<String> {
    if life.unchanged_for >= LEAST_UNCHANGED {
        Some(format!("unchanged for {} documents", life.unchanged_for))
    } else if has_ended(life) {
        Some("ended".to_owned())
    } else if is_new(life) {
        Some("new".to_owned())
    } else {
        None
    }
}

fn has_ended(life: &Life) -> bool {
    life.years.last().is_none_or(Option::is_none)
}

/// Whether only the last document has it; where there is one document, nothing is new.
fn is_new(life: &Life) -> bool {
    !has_ended(life) && life.years.len() > 1 && life.years.iter().flatten().count() == 1
}

/// The values of one year: `9 844 pv → 8 860 pv, reached 9 100 pv`. The document's own year is not told again of each.
pub(super) fn values(year: &Year, side: &Side) -> String {
    let own = side.document.year.map(|year| year.to_string());
    let values = |values: &[Value]| {
        let mut values = values.to_vec();
        for value in &mut values {
            value.period = value
                .period
                .take()
                .filter(|period| Some(period) != own.as_ref());
        }
        facts::values(&values)
    };
    let baseline = values(year.baseline.as_slice());
    let targets = values(&year.targets);
    let levels = match (baseline, targets) {
        (Some(baseline), Some(targets)) => Some(format!("{baseline} → {targets}")),
        (Some(baseline), None) => Some(format!("{baseline} → (no target)")),
        (None, Some(targets)) => Some(format!("→ {targets}")),
        (None, None) => None,
    };
    let actuals = values(&year.actuals);
    let actuals = actuals.map(|actuals| format!("reached {actuals}"));
    let words: Vec<String> = levels.into_iter().chain(actuals).collect();
    if words.is_empty() {
        return "(no values)".to_owned();
    }
    words.join(", ")
}

/// The name in one year where it is another than the last; a year in it that went on with the document is not.
pub(super) fn other_name<'y>(year: &'y Year, life: &Life) -> Option<&'y str> {
    let last = life.last().map(|last| without_years(&last.indicator.text));
    let name = &year.indicator.text;
    (last != Some(without_years(name))).then_some(name)
}

/// The text without numbers of four digits.
fn without_years(text: &str) -> String {
    let parts = text.split_inclusive(|c: char| !c.is_ascii_digit());
    let is_year = |part: &&str| part.bytes().take_while(u8::is_ascii_digit).count() == YEAR_DIGITS;
    parts.filter(|part| !is_year(part)).collect()
}

/// A short name for each document.
pub(super) fn labels(history: &History) -> Vec<String> {
    title::short(&history.documents.iter().collect::<Vec<&Side>>())
}

/// The name of the indicator's unit in the last document that has it.
pub(super) fn unit(life: &Life) -> String {
    let unit = life.last().map_or(&[][..], |year| &year.indicator.unit);
    wording::unit(unit)
}
