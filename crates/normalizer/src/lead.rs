//! Words before a value that change what it says, so that they are no mere subject: `ei 5 kpl`, `ennen vuotta 2030`, `laskee 5-10 %`.

use crate::change;
use crate::lex::Tok;
use crate::{quantity, vocabulary};

/// Negations and prepositions, sorted.
const TURNING: &[&str] = &[
    "efter", "ei", "eikä", "eivät", "ej", "ellei", "ennen", "före", "icke", "ilman", "ingen",
    "inget", "innan", "inte", "jollei", "jälkeen", "paitsi", "utan",
];

/// Words that begin a clause, sorted: what follows them is a sentence.
const CLAUSES: &[&str] = &[
    "att", "että", "joiden", "joista", "joka", "jonka", "jos", "josta", "jota", "jotka", "jotta",
    "koska", "kun", "mikä", "mitä", "om", "som", "vilka", "vilken", "vilket",
];

/// Words that join, sorted: no subject begins with one.
const JOINING: &[&str] = &[
    "eller", "ja", "joko", "men", "mutta", "och", "samt", "sekä", "sillä", "tai", "vai",
];

/// Words whose number counts nothing, sorted: weeks, hours of the day, numbers of files and pages; and `kuin` after better and worse.
const NUMBERED: &[&str] = &[
    "bilaga",
    "diaarinro",
    "diarienr",
    "dnro",
    "kapitel",
    "kello",
    "kl",
    "kl.",
    "klo",
    "klo.",
    "kohta",
    "kuin",
    "kuvio",
    "liite",
    "luku",
    "nr",
    "nr.",
    "nro",
    "nro.",
    "puh",
    "puh.",
    "punkt",
    "pykälä",
    "sida",
    "sivu",
    "tabell",
    "taulukko",
    "vecka",
    "veckan",
    "viikko",
    "viikolla",
    "viikolle",
    "viikon",
    "viikosta",
    "viikot",
    "vk",
    "vko",
    "vkot",
    "än",
];

/// Whether words before a value do more than to name what it is about.
pub(crate) fn turns(words: &[Tok]) -> bool {
    let is_turning = |tok: &Tok| {
        let word = tok.word();
        vocabulary::has(TURNING, word)
            || vocabulary::has(CLAUSES, word)
            || change::is_verb(word)
            || quantity::is_adverb(word)
    };
    words.iter().any(is_turning)
        || words
            .first()
            .is_some_and(|tok| vocabulary::has(JOINING, tok.word()))
        || words.last().is_some_and(|tok| is_open(tok.word()))
        || has_lone_bracket(words)
}

/// Whether a last word leaves open what the number is: `vko 35`, `kasvu 5 %/v`, `vahvistunut 1,9 %`.
fn is_open(word: &str) -> bool {
    const ENDINGS: &[&str] = &["nut", "nyt", "neet"];
    vocabulary::has(NUMBERED, word)
        || change::is_noun(word)
        || !matches!(word, "ollut" | "olleet")
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether words end in a deed, whose time is no figure's: `tehdään vuoden 2026 alussa`, `avattiin elokuussa`.
pub(crate) fn is_deed(words: &[Tok]) -> bool {
    const ENDINGS: &[&str] = &["taan", "tään", "daan", "dään", "tiin"];
    words
        .last()
        .is_some_and(|tok| ENDINGS.iter().any(|ending| tok.word().ends_with(ending)))
}

/// A bracket without its other one: the words are cut out of a longer text.
fn has_lone_bracket(words: &[Tok]) -> bool {
    let mut depth = 0_i32;
    for tok in words {
        depth += i32::from(tok.is_sign('(')) - i32::from(tok.is_sign(')'));
        if depth < 0 {
            return true;
        }
    }
    depth > 0
}

/// Whether the words of a label are those of a sentence: `kasvu on ollut`, `vuoden`.
pub(crate) fn is_sentence(words: &[Tok]) -> bool {
    words.iter().any(|tok| {
        let word = tok.word();
        matches!(
            word,
            "on" | "ovat" | "oli" | "olivat" | "ollut" | "är" | "var" | "har"
        ) || vocabulary::has(TURNING, word)
            || vocabulary::has(CLAUSES, word)
            || change::is_verb(word)
    })
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
        vocabulary::assert_sorted(NUMBERED.iter().copied());
        vocabulary::assert_sorted(CLAUSES.iter().copied());
        vocabulary::assert_sorted(JOINING.iter().copied());
    }
}
