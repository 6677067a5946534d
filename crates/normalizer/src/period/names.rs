//! Names of months, seasons and ordinals, Finnish and Swedish, with the inflected forms that plans print.

use mittari_model::{Bound, Season};

/// Words before a year.
pub(super) const YEAR_WORDS: &[&str] = &[
    "v", "v.", "vuoden", "vuodelle", "vuodelta", "vuodesta", "vuonna", "vuosi", "vuosien",
    "vuosina", "vuosista", "vuosiin", "vuosille", "vuoteen", "år", "året", "åren",
];

/// Words before a school year.
pub(super) const SCHOOL_YEARS: &[&str] = &[
    "lukukauden",
    "lukukausi",
    "lv",
    "lv.",
    "lukuvuoden",
    "lukuvuodelle",
    "lukuvuodelta",
    "lukuvuonna",
    "lukuvuosi",
    "läsår",
    "läsåret",
];

/// Months without their last part, January first.
const MONTHS: [&str; 12] = [
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
    "joulu",
];
/// Months in Swedish.
const SWEDISH: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
/// Endings of `kuu`.
const MONTH_ENDINGS: &[(&str, Option<Bound>)] = &[
    ("kuu", None),
    ("kuun", None),
    ("kuussa", None),
    ("kuulta", None),
    ("kuulle", None),
    ("kuuta", None),
    ("kuusta", Some(Bound::From)),
    ("kuuhun", Some(Bound::Until)),
];
/// Seasons with their inflections. `Syky` and `Syysy` are misprints of the digital plans.
const SEASONS: &[(&str, Season)] = &[
    ("kesä", Season::Summer),
    ("kesälle", Season::Summer),
    ("keväälle", Season::Spring),
    ("kevätkauden", Season::Spring),
    ("kevätlukukauden", Season::Spring),
    ("syksylle", Season::Autumn),
    ("syyskauden", Season::Autumn),
    ("syyslukukauden", Season::Autumn),
    ("kesäkausi", Season::Summer),
    ("kesällä", Season::Summer),
    ("kesän", Season::Summer),
    ("kevät", Season::Spring),
    ("kevätkaudella", Season::Spring),
    ("kevätkausi", Season::Spring),
    ("kevätlukukaudella", Season::Spring),
    ("kevätlukukausi", Season::Spring),
    ("kevään", Season::Spring),
    ("keväällä", Season::Spring),
    ("sommaren", Season::Summer),
    ("syksy", Season::Autumn),
    ("syksyllä", Season::Autumn),
    ("syksyn", Season::Autumn),
    ("syky", Season::Autumn),
    ("syyskaudella", Season::Autumn),
    ("syyskausi", Season::Autumn),
    ("syyslukukaudella", Season::Autumn),
    ("syyslukukausi", Season::Autumn),
    ("syysy", Season::Autumn),
    ("talvella", Season::Winter),
    ("talven", Season::Winter),
    ("talvi", Season::Winter),
    ("vintern", Season::Winter),
    ("våren", Season::Spring),
    ("hösten", Season::Autumn),
];

/// A month from 1, and the bound that its case gives.
pub(super) fn month(word: &str) -> Option<(u32, Option<Bound>)> {
    if let Some(at) = SWEDISH.iter().position(|name| *name == word) {
        return Some((number(at), None));
    }
    let at = MONTHS.iter().position(|stem| word.starts_with(stem))?;
    let ending = &word[MONTHS[at].len()..];
    let &(_, bound) = MONTH_ENDINGS.iter().find(|(form, _)| *form == ending)?;
    Some((number(at), bound))
}

/// `maalis` of `maalis-huhtikuu`.
pub(super) fn month_stem(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .position(|stem| *stem == word)
        .map(number)
        .or_else(|| month(word).map(|(month, _)| month))
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or_default() + 1
}

/// A season, and the bound that its case gives.
pub(super) fn season(word: &str) -> Option<(Season, Option<Bound>)> {
    let from = match word {
        "keväästä" => Some(Season::Spring),
        "kesästä" => Some(Season::Summer),
        "syksystä" => Some(Season::Autumn),
        _ => None,
    };
    let until = match word {
        "kevääseen" => Some(Season::Spring),
        "kesään" => Some(Season::Summer),
        "syksyyn" => Some(Season::Autumn),
        _ => None,
    };
    let plain = SEASONS
        .iter()
        .find(|(form, _)| *form == word)
        .map(|&(_, season)| (season, None));
    plain
        .or(from.map(|season| (season, Some(Bound::From))))
        .or(until.map(|season| (season, Some(Bound::Until))))
}

/// `ensimmäisellä` → 1, `II` → 2.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const STEMS: [(&str, &str, u32); 4] = [
        ("ensimmäi", "första", 1),
        ("toise", "andra", 2),
        ("kolman", "tredje", 3),
        ("neljän", "fjärde", 4),
    ];
    let roman = ["i", "ii", "iii", "iv"]
        .iter()
        .position(|roman| *roman == word);
    roman.map(number).or_else(|| {
        STEMS
            .iter()
            .find(|(finnish, swedish, _)| {
                word == *swedish
                    || word == "toinen" && *finnish == "toise"
                    || word.starts_with(finnish)
                        && !word.starts_with("kolmannek")
                        && !word.starts_with("kolmannes")
                        && !word.starts_with("neljänne")
            })
            .map(|&(_, _, n)| n)
    })
}
