//! Which statement is last year's.
//!
//! Cards first, by what stands in them; then objectives, initiatives, actions and indicators, each kind by itself, by their words, their
//! values and whether their cards are one. Each is an assignment that is the best for all together. What is left over may be a part of
//! something that was split, or something merged.

use crate::assignment::{Edge, assign};
use crate::cards::{SAME_UNIT, link};
use crate::context::Context;
use crate::number::real;
use crate::pins::Resolved;
use crate::split::{self, Part};
use crate::values::cue;
use crate::weight::edge_weight;
use crate::{Kind, What};

/// Two statements that are one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) before: usize,
    pub(crate) after: usize,
    /// [`Kind::Split`] or [`Kind::Merged`] for a part of something.
    pub(crate) part: Option<Kind>,
    pub(crate) pinned: bool,
}

/// Matches the statements of two documents.
pub(crate) fn pairs(context: &Context<'_>, pins: &Resolved) -> Vec<Pair> {
    let mut matching = Matching {
        context,
        pins,
        after_of: vec![None; context.before.statements.len()],
        before_of: vec![None; context.after.statements.len()],
    };
    for &(before, after) in &pins.pinned {
        matching.take(before, after);
    }
    matching.cards();
    for what in [
        What::Objective,
        What::Initiative,
        What::Action,
        What::Indicator,
    ] {
        matching.statements(what);
    }
    for what in [What::Initiative, What::Action] {
        matching.next_steps(what);
    }
    matching.lone_objectives();
    matching.finish()
}

struct Matching<'a> {
    context: &'a Context<'a>,
    pins: &'a Resolved,
    after_of: Vec<Option<usize>>,
    before_of: Vec<Option<usize>>,
}

impl Matching<'_> {
    fn take(&mut self, before: usize, after: usize) {
        self.after_of[before] = Some(after);
        self.before_of[after] = Some(before);
    }

    fn is_open(&self, before: usize, after: usize) -> bool {
        self.after_of[before].is_none()
            && self.before_of[after].is_none()
            && !self.pins.is_forbidden(before, after)
    }

    fn cards(&mut self) {
        let context = self.context;
        let linked = link(context, &|before, after| self.is_open(before, after));
        for (card, other) in linked.iter().enumerate() {
            if let Some(other) = *other {
                self.take(context.before.cards[card].0, context.after.cards[other].0);
            }
        }
    }

    /// The card of the later document that an earlier one became.
    fn linked(&self, card: usize) -> Option<usize> {
        let after = self.after_of[self.context.before.cards[card].0]?;
        Some(self.context.after.statements[after].card)
    }

    fn statements(&mut self, what: What) {
        let context = self.context;
        let mut edges = Vec::new();
        for before in 0..context.before.statements.len() {
            if context.before.statements[before].what != what || self.after_of[before].is_some() {
                continue;
            }
            let mut candidates = context.candidates(before);
            if let Some(card) = self.linked(context.before.statements[before].card) {
                let own = context.texts.of_before[before];
                let inside = context.after.in_card(card, what);
                candidates.extend(inside.map(|after| {
                    let other = context.texts.of_after[after];
                    (after, context.texts.likeness(own, other))
                }));
            }
            candidates.sort_unstable_by_key(|(after, _)| *after);
            candidates.dedup_by_key(|(after, _)| *after);
            for (after, likeness) in candidates {
                if self.is_open(before, after)
                    && let Some(score) = self.score(before, after, likeness)
                {
                    edges.push(Edge {
                        row: before,
                        column: after,
                        weight: edge_weight(context, (before, after), score),
                    });
                }
            }
        }
        self.assign(&edges);
    }

    /// Takes what is best for all together.
    fn assign(&mut self, edges: &[Edge]) {
        let n = (self.after_of.len(), self.before_of.len());
        for (before, after) in assign(n.0, n.1, edges).into_iter().enumerate() {
            if let Some(after) = after {
                self.take(before, after);
            }
        }
    }

    /// What is done towards one goal is often the next step of last year's work: `Kutsuliikenne kilpailutetaan` becomes `Kutsuliikenteen uusi
    /// sopimuskausi käynnistetään`. In one card it is enough that both are about the same.
    fn next_steps(&mut self, what: What) {
        let context = self.context;
        let mut edges = Vec::new();
        for card in 0..context.before.cards.len() {
            let Some(other) = self.linked(card) else {
                continue;
            };
            for before in context.before.in_card(card, what) {
                for after in context.after.in_card(other, what) {
                    let texts = [
                        context.texts.of_before[before],
                        context.texts.of_after[after],
                    ];
                    if self.is_open(before, after)
                        && let Some(score) = context.texts.common_subject(texts[0], texts[1])
                    {
                        edges.push(Edge {
                            row: before,
                            column: after,
                            weight: edge_weight(context, (before, after), score),
                        });
                    }
                }
            }
        }
        self.assign(&edges);
    }

    /// The only objective of a card and that of its counterpart are one, whatever their words, where nearly all that stands under them is.
    fn lone_objectives(&mut self) {
        let context = self.context;
        for card in 0..context.before.cards.len() {
            let Some(other) = self.linked(card) else {
                continue;
            };
            let own: Vec<usize> = context.before.in_card(card, What::Objective).collect();
            let others: Vec<usize> = context.after.in_card(other, What::Objective).collect();
            if let ([own], [later]) = (&own[..], &others[..])
                && self.is_open(*own, *later)
                && self.goes_on(card, other)
            {
                self.take(*own, *later);
            }
        }
    }

    /// Whether of two cards nearly all initiatives, actions and indicators are one.
    fn goes_on(&self, before: usize, after: usize) -> bool {
        let (first, end) = self.context.before.cards[before];
        let below = |what: What| !matches!(what, What::Card | What::Objective);
        let own: Vec<usize> = (first..end)
            .filter(|&at| below(self.context.before.statements[at].what))
            .collect();
        let kept = own.iter().filter(|&&at| {
            let other = self.after_of[at];
            other.is_some_and(|other| self.context.after.statements[other].card == after)
        });
        let kept = kept.count();
        let (first, end) = self.context.after.cards[after];
        let n_later = (first..end)
            .filter(|&at| below(self.context.after.statements[at].what))
            .count();
        kept >= KEPT_AT_LEAST && real(kept) >= KEPT_SHARE * real(own.len().max(n_later))
    }

    /// How much speaks for two statements being one; `None` where it is too little.
    fn score(&self, before: usize, after: usize, likeness: f64) -> Option<f64> {
        let context = self.context;
        let (own, other) = (
            &context.before.statements[before],
            &context.after.statements[after],
        );
        let values = own.values().zip(other.values());
        let values = values.map_or(0.0, |(own, other)| cue(own, other));
        let unit = context.unit_likeness(own.card, other.card);
        let linked = self.linked(own.card);
        let (place, least) = if linked == Some(other.card) {
            let is_indicator = own.what == What::Indicator;
            (
                1.0,
                if is_indicator {
                    IN_CARD_MEASURED
                } else {
                    IN_CARD
                },
            )
        } else if (linked.is_some() || self.is_linked(other.card))
            && self.is_repeated(before, after)
        {
            // What many goals have is known by its goal: `Käyttöaste, %` under another one is another.
            return None;
        } else if unit >= SAME_UNIT {
            (0.4 * unit, IN_UNIT)
        } else if self.is_special(before, after) {
            (0.0, ANYWHERE)
        } else {
            return None;
        };
        let is_enough = likeness >= LEAST_LIKENESS && likeness + values >= least;
        is_enough.then_some(likeness + PLACE * place + values)
    }

    /// Whether a card of the later document has its counterpart.
    fn is_linked(&self, card: usize) -> bool {
        self.before_of[self.context.after.cards[card].0].is_some()
    }

    /// Whether the words stand more than once in one of the documents.
    fn is_repeated(&self, before: usize, after: usize) -> bool {
        let context = self.context;
        let what = context.before.statements[before].what;
        let texts = [
            context.texts.of_before[before],
            context.texts.of_after[after],
        ];
        texts.iter().any(|&text| context.n_repeated(text, what) > 1)
    }

    /// Whether the words alone say which goal is meant: long enough, and printed once.
    fn is_special(&self, before: usize, after: usize) -> bool {
        let context = self.context;
        let keys = [
            &context.before.statements[before].folded.key,
            &context.after.statements[after].folded.key,
        ];
        !self.is_repeated(before, after)
            && keys
                .iter()
                .all(|key| key.chars().count() >= SPECIAL_LETTERS)
    }

    fn finish(self) -> Vec<Pair> {
        let matched = self.after_of.iter().enumerate();
        let mut pairs: Vec<Pair> = matched
            .filter_map(|(before, after)| {
                let after = (*after)?;
                Some(Pair {
                    before,
                    after,
                    part: None,
                    pinned: self.pins.pinned.contains(&(before, after)),
                })
            })
            .collect();
        let parts = split::parts(self.context, &self.after_of, &self.before_of);
        let open = parts
            .into_iter()
            .filter(|part| !self.pins.is_forbidden(part.before, part.after));
        for Part {
            before,
            after,
            kind,
        } in open
        {
            let whole = pairs.iter_mut().filter(|pair| match kind {
                Kind::Split => pair.before == before,
                _ => pair.after == after,
            });
            for pair in whole {
                pair.part = Some(kind);
            }
            pairs.push(Pair {
                before,
                after,
                part: Some(kind),
                pinned: false,
            });
        }
        pairs
    }
}

/// What must go on under an objective that is worded wholly otherwise.
const KEPT_AT_LEAST: usize = 2;
const KEPT_SHARE: f64 = 0.6;
/// What standing in the same card adds to the likeness.
const PLACE: f64 = 0.3;
/// Whatever else speaks for it, words must have something to do with each other.
const LEAST_LIKENESS: f64 = 0.12;
/// In matched cards, where little else can be meant: of the statements measured, 84 of 112 reworded ones and 14 of 112 others are this alike, the
/// others being such that stand in one card.
const IN_CARD: f64 = 0.3;
/// One thing is measured in many ways (`Erityisopettajien määrä`, `Erityisopettajien kelpoisuus`), so more is asked of indicators.
const IN_CARD_MEASURED: f64 = 0.4;
/// In one unit: 70 of 112, and 6.
const IN_UNIT: f64 = 0.5;
/// Anywhere else: 43 of 112, and 2.
const ANYWHERE: f64 = 0.7;
/// Shorter names are used for many things: `Asiakastyytyväisyys`.
const SPECIAL_LETTERS: usize = 20;
