//! The gold: printed values with the measures that a careful reader makes of them. The floors only ever rise.

use mittari_model::Measure;
use mittari_normalizer::{Context, Role, measure, pair};
use serde_json::{Value, json};

/// One file and what must at least be right in it.
struct Floor {
    name: &'static str,
    jsonl: &'static str,
    exact: usize,
    pairs: usize,
    /// At most so many values may be typed otherwise than the gold types them.
    mistyped: usize,
}

const FLOORS: &[Floor] = &[
    Floor {
        name: "measures",
        jsonl: include_str!("../../../fixtures/gold/measures.jsonl"),
        exact: 581,
        pairs: 122,
        mistyped: 0,
    },
    Floor {
        name: "measures-adversarial",
        jsonl: include_str!("../../../fixtures/gold/measures-adversarial.jsonl"),
        exact: 46,
        pairs: 0,
        mistyped: 0,
    },
    Floor {
        name: "measures-own",
        jsonl: include_str!("../../../fixtures/gold/measures-own.jsonl"),
        exact: 467,
        pairs: 34,
        mistyped: 0,
    },
];

#[derive(Default)]
struct Score {
    exact: usize,
    pairs: usize,
    mistyped: usize,
    /// Typed, where the gold has text or nothing.
    typed_text: usize,
    misses: Vec<String>,
}

fn role(name: &str) -> Role {
    match name {
        "baseline" => Role::Baseline,
        "target" => Role::Target,
        "actual" => Role::Actual,
        "deadline" => Role::Deadline,
        _ => Role::Mention,
    }
}

fn is_untyped(kind: &Value) -> bool {
    kind == "text" || kind == "missing"
}

fn score(floor: &Floor) -> Score {
    let mut score = Score::default();
    for line in floor.jsonl.lines() {
        let gold: Value = serde_json::from_str(line).expect("a line of the gold is JSON");
        let raw = gold["raw"].as_str().expect("a value is printed");
        let given = &gold["context"];
        let context = Context {
            role: role(given["role"].as_str().unwrap_or_default()),
            pair_raw: given["pair_raw"].as_str(),
            indicator_text: given["indicator_text"].as_str(),
            ..Context::default()
        };
        let read = measure(raw, &context).measure;
        let got = serde_json::to_value(&read).expect("a measure is JSON");
        let expect = &gold["expect"];
        score.exact += usize::from(got == *expect);
        score.typed_text += usize::from(is_untyped(&expect["kind"]) && !is_untyped(&got["kind"]));
        score.mistyped += usize::from(got != *expect && !is_untyped(&got["kind"]));
        let facts = facts(raw, &read, &context);
        score.pairs += usize::from(facts.is_some() && facts.as_ref() == gold.get("pair"));
        if got != *expect || facts.as_ref() != gold.get("pair") {
            let gold_pair = gold.get("pair").cloned().unwrap_or_default();
            score.misses.push(format!(
                "{raw:?} {given}\n  gold {expect}\n  got  {got}\n  pair {gold_pair}\n  got  {}",
                json!(facts)
            ));
        }
    }
    score
}

/// The facts of a target that has a baseline.
fn facts(raw: &str, target: &Measure, context: &Context<'_>) -> Option<Value> {
    let baseline = context.pair_raw.filter(|_| context.role == Role::Target)?;
    let baseline = measure(
        baseline,
        &Context {
            role: Role::Baseline,
            pair_raw: Some(raw),
            ..*context
        },
    );
    Some(json!(pair(&baseline.measure, target, context)))
}

#[test]
fn the_gold_is_read() {
    for floor in FLOORS {
        let found = score(floor);
        let n = floor.jsonl.lines().count();
        let misses = found.misses.join("\n");
        println!(
            "{}: {} of {n} exact, {} mistyped, {} pairs\n{misses}",
            floor.name, found.exact, found.mistyped, found.pairs
        );
        assert!(found.exact >= floor.exact, "{}\n{misses}", floor.name);
        assert!(found.pairs >= floor.pairs, "{}\n{misses}", floor.name);
        assert!(found.mistyped <= floor.mistyped, "{}\n{misses}", floor.name);
        assert_eq!(found.typed_text, 0, "{}\n{misses}", floor.name);
    }
}
