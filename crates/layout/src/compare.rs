//! Whether two readers saw the same letters on a page.

use std::collections::BTreeMap;

use mittari_document::Rect;
use unicode_normalization::UnicodeNormalization;

use crate::{Glyph, PageContent};

/// Letters shown around what differs, on either side.
const CONTEXT: usize = 12;
/// Letters of what differs that are shown.
const SHOWN: usize = 60;
/// How far outside its box a glyph may begin, in points: readers differ in the width of the space before it.
const SLACK: f32 = 2.0;

/// Where two readers differ on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first stretch that differs as the first reader has it, with a few letters around; without white space and hyphens.
    pub first: String,
    /// The same as the second reader has it.
    pub second: String,
    /// Letters that one of them has and the other has not, wherever they stand on the page.
    pub n_letters: usize,
}

/// Compares the letters of a page as two readers saw them; `None` where they agree.
///
/// Letters are folded (NFKC), and white space, hyphens and marks without a meaning of their own are left out: what is a space or a bullet
/// is a matter of opinion. The order does not matter either. What the first reader knows to be hidden the second may have or not.
pub fn difference(first: &PageContent, second: &PageContent) -> Option<Difference> {
    let (all, visible) = (
        letters(first, &|_| true),
        letters(first, &|glyph| !glyph.hidden),
    );
    let other = letters(second, &|_| true);
    if other == visible || other == all {
        return None;
    }
    let n_letters = n_beyond(&visible, &other) + n_beyond(&other, &all);
    if n_letters == 0 {
        return None;
    }
    let (first, second) = first_difference(&visible, &other);
    Some(Difference {
        first,
        second,
        n_letters,
    })
}

/// The letters that begin in a rectangle, folded as for [`difference`], in the order in which they are painted.
pub fn letters_in(page: &PageContent, rect: Rect) -> String {
    let around = Rect {
        x0: rect.x0 - SLACK,
        y0: rect.y0 - SLACK,
        x1: rect.x1,
        y1: rect.y1 + SLACK,
    };
    letters(page, &|glyph| around.contains(glyph.x, glyph.y))
        .into_iter()
        .collect()
}

/// A text as [`difference`] sees it: `9 844 pv` becomes `9844pv`.
pub fn folded(text: &str) -> String {
    text.nfkc().filter(|&letter| is_told(letter)).collect()
}

fn letters(page: &PageContent, is_meant: &dyn Fn(&Glyph) -> bool) -> Vec<char> {
    let meant = page.glyphs.iter().filter(|glyph| is_meant(glyph));
    let text: String = meant.map(|glyph| glyph.text.as_str()).collect();
    folded(&text).chars().collect()
}

/// Whether a letter has a meaning on which readers must agree.
fn is_told(letter: char) -> bool {
    letter.is_alphanumeric() || "%‰€$£+<>≤≥±=,.:/".contains(letter)
}

/// Letters of `one` that are not in `other`, each counted as often as it is missing.
fn n_beyond(one: &[char], other: &[char]) -> usize {
    let mut counts = BTreeMap::<char, i64>::new();
    for &letter in one {
        *counts.entry(letter).or_default() += 1;
    }
    for &letter in other {
        *counts.entry(letter).or_default() -= 1;
    }
    let beyond: i64 = counts.into_values().filter(|&n| n > 0).sum();
    usize::try_from(beyond).unwrap_or(usize::MAX)
}

/// What is left of both where they begin and end alike, with some of what is alike around it.
fn first_difference(one: &[char], other: &[char]) -> (String, String) {
    let alike = |pair: &(&char, &char)| pair.0 == pair.1;
    let n_before = one.iter().zip(other).take_while(alike).count();
    let (one_left, other_left) = (&one[n_before..], &other[n_before..]);
    let n_after = one_left
        .iter()
        .rev()
        .zip(other_left.iter().rev())
        .take_while(alike)
        .count();
    let shown = |letters: &[char]| {
        let start = n_before.saturating_sub(CONTEXT);
        let end = (letters.len() - n_after + CONTEXT).min(letters.len());
        let end_shown = end.min(n_before + SHOWN);
        let mut text = String::new();
        if start > 0 {
            text.push('…');
        }
        text.extend(&letters[start..end_shown]);
        if end_shown < letters.len() {
            text.push('…');
        }
        text
    };
    (shown(one), shown(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn page(text: &str) -> PageContent {
        let mut x = 0.0;
        let glyphs = text.chars().map(|letter| {
            x += 5.0;
            Glyph {
                text: Text::from(letter),
                x,
                y: 10.0,
                ..Glyph::default()
            }
        });
        PageContent {
            glyphs: glyphs.collect(),
            ..PageContent::default()
        }
    }

    #[test]
    fn pages_agree_or_differ() {
        type Found<'a> = Option<(&'a str, &'a str, usize)>;
        let rows: &[(&str, &str, Found<'_>)] = &[
            ("Tavoitetaso 4,5", "Tavoitetaso 4,5", None),
            ("Tavoite- taso 4,5", "Tavoitetaso4,5", None),
            ("ﬁ Tavoite\u{ad}taso", "fiTavoitetaso", None),
            ("\u{f0b7} 9 844 pv", "• 9844 pv", None),
            ("A4,3B4,5", "B4,5A4,3", None),
            ("", "", None),
            ("9 844 pv", "9 841 pv", Some(("9844pv", "9841pv", 2))),
            ("9 844 pv", "", Some(("9844pv", "", 6))),
            ("Käynnit", "Kynnit", Some(("Käynnit", "Kynnit", 1))),
            (
                "Asiakaspalvelun saatavuus 4,3 ja 4,5",
                "Asiakaspalvelun saatavuus 4,8 ja 4,5",
                Some(("…nsaatavuus4,3ja4,5", "…nsaatavuus4,8ja4,5", 2)),
            ),
        ];
        for (first, second, expected) in rows {
            let expected = expected.map(|(first, second, n_letters)| Difference {
                first: first.to_owned(),
                second: second.to_owned(),
                n_letters,
            });
            assert_eq!(
                difference(&page(first), &page(second)),
                expected,
                "{first} | {second}"
            );
        }
    }

    #[test]
    fn long_stretches_are_cut() {
        let found =
            difference(&page(&"a".repeat(500)), &page(&"b".repeat(500))).expect("they differ");
        assert_eq!(found.first, format!("{}…", "a".repeat(SHOWN)));
        assert_eq!(found.n_letters, 1_000);
    }

    #[test]
    fn what_is_hidden_may_be_missing() {
        let mut first = page("4,5 salattu");
        for glyph in &mut first.glyphs[4..] {
            glyph.hidden = true;
        }
        for (second, agree) in [
            ("4,5", true),
            ("4,5 salattu", true),
            ("4,5 sala", true),
            ("4,6", false),
        ] {
            assert_eq!(
                difference(&first, &page(second)).is_none(),
                agree,
                "{second}"
            );
        }
    }

    #[test]
    fn letters_of_a_box() {
        let page = page("4,3 4,5");
        let rect = Rect {
            x0: 20.0,
            y0: 0.0,
            x1: 40.0,
            y1: 12.0,
        };
        assert_eq!(letters_in(&page, rect), "4,5");
    }
}
