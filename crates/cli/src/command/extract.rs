//! `mittari extract`: documents to JSON and tables, several at a time, in the order they were named.

use std::fs;

use anyhow::{Context, Result, bail};
use mittari_model::{Extraction, Severity};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::args::{EngineArg, ExtractArgs};
use crate::exit::Exit;
use crate::extract::load;
use crate::format::ExtractionFormat;
use crate::input::Input;
use crate::report::{Reporter, counted, found, n_warnings};
use crate::settings::Settings;
use crate::sink::{HowMany, Sink};

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
    let target = args.writing.target(format)?;
    let options = args.writing.options(format, &target)?;
    let how_many = if inputs.len() > 1 {
        HowMany::Several
    } else {
        HowMany::One
    };
    let mut sink = Sink::new(format, &target, options, how_many)?;
    let mut tally = Tally::default();
    // Threads of their own: they wait for the documents, and the pages of those are read by the threads that all share.
    let waiting = ThreadPoolBuilder::new().num_threads(rayon::current_num_threads());
    let waiting = waiting
        .build()
        .context("no threads could be started; close other programs and try again")?;
    for batch in inputs.chunks(BATCH_PER_THREAD * waiting.current_num_threads()) {
        let results: Vec<Result<Extraction>> = waiting.install(|| {
            let inputs = batch.par_iter();
            inputs.map(|input| load(input, &settings)).collect()
        });
        for (input, result) in batch.iter().zip(results) {
            match result {
                Ok(extraction) => {
                    tally.add(&extraction);
                    report(input, &extraction, reporter);
                    sink.write(&extraction)?;
                }
                Err(error) => {
                    tally.failed += 1;
                    reporter.input_error(&input.shown(), &error);
                }
            }
        }
    }
    if tally.read > 0 || args.writing.output.is_none() {
        for remark in sink.finish()?.remarks {
            reporter.warning(&remark);
        }
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
fn check(args: &ExtractArgs, inputs: &[Input]) -> Result<ExtractionFormat> {
    if inputs
        .iter()
        .filter(|&input| *input == Input::Stdin)
        .count()
        > 1
    {
        bail!("- stands for standard input and can be named once only");
    }
    if let Some(path) = &args.writing.output {
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
        ExtractionFormat::Jsonl
    } else {
        ExtractionFormat::Json
    };
    Ok(args.writing.format()?.unwrap_or(default))
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
