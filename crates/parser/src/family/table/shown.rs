//! The tables of a document as text for people.

use std::fmt::Write;

use mittari_document::{Document, Separation};

use super::Block;
use super::cells;
use super::head::{Column, Role};
use super::sheet::Kind;
use crate::scan::Scan;

/// Each table with what its columns hold, and its rows cell by cell; `page:line` as the other stages print it.
pub(crate) fn text(scan: &Scan<'_>) -> String {
    let document = scan.tokens.document;
    let mut out = String::new();
    for block in super::blocks(scan, super::ruled::read(scan).sheets) {
        show(&block, document, &mut out);
    }
    out
}

fn show(block: &Block, document: &Document, out: &mut String) {
    let sheet = &block.sheet;
    let kept_by = match sheet.separation {
        Separation::Tabs => "tabs",
        Separation::Pipes => "pipes",
        Separation::Spaces => "white space",
        Separation::Ruled => "drawn lines",
    };
    let kind = match sheet.kind() {
        Kind::Actions => "each row is an action",
        Kind::Goals(_) => "rows with a goal begin cards",
        Kind::OneGoal => "all rows belong to one card",
        Kind::None => "no goals",
    };
    let _ = writeln!(
        out,
        "table at {}, columns kept by {kept_by}: {kind}",
        place(document, sheet.first_line())
    );
    for (label, text) in &block.context.levels {
        let _ = writeln!(out, "  under {label:?}: {}", text.text);
    }
    for (idx, column) in sheet.columns.iter().enumerate() {
        let _ = writeln!(out, "  column {}: {}", idx + 1, head(column));
    }
    for row in &sheet.rows {
        let first = row.lines.first().copied().unwrap_or_default();
        let _ = writeln!(out, "  row at {}", place(document, first));
        for cell in &row.cells {
            let text = cells::whole(cell, document, "").text;
            let _ = writeln!(out, "    {}: {text}", cell.columns.start + 1);
        }
    }
}

fn head(column: &Column) -> String {
    let what = match column.role {
        Role::Label(label) => format!("{label:?}"),
        Role::Period => "entries of a time".to_owned(),
        Role::Other => "something else".to_owned(),
        Role::Headless => "no head".to_owned(),
    };
    if column.printed.is_empty() {
        what
    } else {
        format!("{what} ({})", column.printed)
    }
}

fn place(document: &Document, line: usize) -> String {
    let line = &document.lines()[line];
    format!("{}:{}", line.page, line.number)
}
