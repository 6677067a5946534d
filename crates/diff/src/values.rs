//! What the values of two indicators say about whether they are one.

use mittari_model::{Indicator, Measure, Value};

use crate::fold::Folded;

/// What of an indicator's values is compared: folded once, since each indicator is held against many.
pub(crate) struct Values<'a> {
    baseline: Option<Print<'a>>,
    /// The first target.
    target: Option<Print<'a>>,
}

/// A value as it is printed.
struct Print<'a> {
    folded: Folded,
    measure: &'a Measure,
}

impl<'a> Values<'a> {
    pub(crate) fn of(indicator: &'a Indicator) -> Self {
        let print = |value: &'a Value| Print {
            folded: Folded::of(&value.text),
            measure: &value.measure,
        };
        let target = indicator.targets.first();
        Self {
            baseline: indicator.baseline.as_ref().map(print),
            target: target.map(|target| print(&target.value)),
        }
    }
}

/// How much the values of two indicators speak for (above zero) or against their being one.
///
/// The same baseline and the same target year after year, or a baseline that is last year's target, are seldom chance; numbers that many
/// indicators have (`0`, `1`, `100 %`, `kyllä`) may be. It is the same in both directions, and highest for an indicator and itself.
pub(crate) fn cue(before: &Values<'_>, after: &Values<'_>) -> f64 {
    let (promised, wanted) = (before.target.as_ref(), after.target.as_ref());
    let (was, is) = (before.baseline.as_ref(), after.baseline.as_ref());
    let started = alike(was, is);
    let stays = alike(promised, wanted);
    let goes_on = || [alike(promised, is), alike(was, wanted)];
    let is_special = |alike: Alike| alike == Alike::Special;
    match () {
        () if started != Alike::No && stays != Alike::No => {
            if is_special(started) || is_special(stays) {
                ALL_SAME
            } else {
                ALL_COMMON
            }
        }
        () if goes_on().into_iter().any(is_special) => GOES_ON,
        () if is_special(started) || is_special(stays) => ONE_SAME,
        () if are_of_other_kinds(promised, wanted) => OTHER_KIND,
        () => 0.0,
    }
}

/// Whether two values are printed alike.
#[derive(Clone, Copy, PartialEq)]
enum Alike {
    No,
    /// Both are missing, or are what many indicators have.
    Common,
    /// They are, and few indicators have them.
    Special,
}

fn alike(own: Option<&Print<'_>>, other: Option<&Print<'_>>) -> Alike {
    match (own, other) {
        (None, None) => Alike::Common,
        (Some(own), Some(other)) if own.folded == other.folded => {
            if own.is_special() {
                Alike::Special
            } else {
                Alike::Common
            }
        }
        _ => Alike::No,
    }
}

const ALL_SAME: f64 = 0.25;
/// The same, but no more than many indicators have: it tells two of one name apart.
const ALL_COMMON: f64 = 0.02;
const GOES_ON: f64 = 0.2;
const ONE_SAME: f64 = 0.1;
const OTHER_KIND: f64 = -0.05;

impl Print<'_> {
    /// Whether few other indicators would have the same value: a number of at least two digits that is no round hundred, or several words.
    fn is_special(&self) -> bool {
        match self.measure {
            Measure::Quantity(_)
            | Measure::Range(_)
            | Measure::Series(_)
            | Measure::Composite(_) => {
                let digits = self.folded.key.chars().filter(char::is_ascii_digit);
                let digits: String = digits.collect();
                digits.len() >= 2 && digits.trim_end_matches('0') != "1"
            }
            Measure::Missing(_) | Measure::Boolean(_) => false,
            _ => self.folded.words.len() >= 2,
        }
    }
}

/// Whether both have a target and the two are of kinds or units that exclude each other.
fn are_of_other_kinds(before: Option<&Print<'_>>, after: Option<&Print<'_>>) -> bool {
    let Some((before, after)) = before.zip(after) else {
        return false;
    };
    let unit = |measure: &Measure| match measure {
        Measure::Quantity(quantity) => quantity.scale.unit,
        Measure::Range(range) => range.scale.unit,
        _ => None,
    };
    match (before.measure, after.measure) {
        (Measure::Text { .. } | Measure::Missing(_), _)
        | (_, Measure::Text { .. } | Measure::Missing(_)) => false,
        (own, other) => match (unit(own), unit(other)) {
            (Some(own), Some(other)) => own != other,
            _ => std::mem::discriminant(own) != std::mem::discriminant(other),
        },
    }
}
