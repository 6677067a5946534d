//! The whole way: bytes to a document and notes on its pages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mittari_document::Document;

use crate::book::Book;
use crate::dump::{self, Stage};
use crate::engine::{self, Engine};
use crate::error::{Error, ErrorKind};
use crate::hayro::{Extent, File};
use crate::notes;
use crate::options::Options;
use crate::page::PageLayout;
use crate::painted::PageContent;
use crate::reading::{Note, NoteKind, Reading};
use crate::repair::is_damaged;
use crate::tagged::TaggedTable;

/// Reads a PDF.
///
/// # Errors
///
/// Where nothing can be read; a page that fails becomes a note.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Reading, Error> {
    if options.engine == Engine::PdfExtract {
        return engine::read_with_pdf_extract(bytes, options);
    }
    let (file, header) = open(bytes, options)?;
    let mut tagged = file.tagged_tables(options);
    tagged.sort_by_key(|table| table.page);
    let pages = file.map_pages(options, |page, content, extent| {
        let first = tagged.partition_point(|table| table.page < page);
        let len = tagged[first..].partition_point(|table| table.page == page);
        layout(&content, &tagged[first..first + len], extent)
    })?;
    let (document, mut notes) = finish(pages, options)?;
    let n_pages = file.n_pages();
    if n_pages > options.limits.pages {
        notes.push(notes::limited_pages(options.limits.pages, n_pages));
    }
    if is_damaged(bytes, header) {
        notes.push(notes::of_file(NoteKind::RepairedFile));
    }
    Ok(Reading {
        document,
        notes,
        title: file.title(),
        producer: file.producer(),
        tagged: file.is_tagged(),
        n_pages,
    })
}

/// What each page of a PDF paints.
///
/// # Errors
///
/// As [`read`].
pub fn content(bytes: &[u8], options: &Options<'_>) -> Result<Vec<PageContent>, Error> {
    if options.engine == Engine::PdfExtract {
        return engine::content_with_pdf_extract(bytes, options);
    }
    let (file, _) = open(bytes, options)?;
    file.map_pages(options, |_, content, _| content)
}

/// A stage of reading a PDF as text.
///
/// # Errors
///
/// As [`read`].
pub fn inspect(bytes: &[u8], options: &Options<'_>, stage: Stage) -> Result<String, Error> {
    match stage {
        Stage::Glyphs => {
            let mut out = String::new();
            for (idx, page) in content(bytes, options)?.iter().enumerate() {
                dump::content(idx + 1, page, &mut out);
            }
            Ok(out)
        }
        Stage::Lines => Ok(dump::lines(&read(bytes, options)?.document)),
        Stage::Tables => Ok(dump::tables(&read(bytes, options)?.document)),
    }
}

/// The document of pages that another engine has read, and the notes on them.
///
/// # Errors
///
/// [`ErrorKind::NoPages`] and [`ErrorKind::TooLong`].
pub fn document_of(
    pages: impl IntoIterator<Item = PageContent>,
    options: &Options<'_>,
) -> Result<(Document, Vec<Note>), Error> {
    let pages = pages
        .into_iter()
        .map(|content| layout(&content, &[], Extent::Whole))
        .collect();
    finish(pages, options)
}

/// Opens a file, and tells where its header stands.
fn open(bytes: &[u8], options: &Options<'_>) -> Result<(File, usize), Error> {
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    let header = head
        .windows(5)
        .position(|window| window == b"%PDF-")
        .ok_or(Error::new(ErrorKind::NotPdf))?;
    let file = File::open(bytes, options)?;
    if file.n_pages() == 0 {
        return Err(Error::new(ErrorKind::NoPages));
    }
    Ok((file, header))
}

/// The header must begin within so many bytes, as viewers have it.
const HEADER_WITHIN: usize = 1024;

/// The layout of a page. One that cannot be laid out must not take the others with it.
fn layout(content: &PageContent, tagged: &[TaggedTable], extent: Extent) -> PageLayout {
    let whole = catch_unwind(AssertUnwindSafe(|| PageLayout::of(content, tagged)));
    let is_laid_out = whole.is_ok();
    let mut layout = whole.unwrap_or_default();
    match extent {
        Extent::Whole => {}
        Extent::Limited => layout.notes.push(NoteKind::LimitReached),
        Extent::Broken => layout.notes.push(NoteKind::UnreadablePage),
    }
    if !is_laid_out && extent != Extent::Broken {
        layout.notes.push(NoteKind::UnreadablePage);
    }
    layout
}

fn finish(pages: Vec<PageLayout>, options: &Options<'_>) -> Result<(Document, Vec<Note>), Error> {
    if pages.is_empty() {
        return Err(Error::new(ErrorKind::NoPages));
    }
    let notes = notes::of_pages(&pages);
    let document = Book { pages }.document(options.is_kept)?;
    Ok((document, notes))
}
