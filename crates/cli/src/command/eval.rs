//! `mittari eval`: how well mittari reads documents whose goals a person has read.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use mittari_export::printable_line;
use serde_json::{Value, json};

use crate::args::EvalArgs;
use crate::eval::{Score, Subject, is_json, score, subjects};
use crate::exit::Exit;
use crate::extract::extract;
use crate::input::Input;
use crate::output::Output;
use crate::report::Reporter;

pub(crate) fn run(args: &EvalArgs, reporter: &mut Reporter) -> Result<Exit> {
    let mut total = Score::default();
    let mut exit = Exit::Done;
    for subject in subjects(&args.gold, &args.path)? {
        let gold = match read_json(&subject.gold) {
            Ok(gold) => gold,
            Err(error) => {
                reporter.input_error(&subject.gold.to_string_lossy(), &error);
                exit = Exit::SomeFailed;
                continue;
            }
        };
        let got = read(&subject, args).unwrap_or_else(|error| {
            // What cannot be read counts as read without a single goal: leaving it out would flatter the score.
            reporter.error(&error);
            exit = Exit::SomeFailed;
            json!({"cards": []})
        });
        total += score(&gold, &got);
    }
    let mut output = Output::stdout();
    if args.misses {
        for miss in &total.misses {
            writeln!(output, "{}", printable_line(&miss.line()))?;
        }
    }
    if args.format.is_some() {
        writeln!(output, "{}", total.numbers().json())?;
    } else {
        output.write_all(total.table().as_bytes())?;
    }
    output.finish()?;
    Ok(if total.cards == 0 {
        exit.max(Exit::NoGoal)
    } else {
        exit
    })
}

fn read(subject: &Subject, args: &EvalArgs) -> Result<Value> {
    let Some(path) = &subject.path else {
        bail!(
            "{}: no document or extraction of this name in {}",
            subject.gold.display(),
            args.path.display()
        );
    };
    let extraction = if is_json(path) {
        read_json(path)
    } else {
        let extraction = extract(&Input::File(path.clone()), &args.reading.settings());
        extraction.and_then(|extraction| Ok(serde_json::to_value(extraction)?))
    };
    extraction.with_context(|| path.display().to_string())
}

fn read_json(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).context("could not be read")?;
    let json: Value =
        serde_json::from_slice(&bytes).context("no JSON; gold or an extraction was expected")?;
    if !json["cards"].is_array() {
        bail!("JSON without a list of \"cards\"; gold or an extraction was expected");
    }
    Ok(json)
}
