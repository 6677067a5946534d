//! The full JSON of every seed and fixture as it was read and accepted, in `snapshots/insta/`, and text dumps of the stages for a few of them.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test -p mittari --test golden` writes them anew; read the difference against
//! the documents before it is kept.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests read seeds and fixtures"
)]

mod repository;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::Settings;
use mittari::extract::{extract_bytes, extract_text};
use mittari::settings::Settings as Reading;
use mittari_document::{Document, decode};
use mittari_parser::{Stage, inspect, is_content};

/// Documents whose stages are kept as text, and short enough for that.
const STAGED: &[&str] = &[
    "seeds/pori-2026-konsernipalvelut.txt",
    "fixtures/exports/pori-cards-grid.layout.txt",
];

const STAGES: &[(&str, Stage)] = &[
    ("lines", Stage::Lines),
    ("tables", Stage::Tables),
    ("labels", Stage::Labels),
    ("claims", Stage::Claims),
    ("unclaimed", Stage::Unclaimed),
];

#[test]
fn documents_give_the_json_that_was_accepted() {
    for document in documents() {
        let bytes = fs::read(&document).expect("the document is there");
        let name = document.file_name().unwrap_or_default().to_string_lossy();
        let extraction = extract_text(&name, bytes.clone()).expect("it is text");
        let json = serde_json::to_string_pretty(&extraction).expect("an extraction is JSON");
        settings().bind(|| insta::assert_snapshot!(snapshot_name(&document), json));
    }
}

#[test]
fn stages_see_what_was_accepted() {
    for relative in STAGED {
        let path = repository::path(relative);
        let bytes = fs::read(&path).expect("the document is there");
        let decoded = decode(bytes.clone()).expect("it is text");
        let document =
            Document::from_text_keeping(decoded.text, &is_content).expect("it is short enough");
        for (stage_name, stage) in STAGES {
            let name = format!("{}@{stage_name}", snapshot_name(&path));
            let dump = inspect(&document, *stage);
            settings().bind(|| insta::assert_snapshot!(name, dump));
        }
    }
}

/// Three PDFs, of three kinds of tables: cards drawn as forms, right-aligned numbers, and a table that is only marked.
const PDFS: &[&str] = &[
    "fixtures/pdf/teerisuo-tilinpaatos-2025.pdf",
    "fixtures/pdf/kettuvaara-seuranta-2026.pdf",
    "fixtures/pdf/rantasuvanto-toimintasuunnitelma-2026.pdf",
];

#[test]
fn pdfs_give_the_json_that_was_accepted() {
    for relative in PDFS {
        let path = repository::path(relative);
        let bytes = fs::read(&path).expect("the document is there");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let extraction = extract_bytes(&name, &bytes, &Reading::default()).expect("it is a PDF");
        let json = serde_json::to_string_pretty(&extraction).expect("an extraction is JSON");
        settings().bind(|| insta::assert_snapshot!(snapshot_name(&path), json));
    }
}

/// A snapshot that no document is compared with says nothing: it went stale when its document was renamed.
#[test]
fn every_snapshot_has_its_document() {
    let mut expected: BTreeSet<String> = documents()
        .iter()
        .map(|document| snapshot_name(document))
        .collect();
    expected.extend(
        PDFS.iter()
            .map(|relative| snapshot_name(&repository::path(relative))),
    );
    for relative in STAGED {
        let name = snapshot_name(&repository::path(relative));
        expected.extend(STAGES.iter().map(|(stage, _)| format!("{name}@{stage}")));
    }
    let found: BTreeSet<String> =
        repository::with_ending(&repository::path("snapshots/insta"), "snap")
            .iter()
            .map(|file| {
                file.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
    let stale: Vec<&String> = found.difference(&expected).collect();
    assert!(stale.is_empty(), "snapshots without a document: {stale:?}");
}

/// The text files of the seeds and of every family of fixtures, in the order of their names.
fn documents() -> Vec<PathBuf> {
    let mut documents = repository::with_ending(&repository::path("seeds"), "txt");
    for family in repository::families() {
        documents.extend(repository::with_ending(&family, "txt"));
    }
    documents
}

/// `seeds/pori-2026.txt` → `seeds__pori-2026`: the whole path, so that names stay when folders are added.
fn snapshot_name(document: &Path) -> String {
    let relative = repository::relative(document);
    relative
        .trim_start_matches("fixtures/")
        .trim_end_matches(".txt")
        .replace(".pdf", "@pdf")
        .replace('/', "__")
}

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(repository::path("snapshots/insta"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
