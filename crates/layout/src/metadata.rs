//! The strings of a file's document information.

/// A text string: UTF-16 or UTF-8 where it says so, else `PDFDocEncoding`. `None` where nothing is printed.
pub(crate) fn text_string(bytes: &[u8]) -> Option<String> {
    let text = if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        utf16(rest, u16::from_be_bytes)
    } else if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        utf16(rest, u16::from_le_bytes)
    } else {
        let rest = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        std::str::from_utf8(rest).map_or_else(|_| document_encoding(rest), str::to_owned)
    };
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The letters 0x80 to 0x9F of `PDFDocEncoding`; all others that matter are those of Latin-1.
const SPECIAL: [char; 32] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}',
];

fn document_encoding(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => SPECIAL[usize::from(byte - 0x80)],
        0xA0 => '€',
        byte => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        for (bytes, expected) in [
            (&b"Talousarvio 2026"[..], Some("Talousarvio 2026")),
            (b"Kansi\xE4", Some("Kansiä")),
            (b"\xFE\xFF\0P\0o\0r\0i\0\xE4", Some("Poriä")),
            (b"\xFF\xFEP\0\xE4\0", Some("Pä")),
            ("Päämäärä".as_bytes(), Some("Päämäärä")),
            (b"2026 \x85 2027", Some("2026 – 2027")),
            (b" \0", None),
        ] {
            assert_eq!(text_string(bytes).as_deref(), expected);
        }
    }
}
