//! Tables beside each other, and the headings over each of them.

use crate::lines::{Line, Lines};
use crate::order::is_beside;
use crate::parts::{Part, PartKind, free, middle, top};
use crate::tables::{Table, Tables};
use crate::tolerance::{COLUMN_GAP, DESCENT, HEADING_AWAY, HEADING_BESIDE};

/// The parts of a page in which tables stand beside each other and free lines at them.
pub(crate) fn parts(lines: &Lines, tables: &Tables) -> Vec<Part> {
    let mut outer: Vec<&Table> = tables
        .0
        .iter()
        .filter(|table| table.outer.is_none())
        .collect();
    outer.sort_by(|a, b| a.grid.ys[0].total_cmp(&b.grid.ys[0]));
    let mut parts = Vec::new();
    while let Some(first) = outer.first().copied() {
        let (mut row, rest): (Vec<&Table>, Vec<&Table>) = outer
            .into_iter()
            .partition(|table| *table == first || is_beside(first, table));
        outer = rest;
        row.sort_by(|a, b| a.grid.xs[0].total_cmp(&b.grid.xs[0]));
        let follow = |pair: &[&Table]| pair[0].grid.rect().x1 <= pair[1].grid.rect().x0;
        if row.len() > 1 && row.windows(2).all(follow) {
            parts.extend(part(lines, &row));
        }
    }
    parts
}

/// The part of tables beside each other, from the left; `None` where no line belongs to one of them.
fn part(lines: &Lines, row: &[&Table]) -> Option<Part> {
    let rects = row.iter().map(|table| table.grid.rect());
    let columns: Vec<(f32, f32)> = rects
        .clone()
        .map(|rect| (rect.x0 - HEADING_BESIDE, rect.x1 + HEADING_BESIDE))
        .collect();
    let tables_top = rects.clone().map(|rect| rect.y0).fold(f32::MAX, f32::min);
    let tables_bottom = rects.map(|rect| rect.y1).fold(f32::MIN, f32::max);
    let above: Vec<&Line> = free(lines)
        .filter(|line| middle(line) < tables_top)
        .collect();
    let (mut reached, mut part_top) = (tables_top, tables_top);
    for line in above.into_iter().rev() {
        if reached - line.baseline > HEADING_AWAY * line.size {
            break;
        }
        let Some(n_columns) = n_columns(lines, line, &columns) else {
            break;
        };
        reached = top(line);
        if n_columns > 1 {
            part_top = reached;
        }
    }
    let (mut reached, mut part_bottom) = (tables_bottom, tables_bottom);
    for line in free(lines).filter(|line| middle(line) > tables_bottom) {
        if top(line) - reached > HEADING_AWAY * line.size {
            break;
        }
        let Some(n_columns) = n_columns(lines, line, &columns) else {
            break;
        };
        reached = line.baseline + DESCENT * line.size;
        if n_columns > 1 {
            part_bottom = reached;
        }
    }
    let has_lines = free(lines).any(|line| (part_top..=part_bottom).contains(&middle(line)));
    has_lines.then_some(Part {
        top: part_top,
        bottom: part_bottom,
        columns,
        kind: PartKind::Tables,
    })
}

/// Over how many columns the words of a line stand; `None` where a word stands over none, or where words over two of them are no
/// farther apart than in one line.
fn n_columns(lines: &Lines, line: &Line, columns: &[(f32, f32)]) -> Option<usize> {
    let (mut n_columns, mut last) = (0, None::<(usize, f32)>);
    for word in &lines.words[line.words.clone()] {
        let is_in =
            |column: &(f32, f32)| column.0 <= word.along.start && word.along.end <= column.1;
        let column = columns.iter().position(is_in)?;
        match last {
            Some((before, _)) if before == column => {}
            Some((_, end)) if word.along.start - end < COLUMN_GAP * line.size => return None,
            Some(_) | None => n_columns += 1,
        }
        last = Some((column, word.along.end));
    }
    Some(n_columns)
}
