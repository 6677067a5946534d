//! Which card is last year's, by what stands in it.

use std::collections::BTreeMap;

use crate::What;
use crate::assignment::{Edge, assign};
use crate::book::Book;
use crate::context::Context;
use crate::number::real;
use crate::texts::TextId;
use crate::weight::edge_weight;

/// How much two cards have in common.
#[derive(Clone, Copy, Default)]
struct Common {
    /// Weighted likeness of statements that have a counterpart, seen from the earlier card; repeated texts count less.
    before: f64,
    /// The same from the later card.
    after: f64,
}

/// For each card of the earlier document its counterpart, or none; `is_open` says of two statements of cards whether they may be one.
pub(crate) fn link(
    context: &Context<'_>,
    is_open: &dyn Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    let (before, after) = (context.before, context.after);
    let weights_before = weights(context, before, &context.texts.of_before);
    let weights_after = weights(context, after, &context.texts.of_after);
    let mut edges = Vec::new();
    for ((own, other), common) in common(context) {
        if !is_open(before.cards[own].0, after.cards[other].0) {
            continue;
        }
        let weights = [&weights_before[own], &weights_after[other]];
        let unit = context.unit_likeness(own, other);
        if let Some(score) = score(common, weights, unit) {
            let titles = (before.cards[own].0, after.cards[other].0);
            edges.push(Edge {
                row: own,
                column: other,
                weight: edge_weight(context, titles, score),
            });
        }
    }
    assign(before.cards.len(), after.cards.len(), &edges)
}

/// The weights of the statements of a card, added up.
#[derive(Clone, Copy, Default)]
struct Weights {
    /// Each by its kind.
    plain: f64,
    /// Each divided by how often its text is repeated.
    special: f64,
}

/// What a statement counts for its card: an objective names it, the others belong to it. A card without any of them is known by its own words,
/// those of its focus area.
fn weight(book: &Book<'_>, at: usize) -> f64 {
    let statement = &book.statements[at];
    let (first, end) = book.cards[statement.card];
    match statement.what {
        What::Card if end - first > 1 => 0.0,
        What::Card | What::Objective => 4.0,
        What::Initiative | What::Indicator => 1.5,
        What::Action => 1.0,
    }
}

/// What a statement counts for its card, less where its text is repeated.
fn special_weight(context: &Context<'_>, book: &Book<'_>, (at, text): (usize, TextId)) -> f64 {
    let n_repeated = context.n_repeated(text, book.statements[at].what);
    weight(book, at) / real(n_repeated)
}

fn weights(context: &Context<'_>, book: &Book<'_>, texts: &[TextId]) -> Vec<Weights> {
    let mut weights = vec![Weights::default(); book.cards.len()];
    for (at, &text) in texts.iter().enumerate() {
        let own = &mut weights[book.statements[at].card];
        own.plain += weight(book, at);
        own.special += special_weight(context, book, (at, text));
    }
    weights
}

/// What each two cards have in common, by the texts that may be each other.
fn common(context: &Context<'_>) -> BTreeMap<(usize, usize), Common> {
    let (before, after) = (&context.before.statements, &context.after.statements);
    let mut links: Vec<(usize, usize, f64)> = Vec::new();
    for at in 0..before.len() {
        if weight(context.before, at) > 0.0 {
            let candidates = context.candidates(at);
            links.extend(
                candidates
                    .iter()
                    .map(|&(other, likeness)| (at, other, likeness)),
            );
        }
    }
    let mut common: BTreeMap<(usize, usize), Common> = BTreeMap::new();
    // The best counterpart of each statement in each card, from either side.
    let from_before = links.iter();
    let from_before = from_before.map(|&(at, other, likeness)| ((at, after[other].card), likeness));
    for (at, card, likeness) in best(from_before) {
        let own = &before[at];
        let text = context.texts.of_before[at];
        let weight = special_weight(context, context.before, (at, text));
        common.entry((own.card, card)).or_default().before += weight * likeness;
    }
    let from_after = links.iter();
    let from_after = from_after.map(|&(at, other, likeness)| ((other, before[at].card), likeness));
    for (at, card, likeness) in best(from_after) {
        let own = &after[at];
        let text = context.texts.of_after[at];
        let weight = special_weight(context, context.after, (at, text));
        common.entry((card, own.card)).or_default().after += weight * likeness;
    }
    common
}

fn best(links: impl Iterator<Item = ((usize, usize), f64)>) -> Vec<(usize, usize, f64)> {
    let mut links: Vec<((usize, usize), f64)> = links.collect();
    links.sort_unstable_by(|(a, own), (b, other)| a.cmp(b).then(other.total_cmp(own)));
    links.dedup_by_key(|(key, _)| *key);
    links
        .into_iter()
        .map(|((at, card), likeness)| (at, card, likeness))
        .collect()
}

/// How much speaks for two cards being one; `None` where it is too little.
fn score(common: Common, [before, after]: [&Weights; 2], unit: f64) -> Option<f64> {
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    // Of what could speak for it.
    let evidence = share(common.before + common.after, before.special + after.special);
    // Of all, so that cards which share nothing but a text that many have come to little.
    let special = share(common.before + common.after, before.plain + after.plain);
    let is_enough = special >= SPECIAL || (unit >= SAME_UNIT && evidence >= EVIDENCE);
    // Where one card says a thing twice that the other says once, both find all of theirs in the other; they are less alike all the same.
    let even = share(
        2.0 * common.before.min(common.after),
        before.special + after.special,
    );
    is_enough.then_some(0.4 * evidence + 0.1 * even + 0.25 * special + 0.25 * unit)
}

/// A quarter of a card's weight, with words that hardly any other card has: its objective, or half of its indicators and actions.
const SPECIAL: f64 = 0.25;
/// Within one unit repeated texts speak, too.
const EVIDENCE: f64 = 0.3;
/// Headings of units that are this alike are one unit, printed otherwise: `Sivistystoimiala`, `Sivistyksen toimiala`.
pub(crate) const SAME_UNIT: f64 = 0.5;
