//! A word, and how alike two of them are.

use crate::fold::Folded;
use crate::number::real;
use crate::vocabulary::{alike, weight};

/// A word with what comparing it needs.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) letters: Vec<char>,
    /// How much it says about which goal is meant, from 0 to 1.
    pub(crate) weight: f64,
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
pub(crate) const SHORTEST_PART: usize = 5;
/// Letters that an ending takes at most: `-issa`, `-ista`, `-iden` after the part that stays.
const ENDING: usize = 3;
/// The words of a statement up to this weight say nothing about which one it is.
pub(crate) const GENERIC: f64 = 0.36;
/// Words that join others weigh less, and are not looked for.
const JOINING: f64 = 0.1;

/// Ends of the Finnish passive.
const PASSIVE: &[&str] = &[
    "taan", "tään", "daan", "dään", "llaan", "llään", "nnaan", "nnään", "rraan", "rrään",
];
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
        let letters = self.letters.iter().zip(&other.letters);
        let shared = letters.take_while(|(a, b)| a == b).count();
        let lengths = [self.letters.len(), other.letters.len()].map(real);
        let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
        let stem = real(shared);
        match () {
            () if shared >= SHORTEST_STEM && stem >= MOST_OF_IT * shorter => {
                SAME_STEM + 0.4 * stem / longer
            }
            () if self.group.is_some() && self.group == other.group => USED_FOR_EACH_OTHER,
            () if shared > SHORTEST_STEM => SAME_BEGINNING + 0.3 * stem / longer,
            () if self.is_part_of(other) || other.is_part_of(self) => PART,
            () => 0.0,
        }
    }

    /// Whether its core stands in another: `ruokailun` in `kouluruokailu`.
    fn is_part_of(&self, whole: &Self) -> bool {
        self.core >= SHORTEST_PART
            && self.core <= whole.letters.len()
            && self.core_mask & !whole.mask == 0
            && whole
                .letters
                .windows(self.core)
                .any(|window| window == &self.letters[..self.core])
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
