//! What the columns of a table that is written cell by cell must hold, so that an empty cell cannot go unnoticed.

use mittari_document::{Cell, CellLine, Document, TableRow};

use crate::family::table::cells::{is_value, rows};
use crate::family::table::head::{Column, Role};
use crate::family::table::times;
use crate::label::Label;

/// A level in words is no longer than this.
const LONGEST_LEVEL: usize = 6;
/// A party or a time is no longer than this, in words.
const LONGEST_ENTRY: usize = 12;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    /// A number, a share, a year.
    Value,
    /// Items with bullets.
    Bullets,
    /// Words.
    Text,
}

fn of(cell: &Cell, document: &Document) -> Nature {
    let Some(first) = cell.lines.first() else {
        return Nature::Text;
    };
    let words = document.words(first.span);
    if rows(cell, document)
        .first()
        .is_some_and(|row| row.bullet.is_some())
    {
        Nature::Bullets
    } else if is_value(words) || times::is_period(words) {
        Nature::Value
    } else {
        Nature::Text
    }
}

fn is_name(column: &Column) -> bool {
    matches!(column.role, Role::Label(label) if label.level().is_some() || label == Label::Indicator)
}

fn is_level(column: &Column) -> bool {
    matches!(column.role, Role::Label(label) if label.is_value())
}

/// Whether every cell is what its head promises, and cells of some column could not stand in any other: values, or bullets.
pub(super) fn agree(rows: &[TableRow], columns: &[Column], document: &Document) -> bool {
    let cells = |idx: usize| rows.iter().filter_map(move |row| row.cells.get(idx));
    let natures = |idx: usize| cells(idx).map(|cell| of(cell, document));
    let fits = columns.iter().enumerate().all(|(idx, column)| {
        let n_bullets = natures(idx)
            .filter(|&nature| nature == Nature::Bullets)
            .count();
        (n_bullets == 0 || n_bullets == rows.len())
            && cells(idx).all(|cell| fits(cell, column, document))
    });
    let tells =
        |idx: usize, nature: Nature| natures(idx).filter(|&n| n == nature).count() * 2 > rows.len();
    let is_told =
        (0..columns.len()).any(|idx| tells(idx, Nature::Value) || tells(idx, Nature::Bullets));
    fits && is_told
}

/// Whether a cell can stand under its head.
fn fits(cell: &Cell, column: &Column, document: &Document) -> bool {
    let lines = || cell.lines.iter().map(|line| document.words(line.span));
    let n_words: usize = lines().map(|words| words.split_whitespace().count()).sum();
    let nature = of(cell, document);
    if is_name(column) {
        let begins_small = lines()
            .next()
            .is_some_and(|words| words.starts_with(char::is_lowercase));
        return !begins_small && !is_bare(lines());
    }
    if is_level(column) {
        return nature == Nature::Value || n_words <= LONGEST_LEVEL && nature == Nature::Text;
    }
    n_words <= LONGEST_ENTRY || matches!(column.role, Role::Label(Label::Note | Label::Progress))
}

/// Whether some lines are a number, a time or a word of state alone, so that they name nothing. Longer states may be goals: `Ruokahävikki
/// pienenee`.
fn is_bare<'t>(mut lines: impl Iterator<Item = &'t str>) -> bool {
    let (Some(words), None) = (lines.next(), lines.next()) else {
        return false;
    };
    let number = words.trim_start_matches(['<', '>', '+', '-', '–', '−', ' ']);
    let is_word = !words.contains(' ') && is_value(words);
    number.starts_with(|c: char| c.is_ascii_digit()) || times::is_period(words) || is_word
}

/// Whether a cell in the last column can be nothing else: a value under a head of values, bullets where goals have them.
pub(super) fn is_certain(cell: &Cell, columns: &[Column], document: &Document) -> bool {
    let is_level = columns
        .last()
        .is_some_and(|column| is_level(column) || column.is(Label::Schedule));
    // "Sivistystoimiala, 1 000 euroa" is a value to the letter, and a title.
    let is_title = |line: &CellLine| {
        let words = document.words(line.span);
        words.starts_with(char::is_uppercase) && words.contains(' ')
    };
    match of(cell, document) {
        Nature::Value => is_level && !cell.lines.first().is_some_and(is_title),
        Nature::Bullets => true,
        Nature::Text => false,
    }
}
