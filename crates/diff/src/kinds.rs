//! What changed about two statements that are one.

use std::collections::BTreeMap;

use mittari_model::{Card, Code, Diagnostic, Excerpt, Extraction, Indicator, Place, Value};
use mittari_normalizer::difference;

use crate::book::{Body, Book};
use crate::context::Context;
use crate::fold::Folded;
use crate::matching::Pair;
use crate::promise::Promised;
use crate::roll_forward::restated;
use crate::target;
use crate::units::{headings, path_keys};
use crate::words;
use crate::{Change, Field, Kind, What, Which};

/// The kinds of change of a pair, in the order of the contract, and the fields that differ; `promised` is what both want of an indicator.
pub(crate) fn of(
    context: &Context<'_>,
    pair: &Pair,
    promised: Option<&[Promised<'_>; 2]>,
) -> (Vec<Kind>, Vec<Change>) {
    let (before, after) = (context.before, context.after);
    let mut kinds = Vec::new();
    let mut changes = Vec::new();
    let (own, other) = (
        &before.statements[pair.before],
        &after.statements[pair.after],
    );
    match (&own.body, &other.body) {
        (Body::Card(_), Body::Card(_)) => {
            cards(context, (own.card, other.card), &mut kinds, &mut changes);
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
    if let Some(promised) = promised {
        indicators(context, pair, promised, &mut kinds, &mut changes);
    }
    if let (Body::Action(own), Body::Action(other)) = (&own.body, &other.body) {
        let status = [&own.status, &other.status].map(|status| text(status.as_ref()));
        changes.extend(differing(Field::Status, status));
        // One layout names those responsible for a card, another for each action: the card compares them all.
        if !own.responsible.is_empty() && !other.responsible.is_empty() {
            let lists = [&own.responsible, &other.responsible];
            changes.extend(responsible(lists.map(|list| list.iter().collect())));
        }
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
fn differing(field: Field, [before, after]: [Option<&str>; 2]) -> Option<Change> {
    let key = |text: Option<&str>| Folded::of(text.unwrap_or_default()).key;
    (key(before) != key(after)).then(|| change(field, before, after))
}

fn joined(excerpts: &[Excerpt], with: &str) -> Option<String> {
    let texts: Vec<&str> = excerpts.iter().map(|excerpt| &*excerpt.text).collect();
    (!texts.is_empty()).then(|| texts.join(with))
}

/// Those responsible, in whatever order and however often they are named.
fn responsible(lists: [Vec<&Excerpt>; 2]) -> Option<Change> {
    let distinct = |excerpts: Vec<&Excerpt>| -> BTreeMap<String, String> {
        let keys = excerpts.into_iter();
        keys.map(|excerpt| (Folded::of(&excerpt.text).key, excerpt.text.clone()))
            .collect()
    };
    let [own, other] = lists.map(distinct);
    if own.keys().eq(other.keys()) {
        return None;
    }
    let words = |list: BTreeMap<String, String>| {
        let texts: Vec<String> = list.into_values().collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    };
    let (own, other) = (words(own), words(other));
    Some(change(Field::Responsible, own.as_deref(), other.as_deref()))
}

/// Everyone who is responsible for a card or for an action in it.
fn all_responsible(card: &Card) -> Vec<&Excerpt> {
    let of_actions = card.actions.iter().flat_map(|action| &action.responsible);
    card.responsible.iter().chain(of_actions).collect()
}

/// The objectives of two cards, given by their numbers, and what stands over them.
fn cards(
    context: &Context<'_>,
    (before, after): (usize, usize),
    kinds: &mut Vec<Kind>,
    changes: &mut Vec<Change>,
) {
    let (own, other) = (
        objectives(context.before, before),
        objectives(context.after, after),
    );
    let before = &context.before.extraction.cards[before];
    let after = &context.after.extraction.cards[after];
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
        changes.extend(differing(field, [text(own.as_ref()), text(other.as_ref())]));
    }
    changes.extend(responsible([before, after].map(all_responsible)));
}

/// The objectives of a card, whatever their order.
fn objectives<'b>(book: &'b Book<'_>, card: usize) -> Vec<&'b Folded> {
    let objectives = book.in_card(card, What::Objective);
    let mut all: Vec<&Folded> = objectives.map(|at| &book.statements[at].folded).collect();
    all.sort_unstable();
    all
}

/// Another unit, or another section of the same unit. A heading that only one document has says nothing: whether headings are read depends on
/// how they are printed.
fn moved(context: &Context<'_>, pair: &Pair, kinds: &mut Vec<Kind>, changes: &mut Vec<Change>) {
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
    let (own, other) = (path_keys(before), path_keys(after));
    own.ends_with(&other) || other.ends_with(&own)
}

fn indicators(
    context: &Context<'_>,
    pair: &Pair,
    [earlier, later]: &[Promised<'_>; 2],
    kinds: &mut Vec<Kind>,
    changes: &mut Vec<Change>,
) {
    let (before, after) = (earlier.indicator, later.indicator);
    let unread = Unread {
        before: (context.before.extraction, context.before.card(pair.before)),
        after: (context.after.extraction, context.after.card(pair.after)),
    };
    // A part is not held against what was wanted of the whole.
    if pair.part.is_none() {
        kinds.extend(of_target([earlier, later], &unread));
        let mut own = earlier.all.iter();
        if own.any(|promise| restated(promise, &later.all).is_some()) {
            kinds.push(Kind::Restated);
        }
        if let Some((own, other)) = before.baseline.as_ref().zip(after.baseline.as_ref())
            && !kinds.contains(&Kind::KindChanged)
            && target::is_of_other_unit(&own.measure, &other.measure)
        {
            kinds.push(Kind::UnitChanged);
        }
    }
    for (field, values) in VALUES {
        let (own, other) = (values(before), values(after));
        let texts = [text_of(&own), text_of(&other)];
        let Some(change) = differing(field, [texts[0].as_deref(), texts[1].as_deref()]) else {
            continue;
        };
        changes.push(Change {
            not_read: unread.either(own.is_empty(), other.is_empty()),
            difference: match (field, &own[..], &other[..]) {
                (Field::Targets, ..) => {
                    let both = earlier.main.as_ref().zip(later.main.as_ref());
                    both.map(|(own, other)| difference(&own.measure, &other.measure))
                }
                (_, [own], [other]) => Some(difference(&own.measure, &other.measure)),
                _ => None,
            },
            ..change
        });
    }
    let ratings = [&before.rating, &after.rating].map(|rating| text(rating.as_ref()));
    changes.extend(differing(Field::Rating, ratings));
}

/// How the target changed; of two documents for one year, how the later one restates it.
fn of_target([earlier, later]: [&Promised<'_>; 2], unread: &Unread<'_>) -> Vec<Kind> {
    match (&earlier.main, &later.main) {
        (Some(promised), Some(wanted)) => target::between(promised, wanted),
        (None, None) => Vec::new(),
        (promised, wanted) => {
            let is_unread = unread
                .either(promised.is_none(), wanted.is_none())
                .is_some();
            if is_unread {
                Vec::new()
            } else {
                vec![Kind::TargetRedefined]
            }
        }
    }
}

/// Fields of an indicator that hold values, and the values that they hold.
type ValuesOf = fn(&Indicator) -> Vec<&Value>;
const VALUES: [(Field, ValuesOf); 3] = [
    (Field::Targets, |indicator| {
        let targets = indicator.targets.iter();
        targets.map(|target| &target.value).collect()
    }),
    (Field::Baseline, |indicator| {
        indicator.baseline.iter().collect()
    }),
    (Field::Actuals, |indicator| {
        let actuals = indicator.actuals.iter();
        actuals.map(|actual| &actual.value).collect()
    }),
];

/// Values as printed, each with the period of its column.
fn text_of(values: &[&Value]) -> Option<String> {
    let words = values.iter().map(|value| match &value.period {
        Some(period) if values.len() > 1 => format!("{period}: {}", value.text),
        _ => value.text.clone(),
    });
    (!values.is_empty()).then(|| words.collect::<Vec<_>>().join("; "))
}

/// The cards of an indicator, near which their documents may print values that mittari did not dare to pair.
struct Unread<'a> {
    before: (&'a Extraction, &'a Card),
    after: (&'a Extraction, &'a Card),
}

impl Unread<'_> {
    /// The document that may print what is empty.
    fn either(&self, before_is_empty: bool, after_is_empty: bool) -> Option<Which> {
        match () {
            () if before_is_empty && is_in_doubt(self.before) => Some(Which::Before),
            () if after_is_empty && is_in_doubt(self.after) => Some(Which::After),
            () => None,
        }
    }
}

/// Whether a diagnostic says that values of the card could not be paired.
fn is_in_doubt((extraction, card): (&Extraction, &Card)) -> bool {
    let about_values = |diagnostic: &&Diagnostic| {
        matches!(
            diagnostic.code,
            Code::AmbiguousPairing | Code::UnpairedBaseline | Code::UnpairedTarget
        )
    };
    let mut found = extraction.diagnostics.iter().filter(about_values);
    found.any(|diagnostic| {
        let mut places = diagnostic.at.iter();
        places.any(|place| card.at.iter().any(|own| overlap(own, place)))
    })
}

fn overlap(a: &Place, b: &Place) -> bool {
    a.page == b.page && a.lines[0] <= b.lines[1] && b.lines[0] <= a.lines[1]
}
