//! A cell with one number: the words before it, the number, and the period, deadline or noun after it.

use mittari_model::{About, Bound, Measure, TextReason, Unit};

use crate::lex::{Kind, Tok};
use crate::quantity::{self, Cell};
use crate::{frequency_interval, lead, period};

/// More words than this before a number are a sentence.
const MOST_SUBJECT: usize = 8;

/// The reading of a cell as one quantity or range.
pub(crate) fn read(cell: Cell<'_>) -> Result<Option<Measure>, TextReason> {
    let mut trouble = None;
    for start in 0..cell.toks.len().min(MOST_SUBJECT + 4) {
        match from(cell, start) {
            Ok(Some(found)) => return Ok(Some(found)),
            Ok(None) => {}
            Err(reason) => trouble = trouble.or(Some(reason)),
        }
        if !may_lead(cell, start) {
            break;
        }
    }
    trouble.map_or(Ok(None), Err)
}

/// Whether a token may stand before the number.
fn may_lead(cell: Cell<'_>, at: usize) -> bool {
    match &cell.toks[at].kind {
        Kind::Word(_) | Kind::Date { .. } => true,
        Kind::Sign(sign) => matches!(
            sign,
            ':' | '=' | '(' | ')' | '/' | '-' | ',' | '”' | '"' | '.'
        ),
        Kind::Number(_) => part_of_period(cell.toks, at),
    }
}

/// Numbers inside a period before the value: `1-8/2025 312 kpl`, `Q1/2024: 320 kpl`.
fn part_of_period(toks: &[Tok], at: usize) -> bool {
    (0..=at).any(|from| matches!(period::find(toks, from), Ok(Some(found)) if found.end > at))
}

fn from(cell: Cell<'_>, start: usize) -> Result<Option<Measure>, TextReason> {
    // The number of a period is no value: "vuoden 2021 tulokset".
    if start > 0
        && cell.toks[start].number().is_some()
        && (0..start).any(
            |from| matches!(period::find(cell.toks, from), Ok(Some(found)) if found.end > start),
        )
    {
        return Ok(None);
    }
    // "talousarvio-2026": a number glued to a word is part of a name.
    let is_glued = start > 1
        && cell.sign(start - 1, '-')
        && !cell.toks[start - 1].spaced
        && !cell.toks[start].spaced
        && !cell.word(start - 2).is_empty();
    if is_glued {
        return Err(TextReason::Identifier);
    }
    // "kerran 16 vuodessa"
    if start > 0 && matches!(cell.word(start - 1), "kerran" | "kertaa") {
        return Err(TextReason::Ambiguous);
    }
    let found = match frequency_interval(cell, start) {
        Some(found) => Some(found),
        None => quantity::find(cell, start)?,
    };
    let Some((mut measure, end)) = found else {
        return Ok(None);
    };
    // "Kävijöitä 2024" and "enemmän kuin 2024": a number or a year.
    let is_year = end > 0 && cell.toks[end - 1].year().is_some();
    let has_words = start > 0 && end == start + 1 && !has_mark(cell, start)
        || end > 1 && matches!(cell.word(end - 2), "kuin" | "än");
    if is_year && has_words {
        return Err(TextReason::Ambiguous);
    }
    // A plus makes a change of everything but money; what a change has no place for is not read at all.
    if cell.sign(start, '+') && is_counted(&measure) {
        return Ok(None);
    }
    let mut about = About::default();
    if !tail(cell, end, &mut about)? {
        return Ok(None);
    }
    if start > 0 && !before(cell, start, &mut about)? {
        return Ok(None);
    }
    match &mut measure {
        Measure::Quantity(quantity) => quantity.about = about,
        Measure::Range(range) => range.about = about,
        _ => {}
    }
    Ok(Some(measure))
}

/// Whether the unit is one that a plus makes a change of.
fn is_counted(measure: &Measure) -> bool {
    matches!(measure, Measure::Quantity(quantity)
        if quantity.scale.unit.is_some_and(|unit| !matches!(unit, Unit::Eur | Unit::Sek)))
}

/// What follows the number: periods, a deadline, a noun in the elative. `false` where something is left over.
fn tail(cell: Cell<'_>, at: usize, about: &mut About) -> Result<bool, TextReason> {
    let mut at = at;
    while at < cell.toks.len() {
        let opening = usize::from(
            cell.sign(at, '(')
                || cell.sign(at, ',')
                // A slash right after a number is no comma: "8/2022" is a month.
                || cell.sign(at, '/') && cell.number(at - 1).is_none() && period_in(cell, at + 1),
        );
        let named = usize::from(matches!(
            cell.word(at + opening),
            "tilanne" | "tilanteessa" | "vuodelta" | "läge"
        ));
        let looked =
            period::find(cell.toks, at + opening + named).map_err(|_| TextReason::MalformedDate)?;
        if let Some(found) = looked {
            let bracketed = cell.sign(at, '(');
            let closed = usize::from(bracketed && cell.sign(found.end, ')'));
            if bracketed && closed == 0 {
                return Ok(false);
            }
            place(about, found.clone());
            at = found.end + closed;
            continue;
        }
        if cell.sign(at, '(') {
            let Some(close) = (at..cell.toks.len()).find(|&to| cell.sign(to, ')')) else {
                return Ok(false);
            };
            if let Some(named) = named_period(cell, at + 1, close) {
                about.period = Some(named);
                at = close + 1;
                continue;
            }
            return Ok(false);
        }
        // "90 prosenttia asiakkaista", "1/3 henkilöstöstä"
        let word = cell.word(at);
        let is_last = at + 1 == cell.toks.len();
        if is_last && about.subject.is_none() && crate::status::is_step(cell, at) {
            about.subject = Some(cell.slice(at, at + 1).to_owned());
            at += 1;
            continue;
        }
        let is_elative = (word.ends_with("sta") || word.ends_with("stä"))
            && about.subject.is_none()
            && at + 1 == cell.toks.len();
        if is_elative {
            about.subject = Some(cell.slice(at, at + 1).to_owned());
            at += 1;
            continue;
        }
        if matches!(word, "aikana" | "oikein") && at + 1 == cell.toks.len() {
            return Ok(false);
        }
        return Ok(false);
    }
    Ok(true)
}

fn period_in(cell: Cell<'_>, at: usize) -> bool {
    matches!(period::find(cell.toks, at), Ok(Some(found)) if found.end == cell.toks.len())
}

fn place(about: &mut About, found: period::Found) {
    match found.bound {
        Some(Bound::By | Bound::Until) => about.due = Some(found.period),
        _ => about.period = Some(found.period),
    }
    about.basis = found.basis.or(about.basis);
}

/// `ennen koronaa`
fn named_period(cell: Cell<'_>, start: usize, end: usize) -> Option<mittari_model::Period> {
    matches!(cell.word(start), "ennen").then(|| mittari_model::Period::Named {
        text: cell.slice(start, end).to_owned(),
    })
}

/// What stands before the number: a period, words that say what it is about. `false` where it is more than that.
fn before(cell: Cell<'_>, start: usize, about: &mut About) -> Result<bool, TextReason> {
    let mut end = start;
    let mut begin = 0;
    end -= usize::from(
        end > 0
            && (cell.sign(end - 1, ':')
                || cell.sign(end - 1, '=')
                || cell.sign(end - 1, '-')
                || cell.sign(end - 1, '.')),
    );
    // A period at the beginning or right before the number.
    let last = end;
    for from in 0..last {
        let looked =
            period::find(&cell.toks[..end], from).map_err(|_| TextReason::MalformedDate)?;
        let Some(found) = looked else { continue };
        let bare = found.is_bare_year && !has_mark(cell, start);
        if bare && found.end < end {
            continue;
        }
        let opened = from > 0 && cell.sign(from - 1, '(') && cell.sign(found.end, ')');
        let found_end = found.end + usize::from(opened);
        if found_end == end || from == 0 {
            let is_start = from == 0;
            let (from_end, found_bound) = (found.end, found.bound);
            if matches!(found_bound, Some(Bound::From))
                && cell.word(from_end.saturating_sub(1)) != "alkaen"
            {
                continue;
            }
            place(about, found);
            if is_start {
                begin = from_end;
            } else {
                end = from - usize::from(opened);
            }
            break;
        }
    }
    if begin < end && matches!(cell.word(begin), "ennen") {
        about.period = Some(mittari_model::Period::Named {
            text: cell.slice(begin, end).to_owned(),
        });
        return Ok(true);
    }
    begin = after_copula(cell, begin, end);
    let words = &cell.toks[begin..end.max(begin)];
    if words.is_empty() {
        return Ok(true);
    }
    let n_words = words.iter().filter(|tok| !tok.word().is_empty()).count();
    let plain = words.iter().all(|tok| match &tok.kind {
        Kind::Word(_) => true,
        Kind::Sign(sign) => matches!(sign, '/' | '-' | ',' | ':' | '(' | ')' | '”' | '"' | '='),
        Kind::Number(_) | Kind::Date { .. } => false,
    });
    if !plain || n_words == 0 || n_words > MOST_SUBJECT {
        return Ok(false);
    }
    if lead::turns(words) {
        return Ok(false);
    }
    let text = cell
        .slice(begin, end)
        .trim_matches([':', '=', ' ', '-', ',']);
    about.subject = Some(text.to_owned());
    Ok(true)
}

/// Past `on ollut käynnissä` after a period at the beginning: the clause names no subject.
fn after_copula(cell: Cell<'_>, begin: usize, end: usize) -> usize {
    if begin == 0 {
        return begin;
    }
    let n = (begin..end)
        .take_while(|&at| is_copula(cell.word(at)))
        .count();
    let is_step = n > 0 && begin + n + 1 == end && crate::status::is_step(cell, begin + n);
    begin + n + usize::from(is_step)
}

fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "on" | "ovat" | "oli" | "olivat" | "ollut" | "olleet" | "är" | "var" | "har" | "varit"
    )
}

/// A sign between the words before and the number.
fn has_mark(cell: Cell<'_>, start: usize) -> bool {
    start > 0
        && (cell.sign(start - 1, ':') || cell.sign(start - 1, '-') || cell.sign(start - 1, '='))
}
