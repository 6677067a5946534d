//! What each stage saw, as text for people.

use std::fmt::Write;

use mittari_document::Document;

use crate::coverage::Ledger;
use crate::draft::DraftCard;
use crate::scan::Scan;
use crate::tokens::{LabelAt, label_at};

/// `page:line  words`, furniture marked.
pub(crate) fn lines(document: &Document) -> String {
    let mut out = String::new();
    for idx in 0..document.lines().len() {
        let mark = if document.lines()[idx].furniture {
            "  (running head or page number)"
        } else {
            ""
        };
        let _ = writeln!(out, "{}{mark}", line(document, idx));
    }
    out
}

/// Labels and headings with their lines.
pub(crate) fn labels(scan: &Scan<'_>) -> String {
    let mut out = String::new();
    for (idx, token) in scan.tokens.list.iter().enumerate() {
        let what = if let Some(heading) = scan.outline.starting_at(idx) {
            let kind = if heading.is_unit {
                "unit heading"
            } else {
                "heading"
            };
            kind.to_owned()
        } else if let Some(at) = token.label.or_else(|| label_in_cell(scan, idx)) {
            format!("{:?}", at.label)
        } else {
            continue;
        };
        let _ = writeln!(out, "{what:20} {}", line(scan.tokens.document, token.line));
    }
    out
}

/// The label that a line of a drawn cell begins with: those are read with their tables.
fn label_in_cell(scan: &Scan<'_>, idx: usize) -> Option<LabelAt> {
    let token = &scan.tokens.list[idx];
    let line = scan.tokens.document.placed_line(token.line)?;
    line.in_cell
        .then(|| label_at(scan.tokens.words(idx), token.body))?
}

/// The cards of each family, with their lines.
pub(crate) fn claims(document: &Document, cards: &[(&'static str, DraftCard)]) -> String {
    let mut out = String::new();
    for (n, (family, card)) in cards.iter().enumerate() {
        let _ = writeln!(
            out,
            "card {} ({family}): {} indicators, {} actions",
            n + 1,
            card.indicators.len(),
            card.actions.len()
        );
        for &idx in &card.lines {
            let _ = writeln!(out, "  {}", line(document, idx));
        }
    }
    out
}

/// The lines that nothing claimed.
pub(crate) fn unclaimed(document: &Document, ledger: &Ledger) -> String {
    let mut out = String::new();
    for idx in ledger.unclaimed() {
        let _ = writeln!(out, "{}", line(document, idx));
    }
    out
}

fn line(document: &Document, idx: usize) -> String {
    let line = &document.lines()[idx];
    format!(
        "{}:{:<5} {}",
        line.page,
        line.number,
        document.line_words(idx)
    )
}
