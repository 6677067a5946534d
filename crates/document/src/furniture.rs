//! Running heads and page numbers: marked, not deleted.

use std::collections::BTreeMap;

use crate::{Line, PlacedLine, counted_pages};

/// How many non-blank lines at each end of a page may be furniture.
const EDGE_LINES: usize = 3;
/// Furniture is short; a paragraph that happens to be repeated is not.
const LONGEST: usize = 160;
/// At least so many blank lines part a running foot that stands on one page only from the text above it.
const FOOT_GAP: u16 = 2;

/// Marks what is repeated at page starts or ends with nothing but its numbers changing, and page numbers there.
///
/// A bare number counts as a page's only where it counts the pages: it may be a value that the page break parted from its card.
/// `is_kept` tells by index and words the lines that no repetition makes furniture: labels and values. What stands under one of them without a blank
/// line between is kept as well. `height` tells how high a line stands on its page, in steps: what is repeated elsewhere on the page is a
/// heading. Exported text gives 0.
pub(crate) fn mark(
    text: &str,
    lines: &mut [Line],
    n_pages: u32,
    is_kept: &dyn Fn(usize, &str) -> bool,
    height: &dyn Fn(usize) -> i32,
) {
    if memchr::memchr(b'\x0C', text.as_bytes()).is_none() {
        counted_pages::mark(text, lines, is_kept);
        return;
    }
    let edges = edges(lines);
    let patterns: Vec<String> = edges
        .iter()
        .map(|&(_, idx)| pattern(lines[idx].span.of(text)))
        .collect();
    let mut seen: BTreeMap<(Edge, &str, i32), u32> = BTreeMap::new();
    let mut offsets: BTreeMap<(Edge, i64), u32> = BTreeMap::new();
    for (&(edge, idx), pattern) in edges.iter().zip(&patterns) {
        let words = lines[idx].span.of(text);
        *seen.entry((edge, pattern, height(idx))).or_default() += 1;
        if let Some(offset) = bare_number(words).and_then(|number| offset(number, &lines[idx])) {
            *offsets.entry((edge, offset)).or_default() += 1;
        }
    }
    let counts_pages = |edge: Edge, number: &str, line: &Line| {
        offset(number, line).is_some_and(|offset| {
            offset == 0 || offsets.get(&(edge, offset)).is_some_and(|&n| n >= 2)
        })
    };
    for (&(edge, idx), pattern) in edges.iter().zip(&patterns) {
        let line = lines[idx];
        let words = line.span.of(text);
        if words.len() > LONGEST {
            continue;
        }
        let repeated = n_pages > 1
            && bare_number(words).is_none()
            && seen
                .get(&(edge, pattern.as_str(), height(idx)))
                .is_some_and(|&n| n >= 2 && (n * 3 >= n_pages || n >= 4));
        let is_number = is_page_label(words)
            || bare_number(words).is_some_and(|number| counts_pages(edge, number, &line));
        let is_foot = || {
            let apart = match edge {
                Edge::Top => lines.get(idx + 1).map_or(0, |below| below.gap.blank),
                Edge::Bottom => line.gap.blank,
            };
            apart >= FOOT_GAP && outer_number(words).is_some_and(|n| counts_pages(edge, n, &line))
        };
        let goes_on = |above: usize| {
            let joined = lines[above].page == line.page && line.gap.blank == 0;
            joined && !lines[above].furniture && is_kept(above, lines[above].span.of(text))
        };
        let is_cut = words.ends_with([',', '-', ';']);
        let stays = || is_cut || is_kept(idx, words) || idx.checked_sub(1).is_some_and(goes_on);
        if is_number || (repeated || is_foot()) && !stays() {
            lines[idx].furniture = true;
        }
    }
}

/// Marks the running head and foot of a document of one page, where nothing repeats them: the highest or lowest line, apart from the
/// others, in smaller print than most, with the number of the page at one end.
///
/// `is_kept` as for [`mark`].
pub(crate) fn mark_on_only_page(
    text: &str,
    lines: &mut [Line],
    placed: &[PlacedLine],
    is_kept: &dyn Fn(usize, &str) -> bool,
) {
    if lines.iter().any(|line| line.page > 1) {
        return;
    }
    let mut sizes: Vec<f32> = placed.iter().map(|line| line.style.size).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(&usual) = sizes.get(sizes.len() / 2) else {
        return;
    };
    let last = lines.len().saturating_sub(1);
    for (idx, apart) in [
        (0, lines.get(1).map_or(0, |below| below.gap.blank)),
        (last, lines[last].gap.blank),
    ] {
        let rect = placed[idx].rect;
        let is_outermost = placed.iter().enumerate().all(|(other, line)| {
            other == idx
                || idx == 0 && line.rect.y0 >= rect.y1
                || idx == last && line.rect.y1 <= rect.y0
        });
        let words = lines[idx].span.of(text);
        let parts: Vec<&str> = words
            .split(['·', '|', '•'])
            .flat_map(|part| part.split("  "))
            .collect();
        let ends = [parts.first(), parts.last()];
        let counts_page = ends
            .into_iter()
            .flatten()
            .any(|part| names_page(part.trim(), &lines[idx]));
        if is_outermost
            && apart >= FOOT_GAP
            && placed[idx].style.size < usual
            && words.len() <= LONGEST
            && counts_page
            && (is_page_number(words) || !is_kept(idx, words))
        {
            lines[idx].furniture = true;
        }
    }
}

/// Whether words are the number of the page on which they stand.
fn names_page(words: &str, line: &Line) -> bool {
    is_page_number(words) && digits(words).and_then(|number| offset(number, line)) == Some(0)
}

/// How far a number is from that of its page.
fn offset(number: &str, line: &Line) -> Option<i64> {
    Some(number.parse::<i64>().ok()? - i64::from(line.page))
}

/// The first number of a line that holds nothing but a page's: `57`, `57/157`, `57 (157)`, `- 57 -`.
fn bare_number(words: &str) -> Option<&str> {
    is_page_number(words).then(|| digits(words)).flatten()
}

/// The number at the outer end of a line whose words stand apart from it: `Talousarvio 2026        57`.
fn outer_number(words: &str) -> Option<&str> {
    let parts: Vec<&str> = words
        .split("  ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (first, last) = (*parts.first()?, *parts.last()?);
    if parts.len() < 2 {
        return None;
    }
    bare_number(last).or_else(|| bare_number(first))
}

fn digits(words: &str) -> Option<&str> {
    words
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| !part.is_empty())
}

/// `Sivu 3`, `Sivu 3 (12)`, `Sida 4`.
fn is_page_label(words: &str) -> bool {
    is_page_number(words) && words.starts_with(char::is_alphabetic)
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

/// The line with each number replaced by `#`. How many spaces part two ends of a line differs from page to page.
pub(crate) fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_digit() {
            if !pattern.ends_with('#') {
                pattern.push('#');
            }
        } else if c.is_whitespace() {
            if !pattern.ends_with(' ') {
                pattern.push(' ');
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
        && !has_grouped_digits(bare)
}

/// `1 100`: two numbers with nothing but white space between are one number, and no page's.
fn has_grouped_digits(words: &str) -> bool {
    let mut parts = words.split_whitespace().peekable();
    while let Some(part) = parts.next() {
        let next = parts.peek();
        if part.ends_with(|c: char| c.is_ascii_digit())
            && next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewLine, NewWord, Pages, Rect, Style};

    #[test]
    fn patterns() {
        for (words, expected) in [
            ("Talousarvio 2026     57", "talousarvio # #"),
            ("Talousarvio 2026\u{A0}   103", "talousarvio # #"),
            ("Sivu 3/12", "sivu #/#"),
        ] {
            assert_eq!(pattern(words), expected);
        }
    }

    #[test]
    fn only_pages() {
        let check = |words: &str, size: f32, blank: u16, expected: bool| {
            let mut pages = Pages::default();
            pages.begin_page();
            for (text, y, size, blank) in [
                ("Tavoite", 60.0, 10.0, 0),
                ("Kasvu", 72.0, 10.0, 0),
                (words, 800.0, size, blank),
            ] {
                let rect = Rect {
                    x0: 50.0,
                    y0: y,
                    x1: 300.0,
                    y1: y + size,
                };
                let words: Vec<NewWord<'_>> = text
                    .split(' ')
                    .map(|text| NewWord {
                        text,
                        column: 0,
                        rect,
                    })
                    .collect();
                pages.line(&NewLine {
                    words: &words,
                    blank,
                    level: 0,
                    style: Style { size, bold: false },
                });
            }
            let document = pages.finish(&|_| false).expect("it is short");
            let marked: Vec<bool> = document.lines().iter().map(|line| line.furniture).collect();
            assert_eq!(marked, [false, false, expected], "{words} {size} {blank}");
        };
        for (words, size, blank, expected) in [
            (
                "Pihkaniemen kunta · Talousarvio 2026 · sivu 1",
                7.5,
                5,
                true,
            ),
            ("1 | Talousarvio 2026", 7.5, 2, true),
            ("1(1)", 7.5, 2, true),
            ("– 1 –", 7.5, 2, true),
            (
                "Pihkaniemen kunta · Talousarvio 2026 · sivu 1",
                10.0,
                5,
                false,
            ),
            (
                "Pihkaniemen kunta · Talousarvio 2026 · sivu 1",
                7.5,
                1,
                false,
            ),
            ("Pihkaniemen kunta · Talousarvio 2026", 7.5, 5, false),
            ("Kunta · luku 4", 7.5, 5, false),
            ("2", 7.5, 5, false),
        ] {
            check(words, size, blank, expected);
        }
    }

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
            "1 100",
        ] {
            assert!(!is_page_number(no), "{no}");
        }
    }
}
