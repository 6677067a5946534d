//! From the bytes of one document to its extraction.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use mittari_model::{Code, Diagnostic, EXTRACTION_SCHEMA, Extraction, Format, Source};
use mittari_parser::parse;
use sha2::{Digest, Sha256};

use crate::cross_check;
use crate::input::{Content, Input};
use crate::read::{Read, read, text};
use crate::settings::Settings;
use crate::stored;
use crate::worker::{self, Allowance};

/// Reads one input to the end, in a thread of its own.
///
/// # Errors
///
/// Where the input cannot be read, is neither text nor PDF, takes more than it may, or makes mittari fail. The message leaves the name of
/// the file to the caller.
pub(crate) fn extract(input: &Input, settings: &Settings) -> Result<Extraction> {
    extract_content(input.name(), input.read(settings.max_bytes)?, settings)
}

/// Reads one input of any kind: an extraction that was written before is read back from its JSON, a document is read to the end.
///
/// # Errors
///
/// As [`extract`]; for JSON, where it is no extraction that this mittari reads, or longer than the limit: a part of it would be no JSON.
pub(crate) fn load(input: &Input, settings: &Settings) -> Result<Extraction> {
    let content = input.read(settings.max_bytes)?;
    if !stored::looks_like_json(&content.bytes) {
        return extract_content(input.name(), content, settings);
    }
    if let Some(limit) = content.cut_at {
        bail!(
            "JSON of more than {limit} bytes, which cannot be read in part; --max-bytes raises the limit"
        );
    }
    let bytes = content.bytes;
    worker::run(allowance(settings, &bytes), move |_| stored::parse(&bytes))
}

fn extract_content(name: String, content: Content, settings: &Settings) -> Result<Extraction> {
    let (bytes, cut_at) = (content.bytes, content.cut_at);
    let own = settings.clone();
    let extracted = worker::run(allowance(settings, &bytes), move |deadline| {
        extract_until(&name, &bytes, &own, deadline)
    });
    let Some(limit) = cut_at else {
        return extracted;
    };
    let mut extraction = extracted.with_context(|| {
        format!("only the first {limit} bytes were read; --max-bytes raises the limit")
    })?;
    let message = format!(
        "the input holds more than {limit} bytes; only its beginning, {} bytes, was read; --max-bytes raises the limit",
        extraction.source.bytes
    );
    let diagnostic = Diagnostic::new(Code::LimitReached, message, Vec::new());
    extraction.diagnostics.push(diagnostic);
    Ok(extraction)
}

/// What a document of some bytes may take.
pub(crate) fn allowance(settings: &Settings, bytes: &[u8]) -> Allowance {
    Allowance {
        time: settings.timeout,
        memory: settings.memory(bytes.len() as u64),
    }
}

/// Finds the goal cards in the bytes of an exported text; `name` becomes the name of the source.
///
/// # Errors
///
/// Where the bytes are not text; the message says what they are and how to make text of it.
pub fn extract_text(name: &str, bytes: Vec<u8>) -> Result<Extraction> {
    let (sha256, n_bytes) = (sha256(&bytes), bytes.len() as u64);
    Ok(extraction(name, sha256, n_bytes, text(bytes)?))
}

/// Finds the goal cards in the bytes of a PDF or an exported text, without limit on time and memory.
///
/// # Errors
///
/// Where the bytes are neither, or a PDF that cannot be read; the message says what they are and what to do.
pub fn extract_bytes(name: &str, bytes: &[u8], settings: &Settings) -> Result<Extraction> {
    extract_until(name, bytes, settings, None)
}

fn extract_until(
    name: &str,
    bytes: &[u8],
    settings: &Settings,
    deadline: Option<Instant>,
) -> Result<Extraction> {
    let read = read(bytes, settings, deadline)?;
    let mut extraction = extraction(name, sha256(bytes), bytes.len() as u64, read);
    if settings.cross_check && extraction.source.format == Format::Pdf {
        let found = cross_check::diagnostics(bytes, &extraction.cards, settings, deadline);
        extraction.diagnostics.extend(found);
    }
    Ok(extraction)
}

fn extraction(name: &str, sha256: String, n_bytes: u64, read: Read) -> Extraction {
    let parsed = parse(&read.document);
    let mut diagnostics = read.diagnostics;
    diagnostics.extend(parsed.diagnostics);
    Extraction {
        schema: EXTRACTION_SCHEMA.to_owned(),
        source: Source {
            name: name.to_owned(),
            sha256,
            format: read.format,
            bytes: n_bytes,
            pages: read.n_pages,
            title: read.title,
            producer: read.producer,
            tagged: read.tagged,
        },
        document: parsed.document,
        cards: parsed.cards,
        diagnostics,
        coverage: parsed.coverage,
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digit = |four_bits: u8| char::from(HEX[usize::from(four_bits)]);
    bytes
        .iter()
        .flat_map(|&byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_described() {
        let source = extract_text("tyhja.txt", b"\n".to_vec())
            .expect("it is text")
            .source;
        assert_eq!(source.name, "tyhja.txt");
        assert_eq!(source.bytes, 1);
        assert_eq!(
            source.sha256,
            "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b"
        );
    }
}
