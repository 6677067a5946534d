//! How far a batch has come: a bar on a terminal, events for programs.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use mittari_export::printable_line;
use serde_json::{Value, json};

use super::row::{Row, Status};

/// How progress is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// A bar, on a terminal only.
    Bar,
    /// A line of JSON an event.
    Json,
    /// Not at all.
    Nothing,
}

/// Tells how far a batch has come, on standard error.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    telling: Telling,
    n_failed: usize,
    n_pages: u64,
}

impl Progress {
    /// Begins with so many documents to be read; so many are done already.
    pub(crate) fn new(telling: Telling, n_tasks: usize, n_done: usize) -> Self {
        let is_shown = telling == Telling::Bar && std::io::stderr().is_terminal();
        let bar = is_shown.then(|| {
            let bar = ProgressBar::new(n_tasks as u64);
            let style = "{bar:30} {pos}/{len} documents  {msg}  {eta} left";
            bar.set_style(
                ProgressStyle::with_template(style)
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        let mut progress = Self {
            bar,
            telling,
            n_failed: 0,
            n_pages: 0,
        };
        progress.event(&json!({"event": "start", "documents": n_tasks, "done_before": n_done}));
        progress
    }

    /// One document more.
    pub(crate) fn document(&mut self, row: &Row, pages: u32) {
        self.n_failed += usize::from(row.status == Status::Failed);
        self.n_pages += u64::from(pages);
        if let Some(bar) = &self.bar {
            let rate = self.n_pages / bar.elapsed().as_secs().max(1);
            bar.set_message(format!(
                "{} pages, {rate} pages/s, {} failed",
                self.n_pages, self.n_failed
            ));
            bar.inc(1);
        }
        self.event(&json!({
            "event": "document",
            "name": printable_line(&row.name),
            "status": row.status,
            "reason": row.reason,
            "pages": pages,
            "cards": row.cards,
        }));
    }

    /// The end, with the documents by their status.
    pub(crate) fn end(&mut self, statuses: &Value) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.event(&json!({"event": "end", "documents": statuses}));
    }

    fn event(&mut self, event: &Value) {
        if self.telling == Telling::Json {
            // A closed standard error leaves nobody to tell.
            let _ = writeln!(std::io::stderr().lock(), "{event}");
        }
    }
}
