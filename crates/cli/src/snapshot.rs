//! Extractions that were accepted, and what moved since then.

pub(crate) mod align;
pub(crate) mod changes;
mod fields;
pub(crate) mod moves;
pub(crate) mod shelf;
pub(crate) mod slug;
pub(crate) mod words;
