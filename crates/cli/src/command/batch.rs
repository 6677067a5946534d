//! `mittari batch`: many documents into one folder.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result};
use mittari_model::EXTRACTION_SCHEMA;

use super::export;
use crate::args::{BatchArgs, ProgressArg, WritingArgs};
use crate::batch::folder::Folder;
use crate::batch::manifest::{self, Rows};
use crate::batch::plan::{Again, Rules, plan};
use crate::batch::pool::Hiring;
use crate::batch::progress::{Progress, Telling};
use crate::batch::row::{Reader, Status};
use crate::batch::run::{Running, StopAtFailure, run as run_batch};
use crate::batch::{summary, walk};
use crate::batch_folder::BatchFolder;
use crate::exit::Exit;
use crate::extract::sha256;
use crate::format::ExtractionFormat;
use crate::report::{Reporter, Verbosity};

/// Hexadecimal digits of the hash of the options.
const DIGITS: usize = 12;

pub(crate) fn run(args: &BatchArgs, reporter: &mut Reporter) -> Result<Exit> {
    let folder = Folder::take(&args.out)?;
    let standing = manifest::read(folder.path())?;
    let found = walk::find(&args.paths, args.files_from.as_deref(), &args.out)?;
    let options = args.reading.options();
    let reader = Reader {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        extraction_schema: EXTRACTION_SCHEMA.to_owned(),
        options: sha256(options.join("\n").as_bytes())[..DIGITS].to_owned(),
    };
    let settings = args.reading.settings();
    let rules = Rules {
        reader: &reader,
        shard: args.shard,
        max_bytes: settings.max_bytes,
        again: if args.retry_failed {
            Again::Failed
        } else {
            Again::Changed
        },
    };
    let plan = plan(&found, &standing, &folder, &rules);
    let n_done_before = plan.n_done;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let jobs = args.jobs.map_or(cores, usize::from);
    let hiring = Hiring {
        options,
        timeout: settings.timeout,
        n_threads: (cores / jobs).max(1),
    };
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed))
        .context("interrupts cannot be noticed")?;
    let running = Running {
        folder: &folder,
        reader: &reader,
        hiring: &hiring,
        jobs,
        stop_at_failure: if args.fail_fast {
            StopAtFailure::Yes
        } else {
            StopAtFailure::No
        },
        interrupted: &interrupted,
    };
    let telling = match args.progress {
        ProgressArg::Bar if reporter.verbosity() == Verbosity::Quiet => Telling::Nothing,
        ProgressArg::Bar => Telling::Bar,
        ProgressArg::Json => Telling::Json,
        ProgressArg::None => Telling::Nothing,
    };
    let mut progress = Progress::new(telling, plan.tasks.len(), n_done_before);
    let rows = run_batch(plan, standing, &running, &mut progress)?;
    progress.end(&summary::statuses(&rows));
    for line in summary::lines(&rows, n_done_before) {
        reporter.summary(&line);
    }
    if interrupted.load(Ordering::Relaxed) {
        reporter.warning("interrupted; the same command goes on from here");
        return Ok(Exit::Interrupted);
    }
    let mut worst = exit(&rows);
    for format in &args.format {
        worst = worst.max(tables(folder.path(), *format, reporter)?);
    }
    Ok(worst)
}

/// Writes the results of the whole folder in one format.
fn tables(out: &Path, format: ExtractionFormat, reporter: &mut Reporter) -> Result<Exit> {
    let ending = format.ending();
    let writing = WritingArgs {
        output: Some(if format.is_one_table() {
            out.join(format!("tables-{ending}"))
        } else {
            out.join(format!("mittari.{ending}"))
        }),
        format: Some(format),
        compact: false,
        excel_fi: false,
        tables: format.is_one_table(),
        datapackage: false,
    };
    let target = writing.target(format)?;
    let options = writing.options(format, &target)?;
    let batch = BatchFolder::open(out)?;
    export::write(&batch, (format, &target, options), reporter)
}

/// How a folder of results ends a command.
pub(crate) fn exit(rows: &Rows) -> Exit {
    let has = |status: Status| rows.values().any(|row| row.status == status);
    match () {
        () if has(Status::Failed) || has(Status::Partial) => Exit::SomeFailed,
        () if rows.values().all(|row| row.cards == 0) => Exit::NoGoal,
        () => Exit::Done,
    }
}
