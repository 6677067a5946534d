//! `mittari merge`: the folders of several batches into one.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::batch::exit;
use crate::args::MergeArgs;
use crate::batch::folder::Folder;
use crate::batch::merge::merge;
use crate::batch::summary;
use crate::exit::Exit;
use crate::report::Reporter;

pub(crate) fn run(args: &MergeArgs, reporter: &mut Reporter) -> Result<Exit> {
    if let Some(folder) = args
        .folders
        .iter()
        .find(|folder| is_same(folder, &args.out))
    {
        bail!(
            "{}: both a folder to merge and the one of --out; give another folder to --out",
            folder.display()
        );
    }
    let into = Folder::take(&args.out)?;
    let rows = merge(&args.folders, &into)?;
    for line in summary::lines(&rows, 0) {
        reporter.summary(&line);
    }
    Ok(exit(&rows))
}

/// Whether two paths lead to one folder.
fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(a).is_some() && real(a) == real(b)
}
