//! What a label and its words mean where they stand: below an indicator `Tavoite` is a level.

use mittari_document::Span;

use super::fields::{Field, first_row};
use super::{beside, indicators};
use crate::label::Label;
use crate::scan::Scan;
use crate::tokens::LabelAt;
use crate::value;

/// What a label means below the field above it: after an indicator `Nykytila: 4` is a baseline, `Tavoite 2025:` a level to be reached, and
/// `Tila:` a verdict.
pub(super) fn of(scan: &Scan<'_>, above: &Field, idx: usize, at: &LabelAt) -> Label {
    let is_value = || value::is_value(scan.tokens.span_words(at.rest));
    let is_below_indicator =
        above.label == Label::Indicator || indicators::holds_values(above.label);
    let is_below_baseline = above.label == Label::Baseline && !above.rows.is_empty();
    match at.label {
        Label::Objective if is_below_indicator && at.period.is_some() => Label::Target,
        Label::Objective if is_below_baseline && (is_value() || goes_on(scan, idx)) => {
            Label::Target
        }
        Label::Situation
            if above.label == Label::Indicator && (is_value() || goes_on(scan, idx)) =>
        {
            Label::Baseline
        }
        Label::Status if is_below_indicator => Label::Rating,
        label => label,
    }
}

/// Whether the line goes on with the fields above it: no gap parts it from them, and no action follows, which would be that of a new goal.
fn goes_on(scan: &Scan<'_>, idx: usize) -> bool {
    let tokens = &scan.tokens.list;
    let of_goal = |at: LabelAt| matches!(at.label, Label::Action | Label::Initiative);
    let below = tokens.get(idx + 1).and_then(|token| token.label);
    tokens[idx].gap <= scan.spacing && !below.is_some_and(of_goal)
}

/// The label of a level counts nothing: the number after it is its value, `Tavoite 24 h`.
pub(super) fn with_number(scan: &Scan<'_>, idx: usize, at: LabelAt) -> LabelAt {
    let start = scan.tokens.list[idx].body.start;
    let end = at.rest.start;
    let printed = scan.tokens.span_words(Span { start, end });
    let digit = at.number.and(printed.find(|c: char| c.is_ascii_digit()));
    digit.map_or(at, |digit| LabelAt {
        number: None,
        rest: Span::new(start as usize + digit, at.rest.end as usize),
        ..at
    })
}

/// A day after the label of a level that nothing else follows is no period but the level itself: `Tavoitetaso 30.6.2026`.
pub(super) fn take_day(scan: &Scan<'_>, field: &mut Field) {
    let is_day = |period: &mut Span| beside::is_day(scan, *period);
    if let Some(day) = field.period.take_if(is_day) {
        field
            .rows
            .push(first_row(&scan.tokens.list[field.start], day));
        field.label_span.end = field.label_span.end.min(day.start);
    }
}
