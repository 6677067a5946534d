//! The row of heads: what each column of a table holds.

use mittari_document::{Cell, Document, Span};

use crate::heads::Head;
use crate::label::{self, Found, Label};
use crate::mended::Mended;
use crate::vocabulary::MONTHS;

use super::cells;

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
            .map(|line| document.words(line.span))
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
    // "2025 tavoite".
    let len = label::period_len(printed)?;
    let rest = printed[len..].trim_start();
    let found = label::read_head(rest).filter(|found| is_whole(rest, found))?;
    Some((found.label, Some(printed[..len].to_owned())))
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

/// A year among the words after a label: `Tavoitetaso vuodelle 2026`.
fn year_in(rest: &str) -> Option<&str> {
    rest.split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| {
            word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
        })
}

/// A time and nothing else after a label, which may be months alone or a span of days: `Raportointi 1–8`, `Toteuma 1–8/2026`,
/// `Toteuma 1.1.–31.8.`.
fn span_in(rest: &str) -> Option<&str> {
    let rest = rest.trim();
    let is_number = |part: &str, most: u8| {
        (1..=2).contains(&part.len()) && part.parse().is_ok_and(|n: u8| (1..=most).contains(&n))
    };
    let is_day = |part: &str| {
        let mut parts = part.split('.');
        let day = parts.next().is_some_and(|part| is_number(part, 31));
        let month = parts.next().is_some_and(|part| is_number(part, 12));
        day && month
            && parts
                .next()
                .is_none_or(|year| year.len() == 4 || year.is_empty())
    };
    let is_span = rest.split_once(['-', '–']).is_some_and(|(first, last)| {
        is_number(first, 12) && is_number(last, 12) || is_day(first) && is_day(last)
    });
    (is_span || is_period(rest)).then_some(rest)
}

/// Where the period is printed, which is on one line of the head.
fn find(cell: &Cell, document: &Document, period: &str) -> Option<Span> {
    cell.lines.iter().find_map(|line| {
        let at = document.words(line.span).find(period)? + line.span.start as usize;
        Some(Span::new(at, at + period.len()))
    })
}

/// Beginnings of the words that name a part of a year. Short, since plans print them misspelt: `Syky 2025`, `Syysy 2026`.
const PARTS_OF_YEAR: &[&str] = &[
    "alku",
    "kes",
    "kev",
    "kvartaali",
    "loppu",
    "lukuvuosi",
    "lv",
    "puolivuosi",
    "syk",
    "sys",
    "syy",
    "tal",
    "vuosi",
    "vuonna",
    "v.",
    "höst",
    "läsår",
    "sommar",
    "vår",
    "år",
];

/// Longer words name no time alone, in bytes: `Marraskuu 2026`, `Puolivuosi 1–6/2026`.
const LONGEST_PERIOD: usize = 32;

/// Whether the words name a time and nothing else: `2026`, `Kevät 2025`, `Q1`, `1–6/2025`, `Tammikuu`.
pub(super) fn is_period(words: &str) -> bool {
    if words.len() > LONGEST_PERIOD {
        return false;
    }
    // "1–6/2026": a half-year may be printed with a longer dash.
    let is_whole = |words: &str| label::period_len(words) == Some(words.len());
    if is_whole(words) || words.contains('–') && is_whole(&words.replace('–', "-")) {
        return true;
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().collect();
    let (name, year) = match parts[..] {
        [name] => (name, None),
        [name, year] => (name, Some(year)),
        _ => return false,
    };
    let is_quarter =
        name.len() == 2 && name.starts_with('q') && name.ends_with(['1', '2', '3', '4']);
    let is_named = name.chars().count() <= 12
        && (PARTS_OF_YEAR.iter().any(|part| name.starts_with(part))
            || MONTHS.iter().any(|month| name.starts_with(month)));
    let is_year = year.is_none_or(|year| label::period_len(year) == Some(year.len()));
    let stands_alone = matches!(
        name,
        "kevät" | "syksy" | "kesä" | "talvi" | "höst" | "vår" | "hösten" | "våren" | "sommar"
    ) || MONTHS.contains(&name);
    is_year && (is_quarter || is_named && (year.is_some() || stands_alone))
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
fn is_anchor(label: Label) -> bool {
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
    fn periods() {
        for yes in [
            "2026",
            "Kevät 2025",
            "Syysy 2026",
            "Q1",
            "Q3 2025",
            "1-6/2025",
            "7–12/2026",
            "Tammikuu",
            "syksy",
            "2025–2027",
            "Hösten 2026",
        ] {
            assert!(is_period(yes), "{yes}");
        }
        for no in [
            "Väestö 2024",
            "Toteuma",
            "Syksyn tapahtumat",
            "Vuosi",
            "25 %",
            "",
        ] {
            assert!(!is_period(no), "{no}");
        }
    }

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
