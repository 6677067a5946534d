//! What is told of one item, in the words of either view.

use mittari_diff::{Change, Fate, Field, Kind, RollForward, RollStatus, What, Which};

use super::grouping::Entry;
use crate::{facts, places, wording};

/// How a view writes.
pub(super) struct Voice {
    /// Makes words out of a document harmless.
    pub(super) escape: fn(&str) -> String,
    /// Shows what became of some words.
    pub(super) mark: fn(Fate, &str) -> String,
    /// Shows what came of a promise.
    pub(super) roll: fn(RollStatus) -> String,
}

impl Voice {
    /// The words of an item; those that changed are marked.
    pub(super) fn text(&self, entry: &Entry<'_>) -> String {
        if let Some(change) = entry.changes.iter().find(|change| is_in_text(change)) {
            return wording::marked(&change.words, self.mark);
        }
        let text = entry.shown().map_or("", |shown| &shown.text);
        if text.trim().is_empty() {
            "(no words)".to_owned()
        } else {
            (self.escape)(text)
        }
    }

    /// The fields that differ, each with its label.
    pub(super) fn fields(&self, entry: &Entry<'_>) -> Vec<(&'static str, String)> {
        let from = entry
            .from
            .map(|card| ("from card", (self.escape)(&card.text)));
        let was = was(entry).map(|text| ("was", (self.escape)(text)));
        let told = entry.changes.iter().filter(|change| !is_in_text(change));
        let fields = told.map(|change| (wording::field(change.field), self.change(change)));
        from.into_iter().chain(was).chain(fields).collect()
    }

    fn change(&self, change: &Change) -> String {
        if !change.words.is_empty() {
            return wording::marked(&change.words, self.mark);
        }
        let printed = |side: Which, text: Option<&String>| match text {
            _ if change.not_read == Some(side) => {
                "(printed, but not read with certainty)".to_owned()
            }
            Some(text) if !text.trim().is_empty() => (self.escape)(text),
            _ => "(none)".to_owned(),
        };
        let before = printed(Which::Before, change.before.as_ref());
        let after = printed(Which::After, change.after.as_ref());
        match change.difference.as_ref().and_then(facts::difference) {
            Some(difference) => format!("{before} → {after} ({difference})"),
            None => format!("{before} → {after}"),
        }
    }

    /// What came of last year's target: `1 585 pv, now 1 910 pv: regressed (+325 pv, +20,50 %)`; `None` where nothing was promised or
    /// nothing is told of it now.
    pub(super) fn promise(&self, roll: &RollForward) -> Option<String> {
        let promised = (self.escape)(&facts::value(roll.promised.as_ref()?));
        let now = (self.escape)(&facts::value(roll.now.as_ref()?));
        let status = (self.roll)(roll.status);
        // Of what cannot be compared the reason is told; the status has said the rest.
        let difference = roll.difference.as_ref().and_then(|difference| {
            match (difference.comparable, difference.reason) {
                (false, reason) => reason.map(|reason| wording::reason(reason).to_owned()),
                (true, _) => facts::difference(difference),
            }
        });
        Some(match difference {
            Some(difference) => format!("{promised}, now {now}: {status} ({difference})"),
            None => format!("{promised}, now {now}: {status}"),
        })
    }
}

/// What changed, in words: `kind of value changed, target redefined`; `None` where only fields differ.
pub(super) fn kinds(entry: &Entry<'_>) -> Option<String> {
    let told = entry.kinds.iter().filter(|kind| **kind != Kind::Same);
    let mut words: Vec<&str> = told.map(|kind| wording::kind(*kind)).collect();
    if entry.item.pinned {
        words.push("pinned");
    }
    (!words.is_empty()).then(|| words.join(", "))
}

/// Where it stands in both documents.
pub(super) fn place(entry: &Entry<'_>) -> Option<String> {
    let before = entry.item.before.as_ref().map(|before| &*before.at);
    let after = entry.item.after.as_ref().map(|after| &*after.at);
    places::places(before, after)
}

/// The earlier words of a card that became several or one of several, where they are others: its statements tell them of one card only.
fn was<'c>(entry: &Entry<'c>) -> Option<&'c str> {
    let (before, after) = (entry.item.before.as_ref()?, entry.item.after.as_ref()?);
    let has = |kind| entry.kinds.contains(&kind);
    let is_card = entry.item.what == What::Card && (has(Kind::Split) || has(Kind::Merged));
    (is_card && before.text != after.text).then_some(&before.text)
}

/// Whether the change is seen in the words of the item.
fn is_in_text(change: &Change) -> bool {
    change.field == Field::Text && !change.words.is_empty()
}
