//! Finds inputs: files, folders with all that is in them, patterns, lists of names.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use super::names;

/// Endings of the files that are read in a folder. A file that is named is read whatever its ending.
const ENDINGS: &[&str] = &["pdf", "txt"];

/// Something that was found under an argument.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its name, relative to the argument.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
}

/// What was found.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A file to be read.
    File,
    /// No file: a pipe, a socket, a device. It is never opened.
    Other,
    /// What cannot be reached, and why.
    Unreachable(String),
}

/// Finds everything under the arguments, sorted by name; nothing is found twice under one name.
///
/// # Errors
///
/// Where a pattern matches nothing, or a list cannot be read.
pub(crate) fn find(arguments: &[OsString], list: Option<&OsStr>, out: &Path) -> Result<Vec<Found>> {
    let mut all: Vec<OsString> = Vec::new();
    for argument in arguments {
        all.extend(expand(argument)?);
    }
    if let Some(list) = list {
        all.extend(read_list(list)?);
    }
    let out = fs::canonicalize(out).ok();
    let mut found = Vec::new();
    for argument in &all {
        let path = Path::new(argument);
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                walk(path, &mut Folder::top(path, out.as_deref()), &mut found);
            }
            result => found.push(Found {
                name: names::of_argument(path),
                path: path.to_owned(),
                kind: kind(&result),
            }),
        }
    }
    names::tell_apart(&mut found);
    found.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.path.cmp(&b.path)));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

/// A pattern becomes what it matches; a name stays as it is.
fn expand(argument: &OsStr) -> Result<Vec<OsString>> {
    let text = argument.to_string_lossy();
    if !text.contains(['*', '?', '[']) || fs::symlink_metadata(argument).is_ok() {
        return Ok(vec![argument.to_owned()]);
    }
    let matches = glob::glob(&text).map_err(|error| anyhow!("{text}: no pattern: {error}"))?;
    let mut files: Vec<OsString> = matches
        .filter_map(|path| Some(path.ok()?.into_os_string()))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("{text}: matches no file; check the folder and the pattern");
    }
    Ok(files)
}

/// The names in a list, one a line, or between NULs where it has any; `-` reads standard input.
fn read_list(list: &OsStr) -> Result<Vec<OsString>> {
    let mut bytes = Vec::new();
    if list == "-" {
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.context("standard input: the list of files could not be read")?;
    } else {
        bytes = fs::read(list).with_context(|| {
            let list = list.to_string_lossy();
            format!("{list}: the list of files could not be read; give its name after --files-from")
        })?;
    }
    let separator = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|&byte| byte == separator).map(|name| {
        let name = name.strip_suffix(b"\r").unwrap_or(name);
        names::from_bytes(name)
    });
    Ok(names.filter(|name| !name.is_empty()).collect())
}

/// A folder that is walked, with those above it.
struct Folder<'a> {
    /// The real paths from the argument down, to know a link that leads back.
    above: Vec<PathBuf>,
    /// The argument.
    top: &'a Path,
    /// Where the results go: it is not walked.
    out: Option<&'a Path>,
}

impl<'a> Folder<'a> {
    fn top(top: &'a Path, out: Option<&'a Path>) -> Self {
        Self {
            above: Vec::new(),
            top,
            out,
        }
    }
}

fn walk(path: &Path, folder: &mut Folder<'_>, found: &mut Vec<Found>) {
    let unreachable = |words: String| Found {
        name: names::below(path, folder.top),
        path: path.to_owned(),
        kind: Kind::Unreachable(words),
    };
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(error) => {
            found.push(unreachable(why(&error)));
            return;
        }
    };
    if folder.out == Some(&real) {
        return;
    }
    if folder.above.contains(&real) {
        let words = "a link that leads back to a folder above it; remove the link";
        found.push(unreachable(words.to_owned()));
        return;
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            found.push(unreachable(why(&error)));
            return;
        }
    };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    folder.above.push(real);
    for entry in entries {
        let is_hidden = entry
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if is_hidden {
            continue;
        }
        match fs::metadata(&entry) {
            Ok(metadata) if metadata.is_dir() => walk(&entry, folder, found),
            result if is_read(&entry) => found.push(Found {
                name: names::below(&entry, folder.top),
                kind: kind(&result),
                path: entry,
            }),
            _ => {}
        }
    }
    folder.above.pop();
}

fn is_read(path: &Path) -> bool {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
}

fn kind(metadata: &io::Result<Metadata>) -> Kind {
    match metadata {
        Ok(metadata) if metadata.is_file() => Kind::File,
        Ok(_) => Kind::Other,
        Err(error) => Kind::Unreachable(why(error)),
    }
}

/// Why something cannot be reached, in words that are the same on every machine.
pub(crate) fn why(error: &io::Error) -> String {
    if is_circle(error) {
        return "a link that leads in a circle; remove it".to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => {
            "no such file, or a link to none; check the spelling and the folder".to_owned()
        }
        io::ErrorKind::PermissionDenied => "no permission to read it; ask for it".to_owned(),
        io::ErrorKind::InvalidFilename => "a name that is too long or no name".to_owned(),
        _ => format!("could not be read ({error})"),
    }
}

#[cfg(unix)]
fn is_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_circle(_error: &io::Error) -> bool {
    false
}
