//! Running heads and page numbers: marked, not deleted.

use std::collections::BTreeMap;

use crate::Line;

/// How many non-blank lines at each end of a page may be furniture.
const EDGE_LINES: usize = 3;
/// Furniture is short; a paragraph that happens to be repeated is not.
const LONGEST: usize = 100;

/// Marks what is repeated at page starts or ends with nothing but its numbers changing, and bare page numbers there.
///
/// `is_kept` tells the lines that are never furniture, whatever repeats them: those that carry a label.
pub(crate) fn mark(text: &str, lines: &mut [Line], n_pages: u32, is_kept: &dyn Fn(&str) -> bool) {
    if n_pages < 2 {
        return;
    }
    let edges = edges(lines);
    let mut seen: BTreeMap<(Edge, String), u32> = BTreeMap::new();
    for &(edge, idx) in &edges {
        *seen
            .entry((edge, pattern(lines[idx].span.of(text))))
            .or_default() += 1;
    }
    for &(edge, idx) in &edges {
        let words = lines[idx].span.of(text);
        if words.len() > LONGEST || is_kept(words) {
            continue;
        }
        let key = (edge, pattern(words));
        let repeated = seen
            .get(&key)
            .is_some_and(|&n| n >= 2 && (n * 3 >= n_pages || n >= 4));
        if repeated || is_page_number(words) {
            lines[idx].furniture = true;
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// The lines near page starts and ends, with the edge that they are near.
fn edges(lines: &[Line]) -> Vec<(Edge, usize)> {
    let mut edges = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let page = lines[start].page;
        let end = start + lines[start..].partition_point(|line| line.page == page);
        let n_edge = EDGE_LINES.min((end - start) / 2 + 1);
        edges.extend((start..start + n_edge).map(|idx| (Edge::Top, idx)));
        edges.extend((end - n_edge..end).map(|idx| (Edge::Bottom, idx)));
        start = end;
    }
    edges
}

/// The line with each number replaced by `#`.
fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_digit() {
            if !pattern.ends_with('#') {
                pattern.push('#');
            }
        } else {
            pattern.extend(c.to_lowercase());
        }
    }
    pattern
}

/// `57`, `57/157`, `57 (157)`, `- 57 -`, `Sivu 3 / 12`, `Sida 3`.
pub(crate) fn is_page_number(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare = lower
        .trim_start_matches("sivu")
        .trim_start_matches("sida")
        .trim_start_matches("page");
    let n_digits = bare.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&n_digits)
        && bare.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '/' | '(' | ')' | '-' | '–' | '|')
        })
        && bare
            .split(|c: char| !c.is_ascii_digit())
            .all(|number| number.len() <= 4)
        && (bare.len() != lower.len() || bare.split_whitespace().count() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for yes in ["16", "57/157", "- 3 -", "Sivu 3 (12)", "Sida 4", "3 / 12"] {
            assert!(is_page_number(yes), "{yes}");
        }
        for no in [
            "12 %",
            "9 844 pv",
            "Sivistys",
            "",
            "1.1.2024",
            "12 000 13 000 14",
        ] {
            assert!(!is_page_number(no), "{no}");
        }
    }
}
