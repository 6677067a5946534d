//! Which lines of a cell begin the name of an indicator, where the print alone does not tell: the values beside them do.

use mittari_document::{Document, TableRow};

use super::cells;
use crate::items::Row;
use crate::pairing::{self, Setting};

/// The names of a row's indicators, cut further where the values in some columns show more of them.
pub(super) fn settle(
    row: &TableRow,
    names: Vec<Vec<Row>>,
    columns: &[usize],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    let is_drawn = |name: &Vec<Row>| document.placed_line(name[0].piece.line).is_some();
    if names.first().is_some_and(is_drawn) {
        return by_capitals(row, names, columns, setting);
    }
    by_stacks(row, names, columns, setting)
}

/// The names of a drawn cell that has no gaps between them: each begins with a capital, and some column has as many values.
fn by_capitals(
    row: &TableRow,
    names: Vec<Vec<Row>>,
    columns: &[usize],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    let cells: Vec<&mittari_document::Cell> =
        columns.iter().filter_map(|&idx| row.cell(idx)).collect();
    let surely = cells
        .iter()
        .map(|cell| cells::values(cell, setting).len())
        .max();
    let surely = surely.unwrap_or(0);
    // Where one column has several values for certain, another may have as many lines as values: "enintään 8" / "100 %" is no number.
    let perhaps = cells.iter().map(|cell| cells::value_lines(cell, document));
    let most = match surely {
        0 | 1 => surely,
        _ => perhaps.max().unwrap_or(0).max(surely),
    };
    if most <= names.len() {
        return names;
    }
    let mut cut: Vec<Vec<Row>> = Vec::new();
    for name in &names {
        for (idx, row) in name.iter().enumerate() {
            match cut.last_mut() {
                Some(item) if idx > 0 && !begins_name(row, document) => item.push(*row),
                _ => cut.push(vec![*row]),
            }
        }
    }
    if cut.len() == surely || cut.len() == most {
        cut
    } else {
        names
    }
}

fn begins_name(row: &Row, document: &Document) -> bool {
    let words = document.words(row.piece.span);
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Where several values stand below each other beside what looks like one name, they tell on which lines names begin.
fn by_stacks(
    row: &TableRow,
    names: Vec<Vec<Row>>,
    columns: &[usize],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    if names.len() != 1 || names[0].len() < 2 {
        return names;
    }
    let stacks = columns
        .iter()
        .filter_map(|&idx| row.cell(idx))
        .map(|cell| cells::rows(cell, document))
        .filter(|rows| pairing::is_stack(rows, setting));
    let level = |row: &Row| document.level(row.piece.line);
    let starts: Vec<usize> = stacks
        .flat_map(|rows| rows.iter().map(level).collect::<Vec<_>>())
        .collect();
    let mut cut: Vec<Vec<Row>> = Vec::new();
    for row in &names[0] {
        match cut.last_mut() {
            Some(item) if !starts.contains(&level(row)) => item.push(*row),
            _ => cut.push(vec![*row]),
        }
    }
    let is_start = |start: &usize| cut.iter().any(|item| level(&item[0]) == *start);
    let is_name = |item: &Vec<Row>| {
        let words = document.words(item[0].piece.span);
        !words.starts_with(char::is_lowercase) && !words.starts_with('(')
    };
    if starts.iter().all(is_start) && cut.iter().all(is_name) {
        cut
    } else {
        names
    }
}
