//! What holds for every text: nothing breaks, no line is lost, no word is invented, and the same bytes give the same bytes.

use std::collections::BTreeMap;

use mittari::extract::extract_text;
use mittari_model::Extraction;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;

/// Pieces of lines as municipalities print them.
const LABELS: &[&str] = &[
    "PAINOPISTE",
    "TEEMA",
    "TAVOITE",
    "TEKO",
    "TOIMENPIDE",
    "MITTARI",
    "MITTARI 1",
    "MITTARI 2",
    "Mittari",
    "Mittarit",
    "Lähtötaso",
    "Tavoitetaso",
    "Lähtötaso Tavoitetaso",
    "MITTARI Lähtötaso Tavoitetaso",
    "Tavoitetaso 2026",
    "Toteuma 2024",
    "Toteuma 31.12.",
    "Tavoite:",
    "- Tavoite:",
    "- Keino:",
    "Toimenpiteet",
    "Tavoite Toimenpiteet Mittarit",
    "Painopiste Mittarit,",
    "Toimenpiteet,",
    "Tavoite,",
    "Osatavoite 1:",
    "Osatavoite 2:",
    "Vastuuhenkilö:",
    "Vastuuhenkilöt:",
    "Mittareita:",
    "Päämäärä:",
    "Selvitys toimenpiteen edistymisestä vuoden ensimmäisellä neljänneksellä (Q1):",
    "Tilannekatsaus 9/2023",
    "Strateginen tavoite",
    "Käyttösuunnitelman yhteydessä vahvistettavat osatavoitteet ja niiden aikataulu:",
    "Strategiska mål",
    "Mål",
    "Indikator",
    "Toimenpiteen kuvaus\tVastuuhenkilö/taho\tHallintokunta\tKevät 2025\tSyksy 2025\tMahd. lisätietoa",
    "Tavoite\tMittari\tLähtötaso\tTavoitetaso",
    "Tavoite                Mittari          TP 2024    TA 2026",
];
const VALUES: &[&str] = &[
    "4,3",
    "9 844 pv",
    "8 860 pv",
    "ei",
    "kyllä",
    "ei kyllä",
    "Ei ole. Valmistelu",
    "0",
    "2-3",
    "Valmis",
    "-10 %",
    "+10 %",
    "≥ 95 %",
    "1htv",
    "250 htp",
    "–",
    "…",
    "= 2022 taso",
    "3,8 3,9",
    "79 (lv 21-22) 0",
    "1 000 000 €",
    "12 345 678 901 234 567 890 123",
    "31.12.2026 mennessä",
    "kevään 2026 aikana",
    "v. 2026 3,9 ja v. 2028 4,1",
    "Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.",
    "Liikevaihto 5 M€, tulos 10 %",
    "x\t\tx",
    "ks. liite 2",
    "1.2.3",
    "99.99.9999",
    "(((",
    "5 %-yks.",
    "0,00000000000000000000000000001",
];
const WORDS: &[&str] = &[
    "Konsernipalvelut",
    "Sivistystoimiala",
    "Porilaisten hyvinvointi",
    "Porin kaupunki",
    "Talousarvio 2026",
    "1.2 Hallintopalvelut",
    "Hyvinvointisuunnitelmat ja -raportit tehdään yhdessä",
    "joh-/tamista",
    "käyttäjä-/asiakasmäärissä",
    "tilinpäätök-",
    "sessä",
    "hyvin\u{ad}vointi",
    "Kehitetään palveluita yhdessä asukkaiden kanssa.",
    "henkilöstöjohtaja",
    "Pitkät sairauspoissaolot vähenevät 10 %",
    "viestintäjohtaja ja brändi- ja kumppanuuspäällikkö",
    "*",
    "1)",
    "Sivu 3",
    "3",
    "**Tavoite 1: Digiosaaminen**",
    "\u{f0b7}",
    "ﬁ",
    "å",
    "A\u{308}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{2028}",
];
const LEADS: &[&str] = &[
    "",
    "",
    "",
    "• ",
    "→ ",
    "- ",
    "– ",
    "\u{f0b7} ",
    "1. ",
    "   ",
    "\t",
    "                    ",
    "**",
];
const ENDS: &[&str] = &[
    "\n", "\n", "\n", "\n\n", "\n \n", "\r\n", "\r", "\u{c}", " ", "  ", "\t", "      ", ".\n",
    "-\n",
];

fn piece() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        4 => select(LABELS).prop_map(str::to_owned),
        4 => select(VALUES).prop_map(str::to_owned),
        3 => select(WORDS).prop_map(str::to_owned),
        1 => "[^\\p{C}%P]{0,12}",
    ];
    (select(LEADS), words, select(ENDS))
        .prop_map(|(lead, words, end)| format!("{lead}{words}{end}"))
}

/// Text in the shape of a document, or any text at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => vec(piece(), 0..60).prop_map(|pieces| pieces.concat()),
        // The same few pieces over and over: tables, running heads, lists.
        2 => (vec(piece(), 1..5), 1_usize..30).prop_map(|(pieces, n)| pieces.concat().repeat(n)),
        2 => any::<String>().prop_map(|text| text.replace(is_binary, "")),
    ]
}

/// Control characters that make a file binary, and what PDF and ZIP files begin with.
fn is_binary(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || matches!(c, '%' | 'P')
}

fn extract(text: &str) -> Extraction {
    extract_text("mika-tahansa.txt", text.as_bytes().to_vec()).expect("it is text")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_line_is_accounted_for_once(text in text()) {
        let coverage = extract(&text).coverage;
        prop_assert_eq!(coverage.lines as usize, lines(&text).values().filter(|line| !is_blank(line)).count());
        prop_assert_eq!(coverage.lines, coverage.cards + coverage.headings + coverage.furniture + coverage.unclaimed);
        let mut last = (0, 0);
        for run in &coverage.unclaimed_at {
            prop_assert!(run.lines[0] <= run.lines[1] && (run.page, run.lines[0]) > last, "{:?}", coverage.unclaimed_at);
            last = (run.page, run.lines[1]);
        }
    }

    #[test]
    fn every_excerpt_is_made_of_the_words_of_its_places(text in text()) {
        let lines = lines(&text);
        let extraction = serde_json::to_value(extract(&text)).expect("an extraction is JSON");
        let mut excerpts = Vec::new();
        collect_excerpts(&extraction["cards"], &mut excerpts);
        for (words, places) in excerpts {
            let mut there = String::new();
            for place in places {
                let number = |value: &Value| value.as_u64().expect("a number");
                for line in number(&place["lines"][0])..=number(&place["lines"][1]) {
                    there += lines.get(&(number(&place["page"]), line)).map_or("", String::as_str);
                }
            }
            prop_assert!(is_within(&words, &there), "{words:?} does not stand in {there:?}");
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_bytes(text in text()) {
        let json = || serde_json::to_string(&extract(&text)).expect("an extraction is JSON");
        prop_assert_eq!(json(), json());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        if let Err(error) = extract_text("mika-tahansa", bytes.clone()) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

fn is_blank(line: &str) -> bool {
    let prints_nothing = |c| {
        matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    line.chars()
        .all(|c: char| c.is_whitespace() || prints_nothing(c))
}

/// The lines by page and number, both counted from 1. LF, CR and CR LF end a line, a form feed ends a page.
fn lines(text: &str) -> BTreeMap<(u64, u64), String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = BTreeMap::new();
    let mut number = 1;
    for (page, text) in (1..).zip(text.split('\u{c}')) {
        for (idx, line) in text.split('\n').enumerate() {
            number += u64::from(idx > 0);
            lines.insert((page, number), line.to_owned());
        }
    }
    lines
}

/// Every object with words and places.
fn collect_excerpts<'v>(value: &'v Value, excerpts: &mut Vec<(String, &'v Vec<Value>)>) {
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_excerpts(item, excerpts)),
        Value::Object(object) => {
            if let (Some(Value::String(words)), Some(Value::Array(places))) =
                (object.get("text"), object.get("at"))
            {
                excerpts.push((words.clone(), places));
            }
            object
                .values()
                .for_each(|item| collect_excerpts(item, excerpts));
        }
        _ => {}
    }
}

/// Whether the letters and digits of `words` stand in `there`, in their order.
fn is_within(words: &str, there: &str) -> bool {
    let mut there = there.chars();
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .all(|wanted| there.any(|found| found == wanted))
}
