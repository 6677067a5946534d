//! Times as documents print them.

use mittari_model::{Period, RelativeYear, Season};

/// A time: `2026`, `syksy 2026`, `20.9.2022`, `Q1/2026`.
pub(crate) fn words(period: &Period) -> String {
    match period {
        Period::Date { year, month, day } => match year {
            Some(year) => format!("{day}.{month}.{year}"),
            None => format!("{day}.{month}."),
        },
        Period::Month { year, month } => of_year(&month.to_string(), *year),
        Period::Quarter { year, quarter } => of_year(&format!("Q{quarter}"), *year),
        Period::Trimester { year, trimester } => {
            with_year(&format!("{trimester}. kolmannes"), *year)
        }
        Period::Half { year, half } => of_year(&format!("H{half}"), *year),
        Period::Season { year, season } => with_year(self::season(*season), *year),
        Period::Year { year } => year.to_string(),
        Period::SchoolYear { start } => format!("lv. {start}–{}", start.saturating_add(1)),
        Period::Interval { start, end } => {
            let end_of = |end: &Option<Box<Period>>| end.as_deref().map(words).unwrap_or_default();
            format!("{}–{}", end_of(start), end_of(end))
        }
        Period::Set { items } => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Period::Relative { r#ref } => match r#ref {
            RelativeYear::PreviousYear => "viime vuosi",
            RelativeYear::ThisYear => "tämä vuosi",
            RelativeYear::NextYear => "ensi vuosi",
        }
        .to_owned(),
        Period::Named { text } => text.clone(),
    }
}

fn of_year(part: &str, year: Option<i32>) -> String {
    year.map_or_else(|| part.to_owned(), |year| format!("{part}/{year}"))
}

fn with_year(part: &str, year: Option<i32>) -> String {
    year.map_or_else(|| part.to_owned(), |year| format!("{part} {year}"))
}

fn season(season: Season) -> &'static str {
    match season {
        Season::Spring => "kevät",
        Season::Summer => "kesä",
        Season::Autumn => "syksy",
        Season::Winter => "talvi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_printed() {
        let year = Some(2026);
        for (period, expected) in [
            (Period::Year { year: 2026 }, "2026"),
            (
                Period::Season {
                    year,
                    season: Season::Autumn,
                },
                "syksy 2026",
            ),
            (Period::Quarter { year, quarter: 1 }, "Q1/2026"),
            (
                Period::Interval {
                    start: Some(Box::new(Period::Month {
                        year: None,
                        month: 1,
                    })),
                    end: Some(Box::new(Period::Month { year, month: 6 })),
                },
                "1–6/2026",
            ),
            (Period::SchoolYear { start: 2021 }, "lv. 2021–2022"),
        ] {
            assert_eq!(words(&period), expected);
        }
    }
}
