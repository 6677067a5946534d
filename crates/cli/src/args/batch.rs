//! What is typed for `mittari batch` and `mittari merge`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadingArgs;
use crate::batch::shard::Shard;
use crate::format::ExtractionFormat;

/// Reads many documents into one folder, and goes on where an earlier run ended
///
/// Files, folders with all .pdf and .txt in them, and patterns. Each document becomes a JSON file under DIR/documents, each input a line of
/// DIR/manifest.jsonl: done, without goals, partial, failed or skipped, and why. Documents are read by processes of their own, so that one that fails,
/// hangs or crashes costs nothing but itself. A second run reads what is new or changed; a run that was killed goes on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari batch talousarviot --out tulokset
  mittari batch 'arkisto/*/tilinpaatos*.pdf' --out tulokset --jobs 8
  find /arkisto -name '*.pdf' -print0 | mittari batch --files-from - --out tulokset
  mittari batch arkisto --out tulokset --format xlsx,sqlite,parquet
  mittari batch arkisto --out osa-2 --shard 2/8

Exit codes: 0 done · 1 some input failed or was read in part · 2 wrong usage · 3 no goal in any input · 130 interrupted")]
pub(crate) struct BatchArgs {
    /// Files, folders and patterns
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub(crate) paths: Vec<OsString>,

    /// The folder of the results
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// Also reads the files that LIST names, one a line, or between NULs; `-` is standard input
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<OsString>,

    /// Documents that are read at once; without it, one for each core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,

    /// Reads one part of N: which part an input belongs to follows from its content; mittari merge joins the parts
    #[arg(long, value_name = "I/N", default_value_t = Shard::WHOLE)]
    pub(crate) shard: Shard,

    /// Stops at the first document that fails
    #[arg(long)]
    pub(crate) fail_fast: bool,

    /// Tries documents again that failed before
    #[arg(long)]
    pub(crate) retry_failed: bool,

    /// Also writes all results as FORMAT into DIR, several with commas: csv, tsv and parquet as DIR/tables-FORMAT with a file for each table,
    /// the others as DIR/mittari.FORMAT
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<ExtractionFormat>,

    /// How progress is told on standard error
    #[arg(long, value_name = "HOW", default_value = "bar")]
    pub(crate) progress: ProgressArg,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How progress is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProgressArg {
    /// A bar, on a terminal only
    Bar,
    /// One line of JSON an event
    Json,
    /// Not at all
    None,
}

/// Joins the folders of several batches into one
///
/// The union of all shards is what one run over everything writes, byte for byte. Folders that other versions or other options wrote are refused.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  mittari merge osa-1 osa-2 osa-3 --out tulokset

Exit codes: 0 done · 1 some input had failed · 2 trouble · 3 no goal in any input")]
pub(crate) struct MergeArgs {
    /// Folders that mittari batch wrote
    #[arg(value_name = "DIR", required = true)]
    pub(crate) folders: Vec<PathBuf>,

    /// The folder of the whole
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}
