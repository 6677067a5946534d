//! Reports on the goals: their period, their text, and the footnotes and cost remarks under them.

use super::content::{self, Measures};
use super::fields::Field;
use crate::draft::DraftProgress;
use crate::items::Row;
use crate::mended::Mended;
use crate::scan::Scan;
use mittari_document::Span;

/// What a report field holds.
#[derive(Default)]
pub(super) struct Report {
    pub(super) progress: Vec<DraftProgress>,
    pub(super) notes: Vec<Mended>,
}

/// Reads a report. `review` is the period of a heading above it.
pub(super) fn read(
    scan: &Scan<'_>,
    field: &Field,
    review: Option<&str>,
    by: Measures<'_>,
) -> Report {
    let text = scan.tokens.document.text();
    let (period, mut rows) = split_tail(text, &field.rows, field);
    let period = period
        .or_else(|| field.review.clone())
        .or_else(|| review.map(str::to_owned));
    let mut report = Report::default();
    let notes_at = notes_start(text, &rows, scan.spacing);
    for note in rows
        .split_off(notes_at)
        .chunk_by(|_, below| below.gap <= scan.spacing)
    {
        report
            .notes
            .extend(footnotes(&content::whole(scan, note, by)));
    }
    let texts = if rows.iter().any(|row| row.bullet.is_some()) {
        content::texts(scan, &rows, by)
    } else {
        vec![content::whole(scan, &rows, by)]
    };
    report.progress = texts
        .into_iter()
        .filter(|text| !text.text.is_empty())
        .map(|text| DraftProgress {
            period: period.clone(),
            text,
        })
        .collect();
    report
}

/// Takes the rest of a long label away: `… vuoden ensimmäisellä neljänneksellä (Q1): Lasten ja nuorten` has the period `Q1` and goes on
/// after the colon.
fn split_tail(text: &str, rows: &[Row], field: &Field) -> (Option<String>, Vec<Row>) {
    let own_period = field.period.map(|span| span.of(text).to_owned());
    let Some(first) = rows
        .first()
        .filter(|row| field.lines.contains(&row.piece.line))
    else {
        return (own_period, rows.to_vec());
    };
    let words = first.piece.span.of(text);
    let closed = text[..first.piece.span.start as usize]
        .trim_end()
        .ends_with(':');
    let begins_small = words.starts_with(|c: char| c.is_lowercase() || c == '(');
    if closed || !begins_small {
        return (own_period, rows.to_vec());
    }
    let (tail, rest) = words.split_once(':').unwrap_or((words, ""));
    let period = tail
        .rsplit_once('(')
        .and_then(|(_, inner)| inner.split_once(')'))
        .map(|(inner, _)| inner.trim().to_owned());
    let mut kept = rows[1..].to_vec();
    let (from, rest) = (words.len() - rest.trim_start().len(), rest.trim());
    if !rest.is_empty() {
        let start = first.piece.span.start as usize + from;
        let mut row = *first;
        row.piece.span = Span::new(start, start + rest.len());
        kept.insert(0, row);
    } else if let Some(row) = kept.first_mut() {
        row.gap = 0;
    }
    (own_period.or(period), kept)
}

/// Where the footnotes (`*Hyvinvointialueen työntekijöitä`) and the remarks on costs begin; the number of rows where there are none.
fn notes_start(text: &str, rows: &[Row], spacing: u16) -> usize {
    rows.iter()
        .enumerate()
        .position(|(idx, row)| {
            is_footnote(row.piece.span.of(text))
                || idx > 0
                    && row.gap > spacing
                    && paragraph_speaks_of_costs(text, &rows[idx..], spacing)
        })
        .unwrap_or(rows.len())
}

/// Whether the words are a footnote: stars, and the text right after them. Stars at both ends are Markdown.
pub(super) fn is_footnote(words: &str) -> bool {
    let text = words.trim_start_matches('*');
    (1..=3).contains(&(words.len() - text.len()))
        && text.starts_with(char::is_alphabetic)
        && !text.ends_with('*')
}

/// Whether the words speak of what something costs.
pub(super) fn speaks_of_costs(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.contains("kustannu") || lower.contains("kostnad")
}

/// Whether the first paragraph speaks of what it costs.
fn paragraph_speaks_of_costs(text: &str, rows: &[Row], spacing: u16) -> bool {
    rows.iter()
        .enumerate()
        .take_while(|(idx, row)| *idx == 0 || row.gap <= spacing)
        .any(|(_, row)| speaks_of_costs(row.piece.span.of(text)))
}

/// Footnotes that stand on one line: `*Hyvinvointialueen työntekijöitä **Liikunta- ja kulttuuriyksikön työntekijöitä`.
fn footnotes(whole: &Mended) -> Vec<Mended> {
    if !whole.text.starts_with('*') {
        return vec![whole.clone()];
    }
    let starts: Vec<usize> = whole
        .text
        .match_indices('*')
        .map(|(at, _)| at)
        .filter(|&at| at == 0 || whole.text[..at].ends_with(' '))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([whole.text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| whole.slice(start..end))
        .collect()
}
