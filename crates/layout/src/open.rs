//! Tables without lines between their columns: lines or bands part their rows, and white space that runs through all rows parts their
//! columns. Only what is certain counts; all else stays text whose columns spaces keep.

use mittari_document::Rect;

use crate::grid::{Grid, Span};
use crate::letters::{Kind, kind};
use crate::painted::{Glyph, PageContent};
use crate::rules::Segment;
use crate::tolerance::{LINE, OPEN_GAP, OPEN_GAP_EMS, ROW_TALLEST, SNAP};

/// Rows end at the same places, within this distance, in points.
const SAME_EXTENT: f32 = 3.0;
/// A table without columns of its own has at least so many lines that part its rows: two rows.
const LINES_LEAST: usize = 3;
/// Letters reach over their edges by less than this, in points.
const ACROSS: f32 = 0.5;
/// No row is lower, in points: a line nearer to the next table is its edge.
const LOWEST: f32 = 6.0;
/// Shorter lines, in points, underline words.
const SHORTEST: f32 = 100.0;

/// The grids of such tables, where no other grid is.
pub(crate) fn grids(content: &PageContent, lines: &[Segment], taken: &[Grid]) -> Vec<Grid> {
    let is_free = |line: &&Segment| {
        let is_in = |grid: &Grid| {
            let rect = grid.rect();
            (rect.y0 - SNAP..=rect.y1 + SNAP).contains(&line.at)
                && rect.x0 < line.to
                && rect.x1 > line.from
        };
        line.to - line.from >= SHORTEST && !taken.iter().any(is_in)
    };
    let mut lines: Vec<Segment> = lines.iter().filter(is_free).copied().collect();
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut grids: Vec<Grid> = Vec::new();
    while let Some(first) = lines.first().copied() {
        let is_same = |line: &Segment| {
            (line.from - first.from).abs() <= SAME_EXTENT
                && (line.to - first.to).abs() <= SAME_EXTENT
        };
        let mut ys: Vec<f32> = lines
            .iter()
            .filter(|line| is_same(line))
            .map(|line| line.at)
            .collect();
        lines.retain(|line| !is_same(line));
        ys.dedup_by(|below, above| *below - *above <= SNAP * 2.0);
        if ys.len() >= LINES_LEAST {
            stack(content, &first, &ys, &mut grids);
        }
    }
    let touches_taken = |grid: &Grid| taken.iter().any(|taken| touches(taken.rect(), grid.rect()));
    grids.retain(|grid| !touches_taken(grid));
    grids
}

/// Adds the grids of lines above each other: of as many rows as share their columns.
fn stack(content: &PageContent, line: &Segment, ys: &[f32], grids: &mut Vec<Grid>) {
    let text = |top: usize, bottom: usize| {
        let rect = Rect {
            x0: line.from,
            y0: ys[top],
            x1: line.to,
            y1: ys[bottom],
        };
        (Text::of(content, rect), rect)
    };
    let mut top = 0;
    while top + 1 < ys.len() {
        let shares_columns = |bottom: &usize| {
            // Between the lines of a page's head and foot stands its text, perhaps in columns of prose.
            if ys[*bottom] - ys[bottom - 1] > ROW_TALLEST * content.height {
                return false;
            }
            let (row, _) = text(bottom - 1, *bottom);
            let (rows, rect) = text(top, *bottom);
            !row.glyphs.is_empty() && rows.columns(rect).is_some()
        };
        let n_rows = (top + 1..ys.len()).take_while(shares_columns).count();
        if n_rows + 1 >= LINES_LEAST {
            let (rows, rect) = text(top, top + n_rows);
            grids.extend(rows.grid(rect, ys[top..=top + n_rows].to_vec()));
        }
        top += n_rows.max(1);
    }
}

/// Adds to a grid the rows that lines of its width part below it, where its own columns run on: heads are drawn as cells, and the rows
/// under them have lines between them only. `grids` are the rectangles of all grids of the page; none is run into.
pub(crate) fn extend(content: &PageContent, lines: &[Segment], grid: &mut Grid, grids: &[Rect]) {
    let rect = grid.rect();
    let is_other = |other: &&Rect| other.y0 > rect.y1 - SNAP && touches_sides(**other, rect);
    let floor = grids
        .iter()
        .filter(is_other)
        .map(|other| other.y0)
        .fold(f32::MAX, f32::min);
    let is_below = |line: &&Segment| {
        (line.from - rect.x0).abs() <= SAME_EXTENT
            && (line.to - rect.x1).abs() <= SAME_EXTENT
            && line.at > rect.y1 + SNAP
            && line.at < floor - LOWEST
    };
    let mut ys: Vec<f32> = lines.iter().filter(is_below).map(|line| line.at).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|below, above| *below - *above <= SNAP * 2.0);
    let mut kept = vec![grid.ys[grid.n_rows() - 1], rect.y1];
    for y in ys {
        let top = kept.last().copied().unwrap_or(y);
        let row = Text::of(
            content,
            Rect {
                y0: top,
                y1: y,
                ..rect
            },
        );
        let is_tall = y - top > ROW_TALLEST * content.height;
        if is_tall || row.n_columns(&grid.xs) < 2 || row.crosses(&grid.xs) {
            break;
        }
        kept.push(y);
    }
    let bottom = kept.last().copied().unwrap_or(rect.y1);
    let (xs, n_new) = (grid.xs.clone(), kept.len() - 2);
    let below = Grid::new(xs.clone(), kept.clone(), spans(0, n_new + 1, xs.len() - 1));
    let text = Text::of(
        content,
        Rect {
            y0: kept[0],
            y1: bottom,
            ..rect
        },
    );
    if n_new == 0 || !text.rows_are_certain(&below) {
        return;
    }
    let n_rows = grid.n_rows();
    let mut ys = grid.ys.clone();
    ys.extend(&kept[2..]);
    let mut cells = grid.cells.clone();
    cells.extend(spans(n_rows, n_rows + n_new, xs.len() - 1));
    *grid = Grid::new(xs, ys, cells);
}

fn touches_sides(a: Rect, b: Rect) -> bool {
    a.x0.max(b.x0) < a.x1.min(b.x1)
}

/// The cells of some rows, the end excluded, none of which takes two columns.
fn spans(first: usize, end: usize, n_columns: usize) -> Vec<Span> {
    let row = |row: usize| {
        (0..n_columns).map(move |column| Span {
            rows: row..row + 1,
            columns: column..column + 1,
        })
    };
    (first..end).flat_map(row).collect()
}

fn touches(a: Rect, b: Rect) -> bool {
    a.x0.max(b.x0) < a.x1.min(b.x1) && a.y0.max(b.y0) < a.y1.min(b.y1)
}

/// The letters between the lines.
struct Text<'c> {
    glyphs: Vec<&'c Glyph>,
    /// The size of the largest.
    size: f32,
}

impl<'c> Text<'c> {
    fn of(content: &'c PageContent, rect: Rect) -> Self {
        let is_inside = |glyph: &&Glyph| {
            let (x, y) = glyph.middle();
            !glyph.hidden
                && glyph.is_placed()
                && rect.contains(x, y)
                && kind(glyph.text.as_str()) == Kind::Printed
        };
        let glyphs: Vec<&Glyph> = content.glyphs.iter().filter(is_inside).collect();
        let size = glyphs
            .iter()
            .fold(0.0, |size: f32, glyph| size.max(glyph.size));
        Self { glyphs, size }
    }

    fn grid(&self, rect: Rect, ys: Vec<f32>) -> Option<Grid> {
        if self.glyphs.iter().any(|glyph| glyph.dy != 0.0) {
            return None;
        }
        let xs = self.columns(rect)?;
        let (n_rows, n_columns) = (ys.len() - 1, xs.len() - 1);
        let grid = Grid::new(xs, ys, spans(0, n_rows, n_columns));
        self.rows_are_certain(&grid).then_some(grid)
    }

    /// Whether a letter stands across one of some edges, the first and last left out.
    fn crosses(&self, xs: &[f32]) -> bool {
        let inner = &xs[1..xs.len() - 1];
        let stands_across = |glyph: &&Glyph| {
            let after = inner.partition_point(|x| *x <= glyph.x + ACROSS);
            inner
                .get(after)
                .is_some_and(|x| *x < glyph.x + glyph.dx - ACROSS)
        };
        self.glyphs.iter().any(stands_across)
    }

    /// In how many columns letters stand: a heading above a line of its own stands in one.
    fn n_columns(&self, xs: &[f32]) -> usize {
        let column = |glyph: &&Glyph| xs.partition_point(|x| *x <= glyph.middle().0);
        let mut columns: Vec<usize> = self.glyphs.iter().map(column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    }

    /// The edges of the columns: the middles of the white stripes; `None` where there is none.
    fn columns(&self, rect: Rect) -> Option<Vec<f32>> {
        let mut extents: Vec<(f32, f32)> = self
            .glyphs
            .iter()
            .map(|glyph| (glyph.x, glyph.x + glyph.dx))
            .collect();
        extents.sort_by(|a, b| a.0.total_cmp(&b.0));
        let least = OPEN_GAP.max(OPEN_GAP_EMS * self.size);
        let mut xs = vec![rect.x0];
        let mut end: Option<f32> = None;
        for (from, to) in extents {
            if let Some(end) = end
                && from - end >= least
            {
                xs.push(f32::midpoint(end, from));
            }
            end = Some(end.map_or(to, |end| end.max(to)));
        }
        xs.push(rect.x1);
        (xs.len() > 2).then_some(xs)
    }

    /// Whether each row is one: where all columns have the same lines, two or more, rows stand there that no line parts. The first row
    /// is a head, whose words wrap as they like.
    fn rows_are_certain(&self, grid: &Grid) -> bool {
        let mut baselines: Vec<Vec<f32>> = vec![Vec::new(); grid.cells.len()];
        for glyph in &self.glyphs {
            let (x, y) = glyph.middle();
            let Some(cell) = grid.cell_at(x, y) else {
                continue;
            };
            let is_known = |at: &f32| (at - glyph.y).abs() <= LINE * glyph.size;
            if !baselines[cell].iter().any(is_known) {
                baselines[cell].push(glyph.y);
            }
        }
        let n_columns = grid.n_columns();
        let mut rows = baselines.chunks_exact(n_columns);
        let head_is_filled = rows.next().is_some_and(|head| n_filled(head) >= 2);
        head_is_filled
            && rows.all(|row| {
                let most = row.iter().map(Vec::len).max().unwrap_or(0);
                let n_same = row.iter().filter(|lines| lines.len() == most).count();
                most <= 1 || n_same * 2 <= n_filled(row)
            })
    }
}

fn n_filled(row: &[Vec<f32>]) -> usize {
    row.iter().filter(|lines| !lines.is_empty()).count()
}
