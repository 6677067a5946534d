//! Which tables go on from the page before.

use crate::lines::Line;
use crate::order::Block;
use crate::page::PageLayout;
use crate::tables::Table;
use crate::tolerance::SNAP;

/// Running heads and feet stand in this part of the page's height, at either end.
const EDGE: f32 = 0.15;

/// The first table of a page, where it goes on from the last one of the page before.
pub(crate) fn continued(before: &PageLayout, page: &PageLayout) -> Option<usize> {
    let first = first_table(page, before)?;
    let last = last_table(before, page)?;
    let xs = |table: &Table| table.grid.xs.clone();
    let (above, below) = (xs(&before.tables.0[last]), xs(&page.tables.0[first]));
    let are_same = above.len() == below.len()
        && above
            .iter()
            .zip(&below)
            .all(|(above, below)| (above - below).abs() <= SNAP);
    are_same.then_some(first)
}

fn first_table(page: &PageLayout, other: &PageLayout) -> Option<usize> {
    page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(Some(*table)),
        Block::Line(line) => {
            let line = &page.lines.lines[*line];
            let is_head = line.bottom() <= EDGE * page.height && is_repeated(line, other);
            (!is_head).then_some(None)
        }
    })?
}

fn last_table(page: &PageLayout, other: &PageLayout) -> Option<usize> {
    page.blocks.iter().rev().find_map(|block| match block {
        Block::Table(table) => Some(Some(*table)),
        Block::Line(line) => {
            let line = &page.lines.lines[*line];
            let is_foot = line.bottom() >= (1.0 - EDGE) * page.height && is_repeated(line, other);
            (!is_foot).then_some(None)
        }
    })?
}

/// Whether a free line stands at the same place of another page.
fn is_repeated(line: &Line, other: &PageLayout) -> bool {
    other.blocks.iter().any(|block| {
        let Block::Line(idx) = block else {
            return false;
        };
        let candidate = &other.lines.lines[*idx];
        let is_near = |a: f32, b: f32| (a - b).abs() <= SNAP;
        is_near(candidate.baseline, line.baseline)
            && (is_near(candidate.rect.x0, line.rect.x0)
                || is_near(candidate.rect.x1, line.rect.x1))
    })
}
