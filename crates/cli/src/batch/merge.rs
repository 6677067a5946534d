//! Several folders of batches into one: shards, or parts of an archive.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::folder::{DOCUMENTS, Folder, is_document_name};
use super::manifest::{self, FILE, Rows};
use super::row::Row;
use crate::output::write_if_changed;

/// Merges folders into another; what that holds already counts as one more.
///
/// # Errors
///
/// Where a folder holds no batch, versions or options differ, two folders tell one input differently, or nothing can be written.
pub(crate) fn merge(folders: &[PathBuf], into: &Folder) -> Result<Rows> {
    let mut rows = manifest::read(into.path())?;
    let mut parts = Vec::new();
    for folder in folders {
        let name = folder.display();
        if !folder.join(FILE).is_file() {
            bail!("{name}: no {FILE}; a folder that mittari batch wrote was expected");
        }
        let own = manifest::read(folder)?;
        for row in own.values() {
            add(row, folder, &mut rows)?;
        }
        parts.push((folder, own));
    }
    // Nothing is copied before all of them fit together.
    for (folder, own) in &parts {
        for row in own.values() {
            copy(row, folder, into)?;
        }
    }
    manifest::write(into.path(), rows.values())?;
    Ok(rows)
}

fn add(row: &Row, folder: &Path, rows: &mut Rows) -> Result<()> {
    let name = folder.display();
    if let Some(other) = rows.values().next()
        && other.reader != row.reader
    {
        bail!(
            "{name}: read by mittari {} with other options or another schema than the rest (mittari {}); run the batch again with one version and \
             the same options",
            row.reader.program,
            other.reader.program
        );
    }
    match rows.get(&row.name) {
        Some(other) if other != row => bail!(
            "{name}: {} is told otherwise by another folder; give the parts of an archive names of their own, or run the batch again",
            row.name
        ),
        _ => {
            rows.insert(row.name.clone(), row.clone());
            Ok(())
        }
    }
}

fn copy(row: &Row, folder: &Path, into: &Folder) -> Result<()> {
    let Some(document) = &row.document else {
        return Ok(());
    };
    // The name comes out of a file: it must not lead anywhere else.
    if !is_document_name(document) {
        bail!(
            "{}: {document:?} is no name of a document",
            folder.display()
        );
    }
    let from = folder.join(DOCUMENTS).join(document);
    let bytes = fs::read(&from)
        .with_context(|| format!("{}: could not be read; run the batch again", from.display()))?;
    write_if_changed(&into.document(document), &bytes)
}
