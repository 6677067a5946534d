//! Typed values: what a printed value says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Dec, Period, Unit};

/// What one printed value says.
///
/// A level (`10 %`), a bound (`enintään 10 kpl`), a change (`-10 %`) and a step of work (`Valmistelussa`) are different kinds and
/// are never turned into each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// A number: `9 844 pv`, `enintään 10 kpl vuodessa`.
    Quantity(Quantity),
    /// Two numbers, both included: `5-6 krt/vuosi`.
    Range(Range),
    /// A change from some reference: `vähenee 10 %`, `Vähintään ennallaan`.
    Change(Change),
    /// A step of work: `Valmistelussa`, `Käytössä kaikissa yksiköissä`.
    Status(StatusMeasure),
    /// Yes or no: `kyllä`.
    Boolean(Boolean),
    /// Several labelled values: `pojat 12 %, tytöt 8 %`.
    Composite(Composite),
    /// One value for each of several periods: `v. 2026 3,9 ja v. 2028 4,1`.
    Series(Series),
    /// A time and nothing else: `kevään 2026 aikana`.
    Time(Time),
    /// Where the value can be found: `Kävijätilastot tilinpäätöksessä 2021`.
    Reference(ReferenceMeasure),
    /// Nothing is printed, or words that say so: `…`, `ei tiedossa`.
    Missing(Missing),
    /// Kept as printed.
    Text {
        /// Why it is not typed.
        reason: TextReason,
    },
}

/// What the value is about: when, by when, of which kind of book, and what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    /// The time the value is about: `(20.9.22)`, `lv 21-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The deadline, inclusive of the period's end: `vuoteen 2028 mennessä`. Only a deadline expression gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Period>,
    /// The kind of figure that the period's year has: `TP`, `TA`, `TS`, `enn.`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The words that say what the value is about, as printed: `Tukipajoja`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// A number with its unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The number as printed: `9 844` is `"9844"`. The power of ten of the unit word is in `mult`.
    pub value: Dec,
    /// The unit and what else belongs to the number.
    #[serde(flatten)]
    pub scale: Scale,
    /// Which side of the number is meant: `alle` is `lt`. Absent: exactly the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cmp: Option<Cmp>,
    /// Upper end of a scale, or the whole of a fraction: `4,2/5`, `8/10 koulua`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of: Option<Dec>,
    /// What follows ±: `75 % ± 2 %`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Amount>,
    /// The same amount in another unit: `3 päivää (= 18 h)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equivalent: Option<Amount>,
    /// When, by when, what.
    #[serde(flatten)]
    pub about: About,
}

/// Two numbers with their unit; both ends are included and `low <= high`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The lower end.
    pub low: Dec,
    /// The upper end.
    pub high: Dec,
    /// The unit and what else belongs to the numbers.
    #[serde(flatten)]
    pub scale: Scale,
    /// When, by when, what.
    #[serde(flatten)]
    pub about: About,
}

/// The unit of a quantity or a range, and what else is printed at the number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scale {
    /// The unit; absent where none is printed, never guessed from the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// The unit as printed: `laskennallista päivää`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_text: Option<String>,
    /// Power of ten from the unit word: `t€` is 3, `milj. €` is 6, `snt` is −2.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mult: i8,
    /// Denominators in printed order: `€/m²/kk` has two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per: Vec<Denominator>,
    /// Whether the number is rough: `n.`, `noin`, `~`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approx: bool,
    /// Which statistic it is: `ka`, `mediaani`, `yhteensä`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stat: Option<Stat>,
    /// Footnote marks that stood at the end: `*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footnote: Option<String>,
}

/// What a quantity is divided by: `/opp.`, `vuodessa`, `/ 500 havaintoa`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Denominator {
    /// The unit.
    pub unit: Unit,
    /// The unit as printed.
    pub unit_text: String,
    /// How many of it, where not one: `kahden vuoden välein` has `"2"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Dec>,
}

/// A number with its unit inside another measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// The number as printed, without the sign of a change.
    pub value: Dec,
    /// The unit; absent where none is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// The unit as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_text: Option<String>,
    /// Power of ten from the unit word.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mult: i8,
    /// Which side of the number is meant: `kasvu vähintään 2 %`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cmp: Option<Cmp>,
}

/// A change from a reference, as a predicate on the future value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// By how much; percent of the reference where the unit is percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// From what. Always written.
    pub reference: Reference,
    /// The printed level before: `yhdestä kahteen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Dec>,
    /// The printed level after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Dec>,
    /// Whether the amount is rough.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approx: bool,
    /// When, by when, what.
    #[serde(flatten)]
    pub about: About,
}

/// A step of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatusMeasure {
    /// The step.
    pub status: Status,
    /// Its rung on the ladder, 0–6; absent for steps off the ladder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u8>,
    /// Words after it, as printed: `kaikissa yksiköissä`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// When, by when, what.
    #[serde(flatten)]
    pub about: About,
}

impl StatusMeasure {
    /// A step with its rung and nothing else.
    pub fn new(status: Status) -> Self {
        Self {
            status,
            ordinal: status.ordinal(),
            detail: None,
            about: About::default(),
        }
    }
}

/// Yes or no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Boolean {
    /// `kyllä` is true.
    pub value: bool,
    /// When, by when, what.
    #[serde(flatten)]
    pub about: About,
}

/// Several labelled values in one cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Composite {
    /// The parts in printed order.
    pub parts: Vec<Part>,
    /// What holds for all of them.
    #[serde(flatten)]
    pub about: About,
}

/// One labelled value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// The label as printed: `ala-aste`.
    pub label: String,
    /// Its value.
    pub measure: Measure,
}

/// One value for each of several periods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// The points in printed order.
    pub points: Vec<Point>,
    /// What holds for all of them.
    #[serde(flatten)]
    pub about: About,
}

/// The value for one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// Its value.
    pub measure: Measure,
}

/// A time and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// Whether it is meant as in, by, from or until.
    pub bound: Bound,
    /// The time.
    pub period: Period,
    /// The part of it that is meant, where the bound does not say: `huhtikuun 2023 alussa`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<Edge>,
    /// Words beside it: `tilanne`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Where the value can be found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReferenceMeasure {
    /// The words that name the source, where they are no subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Which figures, of when.
    #[serde(flatten)]
    pub about: About,
}

/// No value is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// Why.
    pub reason: MissingReason,
    /// The time that the words name: `ei mitata vuonna 2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// What a change is counted from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Reference {
    /// The indicator's baseline: what a target is counted from unless it says otherwise.
    Baseline,
    /// The year before.
    PreviousYear,
    /// The level of some period: `vuoden 2023 tasosta`.
    Period {
        /// The period.
        period: Period,
    },
    /// Another figure: `maan keskiarvon`.
    Benchmark {
        /// The words as printed.
        text: String,
    },
    /// Not said: what an actual is counted from unless it says otherwise.
    Unspecified,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in JSON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

words! {
    /// Which side of a number is meant.
    Cmp {
        /// Below: `alle`.
        Lt "lt",
        /// At most: `enintään`.
        Le "le",
        /// At least: `vähintään`.
        Ge "ge",
        /// Above: `yli`.
        Gt "gt",
    }
}

words! {
    /// Which statistic a number is.
    Stat {
        /// `ka`, `keskiarvo`, `medeltal`.
        Mean "mean",
        /// `mediaani`.
        Median "median",
        /// `yhteensä`, `totalt`.
        Sum "sum",
    }
}

words! {
    /// The kind of book that a figure comes from.
    Basis {
        /// `TP`, `tilinpäätös`, `bokslut`.
        AnnualAccounts "annual_accounts",
        /// `TA`, `talousarvio`, `budget`.
        Budget "budget",
        /// `TS`, `taloussuunnitelma`, `ekonomiplan`.
        Plan "plan",
        /// `enn.`, `ennuste`, `prognos`.
        Forecast "forecast",
    }
}

words! {
    /// Which way a value is to move.
    Direction {
        /// Above the reference: `kasvaa`.
        Increase "increase",
        /// Below the reference: `vähenee`.
        Decrease "decrease",
        /// At the reference: `ennallaan`.
        Keep "keep",
        /// Not below the reference: `vähintään ennallaan`.
        NotDecrease "not_decrease",
        /// Not above the reference: `sama tai pienempi kuin lähtötaso`.
        NotIncrease "not_increase",
        /// Better; the words do not say which sign that is: `paranee`.
        Improve "improve",
        /// Worse: `heikkenee`.
        Worsen "worsen",
        /// Not worse: `ei heikkene`.
        NotWorsen "not_worsen",
    }
}

words! {
    /// A step of work.
    Status {
        /// `ei aloitettu`, `ei käytössä`.
        NotStarted "not_started",
        /// `ei laadittu`.
        NotDone "not_done",
        /// `suunnitteilla`.
        Planned "planned",
        /// `valmistelussa`.
        InPreparation "in_preparation",
        /// `käynnissä`, `aloitettu`.
        InProgress "in_progress",
        /// `osittain selvitetty`.
        Partial "partial",
        /// `valmis`, `laadittu`.
        Done "done",
        /// `käytössä`.
        InUse "in_use",
        /// `viivästynyt`.
        Delayed "delayed",
        /// `keskeytetty`.
        OnHold "on_hold",
        /// `peruttu`.
        Cancelled "cancelled",
        /// `jatkuva`.
        Continuous "continuous",
    }
}

impl Status {
    /// The rung on the ladder of work, 0–6; `None` for steps that are on no rung.
    pub fn ordinal(self) -> Option<u8> {
        match self {
            Self::NotStarted | Self::NotDone => Some(0),
            Self::Planned => Some(1),
            Self::InPreparation => Some(2),
            Self::InProgress => Some(3),
            Self::Partial => Some(4),
            Self::Done => Some(5),
            Self::InUse => Some(6),
            Self::Delayed | Self::OnHold | Self::Cancelled | Self::Continuous => None,
        }
    }
}

words! {
    /// How a time is meant.
    Bound {
        /// Within it: `kevään 2026 aikana`.
        In "in",
        /// Before its end: `vuoden 2026 loppuun mennessä`.
        By "by",
        /// From its beginning: `1.1.2024 alkaen`.
        From "from",
        /// To its end: `vuoden 2027 loppuun`.
        Until "until",
    }
}

words! {
    /// A part of a period.
    Edge {
        /// Its beginning: `alussa`.
        Start "start",
        /// Its end: `lopussa`, `päätteeksi`.
        End "end",
    }
}

words! {
    /// Why no value is printed.
    MissingReason {
        /// Nothing at all.
        Blank "blank",
        /// `-`, `…`.
        Dash "dash",
        /// `ei tiedossa`.
        NotAvailable "not_available",
        /// `ei mitattu`.
        NotMeasured "not_measured",
        /// `määritellään myöhemmin`.
        ToBeDefined "to_be_defined",
        /// `ei sovellu`, `n/a`.
        NotApplicable "not_applicable",
        /// `uusi mittari`.
        NewIndicator "new_indicator",
    }
}

words! {
    /// Why a value is kept as text.
    TextReason {
        /// Prose.
        FreeText "free_text",
        /// A name with a number in it: `M365`, `2. asteen`.
        Identifier "identifier",
        /// Two readings are equally good: `2-3-4`.
        Ambiguous "ambiguous",
        /// Two cells in one: `5 % 10 %`.
        MultipleMeasures "multiple_measures",
        /// `1.2.3`.
        MalformedNumber "malformed_number",
        /// `29.2.2025`.
        MalformedDate "malformed_date",
        /// More than 28 digits.
        NumberOutOfRange "number_out_of_range",
        /// Digits of another script.
        UnsupportedDigits "unsupported_digits",
        /// Over 4,096 characters.
        TooLong "too_long",
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(mult: &i8) -> bool {
    *mult == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(approx: &bool) -> bool {
    !approx
}
