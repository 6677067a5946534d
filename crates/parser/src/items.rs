//! Lines to items: where a wrapped line goes on and where the next item begins.

use crate::mended::Piece;
use crate::tokens::{Bullet, Token, Tokens};

/// A line, or the part of it that follows a label, on its way into an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) piece: Piece,
    /// Blank lines above.
    pub(crate) gap: u16,
    pub(crate) bullet: Option<Bullet>,
    /// Where the words end, in characters from the left edge.
    pub(crate) x1: u16,
    pub(crate) trailing_space: bool,
}

impl Row {
    /// The whole line of a token.
    pub(crate) fn of(tokens: &Tokens<'_>, idx: usize) -> Self {
        Self::part(&tokens.list[idx], tokens.piece(idx))
    }

    /// A part of a token's line.
    pub(crate) fn part(token: &Token, piece: Piece) -> Self {
        Self {
            piece,
            gap: token.gap,
            bullet: token.bullet,
            x1: token.x1,
            trailing_space: token.trailing_space,
        }
    }
}

/// How two lines that follow each other belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bond {
    /// The second goes on where the first was wrapped.
    Wrap,
    /// The second begins an item.
    Break,
    /// The print does not tell: the second begins with a capital, and its first word would not have fitted on the first line.
    Either,
}

/// What is known of the column that the lines stand in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The right edge that lines are wrapped at, in characters.
    pub(crate) width: u16,
    /// Blank lines between two lines of one paragraph.
    pub(crate) spacing: u16,
    /// Whether white space at a line's end tells that the sentence goes on: some lines have it and some have not.
    pub(crate) telling_space: bool,
    /// The lines are sentences.
    is_prose: bool,
}

/// A wrapped line is at least this full, in hundredths of the column's width: letters are not equally wide.
const FULL: u32 = 92;

/// A line of a sentence that ends before this share of the column's width, in hundredths, was not wrapped there.
const FAR: u32 = 70;

/// Whether the lines hold sentences: the last one ends in a full stop, and another ends inside.
fn is_prose(text: &str, rows: &[Row]) -> bool {
    let Some((last, others)) = rows.split_last() else {
        return false;
    };
    words(text, last).ends_with('.') && others.iter().any(|row| words(text, row).contains(". "))
}

/// The gap most often seen; of two the smaller one.
fn usual_gap(gaps: impl Iterator<Item = u16>) -> Option<u16> {
    let mut counts = [0_u16; 4];
    for gap in gaps {
        counts[usize::from(gap.min(3))] += 1;
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    counts
        .iter()
        .position(|count| *count == most)
        .and_then(|gap| u16::try_from(gap).ok())
}

impl Column {
    /// Measures the lines of a field. `width` is the widest line of the block around; `spacing` the spacing around, for a field whose
    /// own lines do not show one.
    pub(crate) fn of(text: &str, rows: &[Row], width: u16, spacing: u16) -> Self {
        let own = usual_gap(
            rows.windows(2)
                .filter(|pair| goes_on(words(text, &pair[0]), words(text, &pair[1]), &pair[1]))
                .map(|pair| pair[1].gap),
        );
        let smallest = rows.iter().skip(1).map(|row| row.gap).min();
        let spacing = match (own, smallest) {
            (Some(own), _) => own,
            (None, Some(smallest)) => spacing.min(smallest.max(spacing)),
            (None, None) => spacing,
        };
        let n_trailing = rows.iter().filter(|row| row.trailing_space).count();
        let widest = rows.iter().map(|row| row.x1).max().unwrap_or(0);
        Self {
            width: width.max(widest),
            spacing,
            telling_space: n_trailing > 0 && n_trailing < rows.len(),
            is_prose: is_prose(text, rows),
        }
    }

    /// How two lines of this column belong together.
    pub(crate) fn bond(self, text: &str, above: &Row, below: &Row) -> Bond {
        let (before, after) = (words(text, above), words(text, below));
        if below.bullet.is_some() {
            return Bond::Break;
        }
        if is_open(before) {
            return Bond::Wrap;
        }
        let apart = below.gap > self.spacing;
        if goes_on(before, after, below) {
            let complete = before.ends_with(['.', '!', '?']);
            return if apart && complete {
                Bond::Break
            } else {
                Bond::Wrap
            };
        }
        if apart {
            return Bond::Break;
        }
        if self.telling_space {
            let complete = before.ends_with(['.', '!', '?']);
            let ends = complete && (self.fits(above, after) || below.gap < self.spacing);
            return if above.trailing_space && !ends {
                Bond::Wrap
            } else {
                Bond::Break
            };
        }
        if is_shouted(before) && is_shouted(after) {
            return Bond::Wrap;
        }
        // Among sentences a line that ends none goes on, unless it is far too short: names begin with capitals, too.
        if self.is_prose && !before.ends_with(['.', '!', '?', ':']) {
            let far = u32::from(above.x1) * 100 < u32::from(self.width) * FAR;
            return if far { Bond::Break } else { Bond::Either };
        }
        // Lines that hold one sentence each are a list: a wrap seldom falls between two sentences.
        if before.ends_with('.') || self.fits(above, after) {
            Bond::Break
        } else {
            Bond::Either
        }
    }

    fn fits(self, above: &Row, after: &str) -> bool {
        fits(above, after, self.width)
    }
}

/// Whether the first word of the line below would have fitted on the line above.
fn fits(above: &Row, after: &str, width: u16) -> bool {
    let word = after
        .split_whitespace()
        .next()
        .unwrap_or("")
        .chars()
        .count();
    let needed = u32::from(above.x1) + 1 + u32::try_from(word).unwrap_or(u32::MAX);
    needed * 100 <= u32::from(width) * FULL
}

fn words<'t>(text: &'t str, row: &Row) -> &'t str {
    row.piece.span.of(text)
}

/// The longest of the connectives, in bytes.
const LONGEST_CONNECTIVE: usize = 6;
/// Words after which no item ends.
const CONNECTIVES: &[&str] = &[
    "ei", "eli", "että", "ja", "joiden", "joihin", "joilla", "joissa", "joita", "joka", "jonka",
    "jossa", "jota", "jotka", "jotta", "kuin", "kun", "mm.", "och", "om", "on", "ovat", "samt",
    "sekä", "som", "tai", "taikka", "vai", "för", "att", "av", "med", "på", "till", "i",
];

/// Whether the line cannot be the end of an item: it ends in a hyphen, a comma or a connective, or a bracket is open.
pub(crate) fn is_open(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    let opened = {
        let count = |bracket| memchr::memchr_iter(bracket, words.as_bytes()).count();
        let n_open = count(b'(');
        n_open > 0 && n_open > count(b')')
    };
    let dashed = last.ends_with(['-', '\u{AD}', '/', '–']) && last.chars().count() > 1;
    opened
        || dashed
        || words.ends_with([',', '&', '+', '='])
        || last.len() <= LONGEST_CONNECTIVE && CONNECTIVES.contains(&last)
}

/// Whether the line below begins as no item does: with a small letter, a bracket, a sign.
fn goes_on(before: &str, after: &str, below: &Row) -> bool {
    if below.bullet.is_some() {
        return false;
    }
    let mut chars = after.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    match first {
        c if c.is_lowercase() => true,
        '(' | ')' | ',' | ';' | '%' | '=' | '/' | '&' | '→' => true,
        '-' | '–' => second.is_alphabetic(),
        '+' => !before.is_empty() && before.contains('='),
        _ => false,
    }
}

/// Whether all letters are capitals, so that a capital at a line's start tells nothing.
fn is_shouted(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !words.chars().any(char::is_lowercase)
}

/// Cuts rows into items. `either` says what to do where the print does not tell.
pub(crate) fn split(text: &str, rows: &[Row], column: Column, either: Bond) -> Vec<Vec<Row>> {
    let mut items: Vec<Vec<Row>> = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        // Lines without a bullet under one that has it are its own, sentences and all.
        let in_bullet = items.last().is_some_and(|item| item[0].bullet.is_some())
            && row.bullet.is_none()
            && row.gap <= column.spacing
            && !column.telling_space;
        let bond = match idx.checked_sub(1) {
            None => Bond::Break,
            Some(_) if in_bullet => Bond::Wrap,
            Some(above) => match column.bond(text, &rows[above], row) {
                Bond::Either => either,
                bond => bond,
            },
        };
        match items.last_mut() {
            Some(item) if bond == Bond::Wrap => item.push(*row),
            _ => items.push(vec![*row]),
        }
    }
    items
}

/// Cuts the rows of a drawn cell into items: there a gap stands wherever the next word would have fitted on the line above.
pub(crate) fn split_drawn(text: &str, rows: &[Row]) -> Vec<Vec<Row>> {
    let mut items: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match items.last_mut() {
            Some(item)
                if item
                    .last()
                    .is_some_and(|above| wraps_drawn(text, above, row)) =>
            {
                item.push(*row);
            }
            _ => items.push(vec![*row]),
        }
    }
    items
}

/// Whether a line of a drawn cell goes on in the next.
fn wraps_drawn(text: &str, above: &Row, below: &Row) -> bool {
    let (before, after) = (words(text, above), words(text, below));
    if below.bullet.is_some() {
        return false;
    }
    if is_open(before) || below.gap == 0 {
        return true;
    }
    goes_on(before, after, below) && !before.ends_with(['.', '!', '?'])
}

/// Cuts rows at blank lines alone.
pub(crate) fn split_at_gaps(rows: &[Row], spacing: u16) -> Vec<Vec<Row>> {
    let mut items: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match items.last_mut() {
            Some(item) if row.gap <= spacing && row.bullet.is_none() => item.push(*row),
            _ => items.push(vec![*row]),
        }
    }
    items
}

/// The pieces of some rows.
pub(crate) fn pieces(rows: &[Row]) -> Vec<Piece> {
    rows.iter().map(|row| row.piece).collect()
}

#[cfg(test)]
mod tests {
    use mittari_document::Document;

    use super::*;

    fn items(text: &str) -> Vec<String> {
        let document = Document::from_text(text.to_owned());
        let tokens = Tokens::read(&document);
        let rows: Vec<Row> = (0..tokens.len()).map(|idx| Row::of(&tokens, idx)).collect();
        let column = Column::of(text, &rows, 0, 0);
        split(text, &rows, column, Bond::Wrap)
            .iter()
            .map(|item| crate::mended::Mended::join(text, &pieces(item), "").text)
            .collect()
    }

    #[test]
    fn items_of_a_field() {
        assert_eq!(
            items("Sujuva ja saavutettava digitaalinen palvelukokonaisuus\nPalveluiden sähköistäminen\nSuomi.fi -viestejä käyttävän viranomaispostin sähköistäminen mahdollisimman kattavasti.\n").len(),
            3
        );
        assert_eq!(
            items("TOIMIVAT PALVELUT YHTEISTYÖSSÄ HYVINVOINTIALUEEN\nKANSSA\n").len(),
            1
        );
        assert_eq!(items("Toimivat palvelut yhdessä hyvinvointialueen kanssa.\n\nYhteistyö järjestöjen kanssa.\n").len(), 2);
        assert_eq!(items("- yksi asia\n- toinen asia, joka\nvenyy\n").len(), 2);
    }
}
