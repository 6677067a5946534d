//! `Lainoja asukasta kohden: 15`: in a list of indicators a colon parts a name from its target.

use crate::value::{is_bare_value, is_empty_cell, is_value};

/// A name has at least so many letters.
const SHORTEST_NAME: usize = 3;
/// Words that bound the number after them, sorted.
const BOUNDS: &[&str] = &[
    "alle",
    "enintään",
    "högst",
    "korkeintaan",
    "minst",
    "noin",
    "under",
    "vähintään",
    "yli",
    "över",
];
/// What may stand after the value.
pub(super) const AFTER: &[char] = &['.', ';', ',', ' '];

/// Where the colon stands that parts a name from the value after it: outside brackets, before a space, and nothing but a value after it.
///
/// `Kysely: Olen tyytyväinen työhöni` and `Move!-mittaukset: 5. ja 8. luokkien tulokset` are names in whole.
pub(super) fn before_value(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    let mut colons = text.char_indices().filter(|&(_, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ':' && depth == 0
    });
    colons
        .find(|&(at, _)| parts(&text[..at], &text[at + 1..]))
        .map(|(at, _)| at)
}

fn parts(name: &str, after: &str) -> bool {
    let value = after.trim_end_matches(AFTER).trim_start();
    // The length of a value is asked first: a text may have any number of colons.
    after.starts_with(' ')
        && (is_bare_value(value) || begins_with_bound(value) && is_value(value))
        && !names_age(value)
        && !is_empty_cell(value)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_NAME
}

/// `vähintään 90 % talouksista`: the words after the number say what it is a share of.
fn begins_with_bound(value: &str) -> bool {
    let mut words = value.split_whitespace();
    let bound = words.next().is_some_and(|word| BOUNDS.contains(&word));
    bound
        && words
            .next()
            .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// `yli 65-vuotiaat`: a number in a compound word counts nothing.
fn names_age(value: &str) -> bool {
    let at = value
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(value.len());
    let after = value[at..].trim_start_matches(|c: char| c.is_ascii_digit());
    let mut chars = after.chars();
    chars.next() == Some('-') && chars.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_target() {
        let cases: &[(&str, Option<&str>)] = &[
            ("Lainoja asukasta kohden: 15", Some("15")),
            ("Päällystettyjä katuja: 4,2 km.", Some("4,2 km.")),
            (
                "Valaistuksen led-vaihto: 100 % katuverkosta",
                Some("100 % katuverkosta"),
            ),
            (
                "Vastausaika: enintään 5 työpäivää",
                Some("enintään 5 työpäivää"),
            ),
            ("Lupaehtojen täyttyminen: kyllä", Some("kyllä")),
            ("Kaava: hyväksytty 10/2026", Some("hyväksytty 10/2026")),
            ("Kysely: kotikunta: 80 %", Some("80 %")),
            (
                "Kattavuus: vähintään 90 % talouksista",
                Some("vähintään 90 % talouksista"),
            ),
            ("Kysely: yli 65-vuotiaat", None),
            ("Kysely: 2 tuntia liikkuvien osuus", None),
            ("Kysely: Olen tyytyväinen työhöni", None),
            ("Move!-mittaukset: 5. ja 8. luokkien tulokset", None),
            ("Kysely: 8. luokan oppilaat, joilla on ystävä", None),
            ("Raportti: 2 kertaa vuodessa julkaistava katsaus", None),
            ("Tiimit: 80 % henkilöstöstä on suorittanut kurssin", None),
            ("Lähde: Tilastokeskus 2024", None),
            ("Kävijät (museo: 3 000)", None),
            ("Sivu 3:15", None),
            ("Kävijät: –", None),
        ];
        for (text, expected) in cases {
            let value = before_value(text).map(|at| text[at + 1..].trim());
            assert_eq!(value, *expected, "{text}");
        }
    }
}
