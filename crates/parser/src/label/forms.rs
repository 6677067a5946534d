//! Looking printed forms up: every line of a document is asked whether it begins with a label.

use super::{Label, starts_with_form};

/// Forms are told apart by their first letters; no form is looked at further than this, in bytes.
const LONGEST: usize = 64;
/// So many bytes tell the bucket.
const BEGINNING: usize = 4;
/// The letters a–z, and one place for all other bytes.
const LETTERS: usize = 27;
/// Buckets for each pair of first letters.
const BUCKETS: usize = LETTERS * LETTERS;

/// Forms by their first two letters, the longest first.
pub(super) struct Forms {
    buckets: Vec<Vec<(&'static str, Label)>>,
}

impl Forms {
    /// Joins tables; where a form stands in several, the first counts.
    pub(super) fn new(parts: &[&[(&'static str, Label)]]) -> Self {
        let mut buckets = vec![Vec::new(); BUCKETS];
        for &(form, label) in parts.iter().copied().flatten() {
            let bucket: &mut Vec<(&'static str, Label)> = &mut buckets[bucket(form)];
            if bucket.iter().all(|(known, _)| *known != form) {
                bucket.push((form, label));
            }
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { buckets }
    }

    /// The longest form that `words` start with, and how many bytes of `words` it takes.
    pub(super) fn longest(&self, words: &str) -> Option<(&'static str, Label, usize)> {
        let mut buffer = [0; LONGEST];
        let beginning = fold(words, &mut buffer[..BEGINNING]);
        if self.buckets[bucket(beginning)].is_empty() {
            return None;
        }
        let folded = fold(words, &mut buffer);
        self.buckets[bucket(folded)]
            .iter()
            .filter(|(form, _)| folded.starts_with(form))
            .find_map(|&(form, label)| Some((form, label, starts_with_form(words, form)?)))
    }
}

/// The bucket of a form or of folded words.
fn bucket(folded: &str) -> usize {
    let letter = |at: usize| match folded.as_bytes().get(at) {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        _ => LETTERS - 1,
    };
    letter(0) * LETTERS + letter(1)
}

/// The beginning of some words in small letters, with single spaces and without soft hyphens.
fn fold<'b>(words: &str, buffer: &'b mut [u8]) -> &'b str {
    let mut len = 0;
    let mut push = |c: char| {
        let fits = len + c.len_utf8() <= buffer.len();
        if fits {
            len += c.encode_utf8(&mut buffer[len..]).len();
        }
        fits
    };
    let mut after_space = false;
    for c in words.chars() {
        let is_space = c.is_whitespace();
        let pushed = match c {
            '\u{AD}' => true,
            _ if is_space => after_space || push(' '),
            _ if c.is_ascii() => push(c.to_ascii_lowercase()),
            _ => c.to_lowercase().all(&mut push),
        };
        if !pushed {
            break;
        }
        after_space = is_space;
    }
    std::str::from_utf8(&buffer[..len]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        let mut buffer = [0; LONGEST];
        assert_eq!(
            fold("LÄHTÖ\u{AD}taso\u{2009}\u{2009} 5", &mut buffer),
            "lähtötaso 5"
        );
        let long = "ä".repeat(100);
        assert_eq!(fold(&long, &mut buffer), "ä".repeat(LONGEST / 2));
    }
}
