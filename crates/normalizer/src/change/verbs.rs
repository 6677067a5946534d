//! Verbs and nouns of change.

use mittari_model::Direction;

/// Stems of verbs with their directions; the third is the amount in percent that the verb itself says.
const VERBS: &[(&str, Direction, Option<u32>)] = &[
    ("halvera", Direction::Decrease, Some(50)),
    ("heikken", Direction::Worsen, None),
    ("huonone", Direction::Worsen, None),
    ("kaksinkertaist", Direction::Increase, Some(100)),
    ("kasva", Direction::Increase, None),
    ("kohene", Direction::Improve, None),
    ("laske", Direction::Decrease, None),
    ("lisäänty", Direction::Increase, None),
    ("minska", Direction::Decrease, None),
    ("nouse", Direction::Increase, None),
    ("nous", Direction::Increase, None),
    ("parane", Direction::Improve, None),
    ("parantu", Direction::Improve, None),
    ("pienene", Direction::Decrease, None),
    ("pienenty", Direction::Decrease, None),
    ("puolittu", Direction::Decrease, Some(50)),
    ("sjunk", Direction::Decrease, None),
    ("stig", Direction::Increase, None),
    ("vähene", Direction::Decrease, None),
    ("väheni", Direction::Decrease, None),
    ("vähenty", Direction::Decrease, None),
    ("alene", Direction::Decrease, None),
    ("ökar", Direction::Increase, None),
    ("ökat", Direction::Increase, None),
    ("förbättra", Direction::Improve, None),
    ("försämra", Direction::Worsen, None),
];

/// Nouns: `kasvu`, `10 % vähennys`.
const NOUNS: &[(&str, Direction)] = &[
    ("kasvu", Direction::Increase),
    ("kasvua", Direction::Increase),
    ("laskua", Direction::Decrease),
    ("lasku", Direction::Decrease),
    ("lisäys", Direction::Increase),
    ("lisäystä", Direction::Increase),
    ("lisää", Direction::Increase),
    ("minskning", Direction::Decrease),
    ("nousu", Direction::Increase),
    ("nousua", Direction::Increase),
    ("parannus", Direction::Improve),
    ("parannusta", Direction::Improve),
    ("paraneminen", Direction::Improve),
    ("väheneminen", Direction::Decrease),
    ("vähenemä", Direction::Decrease),
    ("vähennys", Direction::Decrease),
    ("vähennystä", Direction::Decrease),
    ("ökning", Direction::Increase),
];

/// The direction of a verb form, and the percentage that it says itself.
pub(super) fn verb(word: &str) -> Option<(Direction, Option<u32>)> {
    // Verb forms end in few ways; nouns of the same stem ("kasvatus") are none.
    const ENDINGS: &[&str] = &[
        "", "a", "aa", "e", "ee", "eet", "evat", "evät", "n", "neet", "nut", "nyt", "r", "s", "si",
        "t", "u", "uu", "uneet", "unut", "vat", "vät", "y", "yneet", "ynyt", "yy", "vat", "i",
        "ut", "yt", "yvät", "uvat", "er", "nee", "ssa", "va", "vä", "mista", "mistä", "ta", "tä",
        "uttu", "ivat", "ivät",
    ];
    VERBS.iter().find_map(|&(stem, direction, amount)| {
        let ending = word.strip_prefix(stem)?;
        ENDINGS.contains(&ending).then_some((direction, amount))
    })
}

/// The direction of a noun.
pub(super) fn noun(word: &str) -> Option<Direction> {
    NOUNS
        .iter()
        .find(|(form, _)| *form == word)
        .map(|&(_, direction)| direction)
}
