//! Draft cards to the model: places, ids, typed values, diagnostics.

mod check;
mod id;

use mittari_document::Document;
use mittari_model::{
    Action, Actual, Card, Diagnostic, Indicator, Milestone, Outcome, Place, Progress, Schedule,
    Target, Value,
};
use mittari_normalizer::{self as normalizer, Context, Role};

use crate::draft::{DraftAction, DraftCard, DraftIndicator, DraftValue};
use crate::mended::Mended;
use crate::places::{self, excerpt};

pub(crate) use id::Ids;

/// Writes cards out, one after the other in document order.
#[derive(Debug)]
pub(crate) struct Assembler<'d> {
    document: &'d Document,
    language: Option<String>,
    ids: Ids,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'d> Assembler<'d> {
    pub(crate) fn new(document: &'d Document, language: Option<String>) -> Self {
        Self {
            document,
            language,
            ids: Ids::default(),
            diagnostics: Vec::new(),
        }
    }

    /// Writes one card, and what is to be known of it.
    pub(crate) fn card(&mut self, draft: &DraftCard) -> Card {
        let excerpts = |texts: &[Mended]| {
            texts
                .iter()
                .map(|text| excerpt(self.document, text))
                .collect()
        };
        let one = |text: &Option<Mended>| text.as_ref().map(|text| excerpt(self.document, text));
        let mut card = Card {
            unit: excerpts(&draft.unit),
            section: excerpts(&draft.section),
            focus: one(&draft.focus),
            theme: one(&draft.theme),
            strategic_objective: one(&draft.strategic_objective),
            objectives: excerpts(&draft.objectives),
            initiatives: excerpts(&draft.initiatives),
            actions: draft
                .actions
                .iter()
                .map(|action| self.action(action))
                .collect(),
            indicators: draft
                .indicators
                .iter()
                .map(|indicator| self.indicator(indicator))
                .collect(),
            milestones: draft
                .milestones
                .iter()
                .map(|milestone| Milestone {
                    number: milestone.number,
                    text: milestone.text.text.clone(),
                    at: self.places(&milestone.text),
                    due: normalizer::deadline(&milestone.text.text),
                })
                .collect(),
            responsible: excerpts(&draft.responsible),
            progress: draft
                .progress
                .iter()
                .map(|progress| Progress {
                    period: progress.period.clone(),
                    text: progress.text.text.clone(),
                    at: self.places(&progress.text),
                })
                .collect(),
            notes: excerpts(&draft.notes),
            at: places::of_lines(self.document, draft.lines.iter().copied()),
            ..Card::default()
        };
        self.ids.name(&mut card);
        for trouble in &draft.troubles {
            let at = places::of_lines(self.document, trouble.lines.iter().copied());
            self.diagnostics
                .push(Diagnostic::new(trouble.code, trouble.message.clone(), at));
        }
        let is_in_doubt = !draft.troubles.is_empty();
        check::card(&card, is_in_doubt, &mut self.diagnostics);
        card
    }

    fn places(&self, text: &Mended) -> Vec<Place> {
        places::of_text(self.document, text)
    }

    fn action(&self, draft: &DraftAction) -> Action {
        let one = |text: &Option<Mended>| text.as_ref().map(|text| excerpt(self.document, text));
        Action {
            text: draft.text.text.clone(),
            at: self.places(&draft.text),
            group: one(&draft.group),
            responsible: draft
                .responsible
                .iter()
                .map(|text| excerpt(self.document, text))
                .collect(),
            unit: one(&draft.unit),
            status: one(&draft.status),
            schedule: draft
                .schedule
                .iter()
                .map(|(period, text)| Schedule {
                    period: period.clone(),
                    when: normalizer::period(period.as_deref().unwrap_or(&text.text)),
                    text: text.text.clone(),
                    at: self.places(text),
                })
                .collect(),
            note: one(&draft.note),
        }
    }

    fn indicator(&self, draft: &DraftIndicator) -> Indicator {
        let name = draft.text.text.as_str();
        let only_target = match &draft.targets[..] {
            [target] => Some(target),
            _ => None,
        };
        let baseline = draft.baseline.as_ref().map(|value| {
            let pair_raw = only_target.map(|target| target.text.text.as_str());
            self.value(value, Role::Baseline, pair_raw, name)
        });
        let targets: Vec<Target> = draft
            .targets
            .iter()
            .map(|value| {
                let pair_raw = draft
                    .baseline
                    .as_ref()
                    .map(|baseline| baseline.text.text.as_str());
                let typed = self.value(value, Role::Target, pair_raw, name);
                let pair = baseline.as_ref().map(|baseline| {
                    let context = self.context(Role::Target, value, pair_raw, name);
                    normalizer::pair(&baseline.measure, &typed.measure, &context)
                });
                Target { value: typed, pair }
            })
            .collect();
        let actuals = draft
            .actuals
            .iter()
            .map(|value| {
                let aim = aim(&draft.targets, value);
                let pair_raw = aim.map(|at| draft.targets[at].text.text.as_str());
                let typed = self.value(value, Role::Actual, pair_raw, name);
                let outcome = aim.map(|at| {
                    let context = self.context(Role::Actual, value, pair_raw, name);
                    Outcome {
                        target: u32::try_from(at).unwrap_or(u32::MAX),
                        ..match &baseline {
                            Some(baseline) => normalizer::outcome_since(
                                &baseline.measure,
                                &typed.measure,
                                &targets[at].value.measure,
                                &context,
                            ),
                            None => normalizer::outcome(
                                &typed.measure,
                                &targets[at].value.measure,
                                &context,
                            ),
                        }
                    }
                });
                Actual {
                    value: typed,
                    outcome,
                }
            })
            .collect();
        Indicator {
            id: String::new(),
            number: draft.number,
            text: draft.text.text.clone(),
            at: self.places(&draft.text),
            baseline,
            targets,
            actuals,
            rating: draft
                .rating
                .as_ref()
                .map(|text| excerpt(self.document, text)),
        }
    }

    fn context<'a>(
        &'a self,
        role: Role,
        value: &'a DraftValue,
        pair_raw: Option<&'a str>,
        name: &'a str,
    ) -> Context<'a> {
        Context {
            role,
            pair_raw,
            indicator_text: Some(name),
            period: value.period.as_deref(),
            language: self.language.as_deref(),
        }
    }

    fn value(&self, draft: &DraftValue, role: Role, pair_raw: Option<&str>, name: &str) -> Value {
        let raw = &draft.text.text;
        let context = self.context(role, draft, pair_raw, name);
        Value {
            text: raw.clone(),
            at: self.places(&draft.text),
            period: draft.period.clone(),
            measure: normalizer::measure(raw, &context).measure,
        }
    }
}

/// The target that an actual answers: the one of its period, else the only one.
fn aim(targets: &[DraftValue], actual: &DraftValue) -> Option<usize> {
    let of_period = |target: &DraftValue| year(actual).is_some() && year(target) == year(actual);
    if targets.len() == 1 {
        return Some(0);
    }
    let mut found = (0..targets.len()).filter(|&at| of_period(&targets[at]));
    found.next().filter(|_| found.next().is_none())
}

/// The four digits of a year in a period as printed: `TP 2023` → `2023`.
fn year_of(period: &str) -> Option<&str> {
    period
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| part.len() == 4 && part.starts_with("20"))
}

/// The year of a value's period.
fn year(value: &DraftValue) -> Option<&str> {
    value.period.as_deref().and_then(year_of)
}
