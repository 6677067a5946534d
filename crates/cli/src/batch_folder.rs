//! The folder of a batch: its extractions, in the order of its manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use mittari_model::Extraction;
use serde::Deserialize;

use crate::batch::folder::{DOCUMENTS, is_document_name};
use crate::batch::manifest::FILE as MANIFEST;
use crate::stored;

/// A line of the manifest, as far as it leads to an extraction.
#[derive(Debug, Deserialize)]
struct Line {
    /// The input's name.
    #[serde(default)]
    name: Option<String>,
    /// Name of the extraction under [`DOCUMENTS`]; `None` for an input that has none.
    document: Option<String>,
}

/// The extractions that a batch has written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BatchFolder {
    folder: PathBuf,
    /// Names under [`DOCUMENTS`], each once.
    pub(crate) documents: Vec<String>,
    /// Inputs that have no extraction, since the batch could not read them.
    pub(crate) n_without: usize,
    /// What is odd about the manifest, for people.
    pub(crate) warnings: Vec<String>,
}

impl BatchFolder {
    /// Finds the extractions of a folder.
    ///
    /// # Errors
    ///
    /// Where it is no folder of a batch.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let mut found = Self {
            folder: folder.to_owned(),
            documents: Vec::new(),
            n_without: 0,
            warnings: Vec::new(),
        };
        match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(manifest) => found.read_manifest(&manifest)?,
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                found.list_documents()?;
            }
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("{}: could not be read", folder.join(MANIFEST).display())
                });
            }
        }
        Ok(found)
    }

    /// Reads one of the extractions, of whatever version of the schema.
    ///
    /// # Errors
    ///
    /// Where it is not there, or is no extraction; the message leaves the name to the caller.
    pub(crate) fn read(&self, name: &str) -> Result<Extraction> {
        let bytes = fs::read(self.path(name)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                anyhow!("named in {MANIFEST} and not there; run mittari batch again")
            }
            _ => anyhow!("could not be read ({error})"),
        })?;
        stored::parse(&bytes)
    }

    /// Where one of the extractions is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(DOCUMENTS).join(name)
    }

    fn read_manifest(&mut self, manifest: &str) -> Result<()> {
        let mut lines: Vec<(usize, Line)> = Vec::new();
        let n_lines = manifest.lines().count();
        for (number, line) in (1..).zip(manifest.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            let is_torn = number == n_lines && !manifest.ends_with('\n');
            match serde_json::from_str(line) {
                Ok(line) => lines.push((number, line)),
                // A batch was killed while it wrote; it mends the line when it is started again.
                Err(_) if is_torn => self.warnings.push(format!(
                    "{MANIFEST}, line {number}: it breaks off; run mittari batch again to read the rest"
                )),
                Err(error) => bail!(
                    "{}, line {number}: no line of a manifest ({error})",
                    self.folder.join(MANIFEST).display()
                ),
            }
        }
        // A batch that was killed while it read inputs again has two lines for some: the later one counts.
        let names = lines
            .iter()
            .filter_map(|(at, line)| Some((line.name.clone()?, *at)));
        let last: BTreeMap<String, usize> = names.collect();
        lines.retain(|(at, line)| line.name.as_ref().is_none_or(|name| last[name] == *at));
        let mut seen = BTreeSet::new();
        for (number, line) in lines {
            match line.document {
                None => self.n_without += 1,
                Some(name) if !is_document_name(&name) => bail!(
                    "{}, line {number}: {name:?} is no name of a file under {DOCUMENTS}",
                    self.folder.join(MANIFEST).display()
                ),
                Some(name) => {
                    if seen.insert(name.clone()) {
                        self.documents.push(name);
                    }
                }
            }
        }
        Ok(())
    }

    fn list_documents(&mut self) -> Result<()> {
        let documents = self.folder.join(DOCUMENTS);
        let listed = fs::read_dir(&documents).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => anyhow!(
                "{}: no folder of a batch; a folder with {MANIFEST} and {DOCUMENTS}, as mittari batch writes it, was expected",
                self.folder.display()
            ),
            _ => anyhow!("{}: could not be read ({error})", documents.display()),
        })?;
        for entry in listed {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let is_json = Path::new(&name).extension() == Some("json".as_ref());
            if is_json && !name.starts_with('.') {
                self.documents.push(name);
            }
        }
        self.documents.sort();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_says_the_order() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let manifest = "{\"document\":\"b.json\",\"status\":\"done\"}\n{\"document\":null,\"status\":\"failed\"}\n\
                        {\"document\":\"a.json\",\"status\":\"done\",\"cards\":3}\n{\"document\":\"b.json\"}\n{\"docum";
        fs::write(folder.path().join(MANIFEST), manifest).expect("the folder is writable");
        let found = BatchFolder::open(folder.path()).expect("a folder of a batch");
        assert_eq!(found.documents, ["b.json", "a.json"]);
        assert_eq!((found.n_without, found.warnings.len()), (1, 1));
    }

    #[test]
    fn of_two_lines_for_one_input_the_later_counts() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let manifest = "{\"name\":\"ta.pdf\",\"document\":\"old.json\"}\n{\"name\":\"tp.pdf\",\"document\":null}\n\
                        {\"name\":\"ta.pdf\",\"document\":\"new.json\"}\n{\"name\":\"tp.pdf\",\"document\":\"tp.json\"}\n";
        fs::write(folder.path().join(MANIFEST), manifest).expect("the folder is writable");
        let found = BatchFolder::open(folder.path()).expect("a folder of a batch");
        assert_eq!(found.documents, ["new.json", "tp.json"]);
        assert_eq!(found.n_without, 0);
    }

    #[test]
    fn without_a_manifest_names_say_the_order() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(BatchFolder::open(folder.path()).is_err());
        fs::create_dir(folder.path().join(DOCUMENTS)).expect("the folder is writable");
        for name in ["b.json", "a.json", ".mittari-x.json", "notes.txt"] {
            fs::write(folder.path().join(DOCUMENTS).join(name), "{}").expect("writable");
        }
        let found = BatchFolder::open(folder.path()).expect("a folder of a batch");
        assert_eq!(found.documents, ["a.json", "b.json"]);
    }
}
