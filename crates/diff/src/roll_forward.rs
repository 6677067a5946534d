//! Last year's target against this year's baseline or actual.

use mittari_model::{Indicator, Value};
use mittari_normalizer::difference;

use crate::named_unit::with_named_unit;
use crate::promise::{Promise, Promised, is_missing, printed_year};
use crate::standing::{direction, standing};
use crate::target;
use crate::{Kind, RollForward, RollStatus};

/// What came of the target of the earlier document; `is_same_year` where both are for one year.
pub(crate) fn roll_forward(
    [earlier, later]: &[Promised<'_>; 2],
    is_same_year: bool,
) -> RollForward {
    let (before, after) = (earlier.indicator, later.indicator);
    let Some(promised) = &earlier.main else {
        return RollForward {
            status: RollStatus::Unknown,
            promised: None,
            now: after.baseline.clone(),
            difference: None,
        };
    };
    if let Some(restated) = restated(promised, &later.all) {
        return RollForward {
            status: RollStatus::Restated,
            difference: Some(difference(&promised.measure, &restated.measure)),
            promised: Some(promised.value.clone()),
            now: Some(restated.value.clone()),
        };
    }
    let now = reported(after, promised.year, is_same_year);
    let compared = now.as_ref().map(|now| Value {
        measure: with_named_unit(&now.measure, later.named.as_ref()),
        ..now.clone()
    });
    let started = before.baseline.as_ref();
    let started = started.map(|value| with_named_unit(&value.measure, earlier.named.as_ref()));
    let wanted = direction(&promised.measure, promised.year, before, Some(after));
    let target = Value {
        measure: promised.measure.clone(),
        ..promised.value.clone()
    };
    let status = compared.as_ref().map_or(RollStatus::Unknown, |now| {
        standing(&target, now, started.as_ref(), wanted)
    });
    RollForward {
        status,
        difference: compared
            .as_ref()
            .map(|now| difference(&promised.measure, &now.measure)),
        promised: Some(promised.value.clone()),
        now,
    }
}

/// The target for the same year as the later document prints it, where that is another one.
///
/// A year counts where it is printed with the target, or where it is the year that both documents are for.
pub(crate) fn restated<'l>(promised: &Promise, later: &'l [Promise]) -> Option<&'l Promise> {
    let is_for_it = |again: &&Promise| again.year == promised.year && !is_missing(&again.value);
    if promised.year.is_none() || is_missing(&promised.value) {
        return None;
    }
    // A year may have several, by season or month: one that is the same is enough.
    let mut again = later.iter().filter(is_for_it);
    // Other units or other powers of ten are another print of it, perhaps of the same level.
    let is_same = |again: &Promise| {
        let kinds = target::kinds(&promised.measure, &again.measure);
        kinds.is_empty() || kinds == [Kind::UnitChanged]
    };
    let first = again.clone().next()?;
    (!again.any(is_same)).then_some(first)
}

/// What the later document reports for the year of the promise: a value of that year, else its baseline, else its actual, neither of another
/// year. In a document for the same year the baseline is the old one.
fn reported(after: &Indicator, year: Option<i32>, is_same_year: bool) -> Option<Value> {
    let actuals = || after.actuals.iter().map(|actual| &actual.value);
    let of_year = |value: &&Value| year.is_some() && printed_year(value) == year;
    let dated = actuals().find(of_year);
    let baseline = after.baseline.as_ref();
    let dated = dated.or(baseline.filter(of_year));
    let is_undated = |value: &&Value| printed_year(value).is_none() || year.is_none();
    let baseline = baseline.filter(|_| !is_same_year).filter(is_undated);
    let found = dated.or(baseline).or_else(|| actuals().find(is_undated));
    found.cloned()
}
