//! When.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A period of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Period {
    /// A calendar year.
    Year {
        /// The year.
        year: Option<i32>,
    },
}
