//! What changed, as a report.

use std::io::{self, Write};

use mittari_diff::{Comparison, Count, Side};

use super::grouping::{self, CardGroup, Entry};
use super::told::{self, Voice};
use super::{sums, tally};
use crate::markdown::{self, escaped, marked, write_head, write_row};
use crate::number::signed_integer;
use crate::table::Cell;
use crate::{View, counts, title, wording};

const VOICE: Voice = Voice {
    escape: escaped,
    mark: marked,
    roll: |status| wording::roll(status).to_owned(),
};

/// Writes a report: both documents, the summary, then what changed, by unit and card.
///
/// It is Markdown with the tables and struck words of GitHub. Words out of the documents stay words: no `<script>`, no link and no `|` in
/// a goal takes effect.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_markdown(out: &mut dyn Write, comparison: &Comparison, view: View) -> io::Result<()> {
    let sides = [&comparison.before, &comparison.after];
    writeln!(out, "# {}\n", escaped(&title::documents(sides)))?;
    write_documents(out, sides)?;
    write_notes(out, comparison)?;
    write_summary(out, comparison)?;
    if view == View::Changed && sums::has_nothing_in_common(comparison) {
        return writeln!(out, "\n{}", escaped(&sums::strangers(comparison)));
    }
    let units = grouping::units(comparison, view);
    if units.is_empty() {
        writeln!(out, "\n{}", sums::nothing(comparison))?;
    }
    for unit in units {
        writeln!(out, "\n## {}", escaped(&wording::unit(unit.unit)))?;
        for card in &unit.cards {
            write_card(out, card)?;
        }
    }
    Ok(())
}

fn write_documents(out: &mut dyn Write, sides: [&Side; 2]) -> io::Result<()> {
    let left = markdown::Side::Left;
    write_head(out, &[("", left), ("before", left), ("after", left)])?;
    let unknown = || "unknown".to_owned();
    for [label, before, after] in [
        label("organization", sides, |side| {
            side.document.organization.clone().unwrap_or_else(unknown)
        }),
        label("year", sides, |side| {
            let year = side.document.year.map(|year| year.to_string());
            year.unwrap_or_else(unknown)
        }),
        label("kind", sides, |side| {
            wording::document(side.document.kind).to_owned()
        }),
        label("file", sides, |side| side.source.name.clone()),
    ] {
        write_row(out, [label, escaped(&before), escaped(&after)])?;
    }
    Ok(())
}

fn label(label: &str, [before, after]: [&Side; 2], fact: impl Fn(&Side) -> String) -> [String; 3] {
    [label.to_owned(), fact(before), fact(after)]
}

fn write_notes(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    if !comparison.notes.is_empty() {
        writeln!(out)?;
    }
    for note in &comparison.notes {
        writeln!(out, "- Note: {}", escaped(&note.message))?;
    }
    Ok(())
}

fn write_summary(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    writeln!(out, "\n## Summary\n")?;
    tally::table().write_markdown(out, &tally::rows(comparison))?;
    let sums = sums::sums(comparison);
    if !sums.is_empty() {
        writeln!(out)?;
    }
    for line in sums {
        writeln!(out, "- {}", escaped(&line))?;
    }
    write_counts(out, comparison)
}

fn write_counts(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    writeln!(out)?;
    let (left, right) = (markdown::Side::Left, markdown::Side::Right);
    let heads = [
        ("counted", left),
        ("before", right),
        ("after", right),
        ("change", right),
    ];
    write_head(out, &heads)?;
    let before = &comparison.before.counts.total;
    let after = &comparison.after.counts.total;
    for column in counts::columns::<Count>() {
        let (before, after) = (column.cell(before), column.cell(after));
        let change = match (&before, &after) {
            (Cell::Integer(before), Cell::Integer(after)) => signed_integer(after - before),
            _ => String::new(),
        };
        write_row(out, [column.words(), before.words(), after.words(), change])?;
    }
    Ok(())
}

fn write_card(out: &mut dyn Write, group: &CardGroup<'_>) -> io::Result<()> {
    writeln!(out, "\n### {}\n", VOICE.text(&group.card))?;
    let kinds = told::kinds(&group.card).map(|kinds| format!("*{kinds}*"));
    let place = told::place(&group.card).map(|place| format!("({place})"));
    let words: Vec<String> = kinds.into_iter().chain(place).collect();
    if !words.is_empty() {
        writeln!(out, "{}\n", words.join(" "))?;
    }
    write_fields(out, &group.card, "")?;
    for statement in &group.statements {
        write_statement(out, statement)?;
    }
    Ok(())
}

fn write_statement(out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
    let mut label = vec![entry.item.what.name().to_owned()];
    label.extend(told::kinds(entry));
    write!(out, "- *{}:* {}", label.join(", "), VOICE.text(entry))?;
    if let Some(place) = told::place(entry) {
        write!(out, " ({place})")?;
    }
    writeln!(out)?;
    write_fields(out, entry, "  ")
}

fn write_fields(out: &mut dyn Write, entry: &Entry<'_>, indent: &str) -> io::Result<()> {
    for (label, words) in VOICE.fields(entry) {
        writeln!(out, "{indent}- {label}: {words}")?;
    }
    let roll = entry.item.roll_forward.as_ref();
    if let Some(promise) = roll.and_then(|roll| VOICE.promise(roll)) {
        writeln!(out, "{indent}- promised {promise}")?;
    }
    Ok(())
}
