//! Headings by how they are printed: larger or bolder than the text of the document.

use std::cmp::Reverse;

use super::candidate::{is_title, unit_label};
use super::{Heading, Rank, mend, names_unit, read_number};
use crate::label::{self, Label};
use crate::tokens::Tokens;

/// A heading is larger than the text by at least so much, in hundredths, unless it is bolder.
const LARGER: u32 = 108;
/// Longer lines are text, in characters.
const LONGEST: usize = 120;
/// A line of so many characters is taken for running text.
const SHORTEST_TEXT: usize = 45;
/// A heading is wrapped over no more lines than this.
const MOST_LINES: usize = 3;
/// Sizes are told apart in steps of so many to a point: fonts are scaled by fractions when a page is fitted to its paper.
const STEPS: f32 = 2.0;

/// How a line is printed, comparable: the size in steps, and whether it is bold.
type Look = (u32, bool);

/// The headings that stand out from the text, outermost ranks counted from 1; `None` for exported text, where nothing stands out.
pub(super) fn find(tokens: &Tokens<'_>) -> Option<Vec<Heading>> {
    let text = text_look(tokens)?;
    let mut found: Vec<((Reverse<Look>, usize), Heading)> = Vec::new();
    let mut idx = 0;
    while idx < tokens.len() {
        let end = heading_end(tokens, idx, text);
        if end > idx
            && let Some(heading) = heading(tokens, idx..end)
        {
            let look = look(tokens, idx).unwrap_or_default();
            let depth = read_number(&heading.text.text).map_or(0, |(number, _)| number.len());
            found.push(((Reverse(look), depth), heading));
        }
        idx = end.max(idx + 1);
    }
    let mut ranks: Vec<_> = found.iter().map(|(key, _)| *key).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let rank_of = |key: &_| ranks.partition_point(|other| other < key);
    // Headings that look alike name things of one kind: where most of a rank name units, the others do, too.
    let mut counts = vec![(0_usize, 0_usize); ranks.len()];
    for (key, heading) in &found {
        let count = &mut counts[rank_of(key)];
        count.0 += 1;
        count.1 += usize::from(heading.is_unit);
    }
    let ranked = found.into_iter().map(|(key, mut heading)| {
        let rank = rank_of(&key);
        let (n, n_units) = counts[rank];
        heading.is_unit |= n_units * 2 >= n && read_number(&heading.text.text).is_none();
        heading.rank = Rank::Numbered(u8::try_from(rank + 1).unwrap_or(u8::MAX));
        heading
    });
    Some(ranked.collect())
}

/// The look of a line; `None` for exported text.
fn look(tokens: &Tokens<'_>, idx: usize) -> Option<Look> {
    let line = tokens.document.placed_line(tokens.list[idx].line)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the size of letters is small and positive"
    )]
    let size = (line.style.size.clamp(0.0, 1000.0) * STEPS).round() as u32;
    Some((size, line.style.bold))
}

/// The look of most letters of running text; in a document of nothing but tables, of those in cells.
fn text_look(tokens: &Tokens<'_>) -> Option<Look> {
    let is_text = |idx: &usize| tokens.words(*idx).chars().count() >= SHORTEST_TEXT;
    let running = || (0..tokens.len()).filter(is_text);
    most_seen(tokens, running().filter(|&idx| !is_in_cell(tokens, idx)))
        .or_else(|| {
            most_seen(
                tokens,
                (0..tokens.len()).filter(|&idx| is_in_cell(tokens, idx)),
            )
        })
        .or_else(|| most_seen(tokens, 0..tokens.len()))
}

fn is_in_cell(tokens: &Tokens<'_>, idx: usize) -> bool {
    tokens
        .document
        .placed_line(tokens.list[idx].line)
        .is_some_and(|line| line.in_cell)
}

/// The look of most letters of some lines.
fn most_seen(tokens: &Tokens<'_>, lines: impl Iterator<Item = usize>) -> Option<Look> {
    let mut letters: Vec<(Look, usize)> = Vec::new();
    for idx in lines {
        let own = look(tokens, idx)?;
        let n = tokens.words(idx).len();
        match letters.binary_search_by_key(&own, |(look, _)| *look) {
            Ok(at) => letters[at].1 += n,
            Err(at) => letters.insert(at, (own, n)),
        }
    }
    letters
        .iter()
        .max_by_key(|(look, n)| (*n, Reverse(*look)))
        .map(|(look, _)| *look)
}

/// Where the heading ends that begins at a line; the line itself where none begins.
fn heading_end(tokens: &Tokens<'_>, start: usize, text: Look) -> usize {
    let own = look(tokens, start).filter(|_| !is_in_cell(tokens, start));
    let stands_out = |look: Look| {
        look.0 * 100 >= text.0 * LARGER || look.1 && !text.1 && look.0 * 100 >= text.0 * 95
    };
    if !own.is_some_and(stands_out) {
        return start;
    }
    let goes_on = |idx: usize| {
        look(tokens, idx) == own
            && !is_in_cell(tokens, idx)
            && tokens.list[idx].gap == 0
            && !tokens.document.lines()[tokens.list[idx].line]
                .gap
                .page_break
            && read_number(tokens.words(idx)).is_none()
            && !names_unit(tokens.words(idx))
    };
    let mut end = start + 1;
    while end < tokens.len() && goes_on(end) {
        end += 1;
    }
    if end - start <= MOST_LINES {
        end
    } else {
        start
    }
}

fn heading(tokens: &Tokens<'_>, range: std::ops::Range<usize>) -> Option<Heading> {
    let idx = range.start;
    let token = &tokens.list[idx];
    let text = mend(tokens, range.clone());
    let words = &text.text;
    let n_letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let is_number = read_number(words).is_some();
    let is_sentence = words.ends_with(['.', ',', ';', '!', '?']) && !words.ends_with("jne.");
    if n_letters < 3
        || words.chars().count() > LONGEST
        || is_sentence
        || token.bullet.is_some()
        || !is_number && is_title(tokens, idx)
    {
        return None;
    }
    let name = unit_name(tokens, idx, words);
    if name.is_none() && is_of_goals(tokens, idx) {
        return None;
    }
    Some(Heading {
        is_unit: name.is_some() || names_unit(words) || is_coded(words),
        text: text.slice(name.unwrap_or(0)..words.len()),
        tokens: range,
        rank: Rank::Plain,
    })
}

/// A name with the code that the accounts know its unit by: `310 Elinkeinot ja matkailu`. Years are no codes.
fn is_coded(words: &str) -> bool {
    let Some((code, name)) = words.split_once(' ') else {
        return false;
    };
    let is_year = code.len() == 4 && (code.starts_with("19") || code.starts_with("20"));
    (3..=5).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_digit())
        && !is_year
        && name.starts_with(char::is_uppercase)
}

/// Whether a line begins with a label of a goal, or with the heads of columns: bold labels are read as labels.
fn is_of_goals(tokens: &Tokens<'_>, idx: usize) -> bool {
    let after_number = || read_number(tokens.words(idx)).map(|(_, title)| title);
    tokens.list[idx].label.is_some()
        || after_number().is_some_and(|title| label::read(title).is_some_and(|found| found.closed))
        || crate::heads::read(tokens.words(idx), tokens.list[idx].body, None).is_some()
}

/// Where the name begins after a word for a part of the organization: `Tulosalue   700 Elinvoima`, `Toimiala: Sivistys`.
fn unit_name(tokens: &Tokens<'_>, idx: usize, words: &str) -> Option<usize> {
    if let Some(at) = unit_label(words) {
        return Some(at);
    }
    let found = label::read_head(words).filter(|found| found.label == Label::Unit)?;
    let printed = tokens.words(idx);
    let after = printed.get(found.len..)?;
    let name = words[found.len..].trim_start();
    let is_apart = after.starts_with("  ") || name.starts_with(|c: char| c.is_ascii_digit());
    (is_apart && !name.is_empty()).then(|| words.len() - name.len())
}
