//! What of a Finnish word stays through its forms: its letters without consonant gradation, and how long its stem is without its ending.
//!
//! *Lämpö* and *lämmön*, *liput* and *lippujen*, *luopua* and *luovutaan* differ in the grade of a consonant (Iso suomen kielioppi, § 41:
//! astevaihtelu); *tuotetaan* and *tuottaminen*, *kysyntä* and *kysytty* in what is derived from one verb. Both are only folded as far as two
//! words can be held against each other: nothing here is a dictionary.

/// The letters of a word with strong and weak grades alike: `mp` and `mm`, `nt` and `nn`, `nk` and `ng`, `lt` and `ll`, `rt` and `rr`, doubled
/// and single `k`, `p`, `t`, as well as `p` and `v`, `t` and `d`. The first letter of a word has no other grade, but that of a compound's part may look
/// like it.
pub(crate) fn ungraded(word: &str) -> Vec<char> {
    let letters: Vec<char> = word.chars().collect();
    let mut folded = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        let (letter, n) = match (letters[at], next) {
            ('m', Some('p' | 'm')) => ('m', 2),
            ('n', Some('t' | 'n' | 'k' | 'g')) => ('n', 2),
            ('l', Some('t' | 'l')) => ('l', 2),
            ('r', Some('t' | 'r')) => ('r', 2),
            ('k', Some('k')) => ('k', 2),
            ('p', Some('p')) => ('p', 2),
            ('t', Some('t')) => ('t', 2),
            ('v', _) => ('p', 1),
            ('d', _) => ('t', 1),
            (letter, _) => (letter, 1),
        };
        folded.push(letter);
        at += n;
    }
    folded
}

/// How many letters of an ungraded word stand before its endings.
pub(crate) fn length(ungraded: &[char]) -> usize {
    let mut length = ungraded.len();
    // A case after a derivation: `kehittäm-ise-ssa`.
    for endings in [CASES, DERIVATIONS] {
        let longest = endings
            .iter()
            .filter(|ending| ends_with(&ungraded[..length], ending))
            .map(|ending| ending.chars().count())
            .filter(|ending| length >= SHORTEST + ending)
            .max();
        length -= longest.unwrap_or(0);
    }
    length
}

/// A stem is no shorter than this: what is left would be the stem of anything.
const SHORTEST: usize = 4;

fn ends_with(letters: &[char], ending: &str) -> bool {
    let mut letters = letters.iter().rev();
    ending.chars().rev().all(|c| letters.next() == Some(&c))
}

/// Ends of cases, numbers and persons, ungraded, with `ä` as it stands.
const CASES: &[&str] = &[
    "a", "ä", "n", "t", "ia", "iä", "ja", "jä", "ita", "itä", "ta", "tä", "en", "ien", "jen",
    "iten", "ten", "ssa", "ssä", "issa", "issä", "sta", "stä", "ista", "istä", "la", "lä", "ila",
    "ilä", "le", "ile", "ksi", "iksi", "na", "nä", "in", "iin", "seen", "een", "an", "än", "on",
    "ön", "un", "yn", "pat", "pät", "taan", "tään", "aan", "ään",
];

/// Ends of derivations from verbs and adjectives, ungraded.
const DERIVATIONS: &[&str] = &[
    "minen", "mise", "mis", "ma", "mä", "mi", "ntä", "nta", "nä", "na", "nti", "ni", "tu", "ty",
    "tuj", "tyj", "nut", "nyt", "nee", "pa", "pä", "us", "ys", "uks", "yks", "ukse", "ykse",
    "uute", "yyte", "uus", "yys", "inen", "ise", "is", "ja", "jä", "e",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        let letters = ungraded(word);
        letters[..length(&letters)].iter().collect()
    }

    #[test]
    fn forms_of_one_word_have_one_beginning() {
        let rows = [
            ("lämpö", "lämmön"),
            ("liput", "lippujen"),
            ("luopuminen", "luovutaan"),
            ("laaditaan", "laatiminen"),
            ("asunto", "asunnon"),
            ("kaupunki", "kaupungin"),
            ("rakennelma", "rakennelmia"),
        ];
        for (a, b) in rows {
            let (a, b) = (stem(a), stem(b));
            assert!(a.starts_with(&b) || b.starts_with(&a), "{a} {b}");
        }
        assert_ne!(stem("kunta"), stem("kunto"));
    }
}
