//! Headings: which lines they are, and which of them are in force where a card stands.

mod candidate;
mod focus_names;
mod numbered;
mod plain;
mod printed;
mod surroundings;

use std::ops::Range;

pub(crate) use numbered::read_number;

use crate::items;
use crate::mended::Mended;
use crate::scan::fold;
use crate::tokens::Tokens;
use crate::vocabulary::{INSTRUCTIONS, UNIT_ENDINGS};

/// A heading.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    /// Its tokens: more than one where it is wrapped.
    pub(crate) tokens: Range<usize>,
    pub(crate) text: Mended,
    pub(crate) rank: Rank,
    /// It names a part of the organization.
    pub(crate) is_unit: bool,
}

/// How a heading stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    /// `5.1.2.` has depth 3.
    Numbered(u8),
    /// Without a visible rank.
    Plain,
}

/// The headings of a document, in its order, and what they tell of others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub(crate) headings: Vec<Heading>,
    /// Names listed under a heading such as `Strategiset päämäärät`, folded: where such a name stands alone later, it is a focus.
    focus_names: Vec<String>,
}

/// The headings in force at some place.
#[derive(Clone, Debug, Default)]
pub(crate) struct InForce {
    /// Organizational headings, outermost first.
    pub(crate) unit: Vec<Mended>,
    /// Other headings, outermost first.
    pub(crate) section: Vec<Mended>,
    /// The tokens of all of them.
    pub(crate) tokens: Vec<usize>,
    /// They head instructions for writers, not goals.
    pub(crate) is_instruction: bool,
}

impl Outline {
    pub(crate) fn read(tokens: &Tokens<'_>, spacing: u16) -> Self {
        if let Some(headings) = printed::find(tokens) {
            let focus_names = focus_names::read(tokens, &headings, spacing);
            return Self {
                headings,
                focus_names,
            };
        }
        let mut headings = numbered::find(tokens, spacing);
        let focus_names = focus_names::read(tokens, &headings, spacing);
        plain::find(tokens, spacing, &focus_names, &mut headings);
        Self {
            headings,
            focus_names,
        }
    }

    /// The heading that begins with this token.
    pub(crate) fn starting_at(&self, token: usize) -> Option<&Heading> {
        let at = self
            .headings
            .binary_search_by_key(&token, |heading| heading.tokens.start)
            .ok()?;
        Some(&self.headings[at])
    }

    /// Whether the token is part of a heading.
    pub(crate) fn holds(&self, token: usize) -> bool {
        let after = self
            .headings
            .partition_point(|heading| heading.tokens.start <= token);
        after > 0 && self.headings[after - 1].tokens.contains(&token)
    }

    /// Whether these words are the name of a focus that the document listed before.
    pub(crate) fn is_focus_name(&self, words: &str) -> bool {
        !self.focus_names.is_empty() && self.focus_names.contains(&fold(words))
    }

    /// Walks the headings from the first on.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk {
            rest: &self.headings,
            numbered: Vec::new(),
            units: Vec::new(),
            sections: Vec::new(),
            last_end: usize::MAX,
        }
    }
}

/// A walk through a document from heading to heading.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'o> {
    rest: &'o [Heading],
    numbered: Vec<&'o Heading>,
    /// Parts of the organization without a number, outermost first.
    units: Vec<&'o Heading>,
    sections: Vec<&'o Heading>,
    /// Where the last heading ended.
    last_end: usize,
}

impl Walk<'_> {
    /// Goes on to a token and gives the headings in force before it; the tokens asked for must ascend.
    ///
    /// `is_in_card` tells the headings that stand inside a card and are its own. A heading ends those of its own rank and below; an
    /// organizational heading without a number ends the other headings without one.
    pub(crate) fn to(&mut self, token: usize, is_in_card: &dyn Fn(usize) -> bool) -> InForce {
        let n = self
            .rest
            .partition_point(|heading| heading.tokens.start < token);
        let (passed, rest) = self.rest.split_at(n);
        self.rest = rest;
        for heading in passed {
            if !is_in_card(heading.tokens.start) {
                self.pass(heading);
            }
        }
        self.in_force()
    }
}

impl<'o> Walk<'o> {
    fn pass(&mut self, heading: &'o Heading) {
        match heading.rank {
            Rank::Numbered(depth) => {
                self.numbered
                    .retain(|outer| matches!(outer.rank, Rank::Numbered(other) if other < depth));
                self.numbered.push(heading);
                self.units.clear();
                self.sections.clear();
            }
            Rank::Plain if heading.is_unit => {
                // Two that follow each other without anything between: the second is a part of the first.
                if self.last_end != heading.tokens.start || !self.sections.is_empty() {
                    self.units.clear();
                }
                self.units.push(heading);
                self.sections.clear();
            }
            Rank::Plain => {
                if self.last_end != heading.tokens.start {
                    self.sections.clear();
                }
                self.sections.push(heading);
            }
        }
        self.last_end = heading.tokens.end;
    }

    fn in_force(&self) -> InForce {
        let (units, others): (Vec<&Heading>, Vec<&Heading>) =
            self.numbered.iter().partition(|heading| heading.is_unit);
        let mut in_force = InForce::default();
        for heading in units.into_iter().chain(self.units.iter().copied()) {
            in_force.unit.push(heading.text.clone());
            in_force.tokens.extend(heading.tokens.clone());
        }
        for heading in others.into_iter().chain(self.sections.iter().copied()) {
            in_force.is_instruction |= is_instruction(&heading.text.text);
            in_force.section.push(heading.text.clone());
            in_force.tokens.extend(heading.tokens.clone());
        }
        in_force
    }
}

/// Forms of companies that municipalities own: `Kaskiharjun Energia Oy`.
const COMPANY_FORMS: [&str; 5] = ["ab", "oy", "oyj", "säätiö", "kuntayhtymä"];

/// Whether the words name a part of an organization, by the ending of their last word before a comma, a semicolon or a bracket.
pub(crate) fn names_unit(words: &str) -> bool {
    let lower = words.to_lowercase();
    let ends = |part: &str| {
        let word = part
            .split_whitespace()
            .next_back()
            .unwrap_or("")
            .trim_matches(|c: char| !c.is_alphanumeric());
        UNIT_ENDINGS.iter().any(|ending| word.ends_with(ending))
    };
    let is_company = lower
        .split_whitespace()
        .next_back()
        .is_some_and(|last| COMPANY_FORMS.contains(&last));
    let is_swedish = lower
        .split_once(" för ")
        .is_some_and(|(body, _)| UNIT_ENDINGS.iter().any(|ending| body.ends_with(ending)));
    is_company
        || is_swedish
        || lower.split([',', ';', '(']).any(ends)
        || lower.split([' ', ',']).any(|word| {
            word.ends_with("palvelut") || word.ends_with("toimiala") || word == "perusturva"
        })
}

fn is_instruction(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| INSTRUCTIONS.binary_search(&word).is_ok())
}

/// The mended words of some tokens.
fn mend(tokens: &Tokens<'_>, range: Range<usize>) -> Mended {
    let rows: Vec<items::Row> = range.map(|idx| items::Row::of(tokens, idx)).collect();
    Mended::join(tokens.document.text(), &items::pieces(&rows), "")
}
