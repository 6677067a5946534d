//! Items as a reader looks for them: by unit, by card, each with its statements.

use std::collections::BTreeMap;

use mittari_diff::{Change, Comparison, Field, Item, Kind, Ref, What};

use crate::View;

/// The cards of one unit.
pub(super) struct UnitGroup<'c> {
    /// Its headings in the later document; in the earlier one for cards that were removed.
    pub(super) unit: &'c [String],
    /// Its cards, in the order of the comparison.
    pub(super) cards: Vec<CardGroup<'c>>,
}

/// A card with the statements in it.
pub(super) struct CardGroup<'c> {
    /// The card.
    pub(super) card: Entry<'c>,
    /// Its objectives, initiatives, actions and indicators.
    pub(super) statements: Vec<Entry<'c>>,
}

/// An item, with what is to be told of it.
pub(super) struct Entry<'c> {
    /// The item.
    pub(super) item: &'c Item,
    /// What changed, without what is told of its card or unit already.
    pub(super) kinds: Vec<Kind>,
    /// The fields that differ, without those that are told elsewhere.
    pub(super) changes: Vec<&'c Change>,
    /// The earlier card that it stood in, where that is another than its card's.
    pub(super) from: Option<&'c Ref>,
}

impl<'c> Entry<'c> {
    /// The later statement; the earlier one where it was removed. A JSON with neither tells nothing.
    pub(super) fn shown(&self) -> Option<&'c Ref> {
        self.item.after.as_ref().or(self.item.before.as_ref())
    }

    /// Whether there is nothing to tell of it here.
    pub(super) fn is_quiet(&self) -> bool {
        let is_same = self.kinds.iter().all(|kind| *kind == Kind::Same);
        let is_read = |change: &&Change| change.not_read.is_none();
        is_same && !self.changes.iter().any(is_read)
    }

    /// Whether it is new or gone as a whole.
    pub(super) fn has_one_side(&self) -> bool {
        self.item.before.is_none() || self.item.after.is_none()
    }
}

impl CardGroup<'_> {
    /// Whether a statement came or went with the card, so that naming the card is enough.
    pub(super) fn comes_and_goes_with(&self, statement: &Entry<'_>) -> bool {
        self.card.has_one_side()
            && self.card.item.before.is_none() == statement.item.before.is_none()
            && self.card.item.after.is_none() == statement.item.after.is_none()
    }

    /// How many statements of each sort came or went with the card, in the order of [`What::ALL`].
    pub(super) fn with_it(&self) -> Vec<(What, usize)> {
        let with_it = |what: What| {
            let of_sort = self.statements.iter().filter(|each| each.item.what == what);
            of_sort
                .filter(|each| self.comes_and_goes_with(each))
                .count()
        };
        What::ALL
            .into_iter()
            .map(|what| (what, with_it(what)))
            .filter(|(_, n)| *n > 0)
            .collect()
    }
}

/// The units, in the order in which their first card is told.
pub(super) fn units<'c>(comparison: &'c Comparison, view: View) -> Vec<UnitGroup<'c>> {
    let mut units: Vec<UnitGroup<'c>> = Vec::new();
    for mut card in cards(comparison) {
        if view == View::Changed {
            let is_new_or_gone = card.card.has_one_side();
            card.statements.retain(|statement| {
                !statement.is_quiet() || (is_new_or_gone && statement.from.is_some())
            });
            if card.statements.is_empty() && card.card.is_quiet() {
                continue;
            }
        }
        let unit: &[String] = card.card.shown().map_or(&[], |shown| &shown.unit);
        match units.iter_mut().find(|known| known.unit == unit) {
            Some(known) => known.cards.push(card),
            None => units.push(UnitGroup {
                unit,
                cards: vec![card],
            }),
        }
    }
    units
}

fn cards(comparison: &Comparison) -> Vec<CardGroup<'_>> {
    let (cards, statements): (Vec<&Item>, Vec<&Item>) = comparison
        .items
        .iter()
        .partition(|item| item.what == What::Card);
    let index = Index::of(&cards);
    let mut groups: Vec<CardGroup<'_>> = cards
        .iter()
        .map(|card| CardGroup {
            card: card_entry(card, comparison),
            statements: Vec::new(),
        })
        .collect();
    for item in statements {
        match index.group(item) {
            Some(idx) => {
                let statement = statement_entry(item, groups[idx].card.item, &index);
                groups[idx].statements.push(statement);
            }
            // Every statement has a card. In a JSON that someone has cut, it stands for itself.
            None => groups.push(CardGroup {
                card: entry(item),
                statements: Vec::new(),
            }),
        }
    }
    groups.iter_mut().for_each(tell_once);
    groups
}

/// The words of a card are those of one of its statements: what changed in them is told there.
fn tell_once(group: &mut CardGroup<'_>) {
    let statements = &group.statements;
    group.card.changes.retain(|change| {
        let is_told = |other: &&Change| {
            other.field == Field::Text
                && other.before == change.before
                && other.after == change.after
        };
        let tells = |statement: &Entry<'_>| statement.changes.iter().any(is_told);
        change.field != Field::Text || !statements.iter().any(tells)
    });
}

/// Which card a statement is told under.
struct Index<'c> {
    before: BTreeMap<&'c str, (usize, &'c Ref)>,
    after: BTreeMap<&'c str, usize>,
}

impl<'c> Index<'c> {
    fn of(cards: &[&'c Item]) -> Self {
        let mut index = Self {
            before: BTreeMap::new(),
            after: BTreeMap::new(),
        };
        for (idx, card) in cards.iter().enumerate() {
            // Of a card that was split or merged, the first item takes the statements.
            if let Some(before) = &card.before {
                index.before.entry(&before.id).or_insert((idx, before));
            }
            if let Some(after) = &card.after {
                index.after.entry(&after.id).or_insert(idx);
            }
        }
        index
    }

    fn group(&self, statement: &Item) -> Option<usize> {
        let after = statement.after.as_ref();
        if let Some(after) = after {
            return self.after.get(&*after.card).copied();
        }
        let before = self.before.get(&*statement.before.as_ref()?.card)?;
        Some(before.0)
    }
}

fn entry(item: &Item) -> Entry<'_> {
    Entry {
        item,
        kinds: item.kinds.clone(),
        changes: item.changes.iter().collect(),
        from: None,
    }
}

/// A card: a new name of its unit is told once for all cards, and its objectives have items of their own.
fn card_entry<'c>(item: &'c Item, comparison: &Comparison) -> Entry<'c> {
    let mut card = entry(item);
    let is_own = |change: &&Change| change.field != Field::Objectives;
    card.changes.retain(is_own);
    let (Some(before), Some(after)) = (&item.before, &item.after) else {
        return card;
    };
    let is_renamed = comparison
        .units
        .iter()
        .any(|unit| unit.renamed && unit.before == before.unit && unit.after == after.unit);
    if is_renamed {
        card.changes.retain(|change| change.field != Field::Unit);
        if card
            .changes
            .iter()
            .all(|change| change.field != Field::Section)
        {
            card.kinds.retain(|kind| *kind != Kind::Moved);
        }
    }
    card
}

/// A statement: where it moved with its card, that is told of the card.
fn statement_entry<'c>(item: &'c Item, card: &Item, index: &Index<'c>) -> Entry<'c> {
    let mut statement = entry(item);
    let id = |card: &Option<Ref>| card.as_ref().map(|card| card.id.clone());
    let in_card = |statement: &Option<Ref>| statement.as_ref().map(|each| each.card.clone());
    let was_there = in_card(&item.before) == id(&card.before);
    if was_there && in_card(&item.after) == id(&card.after) {
        statement.kinds.retain(|kind| *kind != Kind::Moved);
        let is_own = |change: &&Change| !matches!(change.field, Field::Unit | Field::Section);
        statement.changes.retain(is_own);
    } else if let (Some(before), Some(_), false) = (&item.before, &item.after, was_there) {
        statement.from = index.before.get(&*before.card).map(|(_, card)| *card);
    }
    statement
}
