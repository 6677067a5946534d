//! Tables on a terminal, their columns kept by spaces.

use std::io::{self, Write};

use crate::printable::printable_line;
use crate::table::{Column, Table};

/// Stands between two columns.
const GAP: &str = "  ";

impl<R> Table<R> {
    /// Writes rows under the names of the columns in words; numbers stand at the right, and the first column needs no name.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub(crate) fn write_aligned<'r>(
        &self,
        out: &mut dyn Write,
        rows: impl IntoIterator<Item = &'r R>,
    ) -> io::Result<()>
    where
        R: 'r,
    {
        let names = self.columns.iter().map(Column::words);
        let heads = names.enumerate().map(|(idx, name)| match idx {
            0 => String::new(),
            _ => name,
        });
        let mut lines: Vec<Vec<String>> = vec![heads.collect()];
        for row in rows {
            let cell = |column: &Column<R>| printable_line(&column.cell(row).words());
            lines.push(self.columns.iter().map(cell).collect());
        }
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|idx| widest(lines.iter().map(|line| &line[idx])))
            .collect();
        for line in &lines {
            let cells = self.columns.iter().zip(line).zip(&widths);
            let cells = cells.map(|((column, cell), &width)| {
                if column.is_numeric() {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:width$}")
                }
            });
            let line = cells.collect::<Vec<_>>().join(GAP);
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// The width of the widest of some words, in characters; 0 for none.
pub(crate) fn widest<'w>(words: impl IntoIterator<Item = &'w String>) -> usize {
    let widths = words.into_iter().map(|words| words.chars().count());
    widths.max().unwrap_or_default()
}
