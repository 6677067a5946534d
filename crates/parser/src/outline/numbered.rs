//! Headings with a number: `5.1.2. Sisäinen palvelutoiminta; asianhallinta`.

use std::ops::Range;

use super::{Heading, Rank, mend, names_unit};
use crate::label::Label;
use crate::tokens::Tokens;

/// Longer lines with a number are list items in running text.
const LONGEST: usize = 110;
/// Of the headings under one parent at least this share must look like parts of the organization for all of them to be: one in so many.
const UNITS_ONE_IN: usize = 2;

/// Finds the numbered headings: each number must follow from the one before, so that numbered lists in the text are none.
pub(super) fn find(tokens: &Tokens<'_>, spacing: u16) -> Vec<Heading> {
    let mut headings: Vec<(Vec<u32>, Heading)> = Vec::new();
    let mut last: Vec<u32> = Vec::new();
    // Lines with a number right under a label are the items of its list.
    let mut in_list = false;
    for idx in 0..tokens.len() {
        let token = &tokens.list[idx];
        if token.gap > spacing {
            in_list = false;
        }
        let opens_list =
            |label: Label| matches!(label, Label::Indicator | Label::Action | Label::Milestone);
        in_list |= token
            .label
            .is_some_and(|at| opens_list(at.label) && at.rest.is_empty());
        if in_list {
            continue;
        }
        if token.bullet.is_some() || token.label.is_some() && idx > 0 && token.gap <= spacing {
            continue;
        }
        let words = tokens.words(idx);
        let Some((number, title)) = read_number(words) else {
            continue;
        };
        if !is_title(title) || !follows(&number, &last) {
            continue;
        }
        let range = wrapped(tokens, idx, spacing);
        let text = mend(tokens, range.clone());
        if text.text.ends_with(['.', ',', ';', ':']) || text.text.chars().count() > LONGEST {
            continue;
        }
        let rank = Rank::Numbered(u8::try_from(number.len()).unwrap_or(u8::MAX));
        last.clone_from(&number);
        let is_unit = names_unit(title);
        headings.push((
            number,
            Heading {
                tokens: range,
                text,
                rank,
                is_unit,
            },
        ));
    }
    let is_deep_unit =
        |(number, heading): &(Vec<u32>, Heading)| number.len() > 1 && heading.is_unit;
    if headings.len() < 2 && !headings.iter().any(is_deep_unit) {
        return Vec::new();
    }
    siblings_are_alike(&mut headings);
    headings.into_iter().map(|(_, heading)| heading).collect()
}

/// The number and the words after it: `5.1.2.` and `Sisäinen palvelutoiminta`.
pub(crate) fn read_number(words: &str) -> Option<(Vec<u32>, &str)> {
    let end = words
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|&end| end > 0)?;
    let (number, rest) = words.split_at(end);
    let dotted = number.contains('.');
    let parts: Option<Vec<u32>> = number
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok().filter(|&n| (1..=60).contains(&n)))
        .collect();
    let title = rest.trim_start();
    (dotted && title.len() < rest.len() && parts.as_ref().is_some_and(|p| p.len() <= 6))
        .then_some((parts?, title))
}

/// A title begins with a capital and does not end as a sentence or as a line of a contents page does.
fn is_title(title: &str) -> bool {
    title.starts_with(char::is_uppercase)
        && title.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !title.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | ':' | '!'))
        && !title.contains("....")
        && !title.contains(". .")
        && !title.contains('\u{2026}')
}

/// Whether the number may come next: it counts on at its depth, or begins a depth below.
fn follows(number: &[u32], last: &[u32]) -> bool {
    let n = number.len();
    if last.is_empty() {
        return true;
    }
    if n > last.len() {
        // Numbers between may be missing: "5." is followed by "5.1.1.".
        return number.starts_with(last) && number[last.len()..].iter().all(|&part| part == 1);
    }
    // "5.1.6." is followed by "6.", "1.2" by "2.1" where the heading "2" has no full stop: one number is counted on, those below it begin.
    let Some(at) = (0..n).find(|&at| number[at] != last[at]) else {
        return false;
    };
    let is_next = number[at] > last[at] && number[at] <= last[at] + 3;
    is_next && number[at + 1..].iter().all(|&part| part == 1)
}

/// The heading with the line it goes on in: capitals after capitals, or a small letter without a gap.
fn wrapped(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> Range<usize> {
    let Some(next) = tokens.list.get(idx + 1) else {
        return idx..idx + 1;
    };
    let (above, below) = (tokens.words(idx), tokens.words(idx + 1));
    let shouted = |words: &str| {
        words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
    };
    let goes_on = next.gap <= spacing
        && next.bullet.is_none()
        && next.label.is_none()
        && below.chars().count() <= 60
        && (shouted(above) && shouted(below) || below.starts_with(char::is_lowercase));
    idx..idx + 1 + usize::from(goes_on)
}

/// Headings under one parent are of one kind: parts of the organization where enough of them look like that.
fn siblings_are_alike(headings: &mut [(Vec<u32>, Heading)]) {
    let mut start = 0;
    while start < headings.len() {
        let parent: Vec<u32> = headings[start].0[..headings[start].0.len() - 1].to_vec();
        let depth = parent.len() + 1;
        let family: Vec<usize> = (0..headings.len())
            .filter(|&idx| headings[idx].0.len() == depth && headings[idx].0.starts_with(&parent))
            .collect();
        if family.first() == Some(&start) {
            let n_units = family
                .iter()
                .filter(|&&idx| headings[idx].1.is_unit)
                .count();
            let all = n_units * UNITS_ONE_IN >= family.len() && depth > 1 && n_units > 0;
            for idx in family {
                headings[idx].1.is_unit = all;
            }
        }
        start += 1;
    }
}
