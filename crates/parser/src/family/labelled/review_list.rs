//! A review of a whole chapter whose bullets begin with the focus that they report on.

use super::content::{self, Measures};
use super::grouping::Group;
use crate::draft::{DraftCard, DraftProgress};
use crate::label::Label;
use crate::scan::{Scan, fold};

/// Gives each bullet of a review to the card of its focus. `false` where the group is no such review.
pub(super) fn distribute(
    scan: &Scan<'_>,
    group: &Group<'_>,
    cards: &mut [(usize, DraftCard)],
) -> bool {
    let [field] = group.fields[..] else {
        return false;
    };
    if field.label != Label::Progress || field.rows.is_empty() {
        return false;
    }
    let by = Measures {
        width: 0,
        evidence: "",
    };
    let mut n_given = 0;
    for text in content::texts(scan, &field.rows, by) {
        let Some(at) = text.text.find(':') else {
            continue;
        };
        let name = fold(&text.text[..at]);
        let reports_on =
            |card: &DraftCard| card.focus.iter().any(|focus| fold(&focus.text) == name);
        let found = cards
            .iter_mut()
            .rev()
            .filter(|(chapter, _)| *chapter == group.chapter)
            .find(|(_, card)| reports_on(card));
        let Some((_, card)) = found else { continue };
        card.lines.extend(text.lines());
        card.lines.extend(&field.lines);
        card.lines.sort_unstable();
        card.lines.dedup();
        card.progress.push(DraftProgress {
            period: field.review.clone(),
            text: text.slice(at + 1..text.text.len()),
        });
        n_given += 1;
    }
    n_given > 0
}
