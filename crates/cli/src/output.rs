//! Where data goes: standard output, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde::Serialize;
use tempfile::Builder;

/// How data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON document; several results become a list
    Json,
    /// JSON Lines: one result a line
    Jsonl,
}

impl Format {
    /// The format that the ending of a file's name asks for; `None` for an ending that says nothing.
    ///
    /// # Errors
    ///
    /// For the ending of a format that mittari does not write.
    pub(crate) fn from_ending(path: &Path) -> Result<Option<Self>> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        Ok(match ending.as_deref() {
            Some("json") => Some(Self::Json),
            Some("jsonl" | "ndjson") => Some(Self::Jsonl),
            Some(
                other @ ("csv" | "tsv" | "xlsx" | "sqlite" | "db" | "parquet" | "md" | "html"),
            ) => bail!(
                "{}: this version does not write .{other}; it writes JSON; give a name that ends in .json or .jsonl",
                path.display()
            ),
            _ => None,
        })
    }
}

/// Where data goes.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// A file. It is written at the end, so that an interrupted run leaves the old one untouched.
    File { path: PathBuf, bytes: Vec<u8> },
}

impl Output {
    /// Standard output, or the file.
    pub(crate) fn new(path: Option<&Path>) -> Self {
        match path {
            None => Self::Stdout(BufWriter::new(io::stdout().lock())),
            Some(path) => Self::File {
                path: path.to_owned(),
                bytes: Vec::new(),
            },
        }
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    ///
    /// Where the file or standard output cannot be written.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut stdout) => Ok(stdout.flush()?),
            Self::File { path, bytes } => write_whole(&path, &bytes).with_context(|| {
                format!(
                    "{}: could not be written; choose another folder or name for -o",
                    path.display()
                )
            }),
        }
    }
}

impl Write for Output {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(data),
            Self::File { bytes, .. } => bytes.write(data),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File { .. } => Ok(()),
        }
    }
}

/// JSON of one value: on one line, or indented by two spaces.
pub(crate) fn to_json<T: Serialize>(value: &T, layout: Layout) -> String {
    let json = match layout {
        Layout::Compact => serde_json::to_string(value),
        Layout::Indented => serde_json::to_string_pretty(value),
    };
    json.expect("our types are JSON: their keys are strings and nothing in them fails")
}

/// Whether JSON is laid out for programs or for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On one line.
    Compact,
    /// Indented by two spaces.
    Indented,
}

/// Whether the error is the reader's closing of the pipe, which is no trouble: `mittari extract … | head`.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io_errors = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    io_errors
        .into_iter()
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link, and `-o /dev/stderr` is written as it is.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    match &old {
        Some(old) if old.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Some(old) if !old.is_file() => return File::create(&path)?.write_all(bytes),
        _ => {}
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut temporary = new_file(folder)?;
    temporary.write_all(bytes)?;
    if let Some(old) = old {
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary
        .persist(&path)
        .map(drop)
        .map_err(|error| error.error)
}

#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // A temporary file is private by default; this one becomes an ordinary file, within the user's umask.
    Builder::new()
        .prefix(".mittari-")
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    Builder::new().prefix(".mittari-").tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format() {
        let format = |name: &str| Format::from_ending(Path::new(name));
        assert_eq!(format("pori.json").expect("known"), Some(Format::Json));
        assert_eq!(format("pori.JSONL").expect("known"), Some(Format::Jsonl));
        assert_eq!(format("pori").expect("no ending"), None);
        assert!(format("pori.xlsx").is_err());
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("pori.json");
        for words in ["first", "second"] {
            let mut output = Output::new(Some(&path));
            output.write_all(words.as_bytes()).expect("memory");
            output.finish().expect("the folder is writable");
            assert_eq!(fs::read_to_string(&path).expect("it was written"), words);
        }
        assert_eq!(
            fs::read_dir(folder.path()).expect("it exists").count(),
            1,
            "no temporary file stays"
        );
    }
}
