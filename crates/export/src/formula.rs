//! Text that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// What a formula begins with; some languages' spreadsheets take the wide forms, too.
const BEGINS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What ends a cell when a file is opened with another separator than its own: the Finnish Excel splits every `.csv` at semicolons.
const SEPARATORS: &[char] = &[',', ';', '\t', '\n', '\r'];

/// The text with an apostrophe before whatever would begin a formula: `=1+1` gives `'=1+1`, `-10 %` gives `'-10 %`.
///
/// Inside a text only what could call a function or a program is marked, and only after a separator: `raportit, -suunnitelmat` stays.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    if begins_formula(text) {
        out.push('\'');
    }
    for (at, separator) in text.match_indices(SEPARATORS) {
        let rest = &text[at + separator.len()..];
        let begin = text.len() - rest.trim_start_matches(is_blank).len();
        if begin > copied && text[begin..].starts_with(BEGINS) && may_run(&text[begin..]) {
            out.push_str(&text[copied..begin]);
            out.push('\'');
            copied = begin;
        }
    }
    if copied == 0 && out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

fn begins_formula(text: &str) -> bool {
    let rest = text.trim_start_matches(is_blank);
    let blanks = &text[..text.len() - rest.len()];
    blanks.contains(['\t', '\r', '\n']) || rest.starts_with(BEGINS)
}

/// What spreadsheets skip at the beginning of a cell, and what a reader does not see there. A quotation mark is the beginning of a cell
/// where the file is split at another separator.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a formula calls a function (`-HYPERLINK(…)`) or asks another program (`+cmd|' /C calc'!A0`). Finnish prose has a space
/// before its brackets.
///
/// The text is looked at to its end: where one separator ends the cell, others belong to the formula, as in `=1,5+SUMMA(A1;A2)`.
fn may_run(formula: &str) -> bool {
    let calls = |(at, _): (usize, &str)| {
        let before = formula[..at].trim_end_matches('"').chars().next_back();
        before.is_some_and(char::is_alphanumeric)
    };
    formula.contains('|') || formula.match_indices('(').any(calls)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_marked_and_prose_is_not() {
        for (text, expected) in [
            ("9 844 pv", "9 844 pv"),
            ("-10 %", "'-10 %"),
            ("-5", "'-5"),
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "'  @SUM(A1)"),
            ("\u{a0}+1", "'\u{a0}+1"),
            ("\u{feff}=1+1", "'\u{feff}=1+1"),
            ("\"=1+1\"", "'\"=1+1\""),
            ("\tPori", "'\tPori"),
            ("\r=1", "'\r=1"),
            ("＝1+1", "'＝1+1"),
            ("–10 %", "–10 %"),
            ("", ""),
            (
                "Hyvinvointisuunnitelmat, -raportit",
                "Hyvinvointisuunnitelmat, -raportit",
            ),
            ("4,3; -5 %; +2 pv (2027)", "4,3; -5 %; +2 pv (2027)"),
            (
                "Pori;=HYPERLINK(\"a\";\"b\")",
                "Pori;'=HYPERLINK(\"a\";\"b\")",
            ),
            ("Pori, +cmd|' /C calc'!A0", "Pori, '+cmd|' /C calc'!A0"),
            ("=A(1);=B(2)", "'=A(1);'=B(2)"),
        ] {
            assert_eq!(harmless(text), expected, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_piece_of_a_text_runs(text in "[-=+@;,\t A(1|\"')ä\n]{0,20}") {
            let harmless = harmless(&text);
            for separator in [',', ';', '\t', '\n'] {
                for piece in harmless.split(separator) {
                    let piece = piece.trim_start_matches(is_blank);
                    prop_assert!(!piece.starts_with(BEGINS) || !may_run(piece), "{harmless:?}");
                }
            }
            prop_assert!(!begins_formula(&harmless));
            let unmarked = |text: &str| text.replace('\'', "");
            prop_assert_eq!(unmarked(&harmless), unmarked(&text));
        }
    }
}
