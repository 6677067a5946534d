//! What is to be done: which inputs are done already, which belong to this shard, which cannot be read.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::manifest::Rows;
use super::row::{Reader, Row, Status};
use super::shard::Shard;
use super::walk::{Found, Kind, why};
use crate::extract::{hexadecimal, sha256};

/// A document to be read.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
}

/// What is to be done.
#[derive(Default)]
pub(crate) struct Plan {
    /// Documents to be read, in the order of their names.
    pub(crate) tasks: Vec<Task>,
    /// Rows of inputs that cannot be read, or need not be.
    pub(crate) rows: Vec<Row>,
    /// Inputs that an earlier run is done with.
    pub(crate) n_done: usize,
}

/// Which inputs are taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    /// Those that are new or changed, or that another version or other options read.
    Changed,
    /// Those that failed, too.
    Failed,
}

/// How inputs become tasks.
pub(crate) struct Rules<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) shard: Shard,
    pub(crate) max_bytes: u64,
    pub(crate) again: Again,
}

/// Looks at every input and at what an earlier run left.
pub(crate) fn plan(found: &[Found], standing: &Rows, folder: &Folder, rules: &Rules<'_>) -> Plan {
    let looked: Vec<Looked> = found.par_iter().map(|one| look(one, rules)).collect();
    let mut plan = Plan::default();
    for one in looked {
        match one {
            Looked::Row(row) => {
                if rules.shard.has(
                    &row.sha256
                        .clone()
                        .unwrap_or_else(|| sha256(row.name.as_bytes())),
                ) {
                    plan.rows.push(*row);
                }
            }
            Looked::Task(task) if !rules.shard.has(&task.sha256) => {}
            Looked::Task(task) => match standing.get(&task.name) {
                Some(row) if is_done(row, &task, folder, rules) => plan.n_done += 1,
                _ => plan.tasks.push(task),
            },
        }
    }
    plan
}

/// Whether an earlier run is done with a document: the same content, read by the same program with the same options, and its file is there.
fn is_done(row: &Row, task: &Task, folder: &Folder, rules: &Rules<'_>) -> bool {
    let is_there = |name: &String| folder.document(name).is_file();
    row.sha256.as_deref() == Some(&task.sha256)
        && row.reader == *rules.reader
        && row.document.as_ref().is_none_or(is_there)
        && (row.status != Status::Failed || rules.again == Again::Changed)
}

enum Looked {
    Task(Task),
    Row(Box<Row>),
}

fn look(one: &Found, rules: &Rules<'_>) -> Looked {
    let row = |sha256, bytes, status, reason: String| {
        let input = (&*one.name, sha256, bytes);
        Looked::Row(Box::new(Row::unread(input, (status, reason), rules.reader)))
    };
    match &one.kind {
        Kind::Other => {
            let words = "no file but a pipe, a socket or a device; it was not opened";
            return row(None, None, Status::Skipped, words.to_owned());
        }
        Kind::Unreachable(why) => return row(None, None, Status::Failed, why.clone()),
        Kind::File => {}
    }
    let content = match hash(&one.path, rules.max_bytes) {
        Ok(content) => content,
        Err(why) => return row(None, None, Status::Failed, why),
    };
    let Content { bytes, sha256 } = content;
    let Some(sha256) = sha256 else {
        let words = format!(
            "{bytes} bytes, more than {}; --max-bytes raises the limit, or split the document",
            rules.max_bytes
        );
        return row(None, Some(bytes), Status::Failed, words);
    };
    if bytes == 0 {
        let words = "empty (0 bytes); export the document again";
        return row(Some(sha256), Some(0), Status::NoGoals, words.to_owned());
    }
    Looked::Task(Task {
        name: one.name.clone(),
        path: one.path.clone(),
        sha256,
        bytes,
    })
}

struct Content {
    bytes: u64,
    /// `None` where the file is larger than it may be: it is not read.
    sha256: Option<String>,
}

fn hash(path: &Path, max_bytes: u64) -> Result<Content, String> {
    let mut file = File::open(path).map_err(|error| why(&error))?;
    let bytes = file.metadata().map_err(|error| why(&error))?.len();
    if bytes > max_bytes {
        return Ok(Content {
            bytes,
            sha256: None,
        });
    }
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut n_read = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                hash.update(&buffer[..n]);
                n_read += n as u64;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(why(&error)),
        }
    }
    Ok(Content {
        bytes: n_read,
        sha256: Some(hexadecimal(&hash.finalize())),
    })
}
