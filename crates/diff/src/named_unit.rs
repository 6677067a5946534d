//! The measurement unit that an indicator names: `Sairauspoissaolot, pv/htv` above bare numbers.

use mittari_model::{Measure, Scale};
use mittari_normalizer::{Context, Role, measure};

/// The measure with the unit that the name of its indicator ends in, where the value itself prints none. For comparing only: what is written keeps
/// what was printed.
pub(crate) fn with_named_unit(value: &Measure, name: &str) -> Measure {
    let mut found = value.clone();
    let scale = match &mut found {
        Measure::Quantity(quantity) => &mut quantity.scale,
        Measure::Range(range) => &mut range.scale,
        _ => return found,
    };
    if scale.unit.is_none()
        && let Some(named) = named(name)
    {
        scale.unit = named.unit;
        scale.unit_text = named.unit_text;
        scale.per = named.per;
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
