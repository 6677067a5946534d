//! Extractions as tables: one definition for CSV, spreadsheets, databases and data frames.
//!
//! A column is declared once, with its name, its type, what it says and how it is read. Each writer is fed one extraction at a time, so that
//! twenty years of plans need no more memory than one.

mod actions;
mod cards;
mod common;
mod facts;
mod indicators;
mod name;
mod package;
mod parquet;
mod pieces;
mod remark;
mod rows;
mod separated;
mod sources;
mod sqlite;
mod typing;
mod xlsx;

pub use name::TableName;
pub use package::{PackagedFile, write_package};
pub use parquet::ParquetTable;
pub use remark::Remark;
pub use separated::SeparatedTable;
pub use sqlite::Database;
pub use xlsx::Spreadsheet;

#[cfg(test)]
mod tests;
