//! Words and signs for no value at all.

use mittari_model::{Measure, Missing, MissingReason};

use crate::period;
use crate::quantity::Cell;
use crate::vocabulary;

/// What a phrase may be about, sorted.
const WHAT: &[&str] = &[
    "lähtöarvo",
    "lähtötaso",
    "mittari",
    "målet",
    "målnivån",
    "tavoite",
    "tavoitearvo",
    "tavoitetaso",
    "tavoitteet",
    "tieto",
    "toteuma",
    "utgångsnivån",
    "värdet",
];

/// More words than this after a phrase say something else.
const MOST_WORDS: usize = 3;

/// Phrases in small letters, each as the first words of the cell, sorted; the longest that fits counts. At most three more words may
/// follow, or a period.
const PHRASES: &[(&str, MissingReason)] = &[
    ("asetetaan", MissingReason::ToBeDefined),
    ("avgörs senare", MissingReason::ToBeDefined),
    ("bestäms senare", MissingReason::ToBeDefined),
    ("definieras senare", MissingReason::ToBeDefined),
    ("ei arvioitu", MissingReason::NotMeasured),
    ("ei arvoa", MissingReason::NotAvailable),
    ("ei kerätä", MissingReason::NotMeasured),
    ("ei koske", MissingReason::NotApplicable),
    ("ei käytettävissä", MissingReason::NotAvailable),
    ("ei lähtöarvoa", MissingReason::NotAvailable),
    ("ei lähtötasoa", MissingReason::NotAvailable),
    ("ei mitata", MissingReason::NotMeasured),
    ("ei mitattu", MissingReason::NotMeasured),
    ("ei määritelty", MissingReason::ToBeDefined),
    ("ei ole arvioitu", MissingReason::NotMeasured),
    ("ei ole mitattu", MissingReason::NotMeasured),
    ("ei ole määritelty", MissingReason::ToBeDefined),
    ("ei ole saatavilla", MissingReason::NotAvailable),
    ("ei ole seurattu", MissingReason::NotMeasured),
    ("ei ole tiedossa", MissingReason::NotAvailable),
    ("ei ole tietoa", MissingReason::NotAvailable),
    ("ei ole vielä mitattu", MissingReason::NotMeasured),
    ("ei ole vielä määritelty", MissingReason::ToBeDefined),
    ("ei ole vielä saatavilla", MissingReason::NotAvailable),
    ("ei ole vielä tiedossa", MissingReason::NotAvailable),
    ("ei raportoida", MissingReason::NotMeasured),
    ("ei relevantti", MissingReason::NotApplicable),
    ("ei saatavilla", MissingReason::NotAvailable),
    ("ei saatu", MissingReason::NotAvailable),
    ("ei seurata", MissingReason::NotMeasured),
    ("ei seurattu", MissingReason::NotMeasured),
    ("ei sovelleta", MissingReason::NotApplicable),
    ("ei sovellu", MissingReason::NotApplicable),
    ("ei tiedossa", MissingReason::NotAvailable),
    ("ei tietoa", MissingReason::NotAvailable),
    ("ei tietoja", MissingReason::NotAvailable),
    ("ei tilastoida", MissingReason::NotMeasured),
    ("ei tilastoitu", MissingReason::NotMeasured),
    ("ei vertailutietoa", MissingReason::NotAvailable),
    ("ei vielä mitattu", MissingReason::NotMeasured),
    ("ei vielä määritelty", MissingReason::ToBeDefined),
    ("ei vielä saatavilla", MissingReason::NotAvailable),
    ("ei vielä tiedossa", MissingReason::NotAvailable),
    ("ei vielä tietoa", MissingReason::NotAvailable),
    ("ej mätt", MissingReason::NotMeasured),
    ("ej tillgänglig", MissingReason::NotAvailable),
    ("ej tillgängligt", MissingReason::NotAvailable),
    ("ej tillämplig", MissingReason::NotApplicable),
    ("ej tillämpligt", MissingReason::NotApplicable),
    ("fastslås senare", MissingReason::ToBeDefined),
    ("fastställs", MissingReason::ToBeDefined),
    ("följs inte upp", MissingReason::NotMeasured),
    ("har inte mätts", MissingReason::NotMeasured),
    ("inga uppgifter", MissingReason::NotAvailable),
    ("ingen uppgift", MissingReason::NotAvailable),
    ("inte mätt", MissingReason::NotMeasured),
    ("inte tillgänglig", MissingReason::NotAvailable),
    ("inte tillgängligt", MissingReason::NotAvailable),
    ("inte tillämplig", MissingReason::NotApplicable),
    ("inte tillämpligt", MissingReason::NotApplicable),
    ("mäts ej", MissingReason::NotMeasured),
    ("mäts inte", MissingReason::NotMeasured),
    ("määritellään", MissingReason::ToBeDefined),
    ("määritetään", MissingReason::ToBeDefined),
    ("n.a", MissingReason::NotApplicable),
    ("n/a", MissingReason::NotApplicable),
    ("na", MissingReason::NotApplicable),
    ("ny indikator", MissingReason::NewIndicator),
    ("ny mätare", MissingReason::NewIndicator),
    ("okänd", MissingReason::NotAvailable),
    ("okänt", MissingReason::NotAvailable),
    ("preciseras", MissingReason::ToBeDefined),
    ("puuttuu", MissingReason::NotAvailable),
    ("päätetään myöhemmin", MissingReason::ToBeDefined),
    ("saknas", MissingReason::NotAvailable),
    ("selviää myöhemmin", MissingReason::ToBeDefined),
    ("slås fast senare", MissingReason::ToBeDefined),
    ("sovitaan erikseen", MissingReason::ToBeDefined),
    ("sovitaan myöhemmin", MissingReason::ToBeDefined),
    ("tarkennetaan", MissingReason::ToBeDefined),
    ("tarkentuu", MissingReason::ToBeDefined),
    ("tbd", MissingReason::ToBeDefined),
    ("tiedot puuttuvat", MissingReason::NotAvailable),
    ("tieto puuttuu", MissingReason::NotAvailable),
    ("täsmennetään", MissingReason::ToBeDefined),
    ("täsmentyy", MissingReason::ToBeDefined),
    ("uppgift saknas", MissingReason::NotAvailable),
    ("uppgiften saknas", MissingReason::NotAvailable),
    ("uppgifter saknas", MissingReason::NotAvailable),
    ("uusi indikaattori", MissingReason::NewIndicator),
    ("uusi mittari", MissingReason::NewIndicator),
    ("uusi tunnusluku", MissingReason::NewIndicator),
    ("vahvistetaan myöhemmin", MissingReason::ToBeDefined),
];

/// The reading of a cell that says that there is no value. `whole` is its clean text with all punctuation.
pub(crate) fn read(cell: Cell<'_>, whole: &str) -> Option<Measure> {
    let missing = |reason, period| Some(Measure::Missing(Missing { reason, period }));
    if cell.toks.is_empty() {
        return missing(MissingReason::Blank, None);
    }
    let dashes = whole
        .chars()
        .all(|c| matches!(c, '-' | '.' | '\u{2026}' | ' ' | '_' | '/'));
    if dashes {
        return missing(MissingReason::Dash, None);
    }
    // "lähtötaso määritellään 2026"
    let skip = usize::from(vocabulary::has(WHAT, cell.word(0)));
    let cell = Cell {
        toks: &cell.toks[skip..],
        ..cell
    };
    let (reason, at) = phrase(cell)?;
    let start = at + usize::from(cell.sign(at, '('));
    if let Ok(Some(found)) = period::find(cell.toks, start) {
        let end = found.end + usize::from(start > at && cell.sign(found.end, ')'));
        if end == cell.toks.len() {
            return missing(reason, Some(found.period));
        }
    }
    let rest = &cell.toks[at..];
    let n_words = rest.iter().filter(|tok| !tok.word().is_empty()).count();
    let is_plain = rest
        .iter()
        .all(|tok| !tok.word().is_empty() || tok.is_sign(',') || tok.is_sign('.'));
    (n_words <= MOST_WORDS && is_plain).then_some(())?;
    missing(reason, None)
}

/// The reason that the first words give, and one past their last token.
fn phrase(cell: Cell<'_>) -> Option<(MissingReason, usize)> {
    let start_at = cell.toks.first()?.at.start;
    let first = Some(cell.word(0)).filter(|word| !word.is_empty())?;
    let start = PHRASES.partition_point(|(phrase, _)| *phrase < first);
    let n = PHRASES[start..]
        .iter()
        .take_while(|(phrase, _)| phrase.starts_with(first))
        .count();
    if n == 0 {
        return None;
    }
    let lower = lower_start(cell.text.get(start_at..)?);
    let &(phrase, reason) = PHRASES[start..start + n].iter().rev().find(|(phrase, _)| {
        lower.starts_with(phrase) && !lower[phrase.len()..].starts_with(char::is_alphanumeric)
    })?;
    // Tokens are counted as the phrase has them: "n/a" is three.
    let end = cell
        .toks
        .iter()
        .take_while(|tok| tok.at.start < start_at + phrase.len())
        .count();
    Some((reason, end))
}

/// The first letters in small ones. Letters whose small form has another length are in no phrase.
fn lower_start(text: &str) -> String {
    const LONGEST: usize = 40;
    text.chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_sorted() {
        vocabulary::assert_sorted(PHRASES.iter().map(|row| row.0));
        vocabulary::assert_sorted(WHAT.iter().copied());
    }

    #[test]
    fn every_reason_has_phrases() {
        for reason in MissingReason::ALL {
            let has_signs = matches!(reason, MissingReason::Blank | MissingReason::Dash);
            assert!(
                has_signs || PHRASES.iter().any(|row| row.1 == *reason),
                "{reason:?}"
            );
        }
    }
}
