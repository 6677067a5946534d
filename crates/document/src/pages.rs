//! Pages with geometry to a document: a reader of another format writes them line by line.

use crate::geometry::Geometry;
use crate::line::is_space;
use crate::{Document, Gap, Line, PlacedLine, PlacedWord, Rect, RuledTable, Span, Style, TooLong};

/// A word on its way into a document.
#[derive(Clone, Copy, Debug)]
pub struct NewWord<'t> {
    /// Its letters, without white space.
    pub text: &'t str,
    /// The character column where it should start, counted from 0: columns of text are kept by spaces, as in exported text. A word
    /// whose column is taken already stands one space after the one before.
    pub column: u16,
    /// The rectangle around its glyphs.
    pub rect: Rect,
}

/// A line on its way into a document.
#[derive(Clone, Copy, Debug)]
pub struct NewLine<'t> {
    /// Its words from the left, at least one.
    pub words: &'t [NewWord<'t>],
    /// Blank lines above it that its distance from the line above is worth.
    pub blank: u16,
    /// See [`PlacedLine::level`]; counted from 0 on each page.
    pub level: u32,
    /// Size and weight.
    pub style: Style,
}

/// Writes a document page by page, line by line in reading order.
///
/// ```
/// use mittari_document::{NewLine, NewWord, Pages, Rect, Style};
/// let mut pages = Pages::default();
/// pages.begin_page();
/// let rect = Rect { x0: 56.0, y0: 70.0, x1: 110.0, y1: 82.0 };
/// let words = [NewWord { text: "MITTARI", column: 0, rect }];
/// pages.line(&NewLine { words: &words, blank: 0, level: 0, style: Style { size: 11.0, bold: true } });
/// let document = pages.finish(&|_| false).expect("it is short");
/// assert_eq!(document.line_words(0), "MITTARI");
/// assert_eq!(document.placed_line(0).map(|line| line.rect), Some(rect));
/// ```
#[derive(Debug, Default)]
pub struct Pages {
    text: String,
    lines: Vec<Line>,
    geometry: Geometry,
    page: u32,
    /// The number of the last line on the page.
    number: u32,
    /// The level of the page's first line, and the one past the lowest so far.
    levels: (u32, u32),
    page_break: bool,
}

impl Pages {
    /// Begins the first page, or ends the one before and begins the next.
    pub fn begin_page(&mut self) {
        if self.page > 0 {
            self.text.push('\u{C}');
            self.page_break = true;
        }
        self.page += 1;
        self.number = 0;
        self.levels.0 = self.levels.1;
    }

    /// Number of lines so far: the index of the next one.
    pub fn n_lines(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line below the last one. A line without printed words is left out.
    pub fn line(&mut self, new: &NewLine<'_>) {
        let start = self.text.len();
        let mut column = 0_u16;
        let mut rect: Option<Rect> = None;
        let mut first: Option<(usize, u16)> = None;
        for word in new.words {
            let printed = word.text.trim_matches(is_space);
            if printed.is_empty() {
                continue;
            }
            let least = column.saturating_add(u16::from(first.is_some()));
            for _ in column..word.column.max(least) {
                self.text.push(' ');
            }
            column = word.column.max(least);
            let at = self.text.len();
            first.get_or_insert((at, column));
            self.text.push_str(printed);
            let n_chars = printed.chars().count();
            column = column.saturating_add(u16::try_from(n_chars).unwrap_or(u16::MAX));
            self.geometry.words.push(PlacedWord {
                span: Span::new(at, self.text.len()),
                rect: word.rect,
            });
            rect = Some(rect.map_or(word.rect, |rect| rect.union(word.rect)));
        }
        let (Some((at, indent)), Some(rect)) = (first, rect) else {
            self.text.truncate(start);
            return;
        };
        self.number += 1;
        self.lines.push(Line {
            span: Span::new(at, self.text.len()),
            page: self.page.max(1),
            number: self.number,
            gap: Gap {
                blank: new.blank,
                spaced: 0,
                page_break: std::mem::take(&mut self.page_break),
            },
            indent,
            trailing_space: false,
            furniture: false,
        });
        self.text.push('\n');
        let level = self.levels.0.saturating_add(new.level);
        self.levels.1 = self.levels.1.max(level.saturating_add(1));
        self.geometry.lines.push(PlacedLine {
            rect,
            level,
            style: new.style,
            in_cell: false,
        });
    }

    /// Adds a table of this page, whose cells name lines that were added before; its own number of the page is not asked.
    pub fn table(&mut self, mut table: RuledTable) {
        table.page = self.page;
        for cell in &table.cells {
            for line in &mut self.geometry.lines[cell.lines.clone()] {
                line.in_cell = true;
            }
        }
        self.geometry.tables.push(table);
    }

    /// The document. `is_kept` tells the lines that are never page furniture; those in cells are none either.
    ///
    /// # Errors
    ///
    /// [`TooLong`] where the text is longer than 4 GiB.
    pub fn finish(self, is_kept: &dyn Fn(&str) -> bool) -> Result<Document, TooLong> {
        Document::from_pages(
            self.text,
            self.lines,
            self.geometry,
            self.page.max(1),
            is_kept,
        )
    }
}
