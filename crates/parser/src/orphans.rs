//! Labels under which nothing was read.

use mittari_model::{Code, Diagnostic};

use crate::coverage::Ledger;
use crate::family::label_of;
use crate::places::places;
use crate::scan::Scan;

/// Says which labels stand alone on lines that nothing claimed, unless the line below is read: a list of foci, for example, that
/// headings of cards repeat.
pub(crate) fn find(scan: &Scan<'_>, ledger: &Ledger) -> Vec<Diagnostic> {
    let document = scan.tokens.document;
    let orphan = |line: usize| {
        let at = label_of(scan, scan.token_of(line)?)?;
        let words = document.line_words(line);
        let stands_alone = at.rest.is_empty() && !ledger.is_heading(line + 1);
        stands_alone.then(|| {
            let message = format!("no card has what stands under \u{201D}{words}\u{201D}");
            let at = places(document, std::iter::once(line));
            Diagnostic::new(Code::OrphanLabel, message, at)
        })
    };
    ledger.unclaimed().filter_map(orphan).collect()
}
