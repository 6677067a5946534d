//! What a batch came to, and what of it needs a person.

use std::collections::BTreeMap;

use mittari_model::Code;
use serde_json::{Value, json};

use super::manifest::Rows;
use super::row::{Row, Status};
use crate::report::counted;

/// So many names of one kind are shown; the manifest has all.
const MOST_NAMES: usize = 5;
/// So many codes of diagnostics are shown.
const MOST_CODES: usize = 5;

/// How many inputs have a status.
fn n_with(rows: &Rows, status: Status) -> usize {
    rows.values().filter(|row| row.status == status).count()
}

/// The documents by their status.
pub(crate) fn statuses(rows: &Rows) -> Value {
    let all = [
        Status::Done,
        Status::NoGoals,
        Status::Partial,
        Status::Failed,
        Status::Skipped,
    ];
    let counts: BTreeMap<&str, usize> = all
        .map(|status| (status.name(), n_with(rows, status)))
        .into();
    json!(counts)
}

/// The summary, a line an entry.
pub(crate) fn lines(rows: &Rows, n_done_before: usize) -> Vec<String> {
    let n = |status: Status| n_with(rows, status);
    let cards = rows.values().map(|row| row.cards).sum();
    let indicators = rows.values().map(|row| row.indicators).sum();
    let mut lines = vec![format!(
        "{}: {} done, {} without goals, {} partial, {} failed, {} skipped; {}, {}",
        counted(rows.len(), "input"),
        n(Status::Done),
        n(Status::NoGoals),
        n(Status::Partial),
        n(Status::Failed),
        n(Status::Skipped),
        counted(cards, "card"),
        counted(indicators, "indicator"),
    )];
    if n_done_before > 0 {
        lines.push(format!("{n_done_before} of {} done before", rows.len()));
    }
    for status in [
        Status::Failed,
        Status::Partial,
        Status::NoGoals,
        Status::Skipped,
    ] {
        list(status.name(), rows, |row| row.status == status, &mut lines);
    }
    let scanned = Code::PageWithoutText.name();
    let is_scanned = |row: &Row| row.diagnostics.contains_key(scanned);
    list("scanned pages", rows, is_scanned, &mut lines);
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for (code, n) in rows.values().flat_map(|row| &row.diagnostics) {
        *codes.entry(code).or_default() += n;
    }
    let mut codes: Vec<(&str, usize)> = codes.into_iter().collect();
    codes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    if !codes.is_empty() {
        let most = codes.iter().take(MOST_CODES);
        let words: Vec<String> = most.map(|(code, n)| format!("{code} {n}")).collect();
        lines.push(format!(
            "diagnostics: {} (mittari explain CODE)",
            words.join(", ")
        ));
    }
    lines
}

fn list(title: &str, rows: &Rows, is: impl Fn(&Row) -> bool, lines: &mut Vec<String>) {
    let all: Vec<&Row> = rows.values().filter(|row| is(row)).collect();
    for row in all.iter().take(MOST_NAMES) {
        let reason = row.reason.as_deref().unwrap_or("see its diagnostics");
        lines.push(format!("  {title}: {}: {reason}", row.name));
    }
    if all.len() > MOST_NAMES {
        lines.push(format!(
            "  {title}: and {} more in the manifest",
            all.len() - MOST_NAMES
        ));
    }
}
