//! Exact decimals, written as strings.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal number, written in JSON as a string that keeps the printed scale: `4,30` is `"4.30"`.
///
/// The grammar is `-?(0|[1-9][0-9]*)(\.[0-9]+)?`: no plus, no exponent, no grouping. It has at most [`Dec::MAX_DIGITS`] digits.
/// Two are equal when their numbers are: `4.3 == 4.30`. Their texts differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dec(Decimal);

impl Dec {
    /// The most digits that a number may have: integer digits without leading zeros, and all fraction digits.
    pub const MAX_DIGITS: usize = 28;

    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// One.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Takes a number that some arithmetic gave; `None` when it has more than [`Dec::MAX_DIGITS`] digits.
    pub fn from_decimal(number: Decimal) -> Option<Self> {
        // A mantissa of at most 28 digits, with a scale of at most 28.
        let fits = number.mantissa().unsigned_abs() < 10_u128.pow(28) && number.scale() <= 28;
        fits.then(|| {
            Self(if number.is_zero() {
                number.abs()
            } else {
                number
            })
        })
    }

    /// The number, for arithmetic.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl From<u32> for Dec {
    fn from(number: u32) -> Self {
        Self(Decimal::from(number))
    }
}

/// Why a text is not a [`Dec`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADecimal {
    /// It does not follow the grammar.
    Grammar,
    /// It has more than [`Dec::MAX_DIGITS`] digits.
    TooManyDigits,
}

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Grammar => "expected a decimal such as \"-4.30\"",
            Self::TooManyDigits => "expected a decimal of at most 28 digits",
        })
    }
}

impl std::error::Error for NotADecimal {}

impl FromStr for Dec {
    type Err = NotADecimal;

    /// Reads a number in the grammar above.
    ///
    /// # Errors
    ///
    /// When the text does not follow the grammar or has too many digits.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NotADecimal::Grammar),
            None => (unsigned, ""),
        };
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || (whole.len() > 1 && whole.starts_with('0'))
            || !digits(whole)
            || !digits(fraction)
        {
            return Err(NotADecimal::Grammar);
        }
        let n_digits = fraction.len() + if whole == "0" { 0 } else { whole.len() };
        if n_digits > Self::MAX_DIGITS {
            return Err(NotADecimal::TooManyDigits);
        }
        let number = Decimal::from_str_exact(text).map_err(|_| NotADecimal::TooManyDigits)?;
        Self::from_decimal(number).ok_or(NotADecimal::TooManyDigits)
    }
}

impl fmt::Display for Dec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Dec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Dec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl JsonSchema for Dec {
    fn schema_name() -> Cow<'static, str> {
        "Dec".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An exact decimal of at most 28 digits that keeps the printed scale.",
            "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_their_scale() {
        for (text, printed) in [
            ("4.3", "4.3"),
            ("4.30", "4.30"),
            ("-0", "0"),
            ("-0.0", "0.0"),
            ("0.05", "0.05"),
            ("9844", "9844"),
            ("-5", "-5"),
            (
                "1234567890123456789012345678",
                "1234567890123456789012345678",
            ),
            (
                "0.0000000000000000000000000001",
                "0.0000000000000000000000000001",
            ),
        ] {
            assert_eq!(text.parse::<Dec>().expect(text).to_string(), printed);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "", "-", "+1", "01", "1.", ".5", "1e3", "1,5", "1 000", "٥", "--1", "1.2.3",
        ] {
            assert_eq!(text.parse::<Dec>(), Err(NotADecimal::Grammar), "{text}");
        }
        for text in [
            "12345678901234567890123456789",
            "0.00000000000000000000000000001",
        ] {
            assert_eq!(
                text.parse::<Dec>(),
                Err(NotADecimal::TooManyDigits),
                "{text}"
            );
        }
    }

    #[test]
    fn json_numbers_are_refused() {
        assert!(serde_json::from_str::<Dec>("4.3").is_err());
        assert!(serde_json::from_str::<Dec>("\"4.3\"").is_ok());
    }
}
