//! What documents are called.

use std::collections::BTreeSet;

use mittari_diff::Side;
use mittari_model::DocumentFacts;

use crate::wording;

/// Stands between an earlier and a later document.
const ARROW: &str = " → ";

/// `Porin kaupunki 2026`; `None` where the text names neither organization nor year.
pub(crate) fn document(facts: &DocumentFacts) -> Option<String> {
    let organization = facts.organization.clone();
    let year = facts.year.map(|year| year.to_string());
    let words: Vec<String> = organization.into_iter().chain(year).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Documents of which each is the next of the one before: `Porin kaupunki 2026 → 2027`, `Porin kaupunki 2026, budget goals → annual report`;
/// the files' names where the texts say nothing.
pub(crate) fn documents<'d>(sides: impl IntoIterator<Item = &'d Side> + Clone) -> String {
    let all: Vec<&DocumentFacts> = sides
        .clone()
        .into_iter()
        .map(|side| &side.document)
        .collect();
    let names: Option<Vec<String>> = all.iter().map(|facts| document(facts)).collect();
    let Some(mut names) = names else {
        return files(sides);
    };
    names.dedup();
    if let ([name], [_, _, ..]) = (&*names, &*all) {
        let mut kinds: Vec<&str> = all
            .iter()
            .map(|facts| wording::document(facts.kind))
            .collect();
        kinds.dedup();
        return format!("{name}, {}", kinds.join(ARROW));
    }
    let mut titles = Vec::new();
    let mut last: Option<&DocumentFacts> = None;
    for facts in all {
        let is_known = last.is_some_and(|last| last.organization == facts.organization);
        titles.extend(match facts.year {
            Some(year) if is_known => Some(year.to_string()),
            _ => document(facts),
        });
        last = Some(facts);
    }
    titles.join(ARROW)
}

/// `pori-2026.txt → pori-2027.txt`.
pub(crate) fn files<'d>(sides: impl IntoIterator<Item = &'d Side>) -> String {
    let files: Vec<String> = sides
        .into_iter()
        .map(|side| side.source.name.clone())
        .collect();
    files.join(ARROW)
}

/// A short name for each document: its year, or the file's name where years are unknown or alike; with a number where names are alike, too.
pub(crate) fn short(sides: &[&Side]) -> Vec<String> {
    let years = sides.iter().filter_map(|side| side.document.year);
    let years: Vec<String> = years.map(|year| year.to_string()).collect();
    if years.len() == sides.len() && are_distinct(&years) {
        return years;
    }
    let names: Vec<String> = sides.iter().map(|side| side.source.name.clone()).collect();
    if are_distinct(&names) {
        return names;
    }
    let numbered = (1..).zip(names);
    numbered.map(|(n, name)| format!("{n}. {name}")).collect()
}

fn are_distinct(names: &[String]) -> bool {
    let distinct: BTreeSet<&String> = names.iter().collect();
    distinct.len() == names.len()
}
