//! Finds and reads input: files by name, `-` for standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input, `-`.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// The bytes of one input.
#[derive(Debug)]
pub(crate) struct Content {
    /// What was read.
    pub(crate) bytes: Vec<u8>,
    /// The limit, where the input holds more than it allows.
    pub(crate) cut_at: Option<u64>,
}

impl Input {
    /// What an argument of the command line means.
    pub(crate) fn from_arg(arg: &OsStr) -> Self {
        if arg == "-" {
            Self::Stdin
        } else {
            Self::File(arg.into())
        }
    }

    /// The file's name without its folder; `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
        }
    }

    /// The input as it was typed, for messages.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Reads at most `max_bytes` bytes. Text past the limit is cut after the last whole line before it.
    ///
    /// # Errors
    ///
    /// Where there is nothing to read: no such file, a folder, no permission, an empty file. The message says what was found and what
    /// to do, and leaves the name of the file to the caller.
    pub(crate) fn read(&self, max_bytes: u64) -> Result<Content> {
        let mut bytes = Vec::new();
        let one_more = max_bytes.saturating_add(1);
        let read = match self {
            Self::Stdin => io::stdin().lock().take(one_more).read_to_end(&mut bytes),
            Self::File(path) => File::open(path).and_then(|file| {
                if file.metadata()?.is_dir() {
                    return Err(ErrorKind::IsADirectory.into());
                }
                file.take(one_more).read_to_end(&mut bytes)
            }),
        };
        read.map_err(|error| explain(&error))?;
        if bytes.is_empty() {
            bail!("empty (0 bytes); text with goals was expected; export the document again");
        }
        let is_cut = bytes.len() as u64 > max_bytes;
        if is_cut {
            cut_to_whole_lines(&mut bytes);
        }
        Ok(Content {
            bytes,
            cut_at: is_cut.then_some(max_bytes),
        })
    }
}

fn explain(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow!("no such file; check the spelling and the folder"),
        ErrorKind::PermissionDenied => anyhow!(
            "no permission to read it; ask for it, or copy the file to a folder of your own"
        ),
        ErrorKind::IsADirectory => {
            anyhow!(
                "a folder; a file was expected; name the files in it, for example: mittari extract talousarviot/*.txt"
            )
        }
        _ => anyhow!("could not be read ({error}); try again, or copy the file to a local disk"),
    }
}

/// Drops the byte over the limit and the broken line that it belongs to.
fn cut_to_whole_lines(bytes: &mut Vec<u8>) {
    bytes.pop();
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_utf16 {
        // A line feed of UTF-16 takes two bytes: cut between code units, the decoder bears a broken last line.
        bytes.truncate(bytes.len() & !1);
    } else if let Some(last) = bytes.iter().rposition(|&byte| byte == b'\n') {
        bytes.truncate(last + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_whole_lines() {
        let rows: &[(&[u8], &[u8])] = &[
            (b"TAVOITE\nHyvin", b"TAVOITE\n"),
            (b"TAVOITE Hyvin", b"TAVOITE Hyvi"),
            (b"\xff\xfeT\0A\0V", b"\xff\xfeT\0A\0"),
        ];
        for (bytes, expected) in rows {
            let mut bytes = bytes.to_vec();
            cut_to_whole_lines(&mut bytes);
            assert_eq!(bytes, *expected);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let rows = [
            (ErrorKind::NotFound, "no such file"),
            (ErrorKind::PermissionDenied, "no permission to read it"),
            (ErrorKind::IsADirectory, "a folder; a file was expected"),
            (ErrorKind::TimedOut, "could not be read (timed out)"),
        ];
        for (kind, words) in rows {
            let message = explain(&kind.into()).to_string();
            assert!(message.starts_with(words), "{message}");
        }
    }

    #[test]
    fn a_name_has_no_folder() {
        assert_eq!(
            Input::from_arg("seeds/pori.txt".as_ref()).name(),
            "pori.txt"
        );
        assert_eq!(Input::from_arg("-".as_ref()).name(), "-");
    }
}
