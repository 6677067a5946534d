//! What changed, on a terminal.

use std::io::{self, Write};

use anstyle::Style;
use mittari_diff::{Comparison, Kind, What};

use super::grouping::{self, CardGroup, Entry};
use super::told::{self, Voice};
use super::{sums, tally};
use crate::printable::printable_line;
use crate::styles::{ADDED, ASIDE, CHANGED, HEADING, REMOVED, marked, painted};
use crate::{View, styles, title, wording};

/// The width of labels before the words: `responsible`.
const LABEL_WIDTH: usize = 11;

const VOICE: Voice = Voice {
    escape: printable_line,
    mark: marked,
    roll: |status| styles::rolled(status, wording::roll(status)),
};

/// Writes the summary, then what changed, by unit and card.
///
/// The text has the colours of `anstyle` in it: write it through `anstream`, which takes them out where nobody sees them. Nothing is said
/// by colour alone, and no character out of a document can command the terminal.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_terminal(out: &mut dyn Write, comparison: &Comparison, view: View) -> io::Result<()> {
    write_title(out, comparison)?;
    writeln!(out)?;
    tally::table().write_aligned(out, &tally::rows(comparison))?;
    write_sums(out, comparison)?;
    if view == View::Changed && sums::has_nothing_in_common(comparison) {
        return writeln!(out, "\n{}", printable_line(&sums::strangers(comparison)));
    }
    let units = grouping::units(comparison, view);
    if units.is_empty() {
        writeln!(out, "\n{}", sums::nothing(comparison))?;
    }
    for unit in units {
        let heading = printable_line(&wording::unit(unit.unit));
        writeln!(out, "\n{}", painted(HEADING, &heading))?;
        for card in &unit.cards {
            write_card(out, card, view)?;
        }
    }
    Ok(())
}

fn write_title(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let sides = [&comparison.before, &comparison.after];
    let title = printable_line(&title::documents(sides));
    let files = printable_line(&title::files(sides));
    write!(out, "{}", painted(HEADING, &title))?;
    if files != title {
        write!(out, "   {}", painted(ASIDE, &format!("({files})")))?;
    }
    writeln!(out)?;
    for note in &comparison.notes {
        let message = printable_line(&note.message);
        writeln!(out, "{}: {message}", painted(CHANGED, "note"))?;
    }
    Ok(())
}

fn write_sums(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let lines = sums::sums(comparison);
    if !lines.is_empty() {
        writeln!(out)?;
    }
    for line in lines {
        writeln!(out, "{}", printable_line(&line))?;
    }
    Ok(())
}

fn write_card(out: &mut dyn Write, group: &CardGroup<'_>, view: View) -> io::Result<()> {
    write_entry(out, &group.card, "  ")?;
    if view == View::Changed {
        let with_it = group.with_it();
        if !with_it.is_empty() {
            let counted: Vec<String> = with_it
                .iter()
                .map(|(what, n)| wording::counted(*n, what.name()))
                .collect();
            let words = format!("with {}", counted.join(", "));
            writeln!(out, "      {}", painted(ASIDE, &words))?;
        }
    }
    for statement in &group.statements {
        if view == View::All || !group.comes_and_goes_with(statement) {
            write_entry(out, statement, "      ")?;
        }
    }
    Ok(())
}

fn write_entry(out: &mut dyn Write, entry: &Entry<'_>, indent: &str) -> io::Result<()> {
    let (sign, style) = sign(entry);
    let what = match entry.item.what {
        What::Card => String::new(),
        what => format!("{:LABEL_WIDTH$}  ", what.name()),
    };
    let text = VOICE.text(entry);
    let text = if entry.has_one_side() {
        painted(style, &text)
    } else {
        text
    };
    write!(out, "{indent}{} {what}{text}", painted(style, sign))?;
    if let Some(kinds) = told::kinds(entry) {
        write!(out, "  {}", painted(style, &format!("({kinds})")))?;
    }
    if let Some(place) = told::place(entry) {
        write!(out, "  {}", painted(ASIDE, &place))?;
    }
    writeln!(out)?;
    for (label, words) in VOICE.fields(entry) {
        write_field(out, indent, label, &words)?;
    }
    let roll = entry.item.roll_forward.as_ref();
    if let Some(promise) = roll.and_then(|roll| VOICE.promise(roll)) {
        write_field(out, indent, "promised", &promise)?;
    }
    Ok(())
}

fn write_field(out: &mut dyn Write, indent: &str, label: &str, words: &str) -> io::Result<()> {
    writeln!(out, "{indent}    {label:LABEL_WIDTH$}  {words}")
}

fn sign(entry: &Entry<'_>) -> (&'static str, Style) {
    let has = |kind| entry.kinds.contains(&kind);
    if has(Kind::Added) {
        ("+", ADDED)
    } else if has(Kind::Removed) {
        ("-", REMOVED)
    } else if entry.is_quiet() {
        ("=", ASIDE)
    } else {
        ("~", CHANGED)
    }
}
