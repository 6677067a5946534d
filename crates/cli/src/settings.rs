//! How documents are read, and how much they may take.

use std::time::Duration;

use mittari_layout::{Engine, Limits};

/// How documents are read, and how much they may take.
///
/// The defaults are those of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The reader of PDF.
    pub engine: Engine,
    /// Whether a second reader reads a PDF, too, and what it sees differently is reported.
    pub cross_check: bool,
    /// The password that opens a PDF.
    pub password: Option<String>,
    /// Bytes of a file.
    pub max_bytes: u64,
    /// Pages and unpacked bytes of a PDF.
    pub limits: Limits,
    /// Time for one document; `None` for no limit.
    pub timeout: Option<Duration>,
    /// Memory for one document in bytes; `None` for 1 GiB or 12 times its size, whichever is more.
    pub max_memory: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: Engine::default(),
            cross_check: false,
            password: None,
            max_bytes: 512 << 20,
            limits: Limits::default(),
            timeout: Some(Duration::from_mins(1)),
            max_memory: None,
        }
    }
}

/// Memory that a small document may take.
const LEAST_MEMORY: u64 = 1 << 30;
/// Memory that a large document may take, in multiples of its size: text in which nearly every line is a goal takes that much.
const MEMORY_PER_BYTE: u64 = 12;

impl Settings {
    /// Memory for a document of a size, in bytes.
    pub(crate) fn memory(&self, n_bytes: u64) -> u64 {
        let usual = n_bytes.saturating_mul(MEMORY_PER_BYTE).max(LEAST_MEMORY);
        self.max_memory.unwrap_or(usual)
    }
}
