//! Rows that a page break cut: what stands in the first row of the next page goes on with the last row above.

use mittari_document::Document;

use super::grid::{Grid, GridCell, GridRow, leaves_room};
use super::inner;
use crate::items;

/// Of the other rows of a table this share, in hundredths, holds something in a column for it to be one that each row fills.
const USUALLY_FILLED: usize = 80;
/// A table tells which columns its rows fill when it has at least so many.
const FEWEST_ROWS: usize = 4;

/// A row that lacks so many of them right after a page break is no row, whatever its first letters are: names begin with capitals, too.
const MOST_LACKING: usize = 2;
/// Heads are looked for in so many rows above the page break.
const REACH: usize = 64;

/// Joins the rows that a page break cut. Heads that are printed again on the next page may stand between them.
pub(super) fn mend(grid: &mut Grid, document: &Document) {
    let mut idx = 1;
    while idx < grid.rows.len() {
        let (above, below) = (&grid.rows[idx - 1], &grid.rows[idx]);
        if above.page == below.page {
            idx += 1;
            continue;
        }
        let n_heads = repeated_heads(grid, idx, document);
        let rest = idx + n_heads;
        if rest < grid.rows.len() && is_rest(grid, idx - 1, rest, document) {
            let below = grid.rows.remove(rest);
            append(&mut grid.rows[idx - 1], below, document);
        }
        idx = rest.max(idx + 1);
    }
}

/// How many rows from `idx` on repeat rows that the grid printed before, word by word.
fn repeated_heads(grid: &Grid, idx: usize, document: &Document) -> usize {
    let page = grid.rows[idx].page;
    (0..grid.rows.len() - idx)
        .take_while(|n| {
            let row = &grid.rows[idx + n];
            row.page == page
                && row.filled().count() >= 2
                && grid.rows[..idx]
                    .iter()
                    .rev()
                    .take(REACH)
                    .any(|other| same_words(other, row, document))
        })
        .count()
}

fn same_words(a: &GridRow, b: &GridRow, document: &Document) -> bool {
    let words = |row: &GridRow| -> Vec<String> {
        row.filled()
            .map(|cell| {
                let lines = cell.lines.iter().map(|line| document.words(line.span));
                lines.collect::<Vec<_>>().join(" ")
            })
            .collect()
    };
    words(a) == words(b)
}

/// Whether a row is the rest of another: each of its cells stands below one of its, and goes on as no row begins.
fn is_rest(grid: &Grid, above: usize, below: usize, document: &Document) -> bool {
    let (upper, lower) = (&grid.rows[above], &grid.rows[below]);
    let stands_below =
        |cell: &GridCell| cell_above(upper, cell).is_some_and(|above| !above.is_empty());
    if lower.filled().next().is_none()
        || upper.filled().next().is_none()
        || !lower.filled().all(stands_below)
    {
        return false;
    }
    let goes_on = |cell: &GridCell| {
        let before = cell_above(upper, cell).and_then(|above| above.lines.last());
        let after = cell.lines.first();
        let (Some(before), Some(after)) = (before, after) else {
            return false;
        };
        let (before, after) = (document.words(before.span), document.words(after.span));
        after.starts_with(|c: char| c.is_lowercase() || c == '(') || items::is_open(before)
    };
    if goes_on_beside_label(upper, lower, document) {
        return true;
    }
    let n = lower.filled().count();
    let n_going_on = lower.filled().filter(|cell| goes_on(cell)).count();
    let n_lacking = || n_lacking(grid, (above, below));
    // A lone cell in the first column may head the rows below it.
    let may_head = n == 1 && lower.cells.first().is_some_and(|cell| !cell.is_empty());
    n_going_on == n || n_going_on > 0 && n_lacking() > 0 || !may_head && n_lacking() >= MOST_LACKING
}

/// Whether a row has an empty cell under the label of the row above, whose other cells hold more than labels.
fn goes_on_beside_label(upper: &GridRow, lower: &GridRow, document: &Document) -> bool {
    let is_label = |cell: &GridCell| {
        let n = inner::head_lines(cell, document);
        n > 0 && n == cell.lines.len()
    };
    let (Some(label), Some(blank)) = (upper.cells.first(), lower.cells.first()) else {
        return false;
    };
    is_label(label)
        && blank.is_empty()
        && blank.columns == label.columns
        && !upper.filled().all(is_label)
}

/// In how many columns a row is empty where nearly all others hold something.
fn n_lacking(grid: &Grid, (above, below): (usize, usize)) -> usize {
    let upper = &grid.rows[above];
    let others = || {
        grid.rows
            .iter()
            .enumerate()
            .filter(|(idx, row)| *idx != below && row.cells.len() == upper.cells.len())
            .map(|(_, row)| row)
    };
    let n_others = others().count();
    let is_usual = |cell: &GridCell| {
        let n = others()
            .filter(|row| cell_above(row, cell).is_some_and(|other| !other.is_empty()))
            .count();
        n * 100 >= n_others * USUALLY_FILLED
    };
    if n_others < FEWEST_ROWS {
        return 0;
    }
    let missing = grid.rows[below].cells.iter().filter(|cell| cell.is_empty());
    missing.filter(|cell| is_usual(cell)).count()
}

/// The cell of a row that takes the same columns.
fn cell_above<'r>(row: &'r GridRow, cell: &GridCell) -> Option<&'r GridCell> {
    row.cells.iter().find(|above| above.columns == cell.columns)
}

fn append(above: &mut GridRow, below: GridRow, document: &Document) {
    for cell in below.cells {
        let same = above
            .cells
            .iter_mut()
            .find(|upper| upper.columns == cell.columns);
        if let Some(upper) = same {
            let mut rest = cell.lines;
            if let (Some(above), Some(first)) = (upper.lines.last(), rest.first_mut()) {
                // After a full stop a capital begins a paragraph as often as not: two statements in one would be worse than one in two.
                let begins = !document.words(first.span).starts_with(char::is_lowercase);
                let ends = document.words(above.span).ends_with(['.', '!', '?'])
                    || leaves_room(document, above.line, first.line, upper.room);
                first.gap = u16::from(begins && ends);
            }
            upper.lines.extend(rest);
        }
    }
}
