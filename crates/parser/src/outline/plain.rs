//! Headings without a number: short lines that stand alone over goals.

use std::ops::Range;

use super::{Heading, Rank, mend, names_unit};
use crate::heads;
use crate::label::{Label, Print};
use crate::scan::fold;
use crate::tokens::{Token, Tokens};
use crate::value::{is_value, split_values};
use crate::vocabulary::DOCUMENT_WORDS;

/// Longer lines are text, in characters.
const LONGEST: usize = 90;
/// A paragraph between a heading and its goals has fewer lines than this.
const MOST_INTRODUCTION: usize = 8;
/// A gap of at least so many blank lines parts chapters.
const WIDE_GAP: u16 = 3;

/// Adds the headings without a number to those with one; the list stays sorted.
pub(super) fn find(
    tokens: &Tokens<'_>,
    spacing: u16,
    focus_names: &[String],
    headings: &mut Vec<Heading>,
) {
    let taken: Vec<usize> = headings.iter().flat_map(|h| h.tokens.clone()).collect();
    let is_taken = |idx: usize| taken.binary_search(&idx).is_ok();
    let mut found: Vec<Heading> = Vec::new();
    let candidates: Vec<bool> = (0..tokens.len())
        .map(|idx| {
            !is_taken(idx)
                && is_candidate(tokens, idx, spacing)
                && !focus_names.contains(&fold(tokens.words(idx)))
        })
        .collect();
    let repeated = repeated(tokens, &candidates);
    let mut last_label = None;
    for idx in 0..tokens.len() {
        last_label = tokens.list[idx].label.map(|at| at.label).or(last_label);
        // Values stand alone, too, and some are repeated: "On laadittu".
        let among_values =
            last_label.is_some_and(|label| label == Label::Indicator || label.is_value());
        if !candidates[idx] {
            continue;
        }
        if !heads_goals(tokens, idx, &candidates) && focus_names.is_empty()
            || is_of_values(tokens, idx)
        {
            continue;
        }
        if !heads_goals(tokens, idx, &candidates) {
            if !focus_names.is_empty() && heads_goals_below_text(tokens, idx, spacing) {
                found.push(heading(tokens, idx..idx + 1, false));
            }
            continue;
        }
        let words = tokens.words(idx);
        let is_unit = names_unit(words);
        let beside = |other: usize| candidates.get(other).copied().unwrap_or(false);
        let stands_out = is_marked(tokens, idx)
            || idx == 0
            || idx == 1 && is_title(tokens, 0)
            || tokens.list[idx].gap >= WIDE_GAP
            || tokens.document.lines()[tokens.list[idx].line]
                .gap
                .page_break
            || !among_values && repeated.binary_search(&fold(words)).is_ok()
            || idx > 0
                && found
                    .last()
                    .is_some_and(|above: &Heading| above.tokens.end == idx)
            || beside(idx + 1) && names_unit(tokens.words(idx + 1));
        if !is_unit && !stands_out || is_title(tokens, idx) {
            continue;
        }
        found.push(heading(tokens, idx..idx + 1, is_unit));
    }
    headings.append(&mut found);
    headings.sort_by_key(|heading| heading.tokens.start);
}

fn heading(tokens: &Tokens<'_>, range: Range<usize>, is_unit: bool) -> Heading {
    Heading {
        text: mend(tokens, range.clone()),
        tokens: range,
        rank: Rank::Plain,
        is_unit,
    }
}

/// Whether the line stands alone and is worded as a heading.
fn is_candidate(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
    let token = &tokens.list[idx];
    let words = tokens.words(idx);
    if token.label.is_some() || token.bullet.is_some() || !is_worded_as_heading(words) {
        return false;
    }
    let Some(above) = idx.checked_sub(1).map(|above| &tokens.list[above]) else {
        return true;
    };
    let apart = token.gap > spacing || page_starts(tokens, idx) || is_marked(tokens, idx);
    // What follows a bare label is its content.
    let after_label = above.label.is_some_and(|at| at.rest.is_empty());
    let in_block = !apart
        && !(idx == 1
            || above.gap > spacing
                && is_worded_as_heading(tokens.words(idx - 1))
                && above.label.is_none());
    !after_label && !in_block
}

/// Whether the line is a value, several of them, or the heads of their columns, or stands right below those.
fn is_of_values(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.words(idx);
    let are_heads =
        |idx: usize| heads::read(tokens.words(idx), tokens.list[idx].body, None).is_some();
    is_value(words)
        || split_values(words, 2).is_some()
        || are_heads(idx)
        || idx > 0 && are_heads(idx - 1)
}

/// Whether a page starts here: after a form feed, or where a line without a gap stands one space in, which is all that some viewers
/// leave of a page's start when text is copied from them.
fn page_starts(tokens: &Tokens<'_>, idx: usize) -> bool {
    let token = &tokens.list[idx];
    let copied = token.x0 == 1 && token.gap == 0 && idx > 0 && tokens.list[idx - 1].x0 == 0;
    copied || tokens.document.lines()[token.line].gap.page_break
}

/// A short line that begins with a capital and does not end as a sentence.
fn is_worded_as_heading(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && words.chars().count() <= LONGEST
        && words.split_whitespace().count() <= 10
        && !words.ends_with(['.', ',', ';', ':', '-', '!', '?', '%', '€'])
        && !words.contains("  ")
        && !words.contains('\t')
        && !words.contains('|')
}

/// Whether nothing but other headings stands between the line and a label that goals begin with, or the heads of a table.
fn heads_goals(tokens: &Tokens<'_>, idx: usize, candidates: &[bool]) -> bool {
    for next in idx + 1..(idx + 5).min(tokens.len()) {
        if begins_goals(tokens, next) {
            return true;
        }
        if !candidates[next] {
            return false;
        }
    }
    false
}

/// Whether a paragraph stands between the line and the bulleted label that its goals begin with: a heading beside those of the foci.
fn heads_goals_below_text(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
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

/// Whether the line begins with a label above the indicator.
fn begins_goals(tokens: &Tokens<'_>, idx: usize) -> bool {
    let Some(at) = tokens.list[idx].label else {
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

/// Markdown signs or bold marks round the whole line.
pub(super) fn is_marked(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.document.line_words(tokens.list[idx].line);
    words.starts_with('#') || words.starts_with("**") && words.ends_with("**") && words.len() > 4
}

/// Folded words of the candidates that stand in the document more than once, sorted.
fn repeated(tokens: &Tokens<'_>, candidates: &[bool]) -> Vec<String> {
    let mut all: Vec<String> = (0..tokens.len())
        .filter(|&idx| candidates[idx])
        .map(|idx| fold(tokens.words(idx)))
        .collect();
    all.sort_unstable();
    let mut out: Vec<String> = all
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| pair[0].clone())
        .collect();
    out.dedup();
    out
}

/// The title of the document: among its first lines, and it says what kind of document it is.
fn is_title(tokens: &Tokens<'_>, idx: usize) -> bool {
    let lower = tokens.words(idx).to_lowercase();
    idx < 3 && DOCUMENT_WORDS.iter().any(|word| lower.contains(word))
}

/// Names listed under a heading that says they are foci: `2. STRATEGISET PÄÄMÄÄRÄT`.
pub(super) fn focus_names(tokens: &Tokens<'_>, numbered: &[Heading], spacing: u16) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for idx in 0..tokens.len() {
        if !lists_foci(tokens, idx) {
            continue;
        }
        for next in idx + 1..(idx + 12).min(tokens.len()) {
            let token = &tokens.list[next];
            let starts_heading = numbered.iter().any(|h| h.tokens.start == next);
            let is_label = token
                .label
                .is_some_and(|at| at.closed || at.rest.is_empty() || at.print == Print::Capitals);
            if starts_heading || is_label || !is_name(tokens, token, next, spacing) {
                break;
            }
            names.push(fold(tokens.words(next)));
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn is_name(tokens: &Tokens<'_>, token: &Token, idx: usize, spacing: u16) -> bool {
    let words = tokens.words(idx);
    let apart = token.gap >= spacing || token.bullet.is_some();
    apart && is_worded_as_heading(words) && words.split_whitespace().count() <= 7
}

/// A heading in the plural that names foci: `Strategiset päämäärät`, `Painopisteet`.
fn lists_foci(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.words(idx);
    if words.chars().count() > 60 {
        return false;
    }
    let lower = words.to_lowercase();
    let last = lower
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .trim_end_matches(':');
    matches!(
        last,
        "päämäärät" | "painopisteet" | "painopistealueet" | "tyngdpunkter" | "kärjet" | "teemat"
    )
}
