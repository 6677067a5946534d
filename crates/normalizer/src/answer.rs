//! Yes and no: `kyllä`, `ei`, `On`, `Ja (2026)`, `✓`.

use mittari_model::{About, Boolean, Bound, Measure, Status, StatusMeasure, TextReason};

use crate::clean::clean;
use crate::quantity::{self, Cell};
use crate::{Context, period};

/// `kyllä`, `ei`, `On`, `Ja (2026)`, `✓`.
pub(crate) fn read(cell: Cell<'_>, context: &Context<'_>) -> Option<Result<Measure, TextReason>> {
    let first = cell.toks.first()?;
    let value = match first.word() {
        "kyllä" | "ja" | "on" | "joo" => true,
        "ei" | "nej" | "ej" => false,
        _ if first.is_sign('✓') || first.is_sign('✔') => true,
        _ if first.is_sign('✗') || first.is_sign('✘') => false,
        _ => return None,
    };
    let boolean = |value, about| Some(Ok(Measure::Boolean(Boolean { value, about })));
    if cell.toks.len() == 1 {
        return boolean(value, About::default());
    }
    if cell.sign(1, '/') {
        let other = cell.word(2);
        return matches!(other, "ei" | "kyllä" | "nej" | "ja")
            .then_some(Err(TextReason::Ambiguous));
    }
    // "Ei ole" is no answer beside a step of work or a number.
    if first.word() == "ei" && cell.word(1) == "ole" && cell.toks.len() == 2 {
        let answered = context.pair_raw.is_some_and(|pair| {
            matches!(
                clean(pair).text.to_lowercase().trim_end_matches('.'),
                "kyllä" | "on" | "ja"
            )
        });
        if answered {
            return boolean(false, About::default());
        }
        return Some(Ok(Measure::Status(StatusMeasure::new(Status::NotStarted))));
    }
    let bracket = usize::from(cell.sign(1, '(') || cell.sign(1, ','));
    // "kyllä (100 %)" says two things.
    if bracket == 1
        && matches!(quantity::find(cell, 2), Ok(Some((_, end))) if cell.sign(end, ')') && end + 1 == cell.toks.len())
        && !matches!(period::find(cell.toks, 2), Ok(Some(_)))
    {
        return Some(Err(TextReason::MultipleMeasures));
    }
    let found = period::find(cell.toks, 1 + bracket).ok()??;
    let closed = usize::from(cell.sign(found.end, ')'));
    if found.end + closed != cell.toks.len() {
        return None;
    }
    let mut about = About {
        basis: found.basis,
        ..About::default()
    };
    match found.bound {
        Some(Bound::By | Bound::Until) => about.due = Some(found.period),
        _ => about.period = Some(found.period),
    }
    boolean(value, about)
}
