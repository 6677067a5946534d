//! The row of heads: what each column of a table holds.

use mittari_document::{Cell, Document, Span};

use crate::heads::Head;
use crate::label::{self, Found, Label};
use crate::mended::{BROKEN, Mended};

use super::cells;
use super::times::{is_period, span_in, year_in};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What its head says.
    Label(Label),
    /// Entries of the time that the head names.
    Period,
    /// Something that the vocabulary has no word for.
    Other,
    /// The head is empty.
    Headless,
}

/// A column with its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The head as printed.
    pub(super) printed: String,
    /// The head for pairing values; its words are those of the first line.
    pub(super) head: Head,
}

impl Column {
    /// A column without a head.
    pub(super) fn headless() -> Self {
        Self {
            role: Role::Headless,
            printed: String::new(),
            head: Head {
                label: Label::Note,
                period: None,
                span: Span::default(),
            },
        }
    }

    /// Gives the column another meaning.
    pub(super) fn turn(&mut self, label: Label) {
        self.role = Role::Label(label);
        self.head.label = label;
    }

    pub(super) fn is(&self, label: Label) -> bool {
        self.role == Role::Label(label)
    }
}

/// How freely a cell may be read as a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Words of explanation may follow the label.
    Free,
    /// Nothing but the label, with its year or a note in brackets: heads joined from several lines.
    Strict,
}

/// More columns than this are no table of goals; time grows with rows times columns.
pub(super) const MOST_COLUMNS: usize = 64;
/// A head longer than this is a sentence, in characters.
const LONGEST: usize = 60;

/// Reads a cell as the head of a column.
pub(super) fn read(cell: &Cell, document: &Document, reading: Reading) -> Column {
    let printed = cells::whole(cell, document, "").text;
    let span = cell
        .lines
        .first()
        .map_or_else(Span::default, |line| line.span);
    let mut column = Column {
        role: Role::Other,
        head: Head {
            label: Label::Note,
            period: None,
            span,
        },
        printed,
    };
    if column.printed.chars().count() > LONGEST {
        return column;
    }
    if label_of(&column.printed, reading).is_none() {
        // "Tavoitetas" / "o 2027": a narrow column breaks words without a hyphen.
        let glued: String = cell
            .lines
            .iter()
            .map(|line| document.words(line.span).trim_end_matches(BROKEN))
            .collect();
        if cell.lines.len() > 1 && label_of(&glued, Reading::Strict).is_some() {
            column.printed = glued;
        }
    }
    if let Some((label, period)) = label_of(&column.printed, reading) {
        column.role = Role::Label(label);
        column.head.label = label;
        column.head.period = period.and_then(|period| find(cell, document, &period));
    } else if is_period(&column.printed) {
        column.role = Role::Period;
        column.head.period = Some(span);
    }
    column
}

/// The label that a head is, and its year or date.
pub(super) fn label_of(printed: &str, reading: Reading) -> Option<(Label, Option<String>)> {
    let found = match reading {
        Reading::Free => label::read_whole_head(printed),
        Reading::Strict => label::read_head(printed).filter(|found| is_whole(printed, found)),
    };
    if let Some(found) = found.filter(|found| found.number.is_none()) {
        // "Toteuma 1.1.–31.8.": the label's own reading stops inside the span.
        let period = span_in(times(printed, &found))
            .or(found.period)
            .or_else(|| year_in(&printed[found.len..]))
            .or_else(|| span_in(&printed[found.len..]))
            .map(str::to_owned);
        return Some((found.label, period));
    }
    if let Some(found) = book_and_year(printed) {
        return Some(found);
    }
    // "2025 tavoite".
    let len = label::period_len(printed)?;
    let rest = printed[len..].trim_start();
    let found = label::read_head(rest).filter(|found| is_whole(rest, found))?;
    Some((found.label, Some(printed[..len].to_owned())))
}

/// Figures by the name of the book that they come from, and its year: `Tilinpäätös 2023`. As a line of its own that is a title.
fn book_and_year(printed: &str) -> Option<(Label, Option<String>)> {
    const BOOKS: &[(&str, Label)] = &[
        ("bokslut", Label::Actual),
        ("budget", Label::Target),
        ("talousarvio", Label::Target),
        ("tilinpäätös", Label::Actual),
    ];
    let (book, year) = printed.rsplit_once(' ')?;
    let lower = book.to_lowercase();
    let &(_, label) = BOOKS.iter().find(|(name, _)| *name == lower)?;
    label::is_period(year).then(|| (label, Some(year.to_owned())))
}

/// What stands after the label's own words, its time included.
fn times<'t>(printed: &'t str, found: &Found<'t>) -> &'t str {
    let start = found.period.map_or(found.len, |period| {
        period.as_ptr() as usize - printed.as_ptr() as usize
    });
    &printed[start..]
}

/// Whether nothing but a note in brackets or a footnote mark follows.
fn is_whole(printed: &str, found: &Found<'_>) -> bool {
    let rest = printed[found.len..].trim();
    rest.chars().all(|c| matches!(c, '*' | '.' | ':'))
        || span_in(times(printed, found)).is_some()
        || rest.starts_with('(') && rest.ends_with(')')
}

/// Where the period is printed, which is on one line of the head.
fn find(cell: &Cell, document: &Document, period: &str) -> Option<Span> {
    cell.lines.iter().find_map(|line| {
        let at = document.words(line.span).find(period)? + line.span.start as usize;
        Some(Span::new(at, at + period.len()))
    })
}

/// Whether some cell may be the head of goals, actions or indicators: a cheap test, since most rows are none of heads.
fn may_hold_anchor(heads: &[Cell], document: &Document) -> bool {
    heads.iter().any(|cell| {
        let words = document
            .words(cell.lines[0].span)
            .trim_start_matches(['*', '#', '_', ' ']);
        let may_be_broken = cell.lines.len() > 1 || words.ends_with('-');
        may_be_broken
            || words.starts_with(|c: char| c.is_ascii_digit())
            || label::read_head(words).is_some()
    })
}

/// The columns under a row of heads; `None` where the row is none: at least two cells must be known heads, one of them a goal's, an
/// action's or an indicator's, and of the rest fewer may be unknown. Heads that take part in a line below the first must be known.
pub(super) fn columns(heads: &[Cell], document: &Document) -> Option<Vec<Column>> {
    let n_columns = heads.last()?.columns.end;
    if n_columns > MOST_COLUMNS {
        return None;
    }
    if !may_hold_anchor(heads, document) {
        return None;
    }
    let first = heads.iter().map(|cell| cell.lines[0].line).min();
    let mut columns = vec![Column::headless(); n_columns];
    let (mut n_known, mut n_unknown, mut n_anchors) = (0, 0, 0);
    for cell in heads {
        let is_wrapped = cell.lines.iter().any(|line| Some(line.line) != first);
        let reading = if is_wrapped {
            Reading::Strict
        } else {
            Reading::Free
        };
        let column = read(cell, document, reading);
        match column.role {
            Role::Label(label) => {
                n_known += 1;
                n_anchors += usize::from(is_anchor(label));
            }
            Role::Period => n_known += 1,
            Role::Other | Role::Headless if is_wrapped => return None,
            Role::Other | Role::Headless => n_unknown += 1,
        }
        columns[cell.columns.start] = column;
    }
    (n_known >= 2 && n_anchors >= 1 && n_unknown < n_known).then_some(columns)
}

/// Labels that a table of goals cannot do without.
pub(super) fn is_anchor(label: Label) -> bool {
    matches!(
        label,
        Label::Objective
            | Label::StrategicObjective
            | Label::Initiative
            | Label::Action
            | Label::Indicator
    )
}

/// Whether a text is the head of a column by itself.
pub(super) fn is_head(words: &str) -> bool {
    label_of(words, Reading::Free).is_some()
}

/// Gives the heads that depend on their neighbours their meaning.
///
/// A `Tavoite` to the right of the indicators, or with a year, or beside other heads of values, is the level to be reached. `Tavoite`
/// to the right of a column of words without a head is one too. Beside a `Tavoitetaso`, or beside a `Tavoite` with a year, the one
/// without is the goal wherever it stands.
pub(super) fn settle(columns: &mut [Column]) {
    let at = |columns: &[Column], label: Label| columns.iter().position(|c| c.is(label));
    let indicator = at(columns, Label::Indicator);
    let n_values = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Label(label) if label.is_value()))
        .count();
    let first = columns.iter().position(|c| c.role != Role::Headless);
    let is_dated =
        |column: &Column| column.head.period.is_some() && (indicator.is_some() || n_values > 0);
    let has_target = columns
        .iter()
        .any(|column| column.is(Label::Target) || column.is(Label::Objective) && is_dated(column));
    for (idx, column) in columns.iter_mut().enumerate() {
        if !column.is(Label::Objective) {
            continue;
        }
        let after_indicator = indicator.is_some_and(|indicator| indicator < idx);
        let headless_names = first == Some(idx) && idx > 0 && n_values > 0;
        if is_dated(column) || !has_target && (after_indicator || headless_names) {
            column.turn(Label::Target);
        }
    }
}

/// Whether two heads say the same, spaces and case apart.
pub(super) fn same(a: &str, b: &str) -> bool {
    let folded = |words: &str| {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    folded(a) == folded(b)
}

/// Whether two excerpts say the same.
pub(super) fn same_text(a: &Mended, b: &Mended) -> bool {
    same(&a.text, &b.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let read = |words: &str| label_of(words, Reading::Free);
        assert_eq!(
            read("2025 tavoite"),
            Some((Label::Objective, Some("2025".to_owned())))
        );
        assert_eq!(
            read("Tavoitetaso vuodelle 2026"),
            Some((Label::Target, Some("2026".to_owned())))
        );
        assert_eq!(label_of("Mittari Käyntien määrä", Reading::Strict), None);
        assert_eq!(
            read("Raportointi 1-8"),
            Some((Label::Progress, Some("1-8".to_owned())))
        );
        for (head, period) in [
            ("Toteuma 1.1.–31.8.", "1.1.–31.8."),
            ("Toteuma 1–8/2026", "1–8/2026"),
            ("Toteuma 31.8.2026", "31.8.2026"),
        ] {
            let expected = Some((Label::Actual, Some(period.to_owned())));
            assert_eq!(label_of(head, Reading::Strict), expected, "{head}");
        }
        assert_eq!(read("Tavoite 1"), None);
    }
}
