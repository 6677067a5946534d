//! The types hold everything that the gold says, and nothing is lost on the way through them.

use mittari_model::{Measure, PairFacts};
use serde_json::Value;

const GOLD: &str = include_str!("../../../fixtures/gold/measures.jsonl");
const ADVERSARIAL: &str = include_str!("../../../fixtures/gold/measures-adversarial.jsonl");

#[test]
fn expectations_round_trip() {
    let mut n_lines = 0;
    for line in GOLD.lines().chain(ADVERSARIAL.lines()) {
        let gold: Value = serde_json::from_str(line).expect("the gold is JSON Lines");
        let measure: Measure = serde_json::from_value(gold["expect"].clone()).expect(line);
        assert_eq!(
            serde_json::to_value(&measure).expect("a measure is JSON"),
            gold["expect"]
        );
        if let Some(expected) = gold.get("pair") {
            let facts: PairFacts = serde_json::from_value(expected.clone()).expect(line);
            assert_eq!(
                serde_json::to_value(&facts).expect("pair facts are JSON"),
                *expected
            );
        }
        n_lines += 1;
    }
    assert_eq!(n_lines, 627);
}

/// `deny_unknown_fields` cannot be combined with `flatten`, so a key that a measure does not have is dropped while reading. The round trip
/// above is what notices it.
#[test]
fn an_unknown_key_does_not_survive_the_round_trip() {
    for kind in [
        r#"{"kind": "quantity", "value": "9844", "unitt": "d"}"#,
        r#"{"kind": "range", "low": "5", "high": "6", "kork": "6"}"#,
        r#"{"kind": "boolean", "value": true, "arvo": true}"#,
        r#"{"kind": "text", "reason": "free_text", "syy": "proosa"}"#,
    ] {
        let given: Value = serde_json::from_str(kind).expect("it is JSON");
        let measure: Measure = serde_json::from_value(given.clone()).expect("it is a measure");
        let written = serde_json::to_value(&measure).expect("a measure is JSON");
        assert_ne!(written, given);
    }
}
