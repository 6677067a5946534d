use mittari_document::Document;

use super::*;
use crate::draft::{DraftAction, DraftIndicator, DraftValue};
use crate::mended::Mended;

fn read_cards(text: &str) -> Vec<DraftCard> {
    let document = Document::from_text_keeping(text.to_owned(), &crate::carries_label).unwrap();
    read(&Scan::new(&document))
}

fn texts(list: &[Mended]) -> String {
    let texts: Vec<&str> = list.iter().map(|text| text.text.as_str()).collect();
    texts.join(" | ")
}

fn value(value: &DraftValue) -> String {
    match &value.period {
        Some(period) => format!("{} [{period}]", value.text.text),
        None => value.text.text.clone(),
    }
}

fn values(list: &[DraftValue]) -> String {
    list.iter().map(value).collect::<Vec<_>>().join(" | ")
}

fn action(action: &DraftAction) -> String {
    let mut out = format!("action: {}", action.text.text);
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out += &format!("; {name} {text}");
        }
    };
    add("group", texts(action.group.as_slice()));
    add("responsible", texts(&action.responsible));
    add("unit", texts(action.unit.as_slice()));
    add("status", texts(action.status.as_slice()));
    for (period, text) in &action.schedule {
        add(period, text.text.clone());
    }
    add("note", texts(action.note.as_slice()));
    out
}

fn indicator(indicator: &DraftIndicator) -> String {
    let mut out = format!("indicator: {}", indicator.text.text);
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out += &format!("; {name} {text}");
        }
    };
    add(
        "baseline",
        indicator.baseline.as_ref().map_or(String::new(), value),
    );
    add("target", values(&indicator.targets));
    add("actual", values(&indicator.actuals));
    add("rating", texts(indicator.rating.as_slice()));
    out
}

/// A card, one line a field.
fn dump(card: &DraftCard) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.push(format!("{name}: {text}"));
        }
    };
    add("unit", texts(&card.unit));
    add("section", texts(&card.section));
    add("focus", texts(card.focus.as_slice()));
    add("theme", texts(card.theme.as_slice()));
    add("strategic", texts(card.strategic_objective.as_slice()));
    add("objective", texts(&card.objectives));
    add("initiative", texts(&card.initiatives));
    out.extend(card.actions.iter().map(action));
    out.extend(card.indicators.iter().map(indicator));
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.push(format!("{name}: {text}"));
        }
    };
    let milestones: Vec<Mended> = card.milestones.iter().map(|m| m.text.clone()).collect();
    add("milestones", texts(&milestones));
    add("responsible", texts(&card.responsible));
    for progress in &card.progress {
        let period = progress.period.as_deref().unwrap_or("-");
        add("progress", format!("{period} {}", progress.text.text));
    }
    add("notes", texts(&card.notes));
    let troubles: Vec<&str> = card.troubles.iter().map(|t| t.message.as_str()).collect();
    add("trouble", troubles.join(" | "));
    out
}

fn check(text: &str, expected: &[&[&str]]) {
    let cards: Vec<Vec<String>> = read_cards(text).iter().map(dump).collect();
    assert_eq!(cards, expected, "{text}");
}

#[test]
fn digital_programme() {
    let cards = read_cards(include_str!(
        "../../../../../seeds/digisuunnitelma-2025-2027.txt"
    ));
    let objectives: Vec<String> = cards.iter().map(|card| texts(&card.objectives)).collect();
    assert_eq!(
        objectives,
        [
            "Digiosaamisen vahvistaminen",
            "Tiedon hyödyntämisen lisääminen",
            "Saavutettavat ja laadukkaat digipalvelut kaikille"
        ]
    );
    let counts: Vec<usize> = cards.iter().map(|card| card.actions.len()).collect();
    assert_eq!(counts, [16, 39, 35]);
    let all: Vec<String> = cards
        .iter()
        .flat_map(|card| card.actions.iter().map(action))
        .collect();
    for expected in [
        "action: Henkilökunnan yleisen digiosaamisen osaamiskartoitus, sisältäen M365 ohjelmat. Huomioidaan myös tietosuoja-/tietoturvaosaaminen.; group Osaamiskartoitus; responsible Tietohallintokoordinaattori; unit Koko kaupunki",
        "action: Sähköinen arkistointi; responsible Hallintojohtaja | Tekninen johtaja; unit Koko kaupunki; Syysy 2026 sähköinen lupa-arkisto",
        "action: Tunnisteiden laajempi hyödyntäminen; group Taloushallinto; responsible Taloushallinto; unit Koko kaupunki; note Aloitettu v. 2024",
        "action: Opiskeluhuollon kirjaukset jatkossa Primukseen (kouluhallinto-ohjelma) / Wilmaan (nykytilassa irrallinen järjestelmä); group Henkilöstölle; responsible Hallintosihteeri (sivistys) koulusihteeri | tietohallintokoordinaattori; unit Sivistys",
        "action: Luottamushenkilöiden intra / kokousmateriaalin jako ym selvitys ja ratkaisu syysy 2025 / valmis kesä 2025; group Luottamushenkilöille; responsible Hallintojohtaja | tietohallintokoordinaattori; unit Hallintopalvelut",
    ] {
        assert!(all.iter().any(|found| found == expected), "{expected}");
    }
    // The colour legends stay unclaimed; the headings that they ran into do not.
    let n_lines: usize = cards.iter().map(|card| card.lines.len()).sum();
    assert_eq!(n_lines, 25 + 47 + 42);
}

#[test]
fn adhoc() {
    let mut files: Vec<_> = std::fs::read_dir("/tmp/fx")
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        println!("=== {}", file.display());
        for card in read_cards(&std::fs::read_to_string(&file).unwrap()) {
            println!("--- {:?}", card.lines);
            println!("{}", dump(&card).join("\n"));
        }
    }
}
