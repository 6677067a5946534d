//! Several values against several: by period, by label.

use mittari_model::{Composite, Incomparable, Measure, PairFacts, PartFacts, Period, PointFacts};

use super::{facts, not};

pub(super) fn series(baseline: &Measure, target: &Measure) -> PairFacts {
    let Measure::Series(after) = target else {
        return not(Incomparable::KindMismatch);
    };
    let mut points = Vec::new();
    for point in &after.points {
        let before = match baseline {
            Measure::Series(before) => before
                .points
                .iter()
                .find(|own| pairs_up(&own.period, &point.period))
                .map(|own| &own.measure),
            Measure::Quantity(_) | Measure::Range(_) => Some(baseline),
            _ => return not(Incomparable::KindMismatch),
        };
        let Some(before) = before else {
            return not(Incomparable::PeriodMismatch);
        };
        points.push(PointFacts {
            period: point.period.clone(),
            facts: facts(before, &point.measure),
        });
    }
    let all: Vec<PairFacts> = points.iter().map(|point| point.facts.clone()).collect();
    summed(&all, points, Vec::new())
}

/// Seasons pair by season, other periods by themselves.
fn pairs_up(before: &Period, after: &Period) -> bool {
    match (before, after) {
        (Period::Season { season: a, .. }, Period::Season { season: b, .. }) => a == b,
        (Period::Month { month: a, .. }, Period::Month { month: b, .. })
        | (Period::Quarter { quarter: a, .. }, Period::Quarter { quarter: b, .. }) => a == b,
        (a, b) => a == b,
    }
}

pub(super) fn composite(before: &Composite, after: &Composite) -> PairFacts {
    let fold = |label: &str| label.to_lowercase();
    let mut parts = Vec::new();
    for part in &after.parts {
        let Some(own) = before
            .parts
            .iter()
            .find(|own| fold(&own.label) == fold(&part.label))
        else {
            return not(Incomparable::LabelMismatch);
        };
        parts.push(PartFacts {
            label: part.label.clone(),
            facts: facts(&own.measure, &part.measure),
        });
    }
    let all: Vec<PairFacts> = parts.iter().map(|part| part.facts.clone()).collect();
    summed(&all, Vec::new(), parts)
}

/// What holds for all points or parts together.
fn summed(all: &[PairFacts], points: Vec<PointFacts>, parts: Vec<PartFacts>) -> PairFacts {
    if let Some(bad) = all.iter().find(|facts| !facts.comparable) {
        return not(bad.reason.unwrap_or(Incomparable::KindMismatch));
    }
    PairFacts {
        comparable: true,
        points,
        parts,
        ..PairFacts::default()
    }
}
