//! Cards on their way: excerpts that still know their lines.

use crate::mended::Mended;
use mittari_model::Code;

/// A card before it is written out.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftCard {
    pub(crate) unit: Vec<Mended>,
    pub(crate) section: Vec<Mended>,
    pub(crate) focus: Option<Mended>,
    pub(crate) theme: Option<Mended>,
    pub(crate) strategic_objective: Option<Mended>,
    pub(crate) objectives: Vec<Mended>,
    pub(crate) initiatives: Vec<Mended>,
    pub(crate) actions: Vec<DraftAction>,
    pub(crate) indicators: Vec<DraftIndicator>,
    pub(crate) milestones: Vec<DraftMilestone>,
    pub(crate) responsible: Vec<Mended>,
    pub(crate) progress: Vec<DraftProgress>,
    pub(crate) notes: Vec<Mended>,
    /// Lines that the card was read from, labels among them; indices of `Document::lines`.
    pub(crate) lines: Vec<usize>,
    pub(crate) troubles: Vec<Trouble>,
    /// Its indicators belong to the card that ends right above: a table inside a card of labels.
    pub(crate) is_loose: bool,
}

impl DraftCard {
    /// Takes the indicators of a table that stands right below.
    pub(crate) fn take_table(&mut self, table: Self) {
        self.indicators.extend(table.indicators);
        self.troubles.extend(table.troubles);
        self.lines.extend(table.lines);
        self.lines.sort_unstable();
        self.lines.dedup();
    }

    /// Takes what closes the card from the lines below it.
    pub(crate) fn take_end(&mut self, end: Self) {
        self.responsible.extend(end.responsible);
        self.progress.extend(end.progress);
        self.milestones.extend(end.milestones);
        self.notes.extend(end.notes);
        self.troubles.extend(end.troubles);
        self.lines.extend(end.lines);
        self.lines.sort_unstable();
        self.lines.dedup();
    }

    /// Gives back the room that the lists grew into: all cards of a document wait here, most lists hold one item, and a list that grew
    /// to hold one has room for four.
    pub(crate) fn shrink(&mut self) {
        self.actions.shrink_to_fit();
        self.indicators.shrink_to_fit();
        self.objectives.shrink_to_fit();
        self.lines.shrink_to_fit();
        for indicator in &mut self.indicators {
            indicator.targets.shrink_to_fit();
            indicator.actuals.shrink_to_fit();
        }
    }

    /// Whether the card says anything besides headings, focus and theme.
    pub(crate) fn has_content(&self) -> bool {
        !self.objectives.is_empty()
            || !self.initiatives.is_empty()
            || !self.actions.is_empty()
            || !self.indicators.is_empty()
            || self.strategic_objective.is_some()
    }
}

/// An action before it is written out.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftAction {
    pub(crate) text: Mended,
    pub(crate) group: Option<Mended>,
    pub(crate) responsible: Vec<Mended>,
    pub(crate) unit: Option<Mended>,
    pub(crate) status: Option<Mended>,
    /// The head of the column where it names a time, and the entry under it.
    pub(crate) schedule: Vec<(Option<String>, Mended)>,
    pub(crate) note: Option<Mended>,
}

/// An indicator before it is written out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftIndicator {
    pub(crate) number: Option<u32>,
    pub(crate) text: Mended,
    pub(crate) baseline: Option<DraftValue>,
    pub(crate) targets: Vec<DraftValue>,
    pub(crate) actuals: Vec<DraftValue>,
    pub(crate) rating: Option<Mended>,
    /// Who answers for it, where its row says so: printed beside the values, it becomes the card's.
    pub(crate) responsible: Vec<Mended>,
}

/// A value before it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftValue {
    pub(crate) text: Mended,
    pub(crate) period: Option<String>,
}

/// A milestone before it is written out.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftMilestone {
    pub(crate) number: Option<u32>,
    pub(crate) text: Mended,
}

/// A report before it is written out.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftProgress {
    pub(crate) period: Option<String>,
    pub(crate) text: Mended,
}

/// Something that a reader should know of a card.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// Indices of `Document::lines`.
    pub(crate) lines: Vec<usize>,
}
