//! Periods that begin with a number: `8/2022`, `1-8/2025`, `2021–2025`, `2. kolmannes 2025`.

use mittari_model::Period;

use super::calendar::is_month;
use super::names::season;
use super::{Found, month_period, new, optional_year, sign, word, year_at, years};
use crate::lex::{Tok, two_digit_year};

/// `8/2022`, `1-8/2025`, `2021–2025`, `2. kolmannes 2025`, `3.11.-5.12.`, `08/23`.
pub(super) fn numeric(toks: &[Tok], at: usize) -> Option<Found> {
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
        // "2026 kevät"
        if let Some((season, None)) = season(word(toks, at + 1))
            && year_at(toks, at + 2).is_none()
        {
            let year = Some(year);
            return Some(new(Period::Season { year, season }, at + 2));
        }
        // "2026-" stays open.
        if sign(toks, at + 1, '-') && toks.len() == at + 2 {
            return Some(new(years(year, None), at + 2));
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
        // Two digits are a year only where a deadline is meant, or where the month has a leading zero.
        let is_due = matches!(word(toks, at + 3), "mennessä" | "saakka" | "asti");
        let year = year_after_slash(toks, at + 2, is_due || toks[at].number()?.leading_zero)?;
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

/// `kolmannes 2025`, `neljännes`, `puolivuotiskausi` after its number.
pub(super) fn part_of_year(toks: &[Tok], at: usize, n: u32) -> Option<Found> {
    let (year, end) = optional_year(toks, at + 1);
    let period = part_period(word(toks, at), n, year)?;
    Some(new(period, end))
}

/// Stems of the names of a year's parts, sorted, and how many there are of them.
const PARTS: &[(&str, u32)] = &[
    ("halvår", 2),
    ("kolmanne", 3),
    ("kvartaali", 4),
    ("kvartal", 4),
    ("neljänne", 4),
    ("puolivuo", 2),
    ("tertial", 3),
    ("vuosikolmanne", 3),
    ("vuosineljänne", 4),
    ("vuosipuolisko", 2),
];

/// The n-th third, quarter or half of a year.
pub(super) fn part_period(name: &str, n: u32, year: Option<i32>) -> Option<Period> {
    let &(stem, limit) = PARTS.iter().find(|(stem, _)| name.starts_with(stem))?;
    // A compound says something else: `kolmannesvuosiraportti`, `neljännesvuosikatsaus`.
    let is_compound = name[stem.len()..]
        .strip_prefix("svuosi")
        .is_some_and(|rest| !rest.is_empty());
    if is_compound {
        return None;
    }
    let small = u8::try_from(n).ok().filter(|_| (1..=limit).contains(&n))?;
    Some(match limit {
        3 => Period::Trimester {
            year,
            trimester: small,
        },
        4 => Period::Quarter {
            year,
            quarter: small,
        },
        _ => Period::Half { year, half: small },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_sorted() {
        crate::vocabulary::assert_sorted(PARTS.iter().map(|row| row.0));
    }
}
