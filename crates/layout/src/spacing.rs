//! How far apart lines usually stand, and how many empty lines a distance is worth.

use crate::tolerance::{BLANK_IN_CELL, BLANK_IN_TEXT, BLANK_MOST, PITCH};

/// The usual distance from baseline to baseline, in ems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pitch(f32);

/// The usual distance is the smallest that this part of all lines have: most lines of a document may be paragraphs of their own.
const PART: usize = 10;
/// Distances within this ratio are the same.
const SAME: f32 = 1.06;
/// Closer lines, in ems, are marks or overlap.
const LEAST: f32 = 0.9;
/// Lines farther apart, in ems, do not follow each other.
const MOST: f32 = 3.0;

impl Pitch {
    /// The usual of these distances, in ems.
    pub(crate) fn of(mut distances: Vec<f32>) -> Self {
        distances.retain(|distance| (LEAST..MOST).contains(distance));
        distances.sort_by(f32::total_cmp);
        let least = (distances.len() / PART).max(2);
        let usual = distances.iter().enumerate().find_map(|(idx, distance)| {
            let last = distances.get(idx + least - 1)?;
            (*last <= distance * SAME).then_some(*last)
        });
        Self(usual.unwrap_or(PITCH))
    }

    /// Whether lines are no farther apart than is usual.
    pub(crate) fn is_usual(self, distance: f32) -> bool {
        distance - self.0 < BLANK_IN_CELL * self.0
    }

    /// Empty lines that a distance of baselines in free text, in ems, is worth, as `pdftotext -layout` prints them.
    pub(crate) fn blank_in_text(self, distance: f32) -> u16 {
        let extra = distance / self.0 - 1.0;
        if extra < BLANK_IN_TEXT {
            return 0;
        }
        count((extra + 1.0 - BLANK_IN_TEXT).floor().max(1.0))
    }

    /// Empty lines that a distance of baselines in a cell, in ems, is worth.
    pub(crate) fn blank_in_cell(self, distance: f32) -> u16 {
        let extra = distance / self.0 - 1.0;
        if extra < BLANK_IN_CELL {
            return 0;
        }
        count(extra.floor().max(1.0))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and the most"
)]
fn count(lines: f32) -> u16 {
    lines.clamp(0.0, BLANK_MOST) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_common_distance_is_usual() {
        let mut distances = vec![1.46; 30];
        distances.extend([1.15; 5]);
        distances.push(0.95);
        assert_eq!(Pitch::of(distances), Pitch(1.15));
        assert_eq!(Pitch::of(Vec::new()), Pitch(PITCH));
    }

    #[test]
    fn distances_to_empty_lines() {
        let pitch = Pitch(1.15);
        for (distance, in_text, in_cell) in [
            (1.15, 0, 0),
            (1.30, 0, 0),
            (1.46, 0, 1),
            (2.00, 1, 1),
            (2.30, 1, 1),
            (3.45, 2, 2),
            (40.00, 5, 5),
        ] {
            assert_eq!(pitch.blank_in_text(distance), in_text, "{distance}");
            assert_eq!(pitch.blank_in_cell(distance), in_cell, "{distance}");
        }
    }
}
