//! Worker processes: each reads documents one after the other, and what happens to it happens to one document only.

use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use std::{env, thread};

use anyhow::{Context, Result};

use super::protocol::{Orders, Reply, Request, receive, send};

/// The name of the command that a worker runs; it is in no list of commands.
pub(crate) const COMMAND: &str = "batch-worker";

/// A worker gives a document up by itself; one that does not is stopped so much later.
const GRACE: Duration = Duration::from_secs(5);

/// What workers are told.
#[derive(Clone, Debug)]
pub(crate) struct Hiring {
    /// The options of reading, as they would be typed.
    pub(crate) options: Vec<String>,
    /// The time that one document may take; `None` for no limit.
    pub(crate) timeout: Option<Duration>,
    /// Threads of one worker.
    pub(crate) n_threads: usize,
}

/// A process that reads documents.
pub(crate) struct Worker {
    child: Child,
    orders: BufWriter<ChildStdin>,
    replies: Receiver<Option<Reply>>,
    timeout: Option<Duration>,
}

impl Worker {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// Where the program cannot be started again.
    pub(crate) fn hire(hiring: &Hiring) -> Result<Self> {
        let program =
            env::current_exe().context("the program could not be found to start workers")?;
        let mut child = Command::new(program)
            .arg(COMMAND)
            .env("RAYON_NUM_THREADS", hiring.n_threads.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("a worker could not be started; close other programs and try again")?;
        let mut orders = BufWriter::new(child.stdin.take().expect("it was asked for"));
        let mut from = BufReader::new(child.stdout.take().expect("it was asked for"));
        let (sender, replies) = channel();
        thread::spawn(move || {
            loop {
                // A message that breaks off is the end, too.
                let reply = receive(&mut from).ok().flatten();
                let is_end = reply.is_none();
                if sender.send(reply).is_err() || is_end {
                    return;
                }
            }
        });
        // A worker that is gone already shows with the first document.
        let _ = send(
            &mut orders,
            &Orders {
                options: hiring.options.clone(),
            },
        );
        Ok(Self {
            child,
            orders,
            replies,
            timeout: hiring.timeout,
        })
    }

    /// Has a document read. After a failure the worker is not to be used again: threads of it may still be at work.
    pub(crate) fn read(&mut self, path: &Path) -> Reply {
        let request = Request {
            path: path.to_owned().into(),
        };
        if send(&mut self.orders, &request).is_err() {
            return Reply::Failed(self.end());
        }
        let reply = match self.timeout {
            Some(timeout) => self.replies.recv_timeout(timeout + GRACE),
            None => self
                .replies
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
        };
        match (reply, self.timeout) {
            (Ok(Some(reply)), _) => reply,
            (Err(RecvTimeoutError::Timeout), Some(timeout)) => {
                self.stop();
                Reply::Failed(format!(
                    "not read within {} s and stopped; --timeout raises the limit, or split the document",
                    timeout.as_secs_f64()
                ))
            }
            _ => Reply::Failed(self.end()),
        }
    }

    /// Why a worker has ended by itself.
    fn end(&mut self) -> String {
        match self.child.wait() {
            Ok(status) => in_words(status),
            Err(_) => "its process ended".to_owned(),
        }
    }

    fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(unix)]
fn in_words(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(6) => "its process aborted: it needs more memory than --max-memory allows, or nests too deeply".to_owned(),
        Some(9) => "its process was killed, by the system where memory ran out; --max-memory sets a limit before that".to_owned(),
        Some(11 | 7) => "its process overflowed its stack; report the document".to_owned(),
        Some(signal) => format!("its process was ended by signal {signal}"),
        None => format!("its process ended with {status}"),
    }
}

#[cfg(not(unix))]
fn in_words(status: ExitStatus) -> String {
    format!("its process ended with {status}")
}
