//! One row an indicator and document.

use std::borrow::Cow;
use std::io::{self, Write};

use mittari_diff::{History, Life, Side, Year};
use mittari_model::Value;

use crate::table::{Column, Table};
use crate::wording::UNDER;
use crate::{Dialect, places};

/// An indicator in one document.
struct Row<'h> {
    number: usize,
    document: usize,
    side: &'h Side,
    life: &'h Life,
    year: &'h Year,
}

/// Writes one row an indicator and document that has it. Rows of one indicator have the same `indicator`, counted from 1; `document` is
/// the document's place in time, counted from 1.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_table(out: &mut dyn Write, history: &History, dialect: Dialect) -> io::Result<()> {
    let mut rows = Vec::new();
    for (number, life) in (1..).zip(&history.indicators) {
        for (document, (side, year)) in (1..).zip(history.documents.iter().zip(&life.years)) {
            rows.extend(year.as_ref().map(|year| Row {
                number,
                document,
                side,
                life,
                year,
            }));
        }
    }
    table().write(out, &rows, dialect)
}

fn table<'h>() -> Table<Row<'h>> {
    let mut columns = vec![
        Column::integer("indicator", |row: &Row<'h>| i64::try_from(row.number).ok()),
        Column::integer("unchanged_for", |row| Some(row.life.unchanged_for.into())),
        Column::integer("document", |row| i64::try_from(row.document).ok()),
        Column::text("organization", |row| {
            Some((&**row.side.document.organization.as_ref()?).into())
        }),
        Column::integer("year", |row| Some(row.side.document.year?.into())),
        Column::text("file", |row| Some((&*row.side.source.name).into())),
    ];
    columns.extend(printed());
    Table { columns }
}

fn printed<'h>() -> Vec<Column<Row<'h>>> {
    vec![
        Column::text("unit", |row: &Row<'h>| {
            let unit = &row.year.indicator.unit;
            (!unit.is_empty()).then(|| unit.join(UNDER).into())
        }),
        Column::text("card", |row| Some((&*row.year.indicator.card).into())),
        Column::text("id", |row| Some((&*row.year.indicator.id).into())),
        Column::text("text", |row| Some((&*row.year.indicator.text).into())),
        Column::text("baseline", |row| joined(&row.year.baseline)),
        Column::text("targets", |row| joined(&row.year.targets)),
        Column::text("target_periods", |row| periods(&row.year.targets)),
        Column::text("actuals", |row| joined(&row.year.actuals)),
        Column::text("actual_periods", |row| periods(&row.year.actuals)),
        Column::text("roll_forward", |row| {
            Some(row.year.roll_forward?.name().into())
        }),
        Column::integer("page", |row| places::page(&row.year.indicator.at)),
        Column::integer("line", |row| places::line(&row.year.indicator.at, 0)),
    ]
}

fn joined<'v>(values: impl IntoIterator<Item = &'v Value>) -> Option<Cow<'v, str>> {
    let texts: Vec<&str> = values.into_iter().map(|value| &*value.text).collect();
    (!texts.is_empty()).then(|| texts.join("; ").into())
}

/// The periods of the values, in their order; `None` where none has one.
fn periods(values: &[Value]) -> Option<Cow<'_, str>> {
    let periods: Vec<&str> = values
        .iter()
        .map(|value| value.period.as_deref().unwrap_or_default())
        .collect();
    let has_any = periods.iter().any(|period| !period.is_empty());
    has_any.then(|| periods.join("; ").into())
}
