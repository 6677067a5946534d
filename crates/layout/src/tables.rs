//! Which grids on a page are tables, and what fills their cells.

use mittari_document::Rect;

use crate::grid::Grid;
use crate::letters::{Kind, kind};
use crate::lines::{Line, Lines};
use crate::open;
use crate::painted::{Glyph, PageContent};
use crate::rules::{Mesh, is_white, rules};
use crate::striped;
use crate::tagged::{self, TaggedTable};
use crate::tolerance::{FILL_COVERS, ROW_TALLEST};

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
    /// No line is drawn between its columns: only filled areas end there.
    is_loose: bool,
}

impl Table {
    /// Whether a region is one of its cells.
    fn holds(&self, region: Region) -> bool {
        let cell = region.0.checked_sub(self.first_region.0);
        cell.and_then(|cell| usize::try_from(cell).ok())
            .is_some_and(|cell| cell < self.grid.cells.len())
    }
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
        let rules = rules(content);
        let candidates: Vec<Candidate> = rules.meshes.iter().filter_map(Candidate::of).collect();
        let candidates = with_text(content, candidates);
        let (mut several, single): (Vec<Candidate>, Vec<Candidate>) = candidates
            .into_iter()
            .partition(|candidate| candidate.grid.n_columns() > 1);
        let rects: Vec<Rect> = several
            .iter()
            .map(|candidate| candidate.grid.rect())
            .collect();
        for candidate in &mut several {
            open::extend(content, &rules.horizontal, &mut candidate.grid, &rects);
            if !candidate.has_vertical_lines {
                striped::extend(content, &mut candidate.grid, &rects);
            }
        }
        let loose: Vec<Rect> = several
            .iter()
            .filter(|candidate| !candidate.has_vertical_lines)
            .map(|candidate| candidate.grid.rect())
            .collect();
        let mut grids: Vec<Grid> = several
            .into_iter()
            .map(|candidate| candidate.grid)
            .collect();
        grids.extend(tagged::grids(content, tagged, &grids));
        grids.extend(open::grids(content, &rules.horizontal, &grids));
        for candidate in single {
            let rect = candidate.grid.rect();
            if candidate.is_boxes(content.height)
                && !grids
                    .iter()
                    .any(|grid| holds(rect, grid.rect()) && grid.n_rows() > 1)
            {
                grids.push(candidate.grid);
            }
        }
        Self::of_grids(grids, &loose, content)
    }

    /// The tables without those in whose cells columns stand that nothing parts, and that nothing but filled areas divides: Lapua
    /// shades the last column of a table that has no other lines than those under its head and its last row. `None` where all stay.
    pub(crate) fn without_scattered(
        &self,
        lines: &Lines,
        starts: &[bool],
        content: &PageContent,
    ) -> Option<Self> {
        let has_columns = |line: &Line| {
            let starts = &starts[line.words.clone()];
            starts.iter().filter(|is_start| **is_start).count() > 1
        };
        let has_many = |line: &Line| {
            let starts = &starts[line.words.clone()];
            starts.iter().filter(|is_start| **is_start).count() >= SCATTERED_COLUMNS
        };
        let is_scattered = |table: &Table| {
            let own = || lines.lines.iter().filter(|line| table.holds(line.region));
            table.is_loose
                && (own().filter(|line| has_columns(line)).count() >= SCATTERED_LINES
                    || own().any(has_many))
        };
        let (scattered, kept): (Vec<&Table>, Vec<&Table>) =
            self.0.iter().partition(|table| is_scattered(table));
        if scattered.is_empty() {
            return None;
        }
        let loose: Vec<Rect> = kept
            .iter()
            .filter(|table| table.is_loose)
            .map(|table| table.grid.rect())
            .collect();
        let grids = kept.iter().map(|table| table.grid.clone()).collect();
        Some(Self::of_grids(grids, &loose, content))
    }

    fn of_grids(mut grids: Vec<Grid>, loose: &[Rect], content: &PageContent) -> Self {
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
                is_loose: loose.contains(&rect),
                grid,
                first_region: Region(region),
                outer,
            });
            region += n_cells;
        }
        Self(tables)
    }
}

/// Finds the regions of points, most of which lie in the cell of the point before.
pub(crate) struct Locator<'t> {
    tables: &'t Tables,
    /// The last cell, where no table stands in its own.
    last: Option<(Rect, Region)>,
}

impl<'t> Locator<'t> {
    pub(crate) fn new(tables: &'t Tables) -> Self {
        Self { tables, last: None }
    }

    /// The region of a point: the cell of the innermost table there.
    pub(crate) fn region(&mut self, x: f32, y: f32) -> Region {
        if let Some((rect, region)) = self.last
            && rect.contains(x, y)
        {
            return region;
        }
        let tables = &self.tables.0;
        let found = tables.iter().enumerate().rev().find_map(|(idx, table)| {
            let cell = table.grid.cell_at(x, y)?;
            Some((idx, table, cell))
        });
        let Some((idx, table, cell)) = found else {
            return Region::FREE;
        };
        let region = Region(table.first_region.0 + u32::try_from(cell).unwrap_or(0));
        let is_innermost = tables.iter().all(|inner| inner.outer != Some(idx));
        self.last = is_innermost.then(|| {
            let rect = table.grid.cell_rect(&table.grid.cells[cell]);
            (rect, region)
        });
        region
    }
}

/// One line of so many columns in a cell shows as much: a sheet of Excel whose states alone are coloured.
const SCATTERED_COLUMNS: usize = 3;
/// So many lines with columns in the cells of a table show that its columns are others.
const SCATTERED_LINES: usize = 3;

fn holds(outer: Rect, inner: Rect) -> bool {
    let (x, y) = (
        f32::midpoint(inner.x0, inner.x1),
        f32::midpoint(inner.y0, inner.y1),
    );
    outer.contains(x, y) && outer.width() >= inner.width() && outer.height() >= inner.height()
}

/// A grid that may be a table.
struct Candidate {
    grid: Grid,
    /// Whether lines are drawn between its columns or at its sides; else only filled areas end there.
    has_vertical_lines: bool,
}

impl Candidate {
    fn of(mesh: &Mesh) -> Option<Self> {
        Some(Self {
            grid: Grid::of(mesh)?,
            has_vertical_lines: mesh.vertical.iter().any(|line| line.is_line),
        })
    }

    /// Whether a grid of one column is drawn as boxes above each other, which part what stands in them on purpose. A page's frame with
    /// a line under the head does not, and neither do the shades behind paragraphs.
    fn is_boxes(&self, page_height: f32) -> bool {
        let tallest = self
            .grid
            .ys
            .windows(2)
            .map(|row| row[1] - row[0])
            .fold(0.0, f32::max);
        self.has_vertical_lines && tallest <= ROW_TALLEST * page_height
    }
}

/// The candidates with letters in two cells or more: frames and charts have none.
fn with_text(content: &PageContent, candidates: Vec<Candidate>) -> Vec<Candidate> {
    if candidates.is_empty() {
        return candidates;
    }
    // For each candidate, a cell with letters, and whether there is another.
    let mut seen: Vec<(Option<usize>, bool)> = vec![(None, false); candidates.len()];
    let mut open: Vec<(usize, Rect)> = candidates
        .iter()
        .map(|candidate| candidate.grid.rect())
        .enumerate()
        .collect();
    let is_letter = |glyph: &&Glyph| {
        !glyph.hidden && glyph.is_placed() && kind(glyph.text.as_str()) == Kind::Printed
    };
    for glyph in content.glyphs.iter().filter(is_letter) {
        if open.is_empty() {
            break;
        }
        let (x, y) = glyph.middle();
        open.retain(|&(idx, rect)| {
            let cell = if rect.contains(x, y) {
                candidates[idx].grid.cell_at(x, y)
            } else {
                None
            };
            let (first, has_other) = &mut seen[idx];
            *has_other = cell.is_some() && first.is_some() && cell != *first;
            *first = first.or(cell);
            !*has_other
        });
    }
    candidates
        .into_iter()
        .zip(seen)
        .filter(|(_, (_, has_other))| *has_other)
        .map(|(candidate, _)| candidate)
        .collect()
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
