//! The whole way: bytes to a document and notes on its pages.

use mittari_document::Document;

use crate::book::Book;
use crate::dump::{self, Stage};
use crate::engine::{self, Engine};
use crate::error::{Error, ErrorKind};
use crate::hayro::{Extent, File};
use crate::options::Options;
use crate::page::PageLayout;
use crate::painted::PageContent;
use crate::reading::{Note, NoteKind, Reading};
use crate::repair::is_damaged;
use crate::tolerance::{BROKEN_PART, HIDDEN_LETTERS};

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
    let mut assembly = Assembly::default();
    if is_damaged(bytes, header) {
        assembly.notes.repaired();
    }
    file.each_page(options, &mut |content, extent| {
        assembly.push(content, extent);
    })?;
    let n_pages = file.n_pages();
    if n_pages > options.limits.pages {
        assembly.notes.limited_pages(options.limits.pages, n_pages);
    }
    let (document, notes) = assembly.finish(options)?;
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
    let mut pages = Vec::new();
    file.each_page(options, &mut |content, _| pages.push(content.clone()))?;
    Ok(pages)
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
    let mut assembly = Assembly::default();
    for content in pages {
        assembly.push(&content, Extent::Whole);
    }
    assembly.finish(options)
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

/// Pages on their way to a document.
#[derive(Default)]
struct Assembly {
    book: Book,
    notes: Notes,
}

impl Assembly {
    fn push(&mut self, content: &PageContent, extent: Extent) {
        let layout = PageLayout::of(content);
        self.notes.page(content, &layout, extent);
        self.book.pages.push(layout);
    }

    fn finish(self, options: &Options<'_>) -> Result<(Document, Vec<Note>), Error> {
        if self.book.pages.is_empty() {
            return Err(Error::new(ErrorKind::NoPages));
        }
        let document = self.book.document(options.is_kept)?;
        Ok((document, self.notes.finish()))
    }
}

/// Collects what should be known about pages.
#[derive(Default)]
struct Notes {
    n_pages: u32,
    notes: Vec<Note>,
}

impl Notes {
    fn page(&mut self, content: &PageContent, layout: &PageLayout, extent: Extent) {
        self.n_pages += 1;
        match extent {
            Extent::Whole => {}
            Extent::Limited => self.add(NoteKind::LimitReached),
            Extent::Broken => self.add(NoteKind::UnreadablePage),
        }
        if layout.lines.words.is_empty() && content.n_pictures > 0 {
            self.add(NoteKind::PageWithoutText);
        }
        if layout.n_hidden >= HIDDEN_LETTERS {
            self.add(NoteKind::HiddenText);
        }
        #[expect(clippy::cast_precision_loss, reason = "pages hold few glyphs")]
        let (n_broken, n_glyphs) = (content.n_broken as f32, content.glyphs.len() as f32);
        if n_broken > BROKEN_PART * n_glyphs {
            self.add(NoteKind::BrokenGlyphs);
        }
    }

    /// Adds the current page to the note of a kind.
    fn add(&mut self, kind: NoteKind) {
        if let Some(note) = self.notes.iter_mut().find(|note| note.kind == kind) {
            note.pages.push(self.n_pages);
            return;
        }
        self.notes.push(Note {
            kind,
            pages: vec![self.n_pages],
            message: message(kind).to_owned(),
        });
    }

    fn repaired(&mut self) {
        self.notes.push(Note {
            kind: NoteKind::RepairedFile,
            pages: Vec::new(),
            message: message(NoteKind::RepairedFile).to_owned(),
        });
    }

    fn limited_pages(&mut self, limit: u32, n_pages: u32) {
        self.notes.push(Note {
            kind: NoteKind::LimitReached,
            pages: Vec::new(),
            message: format!("the file has {n_pages} pages; the first {limit} were read"),
        });
    }

    fn finish(mut self) -> Vec<Note> {
        self.notes.sort_by_key(|note| note.kind);
        self.notes
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
