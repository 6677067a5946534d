//! Measures in words, for `mittari measure`.
//!
//! It works on the JSON of a measure, so that a field added to the model shows without a change here.

use serde::Serialize;
use serde_json::Value;

/// What a person looks for first; other fields follow in alphabetical order.
const FIRST: &[&str] = &[
    "label",
    "value",
    "low",
    "high",
    "direction",
    "amount",
    "status",
    "bound",
    "cmp",
    "mult",
    "unit",
    "unit_text",
    "per",
    "abs",
    "abs_unit",
    "rel_pct",
    "season",
    "start",
    "end",
    "period",
    "due",
];

/// `quantity, value 9844, unit d, unit_text pv`.
pub(crate) fn measure<T: Serialize>(measure: &T) -> String {
    let json = to_value(measure);
    let kind = json["kind"].as_str().unwrap_or("unknown").to_owned();
    join(kind, fields(&json, &["kind"]))
}

/// `decrease, comparable, abs -984, abs_unit d, rel_pct -10.00`.
pub(crate) fn pair<T: Serialize>(pair: &T) -> String {
    let json = to_value(pair);
    match json["direction"].as_str() {
        Some(direction) => join(
            direction.to_owned(),
            fields(&json, &["direction", "comparable"]),
        ),
        None if json["comparable"] == Value::Bool(false) => {
            join("not comparable".to_owned(), fields(&json, &["comparable"]))
        }
        None => join("comparable".to_owned(), fields(&json, &["comparable"])),
    }
}

fn to_value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("our types are JSON")
}

fn join(head: String, fields: Vec<String>) -> String {
    std::iter::once(head)
        .chain(fields)
        .collect::<Vec<_>>()
        .join(", ")
}

fn fields(json: &Value, leave_out: &[&str]) -> Vec<String> {
    let object = json.as_object().into_iter().flatten();
    let mut shown: Vec<(&String, &Value)> = object
        .filter(|(key, _)| !leave_out.contains(&key.as_str()))
        .collect();
    let rank = |key: &str| {
        FIRST
            .iter()
            .position(|first| *first == key)
            .unwrap_or(FIRST.len())
    };
    shown.sort_by_key(|(key, _)| (rank(key), *key));
    shown
        .into_iter()
        .map(|(key, value)| field(key, value))
        .collect()
}

fn field(key: &str, value: &Value) -> String {
    match value {
        Value::Bool(true) if key != "value" && key != "met" => key.to_owned(),
        Value::Bool(is_so) => format!("{key} {}", if *is_so { "yes" } else { "no" }),
        other => format!("{key} {}", words(other)),
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "?".to_owned(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(words).collect::<Vec<_>>().join("; ")
        ),
        Value::Object(object) => {
            let tag = ["type", "kind"]
                .into_iter()
                .find(|tag| object.contains_key(*tag));
            let head = tag.and_then(|tag| object[tag].as_str()).map(str::to_owned);
            let rest = fields(value, &tag.into_iter().collect::<Vec<_>>());
            format!(
                "({})",
                head.into_iter().chain(rest).collect::<Vec<_>>().join(", ")
            )
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn measures_read_as_a_line() {
        let days = json!({"kind": "quantity", "value": "9844", "unit": "d", "unit_text": "pv"});
        assert_eq!(measure(&days), "quantity, value 9844, unit d, unit_text pv");
        let answer = json!({"kind": "boolean", "value": false});
        assert_eq!(measure(&answer), "boolean, value no");
        let spring = json!({"kind": "time", "bound": "in", "period": {"type": "season", "year": 2026, "season": "spring"}});
        assert_eq!(
            measure(&spring),
            "time, bound in, period (season, season spring, year 2026)"
        );
    }

    #[test]
    fn pairs_read_as_a_line() {
        let facts =
            json!({"comparable": true, "direction": "decrease", "met": false, "abs": "-984"});
        assert_eq!(pair(&facts), "decrease, abs -984, met no");
        assert_eq!(
            pair(&json!({"comparable": false, "reason": "missing"})),
            "not comparable, reason missing"
        );
    }
}
