//! Words and signs for no value at all.

use mittari_model::{Measure, Missing, MissingReason};

use crate::period;
use crate::quantity::Cell;

/// Phrases in small letters, each as the first words of the cell; sorted. At most two more words may follow, or a period.
const PHRASES: &[(&str, MissingReason)] = &[
    ("avgörs senare", MissingReason::ToBeDefined),
    ("ei arvioitu", MissingReason::NotMeasured),
    ("ei arvoa", MissingReason::NotAvailable),
    ("ei määritelty", MissingReason::ToBeDefined),
    ("ei mitata", MissingReason::NotMeasured),
    ("ei mitattu", MissingReason::NotMeasured),
    ("ei ole arvioitu", MissingReason::NotMeasured),
    ("ei ole mitattu", MissingReason::NotMeasured),
    ("ei ole saatavilla", MissingReason::NotAvailable),
    ("ei ole seurattu", MissingReason::NotMeasured),
    ("ei ole tiedossa", MissingReason::NotAvailable),
    ("ei ole tietoa", MissingReason::NotAvailable),
    ("ei relevantti", MissingReason::NotApplicable),
    ("ei saatavilla", MissingReason::NotAvailable),
    ("ei saatu", MissingReason::NotAvailable),
    ("ei seurattu", MissingReason::NotMeasured),
    ("ei sovellu", MissingReason::NotApplicable),
    ("ei tiedossa", MissingReason::NotAvailable),
    ("ei tietoa", MissingReason::NotAvailable),
    ("ei tilastoida", MissingReason::NotMeasured),
    ("ej mätt", MissingReason::NotMeasured),
    ("ej tillgänglig", MissingReason::NotAvailable),
    ("ingen uppgift", MissingReason::NotAvailable),
    ("inte mätt", MissingReason::NotMeasured),
    ("inte tillgänglig", MissingReason::NotAvailable),
    ("määritellään", MissingReason::ToBeDefined),
    ("määritetään", MissingReason::ToBeDefined),
    ("ny indikator", MissingReason::NewIndicator),
    ("ny mätare", MissingReason::NewIndicator),
    ("preciseras senare", MissingReason::ToBeDefined),
    ("sovitaan erikseen", MissingReason::ToBeDefined),
    ("sovitaan myöhemmin", MissingReason::ToBeDefined),
    ("tarkentuu", MissingReason::ToBeDefined),
    ("täsmennetään", MissingReason::ToBeDefined),
    ("täsmentyy", MissingReason::ToBeDefined),
    ("uppgift saknas", MissingReason::NotAvailable),
    ("uusi mittari", MissingReason::NewIndicator),
    ("uusi tunnusluku", MissingReason::NewIndicator),
];

/// The reading of a cell that says that there is no value.
pub(crate) fn read(cell: Cell<'_>) -> Option<Measure> {
    let missing = |reason, period| Some(Measure::Missing(Missing { reason, period }));
    if cell.toks.is_empty() {
        return missing(MissingReason::Blank, None);
    }
    let dashes = cell
        .text
        .chars()
        .all(|c| matches!(c, '-' | '.' | '\u{2026}' | ' ' | '_' | '/'));
    if dashes {
        return missing(MissingReason::Dash, None);
    }
    let lower = cell.text.to_lowercase();
    if matches!(
        lower.trim_end_matches('.'),
        "n/a" | "na" | "ei arvoa" | "n.a"
    ) {
        return missing(MissingReason::NotApplicable, None);
    }
    if lower.trim_end_matches('.') == "tbd" {
        return missing(MissingReason::ToBeDefined, None);
    }
    let &(phrase, reason) = PHRASES.iter().find(|(phrase, _)| {
        lower.starts_with(phrase) && !lower[phrase.len()..].starts_with(char::is_alphabetic)
    })?;
    let at = phrase.split(' ').count();
    let rest = cell.toks.len() - at.min(cell.toks.len());
    if let Ok(Some(found)) = period::find(cell.toks, at)
        && found.end == cell.toks.len()
    {
        return missing(reason, Some(found.period));
    }
    let no_digits = cell.toks[at.min(cell.toks.len())..]
        .iter()
        .all(|tok| !tok.word().is_empty());
    (rest <= 3 && no_digits).then_some(())?;
    missing(reason, None)
}
