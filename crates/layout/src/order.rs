//! The order in which the free lines and the tables of a page are read.

use std::cmp::Ordering;

use crate::lines::{Line, Lines};
use crate::parts::{self, Column, Parts};
use crate::tables::{Region, Table, Tables};

/// A line that stands in no table, or a table that stands in no other; by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Line(usize),
    Table(usize),
}

/// The blocks of a page in reading order: by their tops, tables beside each other from the left, parts with columns column by column.
pub(crate) fn blocks(lines: &Lines, tables: &Tables, parts: &Parts) -> Vec<Block> {
    let tops = tops(tables);
    let mut blocks: Vec<(Place, Block)> = Vec::new();
    let place = |column: Option<Column>, top: f32, left: f32| Place {
        top: column.map_or(top, |column| parts.0[column.part].top),
        column: column.map(|column| column.idx),
        own: (top, left),
    };
    for (idx, line) in lines.lines.iter().enumerate() {
        if line.region == Region::FREE {
            let place = place(line.column, top(line), line.rect.x0);
            blocks.push((place, Block::Line(idx)));
        }
    }
    for (idx, table) in tables.0.iter().enumerate() {
        if table.outer.is_none() {
            let rect = table.grid.rect();
            let middle = f32::midpoint(rect.y0, rect.y1);
            let column = parts.column(rect.x0, rect.x1, middle);
            let place = place(column, tops[idx], rect.x0);
            blocks.push((place, Block::Table(idx)));
        }
    }
    blocks.sort_by(|a, b| a.0.compare(b.0));
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// What decides when a block is read.
#[derive(Clone, Copy)]
struct Place {
    /// Its top, or that of its part.
    top: f32,
    column: Option<usize>,
    /// Its own top and left edge.
    own: (f32, f32),
}

impl Place {
    fn compare(self, other: Self) -> Ordering {
        self.top
            .total_cmp(&other.top)
            .then(self.column.cmp(&other.column))
            .then(self.own.0.total_cmp(&other.own.0))
            .then(self.own.1.total_cmp(&other.own.1))
    }
}

/// The upper edge of a line, however it is turned.
fn top(line: &Line) -> f32 {
    if line.turn == 0 {
        parts::top(line)
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
pub(crate) fn is_beside(a: &Table, b: &Table) -> bool {
    let (a, b) = (a.grid.rect(), b.grid.rect());
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    shared > a.height().min(b.height()) / 2.0
}
