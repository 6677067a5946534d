//! One part of many: which inputs a shard reads.

use std::fmt;
use std::str::FromStr;

/// The shard number `of` a number of shards, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    number: u64,
    of: u64,
}

impl Shard {
    /// The only shard.
    pub(crate) const WHOLE: Self = Self { number: 1, of: 1 };

    /// Whether an input belongs to this shard, by the SHA-256 of its content in hexadecimal.
    pub(crate) fn has(self, sha256: &str) -> bool {
        // The first 60 bits: enough that shards are even, and the same everywhere.
        let bits = u64::from_str_radix(sha256.get(..15).unwrap_or_default(), 16);
        bits.unwrap_or_default() % self.of == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `2/8`.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/');
        let numbers = parts.and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("a shard was expected as I/N with I from 1 to N, such as 2/8".to_owned()),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_input_belongs_to_one_shard() {
        for of in 1..8_u64 {
            let shards: Vec<Shard> = (1..=of).map(|number| Shard { number, of }).collect();
            for start in ["0000000000000000", "ffffffffffffffff", "1a2b3c4d5e6f7081"] {
                let n = shards.iter().filter(|shard| shard.has(start)).count();
                assert_eq!(n, 1, "{start} of {of}");
            }
        }
    }

    #[test]
    fn shards_are_counted_from_one() {
        assert_eq!("1/1".parse(), Ok(Shard::WHOLE));
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
