//! Rows of heads whose columns are kept by spaces.

use mittari_document::{Cell, CellLine, Fragment};

use super::head::{self, Column, Reading, Role};
use crate::label::Label;
use crate::scan::Scan;

/// Heads take at most so many lines.
pub(super) const HEAD_LINES: usize = 3;

/// A row of heads.
pub(super) struct Header {
    pub(super) cells: Vec<Cell>,
    pub(super) columns: Vec<Column>,
    pub(super) n_lines: usize,
}

/// The heads that begin at a token.
pub(super) fn header_at(
    scan: &Scan<'_>,
    idx: usize,
    is_free: &dyn Fn(usize) -> bool,
) -> Option<Header> {
    let document = scan.tokens.document;
    if !document.may_keep_columns(scan.tokens.list.get(idx)?.line) {
        return None;
    }
    let fragments = free_fragments(scan, idx, is_free)?;
    if fragments.len() < 2 || fragments.len() > head::MOST_COLUMNS {
        return None;
    }
    let promises = fragments.iter().any(|fragment| {
        let words = document.words(fragment.span);
        words.ends_with('-') || head::is_head(words)
    });
    if !promises {
        return None;
    }
    let mut found = None;
    let mut cells = to_cells(&fragments, scan.tokens.list[idx].line);
    for n_lines in 1..=HEAD_LINES {
        if let Some(columns) = head::columns(&cells, document) {
            found = Some(Header {
                cells: cells.clone(),
                columns,
                n_lines,
            });
        }
        let next = idx + n_lines;
        let fits = |fragments: &Vec<Fragment>| {
            scan.tokens.list[next].gap <= 1 && fragments.len() <= head::MOST_COLUMNS
        };
        let Some(fragments) = free_fragments(scan, next, is_free).filter(fits) else {
            break;
        };
        if !merge(
            &mut cells,
            to_cells(&fragments, scan.tokens.list[next].line),
        ) {
            break;
        }
    }
    found
}

/// Heads of what is told of the row above, alone on a line: `Arviointi   Tila`.
pub(super) fn details_at(
    scan: &Scan<'_>,
    idx: usize,
    is_free: &dyn Fn(usize) -> bool,
) -> Option<Header> {
    scan.tokens.list.get(idx)?.label?;
    let fragments = free_fragments(scan, idx, is_free)?;
    if fragments.len() < 2 || fragments.len() > head::MOST_COLUMNS {
        return None;
    }
    let cells = to_cells(&fragments, scan.tokens.list[idx].line);
    let document = scan.tokens.document;
    let read = |cell: &Cell| {
        let column = head::read(cell, document, Reading::Strict);
        matches!(
            column.role,
            Role::Label(
                Label::Progress
                    | Label::Status
                    | Label::Responsible
                    | Label::Schedule
                    | Label::Note
            )
        )
        .then_some(column)
    };
    let columns = cells.iter().map(read).collect::<Option<Vec<Column>>>()?;
    Some(Header {
        cells,
        columns,
        n_lines: 1,
    })
}

/// The parts of a token's line, where nothing has taken it.
pub(super) fn free_fragments(
    scan: &Scan<'_>,
    idx: usize,
    is_free: &dyn Fn(usize) -> bool,
) -> Option<Vec<Fragment>> {
    let token = scan.tokens.list.get(idx)?;
    let is_open = !scan.is_taken(idx) && is_free(token.line);
    is_open.then(|| scan.tokens.document.fragments(token.line))
}

fn to_cells(fragments: &[Fragment], line: usize) -> Vec<Cell> {
    fragments
        .iter()
        .enumerate()
        .map(|(idx, fragment)| Cell {
            columns: idx..idx + 1,
            lines: vec![CellLine {
                span: fragment.span,
                line,
                x0: fragment.x0,
                x1: fragment.x1,
                gap: 0,
            }],
        })
        .collect()
}

/// Where a cell starts and ends, in characters from the left edge.
pub(super) fn extent(cell: &Cell) -> (u16, u16) {
    let x0 = cell.lines.iter().map(|line| line.x0).min().unwrap_or(0);
    let x1 = cell.lines.iter().map(|line| line.x1).max().unwrap_or(0);
    (x0, x1)
}

/// Adds another line to heads; false where a part of it reaches under two of them, so that they cannot be told apart.
fn merge(cells: &mut Vec<Cell>, more: Vec<Cell>) -> bool {
    for cell in more {
        let (x0, x1) = extent(&cell);
        let mut under = cells.iter_mut().filter(|above| {
            let (a0, a1) = extent(above);
            a0 < x1 && x0 < a1
        });
        match (under.next(), under.next()) {
            (Some(above), None) => above.lines.extend(cell.lines),
            (None, _) => cells.push(cell),
            (Some(_), Some(_)) => return false,
        }
    }
    cells.sort_by_key(|cell| extent(cell).0);
    for (idx, cell) in cells.iter_mut().enumerate() {
        cell.columns = idx..idx + 1;
    }
    true
}
