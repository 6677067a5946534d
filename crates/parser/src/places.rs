//! Lines to places in the output.

use mittari_document::Document;
use mittari_model::{Excerpt, Lines, Place};

use crate::mended::Mended;

/// The places of some lines, given by their indices: one for each run of lines that follow each other on one page.
pub(crate) fn places(document: &Document, lines: impl Iterator<Item = usize>) -> Vec<Place> {
    runs(document, lines)
        .into_iter()
        .map(|run| Place {
            page: run.page,
            lines: run.lines,
            bounds: None,
        })
        .collect()
}

/// As [`places`], without a box.
pub(crate) fn runs(document: &Document, lines: impl Iterator<Item = usize>) -> Vec<Lines> {
    let all = document.lines();
    let mut runs: Vec<Lines> = Vec::new();
    let mut last = usize::MAX;
    for idx in lines {
        let line = &all[idx];
        match runs.last_mut() {
            Some(_) if idx == last => {}
            Some(run) if idx == last.wrapping_add(1) && run.page == line.page => {
                run.lines[1] = line.number;
            }
            _ => runs.push(Lines {
                page: line.page,
                lines: [line.number, line.number],
            }),
        }
        last = idx;
    }
    runs
}

/// A mended text with its places.
pub(crate) fn excerpt(document: &Document, mended: &Mended) -> Excerpt {
    Excerpt {
        text: mended.text.clone(),
        at: places(document, mended.lines()),
    }
}
