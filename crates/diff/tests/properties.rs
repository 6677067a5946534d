//! What holds for every two plans.

use std::collections::BTreeMap;

use mittari_diff::{Comparison, Item, Kind, compare};
use mittari_model::Extraction;
use proptest::prelude::*;

mod plan;

use plan::{Chance, card, extraction, indicator, name};

/// A plan of some cards; statements repeat between cards now and then.
fn plan(chance: &mut Chance, n_cards: usize) -> Extraction {
    let mut cards = Vec::new();
    for number in 0..n_cards {
        let unit = ["Konsernipalvelut", "Sivistystoimiala", "Tekninen toimiala"][chance.below(3)];
        let objective = name(chance);
        let indicators = (0..=chance.below(4)).map(|place| {
            let text = match chance.below(6) {
                0 => "Käyttöaste, %".to_owned(),
                _ => name(chance),
            };
            let level = 11 + chance.below(800);
            indicator(
                &format!("i-{number}-{place}"),
                &text,
                &format!("{level} kpl"),
                &format!("{} kpl", level + 7),
            )
        });
        let indicators = indicators.collect();
        cards.push(card(&format!("c-{number}"), unit, &objective, indicators));
    }
    extraction(2026, cards)
}

/// The next year of a plan: statements reworded, dropped, added, targets moved.
fn next_year(chance: &mut Chance, before: &Extraction) -> Extraction {
    let mut after = before.clone();
    after.document.year = Some(2027);
    after.source.sha256 = "f".repeat(64);
    after.cards.retain(|_| chance.below(8) > 0);
    for card in &mut after.cards {
        card.indicators.retain(|_| chance.below(8) > 0);
        if chance.below(4) == 0 {
            card.objectives[0].text = format!("{} koko kaupungissa", card.objectives[0].text);
        }
        for own in &mut card.indicators {
            match chance.below(6) {
                0 => own.text = format!("{} alueittain", own.text),
                1 => *own = indicator(&own.id, &own.text, "500 kpl", "612 kpl"),
                _ => {}
            }
        }
        if chance.below(5) == 0 {
            let text = name(chance);
            card.indicators
                .push(indicator(&format!("{}-new", card.id), &text, "1", "2"));
        }
    }
    after
}

fn two_years(seed: u64, n_cards: usize) -> (Extraction, Extraction) {
    let mut chance = Chance(seed);
    let before = plan(&mut chance, n_cards);
    let after = next_year(&mut chance, &before);
    (before, after)
}

/// The ids of both sides with the kinds.
type Fact = (Option<String>, Option<String>, Vec<Kind>);

/// The items without their places: the ids of both sides with the kinds.
fn facts(comparison: &Comparison, see: fn(&Item) -> Fact) -> BTreeMap<Fact, usize> {
    let mut facts = BTreeMap::new();
    for item in &comparison.items {
        *facts.entry(see(item)).or_default() += 1;
    }
    facts
}

fn as_it_is(item: &Item) -> Fact {
    let id = |side: &Option<mittari_diff::Ref>| side.as_ref().map(|side| side.id.clone());
    (id(&item.before), id(&item.after), item.kinds.clone())
}

fn mirrored(item: &Item) -> Fact {
    let (before, after, kinds) = as_it_is(item);
    let turned = kinds.into_iter().map(|kind| match kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        Kind::Split => Kind::Merged,
        Kind::Merged => Kind::Split,
        Kind::TargetRaised => Kind::TargetLowered,
        Kind::TargetLowered => Kind::TargetRaised,
        kind => kind,
    });
    let mut kinds: Vec<Kind> = turned.collect();
    kinds.sort_unstable();
    (after, before, kinds)
}

/// Another print of the same words.
fn noisy(chance: &mut Chance, text: &str) -> String {
    match chance.below(8) {
        0 => format!("{text}."),
        1 => text.to_uppercase(),
        2 => text.replace(' ', "\u{a0}"),
        3 => text.replace(' ', "  "),
        4 => format!("{text}*"),
        5 => format!("{text} 1)"),
        6 => {
            let letters: Vec<char> = text.chars().collect();
            let at = letters.len() / 2;
            let is_inside =
                at > 0 && letters[at - 1].is_alphabetic() && letters[at].is_alphabetic();
            let (head, tail) = (&letters[..at], &letters[at..]);
            let with = if is_inside { "\u{ad}" } else { "" };
            format!(
                "{}{with}{}",
                head.iter().collect::<String>(),
                tail.iter().collect::<String>()
            )
        }
        _ => text.replace('-', "\u{2011}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_is_the_same_as_itself(seed: u64, n_cards in 0_usize..30) {
        let (before, _) = two_years(seed, n_cards);
        let found = compare(&before, &before);
        prop_assert!(found.is_same());
        for item in &found.items {
            prop_assert_eq!(&item.kinds, &[Kind::Same]);
            prop_assert_eq!(item.before.as_ref().map(|own| &own.id), item.after.as_ref().map(|own| &own.id));
        }
        prop_assert_eq!(found.items.len(), before.cards.iter().map(|card| 2 + card.indicators.len()).sum::<usize>());
    }

    #[test]
    fn the_other_way_round_added_is_removed(seed: u64, n_cards in 0_usize..30) {
        let (before, after) = two_years(seed, n_cards);
        let there = compare(&before, &after);
        let back = compare(&after, &before);
        prop_assert_eq!(facts(&there, as_it_is), facts(&back, mirrored));
    }

    #[test]
    fn the_order_of_cards_does_not_matter(seed: u64, n_cards in 0_usize..30) {
        let (before, after) = two_years(seed, n_cards);
        let mut shuffled = after.clone();
        let mut chance = Chance(seed ^ 7);
        for at in (1..shuffled.cards.len()).rev() {
            shuffled.cards.swap(at, chance.below(at + 1));
        }
        prop_assert_eq!(
            facts(&compare(&before, &after), as_it_is),
            facts(&compare(&before, &shuffled), as_it_is)
        );
    }

    #[test]
    fn noise_is_no_change(seed: u64, n_cards in 0_usize..30) {
        let (before, _) = two_years(seed, n_cards);
        let mut after = before.clone();
        let mut chance = Chance(seed ^ 9);
        for card in &mut after.cards {
            for text in card.objectives.iter_mut().chain(&mut card.unit) {
                text.text = noisy(&mut chance, &text.text);
            }
            for own in &mut card.indicators {
                own.text = noisy(&mut chance, &own.text);
            }
        }
        let found = compare(&before, &after);
        prop_assert!(found.is_same(), "{:#?}", found.items.iter().filter(|item| !item.is_same()).collect::<Vec<_>>());
    }

    #[test]
    fn every_statement_is_told_once_or_as_a_part(seed: u64, n_cards in 0_usize..30) {
        let (before, after) = two_years(seed, n_cards);
        let found = compare(&before, &after);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for item in &found.items {
            if let Some(own) = &item.before && !item.kinds.contains(&Kind::Split) {
                *seen.entry(format!("before {}", own.id)).or_default() += 1;
            }
            if let Some(own) = &item.after && !item.kinds.contains(&Kind::Merged) {
                *seen.entry(format!("after {}", own.id)).or_default() += 1;
            }
        }
        prop_assert!(seen.values().all(|&n| n == 1));
        let n = |plan: &Extraction| plan.cards.iter().map(|card| 2 + card.indicators.len()).sum::<usize>();
        let n_before = found.items.iter().filter_map(|item| Some(&item.before.as_ref()?.id)).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(n_before.len(), n(&before));
    }
}

#[test]
fn a_comparison_survives_json() {
    let (before, after) = two_years(3, 12);
    let found = compare(&before, &after);
    let json = serde_json::to_string(&found).expect("a comparison is JSON");
    let read: Comparison = serde_json::from_str(&json).expect("it was just written");
    assert_eq!(read, found);
}

#[test]
fn a_card_that_says_a_thing_twice_is_itself() {
    let twice = |id: &str, n: usize| {
        let name = "Asiakastyytyväisyys";
        let indicators = (0..n).map(|at| indicator(&format!("{id}-{at}"), name, "50 %", "60 %"));
        card(id, "Sivistyspalvelut", "Hyvä arki", indicators.collect())
    };
    let plan = extraction(
        2026,
        vec![twice("c-1", 2), twice("c-2", 1), twice("c-3", 3)],
    );
    let found = compare(&plan, &plan);
    let id = |side: &Option<mittari_diff::Ref>| side.as_ref().map(|side| side.id.clone());
    for item in &found.items {
        assert_eq!(id(&item.before), id(&item.after));
    }
}
