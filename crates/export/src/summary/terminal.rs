//! The numbers of both documents, on a terminal.

use std::io::{self, Write};

use mittari_diff::{Comparison, Count};

use super::rows::{Row, rows};
use crate::aligned::widest;
use crate::printable::printable_line;
use crate::styles::{HEADING, painted};
use crate::{counts, title, wording};

/// Heads of the numbers, over two lines, so that a row fits an ordinary terminal.
const HEADS: [[&str; 2]; 10] = [
    ["", "goals"],
    ["indi-", "cators"],
    ["with", "target"],
    ["without", "target"],
    ["without", "baseline"],
    ["without", "actual"],
    ["met by", "baseline"],
    ["", "met"],
    ["not", "met"],
    ["not", "assessable"],
];

/// Writes two rows a unit, one a document.
///
/// As [`comparison::write_terminal`](crate::comparison::write_terminal) does, it writes colours that `anstream` takes out.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_terminal(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let sides = [&comparison.before, &comparison.after];
    let heading = printable_line(&title::documents(sides));
    writeln!(out, "{}\n", painted(HEADING, &heading))?;
    let labels: Vec<String> = title::short(&sides)
        .iter()
        .map(|label| printable_line(label))
        .collect();
    for line in 0..2 {
        write_cells(
            out,
            "",
            &labels,
            HEADS.iter().map(|head| head[line].to_owned()),
        )?;
    }
    for row in rows(comparison) {
        let name = printable_line(&row.name());
        writeln!(out, "\n{}", painted(HEADING, &name))?;
        write_row(out, &row, &labels)?;
    }
    Ok(())
}

fn write_row(out: &mut dyn Write, row: &Row<'_>, labels: &[String]) -> io::Result<()> {
    let columns = counts::columns::<Count>();
    for (label, count) in labels.iter().zip([row.before, row.after]) {
        let cells = columns
            .iter()
            .map(|column| count.map_or("–".to_owned(), |count| column.cell(&count).words()));
        write_cells(out, label, labels, cells)?;
    }
    match wording::tally(&row.roll) {
        Some(words) => writeln!(out, "last year's targets: {words}"),
        None => Ok(()),
    }
}

/// Writes a line of cells, each as wide as its head, after a label as wide as the widest.
fn write_cells(
    out: &mut dyn Write,
    label: &str,
    labels: &[String],
    cells: impl Iterator<Item = String>,
) -> io::Result<()> {
    write!(out, "{label:width$}", width = widest(labels))?;
    for ([first, second], cell) in HEADS.iter().zip(cells) {
        let width = first.len().max(second.len());
        write!(out, " {cell:>width$}")?;
    }
    writeln!(out)
}
