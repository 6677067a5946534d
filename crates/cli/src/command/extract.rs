//! `mittari extract`: documents to JSON, several at a time, in the order they were named.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use mittari_model::{Extraction, Severity};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::args::{EngineArg, ExtractArgs};
use crate::exit::Exit;
use crate::extract::extract;
use crate::input::Input;
use crate::output::{Format, Indented, Layout, Output, write_json};
use crate::report::{Reporter, counted, found, n_warnings};
use crate::settings::Settings;

/// Documents read before the first of them is written: enough to keep every thread busy, few enough to bound the memory.
const BATCH_PER_THREAD: usize = 4;

pub(crate) fn run(args: &ExtractArgs, reporter: &mut Reporter) -> Result<Exit> {
    let inputs: Vec<Input> = args
        .files
        .iter()
        .map(|file| Input::from_arg(file))
        .collect();
    let format = check(args, &inputs)?;
    let settings = settings(args)?;
    let mut output = Output::new(args.json.output.as_deref())?;
    let mut writer = Writer {
        output: &mut output,
        format,
        layout: layout(args, format),
        n_written: 0,
        is_list: inputs.len() > 1,
    };
    let mut tally = Tally::default();
    // Threads of their own: they wait for the documents, and the pages of those are read by the threads that all share.
    let waiting = ThreadPoolBuilder::new().num_threads(rayon::current_num_threads());
    let waiting = waiting
        .build()
        .context("no threads could be started; close other programs and try again")?;
    for batch in inputs.chunks(BATCH_PER_THREAD * waiting.current_num_threads()) {
        let results: Vec<Result<Extraction>> = waiting.install(|| {
            let inputs = batch.par_iter();
            inputs.map(|input| extract(input, &settings)).collect()
        });
        for (input, result) in batch.iter().zip(results) {
            match result {
                Ok(extraction) => {
                    tally.add(&extraction);
                    report(input, &extraction, reporter);
                    writer.write(&extraction)?;
                }
                Err(error) => {
                    tally.failed += 1;
                    reporter.input_error(&input.shown(), &error);
                }
            }
        }
    }
    writer.end()?;
    if tally.read > 0 || args.json.output.is_none() {
        output.finish()?;
    } else {
        reporter.summary("nothing was read, so the file of -o was not written");
    }
    if inputs.len() > 1 {
        reporter.summary(&tally.words());
    }
    Ok(tally.exit(args))
}

/// How the documents are read.
fn settings(args: &ExtractArgs) -> Result<Settings> {
    if args.cross_check && args.reading.engine == EngineArg::PdfExtract {
        bail!(
            "--cross-check reads with hayro and with pdf-extract; leave --engine pdf-extract away"
        );
    }
    Ok(Settings {
        cross_check: args.cross_check,
        ..args.reading.settings()
    })
}

/// Refuses combinations that make no sense; returns the format to write.
fn check(args: &ExtractArgs, inputs: &[Input]) -> Result<Format> {
    if inputs
        .iter()
        .filter(|&input| *input == Input::Stdin)
        .count()
        > 1
    {
        bail!("- stands for standard input and can be named once only");
    }
    let mut from_ending = None;
    if let Some(path) = &args.json.output {
        from_ending = Format::from_ending(path)?;
        let target = fs::canonicalize(path).ok();
        let is_target = |input: &&Input| matches!(input, Input::File(file) if target.is_some() && fs::canonicalize(file).ok() == target);
        if let Some(input) = inputs.iter().find(is_target) {
            bail!(
                "{}: both a document to read and the file of -o; give another name to -o",
                input.shown()
            );
        }
    }
    let default = if inputs.len() > 1 {
        Format::Jsonl
    } else {
        Format::Json
    };
    Ok(args.json.format.or(from_ending).unwrap_or(default))
}

fn layout(args: &ExtractArgs, format: Format) -> Layout {
    if args.json.compact || format == Format::Jsonl {
        Layout::Compact
    } else {
        Layout::Indented
    }
}

fn report(input: &Input, extraction: &Extraction, reporter: &mut Reporter) {
    let name = input.shown();
    reporter.diagnostics(&name, &extraction.diagnostics);
    let no_goal = if extraction.cards.is_empty() {
        "no goal was found; "
    } else {
        ""
    };
    reporter.summary(&format!("{name}: {no_goal}{}", found(extraction)));
}

/// Writes extractions one after the other.
struct Writer<'a> {
    output: &'a mut Output,
    format: Format,
    layout: Layout,
    n_written: usize,
    is_list: bool,
}

impl Writer<'_> {
    fn write(&mut self, extraction: &Extraction) -> Result<()> {
        if self.format == Format::Markdown {
            if self.n_written > 0 {
                self.output.write_all(b"\n")?;
            }
            let counts = mittari_diff::counts(extraction);
            mittari_export::extraction::write_markdown(&mut *self.output, extraction, &counts)?;
        } else if self.format == Format::Json && self.is_list {
            self.output
                .write_all(if self.n_written == 0 { b"[\n" } else { b",\n" })?;
            match self.layout {
                Layout::Compact => write_json(&mut *self.output, extraction, self.layout)?,
                Layout::Indented => {
                    // No string in JSON holds a raw line feed, so every line feed is one of the layout.
                    self.output.write_all(b"  ")?;
                    write_json(Indented(&mut *self.output), extraction, self.layout)?;
                }
            }
        } else {
            write_json(&mut *self.output, extraction, self.layout)?;
            self.output.write_all(b"\n")?;
        }
        self.n_written += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.format == Format::Json && self.is_list {
            self.output.write_all(if self.n_written == 0 {
                b"[]\n"
            } else {
                b"\n]\n"
            })?;
        }
        Ok(())
    }
}

/// How many inputs came to what.
#[derive(Default)]
struct Tally {
    read: usize,
    failed: usize,
    /// Documents of which a part was not read.
    broken: usize,
    cards: usize,
    warnings: usize,
}

impl Tally {
    fn add(&mut self, extraction: &Extraction) {
        self.read += 1;
        self.broken += usize::from(
            extraction
                .diagnostics
                .iter()
                .any(|diagnostic| diagnostic.severity == Severity::Error),
        );
        self.cards += extraction.cards.len();
        self.warnings += n_warnings(&extraction.diagnostics);
    }

    fn words(&self) -> String {
        format!(
            "{} read, {} failed; {}, {}",
            counted(self.read, "document"),
            self.failed,
            counted(self.cards, "card"),
            counted(self.warnings, "warning"),
        )
    }

    fn exit(&self, args: &ExtractArgs) -> Exit {
        let has_failed = self.failed > 0 || self.broken > 0 || (args.strict && self.warnings > 0);
        match () {
            () if has_failed => Exit::SomeFailed,
            () if self.cards == 0 => Exit::NoGoal,
            () => Exit::Done,
        }
    }
}
