//! Where a field ends: at which line what a label says is over.

use super::fields::Field;
use super::indicators;
use crate::items::{self, Row};
use crate::label::Label;
use crate::scan::Scan;

/// Whether the line no more belongs to the field.
pub(super) fn is_past(field: &Field, row: &Row, scan: &Scan<'_>) -> bool {
    let (Some(first), Some(last)) = (field.rows.first(), field.rows.last()) else {
        return false;
    };
    let text = scan.tokens.document.text();
    let (above, below) = (last.piece.span.of(text), row.piece.span.of(text));
    let apart = row.gap > scan.spacing && !items::is_open(above);
    let goes_on = below.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ','))
        && row.bullet.is_none();
    match field.label {
        // Names and people: one paragraph, or a list.
        Label::Focus | Label::Theme if field.is_name => {
            row.bullet.is_none() && (field.rows.len() == 1 || apart && !goes_on)
        }
        Label::Responsible if tells_sentences(below) => true,
        Label::Focus
        | Label::Theme
        | Label::Responsible
        | Label::Schedule
        | Label::Status
        | Label::Note => {
            let in_list = row.bullet.is_some() && first.bullet.is_some();
            row.bullet.is_some() && first.bullet.is_none() || apart && !in_list && !goes_on
        }
        // A list ends where a paragraph without a bullet begins.
        Label::Objective
        | Label::Initiative
        | Label::Action
        | Label::StrategicObjective
        | Label::Progress
        | Label::Milestone => first.bullet.is_some() && row.bullet.is_none() && apart && !goes_on,
        Label::Indicator => {
            first.bullet.is_some() && row.bullet.is_none() && apart && !goes_on && !field.has_heads
        }
        // A value is one paragraph: what comes after a blank line is of the next chapter.
        label if indicators::holds_values(label) => {
            apart && !goes_on || row.gap == 0 && is_told(field, text) && begins_with_label(below)
        }
        _ => false,
    }
}

/// Whether what a label says stands on its own line, with no label of its own in it: `Kirjasto: 3`.
fn is_told(field: &Field, text: &str) -> bool {
    let is_plain = |row: &Row| !row.piece.span.of(text).contains(':');
    field.rows.iter().all(is_plain)
        && field
            .rows
            .first()
            .is_some_and(|row| row.piece.line == field.lines[0])
}

/// Whether a line begins with a label that nobody knows: `Riskien arviointi: kesken`. A value is over there, whatever it is.
fn begins_with_label(words: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let label = words.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| {
        label.starts_with(char::is_uppercase)
            && label.split(' ').count() <= MOST_WORDS
            && label
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
    })
}

/// Whether a sentence ends within the line and another begins: no list of people does that.
fn tells_sentences(words: &str) -> bool {
    const SHORTEST_WORD: usize = 5; // Shorter ones are abbreviations: `apul. Rehtori`.
    let mut parts = words.split(' ').peekable();
    while let Some(word) = parts.next() {
        let begins = parts
            .peek()
            .is_some_and(|next| next.starts_with(char::is_uppercase));
        if begins && word.ends_with('.') && word.chars().count() > SHORTEST_WORD {
            return true;
        }
    }
    false
}
