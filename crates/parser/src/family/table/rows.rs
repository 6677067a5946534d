//! Lines of a table to its rows, where cells are wrapped over several lines.

use mittari_document::{Cell, CellLine, Document, TableRow};

use super::cells::{begins_small, is_value};
use super::head::Role;
use super::inside;
use super::joint;
use super::pitch;
use super::sheet::{Kind, Sheet};
use crate::items::{self, Bond, Row};
use crate::label::Label;
use crate::mended::Piece;
use crate::value;

/// Joins lines to rows. A row begins where the text of the first column of goals, actions or indicators begins anew beside other cells
/// that begin anew.
pub(super) fn join(lines: &[TableRow], sheet: &Sheet, document: &Document) -> Vec<TableRow> {
    let Some(key) = key(sheet) else {
        return Vec::new();
    };
    let lines = without_next_page(lines, key, document);
    let joiner = Joiner::new(lines, sheet, key, document);
    let mut rows: Vec<TableRow> = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        let above = idx.checked_sub(1).map(|above| &lines[above]);
        let begins = match (rows.last(), above) {
            (Some(row), Some(above)) => {
                let next = lines.get(idx + 1);
                let is_nameless = || {
                    line.cell(key).is_none()
                        && pitch::begins_before_name(lines, (row, line, next), document)
                };
                joiner.begins(row, above, line)
                    || joiner.is_group(row, line, next)
                    || !matches!(sheet.kind(), Kind::Goals(_)) && is_nameless()
            }
            _ => true,
        };
        match rows.last_mut() {
            Some(row) if !begins => append(row, line),
            _ => {
                rows.push(line.clone());
                starts.push(idx);
            }
        }
    }
    // What stands under the last row by itself is no part of the table: a heading, a footnote.
    let mut end = lines.len();
    while rows.last().is_some_and(|row| row.cells.len() < 2) {
        rows.pop();
        end = starts.pop().unwrap_or(0);
    }
    if joiner.top == Top::Cells && !joiner.holds_one_name_each(&starts, &lines[..end]) {
        return Vec::new();
    }
    if !matches!(sheet.kind(), Kind::Goals(_)) {
        return rows;
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .zip(ends)
        .flat_map(|(&start, end)| inside::split(&lines[start..end], sheet, document))
        .collect()
}

/// The lines without those at their end that a page break parts from the rows and that have nothing beside their names: headings of what is on
/// the next page, as long as they begin with capitals.
fn without_next_page<'l>(lines: &'l [TableRow], key: usize, document: &Document) -> &'l [TableRow] {
    let is_alone = |line: &TableRow| {
        let mut cells = line.cells.iter();
        let only = cells
            .next()
            .filter(|cell| cells.next().is_none() && cell.columns.start == key);
        only.is_some_and(|cell| {
            document
                .words(cell.lines[0].span)
                .starts_with(char::is_uppercase)
        })
    };
    let n_alone = lines.iter().rev().take_while(|line| is_alone(line)).count();
    let end = lines.len() - n_alone;
    let page = |line: &TableRow| line.lines.first().map(|&line| document.lines()[line].page);
    let Some(last) = end.checked_sub(1).map(|last| page(&lines[last])) else {
        return lines;
    };
    let n_kept = lines[end..]
        .iter()
        .take_while(|line| page(line) == last)
        .count();
    &lines[..end + n_kept]
}

/// The column that rows are told by.
pub(super) fn key(sheet: &Sheet) -> Option<usize> {
    match sheet.kind() {
        Kind::Goals(key) => Some(key),
        Kind::Actions => sheet.column(Label::Action),
        Kind::OneGoal => {
            let action = sheet.column(Label::Action).unwrap_or(usize::MAX);
            let indicator = sheet.column(Label::Indicator).unwrap_or(usize::MAX);
            Some(action.min(indicator)).filter(|&key| key != usize::MAX)
        }
        Kind::None => sheet
            .columns
            .iter()
            .position(|column| column.role != Role::Headless),
    }
}

/// Adds a line to a row.
pub(super) fn append(row: &mut TableRow, line: &TableRow) {
    row.lines.extend(&line.lines);
    for cell in &line.cells {
        match row
            .cells
            .iter_mut()
            .find(|above| above.columns.start == cell.columns.start)
        {
            Some(above) => {
                above.columns.end = above.columns.end.max(cell.columns.end);
                above.lines.extend(&cell.lines);
            }
            None => row.cells.push(cell.clone()),
        }
    }
    row.cells.sort_by_key(|cell| cell.columns.start);
}

/// Whether no line of a column goes on with a small letter or ends in the middle of a phrase.
fn never_wraps(lines: &[TableRow], key: usize, document: &Document) -> bool {
    let words = |line: &TableRow| {
        let first = line.cell(key)?.lines.first()?;
        Some(document.words(first.span))
    };
    let is_wrapped = |words: &str| words.starts_with(char::is_lowercase) || items::is_open(words);
    !lines.iter().filter_map(words).any(is_wrapped)
}

struct Joiner<'a> {
    document: &'a Document,
    key: usize,
    number: Option<usize>,
    column: items::Column,
    /// Blank lines between two lines of one row.
    spacing: u16,
    /// Rows of actions may stand in groups with a heading each.
    may_have_groups: bool,
    never_wraps: bool,
    top: Top,
}

/// What stands above the first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Top {
    /// Nothing: names stand at the top of their rows.
    Nothing,
    /// Cells of its row: names stand in the middle of their rows, and only blank lines part the rows.
    Cells,
    /// The rest of a row before a page break.
    Rest,
}

/// Whether lines begin with the rest of a row that a page break cut: no name, and every cell goes on with a small letter.
pub(super) fn begins_with_rest(lines: &[TableRow], key: usize, document: &Document) -> bool {
    let goes_on = |cell| begins_small(cell, document);
    lines
        .first()
        .is_some_and(|line| line.cell(key).is_none() && line.cells.iter().all(goes_on))
}

/// The heading of a group is no longer than this, in words.
const LONGEST_GROUP: usize = 6;

impl<'a> Joiner<'a> {
    fn new(lines: &[TableRow], sheet: &Sheet, key: usize, document: &'a Document) -> Self {
        let rows: Vec<Row> = lines
            .iter()
            .filter_map(|line| line.cell(key))
            .flat_map(|cell| cell.lines.iter().map(as_row))
            .collect();
        let top = match lines.first() {
            Some(_) if sheet.has_rest => Top::Rest,
            Some(line) if line.cell(key).is_none() => Top::Cells,
            _ => Top::Nothing,
        };
        let spacing = lines.iter().map(|line| line.gap).min().unwrap_or(0);
        Self {
            document,
            key,
            number: sheet.column(Label::Number),
            column: items::Column::of(document.text(), &rows, 0, spacing),
            never_wraps: never_wraps(lines, key, document),
            spacing,
            may_have_groups: sheet.kind() == Kind::Actions,
            top,
        }
    }

    /// Whether a line begins a row below `row`, whose last line is `above`.
    fn begins(&self, row: &TableRow, above: &TableRow, line: &TableRow) -> bool {
        if self.top == Top::Cells {
            return line.gap > self.spacing;
        }
        if self
            .number
            .is_some_and(|number| line.cell(number).is_some())
        {
            return true;
        }
        let Some(next) = line.cell(self.key).and_then(|cell| cell.lines.first()) else {
            return false;
        };
        let apart = line.gap > self.spacing;
        let Some(last) = row.cell(self.key).and_then(|cell| cell.lines.last()) else {
            // Above the first goal of a table: a heading, or cells that are printed higher than their goal.
            return self.top == Top::Rest || row.cells.len() == 1 || apart;
        };
        let bond = self
            .column
            .bond(self.document.text(), &as_row(last), &as_row(next));
        if bond == Bond::Wrap || joint::names_indicator(self.words(next)) {
            return false;
        }
        if apart {
            return true;
        }
        let others = || {
            line.cells
                .iter()
                .filter(|cell| cell.columns.start != self.key)
        };
        // A heading of rows stands alone, above a line that begins cells; so does the first line after it.
        if row.cells.len() == 1 && row.lines.len() == 1 {
            return others().next().is_some();
        }
        others().any(|cell| self.is_fresh(cell, row, above))
            && !others().any(|cell| self.is_open(cell, row))
    }

    /// Whether a line of one cell heads the rows below it: short, no sentence, and a row begins under it.
    fn is_group(&self, row: &TableRow, line: &TableRow, next: Option<&TableRow>) -> bool {
        let first = |row: &TableRow| row.cell(self.key)?.lines.first().copied();
        let (Some(above), Some(head), Some(below)) = (
            row.cell(self.key).and_then(|cell| cell.lines.last()),
            first(line),
            next.and_then(first),
        ) else {
            return false;
        };
        let words = self.words(&head);
        let bond = |a: &CellLine, b: &CellLine| {
            self.column
                .bond(self.document.text(), &as_row(a), &as_row(b))
        };
        self.may_have_groups
            && line.cells.len() == 1
            && next.is_some_and(|next| next.cells.len() >= 2)
            && words.split(' ').count() <= LONGEST_GROUP
            && !words.ends_with('.')
            && self.parts(bond(above, &head))
            && self.parts(bond(&head, &below))
    }

    /// Whether each row has one name, so that the blank lines between them part the rows indeed.
    fn holds_one_name_each(&self, starts: &[usize], lines: &[TableRow]) -> bool {
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        starts.iter().zip(ends).all(|(&start, end)| {
            let mut names: Vec<CellLine> = Vec::new();
            for line in &lines[start..end] {
                names.extend(line.cell(self.key).into_iter().flat_map(|cell| &cell.lines));
            }
            let wraps = names.windows(2).all(|pair| {
                let bond =
                    self.column
                        .bond(self.document.text(), &as_row(&pair[0]), &as_row(&pair[1]));
                bond == Bond::Wrap
            });
            !names.is_empty() && wraps
        })
    }

    /// Whether a bond parts two lines: in a column that never wraps its lines, all but a wrap do.
    fn parts(&self, bond: Bond) -> bool {
        bond == Bond::Break || bond == Bond::Either && self.never_wraps
    }

    /// Whether a cell's text does not go on from the line above: a value is over where what follows makes it none, `104 htv` above `kaikki
    /// koulut`.
    fn is_fresh(&self, cell: &Cell, row: &TableRow, above: &TableRow) -> bool {
        let words = self.words(&cell.lines[0]);
        if above.cell(cell.columns.start).is_none() || row.cell(cell.columns.start).is_none() {
            return true;
        }
        let before = above
            .cell(cell.columns.start)
            .and_then(|cell| cell.lines.last());
        let before = before.map_or("", |line| self.words(line));
        let is_past = || {
            let joined = format!("{before} {words}");
            value::is_value(before) && !value::is_value(&joined)
        };
        !words.starts_with(char::is_lowercase) || is_value(words) && is_value(before) || is_past()
    }

    /// Whether the cell of the row above cannot end before this one.
    fn is_open(&self, cell: &Cell, row: &TableRow) -> bool {
        row.cell(cell.columns.start)
            .and_then(|cell| cell.lines.last())
            .is_some_and(|line| items::is_open(self.words(line)))
    }

    fn words(&self, line: &CellLine) -> &str {
        self.document.words(line.span)
    }
}

pub(super) fn as_row(line: &CellLine) -> Row {
    Row {
        piece: Piece {
            span: line.span,
            line: line.line,
        },
        gap: line.gap,
        bullet: None,
        x1: line.x1,
        trailing_space: false,
    }
}
