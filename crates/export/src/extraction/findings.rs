//! The indicators that an audit looks at, by what is wrong with them.

use std::io::{self, Write};

use mittari_diff::is_met;
use mittari_model::{Card, Indicator, Measure, Value};

use crate::markdown::escaped;
use crate::{places, wording};

/// Whether something is wrong with an indicator.
type Finding = fn(&Indicator) -> bool;

/// What may be wrong.
const FINDINGS: [(&str, Finding); 4] = [
    ("Indicators without a target", |indicator| {
        !has_target(indicator)
    }),
    ("Indicators without a baseline", |indicator| {
        !indicator.baseline.iter().any(is_printed)
    }),
    ("Indicators that the baseline meets already", |indicator| {
        let pairs = indicator
            .targets
            .iter()
            .filter_map(|target| target.pair.as_ref());
        pairs.into_iter().any(|pair| pair.met == Some(true))
    }),
    ("Indicators that missed their target", |indicator| {
        has_target(indicator) && is_met(indicator, indicator) == Some(false)
    }),
];

/// Writes a list for each finding that there is.
///
/// # Errors
///
/// Where `out` fails.
pub(super) fn write(out: &mut dyn Write, cards: &[Card]) -> io::Result<()> {
    for (title, is_found) in FINDINGS {
        let indicators = cards
            .iter()
            .flat_map(|card| card.indicators.iter().map(move |each| (card, each)));
        let found: Vec<String> = indicators
            .filter(|(_, indicator)| is_found(indicator))
            .map(|(card, indicator)| line(card, indicator))
            .collect();
        if !found.is_empty() {
            writeln!(out, "\n## {title}\n\n{}", found.join("\n"))?;
        }
    }
    Ok(())
}

fn line(card: &Card, indicator: &Indicator) -> String {
    let headings: Vec<&str> = card.unit.iter().map(|heading| &*heading.text).collect();
    let unit = escaped(&wording::unit(&headings));
    let place = places::place(&indicator.at);
    let aside: Vec<String> = std::iter::once(unit).chain(place).collect();
    format!("- {} ({})", escaped(&indicator.text), aside.join(", "))
}

fn has_target(indicator: &Indicator) -> bool {
    let mut targets = indicator.targets.iter();
    targets.any(|target| is_printed(&target.value))
}

/// Whether a value is printed: a dash or `ei tiedossa` says that there is none.
fn is_printed(value: &Value) -> bool {
    !matches!(value.measure, Measure::Missing(_))
}
