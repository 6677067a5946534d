//! Tables as text: a row a line, cells by a separator.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::formula::harmless;
use crate::printable::{printable, printable_line};
use crate::table::{Cell, Table};

/// How rows and cells are written.
///
/// All are UTF-8, have a head with the names of the columns, quote as RFC 4180 says and end a line with `\n` alone: spreadsheets and
/// libraries read that as well as `\r\n`, and the tools of version control better. What came out of a document cannot become a formula:
/// `=1+1` is written as `'=1+1`. Numbers stay numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas, decimal points.
    #[default]
    Csv,
    /// Tabs, decimal points. Line breaks and tabs inside a cell become spaces, so that each line is a row.
    Tsv,
    /// What the Finnish Excel opens with a double click: a byte order mark, semicolons, decimal commas.
    ExcelFi,
}

impl Dialect {
    /// What stands between cells.
    pub(crate) fn separator(self) -> u8 {
        match self {
            Self::Csv => b',',
            Self::Tsv => b'\t',
            Self::ExcelFi => b';',
        }
    }

    /// The decimal mark.
    pub(crate) fn mark(self) -> char {
        match self {
            Self::Csv | Self::Tsv => '.',
            Self::ExcelFi => ',',
        }
    }

    fn cell(self, cell: &Cell<'_>) -> String {
        let marked = |number: String| match self.mark() {
            '.' => number,
            mark => number.replace('.', &mark.to_string()),
        };
        match cell {
            Cell::Text(text) => self.text(text),
            Cell::Integer(number) => number.to_string(),
            Cell::Decimal(number) => marked(number.to_string()),
            Cell::Real(number) => marked(number.to_string()),
            Cell::Boolean(is_so) => is_so.to_string(),
            Cell::Date(day) => day.to_string(),
            Cell::Empty => String::new(),
        }
    }

    fn text(self, text: &str) -> String {
        let printable = match self {
            Self::Tsv => printable_line(text),
            Self::Csv | Self::ExcelFi => printable(text),
        };
        match harmless(&printable) {
            Cow::Borrowed(_) => printable,
            Cow::Owned(marked) => marked,
        }
    }
}

/// Lines of cells under a head.
pub(crate) struct Lines<W: Write> {
    writer: csv::Writer<W>,
    dialect: Dialect,
}

impl<W: Write> Lines<W> {
    /// Writes the head.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub(crate) fn new<'n>(
        mut out: W,
        names: impl IntoIterator<Item = &'n str>,
        dialect: Dialect,
    ) -> io::Result<Self> {
        if dialect == Dialect::ExcelFi {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.separator())
            .terminator(Terminator::Any(b'\n'))
            .from_writer(out);
        writer.write_record(names)?;
        Ok(Self { writer, dialect })
    }

    /// Writes one row.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub(crate) fn write(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let cells = cells.iter().map(|cell| self.dialect.cell(cell));
        Ok(self.writer.write_record(cells)?)
    }

    /// Writes what is still held back, and gives the writer back.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(|error| {
            let error = error.error();
            io::Error::new(error.kind(), error.to_string())
        })
    }
}

impl<R> Table<R> {
    /// Writes rows in a dialect, under a head.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub(crate) fn write<'r>(
        &self,
        out: &mut dyn Write,
        rows: impl IntoIterator<Item = &'r R>,
        dialect: Dialect,
    ) -> io::Result<()>
    where
        R: 'r,
    {
        let names = self.columns.iter().map(|column| column.name);
        let mut lines = Lines::new(out, names, dialect)?;
        for row in rows {
            let cells: Vec<Cell<'_>> = self.columns.iter().map(|column| column.cell(row)).collect();
            lines.write(&cells)?;
        }
        lines.finish()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use mittari_model::Dec;

    use super::*;
    use crate::table::Column;

    struct Row(&'static str, &'static str);

    fn table() -> Table<Row> {
        Table {
            columns: vec![
                Column::text("text", |row: &Row| Some(row.0.into())),
                Column::decimal("number", |row| row.1.parse::<Dec>().ok()),
                Column::integer("length", |row| i64::try_from(row.1.len()).ok()),
                Column::boolean("is_long", |row| Some(row.1.len() > 3)),
            ],
        }
    }

    fn written(dialect: Dialect) -> String {
        let rows = [
            Row("Toimivat \"palvelut\", Pori", "-4.30"),
            Row("-10 %\nja\tmuuta", ""),
            Row("\u{1b}[2J; 2-3", "9844"),
        ];
        let mut out = Vec::new();
        table().write(&mut out, &rows, dialect).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn dialects_differ_in_separators_and_decimals() {
        insta::assert_snapshot!(written(Dialect::Csv), @r#"
        text,number,length,is_long
        "Toimivat ""palvelut"", Pori",-4.30,5,true
        "'-10 %
        ja	muuta",,0,false
        \u{1b}[2J; 2-3,9844,4,true
        "#);
        insta::assert_snapshot!(written(Dialect::Tsv).replace('\t', "→"), @r#"
        text→number→length→is_long
        "Toimivat ""palvelut"", Pori"→-4.30→5→true
        '-10 % ja muuta→→0→false
        \u{1b}[2J; 2-3→9844→4→true
        "#);
        let excel = written(Dialect::ExcelFi);
        insta::assert_snapshot!(excel.strip_prefix('\u{feff}').unwrap(), @r#"
        text;number;length;is_long
        "Toimivat ""palvelut"", Pori";-4,30;5;true
        "'-10 %
        ja	muuta";;0;false
        "\u{1b}[2J; 2-3";9844;4;true
        "#);
        assert!(!excel.contains('\r'));
    }
}
