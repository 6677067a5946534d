//! One page into the document: lines with columns kept by spaces, tables cell by cell.

use std::collections::BTreeMap;

use mittari_document::{NewLine, NewWord, Pages, RuledCell, RuledTable, Style};

use crate::book::{Measures, wraps};
use crate::broken;
use crate::lines::Line;
use crate::order::Block;
use crate::page::PageLayout;
use crate::parts::{Column, PartKind};
use crate::spacing::Pitch;
use crate::tables::Region;
use crate::tolerance::LEVEL;

/// Marks the end of a line that a single word fills to the last letter: the word may go on in the next line. A zero width joiner prints
/// nothing and says that what stands on both sides belongs together.
const FULL_LINE: &str = "\u{200D}";

/// Writes one page into the document.
pub(crate) struct Writer<'w> {
    page: &'w PageLayout,
    measures: &'w Measures,
    pages: &'w mut Pages,
    /// For each line, its level.
    levels: Vec<u32>,
}

impl<'w> Writer<'w> {
    pub(crate) fn new(page: &'w PageLayout, measures: &'w Measures, pages: &'w mut Pages) -> Self {
        Self {
            levels: levels(page),
            page,
            measures,
            pages,
        }
    }

    /// Writes the page with this index, of which one table may go on from the page before.
    pub(crate) fn write(&mut self, page: usize, continued: Option<usize>) {
        let page_number = u32::try_from(page + 1).unwrap_or(u32::MAX);
        let lefts = self.lefts();
        let mut bottom: Option<f32> = None;
        // What stands above the part that is being written, and the lowest edge of its columns.
        let (mut above_part, mut part_bottom) = (None, None);
        let mut last: Option<Block> = None;
        for block in &self.page.blocks {
            let column = self.column_of(*block);
            let before = last.and_then(|last| self.column_of(last));
            let part = |column: Option<Column>| column.map(|column| column.part);
            let begins_column = column != before && part(column) == part(before);
            if part(column) != part(before) {
                bottom = lowest(bottom, part_bottom.take());
                above_part = bottom;
            } else if begins_column {
                part_bottom = lowest(part_bottom, bottom);
                bottom = above_part;
            }
            match *block {
                Block::Line(idx) => {
                    let line = &self.page.lines.lines[idx];
                    let text_before = last.filter(|_| begins_column);
                    let blank = match text_before.and_then(|last| self.goes_on(last, line)) {
                        Some(goes_on) => u16::from(!goes_on),
                        None => bottom.map_or(0, |bottom| {
                            let distance = (line.bottom() - bottom) / line.size;
                            self.measures.in_text.blank_in_text(distance)
                        }),
                    };
                    let left = lefts.get(&line.column).copied().unwrap_or_default();
                    self.line(idx, left, blank);
                    bottom = Some(line.bottom());
                }
                Block::Table(idx) => {
                    self.table(idx, page_number, continued == Some(idx));
                    bottom = lowest(bottom, Some(self.page.tables.0[idx].grid.rect().y1));
                }
            }
            last = Some(*block);
        }
    }

    /// Whether text goes on from the end of a column to the first line of the next: that line's first word would not have fitted there.
    /// `None` where the columns are none of text.
    fn goes_on(&self, last: Block, line: &Line) -> Option<bool> {
        let (part, end) = match last {
            Block::Line(idx) => {
                let last = &self.page.lines.lines[idx];
                (last.column?, Some(last))
            }
            Block::Table(_) => (self.column_of(last)?, None),
        };
        let column = self.page.parts.0[part.part].columns.get(part.idx)?;
        if self.page.parts.0[part.part].kind != PartKind::Text {
            return None;
        }
        let first = &self.page.lines.words[line.words.start].along;
        Some(end.is_some_and(|last| {
            let room = column.1 - last.rect.x1 - SPACE * last.size;
            last.bold == line.bold && first.end - first.start > room
        }))
    }

    fn column_of(&self, block: Block) -> Option<Column> {
        match block {
            Block::Line(idx) => self.page.lines.lines[idx].column,
            Block::Table(idx) => {
                let rect = self.page.tables.0[idx].grid.rect();
                let middle = f32::midpoint(rect.y0, rect.y1);
                self.page.parts.column(rect.x0, rect.x1, middle)
            }
        }
    }

    /// Where the leftmost free line of each column begins; those in no column are under `None`.
    fn lefts(&self) -> BTreeMap<Option<Column>, f32> {
        let mut lefts = BTreeMap::new();
        for line in &self.page.lines.lines {
            if line.region == Region::FREE && line.turn == 0 {
                let left = lefts.entry(line.column).or_insert(f32::MAX);
                *left = left.min(line.rect.x0);
            }
        }
        lefts
    }

    /// Writes a table, cell by cell, and then those in its cells.
    fn table(&mut self, idx: usize, page: u32, continues: bool) {
        let table = &self.page.tables.0[idx];
        let grid = &table.grid;
        let wraps = wraps(self.page, idx);
        let pitch = if wraps.len() >= WRAPS_LEAST {
            Pitch::of(wraps)
        } else {
            self.measures.in_cells
        };
        let padding = self.padding(idx);
        let mut cells = Vec::with_capacity(grid.cells.len());
        for ((offset, span), fill) in (0_u32..).zip(&grid.cells).zip(&table.fills) {
            let start = self.pages.n_lines();
            let room = grid.cell_rect(span).width() - 2.0 * padding;
            self.cell(Region(table.first_region.0 + offset), pitch, room);
            cells.push(RuledCell {
                rows: span.rows.clone(),
                columns: span.columns.clone(),
                rect: grid.cell_rect(span),
                fill: *fill,
                lines: start..self.pages.n_lines(),
            });
        }
        self.pages.table(RuledTable {
            page,
            rect: grid.rect(),
            n_rows: grid.n_rows(),
            n_columns: grid.n_columns(),
            cells,
            continues,
        });
        for (inner, table) in self.page.tables.0.iter().enumerate() {
            if table.outer == Some(idx) {
                self.table(inner, page, false);
            }
        }
    }

    /// See [`broken::padding`].
    fn padding(&self, table: usize) -> f32 {
        let table = &self.page.tables.0[table];
        let left = |(offset, span)| {
            let region = Region(table.first_region.0 + offset);
            let (_, lines) = self.page.lines.of_region(region);
            let left = lines.iter().map(left_of).min_by(f32::total_cmp)?;
            Some(left - table.grid.cell_rect(span).x0)
        };
        let mut lefts: Vec<f32> = (0_u32..).zip(&table.grid.cells).filter_map(left).collect();
        broken::padding(&mut lefts)
    }

    /// Writes the lines of a cell; `room` is the width that it has for text, in points.
    fn cell(&mut self, region: Region, pitch: Pitch, room: f32) {
        let (start, cell) = self.page.lines.of_region(region);
        let left = cell.iter().map(left_of).fold(f32::MAX, f32::min);
        let mut above: Option<&Line> = None;
        let is_full = broken::ends_inside_word(self.page, cell, room);
        for ((idx, line), is_full) in (start..).zip(cell).zip(is_full) {
            let blank = above
                .filter(|above| above.turn == line.turn)
                .map_or(0, |above| pitch.blank_in_cell(line.distance(above)));
            let end = if is_full { FULL_LINE } else { "" };
            self.line_with(idx, left, blank, end);
            above = Some(line);
        }
    }

    fn line(&mut self, idx: usize, left: f32, blank: u16) {
        self.line_with(idx, left, blank, "");
    }

    /// Writes a line, with columns counted from a place along its direction, and what its last word ends in besides its letters.
    fn line_with(&mut self, idx: usize, left: f32, blank: u16, end_of_line: &str) {
        let line = &self.page.lines.lines[idx];
        let words = &self.page.lines.words[line.words.clone()];
        let starts = &self.page.starts[line.words.clone()];
        let left = if line.turn == 0 { left } else { left_of(line) };
        let mended: Vec<Option<String>> = (0..words.len())
            .map(|at| {
                let ends_column = starts.get(at + 1).copied().unwrap_or(true);
                let letters = words[at].letters(&self.page.text);
                if at + 1 == words.len() && !end_of_line.is_empty() {
                    return Some(format!("{letters}{end_of_line}"));
                }
                mend_hyphens(letters, ends_column)
            })
            .collect();
        let mut end = 0_u16;
        let mut new_words = Vec::with_capacity(words.len());
        for ((word, is_start), mended) in words.iter().zip(starts).zip(&mended) {
            let text = mended
                .as_deref()
                .unwrap_or_else(|| word.letters(&self.page.text));
            let column = match (new_words.is_empty(), is_start) {
                (true, _) => self.column(word.along.start - left),
                (false, true) => self
                    .column(word.along.start - left)
                    .max(end.saturating_add(2)),
                (false, false) => end.saturating_add(1),
            };
            let n_chars = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
            end = column.saturating_add(n_chars);
            new_words.push(NewWord {
                text,
                column,
                rect: word.rect,
            });
        }
        self.pages.line(&NewLine {
            words: &new_words,
            blank,
            level: self.levels[idx],
            style: Style {
                size: line.size,
                bold: line.bold,
            },
        });
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and the most"
    )]
    fn column(&self, points: f32) -> u16 {
        (points / self.measures.character)
            .round()
            .clamp(0.0, MOST_COLUMNS) as u16
    }
}

/// The lower one of two edges.
fn lowest(a: Option<f32>, b: Option<f32>) -> Option<f32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (one, other) => one.or(other),
    }
}

/// A space, in ems.
const SPACE: f32 = 0.25;

/// A table with so many wraps tells how far apart its lines stand.
const WRAPS_LEAST: usize = 2;

/// No page is wider, in characters.
const MOST_COLUMNS: f32 = 2_000.0;

/// Where a line begins along its direction.
fn left_of(line: &Line) -> f32 {
    if line.turn == 0 { line.rect.x0 } else { 0.0 }
}

/// A soft hyphen that has a width is printed: at the end of a line it divides a word and stays what it is, elsewhere it is a hyphen.
/// `None` where there is none.
fn mend_hyphens(letters: &str, ends_column: bool) -> Option<String> {
    const SOFT: char = '\u{AD}';
    if !letters.contains(SOFT) {
        return None;
    }
    let (body, end) = match letters.strip_suffix(SOFT) {
        Some(body) if ends_column => (body, "\u{AD}"),
        _ => (letters, ""),
    };
    Some(body.replace(SOFT, "-") + end)
}

/// Numbers the levels of a page's lines from its top.
fn levels(page: &PageLayout) -> Vec<u32> {
    let lines = &page.lines.lines;
    let mut by_baseline: Vec<usize> = (0..lines.len()).collect();
    by_baseline.sort_by(|a, b| lines[*a].bottom().total_cmp(&lines[*b].bottom()));
    let mut levels = vec![0; lines.len()];
    let (mut level, mut top) = (0, None::<f32>);
    for idx in by_baseline {
        let bottom = lines[idx].bottom();
        match top {
            Some(top) if bottom - top <= LEVEL * lines[idx].size => {}
            None => top = Some(bottom),
            Some(_) => {
                level += 1;
                top = Some(bottom);
            }
        }
        levels[idx] = level;
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_hyphens() {
        for (letters, ends_column, expected) in [
            ("tilin\u{AD}", true, Some("tilin\u{AD}")),
            ("2025\u{AD}2027", true, Some("2025-2027")),
            ("2025\u{AD}", false, Some("2025-")),
            ("kaupunki-", true, None),
        ] {
            assert_eq!(mend_hyphens(letters, ends_column).as_deref(), expected);
        }
    }
}
