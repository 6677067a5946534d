//! Turns the pages of a PDF into lines, cells and tables by geometry alone.
//!
//! It knows no label, no Finnish word, no goal and no file: bytes in, a [`Document`](mittari_document::Document) out. The way is a
//! chain of small steps, each a module: an engine tells what a page paints ([`PageContent`]), glyphs become words, words lines; painted
//! lines and areas become rules, grids and tables; lines and tables are put into reading order and written as a document.
//!
//! ```
//! use mittari_layout::{Options, read};
//! # let pdf = br"%PDF-1.4
//! # 1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
//! # 2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
//! # 3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
//! #   /Resources<</Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> >> >> >> endobj
//! # 4 0 obj <</Length 73>> stream
//! # BT /F1 11 Tf 56 760 Td (MITTARI) Tj 120 0 Td (L\344ht\366taso) Tj ET
//! # endstream endobj
//! # trailer <</Root 1 0 R>>
//! # ";
//! let reading = read(pdf, &Options::default())?;
//! assert_eq!(reading.n_pages, 1);
//! let words: Vec<&str> = reading.document.line_words(0).split_whitespace().collect();
//! assert_eq!(words, ["MITTARI", "Lähtötaso"]);
//! # Ok::<(), mittari_layout::Error>(())
//! ```

mod beside;
mod book;
mod broken;
mod bullets;
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
mod newspaper;
mod notes;
mod open;
mod options;
mod order;
mod page;
mod painted;
mod parts;
mod pdf_extract;
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
mod writer;

pub use compare::{Difference, difference, folded, letters_in};
pub use cross::{Compared, PagePair, each_pair};
pub use dump::Stage;
pub use engine::Engine;
pub use error::{Error, ErrorKind};
pub use options::{Limits, Options};
pub use painted::{Fill, Glyph, PageContent, Rule, Text};
pub use read::{content, document_of, inspect, read};
pub use reading::{Note, NoteKind, Reading};
