//! Writes extractions and comparisons in every output format.
//!
//! There is one module a result, and in it one function an output: [`comparison`] tells what changed between two documents, [`summary`]
//! what an audit counts in both, [`history`] what became of indicators over several, [`extraction`] what stands in one. Whatever has rows
//! and columns is declared once as a table and written in any [`Dialect`]. Numbers are written for Finnish readers in reports and on
//! terminals (`−10,00 %`), exact and as in JSON in tables.
//!
//! Everything that came out of a document is made harmless for where it goes: a terminal ([`printable`]), Markdown, a spreadsheet.
//!
//! The crate knows no document, no file and no argument: it is given results and something to write to.
//!
//! ```
//! use mittari_diff::Counts;
//! use mittari_model::Extraction;
//!
//! let extraction: Extraction = serde_json::from_str(r#"{
//!     "schema": "mittari/extraction/1",
//!     "source": {"name": "pori-2026.txt", "sha256": "", "format": "text", "bytes": 0, "pages": 1,
//!                "title": null, "producer": null, "tagged": null},
//!     "document": {"kind": "budget_goals", "organization": "Porin kaupunki", "year": 2026, "language": "fi"},
//!     "cards": [],
//!     "diagnostics": [],
//!     "coverage": {"lines": 0, "cards": 0, "headings": 0, "furniture": 0, "unclaimed": 0, "unclaimed_at": []}
//! }"#).expect("it is an extraction");
//! let mut report = Vec::new();
//! mittari_export::extraction::write_markdown(&mut report, &extraction, &Counts::default()).expect("memory");
//! assert!(report.starts_with("# Porin kaupunki 2026\n".as_bytes()));
//! ```

mod aligned;
pub mod comparison;
mod counts;
mod dates;
mod day;
pub mod extraction;
mod facts;
mod formula;
pub mod history;
mod markdown;
mod number;
mod period;
mod places;
mod printable;
mod separated;
mod styles;
pub mod summary;
mod table;
pub mod tables;
mod title;
mod typed;
mod units;
mod view;
mod wording;

pub use printable::{printable, printable_line};
pub use separated::Dialect;
pub use view::View;
