//! One document as a report.

use std::io::{self, Write};

use mittari_diff::{Count, Counts};
use mittari_model::{Card, Coverage, Diagnostic, Excerpt, Extraction, Format, Source};

use super::{card, findings};
use crate::counts::{self, Counted};
use crate::markdown::escaped;
use crate::table::{Column, Table};
use crate::{places, title, wording};

/// Writes what was read of one document: what it is, what an audit counts, the cards by unit, the indicators that lack something or are
/// met already, diagnostics, and which lines a person has to read.
///
/// It is Markdown with the tables of GitHub. Words out of the document stay words: no `<script>`, no link and no `|` in a goal takes
/// effect.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_markdown(
    out: &mut dyn Write,
    extraction: &Extraction,
    counts: &Counts,
) -> io::Result<()> {
    let name = title::document(&extraction.document);
    let name = name.unwrap_or_else(|| extraction.source.name.clone());
    writeln!(out, "# {}\n", escaped(&name))?;
    write_facts(out, extraction)?;
    write_counts(out, counts)?;
    let mut unit = None;
    for (number, card) in (1..).zip(&extraction.cards) {
        let name = unit_of(card);
        if unit.as_ref() != Some(&name) {
            writeln!(out, "\n## {name}")?;
            unit = Some(name);
        }
        card::write(out, card, number)?;
    }
    findings::write(out, &extraction.cards)?;
    write_diagnostics(out, &extraction.diagnostics)?;
    write_unclaimed(out, &extraction.coverage)
}

/// The headings of a card's unit, escaped.
pub(super) fn unit_of(card: &Card) -> String {
    let headings: Vec<&str> = card.unit.iter().map(|heading| &*heading.text).collect();
    escaped(&wording::unit(&headings))
}

fn write_facts(out: &mut dyn Write, extraction: &Extraction) -> io::Result<()> {
    let facts = &extraction.document;
    writeln!(out, "- kind: {}", wording::document(facts.kind))?;
    if let Some(language) = &facts.language {
        writeln!(out, "- language: {}", escaped(language))?;
    }
    writeln!(out, "- file: {}", file(&extraction.source))?;
    for (label, words) in [
        ("title", &extraction.source.title),
        ("made by", &extraction.source.producer),
    ] {
        if let Some(words) = words {
            writeln!(out, "- {label}: {}", escaped(words))?;
        }
    }
    let n_indicators = extraction.cards.iter().map(|card| card.indicators.len());
    writeln!(
        out,
        "- read: {}, {}",
        wording::counted(extraction.cards.len(), "card"),
        wording::counted(n_indicators.sum(), "indicator")
    )?;
    writeln!(out, "- left to read: {}", unclaimed(&extraction.coverage))
}

fn file(source: &Source) -> String {
    let format = match source.format {
        Format::Text => "text",
        Format::Pdf => "PDF",
    };
    format!(
        "{} ({format}, {})",
        escaped(&source.name),
        wording::counted(source.pages as usize, "page")
    )
}

fn unclaimed(coverage: &Coverage) -> String {
    format!(
        "{} of {} unclaimed",
        coverage.unclaimed,
        wording::counted(coverage.lines as usize, "line")
    )
}

/// The numbers of one unit, or of all together.
struct Row<'c> {
    unit: Option<&'c [String]>,
    count: &'c Count,
}

impl Counted for Row<'_> {
    fn count(&self) -> &Count {
        self.count
    }
}

fn write_counts(out: &mut dyn Write, counts: &Counts) -> io::Result<()> {
    writeln!(out, "\n## Counts\n")?;
    let mut rows: Vec<Row<'_>> = counts
        .units
        .iter()
        .map(|unit| Row {
            unit: Some(&unit.unit),
            count: &unit.count,
        })
        .collect();
    rows.push(Row {
        unit: None,
        count: &counts.total,
    });
    let unit = Column::text("unit", |row: &Row<'_>| {
        let together = || "together".to_owned();
        Some(row.unit.map_or_else(together, wording::unit).into())
    });
    let mut columns = vec![unit];
    columns.extend(counts::columns());
    Table { columns }.write_markdown(out, &rows)
}

fn write_diagnostics(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Diagnostics\n")?;
    for diagnostic in diagnostics {
        let place = places::place(&diagnostic.at).map(|place| format!(" ({place})"));
        writeln!(
            out,
            "- {} `{}`: {}{}",
            wording::severity(diagnostic.severity),
            diagnostic.code.name(),
            escaped(&diagnostic.message),
            place.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn write_unclaimed(out: &mut dyn Write, coverage: &Coverage) -> io::Result<()> {
    if coverage.unclaimed == 0 {
        return Ok(());
    }
    writeln!(out, "\n## Left to read\n")?;
    writeln!(
        out,
        "{}: no card and no heading was read from them.\n",
        unclaimed(coverage)
    )?;
    for run in &coverage.unclaimed_at {
        writeln!(out, "- {}", places::run(*run))?;
    }
    Ok(())
}

/// The words of excerpts, escaped: `henkilöstöjohtaja; tietohallintojohtaja`.
pub(super) fn texts<'e>(excerpts: impl IntoIterator<Item = &'e Excerpt>) -> Option<String> {
    let texts: Vec<String> = excerpts
        .into_iter()
        .map(|each| escaped(&each.text))
        .collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}
