//! What changed about two statements that are one.

use std::collections::BTreeMap;

use mittari_model::Code;
use mittari_model::{Card, Diagnostic, Excerpt, Extraction, Indicator, Place, Value};
use mittari_normalizer::difference;

use crate::book::{Body, Book, heading_key};
use crate::context::Context;
use crate::fold::Folded;
use crate::matching::Pair;
use crate::promise::{main_promise, promises};
use crate::roll_forward::restated;
use crate::target;
use crate::words;
use crate::{Change, Field, Kind, Which};

/// The kinds of change of a pair, in the order of the contract, and the fields that differ.
pub(crate) fn of(context: &Context<'_>, pair: &Pair) -> (Vec<Kind>, Vec<Change>) {
    let (before, after) = (context.before, context.after);
    let mut kinds = Vec::new();
    let mut changes = Vec::new();
    let (own, other) = (
        &before.statements[pair.before],
        &after.statements[pair.after],
    );
    match (own.body, other.body) {
        (Body::Card(own), Body::Card(other)) => {
            cards(context, own, other, &mut kinds, &mut changes);
        }
        _ if !own.folded.is_alike(&other.folded, context.forward()) => {
            kinds.push(Kind::Reworded);
            changes.push(Change {
                words: words::changed(own.text, other.text),
                ..change(Field::Text, Some(own.text), Some(other.text))
            });
        }
        _ => {}
    }
    moved(context, pair, &mut kinds, &mut changes);
    kinds.extend(pair.part);
    match (own.body, other.body) {
        (Body::Indicator(own), Body::Indicator(other)) => {
            indicators(context, (own, other), &mut kinds, &mut changes);
        }
        (Body::Action(own), Body::Action(other)) => {
            let status = [&own.status, &other.status];
            let [own_text, other_text] = status.map(|status| text(status.as_ref()));
            differs(Field::Status, own_text, other_text, &mut changes);
            // One layout names those responsible for a card, another for each action: the card compares them all.
            if !own.responsible.is_empty() && !other.responsible.is_empty() {
                let lists = [&own.responsible, &other.responsible];
                let [own, other] = lists.map(|list| list.iter().collect());
                responsible(own, other, &mut changes);
            }
        }
        _ => {}
    }
    if kinds.is_empty() {
        kinds.push(Kind::Same);
    }
    kinds.sort_unstable();
    kinds.dedup();
    (kinds, changes)
}

fn change(field: Field, before: Option<&str>, after: Option<&str>) -> Change {
    Change {
        field,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        words: Vec::new(),
        difference: None,
        not_read: None,
    }
}

fn text(excerpt: Option<&Excerpt>) -> Option<&str> {
    excerpt.map(|excerpt| &*excerpt.text)
}

/// A field of words that differ by more than noise.
fn differs(field: Field, before: Option<&str>, after: Option<&str>, changes: &mut Vec<Change>) {
    let key = |text: Option<&str>| Folded::of(text.unwrap_or_default()).key;
    if key(before) != key(after) {
        changes.push(change(field, before, after));
    }
}

fn joined(excerpts: &[Excerpt], with: &str) -> Option<String> {
    let texts: Vec<&str> = excerpts.iter().map(|excerpt| &*excerpt.text).collect();
    (!texts.is_empty()).then(|| texts.join(with))
}

/// Those responsible, in whatever order and however often they are named.
fn responsible(before: Vec<&Excerpt>, after: Vec<&Excerpt>, changes: &mut Vec<Change>) {
    let distinct = |excerpts: Vec<&Excerpt>| -> BTreeMap<String, String> {
        let keys = excerpts.into_iter();
        keys.map(|excerpt| (Folded::of(&excerpt.text).key, excerpt.text.clone()))
            .collect()
    };
    let (own, other) = (distinct(before), distinct(after));
    if !own.keys().eq(other.keys()) {
        let words = |list: BTreeMap<String, String>| {
            let texts: Vec<String> = list.into_values().collect();
            (!texts.is_empty()).then(|| texts.join("; "))
        };
        let (own, other) = (words(own), words(other));
        changes.push(change(Field::Responsible, own.as_deref(), other.as_deref()));
    }
}

/// Everyone who is responsible for a card or for an action in it.
fn all_responsible(card: &Card) -> Vec<&Excerpt> {
    let of_actions = card.actions.iter().flat_map(|action| &action.responsible);
    card.responsible.iter().chain(of_actions).collect()
}

fn cards(
    context: &Context<'_>,
    before: &Card,
    after: &Card,
    kinds: &mut Vec<Kind>,
    changes: &mut Vec<Change>,
) {
    let fold = |card: &Card| -> Vec<Folded> {
        let mut all: Vec<Folded> = card
            .objectives
            .iter()
            .map(|text| Folded::of(&text.text))
            .collect();
        all.sort_unstable();
        all
    };
    let (own, other) = (fold(before), fold(after));
    let is_alike = own.len() == other.len()
        && own
            .iter()
            .zip(&other)
            .all(|(own, other)| own.is_alike(other, context.forward()));
    if !is_alike {
        kinds.push(Kind::Reworded);
        let (own, other) = (
            joined(&before.objectives, "\n"),
            joined(&after.objectives, "\n"),
        );
        changes.push(Change {
            words: words::changed(
                own.as_deref().unwrap_or_default(),
                other.as_deref().unwrap_or_default(),
            ),
            ..change(Field::Objectives, own.as_deref(), other.as_deref())
        });
    }
    let levels = [
        (Field::Focus, &before.focus, &after.focus),
        (Field::Theme, &before.theme, &after.theme),
        (
            Field::StrategicObjective,
            &before.strategic_objective,
            &after.strategic_objective,
        ),
    ];
    for (field, own, other) in levels {
        differs(field, text(own.as_ref()), text(other.as_ref()), changes);
    }
    responsible(all_responsible(before), all_responsible(after), changes);
}

/// Another unit, or another section of the same unit. A heading that only one document has says nothing: whether headings are read depends on
/// how they are printed.
fn moved(context: &Context<'_>, pair: &Pair, kinds: &mut Vec<Kind>, changes: &mut Vec<Change>) {
    let headings = |excerpts: &[Excerpt]| -> Vec<String> {
        let texts = excerpts.iter().map(|excerpt| excerpt.text.clone());
        texts.collect()
    };
    let (own, other) = (
        context.before.card(pair.before),
        context.after.card(pair.after),
    );
    let levels = [
        (Field::Unit, headings(&own.unit), headings(&other.unit)),
        (
            Field::Section,
            headings(&own.section),
            headings(&other.section),
        ),
    ];
    for (field, own, other) in levels {
        if own.is_empty() || other.is_empty() || is_within(&own, &other) {
            continue;
        }
        kinds.push(Kind::Moved);
        let path = |headings: &[String]| headings.join(" › ");
        changes.push(change(field, Some(&path(&own)), Some(&path(&other))));
    }
}

/// Whether two paths of headings lead to one place: one document may leave outer headings away.
fn is_within(before: &[String], after: &[String]) -> bool {
    let keys = |path: &[String]| -> Vec<String> {
        path.iter().map(|heading| heading_key(heading)).collect()
    };
    let (own, other) = (keys(before), keys(after));
    own.ends_with(&other) || other.ends_with(&own)
}

fn indicators(
    context: &Context<'_>,
    (before, after): (&Indicator, &Indicator),
    kinds: &mut Vec<Kind>,
    changes: &mut Vec<Change>,
) {
    let (from, to) = (context.before.extraction, context.after.extraction);
    let (own, other) = (promises(before, from), promises(after, to));
    let (promised, wanted) = (main_promise(&own, from), main_promise(&other, to));
    let unread = Unread {
        before: unread(context.before, before),
        after: unread(context.after, after),
    };
    let target = unread.target(
        promised.as_ref().map(|promise| &promise.value),
        wanted.as_ref().map(|promise| &promise.value),
    );
    // Two documents for one year set one target: that it was raised from one year to the next would not be true.
    let is_same_year = context.is_same_year();
    match (&promised, &wanted) {
        // A part is not held against what was wanted of the whole.
        _ if kinds.contains(&Kind::Split) || kinds.contains(&Kind::Merged) => {}
        (Some(promised), Some(wanted)) => {
            let found = target::between(promised, wanted);
            let is_number = |kind: &Kind| matches!(kind, Kind::TargetRaised | Kind::TargetLowered);
            kinds.extend(
                found
                    .into_iter()
                    .filter(|kind| !is_same_year || !is_number(kind)),
            );
        }
        (None, None) => {}
        _ if target.is_some() => {}
        _ => kinds.push(Kind::TargetRedefined),
    }
    let is_restated = own
        .iter()
        .any(|promise| restated(promise, &other).is_some());
    let is_part = kinds.contains(&Kind::Split) || kinds.contains(&Kind::Merged);
    if is_restated && !is_part {
        kinds.push(Kind::Restated);
    }
    if let Some((own, other)) = before.baseline.as_ref().zip(after.baseline.as_ref())
        && !is_part
        && !kinds.contains(&Kind::KindChanged)
        && target::is_of_other_unit(&own.measure, &other.measure)
    {
        kinds.push(Kind::UnitChanged);
    }
    let fields = [
        (
            Field::Targets,
            list(before.targets.iter().map(|target| &target.value)),
            list(after.targets.iter().map(|target| &target.value)),
        ),
        (
            Field::Baseline,
            list(before.baseline.iter()),
            list(after.baseline.iter()),
        ),
        (
            Field::Actuals,
            list(before.actuals.iter().map(|actual| &actual.value)),
            list(after.actuals.iter().map(|actual| &actual.value)),
        ),
    ];
    for (field, own, other) in fields {
        let n = changes.len();
        differs(
            field,
            text_of(&own).as_deref(),
            text_of(&other).as_deref(),
            changes,
        );
        let Some(change) = changes.get_mut(n) else {
            continue;
        };
        change.not_read = unread.either(own.is_empty(), other.is_empty());
        change.difference = match field {
            Field::Targets => promised
                .as_ref()
                .zip(wanted.as_ref())
                .map(|(own, other)| difference(&own.measure, &other.measure)),
            _ => match (&own[..], &other[..]) {
                ([own], [other]) => Some(difference(&own.measure, &other.measure)),
                _ => None,
            },
        };
    }
    let rating = [&before.rating, &after.rating].map(|rating| text(rating.as_ref()));
    differs(Field::Rating, rating[0], rating[1], changes);
}

fn list<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<&'a Value> {
    values.collect()
}

/// Values as printed, each with the period of its column.
fn text_of(values: &[&Value]) -> Option<String> {
    let words = values.iter().map(|value| match &value.period {
        Some(period) if values.len() > 1 => format!("{period}: {}", value.text),
        _ => value.text.clone(),
    });
    (!values.is_empty()).then(|| words.collect::<Vec<_>>().join("; "))
}

/// Whether the documents print values near an indicator that mittari did not dare to pair.
#[derive(Clone, Copy)]
struct Unread {
    before: bool,
    after: bool,
}

impl Unread {
    fn either(self, before_is_empty: bool, after_is_empty: bool) -> Option<Which> {
        match () {
            () if before_is_empty && self.before => Some(Which::Before),
            () if after_is_empty && self.after => Some(Which::After),
            () => None,
        }
    }

    fn target(self, before: Option<&Value>, after: Option<&Value>) -> Option<Which> {
        self.either(before.is_none(), after.is_none())
    }
}

fn unread(book: &Book<'_>, indicator: &Indicator) -> bool {
    let card = book.extraction.cards.iter();
    let mut card = card.filter(|card| {
        card.indicators
            .iter()
            .any(|own| std::ptr::eq(own, indicator))
    });
    card.next()
        .is_some_and(|card| is_in_doubt(book.extraction, card))
}

/// Whether a diagnostic says that values of the card could not be paired.
fn is_in_doubt(extraction: &Extraction, card: &Card) -> bool {
    let about_values = |diagnostic: &&Diagnostic| {
        matches!(
            diagnostic.code,
            Code::AmbiguousPairing | Code::UnpairedBaseline | Code::UnpairedTarget
        )
    };
    let mut found = extraction.diagnostics.iter().filter(about_values);
    found.any(|diagnostic| {
        let places = diagnostic.at.iter();
        places
            .into_iter()
            .any(|place| card.at.iter().any(|own| overlap(own, place)))
    })
}

fn overlap(a: &Place, b: &Place) -> bool {
    a.page == b.page && a.lines[0] <= b.lines[1] && b.lines[0] <= a.lines[1]
}
