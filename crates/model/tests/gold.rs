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
