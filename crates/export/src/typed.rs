//! A typed value with its kind, numbers, bounds and times side by side, as columns want it.

use std::borrow::Cow;

use mittari_model::{
    About, Amount, Bound, Change, Cmp, Dec, Measure, Period, Quantity, Scale, StatusMeasure, Unit,
};
use rust_decimal::Decimal;
use serde::Serialize;

/// What one measure says. Composites and series say little themselves: their parts do.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Typed<'m> {
    /// The kind, as in JSON: `quantity`.
    pub(crate) kind: &'static str,
    /// The number as printed, without the power of ten of its unit.
    pub(crate) value: Option<Dec>,
    /// The lower bound, with the power of ten; `None` where it is open.
    pub(crate) min: Option<End>,
    /// The upper bound, with the power of ten; `None` where it is open.
    pub(crate) max: Option<End>,
    /// The unit and what else is printed at the number.
    pub(crate) scale: Option<&'m Scale>,
    /// What only a quantity has.
    pub(crate) quantity: Option<&'m Quantity>,
    /// Whether the number is rough; `None` where there is none.
    pub(crate) approx: Option<bool>,
    /// Yes or no.
    pub(crate) boolean: Option<bool>,
    /// A step of work.
    pub(crate) status: Option<&'m StatusMeasure>,
    /// A change.
    pub(crate) change: Option<&'m Change>,
    /// When it is.
    pub(crate) period: Option<&'m Period>,
    /// By when.
    pub(crate) due: Option<&'m Period>,
    /// How a time is meant.
    pub(crate) bound: Option<Bound>,
    /// Of which book, and what it is about.
    pub(crate) about: Option<&'m About>,
    /// What the value is about, where a time says so.
    pub(crate) subject: Option<&'m str>,
    /// Why there is no value.
    pub(crate) missing: Option<&'static str>,
    /// Why the value is no more than text.
    pub(crate) text: Option<&'static str>,
}

/// One end of what a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The number.
    pub(crate) number: Dec,
    /// Whether the number itself is meant, too.
    pub(crate) is_included: bool,
}

impl<'m> Typed<'m> {
    /// What a measure says.
    pub(crate) fn new(measure: &'m Measure) -> Self {
        let kind = kind(measure);
        match measure {
            Measure::Quantity(quantity) => {
                let [min, max] = bounds(quantity);
                Self {
                    value: Some(quantity.value),
                    min,
                    max,
                    scale: Some(&quantity.scale),
                    quantity: Some(quantity),
                    approx: Some(quantity.scale.approx),
                    ..Self::about(kind, &quantity.about)
                }
            }
            Measure::Range(range) => Self {
                min: end(range.low, range.scale.mult),
                max: end(range.high, range.scale.mult),
                scale: Some(&range.scale),
                approx: Some(range.scale.approx),
                ..Self::about(kind, &range.about)
            },
            Measure::Change(change) => Self {
                change: Some(change),
                approx: Some(change.approx),
                ..Self::about(kind, &change.about)
            },
            Measure::Status(status) => Self {
                status: Some(status),
                ..Self::about(kind, &status.about)
            },
            Measure::Boolean(boolean) => Self {
                boolean: Some(boolean.value),
                ..Self::about(kind, &boolean.about)
            },
            Measure::Composite(composite) => Self::about(kind, &composite.about),
            Measure::Series(series) => Self::about(kind, &series.about),
            Measure::Time(time) => Self {
                kind,
                period: Some(&time.period),
                due: (time.bound == Bound::By).then_some(&time.period),
                bound: Some(time.bound),
                subject: time.subject.as_deref(),
                ..Self::default()
            },
            Measure::Reference(reference) => Self::about(kind, &reference.about),
            Measure::Missing(missing) => Self {
                kind,
                missing: Some(missing.reason.code()),
                period: missing.period.as_ref(),
                ..Self::default()
            },
            Measure::Text { reason } => Self {
                kind,
                text: Some(reason.code()),
                ..Self::default()
            },
        }
    }

    fn about(kind: &'static str, about: &'m About) -> Self {
        Self {
            kind,
            period: about.period.as_ref(),
            due: about.due.as_ref(),
            about: Some(about),
            subject: about.subject.as_deref(),
            ..Self::default()
        }
    }

    /// What a part of a value says, with the time of the whole where the part names none.
    pub(crate) fn within(self, whole: &Self) -> Self {
        Self {
            period: self.period.or(whole.period),
            due: self.due.or(whole.due),
            subject: self.subject.or(whole.subject),
            ..self
        }
    }

    /// What the number is divided by: `a`, `m2 mo`, `500 count`.
    pub(crate) fn per(&self) -> Option<String> {
        let per = &self.scale?.per;
        let words: Vec<String> = per
            .iter()
            .map(|each| match each.value {
                Some(value) => format!("{value} {}", each.unit.code()),
                None => each.unit.code().to_owned(),
            })
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The kind of a measure, as in JSON.
pub(crate) fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Quantity(_) => "quantity",
        Measure::Range(_) => "range",
        Measure::Change(_) => "change",
        Measure::Status(_) => "status",
        Measure::Boolean(_) => "boolean",
        Measure::Composite(_) => "composite",
        Measure::Series(_) => "series",
        Measure::Time(_) => "time",
        Measure::Reference(_) => "reference",
        Measure::Missing(_) => "missing",
        Measure::Text { .. } => "text",
    }
}

/// A word of a program as it stands in JSON: `budget_goals`, `unit_mismatch`.
pub(crate) fn code(word: impl Serialize) -> Option<Cow<'static, str>> {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => Some(word.into()),
        _ => None,
    }
}

/// An amount with the power of ten of its unit: `2 milj. €` is 2000000.
pub(crate) fn amount(amount: &Amount) -> Option<Dec> {
    scaled(amount.value, amount.mult)
}

fn bounds(quantity: &Quantity) -> [Option<End>; 2] {
    let mult = quantity.scale.mult;
    let open = |number| {
        end(number, mult).map(|end| End {
            is_included: false,
            ..end
        })
    };
    match quantity.cmp {
        None => around(quantity).unwrap_or_else(|| {
            let end = end(quantity.value, mult);
            [end, end]
        }),
        Some(Cmp::Lt) => [None, open(quantity.value)],
        Some(Cmp::Le) => [None, end(quantity.value, mult)],
        Some(Cmp::Ge) => [end(quantity.value, mult), None],
        Some(Cmp::Gt) => [open(quantity.value), None],
    }
}

/// The bounds of `75 % ± 2 %`; `None` without a tolerance, or with one in another unit.
fn around(quantity: &Quantity) -> Option<[Option<End>; 2]> {
    let tolerance = quantity.tolerance.as_ref()?;
    let scale = &quantity.scale;
    let (margin_unit, mult) = match tolerance.unit {
        None => (scale.unit, scale.mult),
        unit => (unit, tolerance.mult),
    };
    let is_same = margin_unit == scale.unit
        || margin_unit == Some(Unit::PercentagePoint) && scale.unit == Some(Unit::Percent);
    if !is_same {
        return None;
    }
    let margin = scaled(tolerance.value, mult)?.decimal();
    let value = scaled(quantity.value, scale.mult)?.decimal();
    let included = |number: Option<Decimal>| {
        Some(End {
            number: Dec::from_decimal(number?)?,
            is_included: true,
        })
    };
    Some([
        included(value.checked_sub(margin)),
        included(value.checked_add(margin)),
    ])
}

fn end(number: Dec, mult: i8) -> Option<End> {
    scaled(number, mult).map(|number| End {
        number,
        is_included: true,
    })
}

/// A number times a power of ten, exactly; `None` where the result has too many digits.
fn scaled(number: Dec, mult: i8) -> Option<Dec> {
    let decimal = number.decimal();
    let scale = i64::from(decimal.scale()) - i64::from(mult);
    let mantissa = if scale < 0 {
        let zeros = 10_i128.checked_pow(u32::try_from(-scale).ok()?)?;
        decimal.mantissa().checked_mul(zeros)?
    } else {
        decimal.mantissa()
    };
    let scale = u32::try_from(scale.max(0)).ok()?;
    Dec::from_decimal(Decimal::try_from_i128_with_scale(mantissa, scale).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(json: &str) -> Measure {
        serde_json::from_str(json).expect("it is a measure")
    }

    fn check(json: &str, expected: &str) {
        let measure = quantity(json);
        let typed = Typed::new(&measure);
        let end = |end: Option<End>| {
            end.map_or_else(
                || "..".to_owned(),
                |end| format!("{}{}", end.number, if end.is_included { "" } else { "!" }),
            )
        };
        assert_eq!(
            format!("{} {}", end(typed.min), end(typed.max)),
            expected,
            "{json}"
        );
    }

    #[test]
    fn bounds_have_the_power_of_ten() {
        for (json, expected) in [
            (r#"{"kind":"quantity","value":"4.30"}"#, "4.30 4.30"),
            (
                r#"{"kind":"quantity","value":"1.25","unit":"eur","mult":6}"#,
                "1250000 1250000",
            ),
            (
                r#"{"kind":"quantity","value":"50","unit":"eur","mult":-2}"#,
                "0.50 0.50",
            ),
            (r#"{"kind":"quantity","value":"10","cmp":"le"}"#, ".. 10"),
            (r#"{"kind":"quantity","value":"10","cmp":"lt"}"#, ".. 10!"),
            (r#"{"kind":"quantity","value":"10","cmp":"ge"}"#, "10 .."),
            (r#"{"kind":"quantity","value":"10","cmp":"gt"}"#, "10! .."),
            (
                r#"{"kind":"range","low":"5","high":"6","mult":3}"#,
                "5000 6000",
            ),
            (
                r#"{"kind":"quantity","value":"75","unit":"percent","tolerance":{"value":"2.5","unit":"percent"}}"#,
                "72.5 77.5",
            ),
            (
                r#"{"kind":"quantity","value":"75","unit":"d","tolerance":{"value":"2","unit":"percent"}}"#,
                "75 75",
            ),
            (
                r#"{"kind":"quantity","value":"1234567890123456789012345678","mult":3}"#,
                ".. ..",
            ),
            (
                r#"{"kind":"change","direction":"keep","reference":{"type":"baseline"}}"#,
                ".. ..",
            ),
        ] {
            check(json, expected);
        }
    }
}
