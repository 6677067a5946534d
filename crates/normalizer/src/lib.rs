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

pub use pair::{outcome, pair};
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

fn typed(cell: Cell<'_>, clean: &Clean, context: &Context<'_>) -> Result<Measure, TextReason> {
    let text = cell.text;
    if let Some(measure) = missing::read(Cell {
        text: &clean.text,
        ..cell
    }) {
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
