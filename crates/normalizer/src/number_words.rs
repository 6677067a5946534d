//! Numbers as words, only before a noun or alone.

use mittari_model::Dec;

/// Words in the cases that occur, sorted.
const WORDS: &[(&str, u32)] = &[
    ("en", 1),
    ("ett", 1),
    ("fem", 5),
    ("fyra", 4),
    ("kahdeksan", 8),
    ("kahdeksi", 2),
    ("kahden", 2),
    ("kahdelle", 2),
    ("kahdesta", 2),
    ("kahteen", 2),
    ("kaksi", 2),
    ("kolme", 3),
    ("kolmeen", 3),
    ("kolmeksi", 3),
    ("kolmelle", 3),
    ("kolmen", 3),
    ("kuuden", 6),
    ("kuusi", 6),
    ("kymmenen", 10),
    ("miljoona", 1_000_000),
    ("neljä", 4),
    ("neljäksi", 4),
    ("neljälle", 4),
    ("neljän", 4),
    ("neljään", 4),
    ("nio", 9),
    ("nolla", 0),
    ("sata", 100),
    ("sex", 6),
    ("sju", 7),
    ("seitsemän", 7),
    ("tio", 10),
    ("tre", 3),
    ("tuhat", 1000),
    ("två", 2),
    ("viiden", 5),
    ("viisi", 5),
    ("yhden", 1),
    ("yhdeksän", 9),
    ("yhdelle", 1),
    ("yhdestä", 1),
    ("yhteen", 1),
    ("yksi", 1),
    ("åtta", 8),
];

/// The number that a word names.
pub(crate) fn find(word: &str) -> Option<Dec> {
    WORDS
        .iter()
        .find(|(form, _)| *form == word)
        .map(|&(_, n)| Dec::from(n))
}

/// `puolet`, `kolmasosa`: one of how many.
pub(crate) fn fraction(word: &str) -> Option<u32> {
    match word {
        "puolet" | "hälften" | "puolta" => Some(2),
        "kolmasosa" | "kolmasosaa" | "kolmannes" | "kolmannesta" | "tredjedel" | "tredjedelar" => {
            Some(3)
        }
        "neljäsosa" | "neljäsosaa" | "neljännes" | "neljännestä" | "fjärdedel" => Some(4),
        "viidesosa" | "viidesosaa" => Some(5),
        _ => None,
    }
}
