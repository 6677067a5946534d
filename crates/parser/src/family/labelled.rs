//! Cards by labels: each line that begins with a label opens a field, which goes on until the next label or heading.
//!
//! `PAINOPISTE Hyvinvoiva Pori` / `TAVOITE …` / `TOIMENPIDE …` / `MITTARI …` / `Lähtötaso Tavoitetaso` / `ei kyllä`.

mod accept;
mod beside;
mod build;
mod content;
mod field_end;
mod fields;
mod grouping;
mod head_run;
mod indicators;
mod label_run;
mod listed;
mod meaning;
mod middle;
mod progress;
mod review;
mod review_list;

use crate::draft::DraftCard;
use crate::scan::Scan;

pub(crate) use accept::label_of;
pub(crate) use review::introduces_milestones;

/// Reads the free lines of a document by their labels.
pub(crate) fn read(scan: &Scan<'_>) -> Vec<DraftCard> {
    grouping::cards(scan, &fields::read(scan))
}
