//! Lines to fields: a label, and the lines that belong to it.

use mittari_document::Span;

use super::accept::{explains_label, label_of};
use super::{
    beside, field_end, head_run, indicators, label_run, listed, meaning, middle, progress, review,
};
use crate::goal_line::{self, GoalLine};
use crate::heads;
use crate::items::Row;
use crate::label::Label;
use crate::mended::Piece;
use crate::outline::{Heading, read_number};
use crate::scan::Scan;
use crate::tokens::{LabelAt, Token};

/// A part of the document as the labels divide it.
#[derive(Clone, Debug)]
pub(super) enum Entry<'s> {
    /// A heading: cards before it end, unless it names the unit of the card that it stands in.
    Heading(&'s Heading),
    Field(Field),
    /// Lines that another family has.
    Taken,
}

/// A label with its lines.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the lines"
)]
pub(super) struct Field {
    pub(super) label: Label,
    pub(super) number: Option<u32>,
    /// The year or date that the label bears.
    pub(super) period: Option<Span>,
    /// The words of the label, for value labels.
    pub(super) label_span: Span,
    /// The period of a review, as a reader says it: `syyskuu 2023`.
    pub(super) review: Option<String>,
    /// The lines after the label, the rest of the label's own line first.
    pub(super) rows: Vec<Row>,
    /// Lines of the label, indices of `Document::lines`.
    pub(super) lines: Vec<usize>,
    /// The first token.
    pub(super) start: usize,
    /// Where the rows stop for want of a label: what follows is no more of this field.
    pub(super) is_closed: bool,
    /// The label's name is the document's own (a focus that it listed before), not a word for a kind.
    pub(super) is_name: bool,
    /// A row of heads stands among the rows.
    pub(super) has_heads: bool,
    /// Nothing comes after it that could show where its text ends.
    pub(super) is_last: bool,
}

impl Field {
    pub(super) fn new(label: Label, start: usize, line: usize) -> Self {
        Self {
            label,
            number: None,
            period: None,
            label_span: Span::default(),
            review: None,
            rows: Vec::new(),
            lines: vec![line],
            start,
            is_closed: false,
            is_name: false,
            is_last: false,
            has_heads: false,
        }
    }
}

/// Divides the free lines of the document.
pub(super) fn read<'s>(scan: &'s Scan<'_>) -> Vec<Entry<'s>> {
    let mut reader = Reader {
        scan,
        goals: goal_line::all(&scan.tokens),
        entries: Vec::new(),
        open: None,
        numbered: None,
    };
    let mut idx = 0;
    while idx < scan.tokens.len() {
        idx = reader.step(idx);
    }
    reader.close(true);
    reader.entries
}

struct Reader<'s, 'd> {
    scan: &'s Scan<'d>,
    /// Goals that a number marks, whether it has a label or not.
    goals: Vec<GoalLine>,
    entries: Vec<Entry<'s>>,
    open: Option<Field>,
    /// The number of the last item of a list of indicators.
    numbered: Option<u32>,
}

impl Reader<'_, '_> {
    /// Reads one line, or a heading of several; gives the next.
    fn step(&mut self, idx: usize) -> usize {
        let scan = self.scan;
        if scan.is_taken(idx) {
            self.close(true);
            if !matches!(self.entries.last(), Some(Entry::Taken)) {
                self.entries.push(Entry::Taken);
            }
            return idx + 1;
        }
        if let Some(end) = self.begin_goal(idx) {
            return end;
        }
        if let Some(heading) = scan.outline.starting_at(idx) {
            self.close(true);
            self.entries.push(Entry::Heading(heading));
            return heading.tokens.end;
        }
        let token = &scan.tokens.list[idx];
        if token.ends_label || explains_label(scan, idx) {
            if let Some(field) = &mut self.open {
                field.lines.push(token.line);
            }
            return idx + 1;
        }
        let words = scan.tokens.words(idx);
        if token.bullet.is_none() && scan.outline.is_focus_name(words) {
            self.begin_focus(idx);
            return idx + 1;
        }
        if let Some(review) = review::heading(scan, idx) {
            self.close(false);
            let mut field = Field::new(Label::Progress, idx, token.line);
            field.review = Some(review);
            self.open = Some(field);
            return idx + 1;
        }
        if self.is_row_of_heads(idx) {
            self.push_heads(Row::of(&scan.tokens, idx));
            return idx + 1;
        }
        if let Some(end) = self.take_heads(idx) {
            return end;
        }
        if review::introduces_milestones(words) {
            self.close(false);
            self.open = Some(Field::new(Label::Milestone, idx, token.line));
            return idx + 1;
        }
        if let Some(at) = label_of(scan, idx) {
            if let Some(run) = label_run::read(scan, idx) {
                self.close(true);
                self.entries
                    .extend(run.fields.into_iter().map(Entry::Field));
                self.open = run.open;
                return run.end;
            }
            self.begin(idx, &at);
            return idx + 1;
        }
        if self.begin_numbered(idx) || self.begin_listed(idx) {
            return idx + 1;
        }
        if self.begins_note(idx) {
            self.close(false);
            let mut field = Field::new(Label::Note, idx, token.line);
            field.rows.push(Row::of(&scan.tokens, idx));
            self.open = Some(field);
            return idx + 1;
        }
        self.push_if_it_goes_on(idx);
        idx + 1
    }

    /// Whether the line is a footnote (`*Mukana myös yksityiset päiväkodit`), or a remark on costs below those who answer for the card.
    fn begins_note(&self, idx: usize) -> bool {
        let Some(field) = &self.open else {
            return false;
        };
        let tokens = &self.scan.tokens;
        let apart = tokens.list[idx].gap > self.scan.spacing;
        let ends_card = matches!(
            field.label,
            Label::Responsible | Label::Milestone | Label::Note
        );
        let printed = tokens.document.line_words(tokens.list[idx].line);
        ends_card
            && (progress::is_footnote(printed)
                || apart && progress::speaks_of_costs(tokens.words(idx)))
    }

    /// Begins the next indicator of a numbered list, whose values may follow labels of their own: `2. Torjuttu pinta-ala`.
    fn begin_numbered(&mut self, idx: usize) -> bool {
        let scan = self.scan;
        let Some(field) = self.open.as_ref().filter(|field| !field.is_closed) else {
            return false;
        };
        let is_open = field.label == Label::Indicator || indicators::holds_values(field.label);
        let Some((number, name)) = read_number(scan.tokens.words(idx)) else {
            return false;
        };
        let is_first =
            field.label == Label::Indicator && field.rows.is_empty() && field.number.is_none();
        let expected = if is_first {
            Some(1)
        } else {
            self.numbered.map(|last| last + 1)
        };
        let [number] = number[..] else { return false };
        if !is_open || expected != Some(number) {
            return false;
        }
        let token = &scan.tokens.list[idx];
        let start = token.body.end as usize - name.len();
        let span = Span::new(start, token.body.end as usize);
        if !is_first {
            self.close(false);
        }
        let field = self
            .open
            .get_or_insert_with(|| Field::new(Label::Indicator, idx, token.line));
        field.number = Some(number);
        field.rows.push(first_row(token, span));
        self.numbered = Some(number);
        true
    }

    /// Begins the next indicator of a list whose values follow labels of their own: `• Kävijät` / `– Lähtötaso: 3` / `• Lainat`.
    fn begin_listed(&mut self, idx: usize) -> bool {
        let Some(open) = self.open.as_ref() else {
            return false;
        };
        let mut above: Vec<&Field> = vec![open];
        above.extend(self.entries.iter().rev().map_while(|entry| match entry {
            Entry::Field(field) => Some(field),
            Entry::Heading(_) | Entry::Taken => None,
        }));
        if !listed::is_next(self.scan, &above, idx) {
            return false;
        }
        self.close(false);
        let token = &self.scan.tokens.list[idx];
        let mut field = Field::new(Label::Indicator, idx, token.line);
        field.rows.push(Row::of(&self.scan.tokens, idx));
        self.open = Some(field);
        true
    }

    /// Begins the goal that stands by its number above its indicators; gives the next line.
    fn begin_goal(&mut self, idx: usize) -> Option<usize> {
        let start = |goal: &GoalLine| goal.tokens.start;
        let at = self.goals.binary_search_by_key(&idx, start).ok()?;
        let (span, range) = (self.goals[at].words, self.goals[at].tokens.clone());
        self.close(false);
        let tokens = &self.scan.tokens;
        let line = tokens.list[idx].line;
        let mut field = Field::new(Label::Objective, idx, line);
        field.rows.push(first_row(&tokens.list[idx], span));
        let below = range.clone().skip(1);
        field.rows.extend(below.map(|idx| Row::of(tokens, idx)));
        self.open = Some(field);
        Some(range.end)
    }

    fn begin_focus(&mut self, idx: usize) {
        self.close(false);
        let scan = self.scan;
        let mut field = Field::new(Label::Focus, idx, scan.tokens.list[idx].line);
        field.rows.push(Row::of(&scan.tokens, idx));
        field.is_name = true;
        self.open = Some(field);
    }

    fn begin(&mut self, idx: usize, at: &LabelAt) {
        let label = self.label_here(idx, at);
        let at = &if label.is_value() && !at.closed {
            meaning::with_number(self.scan, idx, *at)
        } else {
            *at
        };
        let above = if at.rest.is_empty() {
            middle::rows_above(self.scan, idx, self.open.as_mut())
        } else {
            Vec::new()
        };
        self.close(false);
        let token = &self.scan.tokens.list[idx];
        let mut field = Field::new(label, idx, token.line);
        field.number = at.number;
        field.period = at.period;
        field.rows = above;
        field.label_span = Span {
            start: token.body.start,
            end: at.rest.start,
        };
        let beside = beside::labels(self.scan, idx, at);
        let rest = beside::text_before(self.scan, at.rest, beside.first());
        if !self.scan.tokens.span_words(rest).trim().is_empty() {
            field.rows.push(first_row(token, rest));
        }
        self.open = Some(field);
        for next in beside {
            let label = self.label_here(idx, &next.at);
            self.close(false);
            let mut field = Field::new(label, idx, token.line);
            field.number = next.at.number;
            field.period = next.at.period;
            field.label_span = Span {
                start: next.start,
                end: next.at.rest.start,
            };
            if !next.at.rest.is_empty() {
                field.rows.push(first_row(token, next.at.rest));
            }
            self.open = Some(field);
        }
    }

    /// What a label means below the field above it.
    fn label_here(&self, idx: usize, at: &LabelAt) -> Label {
        let above = self.open.as_ref().or_else(|| match self.entries.last() {
            Some(Entry::Field(field)) => Some(field),
            _ => None,
        });
        above.map_or(at.label, |above| meaning::of(self.scan, above, idx, at))
    }

    /// Whether the line holds the heads of value columns and belongs to the indicators above.
    fn is_row_of_heads(&self, idx: usize) -> bool {
        let scan = self.scan;
        let Some(field) = &self.open else {
            return false;
        };
        if field.label != Label::Indicator || field.is_closed {
            return false;
        }
        let token = &scan.tokens.list[idx];
        let starts_with_indicator = token.label.is_some_and(|at| at.label == Label::Indicator);
        !starts_with_indicator
            && heads::read(scan.tokens.words(idx), token.body, None)
                .is_some_and(|row| row.heads.len() > 1)
    }

    /// Takes heads of value columns below each other for the open field of indicators; one head alone after the names is the label of
    /// one value. Where no indicators are open nothing tells whose the cells below are: they are left unread.
    fn take_heads(&mut self, idx: usize) -> Option<usize> {
        let run = head_run::read(self.scan, idx)?;
        let of_names = self
            .open
            .as_ref()
            .filter(|field| field.label == Label::Indicator && !field.is_closed);
        match of_names {
            Some(field) if run.n_heads > 1 || field.rows.is_empty() => {
                for idx in idx..run.end {
                    self.push_heads(Row::of(&self.scan.tokens, idx));
                }
                Some(run.end)
            }
            None if run.n_heads > 1 => {
                self.close(true);
                Some(run.end)
            }
            _ => None,
        }
    }

    fn push_heads(&mut self, row: Row) {
        if let Some(field) = &mut self.open {
            field.has_heads = true;
            field.rows.push(row);
        }
    }

    fn push_if_it_goes_on(&mut self, idx: usize) {
        let Some(field) = &mut self.open else { return };
        if field.is_closed {
            return;
        }
        let row = Row::of(&self.scan.tokens, idx);
        if field_end::is_past(field, &row, self.scan) {
            field.is_closed = true;
        } else {
            field.rows.push(row);
        }
    }

    fn close(&mut self, is_last: bool) {
        if let Some(mut field) = self.open.take() {
            field.is_last = is_last || field.is_closed;
            if indicators::holds_values(field.label) && field.rows.is_empty() {
                meaning::take_day(self.scan, &mut field);
            }
            self.entries.push(Entry::Field(field));
        }
    }
}

/// What stands on the line of a label: no blank lines part the two.
pub(super) fn first_row(token: &Token, span: Span) -> Row {
    let line = token.line;
    Row {
        gap: 0,
        ..Row::part(token, Piece { span, line })
    }
}
