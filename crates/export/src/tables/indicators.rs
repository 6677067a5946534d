//! Indicators with their values: a row an indicator and value.

use mittari_model::{Change, Period, Reference, Scale};

use super::common::{Text, card, card_id, document, place, text, whole};
use super::facts;
use super::rows::{IndicatorRow, Printed, ValueRow};
use crate::dates;
use crate::day::Day;
use crate::table::Column;
use crate::typed::{End, Typed, amount};

/// A value with its indicator, card, document and place.
pub(super) fn indicators<'e>() -> Vec<Column<ValueRow<'e>>> {
    let mut columns = document();
    columns.push(card_id());
    columns.extend(card());
    columns.extend(indicator::<ValueRow<'e>>());
    columns.extend(values());
    columns.extend(place());
    columns
}

/// A row about an indicator.
pub(super) trait OfIndicator {
    /// The indicator.
    fn indicator(&self) -> &mittari_model::Indicator;
}

impl OfIndicator for ValueRow<'_> {
    fn indicator(&self) -> &mittari_model::Indicator {
        self.of.indicator
    }
}

impl OfIndicator for IndicatorRow<'_> {
    fn indicator(&self) -> &mittari_model::Indicator {
        self.indicator
    }
}

/// What an indicator says.
pub(super) fn indicator<R: OfIndicator>() -> Vec<Column<R>> {
    vec![
        Column::text("indicator_id", |row: &R| {
            Some((&*row.indicator().id).into())
        })
        .about("The indicator: a hash of its card and content."),
        Column::integer("number", |row: &R| Some(row.indicator().number?.into()))
            .about("The printed number: MITTARI 2."),
        Column::text("indicator", |row: &R| Some((&*row.indicator().text).into()))
            .about("Name of the indicator (mittari)."),
        Column::text("rating", |row: &R| text(row.indicator().rating.as_ref()))
            .about("The verdict as printed."),
    ]
}

/// What a value says, raw and typed.
pub(super) fn values<'e>() -> Vec<Column<ValueRow<'e>>> {
    let mut columns = printed();
    columns.extend(numbers());
    columns.extend(units());
    columns.extend(other_kinds());
    columns.extend(changes());
    columns.extend(times());
    columns.extend(reasons());
    columns.extend(facts::pair());
    columns.extend(facts::outcome());
    columns
}

fn printed<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::text("role", |row: &ValueRow<'e>| -> Text<'_> { Some(value(row)?.role.into()) })
            .about("baseline (lähtötaso), target (tavoitetaso) or actual (toteuma); empty where the indicator has no value."),
        Column::integer("value_idx", |row: &ValueRow<'e>| whole(value(row)?.idx))
            .about("Place of the value among those of its role, counted from 0."),
        Column::text("raw", |row: &ValueRow<'e>| Some((&*value(row)?.value.text).into()))
            .about("The value as printed."),
        Column::text("period", |row: &ValueRow<'e>| value(row)?.value.period.as_deref().map(Into::into))
            .about("The year or date that a column head gives it, as printed."),
        Column::text("part_of", |row: &ValueRow<'e>| Some(value(row)?.piece.part_of?.into()))
            .about("composite or series where the row is one part of the printed value."),
        Column::integer("part_idx", |row: &ValueRow<'e>| whole(value(row)?.piece.idx?))
            .about("Place of the part in the printed value, counted from 0."),
        Column::text("part_label", |row: &ValueRow<'e>| value(row)?.piece.label.as_deref().map(Into::into))
            .about("Label of the part: pojat."),
    ]
}

fn numbers<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::text("measure_kind", |row: &ValueRow<'e>| -> Text<'_> {
            Some(typed(row)?.kind.into())
        })
        .about("Kind of the value: quantity, range, change, status, boolean, time, reference, missing, text."),
        Column::decimal("value", |row: &ValueRow<'e>| typed(row)?.value)
            .about("The number as printed; mult has the power of ten of its unit."),
        Column::decimal("value_min", |row: &ValueRow<'e>| Some(typed(row)?.min?.number))
            .about("Lower bound with the power of ten, exact; empty where it is open."),
        Column::decimal("value_max", |row: &ValueRow<'e>| Some(typed(row)?.max?.number))
            .about("Upper bound with the power of ten, exact; empty where it is open."),
        Column::boolean("value_min_incl", |row: &ValueRow<'e>| is_included(typed(row)?.min))
            .about("Whether the lower bound itself is meant, too."),
        Column::boolean("value_max_incl", |row: &ValueRow<'e>| is_included(typed(row)?.max))
            .about("Whether the upper bound itself is meant, too."),
        Column::text("cmp", |row: &ValueRow<'e>| Some(typed(row)?.quantity?.cmp?.code().into()))
            .about("Which side of the number is meant: lt, le, ge, gt; empty: exactly the number."),
        Column::boolean("approx", |row: &ValueRow<'e>| typed(row)?.approx)
            .about("Whether the number is rough (noin)."),
        Column::decimal("out_of", |row: &ValueRow<'e>| typed(row)?.quantity?.out_of)
            .about("Upper end of the scale, or the whole of a fraction: 4,2/5."),
        Column::text("stat", |row: &ValueRow<'e>| Some(scale(row)?.stat?.code().into()))
            .about("Which statistic it is: mean, median, sum."),
    ]
}

fn units<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::text("unit_code", |row: &ValueRow<'e>| -> Text<'_> {
            Some(scale(row)?.unit?.code().into())
        })
        .about("Measurement unit, as a code; never guessed where none is printed."),
        Column::text("unit_text", |row: &ValueRow<'e>| {
            scale(row)?.unit_text.as_deref().map(Into::into)
        })
        .about("Measurement unit as printed."),
        Column::integer("mult", |row: &ValueRow<'e>| Some(scale(row)?.mult.into()))
            .about("Power of ten of the unit word: milj. € is 6."),
        Column::text("per", |row: &ValueRow<'e>| Some(typed(row)?.per()?.into()))
            .about("What the number is divided by, as unit codes: a, m2 mo, 500 count."),
    ]
}

fn other_kinds<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::boolean("boolean", |row: &ValueRow<'e>| typed(row)?.boolean)
            .about("Yes or no, where the value is that."),
        Column::text("status", |row: &ValueRow<'e>| {
            Some(typed(row)?.status?.status.code().into())
        })
        .about("Step of work: planned, in_progress, done, …"),
        Column::integer("ordinal", |row: &ValueRow<'e>| {
            Some(typed(row)?.status?.ordinal?.into())
        })
        .about("Rung of the step on the ladder of work, 0–6."),
        Column::text("status_detail", |row: &ValueRow<'e>| {
            typed(row)?.status?.detail.as_deref().map(Into::into)
        })
        .about("Words after the step, as printed."),
        Column::text("subject", |row: &ValueRow<'e>| {
            typed(row)?.subject.map(Into::into)
        })
        .about("Words that say what the value is about, as printed."),
    ]
}

fn changes<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::text("direction", |row: &ValueRow<'e>| -> Text<'_> {
            Some(change(row)?.direction.code().into())
        })
        .about("Which way a change goes: increase, decrease, keep, not_decrease, …"),
        Column::decimal("amount", |row: &ValueRow<'e>| amount(change(row)?.amount.as_ref()?))
            .about("By how much, with the power of ten of its unit."),
        Column::text("amount_unit", |row: &ValueRow<'e>| {
            Some(change(row)?.amount.as_ref()?.unit?.code().into())
        })
        .about("Measurement unit of the amount; percent is of the reference."),
        Column::text("amount_cmp", |row: &ValueRow<'e>| {
            Some(change(row)?.amount.as_ref()?.cmp?.code().into())
        })
        .about("Which side of the amount is meant: lt, le, ge, gt."),
        Column::text("reference", |row: &ValueRow<'e>| Some(reference(&change(row)?.reference).into()))
            .about("What the change is counted from: baseline, previous_year, period, benchmark, unspecified."),
        Column::text("reference_text", |row: &ValueRow<'e>| match &change(row)?.reference {
            Reference::Benchmark { text } => Some((&**text).into()),
            Reference::Period { period } => Some(dates::edtf(period)?.into()),
            Reference::Baseline | Reference::PreviousYear | Reference::Unspecified => None,
        })
        .about("The benchmark as printed, or the period as EDTF."),
        Column::decimal("change_from", |row: &ValueRow<'e>| change(row)?.from)
            .about("The level before, where the value prints it."),
        Column::decimal("change_to", |row: &ValueRow<'e>| change(row)?.to)
            .about("The level after, where the value prints it."),
    ]
}

fn times<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::date("period_start", |row: &ValueRow<'e>| {
            period(row, dates::first).or_else(|| Day::new(year_alone(row)?, 1, 1))
        })
        .about("First day of the time that the value is about, also of a bare year in a column head; empty where the calendar does not say it."),
        Column::date("period_end", |row: &ValueRow<'e>| {
            period(row, dates::last).or_else(|| Day::new(year_alone(row)?, 12, 31))
        })
        .about("Last day of that time."),
        Column::text("period_edtf", |row: &ValueRow<'e>| {
            let own = period(row, dates::edtf);
            Some(own.or_else(|| Some(format!("{:04}", year_alone(row)?)))?.into())
        })
        .about("That time as EDTF (ISO 8601-2) writes it; 2026-21 is the spring."),
        Column::text("bound", |row: &ValueRow<'e>| Some(typed(row)?.bound?.code().into()))
            .about("How a time is meant: in, by, from, until."),
        Column::date("due", |row: &ValueRow<'e>| dates::last(typed(row)?.due?))
            .about("Last day of the deadline."),
        Column::text("due_edtf", |row: &ValueRow<'e>| Some(dates::edtf(typed(row)?.due?)?.into()))
            .about("The deadline as EDTF writes it."),
        Column::text("basis", |row: &ValueRow<'e>| Some(typed(row)?.about?.basis?.code().into()))
            .about("Kind of book the figure is from: annual_accounts, budget, plan, forecast."),
    ]
}

fn reasons<'e>() -> Vec<Column<ValueRow<'e>>> {
    vec![
        Column::text("text_reason", |row: &ValueRow<'e>| -> Text<'_> {
            Some(typed(row)?.text?.into())
        })
        .about("Why the value is kept as text."),
        Column::text("missing_reason", |row: &ValueRow<'e>| {
            Some(typed(row)?.missing?.into())
        })
        .about("Why no value is printed."),
    ]
}

pub(super) fn value<'r, 'e>(row: &'r ValueRow<'e>) -> Option<&'r Printed<'e>> {
    row.value.as_ref()
}

fn typed<'r, 'e>(row: &'r ValueRow<'e>) -> Option<&'r Typed<'e>> {
    Some(&value(row)?.piece.typed)
}

fn scale<'e>(row: &ValueRow<'e>) -> Option<&'e Scale> {
    typed(row)?.scale
}

fn change<'e>(row: &ValueRow<'e>) -> Option<&'e Change> {
    typed(row)?.change
}

fn is_included(end: Option<End>) -> Option<bool> {
    Some(end?.is_included)
}

fn reference(reference: &Reference) -> &'static str {
    match reference {
        Reference::Baseline => "baseline",
        Reference::PreviousYear => "previous_year",
        Reference::Period { .. } => "period",
        Reference::Benchmark { .. } => "benchmark",
        Reference::Unspecified => "unspecified",
    }
}

fn period<T>(row: &ValueRow<'_>, read: fn(&Period) -> Option<T>) -> Option<T> {
    read(typed(row)?.period?)
}

/// The year that stands alone over the value's column, where the value names no time itself: `2026`, not `TP 2024`.
fn year_alone(row: &ValueRow<'_>) -> Option<i32> {
    if typed(row)?.period.is_some() {
        return None;
    }
    let year = value(row)?.value.period.as_deref()?.trim();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| year.parse().ok()).flatten()
}
