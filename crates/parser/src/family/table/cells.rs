//! What stands in a cell: one text, or several items.

use mittari_document::{Cell, CellLine, Document, Span};

use crate::items::{self, Bond, Row};
use crate::mended::{Mended, Piece};
use crate::pairing::{self, Setting};
use crate::tokens::{self, Bullet};
use crate::value;

/// The lines of a cell, with bullets and bold marks taken off. A line with several bullets gives several rows.
pub(super) fn rows(cell: &Cell, document: &Document) -> Vec<Row> {
    let mut rows = Vec::with_capacity(cell.lines.len());
    for line in &cell.lines {
        let words = document.words(line.span);
        let mut from = 0;
        for at in bullets(words) {
            push(document, line, from..at, &mut rows);
            from = at;
        }
        push(document, line, from..words.len(), &mut rows);
    }
    // A dash before one line alone is no bullet: "syksy 2025" / "– kevät 2026".
    let is_dash = |row: &Row| {
        row.bullet
            .is_some_and(|bullet| matches!(bullet.mark, '-' | '–' | '—'))
    };
    let n_dashes = rows.iter().filter(|row| is_dash(row)).count();
    if let Some(row) = rows
        .iter_mut()
        .skip(1)
        .find(|row| n_dashes == 1 && is_dash(row))
    {
        row.bullet = None;
        let line = cell.lines.iter().find(|line| line.line == row.piece.line);
        row.piece.span.start = line.map_or(row.piece.span.start, |line| line.span.start);
    }
    rows
}

fn push(document: &Document, line: &CellLine, range: std::ops::Range<usize>, rows: &mut Vec<Row>) {
    let start = line.span.start as usize;
    let part = &document.words(line.span)[range.clone()];
    let words = part.trim();
    if words.is_empty() {
        return;
    }
    let at = start + range.start + (part.len() - part.trim_start().len());
    let (span, mark) = tokens::strip_marks(words, Span::new(at, at + words.len()));
    rows.push(Row {
        piece: Piece {
            span,
            line: line.line,
        },
        gap: line.gap,
        bullet: mark.map(|mark| Bullet { mark, x: line.x0 }),
        x1: line.x1,
        trailing_space: false,
    });
}

/// Where glyphs stand inside a line that are nothing but bullets.
fn bullets(words: &str) -> impl Iterator<Item = usize> + '_ {
    words
        .char_indices()
        .filter(|&(at, c)| {
            at > 0
                && matches!(
                    c,
                    '•' | '▪' | '●' | '■' | '◦' | '➢' | '✓' | '\u{E000}'..='\u{F8FF}'
                )
        })
        .map(|(at, _)| at)
}

/// The whole cell as one text.
pub(super) fn whole(cell: &Cell, document: &Document, evidence: &str) -> Mended {
    join(&rows(cell, document), document, evidence)
}

/// Some rows as one text.
pub(super) fn join(rows: &[Row], document: &Document, evidence: &str) -> Mended {
    Mended::join(document.text(), &items::pieces(rows), evidence)
}

/// The items of a cell: its bullets, its paragraphs, or all of it.
pub(super) fn items(cell: &Cell, document: &Document) -> Vec<Vec<Row>> {
    let rows = rows(cell, document);
    if is_drawn(cell, document) {
        return items::split_drawn(document.text(), &rows);
    }
    let column = items::Column::of(document.text(), &rows, 0, 0);
    items::split(document.text(), &rows, column, Bond::Wrap)
}

/// The values of a drawn cell: parted by gaps, and each line one where all of an item's are values by themselves.
pub(super) fn values(cell: &Cell, setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    let mut values = Vec::new();
    for item in items(cell, setting.tokens.document) {
        if is_stack(&item, setting) {
            values.extend(item.into_iter().map(|row| vec![row]));
        } else {
            values.push(item);
        }
    }
    values
}

/// Whether values stand below each other. In a drawn cell a line without a gap above it did not fit on the one above: where both
/// together are a value, it was wrapped: `−2 878` / `645 €`.
pub(super) fn is_stack(rows: &[Row], setting: &Setting<'_, '_>) -> bool {
    if !pairing::is_stack(rows, setting) {
        return false;
    }
    let document = setting.tokens.document;
    let is_drawn = document
        .placed_line(rows[0].piece.line)
        .is_some_and(|line| line.in_cell);
    // Thousands, or the unit of what stands above: two words below each other are two values, however narrow the cell.
    let goes_on = |row: &Row| {
        let words = document.words(row.piece.span);
        let n_digits = words.bytes().take_while(u8::is_ascii_digit).count();
        n_digits == 3 && !words[3..].starts_with([',', '.']) || words.starts_with(['€', '%'])
    };
    let is_wrapped = is_drawn
        && rows.iter().skip(1).all(|row| row.gap == 0 && goes_on(row))
        && is_value(&join(rows, document, "").text);
    !is_wrapped
}

/// Whether a cell's border is drawn, so that its gaps tell where lines were wrapped.
pub(super) fn is_drawn(cell: &Cell, document: &Document) -> bool {
    cell.lines
        .first()
        .and_then(|line| document.placed_line(line.line))
        .is_some_and(|line| line.in_cell)
}

/// The words of some lines, as evidence for words that narrow cells broke.
pub(super) fn evidence(lines: &[usize], document: &Document) -> String {
    const MOST_LINES: usize = 60;
    if lines.len() < 2 || lines.len() > MOST_LINES {
        return String::new();
    }
    let words: Vec<&str> = lines
        .iter()
        .map(|&line| document.line_words(line))
        .collect();
    words.join(" ")
}

/// Whether the first line of a cell begins with a small letter, as one does that goes on from the row above.
pub(super) fn begins_small(cell: &Cell, document: &Document) -> bool {
    cell.lines
        .first()
        .is_some_and(|line| document.words(line.span).starts_with(char::is_lowercase))
}

/// Whether a line is a value by itself: what the normalizer can type, or short and begun by a number.
pub(super) fn is_value(words: &str) -> bool {
    const LONGEST_NUMBER: usize = 20;
    let number = words.trim_start_matches(['<', '>', '≤', '≥', '+', '-', '–', '−', ' ']);
    let is_number =
        number.starts_with(|c: char| c.is_ascii_digit()) && words.chars().count() <= LONGEST_NUMBER;
    is_number || value::is_value(words)
}
