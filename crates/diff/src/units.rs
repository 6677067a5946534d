//! The units of a document: the headings that its cards stand under.

use std::collections::BTreeMap;

use mittari_model::{Excerpt, Extraction};

use crate::fold::Folded;

/// The distinct units of a document, in the order in which they first stand.
pub(crate) struct Units {
    /// The headings of each, outermost first; none for cards under no unit.
    pub(crate) headings: Vec<Vec<String>>,
    /// For each what it has in common with the same unit of another document: its headings without noise and without their numbers
    /// (`3.1 Hallinto`).
    pub(crate) keys: Vec<String>,
    /// For each card the number of its unit.
    pub(crate) of_card: Vec<usize>,
}

impl Units {
    pub(crate) fn of(extraction: &Extraction) -> Self {
        let mut units = Self {
            headings: Vec::new(),
            keys: Vec::new(),
            of_card: Vec::new(),
        };
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for card in &extraction.cards {
            let headings = headings(&card.unit);
            let key = path_keys(&headings).join("\n");
            let number = *numbers.entry(key.clone()).or_insert(units.keys.len());
            if number == units.keys.len() {
                units.headings.push(headings);
                units.keys.push(key);
            }
            units.of_card.push(number);
        }
        units
    }
}

/// The words of headings.
pub(crate) fn headings(path: &[Excerpt]) -> Vec<String> {
    path.iter().map(|heading| heading.text.clone()).collect()
}

/// Headings, each without noise and number.
pub(crate) fn path_keys(path: &[String]) -> Vec<String> {
    path.iter().map(|heading| heading_key(heading)).collect()
}

/// One heading without noise and number.
pub(crate) fn heading_key(heading: &str) -> String {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    Folded::of(heading.trim_start_matches(number)).key
}
