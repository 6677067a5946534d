//! Reads one printed value into one typed measure.
//!
//! ```
//! use mittari_normalizer::{Context, Role, measure};
//!
//! let context = Context { role: Role::Target, ..Context::default() };
//! let kinds = ["9 844 pv", "-10 %", "Käytössä", "kyllä", "2-3", "v. 2026 3,9 ja v. 2028 4,1", "-", "sujuva arki"]
//!     .map(|raw| serde_json::to_value(measure(raw, &context).measure).unwrap()["kind"].clone());
//! assert_eq!(kinds, ["quantity", "change", "status", "boolean", "range", "series", "missing", "text"]);
//! ```

mod change;
mod clean;
mod identifier;
mod lex;
mod missing;
mod number_words;
mod pair;
mod period;
mod quantity;
mod several;
mod single;
mod status;
mod time;
mod units;
mod vocabulary;

use mittari_model::{About, Boolean, Bound, Measure, Period, TextReason, Time};

use clean::clean;
use lex::{Kind, Tok, lex};
use quantity::Cell;

pub use pair::{outcome, pair};

/// The part that a value plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Lähtötaso.
    Baseline,
    /// Tavoitetaso.
    Target,
    /// Toteuma.
    Actual,
    /// A deadline.
    Deadline,
    /// Words in running text.
    #[default]
    Mention,
}

/// What is known of a value besides its own words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The part it plays.
    pub role: Role,
    /// The other value of the pair, as printed.
    pub pair_raw: Option<&'a str>,
    /// The words of the indicator.
    pub indicator_text: Option<&'a str>,
    /// The period of the column or of the card's target, as printed. Never copied into the measure.
    pub period: Option<&'a str>,
    /// `fi` or `sv`.
    pub language: Option<&'a str>,
}

/// What was read, and how.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The typed value.
    pub measure: Measure,
}

/// Longer texts are no values, in characters.
const LONGEST: usize = 4096;

/// Reads one printed value. Cannot fail: what has no type is kept as text, with the reason.
pub fn measure(raw: &str, context: &Context<'_>) -> Reading {
    Reading {
        measure: typed(raw, context).unwrap_or_else(|reason| Measure::Text { reason }),
    }
}

fn typed(raw: &str, context: &Context<'_>) -> Result<Measure, TextReason> {
    if raw.len() > LONGEST && raw.chars().nth(LONGEST).is_some() {
        return Err(TextReason::TooLong);
    }
    let clean = clean(raw);
    let text = strip(&clean.text);
    if text.chars().any(is_foreign_digit) {
        return Err(TextReason::UnsupportedDigits);
    }
    let toks = lex(text);
    let cell = Cell {
        text,
        toks: &toks,
        about: context.indicator_text.unwrap_or_default(),
    };
    if let Some(measure) = missing::read(Cell {
        text: &clean.text,
        ..cell
    }) {
        return Ok(measure);
    }
    if let Some(measure) = answer(cell, context) {
        return measure;
    }
    if cell.sign(0, '-') && cell.sign(1, '-') {
        return Err(TextReason::MalformedNumber);
    }
    if let Some(reason) = identifier::read(cell) {
        return Err(reason);
    }
    if identifier::is_ordinal(&clean.text) {
        return Err(TextReason::Ambiguous);
    }
    let has_digits = text.bytes().any(|b| b.is_ascii_digit());
    if let Some(measure) = status::read(cell, context.pair_raw.is_some()) {
        return Ok(measure);
    }
    if has_digits && let Some(measure) = several::series(cell)? {
        return Ok(measure);
    }
    let mut trouble = None;
    let mut attempt = |found: Result<Option<Measure>, TextReason>| match found {
        Ok(found) => found,
        Err(reason) => {
            trouble = trouble.or(Some(reason));
            None
        }
    };
    if let Some(measure) = time::compared(cell) {
        return Ok(measure);
    }
    if let Some(measure) = attempt(time::read(cell, context.role)) {
        return Ok(measure);
    }
    if let Some(measure) = attempt(change::read(cell, context.role)) {
        return Ok(measure);
    }
    if let Some(measure) = attempt(several::composite(cell)) {
        return Ok(measure);
    }
    if let Some(measure) = attempt(single::read(cell)) {
        return Ok(measure);
    }
    if let Some(measure) = time::reference(cell, context.role) {
        return Ok(measure);
    }
    Err(trouble.unwrap_or_else(|| identifier::why_text(cell)))
}

/// The text without punctuation at its end and without one pair of brackets round all of it.
fn strip(text: &str) -> &str {
    let mut text = trim_end(text);
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        && !inner.contains(['(', ')'])
    {
        text = trim_end(inner.trim());
    }
    text
}

/// The dot of a date (`30.6.`) and of a listed abbreviation stays.
fn trim_end(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let Some(last) = text.chars().next_back() else {
            return text;
        };
        let rest = &text[..text.len() - last.len_utf8()];
        match last {
            ',' | ';' | ':' => text = rest.trim_end(),
            '.' => {
                let toks = lex(text);
                let keeps = toks.last().is_some_and(|tok| match &tok.kind {
                    Kind::Date { year, .. } => year.is_none(),
                    Kind::Word(word) => word.ends_with('.'),
                    _ => false,
                });
                if keeps {
                    return text;
                }
                text = rest.trim_end();
            }
            _ => return text,
        }
    }
}

fn is_foreign_digit(c: char) -> bool {
    !c.is_ascii()
        && c.is_numeric()
        && !matches!(c, '²' | '³' | '¹' | '½' | '¼' | '¾')
        && c.to_digit(36).is_none()
        && !matches!(c, '\u{2160}'..='\u{217F}' | '\u{2070}'..='\u{2089}')
}

/// `kyllä`, `ei`, `On`, `Ja (2026)`, `✓`.
fn answer(cell: Cell<'_>, context: &Context<'_>) -> Option<Result<Measure, TextReason>> {
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
        return Some(Ok(Measure::Status(mittari_model::StatusMeasure::new(
            mittari_model::Status::NotStarted,
        ))));
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

/// Whether a text is short and would be read as something else than prose.
pub fn is_value(text: &str) -> bool {
    const LONGEST_VALUE: usize = 160;
    text.len() <= LONGEST_VALUE
        && !matches!(
            measure(
                text,
                &Context {
                    role: Role::Target,
                    ..Context::default()
                }
            )
            .measure,
            Measure::Text { .. }
        )
}

/// Reads the head of a column as a period: `Kevät 2025`, `TP 2023`, `1-8/2025`.
pub fn period(text: &str) -> Option<Period> {
    let clean = clean(text);
    let text = strip(&clean.text);
    let toks = lex(text);
    let found = period::find(&toks, 0).ok()??;
    (found.end == toks.len()).then_some(found.period)
}

/// Finds the deadline that a sentence names: `… (1–6/2026)`, `… kevään 2026 aikana`. `None` where it names none or several.
pub fn deadline(text: &str) -> Option<Measure> {
    let clean = clean(text);
    let toks: Vec<Tok> = lex(&clean.text);
    let mut found: Option<period::Found> = None;
    let mut at = 0;
    while at < toks.len() {
        match period::find(&toks, at) {
            Ok(Some(next)) if is_meant(&toks, at, &next) => {
                if found.is_some() {
                    return None;
                }
                at = next.end;
                found = Some(next);
            }
            Ok(Some(next)) => at = next.end.max(at + 1),
            _ => at += 1,
        }
    }
    let found = found?;
    Some(Measure::Time(Time {
        bound: found.bound.unwrap_or(Bound::In),
        period: found.period,
        edge: found.edge,
        subject: None,
    }))
}

/// Whether a period in a sentence is a time for the deed, and no part of a name (`talousarvio 2027`).
fn is_meant(toks: &[Tok], at: usize, found: &period::Found) -> bool {
    let bracketed = at > 0
        && toks[at - 1].is_sign('(')
        && toks.get(found.end).is_some_and(|tok| tok.is_sign(')'));
    let has_time_words = !found.is_bare_year;
    let relative = matches!(found.period, Period::Relative { .. });
    let ends = found.end == toks.len()
        || toks
            .get(found.end)
            .is_some_and(|tok| tok.is_sign('.') || tok.is_sign(',') || tok.is_sign(')'));
    bracketed
        || has_time_words
            && (found.bound.is_some() || ends || !matches!(found.period, Period::Year { .. }))
            && !relative
}

pub(crate) use quantity::frequency_interval;
