//! What is typed for `mittari diff`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadingArgs;

/// Says what changed in the goals from one year to the next
///
/// Reads documents (PDF, exported text) and extractions (JSON of mittari extract) alike, the earlier one first. Goals and indicators are found
/// again though they are reworded, moved or split; last year's targets are held against this year's baselines and actuals. With more than two
/// files, in the order of the years, each indicator is followed through all of them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari diff seeds/pori-2026-konsernipalvelut.txt fixtures/pair/pori-2027.txt
  mittari diff talousarvio-2026.pdf talousarvio-2027.pdf -o muutokset.md
  mittari diff talousarvio-2026.json tilinpaatos-2026.pdf --summary
  mittari diff 2023.json 2024.json 2025.json 2026.json --format csv
  mittari diff 2026.json 2027.json --write-matches parit.toml
  mittari diff 2026.json 2027.json --matches parit.toml

Exit codes: 0 same · 1 different · 2 trouble")]
pub(crate) struct DiffArgs {
    /// Documents or extractions, the earliest first; `-` reads standard input
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    pub(crate) files: Vec<OsString>,

    #[command(flatten)]
    pub(crate) written: WrittenArgs,

    /// Shows what is the same, too; JSON always has all
    #[arg(long, conflicts_with = "summary")]
    pub(crate) all: bool,

    /// Shows the numbers only: goals and indicators, with and without target, met, not met, not assessable, by unit
    #[arg(long)]
    pub(crate) summary: bool,

    /// Fixes pairs that the file names: [[pin]] are one, [[forbid]] are not (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) matches: Option<PathBuf>,

    /// Starts such a file with the pairs that differ in their words, to be corrected by hand
    #[arg(long, value_name = "FILE")]
    pub(crate) write_matches: Option<PathBuf>,

    /// Ends with 0 though the documents differ
    #[arg(long)]
    pub(crate) exit_zero: bool,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Where a comparison goes and what it looks like.
#[derive(Debug, Args)]
pub(crate) struct WrittenArgs {
    /// text for people (the default), json, csv, tsv or markdown; without it, the ending of -o decides
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<DiffFormat>,

    /// Writes to FILE, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Writes JSON on one line
    #[arg(long)]
    pub(crate) compact: bool,

    /// Writes CSV as the Finnish Excel reads it: byte order mark, semicolons, decimal commas
    #[arg(long)]
    pub(crate) excel_fi: bool,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people, on a terminal
    Text,
    /// One JSON document: mittari/comparison/1, or mittari/history/1 for more than two files
    Json,
    /// One row a statement, or an indicator and document
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// A report
    Markdown,
}
