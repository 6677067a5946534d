//! Labels in the middle of their cells: `pdftotext -layout` prints such a label between the lines that it names.
//!
//! ```text
//! PAINOPISTE        Oppiva kunta
//!                   Lukutaito vahvistuu kaikilla luokka-asteilla
//! TAVOITE
//!                   ja lukemisesta tulee osa jokaista päivää.
//! ```

use super::fields::Field;
use crate::items::Row;
use crate::scan::Scan;

/// Lines of one column begin within so many characters of each other.
const SLACK: u16 = 1;
/// The column of the words stands at least so many characters to the right of the labels.
const LEAST_INDENT: u16 = 8;

/// Takes from the field above the lines that belong to the label at a token, which has none on its own line.
///
/// They are as many as stand below it. That the label above begins on the line of its own words tells this print from one that puts
/// every label on a line of its own.
pub(super) fn rows_above(scan: &Scan<'_>, idx: usize, above: Option<&mut Field>) -> Vec<Row> {
    let tokens = &scan.tokens.list;
    let label = &tokens[idx];
    let Some(field) = above.filter(|_| label.gap == 0) else {
        return Vec::new();
    };
    let Some(column) = column_beside_label(scan, field) else {
        return Vec::new();
    };
    let is_in_column = |token: usize| {
        let token = &tokens[token];
        token.gap == 0
            && token.label.is_none()
            && token.bullet.is_none()
            && token.x0.abs_diff(column) <= SLACK
    };
    if column < label.x0.saturating_add(LEAST_INDENT) {
        return Vec::new();
    }
    let n_below = (idx + 1..tokens.len())
        .take_while(|&below| is_in_column(below))
        .count();
    let n_above = (field.start + 1..idx)
        .rev()
        .take_while(|&above| is_in_column(above))
        .count();
    if n_below == 0 || n_above < n_below || field.rows.len() <= n_below {
        return Vec::new();
    }
    field.rows.split_off(field.rows.len() - n_below)
}

/// Where the words begin that stand on the line of the field's label.
fn column_beside_label(scan: &Scan<'_>, field: &Field) -> Option<u16> {
    let first = field.rows.first()?;
    let line = scan.tokens.list[field.start].line;
    let start = first.piece.span.start;
    let fragments = scan.tokens.document.fragments(line);
    let beside = fragments.iter().skip(1).find(|f| f.span.start == start)?;
    Some(beside.x0)
}
