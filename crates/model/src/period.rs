//! When: days, months, seasons, years, school years.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A period of time as printed.
///
/// A year that is not printed is `None` and written as `null`; it is never filled in from the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Period {
    /// A day: `20.9.22`.
    Date {
        /// The year; `None` where it is not printed (`30.11.`).
        year: Option<i32>,
        /// 1–12.
        month: u8,
        /// 1–31.
        day: u8,
    },
    /// A calendar month: `8/2022`, `huhtikuussa 2024`.
    Month {
        /// The year; `None` where it is not printed.
        year: Option<i32>,
        /// 1–12.
        month: u8,
    },
    /// A quarter of a year: `Q1`, `II neljännes 2026`.
    Quarter {
        /// The year; `None` where it is not printed.
        year: Option<i32>,
        /// 1–4.
        quarter: u8,
    },
    /// A third of a year: `2. kolmannes 2025`.
    Trimester {
        /// The year; `None` where it is not printed.
        year: Option<i32>,
        /// 1–3.
        trimester: u8,
    },
    /// A half of a year: `H1/2026`.
    Half {
        /// The year; `None` where it is not printed.
        year: Option<i32>,
        /// 1–2.
        half: u8,
    },
    /// A season or a term: `kevät 2025`, `syyslukukausi 2026`.
    Season {
        /// The year; `None` where it is not printed.
        year: Option<i32>,
        /// Which one.
        season: Season,
    },
    /// A calendar year: `vuonna 2026`.
    Year {
        /// The year.
        year: i32,
    },
    /// A school year: `lv. 2021-22`.
    SchoolYear {
        /// The year in which it begins.
        start: i32,
    },
    /// From one period to another, both included: `1–6/2026`, `3.11.-5.12.2025`.
    Interval {
        /// The first period; `None` where it is open.
        start: Option<Box<Period>>,
        /// The last period; `None` where it is open (`3.9.2022–`).
        end: Option<Box<Period>>,
    },
    /// Several periods: `(2022, 2023)`.
    Set {
        /// The periods in printed order.
        items: Vec<Period>,
    },
    /// A year told from the document's: `ensi vuonna`.
    Relative {
        /// Which year.
        r#ref: RelativeYear,
    },
    /// Words that are no date: `ennen koronaa`.
    Named {
        /// The words as printed.
        text: String,
    },
}

/// A season of the year.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// Kevät, kevätkausi, kevätlukukausi.
    Spring,
    /// Kesä.
    Summer,
    /// Syksy, syyskausi, syyslukukausi.
    Autumn,
    /// Talvi.
    Winter,
}

/// A year told from the document's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelativeYear {
    /// Viime vuonna, edellisvuonna.
    PreviousYear,
    /// Tänä vuonna, kuluvana vuonna.
    ThisYear,
    /// Ensi vuonna.
    NextYear,
}
