//! The worker of `mittari batch`: reads documents that its standard input names, and answers on standard output.

use std::fs;
use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use mittari_model::Extraction;

use crate::args::ReadingArgs;
use crate::batch::protocol::{Orders, Reply, Request, receive, send};
use crate::batch::row::Told;
use crate::exit::Exit;
use crate::extract::extract;
use crate::input::Input;
use crate::output::{Layout, to_json};
use crate::settings::Settings;

/// The options of reading, as a batch passes them on.
#[derive(Debug, Parser)]
struct Typed {
    #[command(flatten)]
    reading: ReadingArgs,
}

pub(crate) fn run() -> Result<Exit> {
    let mut orders = BufReader::new(io::stdin().lock());
    let mut replies = BufWriter::new(io::stdout().lock());
    let Some(Orders { options }) = receive(&mut orders)? else {
        return Ok(Exit::Done);
    };
    let typed = Typed::try_parse_from(["mittari".to_owned()].into_iter().chain(options))
        .context("options of a batch that mittari itself does not know")?;
    let settings = typed.reading.settings();
    while let Some(Request { path }) = receive(&mut orders)? {
        let path = PathBuf::from(path);
        let reply = match read(&path, &settings) {
            Ok(extraction) => Reply::Read {
                json: to_json(&extraction, Layout::Indented) + "\n",
                sha256: extraction.source.sha256.clone(),
                told: Told::of(&extraction),
            },
            Err(error) => Reply::Failed(format!("{error:#}")),
        };
        send(&mut replies, &reply)?;
    }
    Ok(Exit::Done)
}

fn read(path: &Path, settings: &Settings) -> Result<Extraction> {
    fault(path);
    let n_bytes = fs::metadata(path).map_or(0, |metadata| metadata.len());
    limit_memory(settings.memory(n_bytes));
    extract(&Input::File(path.to_owned()), settings)
}

/// Lets the process take so much memory more than it holds now; more makes it abort, and the document fails.
#[cfg(target_os = "linux")]
fn limit_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: Option<u64> = status
        .split_whitespace()
        .next()
        .and_then(|n| n.parse().ok());
    let Some(held) = pages.map(|pages| pages * rustix::param::page_size() as u64) else {
        return;
    };
    let maximum = getrlimit(Resource::As).maximum;
    let limit = Rlimit {
        current: Some(held + bytes + RESERVED),
        maximum,
    };
    // Where the system forbids it, the thread of the document still watches its memory.
    let _ = setrlimit(Resource::As, limit);
}

/// Address space that threads reserve for their stacks and heaps and do not use.
#[cfg(target_os = "linux")]
const RESERVED: u64 = 512 << 20;

#[cfg(not(target_os = "linux"))]
fn limit_memory(_bytes: u64) {}

/// In builds for tests a document may ask for a fault by its name, so that tests see what a batch makes of it.
#[cfg(debug_assertions)]
#[expect(clippy::disallowed_methods, clippy::exit, reason = "tests ask for it")]
fn fault(path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if std::env::var_os("MITTARI_TEST_FAULTS").is_none() {
        return;
    }
    match name.split('.').next() {
        Some("fault-abort") => std::process::abort(),
        Some("fault-exit") => std::process::exit(3),
        Some("fault-hang") => std::thread::sleep(std::time::Duration::from_hours(1)),
        Some("fault-memory") => drop(vec![1_u8; 64 << 30]),
        _ => {}
    }
}

#[cfg(not(debug_assertions))]
fn fault(_path: &Path) {}
