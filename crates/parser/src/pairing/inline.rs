//! Values inside running text: `Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.`

mod colon;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::draft::{DraftIndicator, DraftValue};
use crate::label::Label;
use crate::mended::Mended;
use crate::value;

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

/// Reads a statement as indicators with the values that its sentences state under a label. Without labels it is one name, with its
/// target where a colon parts them.
pub(crate) fn read_inline(statement: &Mended) -> Inline {
    let marks = marks(&statement.text);
    if marks.is_empty() {
        return Inline {
            indicators: vec![named(statement)],
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

/// A statement without labels: a name, with its target where a colon parts them.
fn named(statement: &Mended) -> DraftIndicator {
    let Some(colon) = colon::before_value(&statement.text) else {
        return DraftIndicator {
            text: statement.clone(),
            ..DraftIndicator::default()
        };
    };
    let mut indicator = DraftIndicator {
        text: name_of(statement, 0..colon),
        ..DraftIndicator::default()
    };
    let target = statement.slice(colon + 1..statement.text.len());
    add(&mut indicator, Label::Target, target.trimmed(colon::AFTER));
    indicator
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

/// The labels whose words stand as labels: at the start, or after a sentence, a comma, a bracket; with a value after them, or with any words
/// beside a label that has one.
fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for captures in VALUE_LABEL.captures_iter(text) {
        let range = captures.get(0).map(|m| m.range()).unwrap_or_default();
        let before = text[..range.start].trim_end();
        let stands = before.is_empty()
            || before.ends_with(['.', ',', ';', ':', '(', '–', '-', '!', '?', ')', '%'])
            || text[range.clone()].starts_with(char::is_uppercase);
        let label = if captures.name("b").is_some() {
            Label::Baseline
        } else if captures.name("a").is_some() {
            Label::Actual
        } else {
            Label::Target
        };
        let is_plain = captures.name("p").is_some();
        if stands && (!is_plain || found.iter().any(|mark| mark.label == Label::Baseline)) {
            found.push(Mark { label, range });
        }
    }
    let texts: Vec<&str> = (0..found.len())
        .map(|idx| {
            let next = found.get(idx + 1).map(|next| next.range.start);
            &text[found[idx].range.end..next.unwrap_or(text.len())]
        })
        .collect();
    let sure: Vec<bool> = texts.iter().map(|text| value_follows(text)).collect();
    let has = |label: Label| found.iter().any(|mark| mark.label == label);
    let is_row = sure.contains(&true) || has(Label::Baseline) && has(Label::Target);
    let stands: Vec<bool> = sure
        .iter()
        .zip(&texts)
        .map(|(&sure, text)| sure || is_row && words_follow(text))
        .collect();
    let mut stands = stands.into_iter();
    found.retain(|_| stands.next() == Some(true));
    found
}

/// Words with which a sentence goes on after a label that stands for no value: `lähtötaso ja tavoitetaso määritellään myöhemmin`.
const JOINING: &[&str] = &["eli", "ja", "och", "sekä", "tai"];

/// Whether words follow that may be what the label says: `lähtötaso tyydyttävä`.
fn words_follow(after: &str) -> bool {
    let first = after
        .split([' ', ',', ';', '.', ')'])
        .find(|word| !word.is_empty());
    after.starts_with([' ', ':']) && first.is_some_and(|first| !JOINING.contains(&first))
}

/// What values begin with besides digits and signs.
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

/// A label stands before its value: a number, a bracket, a year, a bound, a step of work, or a colon. `Lähtötason nosto` has none.
fn value_follows(after: &str) -> bool {
    let closed = after.trim_start().starts_with(':');
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    closed
        || next.starts_with(|c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '(' | '-' | '–' | '+' | '<' | '>' | '≥' | '≤' | '\u{2212}'
                )
        })
        || BEGINNINGS.iter().any(|word| next.starts_with(word))
        || value::is_value(next.trim_end_matches([' ', ',', ';', '.', ')', '(']))
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
        Label::Baseline => {
            let parts = by_year(value.clone());
            let [only] = &parts[..] else {
                // An indicator has one baseline: values of several years stay together.
                indicator.baseline = Some(value);
                return;
            };
            indicator.baseline = Some(only.clone());
        }
        Label::Actual => indicator.actuals.extend(by_year(value)),
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

    /// Name, baseline and targets of each indicator, values with their periods before a colon; and the rest.
    type Read = (Vec<(String, Option<String>, Vec<String>)>, Option<String>);

    fn read(text: &str) -> Read {
        let piece = Piece {
            span: Span::new(0, text.len()),
            line: 0,
        };
        let inline = read_inline(&Mended::join(text, &[piece], ""));
        let printed = |value: DraftValue| match value.period {
            Some(period) => format!("{period}: {}", value.text.text),
            None => value.text.text,
        };
        let indicators = inline.indicators.into_iter().map(|indicator| {
            (
                indicator.text.text,
                indicator.baseline.map(printed),
                indicator.targets.into_iter().map(printed).collect(),
            )
        });
        (indicators.collect(), inline.rest.map(|rest| rest.text))
    }

    /// A statement with its indicators: name, baseline with its period, targets.
    type Case<'t> = (&'t str, &'t [(&'t str, Option<&'t str>, &'t [&'t str])]);

    #[test]
    fn values_in_sentences() {
        let cases: &[Case<'_>] = &[
            (
                "Minulla on aikaa. Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.",
                &[(
                    "Minulla on aikaa.",
                    Some("(ka) 3,8"),
                    &["2026: 3,9", "2028: 4,1"],
                )],
            ),
            (
                "Avoimuus. Lähtötaso (ka) 3,3. Tavoitetaso v. 2026 3,4. Olen tyytyväinen. Lähtötaso (ka) 3,2. Tavoitetaso v. 2026 3,3.",
                &[
                    ("Avoimuus.", Some("(ka) 3,3"), &["2026: 3,4"]),
                    ("Olen tyytyväinen.", Some("(ka) 3,2"), &["2026: 3,3"]),
                ],
            ),
            (
                "Poissaolot vähenevät. Lähtötaso 2,56. Tavoitetaso -10 % vuoteen 2028 mennessä.",
                &[(
                    "Poissaolot vähenevät.",
                    Some("2,56"),
                    &["2028: -10 % vuoteen 2028 mennessä"],
                )],
            ),
            (
                "Määrä suhteessa henkilöstöön. Tavoitetaso: keskustelut käydään vuosittain.",
                &[(
                    "Määrä suhteessa henkilöstöön.",
                    None,
                    &["keskustelut käydään vuosittain"],
                )],
            ),
            (
                "Tavoitteena on, että tavoite 5 toteutuu.",
                &[("Tavoitteena on, että tavoite 5 toteutuu.", None, &[])],
            ),
            (
                "Täyttöaste. Lähtöarvo 12 (2024), tavoite 15 vuonna 2027.",
                &[("Täyttöaste.", Some("12 (2024)"), &["15 vuonna 2027"])],
            ),
            (
                "Jääneet. Lähtötaso 4. Tavoitetaso 0.",
                &[("Jääneet.", Some("4"), &["0"])],
            ),
            (
                "Tyytyväisyys. Lähtötaso 2024: 41,7. Tavoitetaso 2029: 50.",
                &[("Tyytyväisyys.", Some("2024: 41,7"), &["2029: 50"])],
            ),
            (
                "Tyytyväisyys. Lähtötaso 2024 41,7. Tavoitetaso 2029 50.",
                &[("Tyytyväisyys.", Some("2024: 41,7"), &["2029: 50"])],
            ),
            (
                "Esihenkilötyö (lähtötaso tyydyttävä, tavoitetaso hyvä)",
                &[("Esihenkilötyö", Some("tyydyttävä"), &["hyvä"])],
            ),
            (
                "Suunnitelma laadittu, lähtötaso kesken, tavoitetaso 30.6.2026",
                &[("Suunnitelma laadittu", Some("kesken"), &["30.6.2026"])],
            ),
            (
                "Kävijät; lähtötaso tieto puuttuu; tavoitetaso määritellään myöhemmin",
                &[(
                    "Kävijät",
                    Some("tieto puuttuu"),
                    &["määritellään myöhemmin"],
                )],
            ),
            (
                "Kyselyn tulos, lähtötaso ja tavoitetaso määritellään keväällä",
                &[(
                    "Kyselyn tulos, lähtötaso ja tavoitetaso määritellään keväällä",
                    None,
                    &[],
                )],
            ),
            (
                "Lainoja asukasta kohden: 15.",
                &[("Lainoja asukasta kohden", None, &["15"])],
            ),
        ];
        for (text, expected) in cases {
            let got = read(text).0;
            let expected: Vec<_> = expected
                .iter()
                .map(|(name, baseline, targets)| {
                    let targets = targets.iter().map(|target| (*target).to_owned());
                    (
                        (*name).to_owned(),
                        baseline.map(str::to_owned),
                        targets.collect::<Vec<_>>(),
                    )
                })
                .collect();
            assert_eq!(got, expected, "{text}");
        }
    }

    #[test]
    fn what_follows_the_last_value() {
        let (indicators, rest) = read(
            "Kyselyn tulokset. Lähtötaso 7,3. Tavoitetaso v. 2027 7,5 ja v. 2029 7,7.Kehitämme tuloprosessia.",
        );
        assert_eq!(indicators[0].2, ["2027: 7,5", "2029: 7,7"]);
        assert_eq!(rest.as_deref(), Some("Kehitämme tuloprosessia."));
    }
}
