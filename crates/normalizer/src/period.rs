//! Periods of time in tokens: dates, months, seasons, years, school years, and the words that say how they are meant.

mod bounds;
mod calendar;
mod names;
mod numeric;
mod worded;

use mittari_model::{Basis, Bound, Edge, Period};

use crate::lex::{Kind, Tok, two_digit_year};
use crate::vocabulary;
use bounds::{postpositions, preposition};
use calendar::date;
use names::{SCHOOL_YEARS, YEAR_WORDS, month, season};
use numeric::numeric;
use worded::worded;

/// A period found at some token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) period: Period,
    /// How its own words mean it: `vuodesta 2022` from, `vuoteen 2028` until.
    pub(crate) bound: Option<Bound>,
    pub(crate) edge: Option<Edge>,
    pub(crate) basis: Option<Basis>,
    /// One past its last token.
    pub(crate) end: usize,
    /// It is a year without any word: a number as well.
    pub(crate) is_bare_year: bool,
}

/// Digits in the form of a date that are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadDate;

/// The result of looking for a period.
pub(crate) type Look = Result<Option<Found>, BadDate>;

/// Looks for a period that begins at token `at`, with the postpositions after it (`mennessä`, `alkaen`).
pub(crate) fn find(toks: &[Tok], at: usize) -> Look {
    if let Some((bound, edge, start)) = preposition(toks, at) {
        let Some(mut found) = find(toks, start)? else {
            return Ok(None);
        };
        // "under 2000" is less than a number.
        if bound == Bound::In && edge.is_none() && found.is_bare_year {
            return Ok(None);
        }
        // "i augusti" says no more than its case would.
        if bound != Bound::In || edge.is_some() {
            found.bound = Some(bound);
            found.edge = edge;
        }
        found.is_bare_year = false;
        return Ok(Some(found));
    }
    let Some(mut found) = core(toks, at)? else {
        return Ok(None);
    };
    // "3.11.-5.12.2025", "syksy 2026 - kevät 2027"
    if let Some(joined) = interval(toks, &found)? {
        found = joined;
    }
    postpositions(toks, &mut found);
    late_year(toks, &mut found);
    Ok(Some(found))
}

/// `joulukuun loppu 2026`: the year after the words that bound the period.
fn late_year(toks: &[Tok], found: &mut Found) {
    if found.edge.is_none() {
        return;
    }
    if let (Period::Month { year, .. } | Period::Season { year, .. }, Some(printed)) =
        (&mut found.period, year_at(toks, found.end))
        && year.is_none()
    {
        *year = Some(printed);
        found.end += 1;
    }
}

/// Whether a word begins a period by itself: a month, a season, a word before a year.
pub(crate) fn begins(word: &str) -> bool {
    month(word).is_some()
        || season(word).is_some()
        || vocabulary::has(YEAR_WORDS, word) && word.len() > 2
        || vocabulary::has(SCHOOL_YEARS, word)
}

fn new(period: Period, end: usize) -> Found {
    Found {
        period,
        bound: None,
        edge: None,
        basis: None,
        end,
        is_bare_year: false,
    }
}

fn word(toks: &[Tok], at: usize) -> &str {
    toks.get(at).map_or("", Tok::word)
}

fn sign(toks: &[Tok], at: usize, sign: char) -> bool {
    toks.get(at).is_some_and(|tok| tok.is_sign(sign))
}

fn year_at(toks: &[Tok], at: usize) -> Option<i32> {
    toks.get(at)?.year()
}

/// The year after words such as `v.` or none: gives it and one past it.
fn optional_year(toks: &[Tok], at: usize) -> (Option<i32>, usize) {
    let skip = usize::from(vocabulary::has(YEAR_WORDS, word(toks, at)));
    if let Some(year) = year_at(toks, at + skip) {
        return (Some(year), at + skip + 1);
    }
    // "syksy 22", "syksy -22", "(syksy '22)"
    let dash = usize::from(
        sign(toks, at, '\'')
            || sign(toks, at, '-') && !toks[at + 1..].first().is_some_and(|t| t.spaced),
    );
    if let Some(tok) = toks.get(at + dash)
        && tok
            .number()
            .is_some_and(|number| number.n_digits == 2 && number.plain)
        && (tok.spaced || dash == 1)
        && ends_phrase(toks, at + dash + 1)
        && let Some(year) = tok
            .whole()
            .and_then(|y| two_digit_year(i32::try_from(y).ok()?))
    {
        return (Some(year), at + dash + 1);
    }
    (None, at)
}

/// Whether nothing that a number could belong to follows.
fn ends_phrase(toks: &[Tok], at: usize) -> bool {
    toks.get(at)
        .is_none_or(|tok| matches!(tok.kind, Kind::Sign(')' | ',' | ';' | ':' | '-' | '=')))
}

fn core(toks: &[Tok], at: usize) -> Look {
    let Some(tok) = toks.get(at) else {
        return Ok(None);
    };
    match &tok.kind {
        Kind::Date { day, month, year } => {
            Ok(Some(new(date(*year, *month, *day).ok_or(BadDate)?, at + 1)))
        }
        Kind::Number(_) => Ok(numeric(toks, at)),
        Kind::Word(word) => Ok(worded(toks, at, word)),
        Kind::Sign(_) => Ok(None),
    }
}

fn month_period(year: Option<i32>, month: u32) -> Period {
    Period::Month {
        year,
        month: u8::try_from(month).unwrap_or_default(),
    }
}

fn years(start: i32, end: Option<i32>) -> Period {
    Period::Interval {
        start: Some(Box::new(Period::Year { year: start })),
        end: end.map(|year| Box::new(Period::Year { year })),
    }
}

/// Joins two periods with a dash between them; a year printed at the end holds for the beginning too.
fn interval(toks: &[Tok], first: &Found) -> Result<Option<Found>, BadDate> {
    if !sign(toks, first.end, '-') {
        return Ok(None);
    }
    let is_day = matches!(first.period, Period::Date { .. });
    if is_day && toks.len() == first.end + 1 {
        let period = Period::Interval {
            start: Some(Box::new(first.period.clone())),
            end: None,
        };
        return Ok(Some(new(period, first.end + 1)));
    }
    if !is_day && !matches!(first.period, Period::Season { .. } | Period::Month { .. }) {
        return Ok(None);
    }
    let Some(last) = core(toks, first.end + 1)? else {
        return Ok(None);
    };
    let same = std::mem::discriminant(&last.period) == std::mem::discriminant(&first.period);
    if !same
        || !matches!(
            last.period,
            Period::Date { .. } | Period::Season { .. } | Period::Month { .. }
        )
    {
        return Ok(None);
    }
    let start = match (&first.period, &last.period) {
        (
            Period::Date {
                year: None,
                month,
                day,
            },
            Period::Date { year, .. },
        ) => Period::Date {
            year: *year,
            month: *month,
            day: *day,
        },
        (Period::Month { year: None, month }, Period::Month { year, .. }) => Period::Month {
            year: *year,
            month: *month,
        },
        (start, _) => start.clone(),
    };
    let period = Period::Interval {
        start: Some(Box::new(start)),
        end: Some(Box::new(last.period)),
    };
    Ok(Some(new(period, last.end)))
}
