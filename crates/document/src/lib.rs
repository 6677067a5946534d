//! A neutral page model, and reading exported text into it.
//!
//! A [`Document`] holds the text, its non-blank [`Line`]s with page, number and distance from the line above, and on demand the
//! [`Fragment`]s of a line that spaces or tabs keep apart, or whole [`Table`]s. A document written through [`Pages`] also knows where its
//! lines, words and cells stand. It knows nothing of goals, of JSON or of PDF.
//!
//! ```
//! let document = mittari_document::Document::from_text("MITTARI      Lähtötaso   Tavoitetaso\n\nKäyntejä     120         150\n".to_owned());
//! let line = document.lines()[1];
//! assert_eq!((line.number, line.gap.blank), (3, 1));
//! let fragments = document.fragments(1);
//! assert_eq!(document.words(fragments[2].span), "150");
//! ```

mod counted_pages;
mod encoding;
mod furniture;
mod geometry;
mod line;
mod pages;
mod span;
mod table;
mod text;

pub use encoding::{Decoded, decode};
pub use geometry::{PlacedLine, PlacedWord, Rect, RuledCell, RuledTable, Style};
pub use line::{Fragment, Gap, Line};
pub use pages::{NewLine, NewWord, Pages};
pub use span::Span;
pub use table::{Cell, CellLine, Columns, Separation, Table, TableRow};
pub use text::{Document, TooLong};
