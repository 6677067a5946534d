//! `mittari diff`: what changed in the goals from one year to the next, or through several years.

use std::io::Write;
use std::path::Path;

use anstream::StripStream;
use anyhow::{Context, Result, bail};
use mittari_diff::{Comparison, History, NoteCode, Pins, compare_with, history};
use mittari_export::{Dialect, View};
use mittari_model::Extraction;

use crate::args::{DiffArgs, DiffFormat};
use crate::exit::Exit;
use crate::extract::load;
use crate::input::Input;
use crate::matches;
use crate::output::{Layout, Output, write_json};
use crate::report::{Reporter, counted, found};

pub(crate) fn run(args: &DiffArgs, reporter: &mut Reporter) -> Result<Exit> {
    let inputs: Vec<Input> = args
        .files
        .iter()
        .map(|file| Input::from_arg(file))
        .collect();
    let format = check(args, &inputs)?;
    let exit = if let [before, after] = &inputs[..] {
        let read = |input: &Input, reporter: &mut Reporter| {
            read(input, args, reporter).with_context(|| input.shown())
        };
        let (before, after) = (read(before, reporter)?, read(after, reporter)?);
        two_years(args, format, (&before, &after), reporter)?
    } else {
        several_years(args, format, &inputs, reporter)?
    };
    Ok(if args.exit_zero && exit == Exit::Different {
        Exit::Done
    } else {
        exit
    })
}

fn two_years(
    args: &DiffArgs,
    format: DiffFormat,
    (before, after): (&Extraction, &Extraction),
    reporter: &mut Reporter,
) -> Result<Exit> {
    let pins = match &args.matches {
        Some(path) => matches::read(path)?,
        None => Pins::default(),
    };
    let comparison = compare_with(before, after, &pins);
    // The views for people hold the notes themselves.
    if matches!(format, DiffFormat::Json | DiffFormat::Csv | DiffFormat::Tsv) {
        let notes = comparison.notes.iter();
        for note in notes.filter(|note| note.code != NoteCode::PinApplied) {
            reporter.warning(&note.message);
        }
    }
    if let Some(path) = &args.write_matches {
        let n = matches::start(path, &comparison)?;
        let name = path.display();
        reporter.summary(&format!("{name}: {} to look through", counted(n, "pair")));
    }
    write(args, format, reporter, |out| {
        write_comparison(out, args, format, &comparison)
    })?;
    Ok(if comparison.is_same() {
        Exit::Done
    } else {
        Exit::Different
    })
}

/// Documents that cannot be read are left out, with an error each.
fn several_years(
    args: &DiffArgs,
    format: DiffFormat,
    inputs: &[Input],
    reporter: &mut Reporter,
) -> Result<Exit> {
    let mut extractions = Vec::new();
    for input in inputs {
        match read(input, args, reporter) {
            Ok(extraction) => extractions.push(extraction),
            Err(error) => reporter.input_error(&input.shown(), &error),
        }
    }
    if extractions.len() < 2 {
        bail!("fewer than two of the documents could be read, so there is nothing to compare");
    }
    let years: Vec<i32> = extractions
        .iter()
        .filter_map(|extraction| extraction.document.year)
        .collect();
    if !years.is_sorted() {
        reporter
            .warning("the documents are not in the order of their years; the earliest comes first");
    }
    let history = history(&extractions);
    write(args, format, reporter, |out| {
        write_history(out, args, format, &history)
    })?;
    let n = extractions.len();
    let is_same = history
        .indicators
        .iter()
        .all(|life| life.unchanged_for as usize == n);
    Ok(match () {
        () if n < inputs.len() => Exit::Trouble,
        () if is_same => Exit::Done,
        () => Exit::Different,
    })
}

/// Refuses combinations that make no sense; returns the format to write.
fn check(args: &DiffArgs, inputs: &[Input]) -> Result<DiffFormat> {
    let is_stdin = |input: &&Input| **input == Input::Stdin;
    if inputs.iter().filter(is_stdin).count() > 1 {
        bail!("- stands for standard input and can be named once only");
    }
    let of_two = [
        (args.matches.is_some(), "--matches"),
        (args.write_matches.is_some(), "--write-matches"),
        (args.summary, "--summary"),
    ];
    if inputs.len() > 2
        && let Some((_, option)) = of_two.iter().find(|(is_given, _)| *is_given)
    {
        bail!("{option} goes with two files; compare two years at a time");
    }
    let from_ending = args
        .written
        .output
        .as_deref()
        .map(from_ending)
        .transpose()?;
    let format = args.written.format.or(from_ending.flatten());
    let format = format.unwrap_or(DiffFormat::Text);
    if args.written.excel_fi && format != DiffFormat::Csv {
        bail!("--excel-fi is about CSV; add --format csv");
    }
    Ok(format)
}

/// The format that the ending of a file's name asks for; `None` for an ending that says nothing.
fn from_ending(path: &Path) -> Result<Option<DiffFormat>> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    Ok(match ending.as_deref() {
        Some("json") => Some(DiffFormat::Json),
        Some("csv") => Some(DiffFormat::Csv),
        Some("tsv") => Some(DiffFormat::Tsv),
        Some("md" | "markdown") => Some(DiffFormat::Markdown),
        Some("txt") => Some(DiffFormat::Text),
        Some(other @ ("jsonl" | "ndjson" | "xlsx" | "sqlite" | "db" | "parquet" | "html")) => {
            bail!(
                "{}: a comparison is not written as .{other}; give a name that ends in .json, .csv, .tsv, .md or .txt",
                path.display()
            )
        }
        _ => None,
    })
}

/// Reads one year; a document without goals would make all goals of the others added or removed.
fn read(input: &Input, args: &DiffArgs, reporter: &mut Reporter) -> Result<Extraction> {
    let extraction = load(input, &args.reading.settings())?;
    reporter.remark(&format!("{}: {}", input.shown(), found(&extraction)));
    if extraction.cards.is_empty() {
        bail!(
            "no goal was found, so there is nothing to compare; mittari inspect --stage unclaimed shows what was not read"
        );
    }
    Ok(extraction)
}

fn write(
    args: &DiffArgs,
    format: DiffFormat,
    reporter: &Reporter,
    write: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    let mut output = match &args.written.output {
        None if format == DiffFormat::Text => Output::styled(reporter.color()),
        path => Output::new(path.as_deref())?,
    };
    if args.written.output.is_some() && format == DiffFormat::Text {
        // A file is no terminal: no colours.
        write(&mut StripStream::new(&mut output as &mut dyn Write))?;
    } else {
        write(&mut output)?;
    }
    output.finish()
}

fn write_comparison(
    out: &mut dyn Write,
    args: &DiffArgs,
    format: DiffFormat,
    comparison: &Comparison,
) -> Result<()> {
    use mittari_export::{comparison as whole, summary};
    let view = if args.all { View::All } else { View::Changed };
    match (format, args.summary) {
        (DiffFormat::Json, _) => return json(out, args, comparison),
        (DiffFormat::Text, false) => whole::write_terminal(out, comparison, view),
        (DiffFormat::Text, true) => summary::write_terminal(out, comparison),
        (DiffFormat::Markdown, false) => whole::write_markdown(out, comparison, view),
        (DiffFormat::Markdown, true) => summary::write_markdown(out, comparison),
        (DiffFormat::Csv | DiffFormat::Tsv, false) => {
            whole::write_table(out, comparison, view, dialect(args, format))
        }
        (DiffFormat::Csv | DiffFormat::Tsv, true) => {
            summary::write_table(out, comparison, dialect(args, format))
        }
    }?;
    Ok(())
}

fn write_history(
    out: &mut dyn Write,
    args: &DiffArgs,
    format: DiffFormat,
    history: &History,
) -> Result<()> {
    use mittari_export::history as whole;
    match format {
        DiffFormat::Json => return json(out, args, history),
        DiffFormat::Text => whole::write_terminal(out, history),
        DiffFormat::Markdown => whole::write_markdown(out, history),
        DiffFormat::Csv | DiffFormat::Tsv => {
            whole::write_table(out, history, dialect(args, format))
        }
    }?;
    Ok(())
}

fn json<T: serde::Serialize>(out: &mut dyn Write, args: &DiffArgs, value: &T) -> Result<()> {
    let layout = if args.written.compact {
        Layout::Compact
    } else {
        Layout::Indented
    };
    write_json(&mut *out, value, layout)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn dialect(args: &DiffArgs, format: DiffFormat) -> Dialect {
    match format {
        DiffFormat::Tsv => Dialect::Tsv,
        _ if args.written.excel_fi => Dialect::ExcelFi,
        _ => Dialect::Csv,
    }
}
