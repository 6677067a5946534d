//! Goals that only a number marks, right above their indicators: `1.1 Kadut ovat turvallisia` / `Mittari: …`.

use std::ops::Range;

use mittari_document::Span;

use crate::items;
use crate::label::{self, Label, Print};
use crate::outline::{names_unit, read_number};
use crate::tokens::Tokens;

/// A goal is wrapped over no more lines than this.
const MOST_LINES: usize = 4;
/// A greater number without a full stop counts no goal.
const MOST_GOALS: u32 = 40;
/// Most blank lines between two lines of one goal: some documents print one between all lines.
const WIDEST_GAP: u16 = 1;
/// Goals follow each other in a list of at least so many.
const LEAST_GOALS: usize = 2;

/// A numbered goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoalLine {
    /// Its lines.
    pub(crate) tokens: Range<usize>,
    /// The words of the first line, with the number unless a label stands before it: `Tavoite 1.1 Kadut ovat turvallisia`.
    pub(crate) words: Span,
    number: Vec<u32>,
    /// The label `Tavoite` stands before the number.
    is_labelled: bool,
    /// It is worded as the name of a part of the organization.
    is_unit: bool,
}

/// The goals of a document, in its order: those whose numbers count on from one to the next, or that a label marks as well. A number
/// above indicators may be that of a chapter.
pub(crate) fn all(tokens: &Tokens<'_>) -> Vec<GoalLine> {
    let found: Vec<GoalLine> = (0..tokens.len())
        .filter_map(|idx| at(tokens, idx))
        .collect();
    let counts_on = |above: &GoalLine, below: &GoalLine| follows(&above.number, &below.number);
    let mut goals: Vec<GoalLine> = Vec::new();
    for list in found.chunk_by(counts_on) {
        // Of parts of the organization most have the name of one: "2. Toimiva vesihuolto" alone is none.
        let n_units = list.iter().filter(|goal| goal.is_unit).count();
        let is_list = list.len() >= LEAST_GOALS && n_units * 2 < list.len();
        let marked = list.iter().filter(|goal| is_list || goal.is_labelled);
        goals.extend(marked.cloned());
    }
    goals
}

/// The goal that begins with a token: a numbered line, the lines it goes on in, and the label of indicators below.
pub(crate) fn at(tokens: &Tokens<'_>, idx: usize) -> Option<GoalLine> {
    let token = tokens
        .list
        .get(idx)
        .filter(|token| token.bullet.is_none() && !tokens.document.is_in_cell(token.line))?;
    let words = tokens.words(idx);
    let after_label = label::read(words)
        .filter(|found| found.label == Label::Objective && found.number.is_none())
        .filter(|found| !found.closed && found.print != Print::Lower)
        .map(|found| words[found.len..].trim_start());
    let (number, title) = number_of(after_label.unwrap_or(words))?;
    if !is_title(title) {
        return None;
    }
    let end = (idx + 1..(idx + MOST_LINES + 1).min(tokens.len()))
        .find(|&below| !goes_on(tokens, below))?;
    let start = match after_label {
        Some(_) => token.body.end as usize - title.len(),
        None => token.body.start as usize,
    };
    begins_indicators(tokens, end).then(|| GoalLine {
        tokens: idx..end,
        words: Span::new(start, token.body.end as usize),
        number,
        is_labelled: after_label.is_some(),
        is_unit: names_unit(title),
    })
}

/// The number of a goal and the words after it: `1.1 Kadut`, `1. Kadut`, `1) Kadut`, `1 Kadut`.
fn number_of(words: &str) -> Option<(Vec<u32>, &str)> {
    read_number(words).or_else(|| {
        let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = words[..words.len() - rest.len()].parse().ok()?;
        let title = rest.strip_prefix(')').unwrap_or(rest);
        let is_parted = title.starts_with(' ') && number <= MOST_GOALS;
        is_parted.then(|| (vec![number], title.trim_start()))
    })
}

/// A goal begins with a capital and is no label.
fn is_title(title: &str) -> bool {
    title.starts_with(char::is_uppercase)
        && label::read(title).is_none_or(|found| !found.closed && found.len < title.len())
        && !title.ends_with(':')
}

/// Whether the line goes on from the one above.
fn goes_on(tokens: &Tokens<'_>, idx: usize) -> bool {
    let (token, words) = (&tokens.list[idx], tokens.words(idx));
    let is_label = token.label.is_some_and(|at| at.print != Print::Lower);
    token.bullet.is_none()
        && !is_label
        && token.gap <= WIDEST_GAP
        && (words.starts_with(char::is_lowercase) || items::is_open(tokens.words(idx - 1)))
}

/// Whether the line begins with the label of indicators, as a label stands.
fn begins_indicators(tokens: &Tokens<'_>, idx: usize) -> bool {
    tokens.list[idx].label.is_some_and(|at| {
        let stands = at.closed || at.rest.is_empty() || at.print == Print::Capitals;
        at.label == Label::Indicator && at.print != Print::Lower && stands
    })
}

/// Whether a number is the next under the same parent.
fn follows(above: &[u32], below: &[u32]) -> bool {
    match (above.split_last(), below.split_last()) {
        (Some((last, parent)), Some((next, other))) => parent == other && *next == last + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use mittari_document::Document;

    use super::*;

    #[test]
    fn numbers_above_indicators() {
        let cases: &[(&str, &[&str])] = &[
            (
                "1.1 Kadut ovat turvallisia\nMittari: X\n1.2 Velka\nei kasva\nMittari: Y",
                &["1.1 Kadut ovat turvallisia", "1.2 Velka ei kasva"],
            ),
            (
                "1. Turvallinen katuverkko\nMittarit ja tavoitetaso\n• A: 2\n2. Terveet tilat\nMittarit ja tavoitetaso",
                &["1. Turvallinen katuverkko", "2. Terveet tilat"],
            ),
            (
                "1) Ehjät kadut\nMittari: X\n2) Puhdas vesi\nMittari: Y",
                &["1) Ehjät kadut", "2) Puhdas vesi"],
            ),
            (
                "1 Ehjät kadut\nMittari: X\n2 Puhdas vesi\nMittari: Y",
                &["1 Ehjät kadut", "2 Puhdas vesi"],
            ),
            ("12 Kappaletta\nMittari: X\n310 Kirjasto\nMittari: Y", &[]),
            (
                "Tavoite 1.1 Kadut ovat turvallisia\nMittari: X",
                &["Kadut ovat turvallisia"],
            ),
            ("4. Hyvinvointi\nMittarit\n• Kävijät", &[]),
            (
                "1. Kirjastopalvelut\nMittarit: A\n2. Liikuntapalvelut\nMittarit: B",
                &[],
            ),
            (
                "1. Kadut\nKatuja on.\nMittarit: A\n2. Tilat\nTiloja on.\nMittarit: B",
                &[],
            ),
            ("1. Mittarit\nMittari: A\n2. Tavoitteet\nMittari: B", &[]),
            ("1. Kadut\nmittari on uusi\n2. Tilat\nmittari on uusi", &[]),
        ];
        for (text, expected) in cases {
            let document = Document::from_text((*text).to_owned());
            let tokens = Tokens::read(&document);
            let goals: Vec<String> = all(&tokens)
                .iter()
                .map(|goal| {
                    let end = tokens.list[goal.tokens.end - 1].body.end;
                    let span = Span { end, ..goal.words };
                    document.words(span).replace('\n', " ")
                })
                .collect();
            assert_eq!(goals, *expected, "{text}");
        }
    }
}
