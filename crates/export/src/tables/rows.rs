//! The rows of one extraction, and what they have in common.

use mittari_model::{
    Action, Card, Diagnostic, Excerpt, Extraction, Indicator, Milestone, Place, Value,
};

use super::pieces::{self, Piece};

/// A row that belongs to a document.
pub(super) trait OfDocument {
    /// The document.
    fn extraction(&self) -> &Extraction;
}

/// A row that belongs to a card.
pub(super) trait OfCard: OfDocument {
    /// The card.
    fn card(&self) -> &Card;
}

/// A row about something that stands somewhere.
pub(super) trait At {
    /// The places, in reading order.
    fn at(&self) -> &[Place];
}

/// A document.
#[derive(Clone, Copy)]
pub(super) struct SourceRow<'e> {
    pub(super) extraction: &'e Extraction,
}

/// A card.
#[derive(Clone, Copy)]
pub(super) struct CardRow<'e> {
    pub(super) extraction: &'e Extraction,
    pub(super) card: &'e Card,
}

/// A text of a card.
#[derive(Clone, Copy)]
pub(super) struct StatementRow<'e> {
    pub(super) of: CardRow<'e>,
    /// What the text is: `objective`.
    pub(super) kind: &'static str,
    /// Its place among those of its kind in the card, from 0.
    pub(super) idx: usize,
    pub(super) text: &'e str,
    pub(super) at: &'e [Place],
}

/// An action.
#[derive(Clone, Copy)]
pub(super) struct ActionRow<'e> {
    pub(super) of: CardRow<'e>,
    /// Its place in the card, from 0.
    pub(super) idx: usize,
    pub(super) action: &'e Action,
}

/// A milestone.
#[derive(Clone, Copy)]
pub(super) struct MilestoneRow<'e> {
    pub(super) of: CardRow<'e>,
    /// Its place in the card, from 0.
    pub(super) idx: usize,
    pub(super) milestone: &'e Milestone,
}

/// An indicator.
#[derive(Clone, Copy)]
pub(super) struct IndicatorRow<'e> {
    pub(super) of: CardRow<'e>,
    pub(super) indicator: &'e Indicator,
}

/// An indicator with one of its values, or a part of one; without one where it has none.
pub(super) struct ValueRow<'e> {
    pub(super) of: IndicatorRow<'e>,
    pub(super) value: Option<Printed<'e>>,
}

/// A value, or a part of one.
pub(super) struct Printed<'e> {
    /// `baseline`, `target` or `actual`.
    pub(super) role: &'static str,
    /// Its place among those of its role, from 0.
    pub(super) idx: usize,
    pub(super) value: &'e Value,
    pub(super) piece: Piece<'e>,
    /// The place of the target that an actual is held against, from 0.
    pub(super) outcome_target: Option<u32>,
}

/// A diagnostic.
#[derive(Clone, Copy)]
pub(super) struct DiagnosticRow<'e> {
    pub(super) extraction: &'e Extraction,
    pub(super) diagnostic: &'e Diagnostic,
}

/// The cards of a document.
pub(super) fn cards(extraction: &Extraction) -> impl Iterator<Item = CardRow<'_>> {
    let cards = extraction.cards.iter();
    cards.map(move |card| CardRow { extraction, card })
}

/// The diagnostics of a document.
pub(super) fn diagnostics(extraction: &Extraction) -> impl Iterator<Item = DiagnosticRow<'_>> {
    let diagnostics = extraction.diagnostics.iter();
    diagnostics.map(move |diagnostic| DiagnosticRow {
        extraction,
        diagnostic,
    })
}

impl<'e> CardRow<'e> {
    /// The actions.
    pub(super) fn actions(self) -> impl Iterator<Item = ActionRow<'e>> {
        let actions = self.card.actions.iter().enumerate();
        actions.map(move |(idx, action)| ActionRow {
            of: self,
            idx,
            action,
        })
    }

    /// The milestones.
    pub(super) fn milestones(self) -> impl Iterator<Item = MilestoneRow<'e>> {
        let milestones = self.card.milestones.iter().enumerate();
        milestones.map(move |(idx, milestone)| MilestoneRow {
            of: self,
            idx,
            milestone,
        })
    }

    /// The indicators.
    pub(super) fn indicators(self) -> impl Iterator<Item = IndicatorRow<'e>> {
        let indicators = self.card.indicators.iter();
        indicators.map(move |indicator| IndicatorRow {
            of: self,
            indicator,
        })
    }

    /// Every text of the card but those of values, in the order of the JSON.
    pub(super) fn statements(self) -> Vec<StatementRow<'e>> {
        let card = self.card;
        let mut rows = Vec::new();
        let mut add = |kind, texts: &mut dyn Iterator<Item = (&'e str, &'e [Place])>| {
            rows.extend(texts.enumerate().map(|(idx, (text, at))| StatementRow {
                of: self,
                kind,
                idx,
                text,
                at,
            }));
        };
        let of = |excerpt: &'e Excerpt| (&*excerpt.text, &*excerpt.at);
        add("unit", &mut card.unit.iter().map(of));
        add("section", &mut card.section.iter().map(of));
        add("focus", &mut card.focus.iter().map(of));
        add("theme", &mut card.theme.iter().map(of));
        let strategic = &mut card.strategic_objective.iter().map(of);
        add("strategic_objective", strategic);
        add("objective", &mut card.objectives.iter().map(of));
        add("initiative", &mut card.initiatives.iter().map(of));
        let actions = &mut card.actions.iter().map(|each| (&*each.text, &*each.at));
        add("action", actions);
        let indicators = &mut card.indicators.iter().map(|each| (&*each.text, &*each.at));
        add("indicator", indicators);
        let milestones = &mut card.milestones.iter().map(|each| (&*each.text, &*each.at));
        add("milestone", milestones);
        add("responsible", &mut card.responsible.iter().map(of));
        let progress = &mut card.progress.iter().map(|each| (&*each.text, &*each.at));
        add("progress", progress);
        add("note", &mut card.notes.iter().map(of));
        rows
    }
}

impl<'e> IndicatorRow<'e> {
    /// The values, parts of composites and points of series one by one; one row without a value where there is none.
    pub(super) fn values(self) -> Vec<ValueRow<'e>> {
        let mut rows: Vec<ValueRow<'e>> = Vec::new();
        let mut add = |role, idx, value: &'e Value, facts, outcome_target| {
            rows.extend(pieces::of(value, facts).into_iter().map(|piece| ValueRow {
                of: self,
                value: Some(Printed {
                    role,
                    idx,
                    value,
                    piece,
                    outcome_target,
                }),
            }));
        };
        if let Some(baseline) = &self.indicator.baseline {
            add("baseline", 0, baseline, None, None);
        }
        for (idx, target) in self.indicator.targets.iter().enumerate() {
            let facts = target.pair.as_ref().map(Into::into);
            add("target", idx, &target.value, facts, None);
        }
        for (idx, actual) in self.indicator.actuals.iter().enumerate() {
            let outcome = actual.outcome.as_ref();
            let facts = outcome.map(Into::into);
            add(
                "actual",
                idx,
                &actual.value,
                facts,
                outcome.map(|each| each.target),
            );
        }
        if rows.is_empty() {
            rows.push(ValueRow {
                of: self,
                value: None,
            });
        }
        rows
    }
}

macro_rules! of_document {
    ($($row:ident: |$this:ident| $extraction:expr;)+) => {
        $(impl OfDocument for $row<'_> {
            fn extraction(&self) -> &Extraction {
                let $this = self;
                $extraction
            }
        })+
    };
}

of_document! {
    SourceRow: |row| row.extraction;
    CardRow: |row| row.extraction;
    StatementRow: |row| row.of.extraction;
    ActionRow: |row| row.of.extraction;
    MilestoneRow: |row| row.of.extraction;
    IndicatorRow: |row| row.of.extraction;
    ValueRow: |row| row.of.of.extraction;
    DiagnosticRow: |row| row.extraction;
}

macro_rules! of_card {
    ($($row:ident: |$this:ident| $card:expr, $at:expr;)+) => {
        $(impl OfCard for $row<'_> {
            fn card(&self) -> &Card {
                let $this = self;
                $card
            }
        }

        impl At for $row<'_> {
            fn at(&self) -> &[Place] {
                let $this = self;
                $at
            }
        })+
    };
}

of_card! {
    CardRow: |row| row.card, &row.card.at;
    StatementRow: |row| row.of.card, row.at;
    ActionRow: |row| row.of.card, &row.action.at;
    MilestoneRow: |row| row.of.card, &row.milestone.at;
    IndicatorRow: |row| row.of.card, &row.indicator.at;
    ValueRow: |row| row.of.of.card, row.value.as_ref().map_or(&row.of.indicator.at, |printed| &printed.value.at);
}

impl At for DiagnosticRow<'_> {
    fn at(&self) -> &[Place] {
        &self.diagnostic.at
    }
}
