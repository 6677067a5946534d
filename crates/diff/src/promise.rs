//! Targets and what they are held against: which target a document sets for which year, and what came of it.

use mittari_model::{Extraction, Indicator, Measure, Period, Scale, Value};

use crate::named_unit::with_named_unit;

/// A target, and the year that it is for.
#[derive(Clone, Debug)]
pub(crate) struct Promise {
    pub(crate) value: Value,
    /// What it means, with the unit that the indicator names.
    pub(crate) measure: Measure,
    /// The year that it is for: the printed one, else that of its document; `None` where neither is known.
    pub(crate) year: Option<i32>,
}

/// An indicator, and the targets that its document sets for it.
pub(crate) struct Promised<'a> {
    pub(crate) indicator: &'a Indicator,
    /// The unit of bare numbers, as the indicator's name gives it.
    pub(crate) named: Option<Scale>,
    /// Those of a series one by one.
    pub(crate) all: Vec<Promise>,
    /// The target of the document's own year, else the first for a later one, else the first.
    pub(crate) main: Option<Promise>,
}

impl<'a> Promised<'a> {
    /// The targets of an indicator; `named` is the unit that its name gives.
    pub(crate) fn of(
        indicator: &'a Indicator,
        extraction: &Extraction,
        named: Option<Scale>,
    ) -> Self {
        let year = extraction.document.year;
        let all = promises(indicator, year, named.as_ref());
        let own = all
            .iter()
            .find(|promise| year.is_some() && promise.year == year);
        let later = || all.iter().find(|promise| promise.year > year);
        let main = own.or_else(later).or(all.first()).cloned();
        Self {
            indicator,
            named,
            all,
            main,
        }
    }
}

fn promises(
    indicator: &Indicator,
    document_year: Option<i32>,
    named: Option<&Scale>,
) -> Vec<Promise> {
    let mut promises = Vec::new();
    for target in &indicator.targets {
        let value = &target.value;
        if let Measure::Series(series) = &value.measure {
            promises.extend(series.points.iter().map(|point| Promise {
                measure: with_named_unit(&point.measure, named),
                value: Value {
                    measure: point.measure.clone(),
                    ..value.clone()
                },
                year: year_of(&point.period),
            }));
            continue;
        }
        let printed = printed_year(value);
        promises.push(Promise {
            measure: with_named_unit(&value.measure, named),
            value: value.clone(),
            year: printed.or(document_year),
        });
    }
    promises
}

/// The year that a value is about, as far as it is printed with it.
pub(crate) fn printed_year(value: &Value) -> Option<i32> {
    let column = value.period.as_deref().and_then(mittari_normalizer::period);
    let column = column.as_ref().and_then(year_of);
    column.or_else(|| own_year(&value.measure))
}

/// The year that the words of a value name.
fn own_year(measure: &Measure) -> Option<i32> {
    let about = match measure {
        Measure::Quantity(quantity) => &quantity.about,
        Measure::Range(range) => &range.about,
        Measure::Change(change) => &change.about,
        Measure::Status(status) => &status.about,
        Measure::Boolean(boolean) => &boolean.about,
        Measure::Composite(composite) => &composite.about,
        Measure::Series(_)
        | Measure::Time(_)
        | Measure::Reference(_)
        | Measure::Missing(_)
        | Measure::Text { .. } => return None,
    };
    about.period.as_ref().and_then(year_of)
}

/// The one calendar year in which a period lies; `None` for those that lie in several, or say none.
fn year_of(period: &Period) -> Option<i32> {
    match period {
        Period::Date { year, .. }
        | Period::Month { year, .. }
        | Period::Quarter { year, .. }
        | Period::Trimester { year, .. }
        | Period::Half { year, .. }
        | Period::Season { year, .. } => *year,
        Period::Year { year } => Some(*year),
        Period::Interval { start, end } => {
            let start = start.as_deref().and_then(year_of);
            start.filter(|_| end.as_deref().and_then(year_of) == start)
        }
        Period::SchoolYear { .. }
        | Period::Set { .. }
        | Period::Relative { .. }
        | Period::Named { .. } => None,
    }
}

/// Whether nothing is printed, or words that say so.
pub(crate) fn is_missing(value: &Value) -> bool {
    matches!(value.measure, Measure::Missing(_))
}
