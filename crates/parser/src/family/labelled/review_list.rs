//! A review of a whole chapter whose bullets begin with the focus that they report on.

use super::content::{self, Measures};
use super::fields::Field;
use super::grouping::{Group, Placed};
use crate::draft::DraftProgress;
use crate::label::Label;
use crate::scan::{Scan, fold};

/// At least so many bullets must begin with the name of a focus.
const LEAST: usize = 2;

/// Whether the bullets of a report begin with names of foci that the document listed.
pub(super) fn is_review_of_foci(scan: &Scan<'_>, field: &Field) -> bool {
    let begins_with_focus = |words: &str| {
        words
            .split_once(':')
            .is_some_and(|(name, _)| scan.outline.is_focus_name(name))
    };
    let text = scan.tokens.document.text();
    let n = field
        .rows
        .iter()
        .filter(|row| row.bullet.is_some() && begins_with_focus(row.piece.span.of(text)))
        .count();
    n >= LEAST
}

/// Gives each bullet of such a review to the card of its focus. `false` where the group is no such review.
pub(super) fn distribute(scan: &Scan<'_>, group: &Group<'_>, cards: &mut [Placed]) -> bool {
    let Some(field) = group
        .fields
        .first()
        .filter(|field| field.label == Label::Progress && is_review_of_foci(scan, field))
    else {
        return false;
    };
    let by = Measures {
        width: 0,
        evidence: "",
    };
    for text in content::texts(scan, &field.rows, by) {
        let Some(at) = text.text.find(':') else {
            continue;
        };
        let name = fold(&text.text[..at]);
        let is_its_card = |placed: &&mut Placed| {
            placed.chapter == group.chapter
                && (placed.heading.as_ref() == Some(&name)
                    || placed
                        .card
                        .focus
                        .iter()
                        .any(|focus| fold(&focus.text) == name))
        };
        let Some(placed) = cards.iter_mut().rev().find(is_its_card) else {
            continue;
        };
        let card = &mut placed.card;
        card.lines.extend(text.lines());
        card.lines.extend(&field.lines);
        card.lines.sort_unstable();
        card.lines.dedup();
        card.progress.push(DraftProgress {
            period: field.review.clone(),
            text: text.slice(at + 1..text.text.len()),
        });
    }
    true
}
