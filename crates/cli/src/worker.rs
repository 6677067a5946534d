//! The thread in which one document is read, its stack, its time and its memory.
//!
//! A thread of its own, because the stack of the main thread is whatever the system gives and because a thread that does not come to its
//! end can be left behind. It goes on until the program ends; the document is given up.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, anyhow, bail};

use crate::crash;

/// The stack of a thread that reads documents. Objects, forms and tables nest up to the limits of the readers, at a few kilobytes a level;
/// eight times what the deepest file of the tests takes, and only touched where it is used.
pub(crate) const STACK_BYTES: usize = 16 << 20;
/// How often the memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What one document may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    /// Time; `None` for no limit.
    pub(crate) time: Option<Duration>,
    /// Memory in bytes.
    pub(crate) memory: u64,
}

/// Memory that the documents under way may take together. The system tells the memory of the whole program only, so several documents
/// share what each may take.
static ALLOWED: AtomicU64 = AtomicU64::new(0);

/// Runs `work` in a thread of its own, with the moment at which it should give up by itself.
///
/// # Errors
///
/// What `work` returns, a panic in it, and where it takes more time or memory than it may.
pub(crate) fn run<T: Send + 'static>(
    allowance: Allowance,
    work: impl FnOnce(Option<Instant>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let deadline = allowance
        .time
        .and_then(|time| Instant::now().checked_add(time));
    let (sender, receiver) = sync_channel(1);
    let _share = Share::take(allowance.memory);
    thread::Builder::new()
        .name("document".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            // Nobody receives what comes too late.
            let _ = sender.send(crash::guard(|| work(deadline)));
        })
        .context("no thread could be started to read it; close other programs and try again")?;
    loop {
        let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        match receiver.recv_timeout(left.unwrap_or(LOOK_EVERY).min(LOOK_EVERY)) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => bail!("its thread ended without a result"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if left == Some(Duration::ZERO) {
            return Err(too_slow(allowance.time.unwrap_or_default()));
        }
        if memory_in_use().is_some_and(|bytes| bytes > ALLOWED.load(Ordering::Relaxed)) {
            bail!(
                "it takes more than {} of memory and was given up; --max-memory raises the limit",
                in_words(allowance.memory)
            );
        }
    }
}

/// The error of a document that was given up because its time is over.
pub(crate) fn too_slow(time: Duration) -> anyhow::Error {
    anyhow!(
        "not read within {} s and given up; --timeout raises the limit, or split the document",
        time.as_secs_f64()
    )
}

/// What one document may take, while it is read.
struct Share(u64);

impl Share {
    fn take(bytes: u64) -> Self {
        ALLOWED.fetch_add(bytes, Ordering::Relaxed);
        Self(bytes)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        ALLOWED.fetch_sub(self.0, Ordering::Relaxed);
    }
}

/// The memory that the program holds, in bytes; `None` where the system does not tell.
fn memory_in_use() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}

/// `1 GiB`, `512 MiB`, `1000 bytes`.
fn in_words(bytes: u64) -> String {
    let units = [("GiB", 30), ("MiB", 20), ("KiB", 10)];
    let unit = units
        .iter()
        .find(|(_, shift)| bytes >= 1 << shift && bytes.is_multiple_of(1 << shift));
    unit.map_or_else(
        || format!("{bytes} bytes"),
        |(name, shift)| format!("{} {name}", bytes >> shift),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: Allowance = Allowance {
        time: Some(Duration::from_mins(1)),
        memory: 1 << 40,
    };

    #[test]
    fn work_that_ends_gives_its_result() {
        assert_eq!(run(PLENTY, |_| Ok(4)).expect("it succeeds"), 4);
        let error = run::<()>(PLENTY, |_| bail!("no PDF")).expect_err("it fails");
        assert_eq!(error.to_string(), "no PDF");
    }

    #[test]
    fn a_panic_is_an_error_of_the_document() {
        crash::silence_panics();
        let error = run::<()>(PLENTY, |_| panic!("no such column")).expect_err("it panics");
        assert!(error.to_string().contains("no such column"), "{error}");
    }

    #[test]
    fn work_without_end_is_left_behind() {
        let time = Some(Duration::from_millis(50));
        let error = run::<()>(Allowance { time, ..PLENTY }, |deadline| {
            assert!(deadline.is_some_and(|at| at > Instant::now()));
            loop {
                thread::park();
            }
        });
        let message = error.expect_err("it never ends").to_string();
        assert!(message.starts_with("not read within 0.05 s"), "{message}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn work_that_takes_too_much_memory_is_given_up() {
        let small = Allowance {
            memory: 1000,
            ..PLENTY
        };
        // Other tests of this program may lend it their share for a moment.
        let error = run::<()>(small, |_| {
            loop {
                thread::park();
            }
        });
        let message = error.expect_err("it never ends").to_string();
        assert!(
            message.starts_with("it takes more than 1000 bytes of memory"),
            "{message}"
        );
    }

    #[test]
    fn deep_recursion_fits_the_stack() {
        fn deep(levels: u32) -> u64 {
            let page = std::hint::black_box([u64::from(levels); 128]);
            if levels == 0 {
                page[0]
            } else {
                deep(levels - 1) + page[127]
            }
        }
        assert_eq!(
            run(PLENTY, |_| Ok(deep(3_000))).expect("it fits"),
            4_501_500
        );
    }

    #[test]
    fn sizes_in_words() {
        let rows = [
            (1 << 30, "1 GiB"),
            (512 << 20, "512 MiB"),
            (3 << 10, "3 KiB"),
            (1000, "1000 bytes"),
        ];
        for (bytes, words) in rows {
            assert_eq!(in_words(bytes), words);
        }
    }
}
