//! Goals as numbered lists: `1. …` with its objectives `1.1. …`, and indicators under a question such as `Miten tavoitteita mitataan?`

use std::ops::Range;

use crate::draft::{DraftCard, DraftIndicator};
use crate::items;
use crate::outline::read_number;
use crate::scan::Scan;

/// A list of goals has at least so many objectives.
const LEAST_OBJECTIVES: usize = 2;
/// Words in a heading, as they begin, that say that goals follow.
const GOAL_WORDS: &[&str] = &[
    "tavoitteet",
    "tavoitteita",
    "päämäär",
    "målen",
    "målsättning",
];
/// Words in a question, as they begin, that ask for indicators.
const MEASURE_WORDS: &[&str] = &[
    "mitata",
    "mitataan",
    "mittaamme",
    "seurataan",
    "mäts",
    "mäta",
    "följs",
];

/// An item of a numbered list.
struct Item {
    number: Vec<u32>,
    tokens: Range<usize>,
}

/// Reads the lists under headings that speak of goals, and those under questions for indicators.
pub(crate) fn read(scan: &Scan<'_>) -> Vec<DraftCard> {
    let mut cards = Vec::new();
    let headings = &scan.outline.headings;
    for (idx, heading) in headings.iter().enumerate() {
        let end = headings
            .get(idx + 1)
            .map_or(scan.tokens.len(), |next| next.tokens.start);
        if has_word(&heading.text.text, GOAL_WORDS) {
            cards.extend(goals(scan, heading.tokens.end..end));
        }
    }
    for idx in 0..scan.tokens.len() {
        let words = scan.tokens.words(idx);
        if words.ends_with('?') && has_word(words, MEASURE_WORDS) && !scan.is_taken(idx) {
            cards.extend(indicators(scan, idx));
        }
    }
    cards
}

fn has_word(words: &str, stems: &[&str]) -> bool {
    let lower = words.to_lowercase();
    lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

/// One card for each item of the first level: the item is its section, the items below it are its objectives.
fn goals(scan: &Scan<'_>, range: Range<usize>) -> Vec<DraftCard> {
    let mut cards: Vec<(u32, DraftCard)> = Vec::new();
    for item in items(scan, range) {
        let text = scan.mend(item.tokens.clone());
        match (&item.number[..], cards.last_mut()) {
            (&[number], _) => {
                let card = DraftCard {
                    lines: text.lines().collect(),
                    section: vec![text],
                    ..DraftCard::default()
                };
                cards.push((number, card));
            }
            (&[number, _], Some((open, card))) if *open == number => {
                card.lines.extend(text.lines());
                card.objectives.push(text);
            }
            _ => break,
        }
    }
    let n: usize = cards.iter().map(|(_, card)| card.objectives.len()).sum();
    if n < LEAST_OBJECTIVES {
        return Vec::new();
    }
    cards
        .into_iter()
        .map(|(_, card)| card)
        .filter(|card| !card.objectives.is_empty())
        .collect()
}

/// The card of the indicators under a question.
fn indicators(scan: &Scan<'_>, question: usize) -> Option<DraftCard> {
    let end = scan
        .outline
        .headings
        .iter()
        .map(|heading| heading.tokens.start)
        .find(|&start| start > question)
        .unwrap_or(scan.tokens.len());
    let mut card = DraftCard {
        lines: vec![scan.tokens.list[question].line],
        ..DraftCard::default()
    };
    for item in items(scan, question + 1..end) {
        let (&[number], text) = (&item.number[..], scan.mend(item.tokens.clone())) else {
            break;
        };
        let n_expected = u32::try_from(card.indicators.len() + 1).unwrap_or(u32::MAX);
        if number != n_expected {
            break;
        }
        let start = text.text.find(' ').unwrap_or(0);
        card.lines.extend(text.lines());
        card.indicators.push(DraftIndicator {
            number: Some(number),
            text: text.slice(start..text.text.len()),
            ..DraftIndicator::default()
        });
    }
    (!card.indicators.is_empty()).then_some(card)
}

/// The target of a link, which some programs write on a line of its own: no words of the text.
fn is_address(words: &str) -> bool {
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|mark| words.starts_with(mark));
    begins && !words.contains(' ')
}

/// The numbered items from the start of a range on, each with the lines that it is wrapped over.
fn items(scan: &Scan<'_>, range: Range<usize>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for idx in range {
        let token = &scan.tokens.list[idx];
        let words = scan.tokens.words(idx);
        if scan.is_taken(idx) || token.bullet.is_some() {
            break;
        }
        if is_address(words) {
            continue;
        }
        if let Some((number, _)) = read_number(words) {
            items.push(Item {
                number,
                tokens: idx..idx + 1,
            });
            continue;
        }
        let Some(item) = items.last_mut() else {
            continue;
        };
        let above = scan.tokens.words(idx - 1);
        let apart = token.gap > scan.spacing || token.label.is_some_and(|at| at.rest.is_empty());
        let goes_on = words.starts_with(char::is_lowercase) || items::is_open(above);
        let touches = item.tokens.end == idx;
        if touches && (goes_on || !apart) {
            item.tokens.end = idx + 1;
        } else if apart {
            break;
        }
    }
    items
}
