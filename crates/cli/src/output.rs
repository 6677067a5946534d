//! Where data goes: standard output, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};
use clap::ValueEnum;
use serde::Serialize;
use tempfile::{Builder, NamedTempFile};

/// What the names of files begin with that are not whole yet.
pub(crate) const TEMPORARY_PREFIX: &str = ".mittari-";

/// How JSON is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON document; several results become a list
    Json,
    /// JSON Lines: one result a line
    Jsonl,
}

/// Where data goes.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// Standard output for words that people read: the styles in them are colours where that is wanted, and left away elsewhere.
    Styled(BufWriter<AutoStream<io::StdoutLock<'static>>>),
    /// A file that appears whole at the end, so that a run that fails leaves the old one untouched.
    File(NewFile),
    /// What is no ordinary file, such as `/dev/stderr`: it is written as it is.
    Device {
        path: PathBuf,
        writer: BufWriter<File>,
    },
}

impl Output {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self::Stdout(BufWriter::new(io::stdout().lock()))
    }

    /// Standard output for words with styles; `color` as `--color` says.
    pub(crate) fn styled(color: ColorChoice) -> Self {
        Self::Styled(BufWriter::new(AutoStream::new(io::stdout().lock(), color)))
    }

    /// Standard output, or the file.
    ///
    /// # Errors
    ///
    /// Where the file cannot be made.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self> {
        path.map_or_else(
            || Ok(Self::stdout()),
            |path| Self::at(path).with_context(|| not_written(path)),
        )
    }

    fn at(path: &Path) -> io::Result<Self> {
        let path = target_of(path);
        match fs::metadata(&path) {
            Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(old) if !old.is_file() => {
                let writer = BufWriter::new(File::create(&path)?);
                Ok(Self::Device { path, writer })
            }
            _ => Ok(Self::File(NewFile::beside(path)?)),
        }
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    ///
    /// Where the file or standard output cannot be written.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.flush()?;
        match self {
            Self::Stdout(_) | Self::Styled(_) | Self::Device { .. } => Ok(()),
            Self::File(file) => file.persist(),
        }
    }

    /// The error with the name of what could not be written; its kind stays, by which a closed pipe is known.
    fn name(&self, error: &io::Error) -> io::Error {
        let words = match self {
            Self::Stdout(_) | Self::Styled(_) => {
                "standard output: could not be written; write to a file with -o".to_owned()
            }
            Self::Device { path, .. } | Self::File(NewFile { path, .. }) => not_written(path),
        };
        io::Error::new(error.kind(), format!("{words}: {error}"))
    }
}

fn not_written(path: &Path) -> String {
    format!(
        "{}: could not be written; choose another folder or name for -o",
        path.display()
    )
}

impl Write for Output {
    // Serializers write a few bytes at a time: straight into the buffer.
    fn write_all(&mut self, data: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.write_all(data),
            Self::Styled(stdout) => stdout.write_all(data),
            Self::Device { writer, .. } => writer.write_all(data),
            Self::File(file) => file.temporary.write_all(data),
        }
        .map_err(|error| self.name(&error))
    }

    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(data),
            Self::Styled(stdout) => stdout.write(data),
            Self::Device { writer, .. } => writer.write(data),
            Self::File(file) => file.temporary.write(data),
        }
        .map_err(|error| self.name(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Styled(stdout) => stdout.flush(),
            Self::Device { writer, .. } => writer.flush(),
            Self::File(file) => file.temporary.flush(),
        }
        .map_err(|error| self.name(&error))
    }
}

/// Writes a file, whole or not at all; one that is there is replaced.
///
/// # Errors
///
/// Where the file cannot be made.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = NewFile::beside(target_of(path))?;
    file.temporary.write_all(bytes)?;
    file.replace()
}

/// The same, where the file holds other bytes or is not there: what stays keeps its time.
///
/// # Errors
///
/// Where the file cannot be made; the message names it.
pub(crate) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    write_whole(path, bytes).with_context(|| format!("{}: could not be written", path.display()))
}

/// Where a path leads: a link stays a link.
fn target_of(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A file under another name in the same folder until it is whole.
pub(crate) struct NewFile {
    path: PathBuf,
    temporary: BufWriter<NamedTempFile>,
}

impl NewFile {
    /// A new file, or one that takes the place of an old one.
    ///
    /// # Errors
    ///
    /// Where it cannot be made, or the path is no ordinary file: what programs open has to be read back and forth.
    pub(crate) fn at(path: &Path) -> Result<Self> {
        let target = target_of(path);
        let file = match fs::metadata(&target) {
            Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(old) if !old.is_file() => Err(io::Error::other("no ordinary file")),
            _ => Self::beside(target),
        };
        file.with_context(|| not_written(path))
    }

    /// The folder in which it will be.
    pub(crate) fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Where it is until it is whole.
    pub(crate) fn temporary_path(&self) -> &Path {
        self.temporary.get_ref().path()
    }

    /// What to say when it could not be written.
    pub(crate) fn not_written(&self) -> String {
        not_written(&self.path)
    }

    /// Gives it its name.
    ///
    /// # Errors
    ///
    /// Where it cannot be written, or not under that name.
    pub(crate) fn persist(self) -> Result<()> {
        let words = self.not_written();
        self.replace().context(words)
    }

    fn beside(path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            temporary: BufWriter::new(new_file(folder_of(&path))?),
            path,
        })
    }

    fn replace(self) -> io::Result<()> {
        let temporary = self.temporary.into_inner()?;
        if let Ok(old) = fs::metadata(&self.path) {
            temporary.as_file().set_permissions(old.permissions())?;
        }
        temporary.as_file().sync_all()?;
        temporary
            .persist(&self.path)
            .map(drop)
            .map_err(|error| error.error)
    }
}

impl Write for NewFile {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.temporary.write(data)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Writes each line of what goes through it two spaces further right, but the first.
pub(crate) struct Indented<W>(pub(crate) W);

impl<W: Write> Write for Indented<W> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        for line in data.split_inclusive(|&byte| byte == b'\n') {
            self.0.write_all(line)?;
            if line.ends_with(b"\n") {
                self.0.write_all(b"  ")?;
            }
        }
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
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

/// Writes the JSON of one value without holding it in memory: it takes several times the room of the document.
///
/// # Errors
///
/// Where the writer fails.
pub(crate) fn write_json<T: Serialize>(
    writer: impl Write,
    value: &T,
    layout: Layout,
) -> io::Result<()> {
    match layout {
        Layout::Compact => serde_json::to_writer(writer, value),
        Layout::Indented => serde_json::to_writer_pretty(writer, value),
    }
    .map_err(io::Error::from)
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

#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // A temporary file is private by default; this one becomes an ordinary file, within the user's umask.
    Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(TEMPORARY_PREFIX).tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_moved_right() {
        let mut bytes = Vec::new();
        let mut indented = Indented(&mut bytes);
        for part in ["{\n", "  \"a\":", " 1\n}"] {
            indented.write_all(part.as_bytes()).expect("memory");
        }
        assert_eq!(bytes, b"{\n    \"a\": 1\n  }");
    }

    #[test]
    fn a_file_that_is_not_finished_does_not_appear() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("pori.json");
        fs::write(&path, "first").expect("the folder is writable");
        let mut output = Output::new(Some(&path)).expect("the folder is writable");
        output.write_all(b"sec").expect("the disk has room");
        drop(output);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "first");
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("pori.json");
        for words in ["first", "second"] {
            let mut output = Output::new(Some(&path)).expect("the folder is writable");
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
