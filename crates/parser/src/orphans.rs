//! Labels under which nothing was read.

use mittari_model::{Code, Diagnostic};

use crate::coverage::Ledger;
use crate::family::label_of;
use crate::label::{self, Label};
use crate::places;
use crate::scan::Scan;

/// Says which labels stand alone on lines that nothing claimed. A plural over a line that was read heads a chapter: `Toiminnalliset
/// tavoitteet` over a table, `PAINOPISTEET` over the names that cards stand under.
pub(crate) fn find(scan: &Scan<'_>, ledger: &Ledger) -> Vec<Diagnostic> {
    let document = scan.tokens.document;
    let orphan = |line: usize| {
        let words = document.line_words(line);
        let is_label = || {
            let at = scan.token_of(line).and_then(|token| label_of(scan, token));
            at.is_some_and(|at| at.rest.is_empty())
        };
        let heads_chapter = words.ends_with(['t', 'T']) && ledger.is_used(line + 1);
        let stands_alone = !heads_chapter && (is_label() || are_heads(words));
        stands_alone.then(|| {
            let words: Vec<&str> = words.split_whitespace().collect();
            let words = words.join(" ");
            let message = format!("no card has what stands under \u{201D}{words}\u{201D}");
            let at = places::of_lines(document, std::iter::once(line));
            Diagnostic::new(Code::OrphanLabel, message, at)
        })
    };
    ledger.unclaimed().filter_map(orphan).collect()
}

/// Whether the words are heads of a table of goals and nothing else: `Tavoite Toimenpiteet Mittarit`.
fn are_heads(words: &str) -> bool {
    let (mut rest, mut n_heads, mut is_of_goals) = (words, 0, false);
    while let Some(found) = label::read_head(rest) {
        rest = rest[found.len..].trim_start();
        n_heads += 1;
        is_of_goals |= matches!(
            found.label,
            Label::Objective | Label::Action | Label::Indicator
        );
    }
    rest.is_empty() && n_heads > 1 && is_of_goals
}
