//! One row an item.

use std::io::{self, Write};

use mittari_diff::{Change, Comparison, Field, Item, Ref, Which};
use mittari_model::{Difference, Value};

use crate::table::{Column, Table};
use crate::wording::UNDER;
use crate::{Dialect, View, places};

/// Writes one row a card, objective, initiative, action and indicator.
///
/// `baseline_…`, `target_…` and `actual_…` hold values that differ between the documents, as printed; `fields` names every field that
/// differs, `not_read` those that one document prints and mittari did not dare to pair.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_table(
    out: &mut dyn Write,
    comparison: &Comparison,
    view: View,
    dialect: Dialect,
) -> io::Result<()> {
    let is_shown = |item: &&Item| view == View::All || !item.is_same();
    table().write(out, comparison.items.iter().filter(is_shown), dialect)
}

fn table() -> Table<Item> {
    let mut columns = vec![
        Column::text("what", |item: &Item| Some(item.what.name().into())),
        Column::text("kinds", |item| {
            let kinds: Vec<&str> = item.kinds.iter().map(|kind| kind.name()).collect();
            Some(kinds.join(" ").into())
        }),
    ];
    columns.extend(identity());
    columns.extend(values());
    columns.extend(roll_forward());
    columns.extend(at());
    Table { columns }
}

fn identity() -> Vec<Column<Item>> {
    vec![
        Column::text("unit_before", |item: &Item| unit(item.before.as_ref())),
        Column::text("unit_after", |item| unit(item.after.as_ref())),
        Column::text("card_before", |item| {
            Some((&*item.before.as_ref()?.card).into())
        }),
        Column::text("card_after", |item| {
            Some((&*item.after.as_ref()?.card).into())
        }),
        Column::text("id_before", |item| {
            Some((&*item.before.as_ref()?.id).into())
        }),
        Column::text("id_after", |item| Some((&*item.after.as_ref()?.id).into())),
        Column::text("text_before", |item| {
            Some((&*item.before.as_ref()?.text).into())
        }),
        Column::text("text_after", |item| {
            Some((&*item.after.as_ref()?.text).into())
        }),
        Column::decimal("similarity", |item| item.similarity),
        Column::boolean("pinned", |item| Some(item.pinned)),
        Column::text("fields", |item| {
            let mut fields: Vec<&str> = item.changes.iter().map(|each| each.field.name()).collect();
            fields.dedup();
            joined(&fields, " ")
        }),
        Column::text("not_read", |item| {
            let not_read = item.changes.iter().filter_map(|change| {
                let side = match change.not_read? {
                    Which::Before => "before",
                    Which::After => "after",
                };
                Some(format!("{}_{side}", change.field.name()))
            });
            joined(&not_read.collect::<Vec<_>>(), " ")
        }),
    ]
}

fn values() -> Vec<Column<Item>> {
    vec![
        Column::text("baseline_before", |item: &Item| {
            before(item, Field::Baseline)
        }),
        Column::text("baseline_after", |item| after(item, Field::Baseline)),
        Column::text("target_before", |item| before(item, Field::Targets)),
        Column::text("target_after", |item| after(item, Field::Targets)),
        Column::text("actual_before", |item| before(item, Field::Actuals)),
        Column::text("actual_after", |item| after(item, Field::Actuals)),
        Column::decimal("target_difference_abs", |item| target(item)?.abs),
        Column::text("target_difference_unit", |item| unit_code(target(item)?)),
        Column::decimal("target_difference_rel_pct", |item| target(item)?.rel_pct),
    ]
}

fn roll_forward() -> Vec<Column<Item>> {
    vec![
        Column::text("roll_forward", |item: &Item| {
            Some(item.roll_forward.as_ref()?.status.name().into())
        }),
        Column::text("promised", |item| {
            printed(item.roll_forward.as_ref()?.promised.as_ref())
        }),
        Column::text("now", |item| {
            printed(item.roll_forward.as_ref()?.now.as_ref())
        }),
        Column::decimal("roll_difference_abs", |item| roll(item)?.abs),
        Column::text("roll_difference_unit", |item| unit_code(roll(item)?)),
        Column::decimal("roll_difference_rel_pct", |item| roll(item)?.rel_pct),
    ]
}

fn at() -> Vec<Column<Item>> {
    vec![
        Column::integer("page_before", |item: &Item| {
            places::page(&item.before.as_ref()?.at)
        }),
        Column::integer("line_before", |item| {
            places::line(&item.before.as_ref()?.at, 0)
        }),
        Column::integer("page_after", |item| places::page(&item.after.as_ref()?.at)),
        Column::integer("line_after", |item| {
            places::line(&item.after.as_ref()?.at, 0)
        }),
    ]
}

type Text<'r> = Option<std::borrow::Cow<'r, str>>;

fn joined<'r, S: AsRef<str>>(words: &[S], separator: &str) -> Text<'r> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    (!words.is_empty()).then(|| words.join(separator).into())
}

fn unit(side: Option<&Ref>) -> Text<'_> {
    joined(&side?.unit, UNDER)
}

fn changes(item: &Item, field: Field) -> impl Iterator<Item = &Change> {
    let changes = item.changes.iter();
    changes.filter(move |change| change.field == field)
}

fn before(item: &Item, field: Field) -> Text<'_> {
    let texts = changes(item, field).filter_map(|change| change.before.as_ref());
    joined(&texts.collect::<Vec<_>>(), "; ")
}

fn after(item: &Item, field: Field) -> Text<'_> {
    let texts = changes(item, field).filter_map(|change| change.after.as_ref());
    joined(&texts.collect::<Vec<_>>(), "; ")
}

/// The difference of the targets; of several none is the one.
fn target(item: &Item) -> Option<&Difference> {
    let targets = changes(item, Field::Targets);
    let mut differences = targets.filter_map(|change| change.difference.as_ref());
    let first = differences.next()?;
    differences.next().is_none().then_some(first)
}

fn roll(item: &Item) -> Option<&Difference> {
    item.roll_forward.as_ref()?.difference.as_ref()
}

fn unit_code<'r>(difference: &Difference) -> Text<'r> {
    Some(difference.abs_unit?.code().into())
}

fn printed(value: Option<&Value>) -> Text<'_> {
    Some((&*value?.text).into())
}
