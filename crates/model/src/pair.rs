//! What follows from two values together.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What follows from baseline and target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PairFacts {
    /// Whether the two can be compared.
    pub comparable: bool,
}

/// Whether an actual satisfies its target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// Index of the target in the indicator's list, from 0.
    pub target: u32,
    /// Whether the two can be compared.
    pub comparable: bool,
}
