//! Tables of goals: a row with a goal of its own begins a card; rows without one go on with the card above.

use mittari_document::{Cell, Document, Separation, TableRow};

use super::actions;
use super::cells;
use super::context::{self, Context};
use super::head::Role;
use super::sheet::Sheet;
use super::values;
use crate::draft::{DraftAction, DraftCard, DraftMilestone, DraftProgress};
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::Setting;
use crate::value::is_empty_cell;

/// A lone goal longer than this, in words, is a goal and no heading of those below.
const LONGEST_HEADING: usize = 5;

/// The cards of a table of goals. Without a key column all rows make one card.
pub(super) fn read(
    sheet: &Sheet,
    key: Option<usize>,
    context: &Context,
    setting: &Setting<'_, '_>,
) -> Vec<DraftCard> {
    let mut reader = Reader {
        sheet,
        key,
        setting,
        document: setting.tokens.document,
        cards: Vec::new(),
        upper: context.card(),
        on_actions: key.is_none_or(|key| is_of_actions(sheet, key, setting.tokens.document)),
        pending: sheet.header.clone(),
        next_begins: true,
    };
    for (idx, row) in sheet.rows.iter().enumerate() {
        reader.row(row, sheet.rows.get(idx + 1));
    }
    reader.cards.retain(DraftCard::has_content);
    reader.cards
}

/// Whether the responsible party beside an action is the action's: where no cell holds several actions, or where goals take several
/// rows, each with an action and its own party.
fn is_of_actions(sheet: &Sheet, key: usize, document: &Document) -> bool {
    let (Some(action), Some(responsible)) = (
        sheet.column(Label::Action),
        sheet.column(Label::Responsible),
    ) else {
        return false;
    };
    let has_party_inside = |row: &TableRow| {
        row.cell(key).is_none() && row.cell(action).is_some() && row.cell(responsible).is_some()
    };
    let holds_one = |cell: &Cell| cells::items(cell, document).len() == 1;
    let mut cells = sheet.rows.iter().filter_map(|row| row.cell(action));
    sheet.rows.iter().any(has_party_inside) || cells.all(holds_one)
}

struct Reader<'a, 'd> {
    sheet: &'a Sheet,
    key: Option<usize>,
    setting: &'a Setting<'a, 'd>,
    document: &'a Document,
    cards: Vec<DraftCard>,
    /// The levels in force for the next card, with their lines as long as no card has them.
    upper: DraftCard,
    on_actions: bool,
    /// Lines that the next card takes: heads, headings inside the table.
    pending: Vec<usize>,
    next_begins: bool,
}

impl Reader<'_, '_> {
    fn row(&mut self, row: &TableRow, next: Option<&TableRow>) {
        if self.is_heading(row, next) {
            return;
        }
        let names = [Label::Action, Label::Indicator, Label::Milestone];
        let is_named = |label: Label| {
            let cell = self.sheet.column(label).and_then(|idx| row.cell(idx));
            cell.is_some()
        };
        if self.key.is_none() && !names.into_iter().any(is_named) {
            return; // Details of nothing: the print does not tell whose they are.
        }
        let evidence = cells::evidence(&row.lines, self.document);
        let is_first = std::mem::take(&mut self.next_begins);
        let begins = self.levels(row, &evidence) || is_first;
        if begins {
            let mut card = self.upper.clone();
            self.upper.lines.clear();
            card.lines.append(&mut self.pending);
            self.cards.push(card);
        }
        let Some(card) = self.cards.last_mut() else {
            return;
        };
        card.lines.append(&mut self.pending);
        card.lines.extend(&row.lines);
        if begins && let Some(cell) = self.key.and_then(|key| row.cell(key)) {
            for item in cells::items(cell, self.document) {
                let text = cells::join(&item, self.document, &evidence);
                let label = self
                    .sheet
                    .labelled()
                    .find(|&(idx, _)| Some(idx) == self.key);
                context::set(
                    card,
                    label.map_or(Label::Objective, |(_, label)| label),
                    text,
                );
            }
        }
        fill(
            card,
            self.sheet,
            row,
            (self.key, self.on_actions),
            self.setting,
        );
    }

    /// Takes the levels outside the key from a row, and says whether the row begins a card.
    fn levels(&mut self, row: &TableRow, evidence: &str) -> bool {
        let mut begins = self.key.is_some_and(|key| row.cell(key).is_some());
        for (idx, label) in self.sheet.labelled() {
            let is_upper = label.level().is_some_and(|level| level < 3) && Some(idx) != self.key;
            let Some(cell) = row.cell(idx).filter(|_| is_upper && self.key.is_some()) else {
                continue;
            };
            begins = true;
            context::set(
                &mut self.upper,
                label,
                cells::whole(cell, self.document, evidence),
            );
        }
        begins
    }

    /// A row of one cell that heads the rows below: a level with its label, or a short heading above rows with their own goals.
    fn is_heading(&mut self, row: &TableRow, next: Option<&TableRow>) -> bool {
        let [cell] = &row.cells[..] else { return false };
        let text = cells::whole(cell, self.document, "");
        if let Some((label, start)) = context::heading_in(&text.text)
            && (self.key.is_none() || label != Label::Objective)
        {
            if self.key.is_none() {
                self.upper.objectives.clear();
                self.next_begins = true;
            }
            context::set(&mut self.upper, label, text.slice(start..text.text.len()));
            self.pending.extend(&row.lines);
            return true;
        }
        let Some(key) = self.key else {
            // A name without values, or the heading of those below: the print does not tell.
            return cell.columns.start == 0 && self.sheet.column(Label::Action) != Some(0);
        };
        let is_short = text.text.split(' ').count() <= LONGEST_HEADING && !text.text.ends_with('.');
        let heads_goals = next.is_some_and(|next| next.cell(key).is_some());
        if cell.columns.start == 0 && is_short && (heads_goals || next.is_none()) {
            if heads_goals && self.sheet.separation != Separation::Spaces {
                self.upper.section = vec![text];
                self.pending.extend(&row.lines);
            }
            return true;
        }
        false
    }
}

/// Adds what a row says to its card.
fn fill(
    card: &mut DraftCard,
    sheet: &Sheet,
    row: &TableRow,
    (key, on_actions): (Option<usize>, bool),
    setting: &Setting<'_, '_>,
) {
    let document = setting.tokens.document;
    let evidence = cells::evidence(&row.lines, document);
    let mut details = actions::details(sheet, row, document, &evidence);
    let actions = column_items(sheet, row, Label::Action, document, &evidence);
    let has_indicators = sheet.column(Label::Indicator).is_some();
    if has_indicators {
        details.status = None; // It is the indicator's verdict.
    }
    if !on_actions || actions.is_empty() {
        add_new(
            &mut card.responsible,
            std::mem::take(&mut details.responsible),
        );
    }
    if key.is_some() && !on_actions {
        card.unit
            .extend(details.unit.take().filter(|_| card.unit.is_empty()));
    }
    if actions.len() != 1 || !on_actions {
        card.notes.extend(details.note.take());
    }
    if actions.len() != 1 {
        // Nothing tells which of several actions a time or a state belongs to.
        let entries = std::mem::take(&mut details.schedule);
        card.notes.extend(entries.into_iter().map(|(_, text)| text));
        card.notes.extend(details.status.take());
    }
    card.actions
        .extend(actions.into_iter().map(|text| DraftAction {
            text,
            ..details.clone()
        }));
    if key.is_none_or(|key| !sheet.columns[key].is(Label::Initiative)) {
        card.initiatives.extend(column_items(
            sheet,
            row,
            Label::Initiative,
            document,
            &evidence,
        ));
    }
    card.milestones.extend(
        column_items(sheet, row, Label::Milestone, document, &evidence)
            .into_iter()
            .map(|text| DraftMilestone { number: None, text }),
    );
    for (idx, column) in sheet.columns.iter().enumerate() {
        if let Some(cell) = row.cell(idx).filter(|_| column.is(Label::Progress)) {
            let period = column
                .head
                .period
                .map(|span| document.words(span).to_owned());
            let text = cells::whole(cell, document, &evidence);
            if !is_empty_cell(&text.text) {
                card.progress.push(DraftProgress { period, text });
            }
        }
    }
    values::add(card, sheet, row, setting);
}

/// Adds the indicators of a row with their values, and nothing else that stands in it.
pub(super) fn add_values(
    card: &mut DraftCard,
    sheet: &Sheet,
    row: &TableRow,
    setting: &Setting<'_, '_>,
) {
    values::add(card, sheet, row, setting);
}

/// Adds the indicators that a cell names, with the values that they state themselves.
pub(super) fn add_names(card: &mut DraftCard, cell: &Cell, setting: &Setting<'_, '_>) {
    values::add_names(card, cell, setting);
}

/// So many parties before one are compared with it.
const NEAR: usize = 64;

fn add_new(list: &mut Vec<Mended>, more: Vec<Mended>) {
    for party in more {
        if !list
            .iter()
            .rev()
            .take(NEAR)
            .any(|known| known.text == party.text)
        {
            list.push(party);
        }
    }
}

/// The items in the columns of a label.
fn column_items(
    sheet: &Sheet,
    row: &TableRow,
    label: Label,
    document: &Document,
    evidence: &str,
) -> Vec<Mended> {
    let cells = sheet
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Label(label))
        .filter_map(|(idx, _)| row.cell(idx));
    let items = |cell: &Cell| cells::items(cell, document);
    cells
        .flat_map(items)
        .map(|item| cells::join(&item, document, evidence))
        .filter(|text| !text.text.is_empty() && !is_empty_cell(&text.text))
        .collect()
}
