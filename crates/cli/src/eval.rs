//! Measures extractions against goals that a person has read.
//!
//! A fact is one leaf of a card (`facts`). Cards of gold and extraction are paired one to one (`pairing`); a fact in the wrong card is
//! wrong. Values that the gold's indicator of that name does not have are counted apart (`wrong`): a wrong value is far worse than a
//! missing one. Gold writes texts as plain strings, extractions as objects with a `text`; both are read the same way (`text`).

mod facts;
mod find;
mod pairing;
mod report;
mod score;
mod similarity;
mod text;
mod wrong;

pub(crate) use find::{Subject, is_json, subjects};
pub use report::Numbers;
pub use score::{Miss, Ratios, Score, score};
