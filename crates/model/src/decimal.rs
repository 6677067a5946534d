//! Exact decimals.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An exact decimal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dec(String);
