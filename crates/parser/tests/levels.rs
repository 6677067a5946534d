//! Whatever a level says, in every way that labels are printed: the value is its own, whole, or left empty.

use mittari_document::Document;
use mittari_model::{Indicator, Value};
use mittari_parser::parse;

/// Values as municipalities print them, most of them in small letters.
const VALUES: &[&str] = &[
    "ei",
    "kyllä",
    "Ei",
    "3 480 €",
    "enintään 3 400 €",
    "alle 8 %",
    "vähintään 80",
    "noin 30 %",
    "n. 1,5 %",
    "-0,3 milj. €",
    "30.6.2026",
    "valmis",
    "Valmistelussa",
    "2–3",
    "<10 %",
    "≥ 95",
    "+2,5 %",
    "-10 %",
    "kasvaa 5 %",
    "laskee",
    "sama tai suurempi kuin lähtötaso",
    "vähintään ennallaan",
    "4 krt/v",
    "max. 20 %",
    "säilyy nykytasolla",
    "ei mitattu",
    "ei laadittu",
    "suunnitelma hyväksytty",
    "9 844 pv",
    "kevät 2026",
    "4,3 / 5",
    "1:12",
    "tyydyttävä",
    "määritellään myöhemmin",
    "tieto puuttuu",
    "75 / 100",
    "0",
    "kaikki koulut",
    "kerran vuodessa",
];

/// How goals, actions, indicators and levels are printed; whether every value has to be read, and not only nothing else.
const STYLES: &[(&str, &str, bool)] = &[
    (
        "TAVOITE {o}\nTOIMENPIDE {a}\n",
        "MITTARI {m}\nLähtötaso {b}\nTavoitetaso {t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\n",
        "Mittari: {m}\nLähtötaso: {b}\nTavoitetaso: {t}\n",
        true,
    ),
    (
        "Tavoite {o}\nToimenpide {a}\n",
        "Mittari {m}\nNykytaso {b}\nTavoite 2026 {t}\n",
        true,
    ),
    (
        "TAVOITE\t{o}\nTOIMENPIDE\t{a}\n",
        "MITTARI\t{m}\nLähtötaso\t{b}\nTavoitetaso\t{t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\nMittari\tLähtötaso\tTavoitetaso\n",
        "{m}\t{b}\t{t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\n| Mittari | Lähtötaso | Tavoitetaso |\n",
        "| {m} | {b} | {t} |\n",
        true,
    ),
    (
        "TAVOITE\n{o}\n\nTOIMENPIDE\n{a}\n\n",
        "MITTARI\n{m}\n\nLähtötaso\n{b}\n\nTavoitetaso\n{t}\n\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpiteet: {a}\n",
        "Mittari: {m}\nNykytila: {b}\nTavoite: {t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\nMittarit:\n",
        "- {m} (lähtötaso {b}, tavoitetaso {t})\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\nMittarit:\n",
        "- {m}; lähtötaso {b}; tavoitetaso {t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\nMittarit:\n",
        "• {m}\n  – Lähtötaso: {b}\n  – Tavoitetaso: {t}\n",
        true,
    ),
    (
        "Tavoite: {o}\nToimenpide: {a}\nMittarit:\n",
        "{m}\nLähtötaso: {b}\nTavoitetaso: {t}\n",
        true,
    ),
    (
        "Tavoite\n    {o}\nToimenpide\n    {a}\n",
        "Mittari\n    {m}\nLähtötaso\n    {b}\nTavoitetaso\n    {t}\n",
        false,
    ),
    (
        "TAVOITE      {o}\nTOIMENPIDE   {a}\n",
        "MITTARI      {m}\nLähtötaso    {b}      Tavoitetaso  {t}\n",
        false,
    ),
    (
        "TAVOITE {o}\nTOIMENPITEET {a}\n",
        "MITTARI {m}\nNykytila {b}\nTavoite {t}\n",
        false,
    ),
    (
        "TAVOITE\n{o}\nTOIMENPIDE\n{a}\n",
        "MITTARI\n{m}\nLÄHTÖTASO\n{b}\nTAVOITETASO\n{t}\n",
        false,
    ),
    (
        "TAVOITE {o}\nTOIMENPIDE {a}\n",
        "MITTARI {m}\nLähtötaso {b} Tavoitetaso {t}\n",
        true,
    ),
];

const NAMES: &[&str] = &[
    "Lainakanta asukasta kohden",
    "Asiakastyytyväisyys pääkirjastossa",
    "Henkilöstön vaihtuvuus",
    "Koulutuspäivät henkilöä kohden",
    "Käyttöaste uimahallissa",
];

#[test]
fn a_level_is_what_its_label_says() {
    for (head, row, is_whole) in STYLES {
        for step in [3, 7, 11] {
            let mut expected = Vec::new();
            let mut text = String::from("Hallintopalvelut\n\n");
            for (n, baseline) in VALUES.iter().enumerate() {
                let target = VALUES[(n * step + 5) % VALUES.len()];
                // Cards of one, two and three indicators.
                if matches!(n % 6, 0 | 1 | 3) {
                    text.push_str(if n == 0 { "" } else { "\n" });
                    let goal = head.replace("{o}", "Palvelut ovat sujuvia ja talous tasapainossa.");
                    text.push_str(&goal.replace("{a}", "Palveluverkko selvitetään."));
                }
                let name = format!("{} {}", NAMES[n % NAMES.len()], spelled(n));
                let row = row.replace("{m}", &name).replace("{b}", baseline);
                text.push_str(&row.replace("{t}", target));
                expected.push((name, *baseline, target));
            }
            check(&text, &expected, *is_whole);
        }
    }
}

fn check(text: &str, expected: &[(String, &str, &str)], is_whole: bool) {
    let document = Document::from_text_keeping(text.to_owned(), &mittari_parser::is_content)
        .expect("the text is short");
    let parsed = parse(&document);
    let found: Vec<&Indicator> = parsed
        .cards
        .iter()
        .flat_map(|card| &card.indicators)
        .collect();
    for (name, baseline, target) in expected {
        let Some(indicator) = found.iter().find(|indicator| indicator.text == *name) else {
            panic!("{name} is not read in\n{text}");
        };
        let first = indicator.targets.first().map(|target| &target.value);
        for (value, printed) in [(indicator.baseline.as_ref(), baseline), (first, target)] {
            let words = value.map(|value: &Value| &*value.text);
            assert!(
                words == Some(printed) || words.is_none() && !is_whole,
                "{name}: {words:?} instead of {printed:?} in\n{text}"
            );
        }
    }
}

/// A word for a number, so that no name ends in a digit: `a`, `b`, … `ba`.
fn spelled(n: usize) -> String {
    const WORDS: &[&str] = &[
        "pohjoisessa",
        "etelässä",
        "idässä",
        "lännessä",
        "keskustassa",
        "saaristossa",
        "rannalla",
    ];
    format!("{} {}", WORDS[n % 7], WORDS[(n / 7) % 7])
}
