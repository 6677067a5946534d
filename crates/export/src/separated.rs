//! Tables as text: a row a line, cells by a separator.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::formula::harmless;
use crate::printable::{printable, printable_line};
use crate::table::{Cell, Column, Table};

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
    fn separator(self) -> u8 {
        match self {
            Self::Csv => b',',
            Self::Tsv => b'\t',
            Self::ExcelFi => b';',
        }
    }

    fn cell(self, cell: Cell<'_>) -> String {
        match cell {
            Cell::Text(text) => self.text(&text),
            Cell::Integer(number) => number.to_string(),
            Cell::Decimal(number) if self == Self::ExcelFi => number.to_string().replace('.', ","),
            Cell::Decimal(number) => number.to_string(),
            Cell::Boolean(is_so) => is_so.to_string(),
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
        if dialect == Dialect::ExcelFi {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.separator())
            .terminator(Terminator::Any(b'\n'))
            .from_writer(out);
        writer.write_record(self.columns.iter().map(|column| column.name))?;
        for row in rows {
            let cell = |column: &Column<R>| dialect.cell(column.cell(row));
            writer.write_record(self.columns.iter().map(cell))?;
        }
        writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use mittari_model::Dec;

    use super::*;

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
