//! Whether a file had to be repaired to be read.

/// The end of a file where its `startxref` must stand.
const TAIL: usize = 2048;

/// Whether the end of a file does not lead to its table of objects: it was cut off or changed by a program that knew nothing of PDF.
pub(crate) fn is_damaged(bytes: &[u8], header: usize) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let Some(at) = rfind(tail, b"startxref") else {
        return true;
    };
    let rest = &tail[at + b"startxref".len()..];
    if rfind(rest, b"%%EOF").is_none() {
        return true;
    }
    let Some(offset) = number(rest) else {
        return true;
    };
    // Offsets are counted from the header by some programs, from the file's start by others.
    ![offset, offset.saturating_add(header)]
        .into_iter()
        .any(|at| bytes.get(at..).is_some_and(begins_table))
}

/// A table of objects: the word `xref`, or a stream, which is an object with two numbers.
fn begins_table(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    if bytes.starts_with(b"xref") {
        return true;
    }
    let head = &bytes[..bytes.len().min(32)];
    let mut words = head
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_number =
        |word: Option<&[u8]>| word.is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    is_number(words.next())
        && is_number(words.next())
        && words.next().is_some_and(|word| word.starts_with(b"obj"))
}

fn number(bytes: &[u8]) -> Option<usize> {
    let bytes = bytes.trim_ascii_start();
    let len = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    std::str::from_utf8(&bytes[..len]).ok()?.parse().ok()
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes
        .windows(needle.len())
        .rposition(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_files() {
        for (name, bytes, expected) in [
            (
                "table",
                &b"%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF\n"[..],
                false,
            ),
            (
                "stream",
                b"%PDF-1.5\n1 0 obj <<>>\nstartxref\n9\n%%EOF",
                false,
            ),
            (
                "bytes before the header",
                b"\n\n%PDF-1.4\nxref\nstartxref\n9\n%%EOF",
                false,
            ),
            ("cut off", b"%PDF-1.4\nxref\n0 1\n", true),
            ("no end", b"%PDF-1.4\nxref\n0 1\nstartxref\n9\n", true),
            (
                "wrong place",
                b"%PDF-1.4\nxref\n0 1\nstartxref\n3\n%%EOF",
                true,
            ),
            (
                "past the end",
                b"%PDF-1.4\nxref\n0 1\nstartxref\n999\n%%EOF",
                true,
            ),
        ] {
            let header = rfind(bytes, b"%PDF-").unwrap_or(0);
            assert_eq!(is_damaged(bytes, header), expected, "{name}");
        }
    }
}
