//! Words of the document, and where they stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words as a careful reader would say them, with every place they were taken from.
///
/// `text` joins line wraps with one space, mends words that a narrow column or a hyphen broke, and drops bullets; spelling,
/// punctuation and case stay as printed: `Seurafoor` / `umi 2` / `krt/vuosi` becomes `Seurafoorumi 2 krt/vuosi`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Excerpt {
    /// The mended text, for example `Hyvinvoiva Pori`.
    pub text: String,
    /// The places it was taken from, in reading order; one for each run of lines.
    pub at: Vec<Place>,
}

/// A run of lines of one page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The page, counted from 1. Exported text has pages only where it has form feeds.
    pub page: u32,
    /// The first and the last line, counted from 1, both included; both 0 for a page as a whole that has no lines. For exported text
    /// these are lines of the file.
    pub lines: [u32; 2],
    /// `[x0, y0, x1, y1]` in PDF points from the page's top left, y down; `None` for exported text.
    #[serde(rename = "box")]
    pub bounds: Option<[f32; 4]>,
}
