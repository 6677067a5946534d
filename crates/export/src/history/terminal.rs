//! Indicators through the years, on a terminal.

use std::io::{self, Write};

use mittari_diff::{History, Life, Side, Year};

use super::told;
use crate::aligned::widest;
use crate::printable::printable_line;
use crate::styles::{ASIDE, CHANGED, HEADING, painted};
use crate::{places, styles, title, wording};

/// Writes the summary, then each indicator with a line a document, in the order of the history.
///
/// As [`comparison::write_terminal`](crate::comparison::write_terminal) does, it writes colours that `anstream` takes out.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_terminal(out: &mut dyn Write, history: &History) -> io::Result<()> {
    let heading = printable_line(&title::documents(&history.documents));
    writeln!(out, "{}\n", painted(HEADING, &heading))?;
    for line in told::summary(history) {
        writeln!(out, "{line}")?;
    }
    let labels: Vec<String> = told::labels(history)
        .iter()
        .map(|label| printable_line(label))
        .collect();
    let mut unit = None;
    for life in &history.indicators {
        let name = printable_line(&told::unit(life));
        if unit.as_ref() != Some(&name) {
            writeln!(out, "\n{}", painted(HEADING, &name))?;
            unit = Some(name);
        }
        write_life(out, life, history, &labels)?;
    }
    Ok(())
}

fn write_life(
    out: &mut dyn Write,
    life: &Life,
    history: &History,
    labels: &[String],
) -> io::Result<()> {
    let text = life.last().map_or("", |year| &year.indicator.text);
    write!(out, "  {}", printable_line(text))?;
    if let Some(became) = told::became(life) {
        write!(out, "  {}", painted(CHANGED, &format!("({became})")))?;
    }
    writeln!(out)?;
    let width = widest(labels);
    let documents = labels.iter().zip(&history.documents);
    for ((label, side), year) in documents.zip(&life.years) {
        write!(out, "      {label:width$}  ")?;
        match year {
            Some(year) => write_year(out, year, side, life)?,
            None => writeln!(out, "{}", painted(ASIDE, "–"))?,
        }
    }
    Ok(())
}

fn write_year(out: &mut dyn Write, year: &Year, side: &Side, life: &Life) -> io::Result<()> {
    write!(out, "{}", printable_line(&told::values(year, side)))?;
    if let Some(status) = year.roll_forward {
        let words = format!("against last target: {}", wording::roll(status));
        write!(out, "; {}", styles::rolled(status, &words))?;
    }
    if let Some(place) = places::place(&year.indicator.at) {
        write!(out, "  {}", painted(ASIDE, &place))?;
    }
    if let Some(name) = told::other_name(year, life) {
        let name = printable_line(name);
        write!(out, "  {}", painted(ASIDE, &format!("named: {name}")))?;
    }
    writeln!(out)
}
