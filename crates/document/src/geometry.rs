//! Where lines, words and cells stand on the page, for documents that tell.

use std::ops::Range;

use crate::Span;

/// A rectangle in points of 1/72 inch from the page's top left, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x0: f32,
    /// The upper edge.
    pub y0: f32,
    /// The right edge.
    pub x1: f32,
    /// The lower edge.
    pub y1: f32,
}

impl Rect {
    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Its width, in points.
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Its height, in points.
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }

    /// Whether a point lies inside or on the edge.
    pub fn contains(self, x: f32, y: f32) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }
}

/// How the words of a line are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Style {
    /// The size of most of its letters, in points.
    pub size: f32,
    /// Whether all of its letters are bold.
    pub bold: bool,
}

/// Where a line stands and how it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlacedLine {
    /// The rectangle around its glyphs.
    pub rect: Rect,
    /// Lines that stand on one level of a page, in cells beside each other, have the same number; it grows down the pages.
    pub level: u32,
    /// Size and weight.
    pub style: Style,
    /// Whether it stands in a cell of a ruled table.
    pub in_cell: bool,
}

/// Where a word stands. A word has no white space inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedWord {
    /// Its bytes in the document's text.
    pub span: Span,
    /// The rectangle around its glyphs.
    pub rect: Rect,
}

/// A table whose cells are drawn by lines or filled rectangles, or marked as such in the file. It ends where its page ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuledTable {
    /// The page, counted from 1.
    pub page: u32,
    /// The rectangle around it.
    pub rect: Rect,
    /// Number of rows of its grid.
    pub n_rows: usize,
    /// Number of columns of its grid.
    pub n_columns: usize,
    /// Its cells by rows, from the left, the empty ones among them. They do not overlap.
    pub cells: Vec<RuledCell>,
    /// Nothing but page furniture stands between it and a table with the same columns at the end of the page before.
    pub continues: bool,
}

/// A cell of a [`RuledTable`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuledCell {
    /// The rows of the grid that it takes, counted from 0, the end excluded.
    pub rows: Range<usize>,
    /// The columns of the grid that it takes, counted from 0, the end excluded.
    pub columns: Range<usize>,
    /// Its rectangle, up to the drawn lines.
    pub rect: Rect,
    /// The colour that fills it, red, green, blue; `None` for white and for no fill.
    pub fill: Option<[u8; 3]>,
    /// Its lines, indices of [`Document::lines`](crate::Document::lines), the end excluded; empty where it holds nothing.
    pub lines: Range<usize>,
}

/// All that is known of places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Geometry {
    /// One for each line of the document.
    pub(crate) lines: Vec<PlacedLine>,
    /// In the order of the text.
    pub(crate) words: Vec<PlacedWord>,
    pub(crate) tables: Vec<RuledTable>,
}
