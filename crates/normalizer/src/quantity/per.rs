//! Denominators: `/opp.`, `vuodessa`, `€/m²/kk`, `/ 500 havaintoa`, `psykologia kohden`.

use mittari_model::{Denominator, Unit};

use super::Cell;
use crate::lex::Kind;
use crate::{units, vocabulary};

/// Definite forms after `i`, sorted.
const IN_EACH: &[&str] = &["dagen", "månaden", "timmen", "veckan", "året"];

/// Words that are a denominator on their own, sorted.
const WORDS: &[(&str, Unit)] = &[
    ("kuukaudessa", Unit::Month),
    ("kuukausittain", Unit::Month),
    ("kvartaalissa", Unit::Quarter),
    ("lukukaudessa", Unit::HalfYear),
    ("lukuvuodessa", Unit::SchoolYear),
    ("månatligen", Unit::Month),
    ("päivittäin", Unit::Day),
    ("päivässä", Unit::Day),
    ("tunnissa", Unit::Hour),
    ("viikoittain", Unit::Week),
    ("viikossa", Unit::Week),
    ("viikottain", Unit::Week),
    ("vuodessa", Unit::Year),
    ("vuorokaudessa", Unit::Day),
    ("vuosittain", Unit::Year),
    ("årligen", Unit::Year),
];

/// Whether a denominator begins at a token.
pub(crate) fn begins(cell: Cell<'_>, at: usize) -> bool {
    cell.sign(at, '/')
        || matches!(
            cell.word(at),
            "per" | "joka" | "jokaista" | "kutakin" | "yhtä"
        )
        || vocabulary::find(WORDS, cell.word(at)).is_some()
}

/// Whether a noun with `kohden` begins at a token: `kuraattoria kohden`, `jokaista oppilasta kohti`.
pub(super) fn begins_with_noun(cell: Cell<'_>, at: usize) -> bool {
    !cell.word(at).is_empty() && one(cell, at).is_some()
}

/// All denominators from a token on, and one past them.
pub(super) fn find(cell: Cell<'_>, at: usize) -> (Vec<Denominator>, usize) {
    let mut found = Vec::new();
    let mut at = at;
    while let Some((denominator, end)) = one(cell, at) {
        found.push(denominator);
        at = end;
    }
    (found, at)
}

fn one(cell: Cell<'_>, at: usize) -> Option<(Denominator, usize)> {
    if cell.sign(at, '/') {
        return after_slash(cell, at + 1);
    }
    let word = cell.word(at);
    if word == "per" {
        let (denominator, end) = noun(cell, at + 1)?;
        let unit_text = if is_swedish(cell, at) {
            cell.slice(at, end).to_owned()
        } else {
            denominator.unit_text
        };
        return Some((
            Denominator {
                unit_text,
                ..denominator
            },
            end,
        ));
    }
    // "en gång i månaden"
    if word == "i" && vocabulary::has(IN_EACH, cell.word(at + 1)) {
        let unit = units::lookup(cell.word(at + 1))?;
        let denominator = Denominator {
            unit,
            unit_text: cell.slice(at, at + 2).to_owned(),
            value: None,
        };
        return Some((denominator, at + 2));
    }
    if let Some(unit) = vocabulary::find(WORDS, word) {
        return Some((
            Denominator {
                unit,
                unit_text: cell.slice(at, at + 1).to_owned(),
                value: None,
            },
            at + 1,
        ));
    }
    // "psykologia kohden", "jokaista strategista päämäärää kohden", "100 asukasta kohti"
    let skip = usize::from(matches!(word, "jokaista" | "yhtä" | "kutakin"));
    let value = cell
        .toks
        .get(at + skip)?
        .number()
        .and_then(|number| number.value.ok());
    let start = at + skip + usize::from(value.is_some());
    let end = (start + 1..=start + 3).find(|&end| matches!(cell.word(end), "kohden" | "kohti"))?;
    if !(start..end).all(|at| matches!(cell.toks.get(at).map(|tok| &tok.kind), Some(Kind::Word(_))))
    {
        return None;
    }
    let unit = units::lookup(cell.word(end - 1)).unwrap_or(Unit::Count);
    Some((
        Denominator {
            unit,
            unit_text: cell.slice(start, end).to_owned(),
            value,
        },
        end + 1,
    ))
}

/// Swedish keeps `per` in the printed unit: `per år`.
fn is_swedish(cell: Cell<'_>, at: usize) -> bool {
    matches!(
        cell.word(at + 1),
        "år" | "månad"
            | "vecka"
            | "dag"
            | "person"
            | "elev"
            | "invånare"
            | "timme"
            | "barn"
            | "läsår"
    )
}

/// `vuosi`, `500 havaintoa`
fn after_slash(cell: Cell<'_>, at: usize) -> Option<(Denominator, usize)> {
    if let Some(number) = cell.toks.get(at)?.number() {
        let (denominator, end) = noun(cell, at + 1)?;
        let value = number.value.ok();
        return Some((
            Denominator {
                value,
                ..denominator
            },
            end,
        ));
    }
    noun(cell, at)
}

fn noun(cell: Cell<'_>, at: usize) -> Option<(Denominator, usize)> {
    if let Some(found) = units::find(cell.toks, at, "") {
        let text = cell.slice(at, found.end);
        let text = if matches!(text, "opp." | "as." | "st." | "p.") {
            text
        } else {
            text.trim_end_matches('.')
        };
        return Some((
            Denominator {
                unit: found.unit?,
                unit_text: text.to_owned(),
                value: None,
            },
            found.end,
        ));
    }
    let Kind::Word(_) = cell.toks.get(at)?.kind else {
        return None;
    };
    Some((
        Denominator {
            unit: Unit::Count,
            unit_text: cell.slice(at, at + 1).to_owned(),
            value: None,
        },
        at + 1,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        vocabulary::assert_sorted(WORDS.iter().map(|row| row.0));
        vocabulary::assert_sorted(IN_EACH.iter().copied());
        assert!(IN_EACH.iter().all(|word| units::lookup(word).is_some()));
    }
}
