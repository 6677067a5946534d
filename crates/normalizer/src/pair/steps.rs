//! Two steps of work.

use mittari_model::{Incomparable, Movement, PairFacts, Status, StatusMeasure};

use super::not;

pub(super) fn facts(before: &StatusMeasure, after: &StatusMeasure) -> PairFacts {
    let (Some(from), Some(to)) = (before.ordinal, after.ordinal) else {
        if before.status == after.status {
            return PairFacts {
                comparable: true,
                direction: Some(Movement::Keep),
                met: Some(true),
                ..PairFacts::default()
            };
        }
        return not(Incomparable::StatusOffLadder);
    };
    let rungs = i8::try_from(to).unwrap_or_default() - i8::try_from(from).unwrap_or_default();
    // "Ei laadittu" bounds the step from above only.
    let is_open = before.status == Status::NotDone || after.status == Status::NotDone;
    PairFacts {
        comparable: true,
        direction: Some(match rungs {
            1.. => Movement::Advance,
            0 => Movement::Keep,
            _ => Movement::Regress,
        }),
        met: Some(if after.status == Status::NotDone {
            rungs == 0
        } else {
            rungs <= 0
        }),
        rungs: (!is_open).then_some(rungs),
        ..PairFacts::default()
    }
}
