//! Headings without a number: short lines that stand alone over goals.

use super::candidate::{
    self, is_candidate, is_coded_unit, is_of_values, is_title, marked_depth, unit_label,
};
use super::surroundings::{begins_card, heads_goals, heads_goals_below_text, heads_text};
use super::{Heading, Rank, mend, names_unit};
use crate::label::Label;
use crate::scan::fold;
use crate::tokens::Tokens;

/// A gap of at least so many blank lines parts chapters.
const WIDE_GAP: u16 = 3;

/// Adds the headings without a number to those with one; the list stays sorted.
pub(super) fn find(
    tokens: &Tokens<'_>,
    spacing: u16,
    focus_names: &[String],
    headings: &mut Vec<Heading>,
) {
    let finder = Finder::new(tokens, spacing, focus_names, headings);
    let mut found: Vec<Heading> = Vec::new();
    let mut last_label = None;
    for idx in 0..tokens.len() {
        last_label = tokens.list[idx].label.map(|at| at.label).or(last_label);
        if !finder.candidates[idx] {
            continue;
        }
        let after_heading = found.last().is_some_and(|above| above.tokens.end == idx);
        // What costs most is asked last: values stand alone, too.
        if let Some((rank, is_unit)) = finder.rank(idx, last_label, after_heading)
            && (is_coded_unit(tokens.words(idx)) || !is_of_values(tokens, idx))
        {
            let text = mend(tokens, idx..idx + 1);
            let name = unit_label(&text.text).unwrap_or(0);
            found.push(Heading {
                text: text.slice(name..text.text.len()),
                tokens: idx..idx + 1,
                rank,
                is_unit,
            });
        }
    }
    headings.append(&mut found);
    headings.sort_by_key(|heading| heading.tokens.start);
}

/// Judges the lines that are worded as headings and stand alone.
struct Finder<'a, 'd> {
    tokens: &'a Tokens<'d>,
    spacing: u16,
    lists_foci: bool,
    candidates: Vec<bool>,
    /// Folded words of the candidates that stand in the document more than once, sorted.
    repeated: Vec<String>,
}

impl<'a, 'd> Finder<'a, 'd> {
    fn new(
        tokens: &'a Tokens<'d>,
        spacing: u16,
        focus_names: &[String],
        numbered: &[Heading],
    ) -> Self {
        let mut candidates: Vec<bool> = (0..tokens.len())
            .map(|idx| {
                is_candidate(tokens, idx, spacing)
                    && (focus_names.is_empty() || !focus_names.contains(&fold(tokens.words(idx))))
            })
            .collect();
        for idx in numbered.iter().flat_map(|heading| heading.tokens.clone()) {
            candidates[idx] = false;
        }
        Self {
            repeated: repeated(tokens, &candidates),
            tokens,
            spacing,
            lists_foci: !focus_names.is_empty(),
            candidates,
        }
    }

    /// The rank of a candidate and whether it names a unit; `None` where it is no heading.
    fn rank(&self, idx: usize, last: Option<Label>, after_heading: bool) -> Option<(Rank, bool)> {
        let tokens = self.tokens;
        if let Some(depth) = marked_depth(tokens, idx).filter(|_| !is_title(tokens, idx)) {
            return Some((Rank::Numbered(depth), names_unit(tokens.words(idx))));
        }
        if unit_label(tokens.words(idx)).is_some() {
            return Some((Rank::Plain, true));
        }
        if !heads_goals(tokens, idx, &self.candidates) {
            if self.lists_foci && heads_goals_below_text(tokens, idx, self.spacing) {
                return Some((Rank::Plain, false));
            }
            // No value is called a part of the organization and stands over running text.
            let heads_unit = names_unit(tokens.words(idx)) && heads_text(tokens, idx, self.spacing);
            return heads_unit.then_some((Rank::Plain, true));
        }
        if is_title(tokens, idx) {
            return None;
        }
        // Values stand alone, too, and some are repeated: "On laadittu".
        let among_values = last.is_some_and(|label| label == Label::Indicator || label.is_value());
        let is_unit = names_unit(tokens.words(idx));
        let stands_out = after_heading
            || self.is_set_apart(idx)
            || !among_values && self.is_known_place(idx, last);
        (is_unit || stands_out).then_some((Rank::Plain, is_unit))
    }

    /// Whether the print sets the line apart: bold, a wide gap, the top of a page, the title above it, a unit below it.
    fn is_set_apart(&self, idx: usize) -> bool {
        let tokens = self.tokens;
        let token = &tokens.list[idx];
        let is_candidate = |idx: usize| self.candidates.get(idx).copied().unwrap_or(false);
        candidate::is_marked(tokens, idx)
            || idx == 0
            || idx == 1 && is_title(tokens, 0)
            || token.gap >= WIDE_GAP
            || tokens.document.lines()[token.line].gap.page_break
            || is_candidate(idx + 1) && names_unit(tokens.words(idx + 1))
    }

    /// Whether a card begins below the line, or its words are repeated over others.
    fn is_known_place(&self, idx: usize, last: Option<Label>) -> bool {
        let tokens = self.tokens;
        tokens.list[idx].gap > self.spacing && begins_card(tokens, idx + 1, last)
            || self
                .repeated
                .binary_search(&fold(tokens.words(idx)))
                .is_ok()
    }
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
