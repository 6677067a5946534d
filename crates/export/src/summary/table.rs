//! One row a unit and document, and one a document as a whole.

use std::io::{self, Write};

use mittari_diff::{Comparison, Count, RollTally, Side};

use super::rows::{Scope, rows};
use crate::Dialect;
use crate::counts::{self, Counted};
use crate::table::{Column, Table};
use crate::wording::UNDER;

/// The numbers of one unit in one document.
struct Row<'c> {
    document: &'static str,
    side: &'c Side,
    scope: Scope<'c>,
    count: Count,
    /// For the later document only.
    roll: Option<RollTally>,
}

impl Counted for Row<'_> {
    fn count(&self) -> &Count {
        &self.count
    }
}

/// Writes one row a document as a whole (`scope` is `total`) and one a unit and document (`unit`). What came of last year's targets
/// stands with the later document.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_table(
    out: &mut dyn Write,
    comparison: &Comparison,
    dialect: Dialect,
) -> io::Result<()> {
    let mut written = Vec::new();
    for row in rows(comparison) {
        let scope = row.scope;
        written.extend(row.before.map(|count| Row {
            document: "before",
            side: &comparison.before,
            scope,
            count,
            roll: None,
        }));
        written.extend(row.after.map(|count| Row {
            document: "after",
            side: &comparison.after,
            scope,
            count,
            roll: Some(row.roll),
        }));
    }
    table().write(out, &written, dialect)
}

fn table<'c>() -> Table<Row<'c>> {
    let mut columns = vec![
        Column::text("scope", |row: &Row<'c>| {
            Some(match row.scope {
                Scope::Together => "total".into(),
                Scope::Unit(_) => "unit".into(),
            })
        }),
        Column::text("unit", |row| match row.scope {
            Scope::Together => None,
            Scope::Unit(unit) => Some(unit.join(UNDER).into()),
        }),
        Column::text("document", |row| Some(row.document.into())),
        Column::text("organization", |row| {
            Some((&**row.side.document.organization.as_ref()?).into())
        }),
        Column::integer("year", |row| Some(row.side.document.year?.into())),
        Column::text("file", |row| Some((&*row.side.source.name).into())),
    ];
    columns.extend(counts::columns());
    columns.extend(rolls());
    Table { columns }
}

fn rolls<'c>() -> Vec<Column<Row<'c>>> {
    vec![
        Column::integer("continued", |row: &Row<'c>| {
            Some(row.roll?.continued.into())
        }),
        Column::integer("improved", |row| Some(row.roll?.improved.into())),
        Column::integer("regressed", |row| Some(row.roll?.regressed.into())),
        Column::integer("restated", |row| Some(row.roll?.restated.into())),
        Column::integer("not_comparable", |row| {
            Some(row.roll?.not_comparable.into())
        }),
        Column::integer("unknown", |row| Some(row.roll?.unknown.into())),
    ]
}
