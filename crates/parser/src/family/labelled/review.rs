//! Lines that announce a report on the goals, or their milestones, without beginning with the label.

use crate::scan::Scan;
use crate::vocabulary::MONTHS;

/// Longer lines are prose, in characters.
const LONGEST: usize = 110;
/// Words for a report, as they begin.
const REPORTS: &[&str] = &[
    "tilannekatsau",
    "tilannepäivity",
    "päivity",
    "väliraport",
    "tilannearvio",
    "lägesrapport",
    "uppföljning",
];

/// The period of a heading such as `Viestinnän tilannekatsaus syyskuulta 2023`, as a reader says it: `syyskuu 2023`.
pub(super) fn heading(scan: &Scan<'_>, idx: usize) -> Option<String> {
    let words = scan.tokens.words(idx);
    if words.len() > LONGEST
        || words.ends_with(['.', ',', ';'])
        || !words.starts_with(char::is_uppercase)
    {
        return None;
    }
    // A cheap test first: the period stands at the end, with the four digits of a year.
    let end = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !end.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = words.to_lowercase();
    let is_report = lower
        .split_whitespace()
        .any(|word| REPORTS.iter().any(|report| word.starts_with(report)));
    if !is_report || crate::heads::read(words, scan.tokens.list[idx].body, None).is_some() {
        return None;
    }
    month_and_year(&lower)
}

/// The month and year that the words end in: `syyskuulta 2023` → `syyskuu 2023`.
fn month_and_year(lower: &str) -> Option<String> {
    let words: Vec<&str> = lower
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect();
    let [.., month, year] = words[..] else {
        return None;
    };
    let year_ok =
        year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
    let month = MONTHS.iter().find(|name| month.starts_with(**name))?;
    year_ok.then(|| format!("{month} {year}"))
}

/// `Käyttösuunnitelman yhteydessä vahvistettavat osatavoitteet ja niiden aikataulu:`
pub(crate) fn introduces_milestones(words: &str) -> bool {
    words.ends_with(':')
        && words.len() <= LONGEST
        && words.to_lowercase().contains(" osatavoitteet")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        assert_eq!(
            month_and_year("viestinnän tilannekatsaus syyskuulta 2023").as_deref(),
            Some("syyskuu 2023")
        );
        assert_eq!(
            month_and_year("päivitys syyskuu 2023:").as_deref(),
            Some("syyskuu 2023")
        );
        assert_eq!(month_and_year("päivitys 2023"), None);
    }
}
