//! From bytes to a document, whatever they are: exported text or PDF.

use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use mittari_document::{Document, decode};
use mittari_layout::{Engine, ErrorKind, Options};
use mittari_model::{Code, Diagnostic, Format};
use mittari_parser::is_content;

use crate::notes;
use crate::settings::Settings;
use crate::sniff::{Kind, require_text, sniff};
use crate::worker::too_slow;

/// A document, and what its bytes say besides.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) format: Format,
    pub(crate) n_pages: u32,
    pub(crate) title: Option<String>,
    pub(crate) producer: Option<String>,
    pub(crate) tagged: Option<bool>,
    /// What should be known of the bytes and the pages.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads bytes as what they are.
///
/// # Errors
///
/// Where they are neither text nor a PDF that can be read; the message says what they are and what to do.
pub(crate) fn read(bytes: &[u8], settings: &Settings, deadline: Option<Instant>) -> Result<Read> {
    match sniff(bytes) {
        Kind::Pdf => pdf(bytes, settings, deadline),
        _ => text(bytes.to_vec()),
    }
}

/// Reads exported text.
///
/// # Errors
///
/// Where the bytes are not text; the message says what they are and how to make text of it.
pub(crate) fn text(bytes: Vec<u8>) -> Result<Read> {
    require_text(&bytes)?;
    let Some(decoded) = decode(bytes) else {
        bail!(
            "binary data; a PDF or exported text was expected; export the document as PDF or as plain text (UTF-8) and read that"
        );
    };
    let document = Document::from_text_keeping(decoded.text, &is_content)?;
    Ok(Read {
        format: Format::Text,
        n_pages: document.n_pages(),
        title: None,
        producer: None,
        tagged: None,
        diagnostics: decoded
            .odd_encoding
            .as_deref()
            .map(read_as)
            .into_iter()
            .collect(),
        document,
    })
}

fn pdf(bytes: &[u8], settings: &Settings, deadline: Option<Instant>) -> Result<Read> {
    let reading = mittari_layout::read(bytes, &options(settings, deadline))
        .map_err(|error| pdf_error(&error, settings))?;
    let document = reading.document;
    let notes = reading.notes.iter();
    Ok(Read {
        format: Format::Pdf,
        n_pages: reading.n_pages,
        title: reading.title,
        producer: reading.producer,
        tagged: Some(reading.tagged),
        diagnostics: notes
            .map(|note| notes::diagnostic(note, &document))
            .collect(),
        document,
    })
}

/// How a PDF is read.
pub(crate) fn options(settings: &Settings, deadline: Option<Instant>) -> Options<'_> {
    Options {
        engine: settings.engine,
        password: settings.password.as_deref(),
        limits: settings.limits,
        is_kept: &is_content,
        deadline,
    }
}

/// What was found in place of a PDF that can be read, and what to do.
pub(crate) fn pdf_error(error: &mittari_layout::Error, settings: &Settings) -> anyhow::Error {
    match error.kind() {
        ErrorKind::Encrypted => {
            anyhow!("a locked PDF; give its password with --password, or save a copy without one")
        }
        ErrorKind::WrongPassword => anyhow!(
            "a locked PDF that the password of --password does not open; give the one that opens it for reading"
        ),
        ErrorKind::TimedOut => too_slow(settings.timeout.unwrap_or_default()),
        _ if settings.engine == Engine::PdfExtract => anyhow!(
            "a PDF that pdf-extract cannot read; leave --engine away: the usual reader repairs damaged files"
        ),
        _ => anyhow!("a PDF that cannot be read: {error}"),
    }
}

fn read_as(encoding: &str) -> Diagnostic {
    let message = format!(
        "the text is not UTF-8; it was read as {encoding}: check letters such as ä, ö, å and the € sign"
    );
    Diagnostic::new(Code::OddEncoding, message, Vec::new())
}
