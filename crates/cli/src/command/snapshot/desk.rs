//! What is read now beside what was accepted, document by document.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use mittari_export::printable_line;
use mittari_model::Extraction;

use crate::args::SnapshotArgs;
use crate::eval::is_json as is_json_file;
use crate::extract::load;
use crate::input::Input;
use crate::settings::Settings;
use crate::snapshot::changes::Reading;
use crate::snapshot::shelf::Shelf;
use crate::snapshot::slug::{of_file, slug};

/// Where documents are laid beside their snapshots.
pub(super) struct Desk<'a> {
    args: &'a SnapshotArgs,
    settings: Settings,
    shelf: Shelf,
    /// The files by the slugs of their snapshots.
    owners: BTreeMap<String, Vec<String>>,
}

/// One document.
pub(super) struct Sheet {
    /// The file as it was typed.
    pub(super) file: String,
    /// Its snapshot.
    pub(super) path: PathBuf,
    /// What is read now.
    pub(super) now: Reading,
    /// What was accepted.
    pub(super) kept: Kept,
    /// The options by which the snapshot is found again.
    options: String,
}

/// What was accepted.
pub(super) enum Kept {
    /// Nothing: there is no snapshot.
    Nothing,
    /// The very bytes that are to be written now.
    Same,
    /// Other bytes.
    Other(Box<Reading>),
}

impl Sheet {
    /// The document and its snapshot, as a heading.
    pub(super) fn title(&self) -> String {
        format!("{} ({})", self.file, self.path.display())
    }

    /// What is typed to have the document's snapshot accepted, with an option more.
    pub(super) fn command(&self, option: &str) -> String {
        let words = [
            "mittari snapshot",
            option,
            &self.options,
            &quoted(&self.file),
        ];
        let words = words.iter().filter(|word| !word.is_empty());
        words.copied().collect::<Vec<_>>().join(" ")
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(args: &'a SnapshotArgs, inputs: &[Input]) -> Self {
        let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // Known before anything is read or written. An extraction says inside what it is of.
        for input in inputs.iter().filter(|input| !is_json(input)) {
            let files = owners.entry(of_file(&input.name())).or_default();
            files.push(input.shown());
        }
        Self {
            args,
            settings: args.reading.settings(),
            shelf: Shelf {
                folder: args.dir.clone(),
            },
            owners,
        }
    }

    /// Reads a document and its snapshot.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be read, or the snapshot is that of another document.
    pub(super) fn sheet(&mut self, input: &Input) -> Result<Sheet> {
        let extraction = load(input, &self.settings)?;
        let slug = self.slug(&extraction)?;
        let path = self.shelf.path(&slug);
        let file = input.shown();
        let owners = self.owners.entry(slug).or_default();
        if !owners.contains(&file) {
            owners.push(file.clone());
        }
        if owners.len() > 1 && self.args.name.is_none() {
            bail!(
                "{} would share the snapshot {}; accept each alone, with a name of its own: mittari snapshot --name NAME FILE",
                owners.join(" and "),
                path.display()
            );
        }
        let now = Reading::new(extraction);
        let kept = self.kept(&path, &now)?;
        Ok(Sheet {
            file,
            path,
            now,
            kept,
            options: self.options(),
        })
    }

    /// Writes a snapshot.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub(super) fn write(&self, sheet: &Sheet, bytes: &[u8]) -> Result<()> {
        self.shelf.write(&sheet.path, bytes)
    }

    fn slug(&self, extraction: &Extraction) -> Result<String> {
        let source = &extraction.source.name;
        match &self.args.name {
            Some(name) if !name.contains(char::is_alphanumeric) => {
                bail!("--name {name}: letters or digits were expected, such as pori-2026")
            }
            Some(name) => Ok(slug(name.strip_suffix(".json").unwrap_or(name))),
            None if source == "-" => {
                bail!(
                    "has no name to call the snapshot by; give one with --name, such as --name pori-2026"
                )
            }
            None => Ok(of_file(source)),
        }
    }

    fn kept(&self, path: &Path, now: &Reading) -> Result<Kept> {
        let Some(bytes) = Shelf::bytes(path)? else {
            return Ok(Kept::Nothing);
        };
        if bytes == now.bytes {
            return Ok(Kept::Same);
        }
        let kept = Shelf::reading(path, bytes)?;
        let (theirs, ours) = (&kept.extraction.source.name, &now.extraction.source.name);
        // A name that was typed is meant.
        if theirs != ours && self.args.name.is_none() {
            let slug = path.file_stem().unwrap_or_default().to_string_lossy();
            bail!(
                "{} is the snapshot of another document, {theirs:?}; to keep both, give this one a name of its own with --name; \
                 to put it in the place of the other, say --name {slug}",
                path.display()
            );
        }
        Ok(Kept::Other(Box::new(kept)))
    }

    fn options(&self) -> String {
        let mut options = Vec::new();
        if let Some(name) = &self.args.name {
            options.push(format!("--name {}", quoted(name)));
        }
        if self.args.dir != Path::new("snapshots") {
            options.push(format!(
                "--dir {}",
                quoted(&self.args.dir.to_string_lossy())
            ));
        }
        options.join(" ")
    }
}

fn is_json(input: &Input) -> bool {
    matches!(input, Input::File(path) if is_json_file(path))
}

/// An argument as a shell takes it, where a person is to type it.
fn quoted(argument: &str) -> String {
    let argument = printable_line(argument);
    if argument.contains(|c: char| c.is_whitespace() || "\"'$&;()<>|*?\\".contains(c)) {
        format!("\"{argument}\"")
    } else {
        argument
    }
}
