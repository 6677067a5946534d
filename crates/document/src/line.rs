//! Lines of text with their page, their distance from the line above, and the columns that spaces or tabs keep.

use crate::Span;

/// One non-blank line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line break and without white space at either end.
    pub span: Span,
    /// The page, counted from 1.
    pub page: u32,
    /// The line's number, counted from 1: of the file for exported text.
    pub number: u32,
    /// What stands between this line and the one above.
    pub gap: Gap,
    /// Where the text starts, in characters from the left edge; a tab reaches to the next multiple of 8.
    pub indent: u16,
    /// Whether white space follows the text. Some exports leave it where a sentence goes on in the next line.
    pub trailing_space: bool,
    /// The running heads and page numbers are marked here, not deleted.
    pub furniture: bool,
}

/// The blank lines above a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// How many blank lines there are.
    pub blank: u16,
    /// How many of them hold white space: an empty paragraph of the original, where the others are mere line spacing.
    pub spaced: u16,
    /// Whether a page break lies between.
    pub page_break: bool,
}

/// A part of a line that tabs or at least two spaces part from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The words, without white space at either end.
    pub span: Span,
    /// Where it starts, in characters from the left edge.
    pub x0: u16,
    /// Where it ends, in characters from the left edge, excluded.
    pub x1: u16,
}

/// Spaces that part two columns in text laid out by spaces. A single space, or two after a full stop, part words.
const COLUMN_SPACES: u16 = 2;
/// Tab stops, in characters.
const TAB: u16 = 8;

/// The fragments of a line, from left to right. A line with columns gives several, any other line one.
///
/// `whole` is the raw line with its leading white space, `offset` the place of its first byte in the document's text.
pub(crate) fn fragments(whole: &str, offset: usize, out: &mut Vec<Fragment>) {
    if !may_have_columns(whole) {
        let words = whole.trim_matches(is_space);
        if !words.is_empty() {
            let lead = whole.len() - whole.trim_start_matches(is_space).len();
            let x0 = chars(&whole[..lead]);
            out.push(Fragment {
                span: Span::new(offset + lead, offset + lead + words.len()),
                x0,
                x1: x0.saturating_add(chars(words)),
            });
        }
        return;
    }
    let (mut x, mut open, mut end, mut spaces) =
        (0_u16, None::<(usize, u16)>, (0_usize, 0_u16), 0_u16);
    let mut close = |open: &mut Option<(usize, u16)>, end: (usize, u16)| {
        if let Some((start, x0)) = open.take() {
            out.push(Fragment {
                span: Span::new(offset + start, offset + end.0),
                x0,
                x1: end.1,
            });
        }
    };
    for (at, c) in whole.char_indices() {
        if c == '\t' {
            close(&mut open, end);
            x = x.saturating_add(TAB - x % TAB);
            spaces = 0;
            continue;
        }
        if is_space(c) {
            spaces = spaces.saturating_add(u16::from(is_wide(c)));
            x = x.saturating_add(1);
            continue;
        }
        if open.is_some() && spaces >= COLUMN_SPACES {
            close(&mut open, end);
        }
        spaces = 0;
        open.get_or_insert((at, x));
        x = x.saturating_add(1);
        end = (at + c.len_utf8(), x);
    }
    close(&mut open, end);
}

/// Whether a line can hold more than one fragment, or tabs: a cheap test, since most lines are text.
pub(crate) fn may_have_columns(whole: &str) -> bool {
    let inner = whole.trim_start_matches(' ').as_bytes();
    let is_special = |byte: &u8| matches!(byte, b'\t' | 0xC2 | 0xE1..=0xE3);
    inner.windows(2).any(|pair| pair == b"  ") || inner.iter().any(is_special)
}

fn chars(words: &str) -> u16 {
    u16::try_from(words.chars().count()).unwrap_or(u16::MAX)
}

/// White space and characters that print nothing.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_whitespace() || matches!(c, '\0' | '\u{B}');
    }
    c.is_whitespace()
        || matches!(
            c,
            '\0' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// Spaces that keep columns. Thin spaces stand after labels in some books, twice in a row, and part nothing.
fn is_wide(c: char) -> bool {
    !matches!(
        c,
        '\u{2004}'
            ..='\u{200A}'
                | '\u{202F}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2060}'
                | '\u{FEFF}'
                | '\0'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Vec<(String, u16, u16)> {
        let mut out = Vec::new();
        fragments(line, 0, &mut out);
        out.iter()
            .map(|f| (f.span.of(line).to_owned(), f.x0, f.x1))
            .collect()
    }

    #[test]
    fn columns() {
        assert_eq!(
            split("MITTARI      Lähtötaso"),
            [
                ("MITTARI".to_owned(), 0, 7),
                ("Lähtötaso".to_owned(), 13, 22)
            ]
        );
        assert_eq!(
            split("  a\tb"),
            [("a".to_owned(), 2, 3), ("b".to_owned(), 8, 9)]
        );
        assert_eq!(
            split("TAVOITE\u{2009}\u{2009} Toimivat "),
            [("TAVOITE\u{2009}\u{2009} Toimivat".to_owned(), 0, 18)]
        );
        assert_eq!(split("9\u{A0}844 pv"), [("9\u{A0}844 pv".to_owned(), 0, 8)]);
        assert_eq!(split("   "), []);
    }
}
