//! A table as CSV or TSV.

use std::io::{self, Write};

use mittari_model::Extraction;

use super::TableName;
use crate::Dialect;
use crate::separated::Lines;

/// Writes one table as CSV or TSV, under a head with the names of the columns.
///
/// ```
/// use mittari_export::Dialect;
/// use mittari_export::tables::{SeparatedTable, TableName};
///
/// let mut out = Vec::new();
/// let table = SeparatedTable::new(&mut out, TableName::Indicators, Dialect::Csv).expect("memory");
/// table.finish().expect("memory");
/// assert!(out.starts_with(b"document,sha256,organization,year,kind,"));
/// ```
pub struct SeparatedTable<W: Write> {
    name: TableName,
    lines: Lines<W>,
}

impl<W: Write> SeparatedTable<W> {
    /// Writes the head.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub fn new(out: W, name: TableName, dialect: Dialect) -> io::Result<Self> {
        let heads = name.heads();
        let lines = Lines::new(out, heads.iter().map(|head| head.name), dialect)?;
        Ok(Self { name, lines })
    }

    /// Writes the rows of one document.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        let lines = &mut self.lines;
        self.name.read(extraction, &mut |cells| lines.write(cells))
    }

    /// Writes what is still held back, and gives the writer back.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(self) -> io::Result<W> {
        self.lines.finish()
    }
}
