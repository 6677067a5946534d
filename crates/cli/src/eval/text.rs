//! Texts of gold and extractions, made comparable.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// What may stand before and after a text without being part of it.
const OUTER: &[char] = &[' ', '.', ',', ';', ':', '•', '→', '*'];
const BULLETS: &[char] = &['•', '→', '*', '·', '-'];

/// A field of a card; nothing where the card is no object or lacks it.
pub(super) fn field<'a>(card: &'a Value, name: &str) -> &'a Value {
    card.get(name).unwrap_or(&Value::Null)
}

/// The entries of a list; none where it is no list.
pub(super) fn items<'a>(card: &'a Value, name: &str) -> &'a [Value] {
    field(card, name).as_array().map_or(&[], Vec::as_slice)
}

/// The comparable text of a string, or of an object's `text`; empty where there is none.
///
/// NFKC; white space folded; soft hyphens, bullets, footnote stars and outer punctuation dropped; every dash a hyphen. Case and signs
/// count.
pub(super) fn norm(value: &Value) -> String {
    let text = if value.is_object() {
        field(value, "text")
    } else {
        value
    };
    printed(text).map_or_else(String::new, |text| norm_str(&text))
}

/// A number or a text as it would be printed; `None` for what is neither.
pub(super) fn printed(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(is_so) => Some(if *is_so { "True" } else { "False" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
    }
}

fn norm_str(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_after_space = true;
    for c in text.nfkc().filter(|&c| c != '\u{ad}') {
        if is_space(c) {
            if !is_after_space {
                folded.push(' ');
            }
            is_after_space = true;
        } else {
            is_after_space = false;
            folded.push(if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                '-'
            } else {
                c
            });
        }
    }
    without_bullets(folded.trim_end_matches(' '))
        .trim_matches(OUTER)
        .to_owned()
}

/// White space, the information separators among it, as the gold's own score has it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Drops bullets from the start; the last one stays before a digit, where it may be a sign.
fn without_bullets(text: &str) -> &str {
    let mut rests = vec![text];
    let mut rest = text;
    while let Some(after) = rest
        .strip_prefix(BULLETS)
        .and_then(|after| after.strip_prefix(' '))
    {
        rest = after;
        rests.push(rest);
    }
    let is_word = |rest: &&&str| rest.chars().next().is_some_and(|c| !c.is_numeric());
    rests.iter().skip(1).rev().find(is_word).unwrap_or(&text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_become_comparable() {
        let rows = [
            (json!("  Hyvinvoiva\u{a0}\n Pori. "), "Hyvinvoiva Pori"),
            (
                json!({"text": "• - Sovitaan yhteisistä tavoista*"}),
                "Sovitaan yhteisistä tavoista",
            ),
            (json!("- 10 %"), "- 10 %"),
            (json!("→ - 10 %"), "- 10 %"),
            (json!("−10\u{202f}%"), "-10 %"),
            (json!("sairaus\u{ad}poissaolot"), "sairauspoissaolot"),
            (json!("25 m²"), "25 m2"),
            (json!("-"), "-"),
            (json!("• "), ""),
            (json!(2026), "2026"),
            (json!(null), ""),
            (json!({"at": []}), ""),
            (json!(["ei"]), ""),
        ];
        for (value, expected) in rows {
            assert_eq!(norm(&value), expected, "{value}");
        }
    }
}
