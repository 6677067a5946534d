//! The distinct texts of both documents, and which of them may be each other reworded.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::likeness;
use crate::number::real;
use crate::subject;
use crate::word::{Word, words};

/// A distinct text, by its number.
pub(crate) type TextId = usize;

/// The distinct texts of both documents: what differs by noise only is one text.
pub(crate) struct Texts {
    /// The words of each text.
    words: Vec<Vec<Word>>,
    /// For each text, the statements of the earlier document that print it, and of the later one.
    pub(crate) before: Vec<Vec<usize>>,
    pub(crate) after: Vec<Vec<usize>>,
    /// The text of each statement of the earlier document, and of the later one.
    pub(crate) of_before: Vec<TextId>,
    pub(crate) of_after: Vec<TextId>,
}

impl Texts {
    pub(crate) fn of(before: &Book<'_>, after: &Book<'_>) -> Self {
        let mut ids: BTreeMap<&str, TextId> = BTreeMap::new();
        let mut texts = Self {
            words: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
            of_before: Vec::new(),
            of_after: Vec::new(),
        };
        // The order of the keys, not of the documents: so nothing depends on which is which, nor on the order of cards.
        let all = || before.statements.iter().chain(&after.statements);
        for statement in all() {
            ids.entry(&statement.folded.key).or_default();
        }
        for (number, id) in ids.values_mut().enumerate() {
            *id = number;
        }
        texts.words = vec![Vec::new(); ids.len()];
        texts.before = vec![Vec::new(); ids.len()];
        texts.after = vec![Vec::new(); ids.len()];
        for statement in all() {
            let own = &mut texts.words[ids[&*statement.folded.key]];
            if own.is_empty() {
                *own = words(&statement.folded);
            }
        }
        for (at, statement) in before.statements.iter().enumerate() {
            let id = ids[&*statement.folded.key];
            texts.before[id].push(at);
            texts.of_before.push(id);
        }
        for (at, statement) in after.statements.iter().enumerate() {
            let id = ids[&*statement.folded.key];
            texts.after[id].push(at);
            texts.of_after.push(id);
        }
        texts
    }

    /// How alike two texts are, from 0 to 1.
    pub(crate) fn likeness(&self, a: TextId, b: TextId) -> f64 {
        if a == b {
            return 1.0;
        }
        // Sums of fractions depend on the order of their parts.
        let (a, b) = (a.min(b), a.max(b));
        likeness::of(&self.words[a], &self.words[b])
    }

    /// How much of one text stands in others together, from 0 to 1.
    pub(crate) fn covered(&self, text: TextId, by: &[TextId]) -> f64 {
        let by = by.iter().flat_map(|&by| &self.words[by]);
        likeness::covered(&self.words[text], &by)
    }

    /// Whether a text joins what another says with more: `Kouluruoka on maistuvaa ja siivous laadukasta`, of `Siivous on laadukasta`.
    pub(crate) fn is_joined(&self, whole: TextId, part: TextId) -> bool {
        subject::n_shared_specials(self.words[part].iter(), &self.words[whole].iter()) >= 2
    }

    /// How much two texts are about the same; `None` where it is too little.
    pub(crate) fn common_subject(&self, a: TextId, b: TextId) -> Option<f64> {
        let (a, b) = (a.min(b), a.max(b));
        subject::common_subject(&self.words[a], &self.words[b])
    }

    /// Whether a text names the total or the index of what another names a case of: `Kirjastokäynnit yhteensä` and `Kirjastokäynnit,
    /// pääkirjasto`.
    pub(crate) fn is_total(&self, total: TextId, case: TextId) -> bool {
        subject::is_total(&self.words[total], &self.words[case])
    }

    /// For each text of the earlier document the texts of the later one that may be the same reworded, with their likeness, itself left out.
    ///
    /// Only texts that one document prints more often than the other are open: the rest have their counterpart.
    pub(crate) fn reworded(&self) -> Vec<Vec<(TextId, f64)>> {
        let is_open = |id: TextId| self.before[id].len() != self.after[id].len();
        let open_in = |statements: &[Vec<usize>]| -> Vec<TextId> {
            let ids = 0..self.words.len();
            ids.filter(|&id| is_open(id) && !statements[id].is_empty())
                .collect()
        };
        let (before, after) = (open_in(&self.before), open_in(&self.after));
        let mut found: Vec<Vec<(TextId, f64)>> = vec![Vec::new(); self.words.len()];
        for (text, near) in self.nearest(&before, &after) {
            found[text].extend(near);
        }
        // From the other side, too, so that nothing depends on which document is the earlier one.
        for (text, near) in self.nearest(&after, &before) {
            for (other, likeness) in near {
                found[other].push((text, likeness));
            }
        }
        for near in &mut found {
            near.sort_unstable_by_key(|(id, _)| *id);
            near.dedup_by_key(|(id, _)| *id);
        }
        found
    }

    /// For each text the most alike of some others, by an index over the beginnings and ends of their words.
    fn nearest(&self, of: &[TextId], among: &[TextId]) -> Vec<(TextId, Vec<(TextId, f64)>)> {
        let mut index: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (place, &text) in among.iter().enumerate() {
            for part in self.parts(text) {
                let place = u32::try_from(place).expect("a document has fewer statements");
                index.entry(part).or_default().push(place);
            }
        }
        let common = COMMON_AT_LEAST.max(among.len() / COMMON_SHARE);
        let mut shared = vec![0.0_f64; among.len()];
        let mut near = Vec::new();
        for &text in of {
            let mut touched: Vec<u32> = Vec::new();
            for part in self.parts(text) {
                let Some(places) = index.get(&part).filter(|places| places.len() <= common) else {
                    continue;
                };
                let rarity = 1.0 / real(places.len()).sqrt();
                for &place in places {
                    if shared[place as usize] == 0.0 {
                        touched.push(place);
                    }
                    shared[place as usize] += rarity;
                }
            }
            // The most shared first; among equals the order of the texts, which is that of their letters.
            touched.sort_unstable_by(|&a, &b| {
                let by_shared = shared[b as usize].total_cmp(&shared[a as usize]);
                by_shared.then(a.cmp(&b))
            });
            let best = touched.iter().take(LOOKED_AT);
            let mut alike: Vec<(TextId, f64)> = best
                .map(|&place| among[place as usize])
                .filter(|&other| other != text)
                .map(|other| (other, self.likeness(text, other)))
                .filter(|(_, likeness)| *likeness >= LEAST)
                .collect();
            alike.sort_by(|(a, own), (b, other)| other.total_cmp(own).then(a.cmp(b)));
            alike.truncate(KEPT);
            near.push((text, alike));
            for place in touched {
                shared[place as usize] = 0.0;
            }
        }
        near
    }

    /// The parts of words that an index can find, as numbers: pieces of five letters, so that inflection and compounds do not hide them.
    fn parts(&self, text: TextId) -> Vec<u64> {
        let mut parts: Vec<u64> = self.words[text].iter().flat_map(Word::pieces).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

/// Candidates whose likeness is reckoned, by what they share.
const LOOKED_AT: usize = 40;
/// Candidates that are kept: more than a statement ever has good ones.
const KEPT: usize = 20;
/// Less alike texts are no candidates anywhere. Statements in matched cards are compared whatever they share.
const LEAST: f64 = 0.3;
/// Pieces that more than a twentieth of the texts have say nothing; of few texts, all pieces count.
const COMMON_SHARE: usize = 20;
const COMMON_AT_LEAST: usize = 64;
