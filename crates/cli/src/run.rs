//! What was typed means this: one command, its result, its exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::command::{
    self, batch, diff, eval, explain, export, extract, inspect, measure, merge, schema, shell,
    snapshot,
};
use crate::crash;
use crate::exit::Exit;
use crate::output::is_closed_pipe;
use crate::report::Reporter;
use crate::worker;

/// Runs mittari with the arguments of the command line, the program's own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way too; a closed pipe leaves nobody to tell.
            let _ = usage.print();
            return if usage.use_stderr() {
                Exit::Trouble
            } else {
                Exit::Done
            }
            .into();
        }
    };
    crash::silence_panics();
    share_threads();
    let mut reporter = Reporter::new(cli.messages.verbosity(), cli.messages.color());
    let result = crash::guard(|| match &cli.command {
        Command::Extract(args) => extract::run(args, &mut reporter),
        Command::Batch(args) => batch::run(args, &mut reporter),
        Command::Merge(args) => merge::run(args, &mut reporter),
        Command::BatchWorker => command::worker::run(),
        Command::Export(args) => export::run(args, &mut reporter),
        Command::Diff(args) => diff::run(args, &mut reporter),
        Command::Snapshot(args) => snapshot::run(args, &mut reporter),
        Command::Measure(args) => measure::run(args, &mut reporter),
        Command::Inspect(args) => inspect::run(args, &mut reporter),
        Command::Eval(args) => eval::run(args, &mut reporter),
        Command::Schema(args) => schema::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
    });
    let exit = result.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return Exit::Done;
        }
        reporter.error(&error);
        Exit::Trouble
    });
    exit.into()
}

/// Starts the threads that read the pages of documents, with the stack that a document gets.
fn share_threads() {
    let threads = rayon::ThreadPoolBuilder::new().stack_size(worker::STACK_BYTES);
    // They may run already where tests call the program twice.
    let _ = threads.build_global();
}
