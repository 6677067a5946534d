//! Indicators and values in columns that spaces or tabs keep: each cell stands under its head.

use mittari_document::Fragment;

use super::{Paired, Part, Setting, cells, in_doubt, place};
use crate::draft::DraftIndicator;
use crate::heads::Head;
use crate::items::{self, Bond, Column, Row};
use crate::mended::Piece;

/// How far to the left of its head a value may begin, in characters, and still stand under it.
const SLACK: u16 = 3;

/// A column and its lines.
struct Lane {
    x0: u16,
    x1: u16,
    rows: Vec<Row>,
}

/// Pairs by columns. `None` where the heads do not stand apart, or where nothing stands under them.
pub(super) fn pair(
    part: &Part,
    heads: &[Head],
    heads_line: usize,
    setting: &Setting<'_, '_>,
) -> Option<Paired> {
    let anchors = anchors(heads, heads_line, setting)?;
    let mut lanes: Vec<Lane> = anchors
        .iter()
        .map(|&(x0, x1)| Lane {
            x0,
            x1,
            rows: Vec::new(),
        })
        .collect();
    let mut names = Vec::new();
    for row in &part.rows {
        let all = places(row.piece.line, setting);
        // The label itself, and what stands left of it, is no cell.
        let fragments: Vec<Fragment> = all
            .into_iter()
            .filter(|f| f.span.end > row.piece.span.start)
            .collect();
        for (idx, fragment) in fragments.iter().enumerate() {
            let piece = Piece {
                span: cut(fragment, row),
                line: row.piece.line,
            };
            let cell = Row {
                piece,
                gap: row.gap,
                x1: fragment.x1,
                bullet: row.bullet.filter(|_| idx == 0),
                trailing_space: false,
            };
            match lane_of(fragment, &lanes) {
                Some(lane) => lanes[lane].rows.push(cell),
                None => names.push(cell),
            }
        }
    }
    if lanes.iter().all(|lane| lane.rows.is_empty()) || names.is_empty() {
        return None;
    }
    Some(by_position(part, heads, &names, &mut lanes, setting))
}

/// So far apart stand the columns of a line whose cells tabs part.
const TAB_COLUMN: u16 = 256;

/// The fragments of a line with where they stand: by characters, or by column where tabs part the cells, however long they are.
fn places(line: usize, setting: &Setting<'_, '_>) -> Vec<Fragment> {
    let document = setting.tokens.document;
    let mut fragments = document.fragments(line);
    let (Some(first), Some(last)) = (fragments.first().copied(), fragments.last()) else {
        return fragments;
    };
    let start = document.lines()[line].span.start as usize;
    let n_tabs = |at: u32| {
        let before = &setting.text().as_bytes()[start.min(first.span.start as usize)..at as usize];
        u16::try_from(memchr::memchr_iter(b'\t', before).count()).unwrap_or(u16::MAX)
    };
    if n_tabs(last.span.start) == 0 {
        return fragments;
    }
    for fragment in &mut fragments {
        let width = fragment.x1.saturating_sub(fragment.x0).min(TAB_COLUMN - 1);
        fragment.x0 = n_tabs(fragment.span.start).saturating_mul(TAB_COLUMN);
        fragment.x1 = fragment.x0.saturating_add(width);
    }
    fragments
}

/// The part of a fragment that belongs to the row: the row may begin after a label.
fn cut(fragment: &Fragment, row: &Row) -> mittari_document::Span {
    mittari_document::Span {
        start: fragment.span.start.max(row.piece.span.start),
        end: fragment.span.end,
    }
}

/// Where each head stands; `None` where two of them share a fragment.
fn anchors(
    heads: &[Head],
    heads_line: usize,
    setting: &Setting<'_, '_>,
) -> Option<Vec<(u16, u16)>> {
    let fragments = places(heads_line, setting);
    let mut anchors = Vec::with_capacity(heads.len());
    let mut last = None;
    for head in heads {
        let at = fragments
            .iter()
            .position(|f| f.span.start <= head.span.start && head.span.start < f.span.end)?;
        if last == Some(at) {
            return None;
        }
        last = Some(at);
        anchors.push((fragments[at].x0, fragments[at].x1));
    }
    // A head at the left edge, with nothing before it, keeps no column for names.
    (anchors.first()?.0 > SLACK && (fragments.len() > 1 || anchors[0].0 > 16)).then_some(anchors)
}

/// The lane under whose head a fragment stands.
fn lane_of(fragment: &Fragment, lanes: &[Lane]) -> Option<usize> {
    let overlap = |lane: &Lane| {
        fragment
            .x1
            .min(lane.x1)
            .saturating_sub(fragment.x0.max(lane.x0))
    };
    let first = lanes.first()?;
    if fragment.x0 + SLACK < first.x0 && overlap(first) * 2 < fragment.x1 - fragment.x0 {
        return None;
    }
    (0..lanes.len()).max_by_key(|&lane| {
        (
            overlap(&lanes[lane]),
            u16::MAX
                - lanes[lane]
                    .x0
                    .abs_diff(fragment.x0)
                    .min(lanes[lane].x1.abs_diff(fragment.x1)),
        )
    })
}

/// Rows by where names and values stand.
fn by_position(
    part: &Part,
    heads: &[Head],
    rows: &[Row],
    lanes: &mut [Lane],
    setting: &Setting<'_, '_>,
) -> Paired {
    let names = name_items(rows, lanes, part, setting);
    let columns = |names: &[Vec<Row>]| -> Vec<Vec<Vec<Row>>> {
        let starts: Vec<usize> = names.iter().map(|name| name[0].piece.line).collect();
        lanes
            .iter()
            .map(|lane| lane_cells(&lane.rows, &starts, setting))
            .collect()
    };
    let cells = columns(&names);
    if cells.iter().all(|cells| cells.len() <= names.len()) {
        return paired(part, heads, &names, &cells, setting);
    }
    // More cells than names: some line that may go on from the one above is a name of its own, if that makes the numbers equal.
    let shorter = break_names(rows, part, setting);
    let cells_of_shorter = columns(&shorter);
    if cells_of_shorter
        .iter()
        .all(|cells| cells.len() == shorter.len())
    {
        return paired(part, heads, &shorter, &cells_of_shorter, setting);
    }
    let mut all_in_doubt = paired(part, &[], &names, &[], setting);
    let values: Vec<_> = cells
        .iter()
        .flatten()
        .map(|cell| setting.mend(cell))
        .collect();
    all_in_doubt
        .troubles
        .push(in_doubt(&values, &all_in_doubt.indicators));
    all_in_doubt
}

/// Puts the cells of each column beside the names that they belong to.
fn paired(
    part: &Part,
    heads: &[Head],
    names: &[Vec<Row>],
    columns: &[Vec<Vec<Row>>],
    setting: &Setting<'_, '_>,
) -> Paired {
    let mut indicators: Vec<DraftIndicator> = names
        .iter()
        .map(|rows| DraftIndicator {
            number: part.number,
            text: setting.mend(rows),
            ..DraftIndicator::default()
        })
        .collect();
    let mut doubtful = Vec::new();
    for (head, cells) in heads.iter().zip(columns) {
        for (cell, row) in cells.iter().zip(rows_of(cells, names)) {
            let text = setting.mend(cell);
            match row {
                Some(row) => place(&mut indicators[row], head, text, setting),
                None => doubtful.push(text),
            }
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

/// Names with a break wherever the print does not tell.
fn break_names(rows: &[Row], part: &Part, setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    if part.number.is_some() {
        return vec![rows.to_vec()];
    }
    let text = setting.text();
    let column = Column::of(text, rows, 0, setting.spacing);
    items::split(text, rows, column, Bond::Break)
}

/// Names: where the print does not tell a wrap from a new name, a value on the same line begins a new one.
fn name_items(
    rows: &[Row],
    lanes: &[Lane],
    part: &Part,
    setting: &Setting<'_, '_>,
) -> Vec<Vec<Row>> {
    if part.number.is_some() {
        return vec![rows.to_vec()];
    }
    let text = setting.text();
    let column = Column::of(text, rows, 0, setting.spacing);
    let has_value = |row: &Row| {
        lanes.iter().any(|lane| {
            lane.rows
                .iter()
                .any(|cell| cell.piece.line == row.piece.line)
        })
    };
    let mut items: Vec<Vec<Row>> = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        let bond = match idx.checked_sub(1) {
            None => Bond::Break,
            Some(above) => match column.bond(text, &rows[above], row) {
                Bond::Either if has_value(row) => Bond::Break,
                Bond::Either => Bond::Wrap,
                bond => bond,
            },
        };
        match items.last_mut() {
            Some(item) if bond == Bond::Wrap => item.push(*row),
            _ => items.push(vec![*row]),
        }
    }
    items
}

/// The lines of a column to cells: a line beside the beginning of a name begins a cell, and so do the usual cues.
fn lane_cells(rows: &[Row], starts: &[usize], setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    let mut cells: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let joined = match cells.last_mut() {
            Some(cell) if !starts.contains(&row.piece.line) => {
                let mut both = cell.clone();
                both.push(Row { gap: 0, ..*row });
                let apart = row.piece.line > cell[cell.len() - 1].piece.line + 1
                    && starts
                        .iter()
                        .any(|&s| s > cell[0].piece.line && s < row.piece.line);
                if !apart && cells::by_cues(&both, 0, setting).len() == 1 {
                    *cell = both;
                    true
                } else {
                    false
                }
            }
            _ => false,
        };
        if !joined {
            cells.push(vec![*row]);
        }
    }
    cells
}

/// The name that each cell belongs to: by the line it begins on, else by count, else by the lines that the name spans.
fn rows_of(cells: &[Vec<Row>], names: &[Vec<Row>]) -> Vec<Option<usize>> {
    let start_of = |cell: &Vec<Row>| {
        names
            .iter()
            .position(|name| name[0].piece.line == cell[0].piece.line)
    };
    let by_start: Vec<Option<usize>> = cells.iter().map(start_of).collect();
    if by_start.iter().all(Option::is_some) && by_start.is_sorted_by(|a, b| a < b) {
        return by_start;
    }
    if cells.len() == names.len() {
        return (0..cells.len()).map(Some).collect();
    }
    let last = |name: &Vec<Row>| name.last().map_or(0, |row| row.piece.line);
    let mut seen = None;
    cells
        .iter()
        .map(|cell| {
            let line = cell[0].piece.line;
            let within: Vec<usize> = (0..names.len())
                .filter(|&idx| names[idx][0].piece.line <= line && line <= last(&names[idx]))
                .collect();
            let [row] = within[..] else { return None };
            let fresh = seen.is_none_or(|seen| seen < row);
            seen = Some(row);
            fresh.then_some(row)
        })
        .collect()
}
