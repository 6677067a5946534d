//! What is written: the changes from one document to the next.

use mittari_model::{Dec, Difference, DocumentFacts, Extraction, Place, Source, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Counts, Summary};

/// The name of the JSON written for one comparison. It changes whenever a reader of the old JSON would misread the new.
pub const COMPARISON_SCHEMA: &str = "mittari/comparison/1";

/// What changed from one document to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// Always [`COMPARISON_SCHEMA`].
    pub schema: String,
    /// The earlier document.
    pub before: Side,
    /// The later document.
    pub after: Side,
    /// How many of what.
    pub summary: Summary,
    /// Headings of units that changed, each with the cards under it, in the order of the later document.
    pub units: Vec<UnitChange>,
    /// What a reader should know before trusting the items.
    pub notes: Vec<Note>,
    /// Every card, objective, initiative, action and indicator, in the order of the later document; what was removed stands at its place
    /// in the earlier one.
    pub items: Vec<Item>,
}

impl Comparison {
    /// Whether anything changed. What one document does not tell is no change.
    pub fn is_same(&self) -> bool {
        self.items.iter().all(Item::is_same)
    }
}

/// One of the two documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// The bytes that were read.
    pub source: Source,
    /// What the text says of itself.
    pub document: DocumentFacts,
    /// What an audit counts in it.
    pub counts: Counts,
}

impl Side {
    pub(crate) fn of(extraction: &Extraction, counts: Counts) -> Self {
        Self {
            source: extraction.source.clone(),
            document: extraction.document.clone(),
            counts,
        }
    }
}

/// Cards whose unit has another heading in the later document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitChange {
    /// The headings in the earlier document, outermost first.
    pub before: Vec<String>,
    /// The headings in the later document.
    pub after: Vec<String>,
    /// How many cards.
    pub cards: u32,
    /// Whether the earlier heading is gone and the later one is new, so that the unit itself has another name.
    pub renamed: bool,
}

/// Something to know about the comparison as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What it is about.
    pub code: NoteCode,
    /// One sentence for people.
    pub message: String,
}

/// What a [`Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// Both documents have the same bytes.
    SameSource,
    /// The earlier document is for a later year.
    YearsReversed,
    /// The organizations have different names.
    OtherOrganization,
    /// No card of one is a card of the other.
    NoCommonCard,
    /// One document has far fewer cards: perhaps it was not read to the end.
    FewCards,
    /// Values that one document prints and mittari did not dare to pair.
    NotRead,
    /// A pin was applied.
    PinApplied,
    /// A pin names nothing, or several statements.
    PinUnused,
}

/// One statement, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// The earlier one; `None` where it was added.
    pub before: Option<Ref>,
    /// The later one; `None` where it was removed.
    pub after: Option<Ref>,
    /// What changed, at least one.
    pub kinds: Vec<Kind>,
    /// How alike the words are, from `"0.00"` to `"1.00"`; `None` where it was added or removed.
    pub similarity: Option<Dec>,
    /// Whether a pin of the user made the match.
    pub pinned: bool,
    /// The fields that differ.
    pub changes: Vec<Change>,
    /// Whether last year's promise was kept; `None` for what is no indicator, was added or removed.
    pub roll_forward: Option<RollForward>,
}

impl Item {
    /// Whether nothing changed. What one document does not tell is no change.
    pub fn is_same(&self) -> bool {
        self.kinds == [Kind::Same] && self.changes.iter().all(|change| change.not_read.is_some())
    }
}

/// What an [`Item`] is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A goal card.
    Card,
    /// Tavoite.
    Objective,
    /// Teko.
    Initiative,
    /// Toimenpide.
    Action,
    /// Mittari.
    Indicator,
}

impl What {
    /// All of them, outermost first.
    pub const ALL: [Self; 5] = [
        Self::Card,
        Self::Objective,
        Self::Initiative,
        Self::Action,
        Self::Indicator,
    ];

    /// The word as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Objective => "objective",
            Self::Initiative => "initiative",
            Self::Action => "action",
            Self::Indicator => "indicator",
        }
    }
}

/// A statement of one of the documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ref {
    /// The id of the card or indicator; for other statements the card's id with their place in it, counted from 1:
    /// `c-4f1d0c2a9b/objective-2`.
    pub id: String,
    /// Its words; for a card those of its first objective (else initiative, action, indicator, focus).
    pub text: String,
    /// The id of its card.
    pub card: String,
    /// The unit's headings, outermost first.
    pub unit: Vec<String>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// What changed about a statement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words, unit and target are alike. Spaces, hyphens, dashes, case, punctuation, footnote marks and a year rolled forward do not count.
    Same,
    /// The words differ.
    Reworded,
    /// It stands under another unit or section.
    Moved,
    /// One became several: each of them is an item with the same `before`.
    Split,
    /// Several became one: each of them is an item with the same `after`.
    Merged,
    /// The values have another measurement unit or scale: `pv` became `htv`.
    UnitChanged,
    /// The values are of another kind: yes or no became a percentage.
    KindChanged,
    /// The number of the target rose, whichever way is better.
    TargetRaised,
    /// The number of the target fell, whichever way is better.
    TargetLowered,
    /// The target is of another sort: a bound became a level, a number words, or words other words.
    TargetRedefined,
    /// A target for the same year is printed otherwise.
    Restated,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

impl Kind {
    /// The word as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::UnitChanged => "unit_changed",
            Self::KindChanged => "kind_changed",
            Self::TargetRaised => "target_raised",
            Self::TargetLowered => "target_lowered",
            Self::TargetRedefined => "target_redefined",
            Self::Restated => "restated",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Which one.
    pub field: Field,
    /// What the earlier document prints; `None` where it prints nothing.
    pub before: Option<String>,
    /// What the later document prints.
    pub after: Option<String>,
    /// The words, kept, removed and added, in reading order; empty where whole values changed.
    pub words: Vec<Words>,
    /// The exact difference of two values; `None` where the field holds no values, or where one is missing.
    pub difference: Option<Difference>,
    /// The document that prints something which mittari did not dare to pair, so that nothing can be said.
    pub not_read: Option<Which>,
}

/// A field of a statement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Its words.
    Text,
    /// The headings of its unit.
    Unit,
    /// Other headings over it.
    Section,
    /// The focus area of a card.
    Focus,
    /// The theme of a card.
    Theme,
    /// The level between focus and objective.
    StrategicObjective,
    /// The objectives of a card.
    Objectives,
    /// The state of an action.
    Status,
    /// Who does an action, or answers for a card.
    Responsible,
    /// The starting level of an indicator.
    Baseline,
    /// The target levels of an indicator.
    Targets,
    /// What was reached.
    Actuals,
    /// The verdict as printed.
    Rating,
}

impl Field {
    /// The word as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Unit => "unit",
            Self::Section => "section",
            Self::Focus => "focus",
            Self::Theme => "theme",
            Self::StrategicObjective => "strategic_objective",
            Self::Objectives => "objectives",
            Self::Status => "status",
            Self::Responsible => "responsible",
            Self::Baseline => "baseline",
            Self::Targets => "targets",
            Self::Actuals => "actuals",
            Self::Rating => "rating",
        }
    }
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The earlier one.
    Before,
    /// The later one.
    After,
}

/// A run of words in both texts or in one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// What became of them.
    pub fate: Fate,
    /// The words as printed.
    pub text: String,
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// They stand in both texts; printed as in the later one.
    Kept,
    /// They stood in the earlier text.
    Removed,
    /// They stand in the later text.
    Added,
}

/// Whether the level that was promised is the one that the later document reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RollForward {
    /// How the two compare.
    pub status: RollStatus,
    /// The target of the earlier document.
    pub promised: Option<Value>,
    /// The baseline of the later document, its actual, or its own print of the same target.
    pub now: Option<Value>,
    /// From what was promised to what is now, exact; `None` where one of them is missing.
    pub difference: Option<Difference>,
}

/// How a promise and what came of it compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RollStatus {
    /// They are equal: the plan goes on from where it wanted to be.
    Continued,
    /// Past the target, in its direction.
    Improved,
    /// Short of the target.
    Regressed,
    /// The later document prints that target otherwise.
    Restated,
    /// They have different measurement units.
    NotComparable,
    /// One of them is missing, prose or of another kind, or the direction is not known.
    Unknown,
}

impl RollStatus {
    /// The word as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Continued => "continued",
            Self::Improved => "improved",
            Self::Regressed => "regressed",
            Self::Restated => "restated",
            Self::NotComparable => "not_comparable",
            Self::Unknown => "unknown",
        }
    }
}
