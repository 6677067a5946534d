//! A word, and how alike two of them are.

use crate::fold::Folded;
use crate::number::real;
use crate::stem;
use crate::vocabulary::{alike, weight};

/// A word with what comparing it needs.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) letters: Vec<char>,
    /// Its letters without consonant gradation.
    ungraded: Vec<char>,
    /// How many of those are before its endings.
    stem: usize,
    /// How much it says about which goal is meant, from 0 to 1.
    pub(crate) weight: f64,
    /// How much it speaks against another text that knows nothing of it. A finite verb says what is done, and another one may say it too.
    pub(crate) contrast: f64,
    /// The group of words used for each other that it belongs to.
    group: Option<usize>,
    /// Which letters occur in it, one bit each, some letters sharing a bit.
    mask: u64,
    /// The bits of its stem.
    stem_mask: u64,
    is_number: bool,
}

/// A shorter beginning says nothing: `kunta` and `kunto`.
const SHORTEST_STEM: usize = 4;
/// A part of a compound that is found inside another word.
pub(crate) const SHORTEST_PART: usize = 5;
/// The words of a statement up to this weight say nothing about which one it is.
pub(crate) const GENERIC: f64 = 0.36;
/// Words that join others weigh less, and are not looked for.
const JOINING: f64 = 0.1;

/// Ends of the Finnish passive.
const PASSIVE: &[&str] = &[
    "taan", "tään", "daan", "dään", "llaan", "llään", "nnaan", "nnään", "rraan", "rrään",
];
/// Ends of the third person plural.
const PLURAL: &[&str] = &["vat", "vät"];
/// What a finite verb without a counterpart counts of another word. Measured: the less, the more reworded pairs are found, and no others.
const FINITE: f64 = 0.2;
/// Ends of the genitive, the local cases and the rest that tell of owners, places, receivers and means.
const OTHER_CASES: &[&str] = &[
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä",
];

/// The words of a text.
pub(crate) fn words(text: &Folded) -> Vec<Word> {
    text.words.iter().map(|word| Word::new(word)).collect()
}

impl Word {
    fn new(word: &str) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let ungraded = stem::ungraded(word);
        let stem = stem::length(&ungraded);
        let weight = weight(word);
        let mut own = Self {
            weight,
            contrast: weight,
            group: alike(word),
            mask: mask(&ungraded),
            stem_mask: mask(&ungraded[..stem]),
            stem,
            ungraded,
            is_number: word
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == '.'),
            letters,
        };
        if own.is_passive() || own.ends_with(PLURAL) {
            own.contrast *= FINITE;
        }
        own
    }

    /// Whether it says something about which goal is meant.
    pub(crate) fn is_special(&self) -> bool {
        self.weight > GENERIC
    }

    /// Runs of [`SHORTEST_PART`] letters as numbers; a shorter word is one run, a joining word none.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = u64> + '_ {
        let length = SHORTEST_PART.min(self.letters.len());
        let says_something = self.weight > JOINING;
        let windows = self.letters.windows(length.max(1));
        windows.filter(move |_| says_something).map(|letters| {
            // Unicode letters take 21 bits; those of Finnish fit into 12, and a clash only adds a candidate.
            letters.iter().fold(1, |number, &letter| {
                (number << 12) ^ u64::from(u32::from(letter))
            })
        })
    }

    /// Whether it says what is done: `kilpailutetaan`, `järjestetään`.
    pub(crate) fn is_passive(&self) -> bool {
        self.ends_with(PASSIVE)
    }

    /// Whether it stands in the case of what is dealt with, so that it is no owner, place, receiver or means.
    pub(crate) fn is_subject(&self) -> bool {
        !self.ends_with(OTHER_CASES)
    }

    /// How alike two words are, from 0 to 1: the same, of one stem, used for each other, a part of a compound.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        if self.letters == other.letters {
            return 1.0;
        }
        if self.is_number || other.is_number {
            return 0.0;
        }
        let shared = self.n_shared(other);
        let lengths = [self.ungraded.len(), other.ungraded.len()].map(real);
        let longer = lengths[0].max(lengths[1]);
        let shorter_stem = real(self.stem.min(other.stem));
        let stem = real(shared);
        match () {
            () if shared >= SHORTEST_STEM && stem >= MOST_OF_IT * shorter_stem => {
                SAME_STEM + 0.4 * stem / longer
            }
            () if self.group.is_some() && self.group == other.group => USED_FOR_EACH_OTHER,
            () if shared > SHORTEST_STEM => SAME_BEGINNING + 0.3 * stem / longer,
            () if self.is_part_of(other) || other.is_part_of(self) => PART,
            () => 0.0,
        }
    }

    /// How many letters both begin with, whatever their grades; those of a word's first letter do not change.
    fn n_shared(&self, other: &Self) -> usize {
        if self.letters.first() != other.letters.first() {
            return 0;
        }
        let letters = self.ungraded.iter().zip(&other.ungraded);
        letters.take_while(|(a, b)| a == b).count()
    }

    /// The part of a compound that its counterpart leaves out: `tilat` of `nuorisotilat` beside `nuoret`, `lukio` of `lukio-opinnot` beside `opinnot`.
    pub(crate) fn left_out(&self, counterpart: &Self) -> Option<&[char]> {
        let own = &self.ungraded[..self.stem];
        let shared = self.n_shared(counterpart).min(self.stem);
        let left = if shared >= SHORTEST_STEM {
            &own[shared..]
        } else {
            let part = &counterpart.ungraded[..counterpart.stem];
            let at = self
                .ungraded
                .windows(part.len())
                .position(|window| window == part)?;
            &own[..at.min(self.stem)]
        };
        (left.len() >= SHORTEST_PART).then_some(left)
    }

    /// Whether the beginning of a part of a compound stands in it.
    pub(crate) fn holds(&self, part: &[char]) -> bool {
        let beginning = &part[..SHORTEST_STEM.min(part.len())];
        let mut windows = self.ungraded.windows(beginning.len());
        windows.any(|window| window == beginning)
    }

    /// Whether its stem stands in another: `ruokailun` in `kouluruokailu`.
    fn is_part_of(&self, whole: &Self) -> bool {
        self.stem >= SHORTEST_PART
            && self.stem <= whole.ungraded.len()
            && self.stem_mask & !whole.mask == 0
            && whole
                .ungraded
                .windows(self.stem)
                .any(|window| window == &self.ungraded[..self.stem])
    }

    fn ends_with(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| {
            let mut letters = self.letters.iter().rev();
            ending.chars().rev().all(|c| letters.next() == Some(&c))
        })
    }
}

/// Two words of one stem share this part of the shorter one: `laatu`, `laatua`; `kunnan` and `kunnat` do, `kunta` and `kuntoutus` do not.
const MOST_OF_IT: f64 = 0.6;
/// Words of one stem are at least so alike; the longer what they share, the more.
pub(crate) const SAME_STEM: f64 = 0.6;
/// `asukas` and `kuntalainen` mean the same in a plan, mostly.
const USED_FOR_EACH_OTHER: f64 = 0.8;
/// Compounds with one beginning: `kouluruokailu`, `koululiikunta`.
const SAME_BEGINNING: f64 = 0.5;
/// One is a part of the other.
pub(crate) const PART: f64 = 0.55;

fn mask(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0, |mask, &letter| mask | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_compounds_do_not_part_words() {
        let rows = [
            ("palvelut", "palvelujen", 0.6, 1.0),
            ("kehittäminen", "kehittämisen", 0.6, 1.0),
            ("kuntalaiset", "asukkaat", 0.8, 0.8),
            ("ruokailun", "kouluruokailu", 0.55, 0.55),
            ("kunta", "kunto", 0.0, 0.95),
            ("työllisyys", "koulutus", 0.0, 0.0),
            ("2026", "2027", 0.0, 0.0),
            ("lukion", "perusopetuksen", 0.0, 0.0),
        ];
        for (a, b, least, most) in rows {
            let (a, b) = (Word::new(a), Word::new(b));
            let likeness = a.likeness(&b);
            assert!(
                (least..=most).contains(&likeness),
                "{likeness}: {a:?} {b:?}"
            );
            assert!((likeness - b.likeness(&a)).abs() < f64::EPSILON);
        }
    }
}
