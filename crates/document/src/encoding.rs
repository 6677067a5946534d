//! From the bytes of a text file to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from binary and to guess UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// Text decoded from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What a reader should know where the bytes are not plain UTF-8: `UTF-16LE`, `windows-1252`, or UTF-8 with errors.
    /// `None` for UTF-8, with or without a byte order mark.
    pub odd_encoding: Option<String>,
}

/// Decodes the bytes of a text file. `None` where they are not text: a NUL byte that no UTF-16 explains, or mostly control characters.
///
/// UTF-8 is tried first, then UTF-16 by its byte order mark or by its zero bytes, then windows-1252, which holds Latin-1 and is what
/// old Finnish programs write. A byte that the encoding cannot hold becomes U+FFFD and is counted in `odd_encoding`.
///
/// ```
/// let decoded = mittari_document::decode(b"T\xE4ytt\xF6aste 84 %".to_vec()).expect("it is text");
/// assert_eq!(decoded.text, "Täyttöaste 84 %");
/// assert_eq!(decoded.odd_encoding.as_deref(), Some("windows-1252"));
/// ```
pub fn decode(bytes: Vec<u8>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let odd = (encoding != UTF_8).then(|| encoding.name().to_owned());
        return Some(decode_as(encoding, &bytes[mark..], odd));
    }
    // The bytes become the text: a copy would double the memory.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_text(text.as_bytes()) => {
            return Some(Decoded {
                text,
                odd_encoding: None,
            });
        }
        // Letters of ASCII in UTF-16 are UTF-8, too, with a zero beside each.
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    decode_odd(&bytes)
}

/// Decodes bytes that are not UTF-8 and bear no mark.
fn decode_odd(bytes: &[u8]) -> Option<Decoded> {
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return Some(decode_as(
            encoding,
            bytes,
            Some(format!("{} without a byte order mark", encoding.name())),
        ));
    }
    if !is_text(bytes) {
        return None;
    }
    if mostly_utf_8(bytes) {
        return Some(decode_as(UTF_8, bytes, Some("UTF-8".to_owned())));
    }
    Some(decode_as(
        WINDOWS_1252,
        bytes,
        Some(WINDOWS_1252.name().to_owned()),
    ))
}

/// Decodes with a known encoding; replaced characters are told in `odd`.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], odd: Option<String>) -> Decoded {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let odd_encoding = if errors {
        let n_replaced = text.matches('\u{FFFD}').count();
        let name = odd.unwrap_or_else(|| encoding.name().to_owned());
        Some(format!(
            "{name} with {n_replaced} unreadable characters, shown as \u{FFFD}"
        ))
    } else {
        odd
    };
    Decoded {
        text: text.into_owned(),
        odd_encoding,
    }
}

/// Latin text in UTF-16 has a zero in nearly every second byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let n_pairs = sample.len() / 2;
    if n_pairs == 0 {
        return None;
    }
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= n_pairs * 7 && even * 10 < n_pairs {
        Some(UTF_16LE)
    } else if even * 10 >= n_pairs * 7 && odd * 10 < n_pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Text has hardly any control characters but white space; a few stray NUL bytes are forgiven, since exports hold them.
fn is_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let n_controls = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x0B))
        .count();
    n_controls * 20 <= sample.len()
}

/// More well-formed multi-byte sequences than stray bytes: UTF-8 that was damaged, not another encoding.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'t> = (&'t [u8], Option<(&'t str, Option<&'t str>)>);

    #[test]
    fn encodings() {
        let cases: &[Case<'_>] = &[
            (b"", Some(("", None))),
            ("Lähtötaso".as_bytes(), Some(("Lähtötaso", None))),
            (b"\xEF\xBB\xBFTavoite", Some(("Tavoite", None))),
            (b"\xFF\xFET\x00\xE4\x00", Some(("Tä", Some("UTF-16LE")))),
            (b"\xFE\xFF\x00T\x00\xE4", Some(("Tä", Some("UTF-16BE")))),
            (
                b"m\x00i\x00t\x00t\x00a\x00r\x00i\x00 \x00\xE4\x00",
                Some(("mittari ä", Some("UTF-16LE without a byte order mark"))),
            ),
            (
                b"m\x00i\x00t\x00t\x00a\x00r\x00i\x00",
                Some(("mittari", Some("UTF-16LE without a byte order mark"))),
            ),
            (
                b"5 \x80, L\xE4ht\xF6",
                Some(("5 €, Lähtö", Some("windows-1252"))),
            ),
            (
                "Lähtötaso ei \u{E4}".as_bytes(),
                Some(("Lähtötaso ei ä", None)),
            ),
            (
                b"L\xC3\xA4ht\xC3\xB6 \xFF",
                Some((
                    "Lähtö \u{FFFD}",
                    Some("UTF-8 with 1 unreadable characters, shown as \u{FFFD}"),
                )),
            ),
            (
                b"\xFF\xFE\x00\xD8a\x00",
                Some((
                    "\u{FFFD}a",
                    Some("UTF-16LE with 1 unreadable characters, shown as \u{FFFD}"),
                )),
            ),
            (b"\x00\x01\x02\x03\x04\x05\x06", None),
            (b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\xFF\xFE", None),
        ];
        for (bytes, expected) in cases {
            let decoded = decode(bytes.to_vec());
            let got = decoded
                .as_ref()
                .map(|d| (d.text.as_str(), d.odd_encoding.as_deref()));
            assert_eq!(got, *expected, "{bytes:?}");
        }
    }
}
