//! The formats in which extractions are written.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;

/// How extractions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractionFormat {
    /// One JSON document; several documents become a list
    Json,
    /// JSON Lines: one document a line
    Jsonl,
    /// A row an indicator and value, separated by commas
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// An Excel workbook: indicators, actions, milestones, diagnostics, documents
    Xlsx,
    /// A SQLite database with keys, views and a search
    Sqlite,
    /// A row an indicator and value, as Parquet
    Parquet,
    /// A report for reading
    #[value(alias = "md")]
    Markdown,
}

impl ExtractionFormat {
    /// The format that the ending of a file's name asks for; `None` for an ending that says nothing.
    ///
    /// # Errors
    ///
    /// For the ending of a format that mittari does not write.
    pub(crate) fn from_ending(path: &Path) -> Result<Option<Self>> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        Ok(match ending.as_deref() {
            Some("json") => Some(Self::Json),
            Some("jsonl" | "ndjson") => Some(Self::Jsonl),
            Some("csv") => Some(Self::Csv),
            Some("tsv" | "tab") => Some(Self::Tsv),
            Some("xlsx") => Some(Self::Xlsx),
            Some("sqlite" | "sqlite3" | "db") => Some(Self::Sqlite),
            Some("parquet") => Some(Self::Parquet),
            Some("md" | "markdown") => Some(Self::Markdown),
            Some(other @ ("html" | "xls" | "ods" | "xml" | "yaml" | "yml")) => bail!(
                "{}: mittari does not write .{other}; give a name that ends in .json, .jsonl, .csv, .tsv, .xlsx, .sqlite, .parquet or .md",
                path.display()
            ),
            _ => None,
        })
    }

    /// The usual ending of a file in this format.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Sqlite => "sqlite",
            Self::Parquet => "parquet",
            Self::Markdown => "md",
        }
    }

    /// Whether it is for a terminal or a pipe at all; the others are files that programs open.
    pub(crate) fn is_for_pipes(self) -> bool {
        match self {
            Self::Json | Self::Jsonl | Self::Csv | Self::Tsv | Self::Markdown => true,
            Self::Xlsx | Self::Sqlite | Self::Parquet => false,
        }
    }

    /// Whether a file holds one table, so that all tables are several files.
    pub(crate) fn is_one_table(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Parquet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format() {
        let format = |name: &str| ExtractionFormat::from_ending(Path::new(name));
        for format in ExtractionFormat::value_variants() {
            let name = format!("pori.{}", format.ending().to_uppercase());
            let found = ExtractionFormat::from_ending(Path::new(&name)).expect("known");
            assert_eq!(found, Some(*format));
        }
        assert_eq!(format("pori").expect("no ending"), None);
        assert_eq!(format("pori.2026").expect("no ending"), None);
        assert!(format("pori.html").is_err());
    }
}
