//! PDF bytes to a reading to cards: no panic, limits kept, every line counted once, every box on its page.
//!
//! With `cargo-fuzz` and nightly Rust, from `crates/layout`, after copying the PDFs of `fixtures/pdf` to `fuzz/corpus/pdf_to_cards`:
//! `cargo +nightly fuzz run pdf_to_cards -- -max_len=100000 -timeout=20 -max_total_time=1200`.
//!
//! With stable Rust, from `crates/layout/fuzz`, the same without the address sanitizer:
//!
//! ```sh
//! RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
//!     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1" \
//!     cargo run --release --target x86_64-unknown-linux-gnu -- corpus -max_len=100000 -timeout=20 -max_total_time=1200
//! ```
//!
//! The readers catch the panics of the packages under them, so libFuzzer's own hook, which ends the program on every panic, is put
//! aside: whatever panics outside of the readers still ends it.
#![no_main]

use std::panic;
use std::sync::Once;
use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use mittari_layout::{Engine, Limits, Options, Reading, each_pair, read};
use mittari_parser::{is_content, parse};

/// Tight, so that a run is short.
const LIMITS: Limits = Limits {
    pages: 8,
    stream_bytes: 1 << 20,
    total_bytes: 4 << 20,
    nesting: 16,
    glyphs: 20_000,
    shapes: 20_000,
    operations: 50_000,
};
/// Less than libFuzzer's own limit on a run.
const TIME: Duration = Duration::from_secs(5);

static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| panic::set_hook(Box::new(|_| {})));
    let deadline = Some(Instant::now() + TIME);
    let options = |engine| Options {
        engine,
        limits: LIMITS,
        is_kept: &is_content,
        deadline,
        ..Options::default()
    };
    for engine in [Engine::Hayro, Engine::PdfExtract] {
        if let Ok(reading) = read(bytes, &options(engine)) {
            check(&reading);
        }
    }
    let mut n_pairs = 0;
    let compared = each_pair(bytes, &options(Engine::Hayro), &mut |pair| {
        n_pairs += 1;
        assert_eq!(pair.page, n_pairs, "a page is left out");
    });
    if let Ok(compared) = compared {
        assert_eq!(compared.n_pages, n_pairs);
        assert!(
            compared.n_pages <= LIMITS.pages,
            "more pages than the limit"
        );
    }
});

fn check(reading: &Reading) {
    let document = &reading.document;
    assert!(
        document.n_pages() <= LIMITS.pages.max(1),
        "more pages than the limit"
    );
    for (idx, line) in document.lines().iter().enumerate() {
        let placed = document
            .placed_line(idx)
            .expect("a line of a PDF has a place");
        for side in [
            placed.rect.x0,
            placed.rect.y0,
            placed.rect.x1,
            placed.rect.y1,
        ] {
            assert!(side.is_finite(), "a line without a place");
        }
        assert!(
            !document.words(line.span).is_empty(),
            "a line without words"
        );
    }
    let coverage = parse(document).coverage;
    let counted = coverage.cards + coverage.headings + coverage.furniture + coverage.unclaimed;
    assert_eq!(coverage.lines, counted, "a line is lost or counted twice");
}
