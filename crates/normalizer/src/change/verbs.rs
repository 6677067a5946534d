//! Verbs and nouns of change.

use mittari_model::Direction;

use crate::vocabulary;

/// Stems of verbs, sorted, with their directions and the amount in percent that the verb itself says.
const VERBS: &[(&str, (Direction, Option<u32>))] = &[
    ("alene", (Direction::Decrease, None)),
    ("alennet", (Direction::Decrease, None)),
    ("förbättra", (Direction::Improve, None)),
    ("fördubbla", (Direction::Increase, Some(100))),
    ("försämra", (Direction::Worsen, None)),
    ("halvera", (Direction::Decrease, Some(50))),
    ("heikenty", (Direction::Worsen, None)),
    ("heikken", (Direction::Worsen, None)),
    ("huonone", (Direction::Worsen, None)),
    ("huononty", (Direction::Worsen, None)),
    ("höj", (Direction::Increase, None)),
    ("kaksinkertaist", (Direction::Increase, Some(100))),
    ("kasva", (Direction::Increase, None)),
    ("kasvatet", (Direction::Increase, None)),
    ("kasvoi", (Direction::Increase, None)),
    ("kohene", (Direction::Improve, None)),
    ("koheni", (Direction::Improve, None)),
    ("kohoa", (Direction::Increase, None)),
    ("korotet", (Direction::Increase, None)),
    ("laske", (Direction::Decrease, None)),
    ("laski", (Direction::Decrease, None)),
    ("lisät", (Direction::Increase, None)),
    ("lisäänty", (Direction::Increase, None)),
    ("minska", (Direction::Decrease, None)),
    ("nostet", (Direction::Increase, None)),
    ("nouse", (Direction::Increase, None)),
    ("nousi", (Direction::Increase, None)),
    ("nouss", (Direction::Increase, None)),
    ("parane", (Direction::Improve, None)),
    ("parani", (Direction::Improve, None)),
    ("parannet", (Direction::Improve, None)),
    ("parantu", (Direction::Improve, None)),
    ("pienene", (Direction::Decrease, None)),
    ("pieneni", (Direction::Decrease, None)),
    ("pienennet", (Direction::Decrease, None)),
    ("pienenty", (Direction::Decrease, None)),
    ("puolitet", (Direction::Decrease, Some(50))),
    ("puolittu", (Direction::Decrease, Some(50))),
    ("sjunk", (Direction::Decrease, None)),
    ("sjönk", (Direction::Decrease, None)),
    ("steg", (Direction::Increase, None)),
    ("stig", (Direction::Increase, None)),
    ("supistu", (Direction::Decrease, None)),
    ("vähene", (Direction::Decrease, None)),
    ("väheni", (Direction::Decrease, None)),
    ("vähennet", (Direction::Decrease, None)),
    ("vähenty", (Direction::Decrease, None)),
    ("växer", (Direction::Increase, None)),
    ("växte", (Direction::Increase, None)),
    ("öka", (Direction::Increase, None)),
];

/// What follows a stem, sorted. Nouns of the same stem (`kasvatus`) are no verbs.
const ENDINGS: &[&str] = &[
    "", "a", "aa", "aan", "as", "ats", "de", "des", "e", "ee", "eet", "er", "evat", "evät", "i",
    "it", "ivat", "ivät", "minen", "mista", "mistä", "n", "nee", "neet", "nut", "nyt", "r", "s",
    "si", "sivat", "sivät", "ssa", "t", "ta", "tiin", "ts", "tä", "u", "uneet", "unut", "ut",
    "uttu", "uu", "uvat", "va", "vat", "vä", "vät", "y", "yneet", "ynyt", "yt", "yvät", "yy",
    "ään",
];

/// Nouns, sorted: `kasvu`, `10 % vähennys`.
const NOUNS: &[(&str, Direction)] = &[
    ("alenema", Direction::Decrease),
    ("alenemaa", Direction::Decrease),
    ("aleneminen", Direction::Decrease),
    ("förbättring", Direction::Improve),
    ("heikennys", Direction::Worsen),
    ("heikkeneminen", Direction::Worsen),
    ("kasvaminen", Direction::Increase),
    ("kasvu", Direction::Increase),
    ("kasvua", Direction::Increase),
    ("laskeminen", Direction::Decrease),
    ("lasku", Direction::Decrease),
    ("laskua", Direction::Decrease),
    ("lisäys", Direction::Increase),
    ("lisäystä", Direction::Increase),
    ("lisää", Direction::Increase),
    ("minskning", Direction::Decrease),
    ("nedgång", Direction::Decrease),
    ("nousu", Direction::Increase),
    ("nousua", Direction::Increase),
    ("paraneminen", Direction::Improve),
    ("parannus", Direction::Improve),
    ("parannusta", Direction::Improve),
    ("parantuminen", Direction::Improve),
    ("tillväxt", Direction::Increase),
    ("väheneminen", Direction::Decrease),
    ("vähenemä", Direction::Decrease),
    ("vähenemää", Direction::Decrease),
    ("vähennys", Direction::Decrease),
    ("vähennystä", Direction::Decrease),
    ("ökning", Direction::Increase),
];

/// The direction of a verb form, and the percentage that it says itself.
pub(super) fn verb(word: &str) -> Option<(Direction, Option<u32>)> {
    // Stems that begin as the word does stand together.
    const SHORTEST: usize = 3;
    let start = word.as_bytes().get(..SHORTEST)?;
    let first = VERBS.partition_point(|(stem, _)| stem.as_bytes() < start);
    VERBS[first..]
        .iter()
        .take_while(|(stem, _)| stem.as_bytes().starts_with(start))
        .find_map(|&(stem, found)| {
            let ending = word.strip_prefix(stem)?;
            vocabulary::has(ENDINGS, ending).then_some(found)
        })
}

/// Whether a word is a form of a verb of change.
pub(crate) fn is_verb(word: &str) -> bool {
    verb(word).is_some()
}

/// Whether a word is a noun of change.
pub(crate) fn is_noun(word: &str) -> bool {
    noun(word).is_some()
}

/// The direction of a noun.
pub(super) fn noun(word: &str) -> Option<Direction> {
    vocabulary::find(NOUNS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(VERBS.iter().map(|row| row.0));
        vocabulary::assert_sorted(ENDINGS.iter().copied());
        vocabulary::assert_sorted(NOUNS.iter().map(|row| row.0));
    }

    #[test]
    fn no_noun_is_a_verb_of_another_direction() {
        for (word, direction) in NOUNS {
            assert!(
                verb(word).is_none_or(|found| found.0 == *direction),
                "{word}"
            );
        }
    }

    #[test]
    fn the_verbs_of_the_specification_have_their_directions() {
        for (words, direction) in [
            (
                "kasvaa nousee lisääntyy nousevat nousi ökar stiger kasvanut",
                Direction::Increase,
            ),
            (
                "vähenee laskee pienenee minskar sjunker sjönk vähenevät laskenut",
                Direction::Decrease,
            ),
            (
                "paranee parantuneet parantuu förbättras",
                Direction::Improve,
            ),
            ("heikkenee försämras", Direction::Worsen),
        ] {
            for word in words.split(' ') {
                assert_eq!(verb(word).map(|found| found.0), Some(direction), "{word}");
            }
        }
        assert_eq!(noun("kasvu"), Some(Direction::Increase));
        assert_eq!(verb("kasvatus"), None);
    }
}
