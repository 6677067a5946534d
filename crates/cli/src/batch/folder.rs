//! The folder of a batch: who writes to it, where documents lie, what a killed run left behind.

use std::fs::{self, DirEntry, File, TryLockError};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::extract::sha256;
use crate::output::TEMPORARY_PREFIX;
use crate::snapshot::slug;

/// The folder of the documents in it.
pub(crate) const DOCUMENTS: &str = "documents";
/// The file that one run holds.
const LOCK: &str = ".mittari-lock";
/// Hexadecimal digits that tell documents of one name apart.
const DIGITS: usize = 12;

/// A folder that this run alone writes to.
pub(crate) struct Folder {
    path: PathBuf,
    /// Held as long as the run lasts.
    _lock: File,
}

impl Folder {
    /// Takes a folder, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// Where it cannot be made, or another run writes to it.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        let name = path.display();
        fs::create_dir_all(path.join(DOCUMENTS))
            .with_context(|| format!("{name}: could not be made; give another folder to --out"))?;
        let lock = File::create(path.join(LOCK)).with_context(|| {
            format!("{name}: could not be written; give another folder to --out")
        })?;
        match lock.try_lock() {
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => bail!(
                "{name}: another mittari batch writes to it; wait until it ends, or give another folder to --out"
            ),
        }
        let folder = Self {
            path: path.to_owned(),
            _lock: lock,
        };
        folder.clear()?;
        Ok(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where a document lies.
    pub(crate) fn document(&self, name: &str) -> PathBuf {
        self.path.join(DOCUMENTS).join(name)
    }

    /// Removes what a killed run did not finish: files in the folder, among the documents and among the tables.
    fn clear(&self) -> Result<()> {
        clear(&self.path)?;
        for entry in entries(&self.path)? {
            if entry.path().is_dir() {
                clear(&entry.path())?;
            }
        }
        Ok(())
    }
}

fn clear(folder: &Path) -> Result<()> {
    for entry in entries(folder)? {
        let name = entry.file_name();
        let is_left = name.to_string_lossy().starts_with(TEMPORARY_PREFIX);
        if is_left && name != LOCK {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<DirEntry>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{}: could not be read", folder.display()))?;
    Ok(entries.flatten().collect())
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.path.join(LOCK));
    }
}

/// The file of a document: the slug of its own name, and a hash of name and content. Two inputs of one name and content share it; whatever else
/// they are called, no file system takes two of them for one, and none leads out of the folder.
pub(crate) fn document_name(name: &str, content: &str) -> String {
    let own = name.rsplit('/').next().unwrap_or(name);
    let hash = sha256(format!("{own}\n{content}").as_bytes());
    format!("{}-{}.json", slug::of_file(own), &hash[..DIGITS])
}

/// Whether a name that came out of a manifest leads to a file of the folder of documents itself, and nowhere else.
pub(crate) fn is_document_name(name: &str) -> bool {
    let mut components = Path::new(name).components();
    let is_one = matches!(components.next(), Some(Component::Normal(only)) if only == name);
    is_one && components.next().is_none() && !name.contains(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_safely() {
        let name = document_name("2026/Talousarvio 2026.pdf", "ab");
        assert!(name.starts_with("talousarvio-2026-"), "{name}");
        assert_eq!(name, document_name("2027/Talousarvio 2026.pdf", "ab"));
        assert_ne!(name, document_name("2026/TALOUSARVIO 2026.pdf", "ab"));
        for hostile in [
            "../../etc/passwd",
            "a\nb",
            "\"",
            "-rf",
            "con",
            &"ä".repeat(300),
        ] {
            let name = document_name(hostile, "ab");
            let is_safe =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
            assert!(
                name.chars().all(is_safe) && name.len() < 140 && !name.starts_with('-'),
                "{name}"
            );
        }
    }

    #[test]
    fn names_lead_nowhere_else() {
        assert!(is_document_name("pori-2026-1a2b.json"));
        for name in [
            "",
            ".",
            "..",
            "../x.json",
            "/etc/passwd",
            "a/b.json",
            "a\\b.json",
            "a/",
        ] {
            assert!(!is_document_name(name), "{name}");
        }
    }
}
