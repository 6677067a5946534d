//! What moved from one JSON value to another, down to the single value. Two values are equal where nothing moved, and only there.

use serde_json::{Map, Value};

use super::align::{ANY, Alignment};
use super::fields::{in_order, label};

/// One thing that moved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Move<'a> {
    /// Where, from the outside in, as it is called: `indicator`, with the name Asiakaspalaute, then `target`.
    pub(crate) within: Vec<Step>,
    /// What moved there.
    pub(crate) kind: Kind,
    /// What was accepted; `None` where there was nothing. Of an order: what it stood behind; `None` for the beginning.
    pub(crate) before: Option<&'a Value>,
    /// What is read now; `None` where there is nothing. Of an order: what it stands behind; `None` for the beginning.
    pub(crate) after: Option<&'a Value>,
}

/// One step on the way to what moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// What it is called: `indicator`.
    pub(crate) label: String,
    /// Which of them it is, in words of the document; `None` where the change itself says so.
    pub(crate) name: Option<String>,
}

/// What moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words, a number, an item of a list, something typed.
    Value,
    /// Where something stands.
    Place,
    /// The hash by which something is known: it follows from the words.
    Id,
    /// An item that stands elsewhere in its list.
    Order,
}

/// What moved between two objects, such as two readings of a card.
pub(crate) fn moves<'a>(before: &'a Value, after: &'a Value) -> Vec<Move<'a>> {
    let mut finder = Finder::default();
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            for key in in_order(old.keys().chain(new.keys())) {
                finder.compare(key, old.get(key), new.get(key));
            }
        }
        _ => finder.compare("", Some(before), Some(after)),
    }
    finder.found
}

/// What moved in one field.
pub(crate) fn moves_of_field<'a>(
    key: &str,
    before: Option<&'a Value>,
    after: Option<&'a Value>,
) -> Vec<Move<'a>> {
    let mut finder = Finder::default();
    finder.compare(key, before, after);
    finder.found
}

/// The items of a list that stand elsewhere in it; `key` is the name of the list.
pub(crate) fn reordered<'a>(
    key: &str,
    old: &'a [Value],
    new: &'a [Value],
    alignment: &Alignment,
) -> Vec<Move<'a>> {
    let behind = |list: &'a [Value], idx: usize| idx.checked_sub(1).map(|idx| &list[idx]);
    let moves = alignment.reordered.iter().map(|&idx| Move {
        within: vec![Step {
            label: label(key).to_owned(),
            name: new[idx].as_object().and_then(name),
        }],
        kind: Kind::Order,
        before: alignment.origin(idx).and_then(|idx| behind(old, idx)),
        after: behind(new, idx),
    });
    moves.collect()
}

/// The entries of an object, one by one, without its id, its places and what is empty: each as (name of the field, entry).
pub(crate) fn entries(object: &Map<String, Value>) -> Vec<(&str, &Value)> {
    let mut entries = Vec::new();
    for key in in_order(object.keys()) {
        match &object[key] {
            _ if matches!(key, "id" | "at") => {}
            Value::Null => {}
            Value::Array(items) => entries.extend(items.iter().map(|item| (key, item))),
            single => entries.push((key, single)),
        }
    }
    entries
}

/// What a thing is called: its text, the code of a diagnostic, or the first objective of a card, else its first initiative, action or
/// indicator, else its focus.
pub(crate) fn name(thing: &Map<String, Value>) -> Option<String> {
    let own = ["text", "code"].iter().find_map(|key| thing.get(*key));
    let first = ["objectives", "initiatives", "actions", "indicators"];
    let first = || first.iter().find_map(|key| thing.get(*key)?.get(0));
    let part = || first().or(thing.get("focus"))?.get("text");
    own.or_else(part).and_then(Value::as_str).map(str::to_owned)
}

#[derive(Default)]
struct Finder<'a> {
    within: Vec<Step>,
    found: Vec<Move<'a>>,
}

impl<'a> Finder<'a> {
    fn compare(&mut self, key: &str, before: Option<&'a Value>, after: Option<&'a Value>) {
        match (before, after) {
            _ if before == after => {}
            _ if key == "at" => self.report(key, Kind::Place, before, after),
            _ if key == "id" => self.report(key, Kind::Id, before, after),
            (Some(Value::Array(old)), Some(Value::Array(new)))
                if old.iter().chain(new).any(Value::is_object) =>
            {
                self.compare_items(key, old, new);
            }
            (Some(Value::Object(old)), Some(Value::Object(new)))
                if key == "document" || old.get("kind") == new.get("kind") =>
            {
                self.compare_fields(key, old, new);
            }
            // Two measures of different kinds share no field worth comparing.
            _ => self.report(key, Kind::Value, before, after),
        }
    }

    fn compare_items(&mut self, key: &str, old: &'a [Value], new: &'a [Value]) {
        let alignment = Alignment::of(old, new, ANY);
        for (before, after) in alignment.in_order_after() {
            self.compare(key, before.map(|idx| &old[idx]), after.map(|idx| &new[idx]));
        }
        for mut moved in reordered(key, old, new, &alignment) {
            moved.within.splice(0..0, self.within.iter().cloned());
            self.found.push(moved);
        }
    }

    fn compare_fields(
        &mut self,
        key: &str,
        old: &'a Map<String, Value>,
        new: &'a Map<String, Value>,
    ) {
        for field in in_order(old.keys().chain(new.keys())) {
            let (before, after) = (old.get(field), new.get(field));
            if is_words(field) && before != after {
                // Its words are the thing itself.
                self.report(key, Kind::Value, before, after);
                continue;
            }
            self.within.push(Step {
                label: label(key).to_owned(),
                name: name(new),
            });
            self.compare(field, before, after);
            self.within.pop();
        }
    }

    fn report(
        &mut self,
        key: &str,
        kind: Kind,
        before: Option<&'a Value>,
        after: Option<&'a Value>,
    ) {
        let own = Step {
            label: label(key).to_owned(),
            name: None,
        };
        self.found.push(Move {
            within: self.within.iter().cloned().chain([own]).collect(),
            kind,
            before,
            after,
        });
    }
}

fn is_words(field: &str) -> bool {
    matches!(field, "text" | "message")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn told(found: &[Move<'_>]) -> Vec<String> {
        let step = |step: &Step| match &step.name {
            Some(name) => format!("{} {name}", step.label),
            None => step.label.clone(),
        };
        let one = |moved: &Move<'_>| {
            let within: Vec<String> = moved.within.iter().map(step).collect();
            let side = |value: Option<&Value>| value.map_or("-".to_owned(), Value::to_string);
            format!(
                "{:?} {}: {} {}",
                moved.kind,
                within.join("/"),
                side(moved.before),
                side(moved.after)
            )
        };
        found.iter().map(one).collect()
    }

    #[test]
    fn a_move_says_where_and_what() {
        let before = json!({
            "id": "c-1",
            "focus": null,
            "objectives": [{"text": "Toimivat palvelut", "at": [1]}],
            "indicators": [
                {"id": "i-1", "text": "Poissaolot", "at": [2], "targets": [
                    {"text": "8 860 pv", "at": [3], "measure": {"kind": "quantity", "value": "8860"}},
                ]},
                {"id": "i-2", "text": "Palaute", "at": [4], "targets": []},
            ],
        });
        let after = json!({
            "id": "c-1",
            "focus": {"text": "Hyvinvoiva Pori", "at": []},
            "objectives": [{"text": "Toimivat palvelut", "at": [2]}],
            "indicators": [
                {"id": "i-1", "text": "Poissaolot", "at": [2], "targets": [
                    {"text": "8 680 pv", "at": [3], "measure": {"kind": "quantity", "value": "8680"}},
                ]},
                {"id": "i-3", "text": "Käynnit", "at": [4], "targets": []},
                {"id": "i-4", "text": "Kyselyt", "at": [5], "targets": []},
            ],
        });
        assert_eq!(
            told(&moves(&before, &after)),
            [
                r#"Value focus: null {"at":[],"text":"Hyvinvoiva Pori"}"#,
                "Place objective Toimivat palvelut/place: [1] [2]",
                r#"Value indicator Poissaolot/target: "8 860 pv" "8 680 pv""#,
                r#"Value indicator Poissaolot/target 8 680 pv/measure/value: "8860" "8680""#,
                r#"Id indicator Käynnit/id: "i-2" "i-3""#,
                r#"Value indicator: "Palaute" "Käynnit""#,
                r#"Value indicator: - {"at":[5],"id":"i-4","targets":[],"text":"Kyselyt"}"#,
            ]
        );
    }

    #[test]
    fn other_kinds_are_told_as_a_whole_and_other_orders_too() {
        let rows = [
            (
                json!({"measure": {"kind": "quantity", "value": "1"}}),
                json!({"measure": {"kind": "text"}}),
                vec![r#"Value measure: {"kind":"quantity","value":"1"} {"kind":"text"}"#],
            ),
            (
                json!({"document": {"kind": "other", "year": null}}),
                json!({"document": {"kind": "strategy", "year": null}}),
                vec![r#"Value document/kind: "other" "strategy""#],
            ),
            (
                json!({"notes": [{"text": "a"}, {"text": "b"}]}),
                json!({"notes": [{"text": "b"}, {"text": "a"}]}),
                vec![r#"Order note b: {"text":"a"} -"#],
            ),
            (
                json!({"tagged": null}),
                json!({}),
                vec!["Value tagged: null -"],
            ),
        ];
        for (before, after, expected) in rows {
            assert_eq!(told(&moves(&before, &after)), expected);
        }
    }

    #[test]
    fn what_is_empty_is_no_entry() {
        let card = json!({"id": "c-1", "at": [1], "focus": null, "notes": [], "objectives": [{"text": "a"}, {"text": "b"}], "theme": {"text": "c"}});
        let found: Vec<String> = entries(card.as_object().expect("an object"))
            .iter()
            .map(|(key, value)| format!("{key} {}", value["text"]))
            .collect();
        assert_eq!(
            found,
            ["theme \"c\"", "objectives \"a\"", "objectives \"b\""]
        );
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0..3_i32).prop_map(Value::from),
            "[ab]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let key = prop_oneof![
                Just("id"),
                Just("at"),
                Just("text"),
                Just("kind"),
                Just("targets"),
                Just("muu"),
            ]
            .prop_map(str::to_owned);
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map(key, inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_moved_where_two_are_equal_and_only_there(before in json(), after in json()) {
            prop_assert_eq!(moves(&before, &after).is_empty(), before == after);
            prop_assert!(moves(&before, &before.clone()).is_empty());
        }
    }
}
