//! The tables there are, and their rows.

use std::io;

use mittari_model::Extraction;

use super::rows::{self, CardRow, IndicatorRow, SourceRow};
use super::{actions, cards, indicators, sources};
use crate::table::{Cell, Column, Head, heads};

/// A table of what was read from documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableName {
    /// A row an indicator and value; an indicator without values has one, too. A composite has a row a part, a series a row a point.
    Indicators,
    /// A row an action.
    Actions,
    /// A row a milestone.
    Milestones,
    /// A row a card.
    Cards,
    /// A row a text of a card: objective, initiative, focus and so on.
    Statements,
    /// A row a diagnostic.
    Diagnostics,
    /// A row a document.
    Sources,
}

/// Takes the cells of one row.
pub(super) type TakeRow<'t> = &'t mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>;

impl TableName {
    /// Every table.
    pub const ALL: &'static [Self] = &[
        Self::Indicators,
        Self::Actions,
        Self::Milestones,
        Self::Cards,
        Self::Statements,
        Self::Diagnostics,
        Self::Sources,
    ];

    /// The name, as files and sheets bear it: `indicators`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Actions => "actions",
            Self::Milestones => "milestones",
            Self::Cards => "cards",
            Self::Statements => "statements",
            Self::Diagnostics => "diagnostics",
            Self::Sources => "sources",
        }
    }

    /// What a row is, in one sentence.
    pub(super) fn description(self) -> &'static str {
        match self {
            Self::Indicators => {
                "A row an indicator and value (baseline, target, actual); parts of a composite and points of a series have a row each."
            }
            Self::Actions => "A row an action.",
            Self::Milestones => "A row a milestone.",
            Self::Cards => "A row a goal card.",
            Self::Statements => "A row a text of a card, with what it is.",
            Self::Diagnostics => "A row a diagnostic: what to know before trusting the cards.",
            Self::Sources => "A row a document, with what became of its lines.",
        }
    }

    /// The columns, without their readers.
    pub(super) fn heads(self) -> Vec<Head> {
        match self {
            Self::Indicators => heads(&indicators::indicators()),
            Self::Actions => heads(&actions::actions()),
            Self::Milestones => heads(&actions::milestones()),
            Self::Cards => heads(&cards::cards()),
            Self::Statements => heads(&cards::statements()),
            Self::Diagnostics => heads(&sources::diagnostics()),
            Self::Sources => heads(&sources::sources()),
        }
    }

    /// Reads the rows of one document, in its order.
    ///
    /// # Errors
    ///
    /// Where `take` fails.
    pub(super) fn read(self, extraction: &Extraction, take: TakeRow<'_>) -> io::Result<()> {
        let cards = || rows::cards(extraction);
        match self {
            Self::Indicators => {
                let values = cards().flat_map(CardRow::indicators);
                read(
                    &indicators::indicators(),
                    values.flat_map(IndicatorRow::values),
                    take,
                )
            }
            Self::Actions => read(
                &actions::actions(),
                cards().flat_map(CardRow::actions),
                take,
            ),
            Self::Milestones => read(
                &actions::milestones(),
                cards().flat_map(CardRow::milestones),
                take,
            ),
            Self::Cards => read(&cards::cards(), cards(), take),
            Self::Statements => read(
                &cards::statements(),
                cards().flat_map(CardRow::statements),
                take,
            ),
            Self::Diagnostics => read(&sources::diagnostics(), rows::diagnostics(extraction), take),
            Self::Sources => read(&sources::sources(), [SourceRow { extraction }], take),
        }
    }
}

fn read<R>(
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = R>,
    take: TakeRow<'_>,
) -> io::Result<()> {
    for row in rows {
        let cells: Vec<Cell<'_>> = columns.iter().map(|column| column.cell(&row)).collect();
        take(&cells)?;
    }
    Ok(())
}
