//! Measurement units.
