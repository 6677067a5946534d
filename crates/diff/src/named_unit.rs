//! The measurement unit that an indicator names: `Sairauspoissaolot, pv/htv` above bare numbers.

use mittari_model::{Indicator, Measure, Scale};
use mittari_normalizer::{Context, Role, measure};

/// The units that the names of an indicator give in two documents, so that their values can be held against each other.
///
/// A unit that only one of the names gives says nothing where the other document prints none at all (`Lämmönkulutus kWh/m³` names it with other
/// words, `Lämmönkulutus (kWh/m³)` in brackets), nor does what it is counted per where the other name puts it elsewhere (`päästöt asukasta
/// kohden, t` and `päästöt, t/asukas`).
pub(crate) fn of_both(before: &Indicator, after: &Indicator) -> [Option<Scale>; 2] {
    let [mut own, mut other] = [before, after].map(|indicator| named(&indicator.text));
    match (&mut own, &mut other) {
        (Some(own), Some(other)) if own.unit == other.unit => {
            if own.per.is_empty() && is_per(&before.text) {
                other.per.clear();
            } else if other.per.is_empty() && is_per(&after.text) {
                own.per.clear();
            }
        }
        (Some(_), None) if !prints_unit(after) => own = None,
        (None, Some(_)) if !prints_unit(before) => other = None,
        _ => {}
    }
    [own, other]
}

/// Whether a name says that it counts per something: `asukasta kohden`.
fn is_per(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["kohden", "kohti", "/", "per "]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether one of an indicator's values has a measurement unit of its own.
fn prints_unit(indicator: &Indicator) -> bool {
    let targets = indicator.targets.iter().map(|target| &target.value);
    let actuals = indicator.actuals.iter().map(|actual| &actual.value);
    let mut values = indicator.baseline.iter().chain(targets).chain(actuals);
    values.any(|value| match &value.measure {
        Measure::Quantity(quantity) => quantity.scale.unit.is_some(),
        Measure::Range(range) => range.scale.unit.is_some(),
        _ => false,
    })
}

/// The measure with the unit that the name of its indicator gives, where the value itself prints none. For comparing only: what is written keeps
/// what was printed.
pub(crate) fn with_named_unit(value: &Measure, named: Option<&Scale>) -> Measure {
    let mut found = value.clone();
    let scale = match &mut found {
        Measure::Quantity(quantity) => &mut quantity.scale,
        Measure::Range(range) => &mut range.scale,
        _ => return found,
    };
    if scale.unit.is_none()
        && let Some(named) = named
    {
        scale.unit = named.unit;
        scale.unit_text.clone_from(&named.unit_text);
        scale.per.clone_from(&named.per);
        scale.mult = named.mult;
    }
    found
}

/// The unit after the last comma of a name, or in the brackets at its end.
fn named(name: &str) -> Option<Scale> {
    let name = name.trim_end();
    let tail = match name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('))
    {
        Some((_, inside)) => inside,
        None => name.rsplit_once(',')?.1,
    };
    let context = Context {
        role: Role::Target,
        ..Context::default()
    };
    match measure(&format!("1 {}", tail.trim()), &context).measure {
        // Any noun would be a count: `, kirjasto` is no unit.
        Measure::Quantity(quantity)
            if quantity.scale.unit.is_some()
                && (quantity.scale.unit != Some(mittari_model::Unit::Count) || is_count(tail)) =>
        {
            Some(quantity.scale)
        }
        _ => None,
    }
}

fn is_count(tail: &str) -> bool {
    let first = tail.split_whitespace().next().unwrap_or_default();
    matches!(
        first.trim_end_matches('.'),
        "kpl" | "lkm" | "st" | "kappaletta"
    )
}

#[cfg(test)]
mod tests {
    use mittari_model::Unit;

    use super::*;

    #[test]
    fn the_end_of_a_name_may_be_a_unit() {
        let rows = [
            ("Sairauspoissaolot, pv/htv", Some(Unit::Day)),
            ("Sairauspoissaolot, % työajasta", Some(Unit::Percent)),
            ("Kävijät (kpl)", Some(Unit::Count)),
            ("Asiakastyytyväisyys, kirjasto", None),
            ("Sairauspoissaolot", None),
            ("Työhyvinvointi (kysely 2026)", None),
        ];
        for (name, unit) in rows {
            assert_eq!(named(name).and_then(|scale| scale.unit), unit, "{name}");
        }
    }
}
