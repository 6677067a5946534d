//! Fields of indicators and values to the block that pairing reads.

use mittari_document::Span;

use super::fields::Field;
use super::head_run;
use crate::heads::{self, Head, HeadLine};
use crate::items::Row;
use crate::label::{self, Label};
use crate::mended::Piece;
use crate::pairing::{Block, Part};
use crate::scan::Scan;

/// Adds the lines of an indicator field: names, a row of heads, values.
pub(super) fn add_names(block: &mut Block, scan: &Scan<'_>, field: &Field) {
    let text = scan.tokens.document.text();
    let words = |row: &Row| row.piece.span.of(text);
    let mut part = Part::new(field.number);
    let mut idx = 0;
    while let Some(row) = field.rows.get(idx) {
        if let Some((heads, n_lines, heads_line)) = heads_at(scan, &field.rows[idx..], idx) {
            begin_heads(block, &mut part);
            part.heads = heads;
            part.heads_line = heads_line;
            idx += n_lines;
            continue;
        }
        let next = field.rows.get(idx + 1).map(words);
        match heads::read(words(row), row.piece.span, next) {
            Some(found) => {
                begin_heads(block, &mut part);
                if !found.before.is_empty() {
                    let piece = Piece {
                        span: found.before,
                        line: row.piece.line,
                    };
                    part.rows.push(Row { piece, ..*row });
                }
                idx += usize::from(found.takes_next);
                part.heads = found.heads;
                take_years(&mut part, text);
                part.heads_at = Some(part.rows.len());
                part.heads_line = Some(row.piece.line);
            }
            None => part.rows.push(*row),
        }
        idx += 1;
    }
    block.parts.push(part);
}

/// The heads that begin at the first of some rows and take several lines, how many those are, and the line that shows the columns.
fn heads_at(
    scan: &Scan<'_>,
    rows: &[Row],
    n_above: usize,
) -> Option<(Vec<Head>, usize, Option<usize>)> {
    let text = scan.tokens.document.text();
    let may_head = &rows[..rows.len().min(head_run::MOST_LINES)];
    let lines: Vec<HeadLine<'_>> = may_head
        .iter()
        .map(|row| HeadLine {
            words: row.piece.span.of(text),
            span: row.piece.span,
            gap: row.gap,
        })
        .collect();
    let (heads, n_lines) = heads::below_each_other(&lines);
    if heads.len() > 1 || heads.len() == 1 && n_above == 0 {
        return Some((heads, n_lines, None));
    }
    if !scan.tokens.document.may_keep_columns(rows[0].piece.line) {
        return None;
    }
    let own_part = |row: &Row| {
        let mut fragments = scan.tokens.document.fragments(row.piece.line);
        fragments.retain(|fragment| fragment.span.start >= row.piece.span.start);
        fragments
    };
    let near = may_head
        .iter()
        .enumerate()
        .take_while(|(n, row)| *n == 0 || row.gap == 0);
    let fragments: Vec<_> = near.map(|(_, row)| own_part(row)).collect();
    let (heads, n_lines) = heads::over_lines(&fragments, text)?;
    Some((heads, n_lines, Some(rows[0].piece.line)))
}

/// Gives heads the years that stand on the line above them, one over each: `2024 2025 2025` / `toteuma tavoite toteuma`.
fn take_years(part: &mut Part, text: &str) {
    let Some(above) = part.rows.last() else {
        return;
    };
    let words = above.piece.span.of(text);
    let years: Vec<&str> = words.split_whitespace().collect();
    let are_years = years.iter().all(|year| label::is_period(year));
    if !are_years
        || years.len() != part.heads.len()
        || part.heads.iter().any(|head| head.period.is_some())
    {
        return;
    }
    let start = above.piece.span.start as usize;
    for (head, year) in part.heads.iter_mut().zip(years) {
        let at = start + (year.as_ptr() as usize - words.as_ptr() as usize);
        head.period = Some(Span::new(at, at + year.len()));
    }
    part.rows.pop();
}

/// Closes a part that has heads already, and notes where the next ones stand.
fn begin_heads(block: &mut Block, part: &mut Part) {
    if !part.heads.is_empty() {
        let done = std::mem::replace(part, Part::new(None));
        block.parts.push(done);
    }
    part.heads_at = Some(part.rows.len());
}

/// Adds values that follow a label of their own to the indicator above. Gives `false` where there is none.
pub(super) fn add_values(block: &mut Block, field: &Field) -> bool {
    let Some(part) = block.parts.last_mut() else {
        return false;
    };
    let head = Head {
        label: field.label,
        period: field.period,
        span: field.label_span,
    };
    part.labelled.push((head, field.rows.clone()));
    true
}

/// Whether the field holds values for the indicators above it.
pub(super) fn holds_values(label: Label) -> bool {
    label.is_value() || label == Label::Rating
}
