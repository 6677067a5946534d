//! Tables whose cells are drawn: sheets of rows under heads, and cards drawn as forms.

mod cuts;
mod form;
mod grid;
mod inner;
mod parts;
#[cfg(test)]
mod tests;

use super::context;
use super::sheet::Sheet;
use crate::draft::DraftCard;
use crate::pairing::Setting;
use crate::scan::Scan;

use parts::Part;

/// What the drawn tables of a document hold.
#[derive(Debug, Default)]
pub(super) struct Ruled {
    /// Tables that are nothing but rows under heads.
    pub(super) sheets: Vec<Sheet>,
    /// The cards of forms.
    pub(super) cards: Vec<DraftCard>,
}

/// Reads the drawn tables of a document; exported text has none.
pub(super) fn read(scan: &Scan<'_>) -> Ruled {
    let document = scan.tokens.document;
    let setting = Setting {
        tokens: &scan.tokens,
        evidence: "",
        spacing: scan.spacing,
    };
    let mut ruled = Ruled::default();
    for mut grid in grid::all(document) {
        cuts::mend(&mut grid, document);
        let first = grid
            .rows
            .iter()
            .find_map(|row| row.lines().first().copied());
        let parts = parts::read(grid, document);
        if parts.iter().any(|part| matches!(part, Part::Field(_))) {
            let start = first.and_then(|line| scan.token_of(line)).unwrap_or(0);
            let context = context::above(scan, start, 0);
            ruled.cards.extend(form::cards(parts, &context, &setting));
            continue;
        }
        ruled
            .sheets
            .extend(parts.into_iter().filter_map(|part| match part {
                Part::Sheet(sheet) => Some(sheet),
                Part::Field(_) => None,
            }));
    }
    for card in &mut ruled.cards {
        card.lines.sort_unstable();
        card.lines.dedup();
    }
    ruled
}
