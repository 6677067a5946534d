//! What follows from two values: baseline and target, actual and target.

use mittari_model::Assumption;

use super::common::Text;
use super::indicators::value;
use super::pieces::Facts;
use super::rows::ValueRow;
use crate::table::Column;
use crate::typed::code;

/// From the baseline to the target; on rows of targets.
pub(super) fn pair<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::boolean("pair_comparable", |row: &ValueRow<'e>| {
            Some(of(row, TARGET)?.comparable)
        })
        .about("Of a target: whether it can be compared with the baseline."),
        Column::text("pair_reason", |row: &ValueRow<'e>| {
            code(of(row, TARGET)?.reason?)
        })
        .about("Why not."),
        Column::text("pair_direction", |row: &ValueRow<'e>| {
            code(of(row, TARGET)?.direction?)
        })
        .about("The wanted movement: numeric, not good or bad."),
        Column::boolean("pair_met", |row: &ValueRow<'e>| of(row, TARGET)?.met)
            .about("Whether the baseline satisfies the target already."),
        Column::decimal("pair_abs", |row: &ValueRow<'e>| of(row, TARGET)?.abs)
            .about("Exact difference from the baseline to the target or the nearest bound."),
        Column::text("pair_abs_unit", |row: &ValueRow<'e>| unit(of(row, TARGET)?))
            .about("Measurement unit of the difference."),
        Column::decimal("pair_rel_pct", |row: &ValueRow<'e>| {
            of(row, TARGET)?.rel_pct
        })
        .about("The difference in percent of the baseline."),
        Column::decimal("pair_target_value", |row: &ValueRow<'e>| {
            of(row, TARGET)?.target_value
        })
        .about("The level that a change implies, exact."),
        Column::integer("pair_rungs", |row: &ValueRow<'e>| {
            Some(of(row, TARGET)?.rungs?.into())
        })
        .about("Steps up the ladder of work."),
        Column::text("pair_assumed", |row: &ValueRow<'e>| {
            assumed(of(row, TARGET)?.assumed)
        })
        .about("What had to be taken for granted: unit, per, relative_percent."),
    ]
}

/// From the actual to its target; on rows of actuals.
pub(super) fn outcome<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::integer("outcome_target", |row: &ValueRow<'e>| {
            Some(value(row)?.outcome_target?.into())
        })
        .about("Of an actual: value_idx of the target that it is held against."),
        Column::boolean("outcome_comparable", |row: &ValueRow<'e>| {
            Some(of(row, ACTUAL)?.comparable)
        })
        .about("Whether it can be compared with that target."),
        Column::text("outcome_reason", |row: &ValueRow<'e>| {
            code(of(row, ACTUAL)?.reason?)
        })
        .about("Why not."),
        Column::boolean("outcome_met", |row: &ValueRow<'e>| of(row, ACTUAL)?.met)
            .about("Whether the actual satisfies the target; empty where that cannot be told."),
        Column::decimal("outcome_abs", |row: &ValueRow<'e>| of(row, ACTUAL)?.abs)
            .about("Exact difference from the actual to the target or the nearest bound."),
        Column::text("outcome_abs_unit", |row: &ValueRow<'e>| {
            unit(of(row, ACTUAL)?)
        })
        .about("Measurement unit of the difference."),
        Column::decimal("outcome_rel_pct", |row: &ValueRow<'e>| {
            of(row, ACTUAL)?.rel_pct
        })
        .about("The difference in percent of the actual."),
        Column::decimal("outcome_target_value", |row: &ValueRow<'e>| {
            of(row, ACTUAL)?.target_value
        })
        .about("The level that a target which is a change implies."),
        Column::text("outcome_assumed", |row: &ValueRow<'e>| {
            assumed(of(row, ACTUAL)?.assumed)
        })
        .about("What had to be taken for granted."),
    ]
}

const TARGET: &str = "target";
const ACTUAL: &str = "actual";

fn of<'e>(row: &ValueRow<'e>, role: &str) -> Option<Facts<'e>> {
    let value = value(row)?;
    value.piece.facts.filter(|_| value.role == role)
}

fn unit<'r>(facts: Facts<'_>) -> Text<'r> {
    Some(facts.abs_unit?.code().into())
}

fn assumed<'r>(assumed: &[Assumption]) -> Text<'r> {
    let words: Vec<_> = assumed.iter().filter_map(code).collect();
    (!words.is_empty()).then(|| words.join(" ").into())
}
