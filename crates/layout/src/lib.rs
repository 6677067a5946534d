//! Turns the pages of a PDF into lines, cells and tables by geometry alone.
//!
//! It knows no label, no Finnish word, no goal and no file: bytes in, a [`Document`](mittari_document::Document) out.

mod book;
mod broken;
mod columns;
mod continuation;
mod dump;
mod error;
mod grid;
mod hayro;
mod letters;
mod lines;
mod metadata;
mod open;
mod options;
mod order;
mod page;
mod painted;
mod read;
mod reading;
mod repair;
mod rules;
mod spacing;
mod tables;
mod tagged;
mod tolerance;
mod visible;
mod words;

pub use dump::Stage;
pub use error::{Error, ErrorKind};
pub use options::{Limits, Options};
pub use painted::{Fill, Glyph, PageContent, Rule, Text};
pub use read::{content, document_of, inspect, read};
pub use reading::{Note, NoteKind, Reading};
