//! What a format could not hold as it is.

use std::fmt;

/// Something that a reader of a file should know: the format has limits that the documents reached. Nothing is lost: the JSON has it all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Remark {
    /// A sheet was full, and its rows go on in another.
    SheetIsFull {
        /// The sheet that was full: `indicators`.
        sheet: String,
        /// The one that goes on: `indicators (2)`.
        next: String,
    },
    /// Texts that are longer than a cell may be were cut.
    TextsWereCut {
        /// How many.
        n: u64,
        /// The sheet.
        sheet: String,
    },
    /// Pages beyond the most links that a sheet may have bear none.
    PagesWithoutLink {
        /// How many.
        n: u64,
        /// The sheet.
        sheet: String,
    },
    /// Numbers of more than 15 digits are written as text, since floating point would round them.
    NumbersAsText {
        /// How many.
        n: u64,
        /// The table.
        table: String,
    },
    /// Numbers with more decimals than the column has are left empty; their words stand in `raw`.
    NumbersLeftOut {
        /// How many.
        n: u64,
        /// The table.
        table: String,
    },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SheetIsFull { sheet, next } => {
                write!(f, "sheet {sheet} is full; its rows go on in sheet {next}")
            }
            Self::TextsWereCut { n, sheet } => write!(
                f,
                "sheet {sheet}: {n} cut at the 32,767 characters that a cell holds, each ends in …; JSON and CSV have them whole",
                n = texts(*n)
            ),
            Self::PagesWithoutLink { n, sheet } => write!(
                f,
                "sheet {sheet}: {n} pages bear no link; a sheet holds 65,530 links"
            ),
            Self::NumbersAsText { n, table } => write!(
                f,
                "{table}: numbers of more than 15 digits, which floating point would round, are written as text: {n}"
            ),
            Self::NumbersLeftOut { n, table } => write!(
                f,
                "{table}: numbers with more than 10 decimals are left empty, see their words in raw: {n}"
            ),
        }
    }
}

fn texts(n: u64) -> String {
    format!(
        "{n} text{} {}",
        if n == 1 { "" } else { "s" },
        if n == 1 { "was" } else { "were" }
    )
}
