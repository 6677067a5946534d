//! Indicators of a row with the values beside them.

use mittari_document::{Cell, TableRow};

use super::beside;
use super::cells;
use super::head::Role;
use super::names;
use super::sheet::Sheet;
use crate::draft::{DraftCard, DraftIndicator};
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::{self, Setting};
use crate::value::is_empty_cell;

/// Adds the indicators of a row, with the values that stand beside them for certain.
pub(super) fn add(card: &mut DraftCard, sheet: &Sheet, row: &TableRow, setting: &Setting<'_, '_>) {
    let document = setting.tokens.document;
    let evidence = cells::evidence(&row.lines, document);
    let names: Vec<Vec<Row>> = sheet
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is(Label::Indicator))
        .filter_map(|(idx, _)| row.cell(idx))
        .flat_map(|cell| cells::items(cell, document))
        .filter(|item| !is_empty_cell(&cells::join(item, document, "").text))
        .collect();
    // Without indicators a verdict is the action's.
    let has_names = sheet.column(Label::Indicator).is_some();
    let holds_values = |role: Role| match role {
        Role::Label(Label::Rating | Label::Status) => has_names,
        Role::Label(label) => label.is_value(),
        Role::Period | Role::Other | Role::Headless => false,
    };
    let columns = sheet
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| holds_values(column.role));
    let (heads, beside_all): (Vec<_>, Vec<&Cell>) = columns
        .filter_map(|(idx, column)| Some((column.head, row.cell(idx)?)))
        .unzip();
    let names = names::settle(names, &beside_all, setting);
    let mut indicators: Vec<DraftIndicator> = if beside_all.is_empty() {
        let inline = |item: &Vec<Row>| stated(&cells::join(item, document, &evidence));
        names.iter().flat_map(inline).collect()
    } else {
        names
            .iter()
            .map(|item| DraftIndicator {
                text: cells::join(item, document, &evidence),
                ..DraftIndicator::default()
            })
            .collect()
    };
    let mut doubtful = Vec::new();
    for (head, cell) in heads.into_iter().zip(&beside_all) {
        match beside::values(cell, &names, &beside_all, (setting, &evidence)) {
            Some(values) => {
                for (indicator, value) in indicators.iter_mut().zip(values) {
                    if let Some(value) = value {
                        pairing::place(indicator, &head, value, setting);
                    }
                }
            }
            None => doubtful.push(cells::whole(cell, document, &evidence)),
        }
    }
    doubtful.retain(|value| !is_empty_cell(&value.text));
    if !doubtful.is_empty() {
        let candidates = if indicators.is_empty() {
            &card.indicators
        } else {
            &indicators
        };
        card.troubles.push(pairing::in_doubt(&doubtful, candidates));
    }
    card.indicators.append(&mut indicators);
}

/// Adds the indicators that a cell names, with the values that they state themselves.
pub(super) fn add_names(card: &mut DraftCard, cell: &Cell, setting: &Setting<'_, '_>) {
    let document = setting.tokens.document;
    let lines: Vec<usize> = cell.lines.iter().map(|line| line.line).collect();
    let evidence = cells::evidence(&lines, document);
    for item in cells::items(cell, document) {
        let text = cells::join(&item, document, &evidence);
        if !text.text.is_empty() && !is_empty_cell(&text.text) {
            card.indicators.extend(stated(&text));
        }
    }
}

/// The indicators that a text names, with the values in it: `Käyntejä: 120`.
fn stated(text: &Mended) -> Vec<DraftIndicator> {
    let inline = pairing::read_inline(text);
    if inline.rest.is_some() || inline.indicators.is_empty() {
        return vec![DraftIndicator {
            text: text.clone(),
            ..DraftIndicator::default()
        }];
    }
    inline.indicators
}
