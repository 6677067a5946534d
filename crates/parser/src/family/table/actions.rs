//! Tables of actions: each row is an action, rows with one cell head those below.

use mittari_document::{Document, Separation, TableRow};

use super::cells;
use super::context::{self, Context};
use super::head::Role;
use super::sheet::Sheet;
use crate::draft::{DraftAction, DraftCard};
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::party;
use crate::value::is_empty_cell;

/// A row of one cell with more words than this is an action without further details, not the head of a group.
const LONGEST_GROUP: usize = 12;

/// The card of a table of actions.
pub(super) fn read(sheet: &Sheet, context: &Context, document: &Document) -> Vec<DraftCard> {
    let mut reader = Reader {
        sheet,
        document,
        card: context.card(),
        cards: Vec::new(),
        group: None,
    };
    reader.card.lines.extend(&sheet.header);
    for (idx, row) in sheet.rows.iter().enumerate() {
        let next = sheet.rows.get(idx + 1);
        reader.row(row, next);
    }
    reader.close();
    reader.cards
}

struct Reader<'a> {
    sheet: &'a Sheet,
    document: &'a Document,
    card: DraftCard,
    cards: Vec<DraftCard>,
    group: Option<Mended>,
}

impl Reader<'_> {
    fn close(&mut self) {
        if !self.card.actions.is_empty() {
            self.cards.push(std::mem::take(&mut self.card));
        }
    }

    fn row(&mut self, row: &TableRow, next: Option<&TableRow>) {
        let [cell] = &row.cells[..] else {
            return self.action(row);
        };
        let text = cells::whole(cell, self.document, "");
        let is_first = cell.columns.start <= self.sheet.column(Label::Action).unwrap_or(0);
        if !is_first {
            return;
        }
        if self.goal(&text, row) {
            return;
        }
        let heads_rows = next.is_some_and(|next| next.cells.len() >= 2);
        let is_sentence = text.text.ends_with('.') || text.text.split(' ').count() > LONGEST_GROUP;
        if heads_rows && !is_sentence {
            self.group = Some(text);
            self.card.lines.extend(&row.lines);
        } else if self.sheet.separation != Separation::Spaces
            && cell.columns.start == self.sheet.column(Label::Action).unwrap_or(0)
            && (is_sentence || next.is_none())
        {
            self.action(row);
        }
    }

    /// A heading of a goal that stands in the table itself begins a card.
    fn goal(&mut self, text: &Mended, row: &TableRow) -> bool {
        let Some((label, start)) = context::heading_in(&text.text) else {
            return false;
        };
        let rest = text.slice(start..text.text.len());
        self.close();
        self.group = None;
        context::set(&mut self.card, label, rest);
        self.card.lines.extend(&row.lines);
        true
    }

    fn action(&mut self, row: &TableRow) {
        let Some(column) = self.sheet.column(Label::Action) else {
            return;
        };
        let Some(cell) = row.cell(column) else {
            return; // Details without an action: nothing tells whose they are.
        };
        let evidence = cells::evidence(&row.lines, self.document);
        let mut details = details(self.sheet, row, self.document, &evidence);
        for (idx, _) in self
            .sheet
            .labelled()
            .filter(|&(_, label)| label == Label::Progress)
        {
            if let Some(cell) = row.cell(idx) {
                note(&mut details, &cells::whole(cell, self.document, &evidence));
            }
        }
        let items = cells::items(cell, self.document);
        let texts = if items.len() >= 2 && items.iter().all(|item| item[0].bullet.is_some()) {
            let join = |item: &Vec<_>| cells::join(item, self.document, &evidence);
            items.iter().map(join).collect()
        } else {
            vec![cells::whole(cell, self.document, &evidence)]
        };
        for text in texts {
            self.card.actions.push(DraftAction {
                text,
                group: self.group.clone(),
                ..details.clone()
            });
        }
        self.card.lines.extend(&row.lines);
    }
}

/// Labels of columns that say something of an action.
const DETAILS: [Label; 6] = [
    Label::Schedule,
    Label::Responsible,
    Label::Unit,
    Label::Status,
    Label::Rating,
    Label::Note,
];

/// What a row says of its action.
pub(super) fn details(
    sheet: &Sheet,
    row: &TableRow,
    document: &Document,
    evidence: &str,
) -> DraftAction {
    let mut action = DraftAction::default();
    for (idx, column) in sheet.columns.iter().enumerate() {
        let says_nothing = match column.role {
            Role::Label(label) => !DETAILS.contains(&label),
            Role::Headless => true,
            Role::Period | Role::Other => false,
        };
        let Some(cell) = row.cell(idx).filter(|_| !says_nothing) else {
            continue;
        };
        let text = cells::whole(cell, document, evidence);
        if text.text.is_empty() || is_empty_cell(&text.text) {
            continue;
        }
        match column.role {
            Role::Period => action.schedule.push((Some(column.printed.clone()), text)),
            Role::Label(Label::Schedule) => action.schedule.push((None, text)),
            Role::Label(Label::Responsible) => {
                action.responsible.extend(parties(cell, document, evidence));
            }
            Role::Label(Label::Unit) => action.unit = Some(text),
            Role::Label(Label::Status | Label::Rating) => action.status = Some(text),
            Role::Label(Label::Note) | Role::Other => note(&mut action, &text),
            Role::Label(_) | Role::Headless => {}
        }
    }
    action
}

/// Adds a remark to an action.
fn note(action: &mut DraftAction, text: &Mended) {
    action.note = Some(match action.note.take() {
        Some(note) => note.then(text),
        None => text.clone(),
    });
}

/// The parties of a cell: bullets and paragraphs part them, wraps do not.
pub(super) fn parties(
    cell: &mittari_document::Cell,
    document: &Document,
    evidence: &str,
) -> Vec<Mended> {
    let mut parts: Vec<Vec<Row>> = Vec::new();
    for item in cells::items(cell, document) {
        let words = |row: &Row| document.words(row.piece.span);
        let is_one = |above: &Row, below: &Row| {
            !cells::is_drawn(cell, document) || !party::are_two(words(above), words(below))
        };
        parts.extend(item.chunk_by(is_one).map(<[Row]>::to_vec));
    }
    let split = |part: &Vec<Row>| party::split(&cells::join(part, document, evidence));
    parts.iter().flat_map(split).collect()
}
