//! What a change is counted from: `lähtötasosta`, `vuoden 2023 tasosta`, `edellisvuodesta`, `maan keskiarvon`.

use mittari_model::{Bound, Period, Reference, RelativeYear};

use crate::period;
use crate::quantity::Cell;

/// Words for the indicator's own starting level.
const BASELINE: &[&str] = &[
    "lähtötaso",
    "lähtötasoa",
    "lähtötason",
    "lähtötasosta",
    "lähtötasoon",
    "lähtötasolla",
    "lähtöarvo",
    "lähtöarvosta",
    "nykyinen",
    "nykyisen",
    "nykyisestä",
    "nykyistä",
    "nykytaso",
    "nykytasoa",
    "nykytasolla",
    "nykytasolle",
    "nykytason",
    "nykytasosta",
    "nykytilanne",
    "utgångsnivån",
    "utgångsnivå",
    "nivån",
    "nuläget",
    "nuvarande",
];
/// Forms of `taso` after a period.
const LEVELS: &[&str] = &[
    "taso", "tasoa", "tasolla", "tasolle", "tason", "tasoon", "tasosta", "nivå", "nivån",
];

/// The reference that begins at a token, and one past it.
pub(super) fn reference(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    let word = cell.word(at);
    if BASELINE.contains(&word) {
        let end = at
            + 1
            + usize::from(LEVELS.contains(&cell.word(at + 1)) || cell.word(at + 1) == "verrattuna");
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

/// Whether the words are a level on their own, so that no verb is needed: `nykytaso`, `lähtötaso`, `vuoden 2023 taso`.
pub(super) fn is_level(cell: Cell<'_>, at: usize) -> bool {
    let word = cell.word(at);
    BASELINE.contains(&word) && !matches!(word, "nivån")
        || cell.toks[at..]
            .iter()
            .any(|tok| LEVELS.contains(&tok.word()))
}

/// What stands after `kuin`, `än` or `som`: there a period alone is a reference too.
pub(super) fn compared(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    reference(cell, at).or_else(|| of_period(cell, at))
}

fn of_period(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    let found = period::find(cell.toks, at).ok()??;
    let end = found.end
        + usize::from(
            LEVELS.contains(&cell.word(found.end)) || cell.word(found.end) == "verrattuna",
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
    LEVELS.contains(&last)
        || last == "verrattuna"
        || first.starts_with("edellisvuo")
        || matches!(first, "edellisen" | "viime" | "edellisenä")
        || by_case
}

/// `maan keskiarvo`, `valtakunnallinen keskiarvo`, `suurten kaupunkien keskiarvoa`.
fn benchmark(cell: Cell<'_>, at: usize) -> Option<(Reference, usize)> {
    let end = (at + 2..=at + 5).find(|&end| {
        let word = cell.word(end - 1);
        word.starts_with("keskiarvo")
            || word.starts_with("mediaani")
            || word.starts_with("medeltal")
            || word.starts_with("keskitaso")
    })?;
    let all_words = (at..end).all(|at| !cell.word(at).is_empty());
    if !all_words {
        return None;
    }
    let text = cell.slice(at, end).to_owned();
    Some((Reference::Benchmark { text }, end))
}
