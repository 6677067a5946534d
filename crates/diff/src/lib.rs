//! Compares the goals of one year with those of the next: which goal is which, and what changed.
//!
//! It works on extractions, fresh or read back from JSON, and knows no documents and no formats. A statement is found again though it is worded
//! otherwise, stands under another unit or was split; last year's target is held against this year's baseline or actual. What cannot be told is
//! left open: two statements are one only where their words, values and places say so.
//!
//! ```
//! use mittari_diff::{Kind, RollStatus, What, compare};
//! # use mittari_model::*;
//! # use mittari_normalizer::{Context, Role, measure, pair};
//! # fn plan(year: i32, name: &str, baseline: &str, target: &str) -> Extraction {
//! #     let value = |text: &str| Value {
//! #         text: text.to_owned(), at: Vec::new(), period: None,
//! #         measure: measure(text, &Context { role: Role::Target, ..Context::default() }).measure,
//! #     };
//! #     let facts = pair(&value(baseline).measure, &value(target).measure, &Context::default());
//! #     let indicator = Indicator {
//! #         text: name.to_owned(), baseline: Some(value(baseline)),
//! #         targets: vec![Target { value: value(target), pair: Some(facts) }], ..Indicator::default()
//! #     };
//! #     let objective = Excerpt { text: "Hyvinvoiva henkilöstö".to_owned(), at: Vec::new() };
//! #     let card = Card { objectives: vec![objective], indicators: vec![indicator], ..Card::default() };
//! #     serde_json::from_value(serde_json::json!({
//! #         "schema": EXTRACTION_SCHEMA,
//! #         "source": {"name": "plan.txt", "sha256": year.to_string(), "format": "text", "bytes": 1, "pages": 1, "title": null,
//! #             "producer": null, "tagged": null},
//! #         "document": {"kind": "budget_goals", "organization": null, "year": year, "language": "fi"},
//! #         "cards": [card], "diagnostics": [],
//! #         "coverage": {"lines": 0, "cards": 0, "headings": 0, "furniture": 0, "unclaimed": 0, "unclaimed_at": []},
//! #     })).unwrap()
//! # }
//! // `plan` makes a document with one card and one indicator.
//! let before = plan(2026, "Työtapaturmista johtuvat poissaolot", "1 762 pv", "1 585 pv");
//! let after = plan(2027, "Työtapaturmien aiheuttamat poissaolot", "1 910 pv", "1 719 pv");
//!
//! let comparison = compare(&before, &after);
//! let indicator = comparison.items.iter().find(|item| item.what == What::Indicator).unwrap();
//! assert_eq!(indicator.kinds, [Kind::Reworded, Kind::TargetRaised]);
//!
//! // Fewer days were promised, more came: 1 910 is 325 short of 1 585.
//! let rolled = indicator.roll_forward.as_ref().unwrap();
//! assert_eq!(rolled.status, RollStatus::Regressed);
//! assert_eq!(rolled.difference.as_ref().unwrap().abs, "325".parse().ok());
//! ```

mod assignment;
mod book;
mod cards;
mod compare;
mod comparison;
mod context;
mod counts;
mod fold;
mod history;
mod kinds;
mod likeness;
mod matching;
mod named_unit;
mod notes;
mod number;
mod pins;
mod promise;
mod roll_forward;
mod split;
mod standing;
mod stem;
mod subject;
mod summary;
mod target;
mod texts;
mod typo;
mod units;
mod values;
mod vocabulary;
mod weight;
mod word;
mod words;

pub use compare::{compare, compare_with};
pub use comparison::{
    COMPARISON_SCHEMA, Change, Comparison, Fate, Field, Item, Kind, Note, NoteCode, Ref,
    RollForward, RollStatus, Side, UnitChange, What, Which, Words,
};
pub use counts::{Count, Counts, UnitCount, counts, is_reached};
pub use history::{HISTORY_SCHEMA, History, Life, Year, history};
pub use pins::{Pin, Pins};
pub use summary::{RollTally, Summary, Tally};
