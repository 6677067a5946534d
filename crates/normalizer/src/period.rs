//! Periods of time in tokens: dates, months, seasons, years, school years, and the words that say how they are meant.

mod calendar;
mod names;

use mittari_model::{Basis, Bound, Edge, Period, RelativeYear};

use crate::lex::{Kind, Tok, two_digit_year};
use calendar::{date, is_month};
use names::{SCHOOL_YEARS, YEAR_WORDS, month, ordinal, season};

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
    let Some(mut found) = core(toks, at)? else {
        return Ok(None);
    };
    // "3.11.-5.12.2025", "syksy 2026 - kevät 2027"
    if let Some(joined) = interval(toks, &found)? {
        found = joined;
    }
    postpositions(toks, &mut found);
    Ok(Some(found))
}

/// Whether a word begins a period by itself: a month, a season, a word before a year.
pub(crate) fn begins(word: &str) -> bool {
    month(word).is_some()
        || season(word).is_some()
        || YEAR_WORDS.contains(&word) && word.len() > 2
        || SCHOOL_YEARS.contains(&word)
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
    let skip = usize::from(YEAR_WORDS.contains(&word(toks, at)));
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

/// `8/2022`, `1-8/2025`, `2021–2025`, `2. kolmannes 2025`, `3.11.-5.12.`, `08/23`.
fn numeric(toks: &[Tok], at: usize) -> Option<Found> {
    let tok = &toks[at];
    if let Some(found) = months(toks, at) {
        return Some(found);
    }
    if let Some(year) = tok.year() {
        let next = toks.get(at + 2).and_then(Tok::year);
        if sign(toks, at + 1, '-')
            && let Some(end) = next.filter(|end| *end > year)
        {
            return Some(new(years(year, Some(end)), at + 3));
        }
        // "2021-22" are the two years of a school year.
        if sign(toks, at + 1, '-')
            && toks
                .get(at + 2)
                .and_then(Tok::whole)
                .is_some_and(|yy| i32::try_from(yy).is_ok_and(|yy| yy == (year + 1) % 100))
            && toks[at + 2].number().is_some_and(|n| n.n_digits == 2)
        {
            return Some(new(Period::SchoolYear { start: year }, at + 3));
        }
        return Some(Found {
            is_bare_year: true,
            ..new(Period::Year { year }, at + 1)
        });
    }
    // "2. kolmannes 2025"
    if let Some(n) = tok.whole() {
        let dot = usize::from(sign(toks, at + 1, '.'));
        return part_of_year(toks, at + 1 + dot, n);
    }
    None
}

/// `8/2022`, `08/23`, `1–6/2026`.
fn months(toks: &[Tok], at: usize) -> Option<Found> {
    let first = toks[at].whole().filter(|m| is_month(*m))?;
    if sign(toks, at + 1, '/') {
        let year = year_after_slash(toks, at + 2, toks[at].number()?.leading_zero)?;
        return Some(new(month_period(Some(year), first), at + 3));
    }
    let last = toks
        .get(at + 2)
        .and_then(Tok::whole)
        .filter(|m| is_month(*m))?;
    if sign(toks, at + 1, '-') && sign(toks, at + 3, '/') && first < last {
        let year = year_after_slash(toks, at + 4, false)?;
        let period = Period::Interval {
            start: Some(Box::new(month_period(Some(year), first))),
            end: Some(Box::new(month_period(Some(year), last))),
        };
        return Some(new(period, at + 5));
    }
    None
}

fn year_after_slash(toks: &[Tok], at: usize, is_month: bool) -> Option<i32> {
    let tok = toks.get(at)?;
    tok.year().or_else(|| {
        let short = tok.number()?.n_digits == 2 && is_month;
        let year = i32::try_from(tok.whole()?).ok()?;
        two_digit_year(year).filter(|_| short)
    })
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

/// `kolmannes 2025`, `neljännes`, `puolivuotiskausi` after its number.
fn part_of_year(toks: &[Tok], at: usize, n: u32) -> Option<Found> {
    let small = u8::try_from(n).ok()?;
    let name = word(toks, at);
    let limit = match name {
        _ if name.starts_with("kolmanne") || name == "tertial" || name.starts_with("tertialet") => {
            3
        }
        _ if name.starts_with("neljänne")
            || name.starts_with("kvartal")
            || name.starts_with("kvartaali") =>
        {
            4
        }
        _ if name.starts_with("vuosipuolisko")
            || name.starts_with("puolivuo")
            || name.starts_with("halvår") =>
        {
            2
        }
        _ => return None,
    };
    if !(1..=limit).contains(&n) {
        return None;
    }
    let (year, end) = optional_year(toks, at + 1);
    let period = match limit {
        3 => Period::Trimester {
            year,
            trimester: small,
        },
        4 => Period::Quarter {
            year,
            quarter: small,
        },
        _ => Period::Half { year, half: small },
    };
    Some(new(period, end))
}

/// Periods that begin with a word.
fn worded(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
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

/// `mennessä`, `aikana`, `alussa`, `loppuun asti`, `alkaen`.
fn postpositions(toks: &[Tok], found: &mut Found) {
    let at = found.end;
    let (bound, edge, n) = match (word(toks, at), word(toks, at + 1)) {
        ("mennessä", _) => (Some(Bound::By), None, 1),
        ("loppuun", "mennessä") => (Some(Bound::By), None, 2),
        ("loppuun", "asti" | "saakka") => (Some(Bound::Until), None, 2),
        ("loppuun" | "asti" | "saakka", _) => (Some(Bound::Until), None, 1),
        ("alkuun", "mennessä") => (Some(Bound::By), Some(Edge::Start), 2),
        ("alusta", "alkaen" | "lähtien" | "lukien") => (Some(Bound::From), None, 2),
        ("alusta" | "alkaen" | "lähtien" | "lukien", _) => (Some(Bound::From), None, 1),
        ("aikana" | "kuluessa" | "puolella", _) => (Some(Bound::In), None, 1),
        ("alussa" | "alkupuolella", _) => (Some(Bound::In), Some(Edge::Start), 1),
        ("lopussa" | "päätteeksi" | "lopulla" | "loppupuolella" | "päättyessä", _) => {
            (Some(Bound::In), Some(Edge::End), 1)
        }
        _ => return,
    };
    found.bound = bound;
    found.edge = edge.or(found.edge);
    found.end = at + n;
    found.is_bare_year = false;
}
