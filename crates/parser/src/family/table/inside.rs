//! Rows inside the row of a goal: several actions or indicators, each with its own cells, beside one goal that spans them.

use mittari_document::{Cell, CellLine, Document, TableRow};

use super::cells::is_value;
use super::head::Role;
use super::joint;
use super::pitch;
use super::rows::{append, as_row};
use super::sheet::Sheet;
use crate::items::{self, Bond};
use crate::label::Label;

/// Cuts the lines of one row where an action or an indicator begins anew beside another cell that does. What spans them stays with the
/// first.
pub(super) fn split(lines: &[TableRow], sheet: &Sheet, document: &Document) -> Vec<TableRow> {
    let spans = |idx: usize| match sheet.columns[idx].role {
        Role::Label(label) => label.level().is_some_and(|level| level < 5),
        Role::Period | Role::Other | Role::Headless => false,
    };
    let mut rows: Vec<TableRow> = Vec::new();
    let mut spanning = TableRow::default();
    for (idx, line) in lines.iter().enumerate() {
        let (outer, inner): (Vec<Cell>, Vec<Cell>) = line
            .cells
            .iter()
            .cloned()
            .partition(|cell| spans(cell.columns.start));
        append(
            &mut spanning,
            &TableRow {
                cells: outer,
                ..TableRow::default()
            },
        );
        let inner = TableRow {
            cells: inner,
            lines: line.lines.clone(),
            gap: line.gap,
        };
        let next = lines.get(idx + 1);
        let is_cut = |row: &TableRow| {
            !inner.cells.iter().any(|cell| is_name(cell, sheet))
                && pitch::begins_before_name(lines, (row, &inner, next), document)
        };
        match rows.last_mut() {
            Some(row) if !begins(row, &inner, sheet, document) && !is_cut(row) => {
                append(row, &inner);
            }
            _ => rows.push(inner),
        }
    }
    if let Some(first) = rows.first_mut() {
        first.cells.append(&mut spanning.cells);
        first.cells.sort_by_key(|cell| cell.columns.start);
    }
    rows
}

/// Whether a cell names an action or an indicator.
fn is_name(cell: &Cell, sheet: &Sheet) -> bool {
    let column = &sheet.columns[cell.columns.start];
    column.is(Label::Action) || column.is(Label::Indicator)
}

/// So many lines above tell how a column is wrapped.
const NEAR: usize = 16;

/// Whether a line begins an action or an indicator of its own.
fn begins(row: &TableRow, line: &TableRow, sheet: &Sheet, document: &Document) -> bool {
    let is_text = |cell: &&Cell| is_name(cell, sheet);
    let last = |cell: &Cell| row.cell(cell.columns.start)?.lines.last().copied();
    let words = |line: &CellLine| document.words(line.span);
    let is_open = |cell: &Cell| last(cell).is_some_and(|last| items::is_open(words(&last)));
    if line.cells.len() < 2 || line.cells.iter().any(is_open) {
        return false;
    }
    let mut strongest = Bond::Wrap;
    for cell in line.cells.iter().filter(is_text) {
        let Some(above) = last(cell) else { continue };
        if joint::names_indicator(words(&cell.lines[0])) {
            return false;
        }
        let start = row
            .cell(cell.columns.start)
            .map_or(0, |cell| cell.lines.len().saturating_sub(NEAR));
        let rows: Vec<items::Row> = row
            .cell(cell.columns.start)
            .into_iter()
            .flat_map(|cell| cell.lines[start..].iter().map(as_row))
            .chain(cell.lines.iter().map(as_row))
            .collect();
        let column = items::Column::of(document.text(), &rows, 0, line.gap);
        match column.bond(document.text(), &as_row(&above), &as_row(&cell.lines[0])) {
            Bond::Wrap => return false,
            bond if strongest == Bond::Wrap || bond == Bond::Break => strongest = bond,
            Bond::Break | Bond::Either => {}
        }
    }
    let is_fresh = |cell: &&Cell| {
        let next = words(&cell.lines[0]);
        last(cell).is_none_or(|above| {
            !next.starts_with(char::is_lowercase) || is_value(next) && is_value(words(&above))
        })
    };
    match strongest {
        Bond::Wrap => false,
        Bond::Break => true,
        Bond::Either => line
            .cells
            .iter()
            .filter(|cell| !is_text(cell))
            .any(|cell| is_fresh(&cell)),
    }
}
