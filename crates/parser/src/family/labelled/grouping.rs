//! Fields to cards: which label begins a new card, and what it takes over from the one before.

use super::fields::{Entry, Field};
use super::{build, review_list};
use crate::draft::DraftCard;
use crate::label::Label;
use crate::outline::{Heading, Rank};
use crate::scan::{Scan, fold};

/// The fields of one card.
#[derive(Clone, Debug, Default)]
pub(super) struct Group<'s> {
    pub(super) fields: Vec<&'s Field>,
    /// The labels among the fields.
    held: Labels,
    /// Fields of the levels above that an earlier card printed, outermost first.
    pub(super) inherited: Vec<&'s Field>,
    /// An organizational heading inside the card.
    pub(super) unit: Option<&'s Heading>,
    /// A heading of a review that has goals of its own under it.
    pub(super) section: Option<&'s Field>,
    /// The period of the review that the fields stand under.
    pub(super) review: Option<String>,
    /// The heading right above, where it names no unit.
    pub(super) heading: Option<&'s Heading>,
    /// Another family's card stands right above.
    pub(super) after_taken: bool,
    /// Counts the headings before it: groups of one chapter have the same number.
    pub(super) chapter: usize,
}

impl<'s> Group<'s> {
    fn has(&self, label: Label) -> bool {
        self.held.has(label)
    }

    fn push(&mut self, field: &'s Field) {
        self.held.add(field.label);
        self.fields.push(field);
    }

    /// Whether it holds anything below a level: a lower level, indicators, or what closes a card.
    fn has_below(&self, level: u8) -> bool {
        const CLOSING: [Label; 4] = [
            Label::Indicator,
            Label::Progress,
            Label::Milestone,
            Label::Responsible,
        ];
        let lower = LEVELS.iter().filter(|label| label.level() > Some(level));
        lower.chain(&CLOSING).any(|&label| self.has(label))
    }

    /// The levels that it printed or took over, outermost first.
    fn levels(&self) -> impl Iterator<Item = &'s Field> + '_ {
        let is_level = |field: &&Field| field.label.level().is_some();
        self.inherited
            .iter()
            .chain(&self.fields)
            .copied()
            .filter(is_level)
    }

    /// Whether it holds nothing but what closes the card of another family right above: who answers for it, how it went.
    fn closes_card_above(&self) -> bool {
        let closes = |field: &&Field| {
            matches!(
                field.label,
                Label::Responsible | Label::Progress | Label::Milestone | Label::Note
            )
        };
        self.after_taken && self.inherited.is_empty() && self.fields.iter().all(closes)
    }

    /// How many kinds of statements it has.
    fn n_kinds(&self) -> usize {
        let mut kinds: Vec<Label> = self
            .inherited
            .iter()
            .chain(&self.fields)
            .filter(|field| !field.rows.is_empty())
            .map(|field| field.label)
            .filter(|label| label.level().is_some() || *label == Label::Indicator)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        // The bullets under a focus known by its name are its objectives.
        let named_goals = self
            .fields
            .iter()
            .any(|field| field.is_name && field.rows.len() > 1);
        kinds.len() + usize::from(named_goals)
    }
}

/// The levels above the indicator, outermost first.
const LEVELS: [Label; 6] = [
    Label::Focus,
    Label::Theme,
    Label::StrategicObjective,
    Label::Objective,
    Label::Initiative,
    Label::Action,
];

/// A set of labels: a group may have thousands of fields, and each new one asks what it holds.
#[derive(Clone, Copy, Debug, Default)]
struct Labels(u32);

impl Labels {
    fn add(&mut self, label: Label) {
        self.0 |= 1 << label as u32;
    }

    fn has(self, label: Label) -> bool {
        self.0 & (1 << label as u32) != 0
    }
}

/// The cards that the entries make.
pub(super) fn cards(scan: &Scan<'_>, entries: &[Entry<'_>]) -> Vec<DraftCard> {
    let groups = groups(scan, entries);
    let mut cards: Vec<Placed> = Vec::new();
    let mut walk = scan.outline.walk();
    for group in &groups {
        if review_list::distribute(scan, group, &mut cards) {
            continue;
        }
        let start = group.fields.first().map_or(0, |field| field.start);
        if group.closes_card_above() {
            cards.push(Placed {
                chapter: group.chapter,
                heading: None,
                card: build::card(scan, group),
            });
            continue;
        }
        if group.n_kinds() < 2 && !is_own_list(group) || walk.to(start, &|_| false).is_instruction {
            continue;
        }
        let card = build::card(scan, group);
        if card.has_content() {
            cards.push(Placed {
                chapter: group.chapter,
                heading: group.heading.map(|heading| fold(&heading.text.text)),
                card,
            });
        }
    }
    cards.into_iter().map(|placed| placed.card).collect()
}

/// A card with where it stands.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) chapter: usize,
    /// The words of the heading right above, folded.
    pub(super) heading: Option<String>,
    pub(super) card: DraftCard,
}

/// The indicators and the review of several goals, printed after them all, are a card of their own.
fn is_own_list(group: &Group<'_>) -> bool {
    group.has(Label::Indicator) && group.has(Label::Progress)
}

fn groups<'s>(scan: &Scan<'_>, entries: &'s [Entry<'s>]) -> Vec<Group<'s>> {
    let mut grouping = Grouping::default();
    for (idx, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Taken => {
                grouping.close();
                grouping.current.after_taken = true;
            }
            Entry::Heading(heading) => {
                let next = entries.get(idx + 1);
                if heading.is_unit && grouping.is_mid_card() && goes_on_below(next) {
                    grouping.current.unit = Some(heading);
                } else {
                    let is_unit = heading.rank != Rank::Plain || heading.is_unit;
                    grouping.chapter(is_unit);
                    grouping.current.heading = Some(*heading).filter(|_| !is_unit);
                }
            }
            Entry::Field(field) => {
                let heads_goals = field.review.is_some()
                    && field.rows.is_empty()
                    && matches!(entries.get(idx + 1), Some(Entry::Field(next)) if next.label.level().is_some());
                if heads_goals {
                    grouping.chapter(false);
                    grouping.current.section = Some(field);
                } else {
                    grouping.add(scan, field);
                }
            }
        }
    }
    grouping.close();
    grouping.done
}

/// Whether the card goes on with a lower level after a heading inside it.
fn goes_on_below(next: Option<&Entry<'_>>) -> bool {
    matches!(next, Some(Entry::Field(field)) if matches!(field.label, Label::Initiative | Label::Action | Label::Indicator))
}

#[derive(Default)]
struct Grouping<'s> {
    done: Vec<Group<'s>>,
    current: Group<'s>,
    /// Levels of the last card, to be taken over by the next.
    last: Option<Vec<&'s Field>>,
    n_chapters: usize,
}

impl<'s> Grouping<'s> {
    fn close(&mut self) {
        let group = std::mem::take(&mut self.current);
        if !group.fields.is_empty() {
            self.last = Some(group.levels().collect());
            self.done.push(group);
        }
        self.current.chapter = self.n_chapters;
    }

    /// A heading: nothing is taken over from before it.
    fn chapter(&mut self, is_unit: bool) {
        self.close();
        self.last = None;
        self.n_chapters += usize::from(is_unit);
        self.current = Group {
            chapter: self.n_chapters,
            ..Group::default()
        };
    }

    /// Whether a card is open that has upper levels only.
    fn is_mid_card(&self) -> bool {
        self.current.has(Label::Objective) && !self.current.has_below(4)
            || self.current.has(Label::Initiative) && !self.current.has_below(4)
    }

    fn add(&mut self, scan: &Scan<'_>, field: &'s Field) {
        let group = &self.current;
        let begins = match field.label {
            Label::Focus | Label::Theme => group.has(field.label) || group.has_below(1),
            Label::StrategicObjective => group.has(field.label) || group.has_below(2),
            Label::Objective => group.has_below(3),
            Label::Initiative => group.has_below(4),
            Label::Action => {
                group.has(Label::Action)
                    && (group.has(Label::Indicator) || group.has(Label::Progress))
            }
            Label::Indicator => self.is_list_for_all(scan, field),
            Label::Progress => review_list::is_review_of_foci(scan, field),
            _ => false,
        };
        if begins || group.fields.is_empty() {
            let level = field.label.level().unwrap_or(u8::MAX);
            self.begin(level, field);
        }
        self.current.push(field);
    }

    /// Opens a card at some level; it takes over what the last one printed above that level.
    fn begin(&mut self, level: u8, field: &Field) {
        let after_taken = self.current.after_taken && self.current.fields.is_empty();
        let (unit, section, heading) = (
            self.current.unit,
            self.current.section,
            self.current.heading,
        );
        let was_open = !self.current.fields.is_empty();
        self.close();
        let is_list = field.label == Label::Indicator;
        if let Some(last) = self.last.as_ref().filter(|_| level != u8::MAX && !is_list) {
            let is_above = |field: &&&Field| field.label.level().is_some_and(|own| own < level);
            self.current.inherited = last.iter().filter(is_above).copied().collect();
        }
        if was_open || self.last.is_some() {
            let inherits = !self.current.inherited.is_empty();
            self.current.unit = unit.filter(|_| inherits);
        }
        self.current.section = section;
        self.current.heading = heading;
        self.current.after_taken = after_taken;
    }

    /// `Mittarit` in the plural after several goals of one chapter that have no indicators belong to them all.
    fn is_list_for_all(&self, scan: &Scan<'_>, field: &Field) -> bool {
        let siblings = || {
            self.done
                .iter()
                .rev()
                .take_while(|group| group.chapter == self.current.chapter)
                .chain(std::iter::once(&self.current))
        };
        let is_named = |group: &Group<'_>| group.fields.iter().any(|field| field.is_name);
        let is_plural = field.rows.first().is_some_and(|row| row.bullet.is_some());
        is_plural
            && is_named(&self.current)
            && siblings().count() > 2
            && siblings().all(|group| !group.has(Label::Indicator))
            && field.start > 0
            && scan.tokens.list[field.start].gap > scan.spacing
    }
}
