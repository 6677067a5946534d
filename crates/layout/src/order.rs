//! The order in which the free lines and the tables of a page are read.

use crate::lines::{Line, Lines};
use crate::tables::{Region, Table, Tables};
use crate::tolerance::ASCENT;

/// A line that stands in no table, or a table that stands in no other; by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Line(usize),
    Table(usize),
}

/// The blocks of a page in reading order: by their tops, tables beside each other from the left.
pub(crate) fn blocks(lines: &Lines, tables: &Tables) -> Vec<Block> {
    let tops = tops(tables);
    let mut blocks: Vec<(f32, f32, Block)> = Vec::new();
    for (idx, line) in lines.lines.iter().enumerate() {
        if line.region == Region::FREE {
            blocks.push((top(line), line.rect.x0, Block::Line(idx)));
        }
    }
    for (idx, table) in tables.0.iter().enumerate() {
        if table.outer.is_none() {
            blocks.push((tops[idx], table.grid.xs[0], Block::Table(idx)));
        }
    }
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    blocks.into_iter().map(|(_, _, block)| block).collect()
}

fn top(line: &Line) -> f32 {
    if line.turn == 0 {
        line.baseline - ASCENT * line.size
    } else {
        line.rect.y0
    }
}

/// The top of each table, or that of the highest table beside it.
fn tops(tables: &Tables) -> Vec<f32> {
    let mut tops: Vec<f32> = tables.0.iter().map(|table| table.grid.ys[0]).collect();
    let mut by_top: Vec<usize> = (0..tops.len())
        .filter(|idx| tables.0[*idx].outer.is_none())
        .collect();
    by_top.sort_by(|a, b| tops[*a].total_cmp(&tops[*b]));
    for pair in 1..by_top.len() {
        let (above, below) = (by_top[pair - 1], by_top[pair]);
        if is_beside(&tables.0[above], &tables.0[below]) {
            tops[below] = tops[above];
        }
    }
    tops
}

/// Whether two tables share more than half of the height of the lower one of them.
fn is_beside(a: &Table, b: &Table) -> bool {
    let (a, b) = (a.grid.rect(), b.grid.rect());
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    shared > a.height().min(b.height()) / 2.0
}
