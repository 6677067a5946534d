//! Values inside running text: `Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.`

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::draft::{DraftIndicator, DraftValue};
use crate::label::Label;
use crate::mended::Mended;

/// What a statement holds: one indicator for each stretch of text with values of its own, and what follows the last value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inline {
    pub(crate) indicators: Vec<DraftIndicator>,
    /// Text after the last value's full stop, which belongs to what is printed next: `… v. 2029 7,7.Kehitämme tulo- ja lähtöprosessia.`
    pub(crate) rest: Option<Mended>,
}

/// Labels of values in running text. A plain `tavoite` counts only after a baseline's label, since any sentence may hold the word.
static VALUE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<b>\b(?:[Ll]ähtötaso|[Ll]ähtöarvo|[Nn]ykytaso|[Nn]ykyarvo|[Ll]ähtötilanne|[Uu]tgångsnivån?|[Uu]tgångsläget?)\b)
      | (?P<t>\b(?:[Tt]avoitetaso|[Tt]avoitearvo|[Mm]ålnivån?|[Mm]ålvärdet?)\b)
      | (?P<p>\b(?:[Tt]avoite|[Mm]ål(?:et)?)\b)
      | (?P<a>\b(?:[Tt]oteuma(?:-arvo)?|[Uu]tfall(?:et)?)\b)",
    )
    .expect("the pattern is valid")
});

/// A value's end: the full stop of its sentence. A full stop inside a number, a date or after an abbreviation is none.
static SENTENCE_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[.;]\s*(?:$|\p{Lu})").expect("the pattern is valid"));

/// A year that introduces a value: `v. 2026 3,9`, `vuonna 2027 15`.
static YEAR_VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|(?:\s(?:ja|och|sekä|samt)\s|[,;]\s*))(?:v\.\s*|vuonna\s+|vuoden\s+|år\s+)?(?P<year>20[0-9]{2})\s*:?\s+").expect("the pattern is valid")
});

/// A year after its value: `15 vuonna 2027`.
static VALUE_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^vuoteen\s+(?P<year>20[0-9]{2})\s+mennessä|\bvuoteen\s+(?P<by>20[0-9]{2})\s+mennessä$",
    )
    .expect("the pattern is valid")
});

/// A label of a value in some text.
struct Mark {
    label: Label,
    range: Range<usize>,
}

/// Reads a statement as indicators with the values that its sentences state under a label. Without labels it is one name.
pub(crate) fn read_inline(statement: &Mended) -> Inline {
    let marks = marks(&statement.text);
    if marks.is_empty() {
        return Inline {
            indicators: vec![DraftIndicator {
                text: statement.clone(),
                ..DraftIndicator::default()
            }],
            rest: None,
        };
    }
    let mut inline = Inline::default();
    let mut name = 0..marks[0].range.start;
    let mut current: Option<DraftIndicator> = None;
    for (idx, mark) in marks.iter().enumerate() {
        let end = marks
            .get(idx + 1)
            .map_or(statement.text.len(), |next| next.range.start);
        let (value, after) = cut_value(&statement.text, mark.range.end..end);
        if let Some(done) = current
            .take_if(|indicator| begins_next(indicator, mark.label, &statement.text[name.clone()]))
        {
            inline.indicators.push(done);
        }
        let indicator = current.get_or_insert_with(|| DraftIndicator {
            text: name_of(statement, name.clone()),
            ..DraftIndicator::default()
        });
        add(indicator, mark.label, statement.slice(value));
        name = after..end;
    }
    inline.indicators.extend(current);
    let rest = statement.slice(name);
    if !rest.text.is_empty() {
        inline.rest = Some(rest);
    }
    inline
}

/// A statement of its own begins where words stand between the last value and this label, or where the label is printed again.
fn begins_next(indicator: &DraftIndicator, label: Label, between: &str) -> bool {
    let repeated = label == Label::Baseline && indicator.baseline.is_some();
    repeated
        || between.chars().filter(|c| c.is_alphabetic()).count() > 3 && label == Label::Baseline
}

fn name_of(statement: &Mended, range: Range<usize>) -> Mended {
    statement
        .slice(range)
        .trimmed(&[' ', ',', ';', '(', '–', '-', ':'])
}

/// The labels whose words stand as labels: at the start, or after a sentence, a comma, a bracket.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for found in VALUE_LABEL.captures_iter(text) {
        let whole = found.get(0).map(|m| m.range()).unwrap_or_default();
        let before = text[..whole.start].trim_end();
        let stands = before.is_empty()
            || before.ends_with(['.', ',', ';', ':', '(', '–', '-', '!', '?', ')', '%'])
            || text[whole.clone()].starts_with(char::is_uppercase);
        if !stands || !value_follows(&text[whole.end..]) {
            continue;
        }
        let label = if found.name("b").is_some() {
            Label::Baseline
        } else if found.name("a").is_some() {
            Label::Actual
        } else {
            Label::Target
        };
        if found.name("p").is_some() && !marks.iter().any(|mark| mark.label == Label::Baseline) {
            continue;
        }
        marks.push(Mark {
            label,
            range: whole,
        });
    }
    marks
}

/// A label stands before its value: a number, a bracket, a year, a bound, or a colon. `Lähtötason nosto` has none.
fn value_follows(after: &str) -> bool {
    let closed = after.trim_start().starts_with(':');
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    const BEGINNINGS: &[&str] = &[
        "v.",
        "vuonna",
        "vuoden",
        "vuoteen",
        "enintään",
        "vähintään",
        "alle",
        "yli",
        "noin",
        "n.",
        "ei",
        "kyllä",
        "sama",
        "år",
        "minst",
        "högst",
        "ka",
        "on ",
        "väh.",
        "maks",
    ];
    closed
        || next.starts_with(|c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '(' | '-' | '–' | '+' | '<' | '>' | '≥' | '≤' | '\u{2212}'
                )
        })
        || BEGINNINGS.iter().any(|word| next.starts_with(word))
}

/// The value after a label, without the full stop of its sentence; and where the text goes on.
fn cut_value(text: &str, range: Range<usize>) -> (Range<usize>, usize) {
    let tail = &text[range.clone()];
    let lead = tail.len()
        - tail
            .trim_start_matches(|c: char| c.is_whitespace() || c == ':')
            .len();
    let body = &tail[lead..];
    let end = SENTENCE_END
        .find_iter(body)
        .map(|m| m.start())
        .find(|&at| !ends_in_abbreviation(&body[..at]))
        .unwrap_or(body.len());
    let value = body[..end].trim_end_matches([',', ' ', '(', ';']);
    let value = if value.matches(')').count() > value.matches('(').count() {
        value.trim_end_matches(')')
    } else {
        value
    };
    let start = range.start + lead;
    let after = start
        + end
        + body[end..]
            .chars()
            .take_while(|c| matches!(c, '.' | ';' | ' ' | ')'))
            .map(char::len_utf8)
            .sum::<usize>();
    (start..start + value.len(), after.min(range.end))
}

/// `v.`, `n.`, `opp.`: a full stop that ends no sentence.
fn ends_in_abbreviation(before: &str) -> bool {
    matches!(
        before.rsplit([' ', '(']).next(),
        Some("v" | "n" | "väh" | "maks" | "lv" | "ed" | "mm" | "esim")
    )
}

fn add(indicator: &mut DraftIndicator, label: Label, text: Mended) {
    if text.text.is_empty() {
        return;
    }
    let value = DraftValue { text, period: None };
    match label {
        Label::Baseline => indicator.baseline = Some(value),
        Label::Actual => indicator.actuals.push(value),
        _ => indicator.targets.extend(by_year(value)),
    }
}

/// One value for each year that introduces one: `v. 2026 3,9 ja v. 2028 4,1` gives `3,9` for 2026 and `4,1` for 2028.
pub(super) fn by_year(value: DraftValue) -> Vec<DraftValue> {
    let text = &value.text.text;
    let years: Vec<(String, Range<usize>)> = YEAR_VALUE
        .captures_iter(text)
        .filter_map(|found| {
            Some((
                found.name("year")?.as_str().to_owned(),
                found.get(0)?.range(),
            ))
        })
        .collect();
    if value.period.is_none() && years.first().is_some_and(|(_, range)| range.start == 0) {
        let ends = years
            .iter()
            .skip(1)
            .map(|(_, range)| range.start)
            .chain([text.len()]);
        let parts: Vec<DraftValue> = years
            .iter()
            .zip(ends)
            .map(|((year, range), end)| DraftValue {
                text: value.text.slice(range.end..end),
                period: Some(year.clone()),
            })
            .collect();
        if parts.iter().all(|part| {
            part.text.text.starts_with(|c: char| {
                c.is_ascii_digit()
                    || matches!(c, '-' | '+' | '<' | '>' | '≥' | '≤' | '\u{2212}')
                    || c.is_alphabetic()
            })
        }) {
            return parts;
        }
    }
    let by = VALUE_YEAR.captures(text).and_then(|found| {
        Some(
            found
                .name("year")
                .or_else(|| found.name("by"))?
                .as_str()
                .to_owned(),
        )
    });
    let period = value.period.clone().or(by);
    vec![DraftValue { period, ..value }]
}

#[cfg(test)]
mod tests {
    use mittari_document::Span;

    use super::*;
    use crate::mended::Piece;

    fn read(
        text: &str,
    ) -> (
        Vec<(String, Option<String>, Vec<(Option<String>, String)>)>,
        Option<String>,
    ) {
        let mended = Mended::join(
            text,
            &[Piece {
                span: Span::new(0, text.len()),
                line: 0,
            }],
            "",
        );
        let inline = read_inline(&mended);
        let indicators = inline.indicators.into_iter().map(|indicator| {
            let targets = indicator
                .targets
                .into_iter()
                .map(|target| (target.period, target.text.text))
                .collect();
            (
                indicator.text.text,
                indicator.baseline.map(|baseline| baseline.text.text),
                targets,
            )
        });
        (indicators.collect(), inline.rest.map(|rest| rest.text))
    }

    fn target(period: Option<&str>, text: &str) -> (Option<String>, String) {
        (period.map(str::to_owned), text.to_owned())
    }

    #[test]
    fn values_in_sentences() {
        let (indicators, rest) =
            read("Minulla on aikaa. Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.");
        assert_eq!(
            indicators,
            [(
                "Minulla on aikaa.".to_owned(),
                Some("(ka) 3,8".to_owned()),
                vec![target(Some("2026"), "3,9"), target(Some("2028"), "4,1")]
            )]
        );
        assert_eq!(rest, None);
        let (indicators, _) = read(
            "Avoimuus. Lähtötaso (ka) 3,3. Tavoitetaso v. 2026 3,4. Olen tyytyväinen. Lähtötaso (ka) 3,2. Tavoitetaso v. 2026 3,3.",
        );
        assert_eq!(
            indicators.iter().map(|i| i.0.as_str()).collect::<Vec<_>>(),
            ["Avoimuus.", "Olen tyytyväinen."]
        );
        let (indicators, _) =
            read("Poissaolot vähenevät. Lähtötaso 2,56. Tavoitetaso -10 % vuoteen 2028 mennessä.");
        assert_eq!(
            indicators[0].2,
            [target(Some("2028"), "-10 % vuoteen 2028 mennessä")]
        );
        let (indicators, rest) = read(
            "Kyselyn tulokset. Lähtötaso 7,3. Tavoitetaso v. 2027 7,5 ja v. 2029 7,7.Kehitämme tuloprosessia.",
        );
        assert_eq!(indicators[0].2.len(), 2);
        assert_eq!(rest.as_deref(), Some("Kehitämme tuloprosessia."));
        let (indicators, _) =
            read("Määrä suhteessa henkilöstöön. Tavoitetaso: keskustelut käydään vuosittain.");
        assert_eq!(
            indicators[0].2,
            [target(None, "keskustelut käydään vuosittain")]
        );
        let (indicators, _) = read("Tavoitteena on, että tavoite 5 toteutuu.");
        assert_eq!(indicators[0].2, []);
        let (indicators, _) = read("Täyttöaste. Lähtöarvo 12 (2024), tavoite 15 vuonna 2027.");
        assert_eq!(
            (indicators[0].1.as_deref(), &indicators[0].2[..]),
            (Some("12 (2024)"), &[target(None, "15 vuonna 2027")][..])
        );
    }
}
