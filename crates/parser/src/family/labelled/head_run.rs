//! Heads of value columns below each other, each on lines of its own.

use crate::heads::{self, HeadLine};
use crate::label;
use crate::scan::Scan;

/// The heads of a grid take no more lines than this.
pub(super) const MOST_LINES: usize = 24;

/// Heads below each other.
pub(super) struct HeadRun {
    pub(super) n_heads: usize,
    /// The token after the last of their lines.
    pub(super) end: usize,
}

/// The heads that begin at a token; `None` where none does.
pub(super) fn read(scan: &Scan<'_>, idx: usize) -> Option<HeadRun> {
    let is_free = |idx: &usize| {
        let token = &scan.tokens.list[*idx];
        !scan.is_taken(*idx) && token.bullet.is_none() && !token.ends_label
    };
    if !may_head(scan.tokens.words(idx)) {
        return None;
    }
    let lines: Vec<HeadLine<'_>> = (idx..scan.tokens.len().min(idx + MOST_LINES))
        .take_while(is_free)
        .map(|idx| HeadLine {
            words: scan.tokens.words(idx),
            span: scan.tokens.list[idx].body,
            gap: scan.tokens.list[idx].gap,
        })
        .collect();
    let (heads, n_lines) = heads::below_each_other(&lines);
    (!heads.is_empty()).then_some(HeadRun {
        n_heads: heads.len(),
        end: idx + n_lines,
    })
}

/// A cheap test, since every line is asked: a head is a label, or begins with its year, or is broken at the line's end.
fn may_head(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit())
        || words.ends_with('-')
        || label::read_head(words).is_some()
}
