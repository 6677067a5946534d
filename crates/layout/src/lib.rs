//! Turns the pages of a PDF into lines, cells and tables by geometry alone.
//!
//! It knows no label, no Finnish word, no goal and no file: bytes in, a [`Document`](mittari_document::Document) out.

mod book;
mod columns;
mod compare;
mod continuation;
mod cross;
mod dump;
mod engine;
mod error;
mod grid;
mod hayro;
mod letters;
mod lines;
#[cfg(test)]
#[path = "../tests/made/mod.rs"]
mod made;
mod metadata;
mod options;
mod order;
mod page;
mod painted;
mod pdf_extract;
mod read;
mod reading;
mod repair;
mod rules;
mod spacing;
mod tables;
mod tolerance;
mod visible;
mod words;

pub use compare::{Difference, difference, folded, letters_in};
pub use cross::{Compared, PagePair, each_pair};
pub use dump::Stage;
pub use engine::Engine;
pub use error::{Error, ErrorKind};
pub use options::{Limits, Options};
pub use painted::{Fill, Glyph, PageContent, Rule, Text};
pub use read::{content, document_of, inspect, read};
pub use reading::{Note, NoteKind, Reading};
