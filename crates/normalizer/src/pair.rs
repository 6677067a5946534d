//! What follows from two values together: the wanted movement, the distance, and whether a target is met.

mod change;
mod numbers;
mod several;
mod steps;

use mittari_model::{Direction, Incomparable, Measure, Movement, Outcome, PairFacts};

use crate::Context;

/// What follows from baseline and target together.
pub fn pair(baseline: &Measure, target: &Measure, _context: &Context<'_>) -> PairFacts {
    facts(baseline, target)
}

/// Whether an actual satisfies a target: the same rules, asked of the actual.
pub fn outcome(actual: &Measure, target: &Measure, _context: &Context<'_>) -> Outcome {
    let facts = facts(actual, target);
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

pub(crate) fn facts(baseline: &Measure, target: &Measure) -> PairFacts {
    match (baseline, target) {
        (Measure::Missing(_), _) | (_, Measure::Missing(_)) => not(Incomparable::Missing),
        (Measure::Text { .. }, _) | (_, Measure::Text { .. }) => not(Incomparable::Text),
        (_, Measure::Change(change)) => change::against_change(baseline, change),
        (Measure::Reference(_), _) => not(Incomparable::BaselineNotGiven),
        (Measure::Quantity(_) | Measure::Range(_), Measure::Quantity(_) | Measure::Range(_)) => {
            numbers::against_level(baseline, target)
        }
        (Measure::Boolean(before), Measure::Boolean(after)) => PairFacts {
            comparable: true,
            direction: Some(match (before.value, after.value) {
                (false, true) => Movement::BecomeTrue,
                (true, false) => Movement::BecomeFalse,
                _ => Movement::Keep,
            }),
            met: Some(before.value == after.value),
            ..PairFacts::default()
        },
        (Measure::Status(before), Measure::Status(after)) => steps::facts(before, after),
        (Measure::Series(_), _) | (_, Measure::Series(_)) => several::series(baseline, target),
        (Measure::Composite(before), Measure::Composite(after)) => {
            several::composite(before, after)
        }
        _ => not(Incomparable::KindMismatch),
    }
}

/// The two cannot be compared.
pub(crate) fn not(reason: Incomparable) -> PairFacts {
    PairFacts {
        comparable: false,
        reason: Some(reason),
        ..PairFacts::default()
    }
}

/// The movement that a change wants.
pub(crate) fn movement(direction: Direction) -> Movement {
    match direction {
        Direction::Increase => Movement::Increase,
        Direction::Decrease => Movement::Decrease,
        Direction::Keep => Movement::Keep,
        Direction::NotDecrease => Movement::NotDecrease,
        Direction::NotIncrease => Movement::NotIncrease,
        Direction::Improve => Movement::Improve,
        Direction::Worsen => Movement::Worsen,
        Direction::NotWorsen => Movement::NotWorsen,
    }
}
