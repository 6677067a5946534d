//! The year that the targets are for.

use std::collections::BTreeMap;

use mittari_model::DocumentKind;

use crate::draft::DraftCard;

/// The share of all years in the cards that one must have, in hundredths, to be the document's.
const SHARE: usize = 60;

pub(super) fn read(kind: DocumentKind, title: &[&str], cards: &[&DraftCard]) -> Option<i32> {
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

/// The years of this century that a text prints.
fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4 && part.starts_with("20"))
        .filter_map(|part| part.parse().ok())
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
    }
}
