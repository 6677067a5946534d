//! Exported text to cards: no panic, every line counted once, no excerpt without a place.
//!
//! `cargo +nightly fuzz run text_to_cards -- -max_total_time=600 -max_len=8192`, from `crates/parser`; copy `seeds/` and `fixtures/` into the corpus first.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mittari_document::{Document, decode};
use mittari_parser::{carries_label, parse};

fuzz_target!(|bytes: &[u8]| {
    let Some(decoded) = decode(bytes) else { return };
    let Ok(document) = Document::from_text_keeping(decoded.text, &carries_label) else {
        return;
    };
    let parsed = parse(&document);
    let coverage = &parsed.coverage;
    let counted = coverage.cards + coverage.headings + coverage.furniture + coverage.unclaimed;
    assert_eq!(coverage.lines, counted, "a line is lost or counted twice");
    for card in &parsed.cards {
        assert!(!card.at.is_empty(), "a card without a place");
        let indicators = card.indicators.iter().map(|indicator| (&indicator.text, &indicator.at));
        let objectives = card.objectives.iter().map(|excerpt| (&excerpt.text, &excerpt.at));
        for (text, at) in indicators.chain(objectives) {
            assert!(text.is_empty() || !at.is_empty(), "{text:?} stands nowhere");
        }
    }
});
