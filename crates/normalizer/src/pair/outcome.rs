//! Whether an actual satisfies a target: the rules of the pair, asked of the actual.

use mittari_model::{
    Amount, Assumption, Change, Cmp, Dec, Direction, Incomparable, Measure, Outcome, PairFacts,
    Period, Reference, Scale, Series,
};
use rust_decimal::Decimal;

use super::change::{implied, refers_to};
use super::numbers::{point, relative, scale_of, units};
use super::{facts, movement, not};
use crate::Context;

/// Whether an actual satisfies a target.
///
/// A target that is a change (`-10 %`) is counted from the baseline, so that a level cannot be held against it without one
/// ([`Incomparable::BaselineNotGiven`]): [`outcome_since`] takes the baseline too.
pub fn outcome(actual: &Measure, target: &Measure, _context: &Context<'_>) -> Outcome {
    outcome_of(judged(actual, None, target))
}

/// Whether an actual satisfies a target that may be counted from a baseline: 9 844 pv, then `-10 %`, then 8 860 pv.
pub fn outcome_since(
    baseline: &Measure,
    actual: &Measure,
    target: &Measure,
    _context: &Context<'_>,
) -> Outcome {
    outcome_of(judged(actual, Some(baseline), target))
}

fn outcome_of(facts: PairFacts) -> Outcome {
    Outcome {
        target: 0,
        comparable: facts.comparable,
        reason: facts.reason,
        met: facts.met,
        abs: facts.abs,
        abs_unit: facts.abs_unit,
        rel_pct: facts.rel_pct,
        target_value: facts.target_value,
        rungs: facts.rungs,
        points: facts.points,
        parts: facts.parts,
        assumed: facts.assumed,
    }
}

fn judged(actual: &Measure, baseline: Option<&Measure>, target: &Measure) -> PairFacts {
    match (actual, target) {
        (Measure::Missing(_), _) | (_, Measure::Missing(_)) => not(Incomparable::Missing),
        (Measure::Text { .. }, _) | (_, Measure::Text { .. }) => not(Incomparable::Text),
        (Measure::Change(actual), Measure::Change(target)) => changes(actual, target),
        (_, Measure::Change(target)) => since(actual, baseline, target),
        (Measure::Quantity(quantity), Measure::Series(series)) => {
            match point_of(series, quantity.about.period.as_ref()) {
                Some(target) => judged(actual, baseline, target),
                None => facts(actual, target),
            }
        }
        _ => facts(actual, target),
    }
}

/// The target of the actual's own period.
fn point_of<'a>(series: &'a Series, period: Option<&Period>) -> Option<&'a Measure> {
    let period = period?;
    let point = series.points.iter().find(|point| point.period == *period)?;
    Some(&point.measure)
}

/// A level against a change of the baseline.
fn since(actual: &Measure, baseline: Option<&Measure>, target: &Change) -> PairFacts {
    let Some(baseline) = baseline else {
        return not(Incomparable::BaselineNotGiven);
    };
    match baseline {
        Measure::Missing(_) => return not(Incomparable::Missing),
        Measure::Text { .. } => return not(Incomparable::Text),
        _ => {}
    }
    if !refers_to(baseline, &target.reference) {
        return not(Incomparable::OtherReference);
    }
    let levels = (point(baseline), point(actual));
    let scales = (scale_of(baseline), scale_of(actual));
    let ((Some(base), Some(value)), (Some(before), Some(now))) = (levels, scales) else {
        return not(Incomparable::KindMismatch);
    };
    let mut assumed = match units(before, now) {
        Ok(assumed) => assumed,
        Err(reason) => return not(reason),
    };
    match wanted(base, before, target, &mut assumed) {
        Ok(wanted) => held_against(
            value,
            base,
            &Against {
                target,
                now,
                wanted,
            },
            assumed,
        ),
        Err(reason) => not(reason),
    }
}

/// The level that the change implies, where its amount gives one.
fn wanted(
    base: Decimal,
    scale: &Scale,
    target: &Change,
    assumed: &mut Vec<Assumption>,
) -> Result<Option<Decimal>, Incomparable> {
    let Some(amount) = &target.amount else {
        return Ok(target.to.map(Dec::decimal));
    };
    implied(base, scale, amount, target.direction, assumed)
}

/// What a level is held against.
struct Against<'a> {
    target: &'a Change,
    now: &'a Scale,
    wanted: Option<Decimal>,
}

fn held_against(
    value: Decimal,
    base: Decimal,
    against: &Against<'_>,
    assumed: Vec<Assumption>,
) -> PairFacts {
    let cmp = against.target.amount.as_ref().and_then(|amount| amount.cmp);
    let direction = against.target.direction;
    let met = match against.wanted {
        Some(wanted) => Some(satisfies(value, wanted, cmp_of_level(cmp, direction))),
        None if against.target.amount.is_some() => None,
        None => moved(value, base, direction),
    };
    let nearest = against.wanted.or_else(|| {
        let is_level = matches!(
            direction,
            Direction::Keep | Direction::NotDecrease | Direction::NotIncrease
        );
        is_level.then_some(base)
    });
    let distance = nearest
        .filter(|_| met == Some(false))
        .and_then(|nearest| nearest.checked_sub(value))
        .or_else(|| (met == Some(true)).then_some(Decimal::ZERO));
    PairFacts {
        comparable: true,
        direction: Some(movement(direction)),
        met,
        target_value: nearest
            .map(|nearest| nearest.normalize())
            .and_then(Dec::from_decimal),
        abs: distance
            .map(|distance| distance.normalize())
            .and_then(Dec::from_decimal),
        abs_unit: distance.and_then(|_| super::numbers::difference_unit(against.now.unit)),
        rel_pct: distance.and_then(|distance| relative(distance, value)),
        assumed,
        ..PairFacts::default()
    }
}

/// A bound on a fall bounds the level the other way round: a fall of at least 5 ends at or below.
fn cmp_of_level(cmp: Option<Cmp>, direction: Direction) -> Option<Cmp> {
    let falls = matches!(direction, Direction::Decrease);
    cmp.map(|cmp| match cmp {
        Cmp::Ge if falls => Cmp::Le,
        Cmp::Gt if falls => Cmp::Lt,
        Cmp::Le if falls => Cmp::Ge,
        Cmp::Lt if falls => Cmp::Gt,
        cmp => cmp,
    })
}

/// A level is the wanted one where it differs by less than one unit of its last printed digit: 8 860 is 9 844 − 10 %.
fn satisfies(value: Decimal, wanted: Decimal, cmp: Option<Cmp>) -> bool {
    match cmp {
        None => {
            let unit = Decimal::new(1, value.scale());
            value
                .checked_sub(wanted)
                .is_some_and(|gap| gap.abs() < unit)
        }
        Some(Cmp::Ge) => value >= wanted,
        Some(Cmp::Gt) => value > wanted,
        Some(Cmp::Le) => value <= wanted,
        Some(Cmp::Lt) => value < wanted,
    }
}

/// Whether a level has moved as wanted; `None` where the words do not say the sign.
fn moved(value: Decimal, base: Decimal, direction: Direction) -> Option<bool> {
    match direction {
        Direction::Increase => Some(value > base),
        Direction::Decrease => Some(value < base),
        Direction::Keep => Some(value == base),
        Direction::NotDecrease => Some(value >= base),
        Direction::NotIncrease => Some(value <= base),
        Direction::NotWorsen if value == base => Some(true),
        Direction::Improve | Direction::Worsen if value == base => Some(false),
        Direction::Improve | Direction::Worsen | Direction::NotWorsen => None,
    }
}

/// A change that came about, against the wanted one.
fn changes(actual: &Change, target: &Change) -> PairFacts {
    let is_open =
        |reference: &Reference| matches!(reference, Reference::Unspecified | Reference::Baseline);
    if !is_open(&actual.reference)
        && !is_open(&target.reference)
        && actual.reference != target.reference
    {
        return not(Incomparable::OtherReference);
    }
    let met = match (&actual.amount, &target.amount) {
        (_, None) => agrees(actual.direction, target.direction),
        (None, Some(_)) => agrees(actual.direction, target.direction).filter(|agrees| !agrees),
        (Some(came), Some(wanted)) => {
            if came.unit != wanted.unit && came.unit.is_some() && wanted.unit.is_some() {
                return not(Incomparable::UnitMismatch);
            }
            match (
                signed(came, actual.direction),
                signed(wanted, target.direction),
            ) {
                (Some(came), Some(by)) => Some(satisfies(
                    came,
                    by,
                    cmp_of_level(wanted.cmp, target.direction),
                )),
                _ => agrees(actual.direction, target.direction).filter(|agrees| !agrees),
            }
        }
    };
    PairFacts {
        comparable: true,
        direction: Some(movement(target.direction)),
        met,
        ..PairFacts::default()
    }
}

fn signed(amount: &Amount, direction: Direction) -> Option<Decimal> {
    match direction {
        Direction::Increase => Some(amount.value.decimal()),
        Direction::Decrease => Some(-amount.value.decimal()),
        _ => None,
    }
}

/// Whether a change in one direction is one in another; `None` where better and worse meet more and less.
fn agrees(came: Direction, wanted: Direction) -> Option<bool> {
    use Direction::{
        Decrease, Improve, Increase, Keep, NotDecrease, NotIncrease, NotWorsen, Worsen,
    };
    match (came, wanted) {
        (came, wanted) if came == wanted => Some(true),
        (Increase | Keep, NotDecrease)
        | (Decrease | Keep, NotIncrease)
        | (Improve | Keep, NotWorsen) => Some(true),
        (Increase, Decrease | Keep | NotIncrease)
        | (Decrease, Increase | Keep | NotDecrease)
        | (Keep, Increase | Decrease | Improve | Worsen)
        | (Improve, Worsen | Keep)
        | (Worsen, Improve | Keep | NotWorsen) => Some(false),
        _ => None,
    }
}
