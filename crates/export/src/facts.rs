//! What follows from two values, in words: differences, pairs, outcomes.

use mittari_diff::is_reached;
use mittari_model::{
    Actual, Assumption, Dec, Difference, Incomparable, Indicator, Outcome, PairFacts, PartFacts,
    PointFacts, Unit, Value,
};

use crate::number::signed;
use crate::wording::{counted, movement, reason};
use crate::{period, units};

/// A value as printed, with the period that its column gives it: `3,9 (2026)`.
pub(crate) fn value(value: &Value) -> String {
    let text = if value.text.trim().is_empty() {
        "(blank)".to_owned()
    } else {
        value.text.trim().to_owned()
    };
    match &value.period {
        Some(period) if !value.text.contains(period.trim()) => {
            format!("{text} ({period})")
        }
        _ => text,
    }
}

/// Values as printed: `3,9 (2026); 4,1 (2028)`; `None` where there are none.
pub(crate) fn values<'v>(values: impl IntoIterator<Item = &'v Value>) -> Option<String> {
    let values: Vec<String> = values.into_iter().map(value).collect();
    (!values.is_empty()).then(|| values.join("; "))
}

/// How one value differs from another: `−360 pv, −4,06 %`; `None` where nothing can be said or nothing differs.
pub(crate) fn difference(difference: &Difference) -> Option<String> {
    if !difference.comparable {
        return difference.reason.and_then(not_comparable);
    }
    let mut words = Amounts::of_difference(difference).words();
    if words.is_empty() {
        return None;
    }
    words.extend(difference.assumed.iter().copied().map(assumed));
    Some(words.join(", "))
}

/// The way from baseline to target: `−984 pv, −10,00 %`; `None` where there is nothing to tell.
pub(crate) fn pair(facts: &PairFacts) -> Option<String> {
    let parts = parts(&facts.points, &facts.parts);
    if !parts.is_empty() {
        return Some(parts);
    }
    if !facts.comparable {
        return facts.reason.and_then(not_comparable);
    }
    let mut words = Amounts::of_pair(facts).words();
    if words.is_empty() {
        words.extend(facts.direction.map(|way| movement(way).to_owned()));
    }
    if facts.met == Some(true) {
        words.push("met already".to_owned());
    }
    words.extend(facts.assumed.iter().copied().map(assumed));
    (!words.is_empty()).then(|| words.join(", "))
}

/// Whether an actual reaches its target, and how far it is: `not met, −120 pv to the target`. A value past its target is no miss, though it
/// is another than the target.
pub(crate) fn outcome(actual: &Actual, indicator: &Indicator) -> Option<String> {
    let outcome = actual.outcome.as_ref()?;
    let mut words = match (outcome.met, is_reached(actual, indicator)) {
        (Some(true), _) => vec!["met".to_owned()],
        (Some(false), Some(true)) => vec!["past the target".to_owned()],
        (Some(false), Some(false)) => vec!["not met".to_owned()],
        // Which way is better is not known: the difference is all there is to tell.
        (Some(false) | None, _) => Vec::new(),
    };
    let parts = parts(&outcome.points, &outcome.parts);
    if !parts.is_empty() {
        words.push(parts);
    } else if !outcome.comparable {
        words.extend(outcome.reason.and_then(not_comparable));
    } else if outcome.met == Some(false) {
        let amounts = Amounts::of_outcome(outcome).words();
        if !amounts.is_empty() {
            words.push(format!("{} to the target", amounts.join(", ")));
        }
    }
    words.extend(outcome.assumed.iter().copied().map(assumed));
    (!words.is_empty()).then(|| words.join(", "))
}

fn parts(points: &[PointFacts], parts: &[PartFacts]) -> String {
    let points = points.iter().filter_map(|point| {
        let words = pair(&point.facts)?;
        Some(format!("{}: {words}", period::words(&point.period)))
    });
    let parts = parts.iter().filter_map(|part| {
        let words = pair(&part.facts)?;
        Some(format!("{}: {words}", part.label))
    });
    points.chain(parts).collect::<Vec<_>>().join("; ")
}

/// `None` where a value is missing: that is seen without words.
fn not_comparable(why: Incomparable) -> Option<String> {
    (why != Incomparable::Missing).then(|| format!("not comparable: {}", reason(why)))
}

fn assumed(assumption: Assumption) -> String {
    match assumption {
        Assumption::Unit => "measurement unit printed on one side only",
        Assumption::Per => "denominator printed on one side only",
        Assumption::RelativePercent => "percent taken relatively",
    }
    .to_owned()
}

/// What differences, pairs and outcomes tell alike.
struct Amounts {
    abs: Option<Dec>,
    abs_high: Option<Dec>,
    unit: Option<Unit>,
    rel_pct: Option<Dec>,
    rungs: Option<i8>,
}

impl Amounts {
    fn of_difference(difference: &Difference) -> Self {
        Self {
            abs: difference.abs,
            abs_high: difference.abs_high,
            unit: difference.abs_unit,
            rel_pct: difference.rel_pct,
            rungs: difference.rungs,
        }
    }

    fn of_pair(facts: &PairFacts) -> Self {
        Self {
            abs: facts.abs,
            abs_high: None,
            unit: facts.abs_unit,
            rel_pct: facts.rel_pct,
            rungs: facts.rungs,
        }
    }

    fn of_outcome(outcome: &Outcome) -> Self {
        Self {
            abs: outcome.abs,
            abs_high: None,
            unit: outcome.abs_unit,
            rel_pct: outcome.rel_pct,
            rungs: outcome.rungs,
        }
    }

    /// No words for no difference.
    fn words(&self) -> Vec<String> {
        let told = |number: &Dec| *number != Dec::ZERO;
        let amount = |amount: Dec| match self.unit {
            Some(unit) => format!("{} {}", signed(amount), units::word(unit)),
            None => signed(amount),
        };
        let abs = self.abs.filter(told).map(amount);
        let high = self.abs_high.filter(told);
        let high = high.map(|high| format!("upper end {}", amount(high)));
        let rel = self.rel_pct.filter(told);
        let rel = rel.map(|rel| format!("{} %", signed(rel)));
        let rungs = self.rungs.filter(|rungs| *rungs != 0);
        let rungs = rungs.map(|rungs| {
            let steps = counted(usize::from(rungs.unsigned_abs()), "step");
            format!("{steps} {}", if rungs > 0 { "forward" } else { "back" })
        });
        abs.into_iter()
            .chain(high)
            .chain(rel)
            .chain(rungs)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Option<Dec> {
        text.parse().ok()
    }

    #[test]
    fn differences_have_signs_and_units() {
        let days = Difference {
            comparable: true,
            abs: dec("-360"),
            abs_unit: Some(Unit::Day),
            rel_pct: dec("-4.06"),
            ..Difference::default()
        };
        assert_eq!(difference(&days).as_deref(), Some("−360 pv, −4,06 %"));
        let assumed = Difference {
            abs: dec("0.1"),
            abs_unit: None,
            rel_pct: None,
            assumed: vec![Assumption::Unit],
            ..days.clone()
        };
        let words = difference(&assumed);
        assert_eq!(
            words.as_deref(),
            Some("+0,1, measurement unit printed on one side only")
        );
        let range = Difference {
            abs: dec("4"),
            abs_high: dec("5"),
            abs_unit: None,
            rel_pct: None,
            ..days.clone()
        };
        assert_eq!(difference(&range).as_deref(), Some("+4, upper end +5"));
        let none = Difference {
            abs: dec("0"),
            rel_pct: dec("0.00"),
            ..days
        };
        assert_eq!(difference(&none), None);
        let other = Difference {
            reason: Some(Incomparable::UnitMismatch),
            ..Difference::default()
        };
        assert_eq!(
            difference(&other).as_deref(),
            Some("not comparable: different measurement units")
        );
    }

    #[test]
    fn pairs_say_whether_the_target_is_met() {
        let points = Unit::PercentagePoint;
        let facts = PairFacts {
            comparable: true,
            met: Some(true),
            abs: dec("-5"),
            abs_unit: Some(points),
            ..PairFacts::default()
        };
        let words = pair(&facts);
        assert_eq!(words.as_deref(), Some("−5 %-yks., met already"));
        let steps = PairFacts {
            comparable: true,
            met: Some(false),
            rungs: Some(1),
            ..PairFacts::default()
        };
        let words = pair(&steps);
        assert_eq!(words.as_deref(), Some("1 step forward"));
    }
}
