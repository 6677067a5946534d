//! Reads one printed value into one typed measure.

use mittari_model::{Measure, Outcome, PairFacts, TextReason};

/// The part that a value plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Lähtötaso.
    Baseline,
    /// Tavoitetaso.
    Target,
    /// Toteuma.
    Actual,
    /// A deadline.
    Deadline,
    /// Words in running text.
    #[default]
    Mention,
}

/// What is known of a value besides its own words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The part it plays.
    pub role: Role,
    /// The other value of the pair, as printed.
    pub pair_raw: Option<&'a str>,
    /// The words of the indicator.
    pub indicator_text: Option<&'a str>,
    /// The period of the column or of the card's target, as printed. Never copied into the measure.
    pub period: Option<&'a str>,
    /// `fi` or `sv`.
    pub language: Option<&'a str>,
}

/// What was read, and how.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The typed value.
    pub measure: Measure,
}

/// Reads one printed value.
pub fn measure(_raw: &str, _context: &Context<'_>) -> Reading {
    Reading {
        measure: Measure::Text {
            reason: TextReason::FreeText,
        },
    }
}

/// What follows from baseline and target together.
pub fn pair(_baseline: &Measure, _target: &Measure, _context: &Context<'_>) -> PairFacts {
    PairFacts { comparable: false }
}

/// Whether an actual satisfies a target.
pub fn outcome(_actual: &Measure, _target: &Measure, _context: &Context<'_>) -> Outcome {
    Outcome {
        target: 0,
        comparable: false,
    }
}
