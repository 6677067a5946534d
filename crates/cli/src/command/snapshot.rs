//! `mittari snapshot`: extractions that were accepted, and what moved since.

mod desk;
mod review;
mod tally;

use std::io::{self, BufRead, BufReader, IsTerminal, Write};

use anyhow::{Result, bail};
use mittari_model::Severity;
use serde_json::Value;

use crate::args::SnapshotArgs;
use crate::exit::Exit;
use crate::input::Input;
use crate::output::Output;
use crate::report::{Reporter, counted, found};
use crate::snapshot::changes::{Changes, Reading};
use crate::snapshot::words;
use desk::{Desk, Kept, Sheet};
use review::{Talk, Verdict, review};
use tally::{Outcome, Tally};

/// What is done with what moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Accept,
    Check,
    Review,
}

pub(crate) fn run(args: &SnapshotArgs, reporter: &mut Reporter) -> Result<Exit> {
    let files = args.files.iter();
    let inputs: Vec<Input> = files.map(|file| Input::from_arg(file)).collect();
    let mut session = Session {
        mode: mode(args, &inputs)?,
        desk: Desk::new(args, &inputs),
        // Not locked: a document may come from there, where no answers do.
        talk: Talk::new(BufReader::new(io::stdin()), io::stderr()),
        output: Output::styled(reporter.color()),
    };
    let mut tally = Tally::default();
    for (idx, input) in inputs.iter().enumerate() {
        if session.talk.is_over() {
            tally.unseen = inputs.len() - idx;
            break;
        }
        let words = match session.read_and_compare(input, reporter)? {
            Ok((sheet, outcome)) => {
                tally.add(&outcome);
                outcome.words(&sheet)
            }
            Err(error) => {
                tally.failed += 1;
                reporter.input_error(&input.shown(), &error);
                continue;
            }
        };
        reporter.summary(&format!("{}: {words}", input.shown()));
    }
    session.output.finish()?;
    if session.mode == Mode::Review {
        reporter.summary(&session.talk.words());
    }
    if inputs.len() > 1 {
        reporter.summary(&tally.words());
    }
    Ok(tally.exit())
}

/// One run, document by document.
struct Session<'a> {
    mode: Mode,
    desk: Desk<'a>,
    talk: Talk<BufReader<io::Stdin>, io::Stderr>,
    output: Output,
}

impl Session<'_> {
    /// Does with one document what was asked for. What is wrong with it is the inner error; the outer one ends the run.
    fn read_and_compare(
        &mut self,
        input: &Input,
        reporter: &mut Reporter,
    ) -> io::Result<Result<(Sheet, Outcome)>> {
        let sheet = match self.desk.sheet(input) {
            Ok(sheet) => sheet,
            Err(error) => return Ok(Err(error)),
        };
        report_broken(&sheet, reporter);
        let outcome = match self.mode {
            Mode::Accept => accept(&self.desk, &sheet),
            Mode::Check => Ok(check(&sheet, &mut self.output)?),
            Mode::Review => {
                let (bytes, outcome) = choose(&sheet, &mut self.talk, &mut self.output)?;
                let written = bytes.map_or(Ok(()), |bytes| self.desk.write(&sheet, &bytes));
                written.map(|()| outcome)
            }
        };
        // Before what is said of the document on standard error.
        self.output.flush()?;
        Ok(outcome.map(|outcome| (sheet, outcome)))
    }
}

/// Refuses combinations that make no sense.
fn mode(args: &SnapshotArgs, inputs: &[Input]) -> Result<Mode> {
    if args.name.is_some() && inputs.len() > 1 {
        bail!(
            "--name names one snapshot, and {} were given; accept them one by one",
            counted(inputs.len(), "file")
        );
    }
    let n_stdin = inputs
        .iter()
        .filter(|&input| *input == Input::Stdin)
        .count();
    if n_stdin > 1 {
        bail!("- stands for standard input and can be named once only");
    }
    if !args.review {
        return Ok(if args.check {
            Mode::Check
        } else {
            Mode::Accept
        });
    }
    if n_stdin > 0 {
        bail!(
            "--review reads the answers from standard input, so - cannot be a document; name a file"
        );
    }
    if !io::stdin().is_terminal() {
        bail!(
            "--review asks on a terminal, and standard input is none; to see what moved, use --check"
        );
    }
    Ok(Mode::Review)
}

/// A document of which a part was not read is accepted for what it is, but not in silence.
fn report_broken(sheet: &Sheet, reporter: &mut Reporter) {
    let diagnostics = sheet.now.extraction.diagnostics.iter();
    let errors = diagnostics.filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors: Vec<_> = errors.cloned().collect();
    reporter.diagnostics(&sheet.file, &errors);
}

/// Makes what is read now the snapshot.
fn accept(desk: &Desk<'_>, sheet: &Sheet) -> Result<Outcome> {
    let outcome = match &sheet.kept {
        Kept::Same => return Ok(Outcome::Same),
        Kept::Nothing => Outcome::New,
        Kept::Other(before) => {
            let (old, new) = (before.json(), sheet.now.json());
            Outcome::Accepted(changes(sheet, before, &old, &new).list.len())
        }
    };
    desk.write(sheet, &sheet.now.bytes)?;
    Ok(outcome)
}

fn changes<'a>(sheet: &Sheet, before: &Reading, old: &'a Value, new: &'a Value) -> Changes<'a> {
    Changes::between(old, new).or_layout(before, &sheet.now)
}

/// Prints what moved.
fn check(sheet: &Sheet, output: &mut impl Write) -> io::Result<Outcome> {
    match &sheet.kept {
        Kept::Same => Ok(Outcome::Same),
        Kept::Nothing => {
            writeln!(output, "{}", words::heading(&sheet.title()))?;
            writeln!(
                output,
                "  + no snapshot yet; accept it with: {}",
                sheet.command("")
            )?;
            Ok(Outcome::Missing)
        }
        Kept::Other(before) => {
            let (old, new) = (before.json(), sheet.now.json());
            let changes = changes(sheet, before, &old, &new);
            if changes.list.is_empty() {
                return Ok(Outcome::Same);
            }
            writeln!(output, "{}", words::heading(&sheet.title()))?;
            for line in changes.list.iter().flat_map(words::lines) {
                writeln!(output, "  {line}")?;
            }
            Ok(Outcome::Different(changes.list.len()))
        }
    }
}

/// Shows what moved, and asks what is accepted of it: the bytes of the new snapshot, unless nothing is accepted, and what becomes of the
/// document with them.
fn choose(
    sheet: &Sheet,
    talk: &mut Talk<impl BufRead, impl Write>,
    output: &mut impl Write,
) -> io::Result<(Option<Vec<u8>>, Outcome)> {
    let before = match &sheet.kept {
        Kept::Same => return Ok((None, Outcome::Same)),
        Kept::Nothing => {
            return Ok(match review_new(sheet, talk, output)? {
                Verdict::Accept => (Some(sheet.now.bytes.clone()), Outcome::New),
                Verdict::Reject | Verdict::Skip => (None, Outcome::Missing),
            });
        }
        Kept::Other(before) => before,
    };
    let (old, new) = (before.json(), sheet.now.json());
    let changes = changes(sheet, before, &old, &new);
    if changes.list.is_empty() {
        return Ok((None, Outcome::Same));
    }
    if !talk.is_decided() {
        writeln!(output, "{}", words::heading(&sheet.title()))?;
    }
    let accepted = review(&changes, talk, output)?;
    let n_left = accepted.iter().filter(|&&is_accepted| !is_accepted).count();
    if n_left == accepted.len() {
        return Ok((None, Outcome::Different(n_left)));
    }
    if n_left == 0 {
        let bytes = sheet.now.bytes.clone();
        return Ok((Some(bytes), Outcome::Accepted(accepted.len())));
    }
    let merged = changes.merged(&before.extraction, &sheet.now.extraction, &accepted);
    Ok((Some(Reading::new(merged).bytes), Outcome::Different(n_left)))
}

/// A document without a snapshot is one change.
fn review_new(
    sheet: &Sheet,
    talk: &mut Talk<impl BufRead, impl Write>,
    output: &mut impl Write,
) -> io::Result<Verdict> {
    if !talk.is_decided() {
        let extraction = &sheet.now.extraction;
        writeln!(output, "{}", words::heading(&sheet.title()))?;
        writeln!(output, "  no snapshot yet; read now: {}", found(extraction))?;
        for line in words::cards(&sheet.now.json()) {
            writeln!(output, "  {line}")?;
        }
        output.flush()?;
    }
    talk.verdict()
}
