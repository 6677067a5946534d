//! Right, missing and extra facts of an extraction against its gold.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde_json::Value;

use super::facts::{Fact, Facts, whole};
use super::pairing::{pair_cards, ratio};
use super::text::{field, items, norm, printed};
use super::wrong::wrong_values;

/// `section` is reported but not counted in the total: readers differ on headings without visible rank.
pub(super) const NOT_IN_TOTAL: &[&str] = &["section"];

/// What came of comparing extractions with gold. Scores of several documents add up.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Facts by field.
    pub(super) fields: BTreeMap<String, Tally>,
    /// Gold indicators with a value whose text and every value are exactly right.
    pub right_pairs: usize,
    /// Gold indicators with a value.
    pub pairs: usize,
    /// Values that the gold does not have where the extraction puts them.
    pub wrong_values: usize,
    /// Cards in the gold.
    pub gold_cards: usize,
    /// Cards in the extraction.
    pub cards: usize,
    /// What is missing, extra or wrong, document by document.
    pub misses: Vec<Miss>,
}

/// Facts that are right, extra or missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) right: usize,
    pub(super) extra: usize,
    pub(super) missing: usize,
}

/// Precision, recall and their harmonic mean, each from 0 to 1; 1 where there is nothing to get wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    /// Right facts of those extracted.
    pub precision: f64,
    /// Right facts of those in the gold.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
}

/// One fact that is missing, extra or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// `missing`, `extra`, `extra card` or `WRONG VALUE, extracted`.
    pub kind: &'static str,
    /// The document as its gold names it.
    pub document: String,
    /// The card, counted from 1: of the gold where `kind` is `missing` or `extra`, else of the extraction. 0 for the document itself.
    pub card: usize,
    /// The fact: its field, then its texts.
    pub fact: Vec<String>,
}

impl Score {
    /// Precision, recall and F1 of all facts that count in the total.
    pub fn total(&self) -> Ratios {
        let counted = self
            .fields
            .iter()
            .filter(|(field, _)| !NOT_IN_TOTAL.contains(&field.as_str()));
        let mut total = Tally::default();
        for (_, tally) in counted {
            total += *tally;
        }
        total.ratios()
    }

    fn tally(&mut self, field: &str) -> &mut Tally {
        self.fields.entry(field.to_owned()).or_default()
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        for (field, tally) in other.fields {
            *self.fields.entry(field).or_default() += tally;
        }
        self.right_pairs += other.right_pairs;
        self.pairs += other.pairs;
        self.wrong_values += other.wrong_values;
        self.gold_cards += other.gold_cards;
        self.cards += other.cards;
        self.misses.extend(other.misses);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missing += other.missing;
    }
}

impl Tally {
    pub(super) fn ratios(self) -> Ratios {
        let share = |of: usize| if of == 0 { 1.0 } else { ratio(self.right, of) };
        let precision = share(self.right + self.extra);
        let recall = share(self.right + self.missing);
        let sum = precision + recall;
        let f1 = if sum == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / sum
        };
        Ratios {
            precision,
            recall,
            f1,
        }
    }
}

/// Compares one extraction with its gold. Texts may be strings or objects with a `text`; unknown keys are ignored.
pub fn score(gold: &Value, got: &Value) -> Score {
    let gold_cards = items(gold, "cards");
    let got_cards: Vec<Value> = items(got, "cards")
        .iter()
        .filter(|card| card.is_object())
        .cloned()
        .collect();
    let gold_facts: Vec<Facts> = gold_cards.iter().map(Facts::of).collect();
    let got_facts: Vec<Facts> = got_cards.iter().map(Facts::of).collect();
    let pairs = pair_cards(&gold_facts, &got_facts);
    let mut scoring = Scoring {
        score: Score::default(),
        document: printed(field(gold, "document")).unwrap_or_else(|| "None".to_owned()),
    };
    scoring.document_facts(gold, field(got, "document"));
    let nothing = Facts::default();
    for (i, facts) in gold_facts.iter().enumerate() {
        let pair = pairs[i];
        scoring.card_facts(i, facts, pair.map_or(&nothing, |j| &got_facts[j]));
        scoring.pairs(&gold_cards[i], pair.map_or(&Value::Null, |j| &got_cards[j]));
    }
    for (j, facts) in got_facts.iter().enumerate() {
        if !pairs.contains(&Some(j)) {
            scoring.extra_card(j, facts);
        }
    }
    for wrong in wrong_values(gold_cards, &got_cards, &pairs) {
        let value = wrong.value;
        let fact = vec![
            wrong.indicator,
            value.role.to_owned(),
            value.period,
            value.text,
        ];
        scoring.score.wrong_values += 1;
        scoring.miss("WRONG VALUE, extracted", wrong.card + 1, fact);
    }
    Score {
        gold_cards: gold_cards.len(),
        cards: got_cards.len(),
        ..scoring.score
    }
}

struct Scoring {
    score: Score,
    document: String,
}

impl Scoring {
    fn miss(&mut self, kind: &'static str, card: usize, fact: Fact) {
        self.score.misses.push(Miss {
            kind,
            document: self.document.clone(),
            card,
            fact,
        });
    }

    fn document_facts(&mut self, gold: &Value, got: &Value) {
        for name in ["organization", "year", "kind"] {
            let wanted = norm(field(gold, name));
            let found = norm(field(got, name));
            let fact = |text: String| vec!["document".to_owned(), name.to_owned(), text];
            if !wanted.is_empty() && wanted == found {
                self.score.tally("document").right += 1;
                continue;
            }
            if !wanted.is_empty() {
                self.score.tally("document").missing += 1;
                self.miss("missing", 0, fact(wanted));
            }
            if !found.is_empty() {
                self.score.tally("document").extra += 1;
                self.miss("extra", 0, fact(found));
            }
        }
    }

    fn card_facts(&mut self, i: usize, wanted: &Facts, found: &Facts) {
        let mut facts: Vec<&Fact> = wanted.sorted().chain(found.sorted()).collect();
        facts.sort();
        facts.dedup();
        for fact in facts {
            let (n_wanted, n_found) = (wanted.count(fact), found.count(fact));
            let right = n_wanted.min(n_found);
            *self.score.tally(&fact[0]) += Tally {
                right,
                extra: n_found - right,
                missing: n_wanted - right,
            };
            if n_wanted > right {
                self.miss("missing", i + 1, fact.clone());
            }
            if n_found > right {
                self.miss("extra", i + 1, fact.clone());
            }
        }
    }

    /// Counts the gold's indicators with a value, and those that stand in the extracted card just so.
    fn pairs(&mut self, gold: &Value, got: &Value) {
        let mut found: Vec<_> = items(got, "indicators").iter().map(whole).collect();
        for wanted in items(gold, "indicators")
            .iter()
            .map(whole)
            .filter(|(_, values)| !values.is_empty())
        {
            self.score.pairs += 1;
            if let Some(place) = found.iter().position(|indicator| *indicator == wanted) {
                found.swap_remove(place);
                self.score.right_pairs += 1;
            }
        }
    }

    fn extra_card(&mut self, j: usize, facts: &Facts) {
        for (fact, n) in facts.in_order() {
            self.score.tally(&fact[0]).extra += n;
            self.miss("extra card", j + 1, fact.clone());
        }
    }
}
