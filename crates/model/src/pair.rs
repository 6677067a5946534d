//! What follows from two values together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Dec, Period, Unit};

/// What follows from baseline and target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PairFacts {
    /// Whether the two can be compared.
    pub comparable: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Incomparable>,
    /// The wanted movement; numeric, not good or bad. Given also when the target is already met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Movement>,
    /// Whether the baseline satisfies the target already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
    /// The absolute level that a change implies, exact: 2,56 and −10 % give `"2.304"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_value: Option<Dec>,
    /// Exact difference from the baseline to the target or the nearest bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs: Option<Dec>,
    /// The unit of `abs`; percentage points for percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs_unit: Option<Unit>,
    /// The difference in percent of the baseline, two decimals, halves away from zero; absent when the baseline is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rel_pct: Option<Dec>,
    /// Steps up (or, negative, down) the ladder of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rungs: Option<i8>,
    /// The same for each period of a series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointFacts>,
    /// The same for each label of a composite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartFacts>,
    /// What had to be taken for granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
}

/// The facts of one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointFacts {
    /// The target's period.
    pub period: Period,
    /// Its facts.
    #[serde(flatten)]
    pub facts: PairFacts,
}

/// The facts of one label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartFacts {
    /// The label, as the target prints it.
    pub label: String,
    /// Its facts.
    #[serde(flatten)]
    pub facts: PairFacts,
}

/// Why two values cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Incomparable {
    /// One is not printed.
    Missing,
    /// One is text.
    Text,
    /// A number and a step of work, for example.
    KindMismatch,
    /// Days and percent, for example.
    UnitMismatch,
    /// The labels of two composites differ.
    LabelMismatch,
    /// The periods of two series differ.
    PeriodMismatch,
    /// The change is counted from something else than this baseline.
    OtherReference,
    /// The baseline only says where it can be found.
    BaselineNotGiven,
    /// A step that is on no rung of the ladder.
    StatusOffLadder,
}

/// The wanted movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Up.
    Increase,
    /// Down.
    Decrease,
    /// Stay.
    Keep,
    /// Not down.
    NotDecrease,
    /// Not up.
    NotIncrease,
    /// Better, of unknown sign.
    Improve,
    /// Worse, of unknown sign.
    Worsen,
    /// Not worse, of unknown sign.
    NotWorsen,
    /// From no to yes.
    BecomeTrue,
    /// From yes to no.
    BecomeFalse,
    /// Up the ladder of work.
    Advance,
    /// Down the ladder of work.
    Regress,
}

/// What a comparison took for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// The unit is printed on one side only.
    Unit,
    /// The denominator is printed on one side only.
    Per,
    /// A change in percent of a percentage is meant relatively: 40 % and +5 % give 42 %.
    RelativePercent,
}

/// Whether an actual satisfies its target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// Index of the target in the indicator's list, from 0.
    pub target: u32,
    /// Whether the two can be compared.
    pub comparable: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Incomparable>,
    /// Whether the actual satisfies the target; `None` (written `null`) where that cannot be told.
    pub met: Option<bool>,
    /// Exact difference from the actual to the target or the nearest bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs: Option<Dec>,
    /// The unit of `abs`; percentage points for percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs_unit: Option<Unit>,
    /// The difference in percent of the actual, two decimals, halves away from zero; absent when the actual is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rel_pct: Option<Dec>,
    /// The absolute level that a target which is a change implies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_value: Option<Dec>,
    /// Steps of the ladder of work that are still to go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rungs: Option<i8>,
    /// The same for each period of a series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointFacts>,
    /// The same for each label of a composite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartFacts>,
    /// What had to be taken for granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
}

/// How one value differs from another of the same standing: this year's target from last year's.
///
/// Bounds and ranges are compared as such: `vähintään 80 %` and `vähintään 85 %` differ by 5 percentage points, `vähintään 80 %` and
/// `85 %` are of different sorts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// Whether the two can be compared.
    pub comparable: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Incomparable>,
    /// The exact difference, the later number less the earlier; of two ranges that of their lower ends, of a number and a range the way to the
    /// nearer end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs: Option<Dec>,
    /// The difference of the upper ends of two ranges, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs_high: Option<Dec>,
    /// The unit of `abs`; percentage points for percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abs_unit: Option<Unit>,
    /// The difference in percent of the earlier number, two decimals, halves away from zero; absent when that is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rel_pct: Option<Dec>,
    /// Steps up (or, negative, down) the ladder of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rungs: Option<i8>,
    /// What had to be taken for granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumption>,
}
