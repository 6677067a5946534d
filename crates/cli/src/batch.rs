//! Many documents into one folder: found, read by worker processes, written whole, and told in a manifest that a later run goes on from.

pub(crate) mod folder;
pub(crate) mod manifest;
pub(crate) mod merge;
pub(crate) mod names;
pub(crate) mod plan;
pub(crate) mod pool;
pub(crate) mod progress;
pub(crate) mod protocol;
pub(crate) mod row;
pub(crate) mod run;
pub(crate) mod shard;
pub(crate) mod summary;
pub(crate) mod walk;
