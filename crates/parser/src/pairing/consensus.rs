//! Values that are fewer than the cells: what all possible placements agree on is certain.
//!
//! Four indicators, four targets and three baselines of which two are states: wherever the third baseline belongs, the two states
//! can only stand beside the two state targets.

use crate::value::{Fit, Nature, fit};

/// More indicators than this have too many placements to look at.
const MOST_INDICATORS: usize = 8;

/// For each value, in print order, the column (0 baseline, 1 target) and the indicator it certainly belongs to.
pub(super) type Certain = Vec<Option<(usize, usize)>>;

/// Looks at every way to put `natures`, printed column by column and in row order, into two columns of `n` rows without a clash.
///
/// `None` where there is no such way, or too many to look at.
pub(super) fn place(natures: &[Nature], n: usize) -> Option<Certain> {
    let m = natures.len();
    if n == 0 || n > MOST_INDICATORS || m > 2 * n || m == 0 {
        return None;
    }
    let mut agreed: Option<Certain> = None;
    for n_first in m.saturating_sub(n)..=m.min(n) {
        for first in subsets(n, n_first) {
            for second in subsets(n, m - n_first) {
                if clashes(natures, &first, &second) {
                    continue;
                }
                let rows = first
                    .iter()
                    .map(|&row| (0, row))
                    .chain(second.iter().map(|&row| (1, row)));
                agreed = Some(match agreed {
                    None => rows.map(Some).collect(),
                    Some(before) => before
                        .into_iter()
                        .zip(rows)
                        .map(|(old, new)| old.filter(|&old| old == new))
                        .collect(),
                });
            }
        }
    }
    agreed
}

/// Ascending choices of `k` rows out of `n`.
fn subsets(n: usize, k: usize) -> impl Iterator<Item = Vec<usize>> {
    (0_u32..1 << n)
        .filter(move |mask| mask.count_ones() as usize == k)
        .map(move |mask| (0..n).filter(|row| mask & (1 << row) != 0).collect())
}

/// Whether some row would hold a baseline and a target that do not go together.
fn clashes(natures: &[Nature], first: &[usize], second: &[usize]) -> bool {
    first.iter().enumerate().any(|(idx, row)| {
        second
            .iter()
            .position(|other| other == row)
            .is_some_and(|other| fit(natures[idx], natures[first.len() + other]) == Fit::Clash)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mittari_model::Unit;

    #[test]
    fn two_states_of_three_baselines_are_certain() {
        let (state, number) = (Nature::State, Nature::Number(None));
        let days = Nature::Number(Some(Unit::Day));
        let certain =
            place(&[state, state, number, state, state, days, number], 4).expect("there are ways");
        assert_eq!(
            certain,
            [
                Some((0, 0)),
                Some((0, 1)),
                None,
                Some((1, 0)),
                Some((1, 1)),
                Some((1, 2)),
                Some((1, 3))
            ]
        );
    }

    #[test]
    fn equal_natures_tell_nothing() {
        let number = Nature::Number(None);
        let certain = place(&[number, number, number], 2).expect("there are ways");
        assert_eq!(certain, [None, None, None]);
        assert_eq!(place(&[number; 3], 1), None);
    }
}
