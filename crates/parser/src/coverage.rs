//! What became of every line.

use mittari_document::Document;
use mittari_model::Coverage;

use crate::places::runs;

/// What became of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fate {
    #[default]
    Unclaimed,
    /// A card was read from it.
    Card,
    /// A heading in force over a card.
    Heading,
    /// A running head or a page number.
    Furniture,
}

/// The fate of each line of a document; a line has one only, a card's before a heading's.
#[derive(Clone, Debug)]
pub(crate) struct Ledger(Vec<Fate>);

impl Ledger {
    pub(crate) fn new(document: &Document) -> Self {
        let fate = |furniture| {
            if furniture {
                Fate::Furniture
            } else {
                Fate::Unclaimed
            }
        };
        Self(
            document
                .lines()
                .iter()
                .map(|line| fate(line.furniture))
                .collect(),
        )
    }

    pub(crate) fn card(&mut self, line: usize) {
        self.0[line] = Fate::Card;
    }

    pub(crate) fn heading(&mut self, line: usize) {
        if self.0[line] == Fate::Unclaimed {
            self.0[line] = Fate::Heading;
        }
    }

    /// Whether the line is in a card, or a heading over one.
    pub(crate) fn is_used(&self, line: usize) -> bool {
        matches!(self.0.get(line), Some(Fate::Card | Fate::Heading))
    }

    /// The indices of the lines that nothing claimed.
    pub(crate) fn unclaimed(&self) -> impl Iterator<Item = usize> + '_ {
        self.0
            .iter()
            .enumerate()
            .filter(|(_, fate)| **fate == Fate::Unclaimed)
            .map(|(idx, _)| idx)
    }

    /// The counts: each line once.
    pub(crate) fn coverage(&self, document: &Document) -> Coverage {
        let count = |wanted| {
            let n = self.0.iter().filter(|fate| **fate == wanted).count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        Coverage {
            lines: u32::try_from(self.0.len()).unwrap_or(u32::MAX),
            cards: count(Fate::Card),
            headings: count(Fate::Heading),
            furniture: count(Fate::Furniture),
            unclaimed: count(Fate::Unclaimed),
            unclaimed_at: runs(document, self.unclaimed()),
        }
    }
}
