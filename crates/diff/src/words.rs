//! The words that changed between two texts.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use crate::fold::Folded;
use crate::{Fate, Words};

/// The words of two texts, kept, removed and added, in reading order. Words that differ by noise only are kept.
pub(crate) fn changed(before: &str, after: &str) -> Vec<Words> {
    let (own, other) = (split(before), split(after));
    let keys =
        |words: &[&str]| -> Vec<String> { words.iter().map(|word| Folded::of(word).key).collect() };
    let (own_keys, other_keys) = (keys(&own), keys(&other));
    let mut found: Vec<Words> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &own_keys, &other_keys) {
        for change in operation.iter_changes(&own_keys, &other_keys) {
            let (fate, word) = match change.tag() {
                ChangeTag::Equal => (Fate::Kept, change.new_index().map(|at| other[at])),
                ChangeTag::Delete => (Fate::Removed, change.old_index().map(|at| own[at])),
                ChangeTag::Insert => (Fate::Added, change.new_index().map(|at| other[at])),
            };
            let word = word.unwrap_or_default();
            match found.last_mut() {
                Some(last) if last.fate == fate => {
                    last.text.push(' ');
                    last.text.push_str(word);
                }
                _ => found.push(Words {
                    fate,
                    text: word.to_owned(),
                }),
            }
        }
    }
    found
}

fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let marked = |before: &str, after: &str| -> String {
            let words = changed(before, after);
            let words = words.iter().map(|words| match words.fate {
                Fate::Kept => words.text.clone(),
                Fate::Removed => format!("[-{}-]", words.text),
                Fate::Added => format!("{{+{}+}}", words.text),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            marked(
                "Yhteistyö järjestöjen kanssa.",
                "Suunnitelmallinen yhteistyö  järjestöjen kanssa"
            ),
            "{+Suunnitelmallinen+} yhteistyö järjestöjen kanssa"
        );
        assert_eq!(
            marked(
                "Strategian toimenpiteiden käynnistäminen",
                "Strategian toimenpiteiden toteuttaminen"
            ),
            "Strategian toimenpiteiden [-käynnistäminen-] {+toteuttaminen+}"
        );
        assert_eq!(marked("", "Uusi"), "{+Uusi+}");
    }
}
