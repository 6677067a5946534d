//! What else a value could be, where a rule had to decide.

use mittari_model::{
    About, Boolean, Bound, Change, Dec, Direction, Measure, Period, Quantity, Range, Reference,
    Status, StatusMeasure, Time, Unit,
};

use crate::Role;
use crate::quantity::Cell;
use crate::reading::Rule;
use crate::time;

/// More readings than this help nobody.
const MOST: usize = 2;

/// The readings that the rules decided against.
pub(crate) fn of(cell: Cell<'_>, measure: &Measure, rules: &[Rule], role: Role) -> Vec<Measure> {
    rules
        .iter()
        .filter_map(|rule| other(cell, measure, *rule, role))
        .chain(tonnes(measure))
        .take(MOST)
        .collect()
}

fn other(cell: Cell<'_>, measure: &Measure, rule: Rule, role: Role) -> Option<Measure> {
    match (rule, measure) {
        (Rule::YearQuantity, Measure::Quantity(_)) => Some(in_time(Period::Year {
            year: cell.toks[0].year()?,
        })),
        (Rule::YearTime, Measure::Time(_)) => Some(Measure::Quantity(Quantity {
            value: cell.number(0)?.value.ok()?,
            ..Quantity::default()
        })),
        (Rule::PairBoolean, Measure::Boolean(_)) => {
            Some(Measure::Status(StatusMeasure::new(Status::NotStarted)))
        }
        (Rule::NotStarted, Measure::Status(_)) => Some(Measure::Boolean(Boolean {
            value: false,
            about: About::default(),
        })),
        (Rule::PartOfWhole, Measure::Quantity(_)) => time::short_month(cell, 0).map(in_time),
        (Rule::MonthSlash, Measure::Time(_)) => part_of_whole(cell),
        (Rule::SignChange, Measure::Change(change)) => level(change),
        (Rule::SignNumber, Measure::Quantity(quantity)) => fall(quantity, role),
        (Rule::RangeDash, Measure::Range(range)) => school_year(range),
        (Rule::DotGrouping, Measure::Quantity(quantity)) => decimal(cell, quantity),
        _ => None,
    }
}

fn in_time(period: Period) -> Measure {
    Measure::Time(Time {
        bound: Bound::In,
        period,
        edge: None,
        subject: None,
    })
}

/// `6/25` read as a month could be a part of a whole.
fn part_of_whole(cell: Cell<'_>) -> Option<Measure> {
    let (first, second) = (cell.number(0)?.value.ok()?, cell.number(2)?.value.ok()?);
    let is_whole = cell.toks.len() == 3 && cell.toks[2].year().is_none() && first <= second;
    is_whole.then(|| {
        Measure::Quantity(Quantity {
            value: first,
            out_of: Some(second),
            ..Quantity::default()
        })
    })
}

/// `-10 %` read as a change could be a level below zero.
fn level(change: &Change) -> Option<Measure> {
    let amount = change.amount.as_ref()?;
    let value = match change.direction {
        Direction::Decrease => Dec::from_decimal(-amount.value.decimal())?,
        _ => amount.value,
    };
    let mut quantity = Quantity {
        value,
        about: change.about.clone(),
        ..Quantity::default()
    };
    quantity.scale.unit = amount.unit;
    quantity.scale.unit_text.clone_from(&amount.unit_text);
    quantity.scale.mult = amount.mult;
    Some(Measure::Quantity(quantity))
}

/// `-3,2 %` read as a level could be a fall.
fn fall(quantity: &Quantity, role: Role) -> Option<Measure> {
    let relative = matches!(
        quantity.scale.unit,
        Some(Unit::Percent | Unit::PercentagePoint)
    );
    let amount = mittari_model::Amount {
        value: Dec::from_decimal(-quantity.value.decimal())?,
        unit: quantity.scale.unit,
        unit_text: quantity.scale.unit_text.clone(),
        mult: quantity.scale.mult,
        cmp: None,
    };
    relative.then(|| {
        Measure::Change(Change {
            direction: Direction::Decrease,
            amount: Some(amount),
            reference: if role == Role::Target {
                Reference::Baseline
            } else {
                Reference::Unspecified
            },
            from: None,
            to: None,
            approx: false,
            about: quantity.about.clone(),
        })
    })
}

/// `21-22` could be a school year.
fn school_year(range: &Range) -> Option<Measure> {
    let low: i32 = range.low.decimal().try_into().ok()?;
    let high: i32 = range.high.decimal().try_into().ok()?;
    let is_bare = range.scale.unit.is_none() && range.low.decimal().scale() == 0;
    (is_bare && (10..=68).contains(&low) && high == low + 1)
        .then(|| in_time(Period::SchoolYear { start: 2000 + low }))
}

/// `5.900` could have decimals.
fn decimal(cell: Cell<'_>, quantity: &Quantity) -> Option<Measure> {
    let printed = cell
        .toks
        .iter()
        .find(|tok| tok.number().and_then(|number| number.value.ok()) == Some(quantity.value))?;
    let text = &cell.text[printed.at.clone()];
    let is_one_dot = text.matches('.').count() == 1 && !text.contains([',', ' ']);
    let value = text.parse().ok().filter(|_| is_one_dot)?;
    Some(Measure::Quantity(Quantity {
        value,
        ..quantity.clone()
    }))
}

/// `t` is hours unless the indicator is about waste or emissions.
fn tonnes(measure: &Measure) -> Option<Measure> {
    let Measure::Quantity(quantity) = measure else {
        return None;
    };
    let is_t =
        quantity.scale.unit == Some(Unit::Hour) && quantity.scale.unit_text.as_deref() == Some("t");
    is_t.then(|| {
        let mut quantity = quantity.clone();
        quantity.scale.unit = Some(Unit::Tonne);
        Measure::Quantity(quantity)
    })
}
