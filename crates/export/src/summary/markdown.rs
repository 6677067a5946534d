//! The numbers of both documents, as tables.

use std::io::{self, Write};

use mittari_diff::{Comparison, Count};

use super::rows::{Row, rows};
use crate::markdown::{Side, escaped, write_head, write_row};
use crate::table::Column;
use crate::{counts, title, wording};

/// Writes one row a unit, each number before and after: `12 → 14`.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_markdown(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let sides = [&comparison.before, &comparison.after];
    writeln!(out, "# {}\n", escaped(&title::documents(sides)))?;
    let columns = counts::columns::<Count>();
    let names: Vec<String> = columns.iter().map(Column::words).collect();
    let mut heads = vec![("unit", Side::Left)];
    heads.extend(names.iter().map(|name| (&**name, Side::Right)));
    write_head(out, &heads)?;
    let rows = rows(comparison);
    for row in &rows {
        let numbers = columns.iter().map(|column| both(row, column));
        write_row(out, std::iter::once(escaped(&row.name())).chain(numbers))?;
    }
    write_promises(out, &rows)
}

fn write_promises(out: &mut dyn Write, rows: &[Row<'_>]) -> io::Result<()> {
    let told = rows.iter().filter_map(|row| {
        let rolled = wording::tally(&row.roll)?;
        Some(format!("- {}: {rolled}", escaped(&row.name())))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Last year's targets\n\n{}", told.join("\n"))
}

fn both(row: &Row<'_>, column: &Column<Count>) -> String {
    let shown =
        |count: Option<Count>| count.map_or("–".to_owned(), |count| column.cell(&count).words());
    let (before, after) = (shown(row.before), shown(row.after));
    if before == after {
        before
    } else {
        format!("{before} → {after}")
    }
}
