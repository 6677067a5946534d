//! Values that stand beside several names in one row: which belongs to which.

use mittari_document::{Cell, Document};

use super::cells::{self, is_value};
use crate::items::Row;
use crate::mended::Mended;
use crate::pairing::Setting;
use crate::value::split_values;

/// Lines of cells beside each other stand on one level when their tops are nearer than this share of a line's height.
const SAME_LEVEL: f32 = 0.5;
/// A value may begin so many line heights above or below the place of its name: paragraphs of cells beside each other are set by
/// hand. Pori prints a target one and a half lines above the name it belongs to.
const LIFTED: f32 = 2.0;

/// The value of each indicator in a column; `None` where it cannot be told.
///
/// `columns` are all cells of values in the row: where one has a value for each indicator, those beside it on the same level belong to
/// the same.
pub(super) fn values(
    cell: &Cell,
    names: &[Vec<Row>],
    columns: &[&Cell],
    (setting, evidence): (&Setting<'_, '_>, &str),
) -> Option<Vec<Option<Mended>>> {
    let document = setting.tokens.document;
    let rows = cells::rows(cell, document);
    let join = |rows: &[Row]| cells::join(rows, document, evidence);
    match names {
        [] => None,
        [_] => {
            // Two values stacked beside one name: one of them belongs elsewhere.
            (!cells::is_stack(&rows, setting)).then(|| vec![Some(join(&rows))])
        }
        _ => by_lines(&rows, names, setting)
            .or_else(|| {
                by_items(cell, names.len(), setting)
                    .filter(|items| stands_by(items, names, document))
            })
            .or_else(|| by_full_column(cell, names, columns, setting))
            .map(|groups| {
                groups
                    .iter()
                    .map(|rows| (!rows.is_empty()).then(|| join(rows)))
                    .collect()
            })
            .or_else(|| by_cuts(&join(&rows), names.len())),
    }
}

/// Each value begins on the line that its indicator begins on.
fn by_lines(rows: &[Row], names: &[Vec<Row>], setting: &Setting<'_, '_>) -> Option<Vec<Vec<Row>>> {
    let document = setting.tokens.document;
    let level = |row: &Row| document.level(row.piece.line);
    let starts: Vec<usize> = names.iter().map(|name| level(&name[0])).collect();
    if starts.windows(2).any(|pair| pair[0] >= pair[1]) {
        return None;
    }
    let mut groups = vec![Vec::new(); names.len()];
    for row in rows {
        let at = starts
            .partition_point(|&start| start <= level(row))
            .checked_sub(1)?;
        groups[at].push(*row);
    }
    let aligned = groups
        .iter()
        .zip(&starts)
        .all(|(group, &start)| group.first().is_none_or(|row: &Row| level(row) == start));
    // Two values below each other beside one name: one of them belongs elsewhere.
    let stacked = groups.iter().any(|group| cells::is_stack(group, setting));
    (aligned && !stacked).then_some(groups)
}

/// As many items as there are indicators.
fn by_items(cell: &Cell, n: usize, setting: &Setting<'_, '_>) -> Option<Vec<Vec<Row>>> {
    let document = setting.tokens.document;
    let items = cells::items(cell, document);
    if items.len() == n {
        return Some(items);
    }
    let values = cells::values(cell, setting);
    if values.len() == n {
        return Some(values);
    }
    let rows = cells::rows(cell, document);
    let one_each = rows.len() == n
        && rows
            .iter()
            .all(|row| is_value(document.words(row.piece.span)));
    one_each.then(|| rows.into_iter().map(|row| vec![row]).collect())
}

/// One line of values that can be cut in one way only.
fn by_cuts(text: &Mended, n: usize) -> Option<Vec<Option<Mended>>> {
    let ranges = split_values(&text.text, n)?;
    Some(
        ranges
            .into_iter()
            .map(|range| Some(text.slice(range)))
            .collect(),
    )
}

/// Items that stand on the levels of those in a column that has one for each indicator.
fn by_full_column(
    cell: &Cell,
    names: &[Vec<Row>],
    columns: &[&Cell],
    setting: &Setting<'_, '_>,
) -> Option<Vec<Vec<Row>>> {
    let document = setting.tokens.document;
    let items = cells::values(cell, setting);
    let full = columns
        .iter()
        .filter(|other| other.columns != cell.columns)
        .filter_map(|other| by_items(other, names.len(), setting))
        .find(|full| stands_by(full, names, document))?;
    let mut groups = vec![Vec::new(); names.len()];
    for item in items {
        let own = top(&item, document)?;
        let at = full
            .iter()
            .position(|other| top(other, document).is_some_and(|other| own.is_level_with(other)))?;
        if !groups[at].is_empty() {
            return None;
        }
        groups[at] = item;
    }
    Some(groups)
}

/// Whether values stand where the indicators of the same number do: none above its indicator, none below the next. Text without places
/// does not tell.
fn stands_by(items: &[Vec<Row>], names: &[Vec<Row>], document: &Document) -> bool {
    let tops = |list: &[Vec<Row>]| -> Option<Vec<Top>> {
        list.iter().map(|item| top(item, document)).collect()
    };
    let (Some(values), Some(names)) = (tops(items), tops(names)) else {
        return true;
    };
    values.iter().enumerate().all(|(idx, value)| {
        let room = value.height * LIFTED;
        // Where a page break cut the cells, each goes on below it by itself.
        let on_page = |name: &&Top| name.page == value.page;
        let own = names.get(idx).filter(on_page);
        let next = names.get(idx + 1).filter(on_page);
        own.is_none_or(|name| value.y >= name.y - room)
            && next.is_none_or(|next| value.y < next.y + room)
    })
}

/// Where an item's first line stands.
#[derive(Clone, Copy)]
struct Top {
    page: u32,
    /// Its upper edge.
    y: f32,
    /// The line's height.
    height: f32,
}

impl Top {
    fn is_level_with(self, other: Self) -> bool {
        self.page == other.page && (self.y - other.y).abs() < self.height * SAME_LEVEL
    }
}

/// `None` for text without places.
fn top(item: &[Row], document: &Document) -> Option<Top> {
    let line = item.first()?.piece.line;
    let rect = document.placed_line(line)?.rect;
    Some(Top {
        page: document.lines()[line].page,
        y: rect.y0,
        height: rect.height(),
    })
}
