//! The run of a batch: every task to a worker, every result to its file and the manifest.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::json;

use super::folder::{Folder, document_name};
use super::manifest::{self, Journal, Rows};
use super::plan::{Plan, Task};
use super::pool::{Hiring, Worker};
use super::progress::Progress;
use super::protocol::Reply;
use super::row::{MANIFEST_SCHEMA, Reader, Row, Status};
use crate::output::write_if_changed;

/// How long documents took, for people; no part of the results.
const TIMINGS: &str = "timings.jsonl";
/// Documents under way together have at most so many bytes, or are one.
const BYTES_AT_ONCE: u64 = 512 << 20;

/// How a batch runs.
pub(crate) struct Running<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) reader: &'a Reader,
    pub(crate) hiring: &'a Hiring,
    pub(crate) jobs: usize,
    /// Stops at the first document that fails.
    pub(crate) stop_at_failure: StopAtFailure,
    /// Set by an interrupt.
    pub(crate) interrupted: &'a AtomicBool,
}

/// Whether a batch goes on after a document that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopAtFailure {
    Yes,
    No,
}

/// What is written while a batch runs, by whichever thread is done first.
struct Desk<'a> {
    journal: Journal,
    timings: File,
    rows: Rows,
    progress: &'a mut Progress,
    trouble: Option<anyhow::Error>,
}

/// Reads all that is planned. The manifest is sorted at the end; `standing` are the rows of earlier runs.
///
/// # Errors
///
/// Where the folder cannot be written.
pub(crate) fn run(
    plan: Plan,
    standing: Rows,
    running: &Running<'_>,
    progress: &mut Progress,
) -> Result<Rows> {
    let folder = running.folder.path();
    let journal = Journal::open(folder, &standing)?;
    let timings = File::create(folder.join(TIMINGS))
        .with_context(|| format!("{}: could not be written", folder.join(TIMINGS).display()))?;
    let mut desk = Desk {
        journal,
        timings,
        rows: standing,
        progress,
        trouble: None,
    };
    for row in plan.rows {
        desk.file(row)?;
    }
    let office = Office {
        tasks: &plan.tasks,
        running,
        next: AtomicUsize::new(0),
        stopped: AtomicBool::new(false),
        gate: Gate::default(),
        desk: Mutex::new(desk),
    };
    thread::scope(|scope| {
        for _ in 0..running.jobs.min(plan.tasks.len()) {
            scope.spawn(|| office.work());
        }
    });
    let desk = office.desk.into_inner();
    let desk = desk.unwrap_or_else(PoisonError::into_inner);
    if let Some(trouble) = desk.trouble {
        return Err(trouble);
    }
    if !running.interrupted.load(Ordering::Relaxed) {
        manifest::write(folder, desk.rows.values())?;
        sweep(running.folder, &desk.rows)?;
    }
    Ok(desk.rows)
}

/// What the threads of a batch share, each with a worker of its own.
struct Office<'a> {
    tasks: &'a [Task],
    running: &'a Running<'a>,
    /// The first task that nobody has taken.
    next: AtomicUsize,
    stopped: AtomicBool,
    gate: Gate,
    desk: Mutex<Desk<'a>>,
}

impl Office<'_> {
    /// Takes one task after the other.
    fn work(&self) {
        let mut worker = None;
        while let Some(task) = self.tasks.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let _room = self.gate.enter(task.bytes);
            if self.stopped.load(Ordering::Relaxed) || self.is_interrupted() {
                return;
            }
            let started = Instant::now();
            let result = read(task, &mut worker, self.running);
            // A worker that an interrupt ended says nothing about the document.
            if self.is_interrupted() {
                return;
            }
            self.file(result, started);
        }
    }

    fn is_interrupted(&self) -> bool {
        self.running.interrupted.load(Ordering::Relaxed)
    }

    /// Files what became of a document; where that fails, or where the batch is to stop at a failure, no other is taken.
    fn file(&self, result: Result<(Row, u32)>, started: Instant) {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let filed = result.and_then(|(row, pages)| {
            let has_failed = row.status == Status::Failed;
            desk.time(&row, pages, started)?;
            desk.progress.document(&row, pages);
            desk.file(row)?;
            Ok(has_failed)
        });
        let is_over = match filed {
            Ok(has_failed) => has_failed && self.running.stop_at_failure == StopAtFailure::Yes,
            Err(error) => {
                desk.trouble.get_or_insert(error);
                true
            }
        };
        if is_over {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }
}

impl Desk<'_> {
    fn file(&mut self, row: Row) -> Result<()> {
        if self.rows.get(&row.name) != Some(&row) {
            self.journal.add(&row)?;
            self.rows.insert(row.name.clone(), row);
        }
        Ok(())
    }

    fn time(&mut self, row: &Row, pages: u32, started: Instant) -> Result<()> {
        let seconds = started.elapsed().as_secs_f64();
        let line = json!({
            "name": row.name,
            "sha256": row.sha256,
            "seconds": seconds,
            "pages": pages,
            "pages_per_second": f64::from(pages) / seconds.max(f64::EPSILON),
        });
        writeln!(self.timings, "{line}").context("the times of the documents could not be written")
    }
}

/// Has one document read and writes what comes of it.
fn read(task: &Task, worker: &mut Option<Worker>, running: &Running<'_>) -> Result<(Row, u32)> {
    let own = match worker {
        Some(worker) => worker,
        None => worker.insert(Worker::hire(running.hiring)?),
    };
    let reply = own.read(&task.path);
    let input = (&*task.name, Some(task.sha256.clone()), Some(task.bytes));
    let failed = |why: String| Row::unread(input.clone(), (Status::Failed, why), running.reader);
    let (json, sha256, told) = match reply {
        Reply::Read { json, sha256, told } => (json, sha256, told),
        Reply::Failed(why) => {
            *worker = None;
            return Ok((failed(without_place(&why, task)), 0));
        }
    };
    if sha256 != task.sha256 {
        let words = "it changed while it was read; run the batch again";
        return Ok((failed(words.to_owned()), 0));
    }
    let name = document_name(&task.name, &sha256);
    let path = running.folder.document(&name);
    write_if_changed(&path, json.as_bytes())?;
    let (status, reason) = told.status();
    let row = Row {
        schema: MANIFEST_SCHEMA.to_owned(),
        name: task.name.clone(),
        sha256: Some(sha256),
        bytes: Some(task.bytes),
        status,
        reason,
        document: Some(name),
        cards: told.cards,
        indicators: told.indicators,
        diagnostics: told.diagnostics,
        reader: running.reader.clone(),
    };
    Ok((row, told.pages))
}

/// A reason without the place of the document on this machine.
fn without_place(why: &str, task: &Task) -> String {
    why.replace(&*task.path.to_string_lossy(), &task.name)
}

/// Removes documents that no row names: those of inputs that changed since.
fn sweep(folder: &Folder, rows: &Rows) -> Result<()> {
    let named: BTreeSet<&str> = rows
        .values()
        .filter_map(|row| row.document.as_deref())
        .collect();
    let documents = folder.document("");
    let entries = fs::read_dir(&documents)
        .with_context(|| format!("{}: could not be read", documents.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".json") && !named.contains(&*name) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// Lets documents through as long as those under way are not too large together.
#[derive(Default)]
struct Gate {
    bytes: Mutex<u64>,
    left: Condvar,
}

struct Room<'a> {
    gate: &'a Gate,
    bytes: u64,
}

impl Gate {
    fn enter(&self, bytes: u64) -> Room<'_> {
        let held = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |held: &mut u64| *held > 0 && *held + bytes > BYTES_AT_ONCE;
        let held = self.left.wait_while(held, is_full);
        *held.unwrap_or_else(PoisonError::into_inner) += bytes;
        Room { gate: self, bytes }
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        let held = self.gate.bytes.lock();
        *held.unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.gate.left.notify_all();
    }
}
