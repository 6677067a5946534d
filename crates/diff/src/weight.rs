//! The weight of an edge: how much speaks for two statements being one, with ties broken so that the best assignment is one only.

use crate::context::Context;
use crate::number::steps;

/// Steps of a score that count; finer ones are no knowledge.
const STEPS: f64 = 10_000.0;

/// The weight of two statements, given as places in the two documents, from a score above zero.
///
/// Ties are broken by what both directions of a comparison see alike: first by how near the two stand to each other in their cards, then
/// among those of their text and unit, then by a hash of their texts.
pub(crate) fn edge_weight(
    context: &Context<'_>,
    (before, after): (usize, usize),
    score: f64,
) -> i64 {
    let score = steps(score, STEPS) + 1;
    let [in_card, in_unit] = context
        .nearness(before, after)
        .map(|near| steps(near, 255.0));
    let texts = (
        context.texts.of_before[before],
        context.texts.of_after[after],
    );
    let mixed = i64::from(mixed(texts.0 + texts.1, texts.0.abs_diff(texts.1)));
    (score << 24) | (in_card << 16) | (in_unit << 8) | mixed
}

/// Eight bits that differ for most pairs of numbers.
fn mixed(a: usize, b: usize) -> u8 {
    let mut bits = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64);
    bits = (bits ^ (bits >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((bits >> 40) & 0xff) as u8
}
