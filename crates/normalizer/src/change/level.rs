//! Levels against the reference, without an amount: `ennallaan`, `parempi kuin lähtötaso`, `yli maan keskiarvon`.

use mittari_model::{Cmp, Direction, Reference};

use super::against::{self, compared, reference};
use super::{Found, new};
use crate::quantity::{Cell, comparison};
use crate::vocabulary;

/// Verbs of staying, sorted.
const KEEPS: &[&str] = &[
    "behålls",
    "bibehålla",
    "bibehålls",
    "förblir",
    "hålls",
    "kvarstår",
    "pidetään",
    "pysyminen",
    "pysytään",
    "pysyvät",
    "pysyy",
    "pysyä",
    "säilyminen",
    "säilytetään",
    "säilyttäminen",
    "säilyttää",
    "säilyvät",
    "säilyy",
    "säilyä",
    "upprätthålls",
];

/// Words for no change, sorted.
const UNCHANGED: &[&str] = &[
    "ennallaan",
    "muuttumaton",
    "muuttumattomana",
    "oförändrad",
    "oförändrade",
    "oförändrat",
    "samana",
];

/// Whether a word is one of a level against a reference.
pub(super) fn says_direction(word: &str) -> bool {
    vocabulary::has(KEEPS, word)
        || vocabulary::has(UNCHANGED, word)
        || vocabulary::has(COMPARED, word)
}

/// Words that compare with a reference, sorted.
const COMPARED: &[&str] = &[
    "alle",
    "bättre",
    "enemmän",
    "enintään",
    "huonompi",
    "högre",
    "högst",
    "korkeampi",
    "korkeintaan",
    "lägre",
    "matalampi",
    "minst",
    "parempi",
    "pienempi",
    "sama",
    "samalla",
    "samma",
    "större",
    "suurempi",
    "sämre",
    "under",
    "vähemmän",
    "vähintään",
    "yli",
    "över",
];

/// Levels against the reference, without an amount: `ennallaan`, `sama tai suurempi kuin lähtötaso`, `yli maan keskiarvon`.
pub(super) fn levels(cell: Cell<'_>, start: usize, default: &Reference) -> Option<Found> {
    let mut at = start;
    let keeps = vocabulary::has(KEEPS, cell.word(at));
    at += usize::from(keeps);
    let mut bound = None;
    if let Some((cmp, end)) = comparison(cell, at) {
        bound = Some(cmp);
        at = end;
    }
    if !keeps {
        at += usize::from(vocabulary::has(KEEPS, cell.word(at)));
    }
    if at > start && bound.is_none() && at == cell.toks.len() {
        return Some((new(Direction::Keep, None, default.clone()), at));
    }
    at += usize::from(at > start && cell.word(at) == "på");
    let kept = |bound| match bound {
        Some(Cmp::Ge) => Direction::NotDecrease,
        Some(Cmp::Le) => Direction::NotIncrease,
        Some(Cmp::Gt) => Direction::Increase,
        Some(Cmp::Lt) => Direction::Decrease,
        None => Direction::Keep,
    };
    if vocabulary::has(UNCHANGED, cell.word(at)) {
        let end = at + 1 + usize::from(against::is_level_word(cell.word(at + 1)));
        return Some((new(kept(bound), None, default.clone()), end));
    }
    // "sama tai suurempi kuin lähtötaso", "samma eller större", "sama kuin 2024"
    if matches!(cell.word(at), "sama" | "samma" | "vähintään" | "samalla") {
        let (direction, end) = match (cell.word(at + 1), cell.word(at + 2)) {
            (
                "tai" | "eller",
                "suurempi" | "korkeampi" | "enemmän" | "större" | "högre" | "mer",
            ) => (Direction::NotDecrease, at + 3),
            ("tai" | "eller", "parempi" | "bättre") => (Direction::NotWorsen, at + 3),
            ("tai" | "eller", "pienempi" | "matalampi" | "vähemmän" | "mindre" | "lägre") => {
                (Direction::NotIncrease, at + 3)
            }
            ("taso" | "tasolla" | "nivå", _) => (kept(bound), at + 2),
            _ => (kept(bound), at + 1),
        };
        let kuin = usize::from(matches!(cell.word(end), "kuin" | "som" | "än"));
        let looked = if kuin == 1 {
            compared(cell, end + 1)
        } else {
            reference(cell, end)
        };
        if let Some((found, after)) = looked {
            return Some((new(direction, None, found), after));
        }
        if kuin == 0
            && cell.word(at) != "vähintään"
            && (direction != Direction::Keep || end == cell.toks.len())
        {
            return Some((new(direction, None, default.clone()), end));
        }
        return None;
    }
    // "parempi kuin edellisenä vuonna", "suurempi kuin lähtötaso"
    let direction = match cell.word(at) {
        "parempi" | "bättre" | "parempaa" => Some(Direction::Improve),
        "huonompi" | "sämre" => Some(Direction::Worsen),
        "suurempi" | "korkeampi" | "enemmän" | "större" | "högre" => Some(Direction::Increase),
        "pienempi" | "matalampi" | "vähemmän" | "lägre" => Some(Direction::Decrease),
        _ => None,
    };
    if let Some(direction) = direction
        && matches!(cell.word(at + 1), "kuin" | "än")
        && let Some((found, end)) = compared(cell, at + 2)
    {
        return Some((new(direction, None, found), end));
    }
    // "yli maan keskiarvon", "vähintään lähtötaso", "nykytaso", "enemmän kuin lähtötaso"
    let (found, end) = reference(cell, at)?;
    let is_level = against::is_level(cell, at);
    if vocabulary::has(KEEPS, cell.word(end)) {
        return Some((new(kept(bound), None, found), end + 1));
    }
    // "valtakunnallisen keskiarvon yläpuolella"
    let side = match cell.word(end) {
        "yläpuolella" | "ylittyy" | "ylitetään" => Some(Direction::Increase),
        "alapuolella" | "alittuu" | "alitetaan" => Some(Direction::Decrease),
        _ => None,
    };
    if let Some(direction) = side.filter(|_| bound.is_none()) {
        return Some((new(direction, None, found), end + 1));
    }
    (bound.is_some() || is_level).then(|| (new(kept(bound), None, found), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(KEEPS.iter().copied());
        vocabulary::assert_sorted(UNCHANGED.iter().copied());
        vocabulary::assert_sorted(COMPARED.iter().copied());
    }
}
