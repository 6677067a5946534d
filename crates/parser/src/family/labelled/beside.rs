//! Labels beside each other on one line, each with its text: `Lähtötaso 2024: 4,7     Tavoitetaso 2026: 4,4`.

use mittari_document::Span;

use crate::scan::Scan;
use crate::tokens::{self, LabelAt};

/// A label further right on a line.
pub(super) struct Beside {
    pub(super) at: LabelAt,
    /// Where it begins, a byte of the document's text.
    pub(super) start: u32,
}

/// The labels that follow another on the line of a token: columns part them, and a colon closes each. `rest` is what stands after the
/// first label.
pub(super) fn labels(scan: &Scan<'_>, token: usize, rest: Span) -> Vec<Beside> {
    let document = scan.tokens.document;
    let line = scan.tokens.list[token].line;
    if rest.is_empty() || !document.may_keep_columns(line) {
        return Vec::new();
    }
    let mut found: Vec<Beside> = Vec::new();
    for part in document.fragments(line) {
        if part.span.start <= rest.start {
            continue;
        }
        let label = tokens::label_at(document.words(part.span), part.span);
        if let Some(at) = label.filter(|at| at.closed) {
            // What stands in columns up to here is the text of the label before.
            if let Some(before) = found.last_mut() {
                before.at.rest.end = before.at.rest.end.min(part.span.start);
            }
            found.push(Beside {
                at,
                start: part.span.start,
            });
        } else if let Some(before) = found.last_mut() {
            before.at.rest.end = part.span.end;
        }
    }
    found
}
