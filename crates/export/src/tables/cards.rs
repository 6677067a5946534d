//! Cards, and the texts in them.

use super::common::{BESIDE, Text, card, card_id, dated, document, joined, place, whole};
use super::rows::{CardRow, StatementRow};
use crate::table::Column;

/// A card with its document and place.
pub(super) fn cards<'e>() -> Vec<Column<CardRow<'e>>> {
    let mut columns = document();
    columns.push(card_id());
    columns.extend(card());
    columns.extend(own());
    columns.extend(place());
    columns
}

/// What a card has that its actions and indicators do not repeat.
pub(super) fn own<'e>() -> Vec<Column<CardRow<'e>>> {
    vec![
        Column::integer("indicators", |row: &CardRow<'e>| {
            whole(row.card.indicators.len())
        })
        .about("Number of indicators."),
        Column::integer("actions", |row: &CardRow<'e>| whole(row.card.actions.len()))
            .about("Number of actions."),
        Column::integer("milestones", |row: &CardRow<'e>| {
            whole(row.card.milestones.len())
        })
        .about("Number of milestones."),
        Column::text("responsible", |row: &CardRow<'e>| {
            joined(&row.card.responsible, BESIDE)
        })
        .about("Responsible parties (vastuuhenkilö) of the card."),
        Column::text("progress", progress)
            .about("Reports on the card (selvitys), each after its period."),
        Column::text("notes", |row: &CardRow<'e>| joined(&row.card.notes, BESIDE))
            .about("Footnotes and remarks that stand in the card."),
    ]
}

fn progress<'r>(row: &'r CardRow<'_>) -> Text<'r> {
    let reports = row.card.progress.iter();
    dated(reports.map(|report| (&report.period, &*report.text)))
}

/// A text with its document, card and place.
pub(super) fn statements<'e>() -> Vec<Column<StatementRow<'e>>> {
    let mut columns = document();
    columns.push(card_id());
    columns.extend(statement());
    columns.extend(place());
    columns
}

/// A text and what it is.
pub(super) fn statement<'e>() -> Vec<Column<StatementRow<'e>>> {
    vec![
        Column::text("statement", |row: &StatementRow<'e>| -> Text<'_> {
            Some(row.kind.into())
        })
        .about("What the text is: unit, section, focus, theme, strategic_objective, objective, initiative, action, indicator, milestone, responsible, progress, note."),
        Column::integer("idx", |row: &StatementRow<'e>| whole(row.idx))
            .about("Its place among those of its kind in the card, counted from 0."),
        Column::text("text", |row: &StatementRow<'e>| Some(row.text.into())).about("The text as printed, mended."),
    ]
}
