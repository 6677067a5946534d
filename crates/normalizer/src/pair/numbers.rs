//! Two numbers.

use mittari_model::{
    Assumption, Cmp, Dec, Incomparable, Measure, Movement, PairFacts, Quantity, Scale, Unit,
};
use rust_decimal::{Decimal, RoundingStrategy};

use super::not;

/// A level: a closed interval of numbers, an end open where nothing bounds it.
#[derive(Clone, Copy)]
struct Level {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// The ends themselves do not belong to it.
    strict: bool,
}

pub(super) fn power(mult: i8) -> Option<Decimal> {
    let ten = Decimal::TEN;
    (0..mult.unsigned_abs()).try_fold(Decimal::ONE, |power, _| {
        if mult > 0 {
            power.checked_mul(ten)
        } else {
            power.checked_div(ten)
        }
    })
}

pub(super) fn scaled(value: Dec, scale: &Scale) -> Option<Decimal> {
    let number = value.decimal().checked_mul(power(scale.mult)?)?;
    // The printed scale means nothing once the power of ten is in.
    Some(if scale.mult == 0 {
        number
    } else {
        number.normalize()
    })
}

pub(super) fn scale_of(measure: &Measure) -> Option<&Scale> {
    match measure {
        Measure::Quantity(quantity) => Some(&quantity.scale),
        Measure::Range(range) => Some(&range.scale),
        _ => None,
    }
}

fn level(measure: &Measure) -> Option<Level> {
    match measure {
        Measure::Quantity(quantity) => {
            let value = Some(scaled(quantity.value, &quantity.scale)?);
            Some(match quantity.cmp {
                None => around(quantity, value?)?,
                Some(Cmp::Ge) => Level {
                    low: value,
                    high: None,
                    strict: false,
                },
                Some(Cmp::Gt) => Level {
                    low: value,
                    high: None,
                    strict: true,
                },
                Some(Cmp::Le) => Level {
                    low: None,
                    high: value,
                    strict: false,
                },
                Some(Cmp::Lt) => Level {
                    low: None,
                    high: value,
                    strict: true,
                },
            })
        }
        Measure::Range(range) => Some(Level {
            low: Some(scaled(range.low, &range.scale)?),
            high: Some(scaled(range.high, &range.scale)?),
            strict: false,
        }),
        _ => None,
    }
}

/// A number with what follows ±; the two are of one unit, or the second has none.
fn around(quantity: &Quantity, value: Decimal) -> Option<Level> {
    let gap = match &quantity.tolerance {
        Some(amount) if amount.unit.is_none() || amount.unit == quantity.scale.unit => amount
            .value
            .decimal()
            .checked_mul(power(quantity.scale.mult)?)?,
        _ => Decimal::ZERO,
    };
    Some(Level {
        low: Some(value.checked_sub(gap)?),
        high: Some(value.checked_add(gap)?),
        strict: false,
    })
}

/// One number of a baseline: its value, or the middle is unknown.
pub(super) fn point(measure: &Measure) -> Option<Decimal> {
    match measure {
        Measure::Quantity(quantity) => scaled(quantity.value, &quantity.scale),
        _ => None,
    }
}

/// Whether units and denominators agree, and what has to be taken for granted.
pub(super) fn units(before: &Scale, after: &Scale) -> Result<Vec<Assumption>, Incomparable> {
    let mut assumed = Vec::new();
    match (before.unit, after.unit) {
        (Some(a), Some(b)) if a != b => return Err(Incomparable::UnitMismatch),
        (Some(Unit::Count), Some(Unit::Count)) if nouns_differ(before, after) => {
            return Err(Incomparable::UnitMismatch);
        }
        (None, Some(_)) | (Some(_), None) => assumed.push(Assumption::Unit),
        _ => {}
    }
    let per = |scale: &Scale| {
        scale
            .per
            .iter()
            .map(|per| (per.unit, per.value.unwrap_or(Dec::ONE)))
            .collect::<Vec<_>>()
    };
    match (per(before), per(after)) {
        (a, b) if a == b => {}
        (a, b) if a.is_empty() || b.is_empty() => assumed.push(Assumption::Per),
        _ => return Err(Incomparable::UnitMismatch),
    }
    Ok(assumed)
}

/// Two different nouns are counted: "3 kokousta" and "5 koulutusta".
fn nouns_differ(before: &Scale, after: &Scale) -> bool {
    let noun = |scale: &Scale| {
        scale
            .unit_text
            .as_deref()
            .unwrap_or_default()
            .to_lowercase()
    };
    let (a, b) = (noun(before), noun(after));
    let generic = |text: &str| matches!(text, "kpl" | "st." | "st" | "kappaletta" | "stycken" | "");
    let stem = |text: &str| text.chars().take(5).collect::<String>();
    !generic(&a) && !generic(&b) && stem(&a) != stem(&b)
}

/// Whether two levels have the same unit, denominators and rating scale, and what has to be taken for granted.
pub(super) fn same_scale(
    before: &Measure,
    after: &Measure,
) -> Result<Vec<Assumption>, Incomparable> {
    let (Some(own), Some(other)) = (scale_of(before), scale_of(after)) else {
        return Err(Incomparable::KindMismatch);
    };
    let assumed = units(own, other)?;
    match (out_of(before), out_of(after)) {
        (Some(own), Some(other)) if own != other => Err(Incomparable::UnitMismatch),
        _ => Ok(assumed),
    }
}

pub(super) fn against_level(baseline: &Measure, target: &Measure) -> PairFacts {
    let assumed = match same_scale(baseline, target) {
        Ok(assumed) => assumed,
        Err(reason) => return not(reason),
    };
    let (Some(from), Some(to)) = (level(baseline), level(target)) else {
        return not(Incomparable::KindMismatch);
    };
    let mut found = PairFacts {
        comparable: true,
        assumed,
        ..PairFacts::default()
    };
    compare(&mut found, from, to);
    if let Some(distance) = distance(from, to) {
        let unit = [baseline, target]
            .into_iter()
            .find_map(|measure| scale_of(measure)?.unit);
        set_distance(&mut found, distance, from, unit);
    }
    found
}

fn out_of(measure: &Measure) -> Option<Dec> {
    match measure {
        Measure::Quantity(quantity) => quantity.out_of,
        _ => None,
    }
}

/// Direction, and whether the first satisfies the second.
fn compare(found: &mut PairFacts, from: Level, to: Level) {
    let satisfied = |value: Decimal| {
        let above = to
            .low
            .is_none_or(|low| if to.strict { value > low } else { value >= low });
        let below = to.high.is_none_or(|high| {
            if to.strict {
                value < high
            } else {
                value <= high
            }
        });
        above && below
    };
    let ends = [from.low, from.high];
    let known = ends.iter().flatten().count();
    let all = ends.iter().flatten().all(|end| satisfied(*end));
    let none = ends.iter().flatten().all(|end| !satisfied(*end));
    found.met = match (known, all, none) {
        (2, true, _) => Some(true),
        (_, _, true) if known > 0 => Some(false),
        (1, true, _) => Some(true),
        _ => None,
    };
    let (low, high) = (from.low.or(from.high), from.high.or(from.low));
    found.direction = match (low, high, to.low, to.high) {
        _ if found.met == Some(true) => Some(Movement::Keep),
        (_, Some(high), Some(low), _) if high <= low => Some(Movement::Increase),
        (Some(low), _, _, Some(high)) if low >= high => Some(Movement::Decrease),
        _ => None,
    };
}

/// The exact difference to the target or its nearest bound; zero where it is met.
fn distance(from: Level, to: Level) -> Option<Decimal> {
    let (low, high) = (from.low.or(from.high)?, from.high.or(from.low)?);
    if let Some(bound) = to.low
        && high < bound
    {
        return bound.checked_sub(high);
    }
    if let Some(bound) = to.high
        && low > bound
    {
        return bound.checked_sub(low);
    }
    Some(Decimal::ZERO)
}

fn set_distance(found: &mut PairFacts, distance: Decimal, from: Level, unit: Option<Unit>) {
    found.abs = Dec::from_decimal(distance);
    found.abs_unit = difference_unit(unit);
    let base = from
        .low
        .filter(|low| Some(*low) == from.high)
        .or(from.high)
        .or(from.low);
    found.rel_pct = base.and_then(|base| relative(distance, base));
}

/// Percents differ by percentage points.
pub(super) fn difference_unit(unit: Option<Unit>) -> Option<Unit> {
    match unit {
        Some(Unit::Percent) => Some(Unit::PercentagePoint),
        unit => unit,
    }
}

/// In percent of the base, two decimals, halves away from zero.
pub(super) fn relative(distance: Decimal, base: Decimal) -> Option<Dec> {
    if base.is_zero() {
        return None;
    }
    let mut percent = distance
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(base.abs())?
        .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    percent.rescale(2);
    Dec::from_decimal(percent)
}
