//! The weight of an edge: how much speaks for two statements being one, with ties broken so that the best assignment is one only.

use crate::context::Context;
use crate::number::steps;

/// Steps of a score that count; finer ones are no knowledge.
const STEPS: f64 = 1_000.0;

/// The weight of two statements, given as places in the two documents, from a score above zero.
///
/// Ties are broken by what both directions of a comparison see alike: by how near the two stand to each other, then by a hash of their texts,
/// eight bits each below the score. Scores are below ten, so that the weights of a million statements add up within 63 bits.
pub(crate) fn edge_weight(
    context: &Context<'_>,
    (before, after): (usize, usize),
    score: f64,
) -> i64 {
    let texts = (
        context.texts.of_before[before],
        context.texts.of_after[after],
    );
    let near = context.nearness(before, after);
    let ties = near.map(|near| steps(near, 255.0));
    let hash = i64::from(mixed(texts.0 + texts.1, texts.0.abs_diff(texts.1)));
    let score = steps(score, STEPS) + 1;
    ties.into_iter()
        .chain([hash])
        .fold(score, |weight, tie| (weight << 8) | tie)
}

/// Eight bits that differ for most pairs of numbers.
fn mixed(a: usize, b: usize) -> u8 {
    let mut bits = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64);
    bits = (bits ^ (bits >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((bits >> 40) & 0xff) as u8
}
