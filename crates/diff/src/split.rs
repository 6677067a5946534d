//! One statement that became several, several that became one: what the one-to-one match leaves over.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::book::Book;
use crate::context::Context;
use crate::number::real;
use crate::texts::{TextId, Texts};
use crate::{Kind, What};

/// A part and its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) before: usize,
    pub(crate) after: usize,
    /// [`Kind::Split`] or [`Kind::Merged`].
    pub(crate) kind: Kind,
}

/// The parts among what the match left over. `after_of` and `before_of` are the match.
pub(crate) fn parts(
    context: &Context<'_>,
    after_of: &[Option<usize>],
    before_of: &[Option<usize>],
) -> Vec<Part> {
    let before = Side {
        book: context.before,
        texts: &context.texts.of_before,
        matched: after_of,
    };
    let after = Side {
        book: context.after,
        texts: &context.texts.of_after,
        matched: before_of,
    };
    let split = find(context, before, after)
        .into_iter()
        .map(|(whole, part)| Part {
            before: whole,
            after: part,
            kind: Kind::Split,
        });
    let merged = find(context, after, before)
        .into_iter()
        .map(|(whole, part)| Part {
            before: part,
            after: whole,
            kind: Kind::Merged,
        });
    without_contradictions(split.collect(), merged.collect())
}

/// What would be a part of one statement and the whole of others is neither: the two directions contradict each other.
fn without_contradictions(split: Vec<Part>, merged: Vec<Part>) -> Vec<Part> {
    let set = |parts: &[Part], side: fn(&Part) -> usize| -> BTreeSet<usize> {
        parts.iter().map(side).collect()
    };
    let (befores, afters) = (
        [&split, &merged].map(|parts| set(parts, |part| part.before)),
        [&split, &merged].map(|parts| set(parts, |part| part.after)),
    );
    let in_both = |sets: &[BTreeSet<usize>; 2], at: usize| sets.iter().all(|set| set.contains(&at));
    let all = split.into_iter().chain(merged);
    all.filter(|part| !in_both(&befores, part.before) && !in_both(&afters, part.after))
        .collect()
}

/// One document with its side of the match.
#[derive(Clone, Copy)]
struct Side<'a> {
    book: &'a Book<'a>,
    texts: &'a [TextId],
    matched: &'a [Option<usize>],
}

impl Side<'_> {
    /// The cards of the other document that stand under the same unit.
    fn same_unit(&self, other: Side<'_>, unit: usize) -> Vec<usize> {
        let (own, others) = (&self.book.units, &other.book.units);
        let same = others.keys.iter().position(|key| *key == own.keys[unit]);
        let cards = others.of_card.iter().enumerate();
        cards
            .filter(|(_, unit)| Some(**unit) == same)
            .map(|(card, _)| card)
            .collect()
    }

    fn is_left_over(&self, at: usize) -> bool {
        self.matched[at].is_none()
    }
}

/// Statements of `part` that are parts of statements of `whole`: (whole, part).
fn find(context: &Context<'_>, whole: Side<'_>, part: Side<'_>) -> Vec<(usize, usize)> {
    let texts = &context.texts;
    let mut found = Vec::new();
    // The cards that an earlier (or later) card became: its counterpart, and those that are parts of it.
    let mut became: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for card in 0..part.book.cards.len() {
        let own = part.book.cards[card].0;
        let from = if let Some(other) = part.matched[own] {
            Some(whole.book.statements[other].card)
        } else {
            let from = whole_card(context, (whole, part), card);
            found.extend(from.map(|from| (whole.book.cards[from].0, own)));
            from
        };
        if let Some(from) = from {
            became.entry(from).or_default().push(card);
        }
    }
    for (from, cards) in became {
        for what in &What::ALL[1..] {
            let wholes: Vec<usize> = whole.book.in_card(from, *what).collect();
            let left_in = |card: &usize| {
                let own = part.book.in_card(*card, *what);
                own.filter(|&at| part.is_left_over(at)).collect::<Vec<_>>()
            };
            let left: Vec<usize> = cards.iter().flat_map(left_in).collect();
            if left.is_empty() || wholes.is_empty() {
                continue;
            }
            let parts = cards
                .iter()
                .filter(|&&card| part.is_left_over(part.book.cards[card].0));
            for card in parts {
                found.extend(repeated(whole, part, (&wholes, &left_in(card))));
            }
            found.extend(divided(texts, whole, part, (&wholes, &left)));
        }
    }
    // Each part belongs to one whole: the first.
    found.sort_unstable_by_key(|&(whole, part)| (part, whole));
    found.dedup_by_key(|(_, part)| *part);
    found
}

/// The card from which a left-over card comes: at least [`SHARE`] of its statements stand there, or the titles have words in common and a
/// statement or the unit, too.
fn whole_card(
    context: &Context<'_>,
    (whole, part): (Side<'_>, Side<'_>),
    card: usize,
) -> Option<usize> {
    let (title, end) = part.book.cards[card];
    let mut from: BTreeMap<usize, usize> = BTreeMap::new();
    for at in title + 1..end {
        if let Some(other) = part.matched[at] {
            *from.entry(whole.book.statements[other].card).or_default() += 1;
        }
    }
    let is_matched = |card: usize| whole.matched[whole.book.cards[card].0].is_some();
    let shared = |card: usize| {
        let other = whole.texts[whole.book.cards[card].0];
        context.texts.covered(part.texts[title], &[other])
    };
    // Among equals the text decides, whatever the order of the cards.
    let text = |card: usize| whole.texts[whole.book.cards[card].0];
    let best = |cards: Vec<(f64, usize)>| {
        let mut cards = cards.into_iter();
        let first = cards.next()?;
        Some(cards.fold(first, |best, next| {
            let order = next.0.total_cmp(&best.0);
            match order.then(text(best.1).cmp(&text(next.1))) {
                Ordering::Greater => next,
                _ => best,
            }
        }))
    };
    let most = best(from.into_iter().map(|(card, n)| (real(n), card)).collect());
    if let Some((n, card)) = most {
        let is_enough = n >= SHARE * real(end - title - 1) || shared(card) >= SHARE;
        return (is_enough && is_matched(card)).then_some(card);
    }
    let near = part.same_unit(whole, part.book.units.of_card[card]);
    if near.len() > MOST_CARDS {
        return None;
    }
    let titles = near.into_iter().filter(|&card| is_matched(card));
    let alike = titles.map(|card| (shared(card), card));
    let alike = alike.filter(|&(shared, card)| {
        shared >= SHARE && context.texts.is_joined(text(card), part.texts[title])
    });
    best(alike.collect()).map(|(_, card)| card)
}

/// Titles are compared within units of so many cards: a unit has some ten, and a document whose units cannot be told some hundreds.
const MOST_CARDS: usize = 100;

/// Half of the statements of a card, or of the words of its title, make it a part of the card that they come from.
const SHARE: f64 = 0.5;

/// A card that is split repeats its objective above each part.
fn repeated(
    whole: Side<'_>,
    part: Side<'_>,
    (wholes, left): (&[usize], &[usize]),
) -> Vec<(usize, usize)> {
    let same = left.iter().filter_map(|&at| {
        let from = wholes
            .iter()
            .find(|&&from| whole.texts[from] == part.texts[at])?;
        Some((*from, at))
    });
    same.collect()
}

/// Left-over statements that divide the words of a whole with its counterpart, or that each name a case of it.
fn divided(
    texts: &Texts,
    whole: Side<'_>,
    part: Side<'_>,
    (wholes, left): (&[usize], &[usize]),
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for &from in wholes {
        let own = whole.texts[from];
        let counterpart = whole.matched[from].map(|at| part.texts[at]);
        // What stands there unchanged was not split: the rest is new.
        if counterpart == Some(own) {
            continue;
        }
        let mut parts: Vec<TextId> = counterpart.into_iter().collect();
        let siblings: Vec<usize> = left
            .iter()
            .copied()
            .filter(|&at| texts.is_total(own, part.texts[at]))
            .collect();
        let counterpart_fits = counterpart.is_none_or(|text| texts.is_total(own, text));
        if siblings.len() + parts.len() > 1 && counterpart_fits {
            found.extend(siblings.iter().map(|&at| (from, at)));
            continue;
        }
        let mut candidates: Vec<(f64, usize)> = left
            .iter()
            .map(|&at| (texts.covered(part.texts[at], &[own]), at))
            .filter(|(covered, _)| *covered >= OF_WHOLE)
            .collect();
        candidates.sort_by(|(a, at), (b, other)| b.total_cmp(a).then(at.cmp(other)));
        let mut taken = Vec::new();
        for (_, at) in candidates {
            let text = part.texts[at];
            if is_case(texts, own, &parts, text) || adds(texts, own, &parts, text) {
                parts.push(text);
                taken.push((from, at));
            }
        }
        if parts.len() > 1 && texts.covered(own, &parts) >= TOGETHER {
            found.extend(taken);
        }
    }
    found
}

/// Whether a text holds words of the whole that the parts so far leave out.
fn adds(texts: &Texts, whole: TextId, parts: &[TextId], text: TextId) -> bool {
    let mut more = parts.to_vec();
    more.push(text);
    texts.covered(whole, &more) - texts.covered(whole, parts) >= GAIN
}

/// Whether each of the parts and the text says all of the whole and something more: `Oppimistulokset` becomes `Oppimistulokset, Aho` and
/// `Oppimistulokset, Notko`.
fn is_case(texts: &Texts, whole: TextId, parts: &[TextId], text: TextId) -> bool {
    let says_all = |part: TextId| part != whole && texts.covered(whole, &[part]) >= ALL_OF_IT;
    says_all(text) && parts.iter().all(|&part| says_all(part))
}

/// The share of a part's words that stand in the whole.
const OF_WHOLE: f64 = 0.35;
/// The share of the whole's words that one more part must bring in: the words of a half of a sentence.
const GAIN: f64 = 0.15;
/// The share of the whole's words that its parts hold together.
const TOGETHER: f64 = 0.7;
/// The share of the whole's words that each case of it repeats.
const ALL_OF_IT: f64 = 0.8;
