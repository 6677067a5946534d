//! What is typed for `mittari export`.

use std::path::PathBuf;

use clap::Args;

use super::WritingArgs;

/// Writes what a batch has read as tables, a database, a report or JSON
///
/// DIR is the folder of mittari batch: the extractions under DIR/documents are read in the order of DIR/manifest.jsonl, without one in the
/// order of their names. Nothing is read from the documents themselves again. Extractions of an older schema version are read, too.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari export luettu -o mittarit.csv --excel-fi
  mittari export luettu -o mittarit.xlsx
  mittari export luettu -o mittarit.sqlite
  mittari export luettu --format parquet --tables -o taulukot
  mittari export luettu --format jsonl

Exit codes: 0 done · 1 some input failed · 2 wrong usage · 3 no goal in any input")]
pub(crate) struct ExportArgs {
    /// The folder that a batch was written to
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    #[command(flatten)]
    pub(crate) writing: WritingArgs,
}
