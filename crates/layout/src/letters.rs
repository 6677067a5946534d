//! The letters of glyphs as a reader of text expects them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

/// What a glyph does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It prints letters.
    Printed,
    /// It parts words.
    Space,
    /// It prints nothing and parts nothing.
    Nothing,
    /// An accent, alone: this combining mark.
    Accent(char),
}

/// What a glyph with these letters does.
pub(crate) fn kind(letters: &str) -> Kind {
    if letters.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
        return match letters {
            "`" => Kind::Accent('\u{300}'),
            "^" => Kind::Accent('\u{302}'),
            "~" => Kind::Accent('\u{303}'),
            _ => Kind::Printed,
        };
    }
    let mut chars = letters.chars();
    let Some(first) = chars.next() else {
        return Kind::Nothing;
    };
    if chars.next().is_some() {
        return if letters.chars().all(char::is_whitespace) {
            Kind::Space
        } else {
            Kind::Printed
        };
    }
    match first {
        c if c.is_whitespace() || c.is_control() => Kind::Space,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Kind::Nothing,
        '\u{A8}' => Kind::Accent('\u{308}'),
        '\u{B4}' => Kind::Accent('\u{301}'),
        '\u{B8}' => Kind::Accent('\u{327}'),
        '\u{2C6}' => Kind::Accent('\u{302}'),
        '\u{2C7}' => Kind::Accent('\u{30C}'),
        '\u{2DA}' => Kind::Accent('\u{30A}'),
        '\u{2DC}' => Kind::Accent('\u{303}'),
        '\u{300}'..='\u{36F}' => Kind::Accent(first),
        _ => Kind::Printed,
    }
}

/// Adds the letters of a glyph that prints something.
///
/// Ligatures are taken apart, since no one types them. All else that Unicode calls compatible stays: `½`, `m²` and `№` mean something
/// else than `1/2`, `m2` and `No`. A soft hyphen of some width is printed, so it is a hyphen; one at a line's end is turned back where
/// the line is known.
pub(crate) fn push(letters: &str, text: &mut String) {
    if let [letter @ b'!'..=b'~'] = letters.as_bytes() {
        text.push(char::from(*letter));
        return;
    }
    for letter in letters.chars() {
        match letter {
            '\u{FB00}'..='\u{FB4F}' => decompose_compatible(letter, |part| text.push(part)),
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_whitespace() || c.is_control() => {}
            c => text.push(c),
        }
    }
}

/// Joins letters with the combining marks after them, in the text from `start` on.
pub(crate) fn compose(text: &mut String, start: usize) {
    let is_mark = |c: char| ('\u{300}'..='\u{36F}').contains(&c);
    if text[start..].contains(is_mark) {
        let composed: String = text[start..].nfc().collect();
        text.truncate(start);
        text.push_str(&composed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_kept_and_taken_apart() {
        for (letters, expected) in [
            ("ä", "ä"),
            ("ﬁ", "fi"),
            ("ﬄ", "ffl"),
            ("½", "½"),
            ("²", "²"),
            ("€", "€"),
            ("\u{F0B7}", "\u{F0B7}"),
            ("a\u{200B}", "a"),
        ] {
            let mut text = String::new();
            push(letters, &mut text);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn kinds() {
        for (letters, expected) in [
            ("a", Kind::Printed),
            (" ", Kind::Space),
            ("\u{A0}", Kind::Space),
            ("\u{2009}", Kind::Space),
            ("\t", Kind::Space),
            ("\u{200B}", Kind::Nothing),
            ("", Kind::Nothing),
            ("\u{A8}", Kind::Accent('\u{308}')),
            ("\u{FFFD}", Kind::Printed),
        ] {
            assert_eq!(kind(letters), expected, "{letters:?}");
        }
    }

    #[test]
    fn marks_join_their_letters() {
        let mut text = "a\u{308} a\u{308}o\u{308}".to_owned();
        compose(&mut text, 4);
        assert_eq!(text, "a\u{308} äö");
    }
}
