//! Names of inputs, as the manifest has them: relative, with `/` between folders, without a place on the machine, and told apart.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt::Write;
use std::path::{Component, Path};

use super::walk::Found;

/// The name of an argument that is a file: the path as it was typed without ways up, or the file's name where the path begins at the root.
pub(crate) fn of_argument(path: &Path) -> String {
    if path.is_absolute() {
        return path.file_name().map_or_else(|| "/".to_owned(), escaped);
    }
    joined(path)
}

/// The name of what stands below a folder that was an argument.
pub(crate) fn below(path: &Path, top: &Path) -> String {
    let inside = path.strip_prefix(top).unwrap_or(path);
    let name = joined(inside);
    if name.is_empty() {
        of_argument(top)
    } else {
        name
    }
}

fn joined(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(escaped(name)),
        // Ways up, roots and drives are places on the machine.
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Gives names to inputs of the same name by the folders above them, until they differ.
pub(crate) fn tell_apart(found: &mut [Found]) {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, one) in found.iter().enumerate() {
        by_name.entry(one.name.clone()).or_default().push(at);
    }
    for places in by_name.into_values().filter(|places| places.len() > 1) {
        let longest = places
            .iter()
            .map(|&at| found[at].path.components().count())
            .max()
            .unwrap_or_default();
        // The fewest folders that tell them apart; two ways to one file stay alike, and one of them goes.
        for n_parts in 2..=longest {
            let names: Vec<String> = places
                .iter()
                .map(|&at| last_parts(&found[at].path, n_parts))
                .collect();
            let mut distinct = names.clone();
            distinct.sort();
            distinct.dedup();
            if distinct.len() == names.len() || n_parts == longest {
                for (&at, name) in places.iter().zip(names) {
                    found[at].name = name;
                }
                break;
            }
        }
    }
}

fn last_parts(path: &Path, n: usize) -> String {
    let parts: Vec<String> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(escaped(name)),
            _ => None,
        })
        .collect();
    parts[parts.len().saturating_sub(n)..].join("/")
}

/// A name as text. One that is no UTF-8 has its wrong bytes, and every `%`, as `%` and two hexadecimal digits, so that no two become one.
pub(crate) fn escaped(name: &OsStr) -> String {
    if let Some(text) = name.to_str() {
        return text.to_owned();
    }
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        out.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            write!(out, "%{byte:02X}").expect("a string takes what is written to it");
        }
    }
    out
}

/// A name from the bytes of a list.
#[cfg(unix)]
pub(crate) fn from_bytes(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(bytes).to_owned()
}

/// A name from the bytes of a list.
#[cfg(not(unix))]
pub(crate) fn from_bytes(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::walk::Kind;

    #[test]
    fn names_have_no_place_on_the_machine() {
        for (typed, name) in [
            ("talousarvio.pdf", "talousarvio.pdf"),
            ("2026/talousarvio.pdf", "2026/talousarvio.pdf"),
            ("./2026/../2027/ta.pdf", "2026/2027/ta.pdf"),
            ("../../etc/x.pdf", "etc/x.pdf"),
            ("/data/kunta/ta.pdf", "ta.pdf"),
        ] {
            assert_eq!(of_argument(Path::new(typed)), name, "{typed}");
        }
        assert_eq!(
            below(
                Path::new("/data/kunta/2026/ta.pdf"),
                Path::new("/data/kunta")
            ),
            "2026/ta.pdf"
        );
    }

    #[test]
    fn inputs_of_one_name_are_told_apart_by_their_folders() {
        let found = |path: &str| Found {
            name: of_argument(Path::new(path)),
            path: path.into(),
            kind: Kind::File,
        };
        let mut all = [
            found("/a/x/ta.pdf"),
            found("/b/x/ta.pdf"),
            found("/b/y.pdf"),
        ];
        tell_apart(&mut all);
        let names: Vec<&str> = all.iter().map(|one| &*one.name).collect();
        assert_eq!(names, ["a/x/ta.pdf", "b/x/ta.pdf", "y.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_distinct() {
        assert_eq!(escaped(&from_bytes(b"a\xff%.pdf")), "a%FF%25.pdf");
        assert_eq!(escaped(&from_bytes(b"a%FF.pdf")), "a%FF.pdf");
    }
}
