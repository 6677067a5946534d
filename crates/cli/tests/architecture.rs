//! How the repository is built: which crate may use which, how long a file may be, what stands at the top.
#![expect(clippy::disallowed_methods, reason = "the tests read the repository")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The top of the repository.
const TOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The crates of the workspace and those of them that each may use.
const ALLOWED: &[(&str, &[&str])] = &[
    (
        "mittari",
        &[
            "mittari-diff",
            "mittari-document",
            "mittari-export",
            "mittari-layout",
            "mittari-model",
            "mittari-normalizer",
            "mittari-parser",
        ],
    ),
    ("mittari-diff", &["mittari-model", "mittari-normalizer"]),
    ("mittari-document", &[]),
    ("mittari-export", &["mittari-diff", "mittari-model"]),
    ("mittari-layout", &["mittari-document"]),
    ("mittari-model", &[]),
    ("mittari-normalizer", &["mittari-model"]),
    (
        "mittari-parser",
        &["mittari-document", "mittari-model", "mittari-normalizer"],
    ),
];

/// What may stand at the top of the repository besides files.
const FOLDERS: &[&str] = &[
    ".ci",
    ".git",
    "crates",
    "fixtures",
    "seeds",
    "snapshots",
    "target",
];

/// Lines of code in a file: neither blank nor a comment, tests not counted.
const MOST_CODE_LINES: usize = 400;

/// Files that may be longer: word lists of the language.
const VOCABULARIES: &[&str] = &[
    "crates/normalizer/src/units.rs",
    "crates/parser/src/vocabulary.rs",
];

#[test]
fn crates_use_only_the_crates_they_may() {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(Path::new(TOP))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let ours: Vec<String> = packages.iter().map(name).collect();
    let found: BTreeMap<String, Vec<String>> = packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("dependencies");
            let mut used: Vec<String> = dependencies
                .iter()
                .filter(|dependency| dependency["kind"].is_null())
                .map(name)
                .filter(|name| ours.contains(name))
                .collect();
            used.sort();
            (name(package), used)
        })
        .collect();
    let allowed: BTreeMap<String, Vec<String>> = ALLOWED
        .iter()
        .map(|(name, used)| {
            (
                (*name).to_owned(),
                used.iter().map(ToString::to_string).collect(),
            )
        })
        .collect();
    assert_eq!(
        found, allowed,
        "a new edge is a change of its own: enter it in ALLOWED with a reason"
    );
}

#[test]
fn files_hold_one_idea() {
    let mut long = Vec::new();
    for file in sources(&Path::new(TOP).join("crates")) {
        let name = file.strip_prefix(TOP).unwrap_or(&file).to_string_lossy();
        let n_lines = code_lines(&fs::read_to_string(&file).expect("source is UTF-8"));
        if n_lines > MOST_CODE_LINES && !VOCABULARIES.contains(&&*name) {
            long.push(format!("{name}: {n_lines}"));
        }
    }
    assert!(
        long.is_empty(),
        "more than {MOST_CODE_LINES} lines of code; split by idea: {long:#?}"
    );
}

#[test]
fn the_top_of_the_repository_stays_small() {
    let listed = fs::read_dir(Path::new(TOP)).expect("the top is readable");
    for entry in listed {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_known = !entry.path().is_dir() || FOLDERS.contains(&name.as_str());
        assert!(is_known, "{name}: no folder of the repository's plan");
    }
}

/// The source files under a folder, without tests and whatever a build leaves behind.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && !["target", "tests"].contains(&name.as_str()) {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests.rs" {
            files.push(path);
        }
    }
    files
}

fn code_lines(source: &str) -> usize {
    source
        .lines()
        .map(str::trim)
        .take_while(|line| *line != "mod tests {")
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}
