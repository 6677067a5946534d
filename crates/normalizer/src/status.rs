//! Steps of work: `Valmistelussa`, `Sähköistettävät palvelut selvitetty`, `Ei laadittu`.

mod words;

use mittari_model::{About, Measure, Period, Status, StatusMeasure};

use crate::lex::{Kind, Tok};
use crate::period;
use crate::quantity::Cell;
use words::{Step, step};

/// At most so many words may stand before or after the step.
const MOST_WORDS: usize = 6;

/// The reading of a whole cell as a step of work.
pub(crate) fn read(cell: Cell<'_>) -> Option<Measure> {
    let toks = cell.toks;
    // A period may stand before: "31.8. käynnissä".
    for start in 0..toks.len().min(MOST_WORDS + 1) {
        if start > 0 && !is_subject_word(&toks[start - 1]) {
            break;
        }
        if let Some(found) = at(cell, start) {
            return Some(found);
        }
    }
    None
}

/// Whether a step of work begins at a token.
pub(crate) fn is_step(cell: Cell<'_>, at: usize) -> bool {
    step(cell, at).is_some()
}

fn is_subject_word(tok: &Tok) -> bool {
    match &tok.kind {
        Kind::Word(word) => !matches!(
            word.as_str(),
            "ja" | "että" | "kun" | "jos" | "joka" | "jotka" | "on" | "ovat" | "ei" | "är" | "har"
        ),
        Kind::Sign(sign) => matches!(sign, '-' | '/' | '”' | '"' | '(' | ')'),
        _ => false,
    }
}

fn at(cell: Cell<'_>, start: usize) -> Option<Measure> {
    let mut at = start;
    let mut negated = false;
    if matches!(cell.word(at), "on" | "ovat" | "är" | "har" | "oli") && at + 1 < cell.toks.len() {
        at += 1;
    }
    if matches!(cell.word(at), "ei" | "eivät" | "ej" | "inte" | "icke") {
        negated = true;
        at += 1;
        at += usize::from(matches!(cell.word(at), "ole" | "vielä"));
        at += usize::from(matches!(cell.word(at), "ole" | "vielä" | "ännu"));
    }
    let (mut found, mut end) = step(cell, at)?;
    // "förverkligades inte"
    if !negated && matches!(cell.word(end), "inte" | "ej" | "delvis") {
        if cell.word(end) == "delvis" {
            found = Step::plain(Status::Partial);
        } else {
            negated = true;
        }
        end += 1;
    }
    if !negated {
        // "Laadittu ja otettu käyttöön": the highest rung counts.
        while let Some((more, after)) = next_step(cell, end) {
            // "Käynnissä, valmis kevät 2025": the second is when it will be done.
            if more.takes_deadline
                && let Some(due) = deadline(cell, after)
            {
                let mut measure = StatusMeasure::new(found.status);
                measure.about.due = Some(due);
                return (start == 0).then_some(Measure::Status(measure));
            }
            let ends = after == cell.toks.len()
                || next_step(cell, after).is_some()
                || matches!(period::find(cell.toks, after), Ok(Some(_)));
            if more.status.ordinal() > found.status.ordinal() {
                found = more;
            } else if !ends {
                // What has been done besides belongs to the words that say more.
                end += usize::from(cell.sign(end, ','))
                    + usize::from(matches!(cell.word(end), "ja" | "och" | "sekä"));
                break;
            }
            end = after;
        }
    }
    let status = match (negated, found.status) {
        (false, status) => status,
        (true, _) if found.is_beginning => Status::NotStarted,
        (true, Status::InUse | Status::InProgress | Status::InPreparation | Status::Planned) => {
            Status::NotStarted
        }
        (true, _) => Status::NotDone,
    };
    let mut measure = StatusMeasure::new(status);
    tail(cell, end, &mut measure, found.takes_deadline)?;
    if start > 0 {
        let subject = cell.slice(0, start).trim_matches([':', ' ', '-', '–']);
        if subject.split(' ').count() > MOST_WORDS {
            return None;
        }
        measure.about.subject = Some(subject.to_owned());
    }
    Some(Measure::Status(measure))
}

/// The time at the end of the cell, by which something is to be done: `kevät 2025`, `/julkaisu 6/25`.
fn deadline(cell: Cell<'_>, at: usize) -> Option<Period> {
    let at = at + if cell.sign(at, '/') { 2 } else { 0 };
    if let Ok(Some(found)) = period::find(cell.toks, at) {
        return (found.end == cell.toks.len()).then_some(found.period);
    }
    crate::time::short_month(cell, at)
}

/// A further step after `ja`, `och`, a comma or a slash.
fn next_step(cell: Cell<'_>, at: usize) -> Option<(Step, usize)> {
    let joined =
        matches!(cell.word(at), "ja" | "och" | "sekä") || cell.sign(at, ',') || cell.sign(at, '/');
    joined.then(|| step(cell, at + 1)).flatten().or_else(|| {
        // ", otettu käyttöön ja jalkautettu"
        let both = cell.sign(at, ',') && matches!(cell.word(at + 1), "ja");
        both.then(|| step(cell, at + 2)).flatten()
    })
}

/// What follows the step: a deadline, a period, or words that say more.
fn tail(
    cell: Cell<'_>,
    at: usize,
    measure: &mut StatusMeasure,
    takes_deadline: bool,
) -> Option<()> {
    let toks = cell.toks;
    if at == toks.len() {
        return Some(());
    }
    let rest_end = toks.len();
    // The last tokens as a period, in brackets or not.
    for from in at..rest_end {
        let bracket = usize::from(cell.sign(from, '('));
        let Ok(Some(found)) = period::find(toks, from + bracket) else {
            continue;
        };
        let end = found.end + usize::from(bracket == 1 && cell.sign(found.end, ')'));
        if end != rest_end || found.is_bare_year && from > at + 1 {
            continue;
        }
        place(&mut measure.about, &found, takes_deadline);
        return detail(cell, at, from, measure);
    }
    detail(cell, at, rest_end, measure)
}

fn place(about: &mut About, found: &period::Found, takes_deadline: bool) {
    let is_due = matches!(found.bound, Some(mittari_model::Bound::By)) || takes_deadline;
    let slot: &mut Option<Period> = if is_due {
        &mut about.due
    } else {
        &mut about.period
    };
    *slot = Some(found.period.clone());
}

/// Words after the step: at most six, no numbers.
fn detail(cell: Cell<'_>, at: usize, end: usize, measure: &mut StatusMeasure) -> Option<()> {
    if at >= end {
        return Some(());
    }
    let toks = &cell.toks[at..end];
    let n_words = toks.iter().filter(|tok| !tok.word().is_empty()).count();
    let plain = toks.iter().all(|tok| match &tok.kind {
        Kind::Word(_) => true,
        Kind::Sign(sign) => matches!(sign, ',' | '-' | '/' | '(' | ')' | ':'),
        Kind::Number(_) | Kind::Date { .. } => false,
    });
    if n_words > MOST_WORDS || !plain {
        return None;
    }
    let text = cell
        .slice(at, end)
        .trim_matches([',', ' ', ':', '-', '(', ')']);
    if !text.is_empty() {
        measure.detail = Some(text.to_owned());
    }
    Some(())
}
