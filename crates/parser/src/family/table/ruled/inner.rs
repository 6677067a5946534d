//! Labels inside cells: at the start of a cell's line, with what follows in the line or below.

use mittari_document::{CellLine, Document, Span};

use super::super::head::{self, Reading};
use super::grid::GridCell;
use super::parts::Field;
use crate::family::labelled::introduces_milestones;
use crate::label::{self, Label};
use crate::mended::{BROKEN, Mended, Piece};
use crate::tokens;

/// The first line of a label that is wrapped is no longer than this, in bytes.
const LONGEST_START: usize = 24;
/// A head takes no more lines than this: `Tavoite-` / `taso` / `2026`.
const MOST_HEAD_LINES: usize = 4;

/// Whether a cell may begin with a label: a cheap test, since most cells hold none.
pub(super) fn may_begin_with_label(cell: &GridCell, document: &Document) -> bool {
    let [first, rest @ ..] = &cell.lines[..] else {
        return false;
    };
    let words = document.words(first.span);
    let (span, _) = tokens::strip_marks(words, first.span);
    let body = document.words(span);
    let is_dated = || body.starts_with(|c: char| c.is_ascii_digit()) && head::is_head(body);
    if label::read_head(body).is_some() || introduces_milestones(words) || is_dated() {
        return true;
    }
    // The label itself may be wrapped: "Strateginen" / "valinta", "Lähtö-" / "taso".
    let Some(second) = rest.first().filter(|_| body.len() <= LONGEST_START) else {
        return false;
    };
    let below = document.words(second.span);
    let glued = body.trim_end_matches(BROKEN);
    let both = if glued.len() < body.len() {
        format!("{glued}{below}")
    } else {
        format!("{body} {below}")
    };
    label::read_head(&both).is_some()
}

/// How many of a cell's first lines are the head of a column; 0 where none is.
pub(super) fn head_lines(cell: &GridCell, document: &Document) -> usize {
    let most = cell.lines.len().min(MOST_HEAD_LINES);
    (1..=most)
        .rev()
        .find(|&n| label_of_lines(&cell.lines[..n], document).is_some())
        .unwrap_or(0)
}

/// The label that some lines are, and nothing else.
pub(super) fn label_of_lines(lines: &[CellLine], document: &Document) -> Option<Label> {
    let first = lines.first()?;
    let words = document.words(first.span);
    if let [_] = lines {
        return head::label_of(words, Reading::Strict).map(|(label, _)| label);
    }
    let pieces: Vec<Piece> = lines
        .iter()
        .map(|line| Piece {
            span: line.span,
            line: line.line,
        })
        .collect();
    let mended = Mended::join(document.text(), &pieces, "").text;
    let words = lines.iter().map(|line| document.words(line.span));
    let glued: String = words.map(|words| words.trim_end_matches(BROKEN)).collect();
    [mended, glued]
        .iter()
        .find_map(|words| head::label_of(words, Reading::Strict))
        .map(|(label, _)| label)
}

/// The fields of a cell that begins with a label; `None` where it begins with anything else.
pub(super) fn fields(cell: &GridCell, document: &Document) -> Option<Vec<Field>> {
    let first = cell.lines.first()?;
    let is_whole = |line: &CellLine| cell.lines.len() > 1 && line.line == first.line;
    let mut fields: Vec<Field> = Vec::new();
    for line in &cell.lines {
        match field_at(line, document, is_whole(line)) {
            Some(field) => fields.push(field),
            None => fields.last_mut()?.cell.lines.push(*line),
        }
    }
    for field in &mut fields {
        field.cell.columns = cell.columns.clone();
    }
    Some(fields)
}

/// A field, and those that labels inside its cell begin: `Osatavoite 1: …` below each other.
pub(super) fn split(field: Field, document: &Document) -> Vec<Field> {
    let lines = field.cell.lines.clone();
    let columns = field.cell.columns.clone();
    let mut fields = vec![field];
    fields[0].cell.lines.clear();
    for line in lines {
        let inner = field_at(&line, document, false)
            .filter(|inner| inner.label != fields[0].label || inner.number.is_some());
        match inner {
            Some(mut inner) => {
                inner.cell.columns = columns.clone();
                fields.push(inner);
            }
            None => {
                if let Some(last) = fields.last_mut() {
                    last.cell.lines.push(line);
                }
            }
        }
    }
    fields
}

/// The field that a line begins: with a label that a colon closes, or, where `alone` may be a label, with one that is all of it.
fn field_at(line: &CellLine, document: &Document, may_be_alone: bool) -> Option<Field> {
    let words = document.words(line.span);
    if introduces_milestones(words) {
        return Some(Field::new(Label::Milestone, &[*line], 0..1));
    }
    let (span, bullet) = tokens::strip_marks(words, line.span);
    let body = document.words(span);
    let found = label::read(body).or_else(|| label::read_head(body))?;
    let is_alone = found.len == body.len();
    if bullet.is_some() || !(found.closed || may_be_alone && is_alone) {
        return None;
    }
    let at = tokens::label_at(body, span);
    let mut field = Field::new(found.label, &[*line], 0..1);
    field.number = found.number;
    field.period = at.and_then(|at| at.period);
    let rest = body[found.len..].trim_start();
    if !rest.is_empty() {
        let start = span.end as usize - rest.len();
        field.cell.lines.push(CellLine {
            span: Span::new(start, span.end as usize),
            gap: 0,
            ..*line
        });
    }
    Some(field)
}
