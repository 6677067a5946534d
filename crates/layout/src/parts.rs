//! Parts of a page whose columns are read one after the other.

use crate::beside;
use crate::lines::{Line, Lines};
use crate::newspaper;
use crate::tables::{Region, Tables};
use crate::tolerance::ASCENT;

/// A part of a page that is read column by column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// Its upper edge, in points from the page's top.
    pub(crate) top: f32,
    /// Its lower edge.
    pub(crate) bottom: f32,
    /// Where its columns begin and end, from the left, in points.
    pub(crate) columns: Vec<(f32, f32)>,
    pub(crate) kind: PartKind,
}

/// What stands in the columns of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// Text that goes on from column to column.
    Text,
    /// A table in each, with its heading.
    Tables,
}

/// A column of a part, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Column {
    pub(crate) part: usize,
    pub(crate) idx: usize,
}

/// The parts of a page, none of which overlaps another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parts(pub(crate) Vec<Part>);

impl Parts {
    /// The parts of a page with these lines, none of which is cut yet.
    pub(crate) fn of(lines: &Lines, tables: &Tables) -> Self {
        let mut parts = beside::parts(lines, tables);
        for part in newspaper::parts(lines, tables) {
            let is_apart = |other: &Part| part.bottom < other.top || other.bottom < part.top;
            if parts.iter().all(is_apart) {
                parts.push(part);
            }
        }
        Self(parts)
    }

    /// The column in which something stands: where it begins and ends, and its middle between top and bottom.
    pub(crate) fn column(&self, from: f32, to: f32, middle: f32) -> Option<Column> {
        self.0.iter().enumerate().find_map(|(part, found)| {
            let is_in =
                |(left, right): &(f32, f32)| (*left..=*right).contains(&from) && to <= *right;
            if !(found.top..=found.bottom).contains(&middle) {
                return None;
            }
            let idx = found.columns.iter().position(is_in)?;
            Some(Column { part, idx })
        })
    }

    /// The columns of a line's words; `None` where one of them stands in none.
    fn columns_of(&self, lines: &Lines, line: &Line) -> Option<Vec<Column>> {
        if line.region != Region::FREE || line.turn != 0 {
            return None;
        }
        let words = lines.words[line.words.clone()].iter();
        words
            .map(|word| self.column(word.along.start, word.along.end, middle(line)))
            .collect()
    }

    /// The lines, those that reach over columns cut, the free ones by parts and columns.
    pub(crate) fn cut(&self, lines: Lines) -> Lines {
        if self.0.is_empty() {
            return lines;
        }
        let mut pieces: Vec<Line> = Vec::with_capacity(lines.lines.len());
        for line in &lines.lines {
            let Some(columns) = self.columns_of(&lines, line) else {
                pieces.push(line.clone());
                continue;
            };
            let mut start = line.words.start;
            for same in columns.chunk_by(|a, b| a == b) {
                let end = start + same.len();
                pieces.extend(lines.piece(line, start..end).map(|piece| Line {
                    column: same.first().copied(),
                    ..piece
                }));
                start = end;
            }
        }
        // The sort is stable: lines in tables stay as they are.
        let place = |line: &Line| {
            let top = match line.column {
                Some(column) => self.0[column.part].top,
                None if line.region == Region::FREE => line.baseline,
                None => 0.0,
            };
            (top, line.column.map(|column| column.idx))
        };
        pieces.sort_by(|a, b| {
            let ((a_top, a_column), (b_top, b_column)) = (place(a), place(b));
            (a.region, a.turn)
                .cmp(&(b.region, b.turn))
                .then(a_top.total_cmp(&b_top))
                .then(a_column.cmp(&b_column))
        });
        let mut words = Vec::with_capacity(lines.words.len());
        for piece in &mut pieces {
            let start = words.len();
            words.extend_from_slice(&lines.words[piece.words.clone()]);
            piece.words = start..words.len();
        }
        Lines {
            lines: pieces,
            words,
        }
    }
}

/// The middle of a line's letters.
pub(crate) fn middle(line: &Line) -> f32 {
    line.baseline - ASCENT / 2.0 * line.size
}

/// The upper edge of a line's letters.
pub(crate) fn top(line: &Line) -> f32 {
    line.baseline - ASCENT * line.size
}

/// The free lines of a page that run from left to right, from the top.
pub(crate) fn free(lines: &Lines) -> impl Iterator<Item = &Line> {
    let (_, free) = lines.of_region(Region::FREE);
    free.iter().filter(|line| line.turn == 0)
}
