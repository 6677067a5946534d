//! The boxes of the excerpts of every PDF of the fixtures, drawn over the glyphs of their pages: each holds the words of its excerpt and
//! no others.
#![expect(clippy::disallowed_methods, reason = "the tests read fixtures")]

mod repository;

use std::fs;
use std::path::Path;

use mittari::extract::extract_bytes;
use mittari::settings::Settings;
use mittari_layout::{Glyph, Options, PageContent, content};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

#[test]
fn boxes_hold_exactly_the_words() {
    let (mut n_excerpts, mut wrong) = (0, Vec::new());
    let families = repository::families();
    let pdfs = families
        .iter()
        .flat_map(|family| repository::with_ending(family, "pdf"));
    for pdf in pdfs {
        let bytes = fs::read(&pdf).expect("the document is there");
        let pages = content(&bytes, &Options::default()).expect("it is a PDF");
        let extraction =
            extract_bytes("asiakirja.pdf", &bytes, &Settings::default()).expect("it is a PDF");
        let json = serde_json::to_value(&extraction.cards).expect("cards are JSON");
        each_excerpt(&json, &mut |text, places| {
            n_excerpts += 1;
            let inside: String = places
                .iter()
                .map(|place| letters_in(&pages, place))
                .collect();
            if sorted(&inside) != sorted(text) {
                wrong.push(format!(
                    "{}: \u{201D}{text}\u{201D} holds \u{201D}{inside}\u{201D}",
                    name(&pdf)
                ));
            }
        });
    }
    assert!(n_excerpts > 1_000, "{n_excerpts} excerpts only");
    assert!(
        wrong.is_empty(),
        "{} of {n_excerpts}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn name(pdf: &Path) -> String {
    repository::relative(pdf)
}

/// Calls `see` with the text and the places of every excerpt; cards have places without a text of their own.
fn each_excerpt(value: &Value, see: &mut dyn FnMut(&str, &[Value])) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each_excerpt(value, see)),
        Value::Object(fields) => {
            if let (Some(Value::String(text)), Some(Value::Array(places))) =
                (fields.get("text"), fields.get("at"))
            {
                see(text, places);
            }
            fields.values().for_each(|value| each_excerpt(value, see));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The letters of the glyphs whose middle lies in the box of a place.
fn letters_in(pages: &[PageContent], place: &Value) -> String {
    let page = usize::try_from(place["page"].as_u64().expect("a page")).expect("it is small");
    let edges: Vec<f64> = place["box"]
        .as_array()
        .expect("a box")
        .iter()
        .map(|edge| edge.as_f64().expect("a number"))
        .collect();
    let [x0, y0, x1, y1] = edges[..] else {
        panic!("a box has four edges: {place}");
    };
    assert!(x0 < x1 && y0 < y1, "an empty box: {place}");
    let is_inside = |glyph: &&Glyph| {
        // The middle of small letters lies a quarter of their size above the baseline, whichever way the text runs.
        let (dx, dy) = (f64::from(glyph.dx), f64::from(glyph.dy));
        let up = f64::from(glyph.size) / 4.0 / dx.hypot(dy).max(f64::EPSILON);
        let x = f64::from(glyph.x) + dx / 2.0 + dy * up;
        let y = f64::from(glyph.y) + dy / 2.0 - dx * up;
        !glyph.hidden && (x0..=x1).contains(&x) && (y0..=y1).contains(&y)
    };
    pages[page - 1]
        .glyphs
        .iter()
        .filter(is_inside)
        .map(|glyph| glyph.text.as_str())
        .collect()
}

/// Letters and digits in order of their codes: mending drops hyphens and bullets, and glyphs may be painted in any order.
fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.nfkc().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}
