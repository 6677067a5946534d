//! Footnotes printed right under a drawn table: notes of the card that bears their mark.
//!
//! ```text
//! | Mittari                         | Lähtötaso |
//! | Huoltajien tyytyväisyys**       | 4,1       |
//! ** Kysely tehtiin syksyllä 2024.
//! ```

use crate::draft::DraftCard;
use crate::mended::Mended;
use crate::scan::Scan;

/// So many cards above a footnote are asked for its mark.
const NEAR: usize = 64;

/// Adds the footnotes under the tables of some cards to those that bear their marks; a mark that no card bears leaves the line unread.
pub(super) fn add(scan: &Scan<'_>, cards: &mut [DraftCard]) {
    let document = scan.tokens.document;
    let last_line = |card: &DraftCard| card.lines.iter().max().copied();
    let mut ends: Vec<(Option<usize>, usize)> = cards.iter().map(last_line).zip(0..).collect();
    ends.sort_unstable();
    for idx in 1..scan.tokens.len() {
        let line = scan.tokens.list[idx].line;
        let Some(mark) = mark(document.line_words(line)) else {
            continue;
        };
        let above = scan.tokens.list[idx - 1].line;
        let is_under_table = document.is_in_cell(above) || mark_above(scan, idx);
        if document.is_in_cell(line) || !is_under_table {
            continue;
        }
        let end = end_of_note(scan, idx);
        // The nearest card above that bears the mark.
        let n_above = ends.partition_point(|(last, _)| *last < Some(line));
        let near = ends[..n_above].iter().rev().take(NEAR);
        let bearer = near
            .map(|&(_, card)| card)
            .find(|&card| bears(&cards[card], mark));
        if let Some(card) = bearer {
            let card = &mut cards[card];
            card.notes.push(text(scan, idx..end));
            let lines = scan.tokens.list[idx..end].iter().map(|token| token.line);
            card.lines.extend(lines);
        }
    }
}

/// Whether the line above is a footnote, too.
fn mark_above(scan: &Scan<'_>, idx: usize) -> bool {
    let above = scan.tokens.list[idx - 1].line;
    scan.tokens.list[idx].gap == 0 && mark(scan.tokens.document.line_words(above)).is_some()
}

/// The mark that a footnote begins with: `*`, `**`, `1)`.
fn mark(words: &str) -> Option<&str> {
    let stars = words.len() - words.trim_start_matches('*').len();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let len = match (stars, digits) {
        (1..=3, _) => stars,
        (0, 1 | 2) if words[digits..].starts_with(')') => digits + 1,
        _ => return None,
    };
    let text = words[len..].trim_start();
    (text.starts_with(char::is_alphabetic) && !text.ends_with('*')).then(|| &words[..len])
}

/// Where a footnote ends: it goes on in lines that begin with a small letter.
fn end_of_note(scan: &Scan<'_>, idx: usize) -> usize {
    let goes_on = |next: &usize| {
        let token = &scan.tokens.list[*next];
        token.gap == 0
            && !scan.tokens.document.is_in_cell(token.line)
            && scan.tokens.words(*next).starts_with(char::is_lowercase)
    };
    let n = (idx + 1..scan.tokens.len()).take_while(goes_on).count();
    idx + 1 + n
}

/// The note as printed, its stars left out: they are a mark, where a number is a name.
fn text(scan: &Scan<'_>, range: std::ops::Range<usize>) -> Mended {
    let mended = scan.mend(range);
    let stars = mended.text.len() - mended.text.trim_start_matches('*').len();
    mended.slice(stars..mended.text.len())
}

/// Whether an indicator, a value or a statement of a card ends in a mark.
fn bears(card: &DraftCard, mark: &str) -> bool {
    let ends = |text: &Mended| {
        let words = text.text.split_whitespace();
        words.into_iter().any(|word| {
            let before = word.strip_suffix(mark);
            before.is_some_and(|before| !before.ends_with('*') && !before.contains('('))
        })
    };
    card.indicators.iter().any(|indicator| {
        ends(&indicator.text)
            || indicator.baseline.iter().any(|value| ends(&value.text))
            || indicator.targets.iter().any(|value| ends(&value.text))
            || indicator.actuals.iter().any(|value| ends(&value.text))
    }) || card.objectives.iter().any(ends)
        || card.actions.iter().any(|action| ends(&action.text))
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn marks() {
        for (words, expected) in [
            ("* Sovittelut tilastoidaan.", Some("*")),
            ("**Kysely tehtiin syksyllä.", Some("**")),
            ("1) Move!-mittausten tieto", Some("1)")),
            ("1. Palvelut", None),
            ("**Tavoite**", None),
            ("2) 340", None),
        ] {
            assert_eq!(mark(words), expected, "{words}");
        }
    }
}
