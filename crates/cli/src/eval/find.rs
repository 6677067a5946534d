//! Which gold belongs to which document or extraction.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A gold file and what is measured against it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The gold file.
    pub(crate) gold: PathBuf,
    /// The document or extraction; `None` where no file of that stem was found.
    pub(crate) path: Option<PathBuf>,
}

/// Pairs gold and documents: two files as they are, a file and a folder or two folders by the stem of their names.
///
/// # Errors
///
/// Where a path does not exist, or a folder holds no gold.
pub(crate) fn subjects(gold: &Path, path: &Path) -> Result<Vec<Subject>> {
    if !path.exists() {
        bail!(
            "{}: no such file or folder; a document, an extraction or a folder of them was expected",
            path.display()
        );
    }
    if !gold.is_dir() {
        let found = if path.is_dir() {
            Documents::in_folder(path)?.of(gold)
        } else {
            Some(path.to_owned())
        };
        return Ok(vec![Subject {
            gold: gold.to_owned(),
            path: found,
        }]);
    }
    let golds: Vec<PathBuf> = files(gold)?
        .into_iter()
        .filter(|file| is_json(file))
        .collect();
    if golds.is_empty() {
        bail!(
            "{}: holds no gold; files named STEM.json were expected, such as pori-2026-konsernipalvelut.json",
            gold.display()
        );
    }
    if path.is_dir() {
        let documents = Documents::in_folder(path)?;
        return Ok(golds
            .into_iter()
            .map(|gold| Subject {
                path: documents.of(&gold),
                gold,
            })
            .collect());
    }
    let same_stem = golds
        .into_iter()
        .find(|gold| gold.file_stem() == path.file_stem());
    let Some(gold) = same_stem else {
        bail!(
            "{}: no gold of this name in {}; a file named STEM.json was expected",
            path.display(),
            gold.display()
        );
    };
    Ok(vec![Subject {
        gold,
        path: Some(path.to_owned()),
    }])
}

/// The documents and extractions of a folder, by stem.
struct Documents(BTreeMap<PathBuf, Vec<PathBuf>>);

impl Documents {
    fn in_folder(folder: &Path) -> Result<Self> {
        let mut by_stem: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for file in files(folder)? {
            if let Some(stem) = file.file_stem() {
                by_stem.entry(stem.into()).or_default().push(file);
            }
        }
        Ok(Self(by_stem))
    }

    /// The document of that stem: a text before other documents, and those before an extraction, which may be older than mittari is. The
    /// gold itself is no document.
    fn of(&self, gold: &Path) -> Option<PathBuf> {
        let is_itself = |file: &PathBuf| fs::canonicalize(file).ok() == fs::canonicalize(gold).ok();
        let files = self
            .0
            .get(Path::new(gold.file_stem()?))?
            .iter()
            .filter(|file| !is_itself(file));
        let rank = |file: &&PathBuf| {
            (
                is_json(file),
                file.extension().is_none_or(|ending| ending != "txt"),
            )
        };
        files.min_by_key(rank).cloned()
    }
}

/// The files of a folder, sorted by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("{}: the folder could not be read", folder.display()))?;
    let mut files = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

/// Whether the file's name says that it is JSON.
pub(crate) fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
