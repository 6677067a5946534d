//! Whether a level keeps a promise: equal to the target, past it or short of it.

use mittari_model::{Cmp, Incomparable, Indicator, Measure, Movement, Outcome, Value};
use mittari_normalizer::{
    Context, difference, outcome_since, pair, stated_change, wanted_by_itself,
};
use rust_decimal::Decimal;

use crate::RollStatus;
use crate::fold::Folded;
use crate::promise::printed_year;

/// How a level stands to a target.
///
/// `started` is the level from which a target such as `-10 %` is counted, `wanted` the way in which the target wants to be surpassed
/// ([`direction`]). Without it nothing is called better or worse.
pub(crate) fn standing(
    promised: &Value,
    now: &Value,
    started: Option<&Measure>,
    wanted: Option<Movement>,
) -> RollStatus {
    let is_alike = Folded::of(&promised.text) == Folded::of(&now.text);
    if is_alike && !matches!(promised.measure, Measure::Missing(_) | Measure::Change(_)) {
        return RollStatus::Continued;
    }
    of_measures(&promised.measure, &now.measure, started, wanted)
}

fn of_measures(
    promised: &Measure,
    now: &Measure,
    started: Option<&Measure>,
    wanted: Option<Movement>,
) -> RollStatus {
    match (promised, now) {
        (Measure::Change(_), Measure::Quantity(_) | Measure::Range(_)) => {
            since(promised, now, started)
        }
        (Measure::Boolean(promised), Measure::Boolean(now)) => {
            if promised.value == now.value {
                RollStatus::Continued
            } else {
                RollStatus::Regressed
            }
        }
        (Measure::Status(promised), Measure::Status(now)) => {
            match (promised.ordinal, now.ordinal) {
                _ if promised.status == now.status => RollStatus::Continued,
                (Some(promised), Some(now)) if now > promised => RollStatus::Improved,
                (Some(promised), Some(now)) if now < promised => RollStatus::Regressed,
                (Some(_), Some(_)) => RollStatus::Continued,
                _ => RollStatus::Unknown,
            }
        }
        (Measure::Composite(promised), Measure::Composite(now)) => {
            let parts = promised.parts.iter().map(|own| {
                let label = Folded::of(&own.label);
                let other = now.parts.iter();
                let mut other = other.filter(|part| Folded::of(&part.label) == label);
                other.next().map_or(RollStatus::Unknown, |other| {
                    of_measures(&own.measure, &other.measure, None, wanted)
                })
            });
            together(&parts.collect::<Vec<_>>())
        }
        _ => by_difference(promised, now, wanted),
    }
}

fn by_difference(promised: &Measure, now: &Measure, wanted: Option<Movement>) -> RollStatus {
    let found = difference(promised, now);
    if let Some(reason) = found.reason {
        return incomparable(reason);
    }
    let Some(abs) = found.abs.map(mittari_model::Dec::decimal) else {
        return RollStatus::Unknown;
    };
    let is_strict = matches!(promised, Measure::Quantity(quantity) if matches!(quantity.cmp, Some(Cmp::Lt | Cmp::Gt)));
    if abs.is_zero() {
        return if is_strict {
            RollStatus::Regressed
        } else {
            RollStatus::Continued
        };
    }
    moved(abs, wanted)
}

/// Past or short, by the sign of the way from the target to the level.
fn moved(abs: Decimal, wanted: Option<Movement>) -> RollStatus {
    match wanted {
        Some(Movement::Increase | Movement::NotDecrease) if abs > Decimal::ZERO => {
            RollStatus::Improved
        }
        Some(Movement::Decrease | Movement::NotIncrease) if abs < Decimal::ZERO => {
            RollStatus::Improved
        }
        Some(
            Movement::Increase | Movement::NotDecrease | Movement::Decrease | Movement::NotIncrease,
        ) => RollStatus::Regressed,
        _ => RollStatus::Unknown,
    }
}

/// A target that is a change, counted from the level before.
fn since(promised: &Measure, now: &Measure, started: Option<&Measure>) -> RollStatus {
    let Some(started) = started else {
        return RollStatus::Unknown;
    };
    let found: Outcome = outcome_since(started, now, promised, &Context::default());
    if let Some(reason) = found.reason {
        return incomparable(reason);
    }
    let wanted = wanted_by_itself(promised);
    let level = found.target_value.and_then(|level| {
        let Measure::Quantity(quantity) = now else {
            return None;
        };
        // What a percentage leaves behind the printed digits is no difference.
        let unit = Decimal::new(1, quantity.value.decimal().scale());
        let gap = quantity.value.decimal().checked_sub(level.decimal())?;
        Some(if gap.abs() < unit { Decimal::ZERO } else { gap })
    });
    match (level, found.met) {
        (Some(gap), _) if gap.is_zero() => RollStatus::Continued,
        (Some(gap), _) if wanted.is_some() => moved(gap, wanted),
        (_, Some(true)) => RollStatus::Improved,
        (_, Some(false)) => RollStatus::Regressed,
        (_, None) => RollStatus::Unknown,
    }
}

fn incomparable(reason: Incomparable) -> RollStatus {
    match reason {
        Incomparable::UnitMismatch => RollStatus::NotComparable,
        Incomparable::KindMismatch
        | Incomparable::LabelMismatch
        | Incomparable::Missing
        | Incomparable::Text
        | Incomparable::PeriodMismatch
        | Incomparable::OtherReference
        | Incomparable::BaselineNotGiven
        | Incomparable::StatusOffLadder => RollStatus::Unknown,
    }
}

/// What holds for all parts.
fn together(parts: &[RollStatus]) -> RollStatus {
    let has = |status| parts.contains(&status);
    match () {
        () if has(RollStatus::NotComparable) => RollStatus::NotComparable,
        () if has(RollStatus::Unknown) || parts.is_empty() => RollStatus::Unknown,
        () if has(RollStatus::Improved) && has(RollStatus::Regressed) => RollStatus::Unknown,
        () if has(RollStatus::Improved) => RollStatus::Improved,
        () if has(RollStatus::Regressed) => RollStatus::Regressed,
        () => RollStatus::Continued,
    }
}

/// The way in which a target wants to be surpassed: by its own words, by the way from its baseline, by the words of its indicator; else by
/// what the other document says of the same indicator.
///
/// `year` is the one that the target is for; `None` where it is not known.
pub(crate) fn direction(
    target: &Measure,
    year: Option<i32>,
    indicator: &Indicator,
    other: Option<&Indicator>,
) -> Option<Movement> {
    let own = wanted_by_itself(target).or_else(|| from_level(target, year, indicator));
    let found = own.or_else(|| from_name(&indicator.text));
    let found = found.or_else(|| {
        let other = other?;
        let target = &other.targets.first()?.value;
        from_level(&target.measure, printed_year(target), other)
    });
    // A target at the level where it starts wants to stay there: neither way is past it.
    found.filter(|movement| *movement != Movement::Keep)
}

/// From the baseline to the target; a scorecard prints the accounts of an earlier year in its place. What came of the target itself says
/// nothing about what was wanted.
fn from_level(target: &Measure, year: Option<i32>, indicator: &Indicator) -> Option<Movement> {
    let baseline = indicator.baseline.iter();
    let actuals = indicator.actuals.iter().map(|actual| &actual.value);
    let earlier = actuals.filter(|actual| {
        let years = printed_year(actual).zip(year);
        years.is_some_and(|(actual, target)| actual < target)
    });
    let mut levels = baseline.chain(earlier);
    levels.find_map(|level| pair(&level.measure, target, &Context::default()).direction)
}

/// `Sairauspoissaolot vähenevät 10 %` wants less.
fn from_name(name: &str) -> Option<Movement> {
    let change = stated_change(name)?;
    wanted_by_itself(&Measure::Change(change))
}

#[cfg(test)]
mod tests {
    use mittari_normalizer::{Role, measure};

    use super::*;

    fn value(text: &str, role: Role) -> Value {
        let context = Context {
            role,
            ..Context::default()
        };
        Value {
            text: text.to_owned(),
            at: Vec::new(),
            period: None,
            measure: measure(text, &context).measure,
        }
    }

    #[test]
    fn a_promise_is_kept_surpassed_or_missed() {
        use RollStatus::{Continued, Improved, NotComparable, Regressed, Unknown};
        // What it started from, what was promised, what is now.
        let rows = [
            ("4,3", "4,5", "4,5", Continued),
            ("4,3", "4,5", "4,50", Continued),
            ("4,3", "4,5", "4,6", Improved),
            ("4,3", "4,5", "4,4", Regressed),
            ("9 844 pv", "8 860 pv", "8 500 pv", Improved),
            ("9 844 pv", "8 860 pv", "9 000 pv", Regressed),
            ("9 844 pv", "8 860 pv", "25,9 htv", NotComparable),
            ("9 844 pv", "-10 %", "8 860 pv", Continued),
            ("9 844 pv", "-10 %", "8 000 pv", Improved),
            ("9 844 pv", "-10 %", "9 500 pv", Regressed),
            ("82 %", "vähintään 80 %", "80 %", Continued),
            ("82 %", "vähintään 80 %", "85 %", Improved),
            ("82 %", "vähintään 80 %", "79 %", Regressed),
            ("70", "yli 80", "80", Regressed),
            ("0", "2-3", "2,5", Continued),
            ("0", "2-3", "4", Improved),
            ("0", "2-3", "1", Regressed),
            ("100 %", "100 %", "97 %", Unknown),
            ("ei", "kyllä", "kyllä", Continued),
            ("ei", "kyllä", "ei", Regressed),
            ("ei", "kyllä", "75 %", Unknown),
            ("Valmistelussa", "Valmis", "Käytössä", Improved),
            ("Valmistelussa", "Valmis", "Osittain valmis", Regressed),
            ("5", "ennallaan", "5", Continued),
            ("5", "6", "…", Unknown),
            ("5", "sujuva arki", "sujuva arki", Continued),
            ("5", "sujuva arki", "hankala arki", Unknown),
            (
                "pojat 5 %, tytöt 6 %",
                "pojat 4 %, tytöt 5 %",
                "pojat 4 %, tytöt 5 %",
                Continued,
            ),
        ];
        for (started, promised, now, expected) in rows {
            let (started, promised) = (
                value(started, Role::Baseline),
                value(promised, Role::Target),
            );
            let indicator = Indicator {
                baseline: Some(started.clone()),
                ..Indicator::default()
            };
            let wanted = direction(&promised.measure, None, &indicator, None);
            let now = value(now, Role::Actual);
            let found = standing(&promised, &now, Some(&started.measure), wanted);
            assert_eq!(
                found, expected,
                "{} → {} → {}",
                started.text, promised.text, now.text
            );
        }
    }

    #[test]
    fn the_direction_is_told_by_words_and_levels_alone() {
        let rows = [
            (
                "Sairauspoissaolot",
                Some("17,2"),
                "15",
                Some(Movement::Decrease),
            ),
            ("Sairauspoissaolot", None, "15", None),
            (
                "Sairauspoissaolot vähenevät 10 %",
                None,
                "15",
                Some(Movement::Decrease),
            ),
            ("Sijaispoolin koko", Some("12"), "12", None),
            (
                "Osallistujat",
                None,
                "vähintään 15",
                Some(Movement::Increase),
            ),
        ];
        for (name, baseline, target, expected) in rows {
            let indicator = Indicator {
                text: name.to_owned(),
                baseline: baseline.map(|text| value(text, Role::Baseline)),
                ..Indicator::default()
            };
            let target = value(target, Role::Target);
            assert_eq!(
                direction(&target.measure, None, &indicator, None),
                expected,
                "{name}"
            );
        }
    }
}
