//! Counts as fractions and fractions as steps: every conversion between whole and broken numbers of this crate.

/// A count as a number to reckon with. Documents have fewer statements than a double has whole numbers.
#[expect(
    clippy::cast_precision_loss,
    reason = "no document has 2^53 statements or words"
)]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

/// A number from zero up in whole steps, so many to one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "scores are below ten and steps below a million"
)]
pub(crate) fn steps(number: f64, to_one: f64) -> i64 {
    (number.max(0.0) * to_one).round() as i64
}
