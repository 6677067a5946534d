//! The numbers of each unit in both documents.

use mittari_diff::{Comparison, Count, Item, RollTally};

use crate::wording;

/// The numbers of one unit, or of all of them together.
pub(super) struct Row<'c> {
    /// Whose numbers they are.
    pub(super) scope: Scope<'c>,
    /// The earlier document's; `None` where it does not have the unit.
    pub(super) before: Option<Count>,
    /// The later document's.
    pub(super) after: Option<Count>,
    /// What came of last year's targets, by the later document's unit.
    pub(super) roll: RollTally,
}

/// Whose numbers they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope<'c> {
    /// The whole document's.
    Together,
    /// Those of a unit, by its headings; of the later document where both have it.
    Unit(&'c [String]),
}

impl Row<'_> {
    /// The unit's headings, or that it is all of them.
    pub(super) fn name(&self) -> String {
        match self.scope {
            Scope::Together => "together".to_owned(),
            Scope::Unit(unit) => wording::unit(unit),
        }
    }
}

/// All together, then the units in the order of the later document, then those that only the earlier one has.
pub(super) fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    let (before, after) = (&comparison.before.counts, &comparison.after.counts);
    let mut rows = vec![Row {
        scope: Scope::Together,
        before: Some(before.total),
        after: Some(after.total),
        roll: comparison.summary.roll_forward,
    }];
    for later in &after.units {
        let earlier = before.units.iter();
        let earlier = earlier.filter(|unit| later_name(comparison, &unit.unit) == later.unit);
        rows.push(Row {
            scope: Scope::Unit(&later.unit),
            before: sum(earlier.map(|unit| &unit.count)),
            after: Some(later.count),
            roll: roll(&comparison.items, &later.unit),
        });
    }
    for earlier in &before.units {
        let name = later_name(comparison, &earlier.unit);
        if after.units.iter().all(|unit| unit.unit != name) {
            rows.push(Row {
                scope: Scope::Unit(&earlier.unit),
                before: Some(earlier.count),
                after: None,
                roll: RollTally::default(),
            });
        }
    }
    rows
}

/// The headings that a unit of the earlier document has in the later one: its own unless it has one other name.
fn later_name<'c>(comparison: &'c Comparison, unit: &'c [String]) -> &'c [String] {
    let changes = comparison.units.iter();
    let mut renamed = changes.filter(|change| change.renamed && change.before == unit);
    match (renamed.next(), renamed.next()) {
        (Some(change), None) => &change.after,
        _ => unit,
    }
}

/// The numbers of units that became one; `None` where there are none.
fn sum<'c>(counts: impl Iterator<Item = &'c Count>) -> Option<Count> {
    counts.copied().reduce(|mut sum, count| {
        sum.add(&count);
        sum
    })
}

fn roll(items: &[Item], unit: &[String]) -> RollTally {
    let mut tally = RollTally::default();
    for item in items {
        let is_here = item.after.as_ref().is_some_and(|after| after.unit == unit);
        if let (true, Some(roll)) = (is_here, &item.roll_forward) {
            tally.add(roll.status);
        }
    }
    tally
}
