//! How many of what changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Item, Kind, RollStatus, What};

/// How many of what changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Goal cards.
    pub cards: Tally,
    /// Tavoitteet.
    pub objectives: Tally,
    /// Teot.
    pub initiatives: Tally,
    /// Toimenpiteet.
    pub actions: Tally,
    /// Mittarit.
    pub indicators: Tally,
    /// Indicators by what came of last year's target.
    pub roll_forward: RollTally,
}

/// Items by what happened to them; each is counted once, under the first that holds of added, removed, split, merged, moved, changed, same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// Nothing of note changed; a baseline may have.
    pub same: u32,
    /// Its words, values or targets changed.
    pub changed: u32,
    /// It stands under another unit or section.
    pub moved: u32,
    /// A part of something that became several.
    pub split: u32,
    /// One of several that became one.
    pub merged: u32,
    /// It is new.
    pub added: u32,
    /// It is gone.
    pub removed: u32,
}

/// Indicators by what came of last year's target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RollTally {
    /// Equal to the target.
    pub continued: u32,
    /// Past the target.
    pub improved: u32,
    /// Short of the target.
    pub regressed: u32,
    /// The target itself is printed otherwise.
    pub restated: u32,
    /// Other measurement units.
    pub not_comparable: u32,
    /// Nothing can be said.
    pub unknown: u32,
}

impl Summary {
    /// Counts items.
    pub fn of(items: &[Item]) -> Self {
        let mut summary = Self::default();
        for item in items {
            let tally = summary.tally_mut(item.what);
            *tally.count_of(&item.kinds) += 1;
            if let Some(roll) = &item.roll_forward {
                summary.roll_forward.add(roll.status);
            }
        }
        summary
    }

    /// The tally of one kind of statement.
    pub fn tally(&self, what: What) -> &Tally {
        match what {
            What::Card => &self.cards,
            What::Objective => &self.objectives,
            What::Initiative => &self.initiatives,
            What::Action => &self.actions,
            What::Indicator => &self.indicators,
        }
    }

    fn tally_mut(&mut self, what: What) -> &mut Tally {
        match what {
            What::Card => &mut self.cards,
            What::Objective => &mut self.objectives,
            What::Initiative => &mut self.initiatives,
            What::Action => &mut self.actions,
            What::Indicator => &mut self.indicators,
        }
    }
}

impl Tally {
    /// The counts with their names, in the order of JSON.
    pub fn named(&self) -> [(&'static str, u32); 7] {
        [
            ("same", self.same),
            ("changed", self.changed),
            ("moved", self.moved),
            ("split", self.split),
            ("merged", self.merged),
            ("added", self.added),
            ("removed", self.removed),
        ]
    }

    fn count_of(&mut self, kinds: &[Kind]) -> &mut u32 {
        let has = |kind| kinds.contains(&kind);
        match () {
            () if has(Kind::Added) => &mut self.added,
            () if has(Kind::Removed) => &mut self.removed,
            () if has(Kind::Split) => &mut self.split,
            () if has(Kind::Merged) => &mut self.merged,
            () if has(Kind::Moved) => &mut self.moved,
            () if has(Kind::Same) => &mut self.same,
            () => &mut self.changed,
        }
    }
}

impl RollTally {
    /// The counts with their names, in the order of JSON.
    pub fn named(&self) -> [(&'static str, u32); 6] {
        [
            ("continued", self.continued),
            ("improved", self.improved),
            ("regressed", self.regressed),
            ("restated", self.restated),
            ("not_comparable", self.not_comparable),
            ("unknown", self.unknown),
        ]
    }

    /// Counts one indicator more.
    pub fn add(&mut self, status: RollStatus) {
        *match status {
            RollStatus::Continued => &mut self.continued,
            RollStatus::Improved => &mut self.improved,
            RollStatus::Regressed => &mut self.regressed,
            RollStatus::Restated => &mut self.restated,
            RollStatus::NotComparable => &mut self.not_comparable,
            RollStatus::Unknown => &mut self.unknown,
        } += 1;
    }
}
