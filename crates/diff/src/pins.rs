//! What a user knows better: pairs that are one, and pairs that are not.

use serde::{Deserialize, Serialize};

use crate::book::{Book, Statement};
use crate::fold::Folded;
use crate::{Note, NoteCode, What};

/// Pairs that a user fixes or forbids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pins {
    /// Pairs that are one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pin: Vec<Pin>,
    /// Pairs that are not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbid: Vec<Pin>,
}

/// Two statements, each named by its id or by its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// What they are.
    pub what: What,
    /// The earlier one: its id, such as `i-0b188c0c01`, or its words.
    pub before: String,
    /// The later one.
    pub after: String,
}

/// Pins with the statements that they name.
#[derive(Default)]
pub(crate) struct Resolved {
    pub(crate) pinned: Vec<(usize, usize)>,
    forbidden: Vec<(usize, usize)>,
    pub(crate) notes: Vec<Note>,
}

impl Resolved {
    pub(crate) fn of(pins: &Pins, before: &Book<'_>, after: &Book<'_>) -> Self {
        let mut resolved = Self::default();
        for pin in &pins.pin {
            match pair(pin, before, after) {
                Ok((own, other)) if resolved.is_free(own, other) => {
                    resolved.pinned.push((own, other));
                    resolved.note(NoteCode::PinApplied, pin, "pinned as one");
                }
                Ok(_) => {
                    let why = "one of them is pinned already; each can be pinned once";
                    resolved.note(NoteCode::PinUnused, pin, why);
                }
                Err(why) => resolved.note(NoteCode::PinUnused, pin, &why),
            }
        }
        for pin in &pins.forbid {
            match pair(pin, before, after) {
                Ok(pair) => {
                    resolved.forbidden.push(pair);
                    resolved.note(NoteCode::PinApplied, pin, "forbidden to be one");
                }
                Err(why) => resolved.note(NoteCode::PinUnused, pin, &why),
            }
        }
        resolved.pinned.sort_unstable();
        resolved.forbidden.sort_unstable();
        resolved
    }

    pub(crate) fn is_forbidden(&self, before: usize, after: usize) -> bool {
        self.forbidden.binary_search(&(before, after)).is_ok()
    }

    fn is_free(&self, before: usize, after: usize) -> bool {
        let mut taken = self.pinned.iter();
        !taken.any(|&(own, other)| own == before || other == after)
    }

    fn note(&mut self, code: NoteCode, pin: &Pin, words: &str) {
        let Pin {
            what,
            before,
            after,
        } = pin;
        self.notes.push(Note {
            code,
            message: format!("{} \"{before}\" and \"{after}\": {words}", what.name()),
        });
    }
}

fn pair(pin: &Pin, before: &Book<'_>, after: &Book<'_>) -> Result<(usize, usize), String> {
    Ok((
        named(before, pin.what, &pin.before, "the earlier")?,
        named(after, pin.what, &pin.after, "the later")?,
    ))
}

/// The one statement that an id or words name.
fn named(book: &Book<'_>, what: What, name: &str, which: &str) -> Result<usize, String> {
    let of_kind = || {
        let all = book.statements.iter().enumerate();
        all.filter(|(_, statement)| statement.what == what)
    };
    if let Some((at, _)) = of_kind().find(|(at, _)| book.id(*at) == name) {
        return Ok(at);
    }
    let key = Folded::of(name);
    let has_words = |(_, statement): &(usize, &Statement<'_>)| statement.folded == key;
    let found: Vec<usize> = of_kind().filter(has_words).map(|(at, _)| at).collect();
    match found[..] {
        [only] => Ok(only),
        [] => Err(format!(
            "{which} document has no {} \"{name}\"; the pin was not applied",
            what.name()
        )),
        _ => Err(format!(
            "{which} document has {} of \"{name}\"; the pin was not applied: name one by its id",
            found.len()
        )),
    }
}
