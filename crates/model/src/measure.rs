//! Typed values.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A typed value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// Kept as printed.
    Text {
        /// Why it is not typed.
        reason: TextReason,
    },
}

/// Why a value is kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextReason {
    /// Prose.
    FreeText,
}
