//! Page heads in text that has lost its page breaks: `2 (3)` counts the pages, and what is repeated beside it is the running head.

use std::collections::BTreeMap;

use crate::Line;
use crate::furniture::pattern;

/// So many lines beside a page's number may be its running head or foot.
const BESIDE: usize = 3;

/// Marks lines that count the pages as `1 (3)`, `2 (3)`, and the lines right above and below that stand beside two of them at least, with nothing
/// but their numbers changing.
///
/// `is_kept` as for [`mark`](crate::furniture::mark).
pub(crate) fn mark(text: &str, lines: &mut [Line], is_kept: &dyn Fn(usize, &str) -> bool) {
    let labels = labels(text, lines);
    if labels.len() < 2 {
        return;
    }
    let beside: Vec<Vec<usize>> = labels.iter().map(|&at| beside(lines, at)).collect();
    let words = |idx: usize| lines[idx].span.of(text);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for own in &beside {
        let mut patterns: Vec<String> = own.iter().map(|&idx| pattern(words(idx))).collect();
        patterns.sort();
        patterns.dedup();
        for pattern in patterns {
            *seen.entry(pattern).or_default() += 1;
        }
    }
    let is_repeated = |idx: &usize| seen.get(&pattern(words(*idx))).is_some_and(|&n| n >= 2);
    let heads = beside.iter().flatten().copied().filter(is_repeated);
    let heads = heads.filter(|&idx| !is_kept(idx, words(idx)));
    let marked: Vec<usize> = heads.chain(labels.iter().copied()).collect();
    for idx in marked {
        lines[idx].furniture = true;
    }
}

/// The lines that count the pages: each one further than the one before, of one number of pages.
fn labels(text: &str, lines: &[Line]) -> Vec<usize> {
    let counted = lines.iter().enumerate().filter_map(|(idx, line)| {
        let (page, of) = count(line.span.of(text))?;
        Some((idx, page, of))
    });
    let mut labels: Vec<(usize, u32, u32)> = Vec::new();
    for label in counted {
        match labels.last() {
            Some(&(_, page, of)) if (label.1, label.2) != (page + 1, of) => {}
            None if label.1 > 2 => {}
            _ => labels.push(label),
        }
    }
    labels.into_iter().map(|(idx, ..)| idx).collect()
}

/// `2 (3)`: the page, and how many there are.
fn count(words: &str) -> Option<(u32, u32)> {
    let (page, rest) = words.split_once('(')?;
    let of: u32 = rest.strip_suffix(')')?.trim().parse().ok()?;
    let page = page.trim().parse().ok()?;
    (1..=of).contains(&page).then_some((page, of))
}

/// The lines right above and below a line, without a blank line between.
fn beside(lines: &[Line], at: usize) -> Vec<usize> {
    let above = (1..=at).rev().take_while(|&idx| lines[idx].gap.blank == 0);
    let above = above.map(|idx| idx - 1).take(BESIDE);
    let below = (at + 1..lines.len()).take_while(|&idx| lines[idx].gap.blank == 0);
    above.chain(below.take(BESIDE)).collect()
}

#[cfg(test)]
mod tests {
    use crate::Document;

    #[test]
    fn heads_beside_counted_pages_are_furniture() {
        let text = "\
                        1 (2)
Suopellon kunta
Toimintasuunnitelma 2026

Vastuu: sihteeri
                        2 (2)
Suopellon kunta
Toimintasuunnitelma 2026

Tavoite: Kunta kasvaa
3 (4)
";
        let document = Document::from_text(text.to_owned());
        let furniture: Vec<&str> = document
            .lines()
            .iter()
            .filter(|line| line.furniture)
            .map(|line| document.words(line.span))
            .collect();
        assert_eq!(
            furniture,
            [
                "1 (2)",
                "Suopellon kunta",
                "Toimintasuunnitelma 2026",
                "2 (2)",
                "Suopellon kunta",
                "Toimintasuunnitelma 2026"
            ]
        );
    }
}
