//! How many of what changed, as a table.

use mittari_diff::{Comparison, Tally, What};

use crate::table::{Column, Table};

/// The tally of one sort of statement.
pub(super) struct Row<'c> {
    what: What,
    tally: &'c Tally,
}

/// One row a sort of statement.
pub(super) fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    let row = |what| Row {
        what,
        tally: comparison.summary.tally(what),
    };
    What::ALL.into_iter().map(row).collect()
}

/// The tallies, one a column.
pub(super) fn table<'c>() -> Table<Row<'c>> {
    Table {
        columns: vec![
            Column::text("what", |row: &Row<'c>| {
                Some(format!("{}s", row.what.name()).into())
            }),
            Column::integer("same", |row| Some(row.tally.same.into())),
            Column::integer("changed", |row| Some(row.tally.changed.into())),
            Column::integer("moved", |row| Some(row.tally.moved.into())),
            Column::integer("split", |row| Some(row.tally.split.into())),
            Column::integer("merged", |row| Some(row.tally.merged.into())),
            Column::integer("added", |row| Some(row.tally.added.into())),
            Column::integer("removed", |row| Some(row.tally.removed.into())),
        ],
    }
}
