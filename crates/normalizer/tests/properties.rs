//! What holds for every text, whatever stands in it.

use mittari_model::Measure;
use mittari_normalizer::{Context, Reading, Role, measure};
use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const ROLES: [Role; 5] = [
    Role::Baseline,
    Role::Target,
    Role::Actual,
    Role::Deadline,
    Role::Mention,
];

/// What values are made of.
const PIECES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "4,5",
    "9 844",
    "12 500",
    "1.234",
    "5.900",
    "2026",
    "2025",
    "21-22",
    "100",
    "0,03",
    "-5",
    "+10",
    "½",
    "kaksi",
    "puolet",
    "kolmasosa",
    "%",
    "%-yks.",
    "%:iin",
    "‰",
    "€",
    "t€",
    "M€",
    "milj. €",
    "e",
    "pv",
    "htv",
    "kpl",
    "kpl.",
    "krt",
    "opp.",
    "as.",
    "t",
    "h",
    "kk",
    "m²",
    "k-m²",
    "t CO2e",
    "oppilasta",
    "asukasta",
    "uutta palvelua",
    "/",
    "/vuosi",
    "/as.",
    "vuodessa",
    "vuosittain",
    "per år",
    "joka toinen vuosi",
    "vähintään",
    "enintään",
    "alle",
    "yli",
    "<",
    "≥",
    "<=",
    "noin",
    "n.",
    "ca",
    "ka",
    "(ka)",
    "yhteensä",
    "keskiarvo",
    "±",
    "-",
    "–",
    "…",
    "...",
    ":",
    "=",
    ";",
    ",",
    ".",
    "(",
    ")",
    "*",
    "1)",
    "ja",
    "och",
    "sekä",
    "tai enemmän",
    "8/2022",
    "1-8/2025",
    "20.9.22",
    "31.12.2026",
    "30.11.",
    "29.2.2025",
    "Q1",
    "Q4/2025",
    "H1/2026",
    "kevät 2026",
    "syksyllä",
    "Syky 2025",
    "v. 2026",
    "vuonna 2026",
    "vuoden 2027 loppuun",
    "mennessä",
    "alkaen",
    "lv 21-22",
    "TP 2024",
    "TA2025",
    "enn.",
    "senast",
    "under",
    "huhtikuun",
    "maalis-huhtikuu",
    "2. kolmannes",
    "ensi vuonna",
    "kyllä",
    "ei",
    "ei ole",
    "on",
    "nej",
    "✓",
    "valmis",
    "käynnissä",
    "osittain",
    "laadittu",
    "otettu käyttöön",
    "delvis",
    "i bruk",
    "kasvaa",
    "vähenee",
    "ökar med",
    "ennallaan",
    "sama kuin",
    "parempi kuin",
    "lähtötaso",
    "maan keskiarvo",
    "vrt.",
    "ei tiedossa",
    "uusi mittari",
    "pojat",
    "tytöt",
    "8. lk",
    "P5lk",
    "kirjasto",
    "Hinta",
    "NPS",
    "M365",
    "2. asteen",
    "(asteikko 1–5)",
    "4,2/5",
    "asiakkaista",
    "päämäärää kohden",
    "kahden vuoden välein",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let gap = prop::sample::select(&[" ", " ", " ", "", "\u{a0}", "\n", ", "][..]);
    prop::collection::vec((piece, gap), 0..9).prop_map(|pairs| {
        pairs
            .into_iter()
            .flat_map(|(piece, gap)| [piece, gap])
            .collect()
    })
}

/// Realistic pieces, any text, and texts of the characters that matter.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => pieces(),
        1 => any::<String>(),
        1 => "[0-9 .,/:;()%€+\u{2212}–-]{0,24}",
        1 => "[a-zåäö0-9 .,/-]{0,40}",
    ]
}

fn roles() -> impl Strategy<Value = Role> {
    prop::sample::select(&ROLES[..])
}

fn read(raw: &str, role: Role) -> Reading {
    measure(
        raw,
        &Context {
            role,
            ..Context::default()
        },
    )
}

fn is_untyped(measure: &Measure) -> bool {
    matches!(measure, Measure::Text { .. } | Measure::Missing(_))
}

/// The parts of a measure that do not follow the print.
fn without_print(measure: &Measure) -> Value {
    let mut json = serde_json::to_value(measure).expect("a measure is JSON");
    drop_print(&mut json);
    json
}

fn drop_print(json: &mut Value) {
    const PRINT: &[&str] = &[
        "unit_text",
        "subject",
        "detail",
        "label",
        "text",
        "footnote",
    ];
    match json {
        Value::Object(object) => {
            object.retain(|key, _| !PRINT.contains(&key.as_str()));
            object.values_mut().for_each(drop_print);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_print),
        _ => {}
    }
}

/// Whether the case of letters carries meaning: `M€` is a million, `3D` and `P5lk` are names, `ß` has no capital.
fn has_case_of_its_own(raw: &str) -> bool {
    let is_short = |word: &str| word.eq_ignore_ascii_case("m") || word.eq_ignore_ascii_case("i");
    let chars: Vec<char> = raw.chars().collect();
    raw.chars()
        .any(|c| c.is_alphabetic() && !c.is_ascii() && !"åäöÅÄÖ".contains(c))
        || raw.split(|c: char| !c.is_alphanumeric()).any(is_short)
        || chars.windows(2).any(|pair| {
            pair[0].is_numeric() && pair[1].is_alphabetic()
                || pair[0].is_alphabetic() && pair[1].is_numeric()
        })
}

fn assert_digits_are_covered(raw: &str, reading: &Reading) -> Result<(), TestCaseError> {
    if is_untyped(&reading.measure) {
        prop_assert!(reading.spans.is_empty());
        return Ok(());
    }
    for (at, c) in raw.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let n = reading
            .spans
            .iter()
            .filter(|span| span.start <= at && at < span.end)
            .count();
        prop_assert_eq!(n, 1, "{} at {} of {:?} in {:?}", c, at, raw, reading);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn digits_are_in_exactly_one_span(raw in texts(), role in roles()) {
        assert_digits_are_covered(&raw, &read(&raw, role))?;
    }

    #[test]
    fn spans_point_into_the_text_and_the_measure(raw in texts(), role in roles()) {
        let reading = read(&raw, role);
        let json = serde_json::to_value(&reading.measure).expect("a measure is JSON");
        for span in &reading.spans {
            prop_assert!(raw.get(span.start..span.end).is_some_and(|text| !text.is_empty()), "{:?} {:?}", raw, span);
            prop_assert!(json.pointer(&span.path).is_some(), "{:?} {:?} {}", raw, span, json);
        }
        prop_assert!(reading.spans.is_sorted_by(|a, b| a.end <= b.start), "{:?}", reading.spans);
        prop_assert!(reading.alternatives.len() <= 2);
        prop_assert!(reading.rules.is_sorted_by(|a, b| a < b));
        prop_assert!(!reading.alternatives.contains(&reading.measure));
    }

    #[test]
    fn decomposed_letters_are_the_same(raw in texts(), role in roles()) {
        let composed: String = raw.nfc().collect();
        let decomposed: String = raw.nfd().collect();
        prop_assert_eq!(read(&composed, role).measure, read(&decomposed, role).measure);
    }

    #[test]
    fn every_space_is_a_space(raw in texts(), role in roles()) {
        let measure = read(&raw, role).measure;
        for space in ["\u{a0}", "\u{2009}", "\u{202f}", "\u{2007}"] {
            prop_assert_eq!(&measure, &read(&raw.replace(' ', space), role).measure, "{:?}", space);
        }
    }

    #[test]
    fn white_space_at_the_end_changes_nothing(raw in texts(), role in roles()) {
        let plain = read(&raw, role);
        let padded = read(&format!("{raw} \n"), role);
        prop_assert_eq!(&plain.measure, &padded.measure);
        prop_assert_eq!(plain.spans, padded.spans);
    }

    #[test]
    fn a_final_full_stop_changes_nothing(
        start in pieces(),
        last in prop::sample::select(&["oppilasta", "vuodessa", "käynnissä", "kyllä", "mennessä", "asiakkaista", "ennallaan", "tytöt", "färdig"][..]),
        role in roles(),
    ) {
        // After a digit it may make a rank or a date, after a few letters an abbreviation.
        let raw = format!("{start} {last}");
        prop_assert_eq!(read(&raw, role).measure, read(&format!("{raw}."), role).measure);
    }

    #[test]
    fn case_changes_the_print_alone(raw in texts(), role in roles()) {
        prop_assume!(!has_case_of_its_own(&raw));
        let measure = without_print(&read(&raw, role).measure);
        prop_assert_eq!(&measure, &without_print(&read(&raw.to_lowercase(), role).measure));
        prop_assert_eq!(&measure, &without_print(&read(&raw.to_uppercase(), role).measure));
    }

    #[test]
    fn what_is_read_can_be_written_and_read(raw in texts(), role in roles()) {
        let measure = read(&raw, role).measure;
        let json = serde_json::to_string(&measure).expect("a measure is JSON");
        prop_assert_eq!(measure, serde_json::from_str::<Measure>(&json).expect("a measure is read again"));
    }

    #[test]
    fn pairs_and_outcomes_cannot_fail(a in texts(), b in texts()) {
        let context = Context::default();
        let (before, after) = (read(&a, Role::Baseline).measure, read(&b, Role::Target).measure);
        let facts = mittari_normalizer::pair(&before, &after, &context);
        prop_assert_eq!(facts.comparable, facts.reason.is_none());
        let outcome = mittari_normalizer::outcome(&before, &after, &context);
        prop_assert_eq!(outcome.comparable, outcome.reason.is_none());
        if matches!(after, Measure::Quantity(_) | Measure::Range(_) | Measure::Status(_) | Measure::Boolean(_)) {
            prop_assert_eq!(outcome.met, facts.met);
        }
        let since = mittari_normalizer::outcome_since(&before, &before, &after, &context);
        prop_assert_eq!(since.comparable, since.reason.is_none());
    }

    #[test]
    fn sentences_and_heads_cannot_fail(raw in texts()) {
        let _ = mittari_normalizer::deadline(&raw);
        let _ = mittari_normalizer::period(&raw);
        let _ = mittari_normalizer::is_value(&raw);
    }
}

#[test]
fn long_texts_are_answered_by_their_length_alone() {
    for piece in [
        "5 kpl ",
        "1 ",
        "9",
        "(",
        "-",
        "a\u{308}",
        "v. 2026 3,9 ja ",
        "\u{a0}",
    ] {
        let megabyte = piece.repeat(1_000_000 / piece.len());
        let reading = read(&megabyte, Role::Target);
        let json = serde_json::to_value(&reading.measure).expect("a measure is JSON");
        assert_eq!(
            json,
            serde_json::json!({"kind": "text", "reason": "too_long"}),
            "{piece:?}"
        );
    }
}

/// Texts that fuzzing has found.
#[test]
fn found_texts_do_not_panic() {
    for raw in ["Ⓚ2 h1", "ß2 -", "İ3-x"] {
        for role in ROLES {
            let _ = read(raw, role);
        }
    }
}
