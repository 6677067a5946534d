//! A neutral page model, and reading exported text into it.

/// A document as text, lines and blocks.
#[derive(Debug)]
pub struct Document {
    text: String,
}

impl Document {
    /// Reads exported text.
    pub fn from_text(text: String) -> Self {
        Self { text }
    }

    /// The whole text; spans index it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Number of pages, at least 1.
    pub fn n_pages(&self) -> u32 {
        1
    }
}

/// Text decoded from bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name of the encoding where it is not plain UTF-8 (`UTF-16LE`, `windows-1252`).
    pub odd_encoding: Option<&'static str>,
}

/// Decodes the bytes of a text file. `None` where they are not text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    String::from_utf8(bytes.to_vec()).ok().map(|text| Decoded {
        text,
        odd_encoding: None,
    })
}
