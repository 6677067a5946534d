//! Days of the calendar.

use std::fmt;

/// A day of the Gregorian calendar, written as ISO 8601 does: `2026-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_field_names, reason = "a day of a month is called day")]
pub(crate) struct Day {
    /// 1–9999.
    pub(crate) year: i32,
    /// 1–12.
    pub(crate) month: u8,
    /// 1–31.
    pub(crate) day: u8,
}

impl Day {
    /// A day that there is; `None` for 30 February, and for years that ISO 8601 does not write with four digits.
    pub(crate) fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let is_one = (1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day);
        is_one.then_some(Self { year, month, day })
    }

    /// The last day of a month; `None` as for [`Day::new`].
    pub(crate) fn last_of(year: i32, month: u8) -> Option<Self> {
        Self::new(year, month, days_in(year, month))
    }

    /// Days since 1 January 1970.
    pub(crate) fn since_1970(self) -> i32 {
        // Years begin in March, so that the leap day is their last.
        let month = i32::from(self.month);
        let year = if month > 2 { self.year } else { self.year - 1 };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(self.day) - 1;
        let leap_days = year / 4 - year / 100 + year / 400;
        year * 365 + leap_days + of_year - 719_468
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The days of a month; 0 for a month that there is not.
fn days_in(year: i32, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (year, month, day, expected) in [
            (1970, 1, 1, 0),
            (1969, 12, 31, -1),
            (2000, 2, 29, 11_016),
            (2026, 12, 31, 20_818),
            (1, 1, 1, -719_162),
        ] {
            let day = Day::new(year, month, day).expect("there is such a day");
            assert_eq!(day.since_1970(), expected, "{day}");
        }
    }

    #[test]
    fn days_that_are_none_are_refused() {
        assert_eq!(Day::new(2025, 2, 29), None);
        assert_eq!(Day::new(2026, 13, 1), None);
        assert_eq!(Day::new(2026, 4, 0), None);
        assert_eq!(Day::new(10_000, 1, 1), None);
        let last = Day::last_of(2024, 2).expect("there is one");
        assert_eq!(last.to_string(), "2024-02-29");
    }
}
