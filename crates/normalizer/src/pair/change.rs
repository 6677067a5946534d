//! A number and the change that is wanted of it.

use mittari_model::{
    Amount, Assumption, Change, Dec, Direction, Incomparable, Measure, PairFacts, Period,
    Reference, Scale, Unit,
};
use rust_decimal::Decimal;

use super::numbers::{difference_unit, point, power, relative, scale_of};
use super::{movement, not};

pub(super) fn against_change(baseline: &Measure, change: &Change) -> PairFacts {
    if matches!(baseline, Measure::Reference(_)) {
        let reason = if refers_to(baseline, &change.reference) {
            Incomparable::BaselineNotGiven
        } else {
            Incomparable::OtherReference
        };
        return not(reason);
    }
    let has_level = matches!(
        baseline,
        Measure::Quantity(_) | Measure::Range(_) | Measure::Composite(_) | Measure::Series(_)
    );
    if !has_level {
        return not(Incomparable::KindMismatch);
    }
    if !refers_to(baseline, &change.reference) || may_be_level(baseline, change) {
        return not(Incomparable::OtherReference);
    }
    let mut found = PairFacts {
        comparable: true,
        direction: Some(movement(change.direction)),
        ..PairFacts::default()
    };
    found.met = match change.direction {
        Direction::Keep
        | Direction::NotDecrease
        | Direction::NotIncrease
        | Direction::NotWorsen => Some(true),
        Direction::Increase | Direction::Decrease | Direction::Improve | Direction::Worsen => {
            Some(false)
        }
    };
    let (Some(base), Some(scale)) = (point(baseline), scale_of(baseline)) else {
        return found;
    };
    if let Some(amount) = &change.amount {
        match implied(base, scale, amount, change.direction, &mut found.assumed) {
            Ok(Some(target)) => set_target(&mut found, base, target, scale),
            Ok(None) => {}
            Err(reason) => return not(reason),
        }
    } else if matches!(
        change.direction,
        Direction::Keep | Direction::NotDecrease | Direction::NotIncrease
    ) {
        found.target_value = Dec::from_decimal(base);
    }
    found
}

/// Whether a bare `+10` may as well be a level counted from zero: beside −23 the plus tells the two signs apart (net migration, eNPS).
fn may_be_level(baseline: &Measure, change: &Change) -> bool {
    let is_bare = |amount: &Amount| amount.unit.is_none() && amount.unit_text.is_none();
    change.direction == Direction::Increase
        && change.amount.as_ref().is_some_and(is_bare)
        && point(baseline).is_some_and(|base| base < Decimal::ZERO)
}

/// Whether the change is counted from this baseline.
pub(super) fn refers_to(baseline: &Measure, reference: &Reference) -> bool {
    match reference {
        Reference::Baseline | Reference::Unspecified => true,
        Reference::Period { period } => {
            let about = match baseline {
                Measure::Quantity(quantity) => &quantity.about,
                Measure::Range(range) => &range.about,
                _ => return false,
            };
            about.period.as_ref().is_some_and(|own| {
                own == period || year(own).is_some() && Some(year(own)) == Some(year(period))
            })
        }
        Reference::PreviousYear | Reference::Benchmark { .. } => false,
    }
}

fn year(period: &Period) -> Option<i32> {
    match period {
        Period::Year { year } => Some(*year),
        Period::Date { year, .. } | Period::Month { year, .. } | Period::Quarter { year, .. } => {
            *year
        }
        _ => None,
    }
}

/// The level that a change implies.
pub(super) fn implied(
    base: Decimal,
    scale: &Scale,
    amount: &Amount,
    direction: Direction,
    assumed: &mut Vec<Assumption>,
) -> Result<Option<Decimal>, Incomparable> {
    let value = amount.value.decimal();
    let change = match (amount.unit, scale.unit) {
        (Some(Unit::PercentagePoint), Some(Unit::Percent) | None) => {
            if scale.unit.is_none() {
                assumed.push(Assumption::Unit);
            }
            Some(value)
        }
        (Some(Unit::PercentagePoint), Some(_)) => return Err(Incomparable::UnitMismatch),
        (Some(Unit::Percent), unit) => {
            if unit == Some(Unit::Percent) {
                assumed.push(Assumption::RelativePercent);
            }
            base.checked_mul(value)
                .and_then(|product| product.checked_mul(Decimal::new(1, 2)))
        }
        (unit, own) => {
            if unit.is_some() && own.is_some() && unit != own {
                return Err(Incomparable::UnitMismatch);
            }
            if unit.is_some() != own.is_some() {
                assumed.push(Assumption::Unit);
            }
            power(amount.mult).and_then(|power| value.checked_mul(power))
        }
    };
    let Some(change) = change else {
        return Ok(None);
    };
    Ok(match direction {
        Direction::Increase => base.checked_add(change),
        Direction::Decrease => base.checked_sub(change),
        _ => None,
    })
}

fn set_target(found: &mut PairFacts, base: Decimal, target: Decimal, scale: &Scale) {
    let target = trimmed(target);
    found.target_value = Dec::from_decimal(target);
    let Some(distance) = target.checked_sub(base) else {
        return;
    };
    let distance = trimmed(distance);
    found.abs = Dec::from_decimal(distance);
    found.abs_unit = difference_unit(scale.unit);
    found.rel_pct = relative(distance, base);
}

/// Without the zeros that multiplication leaves at the end.
fn trimmed(number: Decimal) -> Decimal {
    number.normalize()
}

#[cfg(test)]
mod tests {
    use crate::{Context, Role, measure, pair};

    #[test]
    fn a_bare_plus_beside_a_minus_implies_no_level() {
        let read = |raw, role| {
            let context = Context {
                role,
                ..Context::default()
            };
            measure(raw, &context).measure
        };
        for (baseline, target, implied) in [
            ("120", "+10", Some("130")),
            ("-23", "+10", None),
            ("-23 kpl", "+10 kpl", Some("-13")),
        ] {
            let (before, after) = (read(baseline, Role::Baseline), read(target, Role::Target));
            let found = pair(&before, &after, &Context::default());
            let level = found.target_value.map(|level| level.to_string());
            assert_eq!(level.as_deref(), implied, "{baseline} → {target}");
            assert_eq!(found.comparable, implied.is_some());
        }
    }
}
