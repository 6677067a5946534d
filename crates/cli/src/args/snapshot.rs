//! What `mittari snapshot` takes.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

use super::ReadingArgs;

/// Accepts extractions as snapshots, and shows what moved since
///
/// A snapshot is the JSON of one document as `mittari extract` writes it, named after the document and kept under version control. Without
/// --check and --review what is read now is accepted as it is.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari snapshot seeds/pori-2026-konsernipalvelut.txt
  mittari snapshot --check talousarviot/*.pdf
  mittari snapshot --review talousarvio-2026.pdf
  mittari snapshot --name pori-2026 talousarvio-2026.json

Exit codes: 0 done, or nothing moved · 1 something moved (--check), or was not accepted (--review) · 2 trouble")]
pub(crate) struct SnapshotArgs {
    /// Documents, PDF or exported text, or extractions (JSON); `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<OsString>,

    /// Accepts nothing: reads again and prints what moved
    #[arg(long, conflicts_with = "review")]
    pub(crate) check: bool,

    /// Goes through what moved, one change after the other, and accepts, rejects or skips each; needs a terminal
    #[arg(long)]
    pub(crate) review: bool,

    /// The snapshot's name, for one FILE; without it, the name of the document in lower-case letters, digits and hyphens
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// The folder of the snapshots
    #[arg(long, value_name = "DIR", default_value = "snapshots")]
    pub(crate) dir: PathBuf,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}
