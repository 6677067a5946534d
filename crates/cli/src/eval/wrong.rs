//! Values that the gold does not have where the extraction puts them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::facts::{PlainValue, values};
use super::similarity::{closest, similarity};
use super::text::{items, norm};

/// Names this much alike are taken for the same indicator: a mended letter or a lost word is no wrong value.
const SAME_NAME: f64 = 0.8;
/// In documents with more indicators than this, names from other cards must be equal: comparing all would take minutes.
const COMPARE_UP_TO: usize = 400;

/// A value on an indicator that does not have it in that role, or on an indicator that gold does not know.
#[derive(Debug)]
pub(super) struct WrongValue {
    /// Index of the extracted card.
    pub(super) card: usize,
    /// Comparable name of the extracted indicator.
    pub(super) indicator: String,
    /// The value.
    pub(super) value: PlainValue,
}

/// A gold indicator.
struct Known<'a> {
    name: String,
    indicator: &'a Value,
}

/// Every wrong value, in the order of the extraction; `pairs` as [`super::pairing::pair_cards`] gives them.
pub(super) fn wrong_values(
    gold: &[Value],
    got: &[Value],
    pairs: &[Option<usize>],
) -> Vec<WrongValue> {
    let known: Vec<Vec<Known<'_>>> = gold.iter().map(indicators).collect();
    let mut by_name: BTreeMap<&str, Vec<&Known<'_>>> = BTreeMap::new();
    for indicator in known.iter().flatten() {
        by_name.entry(&indicator.name).or_default().push(indicator);
    }
    let mut gold_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, pair) in pairs.iter().enumerate() {
        if let Some(j) = pair {
            gold_of.insert(*j, i);
        }
    }
    let mut wrong = Vec::new();
    for (card, extracted) in got.iter().enumerate() {
        let own = gold_of.get(&card).map_or(&[][..], |&i| &known[i]);
        for Known { name, indicator } in indicators(extracted) {
            let values = values(indicator);
            if values.is_empty() {
                continue;
            }
            let allowed: BTreeSet<PlainValue> = namesakes(&name, own, &by_name)
                .into_iter()
                .flat_map(|known| self::values(known.indicator))
                .collect();
            let bad = values.into_iter().filter(|value| !allowed.contains(value));
            wrong.extend(bad.map(|value| WrongValue {
                card,
                indicator: name.clone(),
                value,
            }));
        }
    }
    wrong
}

/// The gold indicators that an extracted one may be: of that name in its own card, then of nearly that name there, then elsewhere.
fn namesakes<'k, 'v>(
    name: &str,
    own: &'k [Known<'v>],
    by_name: &BTreeMap<&str, Vec<&'k Known<'v>>>,
) -> Vec<&'k Known<'v>> {
    let equal: Vec<_> = own.iter().filter(|known| known.name == name).collect();
    if !equal.is_empty() {
        return equal;
    }
    let alike: Vec<_> = own
        .iter()
        .filter(|known| similarity(&known.name, name) >= SAME_NAME)
        .collect();
    if !alike.is_empty() {
        return alike;
    }
    if let Some(elsewhere) = by_name.get(name) {
        return elsewhere.clone();
    }
    if by_name.len() > COMPARE_UP_TO {
        return Vec::new();
    }
    let nearest = closest(name, by_name.keys().copied(), SAME_NAME);
    nearest.map_or_else(Vec::new, |nearest| by_name[nearest].clone())
}

fn indicators(card: &Value) -> Vec<Known<'_>> {
    items(card, "indicators")
        .iter()
        .map(|indicator| Known {
            name: norm(indicator),
            indicator,
        })
        .collect()
}
