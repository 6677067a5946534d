//! Several indicators in one part, their cells flattened into runs of lines: all indicators, then all baselines, then all targets.

use mittari_normalizer::Role;

use super::{
    Paired, Part, Setting, cells, consensus, grid, in_doubt, inline, is_prose, place, single,
};
use crate::draft::DraftIndicator;
use crate::heads::Head;
use crate::items::{self, Bond, Column, Row};
use crate::mended::Mended;
use crate::value::{Fit, fit, nature};

/// A name of more lines than this is several names.
const MOST_LINES: usize = 4;

/// Pairs the indicators of a part without a number.
pub(super) fn pair(part: &Part, heads: &[Head], setting: &Setting<'_, '_>) -> Paired {
    if heads.is_empty() || part.rows.is_empty() {
        return names_only(&part.rows, setting);
    }
    let (names, values) = match part.heads_at {
        Some(at) if at > 0 => part.rows.split_at(at),
        _ => return grid::pair(&part.rows, heads, setting),
    };
    if values.is_empty() {
        return names_only(names, setting);
    }
    for readings in name_readings(names, setting) {
        if let Some(paired) = exact(&readings, values, heads, setting) {
            return paired;
        }
    }
    let names = default_names(names, setting);
    let cells = value_cells(values, setting);
    partial(&names, &cells, heads, setting)
}

/// Indicators for which nothing but their names is printed; values may stand in the running text.
pub(super) fn names_only(rows: &[Row], setting: &Setting<'_, '_>) -> Paired {
    let mut paired = Paired::default();
    for name in default_names(rows, setting) {
        paired
            .indicators
            .extend(inline::read_inline(&name).indicators);
    }
    paired
}

fn default_names(rows: &[Row], setting: &Setting<'_, '_>) -> Vec<Mended> {
    let column = Column::of(setting.text(), rows, 0, setting.spacing);
    items::split(setting.text(), rows, column, Bond::Break)
        .iter()
        .map(|item| setting.mend(item))
        .collect()
}

/// The ways to read the lines as names, the likeliest first; they differ where the print does not tell a wrap from a new name.
fn name_readings(rows: &[Row], setting: &Setting<'_, '_>) -> Vec<Vec<Mended>> {
    let text = setting.text();
    let column = Column::of(text, rows, 0, setting.spacing);
    let mend = |items: Vec<Vec<Row>>| -> Vec<Mended> {
        items.iter().map(|item| setting.mend(item)).collect()
    };
    let mut readings = vec![
        mend(items::split(text, rows, column, Bond::Break)),
        mend(items::split(text, rows, column, Bond::Wrap)),
    ];
    readings.push(mend(items::split_at_gaps(rows, column.spacing)));
    let one_paragraph = items::split_at_gaps(rows, column.spacing).len() == 1;
    if one_paragraph && rows.len() <= MOST_LINES && rows.iter().all(|row| row.bullet.is_none()) {
        readings.push(vec![setting.mend(rows)]);
    }
    readings.dedup();
    readings
}

fn value_cells(rows: &[Row], setting: &Setting<'_, '_>) -> Vec<Mended> {
    cells::by_cues(rows, cells::spacing(rows, setting), setting)
        .iter()
        .map(|cell| setting.mend(cell))
        .collect()
}

/// Pairs where the number of cells is right: one for each name and head.
fn exact(
    names: &[Mended],
    values: &[Row],
    heads: &[Head],
    setting: &Setting<'_, '_>,
) -> Option<Paired> {
    let (n, k) = (names.len(), heads.len());
    if names.iter().any(|name| is_prose(&name.text)) {
        return None;
    }
    if n == 1 {
        let cells = single::split_cells(values, k, setting)?;
        return Some(columnwise(names, &cells, heads, setting));
    }
    let spacing = cells::spacing(values, setting);
    let rows = row_by_row(values, n, k, setting);
    if let Some(cells) = rows {
        return Some(columnwise(names, &cells, heads, setting));
    }
    for cells in [
        items::split_at_gaps(values, spacing),
        cells::by_cues(values, spacing, setting),
    ] {
        if cells.len() == n * k {
            let cells: Vec<Mended> = cells.iter().map(|cell| setting.mend(cell)).collect();
            if agrees(&cells, n, k) {
                return Some(columnwise(names, &cells, heads, setting));
            }
        }
    }
    None
}

/// One line a name, with all its values: `ei kyllä` / `10 % 15 %`. Gives the cells column by column.
fn row_by_row(
    values: &[Row],
    n: usize,
    k: usize,
    setting: &Setting<'_, '_>,
) -> Option<Vec<Mended>> {
    if k < 2 || values.len() != n {
        return None;
    }
    let rows: Vec<Vec<Mended>> = values
        .iter()
        .map(|row| single::one_line(&setting.mend(std::slice::from_ref(row)), k))
        .collect::<Option<_>>()?;
    Some(
        (0..k)
            .flat_map(|column| rows.iter().map(move |row| row[column].clone()))
            .collect(),
    )
}

/// Whether the cells, read column by column, go together in each row. Where they clash, another order may be meant.
pub(super) fn agrees(cells: &[Mended], n: usize, k: usize) -> bool {
    let natures: Vec<_> = cells
        .iter()
        .enumerate()
        .map(|(idx, cell)| {
            nature(
                &cell.text,
                if idx < n {
                    Role::Baseline
                } else {
                    Role::Target
                },
            )
        })
        .collect();
    (0..n)
        .all(|row| (1..k).all(|column| fit(natures[row], natures[column * n + row]) != Fit::Clash))
}

/// The n-th cell of each column belongs to the n-th name.
pub(super) fn columnwise(
    names: &[Mended],
    cells: &[Mended],
    heads: &[Head],
    setting: &Setting<'_, '_>,
) -> Paired {
    let n = names.len();
    let indicators = names.iter().enumerate().map(|(row, name)| {
        let mut indicator = DraftIndicator {
            text: name.clone(),
            ..DraftIndicator::default()
        };
        for (column, head) in heads.iter().enumerate() {
            place(
                &mut indicator,
                head,
                cells[column * n + row].clone(),
                setting,
            );
        }
        indicator
    });
    Paired {
        indicators: indicators.collect(),
        troubles: Vec::new(),
    }
}

/// Fewer or more cells than there should be: what every placement agrees on is paired, the rest is left empty.
fn partial(
    names: &[Mended],
    cells: &[Mended],
    heads: &[Head],
    setting: &Setting<'_, '_>,
) -> Paired {
    let mut indicators: Vec<DraftIndicator> = names
        .iter()
        .map(|name| DraftIndicator {
            text: name.clone(),
            ..DraftIndicator::default()
        })
        .collect();
    let natures: Vec<_> = cells
        .iter()
        .map(|cell| nature(&cell.text, Role::Target))
        .collect();
    let all_typed = cells.iter().all(cells::is_typed);
    let certain = if heads.len() == 2 && all_typed {
        consensus::place(&natures, names.len())
    } else {
        None
    };
    let mut doubtful = Vec::new();
    for (idx, cell) in cells.iter().enumerate() {
        match certain.as_ref().and_then(|certain| certain[idx]) {
            Some((column, row)) => {
                place(&mut indicators[row], &heads[column], cell.clone(), setting);
            }
            None => doubtful.push(cell.clone()),
        }
    }
    let troubles = if doubtful.is_empty() {
        Vec::new()
    } else {
        vec![in_doubt(&doubtful, &indicators)]
    };
    Paired {
        indicators,
        troubles,
    }
}
