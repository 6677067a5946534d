//! Tables whose columns are kept by spaces: found under a row of heads.

use mittari_document::{Cell, CellLine, Columns, Document, Fragment, Separation, TableRow};

use super::head::{self, Column, Reading, Role};
use super::rows;
use super::sheet::Sheet;
use crate::label::Label;
use crate::scan::Scan;

/// Heads take at most so many lines.
const HEAD_LINES: usize = 3;
/// So many blank lines end a table.
const END_GAP: u16 = 3;
/// A line across the table longer than this, in words, is no heading of rows.
const LONGEST_GROUP: usize = 10;
/// How far two starts in one column may lie apart, in characters.
const SLACK: u16 = 2;

/// A row of heads.
struct Header {
    cells: Vec<Cell>,
    columns: Vec<Column>,
    n_lines: usize,
}

/// The sheets whose columns are kept by spaces. `is_free` tells the lines that belong to no other table.
pub(super) fn sheets(scan: &Scan<'_>, is_free: &dyn Fn(usize) -> bool) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut idx = 0;
    while idx < scan.tokens.len() {
        let Some(header) = header_at(scan, idx, is_free) else {
            idx += 1;
            continue;
        };
        let body = body(scan, idx + header.n_lines, &header, is_free);
        let next = idx + header.n_lines;
        match sheet(scan, idx, header, &body) {
            Some(sheet) => {
                idx = next.max(
                    scan.token_of(sheet.last_line())
                        .map_or(next, |last| last + 1),
                );
                sheets.push(sheet);
            }
            None => idx = next,
        }
    }
    sheets
}

/// The heads that begin at a token.
fn header_at(scan: &Scan<'_>, idx: usize, is_free: &dyn Fn(usize) -> bool) -> Option<Header> {
    let document = scan.tokens.document;
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
        let reading = if n_lines == 1 {
            Reading::Free
        } else {
            Reading::Strict
        };
        let columns = head::columns(&cells, document, reading);
        let is_clean = |columns: &Vec<Column>| {
            n_lines == 1 || columns.iter().all(|column| column.role != Role::Other)
        };
        if let Some(columns) = columns.filter(is_clean) {
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

fn free_fragments(
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

fn extent(cell: &Cell) -> (u16, u16) {
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

/// The tokens that may be rows under the heads.
fn body(
    scan: &Scan<'_>,
    start: usize,
    header: &Header,
    is_free: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let document = scan.tokens.document;
    let mut body = Vec::new();
    let second = header.cells.get(1).map_or(u16::MAX, |cell| extent(cell).0);
    for idx in start..scan.tokens.len() {
        let token = &scan.tokens.list[idx];
        let Some(fragments) = free_fragments(scan, idx, is_free) else {
            break;
        };
        let is_field = fragments.len() >= 2
            && token
                .label
                .is_some_and(|label| label.apart && !label.label.is_value())
            && head::is_head(document.words(fragments[0].span));
        if token.gap >= END_GAP
            || fragments.len() > head::MOST_COLUMNS
            || is_field
            || header_at(scan, idx, is_free).is_some()
        {
            break;
        }
        if let [only] = &fragments[..] {
            if token.label.is_some_and(|label| label.closed) {
                break;
            }
            let is_across =
                only.x1 > second.saturating_add(SLACK) && only.x0.saturating_add(SLACK) < second;
            let is_short = document.words(only.span).split(' ').count() <= LONGEST_GROUP;
            let goes_on = free_fragments(scan, idx + 1, is_free)
                .is_some_and(|next| next.len() >= 2)
                && header_at(scan, idx + 1, is_free).is_none();
            if is_across && !(is_short && goes_on) {
                break;
            }
        }
        body.push(idx);
    }
    body
}

/// The table under the heads; `None` where the lines below keep no columns.
fn sheet(scan: &Scan<'_>, start: usize, header: Header, body: &[usize]) -> Option<Sheet> {
    let document = scan.tokens.document;
    let line_of = |idx: usize| scan.tokens.list[idx].line;
    let lines: Vec<usize> = body.iter().map(|&idx| line_of(idx)).collect();
    let mut extents: Vec<(u16, u16)> = header.cells.iter().map(extent).collect();
    let mut columns = header.columns;
    let mut places = Columns::under(&extents, &lines, document)?;
    if let Some(extent) = headless_at_end(scan, &lines, &places) {
        extents.push(extent);
        columns.push(Column::headless());
        places = Columns::under(&extents, &lines, document)?;
    }
    head::settle(&mut columns);
    let mut lines_of_rows: Vec<TableRow> = Vec::new();
    for &line in &lines {
        let row = places.row(document, line);
        let spans = row.cells.iter().any(|cell| cell.columns.len() > 1);
        // Two parts of a line in one column are cells of a column that has no head, and a name without letters is none.
        let is_crowded = row.cells.iter().any(|cell| cell.lines.len() > 1);
        if spans && row.cells.len() > 1
            || is_crowded
            || has_nameless(&row, &columns, document)
            || is_stray_number(&row, &lines_of_rows, document)
        {
            break;
        }
        lines_of_rows.push(row);
    }
    let mut sheet = Sheet {
        separation: Separation::Spaces,
        columns,
        header: (start..start + header.n_lines).map(line_of).collect(),
        rows: Vec::new(),
    };
    sheet.rows = rows::join(&lines_of_rows, &sheet, document);
    sheet.settle(document);
    (!sheet.rows.is_empty()).then_some(sheet)
}

/// Whether a line is nothing but a number that does not stand below anything in its column: a page's.
fn is_stray_number(row: &TableRow, above: &[TableRow], document: &Document) -> bool {
    let [Cell { columns, lines }] = &row.cells[..] else {
        return false;
    };
    let number = lines[0];
    let is_number = document
        .words(number.span)
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '/' | '-' | '–' | ' '));
    let is_below = |row: &TableRow| {
        row.cell(columns.start).is_some_and(|cell| {
            let mut lines = cell.lines.iter();
            lines.any(|line| line.x0 < number.x1 && number.x0 < line.x1)
        })
    };
    is_number && !above.iter().rev().take(HEAD_LINES).any(is_below)
}

/// Whether a goal, an action or an indicator is nothing but a number.
fn has_nameless(row: &TableRow, columns: &[Column], document: &Document) -> bool {
    let is_name = |column: &Column| {
        [Label::Objective, Label::Action, Label::Indicator]
            .iter()
            .any(|&label| column.is(label))
    };
    row.cells.iter().any(|cell| {
        let has_letters = |line: &CellLine| document.words(line.span).contains(char::is_alphabetic);
        let has_digits = |line: &CellLine| {
            document
                .words(line.span)
                .contains(|c: char| c.is_ascii_digit())
        };
        let is_number = cell.lines.iter().any(has_digits) && !cell.lines.iter().any(has_letters);
        is_number && columns.get(cell.columns.start).is_some_and(is_name)
    })
}

/// Where a column without a head stands to the right of the last one: several lines have two parts under the last head.
fn headless_at_end(scan: &Scan<'_>, lines: &[usize], places: &Columns) -> Option<(u16, u16)> {
    let last = places.len() - 1;
    let mut found: Option<(u16, u16)> = None;
    for &line in lines {
        let row = places.row(scan.tokens.document, line);
        let Some([.., second]) = row
            .cell(last)
            .map(|cell| &cell.lines[..])
            .filter(|lines| lines.len() == 2)
        else {
            continue;
        };
        match &mut found {
            Some((x0, x1)) if x0.abs_diff(second.x0) <= SLACK => {
                (*x0, *x1) = ((*x0).min(second.x0), (*x1).max(second.x1));
            }
            Some(_) => return None,
            None => found = Some((second.x0, second.x1)),
        }
    }
    found
}
