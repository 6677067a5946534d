//! Indicators of a row with the values beside them.

use mittari_document::{Cell, TableRow};

use super::cells::{self, is_value};
use super::head::Role;
use super::sheet::Sheet;
use crate::draft::{DraftCard, DraftIndicator};
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::{self, Setting};
use crate::value::{is_empty_cell, split_values};

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
    let columns: Vec<usize> = (0..sheet.columns.len())
        .filter(|&idx| holds_values(sheet.columns[idx].role) && row.cell(idx).is_some())
        .collect();
    let names = name_rows(row, names, &columns, setting);
    let mut indicators: Vec<DraftIndicator> = if columns.is_empty() {
        let inline = |item: &Vec<Row>| {
            let mut inline = pairing::read_inline(&cells::join(item, document, &evidence));
            inline
                .indicators
                .truncate(if inline.rest.is_some() { 0 } else { usize::MAX });
            if inline.indicators.is_empty() {
                vec![DraftIndicator {
                    text: cells::join(item, document, &evidence),
                    ..DraftIndicator::default()
                }]
            } else {
                inline.indicators
            }
        };
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
    for idx in columns {
        let (Some(cell), head) = (row.cell(idx), sheet.columns[idx].head) else {
            continue;
        };
        match beside(cell, &names, setting, &evidence) {
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

/// Where several values stand below each other beside what looks like one name, they tell on which lines names begin.
fn name_rows(
    row: &TableRow,
    names: Vec<Vec<Row>>,
    columns: &[usize],
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    let document = setting.tokens.document;
    if names.len() != 1 || names[0].len() < 2 {
        return names;
    }
    let stacks = columns
        .iter()
        .filter_map(|&idx| row.cell(idx))
        .map(|cell| cells::rows(cell, document))
        .filter(|rows| pairing::is_stack(rows, setting));
    let starts: Vec<usize> = stacks
        .flat_map(|rows| rows.into_iter().map(|row| row.piece.line))
        .collect();
    let mut cut: Vec<Vec<Row>> = Vec::new();
    for row in &names[0] {
        match cut.last_mut() {
            Some(item) if !starts.contains(&row.piece.line) => item.push(*row),
            _ => cut.push(vec![*row]),
        }
    }
    let is_start = |start: &usize| cut.iter().any(|item| item[0].piece.line == *start);
    let is_name = |item: &Vec<Row>| {
        let words = document.words(item[0].piece.span);
        !words.starts_with(char::is_lowercase) && !words.starts_with('(')
    };
    if starts.iter().all(is_start) && cut.iter().all(is_name) {
        cut
    } else {
        names
    }
}

/// The value of each indicator in a column; `None` where it cannot be told.
fn beside(
    cell: &Cell,
    names: &[Vec<Row>],
    setting: &Setting<'_, '_>,
    evidence: &str,
) -> Option<Vec<Option<Mended>>> {
    let document = setting.tokens.document;
    let rows = cells::rows(cell, document);
    let join = |rows: &[Row]| cells::join(rows, document, evidence);
    match names {
        [] => None,
        [_] => {
            // Two values stacked beside one name: one of them belongs elsewhere.
            (!pairing::is_stack(&rows, setting)).then(|| vec![Some(join(&rows))])
        }
        _ => by_lines(&rows, names)
            .or_else(|| by_items(cell, names.len(), setting))
            .map(|groups| {
                groups
                    .iter()
                    .map(|rows| (!rows.is_empty()).then(|| join(rows)))
                    .collect()
            })
            .or_else(|| by_cuts(&join(&rows), names.len())),
    }
}

/// Each value begins on the line that its indicator begins on.
fn by_lines(rows: &[Row], names: &[Vec<Row>]) -> Option<Vec<Vec<Row>>> {
    let starts: Vec<usize> = names.iter().map(|name| name[0].piece.line).collect();
    if starts.windows(2).any(|pair| pair[0] >= pair[1]) {
        return None;
    }
    let mut groups = vec![Vec::new(); names.len()];
    for row in rows {
        let at = starts
            .partition_point(|&start| start <= row.piece.line)
            .checked_sub(1)?;
        groups[at].push(*row);
    }
    let aligned = groups.iter().zip(&starts).all(|(group, &start)| {
        group
            .first()
            .is_none_or(|row: &Row| row.piece.line == start)
    });
    aligned.then_some(groups)
}

/// As many items as there are indicators.
fn by_items(cell: &Cell, n: usize, setting: &Setting<'_, '_>) -> Option<Vec<Vec<Row>>> {
    let document = setting.tokens.document;
    let items = cells::items(cell, document);
    if items.len() == n {
        return Some(items);
    }
    let rows = cells::rows(cell, document);
    let one_each = rows.len() == n
        && rows
            .iter()
            .all(|row| is_value(document.words(row.piece.span)));
    one_each.then(|| rows.into_iter().map(|row| vec![row]).collect())
}

/// One line of values that can be cut in one way only.
fn by_cuts(text: &Mended, n: usize) -> Option<Vec<Option<Mended>>> {
    let ranges = split_values(&text.text, n)?;
    Some(
        ranges
            .into_iter()
            .map(|range| Some(text.slice(range)))
            .collect(),
    )
}
