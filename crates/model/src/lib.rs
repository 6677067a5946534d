//! The vocabulary of mittari's results.
//!
//! This crate holds the types that are written as JSON: goal cards with their indicators and typed values, diagnostics, coverage.
//! It knows nothing of documents, files or Finnish words.

mod card;
mod decimal;
mod diagnostic;
mod excerpt;
mod extraction;
mod measure;
mod pair;
mod period;
mod unit;

pub use card::{Action, Actual, Card, Indicator, Milestone, Progress, Schedule, Target, Value};
pub use decimal::{Dec, NotADecimal};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use excerpt::{Excerpt, Place};
pub use extraction::{
    Coverage, DocumentFacts, DocumentKind, EXTRACTION_SCHEMA, Extraction, Format, Lines, Source,
};
pub use measure::{
    About, Amount, Basis, Boolean, Bound, Change, Cmp, Composite, Denominator, Direction, Edge,
    Measure, Missing, MissingReason, Part, Point, Quantity, Range, Reference, ReferenceMeasure,
    Scale, Series, Stat, Status, StatusMeasure, TextReason, Time,
};
pub use pair::{
    Assumption, Difference, Incomparable, Movement, Outcome, PairFacts, PartFacts, PointFacts,
};
pub use period::{Period, RelativeYear, Season};
pub use unit::Unit;
