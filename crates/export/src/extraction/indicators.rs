//! The indicators of a card, as a table.

use std::borrow::Cow;

use mittari_model::Indicator;

use crate::table::{Column, Table};
use crate::{facts, places};

/// One row an indicator: its values as printed, what follows from them, and where it stands.
pub(super) fn table() -> Table<Indicator> {
    Table {
        columns: vec![
            Column::integer("no.", |row: &Indicator| Some(row.number?.into())),
            Column::text("indicator", |row| Some((&*row.text).into())),
            Column::text("baseline", |row| owned(facts::values(&row.baseline))),
            Column::text("target", |row| {
                owned(facts::values(
                    row.targets.iter().map(|target| &target.value),
                ))
            }),
            Column::text("to_target", |row| {
                let pairs = row.targets.iter().map(|target| target.pair.as_ref());
                joined(pairs.map(|pair| facts::pair(pair?)))
            }),
            Column::text("actual", |row| {
                owned(facts::values(
                    row.actuals.iter().map(|actual| &actual.value),
                ))
            }),
            Column::text("outcome", outcome),
            Column::text("place", |row| owned(places::place(&row.at))),
        ],
    }
}

/// What came of each actual, and the printed verdict.
fn outcome(row: &Indicator) -> Option<Cow<'_, str>> {
    let outcomes = row.actuals.iter();
    let told = joined(outcomes.map(|actual| facts::outcome(actual, row)));
    let rating = row.rating.as_ref();
    let rating = rating.map(|rating| format!("printed: {}", rating.text).into());
    let words: Vec<Cow<'_, str>> = told.into_iter().chain(rating).collect();
    (!words.is_empty()).then(|| words.join("; ").into())
}

/// One entry a value, in their order, so that each is seen to belong to its value; `None` where nothing is known of any.
fn joined<'r>(entries: impl Iterator<Item = Option<String>>) -> Option<Cow<'r, str>> {
    let entries: Vec<Option<String>> = entries.collect();
    let has_any = entries.iter().any(Option::is_some);
    let words = entries
        .into_iter()
        .map(|entry| entry.unwrap_or("–".to_owned()));
    has_any.then(|| words.collect::<Vec<_>>().join("; ").into())
}

fn owned<'r>(words: Option<String>) -> Option<Cow<'r, str>> {
    words.map(Cow::Owned)
}
