//! Words before a value that change what it says, so that they are no mere subject: `ei 5 kpl`, `ennen vuotta 2030`, `laskee 5-10 %`.

use crate::change;
use crate::lex::Tok;
use crate::vocabulary;

/// Negations and prepositions, sorted.
const TURNING: &[&str] = &[
    "efter", "ei", "eikä", "eivät", "ej", "ellei", "ennen", "före", "icke", "ilman", "ingen",
    "inget", "innan", "inte", "jollei", "jälkeen", "paitsi", "utan",
];

/// Words before the number of a week, sorted: the model has no weeks.
const WEEKS: &[&str] = &[
    "vecka", "veckan", "viikko", "viikolla", "viikolle", "viikon", "viikosta", "viikot", "vk",
    "vko", "vkot",
];

/// Whether words before a value do more than to name what it is about.
pub(crate) fn turns(words: &[Tok]) -> bool {
    words
        .iter()
        .any(|tok| vocabulary::has(TURNING, tok.word()) || change::is_verb(tok.word()))
        || words
            .last()
            .is_some_and(|tok| vocabulary::has(WEEKS, tok.word()) || change::is_noun(tok.word()))
}

/// Whether words before a change or a step say its opposite.
pub(crate) fn negates(words: &[Tok]) -> bool {
    words.iter().any(|tok| vocabulary::has(TURNING, tok.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(TURNING.iter().copied());
        vocabulary::assert_sorted(WEEKS.iter().copied());
    }
}
