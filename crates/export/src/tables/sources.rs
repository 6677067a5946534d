//! Documents, and what a reader should know of them.

use mittari_model::Card;

use super::common::{Text, document, place, whole};
use super::rows::{DiagnosticRow, SourceRow};
use crate::table::Column;
use crate::typed::code;

/// A document with what became of its lines.
pub(super) fn sources<'e>() -> Vec<Column<SourceRow<'e>>> {
    let mut columns = document();
    columns.extend(source());
    columns.extend(coverage());
    columns
}

fn source<'e>() -> Vec<Column<SourceRow<'e>>> {
    vec![
        Column::text("format", |row: &SourceRow<'e>| {
            code(row.extraction.source.format)
        })
        .about("text or pdf."),
        Column::integer("bytes", |row: &SourceRow<'e>| {
            i64::try_from(row.extraction.source.bytes).ok()
        })
        .about("Size of the file."),
        Column::integer("pages", |row: &SourceRow<'e>| {
            Some(row.extraction.source.pages.into())
        })
        .about("Number of pages."),
        Column::text("title", |row: &SourceRow<'e>| {
            row.extraction.source.title.as_deref().map(Into::into)
        })
        .about("Title in the file's metadata."),
        Column::text("producer", |row: &SourceRow<'e>| {
            row.extraction.source.producer.as_deref().map(Into::into)
        })
        .about("Program that made the file, from its metadata."),
        Column::boolean("tagged", |row: &SourceRow<'e>| row.extraction.source.tagged)
            .about("Whether a PDF marks its structure."),
    ]
}

fn coverage<'e>() -> Vec<Column<SourceRow<'e>>> {
    vec![
        Column::integer("cards", |row: &SourceRow<'e>| {
            whole(row.extraction.cards.len())
        })
        .about("Cards that were read."),
        Column::integer("indicators", |row: &SourceRow<'e>| {
            sum(*row, |card| card.indicators.len())
        })
        .about("Indicators in them."),
        Column::integer("actions", |row: &SourceRow<'e>| {
            sum(*row, |card| card.actions.len())
        })
        .about("Actions in them."),
        Column::integer("diagnostics", |row: &SourceRow<'e>| {
            whole(row.extraction.diagnostics.len())
        })
        .about("Diagnostics, of every severity."),
        Column::integer("lines", |row: &SourceRow<'e>| {
            Some(row.extraction.coverage.lines.into())
        })
        .about("Lines that are not blank."),
        Column::integer("lines_in_cards", |row: &SourceRow<'e>| {
            Some(row.extraction.coverage.cards.into())
        })
        .about("Lines that a card was read from."),
        Column::integer("lines_in_headings", |row: &SourceRow<'e>| {
            Some(row.extraction.coverage.headings.into())
        })
        .about("Headings in force over a card."),
        Column::integer("lines_in_furniture", |row: &SourceRow<'e>| {
            Some(row.extraction.coverage.furniture.into())
        })
        .about("Running heads and page numbers."),
        Column::integer("lines_unclaimed", |row: &SourceRow<'e>| {
            Some(row.extraction.coverage.unclaimed.into())
        })
        .about("Lines that are none of these: to be read by a person."),
    ]
}

fn sum(row: SourceRow<'_>, count: fn(&Card) -> usize) -> Option<i64> {
    whole(row.extraction.cards.iter().map(count).sum())
}

/// A diagnostic with its document and place.
pub(super) fn diagnostics<'e>() -> Vec<Column<DiagnosticRow<'e>>> {
    let mut columns = document();
    columns.extend(diagnostic());
    columns.extend(place());
    columns
}

/// What a diagnostic says.
pub(super) fn diagnostic<'e>() -> Vec<Column<DiagnosticRow<'e>>> {
    vec![
        Column::text("code", |row: &DiagnosticRow<'e>| -> Text<'_> {
            Some(row.diagnostic.code.name().into())
        })
        .about("What happened; mittari explain CODE tells more."),
        Column::text("severity", |row: &DiagnosticRow<'e>| {
            code(row.diagnostic.severity)
        })
        .about("info, warning or error."),
        Column::text("message", |row: &DiagnosticRow<'e>| {
            Some((&*row.diagnostic.message).into())
        })
        .about("The same in words, with the values it is about."),
    ]
}
