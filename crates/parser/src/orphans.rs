//! Labels that no card has: what stands under them was not read, or nothing does.

use mittari_model::{Code, Diagnostic};

use crate::coverage::Ledger;
use crate::family::label_of;
use crate::places::places;
use crate::scan::Scan;

/// Says which labels stand alone on lines that nothing claimed.
pub(crate) fn find(scan: &Scan<'_>, ledger: &Ledger) -> Vec<Diagnostic> {
    let document = scan.tokens.document;
    let orphan = |line: usize| {
        let at = label_of(scan, scan.token_of(line)?)?;
        let words = document.line_words(line);
        at.rest.is_empty().then(|| {
            let message = format!("\u{201D}{words}\u{201D} belongs to no card");
            let at = places(document, std::iter::once(line));
            Diagnostic::new(Code::OrphanLabel, message, at)
        })
    };
    ledger.unclaimed().filter_map(orphan).collect()
}
