//! Periods as days of the calendar and as EDTF, for programs.

use mittari_model::{Period, Season};

use crate::day::Day;

/// The first day of a period; `None` where the calendar does not say it: no year is printed, a season, words.
///
/// Seasons have no days: `kevät` ends in May, June or July, as the writer pleases. The Finnish school year begins on 1 August by law.
pub(crate) fn first(period: &Period) -> Option<Day> {
    match period {
        Period::Date { year, month, day } => Day::new((*year)?, *month, *day),
        Period::SchoolYear { start } => Day::new(*start, 8, 1),
        Period::Interval { start, end } => {
            let start = start.as_deref()?;
            first(&with_year_of(start, end.as_deref()).unwrap_or_else(|| start.clone()))
        }
        Period::Set { items } => {
            let days: Option<Vec<Day>> = items.iter().map(first).collect();
            days?.into_iter().min()
        }
        other => {
            let (year, [month, _]) = months(other)?;
            Day::new(year?, month, 1)
        }
    }
}

/// The last day of a period; `None` as for [`first`].
pub(crate) fn last(period: &Period) -> Option<Day> {
    match period {
        Period::Date { year, month, day } => Day::new((*year)?, *month, *day),
        Period::SchoolYear { start } => Day::new(start.checked_add(1)?, 7, 31),
        Period::Interval { end, .. } => last(end.as_deref()?),
        Period::Set { items } => {
            let days: Option<Vec<Day>> = items.iter().map(last).collect();
            days?.into_iter().max()
        }
        other => {
            let (year, [_, month]) = months(other)?;
            Day::last_of(year?, month)
        }
    }
}

/// The year of a period that is whole months, and its first and last of them.
fn months(period: &Period) -> Option<(Option<i32>, [u8; 2])> {
    let parts = |part: u8, length: u8| {
        let last = part.checked_mul(length)?;
        Some([last.checked_sub(length)? + 1, last])
    };
    match period {
        Period::Month { year, month } => Some((*year, [*month, *month])),
        Period::Quarter { year, quarter } => Some((*year, parts(*quarter, 3)?)),
        Period::Trimester { year, trimester } => Some((*year, parts(*trimester, 4)?)),
        Period::Half { year, half } => Some((*year, parts(*half, 6)?)),
        Period::Year { year } => Some((Some(*year), [1, 12])),
        _ => None,
    }
}

/// The beginning of `1–6/2026` with the year that is printed once, at the end; `None` where it has one, or runs over the turn of a year.
fn with_year_of(start: &Period, end: Option<&Period>) -> Option<Period> {
    let end = first(end?)?;
    let start = match start {
        Period::Date {
            year: None,
            month,
            day,
        } => Period::Date {
            year: Some(end.year),
            month: *month,
            day: *day,
        },
        Period::Month { year: None, month } => Period::Month {
            year: Some(end.year),
            month: *month,
        },
        _ => return None,
    };
    (first(&start)? <= end).then_some(start)
}

/// The period as Extended Date/Time Format (ISO 8601-2) writes it: `2026`, `2026-21` for the spring, `2026-01/2026-06`, `XXXX-11-30`
/// where no year is printed; `None` for what it has no form for: words, years told from the document's.
pub(crate) fn edtf(period: &Period) -> Option<String> {
    let parted = |year: &Option<i32>, part: u8| Some(format!("{}-{part:02}", digits(*year)?));
    match period {
        Period::Date { year, month, day } => {
            Some(format!("{}-{month:02}-{day:02}", digits(*year)?))
        }
        Period::Month { year, month } => parted(year, *month),
        Period::Quarter { year, quarter } => parted(year, quarter.checked_add(32)?),
        Period::Trimester { year, trimester } => parted(year, trimester.checked_add(36)?),
        Period::Half { year, half } => parted(year, half.checked_add(39)?),
        Period::Season { year, season } => parted(
            year,
            match season {
                Season::Spring => 21,
                Season::Summer => 22,
                Season::Autumn => 23,
                Season::Winter => 24,
            },
        ),
        Period::Year { year } => digits(Some(*year)),
        Period::SchoolYear { .. } => Some(format!(
            "{}/{}",
            month_of(first(period)?),
            month_of(last(period)?)
        )),
        Period::Interval { start, end } => {
            let mended = start
                .as_deref()
                .and_then(|start| with_year_of(start, end.as_deref()));
            let start = mended.as_ref().or(start.as_deref());
            let side = |side: Option<&Period>| {
                side.map_or_else(|| Some("..".to_owned()), edtf)
                    .filter(|side| !side.contains(['/', '{']))
            };
            Some(format!("{}/{}", side(start)?, side(end.as_deref())?))
        }
        Period::Set { items } => {
            let items: Option<Vec<String>> = items.iter().map(edtf).collect();
            Some(format!("{{{}}}", items?.join(",")))
        }
        Period::Relative { .. } | Period::Named { .. } => None,
    }
}

fn month_of(day: Day) -> String {
    format!("{:04}-{:02}", day.year, day.month)
}

fn digits(year: Option<i32>) -> Option<String> {
    match year {
        None => Some("XXXX".to_owned()),
        Some(year @ 0..=9999) => Some(format!("{year:04}")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: &Period, expected: [Option<&str>; 3]) {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let got = [day(first(period)), day(last(period)), edtf(period)];
        assert_eq!(
            got,
            expected.map(|text| text.map(str::to_owned)),
            "{period:?}"
        );
    }

    #[test]
    fn periods_are_days_where_the_calendar_says_so() {
        let year = Some(2026);
        let month = |year, month| Some(Box::new(Period::Month { year, month }));
        check(
            &Period::Year { year: 2026 },
            [Some("2026-01-01"), Some("2026-12-31"), Some("2026")],
        );
        check(
            &Period::Quarter { year, quarter: 1 },
            [Some("2026-01-01"), Some("2026-03-31"), Some("2026-33")],
        );
        check(
            &Period::Trimester { year, trimester: 3 },
            [Some("2026-09-01"), Some("2026-12-31"), Some("2026-39")],
        );
        check(
            &Period::Half { year, half: 2 },
            [Some("2026-07-01"), Some("2026-12-31"), Some("2026-41")],
        );
        check(
            &Period::Season {
                year,
                season: Season::Spring,
            },
            [None, None, Some("2026-21")],
        );
        check(
            &Period::Date {
                year: None,
                month: 11,
                day: 30,
            },
            [None, None, Some("XXXX-11-30")],
        );
        check(
            &Period::SchoolYear { start: 2021 },
            [
                Some("2021-08-01"),
                Some("2022-07-31"),
                Some("2021-08/2022-07"),
            ],
        );
        check(
            &Period::Interval {
                start: month(None, 1),
                end: month(year, 6),
            },
            [
                Some("2026-01-01"),
                Some("2026-06-30"),
                Some("2026-01/2026-06"),
            ],
        );
        check(
            &Period::Interval {
                start: month(None, 11),
                end: month(year, 2),
            },
            [None, Some("2026-02-28"), Some("XXXX-11/2026-02")],
        );
        check(
            &Period::Interval {
                start: month(year, 9),
                end: None,
            },
            [Some("2026-09-01"), None, Some("2026-09/..")],
        );
        check(
            &Period::Set {
                items: vec![Period::Year { year: 2023 }, Period::Year { year: 2022 }],
            },
            [Some("2022-01-01"), Some("2023-12-31"), Some("{2023,2022}")],
        );
        check(&Period::Quarter { year, quarter: 255 }, [None, None, None]);
    }
}
