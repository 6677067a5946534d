//! The year that the targets are for.

use std::collections::BTreeMap;

use mittari_model::DocumentKind;

use super::kind;
use crate::draft::DraftCard;

/// The share of all years in the cards that one must have, in hundredths, to be the document's.
const SHARE: usize = 60;

pub(super) fn read(kind: DocumentKind, title: &[&str], cards: &[&DraftCard]) -> Option<i32> {
    if let Some(year) = title.iter().find_map(|line| of_kind(line)) {
        return Some(year);
    }
    if let Some(year) = title.iter().find_map(|line| of_span(line)) {
        return Some(year);
    }
    let in_title: Vec<i32> = title.iter().flat_map(|line| years(line)).collect();
    match in_title[..] {
        [year] => return Some(year),
        [] => {}
        // "2025–2027" is no year.
        _ => {
            let all_equal = in_title.iter().all(|year| *year == in_title[0]);
            return all_equal.then_some(in_title[0]);
        }
    }
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    let mut count = |text: &str| {
        for year in years(text) {
            *counts.entry(year).or_default() += 1;
        }
    };
    for card in cards {
        match kind {
            DocumentKind::BudgetGoals => {
                card.milestones
                    .iter()
                    .for_each(|milestone| count(&milestone.text.text));
                card.indicators
                    .iter()
                    .flat_map(|i| &i.targets)
                    .for_each(|target| {
                        count(target.period.as_deref().unwrap_or(&target.text.text));
                    });
                card.indicators
                    .iter()
                    .for_each(|indicator| count(&indicator.text.text));
            }
            DocumentKind::ProgressReport | DocumentKind::AnnualReport => {
                card.progress
                    .iter()
                    .for_each(|progress| count(&progress.text.text));
            }
            _ => {}
        }
    }
    let total: usize = counts.values().sum();
    counts
        .into_iter()
        .find(|&(_, n)| n * 100 >= total * SHARE && total > 0)
        .map(|(year, _)| year)
}

/// The year beside the word for the kind of document: `Talousarvio 2026 ja taloussuunnitelma 2027–2029` is that of 2026.
fn of_kind(line: &str) -> Option<i32> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let year = pair[1].trim_end_matches([',', ':', ';', '.', ')']);
        let is_year = year.len() == 4 && year.starts_with("20");
        if !is_year || !kind::is_named_by(&pair[0].to_lowercase()) {
            return None;
        }
        year.parse().ok()
    })
}

/// The year of the span of dates beside the word for the kind of document: `Osavuosikatsaus 1.1.–31.8.2026`.
fn of_span(line: &str) -> Option<i32> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let (_, end) = pair[1].split_once(['–', '-'])?;
        let (date, year) = end.trim_end_matches([',', ':', ')']).rsplit_once('.')?;
        let is_date = date.contains('.') && date.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let is_year = year.len() == 4 && year.starts_with("20");
        (is_date && is_year && kind::is_named_by(&pair[0].to_lowercase()))
            .then(|| year.parse().ok())?
    })
}

/// The years of this century that a text prints; not those of dates (`Päivitetty 4.10.2024`).
fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    let mut after_dot = false;
    text.split_inclusive(|c: char| !c.is_ascii_digit())
        .filter_map(move |part| {
            let is_in_date = after_dot;
            after_dot = part.ends_with('.') && part.len() > 1;
            let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
            let is_year = digits.len() == 4 && digits.starts_with("20") && !is_in_date;
            is_year.then(|| digits.parse().ok()).flatten()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_titles() {
        let read = |line| read(DocumentKind::Other, &[line], &[]);
        assert_eq!(read("Porin kaupunki – Talousarvio 2026"), Some(2026));
        assert_eq!(read("Digisuunnitelma 2025–2027"), None);
        assert_eq!(read("Henkilöstöstrategia"), None);
        assert_eq!(read("Osavuosikatsaus 1.1.–31.8.2026"), Some(2026));
    }
}
