//! Names of months, seasons and ordinals, Finnish and Swedish, with the inflected forms that plans print.

use mittari_model::{Bound, Season};

use crate::vocabulary;

/// Words before a year, sorted.
pub(super) const YEAR_WORDS: &[&str] = &[
    "v", "v.", "vuodeksi", "vuodelle", "vuodelta", "vuoden", "vuodesta", "vuonna", "vuosi",
    "vuosien", "vuosiin", "vuosille", "vuosilta", "vuosina", "vuosista", "vuoteen", "vv.", "år",
    "åren", "året", "års",
];

/// Words before a school year, sorted.
pub(super) const SCHOOL_YEARS: &[&str] = &[
    "lukukauden",
    "lukukausi",
    "lukuvuodelle",
    "lukuvuodelta",
    "lukuvuoden",
    "lukuvuodesta",
    "lukuvuonna",
    "lukuvuosi",
    "lukuvuosien",
    "lukuvuosina",
    "lukuvuoteen",
    "lv",
    "lv.",
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
/// Endings of `kuu`, sorted, and the bound that the case gives.
const MONTH_ENDINGS: &[(&str, Option<Bound>)] = &[
    ("kuu", None),
    ("kuuhun", Some(Bound::Until)),
    ("kuuksi", None),
    ("kuulle", None),
    ("kuulta", None),
    ("kuun", None),
    ("kuussa", None),
    ("kuusta", Some(Bound::From)),
    ("kuuta", None),
];
/// Seasons with their inflections, sorted, and the bound that the case gives. `Syky` and `Syysy` are misprints of the digital plans.
const SEASONS: &[(&str, (Season, Option<Bound>))] = &[
    ("höst", (Season::Autumn, None)),
    ("hösten", (Season::Autumn, None)),
    ("höstens", (Season::Autumn, None)),
    ("höstterminen", (Season::Autumn, None)),
    ("kesä", (Season::Summer, None)),
    ("kesäkaudella", (Season::Summer, None)),
    ("kesäkaudelle", (Season::Summer, None)),
    ("kesäkauden", (Season::Summer, None)),
    ("kesäkaudesta", (Season::Summer, Some(Bound::From))),
    ("kesäkausi", (Season::Summer, None)),
    ("kesäkauteen", (Season::Summer, Some(Bound::Until))),
    ("kesälle", (Season::Summer, None)),
    ("kesällä", (Season::Summer, None)),
    ("kesän", (Season::Summer, None)),
    ("kesästä", (Season::Summer, Some(Bound::From))),
    ("kesään", (Season::Summer, Some(Bound::Until))),
    ("kevät", (Season::Spring, None)),
    ("kevätkaudella", (Season::Spring, None)),
    ("kevätkaudelle", (Season::Spring, None)),
    ("kevätkauden", (Season::Spring, None)),
    ("kevätkaudesta", (Season::Spring, Some(Bound::From))),
    ("kevätkausi", (Season::Spring, None)),
    ("kevätkauteen", (Season::Spring, Some(Bound::Until))),
    ("kevätlukukaudella", (Season::Spring, None)),
    ("kevätlukukaudelle", (Season::Spring, None)),
    ("kevätlukukauden", (Season::Spring, None)),
    ("kevätlukukaudesta", (Season::Spring, Some(Bound::From))),
    ("kevätlukukausi", (Season::Spring, None)),
    ("kevätlukukauteen", (Season::Spring, Some(Bound::Until))),
    ("keväälle", (Season::Spring, None)),
    ("keväällä", (Season::Spring, None)),
    ("kevään", (Season::Spring, None)),
    ("kevääseen", (Season::Spring, Some(Bound::Until))),
    ("keväästä", (Season::Spring, Some(Bound::From))),
    ("sommar", (Season::Summer, None)),
    ("sommaren", (Season::Summer, None)),
    ("syksy", (Season::Autumn, None)),
    ("syksylle", (Season::Autumn, None)),
    ("syksyllä", (Season::Autumn, None)),
    ("syksyn", (Season::Autumn, None)),
    ("syksystä", (Season::Autumn, Some(Bound::From))),
    ("syksyyn", (Season::Autumn, Some(Bound::Until))),
    ("syky", (Season::Autumn, None)),
    ("syyskaudella", (Season::Autumn, None)),
    ("syyskaudelle", (Season::Autumn, None)),
    ("syyskauden", (Season::Autumn, None)),
    ("syyskaudesta", (Season::Autumn, Some(Bound::From))),
    ("syyskausi", (Season::Autumn, None)),
    ("syyskauteen", (Season::Autumn, Some(Bound::Until))),
    ("syyslukukaudella", (Season::Autumn, None)),
    ("syyslukukaudelle", (Season::Autumn, None)),
    ("syyslukukauden", (Season::Autumn, None)),
    ("syyslukukaudesta", (Season::Autumn, Some(Bound::From))),
    ("syyslukukausi", (Season::Autumn, None)),
    ("syyslukukauteen", (Season::Autumn, Some(Bound::Until))),
    ("syysy", (Season::Autumn, None)),
    ("talveen", (Season::Winter, Some(Bound::Until))),
    ("talvella", (Season::Winter, None)),
    ("talvelle", (Season::Winter, None)),
    ("talven", (Season::Winter, None)),
    ("talvesta", (Season::Winter, Some(Bound::From))),
    ("talvi", (Season::Winter, None)),
    ("talvikaudella", (Season::Winter, None)),
    ("talvikaudelle", (Season::Winter, None)),
    ("talvikauden", (Season::Winter, None)),
    ("talvikaudesta", (Season::Winter, Some(Bound::From))),
    ("talvikausi", (Season::Winter, None)),
    ("talvikauteen", (Season::Winter, Some(Bound::Until))),
    ("vinter", (Season::Winter, None)),
    ("vintern", (Season::Winter, None)),
    ("vår", (Season::Spring, None)),
    ("våren", (Season::Spring, None)),
    ("vårens", (Season::Spring, None)),
    ("vårterminen", (Season::Spring, None)),
];

/// A month from 1, and the bound that its case gives.
pub(super) fn month(word: &str) -> Option<(u32, Option<Bound>)> {
    if let Some(at) = SWEDISH.iter().position(|name| *name == word) {
        return Some((number(at), None));
    }
    let at = MONTHS.iter().position(|stem| word.starts_with(stem))?;
    let ending = &word[MONTHS[at].len()..];
    let bound = vocabulary::find(MONTH_ENDINGS, ending)?;
    Some((number(at), bound))
}

/// Short names of months, Swedish, sorted.
const SHORT: &[(&str, u32)] = &[
    ("apr", 4),
    ("aug", 8),
    ("dec", 12),
    ("feb", 2),
    ("jan", 1),
    ("nov", 11),
    ("okt", 10),
    ("sep", 9),
    ("sept", 9),
];

/// `maalis` of `maalis-huhtikuu`, `jan` of `jan-mars`.
pub(super) fn month_stem(word: &str) -> Option<u32> {
    if let Some(month) = vocabulary::find(SHORT, word) {
        return Some(month);
    }
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
    vocabulary::find(SEASONS, word)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(YEAR_WORDS.iter().copied());
        vocabulary::assert_sorted(SCHOOL_YEARS.iter().copied());
        vocabulary::assert_sorted(MONTH_ENDINGS.iter().map(|row| row.0));
        vocabulary::assert_sorted(SHORT.iter().map(|row| row.0));
        vocabulary::assert_sorted(SEASONS.iter().map(|row| row.0));
    }

    #[test]
    fn no_word_is_of_two_kinds() {
        for (word, _) in SEASONS {
            assert!(month(word).is_none(), "{word}");
            assert!(
                !YEAR_WORDS.contains(word) && !SCHOOL_YEARS.contains(word),
                "{word}"
            );
        }
        assert!(YEAR_WORDS.iter().all(|word| !SCHOOL_YEARS.contains(word)));
    }

    #[test]
    fn months_and_seasons_in_both_languages() {
        for (word, number) in [
            ("tammikuu", 1),
            ("kesäkuussa", 6),
            ("joulukuulta", 12),
            ("maj", 5),
            ("oktober", 10),
        ] {
            assert_eq!(month(word).map(|found| found.0), Some(number), "{word}");
        }
        for (word, expected) in [
            ("kevätlukukaudella", Season::Spring),
            ("kesällä", Season::Summer),
            ("hösten", Season::Autumn),
            ("talvi", Season::Winter),
        ] {
            assert_eq!(season(word).map(|found| found.0), Some(expected), "{word}");
        }
    }
}
