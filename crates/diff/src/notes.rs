//! What a reader should know before trusting the items.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::fold::Folded;
use crate::{Item, Note, NoteCode, What};

/// Fewer than this share of the other document's cards is probably a document that was not read to its end, in percent.
const FEW_PERCENT: usize = 34;

/// The notes on a comparison; `pins` are those on pins.
pub(crate) fn of(context: &Context<'_>, items: &[Item], pins: Vec<Note>) -> Vec<Note> {
    let (before, after) = (context.before.extraction, context.after.extraction);
    let mut notes = Vec::new();
    let mut note = |code, message: String| notes.push(Note { code, message });
    if before.source.sha256 == after.source.sha256 {
        let message = "both documents are the same file; was another meant?";
        note(NoteCode::SameSource, message.to_owned());
    }
    if let Some((own, other)) = before.document.year.zip(after.document.year)
        && own > other
    {
        let message = format!(
            "the first document is for {own}, the second for {other}; the earlier one comes first"
        );
        note(NoteCode::YearsReversed, message);
    }
    let organizations = before.document.organization.as_ref();
    if let Some((own, other)) = organizations.zip(after.document.organization.as_ref())
        && Folded::of(own).key != Folded::of(other).key
    {
        let message = format!("the first document is of {own}, the second of {other}");
        note(NoteCode::OtherOrganization, message);
    }
    let n = (before.cards.len(), after.cards.len());
    let has_common = items
        .iter()
        .any(|item| item.what == What::Card && item.before.is_some() && item.after.is_some());
    if !has_common && n.0 > 0 && n.1 > 0 {
        let message = format!(
            "none of the {} cards of the first document is one of the {} of the second; are these two years of one plan?",
            n.0, n.1
        );
        note(NoteCode::NoCommonCard, message);
    } else if n.0.min(n.1) * 100 < n.0.max(n.1) * FEW_PERCENT {
        let (which, few, many) = if n.0 < n.1 {
            ("first", n.0, n.1)
        } else {
            ("second", n.1, n.0)
        };
        let message = format!(
            "the {which} document has {few} cards, the other {many}: perhaps it was not read to its end, and what is said to be \
             added or removed is not; see mittari inspect --stage unclaimed"
        );
        note(NoteCode::FewCards, message);
    }
    let unread: BTreeSet<&str> = items
        .iter()
        .filter(|item| item.changes.iter().any(|change| change.not_read.is_some()))
        .filter_map(|item| Some(&*item.after.as_ref()?.id))
        .collect();
    if !unread.is_empty() {
        let message = format!(
            "of {} indicators one document prints values that could not be paired with certainty; they are not reported as changes",
            unread.len()
        );
        note(NoteCode::NotRead, message);
    }
    notes.extend(pins);
    notes
}
