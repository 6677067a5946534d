//! What became of the documents of one run.

use super::desk::Sheet;
use crate::exit::Exit;
use crate::report::{counted, found};

/// What became of one document.
pub(super) enum Outcome {
    /// The snapshot says what is read now.
    Same,
    /// There is a snapshot where there was none.
    New,
    /// The snapshot says what is read now; so many changes made it that.
    Accepted(usize),
    /// So many changes are left.
    Different(usize),
    /// There is no snapshot.
    Missing,
}

impl Outcome {
    /// For people, after the name of the document.
    pub(super) fn words(&self, sheet: &Sheet) -> String {
        match self {
            Self::Same => "unchanged".to_owned(),
            Self::New => format!(
                "new, {}; {}",
                sheet.path.display(),
                found(&sheet.now.extraction)
            ),
            Self::Accepted(0) => "updated (the same, in the schema of today)".to_owned(),
            Self::Accepted(n) => format!("updated ({})", counted(*n, "change")),
            Self::Different(n) => format!(
                "{} not accepted; go through what moved with: {}",
                counted(*n, "change"),
                sheet.command("--review")
            ),
            Self::Missing => "no snapshot yet".to_owned(),
        }
    }
}

/// How many documents came to what.
#[derive(Default)]
pub(super) struct Tally {
    same: usize,
    new: usize,
    accepted: usize,
    different: usize,
    missing: usize,
    /// Documents that could not be read, or snapshots that could not be read or written.
    pub(super) failed: usize,
    /// Documents that nobody looked at after the review was ended.
    pub(super) unseen: usize,
}

impl Tally {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        let counter = match outcome {
            Outcome::Same => &mut self.same,
            Outcome::New => &mut self.new,
            Outcome::Accepted(_) => &mut self.accepted,
            Outcome::Different(_) => &mut self.different,
            Outcome::Missing => &mut self.missing,
        };
        *counter += 1;
    }

    /// `3 documents unchanged, 1 updated, 1 failed`: what there is none of is not named.
    pub(super) fn words(&self) -> String {
        let rows = [
            (self.same, "unchanged"),
            (self.new, "new"),
            (self.accepted, "updated"),
            (self.different, "different"),
            (self.missing, "without a snapshot"),
            (self.failed, "failed"),
            (self.unseen, "not looked at"),
        ];
        let all: usize = rows.iter().map(|(n, _)| n).sum();
        let named = rows.iter().filter(|(n, _)| *n > 0);
        let named: Vec<String> = named.map(|(n, what)| format!("{n} {what}")).collect();
        format!("{}: {}", counted(all, "document"), named.join(", "))
    }

    pub(super) fn exit(&self) -> Exit {
        match () {
            () if self.failed > 0 => Exit::Trouble,
            () if self.different + self.missing + self.unseen > 0 => Exit::Different,
            () => Exit::Done,
        }
    }
}
