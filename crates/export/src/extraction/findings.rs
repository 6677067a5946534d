//! The indicators that an audit looks at, by what is wrong with them.

use std::io::{self, Write};

use mittari_diff::Count;
use mittari_model::{Card, Indicator};

use super::markdown::unit_of;
use crate::markdown::escaped;
use crate::places;

/// How often something is wrong with what was counted.
type Finding = fn(&Count) -> u32;

/// What may be wrong.
const FINDINGS: [(&str, Finding); 4] = [
    ("Indicators without a target", |count| count.without_target),
    ("Indicators without a baseline", |count| {
        count.without_baseline
    }),
    ("Indicators that the baseline meets already", |count| {
        count.met_by_baseline
    }),
    ("Indicators that missed their target", |count| count.not_met),
];

/// Writes a list for each finding that there is.
///
/// # Errors
///
/// Where `out` fails.
pub(super) fn write(out: &mut dyn Write, cards: &[Card]) -> io::Result<()> {
    let indicators = cards
        .iter()
        .flat_map(|card| card.indicators.iter().map(move |each| (card, each)));
    // The same numbers as those of the whole document.
    let counted: Vec<_> = indicators
        .map(|(card, indicator)| (card, indicator, Count::of(indicator)))
        .collect();
    for (title, finding) in FINDINGS {
        let found: Vec<String> = counted
            .iter()
            .filter(|(.., count)| finding(count) > 0)
            .map(|(card, indicator, _)| line(card, indicator))
            .collect();
        if !found.is_empty() {
            writeln!(out, "\n## {title}\n\n{}", found.join("\n"))?;
        }
    }
    Ok(())
}

fn line(card: &Card, indicator: &Indicator) -> String {
    let place = places::place(&indicator.at);
    let aside: Vec<String> = std::iter::once(unit_of(card)).chain(place).collect();
    format!("- {} ({})", escaped(&indicator.text), aside.join(", "))
}
