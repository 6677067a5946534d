//! How one value differs from another of the same standing: this year's target from last year's.

use mittari_model::{
    Assumption, Change, Cmp, Dec, Difference, Direction, Incomparable, Measure, Movement, Quantity,
    Unit,
};
use rust_decimal::Decimal;

use super::numbers::{difference_unit, relative, same_scale, scale_of, scaled};
use super::{facts, steps};

/// How one value differs from another of the same standing: this year's target from last year's, or what came about from what was promised.
///
/// Numbers are subtracted exactly, powers of ten included (`1,2 milj. €` and `1 350 t€` differ by 150 000 €), never across units. A number
/// and a range differ by the way to the range's nearer end.
pub fn difference(before: &Measure, after: &Measure) -> Difference {
    match (before, after) {
        (Measure::Missing(_), _) | (_, Measure::Missing(_)) => not(Incomparable::Missing),
        (Measure::Text { .. }, _) | (_, Measure::Text { .. }) => not(Incomparable::Text),
        (Measure::Quantity(_) | Measure::Range(_), Measure::Quantity(_) | Measure::Range(_)) => {
            numbers(before, after)
        }
        (Measure::Change(before), Measure::Change(after)) => changes(before, after),
        (Measure::Status(before), Measure::Status(after)) => {
            let found = steps::facts(before, after);
            Difference {
                comparable: found.comparable,
                reason: found.reason,
                rungs: found.rungs,
                ..Difference::default()
            }
        }
        (Measure::Boolean(_), Measure::Boolean(_)) | (Measure::Time(_), Measure::Time(_)) => {
            Difference {
                comparable: true,
                ..Difference::default()
            }
        }
        (Measure::Series(_), Measure::Series(_))
        | (Measure::Composite(_), Measure::Composite(_)) => {
            let found = facts(before, after);
            Difference {
                comparable: found.comparable,
                reason: found.reason,
                ..Difference::default()
            }
        }
        _ => not(Incomparable::KindMismatch),
    }
}

fn not(reason: Incomparable) -> Difference {
    Difference {
        comparable: false,
        reason: Some(reason),
        ..Difference::default()
    }
}

/// Both ends of a level, powers of ten included; they are the same for one number, whichever side of it is meant.
fn ends(measure: &Measure) -> Option<(Decimal, Decimal)> {
    match measure {
        Measure::Quantity(Quantity { value, scale, .. }) => {
            scaled(*value, scale).map(|value| (value, value))
        }
        Measure::Range(range) => Some((
            scaled(range.low, &range.scale)?,
            scaled(range.high, &range.scale)?,
        )),
        _ => None,
    }
}

fn numbers(before: &Measure, after: &Measure) -> Difference {
    let assumed = match same_scale(before, after) {
        Ok(assumed) if assumed.contains(&Assumption::Per) && is_per_head(before, after) => {
            return not(Incomparable::UnitMismatch);
        }
        Ok(assumed) => assumed,
        Err(reason) => return not(reason),
    };
    let mut found = Difference {
        comparable: true,
        assumed,
        ..Difference::default()
    };
    let (Some(from), Some(to)) = (ends(before), ends(after)) else {
        return found;
    };
    // `8,0` and `80 %`: the unit that one of them leaves out is hardly the other's.
    if found.assumed.contains(&Assumption::Unit) && is_of_other_size(from.0, to.0) {
        return not(Incomparable::UnitMismatch);
    }
    let is_range = |(low, high): (Decimal, Decimal)| low != high;
    let (abs, base) = match (is_range(from), is_range(to)) {
        (false, true) => (outside(from.0, to).map(|way| -way), from.0),
        (true, false) => (outside(to.0, from), nearer(to.0, from)),
        _ => (to.0.checked_sub(from.0), from.0),
    };
    if is_range(from) && is_range(to) {
        let high = to.1.checked_sub(from.1);
        found.abs_high = high.filter(|_| high != abs).and_then(Dec::from_decimal);
    }
    let unit = [before, after]
        .into_iter()
        .find_map(|measure| scale_of(measure)?.unit);
    found.abs = abs.and_then(Dec::from_decimal);
    found.abs_unit = found.abs.and_then(|_| difference_unit(unit));
    found.rel_pct = abs.and_then(|abs| relative(abs, base));
    found
}

/// Whether one of two numbers is so many times the other that they are grades on one scale and shares or counts on another.
fn is_of_other_size(before: Decimal, after: Decimal) -> bool {
    const TIMES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
    let (small, large) = (before.abs().min(after.abs()), before.abs().max(after.abs()));
    !small.is_zero() && small.checked_mul(TIMES).is_some_and(|least| large >= least)
}

/// Whether one of two numbers is counted per pupil, per square metre and the like. A year goes without saying, these do not: 3 700 h and
/// 16 h/oppilas are not of one scale.
fn is_per_head(before: &Measure, after: &Measure) -> bool {
    let mut scales = [before, after].into_iter().filter_map(scale_of);
    scales.any(|scale| scale.per.iter().any(|per| !is_time(per.unit)))
}

fn is_time(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Day
            | Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Quarter
            | Unit::Trimester
            | Unit::HalfYear
            | Unit::SchoolYear
    )
}

/// How far a number lies above (or, negative, below) a range; zero inside.
fn outside(number: Decimal, (low, high): (Decimal, Decimal)) -> Option<Decimal> {
    if number > high {
        number.checked_sub(high)
    } else if number < low {
        number.checked_sub(low)
    } else {
        Some(Decimal::ZERO)
    }
}

fn nearer(number: Decimal, (low, high): (Decimal, Decimal)) -> Decimal {
    if number > high { high } else { low }
}

/// Two changes, a fall counted as a negative rise.
fn changes(before: &Change, after: &Change) -> Difference {
    let signed = |change: &Change| {
        let amount = change.amount.as_ref()?;
        let value = amount.value.decimal();
        match change.direction {
            Direction::Increase => Some((value, amount.unit)),
            Direction::Decrease => Some((-value, amount.unit)),
            _ => None,
        }
    };
    if before.reference != after.reference {
        return not(Incomparable::OtherReference);
    }
    let (Some((from, before_unit)), Some((to, after_unit))) = (signed(before), signed(after))
    else {
        return Difference {
            comparable: before.direction == after.direction,
            reason: (before.direction != after.direction).then_some(Incomparable::KindMismatch),
            ..Difference::default()
        };
    };
    if before_unit != after_unit {
        return not(Incomparable::UnitMismatch);
    }
    let abs = to.checked_sub(from);
    Difference {
        comparable: true,
        abs: abs.and_then(Dec::from_decimal),
        abs_unit: difference_unit(after_unit),
        rel_pct: abs.and_then(|abs| relative(abs, from)),
        ..Difference::default()
    }
}

/// The way in which a value wants to be surpassed, as far as its own words tell: `vähintään 80 %` upwards.
pub fn wanted_by_itself(target: &Measure) -> Option<Movement> {
    match target {
        Measure::Quantity(quantity) => match quantity.cmp? {
            Cmp::Ge | Cmp::Gt => Some(Movement::Increase),
            Cmp::Le | Cmp::Lt => Some(Movement::Decrease),
        },
        Measure::Change(change) => match change.direction {
            Direction::Increase | Direction::NotDecrease => Some(Movement::Increase),
            Direction::Decrease | Direction::NotIncrease => Some(Movement::Decrease),
            _ => None,
        },
        Measure::Status(_) => Some(Movement::Advance),
        Measure::Boolean(boolean) => Some(if boolean.value {
            Movement::BecomeTrue
        } else {
            Movement::BecomeFalse
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, Role, measure};

    fn read(text: &str) -> Measure {
        let context = Context {
            role: Role::Target,
            ..Context::default()
        };
        measure(text, &context).measure
    }

    #[test]
    fn numbers_are_subtracted_exactly_and_never_across_units() {
        let rows = [
            ("4,5", "4,6", "0.1 - 2.22"),
            ("8 860 pv", "8 500 pv", "-360 d -4.06"),
            ("75 %", "95 %", "20 percentage_point 26.67"),
            ("1,2 milj. €", "1 350 t€", "150000 eur 12.50"),
            (
                "vähintään 80 %",
                "vähintään 85 %",
                "5 percentage_point 6.25",
            ),
            ("2-3", "4", "1 - 33.33"),
            ("4", "2-3", "-1 - -25.00"),
            ("2-3", "2,5", "0 - 0.00"),
            ("2-3", "6-8", "4 - 200.00 high 5"),
            ("2-3", "4-5", "2 - 100.00"),
            ("-10 %", "-15 %", "-5 percentage_point -50.00"),
            ("0", "3", "3 - -"),
            ("9 844 pv", "25,9 htv", "unit_mismatch"),
            ("3 kokousta", "5 koulutusta", "unit_mismatch"),
            ("4,2/5", "8,4/10", "unit_mismatch"),
            ("3 700 h", "16 h/oppilas", "unit_mismatch"),
            ("2 krt/vuosi", "3 krt", "1 times 50.00"),
            ("kyllä", "75 %", "kind_mismatch"),
            ("sujuva arki", "75 %", "text"),
            ("osittain selvitetty", "käytössä", "rungs 2"),
            ("kasvaa", "vähenee", "kind_mismatch"),
        ];
        for (before, after, expected) in rows {
            let found = difference(&read(before), &read(after));
            let text = match (found.reason, found.rungs) {
                (Some(reason), _) => serde_json::to_value(reason).expect("a word"),
                (_, Some(rungs)) => format!("rungs {rungs}").into(),
                _ => {
                    let dec = |dec: Option<Dec>| dec.map_or("-".to_owned(), |dec| dec.to_string());
                    let unit = found.abs_unit.map_or("-", mittari_model::Unit::code);
                    let high = found
                        .abs_high
                        .map_or(String::new(), |high| format!(" high {high}"));
                    format!("{} {unit} {}{high}", dec(found.abs), dec(found.rel_pct)).into()
                }
            };
            assert_eq!(text, expected, "{before} → {after}");
            assert_eq!(found.comparable, found.reason.is_none());
        }
    }
}
