//! Indicators through the years, as a report.

use std::io::{self, Write};

use mittari_diff::{History, Life, Side, Year};

use super::told;
use crate::markdown::{self, escaped, write_head, write_row};
use crate::{title, wording};

/// Writes the summary, then a table a unit: one row an indicator, one column a document.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_markdown(out: &mut dyn Write, history: &History) -> io::Result<()> {
    writeln!(
        out,
        "# {}\n",
        escaped(&title::documents(&history.documents))
    )?;
    for line in told::summary(history) {
        writeln!(out, "- {line}")?;
    }
    let labels: Vec<String> = told::labels(history)
        .iter()
        .map(|label| escaped(label))
        .collect();
    let mut unit = None;
    for life in &history.indicators {
        let name = escaped(&told::unit(life));
        if unit.as_ref() != Some(&name) {
            writeln!(out, "\n## {name}\n")?;
            let left = markdown::Side::Left;
            let mut heads = vec![("indicator", left)];
            heads.extend(labels.iter().map(|label| (&**label, left)));
            heads.push(("over the years", left));
            write_head(out, &heads)?;
            unit = Some(name);
        }
        write_life(out, life, history)?;
    }
    Ok(())
}

fn write_life(out: &mut dyn Write, life: &Life, history: &History) -> io::Result<()> {
    let text = life.last().map_or("", |year| &year.indicator.text);
    let mut cells = vec![escaped(text)];
    let years = history.documents.iter().zip(&life.years);
    cells.extend(years.map(|(side, each)| match each {
        Some(each) => year(each, side, life),
        None => "–".to_owned(),
    }));
    cells.push(told::became(life).unwrap_or_default());
    write_row(out, &cells)
}

fn year(year: &Year, side: &Side, life: &Life) -> String {
    let values = told::values(year, side);
    let roll = year
        .roll_forward
        .map(|status| format!("against last target: {}", wording::roll(status)));
    let name = told::other_name(year, life).map(|name| format!("named: {name}"));
    let words: Vec<String> = std::iter::once(values).chain(roll).chain(name).collect();
    escaped(&words.join("; "))
}
