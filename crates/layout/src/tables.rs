//! Which grids on a page are tables, and what fills their cells.

use mittari_document::Rect;

use crate::grid::Grid;
use crate::letters::{Kind, kind};
use crate::painted::{Glyph, PageContent};
use crate::rules::{is_white, meshes};
use crate::tagged::{self, TaggedTable};
use crate::tolerance::{FILL_COVERS, SINGLE_CELL_TALLEST};

/// A table on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) grid: Grid,
    /// For each cell, the colour that fills it; `None` for white and for none.
    pub(crate) fills: Vec<Option<[u8; 3]>>,
    /// The region of its first cell; the others follow.
    pub(crate) first_region: Region,
    /// The table in a cell of which it stands, by its index.
    pub(crate) outer: Option<usize>,
}

/// A part of a page whose text is read by itself: 0 is what stands in no table, any other number a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region(pub(crate) u32);

impl Region {
    /// What stands in no table.
    pub(crate) const FREE: Self = Self(0);
}

/// The tables of a page, inner ones after those around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tables(pub(crate) Vec<Table>);

impl Tables {
    /// The tables that lines and filled areas draw, and those that are marked only.
    pub(crate) fn of(content: &PageContent, tagged: &[TaggedTable]) -> Self {
        let mut grids: Vec<Grid> = meshes(content).iter().filter_map(Grid::of).collect();
        let mut counts: Vec<Vec<u32>> =
            grids.iter().map(|grid| vec![0; grid.cells.len()]).collect();
        count_letters(content, &grids, &mut counts);
        let mut is_kept = grids
            .iter()
            .zip(&counts)
            .map(|(grid, counts)| is_table(grid, counts, content.height))
            .collect::<Vec<_>>()
            .into_iter();
        grids.retain(|_| is_kept.next().unwrap_or(false));
        grids.extend(tagged::grids(content, tagged, &grids));
        Self::of_grids(grids, content)
    }

    fn of_grids(mut grids: Vec<Grid>, content: &PageContent) -> Self {
        let area = |grid: &Grid| grid.rect().width() * grid.rect().height();
        grids.sort_by(|a, b| area(b).total_cmp(&area(a)));
        let mut tables: Vec<Table> = Vec::with_capacity(grids.len());
        let mut region = 1;
        for grid in grids {
            let rect = grid.rect();
            let outer = tables
                .iter()
                .rposition(|table| holds(table.grid.rect(), rect));
            let n_cells = u32::try_from(grid.cells.len()).unwrap_or(u32::MAX);
            tables.push(Table {
                fills: fills(&grid, content),
                grid,
                first_region: Region(region),
                outer,
            });
            region += n_cells;
        }
        Self(tables)
    }

    /// The region of a point: the cell of the innermost table there.
    pub(crate) fn region(&self, x: f32, y: f32) -> Region {
        let cell = self.0.iter().rev().find_map(|table| {
            let cell = table.grid.cell_at(x, y)?;
            Some((table, u32::try_from(cell).ok()?))
        });
        cell.map_or(Region::FREE, |(table, cell)| {
            Region(table.first_region.0 + cell)
        })
    }
}

fn holds(outer: Rect, inner: Rect) -> bool {
    let (x, y) = (
        f32::midpoint(inner.x0, inner.x1),
        f32::midpoint(inner.y0, inner.y1),
    );
    outer.contains(x, y) && outer.width() >= inner.width() && outer.height() >= inner.height()
}

fn count_letters(content: &PageContent, grids: &[Grid], counts: &mut [Vec<u32>]) {
    if grids.is_empty() {
        return;
    }
    let rects: Vec<Rect> = grids.iter().map(Grid::rect).collect();
    let is_letter = |glyph: &&Glyph| !glyph.hidden && kind(glyph.text.as_str()) == Kind::Printed;
    for glyph in content.glyphs.iter().filter(is_letter) {
        let (x, y) = glyph.middle();
        for (idx, rect) in rects.iter().enumerate() {
            if rect.contains(x, y)
                && let Some(cell) = grids[idx].cell_at(x, y)
            {
                counts[idx][cell] += 1;
            }
        }
    }
}

/// Whether a grid is a table: frames, charts and lines under headings are none.
///
/// A grid of one column is one where its cells are not too tall: boxes above each other part what stands in them, but a page's frame
/// with a line under the head does not.
fn is_table(grid: &Grid, counts: &[u32], page_height: f32) -> bool {
    let n_filled = counts.iter().filter(|count| **count > 0).count();
    if n_filled < 2 {
        return false;
    }
    if grid.n_columns() > 1 {
        return true;
    }
    let tallest = grid
        .ys
        .windows(2)
        .map(|row| row[1] - row[0])
        .fold(0.0, f32::max);
    tallest <= SINGLE_CELL_TALLEST * page_height
}

/// The colour that fills each cell: that of the last area painted over its middle that covers most of it.
fn fills(grid: &Grid, content: &PageContent) -> Vec<Option<[u8; 3]>> {
    let mut fills = vec![None; grid.cells.len()];
    let rect = grid.rect();
    for fill in content.fills.iter().filter(|fill| fill.is_rectangle) {
        let area = fill.rect;
        if area.x1 < rect.x0 || area.x0 > rect.x1 || area.y1 < rect.y0 || area.y0 > rect.y1 {
            continue;
        }
        let columns = Grid::halves(&grid.xs, area.x0, area.x1);
        for row in Grid::halves(&grid.ys, area.y0, area.y1) {
            for column in columns.clone() {
                let Some(cell) = grid.owner(row, column) else {
                    continue;
                };
                let whole = grid.cell_rect(&grid.cells[cell]);
                let width = whole.x1.min(area.x1) - whole.x0.max(area.x0);
                let height = whole.y1.min(area.y1) - whole.y0.max(area.y0);
                if width * height >= FILL_COVERS * whole.width() * whole.height() {
                    fills[cell] = (!is_white(fill.colour)).then_some(fill.colour);
                }
            }
        }
    }
    fills
}
