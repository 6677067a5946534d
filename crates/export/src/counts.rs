//! The numbers of an audit, as columns.

use mittari_diff::Count;

use crate::table::Column;

/// A row that has the numbers of an audit.
pub(crate) trait Counted {
    /// The numbers.
    fn count(&self) -> &Count;
}

impl Counted for Count {
    fn count(&self) -> &Count {
        self
    }
}

/// One column a number, in the order of JSON.
pub(crate) fn columns<R: Counted>() -> Vec<Column<R>> {
    vec![
        Column::integer("goals", |row: &R| Some(row.count().goals.into())),
        Column::integer("indicators", |row| Some(row.count().indicators.into())),
        Column::integer("with_target", |row| Some(row.count().with_target.into())),
        Column::integer("without_target", |row| {
            Some(row.count().without_target.into())
        }),
        Column::integer("without_baseline", |row| {
            Some(row.count().without_baseline.into())
        }),
        Column::integer("without_actual", |row| {
            Some(row.count().without_actual.into())
        }),
        Column::integer("met_by_baseline", |row| {
            Some(row.count().met_by_baseline.into())
        }),
        Column::integer("met", |row| Some(row.count().met.into())),
        Column::integer("not_met", |row| Some(row.count().not_met.into())),
        Column::integer("not_assessable", |row| {
            Some(row.count().not_assessable.into())
        }),
    ]
}
