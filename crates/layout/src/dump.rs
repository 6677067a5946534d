//! The stages of a file as text, for those who want to see why it was read so.

use std::fmt::Write as _;

use mittari_document::{Document, Rect, RuledCell, RuledTable};

use crate::painted::PageContent;
use crate::tables::Region;
use crate::visible::visible;
use crate::words::{Word, Words};

/// A stage on the way from bytes to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What each page paints: words as they were painted, lines and filled areas.
    Glyphs,
    /// The lines of the document, with their places.
    Lines,
    /// The drawn tables and what stands in their cells.
    Tables,
}

/// Writes what a page paints. Nothing can fail: the target is a string.
pub(crate) fn content(number: usize, content: &PageContent, out: &mut String) {
    let mut text = String::new();
    let mut words = Words::new(&mut text);
    let n_hidden = visible(content, |glyph| words.push(glyph, Region::FREE));
    let words = words.finish();
    let _ = writeln!(
        out,
        "page {number}: {:.0} × {:.0} points, {} words, {n_hidden} hidden letters, {} glyphs without a letter, {} pictures",
        content.width,
        content.height,
        words.len(),
        content.n_broken,
        content.n_pictures,
    );
    for word in &words {
        painted_word(word, &text, out);
    }
    for rule in &content.rules {
        let _ = write!(out, "  line {}", place(rule.rect));
        let _ = writeln!(
            out,
            ", {:.1} thick, {}",
            rule.thickness,
            colour(rule.colour)
        );
    }
    for fill in &content.fills {
        let shape = if fill.is_rectangle {
            "rectangle"
        } else {
            "shape"
        };
        let _ = writeln!(
            out,
            "  {shape} {}, {}",
            place(fill.rect),
            colour(fill.colour)
        );
    }
}

fn painted_word(word: &Word, text: &str, out: &mut String) {
    let _ = write!(
        out,
        "  {:.1} {:.1} size {:.1}",
        word.rect.x0, word.baseline, word.size
    );
    if word.turn != 0 {
        let _ = write!(out, " turned {}°", word.turn);
    }
    if word.bold {
        out.push_str(" bold");
    }
    let _ = writeln!(out, ": {}", word.letters(text));
}

/// The lines of a document: page and number, level on the page, blank lines above, place and style, columns kept by spaces.
pub(crate) fn lines(document: &Document) -> String {
    let mut out = String::new();
    let mut page = (0, 0);
    for (idx, line) in document.lines().iter().enumerate() {
        let Some(placed) = document.placed_line(idx) else {
            continue;
        };
        if line.page != page.0 {
            page = (line.page, placed.level);
        }
        let level = placed.level.saturating_sub(page.1);
        page.1 = page.1.min(placed.level);
        let _ = write!(out, "{}:{:<4}", line.page, line.number);
        let _ = write!(out, " level {level:<3} blank {}", line.gap.blank);
        let _ = write!(out, "  {:.1} {:.1}", placed.rect.x0, placed.rect.y0);
        let _ = write!(out, "  size {:.1}", placed.style.size);
        let bold = if placed.style.bold { " bold" } else { "" };
        let cell = if placed.in_cell { " in a cell" } else { "" };
        let furniture = if line.furniture { " furniture" } else { "" };
        let indent = usize::from(line.indent);
        let _ = writeln!(
            out,
            "{bold}{cell}{furniture} |{:indent$}{}",
            "",
            document.line_words(idx)
        );
    }
    out
}

/// The drawn tables of a document.
pub(crate) fn tables(document: &Document) -> String {
    let mut out = String::new();
    for table in document.ruled_tables() {
        one_table(document, table, &mut out);
    }
    out
}

fn one_table(document: &Document, table: &RuledTable, out: &mut String) {
    let _ = write!(out, "page {}: ", table.page);
    let _ = write!(out, "{} rows, {} columns", table.n_rows, table.n_columns);
    let _ = write!(out, ", {}", place(table.rect));
    out.push_str(if table.continues {
        ", continues the one before\n"
    } else {
        "\n"
    });
    let is_empty = |cell: &&RuledCell| cell.lines.is_empty() && cell.fill.is_none();
    let n_empty = table.cells.iter().filter(is_empty).count();
    if n_empty > 0 {
        let _ = writeln!(out, "  empty cells: {n_empty}");
    }
    for cell in table.cells.iter().filter(|cell| !is_empty(cell)) {
        let _ = write!(out, "  {} {}", span(cell), place(cell.rect));
        if let Some(fill) = cell.fill {
            let _ = write!(out, " {}", colour(fill));
        }
        out.push('\n');
        for idx in cell.lines.clone() {
            let blank = document.lines()[idx].gap.blank;
            let paragraph = if blank > 0 { "¶ " } else { "" };
            let _ = writeln!(out, "    {paragraph}{}", document.line_words(idx));
        }
    }
}

/// Rows and columns, counted from 1.
fn span(cell: &RuledCell) -> String {
    let range = |range: &std::ops::Range<usize>| {
        if range.len() == 1 {
            format!("{}", range.end)
        } else {
            format!("{}-{}", range.start + 1, range.end)
        }
    };
    format!("row {} column {}", range(&cell.rows), range(&cell.columns))
}

fn place(rect: Rect) -> String {
    format!(
        "({:.1} {:.1} {:.1} {:.1})",
        rect.x0, rect.y0, rect.x1, rect.y1
    )
}

fn colour([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
