//! Extractions of the seeds and fixtures against goals that a person has read, by the code of `mittari eval`.
//!
//! No wrong value is borne anywhere. The numbers in the tables only ever rise.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests read seeds and fixtures"
)]

mod repository;

use std::fs;
use std::path::{Path, PathBuf};

use mittari::eval::{Score, score};
use mittari::extract::extract_bytes;
use mittari::settings::Settings;
use mittari_model::Extraction;
use serde_json::Value;

/// A document, and the least that mittari must read of it.
struct Floor {
    gold: &'static str,
    document: &'static str,
    /// Indicators with every value right.
    pairs: usize,
    /// F1 of all facts.
    f1: f64,
}

/// The documents whose gold was read by hand from real layouts.
const FLOORS: &[Floor] = &[
    Floor {
        gold: "gold/pori-2026-konsernipalvelut.json",
        document: "seeds/pori-2026-konsernipalvelut.txt",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "gold/pori-2023-q1-sivistystoimiala.json",
        document: "seeds/pori-2023-q1-sivistystoimiala.txt",
        pairs: 49,
        f1: 0.996,
    },
    Floor {
        gold: "gold/pori-2026-henkilostostrategia.json",
        document: "seeds/pori-2026-henkilostostrategia.txt",
        pairs: 15,
        f1: 0.98,
    },
    Floor {
        gold: "gold/digisuunnitelma-2025-2027.json",
        document: "seeds/digisuunnitelma-2025-2027.txt",
        pairs: 0,
        f1: 1.0,
    },
    Floor {
        gold: "gold/laitila-hallintotoimi-palvelusuunnitelma.json",
        document: "seeds/laitila-hallintotoimi-palvelusuunnitelma.txt",
        pairs: 0,
        f1: 0.894,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/exports/pori-cards-grid.layout.txt",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/exports/pori-cards-stacked.layout.txt",
        pairs: 12,
        f1: 1.0,
    },
    // pdftotext without -layout tears the cells of this grid from their labels: what can be told is less, and nothing of it is wrong.
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/exports/pori-cards-grid.txt",
        pairs: 7,
        f1: 0.78,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/pdf/pori-cards-grid.pdf",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/pdf/pori-cards-stacked.pdf",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/pdf/pori-cards-tight.pdf",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "exports/pori-cards.json",
        document: "fixtures/pdf/pori-cards-noborder.pdf",
        pairs: 12,
        f1: 1.0,
    },
    Floor {
        gold: "gold/digisuunnitelma-2025-2027.json",
        document: "fixtures/pdf/digisuunnitelma.pdf",
        pairs: 0,
        f1: 1.0,
    },
];

/// Fixtures with gold beside them that are not read to the last fact yet: document, F1. All others must be.
const NOT_YET_WHOLE: &[(&str, f64)] = &[
    // Cells that the export tore from their rows, or whose order it does not tell: refused, and never wrong.
    ("fixtures/grid/kotalahti-pages-default.txt", 0.70),
    ("fixtures/grid/kuusijoki-cards-default.txt", 0.92),
    ("fixtures/grid/lammasvuori-tight-default.txt", 0.84),
    ("fixtures/grid/louhela-flat.txt", 0.95),
    ("fixtures/grid/ristiharju-middle-layout.txt", 0.73),
    // A heading that no word tells for a unit's, and no other heading looks like.
    ("fixtures/pdf/hirsikangas-strategiakortit-2027.pdf", 0.97),
    // Two parties on two lines, the second of which would not have fitted on the first.
    ("fixtures/pdf/karhuselka-kayttosuunnitelma-2026.pdf", 0.97),
    // Small capitals are capitals to a PDF.
    ("fixtures/pdf/peltosuo-toimintasuunnitelma-2026.pdf", 0.92),
    // The export leaves one space between two heads: where the columns part cannot be told.
    ("fixtures/pdf/purolanmaki-kayttosuunnitelma-2026.txt", 0.07),
    // Centred heads over a table of narrow columns, of which the export keeps none apart.
    (
        "fixtures/pdf/rantasuvanto-toimintasuunnitelma-2026.txt",
        0.67,
    ),
    // A word broken at a place where two words might meet.
    ("fixtures/pdf/sudenlampi-talousarvio-2027.pdf", 0.98),
];

#[test]
fn documents_of_hand_read_gold_reach_their_floors() {
    let mut short = Vec::new();
    for floor in FLOORS {
        let gold = repository::path(&format!("fixtures/{}", floor.gold));
        let reached = compare(&gold, &repository::path(floor.document));
        let f1 = reached.total().f1;
        if reached.wrong_values > 0 || reached.right_pairs < floor.pairs || f1 < floor.f1 {
            short.push(words(floor.document, &reached));
        }
    }
    assert!(short.is_empty(), "below the floor:\n{}", short.concat());
}

#[test]
fn fixtures_with_gold_are_read_to_the_last_fact() {
    let mut short = Vec::new();
    for gold in golds() {
        for document in documents_of(&gold) {
            let name = repository::relative(&document);
            let listed = NOT_YET_WHOLE.iter().find(|(listed, _)| *listed == name);
            let reached = compare(&gold, &document);
            let is_whole = reached.right_pairs == reached.pairs && reached.total().f1 >= 1.0;
            let is_enough = listed.map_or(is_whole, |&(_, f1)| reached.total().f1 >= f1);
            if reached.wrong_values > 0 || !is_enough {
                short.push(words(&name, &reached));
            }
        }
    }
    assert!(
        short.is_empty(),
        "not read to the last fact:\n{}",
        short.concat()
    );
}

#[test]
fn every_gold_is_measured() {
    for gold in golds() {
        let name = repository::relative(&gold);
        let is_listed = FLOORS
            .iter()
            .any(|floor| name == format!("fixtures/{}", floor.gold));
        assert!(
            is_listed || !documents_of(&gold).is_empty(),
            "{name}: no document, no floor"
        );
    }
}

#[test]
fn documents_without_goals_give_no_card() {
    let family = repository::path("fixtures").join("no_goals");
    let documents = repository::with_ending(&family, "txt");
    assert!(documents.len() >= 5, "{documents:?}");
    for document in documents {
        let found = extract(&document).cards;
        assert!(found.is_empty(), "{}: {found:#?}", document.display());
    }
}

/// What an extraction would be that finds everything.
#[test]
fn all_that_the_gold_holds_is_all_there_is() {
    let gold = json(&repository::path(
        "fixtures/gold/pori-2026-konsernipalvelut.json",
    ));
    let mut got = gold.clone();
    got["document"] = serde_json::json!({"kind": gold["kind"], "organization": gold["organization"], "year": gold["year"]});
    let table = score(&gold, &got).table();
    assert!(
        table.ends_with(
            "cards: 5 extracted, 5 gold\npairs: 12/12 = 1.000, wrong values: 0\nfacts: P 1.000 R 1.000 F1 1.000\n"
        ),
        "{table}"
    );
}

/// A value moved from its indicator to another is wrong twice over: missing where it belongs, wrong where it stands.
#[test]
fn a_value_in_the_wrong_place_is_a_wrong_value() {
    let gold: Value = json(&repository::path(
        "fixtures/gold/pori-2026-konsernipalvelut.json",
    ));
    let mut swapped = gold.clone();
    let indicators = swapped["cards"][1]["indicators"]
        .as_array_mut()
        .expect("a list");
    let first = indicators[1]["baseline"].take();
    indicators[1]["baseline"] = indicators[2]["baseline"].take();
    indicators[2]["baseline"] = first;
    let score = score(&gold, &swapped);
    assert_eq!(
        (score.right_pairs, score.pairs, score.wrong_values),
        (10, 12, 2)
    );
}

/// The gold of every family of fixtures.
fn golds() -> Vec<PathBuf> {
    let families = repository::families();
    let golds = families
        .iter()
        .flat_map(|family| repository::with_ending(family, "json"));
    golds.collect()
}

/// The documents beside a gold: exported text and PDF, of several programs where their names stand between.
fn documents_of(gold: &Path) -> Vec<PathBuf> {
    let folder = gold.parent().expect("a family");
    let stem = gold.file_stem().unwrap_or_default().to_string_lossy();
    let mut documents = repository::with_ending(folder, "txt");
    documents.extend(repository::with_ending(folder, "pdf"));
    documents.retain(|document| {
        let name = document.file_name().unwrap_or_default().to_string_lossy();
        name.strip_prefix(&*stem)
            .is_some_and(|rest| rest.starts_with('.'))
    });
    documents
}

fn compare(gold: &Path, document: &Path) -> Score {
    let extraction = serde_json::to_value(extract(document)).expect("an extraction is JSON");
    score(&json(gold), &extraction)
}

fn extract(document: &Path) -> Extraction {
    let bytes = fs::read(document).expect("the document is there");
    extract_bytes("asiakirja", &bytes, &Settings::default())
        .unwrap_or_else(|error| panic!("{}: {error:#}", document.display()))
}

fn json(path: &Path) -> Value {
    let bytes = fs::read(path).expect("the gold is there");
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The score with all that is missing, extra or wrong.
fn words(name: &str, score: &Score) -> String {
    let misses: Vec<String> = score.misses.iter().map(|miss| miss.line() + "\n").collect();
    format!(
        "{name}: pairs {}/{}, wrong {}, F1 {:.4}\n{}",
        score.right_pairs,
        score.pairs,
        score.wrong_values,
        score.total().f1,
        misses.concat()
    )
}
