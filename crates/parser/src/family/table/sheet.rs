//! Tables with known columns: a row of heads and the rows under it.

use mittari_document::{Cell, Document, Separation, Table, TableRow};

use super::cells;
use super::context;
use super::end::{self, Body};
use super::head::{self, Column, Role};
use super::joint;
use super::under_heads;
use crate::draft::Trouble;
use crate::label::Label;

/// A table whose columns are known.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) separation: Separation,
    pub(super) columns: Vec<Column>,
    /// The lines of the heads.
    pub(super) header: Vec<usize>,
    pub(super) rows: Vec<TableRow>,
    /// The first row is the rest of one that a page break cut.
    pub(super) has_rest: bool,
    /// Why it ends before the lines below it do.
    pub(super) trouble: Option<Trouble>,
}

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Each row is an action.
    Actions,
    /// A row with something in this column begins a card.
    Goals(usize),
    /// All rows belong to one card.
    OneGoal,
    /// Nothing that plans for anything.
    None,
}

/// What a row after a page break is of the rows before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// A row of its own, or nobody's.
    None,
    /// The rest of the last row.
    OfRow,
    /// An indicator of the last goal, for which there was no room on its page.
    OfGoal,
}

impl Sheet {
    /// The column with a label.
    pub(super) fn column(&self, label: Label) -> Option<usize> {
        self.columns.iter().position(|column| column.is(label))
    }

    /// The columns with a label and their numbers.
    pub(super) fn labelled(&self) -> impl Iterator<Item = (usize, Label)> + '_ {
        self.columns
            .iter()
            .enumerate()
            .filter_map(|(idx, column)| match column.role {
                Role::Label(label) => Some((idx, label)),
                Role::Period | Role::Other | Role::Headless => None,
            })
    }

    /// What its rows are.
    pub(super) fn kind(&self) -> Kind {
        let has = |label: Label| self.column(label).is_some();
        let has_value = self.labelled().any(|(_, label)| label.is_value());
        let keys = [
            Label::Objective,
            Label::StrategicObjective,
            Label::Initiative,
            Label::Focus,
            Label::Theme,
        ];
        if let Some(key) = keys.iter().find_map(|&label| self.column(label)) {
            return Kind::Goals(key);
        }
        if has(Label::Indicator) {
            return if has(Label::Action) || has_value {
                Kind::OneGoal
            } else {
                Kind::None
            };
        }
        if !has(Label::Action) {
            return Kind::None;
        }
        if has_value || has(Label::Milestone) {
            Kind::OneGoal
        } else {
            Kind::Actions
        }
    }

    /// The last line that it stands on.
    pub(super) fn last_line(&self) -> usize {
        // Rows ascend, so the last one tells.
        let lines = self.rows.last().map_or(&self.header, |row| &row.lines);
        lines.iter().copied().max().unwrap_or(0)
    }

    /// The first line that it stands on.
    pub(super) fn first_line(&self) -> usize {
        self.header.iter().copied().min().unwrap_or(0)
    }

    /// Whether another sheet has the same columns.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.columns.len() == other.columns.len()
            && self
                .columns
                .iter()
                .zip(&other.columns)
                .all(|(a, b)| a.role == b.role && head::same(&a.printed, &b.printed))
    }

    /// Whether a row is the rest of the last one: each of its cells goes on with a small letter below something, in a table whose rows
    /// begin with capitals.
    pub(super) fn is_open_to(&self, rest: &TableRow, document: &Document) -> bool {
        let is_small = |cell: &Cell| cells::begins_small(cell, document);
        let begins_small = |row: &TableRow| row.cells.first().is_some_and(is_small);
        self.rows.last().is_some_and(|last| {
            let stands_below = |cell: &Cell| last.cell(cell.columns.start).is_some();
            rest.cells
                .iter()
                .all(|cell| is_small(cell) && stands_below(cell))
        }) && !self.rows.iter().any(begins_small)
    }

    /// What the first row is of the table before the page break.
    pub(super) fn rest_of(&self, above: &Self, document: &Document) -> Rest {
        let (Some(row), Some(last)) = (self.rows.first(), above.rows.last()) else {
            return Rest::None;
        };
        let is_beside = |cell: &Cell| last.cell(cell.columns.start).is_none();
        let has_goal = match self.kind() {
            Kind::Goals(key) => row.cell(key).is_some(),
            Kind::None | Kind::OneGoal | Kind::Actions => true,
        };
        match () {
            () if above.is_open_to(row, document) => Rest::OfRow,
            () if !self.has_rest || has_goal => Rest::None,
            // A name for which there was no room beside its values.
            () if row.cells.iter().all(is_beside) => Rest::OfRow,
            () if row.cells.len() > 1 => Rest::OfGoal,
            () => Rest::None,
        }
    }

    /// Whether the lines of a table on the next page begin amid a goal of this one: they have no goal, and here each goal stands at the top of what
    /// belongs to it.
    pub(super) fn goes_on_in(&self, next: &Self, lines: &[TableRow], key: usize) -> bool {
        let has_goal = |row: &TableRow| row.cell(key).is_some();
        matches!(self.kind(), Kind::Goals(own) if own == key)
            && self.is_like(next)
            && self.rows.first().is_some_and(has_goal)
            && self.rows.iter().any(|row| !has_goal(row))
            && lines.first().is_some_and(|line| !has_goal(line))
    }

    /// Drops the rest of a row that nothing above takes, and says so.
    pub(super) fn drop_rest(&mut self) {
        if std::mem::take(&mut self.has_rest) && !self.rows.is_empty() {
            let rest = self.rows.remove(0);
            let line = rest.lines.first().copied().unwrap_or_default();
            self.trouble = self
                .trouble
                .take()
                .or_else(|| Some(end::trouble_of_rest(line)));
        }
    }

    /// Gives heads that depend on what stands below them, and columns without heads, their meaning.
    pub(super) fn settle(&mut self, document: &Document) {
        joint::part(self, document);
        self.name_headless(document);
        self.name_rows_of_values();
        self.name_verdicts(document);
        self.doubt_levels(document);
    }

    /// `Arvio` beside another column of actuals, without numbers but grades from 1 to 5: the verdict on them.
    fn name_verdicts(&mut self, document: &Document) {
        let n_actuals = self.columns.iter().filter(|c| c.is(Label::Actual)).count();
        for idx in 0..self.columns.len() {
            let is_estimate = self.columns[idx]
                .printed
                .to_lowercase()
                .starts_with("arvio");
            if n_actuals < 2 || !self.columns[idx].is(Label::Actual) || !is_estimate {
                continue;
            }
            let is_grade = |words: &str| words.len() == 1 && "12345".contains(words);
            let is_verdict = |cell: &Cell| {
                let mut words = cell.lines.iter().map(|line| document.words(line.span));
                words.all(|words| is_grade(words) || !words.contains(|c: char| c.is_ascii_digit()))
            };
            let mut cells = self.rows.iter().filter_map(|row| row.cell(idx));
            if cells.all(is_verdict) {
                self.columns[idx].turn(Label::Rating);
            }
        }
    }

    /// `Tavoite` right of the indicators may be the goal as well as the level: words alone beside a level in numbers are no level.
    fn doubt_levels(&mut self, document: &Document) {
        let n_numbers = |idx: usize| {
            let cells = self.rows.iter().filter_map(|row| row.cell(idx));
            let (with, without): (Vec<&Cell>, Vec<&Cell>) =
                cells.partition(|cell| end::has_digit(document, cell));
            (with.len(), without.len())
        };
        let is_goal_head = |column: &Column| {
            let read = head::label_of(&column.printed, head::Reading::Free);
            column.head.period.is_none() && read.is_some_and(|(label, _)| label == Label::Objective)
        };
        let is_phrase = |cell: &Cell| {
            let words = cell
                .lines
                .first()
                .map_or("", |line| document.words(line.span));
            words.starts_with(char::is_uppercase)
                && words.contains(' ')
                && !end::has_digit(document, cell)
        };
        let has_numbers = (0..self.columns.len()).any(|idx| {
            let is_level =
                self.columns[idx].is(Label::Baseline) || self.columns[idx].is(Label::Actual);
            is_level && n_numbers(idx).0 >= 2 && n_numbers(idx).1 == 0
        });
        let doubtful = (0..self.columns.len()).find(|&idx| {
            let column = &self.columns[idx];
            let mut cells = self.rows.iter().filter_map(|row| row.cell(idx));
            column.is(Label::Target) && is_goal_head(column) && cells.all(is_phrase)
        });
        if let Some(idx) = doubtful.filter(|_| has_numbers) {
            self.columns[idx].turn(Label::Note);
            let line = self.header.first().copied().unwrap_or_default();
            self.trouble = self
                .trouble
                .take()
                .or_else(|| Some(end::trouble_of_goals(line)));
        }
    }

    /// A column without a head: running numbers to the left, a verdict of one digit to the right of the actuals.
    fn name_headless(&mut self, document: &Document) {
        for idx in 0..self.columns.len() {
            if self.columns[idx].role != Role::Headless {
                continue;
            }
            let words = || {
                self.rows
                    .iter()
                    .filter_map(|row| row.cell(idx))
                    .flat_map(|cell| cell.lines.iter().map(|line| document.words(line.span)))
            };
            let is_number = |word: &str| {
                word.len() <= 6
                    && word.starts_with(|c: char| c.is_ascii_digit())
                    && word
                        .chars()
                        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
            };
            let is_verdict =
                |word: &str| word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
            let any = words().next().is_some();
            let is_last = idx + 1 == self.columns.len();
            if any && idx == 0 && words().all(is_number) {
                self.columns[idx].turn(Label::Number);
            } else if any
                && is_last
                && idx > 0
                && self.columns[idx - 1].is(Label::Actual)
                && words().all(is_verdict)
            {
                self.columns[idx].turn(Label::Rating);
            } else if any {
                self.columns[idx].role = Role::Other;
            }
        }
    }

    /// `Tavoitteet | TA 2024 | TP 2024`: goals that are measured themselves are read as indicators.
    fn name_rows_of_values(&mut self) {
        let mut has_value = false;
        let mut objective = None;
        for (idx, label) in self.labelled() {
            match label {
                Label::Objective if objective.is_none() => objective = Some(idx),
                Label::Number => {}
                label if label.is_value() || label == Label::Rating => has_value = true,
                _ => return,
            }
        }
        if let Some(idx) = objective.filter(|_| has_value) {
            self.columns[idx].turn(Label::Indicator);
        }
    }
}

/// The sheets of a table kept by tabs or pipes: a new one begins at each row of heads, and ends where another table begins that has
/// none of a goal's.
pub(super) fn of_table(table: &Table, document: &Document) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut rows = table.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let Some(mut columns) = head::columns(&row.cells, document) else {
            continue;
        };
        let mut header = row.lines.clone();
        if let Some(second) = rows.peek()
            && let Some(refined) = under_heads::refine(&columns, second, document)
        {
            columns = refined;
            header.extend(&second.lines);
            rows.next();
        }
        head::settle(&mut columns);
        // The heading of a goal in the last row stands above these heads.
        if let Some(above) = sheets.last_mut() {
            above.rows.pop_if(|row| is_heading(row, document));
        }
        let mut body = Body::new(&columns, document);
        let mut own: Vec<TableRow> = Vec::new();
        let mut is_open = true;
        while let Some(row) = rows.next_if(|row| head::columns(&row.cells, document).is_none()) {
            is_open &= !(body.is_ended_by(row) || end::has_nameless(row, &columns, document));
            // A row with cells beyond the last head does not fit, and is left alone.
            let fits = row
                .cells
                .iter()
                .all(|cell| cell.columns.end <= columns.len());
            if is_open && fits && !row.cells.is_empty() {
                body.add(row);
                own.push(row.clone());
            }
        }
        sheets.push(Sheet {
            separation: table.separation,
            header,
            has_rest: false,
            rows: own,
            trouble: None,
            columns,
        });
    }
    for sheet in &mut sheets {
        sheet.settle(document);
    }
    sheets
}

/// Whether a row is nothing but the heading of a goal.
fn is_heading(row: &TableRow, document: &Document) -> bool {
    match &row.cells[..] {
        [cell] => context::heading_in(&cells::whole(cell, document, "").text).is_some(),
        _ => false,
    }
}
