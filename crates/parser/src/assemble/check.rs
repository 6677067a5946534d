//! What a reader should know of a card: indicators without a target, values that are prose.

use mittari_model::{Card, Code, Diagnostic, Indicator, Measure, Value};
use mittari_normalizer as normalizer;

/// Adds the diagnostics of one card. Where a pairing is in doubt, a missing target is no fact of the document.
pub(super) fn card(card: &Card, is_in_doubt: bool, diagnostics: &mut Vec<Diagnostic>) {
    for indicator in &card.indicators {
        if indicator.baseline.is_some() && indicator.targets.is_empty() && !is_in_doubt {
            let message = format!(
                "\u{201D}{}\u{201D} has a baseline but no target",
                indicator.text
            );
            diagnostics.push(Diagnostic::new(
                Code::MissingTarget,
                message,
                indicator.at.clone(),
            ));
        }
        diagnostics.extend(contradiction(indicator));
        for value in values(indicator).filter(|value| is_prose(value)) {
            let message = format!(
                "\u{201D}{}\u{201D} of \u{201D}{}\u{201D} is kept as text",
                value.text, indicator.text
            );
            diagnostics.push(Diagnostic::new(
                Code::ValueAsText,
                message,
                value.at.clone(),
            ));
        }
    }
}

/// The indicator's own words state a change that its baseline and target do not give.
fn contradiction(indicator: &Indicator) -> Option<Diagnostic> {
    let (baseline, [target]) = (indicator.baseline.as_ref()?, &indicator.targets[..]) else {
        return None;
    };
    // A cheap test first: only numbers are compared.
    let is_number = |measure: &Measure| matches!(measure, Measure::Quantity(_));
    if !is_number(&baseline.measure)
        || !is_number(&target.value.measure)
        || !speaks_of_change(&indicator.text)
    {
        return None;
    }
    let stated = normalizer::stated_change(&indicator.text)?;
    if !normalizer::contradicts(&stated, &baseline.measure, &target.value.measure) {
        return None;
    }
    let message = format!(
        "\u{201D}{}\u{201D} stands beside \u{201D}{}\u{201D} and \u{201D}{}\u{201D}",
        indicator.text, baseline.text, target.value.text
    );
    Some(Diagnostic::new(
        Code::WordsContradictNumbers,
        message,
        indicator.at.clone(),
    ))
}

/// Whether a name may state a change: it prints an amount, or a word that begins as those for changes do.
fn speaks_of_change(name: &str) -> bool {
    const STEMS: [&str; 14] = [
        "alen", "heikk", "kasv", "kohoa", "lask", "lisä", "minsk", "nous", "para", "piene",
        "sjunk", "stig", "vähen", "ök",
    ];
    name.contains(|c: char| c.is_ascii_digit()) || STEMS.iter().any(|stem| name.contains(stem))
}

fn values(indicator: &Indicator) -> impl Iterator<Item = &Value> {
    let targets = indicator.targets.iter().map(|target| &target.value);
    let actuals = indicator.actuals.iter().map(|actual| &actual.value);
    indicator.baseline.iter().chain(targets).chain(actuals)
}

fn is_prose(value: &Value) -> bool {
    matches!(value.measure, Measure::Text { .. })
}
