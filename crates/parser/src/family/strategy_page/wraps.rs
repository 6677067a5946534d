//! The lines of a page to its items: bullets and paragraphs, each with the lines it goes on in.

use std::ops::Range;

use crate::draft::DraftIndicator;
use crate::items::{self, Bond, Column, Row};
use crate::label;
use crate::mended::Mended;
use crate::outline::read_number;
use crate::pairing::read_inline;
use crate::scan::Scan;

/// Bullets and paragraphs, each as its lines.
pub(super) type Items = Vec<Vec<Row>>;

/// The lines of a page that bear text: a number alone on its line is the page's.
pub(super) fn rows(scan: &Scan<'_>, tokens: Range<usize>) -> Vec<Row> {
    tokens
        .filter(|&idx| !is_page_number(scan.tokens.words(idx)))
        .map(|idx| Row::of(&scan.tokens, idx))
        .collect()
}

/// `4`, `- 4 -`: the number of a page.
pub(super) fn is_page_number(words: &str) -> bool {
    let number = words.trim_matches([' ', '-', '–']);
    (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// Cuts lines into items.
pub(super) fn items(scan: &Scan<'_>, rows: &[Row]) -> Items {
    let text = scan.tokens.document.text();
    let column = Column::of(text, rows, 0, scan.spacing);
    let mut items = Items::new();
    for row in rows {
        match items.last_mut() {
            Some(item) if goes_on(text, column, item, row) => item.push(*row),
            _ => items.push(vec![*row]),
        }
    }
    items
}

/// Whether a line goes on with an item. Where the end of the line above does not tell, values and the rest of a sentence do.
fn goes_on(text: &str, column: Column, item: &[Row], below: &Row) -> bool {
    let Some(above) = item.last().filter(|_| below.bullet.is_none()) else {
        return false;
    };
    let words = below.piece.span.of(text);
    let near = below.gap <= column.spacing;
    let in_bullet = item[0].bullet.is_some();
    in_bullet && near && (states_value(words) || is_rest_of_value(words))
        || column.bond(text, above, below) != Bond::Break
}

/// `Lähtötaso (ka) 3,9. Tavoitetaso …`: the values of the indicator that began on a line above.
fn states_value(words: &str) -> bool {
    label::read(words).is_some_and(|found| found.label.is_value())
}

/// `2028 4,6.` after `v.`: a number that counts no item.
fn is_rest_of_value(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit()) && read_number(words).is_none()
}

/// The text of an item.
pub(super) fn mend(scan: &Scan<'_>, rows: &[Row]) -> Mended {
    Mended::join(scan.tokens.document.text(), &items::pieces(rows), "")
}

/// Whether an item ends as a sentence does.
pub(super) fn is_complete(scan: &Scan<'_>, item: &[Row]) -> bool {
    let text = scan.tokens.document.text();
    item.last()
        .is_some_and(|row| row.piece.span.of(text).ends_with(['.', '!', '?']))
}

/// Gives a paragraph that states values to the bullet above it: its sentence began on a line of its own.
pub(super) fn values_to_bullets(scan: &Scan<'_>, items: Items) -> Items {
    let mut whole = Items::new();
    for item in items {
        let states_values = || {
            let inline = read_inline(&mend(scan, &item));
            inline.indicators.iter().any(has_value)
        };
        match whole.last_mut() {
            Some(above)
                if item[0].bullet.is_none() && above[0].bullet.is_some() && states_values() =>
            {
                above.extend(item);
            }
            _ => whole.push(item),
        }
    }
    whole
}

/// Whether a baseline or target is stated.
pub(super) fn has_value(indicator: &DraftIndicator) -> bool {
    indicator.baseline.is_some() || !indicator.targets.is_empty()
}
