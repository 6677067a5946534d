//! The folder of snapshots: one JSON file a document.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::changes::Reading;
use crate::output::write_whole;

/// A folder of snapshots; it need not exist before the first is accepted.
#[derive(Debug)]
pub(crate) struct Shelf {
    /// The folder.
    pub(crate) folder: PathBuf,
}

impl Shelf {
    /// The file of a snapshot.
    pub(crate) fn path(&self, slug: &str) -> PathBuf {
        self.folder.join(format!("{slug}.json"))
    }

    /// The bytes of a snapshot; `None` where there is none.
    ///
    /// # Errors
    ///
    /// Where there is something that cannot be read.
    pub(crate) fn bytes(path: &Path) -> Result<Option<Vec<u8>>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(anyhow!(
                "{}: the snapshot could not be read ({error}); a file that mittari snapshot wrote was expected",
                path.display()
            )),
        }
    }

    /// What the bytes of a snapshot say.
    ///
    /// # Errors
    ///
    /// Where they are no extraction that this mittari reads.
    pub(crate) fn reading(path: &Path, bytes: Vec<u8>) -> Result<Reading> {
        Reading::of_snapshot(bytes).with_context(|| {
            format!(
                "{}: no snapshot that can be read; fetch it back from version control, or delete it and accept the document again",
                path.display()
            )
        })
    }

    /// Writes a snapshot, whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the folder or the file cannot be made.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        fs::create_dir_all(&self.folder)
            .and_then(|()| write_whole(path, bytes))
            .with_context(|| {
                format!(
                    "{}: could not be written; choose another folder with --dir",
                    path.display()
                )
            })
    }
}
