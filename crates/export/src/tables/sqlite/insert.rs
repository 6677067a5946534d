//! The rows of one document into the database.

use mittari_model::{Extraction, Place};
use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Error, Statement};

use super::super::rows::{self, SourceRow};
use super::super::typing::{exact, widened};
use super::schema::{self, OWNERS};
use crate::table::{Cell, Column};

/// The keys that come next, and what could not be written as it is.
#[derive(Debug, Default)]
pub(super) struct Next {
    document: i64,
    card: i64,
    statement: i64,
    action: i64,
    milestone: i64,
    indicator: i64,
    value: i64,
    diagnostic: i64,
    /// Numbers that are text, since floating point would round them.
    pub(super) n_as_text: u64,
}

/// What fills one table.
struct Filler<'c, R> {
    statement: Statement<'c>,
    columns: Vec<Column<R>>,
}

/// Writes one document.
///
/// # Errors
///
/// Where the file cannot be written.
pub(super) fn document(
    connection: &Connection,
    next: &mut Next,
    extraction: &Extraction,
) -> Result<(), Error> {
    next.document += 1;
    let document = next.document;
    let mut sources = Filler::new(connection, "document", None, schema::document())?;
    sources.write(
        &mut next.n_as_text,
        [Some(document), None],
        &SourceRow { extraction },
    )?;
    let mut places = Places::new(connection, document)?;
    let mut cards = Filler::new(connection, "card", Some("document"), schema::card())?;
    let mut statements = Filler::new(connection, "statement", Some("card"), schema::statement())?;
    let mut actions = Filler::new(connection, "action", Some("card"), schema::action())?;
    let mut milestones = Filler::new(connection, "milestone", Some("card"), schema::milestone())?;
    let mut indicators = Filler::new(connection, "indicator", Some("card"), schema::indicator())?;
    let mut values = Filler::new(connection, "value", Some("indicator"), schema::value())?;
    for row in rows::cards(extraction) {
        next.card += 1;
        let card = next.card;
        cards.write(&mut next.n_as_text, [Some(card), Some(document)], &row)?;
        places.write("card", card, &row.card.at)?;
        for row in row.statements() {
            next.statement += 1;
            statements.write(
                &mut next.n_as_text,
                [Some(next.statement), Some(card)],
                &row,
            )?;
            places.write("statement", next.statement, row.at)?;
        }
        for row in row.actions() {
            next.action += 1;
            actions.write(&mut next.n_as_text, [Some(next.action), Some(card)], &row)?;
            places.write("action", next.action, &row.action.at)?;
        }
        for row in row.milestones() {
            next.milestone += 1;
            milestones.write(
                &mut next.n_as_text,
                [Some(next.milestone), Some(card)],
                &row,
            )?;
            places.write("milestone", next.milestone, &row.milestone.at)?;
        }
        for row in row.indicators() {
            next.indicator += 1;
            let indicator = next.indicator;
            indicators.write(&mut next.n_as_text, [Some(indicator), Some(card)], &row)?;
            places.write("indicator", indicator, &row.indicator.at)?;
            for row in row.values() {
                let Some(printed) = &row.value else { continue };
                next.value += 1;
                values.write(
                    &mut next.n_as_text,
                    [Some(next.value), Some(indicator)],
                    &row,
                )?;
                places.write("value", next.value, &printed.value.at)?;
            }
        }
    }
    let mut diagnostics = Filler::new(
        connection,
        "diagnostic",
        Some("document"),
        schema::diagnostic(),
    )?;
    for row in rows::diagnostics(extraction) {
        next.diagnostic += 1;
        diagnostics.write(
            &mut next.n_as_text,
            [Some(next.diagnostic), Some(document)],
            &row,
        )?;
        places.write("diagnostic", next.diagnostic, &row.diagnostic.at)?;
    }
    Ok(())
}

impl<'c, R> Filler<'c, R> {
    fn new(
        connection: &'c Connection,
        table: &str,
        parent: Option<&str>,
        columns: Vec<Column<R>>,
    ) -> Result<Self, Error> {
        let n = 1 + usize::from(parent.is_some()) + columns.len();
        let statement = insert(connection, table, n)?;
        Ok(Self { statement, columns })
    }

    fn write(&mut self, n_as_text: &mut u64, keys: [Option<i64>; 2], row: &R) -> Result<(), Error> {
        let mut at = 0;
        for key in keys.into_iter().flatten() {
            at += 1;
            self.statement.raw_bind_parameter(at, key)?;
        }
        for column in &self.columns {
            at += 1;
            let cell = column.cell(row);
            let bound = Bound::new(&cell);
            let is_text = matches!(bound.0, ToSqlOutput::Owned(Value::Text(_)));
            *n_as_text += u64::from(is_text && matches!(cell, Cell::Decimal(_)));
            self.statement.raw_bind_parameter(at, bound)?;
        }
        self.statement.raw_execute()?;
        Ok(())
    }
}

/// What fills the table of places.
struct Places<'c> {
    statement: Statement<'c>,
    document: i64,
}

impl<'c> Places<'c> {
    fn new(connection: &'c Connection, document: i64) -> Result<Self, Error> {
        let statement = insert(connection, "place", 2 + OWNERS.len() + 7)?;
        Ok(Self {
            statement,
            document,
        })
    }

    fn write(&mut self, owner: &str, key: i64, at: &[Place]) -> Result<(), Error> {
        for place in at {
            let statement = &mut self.statement;
            statement.raw_bind_parameter(1, None::<i64>)?;
            statement.raw_bind_parameter(2, self.document)?;
            let mut idx = 2;
            for name in OWNERS {
                idx += 1;
                statement.raw_bind_parameter(idx, (*name == owner).then_some(key))?;
            }
            for number in [place.page, place.lines[0], place.lines[1]] {
                idx += 1;
                statement.raw_bind_parameter(idx, number)?;
            }
            for edge in 0..4 {
                idx += 1;
                let edge = place.bounds.map(|bounds| widened(bounds[edge]));
                statement.raw_bind_parameter(idx, edge)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}

fn insert<'c>(connection: &'c Connection, table: &str, n: usize) -> Result<Statement<'c>, Error> {
    let marks = vec!["?"; n].join(", ");
    connection.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))
}

/// A cell as SQLite takes it: texts are bound, never part of the SQL.
struct Bound<'c>(ToSqlOutput<'c>);

impl<'c> Bound<'c> {
    fn new(cell: &'c Cell<'_>) -> Self {
        let owned = |value: Value| ToSqlOutput::Owned(value);
        Self(match cell {
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Integer(number) => owned(Value::Integer(*number)),
            Cell::Decimal(number) => owned(match exact(*number) {
                Some(float) => match i64::try_from(number.decimal().normalize()) {
                    Ok(whole) if number.decimal().fract().is_zero() => Value::Integer(whole),
                    _ => Value::Real(float),
                },
                None => Value::Text(number.to_string()),
            }),
            Cell::Real(number) => owned(Value::Real(widened(*number))),
            Cell::Boolean(is_so) => owned(Value::Integer(i64::from(*is_so))),
            Cell::Date(day) => owned(Value::Text(day.to_string())),
            Cell::Empty => owned(Value::Null),
        })
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>, Error> {
        Ok(self.0.clone())
    }
}
