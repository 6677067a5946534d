//! Where the files of the repository are, for the tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A path from the top of the repository.
pub(crate) fn path(relative: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .join(relative)
        .canonicalize()
        .unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The folders of `fixtures/`, in the order of their names.
pub(crate) fn families() -> Vec<PathBuf> {
    let mut families: Vec<PathBuf> = entries(&path("fixtures"));
    families.retain(|entry| entry.is_dir());
    families
}

/// The files of a folder whose names end so, in the order of their names.
pub(crate) fn with_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = entries(folder);
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files
}

/// The path from the top of the repository, with `/` between.
pub(crate) fn relative(full: &Path) -> String {
    let top = path(".");
    let rest = full.strip_prefix(&top).unwrap_or(full);
    rest.to_string_lossy().replace('\\', "/")
}

#[expect(clippy::disallowed_methods, reason = "tests read the repository")]
fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut entries: Vec<PathBuf> = listed
        .map(|entry| entry.expect("an entry of the folder").path())
        .collect();
    entries.sort();
    entries
}
