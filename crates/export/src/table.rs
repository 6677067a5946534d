//! A table, declared once for every format that has rows and columns.

use std::borrow::Cow;

use mittari_model::Dec;

/// A table: what is read from each of its rows.
pub(crate) struct Table<R> {
    /// The columns, in order.
    pub(crate) columns: Vec<Column<R>>,
}

/// A column: its name, and how its cell is read from a row. All cells of a column are of one type; a row may have none.
pub(crate) struct Column<R> {
    /// The name, in snake case as the keys of JSON.
    pub(crate) name: &'static str,
    read: Read<R>,
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
    /// Yes or no.
    Boolean(bool),
    /// Nothing is known.
    Empty,
}

/// How a cell is read from a row: one reader a type, so that the type of a column and its cells cannot differ.
enum Read<R> {
    Text(for<'r> fn(&'r R) -> Option<Cow<'r, str>>),
    Integer(fn(&R) -> Option<i64>),
    Decimal(fn(&R) -> Option<Dec>),
    Boolean(fn(&R) -> Option<bool>),
}

impl<R> Column<R> {
    /// A column of words.
    pub(crate) fn text(
        name: &'static str,
        read: for<'r> fn(&'r R) -> Option<Cow<'r, str>>,
    ) -> Self {
        Self {
            name,
            read: Read::Text(read),
        }
    }

    /// A column of whole numbers.
    pub(crate) fn integer(name: &'static str, read: fn(&R) -> Option<i64>) -> Self {
        Self {
            name,
            read: Read::Integer(read),
        }
    }

    /// A column of exact numbers.
    pub(crate) fn decimal(name: &'static str, read: fn(&R) -> Option<Dec>) -> Self {
        Self {
            name,
            read: Read::Decimal(read),
        }
    }

    /// A column of yes and no.
    pub(crate) fn boolean(name: &'static str, read: fn(&R) -> Option<bool>) -> Self {
        Self {
            name,
            read: Read::Boolean(read),
        }
    }

    /// The cell of one row.
    pub(crate) fn cell<'r>(&self, row: &'r R) -> Cell<'r> {
        match self.read {
            Read::Text(read) => read(row).map(Cell::Text),
            Read::Integer(read) => read(row).map(Cell::Integer),
            Read::Decimal(read) => read(row).map(Cell::Decimal),
            Read::Boolean(read) => read(row).map(Cell::Boolean),
        }
        .unwrap_or(Cell::Empty)
    }

    /// The name in words: `with target`.
    pub(crate) fn words(&self) -> String {
        self.name.replace('_', " ")
    }

    /// Whether its cells are numbers, which stand at the right.
    pub(crate) fn is_numeric(&self) -> bool {
        matches!(self.read, Read::Integer(_) | Read::Decimal(_))
    }
}

impl Cell<'_> {
    /// The cell for people: numbers as Finnish readers write them, nothing where nothing is known.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone().into_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => crate::number::number(*number),
            Self::Boolean(true) => "yes".to_owned(),
            Self::Boolean(false) => "no".to_owned(),
            Self::Empty => String::new(),
        }
    }
}
