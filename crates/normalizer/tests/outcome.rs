//! Is the target met? Actuals against targets, with the baseline where the target is counted from one.

use mittari_normalizer::{
    Context, Role, contradicts, measure, outcome, outcome_since, stated_change,
};

/// What is expected of an actual: met or not, no answer although the two compare, or why they do not.
#[derive(Debug, PartialEq)]
enum Answer {
    Met,
    NotMet,
    Unknown,
    Not(&'static str),
}
use Answer::{Met, Not, NotMet, Unknown};

/// Baseline (empty where none is needed), actual, target, answer.
const CASES: &[(&str, &str, &str, Answer)] = &[
    // Levels.
    ("", "95 %", "vähintään 90 %", Met),
    ("", "89,9 %", "vähintään 90 %", NotMet),
    ("", "90 %", "yli 90 %", NotMet),
    ("", "12 pv", "enintään 12 pv", Met),
    ("", "12,5 pv", "enintään 12 pv", NotMet),
    ("", "4", "2-4", Met),
    ("", "5", "2-4", NotMet),
    ("", "4,5", "4,5", Met),
    ("", "4,50", "4,5", Met),
    ("", "4,4", "4,5", NotMet),
    ("", "0", "0 tapaturmaa", Met),
    ("", "1 tapaturma", "0 tapaturmaa", NotMet),
    ("", "350 t€", "0,4 M€", NotMet),
    ("", "400 000 €", "0,4 M€", Met),
    ("", "88 %", "90 % ± 3 %", Met),
    ("", "86 %", "90 % ± 3 %", NotMet),
    ("", "25 dagar", "högst 30 dagar", Met),
    ("", "48 tuntia", "32 viikkotuntia", Not("unit_mismatch")),
    ("", "5 krt/vuosi", "5 krt/kk", Not("unit_mismatch")),
    ("", "15", "vähintään 10 kpl", Met),
    // Steps, answers.
    ("", "Käytössä", "Valmis", Met),
    ("", "Valmistelussa", "Valmis", NotMet),
    ("", "Ei laadittu", "Laadittu", NotMet),
    ("", "Peruttu", "Valmis", Not("status_off_ladder")),
    ("", "genomförd", "färdig", Met),
    ("", "kyllä", "kyllä", Met),
    ("", "nej", "ja", NotMet),
    ("", "kyllä", "Valmis", Not("kind_mismatch")),
    // Several values.
    (
        "",
        "pojat 10 %, tytöt 7 %",
        "pojat 12 %",
        Not("kind_mismatch"),
    ),
    ("", "4,1 (2026)", "v. 2026 4,0 ja v. 2028 4,2", NotMet),
    ("", "4,0 (2026)", "v. 2026 4,0 ja v. 2028 4,2", Met),
    // Changes, with the baseline that they are counted from.
    ("9 844 pv", "8 860 pv", "-10 %", Met),
    ("9 844 pv", "9 500 pv", "-10 %", NotMet),
    ("200 kpl", "230 kpl", "kasvu vähintään 10 %", Met),
    ("200 kpl", "210 kpl", "kasvu vähintään 10 %", NotMet),
    ("50 pv", "44 pv", "vähenee vähintään 10 %", Met),
    ("40 %", "45 %", "+5 %-yks.", Met),
    ("4,1", "4,1", "vähintään ennallaan", Met),
    ("4,1", "4,0", "vähintään ennallaan", NotMet),
    ("4,1", "4,3", "paranee", Unknown),
    ("4,1", "4,1", "paranee", NotMet),
    ("120 kpl", "130 kpl", "kasvaa", Met),
    (
        "120 kpl",
        "110 kpl",
        "kasvaa edellisvuodesta",
        Not("other_reference"),
    ),
    ("", "8 860 pv", "-10 %", Not("baseline_not_given")),
    ("ei tiedossa", "8 860 pv", "-10 %", Not("missing")),
    // Changes against changes.
    ("", "+12 %", "kasvaa 12 %", Met),
    ("", "väheni 3 %", "vähenee vähintään 5 %", NotMet),
    ("", "väheni 6 %", "vähenee vähintään 5 %", Met),
    ("", "kasvoi", "vähenee", NotMet),
    ("", "heikkenee", "paranee", NotMet),
    ("", "kasvoi 2 %-yks.", "kasvaa 2 %", Not("unit_mismatch")),
    // Nothing to compare.
    ("", "-", "5", Not("missing")),
    ("", "hyvä", "5", Not("text")),
];

fn read(raw: &str, role: Role) -> mittari_model::Measure {
    measure(
        raw,
        &Context {
            role,
            ..Context::default()
        },
    )
    .measure
}

#[test]
fn actuals_meet_their_targets_or_not() {
    for (baseline, actual, target, expected) in CASES {
        let (now, wanted) = (read(actual, Role::Actual), read(target, Role::Target));
        let context = Context::default();
        let found = if baseline.is_empty() {
            outcome(&now, &wanted, &context)
        } else {
            outcome_since(&read(baseline, Role::Baseline), &now, &wanted, &context)
        };
        let reason = found
            .reason
            .map(|reason| serde_json::to_value(reason).expect("a reason is JSON"));
        let answer = match (found.met, &reason) {
            (Some(true), _) => Met,
            (Some(false), _) => NotMet,
            (None, None) => Unknown,
            (None, Some(reason)) => {
                assert_eq!(
                    Some(reason.as_str().unwrap_or_default()),
                    named(expected),
                    "{actual} → {target}"
                );
                continue;
            }
        };
        assert_eq!(
            answer, *expected,
            "{baseline} → {actual} → {target}: {found:?}"
        );
    }
}

fn named(answer: &Answer) -> Option<&'static str> {
    match answer {
        Not(reason) => Some(reason),
        _ => None,
    }
}

#[test]
fn a_target_counted_from_the_baseline_has_a_level() {
    let found = outcome_since(
        &read("2,56", Role::Baseline),
        &read("2,40", Role::Actual),
        &read("-10 %", Role::Target),
        &Context::default(),
    );
    let json = serde_json::to_value(found).expect("an outcome is JSON");
    assert_eq!(json["target_value"], "2.304");
    assert_eq!(json["abs"], "-0.096");
    assert_eq!(json["rel_pct"], "-4.00");
    assert_eq!(json["met"], false);
}

/// The words of an indicator, baseline, target, whether they contradict.
const WORDS: &[(&str, &str, &str, bool)] = &[
    ("Poissaolot vähenevät 10 %", "9 844 pv", "9 500 pv", true),
    ("Poissaolot vähenevät 10 %", "9 844 pv", "8 860 pv", false),
    (
        "Työtapaturmista johtuvat poissaolot vähenevät 10 % vuodessa",
        "1 762 pv",
        "1 585 pv",
        false,
    ),
    ("Poissaolot vähenevät 10 %", "1 762 pv", "1 586 pv", false),
    ("Poissaolot vähenevät 10 %", "1 762 pv", "1 584 pv", true),
    ("Kävijämäärä kasvaa vähintään 5 %", "100", "110", false),
    ("Kävijämäärä kasvaa vähintään 5 %", "100", "103", true),
    ("Osuus nousee 2 %-yksikköä", "40 %", "42 %", false),
    ("Osuus nousee 2 %-yksikköä", "40 %", "45 %", true),
    ("Kävijöiden määrä", "100", "90", false),
    ("Andelen minskar med 10 %", "50", "45", false),
    ("Andelen minskar med 10 %", "50", "55", true),
    ("Poissaolot vähenevät 10 %", "9 844 pv", "kyllä", false),
];

#[test]
fn words_that_contradict_the_numbers_are_found() {
    for (words, baseline, target, expected) in WORDS {
        let found = stated_change(words).is_some_and(|change| {
            contradicts(
                &change,
                &read(baseline, Role::Baseline),
                &read(target, Role::Target),
            )
        });
        assert_eq!(found, *expected, "{words}: {baseline} → {target}");
    }
}
