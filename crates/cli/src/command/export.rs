//! `mittari export`: what a batch has read into tables and other formats.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::args::ExportArgs;
use crate::batch_folder::BatchFolder;
use crate::exit::Exit;
use crate::format::ExtractionFormat;
use crate::report::{Reporter, counted};
use crate::sink::{Options, Target, write_all};

pub(crate) fn run(args: &ExportArgs, reporter: &mut Reporter) -> Result<Exit> {
    let Some(format) = args.writing.format()? else {
        bail!("in which format? add --format, or -o with a name that ends in it: -o mittarit.xlsx");
    };
    let target = args.writing.target(format)?;
    let options = args.writing.options(format, &target)?;
    let batch = BatchFolder::open(&args.folder)?;
    if let Some(output) = &args.writing.output {
        refuse_input(&batch, output)?;
    }
    write(&batch, (format, &target, options), reporter)
}

/// Writes the extractions of a batch in one format.
///
/// # Errors
///
/// Where the target cannot be written.
pub(crate) fn write(
    batch: &BatchFolder,
    (format, target, options): (ExtractionFormat, &Target, Options),
    reporter: &mut Reporter,
) -> Result<Exit> {
    for warning in &batch.warnings {
        reporter.warning(warning);
    }
    let (mut n_failed, mut n_cards) = (0, 0);
    let documents = batch.documents.iter().filter_map(|name| {
        let read = batch.read(name);
        match &read {
            Ok(extraction) => n_cards += extraction.cards.len(),
            Err(error) => {
                n_failed += 1;
                reporter.input_error(&batch.path(name).to_string_lossy(), error);
            }
        }
        // One that cannot be read does not stop the others.
        read.ok().map(Ok)
    });
    let written = write_all(format, target, options, documents)?;
    for remark in &written.remarks {
        reporter.warning(remark);
    }
    let without = match batch.n_without {
        0 => String::new(),
        n => format!("; {} of the batch without extraction", counted(n, "input")),
    };
    reporter.summary(&format!(
        "{} written, {n_failed} failed; {}{without}",
        counted(written.documents, "document"),
        counted(n_cards, "card"),
    ));
    Ok(match () {
        () if n_failed > 0 => Exit::SomeFailed,
        () if n_cards == 0 => Exit::NoGoal,
        () => Exit::Done,
    })
}

/// Refuses to write over what is to be read.
fn refuse_input(batch: &BatchFolder, output: &Path) -> Result<()> {
    let Ok(target) = fs::canonicalize(output) else {
        return Ok(());
    };
    let is_target = |name: &&String| {
        let path = batch.path(name);
        path.file_name() == target.file_name()
            && fs::canonicalize(path).is_ok_and(|path| path == target)
    };
    match batch.documents.iter().find(is_target) {
        Some(name) => {
            bail!("{name}: both an extraction to read and the file of -o; give another name to -o")
        }
        None => Ok(()),
    }
}
