//! The names of the foci, where the pages print only the word: on the page, or in a list before the pages.

use crate::items::{self, Bond, Column, Row};
use crate::label::{self, Label};
use crate::mended::{Mended, Piece};
use crate::scan::Scan;

use super::wraps;

/// Longer items are no names, in characters.
const LONGEST: usize = 90;
/// A heading over such a list is no longer than this, in characters.
const LONGEST_HEADING: usize = 60;

/// `Painopiste 1: Turvallinen työyhteisö` on a line of its own: the name.
pub(super) fn on_line(scan: &Scan<'_>, row: &Row) -> Option<Mended> {
    let token = &scan.tokens.list[scan.token_of(row.piece.line)?];
    let at = token.label?;
    let is_named = at.label == Label::Focus
        && !at.rest.is_empty()
        && (at.closed || at.apart || at.number.is_some());
    let piece = Piece {
        span: at.rest,
        line: token.line,
    };
    is_named.then(|| Mended::join(scan.tokens.document.text(), &[piece], ""))
}

/// The names listed before a token under a heading such as `Henkilöstöstrategian painopisteet`: exactly `n`, one for each page.
///
/// Descriptions may stand among the names or after them; they are sentences, and names are none.
pub(super) fn listed(scan: &Scan<'_>, before: usize, n: usize) -> Option<Vec<Mended>> {
    let heading = (0..before).rev().find(|&idx| heads_list(scan, idx))?;
    let end = (heading + 1..before)
        .find(|&idx| {
            scan.tokens.list[idx].bullet.is_some() || scan.tokens.list[idx].label.is_some()
        })
        .unwrap_or(before);
    let rows = wraps::rows(scan, heading + 1..end);
    let text = scan.tokens.document.text();
    let column = Column::of(text, &rows, 0, scan.spacing);
    // Names are narrower than the descriptions, which then tell nothing of where a name is wrapped.
    let readings = [
        wraps::items(scan, &rows),
        items::split(text, &rows, column, Bond::Break),
    ];
    let names = |items: &Vec<Vec<Row>>| -> Vec<Mended> {
        items
            .iter()
            .map(|item| wraps::mend(scan, item))
            .filter(|item| is_name(&item.text))
            .collect()
    };
    readings.iter().map(names).find(|names| names.len() == n)
}

/// A short line whose last word is the plural of the focus: `HENKILÖSTÖSTRATEGIAN PAINOPISTEET`.
fn heads_list(scan: &Scan<'_>, idx: usize) -> bool {
    let words = scan.tokens.words(idx).trim_end_matches(':');
    let last = words.split_whitespace().next_back().unwrap_or("");
    let is_plural = last.ends_with(['t', 'T']) || last.to_lowercase().ends_with("er");
    words.starts_with(char::is_uppercase)
        && words.chars().count() <= LONGEST_HEADING
        && is_plural
        && label::read(last)
            .is_some_and(|found| found.label == Label::Focus && found.len == last.len())
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.chars().count() <= LONGEST
        && !text.contains(". ")
        && !text.ends_with(['.', '!', '?', ':', ','])
}
