//! Labels printed one after the other before their texts: what a reader that walks a grid column by column writes of its label cells.
//!
//! `PAINOPISTE` / `TAVOITE`, a blank line, `Hyvinvoiva Pori` / `Toimivat palvelut …`. The same run may be the heads of a table, whose
//! cells stand below; so the texts are given to the labels only where their number leaves one way to do it.

use super::accept::label_of;
use super::fields::Field;
use crate::items::{self, Bond, Column, Row};
use crate::label::{self, Label};
use crate::scan::Scan;

/// The texts of a run of labels take no more lines than this.
const MOST_LINES: usize = 30;

/// The fields of a run, and the token after it.
pub(super) struct LabelRun {
    pub(super) fields: Vec<Field>,
    /// The field of indicators that ends the run: what follows is its own.
    pub(super) open: Option<Field>,
    pub(super) end: usize,
}

/// Reads a run that begins at a token; `None` where fewer than two labels stand there. A run whose texts cannot be given to its labels
/// has no fields.
pub(super) fn read(scan: &Scan<'_>, start: usize) -> Option<LabelRun> {
    let mut labels: Vec<Label> = (start..scan.tokens.len())
        .map_while(|idx| bare_label(scan, idx))
        .collect();
    if labels.len() < 2 {
        return None;
    }
    let after = start + labels.len();
    let is_dense = (start + 1..after).any(|idx| scan.tokens.list[idx].gap == 0);
    let line = |idx: usize| scan.tokens.list[idx].line;
    let open = (is_dense && labels.last() == Some(&Label::Indicator)).then(|| {
        labels.pop();
        Field::new(Label::Indicator, after - 1, line(after - 1))
    });
    let none = |open| {
        Some(LabelRun {
            fields: Vec::new(),
            open,
            end: after,
        })
    };
    if labels.contains(&Label::Indicator) {
        return none(None);
    }
    let last = scan.tokens.len().min(after + MOST_LINES);
    let end = (after..last).find(|&idx| ends(scan, idx)).unwrap_or(last);
    let rows: Vec<Row> = (after..end).map(|idx| Row::of(&scan.tokens, idx)).collect();
    let texts = texts(scan, &rows, is_dense);
    let Some(shares) = shares(&labels, texts.len(), is_dense) else {
        return none(open.filter(|_| end == after));
    };
    let n_shared: usize = shares.iter().sum();
    let n_lines: usize = texts[..n_shared].iter().map(Vec::len).sum();
    let mut texts = texts.into_iter();
    let with_text = labels
        .iter()
        .zip(shares)
        .enumerate()
        .filter(|(_, (_, share))| *share > 0);
    let fields = with_text.map(|(n, (&label, share))| {
        let mut field = Field::new(label, start + n, line(start + n));
        field.rows = texts.by_ref().take(share).flatten().collect();
        if let Some(row) = field.rows.first_mut() {
            row.gap = 0;
        }
        field
    });
    Some(LabelRun {
        fields: fields.collect(),
        end: if open.is_some() { end } else { after + n_lines },
        open,
    })
}

/// The label that is all of a line, without colon, year or bullet.
fn bare_label(scan: &Scan<'_>, idx: usize) -> Option<Label> {
    let token = &scan.tokens.list[idx];
    if scan.is_taken(idx) || token.bullet.is_some() {
        return None;
    }
    let at = label_of(scan, idx)?;
    let is_plain = at.rest.is_empty() && !at.closed && at.period.is_none() && at.number.is_none();
    let may_run = at.label.level().is_some()
        || matches!(
            at.label,
            Label::Indicator | Label::Responsible | Label::Progress
        );
    (is_plain && may_run).then_some(at.label)
}

/// Whether the texts of a run end before a line.
fn ends(scan: &Scan<'_>, idx: usize) -> bool {
    let is_head = |idx: usize| {
        idx < scan.tokens.len()
            && label::read_whole_head(scan.tokens.words(idx))
                .is_some_and(|head| head.label.is_value())
    };
    scan.is_taken(idx)
        || scan.outline.starting_at(idx).is_some()
        || label_of(scan, idx).is_some()
        || is_head(idx) && is_head(idx + 1)
}

/// The texts below the labels: paragraphs where the labels are parted by blank lines, else what the lines themselves tell.
fn texts(scan: &Scan<'_>, rows: &[Row], is_dense: bool) -> Vec<Vec<Row>> {
    let text = scan.tokens.document.text();
    if !is_dense {
        return items::split_at_gaps(rows, 0);
    }
    let column = Column::of(text, rows, 0, scan.spacing);
    items::split(text, rows, column, Bond::Break)
}

/// How many texts each label has. The name of a focus or theme is one text; so where one other label stands beside it, that one has the
/// rest. Where several ways are left, only the names that begin the run are given; `None` where none does.
fn shares(labels: &[Label], n_texts: usize, is_dense: bool) -> Option<Vec<usize>> {
    if n_texts == labels.len() {
        return Some(vec![1; n_texts]);
    }
    let is_single = |label: &Label| {
        matches!(
            label,
            Label::Focus | Label::Theme | Label::StrategicObjective
        )
    };
    let n_others = labels.iter().filter(|label| !is_single(label)).count();
    if !is_dense || n_texts < labels.len() {
        return None;
    }
    let rest = n_texts + 1 - labels.len();
    if n_others == 1 {
        return Some(
            labels
                .iter()
                .map(|label| if is_single(label) { 1 } else { rest })
                .collect(),
        );
    }
    // Of several texts for several labels only the first ones are certain.
    let n_first = labels.iter().take_while(|label| is_single(label)).count();
    (n_first > 0).then(|| {
        (0..labels.len())
            .map(|n| usize::from(n < n_first))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'t> = (&'t [Label], usize, bool, Option<&'t [usize]>);

    #[test]
    fn texts_are_shared_where_one_way_is_left() {
        use Label::{Action, Focus, Initiative, Objective, Progress};
        let cases: &[Case<'_>] = &[
            (&[Focus, Objective], 2, true, Some(&[1, 1])),
            (&[Focus, Objective], 3, true, Some(&[1, 2])),
            (&[Focus, Objective], 3, false, None),
            (&[Objective, Progress], 2, false, Some(&[1, 1])),
            (
                &[Focus, Objective, Initiative, Action],
                4,
                true,
                Some(&[1, 1, 1, 1]),
            ),
            (
                &[Focus, Objective, Initiative, Action],
                5,
                true,
                Some(&[1, 0, 0, 0]),
            ),
            (&[Objective, Initiative, Action], 5, true, None),
            (&[Focus, Objective], 1, true, None),
        ];
        for &(labels, n_texts, is_dense, expected) in cases {
            let expected = expected.map(<[usize]>::to_vec);
            assert_eq!(
                shares(labels, n_texts, is_dense),
                expected,
                "{labels:?} {n_texts}"
            );
        }
    }
}
