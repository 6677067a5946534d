//! Colours of the terminal views. Whoever prints them writes through something that knows whether the terminal has colours.

use anstyle::{AnsiColor, Style};
use mittari_diff::{Fate, RollStatus};

use crate::printable::printable_line;

/// Titles and units.
pub(crate) const HEADING: Style = Style::new().bold();
/// What is new or better.
pub(crate) const ADDED: Style = AnsiColor::Green.on_default();
/// What is gone or worse.
pub(crate) const REMOVED: Style = AnsiColor::Red.on_default();
/// What became of something.
pub(crate) const CHANGED: Style = AnsiColor::Yellow.on_default();
/// Places and other words that one skips at first.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// The words between the beginning and the end of a style.
pub(crate) fn painted(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

/// Removed and added words in brackets of their own, because colour alone tells nothing to many: `[-Yhteistyö-] {+yhteistyö+}`.
pub(crate) fn marked(fate: Fate, words: &str) -> String {
    let words = printable_line(words.trim());
    match fate {
        Fate::Kept => words,
        Fate::Removed => painted(REMOVED, &format!("[-{words}-]")),
        Fate::Added => painted(ADDED, &format!("{{+{words}+}}")),
    }
}

/// What came of a promise, in the colour of good or bad where it is one.
pub(crate) fn rolled(status: RollStatus, words: &str) -> String {
    match status {
        RollStatus::Improved => painted(ADDED, words),
        RollStatus::Regressed => painted(REMOVED, words),
        RollStatus::Restated => painted(CHANGED, words),
        RollStatus::Continued | RollStatus::NotComparable | RollStatus::Unknown => words.to_owned(),
    }
}
