//! Two plans of any words: no panic, a plan is the same as itself, every statement is told.
//!
//! A line is a statement, its first letter says which: `u` a unit and a new card, `o` an objective, `a` an action, `b` and `t` the values of the
//! indicator before, anything else an indicator. A line `===` ends the earlier plan. Built as the target of the parser:
//! `cargo run --release --target x86_64-unknown-linux-gnu -- corpus -max_len=4000 -max_total_time=600` in `crates/diff/fuzz`, with its `RUSTFLAGS`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mittari_diff::{Comparison, Kind, compare};
use mittari_model::{Action, Card, Excerpt, Extraction, Indicator, Target, Value};
use mittari_normalizer::{Context, Role, measure};

fn value(text: &str, role: Role) -> Value {
    let context = Context {
        role,
        ..Context::default()
    };
    Value {
        text: text.to_owned(),
        at: Vec::new(),
        period: None,
        measure: measure(text, &context).measure,
    }
}

fn plan(year: i32, words: &str) -> Extraction {
    let mut cards: Vec<Card> = Vec::new();
    for (number, line) in words.lines().enumerate() {
        let mut letters = line.chars();
        let first = letters.next();
        let text = letters.as_str();
        let excerpt = || Excerpt {
            text: text.to_owned(),
            at: Vec::new(),
        };
        if first == Some('u') || cards.is_empty() {
            cards.push(Card {
                id: format!("c-{number}"),
                unit: vec![excerpt()],
                ..Card::default()
            });
            continue;
        }
        let card = cards.last_mut().expect("one was pushed");
        match (first, card.indicators.last_mut()) {
            (Some('o'), _) => card.objectives.push(excerpt()),
            (Some('a'), _) => card.actions.push(Action {
                text: text.to_owned(),
                ..Action::default()
            }),
            (Some('b'), Some(indicator)) => {
                indicator.baseline = Some(value(text, Role::Baseline));
            }
            (Some('t'), Some(indicator)) => indicator.targets.push(Target {
                value: value(text, Role::Target),
                pair: None,
            }),
            _ => card.indicators.push(Indicator {
                id: format!("i-{number}"),
                text: text.to_owned(),
                ..Indicator::default()
            }),
        }
    }
    let mut extraction: Extraction = serde_json::from_str(
        r#"{"schema": "mittari/extraction/1", "source": {"name": "", "sha256": "", "format": "text", "bytes": 0, "pages": 1,
            "title": null, "producer": null, "tagged": null}, "document": {"kind": "other", "organization": null, "year": null,
            "language": null}, "cards": [], "diagnostics": [], "coverage": {"lines": 0, "cards": 0, "headings": 0, "furniture": 0,
            "unclaimed": 0, "unclaimed_at": []}}"#,
    )
    .expect("it is an extraction");
    extraction.document.year = Some(year);
    extraction.cards = cards;
    extraction
}

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let (before, after) = words.split_once("\n===\n").unwrap_or((&words, &words));
    let (before, after) = (plan(2026, before), plan(2027, after));
    let own = compare(&before, &before);
    let changed = own.items.iter().find(|item| item.kinds != [Kind::Same]);
    assert!(changed.is_none(), "{changed:#?}");
    let found = compare(&before, &after);
    for own in &found.items {
        let Some(before) = &own.before else { continue };
        let mut others = found.items.iter().filter(|item| {
            item.what == own.what && item.before.as_ref().is_some_and(|other| other.id == before.id)
        });
        let is_part = |item: &mittari_diff::Item| item.kinds.contains(&Kind::Split);
        assert!(others.clone().count() == 1 || others.any(is_part), "told twice");
    }
    let json = serde_json::to_string(&found).expect("a comparison is JSON");
    let read: Comparison = serde_json::from_str(&json).expect("it was just written");
    assert_eq!(read, found);
});
