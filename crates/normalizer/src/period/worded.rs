//! Periods that begin with a word: `vuonna 2026`, `lv 21-22`, `TP 2023`, `Q4/2025`, `maalis-huhtikuu 2026`, `ensi vuonna`.

use mittari_model::{Basis, Bound, Period, RelativeYear};

use super::names::{self, SCHOOL_YEARS, YEAR_WORDS, month, ordinal, season};
use super::numeric::{numeric, part_of_year};
use super::{Found, month_period, new, optional_year, sign, word, year_at, years};
use crate::lex::{Tok, two_digit_year};

/// Periods that begin with a word.
pub(super) fn worded(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    if let Some(found) = year_phrase(toks, at, name) {
        return Some(found);
    }
    if SCHOOL_YEARS.contains(&name) {
        return school_year(toks, at + 1);
    }
    if let Some(found) = basis_year(toks, at, name) {
        return Some(found);
    }
    if let Some(found) = letter_part(toks, at, name) {
        return Some(found);
    }
    if let Some(n) = ordinal(name) {
        return part_of_year(toks, at + 1, n);
    }
    if let Some((season, bound)) = season(name) {
        let (year, end) = optional_year(toks, at + 1);
        let mut found = new(Period::Season { year, season }, end);
        found.bound = bound;
        return Some(found);
    }
    if let Some(found) = month_range(toks, at, name) {
        return Some(found);
    }
    if let Some((first, bound)) = month(name) {
        let (year, end) = optional_year(toks, at + 1);
        let mut found = new(month_period(year, first), end);
        found.bound = bound;
        return Some(found);
    }
    relative(toks, at, name)
}

/// `vuonna 2026`, `vuosien 2024-2025`, `vuodesta 2022`, `vuoden ensimmäisellä neljänneksellä (Q1)`, `v. 2026`, `under år 2026`.
fn year_phrase(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let (name, at) = if matches!(name, "under" | "i" | "fr.o.m" | "från") {
        (word(toks, at + 1), at + 1)
    } else {
        (name, at)
    };
    if !YEAR_WORDS.contains(&name) {
        return None;
    }
    if let Some(n) = ordinal(word(toks, at + 1))
        && let Some(mut found) = part_of_year(toks, at + 2, n)
    {
        if sign(toks, found.end, '(')
            && letter_part(toks, found.end + 1, word(toks, found.end + 1)).is_some()
            && sign(toks, found.end + 2, ')')
        {
            found.end += 3;
        }
        return Some(found);
    }
    let year = year_at(toks, at + 1)?;
    let mut found = numeric(toks, at + 1)?;
    found.is_bare_year = false;
    found.bound = match name {
        "vuodesta" | "vuosista" => Some(Bound::From),
        "vuoteen" | "vuosiin" => Some(Bound::Until),
        _ => None,
    };
    // "vuonna 2023-" stays open.
    if sign(toks, found.end, '-') && toks.len() == found.end + 1 {
        found.period = years(year, None);
        found.end += 1;
    }
    Some(found)
}

/// After `lv`: `2021-22`, `21-22`, `2023–2024`.
fn school_year(toks: &[Tok], at: usize) -> Option<Found> {
    let first = toks.get(at)?;
    let start = first.year().or_else(|| {
        let short = first.number()?.n_digits == 2;
        two_digit_year(i32::try_from(first.whole()?).ok()?).filter(|_| short)
    })?;
    if !(sign(toks, at + 1, '-') || sign(toks, at + 1, '/')) {
        return None;
    }
    let second = toks.get(at + 2)?;
    let end = i32::try_from(second.whole()?).ok()?;
    (end == start + 1 || end == (start + 1) % 100)
        .then(|| new(Period::SchoolYear { start }, at + 3))
}

/// `TP 2023`, `TA2024`, `tilinpäätös 2021`, `budget 2026`, `enn. 2025`.
fn basis_year(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let (letters, digits) = name.split_at(
        name.find(|c: char| c.is_ascii_digit())
            .unwrap_or(name.len()),
    );
    let basis = match letters {
        "tp"
        | "bs"
        | "bokslut"
        | "bokslutet"
        | "tilinpäätös"
        | "tilinpäätöksen"
        | "tilinpäätöksessä" => Basis::AnnualAccounts,
        "ta" | "tae" | "kta" | "budget" | "budgeten" => Basis::Budget,
        "ts" | "ep" | "ekonomiplan" => Basis::Plan,
        "enn" | "enn." | "ennuste" | "prognos" | "prognosen" => Basis::Forecast,
        _ => return None,
    };
    let (year, end) = if digits.is_empty() {
        (year_at(toks, at + 1)?, at + 2)
    } else {
        (
            digits
                .parse()
                .ok()
                .filter(|year| (1990..=2100).contains(year))?,
            at + 1,
        )
    };
    let mut found = new(Period::Year { year }, end);
    found.basis = Some(basis);
    Some(found)
}

/// `Q1`, `Q4/2025`, `H1/2026`, `II neljännes`.
fn letter_part(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let n: u8 = name
        .get(1..)?
        .parse()
        .ok()
        .filter(|n| (1..=4).contains(n) && name.len() == 2)?;
    let slash = usize::from(sign(toks, at + 1, '/'));
    let (year, end) = match year_at(toks, at + 1 + slash) {
        Some(year) => (Some(year), at + 2 + slash),
        None => (None, at + 1),
    };
    let period = match name.as_bytes()[0] {
        b'q' | b'k' => Period::Quarter { year, quarter: n },
        b'h' if n <= 2 => Period::Half { year, half: n },
        b't' if n <= 3 => Period::Trimester { year, trimester: n },
        _ => return None,
    };
    Some(new(period, end))
}

/// `maalis-huhtikuu 2026`, `januari–augusti 2025`, `tammikuu-elokuu 2025`.
fn month_range(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let (first, last, next) = match name.split_once('-') {
        Some((first, last)) => (names::month_stem(first)?, month(last)?.0, at + 1),
        None if sign(toks, at + 1, '-') => (month(name)?.0, month(word(toks, at + 2))?.0, at + 3),
        None => return None,
    };
    let (year, end) = optional_year(toks, next);
    let period = Period::Interval {
        start: Some(Box::new(month_period(year, first))),
        end: Some(Box::new(month_period(year, last))),
    };
    Some(new(period, end))
}

/// `ensi vuonna`, `edellisvuonna`, `ennen koronaa`.
fn relative(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let next = word(toks, at + 1);
    let is_year = next.starts_with("vuon")
        || next.starts_with("vuod")
        || next.starts_with("vuote")
        || next == "år"
        || next == "året";
    let whole = |r#ref, end| Some(new(Period::Relative { r#ref }, end));
    match name {
        "ensi" | "seuraavana" | "nästa" if is_year => whole(RelativeYear::NextYear, at + 2),
        "tänä" | "kuluvana" | "kuluvan" if is_year => whole(RelativeYear::ThisYear, at + 2),
        "viime" | "edellisenä" | "edellisen" | "edeltävänä" if is_year => {
            whole(RelativeYear::PreviousYear, at + 2)
        }
        _ if name.starts_with("edellisvuo") => whole(RelativeYear::PreviousYear, at + 1),
        _ => None,
    }
}
