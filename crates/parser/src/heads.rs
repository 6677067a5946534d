//! The heads of value columns, printed in a row: `Lähtötaso Tavoitetaso`, `Nykyarvo 2023 Tavoite 2024 Tavoite 2025`.

use mittari_document::Span;

use crate::label::{self, Label};

/// The head of one column of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) label: Label,
    /// The year or date that the head bears.
    pub(crate) period: Option<Span>,
    /// The head's words.
    pub(crate) span: Span,
}

/// A line that ends in heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeadRow {
    /// The words before the first head; empty where the line holds heads only.
    pub(crate) before: Span,
    pub(crate) heads: Vec<Head>,
    /// The next line completes the last head, which a narrow column broke: `Tavoiteta` / `so`.
    pub(crate) takes_next: bool,
}

/// Forms long enough to be recognized when a narrow column broke them without a hyphen.
const BROKEN: &[(&str, Label)] = &[
    ("lähtötaso", Label::Baseline),
    ("nykytaso", Label::Baseline),
    ("tavoitetaso", Label::Target),
    ("tavoitearvo", Label::Target),
    ("utgångsnivå", Label::Baseline),
];
/// The shortest beginning of a broken head, in characters.
const SHORTEST_BEGINNING: usize = 5;

/// Reads the heads that a line ends in. `next` are the words of the line below.
///
/// One head alone counts only where it is the whole line; two or more may follow an indicator's words.
pub(crate) fn read(words: &str, span: Span, next: Option<&str>) -> Option<HeadRow> {
    let starts = std::iter::once(0).chain(
        words
            .char_indices()
            .filter(|(_, c)| c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8()),
    );
    for start in starts {
        let tail = words[start..].trim_start();
        if !tail.starts_with(|c: char| c.is_alphabetic()) || !may_start(tail) {
            continue;
        }
        let offset = words.len() - tail.len();
        let Some((heads, takes_next)) = read_all(tail, span.start as usize + offset, next) else {
            continue;
        };
        if heads.len() >= 2 || offset == 0 {
            let before = words[..offset].trim_end();
            return Some(HeadRow {
                before: Span::new(span.start as usize, span.start as usize + before.len()),
                heads,
                takes_next,
            });
        }
    }
    None
}

/// The head that is all of a line.
pub(crate) fn one(words: &str, span: Span) -> Option<Head> {
    let found = label::read_whole_head(words)?;
    let label = match found.label {
        Label::Objective => Label::Target,
        Label::Status => Label::Rating,
        label => label,
    };
    let period = found.period.map(|period| {
        let at = span.start as usize + (period.as_ptr() as usize - words.as_ptr() as usize);
        Span::new(at, at + period.len())
    });
    Some(Head {
        label,
        period,
        span,
    })
}

/// How many lines from the first on are the head of one column each, below each other: what a reader that walks a grid cell by cell
/// writes of its first row.
pub(crate) fn run<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let mut n = 0;
    for words in lines {
        let is_head = label::read_whole_head(words).is_some_and(|found| {
            let whole = found.len == words.len() && !found.closed;
            let of_values = found.label.is_value()
                || found.label == Label::Objective && (found.period.is_some() || n > 0)
                || matches!(found.label, Label::Status | Label::Rating) && n > 0;
            whole && of_values
        });
        if !is_head {
            break;
        }
        n += 1;
    }
    n
}

/// A cheap test before the labels are looked up.
fn may_start(tail: &str) -> bool {
    tail.starts_with(|c: char| {
        matches!(
            c,
            'L' | 'l'
                | 'T'
                | 't'
                | 'N'
                | 'n'
                | 'V'
                | 'v'
                | 'U'
                | 'u'
                | 'M'
                | 'm'
                | 'P'
                | 'p'
                | 'B'
                | 'F'
                | 'K'
                | 'E'
                | 'e'
                | 'A'
        )
    })
}

/// The words as heads and nothing else.
fn read_all(mut words: &str, mut offset: usize, next: Option<&str>) -> Option<(Vec<Head>, bool)> {
    let mut heads: Vec<Head> = Vec::new();
    while !words.is_empty() {
        if let Some(label) = broken_label(words, next).filter(|_| !heads.is_empty()) {
            heads.push(Head {
                label,
                period: None,
                span: Span::new(offset, offset + words.len()),
            });
            return Some((heads, true));
        }
        let found = label::read_head(words)?;
        let label = match found.label {
            // "Tavoite 2025", or "Tavoite" beside "Lähtötaso": the level to be reached.
            Label::Objective if found.period.is_some() || !heads.is_empty() => Label::Target,
            Label::Situation if !words[found.len..].trim().is_empty() => Label::Baseline,
            label if label.is_value() => label,
            Label::Status | Label::Rating if !heads.is_empty() => Label::Rating,
            _ => return None,
        };
        let period = found.period.map(|period| {
            let at = offset + (period.as_ptr() as usize - words.as_ptr() as usize);
            Span::new(at, at + period.len())
        });
        heads.push(Head {
            label,
            period,
            span: Span::new(offset, offset + found.len),
        });
        let rest = words[found.len..].trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '*' | ',' | '/' | '|' | ':')
        });
        offset += words.len() - rest.len();
        words = rest;
    }
    let has_value = heads.iter().any(|head| head.label.is_value());
    (has_value && !heads.is_empty()).then_some((heads, false))
}

/// `Tavoiteta` where the next line is `so`.
fn broken_label(words: &str, next: Option<&str>) -> Option<Label> {
    let next = next?;
    if words.contains(char::is_whitespace)
        || words.chars().count() < SHORTEST_BEGINNING
        || next.len() > 12
    {
        return None;
    }
    let whole = format!("{}{}", words.trim_end_matches('-'), next).to_lowercase();
    BROKEN
        .iter()
        .find(|(form, _)| *form == whole)
        .map(|&(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(words: &str, next: Option<&str>) -> Option<(String, Vec<(Label, String)>)> {
        let row = read(words, Span::new(0, words.len()), next)?;
        let heads = row
            .heads
            .iter()
            .map(|h| {
                (
                    h.label,
                    h.period.map_or(String::new(), |p| p.of(words).to_owned()),
                )
            })
            .collect();
        Some((row.before.of(words).to_owned(), heads))
    }

    #[test]
    fn rows_of_heads() {
        let b = (Label::Baseline, String::new());
        let t = (Label::Target, String::new());
        assert_eq!(
            heads("Lähtötaso\u{2009}\u{2009} Tavoitetaso", None),
            Some((String::new(), vec![b.clone(), t.clone()]))
        );
        assert_eq!(
            heads("Oppilasmäärä / kuraattori* Lähtötaso Tavoitetaso", None),
            Some((
                "Oppilasmäärä / kuraattori*".to_owned(),
                vec![b.clone(), t.clone()]
            ))
        );
        assert_eq!(
            heads("Lähtötaso Tavoiteta", Some("so")),
            Some((String::new(), vec![b.clone(), t.clone()]))
        );
        assert_eq!(heads("Lähtötaso Tavoiteta", Some("soitto")), None);
        assert_eq!(
            heads("Nykyarvo Tavoite 2024 TP 2023", None),
            Some((
                String::new(),
                vec![
                    b.clone(),
                    (Label::Target, "2024".to_owned()),
                    (Label::Actual, "TP 2023".to_owned())
                ]
            ))
        );
        assert_eq!(heads("Tavoitetaso", None), Some((String::new(), vec![t])));
        assert_eq!(heads("Tavoite", None), None);
        assert_eq!(heads("Tavoitteena on lähtötaso", None), None);
    }
}
