//! What is written in JSON as a word of a program, in words for people.

use mittari_diff::{Fate, Field, Kind, RollStatus, RollTally, Words};
use mittari_model::{DocumentKind, Incomparable, Movement, Severity};

/// `1 indicator`, `2 indicators`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// What changed. Two kinds of unit meet here, so each is named in full.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "same",
        Kind::Reworded => "reworded",
        Kind::Moved => "moved",
        Kind::Split => "split",
        Kind::Merged => "merged",
        Kind::UnitChanged => "measurement unit changed",
        Kind::KindChanged => "kind of value changed",
        Kind::TargetRaised => "target raised",
        Kind::TargetLowered => "target lowered",
        Kind::TargetRedefined => "target redefined",
        Kind::Restated => "target restated",
        Kind::Added => "added",
        Kind::Removed => "removed",
    }
}

/// A field, as a label.
pub(crate) fn field(field: Field) -> &'static str {
    match field {
        Field::Targets => "target",
        Field::Actuals => "actual",
        Field::StrategicObjective => "strategic objective",
        other => other.name(),
    }
}

/// What came of a promise.
pub(crate) fn roll(status: RollStatus) -> &'static str {
    match status {
        RollStatus::NotComparable => "not comparable",
        other => other.name(),
    }
}

/// What came of all promises, without what never happened: `3 continued, 1 improved`; `None` where nothing was promised.
pub(crate) fn tally(tally: &RollTally) -> Option<String> {
    let named = tally.named();
    let told = named.iter().filter(|(_, n)| *n > 0);
    let words: Vec<String> = told
        .map(|(name, n)| format!("{n} {}", name.replace('_', " ")))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Why two values cannot be compared.
pub(crate) fn reason(reason: Incomparable) -> &'static str {
    match reason {
        Incomparable::Missing => "one of them is not printed",
        Incomparable::Text => "one of them is prose",
        Incomparable::KindMismatch => "values of different kinds",
        Incomparable::UnitMismatch => "different measurement units",
        Incomparable::LabelMismatch => "different labels",
        Incomparable::PeriodMismatch => "different periods",
        Incomparable::OtherReference => "the change is counted from something else",
        Incomparable::BaselineNotGiven => "the baseline stands elsewhere",
        Incomparable::StatusOffLadder => "a step that is neither before nor after the other",
    }
}

/// The wanted movement.
pub(crate) fn movement(movement: Movement) -> &'static str {
    match movement {
        Movement::Increase => "up",
        Movement::Decrease => "down",
        Movement::Keep => "to stay",
        Movement::NotDecrease => "not down",
        Movement::NotIncrease => "not up",
        Movement::Improve => "better",
        Movement::Worsen => "worse",
        Movement::NotWorsen => "not worse",
        Movement::BecomeTrue => "from no to yes",
        Movement::BecomeFalse => "from yes to no",
        Movement::Advance => "forward",
        Movement::Regress => "back",
    }
}

/// The kind of a document.
pub(crate) fn document(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::BudgetGoals => "budget goals",
        DocumentKind::ProgressReport => "progress report",
        DocumentKind::AnnualReport => "annual report",
        DocumentKind::Strategy => "strategy",
        DocumentKind::ServicePlan => "service plan",
        DocumentKind::ActionPlan => "action plan",
        DocumentKind::Other => "document",
    }
}

/// How bad something is.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "remark",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Stands between headings, the outermost first.
pub(crate) const UNDER: &str = " › ";

/// Headings, outermost first; `(no unit)` where there are none.
pub(crate) fn unit<S: AsRef<str>>(headings: &[S]) -> String {
    if headings.is_empty() {
        return "(no unit)".to_owned();
    }
    let headings: Vec<&str> = headings.iter().map(AsRef::as_ref).collect();
    headings.join(UNDER)
}

/// Runs of words in reading order, each as `mark` shows its fate.
pub(crate) fn marked(words: &[Words], mark: fn(Fate, &str) -> String) -> String {
    let runs = words.iter().filter(|run| !run.text.trim().is_empty());
    let runs: Vec<String> = runs.map(|run| mark(run.fate, &run.text)).collect();
    runs.join(" ")
}
