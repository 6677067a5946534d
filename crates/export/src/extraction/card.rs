//! One goal card in a report.

use std::io::{self, Write};

use mittari_model::{Action, Card, Indicator, Milestone, Progress, Schedule};

use super::{indicators, markdown::texts};
use crate::markdown::escaped;
use crate::places;

/// Writes a card under a heading with its number in the document.
///
/// # Errors
///
/// Where `out` fails.
pub(super) fn write(out: &mut dyn Write, card: &Card, number: usize) -> io::Result<()> {
    let title = card.title().map_or("(no words)".to_owned(), escaped);
    writeln!(out, "\n### {number}. {title}\n")?;
    write_context(out, card)?;
    write_list(
        out,
        "Objectives",
        card.objectives.iter().map(|each| escaped(&each.text)),
    )?;
    write_list(
        out,
        "Initiatives",
        card.initiatives.iter().map(|each| escaped(&each.text)),
    )?;
    write_list(out, "Actions", card.actions.iter().map(action))?;
    write_indicators(out, &card.indicators)?;
    write_list(out, "Milestones", card.milestones.iter().map(milestone))?;
    write_list(out, "Progress", card.progress.iter().map(progress))?;
    write_list(
        out,
        "Notes",
        card.notes.iter().map(|each| escaped(&each.text)),
    )
}

fn write_context(out: &mut dyn Write, card: &Card) -> io::Result<()> {
    let facts = [
        ("section", texts(&card.section)),
        ("focus", texts(&card.focus)),
        ("theme", texts(&card.theme)),
        ("strategic objective", texts(&card.strategic_objective)),
        ("responsible", texts(&card.responsible)),
        ("place", places::place(&card.at)),
    ];
    for (label, words) in facts {
        if let Some(words) = words {
            writeln!(out, "- {label}: {words}")?;
        }
    }
    Ok(())
}

fn write_list(
    out: &mut dyn Write,
    label: &str,
    items: impl Iterator<Item = String>,
) -> io::Result<()> {
    for (idx, item) in items.enumerate() {
        if idx == 0 {
            writeln!(out, "\n**{label}**\n")?;
        }
        writeln!(out, "- {item}")?;
    }
    Ok(())
}

fn action(action: &Action) -> String {
    let schedule: Vec<String> = action.schedule.iter().map(scheduled).collect();
    let facts = [
        ("group", texts(&action.group)),
        ("responsible", texts(&action.responsible)),
        ("unit", texts(&action.unit)),
        ("status", texts(&action.status)),
        (
            "schedule",
            (!schedule.is_empty()).then(|| schedule.join("; ")),
        ),
        ("note", texts(&action.note)),
    ];
    let facts = facts.into_iter();
    let facts: Vec<String> = facts
        .filter_map(|(label, words)| Some(format!("{label}: {}", words?)))
        .collect();
    if facts.is_empty() {
        escaped(&action.text)
    } else {
        format!("{} ({})", escaped(&action.text), facts.join(", "))
    }
}

fn scheduled(entry: &Schedule) -> String {
    match &entry.period {
        Some(period) => format!("{} {}", escaped(period), escaped(&entry.text)),
        None => escaped(&entry.text),
    }
}

fn milestone(milestone: &Milestone) -> String {
    let text = escaped(&milestone.text);
    match milestone.number {
        Some(number) => format!("({number}) {text}"),
        None => text,
    }
}

fn progress(progress: &Progress) -> String {
    let text = escaped(&progress.text);
    match &progress.period {
        Some(period) => format!("{}: {text}", escaped(period)),
        None => text,
    }
}

fn write_indicators(out: &mut dyn Write, indicators: &[Indicator]) -> io::Result<()> {
    if indicators.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n**Indicators**\n")?;
    indicators::table().write_markdown(out, indicators)
}
