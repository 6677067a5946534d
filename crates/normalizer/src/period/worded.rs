//! Periods that begin with a word: `vuonna 2026`, `lv 21-22`, `TP 2023`, `Q4/2025`, `maalis-huhtikuu 2026`, `ensi vuonna`.

use mittari_model::{Basis, Bound, Edge, Period, RelativeYear};

use super::names::{self, SCHOOL_YEARS, YEAR_WORDS, month, ordinal, season};
use super::numeric::{numeric, part_of_year, part_period};
use super::{Found, month_period, new, optional_year, sign, word, year_at, years};
use crate::lex::{Tok, two_digit_year};
use crate::vocabulary;

/// Periods that begin with a word.
pub(super) fn worded(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    if let Some(found) = year_phrase(toks, at, name) {
        return Some(found);
    }
    if vocabulary::has(SCHOOL_YEARS, name) {
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
    if let Some(found) = part_numbered(toks, at, name).or_else(|| joined(toks, at, name)) {
        return Some(found);
    }
    if let Some(edge) = edge_of_year(name) {
        let (year, end) = optional_year(toks, at + 1);
        let mut found = new(Period::Year { year: year? }, end);
        found.edge = Some(edge);
        return Some(found);
    }
    if let Some((season, bound)) = season(name) {
        let (year, end) = optional_year(toks, at + 1);
        // "vår" is "our" as well.
        if name == "vår" && year.is_none() {
            return None;
        }
        let mut found = new(Period::Season { year, season }, end);
        found.bound = bound;
        return Some(found);
    }
    if let Some(found) = month_range(toks, at, name) {
        return Some(found);
    }
    if let Some(found) = glued_year(at, name) {
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
    if !vocabulary::has(YEAR_WORDS, name) {
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

/// Words for the kind of book that a figure of a year comes from, sorted.
const BASES: &[(&str, Basis)] = &[
    ("bokslut", Basis::AnnualAccounts),
    ("bokslutet", Basis::AnnualAccounts),
    ("bs", Basis::AnnualAccounts),
    ("budget", Basis::Budget),
    ("budgeten", Basis::Budget),
    ("budgeterat", Basis::Budget),
    ("ekonomiplan", Basis::Plan),
    ("ekonomiplanen", Basis::Plan),
    ("enn", Basis::Forecast),
    ("enn.", Basis::Forecast),
    ("ennuste", Basis::Forecast),
    ("ennusteen", Basis::Forecast),
    ("ep", Basis::Plan),
    ("kta", Basis::Budget),
    ("prognos", Basis::Forecast),
    ("prognosen", Basis::Forecast),
    ("ta", Basis::Budget),
    ("tae", Basis::Budget),
    ("tilinpäätöksen", Basis::AnnualAccounts),
    ("tilinpäätöksessä", Basis::AnnualAccounts),
    ("tilinpäätöksestä", Basis::AnnualAccounts),
    ("tilinpäätös", Basis::AnnualAccounts),
    ("tp", Basis::AnnualAccounts),
    ("ts", Basis::Plan),
];

/// `TP 2023`, `TA2024`, `tilinpäätös 2021`, `budget 2026`, `enn. 2025`.
fn basis_year(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let (letters, digits) = name.split_at(
        name.find(|c: char| c.is_ascii_digit())
            .unwrap_or(name.len()),
    );
    let basis = vocabulary::find(BASES, letters)?;
    let (year, end) = if digits.is_empty() {
        (year_at(toks, at + 1)?, at + 2)
    } else {
        (
            digits
                .parse()
                .ok()
                .and_then(|year| {
                    if digits.len() == 2 {
                        two_digit_year(year)
                    } else {
                        Some(year)
                    }
                })
                .filter(|year| (1990..=2100).contains(year))?,
            at + 1,
        )
    };
    let mut found = new(Period::Year { year }, end);
    found.basis = Some(basis);
    Some(found)
}

/// `heinäkuu24`, `syksy2025`
fn glued_year(at: usize, name: &str) -> Option<Found> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (word, digits) = name.split_at(digits);
    let year: i32 = digits.parse().ok()?;
    let year = Some(match digits.len() {
        2 => two_digit_year(year)?,
        4 => Some(year).filter(|year| (1990..=2100).contains(year))?,
        _ => return None,
    });
    let period = match (month(word), season(word)) {
        (Some((first, _)), _) => month_period(year, first),
        (None, Some((season, _))) => Period::Season { year, season },
        _ => return None,
    };
    Some(new(period, at + 1))
}

/// `loppuvuosi 2026`, `alkuvuodesta 2026`
fn edge_of_year(name: &str) -> Option<Edge> {
    let is_year = |rest: &str| {
        matches!(
            rest,
            "vuosi" | "vuoden" | "vuonna" | "vuodesta" | "vuodelle" | "vuoteen"
        )
    };
    if name.strip_prefix("alku").is_some_and(is_year) {
        return Some(Edge::Start);
    }
    name.strip_prefix("loppu")
        .filter(|rest| is_year(rest))
        .map(|_| Edge::End)
}

/// `kvartal 2/2026`, `kolmannes 2`, `neljännes 3/2026`: the number after the part's name.
fn part_numbered(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let n = toks.get(at + 1)?.whole()?;
    let slash = usize::from(sign(toks, at + 2, '/'));
    let (year, end) = match year_at(toks, at + 2 + slash) {
        Some(year) => (Some(year), at + 3 + slash),
        None => (None, at + 2),
    };
    let period = part_period(name, n, year)?;
    Some(new(period, end))
}

/// Two seasons or two parts of a year with a dash between them: `kevät-syksy 2026`, `Q1-Q2/2026`.
fn joined(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let (first, last) = name.split_once('-')?;
    if let (Some((first, _)), Some((last, _))) = (season(first), season(last)) {
        let (year, end) = optional_year(toks, at + 1);
        let part = |season| Some(Box::new(Period::Season { year, season }));
        let period = Period::Interval {
            start: part(first),
            end: part(last),
        };
        return Some(new(period, end));
    }
    let mut found = letter_part(toks, at, last)?;
    let year = match found.period {
        Period::Quarter { year, .. }
        | Period::Half { year, .. }
        | Period::Trimester { year, .. } => year,
        _ => None,
    };
    let start = letter_period(first, year)?;
    found.period = Period::Interval {
        start: Some(Box::new(start)),
        end: Some(Box::new(found.period)),
    };
    Some(found)
}

/// `Q1`, `Q4/2025`, `H1/2026`, `II neljännes`.
fn letter_part(toks: &[Tok], at: usize, name: &str) -> Option<Found> {
    let slash = usize::from(sign(toks, at + 1, '/'));
    let (year, end) = match year_at(toks, at + 1 + slash) {
        Some(year) => (Some(year), at + 2 + slash),
        None => (None, at + 1),
    };
    Some(new(letter_period(name, year)?, end))
}

fn letter_period(name: &str, year: Option<i32>) -> Option<Period> {
    let &[letter, digit @ b'1'..=b'4'] = name.as_bytes() else {
        return None;
    };
    let n = digit - b'0';
    match letter {
        b'q' | b'k' => Some(Period::Quarter { year, quarter: n }),
        b'h' if n <= 2 => Some(Period::Half { year, half: n }),
        b't' if n <= 3 => Some(Period::Trimester { year, trimester: n }),
        _ => None,
    }
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
        "viime" | "edellisenä" | "edellisen" | "edellistä" | "edellisestä" | "edeltävänä"
        | "edeltävän" | "föregående"
            if is_year =>
        {
            whole(RelativeYear::PreviousYear, at + 2)
        }
        "året" if next == "innan" => whole(RelativeYear::PreviousYear, at + 2),
        _ if name.starts_with("edellisvuo") => whole(RelativeYear::PreviousYear, at + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_are_sorted_and_complete() {
        vocabulary::assert_sorted(BASES.iter().map(|row| row.0));
        for (words, basis) in [
            ("tp tilinpäätös bokslut", Basis::AnnualAccounts),
            ("ta budget", Basis::Budget),
            ("ts ekonomiplan", Basis::Plan),
            ("ennuste enn. prognos", Basis::Forecast),
        ] {
            for word in words.split(' ') {
                assert_eq!(vocabulary::find(BASES, word), Some(basis), "{word}");
            }
        }
    }
}
