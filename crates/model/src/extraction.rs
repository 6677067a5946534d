//! Everything that was read from one document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Card, Diagnostic};

/// The name of the JSON written for one document. It changes whenever a reader of the old JSON would misread the new.
pub const EXTRACTION_SCHEMA: &str = "mittari/extraction/1";

/// Everything that was read from one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// Always [`EXTRACTION_SCHEMA`].
    pub schema: String,
    /// The bytes that were read.
    pub source: Source,
    /// What the text says of itself.
    pub document: DocumentFacts,
    /// The goal cards, in document order.
    pub cards: Vec<Card>,
    /// What a reader should know before trusting the cards.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of every line.
    pub coverage: Coverage,
}

/// The bytes that were read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The file's name without its folder; `-` for standard input.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// `text` or `pdf`.
    pub format: Format,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of pages. Exported text has as many as its form feeds say.
    pub pages: u32,
    /// The title in the file's metadata; `None` where unknown.
    pub title: Option<String>,
    /// The program that made the file, from its metadata; `None` where unknown.
    pub producer: Option<String>,
    /// Whether a PDF has a structure tree; `None` for other formats.
    pub tagged: Option<bool>,
}

/// What kind of bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Exported text.
    Text,
    /// Portable Document Format.
    Pdf,
}

/// What the text says of the document it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentFacts {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The organization in its basic form, `Porin kaupunki`; `None` where the text does not say.
    pub organization: Option<String>,
    /// The year that the targets are for; `None` where the text does not say.
    pub year: Option<i32>,
    /// `fi` or `sv`; `None` where there is too little text to tell.
    pub language: Option<String>,
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Goals of a budget (talousarvio).
    BudgetGoals,
    /// A report within the year (osavuosikatsaus).
    ProgressReport,
    /// A report on a whole year (tilinpäätös, toimintakertomus).
    AnnualReport,
    /// A strategy.
    Strategy,
    /// A service plan (palvelusuunnitelma).
    ServicePlan,
    /// A programme of actions (toimenpideohjelma, digisuunnitelma).
    ActionPlan,
    /// None of these, or the text does not say.
    #[default]
    Other,
}

/// What became of every non-blank line: each is counted exactly once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Non-blank lines in all.
    pub lines: u32,
    /// Lines that a card was read from, labels among them.
    pub cards: u32,
    /// Headings in force over a card.
    pub headings: u32,
    /// Running heads and page numbers.
    pub furniture: u32,
    /// Lines that are none of these: to be read by a person.
    pub unclaimed: u32,
    /// Where the unclaimed lines stand.
    pub unclaimed_at: Vec<Lines>,
}

/// A run of lines of one page; blank lines between do not end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lines {
    /// The page, counted from 1.
    pub page: u32,
    /// The first and the last line, counted from 1, both included.
    pub lines: [u32; 2],
}
