//! Lines that touch to a grid of rows and columns, and its faces to cells.

use std::ops::Range;

use mittari_document::Rect;

use crate::rules::{Groups, Mesh, Segment};
use crate::tolerance::{GRID_NARROWEST, WALL_COVERED};

/// The rows and columns that lines span, and the cells that they part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// The edges of the columns, from the left.
    pub(crate) xs: Vec<f32>,
    /// The edges of the rows, from the top.
    pub(crate) ys: Vec<f32>,
    /// Its cells by rows, from the left.
    pub(crate) cells: Vec<Span>,
    /// For each place of the grid, by rows, the index of its cell.
    owners: Vec<u32>,
}

/// The rows and columns that a cell takes, the ends excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) rows: Range<usize>,
    pub(crate) columns: Range<usize>,
}

impl Grid {
    /// The grid of a mesh, closed by the rectangle around it; `None` where it has one place only.
    pub(crate) fn of(mesh: &Mesh) -> Option<Self> {
        let ends = |segments: &[Segment]| {
            let (mut least, mut most) = (f32::MAX, f32::MIN);
            for segment in segments {
                least = least.min(segment.from);
                most = most.max(segment.to);
            }
            [least, most]
        };
        let xs = edges(&mesh.vertical, ends(&mesh.horizontal));
        let ys = edges(&mesh.horizontal, ends(&mesh.vertical));
        let (n_rows, n_columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
        if n_rows * n_columns < 2 || n_rows * n_columns > MOST_PLACES {
            return None;
        }
        let walls = Walls::new(mesh, &xs, &ys);
        let faces = walls.faces(n_rows, n_columns);
        let cells = rectangles(&faces, n_columns);
        Some(Self::used(&xs, &ys, cells))
    }

    /// The grid of cells, without the edges that no cell ends at.
    fn used(xs: &[f32], ys: &[f32], mut cells: Vec<Span>) -> Self {
        let xs = retain_used(xs, cells.iter_mut().map(|cell| &mut cell.columns));
        let ys = retain_used(ys, cells.iter_mut().map(|cell| &mut cell.rows));
        Self::new(xs, ys, cells)
    }

    /// The grid of these cells, which do not overlap and lie inside its edges.
    pub(crate) fn new(xs: Vec<f32>, ys: Vec<f32>, cells: Vec<Span>) -> Self {
        let n_columns = xs.len() - 1;
        let mut owners = vec![u32::MAX; n_columns * (ys.len() - 1)];
        for (idx, cell) in (0_u32..).zip(&cells) {
            for row in cell.rows.clone() {
                owners[row * n_columns..][cell.columns.clone()].fill(idx);
            }
        }
        Self {
            xs,
            ys,
            cells,
            owners,
        }
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.ys.len() - 1
    }

    pub(crate) fn n_columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The rectangle around it.
    pub(crate) fn rect(&self) -> Rect {
        Rect {
            x0: self.xs[0],
            y0: self.ys[0],
            x1: self.xs[self.n_columns()],
            y1: self.ys[self.n_rows()],
        }
    }

    /// The rectangle of a cell.
    pub(crate) fn cell_rect(&self, cell: &Span) -> Rect {
        Rect {
            x0: self.xs[cell.columns.start],
            y0: self.ys[cell.rows.start],
            x1: self.xs[cell.columns.end],
            y1: self.ys[cell.rows.end],
        }
    }

    /// The index of the cell at a point.
    pub(crate) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = place(&self.xs, x)?;
        let row = place(&self.ys, y)?;
        self.owner(row, column)
    }

    /// The index of the cell that takes a place.
    pub(crate) fn owner(&self, row: usize, column: usize) -> Option<usize> {
        let owner = self.owners[row * self.n_columns() + column];
        usize::try_from(owner)
            .ok()
            .filter(|idx| *idx < self.cells.len())
    }

    /// The rows, or columns, of which at least half lies between two places.
    pub(crate) fn halves(edges: &[f32], from: f32, to: f32) -> Range<usize> {
        let middles = |idx: usize| f32::midpoint(edges[idx], edges[idx + 1]);
        let n_places = edges.len() - 1;
        let start = (0..n_places)
            .position(|idx| middles(idx) >= from)
            .unwrap_or(n_places);
        let len = (start..n_places)
            .position(|idx| middles(idx) > to)
            .unwrap_or(n_places - start);
        start..start + len
    }
}

/// No table has so many places; drawings do.
const MOST_PLACES: usize = 50_000;

/// Which place between edges holds a value.
fn place(edges: &[f32], value: f32) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= value);
    (1..edges.len()).contains(&after).then(|| after - 1)
}

/// The places of lines, and the outermost ends of the lines across them, as edges of rows or columns.
fn edges(lines: &[Segment], ends: [f32; 2]) -> Vec<f32> {
    let mut places: Vec<f32> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    let mut first = f32::MIN;
    let mut members = 0.0_f32;
    for at in places {
        if let Some(edge) = edges.last_mut()
            && at - first < GRID_NARROWEST
        {
            members += 1.0;
            *edge += (at - *edge) / members;
        } else {
            edges.push(at);
            first = at;
            members = 1.0;
        }
    }
    let [least, most] = ends;
    if edges.first().is_none_or(|edge| edge - least >= OUTER_LEAST) {
        edges.insert(0, least);
    }
    if edges.last().is_none_or(|edge| most - edge >= OUTER_LEAST) {
        edges.push(most);
    }
    edges
}

/// Lines reach so far beyond the outermost line across them before a column without an outer line is assumed, in points.
const OUTER_LEAST: f32 = 8.0;

/// How much of each side of each place lines cover.
struct Walls {
    /// For each row, the covered part of the left side of each of its places, and of the right side of the last.
    vertical: Vec<bool>,
    /// For each column, the covered part of the upper side of each of its places, and of the lower side of the last.
    horizontal: Vec<bool>,
}

impl Walls {
    fn new(mesh: &Mesh, xs: &[f32], ys: &[f32]) -> Self {
        Self {
            vertical: covered(&mesh.vertical, xs, ys),
            horizontal: covered(&mesh.horizontal, ys, xs),
        }
    }

    /// For each place of the grid, by rows, the number of its face.
    fn faces(&self, n_rows: usize, n_columns: usize) -> Vec<usize> {
        let mut groups = Groups::new(n_rows * n_columns);
        for row in 0..n_rows {
            for column in 0..n_columns {
                let place = row * n_columns + column;
                if column + 1 < n_columns && !self.vertical[row * (n_columns + 1) + column + 1] {
                    groups.unite(place, place + 1);
                }
                if row + 1 < n_rows && !self.horizontal[column * (n_rows + 1) + row + 1] {
                    groups.unite(place, place + n_columns);
                }
            }
        }
        (0..n_rows * n_columns)
            .map(|place| groups.root(place))
            .collect()
    }
}

/// Whether lines cover enough of each piece of the edges that they stand on: for each piece along, each edge across.
fn covered(lines: &[Segment], across: &[f32], along: &[f32]) -> Vec<bool> {
    let mut lengths = vec![0.0_f32; across.len() * (along.len() - 1)];
    for line in lines {
        let Some(edge) = nearest(across, line.at) else {
            continue;
        };
        let first = along
            .partition_point(|from| *from <= line.from)
            .saturating_sub(1);
        for piece in first..along.len() - 1 {
            let (from, to) = (along[piece], along[piece + 1]);
            if from >= line.to {
                break;
            }
            let length = to.min(line.to) - from.max(line.from);
            lengths[piece * across.len() + edge] += length.max(0.0);
        }
    }
    lengths
        .chunks_exact(across.len())
        .zip(along.windows(2))
        .flat_map(|(lengths, piece)| {
            let least = (piece[1] - piece[0]) * WALL_COVERED;
            lengths.iter().map(move |length| *length >= least)
        })
        .collect()
}

/// The index of the nearest edge.
fn nearest(edges: &[f32], at: f32) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge < at);
    [after.checked_sub(1), Some(after)]
        .into_iter()
        .flatten()
        .filter(|idx| *idx < edges.len())
        .min_by(|a, b| (edges[*a] - at).abs().total_cmp(&(edges[*b] - at).abs()))
}

/// Faces as rectangles, by rows: a face of another shape gives several.
fn rectangles(faces: &[usize], n_columns: usize) -> Vec<Span> {
    let n_rows = faces.len() / n_columns;
    let mut taken = vec![false; faces.len()];
    let mut spans = Vec::new();
    for place in 0..faces.len() {
        if taken[place] {
            continue;
        }
        let (row, column) = (place / n_columns, place % n_columns);
        let is_free = |taken: &[bool], row: usize, column: usize| {
            let other = row * n_columns + column;
            faces[other] == faces[place] && !taken[other]
        };
        let end = (column..n_columns)
            .find(|column| !is_free(&taken, row, *column))
            .unwrap_or(n_columns);
        let bottom = (row..n_rows)
            .find(|row| !(column..end).all(|column| is_free(&taken, *row, column)))
            .unwrap_or(n_rows);
        for row in row..bottom {
            taken[row * n_columns..][column..end].fill(true);
        }
        spans.push(Span {
            rows: row..bottom,
            columns: column..end,
        });
    }
    spans
}

/// The edges at which a range begins or ends; the ranges are counted by them afterwards.
fn retain_used<'r>(edges: &[f32], ranges: impl Iterator<Item = &'r mut Range<usize>>) -> Vec<f32> {
    let ranges: Vec<&mut Range<usize>> = ranges.collect();
    let mut is_used = vec![false; edges.len()];
    for range in &ranges {
        is_used[range.start] = true;
        is_used[range.end] = true;
    }
    let mut renumbered = Vec::with_capacity(edges.len());
    let mut kept = Vec::new();
    for (edge, is_used) in edges.iter().zip(&is_used) {
        renumbered.push(kept.len());
        if *is_used {
            kept.push(*edge);
        }
    }
    for range in ranges {
        *range = renumbered[range.start]..renumbered[range.end];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mesh(horizontal: &[(f32, f32, f32)], vertical: &[(f32, f32, f32)]) -> Mesh {
        let segments = |lines: &[(f32, f32, f32)]| {
            let segment = |&(at, from, to): &(f32, f32, f32)| Segment {
                at,
                from,
                to,
                is_line: true,
            };
            lines.iter().map(segment).collect()
        };
        Mesh {
            horizontal: segments(horizontal),
            vertical: segments(vertical),
        }
    }

    fn check(mesh: &Mesh, expected: &[(Range<usize>, Range<usize>)]) {
        let cells: Vec<(Range<usize>, Range<usize>)> = Grid::of(mesh)
            .map(|grid| grid.cells)
            .unwrap_or_default()
            .into_iter()
            .map(|cell| (cell.rows, cell.columns))
            .collect();
        assert_eq!(cells, expected);
    }

    #[test]
    fn a_cell_over_two_columns() {
        check(
            &mesh(
                &[(0.0, 0.0, 200.0), (20.0, 0.0, 200.0), (40.0, 0.0, 200.0)],
                &[(0.0, 0.0, 40.0), (100.0, 20.0, 40.0), (200.0, 0.0, 40.0)],
            ),
            &[(0..1, 0..2), (1..2, 0..1), (1..2, 1..2)],
        );
    }

    #[test]
    fn a_cell_over_two_rows() {
        check(
            &mesh(
                &[(0.0, 0.0, 200.0), (20.0, 100.0, 200.0), (40.0, 0.0, 200.0)],
                &[(0.0, 0.0, 40.0), (100.0, 0.0, 40.0), (200.0, 0.0, 40.0)],
            ),
            &[(0..2, 0..1), (0..1, 1..2), (1..2, 1..2)],
        );
    }

    #[test]
    fn missing_outer_lines_are_closed() {
        check(
            &mesh(
                &[(0.0, 0.0, 200.0), (20.0, 0.0, 200.0), (40.0, 0.0, 200.0)],
                &[(100.0, 0.0, 40.0)],
            ),
            &[(0..1, 0..1), (0..1, 1..2), (1..2, 0..1), (1..2, 1..2)],
        );
    }

    #[test]
    fn a_frame_is_no_table() {
        check(
            &mesh(
                &[(0.0, 0.0, 200.0), (20.0, 0.0, 200.0)],
                &[(0.0, 0.0, 20.0), (200.0, 0.0, 20.0)],
            ),
            &[],
        );
    }

    #[test]
    fn a_face_that_is_no_rectangle_is_split() {
        check(
            &mesh(
                &[(0.0, 0.0, 200.0), (20.0, 100.0, 200.0), (40.0, 0.0, 200.0)],
                &[(0.0, 0.0, 40.0), (100.0, 0.0, 20.0), (200.0, 0.0, 40.0)],
            ),
            &[(0..2, 0..1), (0..1, 1..2), (1..2, 1..2)],
        );
    }

    #[test]
    fn points_find_their_cells() {
        let grid = Grid::of(&mesh(
            &[(0.0, 0.0, 200.0), (20.0, 0.0, 200.0), (40.0, 0.0, 200.0)],
            &[(0.0, 0.0, 40.0), (100.0, 20.0, 40.0), (200.0, 0.0, 40.0)],
        ))
        .expect("it has three cells");
        for (x, y, expected) in [
            (150.0, 10.0, Some(0)),
            (50.0, 30.0, Some(1)),
            (150.0, 30.0, Some(2)),
            (250.0, 30.0, None),
            (150.0, -1.0, None),
        ] {
            assert_eq!(grid.cell_at(x, y), expected, "{x} {y}");
        }
    }
}
