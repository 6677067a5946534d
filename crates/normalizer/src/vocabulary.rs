//! Sorted tables of words: looking a word up, and the check that a table is sorted.

use std::cmp::Ordering;

/// What a table says of a word. The table is sorted by its words.
pub(crate) fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let at = table
        .binary_search_by(|(form, _)| compare(form, word))
        .ok()?;
    Some(table[at].1)
}

/// Whether a sorted list has a word.
pub(crate) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|form| compare(form, word)).is_ok()
}

/// Compares by the first byte before the rest: it tells most words apart, and each word of a value is looked up in many tables.
fn compare(form: &str, word: &str) -> Ordering {
    let first = form.as_bytes().first().cmp(&word.as_bytes().first());
    first.then_with(|| form.cmp(word))
}

/// Fails where a table is not sorted, has a word twice or in capitals.
#[cfg(test)]
pub(crate) fn assert_sorted<'a>(words: impl IntoIterator<Item = &'a str>) {
    let words: Vec<&str> = words.into_iter().collect();
    for pair in words.windows(2) {
        assert!(pair[0] < pair[1], "{:?} before {:?}", pair[0], pair[1]);
    }
    for word in words {
        assert_eq!(word, word.to_lowercase(), "in small letters");
    }
}
