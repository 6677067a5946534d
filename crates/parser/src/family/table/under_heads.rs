//! A second row of heads under the first: what a head says of several columns is told apart by the times below it.
//!
//! ```text
//! | Tavoite            | Mittari      | Toteuma |      | Tavoitetaso |
//! |                    |              | 2023    | 2024 | 2026        |
//! ```

use mittari_document::{Document, TableRow};

use super::head::{self, Column, Reading, Role};
use crate::label::Label;

/// The columns as both rows tell them; `None` where the second row is none of heads.
pub(super) fn refine(
    columns: &[Column],
    row: &TableRow,
    document: &Document,
) -> Option<Vec<Column>> {
    if row.cells.len() < 2 || row.gap > 0 {
        return None;
    }
    let mut refined = columns.to_vec();
    for cell in &row.cells {
        let idx = cell.columns.start;
        if idx >= head::MOST_COLUMNS {
            return None;
        }
        if refined.len() <= idx {
            refined.resize(idx + 1, Column::headless());
        }
        let under = head::read(cell, document, Reading::Strict);
        // A head that stands over several columns is printed above the first of them.
        let over = columns[..columns.len().min(idx + 1)]
            .iter()
            .rev()
            .find(|column| column.role != Role::Headless)?;
        let column = match (under.role, over.role) {
            (Role::Period, Role::Label(label)) if is_figure(label) => {
                let mut column = over.clone();
                column.head.period = under.head.period;
                column.printed = format!("{} {}", over.printed, under.printed);
                column
            }
            (Role::Label(label), Role::Other) if is_figure(label) => under,
            (Role::Label(label), Role::Label(over)) if is_figure(label) && is_figure(over) => under,
            _ => return None,
        };
        refined[idx] = column;
    }
    Some(refined)
}

/// Whether a head may bear a time: that of values, or `Tavoite` as the level to be reached.
fn is_figure(label: Label) -> bool {
    label.is_value() || label == Label::Objective
}
