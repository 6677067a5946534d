//! How often: `vuosittain`, `kahden vuoden välein`, `joka toinen vuosi`, `årligen`.

use mittari_model::{Dec, Denominator, Measure, Quantity, Scale, Unit};

use super::{Cell, Found};
use crate::{number_words, units, vocabulary};

/// Adverbs, sorted.
const ADVERBS: &[(&str, Unit)] = &[
    ("dagligen", Unit::Day),
    ("halvårsvis", Unit::HalfYear),
    ("kolmannesvuosittain", Unit::Trimester),
    ("kuukausittain", Unit::Month),
    ("kuukausittainen", Unit::Month),
    ("kuukausittaista", Unit::Month),
    ("kvartaaleittain", Unit::Quarter),
    ("kvartalsvis", Unit::Quarter),
    ("lukukausittain", Unit::HalfYear),
    ("lukuvuosittain", Unit::SchoolYear),
    ("läsårsvis", Unit::SchoolYear),
    ("månadsvis", Unit::Month),
    ("månatligen", Unit::Month),
    ("neljännesvuosittain", Unit::Quarter),
    ("puolivuosittain", Unit::HalfYear),
    ("päivittäin", Unit::Day),
    ("tertialvis", Unit::Trimester),
    ("veckovis", Unit::Week),
    ("viikoittain", Unit::Week),
    ("viikottain", Unit::Week),
    ("vuosittain", Unit::Year),
    ("vuosittainen", Unit::Year),
    ("vuosittaiset", Unit::Year),
    ("vuosittaista", Unit::Year),
    ("årligen", Unit::Year),
    ("årsvis", Unit::Year),
];

/// Whether a word says how often by itself.
pub(crate) fn is_adverb(word: &str) -> bool {
    vocabulary::find(ADVERBS, word).is_some()
}

/// A frequency at some token, and one past it.
pub(crate) fn find(cell: Cell<'_>, at: usize, approx: bool) -> Option<Found> {
    let word = cell.word(at);
    if let Some(unit) = vocabulary::find(ADVERBS, word) {
        return Some(once(unit, cell.slice(at, at + 1), None, at + 1, approx));
    }
    // "kahdesti vuodessa"
    if word == "kahdesti" || word == "kolmesti" {
        let (per, end) = super::per::find(cell, at + 1);
        let quantity = Quantity {
            value: Dec::from(if word == "kahdesti" { 2 } else { 3 }),
            scale: Scale {
                unit: Some(Unit::Times),
                unit_text: Some(cell.slice(at, at + 1).to_owned()),
                per,
                approx,
                ..Scale::default()
            },
            ..Quantity::default()
        };
        return Some((Measure::Quantity(quantity), end));
    }
    // "kerran vuodessa": the word is the unit and the number.
    if word == "kerran" {
        let (per, end) = super::per::find(cell, at + 1);
        let quantity = Quantity {
            value: Dec::ONE,
            scale: Scale {
                unit: Some(Unit::Times),
                unit_text: Some(cell.slice(at, at + 1).to_owned()),
                per,
                approx,
                ..Scale::default()
            },
            ..Quantity::default()
        };
        return Some((Measure::Quantity(quantity), end));
    }
    // "joka vuosi", "joka toinen vuosi"
    if matches!(
        word,
        "joka" | "varje" | "vart" | "var" | "vartannat" | "vartannan"
    ) {
        // "vartannat" is one word for "vart annat".
        let fused = matches!(word, "vartannat" | "vartannan");
        let second = matches!(cell.word(at + 1), "toinen" | "annat" | "annan");
        let third = matches!(cell.word(at + 1), "kolmas" | "tredje");
        let noun = at + 1 + usize::from(second || third);
        let unit = units::lookup(cell.word(noun))?;
        let value = if second || fused {
            Some(2)
        } else if third {
            Some(3)
        } else {
            None
        };
        return Some(once(
            unit,
            cell.slice(noun, noun + 1),
            value.map(Dec::from),
            noun + 1,
            approx,
        ));
    }
    None
}

/// `kahden vuoden välein` after its number.
pub(crate) fn interval(cell: Cell<'_>, at: usize) -> Option<Found> {
    let value = cell
        .toks
        .get(at)?
        .number()
        .and_then(|number| number.value.ok())
        .or_else(|| number_words::find(cell.word(at)))?;
    let unit = units::lookup(cell.word(at + 1)).or(match cell.word(at + 1) {
        "kuukauden" => Some(Unit::Month),
        "viikon" => Some(Unit::Week),
        "päivän" => Some(Unit::Day),
        _ => None,
    })?;
    (cell.word(at + 2) == "välein")
        .then(|| once(unit, cell.slice(at + 1, at + 3), Some(value), at + 3, false))
}

fn once(unit: Unit, unit_text: &str, value: Option<Dec>, end: usize, approx: bool) -> Found {
    let quantity = Quantity {
        value: Dec::ONE,
        scale: Scale {
            unit: Some(Unit::Times),
            per: vec![Denominator {
                unit,
                unit_text: unit_text.to_owned(),
                value,
            }],
            approx,
            ..Scale::default()
        },
        ..Quantity::default()
    };
    (Measure::Quantity(quantity), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adverbs_are_sorted() {
        vocabulary::assert_sorted(ADVERBS.iter().map(|row| row.0));
    }

    #[test]
    fn the_adverbs_of_the_specification_are_there() {
        for (word, unit) in [
            ("vuosittain", Unit::Year),
            ("årligen", Unit::Year),
            ("kuukausittain", Unit::Month),
            ("neljännesvuosittain", Unit::Quarter),
            ("kolmannesvuosittain", Unit::Trimester),
            ("puolivuosittain", Unit::HalfYear),
        ] {
            assert_eq!(vocabulary::find(ADVERBS, word), Some(unit), "{word}");
        }
    }
}
