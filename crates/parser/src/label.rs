//! Labels: the words that say what the text after them is, and how they may stand in a line.

mod forms;
pub(crate) mod tail;

use std::sync::LazyLock;

use crate::vocabulary::{COLUMN_LABELS, LABELS};
use forms::Forms;

/// What the text after a label, or under a column head, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    Focus,
    Theme,
    StrategicObjective,
    Objective,
    Initiative,
    Action,
    Indicator,
    Baseline,
    Target,
    Actual,
    Rating,
    Milestone,
    Responsible,
    Progress,
    Note,
    /// The department of an action table.
    Unit,
    Schedule,
    Status,
    /// A running number.
    Number,
    /// Nykytila, haasteet: the situation of the organization, which is no goal.
    Situation,
}

impl Label {
    /// Whether it heads a column of values.
    pub(crate) fn is_value(self) -> bool {
        matches!(self, Self::Baseline | Self::Target | Self::Actual)
    }

    /// The levels above the action, outermost first; `None` for the rest.
    pub(crate) fn level(self) -> Option<u8> {
        match self {
            Self::Focus => Some(0),
            Self::Theme => Some(1),
            Self::StrategicObjective => Some(2),
            Self::Objective => Some(3),
            Self::Initiative => Some(4),
            Self::Action => Some(5),
            _ => None,
        }
    }
}

/// How a label is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Print {
    /// `MITTARI`.
    Capitals,
    /// `Mittari`.
    Title,
    /// `mittari`.
    Lower,
}

/// A label at the start of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    pub(crate) label: Label,
    pub(crate) print: Print,
    /// The form itself has several words (`Strateginen päämäärä`).
    pub(crate) is_phrase: bool,
    /// The printed number: `MITTARI 2` → 2.
    pub(crate) number: Option<u32>,
    /// The year, date or abbreviation that the label bears: `Tavoitetaso 2024` → `2024`, `TP2023` → `TP2023`.
    pub(crate) period: Option<&'t str>,
    /// A colon or semicolon closes it.
    pub(crate) closed: bool,
    /// How many bytes of the words the label takes, with number, period and colon; white space after it not counted.
    pub(crate) len: usize,
}

static TEXT_LABELS: LazyLock<Forms> = LazyLock::new(|| Forms::new(&[LABELS]));
static HEAD_LABELS: LazyLock<Forms> = LazyLock::new(|| Forms::new(&[COLUMN_LABELS, LABELS]));

/// The label that `words` start with, in running text. White space before it is not skipped.
pub(crate) fn read(words: &str) -> Option<Found<'_>> {
    read_from(&TEXT_LABELS, words)
}

/// The label that `words` start with, as the head of a table column: more forms count, `TP 2023` and `TA 2025` among them.
pub(crate) fn read_head(words: &str) -> Option<Found<'_>> {
    read_from(&HEAD_LABELS, words).or_else(|| read_basis(words))
}

/// The head of a column is no longer than this, in bytes: a label, and a few words of explanation.
const LONGEST_HEAD: usize = 110;

/// The label that is all of `words`, as the head of a table column; footnote marks and a full stop may follow.
pub(crate) fn read_whole_head(words: &str) -> Option<Found<'_>> {
    if words.len() > LONGEST_HEAD {
        return None;
    }
    let Some(found) = read_head(words) else {
        return read_dated(words);
    };
    let rest = words[found.len..].trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '.' | ':' | ')' | '(' | ',')
    });
    (rest.is_empty() || is_tail(rest)).then_some(found)
}

/// A year or date before its label: `2024 toteuma`, `2025 tavoite`.
fn read_dated(words: &str) -> Option<Found<'_>> {
    let len = period_len(words)?;
    let rest = words[len..].trim_start();
    let found =
        read_head(rest).filter(|found| found.len == rest.len() && found.period.is_none())?;
    Some(Found {
        period: Some(&words[..len]),
        len: words.len(),
        ..found
    })
}

/// What may follow a column's label without changing it: a unit of measurement, a source, a word of explanation in brackets.
fn is_tail(rest: &str) -> bool {
    rest.chars().count() <= 24 && rest.split_whitespace().count() <= 3 && !rest.contains(['.', ','])
}

fn read_from<'t>(table: &Forms, words: &'t str) -> Option<Found<'t>> {
    let (form, label, len) = table.longest(words)?;
    let printed = &words[..len];
    let print = if printed.chars().all(|c| !c.is_lowercase()) {
        Print::Capitals
    } else if printed.chars().next().is_some_and(char::is_uppercase) {
        Print::Title
    } else {
        Print::Lower
    };
    let mut found = Found {
        label,
        print,
        is_phrase: form.contains(' '),
        number: None,
        period: None,
        closed: false,
        len,
    };
    read_tail(words, &mut found);
    Some(found)
}

/// Reads number, period and colon after the label's own words.
fn read_tail<'t>(words: &'t str, found: &mut Found<'t>) {
    let rest = &words[found.len..];
    let lead = rest.len() - rest.trim_start().len();
    let tail = &rest[lead..];
    if lead > 0 || tail.starts_with('(') {
        // "Lähtötaso 22", "Nykytila 22": the number is the value itself.
        let is_level = found.label.is_value() || found.label == Label::Situation;
        let number = read_number(tail).filter(|_| !is_level);
        if let Some((number, len)) = number {
            found.number = Some(number);
            found.len += lead + len;
        } else if !is_column_gap(&rest[..lead])
            && let Some(len) = period_len(tail)
        {
            found.period = Some(tail[..len].trim_matches(|c| matches!(c, '(' | ')')));
            found.len += lead + len;
        }
    }
    let rest = &words[found.len..];
    let colon = rest.trim_start().trim_start_matches('*').trim_start();
    if colon.starts_with([':', ';']) {
        found.closed = true;
        found.len += rest.len() - colon.len() + 1;
    }
}

/// White space that parts columns: what stands after it is no part of the label.
fn is_column_gap(space: &str) -> bool {
    space.contains('\t') || space.contains("   ")
}

/// A small number that counts labels: `1`, `12.`; not a value (`2,5`, `10 %`) or a year.
fn read_number(tail: &str) -> Option<(u32, usize)> {
    let n_digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&n_digits) {
        return None;
    }
    let number = tail[..n_digits].parse().ok()?;
    let after = &tail[n_digits..];
    match after.chars().next() {
        // `1:12` is a ratio.
        Some(':') if after[1..].starts_with(|c: char| c.is_ascii_digit()) => None,
        None | Some(':') => Some((number, n_digits)),
        Some('.') if !after[1..].starts_with(|c: char| c.is_ascii_digit()) => {
            Some((number, n_digits + 1))
        }
        Some(')') => Some((number, n_digits + 1)),
        Some(c) if c.is_whitespace() => {
            let next = after.trim_start().chars().next();
            next.is_none_or(|c| c.is_alphabetic() || matches!(c, '(' | '”' | '"' | '*' | ':'))
                .then_some((number, n_digits))
        }
        _ => None,
    }
}

/// Whether the words are a year or date that a label may bear, and nothing else.
pub(crate) fn is_period(words: &str) -> bool {
    period_len(words) == Some(words.len())
}

/// Whether a period that a label bears is a whole day, `30.6.2026`, which may also be a value.
pub(crate) fn is_day(period: &str) -> bool {
    period.bytes().filter(|&byte| byte == b'.').count() == 2
}

/// The length of a year or date that a label bears: `2024`, `2023–2025`, `31.12.`, `31.8.2024`, `1-8/2025`, `(2024)`, `v. 2026`, `Q1`.
pub(crate) fn period_len(tail: &str) -> Option<usize> {
    // Most words that are asked are none.
    if !tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | 'v' | 'Q')) {
        return None;
    }
    if let Some(quarter) = tail.strip_prefix('Q') {
        return quarter_len(quarter).map(|len| 1 + len);
    }
    if let Some(inner) = tail.strip_prefix('(') {
        let len = period_len(inner)?;
        return inner[len..].starts_with(')').then_some(len + 2);
    }
    let lead = ["v. ", "v.", "vuonna ", "vuosi "]
        .iter()
        .find(|lead| tail.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let body = &tail[lead..];
    let len = body
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | '–')))
        .map_or(body.len(), |(at, _)| at);
    let digits = body[..len].trim_end_matches(['-', '/', '–']);
    let is_year = |part: &str| {
        part.len() == 4
            && (part.starts_with("19") || part.starts_with("20"))
            && part.bytes().all(|b| b.is_ascii_digit())
    };
    let years = digits.split(['-', '–', '/']).all(is_year);
    let is_date = |part: &str| {
        let mut parts = part.split('.');
        let is_short = |part: Option<&str>| part.is_some_and(|part| matches!(part.len(), 1 | 2));
        is_short(parts.next())
            && is_short(parts.next())
            && parts
                .next()
                .is_some_and(|year| year.is_empty() || is_year(year))
            && parts.next().is_none()
    };
    // "31.12.", "1.1.–31.8.2026".
    let date = digits.split(['-', '–']).all(is_date);
    // "8/2022", "1–8/2025".
    let months = digits.split_once('/').is_some_and(|(months, year)| {
        let mut parts = months.split(['-', '–']);
        is_year(year) && parts.clone().count() <= 2 && parts.all(|part| matches!(part.len(), 1 | 2))
    });
    let after = &body[len..];
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == ',');
    (!digits.is_empty() && ends && (years || date || months)).then_some(lead + digits.len())
}

/// The length of a quarter's number with its year, as it stands after the `Q`: `1`, `1/2026`, `1 2026`.
fn quarter_len(words: &str) -> Option<usize> {
    let rest = words.strip_prefix(['1', '2', '3', '4'])?;
    let year = rest.strip_prefix(['/', ' ']).unwrap_or("");
    let n_digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let has_year = n_digits == 4 && year.starts_with("20");
    let len = if has_year { 2 + n_digits } else { 1 };
    let ends = !words[len..].starts_with(|c: char| c.is_alphanumeric());
    ends.then_some(len)
}

/// `TP 2023`, `TP2023`, `TA 2025`, `TAE 2026`, `TS 2027`, `KTA 2024`, `Budget 2025`, `BS 2024`: figures named by the book they come from.
fn read_basis(words: &str) -> Option<Found<'_>> {
    const BASES: &[(&str, Label)] = &[
        ("TAE", Label::Target),
        ("KTA", Label::Target),
        ("TP", Label::Actual),
        ("TA", Label::Target),
        ("TS", Label::Target),
        ("BS", Label::Actual),
        ("BG", Label::Target),
    ];
    if !words.starts_with(['T', 'K', 'B']) {
        return None;
    }
    let &(base, label) = BASES.iter().find(|(base, _)| words.starts_with(base))?;
    let rest = &words[base.len()..];
    let lead = rest.len() - rest.trim_start().len();
    let len = period_len(&rest[lead..])?;
    let whole = base.len() + lead + len;
    Some(Found {
        label,
        print: Print::Capitals,
        is_phrase: false,
        number: None,
        period: Some(&words[..whole]),
        closed: false,
        len: whole,
    })
}

/// How many bytes of `words` the form takes, where `words` start with it in any case, whole words only.
fn starts_with_form(words: &str, form: &str) -> Option<usize> {
    if !may_start_with(words.as_bytes(), form.as_bytes()) {
        return None;
    }
    let mut expected = form.chars().peekable();
    let mut chars = words.char_indices().peekable();
    let mut end = 0;
    while let Some(&want) = expected.peek() {
        let (at, c) = chars.next()?;
        if want == ' ' {
            if !c.is_whitespace() {
                return None;
            }
            while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        } else if c.is_ascii() {
            if c.to_ascii_lowercase() != want {
                return None;
            }
        } else if c == '\u{AD}' {
            continue;
        } else if c != want && !c.to_lowercase().eq([want]) {
            return None;
        }
        expected.next();
        end = at + c.len_utf8();
    }
    let after = words[end..].chars().next();
    let ends = match after {
        None => true,
        Some('-') => words[end + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace),
        Some('/') => false,
        Some(c) => !c.is_alphanumeric(),
    };
    ends.then_some(end)
}

/// Tells most forms apart by bytes alone: as far as the words are plain letters, they are those of the form.
fn may_start_with(words: &[u8], form: &[u8]) -> bool {
    for (c, want) in words.iter().zip(form) {
        if !c.is_ascii_alphabetic() || !want.is_ascii() {
            return true;
        }
        if c.to_ascii_lowercase() != *want {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'t> = (
        &'t str,
        Option<(Label, Option<u32>, Option<&'t str>, bool, &'t str)>,
    );

    #[test]
    fn labels_in_text() {
        let cases: &[Case<'_>] = &[
            (
                "PAINOPISTE\u{2009}\u{2009} Hyvinvoiva Pori",
                Some((Label::Focus, None, None, false, "Hyvinvoiva Pori")),
            ),
            (
                "MITTARI 2 Joustavan",
                Some((Label::Indicator, Some(2), None, false, "Joustavan")),
            ),
            (
                "Osatavoite 1: Sata-alueen",
                Some((Label::Milestone, Some(1), None, true, "Sata-alueen")),
            ),
            (
                "Tavoite 1: Digiosaaminen",
                Some((Label::Objective, Some(1), None, true, "Digiosaaminen")),
            ),
            (
                "Tavoitetaso 2024",
                Some((Label::Target, None, Some("2024"), false, "")),
            ),
            (
                "Toteuma 31.8.2024",
                Some((Label::Actual, None, Some("31.8.2024"), false, "")),
            ),
            (
                "Strateginen päämäärä Hyvinvoiva",
                Some((Label::Focus, None, None, false, "Hyvinvoiva")),
            ),
            (
                "Tilannekatsaus Q1: Työ etenee.",
                Some((Label::Progress, None, Some("Q1"), true, "Työ etenee.")),
            ),
            ("Nykytila;", Some((Label::Situation, None, None, true, ""))),
            ("Tavoitteena on", None),
            ("Mittarihinta", None),
            (
                "Tavoite 1:12",
                Some((Label::Objective, None, None, false, "1:12")),
            ),
            (
                "Tavoite 2,5 %",
                Some((Label::Objective, None, None, false, "2,5 %")),
            ),
            (
                "Lähtötaso 22. Tavoitetaso 35.",
                Some((Label::Baseline, None, None, false, "22. Tavoitetaso 35.")),
            ),
            (
                "Vastuuhenkilö/taho",
                Some((Label::Responsible, None, None, false, "")),
            ),
            ("Åtgärder: x", Some((Label::Action, None, None, true, "x"))),
        ];
        for (words, expected) in cases {
            let found = read(words);
            let got = found.map(|f| (f.label, f.number, f.period, f.closed, words[f.len..].trim()));
            assert_eq!(got, *expected, "{words}");
        }
    }

    #[test]
    fn column_heads() {
        assert_eq!(
            read_whole_head("TP 2023").map(|f| (f.label, f.period)),
            Some((Label::Actual, Some("TP 2023")))
        );
        assert_eq!(
            read_whole_head("TA2025").map(|f| (f.label, f.period)),
            Some((Label::Target, Some("TA2025")))
        );
        assert_eq!(
            read_whole_head("Tavoite 2025").map(|f| (f.label, f.period)),
            Some((Label::Objective, Some("2025")))
        );
        assert_eq!(
            read_whole_head("Toimenpiteen kuvaus").map(|f| f.label),
            Some(Label::Action)
        );
        assert_eq!(
            read_whole_head("Tavoite on, että kaikki lapset oppivat lukemaan hyvin"),
            None
        );
    }
}
