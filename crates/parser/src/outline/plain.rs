//! Headings without a number: short lines that stand alone over goals.

use std::ops::Range;

use super::{Heading, Rank, mend, names_unit};
use crate::goal_line;
use crate::heads;
use crate::label::{self, Label, Print};
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
        if is_of_values(tokens, idx) && !is_coded_unit(tokens.words(idx)) {
            continue;
        }
        let words = tokens.words(idx);
        let is_unit = names_unit(words);
        if let Some(depth) = marked_depth(tokens, idx).filter(|_| !is_title(tokens, idx)) {
            found.push(Heading {
                rank: Rank::Numbered(depth),
                ..heading(tokens, idx..idx + 1, is_unit)
            });
            continue;
        }
        if !heads_goals(tokens, idx, &candidates) {
            if !focus_names.is_empty() && heads_goals_below_text(tokens, idx, spacing) {
                found.push(heading(tokens, idx..idx + 1, false));
            } else if is_unit && !among_values && heads_text(tokens, idx, spacing) {
                found.push(heading(tokens, idx..idx + 1, true));
            }
            continue;
        }
        let beside = |other: usize| candidates.get(other).copied().unwrap_or(false);
        let stands_out = is_marked(tokens, idx)
            || idx == 0
            || idx == 1 && is_title(tokens, 0)
            || tokens.list[idx].gap >= WIDE_GAP
            || tokens.document.lines()[tokens.list[idx].line]
                .gap
                .page_break
            || !among_values
                && tokens.list[idx].gap > spacing
                && begins_card(tokens, idx + 1, last_label)
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
    let after_label = above.ends_label || above.label.is_some_and(|at| at.rest.is_empty());
    let in_block = !apart
        && !(idx == 1
            || is_in_title_block(tokens, idx)
            || above.gap > spacing
                && is_worded_as_heading(tokens.words(idx - 1))
                && above.label.is_none());
    !after_label && !in_block
}

/// The first lines of a document, without labels, up to the one asked for: `Jokivarren kaupunki` / `Talousarvio 2026` / `Sivistystoimiala`.
fn is_in_title_block(tokens: &Tokens<'_>, idx: usize) -> bool {
    const LONGEST_BLOCK: usize = 5;
    idx < LONGEST_BLOCK
        && (0..idx).all(|above| {
            tokens.list[above].label.is_none() && is_worded_as_heading(tokens.words(above))
        })
}

/// The depth of a Markdown heading: 2 for `## Elinvoimapalvelut`.
fn marked_depth(tokens: &Tokens<'_>, idx: usize) -> Option<u8> {
    let words = tokens.document.line_words(tokens.list[idx].line);
    let n = words.bytes().take_while(|b| *b == b'#').count();
    u8::try_from(n).ok().filter(|&n| n > 0)
}

/// Whether the line stands between a finished text and the running text of its own chapter: not among the cells of a table.
fn heads_text(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
    let is_text = |idx: usize| tokens.words(idx).chars().count() > LONGEST / 2;
    let ends = |words: &str| words.ends_with(['.', ':', '!', '?']);
    let after_text = idx == 0 || {
        let above = &tokens.list[idx - 1];
        ends(tokens.words(idx - 1))
            || above.label.is_some_and(|at| !at.rest.is_empty())
            || is_text(idx - 1)
    };
    let parted = tokens.list[idx].gap > spacing || page_starts(tokens, idx);
    parted && after_text && idx + 1 < tokens.len() && is_text(idx + 1)
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
    (words.starts_with(char::is_uppercase) || is_coded_unit(words))
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && words.chars().count() <= LONGEST
        && words.split_whitespace().count() <= 10
        && !words.ends_with(['.', ',', ';', ':', '-', '!', '?', '%', '€'])
        && !words.contains("  ")
        && !words.contains('\t')
        && !words.contains('|')
}

/// A part of the organization with the code that the accounts know it by: `310 Kirjasto- ja kulttuuripalvelut`.
fn is_coded_unit(words: &str) -> bool {
    let name = words.trim_start_matches(|c: char| c.is_ascii_digit());
    (2..=5).contains(&(words.len() - name.len()))
        && name.starts_with(' ')
        && name.trim_start().starts_with(char::is_uppercase)
        && names_unit(name)
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

/// Whether a line begins a card after what `last` labels: its level is not inside that one's, so the line above it is not the text of
/// the last label.
fn begins_card(tokens: &Tokens<'_>, idx: usize, last: Option<Label>) -> bool {
    let level = |label: Label| label.level().unwrap_or(u8::MAX);
    begins_goals(tokens, idx)
        && tokens.list[idx].label.is_none_or(|at| {
            at.label.level().is_some() && last.is_none_or(|last| level(at.label) <= level(last))
        })
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
