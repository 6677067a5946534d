//! Days that exist.

use mittari_model::Period;

/// A date that exists: `29.2.2025` is none. A year that is not printed may be a leap year.
pub(super) fn date(year: Option<i32>, month: u32, day: u32) -> Option<Period> {
    let n_days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        _ => 31,
    };
    (is_month(month) && (1..=n_days).contains(&day)).then(|| Period::Date {
        year,
        month: u8::try_from(month).unwrap_or_default(),
        day: u8::try_from(day).unwrap_or_default(),
    })
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}
