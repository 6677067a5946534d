//! What a file gives: its document, and what should be known about its pages.

use mittari_document::Document;

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its text, lines and tables.
    pub document: Document,
    /// What a reader should know about its pages.
    pub notes: Vec<Note>,
    /// Its title, as the file tells it.
    pub title: Option<String>,
    /// The program that made it, as the file tells it.
    pub producer: Option<String>,
    /// Whether the file says that its structure is marked. Its tables need not be.
    pub tagged: bool,
    /// Number of pages of the file, those past a limit among them.
    pub n_pages: u32,
}

/// What should be known about some pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The pages, counted from 1, in order; empty where it concerns the whole file.
    pub pages: Vec<u32>,
    /// What was found and what was done about it: a sentence without its final stop, in lower case.
    pub message: String,
}

/// What a [`Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoteKind {
    /// Pages with pictures and no letters: scanned, they need optical character recognition.
    PageWithoutText,
    /// Pages that could not be read to their end.
    UnreadablePage,
    /// Pages with many glyphs for which the font tells no letter.
    BrokenGlyphs,
    /// Pages with text that nobody sees; it is left out.
    HiddenText,
    /// More than a limit allows; the rest is left out.
    LimitReached,
    /// A damaged file that was read nevertheless.
    RepairedFile,
}
