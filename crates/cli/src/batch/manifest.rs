//! The manifest: a line an input, appended while a batch runs and sorted when it ends.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::row::{MANIFEST_SCHEMA, Row};
use crate::output::write_if_changed;

/// The file's name.
pub(crate) const FILE: &str = "manifest.jsonl";

/// The rows of a folder, by name.
pub(crate) type Rows = BTreeMap<String, Row>;

/// Reads the rows of a manifest. A last line that a power cut tore is left out; where an input has two lines the later one counts.
///
/// # Errors
///
/// Where the file cannot be read, or holds something else than rows.
pub(crate) fn read(folder: &Path) -> Result<Rows> {
    let path = folder.join(FILE);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Rows::new()),
        Err(error) => {
            let name = path.display();
            return Err(error).with_context(|| format!("{name}: could not be read"));
        }
    };
    let mut rows = Rows::new();
    let lines = bytes.split_inclusive(|&byte| byte == b'\n').enumerate();
    let n_lines = lines.clone().count();
    for (at, line) in lines {
        match serde_json::from_slice::<Row>(line) {
            Ok(row) if row.schema == MANIFEST_SCHEMA => {
                rows.insert(row.name.clone(), row);
            }
            // Torn by a power cut or a kill: what it told is told again.
            Err(_) if at + 1 == n_lines => {}
            Ok(_) | Err(_) => bail!(
                "{}, line {}: no line of a manifest of this mittari; give another folder to --out, or remove this one",
                path.display(),
                at + 1
            ),
        }
    }
    Ok(rows)
}

/// Writes all rows in the order of their names and contents, whole or not at all.
///
/// # Errors
///
/// Where the file cannot be written.
pub(crate) fn write<'a>(folder: &Path, rows: impl IntoIterator<Item = &'a Row>) -> Result<()> {
    let mut rows: Vec<&Row> = rows.into_iter().collect();
    rows.sort_by(|a, b| a.key().cmp(&b.key()));
    let mut bytes = Vec::new();
    for row in rows {
        line(&mut bytes, row);
    }
    write_if_changed(&folder.join(FILE), &bytes)
}

fn line(bytes: &mut Vec<u8>, row: &Row) {
    serde_json::to_writer(&mut *bytes, row).expect("a row is JSON");
    bytes.push(b'\n');
}

/// The manifest while a batch runs.
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Opens it to append to, after the rows that stand.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub(crate) fn open(folder: &Path, standing: &Rows) -> Result<Self> {
        // Written anew, so that a torn last line does not stay.
        write(folder, standing.values())?;
        let path = folder.join(FILE);
        let file = OpenOptions::new().append(true).create(true).open(&path);
        let file = file.with_context(|| format!("{}: could not be written", path.display()))?;
        Ok(Self { path, file })
    }

    /// Adds a row, in one write.
    ///
    /// # Errors
    ///
    /// Where the disk is full.
    pub(crate) fn add(&mut self, row: &Row) -> Result<()> {
        let mut bytes = Vec::new();
        line(&mut bytes, row);
        let written: io::Result<()> = self.file.write_all(&bytes);
        written.with_context(|| format!("{}: could not be written", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::row::{Reader, Status};

    fn row(name: &str) -> Row {
        let reader = Reader {
            program: "1".to_owned(),
            extraction_schema: "s".to_owned(),
            options: "o".to_owned(),
        };
        Row::unread(
            (name, None, None),
            (Status::Failed, "why".to_owned()),
            &reader,
        )
    }

    #[test]
    fn a_torn_last_line_heals() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut journal = Journal::open(folder.path(), &Rows::new()).expect("writable");
        journal.add(&row("b.pdf")).expect("writable");
        journal.add(&row("a.pdf")).expect("writable");
        let path = folder.path().join(FILE);
        let whole = fs::read(&path).expect("it is there");
        fs::write(&path, &whole[..whole.len() - 10]).expect("writable");
        let rows = read(folder.path()).expect("healed");
        assert_eq!(rows.keys().collect::<Vec<_>>(), ["b.pdf"]);
        let mut journal = Journal::open(folder.path(), &rows).expect("writable");
        journal.add(&row("a.pdf")).expect("writable");
        let rows = read(folder.path()).expect("whole");
        write(folder.path(), rows.values()).expect("writable");
        let text = fs::read_to_string(&path).expect("it is there");
        let names: Vec<&str> = text.lines().map(|line| &line[..50]).collect();
        assert!(
            names[0].contains("a.pdf") && names[1].contains("b.pdf"),
            "{names:?}"
        );
    }

    #[test]
    fn a_file_of_something_else_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join(FILE), "{\"a\": 1}\n{\"b\": 2}\n").expect("writable");
        assert!(read(folder.path()).is_err());
    }
}
