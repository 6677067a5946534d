//! Tells text from PDF, office documents and other bytes by what stands in them, never by the file's name.

use anyhow::{Result, bail};

/// A PDF may have this many bytes of rubbish before its header; readers accept it, so it is still a PDF.
const PDF_HEADER_WITHIN: usize = 1024;
/// The parts of a ZIP archive are named at their start; the names that tell an office format stand among the first.
const ZIP_NAMES_WITHIN: usize = 4096;

/// What the bytes of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Probably text: nothing says otherwise.
    Text,
    /// Portable Document Format.
    Pdf,
    /// Word (.docx).
    Docx,
    /// `OpenDocument` text (.odt).
    Odt,
    /// Word before 2007 and other old office files.
    OldOffice,
    /// Excel or `OpenDocument` spreadsheet.
    Spreadsheet,
    /// Some other archive.
    Zip,
    /// Rich text.
    Rtf,
    /// A picture.
    Picture,
}

/// How files of a kind begin.
const STARTS: &[(&[u8], Kind)] = &[
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::OldOffice),
    (b"{\\rtf", Kind::Rtf),
    (b"\x89PNG\r\n", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
];

/// What the bytes are, by their first kilobytes.
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    let start = &bytes[..bytes.len().min(ZIP_NAMES_WITHIN)];
    let holds = |word: &str| {
        start
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return match () {
            () if holds("opendocument.text") => Kind::Odt,
            () if holds("opendocument.spreadsheet") || holds("xl/") => Kind::Spreadsheet,
            () if holds("word/") || holds("[Content_Types].xml") => Kind::Docx,
            () => Kind::Zip,
        };
    }
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    let known = STARTS.iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map_or(Kind::Text, |&(_, kind)| kind)
}

/// Refuses what cannot be read as text, and says how to make text of it.
///
/// # Errors
///
/// For every kind but text; the message starts with what was found.
pub(crate) fn require_text(bytes: &[u8]) -> Result<()> {
    match sniff(bytes) {
        Kind::Text => Ok(()),
        Kind::Pdf => bail!("a PDF; exported text was expected"),
        Kind::Docx => bail!("a Word document; {EXPORT_OFFICE}"),
        Kind::Odt => bail!("an OpenDocument text; {EXPORT_OFFICE}"),
        Kind::OldOffice => bail!("an old Word or other office document; {EXPORT_OFFICE}"),
        Kind::Rtf => bail!("rich text (RTF); {EXPORT_OFFICE}"),
        Kind::Spreadsheet => bail!(
            "a spreadsheet; a PDF or exported text was expected; save the sheet as tab-separated text (UTF-8) and read that"
        ),
        Kind::Zip => bail!(
            "a ZIP archive; a PDF or exported text was expected; unpack it and name the documents in it"
        ),
        Kind::Picture => bail!(
            "a picture; a PDF or exported text was expected; run it through text recognition (OCR) first, for example: \
             tesseract sivu.png sivu -l fin"
        ),
    }
}

const EXPORT_OFFICE: &str = "this version reads PDF and exported text; save it as PDF and read that: \
     soffice --headless --convert-to pdf strategia.docx";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_they_are() {
        let rows: &[(&[u8], Kind)] = &[
            (b"TAVOITE\nHyvinvoiva Pori\n", Kind::Text),
            (b"", Kind::Text),
            (b"\n\n%PDF-1.7\n", Kind::Pdf),
            (
                b"PK\x03\x04....[Content_Types].xml....word/document.xml",
                Kind::Docx,
            ),
            (
                b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml",
                Kind::Spreadsheet,
            ),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                Kind::Odt,
            ),
            (b"PK\x03\x04....seinajoki.txt", Kind::Zip),
            (b"{\\rtf1\\ansi", Kind::Rtf),
            (b"\x89PNG\r\n\x1a\n", Kind::Picture),
        ];
        for (bytes, kind) in rows {
            assert_eq!(sniff(bytes), *kind, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
