//! What surrounds a statement: its unit in both documents, and where repeated texts may have their counterpart.

use std::collections::BTreeMap;

use crate::What;
use crate::book::Book;
use crate::fold::Folded;
use crate::likeness;
use crate::number::real;
use crate::texts::{TextId, Texts};
use crate::units::heading_key;
use crate::word::{Word, words};

/// What surrounds the statements of both documents.
pub(crate) struct Context<'a> {
    pub(crate) before: &'a Book<'a>,
    pub(crate) after: &'a Book<'a>,
    pub(crate) texts: Texts,
    /// For each text of the earlier document those of the later one that may be the same, itself with likeness 1 among them.
    candidates: Vec<Vec<(TextId, f64)>>,
    /// How alike the headings of two units are, by their numbers in the two books.
    unit_likeness: Vec<Vec<f64>>,
    /// The statements of the later document by text and by the number that its unit has in the earlier one.
    later_by_unit: BTreeMap<(TextId, usize), Vec<usize>>,
    /// How often each text stands in the document that repeats it more, by kind of statement.
    n_repeated: Vec<[usize; What::ALL.len()]>,
    /// The place of each statement among those of its text and unit.
    rank_before: Vec<usize>,
    rank_after: Vec<usize>,
}

/// Texts that one document prints more often are looked for in their own unit only, and there near their own place: a scorecard that repeats
/// `Käyttöaste, %` for each of fourteen companies has one of each in each.
const REPEATED: usize = 20;

impl<'a> Context<'a> {
    pub(crate) fn of(before: &'a Book<'a>, after: &'a Book<'a>) -> Self {
        let texts = Texts::of(before, after);
        let mut candidates = texts.reworded();
        for (text, near) in candidates.iter_mut().enumerate() {
            if !texts.before[text].is_empty() && !texts.after[text].is_empty() {
                near.insert(0, (text, 1.0));
            }
        }
        let unit_likeness = unit_likeness(before, after);
        let keys: BTreeMap<&String, usize> = before.units.keys.iter().zip(0..).collect();
        let known = after.units.keys.iter().map(|key| keys.get(key).copied());
        let known: Vec<Option<usize>> = known.collect();
        let mut later_by_unit: BTreeMap<(TextId, usize), Vec<usize>> = BTreeMap::new();
        let mut rank_after = Vec::new();
        for (at, &text) in texts.of_after.iter().enumerate() {
            let rank = known[after.unit(at)].map(|unit| {
                let group = later_by_unit.entry((text, unit)).or_default();
                group.push(at);
                group.len() - 1
            });
            rank_after.push(rank.unwrap_or_default());
        }
        let mut groups: BTreeMap<(TextId, usize), usize> = BTreeMap::new();
        let ranks = texts.of_before.iter().enumerate().map(|(at, &text)| {
            let n = groups.entry((text, before.unit(at))).or_default();
            *n += 1;
            *n - 1
        });
        let rank_before = ranks.collect();
        let n_repeated = n_repeated(before, after, &texts);
        Self {
            before,
            after,
            texts,
            candidates,
            unit_likeness,
            later_by_unit,
            n_repeated,
            rank_before,
            rank_after,
        }
    }

    /// Whether both documents are for one year: a budget and its report, or one document twice.
    pub(crate) fn is_same_year(&self) -> bool {
        let (before, after) = (self.before.extraction, self.after.extraction);
        let has_year = before.document.year.is_some();
        let is_one_file = before.source.sha256 == after.source.sha256;
        is_one_file || (has_year && before.document.year == after.document.year)
    }

    /// The years from the earlier document to the later one; `None` where one does not say its year.
    pub(crate) fn forward(&self) -> Option<i32> {
        let (before, after) = (self.before.extraction, self.after.extraction);
        let years = before.document.year.zip(after.document.year);
        years.map(|(before, after)| after - before)
    }

    /// How alike the units of two cards are, from 0 to 1.
    pub(crate) fn unit_likeness(&self, before_card: usize, after_card: usize) -> f64 {
        let (before, after) = (
            self.before.units.of_card[before_card],
            self.after.units.of_card[after_card],
        );
        self.unit_likeness[before][after]
    }

    /// The statements of the later document that may be an earlier one by their words, with their likeness.
    pub(crate) fn candidates(&self, before: usize) -> Vec<(usize, f64)> {
        let what = self.before.statements[before].what;
        let text = self.texts.of_before[before];
        let mut found = Vec::new();
        for &(other, likeness) in &self.candidates[text] {
            let near = self.near(before, other).iter();
            let same_kind = near.filter(|&&at| self.after.statements[at].what == what);
            found.extend(same_kind.map(|&at| (at, likeness)));
        }
        found
    }

    /// The places where a text of the later document may be the counterpart of an earlier statement.
    fn near(&self, before: usize, text: TextId) -> &[usize] {
        let all = &self.texts.after[text];
        let own = &self.texts.before[self.texts.of_before[before]];
        if all.len().max(own.len()) <= REPEATED {
            return all;
        }
        let key = (text, self.before.unit(before));
        let Some(group) = self.later_by_unit.get(&key) else {
            return &[];
        };
        let rank = self.rank_before[before];
        let first = rank.saturating_sub(REPEATED / 2).min(group.len());
        let end = (rank + REPEATED / 2 + 1).min(group.len());
        &group[first..end]
    }

    /// How often a text stands in the document that repeats it more, as a statement of one kind; at least 1.
    pub(crate) fn n_repeated(&self, text: TextId, what: What) -> usize {
        self.n_repeated[text][what as usize].max(1)
    }

    /// How near two statements stand to each other, each from 0 to 1: in their cards, to the beginning of those, and among the statements of
    /// their text and unit. The last resort for what is repeated; in another order of the cards only the last is another.
    pub(crate) fn nearness(&self, before: usize, after: usize) -> [f64; 3] {
        let places = [
            self.before.statements[before].place,
            self.after.statements[after].place,
        ];
        let ranks = [self.rank_before[before], self.rank_after[after]];
        let far = [
            places[0].abs_diff(places[1]),
            places[0] + places[1],
            ranks[0].abs_diff(ranks[1]),
        ];
        far.map(|far| 1.0 / (1.0 + real(far)))
    }
}

fn n_repeated(before: &Book<'_>, after: &Book<'_>, texts: &Texts) -> Vec<[usize; What::ALL.len()]> {
    let count = |book: &Book<'_>, statements: &[usize]| {
        let mut counts = [0; What::ALL.len()];
        for &at in statements {
            counts[book.statements[at].what as usize] += 1;
        }
        counts
    };
    let both = texts.before.iter().zip(&texts.after);
    both.map(|(own, other)| {
        let (own, other) = (count(before, own), count(after, other));
        std::array::from_fn(|what| own[what].max(other[what]))
    })
    .collect()
}

/// How alike the headings of the units of two documents are: the innermost counts most, since documents leave outer ones away.
fn unit_likeness(before: &Book<'_>, after: &Book<'_>) -> Vec<Vec<f64>> {
    let innermost = |book: &Book<'_>| -> Vec<(String, Vec<Word>)> {
        let last = book.units.headings.iter().map(|unit| unit.last());
        last.map(|unit| {
            let text = unit.map(String::as_str).unwrap_or_default();
            (heading_key(text), words(&Folded::of(text)))
        })
        .collect()
    };
    let later = innermost(after);
    innermost(before)
        .iter()
        .map(|(key, own)| {
            later
                .iter()
                .map(|(other_key, other)| {
                    if key == other_key {
                        1.0
                    } else {
                        likeness::of(own, other)
                    }
                })
                .collect()
        })
        .collect()
}
