//! Striped tables: every other row is filled, so that the last one may have neither a fill nor a line around it.

use mittari_document::Rect;

use crate::grid::{Grid, Span};
use crate::letters::{Kind, kind};
use crate::painted::{Glyph, PageContent};
use crate::tolerance::SNAP;

/// The row below a table begins within so many heights of a letter.
const FIRST: f32 = 2.0;
/// Lines of one row stand within so many heights of a letter: cells with several indicators leave a line between them.
const NEXT: f32 = 3.2;
/// Letters in so many columns show that a row stands there, and no text.
const COLUMNS_LEAST: usize = 3;
/// Letters of one table differ by less than this, in points; a heading below it is larger.
const SAME_SIZE: f32 = 0.4;
/// Letters reach over their edges by less than this, in points.
const ACROSS: f32 = 0.5;

/// Adds to a grid that filled areas draw the row right below it, where its text keeps to the columns of the grid. `grids` are the
/// rectangles of all grids of the page; none is run into.
pub(crate) fn extend(content: &PageContent, grid: &mut Grid, grids: &[Rect]) {
    let rect = grid.rect();
    if grid.n_rows() < 2 || grid.n_columns() < COLUMNS_LEAST {
        return;
    }
    let is_below =
        |other: &&Rect| other.y0 > rect.y1 - SNAP && other.x0.max(rect.x0) < other.x1.min(rect.x1);
    let floor = grids
        .iter()
        .filter(is_below)
        .map(|other| other.y0)
        .fold(content.height, f32::min);
    let Some(bottom) = bottom_of_row(content, grid, floor) else {
        return;
    };
    let n_rows = grid.n_rows();
    let mut ys = grid.ys.clone();
    ys.push(bottom);
    let mut cells = grid.cells.clone();
    cells.extend((0..grid.n_columns()).map(|column| Span {
        rows: n_rows..n_rows + 1,
        columns: column..column + 1,
    }));
    *grid = Grid::new(grid.xs.clone(), ys, cells);
}

/// Where the row below a grid ends; `None` where none stands there.
fn bottom_of_row(content: &PageContent, grid: &Grid, floor: f32) -> Option<f32> {
    let rect = grid.rect();
    let is_printed = |glyph: &&Glyph| {
        let (x, y) = glyph.middle();
        !glyph.hidden
            && glyph.is_placed()
            && glyph.dy == 0.0
            && kind(glyph.text.as_str()) == Kind::Printed
            && (rect.x0..=rect.x1).contains(&x)
            && y < floor
    };
    let last_row = grid.ys[grid.n_rows() - 1];
    let size = content
        .glyphs
        .iter()
        .filter(is_printed)
        .find(|glyph| (last_row..rect.y1).contains(&glyph.middle().1))?
        .size;
    let mut below: Vec<&Glyph> = content
        .glyphs
        .iter()
        .filter(is_printed)
        .filter(|glyph| glyph.middle().1 > rect.y1)
        .collect();
    below.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut row: Vec<&Glyph> = Vec::new();
    let mut above = (rect.y1, FIRST);
    for glyph in below {
        let is_near = glyph.y - above.0 <= above.1 * size;
        if !is_near || (glyph.size - size).abs() > SAME_SIZE || crosses(&grid.xs, glyph) {
            break;
        }
        above = (glyph.y, NEXT);
        row.push(glyph);
    }
    // A line that crosses the columns below is text: so is what stands above it without a gap.
    let first = row.first().map(|glyph| glyph.y)?;
    let n_columns = columns_of(&grid.xs, row.iter().filter(|glyph| glyph.y - first < SNAP));
    (n_columns >= COLUMNS_LEAST).then(|| above.0 + size / 2.0)
}

/// Whether a letter stands across an edge between two columns.
fn crosses(xs: &[f32], glyph: &Glyph) -> bool {
    xs[1..xs.len() - 1]
        .iter()
        .any(|x| glyph.x + ACROSS < *x && glyph.x + glyph.dx - ACROSS > *x)
}

/// In how many columns some letters stand.
fn columns_of<'g>(xs: &[f32], glyphs: impl Iterator<Item = &'g &'g Glyph>) -> usize {
    let column = |glyph: &&Glyph| xs.partition_point(|x| *x <= glyph.middle().0);
    let mut columns: Vec<usize> = glyphs.map(column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}
