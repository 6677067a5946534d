//! What follows from two values together: the wanted movement, the distance, and whether a target is met.

mod change;
mod contradiction;
mod difference;
mod numbers;
mod outcome;
mod several;
mod steps;

use mittari_model::{Direction, Incomparable, Measure, Movement, PairFacts};

use crate::Context;

pub use contradiction::{contradicts, stated_change};
pub use difference::{difference, wanted_by_itself};
pub use outcome::{outcome, outcome_since};

/// What follows from baseline and target together.
pub fn pair(baseline: &Measure, target: &Measure, _context: &Context<'_>) -> PairFacts {
    facts(baseline, target)
}

/// What follows from two values, the second being wanted.
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
