//! The document as tokens: its lines with bullets and labels recognized, running heads and page numbers left out.

use mittari_document::{Document, Span};

use crate::broken_label::{self, BrokenLabel};
use crate::label::{self, Label, Print};
use crate::mended::Piece;

/// A line with what its start says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// The index of the line in `Document::lines`.
    pub(crate) line: usize,
    /// The words after bullet and bold marks.
    pub(crate) body: Span,
    /// Blank lines above; 0 after a page break, which tells nothing of paragraphs.
    pub(crate) gap: u16,
    /// The bullet before the words.
    pub(crate) bullet: Option<Bullet>,
    /// The label that the words start with, whatever comes after it.
    pub(crate) label: Option<LabelAt>,
    /// Where the words start and end, in characters from the left edge.
    pub(crate) x0: u16,
    /// See `x0`; the end is excluded.
    pub(crate) x1: u16,
    /// White space follows the words.
    pub(crate) trailing_space: bool,
    /// The line completes the label of the one above and holds nothing else.
    pub(crate) ends_label: bool,
}

/// A bullet and how deep it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bullet {
    /// The mark itself.
    pub(crate) mark: char,
    /// Where it stands, in characters from the left edge.
    pub(crate) x: u16,
}

/// A label with the places of what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelAt {
    pub(crate) label: Label,
    pub(crate) print: Print,
    pub(crate) is_phrase: bool,
    pub(crate) number: Option<u32>,
    pub(crate) period: Option<Span>,
    pub(crate) closed: bool,
    /// A column's width of white space, or a tab, parts it from what stands after it.
    pub(crate) apart: bool,
    /// What stands on the line after the label; empty where nothing does.
    pub(crate) rest: Span,
}

/// The tokens of a document, and the words they stand for.
#[derive(Debug)]
pub(crate) struct Tokens<'d> {
    pub(crate) document: &'d Document,
    pub(crate) list: Vec<Token>,
}

impl<'d> Tokens<'d> {
    /// Reads the lines that are not furniture.
    pub(crate) fn read(document: &'d Document) -> Self {
        let mut list = Vec::with_capacity(document.lines().len());
        for (idx, line) in document.lines().iter().enumerate() {
            if line.furniture {
                continue;
            }
            // Drawn tables are read cell by cell, with their own labels.
            let is_in_cell = document.is_in_cell(idx);
            let words = document.words(line.span);
            let (body, mark) = strip_marks(words, line.span);
            let gap = if line.gap.page_break {
                0
            } else {
                line.gap.blank
            };
            let width = u16::try_from(words.chars().take(usize::from(u16::MAX)).count())
                .unwrap_or(u16::MAX);
            list.push(Token {
                line: idx,
                body,
                gap,
                bullet: mark.map(|mark| Bullet {
                    mark,
                    x: line.indent,
                }),
                label: if is_in_cell {
                    None
                } else {
                    label_at(document.words(body), body)
                },
                x0: line.indent,
                x1: line.indent.saturating_add(width),
                trailing_space: line.trailing_space,
                ends_label: false,
            });
        }
        let mut tokens = Self { document, list };
        tokens.join_labels();
        tokens
    }

    /// Finds the labels that are broken over two lines.
    fn join_labels(&mut self) {
        for idx in 1..self.list.len() {
            let above = self.list[idx - 1];
            let is_in_cell = |line| self.document.is_in_cell(line);
            if is_in_cell(above.line)
                || above.bullet.is_some()
                || above.ends_label
                || self.list[idx].line != above.line + 1
            {
                continue;
            }
            if let Some(found) = broken_label::read(self.document, above.line) {
                self.join_label(idx, &found);
            }
        }
    }

    fn join_label(&mut self, idx: usize, found: &BrokenLabel) {
        self.list[idx - 1].label = Some(LabelAt {
            label: found.label,
            print: Print::Title,
            is_phrase: true,
            number: None,
            period: None,
            closed: found.closed,
            apart: !found.rest.is_empty(),
            rest: found.rest,
        });
        let below = &mut self.list[idx];
        below.label = None;
        match found.below {
            Some((span, x0)) => (below.body, below.x0) = (span, x0),
            None => below.ends_label = true,
        }
    }

    /// The words of a token, without bullet.
    pub(crate) fn words(&self, token: usize) -> &'d str {
        self.document.words(self.list[token].body)
    }

    /// The words of a span.
    pub(crate) fn span_words(&self, span: Span) -> &'d str {
        self.document.words(span)
    }

    /// The whole token as a piece.
    pub(crate) fn piece(&self, token: usize) -> Piece {
        Piece {
            span: self.list[token].body,
            line: self.list[token].line,
        }
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }
}

/// The label at the start of some words, with its places in the document.
pub(crate) fn label_at(words: &str, span: Span) -> Option<LabelAt> {
    let found = label::read(words)?;
    let start = span.start as usize;
    let period = found.period.map(|period| {
        let at = start + (period.as_ptr() as usize - words.as_ptr() as usize);
        Span::new(at, at + period.len())
    });
    let rest = words[found.len..].trim_matches(|c: char| c.is_whitespace() || c == '*');
    let at = if rest.is_empty() {
        span.end as usize
    } else {
        start + (rest.as_ptr() as usize - words.as_ptr() as usize)
    };
    Some(LabelAt {
        label: found.label,
        print: found.print,
        is_phrase: found.is_phrase,
        number: found.number,
        period,
        closed: found.closed,
        apart: !rest.is_empty() && is_apart(&words[found.len..]),
        rest: Span::new(at, at + rest.len()),
    })
}

/// Whether two or more spaces, or a tab, begin some words.
fn is_apart(words: &str) -> bool {
    let space = &words[..words.len() - words.trim_start().len()];
    space.contains('\t') || space.chars().count() >= 2
}

/// The words without bullet, Markdown heading signs and bold marks; and the bullet.
pub(crate) fn strip_marks(words: &str, span: Span) -> (Span, Option<char>) {
    let (mut rest, mut bullet) = (words, None);
    for _ in 0..3 {
        let Some((mark, after)) = strip_bullet(rest) else {
            break;
        };
        bullet = bullet.or(Some(mark));
        rest = after;
    }
    let heading = rest.trim_start_matches('#');
    if heading.len() < rest.len() && heading.starts_with(' ') {
        rest = heading.trim_start();
    }
    let body = ["**", "__"]
        .iter()
        .find_map(|mark| unwrapped(rest, mark))
        .unwrap_or(rest);
    if body.is_empty() {
        return (span, None);
    }
    let start = span.start as usize + (body.as_ptr() as usize - words.as_ptr() as usize);
    (Span::new(start, start + body.len()), bullet)
}

/// The words between two marks of emphasis. One mark alone is that of a footnote, unless it opens a label that ends in a later line.
fn unwrapped<'w>(words: &'w str, mark: &str) -> Option<&'w str> {
    let inner = words.strip_prefix(mark).unwrap_or(words);
    let both = inner.strip_suffix(mark).unwrap_or(inner);
    let is_pair = words.len() - both.len() == 2 * mark.len();
    let opens = inner.len() < words.len() && (inner.contains(mark) || label::read(inner).is_some());
    let closes = both.len() < inner.len() && both.contains(mark);
    if is_pair || closes {
        Some(both.trim())
    } else {
        opens.then(|| inner.trim())
    }
}

/// A bullet at the start, and the words after it.
fn strip_bullet(words: &str) -> Option<(char, &str)> {
    let mut chars = words.chars();
    let mark = chars.next()?;
    let after = chars.as_str();
    let next = after.trim_start();
    let spaced = next.len() < after.len();
    let word_follows = next
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '”' | '"' | '“' | '(' | '[' | '*'));
    let is_bullet = match mark {
        '•'
        | '▪'
        | '■'
        | '□'
        | '●'
        | '○'
        | '◦'
        | '∙'
        | '‣'
        | '⁃'
        | '►'
        | '▶'
        | '→'
        | '➔'
        | '➢'
        | '➤'
        | '✓'
        | '✔'
        | '❖'
        | '◆'
        | '◊'
        | '\u{E000}'..='\u{F8FF}' => !next.is_empty(),
        '·' | '*' | 'o' | '–' | '—' | '»' => spaced && word_follows,
        '-' => word_follows && (spaced || next.chars().next().is_some_and(char::is_uppercase)),
        _ => false,
    };
    is_bullet.then_some((mark, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let cases = [
            ("\u{F0B7} Paperipostin", "Paperipostin", Some('\u{F0B7}')),
            ("- Tavoite: HINKU", "Tavoite: HINKU", Some('-')),
            ("-Mitä tarkoittaa", "Mitä tarkoittaa", Some('-')),
            ("-raportit", "-raportit", None),
            ("-5 %", "-5 %", None),
            ("- 152 %", "- 152 %", None),
            ("o Robotiikka", "Robotiikka", Some('o')),
            ("**Tavoite 1: Osaaminen**", "Tavoite 1: Osaaminen", None),
            ("**Tavoite 1:** Osaaminen", "Tavoite 1:** Osaaminen", None),
            ("**Tavoite: Osaava ja", "Tavoite: Osaava ja", None),
            ("**Asteikko 1–5", "**Asteikko 1–5", None),
            (
                "Huoltajien tyytyväisyys**",
                "Huoltajien tyytyväisyys**",
                None,
            ),
            ("## Mittarit", "Mittarit", None),
            ("*Hyvinvointialueen", "*Hyvinvointialueen", None),
            ("•", "•", None),
        ];
        for (words, body, bullet) in cases {
            let (span, mark) = strip_marks(words, Span::new(0, words.len()));
            assert_eq!((span.of(words), mark), (body, bullet), "{words}");
        }
    }
}
