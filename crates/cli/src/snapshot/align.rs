//! Which items of two lists of JSON values are the same thing, before and after.
//!
//! First those that say the same, then those of the same id or text, then, between two that were found, those most alike in the order
//! they stand in. This is not `mittari diff`: both lists were read from the same document, so what belongs together has hardly moved.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

/// How alike two cards must be at least to be called one that changed rather than one gone and one new; from 0 to 1. Two cards of a book
/// share words such as `vuosi` and `palvelut`, a reworded one more than that.
pub(crate) const LIKE_CARDS: f32 = 0.3;
/// Items in a card are few, and what stands in the same place is the same thing whatever it says: 4,5 → 4,6.
pub(crate) const ANY: f32 = 0.0;
/// What a pair counts besides its likeness, so that two items that share nothing are still a pair where any may be.
const OF_A_PAIR: f32 = 0.01;
/// Pairs that are weighed against each other at most; in longer stretches the order decides. A few milliseconds.
const MOST_WEIGHED: usize = 250_000;

/// Which items of two lists go together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Alignment {
    n_before: usize,
    /// For each item after, its index before; `None` for what is new.
    origins: Vec<Option<usize>>,
    /// The items after, by their indices, that stand elsewhere among the others than before.
    pub(crate) reordered: Vec<usize>,
}

impl Alignment {
    /// Aligns two lists; `least` is how alike two items must be that share neither id nor text.
    pub(crate) fn of(before: &[Value], after: &[Value], least: f32) -> Self {
        let mut origins = vec![None; after.len()];
        let keys: [fn(&Value) -> Option<String>; 2] = [|item| Some(content(item)), identity];
        for key in keys {
            pair_by_key(before, after, key, &mut origins);
        }
        let steady = steady(&origins);
        for stretch in stretches(&steady, &origins, before.len()) {
            pair_by_likeness(before, after, &stretch, least, &mut origins);
        }
        let steady = self::steady(&origins);
        let is_elsewhere =
            |idx: &usize| origins[*idx].is_some() && steady.binary_search(idx).is_err();
        let reordered = (0..after.len()).filter(is_elsewhere).collect();
        Self {
            n_before: before.len(),
            origins,
            reordered,
        }
    }

    /// The index before of an item after; `None` for what is new.
    pub(crate) fn origin(&self, after: usize) -> Option<usize> {
        self.origins[after]
    }

    /// Every item of both lists as (before, after), in the order after; what is gone follows what it followed before.
    pub(crate) fn in_order_after(&self) -> Vec<(Option<usize>, Option<usize>)> {
        weave(&self.origins, self.n_before)
    }

    /// The same in the order before; what is new follows what it follows after.
    pub(crate) fn in_order_before(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let mut fates = vec![None; self.n_before];
        for (after, before) in self.origins.iter().enumerate() {
            if let Some(before) = before {
                fates[*before] = Some(after);
            }
        }
        let woven = weave(&fates, self.origins.len());
        woven
            .into_iter()
            .map(|(after, before)| (before, after))
            .collect()
    }
}

/// The items of a list, each as (other, own), with those of the other list that have no partner behind whatever they follow there.
fn weave(partners: &[Option<usize>], n_others: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let mut is_paired = vec![false; n_others];
    for &other in partners.iter().flatten() {
        is_paired[other] = true;
    }
    let followers = |from: usize| {
        (from..n_others)
            .take_while(|&other| !is_paired[other])
            .map(|other| (Some(other), None))
    };
    let mut woven: Vec<_> = followers(0).collect();
    for (own, &partner) in partners.iter().enumerate() {
        woven.push((partner, Some(own)));
        if let Some(other) = partner {
            woven.extend(followers(other + 1));
        }
    }
    woven
}

/// Pairs the first of a key with the first of the same key, the second with the second.
fn pair_by_key(
    before: &[Value],
    after: &[Value],
    key: fn(&Value) -> Option<String>,
    origins: &mut [Option<usize>],
) {
    let mut is_open = vec![true; before.len()];
    for &idx in origins.iter().flatten() {
        is_open[idx] = false;
    }
    let mut open: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for idx in (0..before.len()).filter(|&idx| is_open[idx]) {
        if let Some(key) = key(&before[idx]) {
            open.entry(key).or_default().push_back(idx);
        }
    }
    for (value, origin) in after.iter().zip(origins) {
        if origin.is_none() {
            let same = key(value).and_then(|key| open.get_mut(&key));
            *origin = same.and_then(VecDeque::pop_front);
        }
    }
}

/// All that the value says, without the places where it stands.
fn content(value: &Value) -> String {
    fn add(value: &Value, out: &mut String) {
        match value {
            Value::Object(fields) => {
                for (key, field) in fields.iter().filter(|(key, _)| *key != "at") {
                    out.push_str(key);
                    out.push(':');
                    add(field, out);
                }
                out.push('}');
            }
            Value::Array(items) => {
                for item in items {
                    add(item, out);
                }
                out.push(']');
            }
            leaf => {
                out.push_str(&leaf.to_string());
                out.push(',');
            }
        }
    }
    let mut out = String::new();
    add(value, &mut out);
    out
}

/// What an item is known by: its id, its text, or the code and the words of a diagnostic.
fn identity(value: &Value) -> Option<String> {
    let word = |key: &str| value[key].as_str();
    match (word("id"), word("text"), word("code"), word("message")) {
        (Some(id), ..) => Some(id.to_owned()),
        (None, Some(text), ..) => Some(text.to_owned()),
        (None, None, Some(code), Some(message)) => Some(format!("{code} {message}")),
        _ => None,
    }
}

/// The greatest number of items, by their indices after, that stand in the same order before.
fn steady(origins: &[Option<usize>]) -> Vec<usize> {
    // For each length, the run of that length that ends earliest; each item knows the one before it in its run.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut previous = vec![None; origins.len()];
    for (after, before) in origins.iter().enumerate() {
        let Some(before) = *before else { continue };
        let length = ends.partition_point(|&(end, _)| end < before);
        previous[after] = length.checked_sub(1).map(|idx| ends[idx].1);
        if length == ends.len() {
            ends.push((before, after));
        } else {
            ends[length] = (before, after);
        }
    }
    let last = ends.last().map(|&(_, after)| after);
    let mut run: Vec<usize> = std::iter::successors(last, |&after| previous[after]).collect();
    run.reverse();
    run
}

/// What stands between two steady items and has no partner: indices before and after.
type Stretch = (Vec<usize>, Vec<usize>);

fn stretches(steady: &[usize], origins: &[Option<usize>], n_before: usize) -> Vec<Stretch> {
    let mut is_open = vec![true; n_before];
    for &idx in origins.iter().flatten() {
        is_open[idx] = false;
    }
    let mut stretches = Vec::new();
    let (mut from_before, mut from_after) = (0, 0);
    let ends = steady
        .iter()
        .map(|&after| (origins[after].unwrap_or(n_before), after));
    for (end_before, end_after) in ends.chain([(n_before, origins.len())]) {
        let olds = (from_before..end_before).filter(|&idx| is_open[idx]);
        let news = (from_after..end_after).filter(|&idx| origins[idx].is_none());
        stretches.push((olds.collect(), news.collect()));
        (from_before, from_after) = (end_before + 1, end_after + 1);
    }
    stretches
}

/// Pairs what is most alike in all, in the order it stands in.
fn pair_by_likeness(
    before: &[Value],
    after: &[Value],
    (olds, news): &Stretch,
    least: f32,
    origins: &mut [Option<usize>],
) {
    let old_words: Vec<Vec<&str>> = olds.iter().map(|&idx| words(&before[idx])).collect();
    let new_words: Vec<Vec<&str>> = news.iter().map(|&idx| words(&after[idx])).collect();
    let weight = |old: usize, new: usize| {
        let likeness = likeness(&old_words[old], &new_words[new]);
        (likeness >= least).then_some(likeness + OF_A_PAIR)
    };
    if olds.len() * news.len() > MOST_WEIGHED {
        for idx in (0..olds.len().min(news.len())).filter(|&idx| weight(idx, idx).is_some()) {
            origins[news[idx]] = Some(olds[idx]);
        }
        return;
    }
    // The best weight of what stands from an old and a new one on, and the weight of that pair.
    let width = news.len() + 1;
    let mut best = vec![0.0_f32; (olds.len() + 1) * width];
    let mut pairs = vec![None; best.len()];
    for old in (0..olds.len()).rev() {
        for new in (0..news.len()).rev() {
            let here = old * width + new;
            let without = best[here + 1].max(best[here + width]);
            let with = weight(old, new).map(|weight| weight + best[here + width + 1]);
            pairs[here] = with.filter(|&with| with >= without);
            best[here] = pairs[here].unwrap_or(without);
        }
    }
    let (mut old, mut new) = (0, 0);
    while old < olds.len() && new < news.len() {
        let here = old * width + new;
        if pairs[here].is_some() {
            origins[news[new]] = Some(olds[old]);
            (old, new) = (old + 1, new + 1);
        } else if best[here + 1] >= best[here + width] {
            new += 1;
        } else {
            old += 1;
        }
    }
}

/// The words of the document in a value, sorted.
fn words(value: &Value) -> Vec<&str> {
    fn add<'a>(value: &'a Value, words: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                for (key, field) in fields {
                    match field {
                        Value::String(text)
                            if matches!(key.as_str(), "text" | "message" | "code") =>
                        {
                            words.extend(text.split_whitespace());
                        }
                        Value::String(_) => {}
                        other => add(other, words),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| add(item, words)),
            _ => {}
        }
    }
    let mut words = Vec::new();
    add(value, &mut words);
    words.sort_unstable();
    words
}

/// Words in common, from 0 for none to 1 for all; both sorted.
#[expect(
    clippy::cast_precision_loss,
    reason = "a card has far fewer words than a float counts exactly"
)]
fn likeness(before: &[&str], after: &[&str]) -> f32 {
    let (mut old, mut new, mut n_common) = (0, 0, 0);
    while old < before.len() && new < after.len() {
        match before[old].cmp(after[new]) {
            std::cmp::Ordering::Less => old += 1,
            std::cmp::Ordering::Greater => new += 1,
            std::cmp::Ordering::Equal => {
                n_common += 1;
                old += 1;
                new += 1;
            }
        }
    }
    let n_words = before.len() + after.len();
    if n_words == 0 {
        0.0
    } else {
        2.0 * n_common as f32 / n_words as f32
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn cards(rows: &[(&str, &str)]) -> Vec<Value> {
        rows.iter()
            .map(|(id, text)| json!({"id": id, "text": text, "at": [{"page": 1}]}))
            .collect()
    }

    #[test]
    fn cards_are_known_by_id_then_by_their_words_in_their_order() {
        let before = cards(&[
            ("c-1", "Toimivat palvelut"),
            ("c-2", "Hyvinvoiva henkilöstö ja osaava johtaminen"),
            ("c-3", "Terve talous"),
            ("c-4", "Kestävä kasvu"),
        ]);
        let after = cards(&[
            ("c-0", "Vetovoimainen kaupunki"),
            ("c-1", "Toimivat palvelut"),
            ("c-5", "Elinvoima"),
            ("c-6", "Hyvinvoiva henkilöstö ja hyvä johtaminen"),
            ("c-4", "Kestävä kasvu ja työ"),
        ]);
        let alignment = Alignment::of(&before, &after, LIKE_CARDS);
        assert_eq!(alignment.origins, [None, Some(0), None, Some(1), Some(3)]);
        assert!(alignment.reordered.is_empty());
        assert_eq!(
            alignment.in_order_after(),
            [
                (None, Some(0)),
                (Some(0), Some(1)),
                (None, Some(2)),
                (Some(1), Some(3)),
                (Some(2), None),
                (Some(3), Some(4)),
            ]
        );
    }

    #[test]
    fn values_in_the_same_place_are_the_same_thing() {
        let values = |texts: &[&str]| -> Vec<Value> {
            texts.iter().map(|text| json!({"text": text})).collect()
        };
        let check = |before: &[&str], after: &[&str], expected: &[Option<usize>]| {
            let alignment = Alignment::of(&values(before), &values(after), ANY);
            assert_eq!(alignment.origins, expected, "{before:?} {after:?}");
        };
        check(&["4,5"], &["4,6"], &[Some(0)]);
        check(&["4,5", "10 %"], &["4,6", "10 %"], &[Some(0), Some(1)]);
        check(&["8 860 pv"], &["5", "8 680 pv"], &[None, Some(0)]);
        check(&["x", "x"], &["x"], &[Some(0)]);
        check(&[], &["4,6"], &[None]);
    }

    #[test]
    fn what_changed_its_order_is_named() {
        let before = cards(&[("c-1", "A"), ("c-2", "B"), ("c-3", "C")]);
        let after = cards(&[("c-3", "C"), ("c-1", "A"), ("c-2", "B")]);
        let alignment = Alignment::of(&before, &after, LIKE_CARDS);
        assert_eq!(alignment.origins, [Some(2), Some(0), Some(1)]);
        assert_eq!(alignment.reordered, [0]);
        let order: Vec<_> = alignment
            .in_order_before()
            .iter()
            .map(|(before, _)| *before)
            .collect();
        assert_eq!(order, [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn long_lists_are_paired_by_their_order() {
        let many = |stem: &str| -> Vec<Value> {
            let n = 600;
            (0..n)
                .map(|idx| json!({"id": format!("{stem}-{idx}"), "text": format!("Tavoite {idx}")}))
                .collect()
        };
        let alignment = Alignment::of(&many("c"), &many("d"), LIKE_CARDS);
        assert!((0..600).all(|idx| alignment.origin(idx) == Some(idx)));
    }

    fn list() -> impl Strategy<Value = Vec<Value>> {
        let item = (0..6_u8, 0..4_u8)
            .prop_map(|(id, text)| json!({"id": id.to_string(), "text": text.to_string()}));
        proptest::collection::vec(item, 0..8)
    }

    proptest! {
        #[test]
        fn every_item_stands_once(before in list(), after in list()) {
            let alignment = Alignment::of(&before, &after, ANY);
            for woven in [alignment.in_order_after(), alignment.in_order_before()] {
                let mut olds: Vec<usize> = woven.iter().filter_map(|(old, _)| *old).collect();
                let mut news: Vec<usize> = woven.iter().filter_map(|(_, new)| *new).collect();
                olds.sort_unstable();
                news.sort_unstable();
                prop_assert_eq!(olds, (0..before.len()).collect::<Vec<_>>());
                prop_assert_eq!(news, (0..after.len()).collect::<Vec<_>>());
            }
            let news: Vec<usize> = alignment.in_order_after().iter().filter_map(|(_, new)| *new).collect();
            prop_assert!(news.is_sorted());
            let olds: Vec<usize> = alignment.in_order_before().iter().filter_map(|(old, _)| *old).collect();
            prop_assert!(olds.is_sorted());
            let origins: Vec<usize> = (0..after.len()).filter_map(|idx| alignment.origin(idx)).collect();
            prop_assert_eq!(alignment.reordered.is_empty(), origins.is_sorted());
        }
    }
}
