//! How far below each other the lines of a table stand: rows that no line parts are parted by a little more space than the lines of a cell.

use mittari_document::{Cell, CellLine, Document, TableRow};

/// The distance of lines in a cell, in points.
pub(super) struct Pitch(Option<f32>);

/// Rows are parted by at least so much more than the lines of a cell.
const APART: f32 = 1.25;
/// Lines of a cell stand no further apart than so many times the size of their letters.
const WIDEST: f32 = 1.5;

impl Pitch {
    /// The smallest distance of two lines in one column; `None` for exported text, and where no cell has two lines.
    pub(super) fn of<'l>(
        lines: impl IntoIterator<Item = &'l TableRow>,
        document: &Document,
    ) -> Self {
        let mut above: Vec<Option<CellLine>> = Vec::new();
        let mut least: Option<f32> = None;
        for cell in lines.into_iter().flat_map(|line| &line.cells) {
            let column = cell.columns.start;
            if above.len() <= column {
                above.resize(column + 1, None);
            }
            for line in &cell.lines {
                if let Some(before) = above[column].replace(*line)
                    && let Some(distance) = distance(document, &before, line)
                {
                    least = Some(least.map_or(distance, |least| least.min(distance)));
                }
            }
        }
        let size = above.iter().flatten().next();
        let size = size.and_then(|line| Some(document.placed_line(line.line)?.style.size));
        Self(least.filter(|&least| size.is_some_and(|size| least <= WIDEST * size)))
    }

    /// Whether a line, the last on its page or of its table, holds the values of a row whose name did not fit there and stands on the next page: all its cells are
    /// parted from those of the row above.
    pub(super) fn begins_before_name(
        &self,
        document: &Document,
        (row, line, next): (&TableRow, &TableRow, Option<&TableRow>),
    ) -> bool {
        let page = |row: &TableRow| row.lines.first().map(|&line| document.lines()[line].page);
        let is_last = next.is_none_or(|next| page(next) != page(line));
        let is_apart = |cell: &Cell| {
            let above = row.cell(cell.columns.start)?.lines.last()?;
            Some(self.parts(document, above, &cell.lines[0]))
        };
        let is_apart = |cell: &Cell| is_apart(cell) == Some(true);
        is_last && !line.cells.is_empty() && line.cells.iter().all(is_apart)
    }

    /// Whether a line stands further below another than the lines of one cell do.
    fn parts(&self, document: &Document, above: &CellLine, below: &CellLine) -> bool {
        let distance = distance(document, above, below);
        self.0
            .zip(distance)
            .is_some_and(|(pitch, distance)| distance >= APART * pitch)
    }
}

/// How far one line stands below another on the same page.
fn distance(document: &Document, above: &CellLine, below: &CellLine) -> Option<f32> {
    let page = |line: &CellLine| document.lines()[line.line].page;
    let top = |line: &CellLine| Some(document.placed_line(line.line)?.rect.y0);
    let distance = top(below)? - top(above)?;
    (page(above) == page(below) && distance > 0.0).then_some(distance)
}
