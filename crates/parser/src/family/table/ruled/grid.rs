//! Tables with drawn cells as rows of cells; what a page break parted is one grid again.

use std::ops::Range;

use mittari_document::{Cell, CellLine, Document, RuledCell, RuledTable, TableRow};

/// Edges of columns that are nearer than this are the same, in points: the same table is drawn a little differently on each page.
const SAME_EDGE: f32 = 3.0;
/// A space between two words, as a share of the letters' size.
const SPACE: f32 = 0.28;
/// Cells leave at most so much room between their border and their text, in points; more is an indent or an alignment.
const WIDEST_PADDING: f32 = 6.0;
/// The end of a line of a drawn cell, in characters: where such a line was wrapped is told by its gap, so all of them count as full.
const FULL: u16 = 1000;

/// A table, over all the pages that it stands on.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
}

/// A row of drawn cells.
#[derive(Clone, Debug, Default)]
pub(super) struct GridRow {
    /// The cells that begin in this row, from the left, the empty ones among them.
    pub(super) cells: Vec<GridCell>,
    /// The page that it stands on, counted from 1.
    pub(super) page: u32,
}

/// A drawn cell.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    /// The columns of the grid that it takes, the end excluded.
    pub(super) columns: Range<usize>,
    /// The width that it has for text, in points.
    pub(super) room: f32,
    pub(super) lines: Vec<CellLine>,
}

impl GridCell {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// As a cell of a table.
    pub(super) fn cell(&self) -> Cell {
        Cell {
            columns: self.columns.clone(),
            lines: self.lines.clone(),
        }
    }
}

impl GridRow {
    /// The cells that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = &GridCell> {
        self.cells.iter().filter(|cell| !cell.is_empty())
    }

    /// The lines of all cells, ascending.
    pub(super) fn lines(&self) -> Vec<usize> {
        let cells = self.cells.iter().flat_map(|cell| &cell.lines);
        let mut lines: Vec<usize> = cells.map(|line| line.line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The row as one of a table.
    pub(super) fn into_table_row(self) -> TableRow {
        TableRow {
            lines: self.lines(),
            gap: 0,
            cells: self
                .cells
                .into_iter()
                .filter(|cell| !cell.is_empty())
                .map(|cell| Cell {
                    columns: cell.columns,
                    lines: cell.lines,
                })
                .collect(),
        }
    }
}

/// The grids of a document.
pub(super) fn all(document: &Document) -> Vec<Grid> {
    let tables = document.ruled_tables();
    let held: Vec<&RuledTable> = tables
        .iter()
        .filter(|table| lines(table).is_some())
        .collect();
    held.chunk_by(|above, below| goes_on(document, above, below))
        .map(|parts| join(document, parts))
        .collect()
}

/// The lines that a table holds, the end excluded; `None` where it is empty.
fn lines(table: &RuledTable) -> Option<Range<usize>> {
    let filled = || table.cells.iter().filter(|cell| !cell.lines.is_empty());
    let first = filled().map(|cell| cell.lines.start).min()?;
    let end = filled().map(|cell| cell.lines.end).max()?;
    Some(first..end)
}

/// Whether a table may be the rest of the one above: nothing but page furniture stands between them, one page ends there, and both
/// are as wide.
fn goes_on(document: &Document, above: &RuledTable, below: &RuledTable) -> bool {
    let same = |a: f32, b: f32| (a - b).abs() <= SAME_EDGE;
    let (Some(upper), Some(lower)) = (lines(above), lines(below)) else {
        return false;
    };
    below.page == above.page + 1
        && same(above.rect.x0, below.rect.x0)
        && same(above.rect.x1, below.rect.x1)
        && upper.end <= lower.start
        && document.lines()[upper.end..lower.start]
            .iter()
            .all(|line| line.furniture)
}

fn join(document: &Document, parts: &[&RuledTable]) -> Grid {
    let own: Vec<Vec<f32>> = parts.iter().map(|part| edges(&[part])).collect();
    // Columns that white space parts end a little elsewhere on each page.
    let is_same = own.iter().all(|edges| columns_match(edges, &own[0]));
    let all = edges(parts);
    let mut grid = Grid::default();
    for (table, own) in parts.iter().zip(&own) {
        let edges = if is_same { own } else { &all };
        let mut cells: Vec<&RuledCell> = table.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.rows.start, cell.columns.start));
        for row in cells.chunk_by(|a, b| a.rows.start == b.rows.start) {
            grid.rows.push(GridRow {
                cells: row
                    .iter()
                    .map(|cell| grid_cell(document, cell, edges))
                    .collect(),
                page: table.page,
            });
        }
    }
    grid
}

/// Whether two parts have as many columns, the middle of each in the same one of the other.
fn columns_match(own: &[f32], first: &[f32]) -> bool {
    let middle = |pair: &[f32]| f32::midpoint(pair[0], pair[1]);
    own.len() == first.len()
        && own
            .windows(2)
            .zip(first.windows(2))
            .all(|(own, first)| (first[0]..first[1]).contains(&middle(own)))
}

/// The edges of the columns of all parts.
fn edges(parts: &[&RuledTable]) -> Vec<f32> {
    let cells = parts.iter().flat_map(|table| &table.cells);
    let mut edges: Vec<f32> = cells
        .flat_map(|cell| [cell.rect.x0, cell.rect.x1])
        .collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|next, kept| *next - *kept <= SAME_EDGE);
    edges
}

fn grid_cell(document: &Document, cell: &RuledCell, edges: &[f32]) -> GridCell {
    let column = |x: f32| edges.partition_point(|&edge| edge < x - SAME_EDGE);
    let start = column(cell.rect.x0);
    let room = cell.rect.width() - 2.0 * padding(document, cell);
    GridCell {
        columns: start..column(cell.rect.x1).max(start + 1),
        room,
        lines: cell_lines(document, cell, room),
    }
}

/// The lines of a cell; the gap tells where a line ends an item: a paragraph's gap, or room left for the word that the next begins with.
fn cell_lines(document: &Document, cell: &RuledCell, room: f32) -> Vec<CellLine> {
    let mut out: Vec<CellLine> = Vec::with_capacity(cell.lines.len());
    for idx in cell.lines.clone() {
        let line = &document.lines()[idx];
        let gap = match out.last() {
            None => 0,
            Some(above) => {
                let is_meant = leaves_room(document, above.line, idx, room);
                line.gap.blank.max(u16::from(is_meant))
            }
        };
        out.push(CellLine {
            span: line.span,
            line: idx,
            x0: line.indent,
            x1: FULL,
            gap,
        });
    }
    out
}

/// The room between border and text, in points.
fn padding(document: &Document, cell: &RuledCell) -> f32 {
    let rects = cell
        .lines
        .clone()
        .filter_map(|idx| document.placed_line(idx).map(|line| line.rect));
    rects
        .map(|rect| (rect.x0 - cell.rect.x0).min(cell.rect.x1 - rect.x1))
        .fold(WIDEST_PADDING, f32::min)
        .max(0.0)
}

/// Whether the first word of a line would have fitted on the line above, so that the line break was meant.
pub(super) fn leaves_room(document: &Document, above: usize, below: usize, room: f32) -> bool {
    let words = document.line_words(above);
    if words.ends_with(['-', '/', '\u{AD}', '–']) {
        return false;
    }
    let (Some(upper), Some(first)) = (
        document.placed_line(above),
        document.placed_words(document.lines()[below].span).first(),
    ) else {
        return false;
    };
    let size = upper.style.size;
    let needed = upper.rect.width() + SPACE * size + first.rect.width();
    needed <= room
}
