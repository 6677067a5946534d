//! Labels that a narrow column broke over two lines: `Strateginen` / `painopiste`, `Tavoite-` / `taso`, beside a wider cell or alone.

use mittari_document::{Document, Fragment, Span};

use crate::label::{self, Label};

/// How far apart the two parts may begin, in characters: they stand in one column.
const SLACK: u16 = 2;
/// Longer parts are sentences, in bytes.
const LONGEST: usize = 40;

/// A label whose first part ends one line and whose second part begins the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BrokenLabel {
    pub(crate) label: Label,
    /// What stands beside the first part; empty where nothing does.
    pub(crate) rest: Span,
    /// What stands beside the second part, and where it begins, in characters from the left edge.
    pub(crate) below: Option<(Span, u16)>,
    /// Whether a colon closes the label.
    pub(crate) closed: bool,
}

/// Reads the label that line `idx` of the document begins and the next line completes.
pub(crate) fn read(document: &Document, idx: usize) -> Option<BrokenLabel> {
    let lines = document.lines();
    let (above, below) = (lines.get(idx)?, lines.get(idx + 1)?);
    let gap = below.gap;
    let words = document.words(above.span);
    if gap.blank > 0
        || gap.page_break
        || below.furniture
        || !may_begin(words)
        || !may_complete(words, document.words(below.span))
    {
        return None;
    }
    let (above, below) = (document.fragments(idx), document.fragments(idx + 1));
    let (first, second) = (above.first()?, below.first()?);
    if first.x0.abs_diff(second.x0) > SLACK {
        return None;
    }
    let (start, end) = (document.words(first.span), document.words(second.span));
    if start.len() > LONGEST || end.len() > LONGEST {
        return None;
    }
    let (label, closed) = joined(start, end)?;
    Some(BrokenLabel {
        label,
        rest: after(&above).map_or(
            Span::new(first.span.end as usize, first.span.end as usize),
            |(span, _)| span,
        ),
        below: after(&below),
        closed,
    })
}

/// A cheap test before columns are looked for: labels begin with a capital.
fn may_begin(words: &str) -> bool {
    words.starts_with(|c: char| c.is_uppercase())
}

/// The second part goes on with a small letter, unless the first is all capitals.
fn may_complete(above: &str, below: &str) -> bool {
    below.starts_with(char::is_lowercase) || above.chars().nth(1).is_some_and(char::is_uppercase)
}

/// The label that two parts make together, where they make one that neither is by itself.
fn joined(start: &str, end: &str) -> Option<(Label, bool)> {
    if !end.starts_with(char::is_lowercase) && start.chars().any(char::is_lowercase) {
        return None;
    }
    let whole = match start.strip_suffix(['-', '\u{AD}']) {
        Some(start) => format!("{start}{end}"),
        None => format!("{start} {end}"),
    };
    let found = label::read(&whole)?;
    let is_whole = found.len == whole.len() && found.number.is_none() && found.period.is_none();
    let is_new = label::read(start)
        .is_none_or(|alone| alone.len < start.len() || start.ends_with('-'))
        || found.is_phrase;
    (is_whole && is_new).then_some((found.label, found.closed))
}

/// What stands to the right of the first fragment, and where it begins.
fn after(fragments: &[Fragment]) -> Option<(Span, u16)> {
    let (second, last) = (fragments.get(1)?, fragments.last()?);
    let span = Span {
        start: second.span.start,
        end: last.span.end,
    };
    Some((span, second.x0))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'t> = (&'t str, Option<(Label, &'t str, &'t str)>);

    #[test]
    fn labels_over_two_lines() {
        let cases: &[Case<'_>] = &[
            (
                "Strateginen      Osaava Kaislajoki\npainopiste\n",
                Some((Label::Focus, "Osaava Kaislajoki", "")),
            ),
            (
                "Strateginen      Kunta, jossa on hyvä\ntavoite          asua ja yrittää\n",
                Some((
                    Label::StrategicObjective,
                    "Kunta, jossa on hyvä",
                    "asua ja yrittää",
                )),
            ),
            ("Toimenpiteen\nkuvaus\n", Some((Label::Action, "", ""))),
            ("Talousarvio-\ntavoite\n", Some((Label::Objective, "", ""))),
            ("Tavoite\npäämäärä\n", None),
            ("Strateginen\n\npainopiste\n", None),
            ("Strateginen johtaminen\npainopiste\n", None),
        ];
        for (text, expected) in cases {
            let document = Document::from_text((*text).to_owned());
            let found = read(&document, 0);
            let got = found.map(|found| {
                let below = found.below.map_or("", |(span, _)| document.words(span));
                (found.label, document.words(found.rest), below)
            });
            assert_eq!(got, *expected, "{text}");
        }
    }
}
