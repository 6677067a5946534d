//! The first step of every reading: one form for the many ways to print the same value.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A value as it is read: NFC, single spaces, one kind of dash and quotation mark, nothing that prints nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clean<'a> {
    /// The raw text itself where nothing but its ends had to be cleaned.
    pub(crate) text: Cow<'a, str>,
    origins: Origins,
}

/// Where in the raw text each byte of the clean one comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origins {
    /// All bytes follow one another from here on.
    From(usize),
    Each(Vec<u32>),
}

impl Clean<'_> {
    /// Where a byte of the clean text comes from.
    pub(crate) fn origin(&self, at: usize) -> usize {
        match &self.origins {
            Origins::From(start) => start + at,
            Origins::Each(origins) => origins.get(at).map_or(0, |&origin| origin as usize),
        }
    }

    /// One past the raw character, with its marks, that the byte before `end` comes from.
    pub(crate) fn origin_end(&self, end: usize, raw: &str) -> usize {
        let byte = self.origin(end.saturating_sub(1));
        let last = (0..=byte)
            .rev()
            .find(|&at| raw.is_char_boundary(at))
            .unwrap_or(0);
        let rest = raw.get(last..).unwrap_or_default();
        let n_first = rest.chars().next().map_or(0, char::len_utf8);
        let n_marks: usize = rest[n_first..]
            .chars()
            .take_while(|c| is_mark(*c))
            .map(char::len_utf8)
            .sum();
        last + n_first + n_marks
    }
}

/// Whether a character may be put together with the one before it.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes)
}

/// Cleans a raw value. Line breaks count as spaces; a word broken by a hyphen and a line break is joined.
pub(crate) fn clean(raw: &str) -> Clean<'_> {
    if raw.chars().all(is_plain) && !raw.contains("  ") {
        let words = raw.trim();
        let start = raw.len() - raw.trim_start().len();
        return Clean {
            text: Cow::Borrowed(words),
            origins: Origins::From(start),
        };
    }
    let mut clean = Builder::default();
    let composed: Vec<(usize, char)> = if is_nfc_quick(raw.chars()) == IsNormalized::Yes {
        raw.char_indices().collect()
    } else {
        // Composed forms lose their places; the last place before counts.
        compose(raw)
    };
    let mut pending_space = false;
    let mut idx = 0;
    while idx < composed.len() {
        let (at, c) = composed[idx];
        idx += 1;
        if c == '-'
            && !pending_space
            && clean.text.ends_with(char::is_alphabetic)
            && is_broken_word(&composed[idx..])
        {
            while composed.get(idx).is_some_and(|(_, c)| c.is_whitespace()) {
                idx += 1;
            }
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            pending_space = true;
            continue;
        }
        if pending_space && !clean.text.is_empty() {
            push(&mut clean, ' ', at);
        }
        pending_space = false;
        push(&mut clean, fold(c), at);
    }
    Clean {
        text: Cow::Owned(clean.text),
        origins: Origins::Each(clean.origins),
    }
}

/// A clean text in the making.
#[derive(Default)]
struct Builder {
    text: String,
    origins: Vec<u32>,
}

/// Whether a character is printed as it is read.
fn is_plain(c: char) -> bool {
    (' '..'\u{7F}').contains(&c) || matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | '€' | '²' | '³')
}

fn compose(raw: &str) -> Vec<(usize, char)> {
    let mut out: Vec<(usize, char)> = Vec::with_capacity(raw.len());
    let mut start = 0;
    let mut chunk = |range: std::ops::Range<usize>| {
        let at = range.start;
        out.extend(raw[range].nfc().map(|c| (at, c)));
    };
    for (at, c) in raw.char_indices() {
        if !is_mark(c) && at > start {
            chunk(start..at);
            start = at;
        }
    }
    chunk(start..raw.len());
    out
}

/// Whether a line break and the rest of a word follow a hyphen: `Enin-` / `tään`.
fn is_broken_word(rest: &[(usize, char)]) -> bool {
    let is_break = rest.first().is_some_and(|&(_, c)| c == '\n' || c == '\r');
    let next = rest.iter().find(|(_, c)| !c.is_whitespace());
    is_break && next.is_some_and(|&(_, c)| c.is_alphabetic())
}

fn push(clean: &mut Builder, c: char, at: usize) {
    let origin = u32::try_from(at).unwrap_or(u32::MAX);
    let before = clean.text.len();
    clean.text.push(c);
    clean
        .origins
        .extend(std::iter::repeat_n(origin, clean.text.len() - before));
}

/// Dashes of every length are `-`, fullwidth ASCII is ASCII.
fn fold(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2018}' | '\u{2019}' => '\'',
        c => c,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    ) || c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_print() {
        let cases = [
            ("9\u{A0}844 pv", "9 844 pv"),
            ("Enin\u{AD}tään 670", "Enintään 670"),
            ("Enin-\ntään 670", "Enintään 670"),
            ("ENIN-\nTÄÄN 670", "ENINTÄÄN 670"),
            ("pojat -\n12 %", "pojat - 12 %"),
            ("kirjasto -\nmuseo", "kirjasto - museo"),
            ("5-6\nkrt/vuosi", "5-6 krt/vuosi"),
            ("\u{2212}10 %", "-10 %"),
            ("ka\u{308}ynnissa\u{308}", "käynnissä"),
            (" \t\n ", ""),
        ];
        for (raw, expected) in cases {
            let clean = clean(raw);
            assert_eq!(clean.text, expected);
            let last = clean.text.len().checked_sub(1);
            assert!(last.is_none_or(|last| clean.origin(last) < raw.len()));
        }
    }
}
