//! Which gaps of a line part columns, and how wide a character column is.

use crate::lines::Line;
use crate::tables::Region;
use crate::tolerance::{
    CHARACTER, CHARACTER_NARROWEST, COLUMN_GAP, COLUMN_GAP_LEAST, JUSTIFIED, USUAL_GAP_MOST,
};
use crate::words::Word;

/// For each word of a line, whether a column begins with it: always for the first.
pub(crate) fn starts(line: &Line, words: &[Word], out: &mut Vec<bool>) {
    let gap = |pair: &[Word]| (pair[1].along.start - pair[0].along.end) / line.size;
    let mut usual = usual_gap(words.windows(2).map(gap));
    if words.len() <= FEW_WORDS && line.region == Region::FREE {
        usual = usual.min(USUAL_GAP_MOST);
    }
    out.extend((0..words.len()).map(|idx| {
        let Some(before) = idx.checked_sub(1) else {
            return true;
        };
        let gap = gap(&words[before..=idx]);
        gap >= COLUMN_GAP || gap >= COLUMN_GAP_LEAST && gap >= JUSTIFIED * usual
    }));
}

/// Words with so few gaps that their usual width tells little.
const FEW_WORDS: usize = 3;

/// The width of the gaps between the words of one column: the median of those that may part words.
fn usual_gap(gaps: impl Iterator<Item = f32>) -> f32 {
    let mut gaps: Vec<f32> = gaps.filter(|gap| *gap < COLUMN_GAP).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

/// Finds the width of a character column at which no text pushes the column after it to the right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    narrowest: f32,
}

impl Default for Widths {
    fn default() -> Self {
        Self {
            narrowest: CHARACTER,
        }
    }
}

impl Widths {
    /// Adds a column's text: so many characters long, so many points from its start to that of the next column.
    pub(crate) fn add(&mut self, n_chars: usize, points: f32) {
        #[expect(clippy::cast_precision_loss, reason = "lines are short")]
        let columns = n_chars as f32 + SPACES;
        self.narrowest = self.narrowest.min(points / columns);
    }

    /// The width of a character column, in points.
    pub(crate) fn character(self) -> f32 {
        self.narrowest.max(CHARACTER_NARROWEST)
    }
}

/// Two spaces part columns, and both starts are rounded to whole characters.
const SPACES: f32 = 3.0;
