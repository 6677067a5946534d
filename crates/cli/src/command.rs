//! One module a command: what it does with what was typed.

pub(crate) mod batch;
pub(crate) mod diff;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod inspect;
pub(crate) mod measure;
pub(crate) mod merge;
pub(crate) mod schema;
pub(crate) mod shell;
pub(crate) mod snapshot;
pub(crate) mod worker;
