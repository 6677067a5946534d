//! Actions and milestones.

use mittari_model::{Measure, Period};

use super::common::{BESIDE, Text, card, card_id, dated, document, joined, place, text, whole};
use super::rows::{ActionRow, MilestoneRow};
use crate::table::Column;
use crate::typed::{Typed, kind};
use crate::{dates, day::Day};

/// An action with its document, card and place.
pub(super) fn actions<'e>() -> Vec<Column<ActionRow<'e>>> {
    let mut columns = document();
    columns.push(card_id());
    columns.extend(card());
    columns.extend(action());
    columns.extend(place());
    columns
}

/// What an action says.
pub(super) fn action<'e>() -> Vec<Column<ActionRow<'e>>> {
    vec![
        Column::integer("action_idx", |row: &ActionRow<'e>| whole(row.idx))
            .about("Place of the action in its card, counted from 0."),
        Column::text("action", |row: &ActionRow<'e>| Some((&*row.action.text).into()))
            .about("What is to be done (toimenpide)."),
        Column::text("action_group", |row: &ActionRow<'e>| text(row.action.group.as_ref()))
            .about("The group row above it in an action table."),
        Column::text("responsible", |row: &ActionRow<'e>| joined(&row.action.responsible, BESIDE))
            .about("Responsible parties."),
        Column::text("action_unit", |row: &ActionRow<'e>| text(row.action.unit.as_ref()))
            .about("The unit of the organization that does it."),
        Column::text("status", |row: &ActionRow<'e>| text(row.action.status.as_ref()))
            .about("The state as printed."),
        Column::text("schedule", schedule)
            .about("Entries of period columns, each after its period."),
        Column::date("schedule_start", |row: &ActionRow<'e>| {
            let starts = scheduled(row).map(dates::first);
            starts.collect::<Option<Vec<Day>>>()?.into_iter().min()
        })
        .about("First day of the entries; empty where the calendar does not say that of each of them, as for a season."),
        Column::date("schedule_end", |row: &ActionRow<'e>| {
            let ends = scheduled(row).map(dates::last);
            ends.collect::<Option<Vec<Day>>>()?.into_iter().max()
        })
        .about("Last day of the entries; empty as above."),
        Column::text("schedule_edtf", |row: &ActionRow<'e>| {
            let periods: Vec<String> = scheduled(row).filter_map(dates::edtf).collect();
            (!periods.is_empty()).then(|| periods.join(BESIDE).into())
        })
        .about("The periods of the entries as EDTF (ISO 8601-2) writes them; 2026-21 is the spring."),
        Column::text("note", |row: &ActionRow<'e>| text(row.action.note.as_ref())).about("A remark on the action."),
    ]
}

fn scheduled<'r>(row: &'r ActionRow<'_>) -> impl Iterator<Item = &'r Period> {
    row.action
        .schedule
        .iter()
        .filter_map(|entry| entry.when.as_ref())
}

fn schedule<'r>(row: &'r ActionRow<'_>) -> Text<'r> {
    let entries = row.action.schedule.iter();
    dated(entries.map(|entry| (&entry.period, &*entry.text)))
}

/// A milestone with its document, card and place.
pub(super) fn milestones<'e>() -> Vec<Column<MilestoneRow<'e>>> {
    let mut columns = document();
    columns.push(card_id());
    columns.extend(card());
    columns.extend(milestone());
    columns.extend(place());
    columns
}

/// What a milestone says.
pub(super) fn milestone<'e>() -> Vec<Column<MilestoneRow<'e>>> {
    vec![
        Column::integer("milestone_idx", |row: &MilestoneRow<'e>| whole(row.idx))
            .about("Place of the milestone in its card, counted from 0."),
        Column::integer("number", |row: &MilestoneRow<'e>| {
            Some(row.milestone.number?.into())
        })
        .about("The printed number."),
        Column::text("milestone", |row: &MilestoneRow<'e>| {
            Some((&*row.milestone.text).into())
        })
        .about("What is to have happened (osatavoite)."),
        Column::text("due_kind", |row: &MilestoneRow<'e>| {
            Some(kind(row.milestone.due.as_ref()?).into())
        })
        .about("Kind of the deadline's measure."),
        Column::text("due_bound", |row: &MilestoneRow<'e>| {
            Some(Typed::new(row.milestone.due.as_ref()?).bound?.code().into())
        })
        .about("How the deadline is meant: in, by, from, until."),
        Column::date("due_start", |row: &MilestoneRow<'e>| {
            dates::first(due(row.milestone.due.as_ref())?)
        })
        .about("First day of the deadline's period; empty where the calendar does not say it."),
        Column::date("due_end", |row: &MilestoneRow<'e>| {
            dates::last(due(row.milestone.due.as_ref())?)
        })
        .about("Last day of the deadline's period."),
        Column::text("due_edtf", |row: &MilestoneRow<'e>| {
            Some(dates::edtf(due(row.milestone.due.as_ref())?)?.into())
        })
        .about("The deadline's period as EDTF (ISO 8601-2) writes it."),
    ]
}

fn due(measure: Option<&Measure>) -> Option<&Period> {
    let typed = Typed::new(measure?);
    typed.due.or(typed.period)
}
