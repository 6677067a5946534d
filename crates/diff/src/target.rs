//! How a target changed.

use std::cmp::Ordering;

use mittari_model::{Change, Cmp, Difference, Incomparable, Measure, Quantity};
use mittari_normalizer::difference;
use rust_decimal::Decimal;

use crate::Kind;
use crate::fold::Folded;
use crate::promise::Promise;

/// The kinds of change from one target to another, without those of the year; empty where they are the same target.
///
/// A number is raised or lowered against a number, a bound against a bound of the same side; from a level to a bound, a number to words, a
/// step of work to another the target is redefined. Values of other units are told apart and never compared.
pub(crate) fn kinds(before: &Measure, after: &Measure) -> Vec<Kind> {
    if before == after {
        return Vec::new();
    }
    let found = difference(before, after);
    match found.reason {
        Some(Incomparable::UnitMismatch) => return vec![Kind::UnitChanged],
        Some(Incomparable::KindMismatch) if sort(before) != sort(after) => {
            return vec![Kind::KindChanged, Kind::TargetRedefined];
        }
        _ => {}
    }
    let mut kinds: Vec<Kind> = movement(before, after, &found).into_iter().collect();
    if is_of_other_scale(before, after) {
        kinds.push(Kind::UnitChanged);
    }
    kinds
}

/// The same for two printed targets: one step of work may have several words (`Valmis`, `Hyväksytty`), and other words are another target.
pub(crate) fn between(before: &Promise, after: &Promise) -> Vec<Kind> {
    let kinds = kinds(&before.measure, &after.measure);
    let are_steps = matches!(
        (&before.measure, &after.measure),
        (Measure::Status(_), Measure::Status(_))
    );
    let are_other_words =
        || !Folded::of(&before.value.text).is_alike(&Folded::of(&after.value.text), Some(0));
    if kinds.is_empty() && are_steps && are_other_words() {
        vec![Kind::TargetRedefined]
    } else {
        kinds
    }
}

/// Whether one is printed in thousands, the other in millions: a reader of the two numbers must know, though they can be compared.
fn is_of_other_scale(before: &Measure, after: &Measure) -> bool {
    let scale = |measure: &Measure| match measure {
        Measure::Quantity(quantity) => Some((quantity.scale.unit?, quantity.scale.mult)),
        Measure::Range(range) => Some((range.scale.unit?, range.scale.mult)),
        _ => None,
    };
    let scales = scale(before).zip(scale(after));
    scales.is_some_and(|(own, other)| own.0 == other.0 && own.1 != other.1)
}

/// What a value says, as a reader would tell the kinds apart.
#[derive(PartialEq)]
enum Sort {
    Number,
    Answer,
    Step,
    Time,
    Words,
}

fn sort(measure: &Measure) -> Sort {
    match measure {
        Measure::Quantity(_)
        | Measure::Range(_)
        | Measure::Change(_)
        | Measure::Composite(_)
        | Measure::Series(_) => Sort::Number,
        Measure::Boolean(_) => Sort::Answer,
        Measure::Status(_) => Sort::Step,
        Measure::Time(_) => Sort::Time,
        Measure::Reference(_) | Measure::Missing(_) | Measure::Text { .. } => Sort::Words,
    }
}

fn movement(before: &Measure, after: &Measure, found: &Difference) -> Option<Kind> {
    let by_sign = |abs: Decimal| match () {
        () if abs.is_zero() => None,
        () if abs.is_sign_negative() => Some(Kind::TargetLowered),
        () => Some(Kind::TargetRaised),
    };
    let abs = found.abs.map(mittari_model::Dec::decimal);
    let high = found.abs_high.map(mittari_model::Dec::decimal);
    match (before, after) {
        (Measure::Quantity(own), Measure::Quantity(other)) => {
            // Both exact, or bounds of the same side; `enintään 2 %` and `alle 2 %` are not the same, though no number moved.
            if side(own.cmp) != side(other.cmp) {
                return Some(Kind::TargetRedefined);
            }
            let moved = abs.map_or(Some(Kind::TargetRedefined), by_sign);
            moved.or((own.cmp != other.cmp).then_some(Kind::TargetRedefined))
        }
        (Measure::Range(_), Measure::Range(_)) => match (abs, high) {
            (Some(low), None) => by_sign(low),
            (Some(low), Some(high)) => match (by_sign(low), by_sign(high)) {
                (Some(low), Some(high)) if low != high => Some(Kind::TargetRedefined),
                (low, high) => low.or(high),
            },
            (None, _) => Some(Kind::TargetRedefined),
        },
        // A number inside the range neither rises nor falls.
        (Measure::Range(_), Measure::Quantity(Quantity { cmp: None, .. }))
        | (Measure::Quantity(Quantity { cmp: None, .. }), Measure::Range(_)) => {
            abs.and_then(by_sign).or(Some(Kind::TargetRedefined))
        }
        (Measure::Change(own), Measure::Change(other)) => {
            if is_same_sort(own, other) {
                abs.and_then(by_sign)
            } else {
                Some(Kind::TargetRedefined)
            }
        }
        (Measure::Status(own), Measure::Status(other)) => {
            let is_same = own.status == other.status
                && own.detail == other.detail
                && own.about.subject == other.about.subject
                && own.about.due == other.about.due;
            (!is_same).then_some(Kind::TargetRedefined)
        }
        (Measure::Boolean(own), Measure::Boolean(other)) => {
            (own.value != other.value).then_some(Kind::TargetRedefined)
        }
        (Measure::Composite(own), Measure::Composite(other)) => {
            let parts = own.parts.iter().zip(&other.parts);
            let all: Vec<Kind> = parts
                .flat_map(|(own, other)| kinds(&own.measure, &other.measure))
                .collect();
            let is_one = all.iter().all(|kind| *kind == all[0]);
            match all.first() {
                _ if own.parts.len() != other.parts.len() => Some(Kind::TargetRedefined),
                Some(first) if is_one => Some(*first),
                Some(_) => Some(Kind::TargetRedefined),
                None => None,
            }
        }
        (Measure::Missing(_), Measure::Missing(_)) => None,
        _ => Some(Kind::TargetRedefined),
    }
}

/// The side on which a number bounds a level: `Less` for `enintään` and `alle`, `Greater` for `vähintään` and `yli`; `None` for an exact one.
fn side(cmp: Option<Cmp>) -> Option<Ordering> {
    match cmp? {
        Cmp::Lt | Cmp::Le => Some(Ordering::Less),
        Cmp::Gt | Cmp::Ge => Some(Ordering::Greater),
    }
}

/// Whether two changes go the same way, are bounded alike and are counted from the same.
fn is_same_sort(before: &Change, after: &Change) -> bool {
    let bound = |change: &Change| change.amount.as_ref().map(|amount| amount.cmp);
    before.direction == after.direction
        && bound(before) == bound(after)
        && before.reference == after.reference
}

/// Whether two values are of different measurement units or kinds, for indicators whose targets say nothing.
pub(crate) fn is_of_other_unit(before: &Measure, after: &Measure) -> bool {
    let is_number = |measure: &Measure| matches!(measure, Measure::Quantity(_) | Measure::Range(_));
    is_number(before)
        && is_number(after)
        && difference(before, after).reason == Some(Incomparable::UnitMismatch)
}

#[cfg(test)]
mod tests {
    use mittari_normalizer::{Context, Role, measure};

    use super::*;

    #[test]
    fn targets_are_raised_lowered_redefined_or_of_other_units() {
        use Kind::{KindChanged, TargetLowered, TargetRaised, TargetRedefined, UnitChanged};
        let rows: &[(&str, &str, &[Kind])] = &[
            ("4,5", "4,6", &[TargetRaised]),
            ("4,5", "4,50", &[]),
            ("8 860 pv", "8500 päivää", &[TargetLowered]),
            ("9 844 pv", "25,9 htv", &[UnitChanged]),
            ("2-3", "6-8", &[TargetRaised]),
            ("2-3", "4", &[TargetRaised]),
            ("2-3", "3", &[TargetRedefined]),
            ("2-5", "3-4", &[TargetRedefined]),
            ("vähintään 80 %", "vähintään 85 %", &[TargetRaised]),
            ("vähintään 80 %", "85 %", &[TargetRedefined]),
            (">60", "60", &[TargetRedefined]),
            ("enintään 25", "alle 22", &[TargetLowered]),
            ("enintään 2 %", "alle 2 %", &[TargetRedefined]),
            ("alle 8 %", "vähintään 8 %", &[TargetRedefined]),
            ("8,0", "80 %", &[UnitChanged]),
            ("80", "85 %", &[TargetRaised]),
            ("1,2 milj. €", "1 350 t€", &[TargetRaised, UnitChanged]),
            ("2,4 milj. €", "2 400 t€", &[UnitChanged]),
            ("ei", "kyllä", &[TargetRedefined]),
            ("kyllä", "95 %", &[KindChanged, TargetRedefined]),
            ("Valmistelussa", "3 kpl", &[KindChanged, TargetRedefined]),
            (
                "Käytössä",
                "Raportoitu kolmannesvuosittain",
                &[TargetRedefined],
            ),
            ("Käytössä", "käytössä", &[]),
            ("sujuva arki", "5 kpl", &[TargetRedefined]),
            ("…", "5 kpl", &[TargetRedefined]),
            ("-10 %", "-15 %", &[TargetLowered]),
            ("-10 %", "+10 %", &[TargetRedefined]),
            ("-10 %", "8 860 pv", &[TargetRedefined]),
            ("ennallaan", "ennallaan", &[]),
            (
                "pojat 12 %, tytöt 8 %",
                "pojat 13 %, tytöt 9 %",
                &[TargetRaised],
            ),
            (
                "pojat 12 %, tytöt 8 %",
                "pojat 13 %, tytöt 7 %",
                &[TargetRedefined],
            ),
        ];
        let context = Context {
            role: Role::Target,
            ..Context::default()
        };
        for (before, after, expected) in rows {
            let found = kinds(
                &measure(before, &context).measure,
                &measure(after, &context).measure,
            );
            assert_eq!(found, *expected, "{before} → {after}");
        }
    }
}
