//! From two documents to what changed.

use std::collections::BTreeMap;

use mittari_model::{Dec, Extraction, Indicator};

use crate::book::Book;
use crate::context::Context;
use crate::counts::counts_with;
use crate::kinds;
use crate::matching::{Pair, pairs};
use crate::named_unit;
use crate::notes;
use crate::number::steps;
use crate::pins::{Pins, Resolved};
use crate::promise::Promised;
use crate::roll_forward::roll_forward;
use crate::{
    COMPARISON_SCHEMA, Comparison, Item, Kind, RollForward, RollStatus, Side, Summary, UnitChange,
    What, counts,
};

/// Compares two documents, the earlier one first.
pub fn compare(before: &Extraction, after: &Extraction) -> Comparison {
    compare_with(before, after, &Pins::default())
}

/// The same with pairs that a user knows better.
pub fn compare_with(before: &Extraction, after: &Extraction, pins: &Pins) -> Comparison {
    let (own, other) = (Book::of(before), Book::of(after));
    let resolved = Resolved::of(pins, &own, &other);
    let context = Context::of(&own, &other);
    let pairs = pairs(&context, &resolved);
    let items = items(&context, &pairs);
    let notes = notes::of(&context, &items, resolved.notes);
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        before: Side::of(before, counts(before)),
        after: Side::of(after, counts_with(after, &joined(&context, &pairs))),
        summary: Summary::of(&items),
        units: unit_changes(&context, &pairs),
        notes,
        items,
    }
}

/// The indicators of the earlier document by the ids of their counterparts, where both documents are for the same year: a report leaves to
/// the budget what was wanted.
fn joined<'a>(context: &Context<'a>, pairs: &[Pair]) -> BTreeMap<&'a str, &'a Indicator> {
    if !context.is_same_year() {
        return BTreeMap::new();
    }
    let indicators = pairs.iter().filter_map(|pair| {
        let own = context.before.statements[pair.before].indicator()?;
        let other = context.after.statements[pair.after].indicator()?;
        Some((&*other.id, own))
    });
    indicators.collect()
}

/// Every statement once, in the order of the later document; what was removed follows what stood before it.
fn items(context: &Context<'_>, pairs: &[Pair]) -> Vec<Item> {
    let mut of_after: Vec<Vec<&Pair>> = vec![Vec::new(); context.after.statements.len()];
    let mut after_of = vec![None; context.before.statements.len()];
    for pair in pairs {
        of_after[pair.after].push(pair);
        after_of[pair.before] = after_of[pair.before].max(Some(pair.after));
    }
    // Where a statement of the earlier document would stand in the later one: after the last one before it that has a counterpart.
    let mut removed: Vec<(Option<usize>, usize)> = Vec::new();
    let mut last = None;
    for (at, after) in after_of.iter().enumerate() {
        match after {
            Some(after) => last = Some(*after),
            None => removed.push((last, at)),
        }
    }
    removed.sort_unstable();
    let mut removed = removed.into_iter().peekable();
    let mut items = Vec::with_capacity(pairs.len());
    let mut push_removed = |until: Option<usize>, items: &mut Vec<Item>| {
        while let Some((_, at)) = removed.next_if(|(last, _)| *last <= until) {
            items.push(gone(context, at));
        }
    };
    push_removed(None, &mut items);
    for (at, pairs) in of_after.iter_mut().enumerate() {
        pairs.sort_unstable_by_key(|pair| pair.before);
        for pair in pairs.iter() {
            items.push(matched(context, pair));
        }
        if pairs.is_empty() {
            items.push(new(context, at));
        }
        push_removed(Some(at), &mut items);
    }
    items
}

fn new(context: &Context<'_>, at: usize) -> Item {
    Item {
        after: Some(context.after.reference(at)),
        ..alone(context.after.statements[at].what, Kind::Added)
    }
}

fn gone(context: &Context<'_>, at: usize) -> Item {
    Item {
        before: Some(context.before.reference(at)),
        ..alone(context.before.statements[at].what, Kind::Removed)
    }
}

fn alone(what: What, kind: Kind) -> Item {
    Item {
        what,
        before: None,
        after: None,
        kinds: vec![kind],
        similarity: None,
        pinned: false,
        changes: Vec::new(),
        roll_forward: None,
    }
}

fn matched(context: &Context<'_>, pair: &Pair) -> Item {
    let promised = promised(context, pair);
    let (kinds, changes) = kinds::of(context, pair, promised.as_ref());
    let likeness = context.texts.likeness(
        context.texts.of_before[pair.before],
        context.texts.of_after[pair.after],
    );
    Item {
        what: context.after.statements[pair.after].what,
        before: Some(context.before.reference(pair.before)),
        after: Some(context.after.reference(pair.after)),
        kinds,
        similarity: Some(hundredths(likeness)),
        pinned: pair.pinned,
        changes,
        roll_forward: promised.map(|promised| rolled(context, pair, &promised)),
    }
}

/// What both documents want of an indicator; `None` for other statements.
fn promised<'a>(context: &Context<'a>, pair: &Pair) -> Option<[Promised<'a>; 2]> {
    let before = context.before.statements[pair.before].indicator()?;
    let after = context.after.statements[pair.after].indicator()?;
    let [own, other] = named_unit::of_both(before, after);
    Some([
        Promised::of(before, context.before.extraction, own),
        Promised::of(after, context.after.extraction, other),
    ])
}

fn rolled(context: &Context<'_>, pair: &Pair, promised: &[Promised<'_>; 2]) -> RollForward {
    let found = roll_forward(promised, context.is_same_year());
    // A part cannot be held against what was promised for the whole.
    if pair.part.is_some() {
        RollForward {
            status: RollStatus::Unknown,
            difference: None,
            ..found
        }
    } else {
        found
    }
}

/// `0.934` as `"0.93"`.
fn hundredths(number: f64) -> Dec {
    let hundredths = steps(number.min(1.0), 100.0);
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.parse()
        .expect("digits, a point and two digits are a decimal")
}

/// Units whose cards stand under another heading now.
fn unit_changes(context: &Context<'_>, pairs: &[Pair]) -> Vec<UnitChange> {
    let (before, after) = (context.before, context.after);
    let mut counts: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for pair in pairs {
        if before.statements[pair.before].what == What::Card {
            let units = (after.unit(pair.after), before.unit(pair.before));
            *counts.entry(units).or_default() += 1;
        }
    }
    let (before, after) = (&before.units, &after.units);
    let changed = counts.into_iter().filter(|((other, own), _)| {
        let is_empty = before.headings[*own].is_empty() || after.headings[*other].is_empty();
        !is_empty && before.keys[*own] != after.keys[*other]
    });
    changed
        .map(|((other, own), cards)| UnitChange {
            before: before.headings[own].clone(),
            after: after.headings[other].clone(),
            cards,
            renamed: !after.keys.contains(&before.keys[own])
                && !before.keys.contains(&after.keys[other]),
        })
        .collect()
}
