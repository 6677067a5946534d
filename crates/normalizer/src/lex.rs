//! A clean value as tokens: numbers, dates, words, signs.

use std::ops::Range;

use mittari_model::Dec;

use crate::vocabulary;

/// A token with its place in the clean text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tok {
    pub(crate) kind: Kind,
    pub(crate) at: Range<usize>,
    /// A space stands before it.
    pub(crate) spaced: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Number(Number),
    /// Day, month, year where printed; not checked against the calendar.
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// A word in small letters, with the hyphens inside it and, for abbreviations, the full stop after it.
    Word(String),
    Sign(char),
}

/// A printed number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    /// `None` where the separators make no number, or it has too many digits.
    pub(crate) value: Result<Dec, Bad>,
    /// Digits without any separator.
    pub(crate) plain: bool,
    pub(crate) n_digits: usize,
    pub(crate) leading_zero: bool,
}

/// Why digits are no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bad {
    Malformed,
    OutOfRange,
}

impl Tok {
    /// The word in small letters; empty for other tokens.
    pub(crate) fn word(&self) -> &str {
        match &self.kind {
            Kind::Word(word) => word,
            _ => "",
        }
    }

    pub(crate) fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// The number where it is a plain whole one: a day, a month, a class.
    pub(crate) fn whole(&self) -> Option<u32> {
        let number = self
            .number()
            .filter(|number| number.plain && number.n_digits <= 4)?;
        number.value.ok()?.decimal().try_into().ok()
    }

    /// The number where it is a year: four digits from 1990 to 2100.
    pub(crate) fn year(&self) -> Option<i32> {
        let number = self.number()?;
        let year = self.whole().filter(|year| (1990..=2100).contains(year))?;
        (number.n_digits == 4).then(|| i32::try_from(year).unwrap_or_default())
    }
}

/// Splits a clean text into tokens.
pub(crate) fn lex(text: &str) -> Vec<Tok> {
    let bytes = text.as_bytes();
    let mut toks: Vec<Tok> = Vec::with_capacity(text.len() / 4 + 2);
    let (mut at, mut spaced) = (0, false);
    while let Some(c) = text[at..].chars().next() {
        if c == ' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let (kind, end) = if c.is_ascii_digit() || c == ',' && starts_fraction(text, at, &toks) {
            date(text, at).unwrap_or_else(|| number(text, at))
        } else if c.is_alphabetic() {
            word(text, at)
        } else {
            (Kind::Sign(c), at + c.len_utf8())
        };
        debug_assert!(end > at && end <= bytes.len());
        toks.push(Tok {
            kind,
            at: at..end,
            spaced: std::mem::take(&mut spaced),
        });
        at = end;
    }
    toks
}

/// `,5`
fn starts_fraction(text: &str, at: usize, before: &[Tok]) -> bool {
    before.is_empty() && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

fn digits(text: &str, at: usize) -> usize {
    text[at..].bytes().take_while(u8::is_ascii_digit).count()
}

/// `20.9.22`, `31.12.2025`, `30.11.`
fn date(text: &str, at: usize) -> Option<(Kind, usize)> {
    let n_day = digits(text, at);
    let month_at = at + n_day + 1;
    if !(1..=2).contains(&n_day) || text.as_bytes().get(at + n_day) != Some(&b'.') {
        return None;
    }
    let n_month = digits(text, month_at);
    let dot = month_at + n_month;
    if !(1..=2).contains(&n_month) || text.as_bytes().get(dot) != Some(&b'.') {
        return None;
    }
    let n_year = digits(text, dot + 1);
    let (year, end) = match n_year {
        0 => (None, dot + 1),
        2 | 4 => {
            let year: i32 = text[dot + 1..dot + 1 + n_year].parse().ok()?;
            let year = if n_year == 4 {
                year
            } else {
                two_digit_year(year)?
            };
            (Some(year), dot + 1 + n_year)
        }
        _ => return None,
    };
    // "1.2.3" has digits where a date has none.
    if text[end..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let kind = Kind::Date {
        day: text[at..at + n_day].parse().ok()?,
        month: text[month_at..dot].parse().ok()?,
        year,
    };
    Some((kind, end))
}

/// Two digits from 00 to 69 are of this century.
pub(crate) fn two_digit_year(year: i32) -> Option<i32> {
    (0..=69).contains(&year).then_some(2000 + year)
}

/// A number with its groups and decimals.
fn number(text: &str, at: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    let mut end = at + digits(text, at);
    let n_first = end - at;
    let mut plain = true;
    // Groups parted by spaces: a first group of one to three digits, then groups of exactly three.
    if (1..=3).contains(&n_first) {
        while bytes.get(end) == Some(&b' ') && digits(text, end + 1) == 3 {
            end += 4;
            plain = false;
        }
    }
    // Dots and commas with digits after them.
    while matches!(bytes.get(end), Some(b'.' | b',')) && digits(text, end + 1) > 0 {
        end += 1 + digits(text, end + 1);
        plain = false;
    }
    let printed = &text[at..end];
    let n_digits = printed.bytes().filter(u8::is_ascii_digit).count();
    let number = Number {
        value: value(printed),
        plain,
        n_digits,
        leading_zero: printed.starts_with('0') && n_first > 1,
    };
    (Kind::Number(number), end)
}

/// The decimal that digits with separators stand for.
fn value(printed: &str) -> Result<Dec, Bad> {
    let is_plain = printed.bytes().all(|b| b.is_ascii_digit())
        && (!printed.starts_with('0') || printed.len() == 1);
    if is_plain {
        return printed.parse().map_err(|_| Bad::OutOfRange);
    }
    let (whole, fraction) = separate(printed)?;
    let mut text: String = whole.chars().filter(char::is_ascii_digit).collect();
    let n_zeros = text.len() - text.trim_start_matches('0').len();
    text.drain(..n_zeros.min(text.len().saturating_sub(1)));
    if text.is_empty() {
        text.push('0');
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text.parse().map_err(|_| Bad::OutOfRange)
}

/// The whole part and the decimals: a comma is always decimal; dots group where every group after them has three digits.
fn separate(printed: &str) -> Result<(&str, &str), Bad> {
    let n_commas = printed.matches(',').count();
    let n_dots = printed.matches('.').count();
    let grouped = |whole: &str| {
        let mut groups = whole.split('.');
        groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
    };
    match (n_commas, n_dots) {
        (0, 0) => Ok((printed, "")),
        (1, 0) => Ok(printed.split_once(',').unwrap_or((printed, ""))),
        (0, 1) if grouped(printed) && !printed.starts_with('0') => Ok((printed, "")),
        (0, 1) if !printed.contains(' ') => Ok(printed.split_once('.').unwrap_or((printed, ""))),
        (0, _) if grouped(printed) => Ok((printed, "")),
        (1, _) => {
            let (whole, fraction) = printed.split_once(',').unwrap_or((printed, ""));
            if grouped(whole) && !fraction.contains('.') {
                Ok((whole, fraction))
            } else {
                Err(Bad::Malformed)
            }
        }
        _ => Err(Bad::Malformed),
    }
}

/// Abbreviations that keep their full stop, sorted.
const ABBREVIATIONS: &[&str] = &[
    "as", "ca", "enint", "enn", "hlö", "ka", "kem", "keskim", "kl", "klo", "krt", "lk", "lv",
    "maks", "max", "milj", "min", "mm", "mn", "mrd", "n", "nr", "nro", "op", "opp", "p", "pros",
    "puh", "st", "tn", "v", "vrt", "vv", "väh", "yht", "yks",
];

/// Abbreviations with full stops inside.
const DOTTED: &[&str] = &["bl.a.", "fr.o.m.", "m.m.", "t.ex.", "t.o.m."];

/// Whether a text starts with an abbreviation, in letters of any size.
fn starts_with(text: &str, dotted: &str) -> bool {
    text.get(..dotted.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(dotted))
}

/// A word: letters, digits and hyphens inside it; a full stop after an abbreviation.
fn word(text: &str, at: usize) -> (Kind, usize) {
    let rest = &text[at..];
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((idx, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let joins = matches!(c, '-' | '\'' | ':' | '&')
            && end == idx
            && next.is_some_and(char::is_alphabetic);
        if c.is_alphanumeric() || joins {
            end = idx + c.len_utf8();
        } else {
            break;
        }
    }
    if let Some(dotted) = DOTTED.iter().find(|dotted| starts_with(rest, dotted)) {
        return (Kind::Word((*dotted).to_owned()), at + dotted.len());
    }
    let mut word = rest[..end].to_lowercase();
    if rest[end..].starts_with('.') && vocabulary::has(ABBREVIATIONS, &word) {
        word.push('.');
        end += 1;
    }
    (Kind::Word(word), at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_sorted() {
        vocabulary::assert_sorted(ABBREVIATIONS.iter().copied());
    }

    #[test]
    fn numbers() {
        let read = |text: &str| match &lex(text)[0].kind {
            Kind::Number(number) => number.value.map(|value| value.to_string()),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(read("9 844 pv"), Ok("9844".to_owned()));
        assert_eq!(read("2026 3,9"), Ok("2026".to_owned()));
        assert_eq!(read("5.900e"), Ok("5900".to_owned()));
        assert_eq!(read("4.3"), Ok("4.3".to_owned()));
        assert_eq!(read("1.234.567,8"), Ok("1234567.8".to_owned()));
        assert_eq!(read("1,2,3"), Err(Bad::Malformed));
        assert_eq!(read("0,50"), Ok("0.50".to_owned()));
        assert_eq!(read("08"), Ok("8".to_owned()));
        assert_eq!(read(",5"), Ok("0.5".to_owned()));
    }

    #[test]
    fn dates_and_words() {
        let kinds: Vec<Kind> = lex("20.9.22 opp. 30.11. Ei")
            .into_iter()
            .map(|tok| tok.kind)
            .collect();
        assert_eq!(
            kinds[0],
            Kind::Date {
                day: 20,
                month: 9,
                year: Some(2022)
            }
        );
        assert_eq!(kinds[1], Kind::Word("opp.".to_owned()));
        assert_eq!(
            kinds[2],
            Kind::Date {
                day: 30,
                month: 11,
                year: None
            }
        );
        assert_eq!(kinds[3], Kind::Word("ei".to_owned()));
    }
}
