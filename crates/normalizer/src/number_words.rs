//! Numbers as words, only before a noun or alone.

use mittari_model::Dec;

use crate::vocabulary;

/// Words in the cases that occur, sorted. `yhdessä` (together) and `yhtä` (equally) are no numbers.
const WORDS: &[(&str, u32)] = &[
    ("en", 1),
    ("ett", 1),
    ("fem", 5),
    ("fyra", 4),
    ("hundra", 100),
    ("kahdeksaa", 8),
    ("kahdeksaan", 8),
    ("kahdeksaksi", 8),
    ("kahdeksalla", 8),
    ("kahdeksalle", 8),
    ("kahdeksan", 8),
    ("kahdeksassa", 8),
    ("kahdeksasta", 8),
    ("kahdeksi", 2),
    ("kahdella", 2),
    ("kahdelle", 2),
    ("kahdelta", 2),
    ("kahden", 2),
    ("kahdessa", 2),
    ("kahdesta", 2),
    ("kahta", 2),
    ("kahteen", 2),
    ("kahtena", 2),
    ("kaksi", 2),
    ("kolme", 3),
    ("kolmea", 3),
    ("kolmeen", 3),
    ("kolmeksi", 3),
    ("kolmella", 3),
    ("kolmelle", 3),
    ("kolmelta", 3),
    ("kolmen", 3),
    ("kolmena", 3),
    ("kolmessa", 3),
    ("kolmesta", 3),
    ("kuudeksi", 6),
    ("kuudella", 6),
    ("kuudelle", 6),
    ("kuudelta", 6),
    ("kuuden", 6),
    ("kuudessa", 6),
    ("kuudesta", 6),
    ("kuusi", 6),
    ("kuuteen", 6),
    ("kuutta", 6),
    ("kymmeneen", 10),
    ("kymmeneksi", 10),
    ("kymmenelle", 10),
    ("kymmenellä", 10),
    ("kymmenen", 10),
    ("kymmenessä", 10),
    ("kymmenestä", 10),
    ("kymmentä", 10),
    ("miljoona", 1_000_000),
    ("miljoonan", 1_000_000),
    ("neljä", 4),
    ("neljäksi", 4),
    ("neljälle", 4),
    ("neljällä", 4),
    ("neljältä", 4),
    ("neljän", 4),
    ("neljänä", 4),
    ("neljässä", 4),
    ("neljästä", 4),
    ("neljää", 4),
    ("neljään", 4),
    ("nio", 9),
    ("noll", 0),
    ("nolla", 0),
    ("nollaa", 0),
    ("nollaan", 0),
    ("nollan", 0),
    ("nollasta", 0),
    ("sadalle", 100),
    ("sadan", 100),
    ("sadasta", 100),
    ("sata", 100),
    ("sataa", 100),
    ("sataan", 100),
    ("seitsemäksi", 7),
    ("seitsemälle", 7),
    ("seitsemällä", 7),
    ("seitsemän", 7),
    ("seitsemässä", 7),
    ("seitsemästä", 7),
    ("seitsemää", 7),
    ("seitsemään", 7),
    ("sex", 6),
    ("sju", 7),
    ("tio", 10),
    ("tre", 3),
    ("tuhannen", 1_000),
    ("tuhanteen", 1_000),
    ("tuhat", 1_000),
    ("två", 2),
    ("viideksi", 5),
    ("viidelle", 5),
    ("viidellä", 5),
    ("viideltä", 5),
    ("viiden", 5),
    ("viidessä", 5),
    ("viidestä", 5),
    ("viisi", 5),
    ("viiteen", 5),
    ("viitenä", 5),
    ("viittä", 5),
    ("yhdeksi", 1),
    ("yhdeksäksi", 9),
    ("yhdeksälle", 9),
    ("yhdeksällä", 9),
    ("yhdeksän", 9),
    ("yhdeksässä", 9),
    ("yhdeksästä", 9),
    ("yhdeksää", 9),
    ("yhdeksään", 9),
    ("yhdelle", 1),
    ("yhdellä", 1),
    ("yhdeltä", 1),
    ("yhden", 1),
    ("yhdestä", 1),
    ("yhteen", 1),
    ("yhtenä", 1),
    ("yksi", 1),
    ("åtta", 8),
];

/// Words for one of how many, sorted.
const FRACTIONS: &[(&str, u32)] = &[
    ("femtedel", 5),
    ("femtedelar", 5),
    ("fjärdedel", 4),
    ("fjärdedelar", 4),
    ("hälften", 2),
    ("kolmanneksen", 3),
    ("kolmannes", 3),
    ("kolmannesta", 3),
    ("kolmasosa", 3),
    ("kolmasosaa", 3),
    ("kolmasosaan", 3),
    ("kolmasosan", 3),
    ("kymmenes", 10),
    ("kymmenesosa", 10),
    ("kymmenesosaa", 10),
    ("neljänneksen", 4),
    ("neljännes", 4),
    ("neljännestä", 4),
    ("neljäsosa", 4),
    ("neljäsosaa", 4),
    ("neljäsosan", 4),
    ("puoleen", 2),
    ("puolesta", 2),
    ("puolet", 2),
    ("puolta", 2),
    ("tiondel", 10),
    ("tiondelar", 10),
    ("tredjedel", 3),
    ("tredjedelar", 3),
    ("viidennes", 5),
    ("viidennestä", 5),
    ("viidesosa", 5),
    ("viidesosaa", 5),
];

/// The number that a word names.
pub(crate) fn find(word: &str) -> Option<Dec> {
    vocabulary::find(WORDS, word).map(Dec::from)
}

/// `puolet`, `kolmasosa`: one of how many.
pub(crate) fn fraction(word: &str) -> Option<u32> {
    vocabulary::find(FRACTIONS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(WORDS.iter().map(|row| row.0));
        vocabulary::assert_sorted(FRACTIONS.iter().map(|row| row.0));
    }

    #[test]
    fn no_word_is_a_number_and_a_fraction() {
        assert!(FRACTIONS.iter().all(|row| find(row.0).is_none()));
    }

    #[test]
    fn every_number_of_the_specification_has_words_in_both_languages() {
        for (number, words) in [
            (0, ["nolla", "noll"]),
            (1, ["yksi", "ett"]),
            (2, ["kaksi", "två"]),
            (3, ["kolme", "tre"]),
            (4, ["neljä", "fyra"]),
            (5, ["viisi", "fem"]),
            (6, ["kuusi", "sex"]),
            (7, ["seitsemän", "sju"]),
            (8, ["kahdeksan", "åtta"]),
            (9, ["yhdeksän", "nio"]),
            (10, ["kymmenen", "tio"]),
            (100, ["sata", "hundra"]),
        ] {
            for word in words {
                assert_eq!(find(word), Some(Dec::from(number)), "{word}");
            }
        }
        assert_eq!(find("miljoona"), Some(Dec::from(1_000_000)));
        assert_eq!(fraction("hälften"), Some(2));
        assert_eq!(fraction("kolmasosa"), Some(3));
    }
}
