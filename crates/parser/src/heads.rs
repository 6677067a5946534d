//! The heads of value columns, printed in a row: `Lähtötaso Tavoitetaso`, `Nykyarvo 2023 Tavoite 2024 Tavoite 2025`.

use mittari_document::{Fragment, Span};

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
        // `sama tai suurempi kuin` / `lähtötaso`: a word of the cell above, no head.
        let is_word = heads.len() == 1 && tail.starts_with(char::is_lowercase);
        if heads.len() >= 2 || offset == 0 && !is_word {
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

/// A line that may be a head or a part of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadLine<'t> {
    pub(crate) words: &'t str,
    pub(crate) span: Span,
    /// Blank lines above.
    pub(crate) gap: u16,
}

/// Most lines that one head takes in a narrow column.
const MOST_LINES: usize = 3;

/// The heads of columns below each other, from the first line on, and how many lines they take: what a reader that walks a grid cell by
/// cell writes of its first row. A head may take several lines without a gap: `2024` / `toteuma`.
pub(crate) fn below_each_other(lines: &[HeadLine<'_>]) -> (Vec<Head>, usize) {
    let mut heads = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let n_whole = 1 + lines[at + 1..]
            .iter()
            .take_while(|line| line.gap == 0)
            .count();
        let found = (1..=n_whole.min(MOST_LINES))
            .rev()
            .find_map(|n| Some((one(&lines[at..at + n], !heads.is_empty())?, n)));
        let Some((head, n)) = found else { break };
        heads.push(head);
        at += n;
    }
    (heads, at)
}

/// The head that some lines make together. Some words head values only beside others that do.
fn one(lines: &[HeadLine<'_>], is_beside: bool) -> Option<Head> {
    let words = joined(lines);
    let found = label::read_whole_head(&words)?;
    if found.len != words.len() || found.closed {
        return None;
    }
    // `Tavoitetaso` / `30.6.2026`: a day below the label is the level itself; what was reached may be told of a day.
    let is_day = found.period.is_some_and(label::is_day);
    if lines.len() > 1 && found.label != Label::Actual && is_day {
        return None;
    }
    let label = match found.label {
        label if label.is_value() => label,
        Label::Objective if found.period.is_some() || is_beside => Label::Target,
        Label::Status | Label::Rating if is_beside => Label::Rating,
        Label::Responsible if is_beside => Label::Responsible,
        _ => return None,
    };
    let period = found.period.and_then(|period| {
        lines.iter().find_map(|line| {
            let at = line.span.start as usize + line.words.find(period)?;
            Some(Span::new(at, at + period.len()))
        })
    });
    Some(Head {
        label,
        period,
        span: lines.first()?.span,
    })
}

/// The words of a head over several lines, a hyphen at a line's end dropped.
fn joined(lines: &[HeadLine<'_>]) -> String {
    let mut words = String::new();
    for line in lines {
        if words.ends_with('-') {
            words.pop();
        } else if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(line.words);
    }
    words
}

/// The heads of columns whose words stand over several lines, beside each other: `Lähtö-   Tavoite-` / `taso   taso`, and how many
/// lines they take. `lines` are the fragments of each.
pub(crate) fn over_lines(lines: &[Vec<Fragment>], text: &str) -> Option<(Vec<Head>, usize)> {
    (2..=MOST_LINES.min(lines.len())).find_map(|n| {
        let columns = columns_of(&lines[..n])?;
        let heads: Option<Vec<Head>> = columns
            .iter()
            .map(|column| {
                let lines: Vec<HeadLine<'_>> = column
                    .iter()
                    .map(|fragment| HeadLine {
                        words: fragment.span.of(text),
                        span: fragment.span,
                        gap: 0,
                    })
                    .collect();
                one(&lines, columns.len() > 1)
            })
            .collect();
        Some((heads.filter(|heads| heads.len() > 1)?, n))
    })
}

/// The fragments of some lines by the column they stand in; `None` where one stands in two, or a column does not begin on the first line.
fn columns_of(lines: &[Vec<Fragment>]) -> Option<Vec<Vec<Fragment>>> {
    let (first, rest) = lines.split_first()?;
    let mut columns: Vec<Vec<Fragment>> = first.iter().map(|fragment| vec![*fragment]).collect();
    for fragment in rest.iter().flatten() {
        let mut under = columns.iter_mut().filter(|column| {
            column
                .iter()
                .any(|above| above.x0 < fragment.x1 && fragment.x0 < above.x1)
        });
        match (under.next(), under.next()) {
            (Some(column), None) => column.push(*fragment),
            _ => return None,
        }
    }
    Some(columns)
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
            Label::Responsible if !heads.is_empty() => Label::Responsible,
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
