//! Indicators in a list under one label, each with its levels below its name: where the next name stands.
//!
//! ```text
//! Mittarit:
//! • Kävijät                     Kävijät
//!   – Lähtötaso: 3 000          Lähtötaso: 3 000
//! • Lainat                      Lainat
//!   – Lähtötaso: 5 000          Lähtötaso: 5 000
//! ```

use super::fields::Field;
use super::{beside, indicators};
use crate::label::{Label, Print};
use crate::scan::Scan;

/// Whether a line is the name of the next indicator. `above` are the fields above it, the nearest first.
pub(super) fn is_next(scan: &Scan<'_>, above: &[&Field], idx: usize) -> bool {
    let is_level = |field: &&&Field| indicators::holds_values(field.label);
    let levels: Vec<&Field> = above.iter().take_while(is_level).copied().collect();
    let Some(indicator) = above.get(levels.len()) else {
        return false;
    };
    // A level on the line of its label: nothing shows otherwise where it ends. A day there may have been taken for the label's period.
    let is_told = levels
        .first()
        .is_some_and(|level| match level.rows.first() {
            Some(first) => first.piece.line == level.lines[0],
            None => level.period.is_some_and(|day| beside::is_day(scan, day)),
        });
    if !is_told || indicator.label != Label::Indicator {
        return false;
    }
    let bullet = indicator.rows.first().and_then(|row| row.bullet);
    let token = &scan.tokens.list[idx];
    if bullet.is_some() || token.bullet.is_some() {
        return token.bullet == bullet;
    }
    is_name(scan, &levels, idx)
}

/// Whether a line without a bullet is a name: it begins with a capital, and below it a label is printed that the indicator above has already.
fn is_name(scan: &Scan<'_>, levels: &[&Field], idx: usize) -> bool {
    const MOST_LINES: usize = 3;
    let words = |idx: usize| scan.tokens.words(idx);
    if !words(idx).starts_with(char::is_uppercase) {
        return false;
    }
    let label = |idx: usize| scan.tokens.list[idx].label;
    let last = scan.tokens.len().min(idx + 1 + MOST_LINES);
    let below = (idx + 1..last)
        .take_while(|&below| label(below).is_some() || words(below).starts_with(char::is_lowercase))
        .find_map(label);
    below.is_some_and(|at| {
        at.print != Print::Lower && levels.iter().any(|level| level.label == at.label)
    })
}
