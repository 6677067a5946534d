//! Turns the pages of a PDF into lines, cells and tables by geometry alone.
//!
//! It knows no label, no Finnish word, no goal and no file: bytes in, a [`Document`](mittari_document::Document) out.

mod painted;

pub use painted::{Fill, Glyph, PageContent, Rule, Text};
