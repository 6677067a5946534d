//! What stands around a line that may be a heading: goals below it, or the running text of its own chapter.

use super::candidate::{LONGEST, is_title, is_worded_as_heading, page_starts};
use crate::goal_line;
use crate::label::{self, Label, Print};
use crate::tokens::Tokens;
use crate::value::is_value;

/// A paragraph between a heading and its goals has fewer lines than this.
const MOST_INTRODUCTION: usize = 8;
/// So many headings at most stand over each other above goals.
const MOST_HEADINGS: usize = 4;

/// Whether nothing but other headings stands between the line and a label that goals begin with, or the heads of a table.
pub(super) fn heads_goals(tokens: &Tokens<'_>, idx: usize, candidates: &[bool]) -> bool {
    let near = candidates
        .iter()
        .enumerate()
        .skip(idx + 1)
        .take(MOST_HEADINGS);
    for (next, &may_be_heading) in near {
        if begins_goals(tokens, next) {
            return true;
        }
        if !may_be_heading {
            return false;
        }
    }
    false
}

/// Whether a paragraph stands between the line and the bulleted label that its goals begin with: a heading beside those of the foci.
pub(super) fn heads_goals_below_text(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
    let is_label = |next: &usize| begins_goals(tokens, *next);
    let Some(label) = (idx + 1..(idx + MOST_INTRODUCTION).min(tokens.len())).find(is_label) else {
        return false;
    };
    let is_text = |line: usize| {
        let token = &tokens.list[line];
        token.bullet.is_none() && token.label.is_none() && (line == idx + 1 || token.gap <= spacing)
    };
    label > idx + 1
        && tokens.list[label].bullet.is_some()
        && (tokens.list[idx].gap > spacing || page_starts(tokens, idx))
        && tokens.words(idx + 1).chars().count() > LONGEST / 2
        && (idx + 1..label).all(is_text)
}

/// Whether the line stands between a finished text and the running text of its own chapter: not among the cells of a table.
pub(super) fn heads_text(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
    // Rows of figures are text here: money tables stand between a unit and its goals. So are facts: `Omistusosuus: 74,5 %`.
    let is_text = |idx: usize| {
        tokens.words(idx).chars().count() > LONGEST / 2
            || tokens.words(idx).contains(": ")
            || tokens.document.may_keep_columns(tokens.list[idx].line)
    };
    let ends = |words: &str| words.ends_with(['.', ':', '!', '?']);
    let after_text = idx == 0 || {
        let above = &tokens.list[idx - 1];
        ends(tokens.words(idx - 1))
            || above.label.is_some_and(|at| !at.rest.is_empty())
            || is_text(idx - 1)
            || is_title(tokens, idx - 1)
            || is_value(tokens.words(idx - 1))
    };
    let parted = tokens.list[idx].gap > spacing || page_starts(tokens, idx);
    // Captions may stand over the text.
    let below = (idx + 1..tokens.len().min(idx + 1 + MOST_HEADINGS))
        .find(|&idx| is_text(idx) || !is_worded_as_heading(tokens.words(idx)));
    parted && after_text && below.is_some_and(is_text)
}

/// Whether a line begins a card after what `last` labels: its level is not inside that one's, so the line above it is not the text of
/// the last label.
pub(super) fn begins_card(tokens: &Tokens<'_>, idx: usize, last: Option<Label>) -> bool {
    let level = |label: Label| label.level().unwrap_or(u8::MAX);
    begins_goals(tokens, idx)
        && tokens.list[idx].label.is_none_or(|at| {
            at.label.level().is_some() && last.is_none_or(|last| level(at.label) <= level(last))
        })
}

/// Whether the line begins with a label above the indicator, or is the row of heads of a table of goals.
fn begins_goals(tokens: &Tokens<'_>, idx: usize) -> bool {
    let Some(token) = tokens.list.get(idx) else {
        return false;
    };
    if is_row_of_heads(tokens.document.line_words(token.line))
        || goal_line::at(tokens, idx).is_some()
    {
        return true;
    }
    let Some(at) = token.label else {
        return false;
    };
    let plain = at.print != Print::Lower
        && (at.closed
            || at.apart
            || at.print == Print::Capitals
            || at.rest.is_empty()
            || at.number.is_some());
    at.label.level().is_some() && plain
        || at.label == Label::Indicator && at.print == Print::Capitals
}

/// Whether tabs, pipes or columns of spaces part several heads of goals, actions or indicators and their values.
fn is_row_of_heads(words: &str) -> bool {
    let parts = || {
        words
            .split(['\t', '|'])
            .flat_map(|part| part.split("  "))
            .map(str::trim)
            .filter(|part| !part.is_empty())
    };
    let n = parts().take(2).count();
    if n < 2 {
        return false;
    }
    let heads = parts().map(|part| label::read_whole_head(part).map(|found| found.label));
    let (mut n_heads, mut n_others, mut is_of_goals) = (0, 0, false);
    for head in heads {
        n_heads += usize::from(head.is_some());
        n_others += usize::from(head.is_none());
        is_of_goals |= head.is_some_and(|head| head.level().is_some() || head == Label::Indicator);
    }
    is_of_goals && n_heads >= 2 && n_heads > n_others
}
