//! One document, made by several programs: the cards are the same, whatever drew them.
#![expect(clippy::disallowed_methods, reason = "the tests read fixtures")]

mod repository;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mittari::extract::extract_bytes;
use mittari::settings::Settings;
use mittari_model::Extraction;
use serde_json::Value;

#[test]
fn two_programs_make_the_same_cards() {
    let mut by_document: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let families = repository::families();
    let pdfs = families
        .iter()
        .flat_map(|family| repository::with_ending(family, "pdf"));
    for pdf in pdfs {
        let name = pdf
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let document = name.split('.').next().unwrap_or_default().to_owned();
        by_document.entry(document).or_default().push(pdf);
    }
    by_document.retain(|_, pdfs| pdfs.len() > 1);
    assert!(by_document.len() >= 3, "{by_document:?}");
    for (document, pdfs) in by_document {
        let first = without_places(&extract(&pdfs[0]));
        for other in &pdfs[1..] {
            assert_eq!(first, without_places(&extract(other)), "{document}");
        }
    }
}

/// The made cards of Pori in four layouts, of which each tells the same indicators.
#[test]
fn a_layout_changes_no_indicator() {
    let indicators = |name: &str| {
        let extraction = extract(&repository::path(&format!("fixtures/pdf/{name}.pdf")));
        let cards = without_places(&extraction);
        let cards = cards.as_array().cloned().unwrap_or_default();
        cards
            .iter()
            .map(|card| card["indicators"].clone())
            .collect::<Vec<_>>()
    };
    let first = indicators("pori-cards-grid");
    assert_eq!(first.len(), 5);
    for other in [
        "pori-cards-stacked",
        "pori-cards-tight",
        "pori-cards-noborder",
    ] {
        assert_eq!(first, indicators(other), "{other}");
    }
}

/// What exported text tells of a document, its PDF tells as well.
#[test]
fn exported_text_tells_nothing_else() {
    let folder = repository::path("fixtures/pdf");
    let texts = repository::with_ending(&folder, "txt");
    assert!(texts.len() >= 2, "{texts:?}");
    for text in texts {
        let pdf = extract(&text.with_extension("pdf"));
        for (indicator, values) in values(&extract(&text)) {
            let same = self::values(&pdf).remove(&indicator);
            let known = same.unwrap_or_else(|| panic!("{}: {indicator}", text.display()));
            for value in values {
                assert!(
                    known.contains(&value),
                    "{}: {indicator}: {value}",
                    text.display()
                );
            }
        }
    }
}

/// The values of each indicator, with what they are.
fn values(extraction: &Extraction) -> BTreeMap<String, Vec<String>> {
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for indicator in extraction.cards.iter().flat_map(|card| &card.indicators) {
        let list = values.entry(indicator.text.clone()).or_default();
        list.extend(
            indicator
                .baseline
                .iter()
                .map(|value| format!("baseline {}", value.text)),
        );
        list.extend(
            indicator
                .targets
                .iter()
                .map(|target| format!("target {}", target.value.text)),
        );
        list.extend(
            indicator
                .actuals
                .iter()
                .map(|actual| format!("actual {}", actual.value.text)),
        );
    }
    values
}

fn extract(path: &Path) -> Extraction {
    let bytes = fs::read(path).expect("the document is there");
    extract_bytes("asiakirja", &bytes, &Settings::default())
        .unwrap_or_else(|error| panic!("{}: {error:#}", repository::relative(path)))
}

/// The cards without places, and without ids, which are made of the printed letters: two programs may print one hyphen in two ways.
fn without_places(extraction: &Extraction) -> Value {
    let mut cards = serde_json::to_value(&extraction.cards).expect("cards are JSON");
    strip(&mut cards);
    cards
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(strip),
        Value::Object(fields) => {
            fields.remove("at");
            fields.remove("id");
            fields.values_mut().for_each(strip);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
