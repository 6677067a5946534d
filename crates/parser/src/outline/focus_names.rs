//! Names of foci that a document lists: where such a name stands alone later, it is a focus.

use super::Heading;
use super::candidate::is_worded_as_heading;
use crate::label::Print;
use crate::scan::fold;
use crate::tokens::{Token, Tokens};

/// Names listed under a heading that says they are foci: `2. STRATEGISET PÄÄMÄÄRÄT`.
pub(super) fn read(tokens: &Tokens<'_>, numbered: &[Heading], spacing: u16) -> Vec<String> {
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
