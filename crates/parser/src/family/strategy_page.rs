//! Graphic pages whose columns were written one after another, the labels last: bulleted indicators with their values in the sentence,
//! actions as paragraphs, then `Painopiste Mittarit,` / `Toimenpiteet,` / `Tavoite,` without content, then the narrow column of objectives.

use std::ops::Range;

use crate::draft::{DraftAction, DraftCard, DraftIndicator};
use crate::items::{self, Bond, Column, Row};
use crate::label::{self, Label, Print};
use crate::mended::Mended;
use crate::pairing::read_inline;
use crate::scan::Scan;

/// Kinds of labels that a cluster must hold: fewer are the heads of a table.
const LEAST_LABELS: usize = 3;
/// A line that explains a label is no longer than this, in characters.
const LONGEST_TAIL: usize = 60;
/// The column of objectives is at most this wide, in hundredths of the width of the columns above.
const NARROW: usize = 60;
/// More lines than this above a cluster are not looked at.
const MOST_LINES: usize = 400;

/// Reads the pages that have such a cluster of labels.
pub(crate) fn read(scan: &Scan<'_>) -> Vec<DraftCard> {
    let mut cards = Vec::new();
    let (mut idx, mut last_end) = (0, 0);
    while idx < scan.tokens.len() {
        let Some(cluster) = cluster(scan, idx) else {
            idx += 1;
            continue;
        };
        if let Some((card, end)) = card(scan, last_end, &cluster) {
            cards.push(card);
            last_end = end;
        }
        idx = cluster.end.max(last_end);
    }
    cards
}

/// A run of labels without content that begins at a token.
fn cluster(scan: &Scan<'_>, start: usize) -> Option<Range<usize>> {
    scan.tokens.list[start].label?;
    let mut kinds: Vec<Label> = Vec::new();
    let (mut end, mut open) = (start, false);
    while end < scan.tokens.len() && !scan.is_taken(end) && scan.tokens.list[end].bullet.is_none() {
        let words = scan.tokens.words(end);
        if let Some(found) = labels_only(words) {
            kinds.extend(found);
            open = words.ends_with(',');
        } else if open && is_tail(words) {
            open = false;
        } else {
            break;
        }
        end += 1;
    }
    kinds.sort_unstable();
    kinds.dedup();
    let has = |label| kinds.contains(&label);
    let complete = has(Label::Indicator)
        && has(Label::Objective)
        && (has(Label::Action) || has(Label::Initiative));
    (complete && kinds.len() >= LEAST_LABELS).then_some(start..end)
}

/// The labels of a line that holds nothing else: `Painopiste Mittarit,`.
fn labels_only(words: &str) -> Option<Vec<Label>> {
    let mut labels = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let found = label::read(rest)?;
        let is_level = found.label.level().is_some() || found.label == Label::Indicator;
        if found.print == Print::Lower || !is_level {
            return None;
        }
        labels.push(found.label);
        rest = rest[found.len..].trim_start_matches([' ', ',', '/']);
    }
    (!labels.is_empty()).then_some(labels)
}

/// `eli näistä tiedämme onnistuneemme.`
fn is_tail(words: &str) -> bool {
    words.starts_with(char::is_lowercase) && words.chars().count() <= LONGEST_TAIL
}

/// The card whose content stands above the cluster and whose objectives stand below; and where they end.
fn card(scan: &Scan<'_>, from: usize, cluster: &Range<usize>) -> Option<(DraftCard, usize)> {
    let text = scan.tokens.document.text();
    let first = from.max(cluster.start.saturating_sub(MOST_LINES));
    let first = (first..cluster.start)
        .rev()
        .find(|&idx| scan.is_taken(idx) || scan.outline.holds(idx))
        .map_or(first, |idx| idx + 1);
    let rows: Vec<Row> = (first..cluster.start)
        .map(|idx| Row::of(&scan.tokens, idx))
        .collect();
    let width = rows.iter().map(|row| row.x1).max()?;
    let column = Column::of(text, &rows, 0, scan.spacing);
    let all = items::split(text, &rows, &column, Bond::Wrap);
    let items = upward(&all);
    let mend = |rows: &[Row]| Mended::join(text, &items::pieces(rows), "");
    let n_bulleted = items
        .iter()
        .take_while(|item| item[0].bullet.is_some())
        .count();
    let (bulleted, plain) = items.split_at(n_bulleted);
    // The paragraphs were a column of their own, wrapped at a width of its own.
    let plain = plain.concat();
    let column = Column::of(text, &plain, 0, scan.spacing);
    let plain = items::split(text, &plain, &column, Bond::Wrap);
    let mut card = DraftCard::default();
    let mut rests: Vec<Mended> = Vec::new();
    for item in bulleted {
        let inline = read_inline(&mend(item));
        card.indicators.extend(inline.indicators);
        rests.extend(inline.rest);
    }
    if !card.indicators.iter().any(has_value) || plain.is_empty() {
        return None;
    }
    let actions = rests.into_iter().chain(plain.iter().map(|item| mend(item)));
    card.actions = actions
        .map(|text| DraftAction {
            text,
            ..DraftAction::default()
        })
        .collect();
    let end = objectives_end(scan, cluster.end, usize::from(width) * NARROW / 100);
    let below: Vec<Row> = (cluster.end..end)
        .map(|idx| Row::of(&scan.tokens, idx))
        .collect();
    if below.is_empty() {
        return None;
    }
    let column = Column::of(text, &below, 0, scan.spacing);
    card.objectives = items::split(text, &below, &column, Bond::Wrap)
        .iter()
        .map(|item| mend(item))
        .collect();
    let own = items.iter().flatten().map(|row| row.piece.line);
    let labels = cluster.clone().map(|idx| scan.tokens.list[idx].line);
    card.lines = own
        .chain(labels)
        .chain(below.iter().map(|row| row.piece.line))
        .collect();
    Some((card, end))
}

/// The items that belong to the page, looking upward: paragraphs, then bullets; a paragraph above the bullets ends it.
fn upward(items: &[Vec<Row>]) -> &[Vec<Row>] {
    let is_bulleted = |item: &Vec<Row>| item[0].bullet.is_some();
    let Some(last_bullet) = items.iter().rposition(is_bulleted) else {
        return &[];
    };
    let start = items[..last_bullet]
        .iter()
        .rposition(|item| !is_bulleted(item))
        .map_or(0, |above| above + 1);
    &items[start..]
}

fn has_value(indicator: &DraftIndicator) -> bool {
    indicator.baseline.is_some() || !indicator.targets.is_empty()
}

/// Where the narrow column below the labels ends.
fn objectives_end(scan: &Scan<'_>, start: usize, narrow: usize) -> usize {
    let is_narrow = |idx: usize| {
        let token = &scan.tokens.list[idx];
        token.bullet.is_none()
            && token.label.is_none()
            && !scan.is_taken(idx)
            && !scan.outline.holds(idx)
            && scan.tokens.words(idx).chars().count() <= narrow
            && (idx == start || token.gap <= scan.spacing + 1)
    };
    (start..scan.tokens.len())
        .find(|&idx| !is_narrow(idx))
        .unwrap_or(scan.tokens.len())
}
