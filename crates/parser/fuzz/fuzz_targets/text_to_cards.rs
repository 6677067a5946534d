//! Exported text to cards: no panic, every line counted once, no excerpt without a place.
//!
//! With `cargo-fuzz` and nightly Rust, from `crates/parser`, after copying seeds and fixtures to `fuzz/corpus/text_to_cards`:
//! `cargo +nightly fuzz run text_to_cards -- -max_len=6000 -max_total_time=600`.
//!
//! With stable Rust, from `crates/parser/fuzz`, the same without the address sanitizer:
//!
//! ```sh
//! RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
//!     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1" \
//!     cargo run --release --target x86_64-unknown-linux-gnu -- corpus -max_len=6000 -max_total_time=600
//! ```
#![no_main]

use libfuzzer_sys::fuzz_target;
use mittari_document::{Document, decode};
use mittari_parser::{is_content, parse};

fuzz_target!(|bytes: &[u8]| {
    let Some(decoded) = decode(bytes.to_vec()) else { return };
    let Ok(document) = Document::from_text_keeping(decoded.text, &is_content) else {
        return;
    };
    let parsed = parse(&document);
    let coverage = &parsed.coverage;
    let counted = coverage.cards + coverage.headings + coverage.furniture + coverage.unclaimed;
    assert_eq!(coverage.lines, counted, "a line is lost or counted twice");
    for card in &parsed.cards {
        assert!(!card.at.is_empty(), "a card without a place");
        let indicators = card
            .indicators
            .iter()
            .map(|indicator| (&indicator.text, &indicator.at));
        let objectives = card
            .objectives
            .iter()
            .map(|excerpt| (&excerpt.text, &excerpt.at));
        for (text, at) in indicators.chain(objectives) {
            assert!(text.is_empty() || !at.is_empty(), "{text:?} stands nowhere");
        }
    }
});
