//! Whose document it is: `Porin kaupungin` in the text gives `Porin kaupunki`.

use std::collections::BTreeMap;

/// The forms of the words for a municipality, and the basic form.
const BODIES: &[(&str, &str)] = &[
    ("kaupunki", "kaupunki"),
    ("kaupungin", "kaupunki"),
    ("kaupungilla", "kaupunki"),
    ("kaupungille", "kaupunki"),
    ("kaupungissa", "kaupunki"),
    ("kaupunkia", "kaupunki"),
    ("kunta", "kunta"),
    ("kunnan", "kunta"),
    ("kunnalla", "kunta"),
    ("kunnassa", "kunta"),
    ("kuntaa", "kunta"),
    ("stad", "stad"),
    ("stads", "stad"),
    ("kommun", "kommun"),
    ("kommuns", "kommun"),
];
/// A name outside the title must stand in the text at least so often.
const LEAST: usize = 2;

pub(super) fn read(text: &str, title: &[&str]) -> Option<String> {
    let in_title = title.iter().find_map(|line| {
        let mut names = names(line);
        (!names.is_empty()).then(|| names.remove(0))
    });
    if in_title.is_some() {
        return in_title;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names(text) {
        *counts.entry(name).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    counts
        .into_iter()
        .find(|&(_, n)| n >= LEAST && n * 2 > total)
        .map(|(name, _)| name)
}

/// Whether the words are the name of a municipality and nothing else: `Kivirannan kaupunki`.
pub(crate) fn is_name_alone(words: &str) -> bool {
    let Some((name, body)) = words.rsplit_once(' ') else {
        return false;
    };
    let lower = body.to_lowercase();
    BODIES
        .iter()
        .any(|(form, basic)| *form == lower && form == basic && is_name(name.trim_end(), basic))
}

/// The municipalities that a text names, in basic form.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut before = "";
    for word in text.split_whitespace() {
        if !word.contains(['k', 'K', 's', 'S']) || !before.starts_with(char::is_uppercase) {
            before = word;
            continue;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if let Some(&(_, body)) = BODIES.iter().find(|(form, _)| *form == lower)
            && is_name(before, body)
        {
            names.push(format!("{} {body}", capitalized(before)));
        }
        before = word;
    }
    names
}

/// A Finnish name stands in the genitive of the singular, with a capital (`Nuorten kaupunki` is none); in Swedish any name with a capital does.
fn is_name(word: &str, body: &str) -> bool {
    let starts = word.starts_with(char::is_uppercase);
    let is_swedish = matches!(body, "stad" | "kommun");
    let genitive = word.to_lowercase().ends_with('n') || is_swedish;
    starts
        && genitive
        && !word.to_lowercase().ends_with("ten")
        && !word.to_lowercase().ends_with("jen")
        && word.chars().count() > 3
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && !matches!(
            word.to_lowercase().as_str(),
            "oman"
                | "koko"
                | "suomen"
                | "jokaisen"
                | "kunkin"
                | "entisen"
                | "muun"
                | "toisen"
                | "eräiden"
        )
}

/// `PORIN` → `Porin`.
fn capitalized(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut chars = word.chars();
    let first: String = chars.next().into_iter().collect();
    first + &chars.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_alone() {
        for yes in [
            "Kivirannan kaupunki",
            "KUUSILAMMEN KUNTA",
            "Sandvikby kommun",
        ] {
            assert!(is_name_alone(yes), "{yes}");
        }
        for no in [
            "Kivirannan kaupungin strategia",
            "Elävä kunta",
            "Kaupunki",
            "",
        ] {
            assert!(!is_name_alone(no), "{no}");
        }
    }

    #[test]
    fn basic_forms() {
        assert_eq!(
            read("", &["PORIN KAUPUNGIN HENKILÖSTÖSTRATEGIA 2026"]).as_deref(),
            Some("Porin kaupunki")
        );
        assert_eq!(
            read("", &["Porin kaupunki – Talousarvio 2026"]).as_deref(),
            Some("Porin kaupunki")
        );
        assert_eq!(
            read(
                "Vihtakosken kunnan tehtävä. Vihtakosken kunnassa asuu. Rauman kaupunki.",
                &[]
            )
            .as_deref(),
            Some("Vihtakosken kunta")
        );
        assert_eq!(
            read("Pääkaupungin ja Laitilan kaupungin yhteistyö", &[]),
            None
        );
    }
}
