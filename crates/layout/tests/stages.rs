//! The stages of the small PDFs of the fixtures as they were read and accepted, in `snapshots/insta/layout/`.
//!
//! After a change that is meant, `INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo test -p mittari-layout --test stages` writes them anew;
//! read the difference against the pages before it is kept.
#![expect(clippy::disallowed_methods, reason = "the tests read fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use insta::Settings;
use mittari_layout::{Options, Stage, inspect};

/// The fixtures whose stages are kept, and those stages: glyphs of one only, they are long.
const STAGES: &[(&str, &[(&str, Stage)])] = &[
    ("digisuunnitelma", &[("tables", Stage::Tables)]),
    (
        "pori-cards-grid",
        &[("lines", Stage::Lines), ("tables", Stage::Tables)],
    ),
    ("pori-cards-noborder", &[("lines", Stage::Lines)]),
    (
        "pori-cards-stacked",
        &[("glyphs", Stage::Glyphs), ("tables", Stage::Tables)],
    ),
    ("pori-cards-tight", &[("tables", Stage::Tables)]),
];

#[test]
fn stages_see_what_was_accepted() {
    for (file, stages) in STAGES {
        let bytes = fs::read(top().join(format!("fixtures/pdf/{file}.pdf"))).expect("it is there");
        for (name, stage) in *stages {
            let dump = inspect(&bytes, &Options::default(), *stage).expect("it is a PDF");
            let mut settings = Settings::clone_current();
            settings.set_snapshot_path(top().join("snapshots/insta/layout"));
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(format!("{file}@{name}"), dump));
        }
    }
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
