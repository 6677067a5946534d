//! From the bytes of one document to its extraction.

use anyhow::{Result, bail};
use mittari_document::{Document, decode};
use mittari_model::{Code, Diagnostic, EXTRACTION_SCHEMA, Extraction, Format, Source};
use mittari_parser::{is_content, parse};
use sha2::{Digest, Sha256};

use crate::crash;
use crate::input::Input;
use crate::sniff::require_text;

/// Reads one input to the end.
///
/// # Errors
///
/// Where the input cannot be read, is no text, or makes mittari fail. The message leaves the name of the file to the caller.
pub(crate) fn extract(input: &Input, max_bytes: u64) -> Result<Extraction> {
    let content = input.read(max_bytes)?;
    let mut extraction = crash::guard(|| extract_text(&input.name(), content.bytes))?;
    if let Some(limit) = content.cut_at {
        let message = format!(
            "the input holds more than {limit} bytes; only its beginning, {} bytes, was read; --max-bytes raises the limit",
            extraction.source.bytes
        );
        extraction
            .diagnostics
            .push(Diagnostic::new(Code::LimitReached, message, Vec::new()));
    }
    Ok(extraction)
}

/// Finds the goal cards in the bytes of an exported text; `name` becomes the name of the source.
///
/// # Errors
///
/// Where the bytes are not text; the message says what they are and how to make text of it.
pub fn extract_text(name: &str, bytes: Vec<u8>) -> Result<Extraction> {
    let (sha256, n_bytes) = (sha256(&bytes), bytes.len() as u64);
    let (document, odd_encoding) = document(bytes)?;
    let parsed = parse(&document);
    let mut diagnostics: Vec<Diagnostic> =
        odd_encoding.as_deref().map(read_as).into_iter().collect();
    diagnostics.extend(parsed.diagnostics);
    Ok(Extraction {
        schema: EXTRACTION_SCHEMA.to_owned(),
        source: Source {
            name: name.to_owned(),
            sha256,
            format: Format::Text,
            bytes: n_bytes,
            pages: document.n_pages(),
            title: None,
            producer: None,
            tagged: None,
        },
        document: parsed.document,
        cards: parsed.cards,
        diagnostics,
        coverage: parsed.coverage,
    })
}

/// The bytes as a document, and the name of their encoding where it is not plain UTF-8.
///
/// # Errors
///
/// Where the bytes are not text; the message says what they are and how to make text of it.
pub(crate) fn document(bytes: Vec<u8>) -> Result<(Document, Option<String>)> {
    require_text(&bytes)?;
    let Some(decoded) = decode(bytes) else {
        bail!(
            "binary data; exported text was expected; export the document as plain text (UTF-8) and read that"
        );
    };
    let document = Document::from_text_keeping(decoded.text, &is_content)?;
    Ok((document, decoded.odd_encoding))
}

fn read_as(encoding: &str) -> Diagnostic {
    let message = format!(
        "the text is not UTF-8; it was read as {encoding}: check letters such as ä, ö, å and the € sign"
    );
    Diagnostic::new(Code::OddEncoding, message, Vec::new())
}

fn sha256(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digit = |four_bits: u8| char::from(HEX[usize::from(four_bits)]);
    Sha256::digest(bytes)
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
