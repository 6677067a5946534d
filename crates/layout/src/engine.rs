//! The readers of PDF that there are, and what the second one reads.

use crate::options::Options;
use crate::painted::PageContent;
use crate::pdf_extract::{self, Next};
use crate::read::document_of;
use crate::reading::{Note, NoteKind, Reading};
use crate::{Error, ErrorKind};

/// A reader of PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Engine {
    /// hayro: repairs damaged files, knows colours, clips, bold letters and what is hidden.
    #[default]
    Hayro,
    /// pdf-extract: independent of the first, for checking it; knows less, and refuses damaged files.
    PdfExtract,
}

/// Reads a file with pdf-extract.
///
/// # Errors
///
/// Where nothing can be read; a page that fails becomes a note.
pub(crate) fn read_with_pdf_extract(bytes: &[u8], options: &Options<'_>) -> Result<Reading, Error> {
    let mut contents = Contents::open(bytes, options)?;
    let read = document_of(&mut contents, options);
    if contents.timed_out {
        return Err(Error::new(ErrorKind::TimedOut));
    }
    let (document, mut notes) = read?;
    let about = contents.pages.about;
    notes.extend(not_read(contents.failed, contents.n_read, about.n_pages));
    Ok(Reading {
        document,
        notes,
        title: about.title,
        producer: about.producer,
        tagged: about.tagged,
        n_pages: about.n_pages,
    })
}

/// What each page paints, by pdf-extract; nothing for a page on which it fails.
///
/// # Errors
///
/// As [`read_with_pdf_extract`].
pub(crate) fn content_with_pdf_extract(
    bytes: &[u8],
    options: &Options<'_>,
) -> Result<Vec<PageContent>, Error> {
    let mut contents = Contents::open(bytes, options)?;
    let pages = contents.by_ref().collect();
    if contents.timed_out {
        return Err(Error::new(ErrorKind::TimedOut));
    }
    Ok(pages)
}

/// The pages as they come, and which of them did not.
struct Contents {
    pages: pdf_extract::Pages,
    n_read: u32,
    failed: Vec<u32>,
    timed_out: bool,
}

impl Contents {
    fn open(bytes: &[u8], options: &Options<'_>) -> Result<Self, Error> {
        Ok(Self {
            pages: pdf_extract::open(bytes, options)?,
            n_read: 0,
            failed: Vec::new(),
            timed_out: false,
        })
    }
}

impl Iterator for Contents {
    type Item = PageContent;

    fn next(&mut self) -> Option<PageContent> {
        match self.pages.next() {
            Next::Page(content) => {
                self.n_read += 1;
                if content.is_none() {
                    self.failed.push(self.n_read);
                }
                Some(content.map_or_else(PageContent::default, |content| *content))
            }
            Next::End => None,
            Next::TimedOut => {
                self.timed_out = true;
                None
            }
        }
    }
}

/// Notes on pages that the reader failed on or did not come to.
fn not_read(failed: Vec<u32>, n_read: u32, n_pages: u32) -> impl Iterator<Item = Note> {
    let failed = (!failed.is_empty()).then(|| Note {
        kind: NoteKind::UnreadablePage,
        pages: failed,
        message: "pdf-extract fails on it; read the file with the other engine".to_owned(),
    });
    let limited = (n_read < n_pages).then(|| Note {
        kind: NoteKind::LimitReached,
        pages: Vec::new(),
        message: format!("the file has {n_pages} pages; the first {n_read} were read"),
    });
    failed.into_iter().chain(limited)
}
