//! Pairs the cards of gold and extraction one to one, the best overlap of words first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, Facts};

/// Up to this many combinations each is tried; in larger documents only cards that share a whole fact are.
const TRY_ALL_UP_TO: usize = 40_000;
/// A fact that stands in more cards than this tells none of them from the others.
const RARE_UP_TO: usize = 30;

/// For each gold card the index of the extracted card that it is paired with.
pub(super) fn pair_cards(gold: &[Facts], got: &[Facts]) -> Vec<Option<usize>> {
    let gold_words: Vec<Words> = gold.iter().map(Words::of).collect();
    let got_words: Vec<Words> = got.iter().map(Words::of).collect();
    let mut candidates: Vec<Candidate> = tries(gold, got)
        .into_iter()
        .filter_map(|(i, j)| {
            let common = gold_words[i].common(&got_words[j]);
            let size = gold_words[i].size + got_words[j].size;
            (common > 0).then(|| Candidate {
                overlap: ratio(2 * common, size),
                i,
                j,
            })
        })
        .collect();
    candidates.sort_by(|a, b| {
        b.overlap
            .total_cmp(&a.overlap)
            .then_with(|| a.place().cmp(&b.place()))
    });
    let mut pairs = vec![None; gold.len()];
    let mut is_taken = vec![false; got.len()];
    for Candidate { i, j, .. } in candidates {
        if pairs[i].is_none() && !is_taken[j] {
            pairs[i] = Some(j);
            is_taken[j] = true;
        }
    }
    pairs
}

/// A gold card `i` and an extracted card `j` that may be the same.
struct Candidate {
    overlap: f64,
    i: usize,
    j: usize,
}

impl Candidate {
    /// Among equal overlaps, cards at like places go first, then later ones.
    fn place(&self) -> (usize, Reverse<usize>, Reverse<usize>) {
        (self.i.abs_diff(self.j), Reverse(self.i), Reverse(self.j))
    }
}

fn tries(gold: &[Facts], got: &[Facts]) -> BTreeSet<(usize, usize)> {
    if gold.len() * got.len() <= TRY_ALL_UP_TO {
        return (0..gold.len())
            .flat_map(|i| (0..got.len()).map(move |j| (i, j)))
            .collect();
    }
    let mut places: BTreeMap<&Fact, Vec<usize>> = BTreeMap::new();
    for (j, facts) in got.iter().enumerate() {
        for fact in facts.sorted() {
            places.entry(fact).or_default().push(j);
        }
    }
    let rare = |fact: &Fact| places.get(fact).filter(|places| places.len() <= RARE_UP_TO);
    let shared = |facts: &Facts| {
        facts
            .sorted()
            .filter_map(rare)
            .flatten()
            .copied()
            .collect::<Vec<usize>>()
    };
    gold.iter()
        .enumerate()
        .flat_map(|(i, facts)| shared(facts).into_iter().map(move |j| (i, j)))
        .collect()
}

/// The words of a card's facts, with how often each occurs.
struct Words {
    counts: BTreeMap<String, usize>,
    size: usize,
}

impl Words {
    fn of(facts: &Facts) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (fact, n) in facts.in_order() {
            for word in fact[1..].iter().flat_map(|text| text.split_whitespace()) {
                *counts.entry(word.to_owned()).or_default() += n;
            }
        }
        let size = counts.values().sum();
        Self { counts, size }
    }

    fn common(&self, other: &Self) -> usize {
        let in_both =
            |(word, n): (&String, &usize)| other.counts.get(word).map_or(0, |m| *n.min(m));
        self.counts.iter().map(in_both).sum()
    }
}

/// A quotient of two counts, both far below 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and letters of one document are exact as f64"
)]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
