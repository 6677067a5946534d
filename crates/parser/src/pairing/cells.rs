//! Lines of values to cells.

use mittari_normalizer::Role;

use super::Setting;
use crate::items::{self, Row};
use crate::mended::Mended;
use crate::value::{Nature, is_empty_cell, is_value, nature};

/// Blank lines between two lines of one cell: the smallest gap of the column, which parts no cells where others are larger. Where all
/// are alike they part cells, unless the document prints its paragraphs so.
pub(super) fn spacing(rows: &[Row], setting: &Setting<'_, '_>) -> u16 {
    let gaps = || rows.iter().skip(1).map(|row| row.gap);
    let smallest = gaps().min().unwrap_or(0);
    if gaps().all(|gap| gap == smallest) {
        smallest.min(setting.spacing)
    } else {
        smallest
    }
}

/// Cuts lines of values into cells by every cue: gaps, capitals, and whether what has been read so far is a value already.
pub(super) fn by_cues(rows: &[Row], spacing: u16, setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    let mut cells: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match cells.last_mut() {
            Some(cell) if goes_on(cell, row, spacing, setting) => cell.push(*row),
            _ => cells.push(vec![*row]),
        }
    }
    cells
}

/// Whether the line belongs to the cell above it.
fn goes_on(cell: &[Row], row: &Row, spacing: u16, setting: &Setting<'_, '_>) -> bool {
    let text = setting.text();
    let next = row.piece.span.of(text);
    if row.gap > spacing || row.bullet.is_some() {
        return false;
    }
    let before = setting.mend(cell);
    if items::is_open(&before.text) {
        return true;
    }
    let first = next.chars().next().unwrap_or(' ');
    if matches!(first, '(' | ')' | '%' | '/' | ',' | '=' | '€')
        || (first == '+' && before.text.contains('='))
    {
        return true;
    }
    let both_stand = is_value(&before.text) && is_value(next);
    let mut with_next = cell.to_vec();
    with_next.push(*row);
    let together = is_value(&setting.mend(&with_next).text);
    if first.is_lowercase() {
        // "ei" / "käynnissä" is one state, "ei" / "kyllä" are two.
        return !both_stand || together;
    }
    if is_value(&before.text) {
        return false;
    }
    // A capital begins a cell, unless only both lines together are a value: "Seuraparlamentti" / "4 krt/vuosi".
    together || first.is_ascii_digit()
}

/// Whether lines are values below each other rather than one value that was wrapped: each is a value by itself, and some line does not
/// go on from the one above.
pub(crate) fn is_stack(rows: &[Row], setting: &Setting<'_, '_>) -> bool {
    let words = |row: &Row| row.piece.span.of(setting.text());
    if rows.len() < 2 || !rows.iter().all(|row| is_value(words(row))) {
        return false;
    }
    // A wrapped value goes on with a small letter, a bracket, or the last three digits of a number.
    let goes_on = |pair: &[Row]| {
        let next = words(&pair[1]);
        let is_group = next.len() == 3 && next.bytes().all(|b| b.is_ascii_digit());
        next.starts_with('(')
            || next.starts_with(char::is_lowercase) && is_value(&setting.mend(pair).text)
            || is_group && words(&pair[0]).ends_with(|c: char| c.is_ascii_digit())
    };
    !rows.windows(2).all(goes_on)
}

/// Whether the cell is a value and nothing else, or an empty cell.
pub(super) fn is_typed(cell: &Mended) -> bool {
    is_empty_cell(&cell.text) || nature(&cell.text, Role::Target) != Nature::Words
}
