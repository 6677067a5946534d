//! Finds goal cards in a document.

mod draft;
mod family;
mod heads;
mod items;
mod label;
mod mended;
mod pairing;
mod party;
mod scan;
mod tokens;
mod value;
mod vocabulary;

use mittari_document::Document;
use mittari_model::{Card, Coverage, Diagnostic, DocumentFacts, DocumentKind};

/// What was found in a document.
#[derive(Debug)]
pub struct Parsed {
    /// What the text says of itself.
    pub document: DocumentFacts,
    /// The cards, in document order.
    pub cards: Vec<Card>,
    /// What a reader should know.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of every line.
    pub coverage: Coverage,
}

/// Finds the goal cards of a document. Cannot fail.
pub fn parse(_document: &Document) -> Parsed {
    Parsed {
        document: DocumentFacts {
            kind: DocumentKind::Other,
            organization: None,
            year: None,
            language: None,
        },
        cards: Vec::new(),
        diagnostics: Vec::new(),
        coverage: Coverage::default(),
    }
}

/// What `inspect` can show of the parser's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The lines with their numbers.
    Lines,
    /// Tables with their cells.
    Tables,
    /// The labels that were recognized.
    Labels,
    /// The cards claimed by each family.
    Claims,
    /// The lines that nothing claimed.
    Unclaimed,
}

/// One stage of the parser's work as text for people.
pub fn inspect(_document: &Document, _stage: Stage) -> String {
    String::new()
}

/// Whether a line carries a label with something after it, or heads columns: such a line is never page furniture.
pub fn carries_label(words: &str) -> bool {
    label::read(words).is_some_and(|found| found.closed || found.len < words.len())
        || words
            .split("  ")
            .filter(|part| label::read_whole_head(part.trim()).is_some())
            .count()
            >= 2
}
