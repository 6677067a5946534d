//! What moved in a document, in portions that a person accepts or rejects as a whole, and the extraction that follows from that.

use std::collections::BTreeSet;

use anyhow::Result;
use mittari_model::Extraction;
use serde_json::Value;

use super::align::{Alignment, LIKE_CARDS};
use super::fields::in_order;
use super::moves::{Move, moves, moves_of_field, reordered};
use crate::output::{Layout, to_json};
use crate::stored::{self, Stored};

/// An extraction, and the bytes that stand for it in a snapshot.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What was read.
    pub(crate) extraction: Extraction,
    /// Its JSON as it stands, or is to stand, in the file.
    pub(crate) bytes: Vec<u8>,
}

impl Reading {
    /// An extraction as a snapshot of it is written.
    pub(crate) fn new(extraction: Extraction) -> Self {
        let mut json = to_json(&extraction, Layout::Indented);
        json.push('\n');
        Self {
            extraction,
            bytes: json.into_bytes(),
        }
    }

    /// A snapshot; one of an older version of the schema as it would be written today.
    ///
    /// # Errors
    ///
    /// Where the bytes are no extraction that this mittari reads.
    pub(crate) fn of_snapshot(bytes: Vec<u8>) -> Result<Self> {
        Ok(Self::of_stored(stored::read(&bytes)?, bytes))
    }

    fn of_stored(stored: Stored, bytes: Vec<u8>) -> Self {
        match stored.migrated_from {
            Some(_) => Self::new(stored.extraction),
            None => Self {
                extraction: stored.extraction,
                bytes,
            },
        }
    }

    /// The JSON that is compared: that of the bytes, since it may hold what no type names.
    pub(crate) fn json(&self) -> Value {
        let as_it_stands = serde_json::from_slice(&self.bytes).ok();
        // A list of one document, or a byte order mark before it: the layout is all that differs.
        as_it_stands.filter(Value::is_object).unwrap_or_else(|| {
            let json = to_json(&self.extraction, Layout::Compact);
            serde_json::from_str(&json).expect("what was written as JSON is JSON")
        })
    }
}

/// Something that moved and is accepted or rejected as a whole.
#[derive(Debug)]
pub(crate) struct Change<'a> {
    /// What it is about.
    pub(crate) about: About<'a>,
    /// What moved in it; nothing for what is new, gone or laid out otherwise as a whole.
    pub(crate) moves: Vec<Move<'a>>,
}

/// What a change is about.
#[derive(Debug)]
pub(crate) enum About<'a> {
    /// The source and what the text says of the document.
    Document,
    /// A card that changed.
    Card(Card<'a>, Card<'a>),
    /// A card that is new.
    NewCard(Card<'a>),
    /// A card that is gone.
    GoneCard(Card<'a>),
    /// The order of the cards.
    Order,
    /// What a reader should know.
    Diagnostics,
    /// What became of the lines.
    Coverage,
    /// Spaces, line ends and the order of fields: all that differs where the values are the same.
    Layout,
}

/// A card, and its place among the cards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Card<'a> {
    idx: usize,
    pub(crate) json: &'a Value,
}

/// All that moved between two readings.
#[derive(Debug)]
pub(crate) struct Changes<'a> {
    /// The changes, in the order of the document: what it says of itself, the cards, the diagnostics, the coverage.
    pub(crate) list: Vec<Change<'a>>,
    cards: Alignment,
}

impl<'a> Changes<'a> {
    /// What moved between what was accepted and what is read now, by their JSON.
    pub(crate) fn between(before: &'a Value, after: &'a Value) -> Self {
        let (olds, news) = (cards(before), cards(after));
        let alignment = Alignment::of(olds, news, LIKE_CARDS);
        let mut list = vec![Change {
            about: About::Document,
            moves: document_moves(before, after),
        }];
        let card = |list: &'a [Value], idx: usize| Card {
            idx,
            json: &list[idx],
        };
        for (old, new) in alignment.in_order_after() {
            let (old, new) = (
                old.map(|idx| card(olds, idx)),
                new.map(|idx| card(news, idx)),
            );
            let (about, moves) = match (old, new) {
                (Some(old), Some(new)) => (About::Card(old, new), moves(old.json, new.json)),
                (None, Some(new)) => (About::NewCard(new), Vec::new()),
                (Some(old), None) => (About::GoneCard(old), Vec::new()),
                (None, None) => continue,
            };
            list.push(Change { about, moves });
        }
        let field = |key| moves_of_field(key, before.get(key), after.get(key));
        let coverage = |extraction: &'a Value| extraction.get("coverage");
        list.extend([
            Change {
                about: About::Order,
                moves: reordered("card", olds, news, &alignment),
            },
            Change {
                about: About::Diagnostics,
                moves: field("diagnostics"),
            },
            Change {
                about: About::Coverage,
                moves: coverage(before)
                    .zip(coverage(after))
                    .map_or_else(|| field("coverage"), |(old, new)| moves(old, new)),
            },
        ]);
        list.retain(|change| {
            let is_whole = matches!(change.about, About::NewCard(_) | About::GoneCard(_));
            is_whole || !change.moves.is_empty()
        });
        Self {
            list,
            cards: alignment,
        }
    }

    /// The same, and a change of the layout where the values are the same and the bytes are not.
    pub(crate) fn or_layout(mut self, before: &Reading, after: &Reading) -> Self {
        if self.list.is_empty() && before.bytes != after.bytes {
            self.list.push(Change {
                about: About::Layout,
                moves: Vec::new(),
            });
        }
        self
    }

    /// What was accepted before, with those changes that are accepted now; `accepted` says so for each of the list.
    pub(crate) fn merged(
        &self,
        before: &Extraction,
        after: &Extraction,
        accepted: &[bool],
    ) -> Extraction {
        let mut merged = before.clone();
        let mut taken = BTreeSet::new();
        let mut dropped = BTreeSet::new();
        let mut keeps_order = false;
        for (change, &is_accepted) in self.list.iter().zip(accepted) {
            match (&change.about, is_accepted) {
                (About::Document, true) => {
                    merged.source = after.source.clone();
                    merged.document = after.document.clone();
                }
                (About::Card(_, new) | About::NewCard(new), true) => {
                    taken.insert(new.idx);
                }
                (About::GoneCard(old), true) => {
                    dropped.insert(old.idx);
                }
                (About::Order, false) => keeps_order = true,
                (About::Diagnostics, true) => merged.diagnostics.clone_from(&after.diagnostics),
                (About::Coverage, true) => merged.coverage.clone_from(&after.coverage),
                (About::Order | About::Layout, true) | (_, false) => {}
            }
        }
        let order = if keeps_order {
            self.cards.in_order_before()
        } else {
            self.cards.in_order_after()
        };
        let cards = order.into_iter().filter_map(|(old, new)| {
            let new = new.filter(|idx| taken.contains(idx));
            let old = old.filter(|idx| !dropped.contains(idx));
            new.map(|idx| &after.cards[idx])
                .or(old.map(|idx| &before.cards[idx]))
        });
        merged.cards = cards.cloned().collect();
        merged
    }
}

fn cards(extraction: &Value) -> &[Value] {
    extraction["cards"].as_array().map_or(&[], Vec::as_slice)
}

/// What moved outside the cards, the diagnostics and the coverage.
fn document_moves<'a>(before: &'a Value, after: &'a Value) -> Vec<Move<'a>> {
    let fields = [before, after].into_iter().filter_map(Value::as_object);
    let keys = in_order(fields.flat_map(serde_json::Map::keys));
    keys.into_iter()
        .filter(|key| !matches!(*key, "cards" | "diagnostics" | "coverage"))
        .flat_map(|key| moves_of_field(key, before.get(key), after.get(key)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::extract_text;

    fn reading(text: &str) -> Reading {
        Reading::new(extract_text("palvelut.txt", text.as_bytes().to_vec()).expect("it is text"))
    }

    fn card(objective: &str, value: u32) -> String {
        format!(
            "TAVOITE\n{objective}\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4 {value}\n\n"
        )
    }

    /// The changes with a word for each, and how many moves they hold.
    fn told(changes: &Changes<'_>) -> Vec<(&'static str, bool)> {
        let one = |change: &Change<'_>| {
            let about = match change.about {
                About::Document => "document",
                About::Card(..) => "card",
                About::NewCard(_) => "new card",
                About::GoneCard(_) => "gone card",
                About::Order => "order",
                About::Diagnostics => "diagnostics",
                About::Coverage => "coverage",
                About::Layout => "layout",
            };
            (about, change.moves.is_empty())
        };
        changes.list.iter().map(one).collect()
    }

    fn check(before: &str, after: &str, expected: &[(&'static str, bool)]) {
        let (before, after) = (reading(before), reading(after));
        let (old, new) = (before.json(), after.json());
        let changes = Changes::between(&old, &new).or_layout(&before, &after);
        assert_eq!(told(&changes), expected);
    }

    #[test]
    fn a_card_is_one_change() {
        let [a, b, c] = [
            card("Toimivat palvelut", 5),
            card("Hyvinvoiva henkilöstö", 7),
            card("Terve talous", 8),
        ];
        check(&a, &a, &[]);
        check(
            &a,
            &card("Toimivat palvelut", 6),
            &[("document", false), ("card", false)],
        );
        check(
            &format!("{a}{b}"),
            &format!("{a}{c}{b}"),
            &[
                ("document", false),
                ("new card", true),
                ("card", false),
                ("coverage", false),
            ],
        );
        check(
            &format!("{a}{b}"),
            &format!("{b}{a}"),
            &[
                ("document", false),
                ("card", false),
                ("card", false),
                ("order", false),
            ],
        );
    }

    #[test]
    fn the_layout_is_a_change_where_nothing_else_is() {
        let now = reading(&card("Toimivat palvelut", 5));
        let compact = to_json(&now.extraction, Layout::Compact);
        for kept in [
            compact.clone(),
            format!("[{compact}]"),
            format!("\u{feff}{compact}"),
        ] {
            let before = Reading::of_snapshot(kept.into_bytes()).expect("it is an extraction");
            let (old, new) = (before.json(), now.json());
            let changes = Changes::between(&old, &new).or_layout(&before, &now);
            assert_eq!(told(&changes), [("layout", true)]);
        }
    }

    #[test]
    fn a_snapshot_of_an_older_version_is_compared_as_it_would_be_written_today() {
        let now = reading(&card("Toimivat palvelut", 5));
        let stored = Stored {
            extraction: now.extraction.clone(),
            migrated_from: Some(0),
        };
        let before = Reading::of_stored(stored, b"{\"schema\": \"mittari/extraction/0\"}".to_vec());
        let (old, new) = (before.json(), now.json());
        let changes = Changes::between(&old, &new).or_layout(&before, &now);
        assert_eq!(told(&changes), []);
    }

    #[test]
    fn a_field_that_no_type_names_is_a_change() {
        let now = reading(&card("Toimivat palvelut", 5));
        let json = String::from_utf8(now.bytes.clone()).expect("it is JSON");
        let json = json.replacen("\"focus\": null", "\"focus\": null, \"paino\": 5", 1);
        let before = Reading::of_snapshot(json.into_bytes()).expect("it is an extraction");
        let (old, new) = (before.json(), now.json());
        let changes = Changes::between(&old, &new).or_layout(&before, &now);
        assert_eq!(told(&changes), [("card", false)]);
        assert_eq!(changes.list[0].moves[0].within[0].label, "paino");
    }

    fn documents() -> impl Strategy<Value = String> {
        let objectives = [
            "Toimivat palvelut",
            "Terve talous",
            "Elinvoima ja työ",
            "Terve ja hyvä talous",
        ];
        let card = (0..objectives.len(), 5..7_u32)
            .prop_map(move |(idx, value)| card(objectives[idx], value));
        let prose = "[a-zåäö]{0,9}\n\n";
        (prose, proptest::collection::vec(card, 0..5))
            .prop_map(|(prose, cards)| prose + &cards.concat())
    }

    proptest! {
        #[test]
        fn all_accepted_gives_what_is_read_and_none_what_was_accepted(before in documents(), after in documents(), some in any::<u32>()) {
            let (before, after) = (reading(&before), reading(&after));
            let (old, new) = (before.json(), after.json());
            let changes = Changes::between(&old, &new).or_layout(&before, &after);
            prop_assert_eq!(changes.list.is_empty(), before.bytes == after.bytes);
            let with = |accepted: &[bool]| Reading::new(changes.merged(&before.extraction, &after.extraction, accepted)).bytes;
            prop_assert!(with(&vec![true; changes.list.len()]) == after.bytes);
            prop_assert!(with(&vec![false; changes.list.len()]) == before.bytes);
            // What was rejected once is what is asked the next time, and nothing else.
            let accepted: Vec<bool> = (0..changes.list.len()).map(|idx| some >> (idx % 32) & 1 == 1).collect();
            let merged = Reading::new(changes.merged(&before.extraction, &after.extraction, &accepted));
            let halfway = merged.json();
            let left = Changes::between(&halfway, &new).or_layout(&merged, &after);
            prop_assert_eq!(left.list.is_empty(), accepted.iter().all(|&is_accepted| is_accepted));
        }
    }
}
