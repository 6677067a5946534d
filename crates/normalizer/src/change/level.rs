//! Levels against the reference, without an amount: `ennallaan`, `parempi kuin lähtötaso`, `yli maan keskiarvon`.

use mittari_model::{Cmp, Direction, Reference};

use super::against::{self, compared, reference};
use super::{Found, new};
use crate::quantity::{Cell, comparison};

/// Levels against the reference, without an amount: `ennallaan`, `sama tai suurempi kuin lähtötaso`, `yli maan keskiarvon`.
pub(super) fn levels(cell: Cell<'_>, start: usize, default: &Reference) -> Option<Found> {
    let mut at = start;
    let mut bound = None;
    if let Some((cmp, end)) = comparison(cell, at) {
        bound = Some(cmp);
        at = end;
    }
    at += usize::from(matches!(
        cell.word(at),
        "säilyy" | "pysyy" | "säilytetään" | "pidetään" | "säilyttää" | "säilyvät" | "pysyvät"
    ));
    let kept = |bound| match bound {
        Some(Cmp::Ge) => Direction::NotDecrease,
        Some(Cmp::Le) => Direction::NotIncrease,
        Some(Cmp::Gt) => Direction::Increase,
        Some(Cmp::Lt) => Direction::Decrease,
        None => Direction::Keep,
    };
    if matches!(
        cell.word(at),
        "ennallaan" | "samana" | "muuttumattomana" | "oförändrad" | "oförändrat"
    ) {
        return Some((new(kept(bound), None, default.clone()), at + 1));
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
    if matches!(
        cell.word(end),
        "säilyy" | "pysyy" | "säilyvät" | "pysyvät" | "säilytetään"
    ) {
        return Some((new(kept(bound), None, found), end + 1));
    }
    (bound.is_some() || is_level).then(|| (new(kept(bound), None, found), end))
}
