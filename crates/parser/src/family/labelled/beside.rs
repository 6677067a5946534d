//! Labels beside each other on one line, each with its text: `Lähtötaso 2024: 4,7     Tavoitetaso 2026: 4,4`.

use mittari_document::Span;

use crate::label::{self, Label, Print};
use crate::scan::Scan;
use crate::tokens::{self, LabelAt};
use crate::value;

/// A label further right on a line.
pub(super) struct Beside {
    pub(super) at: LabelAt,
    /// Where it begins, a byte of the document's text.
    pub(super) start: u32,
}

/// The labels that follow another, `first`, on the line of a token: columns part them and a colon closes each, or each has its value
/// between itself and the next.
pub(super) fn labels(scan: &Scan<'_>, token: usize, first: &LabelAt) -> Vec<Beside> {
    if first.rest.is_empty() {
        return Vec::new();
    }
    let levels = if names_level(first) {
        levels(scan, first)
    } else {
        Vec::new()
    };
    if levels.is_empty() {
        return in_columns(scan, token, first);
    }
    levels
}

/// Whether the label is one of a level: `Lähtötaso`, `Tavoite 2026`.
pub(super) fn names_level(at: &LabelAt) -> bool {
    at.label.is_value() || at.label == Label::Objective && at.period.is_some()
}

/// The levels that follow another, `first`, after its text: `24 h, Tavoitetaso 20 h`. Each has words of its own, short ones or at least one value.
/// A day that the first one bears may be its text.
pub(super) fn levels(scan: &Scan<'_>, first: &LabelAt) -> Vec<Beside> {
    let rest = first.rest;
    let words = scan.tokens.span_words(rest);
    let is_dated = first.period.is_some_and(|period| is_day(scan, period));
    let spaces = words.match_indices(' ').map(|(space, _)| space + 1);
    let begins = is_dated.then_some(0).into_iter().chain(spaces);
    let mut levels: Vec<Beside> = begins
        .filter(|&at| words[at..].starts_with(char::is_uppercase))
        .filter_map(|at| {
            let span = Span::new(rest.start as usize + at, rest.end as usize);
            let label = tokens::label_at(&words[at..], span).filter(names_level)?;
            Some(Beside {
                at: label,
                start: span.start,
            })
        })
        .collect();
    let mut end = rest.end;
    let mut texts = Vec::new();
    for level in levels.iter_mut().rev() {
        let rest = Span {
            end: level.at.rest.end.min(end),
            ..level.at.rest
        };
        end = level.start;
        if !rest.is_empty() {
            level.at.rest = without_end(scan, rest);
            texts.push(level.at.rest);
        } else if level.at.period.is_some_and(|period| is_day(scan, period)) {
            level.at.rest.end = level.at.rest.start;
        } else {
            return Vec::new();
        }
    }
    texts.push(Span { end, ..rest });
    let words = |text: &Span| scan.tokens.span_words(*text).trim_end_matches(BETWEEN);
    let is_short = |text: &Span| words(text).len() <= LONGEST_WORDS;
    // A label with a capital stands in no sentence but at its start: what is short is what the labels say.
    if !texts.iter().all(is_short) && !texts.iter().any(|text| value::is_value(words(text))) {
        levels.clear();
    }
    levels
}

/// Whether the period that a label bears is a day, which may also be the level itself: `Tavoitetaso 30.6.2026`.
pub(super) fn is_day(scan: &Scan<'_>, period: Span) -> bool {
    label::is_day(scan.tokens.span_words(period))
}

/// What stands after the first label, up to the next.
pub(super) fn text_before(scan: &Scan<'_>, rest: Span, next: Option<&Beside>) -> Span {
    let Some(next) = next else { return rest };
    without_end(
        scan,
        Span {
            end: rest.end.min(next.start),
            ..rest
        },
    )
}

/// A text without the comma that parts it from the label after it.
fn without_end(scan: &Scan<'_>, text: Span) -> Span {
    let words = scan
        .tokens
        .span_words(text)
        .trim_end_matches([' ', ',', ';']);
    Span::new(text.start as usize, text.start as usize + words.len())
}

/// Levels in words that are no value are no longer, in bytes.
const LONGEST_WORDS: usize = 60;
/// What may part a value from the label after it.
const BETWEEN: &[char] = &[' ', ',', ';', '.'];

/// The labels of a line that columns part: after a level another level, whatever it says, else such as a colon closes.
fn in_columns(scan: &Scan<'_>, token: usize, first: &LabelAt) -> Vec<Beside> {
    let rest = first.rest;
    let is_level = |at: &LabelAt| {
        let parted = at.apart || at.rest.is_empty();
        names_level(at) && at.print != Print::Lower && parted
    };
    let stands = |at: &LabelAt| at.closed || names_level(first) && is_level(at);
    let document = scan.tokens.document;
    let line = scan.tokens.list[token].line;
    if !document.may_keep_columns(line) {
        return Vec::new();
    }
    let mut found: Vec<Beside> = Vec::new();
    for part in document.fragments(line) {
        if part.span.start <= rest.start {
            continue;
        }
        let label = tokens::label_at(document.words(part.span), part.span);
        if let Some(at) = label.filter(stands) {
            // What stands in columns up to here is the text of the label before.
            if let Some(before) = found.last_mut() {
                before.at.rest.end = before.at.rest.end.min(part.span.start);
            }
            found.push(Beside {
                at,
                start: part.span.start,
            });
        } else if let Some(before) = found.last_mut() {
            before.at.rest.end = part.span.end;
        }
    }
    found
}
