//! Tables that a file marks, to grids: where their contents stand apart, in rows and columns.

use std::ops::Range;

use mittari_document::Rect;

use crate::grid::{Grid, Span};
use crate::letters::{Kind, kind};
use crate::painted::{Glyph, PageContent};
use crate::tolerance::{ASCENT, DESCENT, SNAP};

/// A marked table, or the part of one on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TaggedTable {
    /// The page, counted from 0.
    pub(crate) page: u32,
    /// Its rows that hold something.
    pub(crate) rows: Vec<Vec<TaggedCell>>,
}

/// A cell of a marked table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TaggedCell {
    /// The marked contents of its page that it holds.
    pub(crate) contents: Vec<u32>,
    /// How many rows it takes.
    pub(crate) n_rows: usize,
    /// How many columns it takes.
    pub(crate) n_columns: usize,
}

/// Tables with fewer filled cells are a layout of the page.
const FILLED_LEAST: usize = 4;
/// Tables with a smaller part of filled cells are a layout of the page: Lapua's case management marks each page as one table, most rows
/// of which are empty.
const FILLED_PART: f32 = 0.4;
/// No table has more columns.
const MOST_COLUMNS: usize = 200;
/// Rows and columns may overlap by so much, in points: ascents and descents are estimated.
const OVERLAP: f32 = 2.0;

/// The grids of the marked tables of a page that hold, and that no drawn table covers.
pub(crate) fn grids(content: &PageContent, tables: &[TaggedTable], drawn: &[Grid]) -> Vec<Grid> {
    if tables.is_empty() {
        return Vec::new();
    }
    let places = places(content);
    let mut grids: Vec<Grid> = Vec::new();
    for table in tables {
        let Some(grid) = grid(table, &places) else {
            continue;
        };
        let rect = grid.rect();
        if !drawn
            .iter()
            .chain(&grids)
            .any(|other| overlap(other.rect(), rect))
        {
            grids.push(grid);
        }
    }
    grids
}

fn overlap(a: Rect, b: Rect) -> bool {
    let width = a.x1.min(b.x1) - a.x0.max(b.x0);
    let height = a.y1.min(b.y1) - a.y0.max(b.y0);
    width > OVERLAP && height > OVERLAP
}

/// Where the letters of each marked content stand.
fn places(content: &PageContent) -> Vec<Option<Rect>> {
    let mut places: Vec<Option<Rect>> = Vec::new();
    let is_letter = |glyph: &&Glyph| {
        !glyph.hidden && glyph.is_placed() && kind(glyph.text.as_str()) == Kind::Printed
    };
    for glyph in content.glyphs.iter().filter(is_letter) {
        let Some(idx) = glyph.mcid.and_then(|mcid| usize::try_from(mcid).ok()) else {
            continue;
        };
        if idx > content.glyphs.len().saturating_mul(2) {
            continue;
        }
        if places.len() <= idx {
            places.resize(idx + 1, None);
        }
        let rect = Rect {
            x0: glyph.x.min(glyph.x + glyph.dx),
            y0: (glyph.y + glyph.dy).min(glyph.y) - ASCENT * glyph.size,
            x1: glyph.x.max(glyph.x + glyph.dx),
            y1: (glyph.y + glyph.dy).max(glyph.y) + DESCENT * glyph.size,
        };
        places[idx] = Some(places[idx].map_or(rect, |place| place.union(rect)));
    }
    places
}

/// The grid of a table; `None` where its contents do not stand in rows and columns, or are too few to tell.
fn grid(table: &TaggedTable, places: &[Option<Rect>]) -> Option<Grid> {
    let (spans, rects) = cells(table, places)?;
    let n_filled = rects.iter().flatten().count();
    #[expect(clippy::cast_precision_loss, reason = "tables hold few cells")]
    let least = FILLED_PART * spans.len() as f32;
    #[expect(clippy::cast_precision_loss, reason = "tables hold few cells")]
    if n_filled < FILLED_LEAST || (n_filled as f32) < least {
        return None;
    }
    let n_rows = spans.iter().map(|span| span.rows.end).max()?;
    let n_columns = spans.iter().map(|span| span.columns.end).max()?;
    if n_rows < 2 || n_columns < 2 {
        return None;
    }
    let filled = || {
        spans
            .iter()
            .zip(&rects)
            .filter_map(|(span, rect)| Some((span, (*rect)?)))
    };
    let xs = edges(
        n_columns,
        filled().map(|(span, rect)| (span.columns.clone(), rect.x0..rect.x1)),
    )?;
    let ys = edges(
        n_rows,
        filled().map(|(span, rect)| (span.rows.clone(), rect.y0..rect.y1)),
    )?;
    Some(Grid::new(xs, ys, spans))
}

/// The rows and columns of the cells, and where their letters stand.
fn cells(table: &TaggedTable, places: &[Option<Rect>]) -> Option<(Vec<Span>, Vec<Option<Rect>>)> {
    let n_rows = table.rows.len();
    let (mut spans, mut rects) = (Vec::new(), Vec::new());
    // For each column, the row where it is free again.
    let mut free_from: Vec<usize> = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while free_from.get(column).is_some_and(|free| *free > row) {
                column += 1;
            }
            let end = column + cell.n_columns;
            if end > MOST_COLUMNS {
                return None;
            }
            let bottom = (row + cell.n_rows).min(n_rows);
            if free_from.len() < end {
                free_from.resize(end, 0);
            }
            if free_from[column..end].iter().any(|free| *free > row) {
                return None;
            }
            free_from[column..end].fill(bottom);
            spans.push(Span {
                rows: row..bottom,
                columns: column..end,
            });
            let rect = cell
                .contents
                .iter()
                .filter_map(|mcid| *places.get(usize::try_from(*mcid).ok()?)?)
                .reduce(Rect::union);
            rects.push(rect);
            column = end;
        }
    }
    Some((spans, rects))
}

/// The edges between rows or columns: halfway between what ends before and what begins after. `None` where they overlap.
fn edges(
    n_places: usize,
    cells: impl Iterator<Item = (Range<usize>, Range<f32>)>,
) -> Option<Vec<f32>> {
    let mut ends = vec![f32::MIN; n_places + 1];
    let mut starts = vec![f32::MAX; n_places + 1];
    for (places, extent) in cells {
        let end = &mut ends[places.end];
        *end = end.max(extent.end);
        let start = &mut starts[places.start];
        *start = start.min(extent.start);
    }
    let outer = |at: f32, away: f32| (at.abs() < f32::MAX).then_some(at + away);
    let mut edges = Vec::with_capacity(n_places + 1);
    for place in 0..=n_places {
        let (end, start) = (ends[place], starts[place]);
        let edge = match (end > f32::MIN, start < f32::MAX) {
            (true, true) if end <= start + OVERLAP => f32::midpoint(end, start),
            (true, false) => outer(end, SNAP)?,
            (false, true) => outer(start, -SNAP)?,
            _ => return None,
        };
        if edges.last().is_some_and(|last| *last >= edge) {
            return None;
        }
        edges.push(edge);
    }
    Some(edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(cells: &[(u32, f32, f32)]) -> PageContent {
        let glyphs = cells.iter().map(|&(mcid, x, y)| Glyph {
            text: 'a'.into(),
            x,
            y,
            dx: 50.0,
            size: 10.0,
            mcid: Some(mcid),
            ..Glyph::default()
        });
        PageContent {
            glyphs: glyphs.collect(),
            ..PageContent::default()
        }
    }

    fn table(rows: &[&[u32]]) -> TaggedTable {
        let cell = |mcid: &u32| TaggedCell {
            contents: vec![*mcid],
            n_rows: 1,
            n_columns: 1,
        };
        TaggedTable {
            page: 0,
            rows: rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
        }
    }

    const PLACES: &[(u32, f32, f32)] = &[
        (0, 50.0, 100.0),
        (1, 150.0, 100.0),
        (2, 50.0, 120.0),
        (3, 150.0, 120.0),
    ];

    #[test]
    fn contents_in_rows_and_columns() {
        let grids = grids(&page(PLACES), &[table(&[&[0, 1], &[2, 3]])], &[]);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].xs, [48.0, 125.0, 202.0]);
    }

    #[test]
    fn contents_that_stand_elsewhere() {
        for (name, rows) in [
            ("columns swapped", [&[1, 0], &[2, 3]]),
            ("rows swapped", [&[2, 3], &[0, 1]]),
        ] {
            let rows: Vec<&[u32]> = rows.iter().map(|row| &row[..]).collect();
            assert_eq!(grids(&page(PLACES), &[table(&rows)], &[]), [], "{name}");
        }
    }

    #[test]
    fn drawn_tables_come_first() {
        let tables = [table(&[&[0, 1], &[2, 3]])];
        let drawn = grids(&page(PLACES), &tables, &[]);
        assert_eq!(grids(&page(PLACES), &tables, &drawn), []);
    }
}
