//! What is written is what the schema says.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::program::{Folder, mittari, repository, with_input};

fn schema(name: &str) -> Value {
    serde_json::from_str(&mittari(&["schema", name]).stdout).expect("a schema is JSON")
}

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema(name)).expect("it is a schema of 2020-12")
}

fn complaints(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn extractions_are_as_the_schema_says() {
    let validator = validator("extraction");
    let documents = ["seeds", "fixtures/exports", "fixtures/pair"];
    let mut n_documents = 0;
    for folder in documents {
        for entry in std::fs::read_dir(repository(folder)).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            let run = mittari(&["-q", "extract", &path.to_string_lossy()]);
            let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
            assert_eq!(
                complaints(&validator, &extraction),
                Vec::<String>::new(),
                "{}",
                path.display()
            );
            n_documents += 1;
        }
    }
    assert!(
        n_documents >= 9,
        "only {n_documents} documents were looked at"
    );
}

#[test]
fn manifests_are_as_the_schema_says() {
    let validator = validator("manifest");
    let folder = Folder::new();
    let out = folder.path("tulokset");
    let run = mittari(&["-q", "batch", &repository("fixtures/pdf"), "--out", &out]);
    assert_eq!(run.code, Some(1), "one of them is locked: {}", run.stderr);
    let manifest = std::fs::read_to_string(format!("{out}/manifest.jsonl")).expect("it is there");
    for line in manifest.lines() {
        let row: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(complaints(&validator, &row), Vec::<String>::new(), "{line}");
    }
    assert!(manifest.lines().count() > 30);
}

#[test]
fn comparisons_and_histories_are_as_the_schema_says() {
    let (comparison, history) = (validator("comparison"), validator("history"));
    let mut n = 0;
    for entry in std::fs::read_dir(repository("fixtures/diff")).expect("the folder is there") {
        let folder = entry.expect("an entry").path();
        let years = ["before.txt", "after.txt"].map(|name| folder.join(name));
        if !years[0].exists() {
            continue;
        }
        let [before, after] = years.map(|path| path.to_string_lossy().into_owned());
        let written = |files: &[&str]| -> Value {
            let args = [&["-q", "diff", "--format", "json"], files].concat();
            serde_json::from_str(&mittari(&args).stdout).expect("it is JSON")
        };
        let two = written(&[&before, &after]);
        let three = written(&[&before, &after, &after]);
        assert_eq!(
            complaints(&comparison, &two),
            Vec::<String>::new(),
            "{before}"
        );
        assert_eq!(
            complaints(&history, &three),
            Vec::<String>::new(),
            "{before}"
        );
        n += 1;
    }
    assert!(n >= 19, "only {n} pairs were looked at");
}

#[test]
fn readings_and_measures_are_as_the_schema_says() {
    let gold = include_str!("../../../../fixtures/gold/measures.jsonl");
    let run = with_input(&["measure", "--jsonl"], gold.as_bytes());
    let (readings, measures) = (validator("reading"), validator("measure"));
    let known = property_names(&schema("measure"));
    for line in run.stdout.lines() {
        let reading: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(
            complaints(&readings, &reading),
            Vec::<String>::new(),
            "{line}"
        );
        assert_eq!(
            complaints(&measures, &reading["measure"]),
            Vec::<String>::new(),
            "{line}"
        );
        let unknown: Vec<String> = keys(&reading["measure"])
            .difference(&known)
            .cloned()
            .collect();
        assert!(
            unknown.is_empty(),
            "{unknown:?} are no keys of a measure: {line}"
        );
    }
    assert_eq!(run.stdout.lines().count(), gold.lines().count());
}

#[test]
fn scores_are_as_the_schema_says() {
    let gold = repository("fixtures/gold");
    let run = mittari(&["eval", &gold, &repository("seeds"), "--format", "json"]);
    let numbers: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(
        complaints(&validator("evaluation"), &numbers),
        Vec::<String>::new()
    );
}

/// A schema that takes everything would pass all of the above.
#[test]
fn what_is_not_as_the_schema_says_is_refused() {
    let measures = validator("measure");
    for wrong in [
        json!({"kind": "kvantiteetti", "value": "5"}),
        json!({"kind": "quantity"}),
        json!({"kind": "quantity", "value": 5.5}),
        json!({"kind": "quantity", "value": "5", "unit": 5}),
        json!({"kind": "boolean", "value": "kyllä"}),
        json!({"kind": "text"}),
    ] {
        assert!(!complaints(&measures, &wrong).is_empty(), "{wrong}");
    }
    let run = mittari(&[
        "-q",
        "extract",
        &repository("seeds/pori-2026-konsernipalvelut.txt"),
    ]);
    let whole: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let extractions = validator("extraction");
    for key in [
        "schema",
        "source",
        "document",
        "cards",
        "diagnostics",
        "coverage",
    ] {
        let mut without = whole.clone();
        without.as_object_mut().expect("an object").remove(key);
        assert!(
            !complaints(&extractions, &without).is_empty(),
            "{key} may be missing"
        );
    }
}

/// All names of properties in a schema.
fn property_names(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                names.extend(properties.keys().cloned());
            }
            names.extend(object.values().flat_map(property_names));
        }
        Value::Array(items) => names.extend(items.iter().flat_map(property_names)),
        _ => {}
    }
    names
}

/// All keys in a value.
fn keys(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value)))
            .collect(),
        Value::Array(items) => items.iter().flat_map(keys).collect(),
        _ => BTreeSet::new(),
    }
}
