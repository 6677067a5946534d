//! What of a printed text counts when two years are compared.

use unicode_normalization::UnicodeNormalization;

use crate::typo::is_corrected;

/// A text without what is noise between two prints of it: spaces, hyphens, dashes, case, punctuation, footnote marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Folded {
    /// Letters, digits and the signs that mean something, without a space; a year is [`YEAR`].
    pub(crate) key: String,
    /// The words, in lower case; years left out.
    pub(crate) words: Vec<String>,
    /// The years in printed order.
    pub(crate) years: Vec<i32>,
}

/// Stands for a year in [`Folded::key`], so that one that is rolled forward makes no difference.
const YEAR: char = '#';
/// Signs that mean something: `yli 90 %` is not `yli 90 €`.
const SIGNS: &[char] = &['%', '‰', '€', '<', '>', '≤', '≥', '+', '='];
/// Numbers of four digits in this range are years.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

impl Folded {
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self::default();
        for token in tokens(text) {
            match token {
                Token::Word(word) => folded.push(word),
                Token::Dash => folded.key.push('-'),
            }
        }
        folded
    }

    fn push(&mut self, word: String) {
        let year = (word.len() == 4).then(|| word.parse::<i32>().ok());
        if let Some(year) = year.flatten().filter(|year| YEARS.contains(year)) {
            self.key.push(YEAR);
            self.years.push(year);
        } else {
            self.key.push_str(&word);
            self.words.push(word);
        }
    }

    /// Whether both say the same, a year that is rolled forward with the documents and a slip of the pen set aside.
    ///
    /// `forward` is the number of years from the earlier document to the later one; `None` where it is not known: then any number will do,
    /// if it is one.
    pub(crate) fn is_alike(&self, later: &Self, forward: Option<i32>) -> bool {
        let is_same = self.key == later.key || is_corrected(self, later);
        is_same && is_rolled(&self.years, &later.years, forward)
    }
}

/// Whether each year either stays or moves on with the documents: `vuoteen 2030 mennessä` stays, `kysely 2026` becomes `kysely 2027`.
fn is_rolled(before: &[i32], after: &[i32], forward: Option<i32>) -> bool {
    let mut steps = before.iter().zip(after).map(|(from, to)| to - from);
    let moved = || steps.clone().find(|&step| step != 0);
    let forward = forward.or_else(moved).unwrap_or_default();
    before.len() == after.len() && steps.all(|step| step == 0 || step == forward)
}

enum Token {
    Word(String),
    /// A dash between two numbers: `2–3` is not `23`.
    Dash,
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = cleaned(text);
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_alphanumeric() {
            let end = word_end(&chars, at);
            let mut word: String = chars[at..end].iter().filter(|c| **c != '-').collect();
            if depth == 0 && chars.get(end) == Some(&')') {
                drop_footnote(&mut word);
            }
            if !word.is_empty() {
                tokens.push(Token::Word(word));
            }
            at = end;
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '-' if is_between_numbers(&chars, at) => tokens.push(Token::Dash),
            sign if SIGNS.contains(&sign) => tokens.push(Token::Word(sign.to_string())),
            _ => {}
        }
        at += 1;
    }
    tokens
}

/// One form for each letter and dash; without marks that print nothing and without marks of footnotes.
fn cleaned(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '*' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            // Raised digits are marks of footnotes, but for m² and m³.
            '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' if out.last() != Some(&'m') => {}
            c => out.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
        }
    }
    out.iter().copied().nfc().collect()
}

/// The end of the word that begins at `at`: letters and digits, a hyphen between letters, a comma or point between digits.
fn word_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(&c) = chars.get(end) {
        let inside = |is: fn(char) -> bool| {
            end > at && is(chars[end - 1]) && chars.get(end + 1).is_some_and(|&c| is(c))
        };
        let joins = match c {
            '-' => inside(char::is_alphabetic),
            ',' | '.' => inside(|c| c.is_ascii_digit()),
            c => c.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        end += 1;
    }
    end
}

/// `kuraattori1)` and a lone `1)` outside brackets bear the mark of a footnote or of a list.
fn drop_footnote(word: &mut String) {
    let digits = word.chars().rev().take_while(char::is_ascii_digit).count();
    let is_all = digits == word.len();
    if digits == 1 || (is_all && digits <= 2) {
        word.truncate(word.len() - digits);
    }
}

fn is_between_numbers(chars: &[char], at: usize) -> bool {
    let is_digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let before = chars[..at].iter().rev().find(|c| !c.is_whitespace());
    is_digit(before) && is_digit(chars[at + 1..].iter().find(|c| !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_alike(before: &str, after: &str, forward: Option<i32>) -> bool {
        Folded::of(before).is_alike(&Folded::of(after), forward)
    }

    #[test]
    fn noise_makes_no_difference() {
        for (before, after) in [
            ("Toimivat palvelut.", "toimivat  palvelut"),
            ("arviointityö-kalut", "arviointityökalut"),
            (
                "Pori\u{2011}brändin vahvistaminen",
                "Pori-brändin vahvistaminen",
            ),
            ("kuraattori*", "Kuraattori"),
            ("kuraattori1)", "kuraattori"),
            ("Opetustunnit ¹", "Opetustunnit"),
            ("yli 30\u{a0}pv", "Yli 30 pv"),
            ("va ltakunnallisesti", "valtakunnallisesti"),
            ("”Hyvä arki”: kysely", "\"Hyvä arki\" – kysely"),
            ("2–3 koulutusta", "2-3 koulutusta"),
            ("9 844 pv", "9844 pv"),
            ("tuo\u{ad}tantoa", "tuotantoa"),
        ] {
            assert!(is_alike(before, after, Some(1)), "{before} / {after}");
        }
    }

    #[test]
    fn words_numbers_and_signs_make_one() {
        for (before, after) in [
            ("Toimivat palvelut", "Toimivat lähipalvelut"),
            ("2-3 koulutusta", "23 koulutusta"),
            ("yli 90 %", "yli 90 €"),
            ("4,5", "45"),
            ("vähintään 4,5", "vähintään 4,6"),
            ("pinta-ala, m²", "pinta-ala, m"),
            ("8. lk", "9. lk"),
        ] {
            assert!(!is_alike(before, after, Some(1)), "{before} / {after}");
        }
    }

    #[test]
    fn years_may_roll_forward_with_the_documents() {
        let rows = [
            ("kysely 2026", "kysely 2027", Some(1), true),
            ("kysely 2026", "kysely 2026", Some(1), true),
            ("kysely 2026", "kysely 2028", Some(1), false),
            ("kysely 2026", "kysely 2028", None, true),
            ("kysely 2026 (2030)", "kysely 2027 (2030)", Some(1), true),
            ("kysely 2026 (2030)", "kysely 2027 (2032)", None, false),
            ("kysely 2026", "kysely 2027", Some(0), false),
            ("kysely 2026", "kysely", Some(1), false),
        ];
        for (before, after, forward, expected) in rows {
            assert_eq!(
                is_alike(before, after, forward),
                expected,
                "{before} / {after}"
            );
        }
    }
}
