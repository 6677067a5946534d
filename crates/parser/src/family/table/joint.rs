//! Columns whose cells hold a goal and its indicator together, told apart by a label inside the cell.
//!
//! ```text
//! Tavoite ja mittari
//! Joukkoliikenne tavoittaa kylät. Mittari: kutsutaksin
//! matkat kuukaudessa
//! ```

use mittari_document::{Cell, CellLine, Document, Span};

use super::head::Column;
use super::sheet::Sheet;
use crate::label::{self, Label};

/// Gives the column of goals that name their own indicators a second column for these, to its right.
pub(super) fn part(sheet: &mut Sheet, document: &Document) {
    let is_joint = |column: &Column| {
        column.is(Label::Objective)
            || column.is(Label::Indicator)
                && column.printed.to_lowercase().starts_with("tavoite ja")
    };
    let Some(at) = sheet.columns.iter().position(is_joint) else {
        return;
    };
    let has_others = sheet.columns.iter().enumerate().any(|(idx, column)| {
        idx != at && (column.is(Label::Indicator) || column.is(Label::Objective))
    });
    let names_indicator =
        |cell: &Cell| (0..cell.lines.len()).any(|idx| label_in(cell, idx, document).is_some());
    if has_others
        || !sheet
            .rows
            .iter()
            .filter_map(|row| row.cell(at))
            .any(names_indicator)
    {
        return;
    }
    sheet.columns[at].turn(Label::Objective);
    let mut indicators = Column::headless();
    indicators.turn(Label::Indicator);
    sheet.columns.insert(at + 1, indicators);
    for row in &mut sheet.rows {
        let mut cells = Vec::with_capacity(row.cells.len() + 1);
        for mut cell in std::mem::take(&mut row.cells) {
            if cell.columns.start == at {
                cells.extend(halves(&cell, document));
                continue;
            }
            if cell.columns.start > at {
                cell.columns = cell.columns.start + 1..cell.columns.end + 1;
            }
            cells.push(cell);
        }
        row.cells = cells;
    }
}

/// Whether a line of a cell names an indicator of the goal above it.
pub(super) fn names_indicator(words: &str) -> bool {
    label::read(words).is_some_and(|found| found.closed && found.label == Label::Indicator)
}

/// Where a label of indicators stands in a line of a cell, and where the words after it begin: at the line's start, or after a sentence.
fn label_in(cell: &Cell, idx: usize, document: &Document) -> Option<(usize, usize)> {
    let words = document.words(cell.lines[idx].span);
    let after_sentences = words.match_indices(". ").map(|(at, stop)| at + stop.len());
    let starts = (idx > 0).then_some(0).into_iter().chain(after_sentences);
    starts.into_iter().find_map(|start| {
        let found = label::read(&words[start..])?;
        (found.closed && found.label == Label::Indicator).then_some((start, start + found.len))
    })
}

/// The goal and the indicators of a cell, each in a cell of its own.
fn halves(cell: &Cell, document: &Document) -> Vec<Cell> {
    let at = cell.columns.start;
    let mut goal: Vec<CellLine> = Vec::new();
    let mut indicators: Vec<CellLine> = Vec::new();
    let mut is_goal = true;
    for (idx, line) in cell.lines.iter().enumerate() {
        let Some((start, end)) = label_in(cell, idx, document) else {
            let half = if is_goal { &mut goal } else { &mut indicators };
            half.push(*line);
            continue;
        };
        let half = if is_goal { &mut goal } else { &mut indicators };
        half.extend(slice(line, 0..start, document));
        is_goal = false;
        // Another label begins another indicator, as a blank line does.
        let gap = u16::from(!indicators.is_empty());
        let rest = slice(
            line,
            end..line.span.end as usize - line.span.start as usize,
            document,
        );
        indicators.extend(rest.map(|line| CellLine { gap, ..line }));
    }
    let cell = |column: usize, lines: Vec<CellLine>| Cell {
        columns: column..column + 1,
        lines,
    };
    [cell(at, goal), cell(at + 1, indicators)]
        .into_iter()
        .filter(|cell| !cell.lines.is_empty())
        .collect()
}

/// A part of a line without the white space round it; `None` where nothing else is left.
fn slice(line: &CellLine, range: std::ops::Range<usize>, document: &Document) -> Option<CellLine> {
    let part = &document.words(line.span)[range.clone()];
    let words = part.trim();
    let start = line.span.start as usize + range.start + (part.len() - part.trim_start().len());
    (!words.is_empty()).then(|| CellLine {
        span: Span::new(start, start + words.len()),
        ..*line
    })
}
