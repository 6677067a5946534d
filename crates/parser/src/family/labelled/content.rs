//! The lines of a field to statements: one a paragraph or bullet.

use super::fields::Field;
use crate::draft::{DraftAction, DraftMilestone};
use crate::items::{self, Bond, Column, Row};
use crate::mended::Mended;
use crate::party;
use crate::scan::Scan;

/// What the lines of a card are measured by.
#[derive(Clone, Copy)]
pub(super) struct Measures<'a> {
    /// The widest line of the card, in characters.
    pub(super) width: u16,
    /// The words of the card, as evidence for words that a narrow column broke.
    pub(super) evidence: &'a str,
}

/// A statement with the deeper bullets under it.
pub(super) struct Statement {
    pub(super) text: Mended,
    /// The bullets under it, joined.
    pub(super) below: Option<Mended>,
}

/// The statements of a field.
pub(super) fn statements(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Vec<Statement> {
    let text = scan.tokens.document.text();
    let column = Column::of(text, rows, by.width, scan.spacing);
    let mut found: Vec<(Vec<Row>, Vec<Row>)> = Vec::new();
    let levels = bullet_levels(rows);
    for item in items::split(text, rows, column, Bond::Wrap) {
        let depth = item[0]
            .bullet
            .map_or(0, |bullet| level(&levels, bullet.mark, bullet.x));
        match found.last_mut() {
            Some((_, below)) if depth > 0 => below.extend(item),
            _ => found.push((item, Vec::new())),
        }
    }
    let mend = |rows: &[Row]| Mended::join(text, &items::pieces(rows), by.evidence);
    found
        .into_iter()
        .map(|(own, below)| Statement {
            text: mend(&own),
            below: (!below.is_empty()).then(|| mend(&below)),
        })
        .filter(|statement| says_something(&statement.text))
        .collect()
}

/// Whether a text holds more than the dots or underscores of a form that nobody filled in.
pub(super) fn says_something(text: &Mended) -> bool {
    text.text.contains(char::is_alphanumeric)
}

/// The bullets of the first level: the mark of the first bullet, and any that stands as far left.
fn bullet_levels(rows: &[Row]) -> Vec<(char, u16)> {
    rows.iter()
        .filter_map(|row| row.bullet.map(|bullet| (bullet.mark, bullet.x)))
        .take(1)
        .collect()
}

/// 0 for a bullet of the first level, 1 for a deeper one: another mark that does not stand further left (a page's first line may be a
/// space off), or the same mark far to the right.
fn level(first: &[(char, u16)], mark: char, x: u16) -> usize {
    let Some(&(first_mark, first_x)) = first.first() else {
        return 0;
    };
    let deeper = if mark == first_mark {
        x >= first_x + 4
    } else {
        x + 1 >= first_x
    };
    usize::from(deeper)
}

/// The texts of the statements, with what stands below each joined to it.
pub(super) fn texts(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Vec<Mended> {
    statements(scan, rows, by)
        .into_iter()
        .map(|statement| match &statement.below {
            Some(below) => statement.text.then(below),
            None => statement.text,
        })
        .collect()
}

/// Every bullet on its own, whatever its level.
pub(super) fn flat(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Vec<Mended> {
    let text = scan.tokens.document.text();
    let column = Column::of(text, rows, by.width, scan.spacing);
    items::split(text, rows, column, Bond::Wrap)
        .iter()
        .map(|item| Mended::join(text, &items::pieces(item), by.evidence))
        .filter(says_something)
        .collect()
}

/// Actions: deeper bullets are a remark on the one above.
pub(super) fn actions(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Vec<DraftAction> {
    statements(scan, rows, by)
        .into_iter()
        .map(|statement| DraftAction {
            text: statement.text,
            note: statement.below,
            ..DraftAction::default()
        })
        .collect()
}

/// Everything joined into one.
pub(super) fn whole(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Mended {
    Mended::join(
        scan.tokens.document.text(),
        &items::pieces(rows),
        by.evidence,
    )
}

/// Responsible parties: one a bullet or paragraph, and each split further.
pub(super) fn parties(scan: &Scan<'_>, rows: &[Row], by: Measures<'_>) -> Vec<Mended> {
    flat(scan, rows, by).iter().flat_map(party::split).collect()
}

/// Milestones: a numbered label holds one, else one a bullet or paragraph.
pub(super) fn milestones(scan: &Scan<'_>, field: &Field, by: Measures<'_>) -> Vec<DraftMilestone> {
    if field.rows.is_empty() {
        return Vec::new();
    }
    if field.number.is_some() {
        return vec![DraftMilestone {
            number: field.number,
            text: whole(scan, &field.rows, by),
        }];
    }
    texts(scan, &field.rows, by)
        .into_iter()
        .map(|text| {
            let (number, text) = leading_number(&text);
            DraftMilestone { number, text }
        })
        .collect()
}

/// `1. Suunnitelma valmis` → 1 and the words.
fn leading_number(text: &Mended) -> (Option<u32>, Mended) {
    let n_digits = text.text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text.text[n_digits..];
    if !(1..=2).contains(&n_digits) || !rest.starts_with([')', '.']) || !rest[1..].starts_with(' ')
    {
        return (None, text.clone());
    }
    let number = text.text[..n_digits].parse().ok();
    (number, text.slice(n_digits + 1..text.text.len()))
}
