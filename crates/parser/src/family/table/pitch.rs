//! How far below each other the lines of a table stand: rows that no line parts are parted by a little more space than the lines of a cell.

use mittari_document::{CellLine, Document, TableRow};

/// Rows are parted by at least so much more than the lines of a cell.
const APART: f32 = 1.25;
/// Lines of a cell stand no further apart than so many times the size of their letters.
const WIDEST: f32 = 1.5;

/// Whether one of `lines`, the last on its page or of its table, holds the values of a row whose name did not fit there and stands on the next
/// page: all its cells are parted from those of the row above.
pub(super) fn begins_before_name(
    lines: &[TableRow],
    (row, line, next): (&TableRow, &TableRow, Option<&TableRow>),
    document: &Document,
) -> bool {
    let page = |row: &TableRow| row.lines.first().map(|&line| document.lines()[line].page);
    if line.cells.is_empty() || next.is_some_and(|next| page(next) == page(line)) {
        return false;
    }
    let Some(pitch) = of(lines, document) else {
        return false;
    };
    line.cells.iter().all(|cell| {
        let above = row
            .cell(cell.columns.start)
            .and_then(|above| above.lines.last());
        let distance = above.and_then(|above| distance(document, above, &cell.lines[0]));
        distance.is_some_and(|distance| distance >= APART * pitch)
    })
}

/// The smallest distance of two lines in one column, in points; `None` for exported text, and where no cell has two lines.
fn of(lines: &[TableRow], document: &Document) -> Option<f32> {
    let mut above: Vec<Option<CellLine>> = Vec::new();
    let mut least: Option<f32> = None;
    for cell in lines.iter().flat_map(|line| &line.cells) {
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
    let first = above.iter().flatten().next()?;
    let size = document.placed_line(first.line)?.style.size;
    least.filter(|&least| least <= WIDEST * size)
}

/// How far one line stands below another on the same page.
fn distance(document: &Document, above: &CellLine, below: &CellLine) -> Option<f32> {
    let page = |line: &CellLine| document.lines()[line.line].page;
    let top = |line: &CellLine| Some(document.placed_line(line.line)?.rect.y0);
    let distance = top(below)? - top(above)?;
    (page(above) == page(below) && distance > 0.0).then_some(distance)
}
