//! What a reading is: the measure, where each piece of it stands, the rules that decided, and what else it could be.

use std::borrow::Cow;

use mittari_model::Measure;
use schemars::JsonSchema;
use serde::Serialize;

/// What was read, and how.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Reading {
    /// The typed value.
    pub measure: Measure,
    /// Where its pieces stand in the raw text: numbers, units, periods, labels, keywords. Each digit of a typed value is in exactly
    /// one of them; text and missing values have none.
    pub spans: Vec<Span>,
    /// The rules on ambiguous forms that decided something, in the order of the specification.
    pub rules: Vec<Rule>,
    /// What else the value could be: at most two readings.
    pub alternatives: Vec<Measure>,
}

impl Reading {
    /// A reading of which nothing but the measure is known.
    pub(crate) fn bare(measure: Measure) -> Self {
        Self {
            measure,
            spans: Vec::new(),
            rules: Vec::new(),
            alternatives: Vec::new(),
        }
    }
}

/// Where a piece of a measure stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Span {
    /// The piece, as a JSON pointer into the measure: `/value`, `/parts/0/label`.
    pub path: Cow<'static, str>,
    /// Its first byte in the raw text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $code:literal,)+) => {
        /// A rule on ambiguous forms that decided a reading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
        pub enum Rule {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl Rule {
            /// Every rule, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in JSON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

rules! {
    /// Something was cleaned away: a line break, an invisible character, a long dash.
    Cleaning "cleaning",
    /// Spaces group digits: `9 844`.
    Grouping "grouping",
    /// Dots group digits: `5.900` is 5900.
    DotGrouping "dot_grouping",
    /// A dot is the decimal separator: `4.3`.
    DotDecimal "dot_decimal",
    /// A sign makes a change: `-10 %` as a target.
    SignChange "sign_change",
    /// A dash is the sign of a number: `-3,2 %` as an actual.
    SignNumber "sign_number",
    /// A dash parts a label from its value: `Annis – 3912`.
    LabelDash "label_dash",
    /// A dash makes a range: `2-3`.
    RangeDash "range_dash",
    /// A slash makes a month: `8/2022`.
    MonthSlash "month_slash",
    /// A slash makes a part of a whole: `4,2/5`.
    PartOfWhole "part_of_whole",
    /// Four digits are a number, not a year.
    YearQuantity "year_quantity",
    /// Four digits are a year, not a number.
    YearTime "year_time",
    /// `Ei ole` is an answer, for the other value of the pair is one.
    PairBoolean "pair_boolean",
    /// `Ei ole` says that nothing has begun.
    NotStarted "not_started",
    /// Words name one value or several: `pojat 12 %, tytöt 8 %`.
    Labels "labels",
    /// Periods name several values.
    Series "series",
    /// A year of two digits is of this century: `20.9.22`.
    TwoDigitYear "two_digit_year",
    /// A word is a number: `kaksi`.
    NumberWord "number_word",
    /// A misprint of a fixed list: `Syky`.
    Misprint "misprint",
}
