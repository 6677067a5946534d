//! Times that heads bear, or are.

use crate::label;
use crate::vocabulary::MONTHS;

/// A year among the words after a label: `Tavoitetaso vuodelle 2026`.
pub(super) fn year_in(rest: &str) -> Option<&str> {
    rest.split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| {
            word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
        })
}

/// A time and nothing else after a label, which may be months alone or a span of days: `Raportointi 1–8`, `Toteuma 1–8/2026`,
/// `Toteuma 1.1.–31.8.`.
pub(super) fn span_in(rest: &str) -> Option<&str> {
    let rest = rest.trim();
    let is_number = |part: &str, most: u8| {
        (1..=2).contains(&part.len()) && part.parse().is_ok_and(|n: u8| (1..=most).contains(&n))
    };
    let is_day = |part: &str| {
        let mut parts = part.split('.');
        let day = parts.next().is_some_and(|part| is_number(part, 31));
        let month = parts.next().is_some_and(|part| is_number(part, 12));
        day && month
            && parts
                .next()
                .is_none_or(|year| year.len() == 4 || year.is_empty())
    };
    let is_span = rest.split_once(['-', '–']).is_some_and(|(first, last)| {
        is_number(first, 12) && is_number(last, 12) || is_day(first) && is_day(last)
    });
    (is_span || is_period(rest)).then_some(rest)
}

/// Beginnings of the words that name a part of a year. Short, since plans print them misspelt: `Syky 2025`, `Syysy 2026`.
const PARTS_OF_YEAR: &[&str] = &[
    "alku",
    "kes",
    "kev",
    "kvartaali",
    "loppu",
    "lukuvuosi",
    "lv",
    "puolivuosi",
    "syk",
    "sys",
    "syy",
    "tal",
    "vuosi",
    "vuonna",
    "v.",
    "höst",
    "läsår",
    "sommar",
    "vår",
    "år",
];

/// Longer words name no time alone, in bytes: `Marraskuu 2026`, `Puolivuosi 1–6/2026`.
const LONGEST_PERIOD: usize = 32;

/// Whether the words name a time and nothing else: `2026`, `Kevät 2025`, `Q1`, `1–6/2025`, `Tammikuu`.
pub(super) fn is_period(words: &str) -> bool {
    if words.len() > LONGEST_PERIOD {
        return false;
    }
    // "1–6/2026": a half-year may be printed with a longer dash.
    if label::is_period(words) || words.contains('–') && label::is_period(&words.replace('–', "-"))
    {
        return true;
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().collect();
    let (name, year) = match parts[..] {
        [name] => (name, None),
        [name, year] => (name, Some(year)),
        _ => return false,
    };
    let is_quarter =
        name.len() == 2 && name.starts_with('q') && name.ends_with(['1', '2', '3', '4']);
    let is_named = name.chars().count() <= 12
        && (PARTS_OF_YEAR.iter().any(|part| name.starts_with(part))
            || MONTHS.iter().any(|month| name.starts_with(month)));
    let is_year = year.is_none_or(label::is_period);
    let stands_alone = matches!(
        name,
        "kevät" | "syksy" | "kesä" | "talvi" | "höst" | "vår" | "hösten" | "våren" | "sommar"
    ) || MONTHS.contains(&name);
    is_year && (is_quarter || is_named && (year.is_some() || stands_alone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        for yes in [
            "2026",
            "Kevät 2025",
            "Syysy 2026",
            "Q1",
            "Q3 2025",
            "1-6/2025",
            "7–12/2026",
            "Tammikuu",
            "syksy",
            "2025–2027",
            "Hösten 2026",
        ] {
            assert!(is_period(yes), "{yes}");
        }
        for no in [
            "Väestö 2024",
            "Toteuma",
            "Syksyn tapahtumat",
            "Vuosi",
            "25 %",
            "",
        ] {
            assert!(!is_period(no), "{no}");
        }
    }
}
