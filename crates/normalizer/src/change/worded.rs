//! Changes with a verb: `kasvaa 10 %`, `vähenee vuoden 2023 tasosta`, `nousee 3,2:sta 3,5:een`.

use mittari_model::{Amount, Bound, Direction, Reference, TextReason, Unit};

use super::against::reference;
use super::verbs::{noun, verb};
use super::{Found, new};
use crate::quantity::{Cell, amount, comparison, is_approximate, number};
use crate::{period, units};

/// `kasvaa 10 %`, `vähenee vuoden 2023 tasosta`, `kasvua vähintään 2 %`, `puolittuu`, `nousee 3,2:sta 3,5:een`.
pub(super) fn worded(
    cell: Cell<'_>,
    start: usize,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    let mut at = start;
    let negated = cell.word(at) == "ei" || cell.word(at) == "eivät" || cell.word(at) == "inte";
    at += usize::from(negated);
    let Some((mut direction, fixed)) =
        verb(cell.word(at)).or_else(|| noun(cell.word(at)).map(|direction| (direction, None)))
    else {
        return Ok(None);
    };
    if negated {
        direction = match direction {
            Direction::Increase => Direction::NotIncrease,
            Direction::Decrease => Direction::NotDecrease,
            Direction::Worsen => Direction::NotWorsen,
            _ => return Ok(None),
        };
    }
    let mut end = at + 1;
    end += usize::from(matches!(cell.word(end), "med" | "trendi" | "suunta"));
    let (mut against, mut has_reference) = (default.clone(), false);
    if let Some((found, after)) = reference(cell, end) {
        against = found;
        end = after;
        has_reference = true;
    }
    // "lisättiin vuoden 2022 päätteeksi yhdestä kahteen"
    if !has_reference
        && let Ok(Some(found)) = period::find(cell.toks, end)
        && !found.is_bare_year
        && found.bound.is_none_or(|bound| bound == Bound::In)
        && let Some((mut change, after)) = from_to(cell, found.end, direction, &against)
    {
        change.about.period = Some(found.period);
        return Ok(Some((change, after)));
    }
    let (mut cmp, mut approx) = (None, false);
    if let Some((found, after)) = comparison(cell, end) {
        cmp = Some(found);
        end = after;
    }
    if let Some(after) = is_approximate(cell, end) {
        approx = true;
        end = after;
    }
    if let Some((change, after)) = from_to(cell, end, direction, &against) {
        return Ok(Some((change, after)));
    }
    if let Some((change, after)) = up_to(cell, end, direction, &against) {
        return Ok(Some((change, after)));
    }
    let mut found = None;
    let signless = !cell.sign(end, '-') && !cell.sign(end, '+');
    if signless && let Some((value, after)) = number(cell, end)? {
        let is_year = cell.toks.get(end).is_some_and(|tok| tok.year().is_some())
            && units::find(cell.toks, after, "").is_none();
        if !is_year {
            let (mut printed, after) = amount(cell, value, after);
            printed.cmp = cmp;
            if printed.unit.is_none()
                && let Some((noun_end, text)) = counted(cell, after)
            {
                printed.unit = Some(Unit::Count);
                printed.unit_text = Some(text);
                end = noun_end;
            } else {
                end = after;
            }
            end += usize::from(matches!(cell.word(end), "verran"));
            found = Some(printed);
        }
    } else if let Some(amount) = fixed {
        found = Some(Amount {
            value: amount.into(),
            unit: Some(Unit::Percent),
            ..Amount::default()
        });
    }
    if !has_reference && let Some((found, after)) = reference(cell, end) {
        against = found;
        end = after;
    }
    let mut change = new(direction, found, against);
    change.approx = approx;
    Ok(Some((change, end)))
}

/// A noun after the number of a change: `lisääntyy 5 tapahtumalla`.
fn counted(cell: Cell<'_>, at: usize) -> Option<(usize, String)> {
    let word = cell.word(at);
    let is_noun = !word.is_empty()
        && !matches!(
            word,
            "ja" | "tai" | "vuoteen" | "vuodesta" | "vuoden" | "vuonna" | "verran"
        );
    is_noun.then(|| (at + 1, cell.slice(at, at + 1).to_owned()))
}

/// `nousee 80 %:iin`, `nousee 4,5:een`: the level, not the amount.
fn up_to(cell: Cell<'_>, at: usize, direction: Direction, against: &Reference) -> Option<Found> {
    let (value, end) = number(cell, at).ok()??;
    let end = end + usize::from(cell.sign(end, '%'));
    let is_level = cell.sign(end, ':')
        && matches!(
            cell.word(end + 1),
            "iin" | "een" | "ään" | "aan" | "än" | "an" | "teen" | "ön"
        );
    if !is_level {
        return None;
    }
    let mut change = new(direction, None, against.clone());
    change.to = Some(value);
    Some((change, end + 2))
}

/// `yhdestä kahteen`, `3,2:sta 3,5:een`
fn from_to(cell: Cell<'_>, at: usize, direction: Direction, against: &Reference) -> Option<Found> {
    let level = |at: usize, case: &[&str]| {
        let (value, end) = number(cell, at).ok()??;
        if cell.sign(end, ':') && case.iter().any(|ending| cell.word(end + 1) == *ending) {
            return Some((value, end + 2));
        }
        let word = cell.word(at);
        case.iter()
            .any(|ending| word.ends_with(ending))
            .then_some((value, end))
    };
    // "från 12 till 10"
    if cell.word(at) == "från"
        && let Ok(Some((from, end))) = number(cell, at + 1)
        && cell.word(end) == "till"
        && let Ok(Some((to, end))) = number(cell, end + 1)
    {
        let mut change = new(direction, None, against.clone());
        change.from = Some(from);
        change.to = Some(to);
        return Some((change, end));
    }
    let (from, end) = level(at, &["sta", "stä", "ta", "tä"])?;
    let (to, end) = level(end, &["een", "ään", "aan", "iin", "ön", "teen", "än", "an"])?;
    let mut change = new(direction, None, against.clone());
    change.from = Some(from);
    change.to = Some(to);
    Some((change, end))
}
