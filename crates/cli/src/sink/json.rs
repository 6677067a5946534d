//! Extractions as JSON: one document, a list, or a line each.

use std::io::Write;

use anyhow::Result;
use mittari_model::Extraction;

use super::HowMany;
use crate::output::{Indented, Layout, Output, write_json};

/// Writes extractions as JSON.
pub(super) struct Json {
    output: Output,
    layout: Layout,
    is_list: bool,
    n_written: usize,
}

impl Json {
    /// One document, or a list of them.
    pub(super) fn document(output: Output, layout: Layout, how_many: HowMany) -> Self {
        Self {
            output,
            layout,
            is_list: how_many == HowMany::Several,
            n_written: 0,
        }
    }

    /// JSON Lines.
    pub(super) fn lines(output: Output) -> Self {
        Self {
            output,
            layout: Layout::Compact,
            is_list: false,
            n_written: 0,
        }
    }

    /// Writes one document.
    pub(super) fn write(&mut self, extraction: &Extraction) -> Result<()> {
        if self.is_list {
            self.output
                .write_all(if self.n_written == 0 { b"[\n" } else { b",\n" })?;
            match self.layout {
                Layout::Compact => write_json(&mut self.output, extraction, self.layout)?,
                Layout::Indented => {
                    // No string in JSON holds a raw line feed, so every line feed is one of the layout.
                    self.output.write_all(b"  ")?;
                    write_json(Indented(&mut self.output), extraction, self.layout)?;
                }
            }
        } else {
            write_json(&mut self.output, extraction, self.layout)?;
            self.output.write_all(b"\n")?;
        }
        self.n_written += 1;
        Ok(())
    }

    /// Ends the list and the file.
    pub(super) fn finish(mut self) -> Result<()> {
        if self.is_list {
            self.output.write_all(if self.n_written == 0 {
                b"[]\n"
            } else {
                b"\n]\n"
            })?;
        }
        self.output.finish()
    }
}
