//! What is said once of a comparison rather than of each item.

use mittari_diff::{Comparison, NoteCode, UnitChange};

use crate::wording::{self, counted};

/// What came of last year's targets, and the units that have another name or cards, a line each.
pub(super) fn sums(comparison: &Comparison) -> Vec<String> {
    let rolled = wording::tally(&comparison.summary.roll_forward);
    let rolled = rolled.map(|words| format!("last year's targets: {words}"));
    let units = comparison.units.iter().map(moved);
    rolled.into_iter().chain(units).collect()
}

fn moved(change: &UnitChange) -> String {
    let what = if change.renamed {
        "unit renamed"
    } else {
        "moved to another unit"
    };
    format!(
        "{what}: {} → {}, {}",
        wording::unit(&change.before),
        wording::unit(&change.after),
        counted(change.cards as usize, "card")
    )
}

/// What is said where no card has anything to tell. A new name of a unit is told once, and not of its cards.
pub(super) fn nothing(comparison: &Comparison) -> &'static str {
    if comparison.is_same() {
        "Nothing changed."
    } else {
        "Nothing else changed."
    }
}

/// Whether no card of one document is a card of the other: then a list of all that was added and removed tells nothing.
pub(super) fn has_nothing_in_common(comparison: &Comparison) -> bool {
    let mut codes = comparison.notes.iter().map(|note| note.code);
    codes.any(|code| code == NoteCode::NoCommonCard)
}

/// What two documents without a common card have, after a note has said so.
pub(super) fn strangers(comparison: &Comparison) -> String {
    let summary = &comparison.summary;
    format!(
        "{} has {} with {}, {} has {} with {}; they are not listed one by one.",
        comparison.before.source.name,
        counted(summary.cards.removed as usize, "card"),
        counted(summary.indicators.removed as usize, "indicator"),
        comparison.after.source.name,
        counted(summary.cards.added as usize, "card"),
        counted(summary.indicators.added as usize, "indicator"),
    )
}
