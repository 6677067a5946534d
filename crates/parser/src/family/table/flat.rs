//! Tables whose cells were written one after another, row by row, with a blank line after each: what a viewer makes of a drawn table.
//!
//! ```text
//! Tavoite
//!
//! Mittari
//!
//! Tavoitetaso
//!
//! Tiestö pysyy nykyisessä
//! kunnossa
//!
//! Päällystettyjen katujen osuus
//!
//! 63 %
//! ```
//!
//! As many cells as there are heads make a row. That holds only where no cell is empty, which nothing prints: so the number of cells
//! must come out even, and each column must hold what its head promises; else no row is read.

mod natures;

use std::ops::Range;

use mittari_document::{Cell, CellLine, Separation, TableRow};

use super::context;
use super::end;
use super::head::{self, Column, Reading, Role};
use super::sheet::Sheet;
use crate::label::Label;
use crate::scan::Scan;

/// A row has at least so many cells; of fewer, their number tells nothing.
const FEWEST_COLUMNS: usize = 3;
/// A cell is narrower than this share of the page, in hundredths.
const WIDEST_CELL: u32 = 67;
/// A page is at least so wide, in characters: a document may hold no line across it.
const NARROWEST_PAGE: u16 = 80;
/// A line that heads what follows has no more words than this.
const LONGEST_TITLE: usize = 8;

/// The tables that are written cell by cell. `is_free` tells the lines that belong to no other table.
pub(super) fn sheets(scan: &Scan<'_>, is_free: &dyn Fn(usize) -> bool) -> Vec<Sheet> {
    let edges = scan.tokens.list.iter().map(|token| token.x1);
    let reader = Reader {
        scan,
        is_free,
        width: u32::from(edges.max().unwrap_or(0).max(NARROWEST_PAGE)),
    };
    let mut sheets = Vec::new();
    let mut idx = 0;
    while idx < scan.tokens.len() {
        let Some((columns, start)) = reader.heads(idx) else {
            idx += 1;
            continue;
        };
        let header = idx..start;
        let (blocks, end) = reader.blocks(start);
        sheets.extend(reader.sheet(header, columns, &blocks, end));
        idx = blocks.last().map_or(start, |block| block.end);
    }
    sheets
}

/// What stands below the last cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The heading of a goal, heads of columns, or nothing.
    Known,
    /// Prose, or the heads of another table: a title may stand above them.
    Titled,
}

struct Reader<'a, 'd> {
    scan: &'a Scan<'d>,
    is_free: &'a dyn Fn(usize) -> bool,
    /// Where the widest line ends, in characters: most lines may be those of narrow cells.
    width: u32,
}

/// A head in a narrow column takes no more lines than this.
const MOST_HEAD_LINES: usize = 4;
/// A cell takes no more lines than this: longer runs of lines are text.
const MOST_LINES: usize = 60;

impl Reader<'_, '_> {
    /// The heads that begin at a token, each in a block of its own, and where the cells begin.
    fn heads(&self, idx: usize) -> Option<(Vec<Column>, usize)> {
        self.scan.tokens.list[idx].label?;
        let mut columns = Vec::new();
        let mut next = idx;
        while columns.len() < head::MOST_COLUMNS
            && let Some(block) = self.block(next)
            && block.len() <= MOST_HEAD_LINES
        {
            let cell = self.cell(&block, columns.len());
            let column = head::read(&cell, self.scan.tokens.document, Reading::Strict);
            if column.role == Role::Other {
                break;
            }
            columns.push(column);
            next = block.end;
        }
        head::settle(&mut columns);
        let has = |label: Label| columns.iter().any(|column| column.is(label));
        let is_table = columns.len() >= FEWEST_COLUMNS
            && has(Label::Objective)
            && (has(Label::Indicator) || has(Label::Action));
        is_table.then_some((columns, next))
    }

    /// The lines from a token on that no blank line or page break parts.
    fn block(&self, start: usize) -> Option<Range<usize>> {
        let tokens = &self.scan.tokens;
        let page = |idx: usize| tokens.document.lines()[tokens.list[idx].line].page;
        let is_open =
            |idx: usize| !self.scan.is_taken(idx) && (self.is_free)(tokens.list[idx].line);
        if start >= tokens.len() || !is_open(start) {
            return None;
        }
        let goes_on =
            |idx: &usize| is_open(*idx) && tokens.list[*idx].gap == 0 && page(*idx) == page(start);
        let end = tokens.len().min(start + MOST_LINES);
        let n_more = (start + 1..end).take_while(goes_on).count();
        Some(start..start + 1 + n_more)
    }

    /// The blocks that may be cells, to the first that cannot be one.
    fn blocks(&self, start: usize) -> (Vec<Range<usize>>, End) {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut next = start;
        while let Some(block) = self.block(next) {
            let words = self.words(&block);
            if self.is_heading(&block) || head::is_head(words) && self.heads(next).is_some() {
                return (blocks, End::Known);
            }
            let below = self.block(block.end).map(|below| self.words(&below));
            if self.is_prose(&block)
                || below.is_some_and(|below| end::heads_figures([words, below].into_iter(), false))
            {
                return (blocks, End::Titled);
            }
            next = block.end;
            blocks.push(block);
        }
        (blocks, End::Known)
    }

    /// Whether the first line of a block is the heading of a goal: `Painopiste: Luonto ja asukkaat`.
    fn is_heading(&self, block: &Range<usize>) -> bool {
        context::heading_in(self.scan.tokens.words(block.start)).is_some()
    }

    /// Whether a line of a block is as wide as the page: cells are narrower.
    fn is_prose(&self, block: &Range<usize>) -> bool {
        let width = self.width * WIDEST_CELL;
        block.clone().any(|idx| {
            let token = &self.scan.tokens.list[idx];
            u32::from(token.x1.saturating_sub(token.x0)) * 100 > width
        })
    }

    /// The rows that the blocks make; `None` where they cannot be told.
    fn sheet(
        &self,
        header: Range<usize>,
        columns: Vec<Column>,
        blocks: &[Range<usize>],
        end: End,
    ) -> Option<Sheet> {
        let n_columns = columns.len();
        let n_rows = blocks.len() / n_columns;
        let rest = &blocks[n_rows * n_columns..];
        let is_even = match rest {
            [] => true,
            [title] => end == End::Titled && self.is_title(title),
            _ => false,
        };
        let rows: Vec<TableRow> = blocks[..n_rows * n_columns]
            .chunks(n_columns)
            .map(|blocks| self.row(blocks))
            .collect();
        let document = self.scan.tokens.document;
        // A title may have taken the place of a last cell that is empty.
        let ends_in_cell = end == End::Known || !rest.is_empty() || {
            let last = rows.last().and_then(|row| row.cells.last());
            last.is_some_and(|cell| natures::is_certain(cell, &columns, document))
        };
        // Labels of one card may stand below each other, with their texts below them.
        let is_list = rows.len() >= 2 || !columns.iter().any(|column| column.is(Label::Initiative));
        (is_even
            && ends_in_cell
            && is_list
            && !rows.is_empty()
            && natures::agree(&rows, &columns, document))
        .then(|| {
            let mut sheet = Sheet {
                separation: Separation::Spaces,
                columns,
                header: header.map(|idx| self.scan.tokens.list[idx].line).collect(),
                rows,
                has_rest: false,
                trouble: None,
            };
            sheet.settle(document);
            sheet
        })
    }

    /// Whether a block may be the title of what stands below it.
    fn is_title(&self, block: &Range<usize>) -> bool {
        let words = self.words(block);
        block.len() == 1
            && self.scan.tokens.list[block.start].bullet.is_none()
            && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !words.ends_with('.')
            && words.split_whitespace().count() <= LONGEST_TITLE
    }

    /// The words of the first line of a block.
    fn words(&self, block: &Range<usize>) -> &str {
        self.scan.tokens.words(block.start)
    }

    fn row(&self, blocks: &[Range<usize>]) -> TableRow {
        let cells: Vec<Cell> = blocks
            .iter()
            .enumerate()
            .map(|(column, block)| self.cell(block, column))
            .collect();
        let lines = cells.iter().flat_map(|cell| &cell.lines);
        TableRow {
            lines: lines.map(|line| line.line).collect(),
            cells,
            gap: 0,
        }
    }

    fn cell(&self, block: &Range<usize>, column: usize) -> Cell {
        let line = |idx: usize| {
            let token = &self.scan.tokens.list[idx];
            CellLine {
                span: self.scan.tokens.document.lines()[token.line].span,
                line: token.line,
                x0: token.x0,
                x1: token.x1,
                gap: 0,
            }
        };
        Cell {
            columns: column..column + 1,
            lines: block.clone().map(line).collect(),
        }
    }
}
