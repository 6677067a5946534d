//! Periods at the head of a column, and deadlines in sentences.

use mittari_model::{Bound, Measure, Period, Time};

use crate::clean::clean;
use crate::lex::{Tok, lex};
use crate::{period as periods, strip};

/// Reads the head of a column as a period: `Kevät 2025`, `TP 2023`, `1-8/2025`.
pub fn period(text: &str) -> Option<Period> {
    let clean = clean(text);
    let text = strip(&clean.text);
    let toks = lex(text);
    let found = periods::find(&toks, 0).ok()??;
    (found.end == toks.len()).then_some(found.period)
}

/// Finds the deadline that a sentence names: `… (1–6/2026)`, `… kevään 2026 aikana`. `None` where it names none or several.
pub fn deadline(text: &str) -> Option<Measure> {
    let clean = clean(text);
    let toks: Vec<Tok> = lex(&clean.text);
    let mut found: Option<periods::Found> = None;
    let mut at = 0;
    while at < toks.len() {
        match periods::find(&toks, at) {
            Ok(Some(next)) if is_meant(&toks, at, &next) => {
                if found.is_some() {
                    return None;
                }
                at = next.end;
                found = Some(next);
            }
            Ok(Some(next)) => at = next.end.max(at + 1),
            _ => at += 1,
        }
    }
    let found = found?;
    Some(Measure::Time(Time {
        bound: found.bound.unwrap_or(Bound::In),
        period: found.period,
        edge: found.edge,
        subject: None,
    }))
}

/// Whether a period in a sentence is a time for the deed, and no part of a name (`talousarvio 2027`).
fn is_meant(toks: &[Tok], at: usize, found: &periods::Found) -> bool {
    let bracketed = at > 0
        && toks[at - 1].is_sign('(')
        && toks.get(found.end).is_some_and(|tok| tok.is_sign(')'));
    let has_time_words = !found.is_bare_year;
    let relative = matches!(found.period, Period::Relative { .. });
    let ends = found.end == toks.len()
        || toks
            .get(found.end)
            .is_some_and(|tok| tok.is_sign('.') || tok.is_sign(',') || tok.is_sign(')'));
    bracketed
        || has_time_words
            && (found.bound.is_some() || ends || !matches!(found.period, Period::Year { .. }))
            && !relative
}
