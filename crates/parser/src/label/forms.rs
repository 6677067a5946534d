//! Looking printed forms up: every line of a document is asked whether it begins with a label.

use super::{Label, starts_with_form};

/// The letters a–z, and one place for all others.
const LETTERS: usize = 27;

/// Forms by their first two letters, the longest first.
pub(super) struct Forms {
    buckets: Vec<Vec<(&'static str, Label)>>,
}

impl Forms {
    /// Joins tables; where a form stands in several, the first counts.
    pub(super) fn new(parts: &[&[(&'static str, Label)]]) -> Self {
        let mut buckets = vec![Vec::new(); LETTERS * LETTERS];
        for &(form, label) in parts.iter().copied().flatten() {
            let bucket: &mut Vec<(&'static str, Label)> = &mut buckets[bucket(form)];
            if bucket.iter().all(|(known, _)| *known != form) {
                bucket.push((form, label));
            }
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { buckets }
    }

    /// The longest form that `words` start with, and how many bytes of `words` it takes.
    pub(super) fn longest(&self, words: &str) -> Option<(&'static str, Label, usize)> {
        self.buckets[bucket(words)]
            .iter()
            .find_map(|&(form, label)| Some((form, label, starts_with_form(words, form)?)))
    }
}

/// The bucket of a form or of some words, whatever their case; soft hyphens do not count.
fn bucket(words: &str) -> usize {
    let mut letters =
        words
            .chars()
            .filter(|c| *c != '\u{AD}')
            .map(|c| match c.to_ascii_lowercase() {
                letter @ 'a'..='z' => letter as usize - 'a' as usize,
                _ => LETTERS - 1,
            });
    let mut next = || letters.next().unwrap_or(LETTERS - 1);
    next() * LETTERS + next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_in_any_case() {
        let forms = Forms::new(&[&[
            ("lähtötaso", Label::Baseline),
            ("tavoite", Label::Objective),
            ("tavoite ja mittari", Label::Indicator),
            ("åtgärd", Label::Action),
        ]]);
        let cases = [
            (
                "LÄHTÖ\u{AD}taso\u{2009}\u{2009} 5",
                Some((Label::Baseline, 13)),
            ),
            ("Tavoite  ja mittari: x", Some((Label::Indicator, 19))),
            ("TAVOITE ja", Some((Label::Objective, 7))),
            ("Åtgärd", Some((Label::Action, 8))),
            ("Tavoitteena", None),
            ("", None),
        ];
        for (words, expected) in cases {
            let found = forms.longest(words).map(|(_, label, len)| (label, len));
            assert_eq!(found, expected, "{words}");
        }
    }
}
