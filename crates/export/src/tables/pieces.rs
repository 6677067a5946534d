//! A value taken apart: the parts of a composite, the points of a series, each with what follows for it alone.

use mittari_model::{
    Assumption, Dec, Incomparable, Measure, Movement, Outcome, PairFacts, PartFacts, Period,
    PointFacts, Unit, Value,
};

use crate::typed::Typed;

/// Stands between the labels of a part within a part.
const WITHIN: &str = ", ";

/// A value that is no composite and no series: a whole one, or a part.
pub(super) struct Piece<'e> {
    /// What it is a part of: `composite` or `series`; `None` for a whole value.
    pub(super) part_of: Option<&'static str>,
    /// Its place among the parts of its value, from 0; `None` for a whole value.
    pub(super) idx: Option<usize>,
    /// The label of the part: `ala-aste`.
    pub(super) label: Option<String>,
    /// What it says.
    pub(super) typed: Typed<'e>,
    /// What follows from it together with another value.
    pub(super) facts: Option<Facts<'e>>,
}

/// What follows from two values, alike for a pair and for an outcome.
#[derive(Clone, Copy)]
pub(super) struct Facts<'e> {
    pub(super) comparable: bool,
    pub(super) reason: Option<Incomparable>,
    pub(super) direction: Option<Movement>,
    pub(super) met: Option<bool>,
    pub(super) abs: Option<Dec>,
    pub(super) abs_unit: Option<Unit>,
    pub(super) rel_pct: Option<Dec>,
    pub(super) target_value: Option<Dec>,
    pub(super) rungs: Option<i8>,
    pub(super) assumed: &'e [Assumption],
    points: &'e [PointFacts],
    parts: &'e [PartFacts],
}

impl<'e> From<&'e PairFacts> for Facts<'e> {
    fn from(facts: &'e PairFacts) -> Self {
        Self {
            comparable: facts.comparable,
            reason: facts.reason,
            direction: facts.direction,
            met: facts.met,
            abs: facts.abs,
            abs_unit: facts.abs_unit,
            rel_pct: facts.rel_pct,
            target_value: facts.target_value,
            rungs: facts.rungs,
            assumed: &facts.assumed,
            points: &facts.points,
            parts: &facts.parts,
        }
    }
}

impl<'e> From<&'e Outcome> for Facts<'e> {
    fn from(outcome: &'e Outcome) -> Self {
        Self {
            comparable: outcome.comparable,
            reason: outcome.reason,
            direction: None,
            met: outcome.met,
            abs: outcome.abs,
            abs_unit: outcome.abs_unit,
            rel_pct: outcome.rel_pct,
            target_value: outcome.target_value,
            rungs: outcome.rungs,
            assumed: &outcome.assumed,
            points: &outcome.points,
            parts: &outcome.parts,
        }
    }
}

impl Facts<'_> {
    /// The facts of one part. Where the parts were not compared one by one, those of the whole hold for each of them.
    fn of_part(self, label: &str) -> Option<Self> {
        let mut parts = self.parts.iter();
        let own = parts.find(|part| part.label == label);
        own.map(|part| (&part.facts).into())
            .or_else(|| self.of_whole())
    }

    /// The facts of one point.
    fn of_point(self, period: &Period) -> Option<Self> {
        let mut points = self.points.iter();
        let own = points.find(|point| point.period == *period);
        own.map(|point| (&point.facts).into())
            .or_else(|| self.of_whole())
    }

    fn of_whole(self) -> Option<Self> {
        (self.points.is_empty() && self.parts.is_empty()).then_some(self)
    }
}

/// Takes a value apart, in printed order.
pub(super) fn of<'e>(value: &'e Value, facts: Option<Facts<'e>>) -> Vec<Piece<'e>> {
    let mut pieces = Vec::new();
    let whole = Piece {
        part_of: None,
        idx: None,
        label: None,
        typed: Typed::new(&value.measure),
        facts,
    };
    take_apart(&value.measure, whole, &mut pieces);
    if pieces.len() > 1 {
        for (idx, piece) in pieces.iter_mut().enumerate() {
            piece.idx = Some(idx);
        }
    }
    pieces
}

fn take_apart<'e>(measure: &'e Measure, whole: Piece<'e>, pieces: &mut Vec<Piece<'e>>) {
    match measure {
        Measure::Composite(composite) if !composite.parts.is_empty() => {
            for part in &composite.parts {
                let label = match &whole.label {
                    Some(outer) => format!("{outer}{WITHIN}{}", part.label),
                    None => part.label.clone(),
                };
                let piece = Piece {
                    part_of: Some("composite"),
                    idx: None,
                    label: Some(label),
                    typed: Typed::new(&part.measure).within(&whole.typed),
                    facts: whole.facts.and_then(|facts| facts.of_part(&part.label)),
                };
                take_apart(&part.measure, piece, pieces);
            }
        }
        Measure::Series(series) if !series.points.is_empty() => {
            for point in &series.points {
                let typed = Typed::new(&point.measure).within(&whole.typed);
                let piece = Piece {
                    part_of: Some("series"),
                    idx: None,
                    label: whole.label.clone(),
                    typed: Typed {
                        period: Some(&point.period),
                        ..typed
                    },
                    facts: whole.facts.and_then(|facts| facts.of_point(&point.period)),
                };
                take_apart(&point.measure, piece, pieces);
            }
        }
        _ => pieces.push(whole),
    }
}
