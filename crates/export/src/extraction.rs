//! The goals of one document, for reading.

mod card;
mod findings;
mod indicators;
mod markdown;

pub use markdown::write_markdown;
