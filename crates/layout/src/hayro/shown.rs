//! The strings and distances of one text operation, read where they stand: most letters of a page come this way.

use hayro_syntax::object::{self, FromBytes as _, Number};

/// A part of what is shown.
#[derive(Debug, PartialEq)]
pub(super) enum Shown<'s> {
    Codes(&'s [u8]),
    /// In thousandths of an em, back.
    Distance(f64),
}

/// Reads the inside of an array. What is neither a string nor a number is passed over.
pub(super) struct Reader<'d, 'b> {
    rest: &'d [u8],
    /// The bytes of a string that does not stand there as it is.
    buffer: &'b mut Vec<u8>,
    /// Arrays inside the array, which show nothing.
    depth: usize,
}

impl<'d, 'b> Reader<'d, 'b> {
    pub(super) fn new(inside: &'d [u8], buffer: &'b mut Vec<u8>) -> Self {
        Self {
            rest: inside,
            buffer,
            depth: 0,
        }
    }

    /// The next part; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Shown<'_>> {
        loop {
            match *self.rest.first()? {
                b'(' => {
                    let len = literal_len(self.rest);
                    let literal = self.take(len);
                    if self.depth == 0 {
                        return Some(Shown::Codes(self.literal(literal)));
                    }
                }
                b'<' => {
                    let end = self.rest.iter().position(|byte| *byte == b'>');
                    let len = end.map_or(self.rest.len(), |end| end + 1);
                    let hex = self.take(len);
                    if self.depth == 0 {
                        self.unpack_hex(hex);
                        return Some(Shown::Codes(self.buffer));
                    }
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    let is_part =
                        |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                    let end = self.rest.iter().position(|byte| !is_part(byte));
                    let digits = self.take(end.unwrap_or(self.rest.len()));
                    if let (0, Some(number)) = (self.depth, number(digits)) {
                        return Some(Shown::Distance(number));
                    }
                }
                b'%' => {
                    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
                    let end = self.rest.iter().position(is_end);
                    self.take(end.unwrap_or(self.rest.len()));
                }
                other => {
                    match other {
                        b'[' => self.depth += 1,
                        b']' => self.depth = self.depth.saturating_sub(1),
                        _ => {}
                    }
                    self.take(1);
                }
            }
        }
    }

    fn take(&mut self, len: usize) -> &'d [u8] {
        let (taken, rest) = self.rest.split_at(len.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// The bytes of a string between brackets.
    fn literal(&mut self, literal: &'d [u8]) -> &[u8] {
        let inside = literal
            .strip_prefix(b"(")
            .and_then(|rest| rest.strip_suffix(b")"));
        match inside {
            Some(inside) if !inside.iter().any(|byte| matches!(byte, b'\\' | b'\r')) => inside,
            _ => {
                self.unpack(literal);
                self.buffer
            }
        }
    }

    /// Unpacks digits of two to a byte, as strings of most programs are written.
    fn unpack_hex(&mut self, hex: &[u8]) {
        self.buffer.clear();
        let digits = hex.get(1..hex.len().saturating_sub(1)).unwrap_or_default();
        for pair in digits.chunks(2) {
            let &[high, low] = pair else {
                return self.unpack(hex);
            };
            let (Some(high), Some(low)) = (digit(high), digit(low)) else {
                return self.unpack(hex);
            };
            self.buffer.push(high << 4 | low);
        }
    }

    /// Unpacks a string of any kind.
    fn unpack(&mut self, string: &[u8]) {
        self.buffer.clear();
        if let Some(string) = object::String::from_bytes(string) {
            self.buffer.extend_from_slice(string.as_bytes());
        }
    }
}

/// The length of a string between brackets, which may hold others in pairs.
fn literal_len(bytes: &[u8]) -> usize {
    let (mut depth, mut idx) = (0_usize, 0);
    while let Some(byte) = bytes.get(idx) {
        match byte {
            b'\\' => idx += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        idx += 1;
        if depth == 0 {
            break;
        }
    }
    idx.min(bytes.len())
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// Digits that can be added up without a loss.
const MOST_DIGITS: usize = 9;

fn number(digits: &[u8]) -> Option<f64> {
    let (sign, plain) = match digits {
        [b'-', plain @ ..] => (-1.0, plain),
        _ => (1.0, digits),
    };
    let (mut value, mut scale, mut is_fraction) = (0_u32, 1_u32, false);
    for byte in plain {
        match byte {
            b'0'..=b'9' if plain.len() <= MOST_DIGITS => {
                value = value * 10 + u32::from(byte - b'0');
                if is_fraction {
                    scale *= 10;
                }
            }
            b'.' if !is_fraction => is_fraction = true,
            _ => return Number::from_bytes(digits).map(|number| number.as_f64()),
        }
    }
    Some(sign * f64::from(value) / f64::from(scale))
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::{Array, Object};

    use super::*;

    #[test]
    fn arrays_are_read_as_the_parser_reads_them() {
        for array in [
            "[(Tavoite) -250 (2026)]",
            "[<00480045>-12.5<004C>]",
            "[(a\\(b\\)c) .5 (d(e)f) -.25 (\\344\\\n) +3]",
            "[< 41 4 2 > 12345678901 <414> 0]",
            "[() 7 <> (x)]",
            "[[(sisin)] /Nimi (ulos) % (huomautus)\n 4]",
            "[(kesken",
        ] {
            let mut expected = Vec::new();
            let parsed = Array::from_bytes(array.as_bytes()).unwrap_or_default();
            for object in parsed.iter::<Object<'_>>() {
                match object {
                    Object::String(string) => expected.push((Some(string.to_vec()), 0.0)),
                    Object::Number(number) => expected.push((None, number.as_f64())),
                    _ => {}
                }
            }
            let mut buffer = Vec::new();
            let mut reader = Reader::new(parsed.data(), &mut buffer);
            let mut found = Vec::new();
            while let Some(shown) = reader.next() {
                found.push(match shown {
                    Shown::Codes(codes) => (Some(codes.to_vec()), 0.0),
                    Shown::Distance(distance) => (None, distance),
                });
            }
            assert_eq!(found.len(), expected.len(), "{array}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found.0, expected.0, "{array}");
                assert!((found.1 - expected.1).abs() < 1e-3, "{array} {found:?}");
            }
        }
    }
}
