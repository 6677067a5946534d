//! How to read a file, and how much of it.

use std::fmt;
use std::time::Instant;

use crate::engine::Engine;

/// How a file is read.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The reader.
    pub engine: Engine,
    /// The password that opens the file; the empty one is always tried.
    pub password: Option<&'a str>,
    /// How much is read at most.
    pub limits: Limits,
    /// Tells the lines that are never page furniture, because they carry something of their own (a label).
    pub is_kept: &'a (dyn Fn(&str) -> bool + Sync),
    /// When to give up; `None` for never.
    pub deadline: Option<Instant>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            engine: Engine::default(),
            password: None,
            limits: Limits::default(),
            is_kept: &|_| false,
            deadline: None,
        }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("engine", &self.engine)
            .field("password", &self.password.map(|_| "…"))
            .field("limits", &self.limits)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

/// How much of a file is read. Past a limit, what was read so far is kept and a note says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Number of pages.
    pub pages: u32,
    /// Bytes of a page's unpacked content.
    pub stream_bytes: u64,
    /// Bytes of the unpacked content of all pages.
    pub total_bytes: u64,
    /// Operations on a page, those that paint nothing among them.
    pub operations: u32,
    /// Forms inside each other; a quarter of the marked content inside each other.
    pub nesting: usize,
    /// Glyphs on a page.
    pub glyphs: usize,
    /// Lines and filled areas on a page.
    pub shapes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: 10_000,
            stream_bytes: 256 << 20,
            total_bytes: 2 << 30,
            operations: 10_000_000,
            nesting: 64,
            glyphs: 500_000,
            shapes: 1_000_000,
        }
    }
}
