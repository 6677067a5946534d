//! What a change is counted from: `lähtötasosta`, `vuoden 2023 tasosta`, `edellisvuodesta`, `maan keskiarvon`.

use mittari_model::{Bound, Period, Reference, RelativeYear};

use crate::quantity::Cell;
use crate::{period, vocabulary};

/// Words for the indicator's own starting level, sorted.
const BASELINE: &[&str] = &[
    "lähtöarvo",
    "lähtöarvoa",
    "lähtöarvosta",
    "lähtötaso",
    "lähtötasoa",
    "lähtötasolla",
    "lähtötason",
    "lähtötasoon",
    "lähtötasosta",
    "lähtötilanne",
    "lähtötilanteesta",
    "nivån",
    "nuläget",
    "nuvarande",
    "nykyinen",
    "nykyiselle",
    "nykyisellä",
    "nykyisellään",
    "nykyisen",
    "nykyisestä",
    "nykyistä",
    "nykytaso",
    "nykytasoa",
    "nykytasolla",
    "nykytasolle",
    "nykytason",
    "nykytasoon",
    "nykytasosta",
    "nykytilanne",
    "nykytilanteesta",
    "utgångsläget",
    "utgångsnivå",
    "utgångsnivån",
];
/// Forms of `taso` after a period, sorted.
const LEVELS: &[&str] = &[
    "nivå", "nivån", "taso", "tasoa", "tasolla", "tasolle", "tason", "tasoon", "tasossa", "tasosta",
];

/// The reference that begins at a token, and one past it.
pub(super) fn reference(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    let word = cell.word(at);
    if vocabulary::has(BASELINE, word) {
        let end = at
            + 1
            + usize::from(
                vocabulary::has(LEVELS, cell.word(at + 1)) || cell.word(at + 1) == "verrattuna",
            );
        return Some((Reference::Baseline, end));
    }
    if matches!(word, "vrt." | "verrattuna" | "jämfört")
        || cell.sign(at, '(') && matches!(cell.word(at + 1), "vrt.")
    {
        let bracket = usize::from(cell.sign(at, '('));
        let med = usize::from(cell.word(at + bracket + 1) == "med");
        let (found, end) = of_period(cell, at + bracket + 1 + med)?;
        return Some((
            found,
            end + usize::from(bracket == 1 && cell.sign(end, ')')),
        ));
    }
    if let Some((found, end)) = of_period(cell, at) {
        // A bare period is a reference only with "taso", "verrattuna" or in the elative.
        return Some((found, end)).filter(|_| refers(cell, at, end));
    }
    benchmark(cell, at)
}

/// Whether a word is a form of `taso`.
pub(super) fn is_level_word(word: &str) -> bool {
    vocabulary::has(LEVELS, word)
}

/// Whether the words are a level on their own, so that no verb is needed: `nykytaso`, `lähtötaso`, `vuoden 2023 taso`.
pub(super) fn is_level(cell: Cell<'_>, at: usize) -> bool {
    let word = cell.word(at);
    vocabulary::has(BASELINE, word) && !matches!(word, "nivån")
        || cell.toks[at..]
            .iter()
            .any(|tok| vocabulary::has(LEVELS, tok.word()))
}

/// What stands after `kuin`, `än` or `som`: there a period alone is a reference too.
pub(super) fn compared(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    reference(cell, at).or_else(|| of_period(cell, at))
}

fn of_period(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    let found = period::find(cell.toks, at).ok()??;
    let end = found.end
        + usize::from(
            vocabulary::has(LEVELS, cell.word(found.end)) || cell.word(found.end) == "verrattuna",
        );
    let end = end + usize::from(cell.word(end) == "verrattuna");
    let reference = match found.period {
        Period::Relative {
            r#ref: RelativeYear::PreviousYear,
        } => Reference::PreviousYear,
        period => Reference::Period { period },
    };
    Some((reference, end))
}

fn refers(cell: Cell<'_>, at: usize, end: usize) -> bool {
    let last = cell.word(end - 1);
    let first = cell.word(at);
    let found = period::find(cell.toks, at).ok().flatten();
    let by_case = found.is_some_and(|found| {
        found.bound == Some(Bound::From) && !matches!(last, "alkaen" | "lähtien")
    });
    vocabulary::has(LEVELS, last)
        || last == "verrattuna"
        || first.starts_with("edellisvuo")
        || matches!(
            first,
            "edellisen"
                | "viime"
                | "edellisenä"
                | "edellistä"
                | "edellisestä"
                | "föregående"
                | "året"
        )
        || by_case
}

/// `maan keskiarvo`, `valtakunnallinen keskiarvo`, `suurten kaupunkien keskiarvoa`.
fn benchmark(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    // "riksgenomsnittet", "maakuntakeskiarvo"
    let word = cell.word(at);
    let is_compound = [
        "genomsnittet",
        "medeltalet",
        "keskiarvo",
        "keskiarvon",
        "keskiarvoa",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() && word.ends_with(ending));
    if is_compound {
        let text = cell.slice(at, at + 1).to_owned();
        return Some((Reference::Benchmark { text }, at + 1));
    }
    let end = (at + 2..=at + 5).find(|&end| {
        let word = cell.word(end - 1);
        word.starts_with("keskiarvo")
            || word.starts_with("mediaani")
            || word.starts_with("medeltal")
            || word.starts_with("genomsnitt")
            || word.starts_with("keskitaso")
    })?;
    let all_words = (at..end).all(|at| !cell.word(at).is_empty());
    if !all_words {
        return None;
    }
    let text = cell.slice(at, end).to_owned();
    Some((Reference::Benchmark { text }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(BASELINE.iter().copied());
        vocabulary::assert_sorted(LEVELS.iter().copied());
    }
}
