//! A table, declared once for every format that has rows and columns.

use std::borrow::Cow;

use mittari_model::Dec;

use crate::day::Day;

/// A table: what is read from each of its rows.
pub(crate) struct Table<R> {
    /// The columns, in order.
    pub(crate) columns: Vec<Column<R>>,
}

/// A column: its name, and how its cell is read from a row. All cells of a column are of one type; a row may have none.
pub(crate) struct Column<R> {
    /// The name, in snake case as the keys of JSON.
    pub(crate) name: &'static str,
    /// What its cells say, in one sentence; empty where the name says all.
    pub(crate) description: &'static str,
    read: Read<R>,
}

/// A column without its reader: what a format has to know before the first row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The name, in snake case as the keys of JSON.
    pub(crate) name: &'static str,
    /// What its cells say, in one sentence.
    pub(crate) description: &'static str,
    /// What its cells hold.
    pub(crate) kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Exact numbers.
    Decimal,
    /// Numbers that were measured on a page, of some seven digits.
    Real,
    /// Yes or no.
    Boolean,
    /// Days.
    Date,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'r> {
    /// Words, most of them out of a document.
    Text(Cow<'r, str>),
    /// A count, a page, a year.
    Integer(i64),
    /// An exact number.
    Decimal(Dec),
    /// A number that was measured on a page.
    Real(f32),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Day),
    /// Nothing is known.
    Empty,
}

/// How a cell is read from a row: one reader a type, so that the type of a column and its cells cannot differ.
enum Read<R> {
    Text(for<'r> fn(&'r R) -> Option<Cow<'r, str>>),
    Integer(fn(&R) -> Option<i64>),
    Decimal(fn(&R) -> Option<Dec>),
    Real(fn(&R) -> Option<f32>),
    Boolean(fn(&R) -> Option<bool>),
    Date(fn(&R) -> Option<Day>),
}

impl<R> Column<R> {
    fn new(name: &'static str, read: Read<R>) -> Self {
        Self {
            name,
            description: "",
            read,
        }
    }

    /// A column of words.
    pub(crate) fn text(
        name: &'static str,
        read: for<'r> fn(&'r R) -> Option<Cow<'r, str>>,
    ) -> Self {
        Self::new(name, Read::Text(read))
    }

    /// A column of whole numbers.
    pub(crate) fn integer(name: &'static str, read: fn(&R) -> Option<i64>) -> Self {
        Self::new(name, Read::Integer(read))
    }

    /// A column of exact numbers.
    pub(crate) fn decimal(name: &'static str, read: fn(&R) -> Option<Dec>) -> Self {
        Self::new(name, Read::Decimal(read))
    }

    /// A column of yes and no.
    pub(crate) fn boolean(name: &'static str, read: fn(&R) -> Option<bool>) -> Self {
        Self::new(name, Read::Boolean(read))
    }

    /// A column of numbers that were measured on a page.
    pub(crate) fn real(name: &'static str, read: fn(&R) -> Option<f32>) -> Self {
        Self::new(name, Read::Real(read))
    }

    /// A column of days.
    pub(crate) fn date(name: &'static str, read: fn(&R) -> Option<Day>) -> Self {
        Self::new(name, Read::Date(read))
    }

    /// The column with a sentence that says what its cells say.
    pub(crate) fn about(self, description: &'static str) -> Self {
        Self {
            description,
            ..self
        }
    }

    /// The column without its reader.
    fn head(&self) -> Head {
        Head {
            name: self.name,
            description: self.description,
            kind: match self.read {
                Read::Text(_) => Kind::Text,
                Read::Integer(_) => Kind::Integer,
                Read::Decimal(_) => Kind::Decimal,
                Read::Real(_) => Kind::Real,
                Read::Boolean(_) => Kind::Boolean,
                Read::Date(_) => Kind::Date,
            },
        }
    }

    /// The cell of one row.
    pub(crate) fn cell<'r>(&self, row: &'r R) -> Cell<'r> {
        match self.read {
            Read::Text(read) => read(row).map(Cell::Text),
            Read::Integer(read) => read(row).map(Cell::Integer),
            Read::Decimal(read) => read(row).map(Cell::Decimal),
            Read::Real(read) => read(row).map(Cell::Real),
            Read::Boolean(read) => read(row).map(Cell::Boolean),
            Read::Date(read) => read(row).map(Cell::Date),
        }
        .unwrap_or(Cell::Empty)
    }

    /// The name in words: `with target`.
    pub(crate) fn words(&self) -> String {
        self.name.replace('_', " ")
    }

    /// Whether its cells are numbers, which stand at the right.
    pub(crate) fn is_numeric(&self) -> bool {
        matches!(
            self.read,
            Read::Integer(_) | Read::Decimal(_) | Read::Real(_)
        )
    }
}

/// Columns without their readers.
pub(crate) fn heads<R>(columns: &[Column<R>]) -> Vec<Head> {
    columns.iter().map(Column::head).collect()
}

impl Cell<'_> {
    /// The cell for people: numbers as Finnish readers write them, nothing where nothing is known.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone().into_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => crate::number::number(*number),
            Self::Real(number) => number.to_string().replace('.', ","),
            Self::Date(day) => day.to_string(),
            Self::Boolean(true) => "yes".to_owned(),
            Self::Boolean(false) => "no".to_owned(),
            Self::Empty => String::new(),
        }
    }
}
