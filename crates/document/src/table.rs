//! Tables: rows of cells, each cell with the lines that it stands on.
//!
//! One model for tables whose columns are kept by tabs, by Markdown pipes or by spaces; a reader of other formats can fill it too.

mod cells;
mod columns;

use std::ops::Range;

pub use columns::Columns;

use crate::{Document, Span};

/// What keeps the columns of a table apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separation {
    /// Tabs: an empty cell is two tabs in a row.
    Tabs,
    /// The `|` of Markdown.
    Pipes,
    /// Columns of white space.
    Spaces,
    /// Drawn lines or filled areas.
    Ruled,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What keeps its columns apart.
    pub separation: Separation,
    /// Its rows, from the top.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The cells that hold something, from the left.
    pub cells: Vec<Cell>,
    /// The lines that the row stands on, ascending; indices of [`Document::lines`]. Drawn lines (`|---|---|`) belong to the row above.
    pub lines: Vec<usize>,
    /// Blank lines above the row.
    pub gap: u16,
}

impl TableRow {
    /// The cell that begins in a column, counted from 0; `None` where it is empty.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.columns.start == column)
    }
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The columns that it takes, counted from 0, the end excluded.
    pub columns: Range<usize>,
    /// Its lines, from the top.
    pub lines: Vec<CellLine>,
}

/// The part of a line that stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellLine {
    /// The words, without white space at either end.
    pub span: Span,
    /// The index of the line in [`Document::lines`].
    pub line: usize,
    /// Where it starts, in characters from the left edge.
    pub x0: u16,
    /// Where it ends, in characters from the left edge, excluded.
    pub x1: u16,
    /// Blank lines above it in the cell; a forced line break (`<br>`) counts as one.
    pub gap: u16,
}

impl Document {
    /// The tables whose columns are kept by tabs or pipes, in document order.
    ///
    /// Lines with the same separator that follow each other make a table, blank lines or not; running heads between them are skipped.
    /// A line without tabs is a row of one cell where it stands between two rows without a blank line.
    pub fn separated_tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        let mut open = false;
        for line in (0..self.lines().len()).filter(|&line| !self.lines()[line].furniture) {
            let Some(separation) = cells::separation(self, line) else {
                if !(open && self.is_row_of_one_cell(line)) {
                    open = false;
                    continue;
                }
                if let Some(table) = tables.last_mut() {
                    table.push(self, line);
                }
                continue;
            };
            match tables.last_mut() {
                Some(table) if open && table.separation == separation => table.push(self, line),
                _ => {
                    let mut table = Table {
                        separation,
                        rows: Vec::new(),
                    };
                    table.push(self, line);
                    tables.push(table);
                }
            }
            open = true;
        }
        tables
    }

    /// Whether a line without tabs stands between rows with tabs, without a blank line.
    fn is_row_of_one_cell(&self, line: usize) -> bool {
        let apart = |line: usize| {
            self.lines()
                .get(line)
                .is_none_or(|line| line.gap.blank > 0 || line.furniture)
        };
        !apart(line)
            && !apart(line + 1)
            && cells::separation(self, line + 1) == Some(Separation::Tabs)
    }
}

impl Table {
    fn push(&mut self, document: &Document, line: usize) {
        if self.separation == Separation::Pipes && cells::is_drawn(document.line_words(line)) {
            if let Some(row) = self.rows.last_mut() {
                row.lines.push(line);
            }
            return;
        }
        let cells = cells::of_line(document, line, self.separation);
        self.rows.push(TableRow {
            cells,
            lines: vec![line],
            gap: document.lines()[line].gap.blank,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<Vec<(usize, String)>>> {
        let document = Document::from_text(text.to_owned());
        let words = |cell: &Cell| {
            cell.lines
                .iter()
                .map(|line| document.words(line.span))
                .collect::<Vec<_>>()
                .join("/")
        };
        document
            .separated_tables()
            .iter()
            .map(|table| {
                table
                    .rows
                    .iter()
                    .map(|row| {
                        row.cells
                            .iter()
                            .map(|cell| (cell.columns.start, words(cell)))
                            .collect()
                    })
                    .collect()
            })
            .collect()
    }

    fn row(cells: &[(usize, &str)]) -> Vec<(usize, String)> {
        cells
            .iter()
            .map(|&(column, words)| (column, words.to_owned()))
            .collect()
    }

    #[test]
    fn tabs_keep_empty_cells() {
        assert_eq!(
            read("Teko\tVastuu\t2025\n\tKirjasto\t\nRyhmä\t\t\nToinen\n a \t\tb \n\nLoppu.\n"),
            [[
                row(&[(0, "Teko"), (1, "Vastuu"), (2, "2025")]),
                row(&[(1, "Kirjasto")]),
                row(&[(0, "Ryhmä")]),
                row(&[(0, "Toinen")]),
                row(&[(0, "a"), (2, "b")]),
            ]]
        );
    }

    #[test]
    fn pipes() {
        assert_eq!(
            read("| Mittari | Taso |\n|:---|---:|\n| a<br>b | |\n\n| c \\| d | 5 |\nteksti\n"),
            [[
                row(&[(0, "Mittari"), (1, "Taso")]),
                row(&[(0, "a/b")]),
                row(&[(0, "c \\| d"), (1, "5")]),
            ]]
        );
        assert_eq!(
            read("Mittari | Taso\n--- | ---\na | 5\n"),
            [[
                row(&[(0, "Mittari"), (1, "Taso")]),
                row(&[(0, "a"), (1, "5")])
            ]]
        );
        assert!(read("ei mitään\n").is_empty());
    }
}
