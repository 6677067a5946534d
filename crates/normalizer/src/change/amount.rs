//! Changes whose amount comes first: `-10 %`, `+5 %-yks.`, `10 % kasvu`.

use mittari_model::{Direction, Reference, TextReason, Unit};

use super::against::{self, reference};
use super::verbs::noun;
use super::{Found, new};
use crate::Role;
use crate::lex::{Kind, Tok};
use crate::quantity::{Cell, amount, comparison, is_approximate, number};

/// `-10 %`, `+5 %-yks.`, `2022 taso +10 %`.
pub(super) fn signed(
    cell: Cell<'_>,
    start: usize,
    role: Role,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    let mut at = start;
    let mut against = default.clone();
    if let Some((found, end)) = reference(cell, at)
        && (cell.sign(end, '+') || cell.sign(end, '-'))
    {
        against = found;
        at = end;
    }
    let plus = cell.sign(at, '+');
    if !plus && !cell.sign(at, '-') {
        return Ok(None);
    }
    let Some(printed) = cell.toks.get(at + 1).and_then(Tok::number) else {
        return Ok(None);
    };
    let Ok(value) = printed.value else {
        return Err(TextReason::MalformedNumber);
    };
    let (amount, end) = amount(cell, value, at + 2);
    let relative = matches!(
        amount.unit,
        Some(Unit::Percent | Unit::PercentagePoint | Unit::Permille)
    );
    let money = matches!(amount.unit, Some(Unit::Eur | Unit::Sek));
    let counts = if plus {
        !money && (relative || role == Role::Target || amount.unit.is_some())
    } else {
        relative
            && role == Role::Target
            && at == start
            && (start == 0 || !matches!(cell.toks[start - 1].kind, Kind::Number(_)))
            || relative && against != *default
    };
    if !counts {
        return Ok(None);
    }
    // "-5 - 10 %" and the like are ranges.
    if cell.sign(end, '-') {
        return Ok(None);
    }
    let direction = if plus {
        Direction::Increase
    } else {
        Direction::Decrease
    };
    Ok(Some((new(direction, Some(amount), against), end)))
}

/// `10 % kasvu`, `vähintään 5 % vähennys`, `10 % vähemmän kuin 2024`.
pub(super) fn amount_first(
    cell: Cell<'_>,
    start: usize,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    let (mut at, mut cmp, mut approx) = (start, None, false);
    if let Some((found, end)) = comparison(cell, at) {
        cmp = Some(found);
        at = end;
    }
    if let Some(end) = is_approximate(cell, at) {
        approx = true;
        at = end;
    }
    if cell.sign(at, '-') || cell.sign(at, '+') {
        return Ok(None);
    }
    let Some((value, end)) = number(cell, at)? else {
        return Ok(None);
    };
    let (mut amount, end) = amount(cell, value, end);
    amount.cmp = cmp;
    let end = end + usize::from(cell.sign(end, ':'));
    let Some(direction) = noun(cell.word(end)).or_else(|| compared(cell, end)) else {
        return Ok(None);
    };
    let kuin = usize::from(matches!(cell.word(end + 1), "kuin" | "än"));
    let looked = if kuin == 1 {
        against::compared(cell, end + 2)
    } else {
        reference(cell, end + 1)
    };
    let (against, end) = looked.unwrap_or((default.clone(), end + 1));
    let mut change = new(direction, Some(amount), against);
    change.approx = approx;
    Ok(Some((change, end)))
}

/// `enemmän` and `vähemmän` after an amount.
fn compared(cell: Cell<'_>, at: usize) -> Option<Direction> {
    match cell.word(at) {
        "enemmän" | "suurempi" | "korkeampi" | "mer" | "fler" | "högre" => {
            Some(Direction::Increase)
        }
        "vähemmän" | "pienempi" | "matalampi" | "mindre" | "färre" | "lägre" => {
            Some(Direction::Decrease)
        }
        _ => None,
    }
}
