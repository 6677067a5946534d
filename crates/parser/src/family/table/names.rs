//! Which lines of a cell begin the name of an indicator, where the print alone does not tell: the values beside them do.

use mittari_document::{Cell, Document};

use super::cells;
use crate::items::Row;
use crate::pairing::{self, Setting};

/// The names of a row's indicators, cut further where the values in the cells beside them show more of them.
pub(super) fn settle(
    names: Vec<Vec<Row>>,
    columns: &[&Cell],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    let is_drawn = |name: &Vec<Row>| document.placed_line(name[0].piece.line).is_some();
    if names.first().is_some_and(is_drawn) {
        return by_capitals(names, columns, setting);
    }
    by_stacks(names, columns, setting)
}

/// The names of a drawn cell that has no gaps between them: each begins with a capital, and some column has as many values.
fn by_capitals(
    names: Vec<Vec<Row>>,
    columns: &[&Cell],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    let surely = columns
        .iter()
        .map(|cell| cells::values(cell, setting).len())
        .max();
    let surely = surely.unwrap_or(0);
    // Where one column has several values for certain, another may have as many lines as values: "enintään 8" / "100 %" is no number.
    let perhaps = columns
        .iter()
        .map(|cell| cells::value_lines(cell, document));
    let most = match surely {
        0 | 1 => surely,
        _ => perhaps.max().unwrap_or(0).max(surely),
    };
    if most <= names.len() {
        return names;
    }
    let begins = |row: &Row| begins_name(row, document);
    let cut: Vec<Vec<Row>> = names.iter().flat_map(|name| cut(name, begins)).collect();
    if cut.len() == surely || cut.len() == most {
        cut
    } else {
        names
    }
}

/// The rows of one name cut before those that begin another.
fn cut(name: &[Row], begins: impl Fn(&Row) -> bool) -> Vec<Vec<Row>> {
    name.chunk_by(|_, row| !begins(row))
        .map(<[Row]>::to_vec)
        .collect()
}

fn begins_name(row: &Row, document: &Document) -> bool {
    let words = document.words(row.piece.span);
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Where several values stand below each other beside what looks like one name, they tell on which lines names begin.
fn by_stacks(names: Vec<Vec<Row>>, columns: &[&Cell], setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    if names.len() != 1 || names[0].len() < 2 {
        return names;
    }
    let stacks = columns
        .iter()
        .map(|cell| cells::rows(cell, document))
        .filter(|rows| pairing::is_stack(rows, setting));
    let level = |row: &Row| document.level(row.piece.line);
    let starts: Vec<usize> = stacks
        .flat_map(|rows| rows.iter().map(level).collect::<Vec<_>>())
        .collect();
    let cut = cut(&names[0], |row| starts.contains(&level(row)));
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
