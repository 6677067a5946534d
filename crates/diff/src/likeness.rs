//! How alike two statements are, by their words.
//!
//! Two years print one goal with other endings, another order, words added or left out; two goals of one kind differ in a single word:
//! *perusopetuksen* and *lukion päättäneistä jatkaa opintoja*. Overlaps of letters cannot tell these apart: on `fixtures/diff/statements.tsv`
//! (112 pairs reworded, 112 that only look alike, written without sight of this code) the area under the curve is 0.73 for trigrams, 0.70 for
//! 4-grams, 0.74 for stems of five letters, 0.77 for trigrams weighted by rarity. What tells them apart is the **contrast**: whether each side has a
//! special word of which the other knows nothing. The likeness below reaches what the test at the end of this file asserts.

use crate::number::real;
use crate::vocabulary::{alike, weight};

/// A word with what comparing it needs.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    letters: Vec<char>,
    weight: f64,
    /// The group of words used for each other that it belongs to.
    group: Option<usize>,
    /// Which letters occur in it, one bit each, some letters sharing a bit.
    mask: u64,
    /// The bits of its core.
    core_mask: u64,
    /// How many letters from its beginning stay whatever its ending.
    core: usize,
    is_number: bool,
}

/// A shorter beginning says nothing: `kunta` and `kunto`.
const SHORTEST_STEM: usize = 4;
/// A part of a compound that is found inside another word.
const SHORTEST_PART: usize = 5;
/// Letters that an ending takes at most: `-issa`, `-ista`, `-iden` after the part that stays.
const ENDING: usize = 3;

impl Word {
    pub(crate) fn new(word: &str) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let core = letters.len().saturating_sub(ENDING).max(SHORTEST_PART);
        let core = core.min(letters.len());
        Self {
            weight: weight(word),
            group: alike(word),
            mask: mask(&letters),
            core_mask: mask(&letters[..core]),
            core,
            is_number: word
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == '.'),
            letters,
        }
    }
}

impl Word {
    /// Runs of [`SHORTEST_PART`] letters as numbers; a shorter word is one run, a joining word none.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = u64> + '_ {
        let length = SHORTEST_PART.min(self.letters.len());
        let says_something = self.weight > 0.1;
        let windows = self.letters.windows(length.max(1));
        windows.filter(move |_| says_something).map(|letters| {
            // Unicode letters take 21 bits; those of Finnish fit into 12, and a clash only adds a candidate.
            letters.iter().fold(1, |number, &letter| {
                (number << 12) ^ u64::from(u32::from(letter))
            })
        })
    }
}

impl Word {
    /// Whether it says what is done: `kilpailutetaan`, `järjestetään`.
    fn is_passive(&self) -> bool {
        self.ends_with(PASSIVE)
    }

    /// Whether it stands in the case of what is dealt with, so that it is no owner, place, receiver or means.
    fn is_subject(&self) -> bool {
        !self.ends_with(OTHER_CASES)
    }

    fn ends_with(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| {
            let mut letters = self.letters.iter().rev();
            ending.chars().rev().all(|c| letters.next() == Some(&c))
        })
    }
}

/// Ends of the Finnish passive.
const PASSIVE: &[&str] = &[
    "taan", "tään", "daan", "dään", "llaan", "llään", "nnaan", "nnään", "rraan", "rrään",
];
/// Ends of the genitive, the local cases and the rest that tell of owners, places, receivers and means.
const OTHER_CASES: &[&str] = &[
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä",
];

fn mask(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0, |mask, &letter| mask | 1 << (u32::from(letter) % 64))
}

/// How alike two words are, from 0 to 1: the same, the same stem, a part of a compound, used for each other.
fn of_words(a: &Word, b: &Word) -> f64 {
    if a.letters == b.letters {
        return 1.0;
    }
    if a.is_number || b.is_number {
        return 0.0;
    }
    let shared = a
        .letters
        .iter()
        .zip(&b.letters)
        .take_while(|(a, b)| a == b)
        .count();
    let lengths = [a.letters.len(), b.letters.len()].map(real);
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let stem = real(shared);
    if shared >= SHORTEST_STEM && stem >= 0.6 * shorter {
        return 0.6 + 0.4 * stem / longer;
    }
    if a.group.is_some() && a.group == b.group {
        return 0.8;
    }
    if shared > SHORTEST_STEM {
        return 0.5 + 0.3 * stem / longer;
    }
    if is_part(a, b) || is_part(b, a) {
        return 0.55;
    }
    0.0
}

/// Whether the core of a word stands in another: `ruokailun` in `kouluruokailu`.
fn is_part(part: &Word, of: &Word) -> bool {
    part.core >= SHORTEST_PART
        && part.core <= of.letters.len()
        && part.core_mask & !of.mask == 0
        && of
            .letters
            .windows(part.core)
            .any(|window| window == &part.letters[..part.core])
}

/// How alike two statements are, from 0 to 1.
///
/// The mean of the share of words that have a counterpart on the other side (all words, and those of the side that is covered better, because
/// a clarification adds words to one side only), less the contrast.
pub(crate) fn of(before: &[Word], after: &[Word]) -> f64 {
    let own = side(before, after);
    let other = side(after, before);
    if own.weight <= 0.0 || other.weight <= 0.0 {
        return 0.0;
    }
    let all = (own.covered + other.covered) / (own.weight + other.weight);
    let better = (own.covered / own.weight).max(other.covered / other.weight);
    let contrast = own.heaviest_alone.min(other.heaviest_alone);
    (f64::midpoint(all, better) - CONTRAST * contrast).clamp(0.0, 1.0)
}

/// What a special word on each side without a counterpart takes away. Measured: 0.4 to 0.8 do equally well.
const CONTRAST: f64 = 0.6;

/// How much of one text stands in another, from 0 to 1.
pub(crate) fn covered(text: &[Word], by: &[Word]) -> f64 {
    let own = side(text, by);
    if own.weight > 0.0 {
        own.covered / own.weight
    } else {
        0.0
    }
}

/// How much two texts are about the same thing; `None` where they are not.
///
/// They share a special word that is what is dealt with in one of them, no owner or place of it (`kutsuliikenne`, not `kutsuliikenteen` or
/// `keskustassa`), and either each begins with it or they share another special word.
pub(crate) fn common_subject(a: &[Word], b: &[Word]) -> Option<f64> {
    let things = |words: &'_ [Word]| -> Vec<Word> {
        let special = words.iter().filter(|word| word.weight > GENERIC);
        special.filter(|word| !word.is_passive()).cloned().collect()
    };
    let (own, other) = (things(a), things(b));
    let is_shared =
        |a: &Word, b: &Word| of_words(a, b) >= SAME_STEM && (a.is_subject() || b.is_subject());
    let has_subject = own
        .iter()
        .any(|own| other.iter().any(|other| is_shared(own, other)));
    let begins = match (own.first(), other.first()) {
        (Some(own), Some(other)) => is_shared(own, other),
        _ => false,
    };
    let is_same = begins || (has_subject && n_shared_specials(&own, &other) >= 2);
    is_same.then(|| f64::midpoint(covered(a, b), covered(b, a)))
}

/// How many special words of one text stand in another.
pub(crate) fn n_shared_specials(text: &[Word], other: &[Word]) -> usize {
    let is_shared = |word: &&Word| {
        word.weight > GENERIC && other.iter().any(|other| of_words(word, other) >= SAME_STEM)
    };
    text.iter().filter(is_shared).count()
}

/// Words of one stem, or used for each other.
const SAME_STEM: f64 = 0.6;

/// Whether `total` has the first word of `case`, alone, with words that say nothing, or as a part of a compound, while `case` goes on to say which
/// case is meant.
pub(crate) fn is_total(total: &[Word], case: &[Word]) -> bool {
    let Some((head, rest)) = case.split_first() else {
        return false;
    };
    let is_special = |word: &Word| word.weight > GENERIC;
    let has_head =
        |word: &&Word| of_words(word, head) >= SAME_HEAD || head.letters.ends_with(&word.letters);
    let Some(own) = total.iter().find(has_head) else {
        return false;
    };
    // `Lupien käsittelyaika` is that of `rakennuslupien` and of `ympäristölupien`.
    let is_tail = own.letters.len() < head.letters.len() && head.letters.ends_with(&own.letters);
    if is_tail {
        return own.letters.len() >= SHORTEST_PART && covered(rest, total) >= SAME_REST;
    }
    let names_no_case =
        own.letters != head.letters || total.iter().filter(|word| is_special(word)).count() == 1;
    head.weight >= SPECIAL_HEAD
        && names_no_case
        && rest.iter().any(is_special)
        && rest
            .iter()
            .filter(|word| is_special(word))
            .all(|word| side(std::slice::from_ref(word), total).heaviest_alone > 0.0)
}

/// Words up to this weight say nothing about which case is meant.
const GENERIC: f64 = 0.36;
/// The first word of a case names the thing: a long, special word.
const SPECIAL_HEAD: f64 = 0.8;
/// What follows the head of a case stands in the total, too.
const SAME_REST: f64 = 0.8;
/// `asiakastyytyväisyys` in `asiakastyytyväisyysindeksi`.
const SAME_HEAD: f64 = 0.55;

struct SideOf {
    weight: f64,
    covered: f64,
    /// The weight of the heaviest word without a counterpart, from 0 to 1.
    heaviest_alone: f64,
}

fn side(own: &[Word], other: &[Word]) -> SideOf {
    let mut side = SideOf {
        weight: 0.0,
        covered: 0.0,
        heaviest_alone: 0.0,
    };
    for word in own {
        let best = other.iter().map(|other| of_words(word, other));
        let best = best.fold(0.0, f64::max);
        side.weight += word.weight;
        side.covered += word.weight * best;
        side.heaviest_alone = side.heaviest_alone.max(word.weight * (1.0 - best));
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folded;

    const STATEMENTS: &str = include_str!("../../../fixtures/diff/statements.tsv");

    fn likeness(before: &str, after: &str) -> f64 {
        let words = |text: &str| -> Vec<Word> {
            let folded = Folded::of(text);
            folded.words.iter().map(|word| Word::new(word)).collect()
        };
        of(&words(before), &words(after))
    }

    #[test]
    fn reworded_statements_are_told_from_others() {
        let mut alike = Vec::new();
        let mut other = Vec::new();
        for line in STATEMENTS.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [verdict, _, before, after, _] = cells[..] else {
                panic!("five cells: {line}");
            };
            let likeness = likeness(before, after);
            match verdict {
                "same" => alike.push(likeness),
                _ => other.push(likeness),
            }
        }
        let above = |list: &[f64], least: f64| list.iter().filter(|&&value| value >= least).count();
        let order = |a: &f64| {
            let halves = other.iter().map(|b| match a.total_cmp(b) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            });
            halves.sum::<f64>()
        };
        let area = alike.iter().map(order).sum::<f64>() / real(alike.len() * other.len());
        println!("area {area:.3}");
        for least in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
            println!(
                "{least}: {} of {} alike, {} of {} other",
                above(&alike, least),
                alike.len(),
                above(&other, least),
                other.len()
            );
        }
        assert!(area >= 0.90, "{area}");
    }
}
