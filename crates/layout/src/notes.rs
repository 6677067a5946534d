//! What should be known about pages, and the words for it.

use crate::lines::Lines;
use crate::page::PageLayout;
use crate::painted::PageContent;
use crate::reading::{Note, NoteKind};
use crate::tolerance::{BROKEN_PART, HIDDEN_LETTERS};

/// What is to be told about a page.
pub(crate) fn of_content(content: &PageContent, lines: &Lines, n_hidden: usize) -> Vec<NoteKind> {
    #[expect(clippy::cast_precision_loss, reason = "pages hold few glyphs")]
    let (n_broken, n_glyphs) = (content.n_broken as f32, content.glyphs.len() as f32);
    let is_picture = lines.words.is_empty() && content.n_pictures > 0;
    [
        (NoteKind::PageWithoutText, is_picture),
        (NoteKind::BrokenGlyphs, n_broken > BROKEN_PART * n_glyphs),
        (NoteKind::HiddenText, n_hidden >= HIDDEN_LETTERS),
    ]
    .into_iter()
    .filter_map(|(kind, is_found)| is_found.then_some(kind))
    .collect()
}

/// The notes on pages, one for each kind, with its pages.
pub(crate) fn of_pages(pages: &[PageLayout]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        for &kind in &page.notes {
            match notes.iter_mut().find(|note| note.kind == kind) {
                Some(note) => note.pages.push(number),
                None => notes.push(Note {
                    pages: vec![number],
                    ..of_file(kind)
                }),
            }
        }
    }
    notes.sort_by_key(|note| note.kind);
    notes
}

/// A note on the whole file.
pub(crate) fn of_file(kind: NoteKind) -> Note {
    Note {
        kind,
        pages: Vec::new(),
        message: message(kind).to_owned(),
    }
}

/// The note on a file with too many pages.
pub(crate) fn limited_pages(limit: u32, n_pages: u32) -> Note {
    Note {
        message: format!("the file has {n_pages} pages; the first {limit} were read"),
        ..of_file(NoteKind::LimitReached)
    }
}

fn message(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::PageWithoutText => {
            "pictures and no letters; if the pages are scanned, run optical character recognition first"
        }
        NoteKind::UnreadablePage => "the content is broken; what stands before the break was read",
        NoteKind::BrokenGlyphs => {
            "the fonts do not tell which letters their glyphs are; such glyphs read as U+FFFD"
        }
        NoteKind::HiddenText => "there is text that nobody sees; it was left out",
        NoteKind::LimitReached => "the page paints more than the limit; what comes first was read",
        NoteKind::RepairedFile => "the file is damaged; what could be found was read",
    }
}
