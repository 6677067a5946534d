//! Exported text: lines, gaps and pages.

use std::fmt;

use crate::geometry::Geometry;
use crate::line::{fragments, is_space, may_have_columns};
use crate::{Fragment, Gap, Line, PlacedLine, PlacedWord, RuledTable, Span, furniture};

/// A document as text and lines.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    lines: Vec<Line>,
    n_pages: u32,
    geometry: Option<Box<Geometry>>,
}

/// More text than spans can index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The size of the text in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} bytes of text; at most {} can be read",
            self.bytes,
            u32::MAX
        )
    }
}

impl std::error::Error for TooLong {}

impl Document {
    /// Reads exported text: lines end with LF, CRLF or CR, pages with a form feed.
    ///
    /// `is_kept` tells the lines that are never page furniture, because they carry something of their own (a label).
    ///
    /// # Errors
    ///
    /// [`TooLong`] where the text is longer than 4 GiB.
    pub fn from_text_keeping(
        text: String,
        is_kept: &dyn Fn(&str) -> bool,
    ) -> Result<Self, TooLong> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong { bytes: text.len() });
        }
        let (mut lines, n_pages) = split_lines(&text);
        furniture::mark(
            &text,
            &mut lines,
            n_pages,
            &|_, words| is_kept(words),
            &|_| 0,
        );
        Ok(Self {
            text,
            lines,
            n_pages,
            geometry: None,
        })
    }

    /// Reads exported text, any line of which may be page furniture. Text longer than 4 GiB gives an empty document.
    pub fn from_text(text: String) -> Self {
        Self::from_text_keeping(text, &|_| false).unwrap_or_default()
    }

    /// The document that a reader of pages wrote.
    pub(crate) fn from_pages(
        text: String,
        mut lines: Vec<Line>,
        geometry: Geometry,
        n_pages: u32,
        is_kept: &dyn Fn(&str) -> bool,
    ) -> Result<Self, TooLong> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong { bytes: text.len() });
        }
        let in_cell = |idx: usize| geometry.lines[idx].in_cell;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a page is a few steps high"
        )]
        let height = |idx: usize| (geometry.lines[idx].rect.y1 / SAME_HEIGHT).round() as i32;
        let is_kept = |idx: usize, words: &str| in_cell(idx) || is_kept(words);
        furniture::mark(&text, &mut lines, n_pages, &is_kept, &height);
        furniture::mark_on_only_page(&text, &mut lines, &geometry.lines, &is_kept);
        for (line, placed) in lines.iter_mut().zip(&geometry.lines) {
            line.furniture &= !placed.in_cell;
        }
        Ok(Self {
            text,
            lines,
            n_pages,
            geometry: Some(Box::new(geometry)),
        })
    }

    /// Where a line stands, given by its index in [`Document::lines`]; `None` for exported text.
    pub fn placed_line(&self, idx: usize) -> Option<&PlacedLine> {
        self.geometry.as_ref()?.lines.get(idx)
    }

    /// Whether a line stands in a cell of a ruled table; never in exported text.
    pub fn is_in_cell(&self, idx: usize) -> bool {
        self.placed_line(idx).is_some_and(|line| line.in_cell)
    }

    /// A number that lines on one level of the page share, cells beside each other, and that grows down the document: the index of the
    /// line itself for exported text.
    pub fn level(&self, idx: usize) -> usize {
        self.placed_line(idx)
            .map_or(idx, |line| line.level as usize)
    }

    /// The words whose bytes lie in a span, with their places; none for exported text.
    pub fn placed_words(&self, span: Span) -> &[PlacedWord] {
        let Some(geometry) = &self.geometry else {
            return &[];
        };
        let words = &geometry.words;
        let first = words.partition_point(|word| word.span.end <= span.start);
        let len = words[first..].partition_point(|word| word.span.start < span.end);
        &words[first..first + len]
    }

    /// The tables whose cells are drawn, in the order of the pages; none for exported text.
    pub fn ruled_tables(&self) -> &[RuledTable] {
        self.geometry
            .as_ref()
            .map_or(&[], |geometry| &geometry.tables)
    }

    /// The whole text; spans index it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The non-blank lines, in reading order, furniture among them.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Number of pages, at least 1.
    pub fn n_pages(&self) -> u32 {
        self.n_pages.max(1)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words of a line, given by its index in [`Document::lines`].
    pub fn line_words(&self, idx: usize) -> &str {
        self.words(self.lines[idx].span)
    }

    /// The fragments of a line, given by its index in [`Document::lines`]: several where tabs or spaces keep columns, else one.
    pub fn fragments(&self, idx: usize) -> Vec<Fragment> {
        let mut out = Vec::new();
        self.fragments_into(idx, &mut out);
        out
    }

    /// As [`Document::fragments`], into a list that is cleared first.
    pub fn fragments_into(&self, idx: usize, out: &mut Vec<Fragment>) {
        out.clear();
        let start = self.line_start(idx);
        fragments(
            &self.text[start..self.lines[idx].span.end as usize],
            start,
            out,
        );
    }

    /// Whether a line may keep columns by tabs or spaces: a cheap test before its fragments are asked for, since most lines are text.
    pub fn may_keep_columns(&self, idx: usize) -> bool {
        may_have_columns(self.line_words(idx))
    }

    /// The first byte of a line, and the line with the white space around its words.
    pub(crate) fn whole_line(&self, idx: usize) -> (usize, &str) {
        let start = self.line_start(idx);
        let end = self.lines[idx].span.end as usize;
        let rest = &self.text.as_bytes()[end..];
        let len = memchr::memchr3(b'\n', b'\r', b'\x0C', rest).unwrap_or(rest.len());
        (start, &self.text[start..end + len])
    }

    fn line_start(&self, idx: usize) -> usize {
        let before = &self.text.as_bytes()[..self.lines[idx].span.start as usize];
        memchr::memrchr3(b'\n', b'\r', b'\x0C', before).map_or(0, |at| at + 1)
    }
}

/// Lines whose lower edges fall into one step of so many points stand at the same height of their pages.
const SAME_HEIGHT: f32 = 6.0;

/// The non-blank lines, and the number of pages.
fn split_lines(text: &str) -> (Vec<Line>, u32) {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 40);
    let (mut start, mut number, mut page, mut gap) = (0, 1_u32, 1_u32, Gap::default());
    for at in memchr::memchr3_iter(b'\n', b'\r', b'\x0C', bytes).chain(std::iter::once(bytes.len()))
    {
        if at < start {
            continue; // The LF of a CRLF.
        }
        let whole = &text[start..at];
        if let Some(line) = read_line(
            whole,
            start,
            Line {
                page,
                number,
                gap,
                ..EMPTY
            },
        ) {
            lines.push(line);
            gap = Gap::default();
        } else if bytes.get(at) != Some(&b'\x0C') {
            gap.blank = gap.blank.saturating_add(1);
            gap.spaced = gap.spaced.saturating_add(u16::from(!whole.is_empty()));
        }
        match bytes.get(at) {
            Some(b'\x0C') => {
                page += 1;
                gap.page_break = true;
                start = at + 1;
            }
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                number += 1;
                start = at + 2;
            }
            _ => {
                number += 1;
                start = at + 1;
            }
        }
    }
    // A form feed at the very end closes the last page and opens none.
    let n_pages = lines.last().map_or(1, |line| line.page);
    (lines, n_pages)
}

const EMPTY: Line = Line {
    span: Span { start: 0, end: 0 },
    page: 1,
    number: 1,
    gap: Gap {
        blank: 0,
        spaced: 0,
        page_break: false,
    },
    indent: 0,
    trailing_space: false,
    furniture: false,
};

/// The line without white space at its ends; `None` where nothing is printed.
fn read_line(whole: &str, start: usize, line: Line) -> Option<Line> {
    let left = whole.trim_start_matches(is_space);
    if left.is_empty() {
        return None;
    }
    let words = left.trim_end_matches(is_space);
    let lead = whole.len() - left.len();
    let indent = whole[..lead].chars().fold(0_u16, |x, c| {
        if c == '\t' {
            x.saturating_add(8 - x % 8)
        } else {
            x.saturating_add(1)
        }
    });
    Some(Line {
        span: Span::new(start + lead, start + lead + words.len()),
        indent,
        trailing_space: words.len() < left.len(),
        ..line
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u32, u32, u16, String)> {
        let document = Document::from_text(text.to_owned());
        document
            .lines()
            .iter()
            .map(|l| {
                (
                    l.page,
                    l.number,
                    l.gap.blank,
                    document.words(l.span).to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn line_ends_and_pages() {
        let expected = vec![
            (1, 1, 0, "a".to_owned()),
            (1, 3, 1, "b".to_owned()),
            (2, 4, 0, "c".to_owned()),
        ];
        assert_eq!(read("a\n\nb\n\u{C}c\n"), expected);
        assert_eq!(read("a\r\n\r\nb\r\n\u{C}c\r\n"), expected);
        assert_eq!(read("a\r\rb\r\u{C}c"), expected);
        assert_eq!(Document::from_text("a\n\u{C}".to_owned()).n_pages(), 1);
        assert_eq!(Document::from_text(String::new()).n_pages(), 1);
    }

    #[test]
    fn running_heads_and_page_numbers_are_marked() {
        let text = "Talousarvio 2026\nx yksi\n1\n\u{C}Talousarvio 2026\ny kaksi\n2\n\u{C}Talousarvio 2026\nz kolme\n3\n";
        let document = Document::from_text(text.to_owned());
        let marked: Vec<bool> = document.lines().iter().map(|l| l.furniture).collect();
        assert_eq!(
            marked,
            [true, false, true, true, false, true, true, false, true]
        );
        let kept =
            Document::from_text_keeping(text.to_owned(), &|words| words.starts_with("Talous"))
                .expect("it is short");
        assert!(!kept.lines()[0].furniture);
    }
}
