//! Words of an indicator that state a change which its numbers do not give: "vähenevät 10 %" beside 9 844 and 9 500.

use mittari_model::{Change, Cmp, Direction, Measure};
use rust_decimal::Decimal;

use super::change::implied;
use super::numbers::{point, scale_of};
use crate::change;
use crate::clean::clean;
use crate::lex::lex;
use crate::quantity::Cell;

/// The change that the words of an indicator state: `Työtapaturmista johtuvat poissaolot vähenevät 10 %`. `None` where they state
/// none, or several.
pub fn stated_change(words: &str) -> Option<Change> {
    let clean = clean(words);
    let toks = lex(&clean.text);
    let cell = Cell {
        text: &clean.text,
        toks: &toks,
        about: "",
    };
    let mut found: Option<Change> = None;
    let mut at = 0;
    while at < toks.len() {
        let Some((change, end)) = change::stated(cell, at) else {
            at += 1;
            continue;
        };
        if found.is_some() {
            return None;
        }
        found = Some(change);
        at = end.max(at + 1);
    }
    found
}

/// Whether a stated change and two numbers cannot both be true.
///
/// A target within one unit of its last printed digit of what the words imply is no contradiction: −10 % of 1 762 is 1 585,8, and
/// 1 585 is printed. Where units do not allow the question, nothing contradicts.
pub fn contradicts(change: &Change, baseline: &Measure, target: &Measure) -> bool {
    let (Some(base), Some(wanted)) = (point(baseline), point(target)) else {
        return false;
    };
    let (Some(before), Some(after)) = (scale_of(baseline), scale_of(target)) else {
        return false;
    };
    if before.unit.is_some() && after.unit.is_some() && before.unit != after.unit {
        return false;
    }
    let Some(amount) = &change.amount else {
        return match change.direction {
            Direction::Increase => wanted <= base,
            Direction::Decrease => wanted >= base,
            Direction::Keep => wanted != base,
            Direction::NotDecrease => wanted < base,
            Direction::NotIncrease => wanted > base,
            Direction::Improve | Direction::Worsen | Direction::NotWorsen => false,
        };
    };
    let Ok(Some(level)) = implied(base, before, amount, change.direction, &mut Vec::new()) else {
        return false;
    };
    let Some(gap) = wanted.checked_sub(level) else {
        return false;
    };
    let unit = last_digit(target);
    // How much further than stated the target goes, in the direction of the change.
    let beyond = if change.direction == Direction::Decrease {
        -gap
    } else {
        gap
    };
    match amount.cmp {
        Some(Cmp::Ge | Cmp::Gt) => beyond < -unit,
        Some(Cmp::Le | Cmp::Lt) => beyond > unit,
        None => gap.abs() > unit,
    }
}

/// One unit of the last printed digit.
fn last_digit(measure: &Measure) -> Decimal {
    let Measure::Quantity(quantity) = measure else {
        return Decimal::ONE;
    };
    let unit = Decimal::new(1, quantity.value.decimal().scale());
    super::numbers::power(quantity.scale.mult)
        .and_then(|power| unit.checked_mul(power))
        .unwrap_or(unit)
}
