//! Reads one printed Finnish or Swedish value into one exact typed measure.
//!
//! What stands in a budget book on the left, what it means on the right:
//!
//! ```
//! use mittari_normalizer::{Context, Role, measure};
//! use serde_json::json;
//!
//! let printed_and_meant = [
//!     ("9 844 pv", json!({"kind": "quantity", "value": "9844", "unit": "d", "unit_text": "pv"})),
//!     ("1 350 t€", json!({"kind": "quantity", "value": "1350", "unit": "eur", "unit_text": "t€", "mult": 3})),
//!     ("enintään 10 kpl vuodessa", json!({"kind": "quantity", "value": "10", "unit": "count", "unit_text": "kpl", "cmp": "le",
//!         "per": [{"unit": "a", "unit_text": "vuodessa"}]})),
//!     ("4,30/5", json!({"kind": "quantity", "value": "4.30", "out_of": "5"})),
//!     ("2-3", json!({"kind": "range", "low": "2", "high": "3"})),
//!     ("-10 %", json!({"kind": "change", "direction": "decrease", "amount": {"value": "10", "unit": "percent", "unit_text": "%"},
//!         "reference": {"type": "baseline"}})),
//!     ("Vähintään ennallaan", json!({"kind": "change", "direction": "not_decrease", "reference": {"type": "baseline"}})),
//!     ("Ohje laadittu", json!({"kind": "status", "status": "done", "ordinal": 5, "subject": "Ohje"})),
//!     ("valmis 6/2026", json!({"kind": "status", "status": "done", "ordinal": 5,
//!         "due": {"type": "month", "year": 2026, "month": 6}})),
//!     ("kyllä", json!({"kind": "boolean", "value": true})),
//!     ("pojat 12 %, tytöt 8 %", json!({"kind": "composite", "parts": [
//!         {"label": "pojat", "measure": {"kind": "quantity", "value": "12", "unit": "percent", "unit_text": "%"}},
//!         {"label": "tytöt", "measure": {"kind": "quantity", "value": "8", "unit": "percent", "unit_text": "%"}}]})),
//!     ("v. 2026 3,9 ja v. 2028 4,1", json!({"kind": "series", "points": [
//!         {"period": {"type": "year", "year": 2026}, "measure": {"kind": "quantity", "value": "3.9"}},
//!         {"period": {"type": "year", "year": 2028}, "measure": {"kind": "quantity", "value": "4.1"}}]})),
//!     ("kevään 2026 aikana", json!({"kind": "time", "bound": "in",
//!         "period": {"type": "season", "year": 2026, "season": "spring"}})),
//!     ("Vuoden 2024 tulokset", json!({"kind": "reference", "subject": "tulokset", "period": {"type": "year", "year": 2024}})),
//!     ("ei tiedossa", json!({"kind": "missing", "reason": "not_available"})),
//!     ("högst 15 dagar/person", json!({"kind": "quantity", "value": "15", "unit": "d", "unit_text": "dagar", "cmp": "le",
//!         "per": [{"unit": "person", "unit_text": "person"}]})),
//!     ("minskar med 5 %", json!({"kind": "change", "direction": "decrease",
//!         "amount": {"value": "5", "unit": "percent", "unit_text": "%"}, "reference": {"type": "baseline"}})),
//!     ("sujuva arki", json!({"kind": "text", "reason": "free_text"})),
//! ];
//! let context = Context { role: Role::Target, ..Context::default() };
//! for (printed, meant) in printed_and_meant {
//!     assert_eq!(serde_json::to_value(measure(printed, &context).measure).unwrap(), meant, "{printed}");
//! }
//! ```
//!
//! A reading also says where each piece stands, which rules on ambiguous forms decided, and what else the value could be:
//!
//! ```
//! use mittari_normalizer::{Context, Role, Rule, measure};
//!
//! let reading = measure("-10 %", &Context { role: Role::Target, ..Context::default() });
//! assert_eq!(reading.rules, [Rule::SignChange]);
//! assert_eq!(reading.alternatives.len(), 1); // a level of −10 %
//! let amount = reading.spans.iter().find(|span| span.path == "/amount/value").unwrap();
//! assert_eq!((amount.start, amount.end), (1, 3));
//! ```
//!
//! Two values together ([`pair`], [`outcome`]) give the wanted movement, the exact distance and whether a target is met. Nothing here
//! fails or panics: what has no type is [`Measure::Text`] with its reason, and a measure that would leave a printed digit out is none.
//! There is no floating-point number anywhere.

mod alternatives;
mod answer;
mod change;
mod clean;
mod identifier;
mod lead;
mod lex;
mod missing;
mod number_words;
mod pair;
mod period;
mod quantity;
mod reading;
mod rules;
mod sentence;
mod several;
mod single;
mod spans;
mod status;
mod time;
mod units;
mod vocabulary;

use mittari_model::{Measure, TextReason};

use clean::{Clean, clean};
use lex::{Kind, lex};
use quantity::Cell;

pub use pair::{
    contradicts, difference, outcome, outcome_since, pair, stated_change, wanted_by_itself,
};
pub use reading::{Reading, Rule, Span};
pub use sentence::{deadline, period};

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

/// Longer texts are no values, in characters.
const LONGEST: usize = 4096;

/// Reads one printed value. Cannot fail: what has no type is kept as text, with the reason.
pub fn measure(raw: &str, context: &Context<'_>) -> Reading {
    let untyped = |reason| Reading::bare(Measure::Text { reason });
    if raw.len() > LONGEST && raw.chars().nth(LONGEST).is_some() {
        return untyped(TextReason::TooLong);
    }
    let clean = clean(raw);
    let text = strip(&clean.text);
    if text.chars().any(is_foreign_digit) {
        return untyped(TextReason::UnsupportedDigits);
    }
    let toks = lex(text);
    let cell = Cell {
        text,
        toks: &toks,
        about: context.indicator_text.unwrap_or_default(),
    };
    let measure = match typed(cell, &clean, context) {
        Ok(measure) => measure,
        Err(reason) => return untyped(reason),
    };
    let Ok(spans) = spans::locate(cell, &clean, raw, &measure) else {
        return untyped(TextReason::Ambiguous);
    };
    let rules = rules::fired(cell, &clean, raw, &measure);
    let alternatives = alternatives::of(cell, &measure, &rules, context.role);
    Reading {
        measure,
        spans,
        rules,
        alternatives,
    }
}

fn typed(cell: Cell<'_>, clean: &Clean<'_>, context: &Context<'_>) -> Result<Measure, TextReason> {
    let text = cell.text;
    if let Some(measure) = missing::read(cell, &clean.text) {
        return Ok(measure);
    }
    if let Some(measure) = answer::read(cell, context) {
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
    if let Some(measure) = status::read(cell) {
        return Ok(measure);
    }
    if has_digits && let Some(measure) = several::series(cell)? {
        return Ok(measure);
    }
    if let Some(measure) = time::compared(cell) {
        return Ok(measure);
    }
    let mut trouble = None;
    let readers = [
        |cell: Cell<'_>, role| time::read(cell, role),
        |cell: Cell<'_>, role| change::read(cell, role),
        |cell: Cell<'_>, _| several::composite(cell),
        |cell: Cell<'_>, _| single::read(cell),
    ];
    for read in readers {
        match read(cell, context.role) {
            Ok(Some(measure)) => return Ok(measure),
            Ok(None) => {}
            Err(reason) => trouble = trouble.or(Some(reason)),
        }
    }
    if let Some(measure) = time::reference(cell, context.role) {
        return Ok(measure);
    }
    Err(trouble.unwrap_or_else(|| identifier::why_text(cell)))
}

/// The text without punctuation at its end and without one pair of brackets round all of it.
pub(crate) fn strip(text: &str) -> &str {
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

pub(crate) use quantity::frequency_interval;

/// The page of the crate, whose examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
