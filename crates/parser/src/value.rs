//! What pairing asks of a value: is it one, of which nature, and where does one end and the next begin.

use std::ops::Range;

use mittari_model::{Measure, Unit};
use mittari_normalizer::{Context, Role, measure};

/// The nature of a value, as far as pairing compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A number, a range or a change, with its unit where one is printed.
    Number(Option<Unit>),
    /// Yes, no, or a step of work.
    State,
    /// Several labelled numbers.
    Several,
    /// Prose, or a value that says where to look.
    Words,
}

/// How two natures stand beside each other in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Different units, or a number beside a step of work.
    Clash,
    /// Nothing speaks for or against it.
    Open,
    /// The same nature, and the same unit where both print one.
    Good,
}

/// The nature of a text in a value's role.
pub(crate) fn nature(text: &str, role: Role) -> Nature {
    nature_of(&typed(text, role))
}

fn typed(text: &str, role: Role) -> Measure {
    let context = Context {
        role,
        ..Context::default()
    };
    measure(text, &context).measure
}

fn nature_of(measure: &Measure) -> Nature {
    match measure {
        Measure::Quantity(quantity) => Nature::Number(quantity.scale.unit),
        Measure::Range(range) => Nature::Number(range.scale.unit),
        Measure::Change(_) => Nature::Number(None),
        Measure::Status(_) | Measure::Boolean(_) => Nature::State,
        Measure::Composite(_) | Measure::Series(_) => Nature::Several,
        Measure::Time(_) | Measure::Reference(_) | Measure::Missing(_) | Measure::Text { .. } => {
            Nature::Words
        }
    }
}

/// How a baseline of one nature and a target of another fit into one row.
pub(crate) fn fit(baseline: Nature, target: Nature) -> Fit {
    match (baseline, target) {
        (Nature::Number(a), Nature::Number(b)) => match (a, b) {
            (Some(a), Some(b)) if a != b => Fit::Clash,
            (Some(_), Some(_)) | (None, None) => Fit::Good,
            _ => Fit::Open,
        },
        (Nature::State, Nature::State) | (Nature::Several, Nature::Several) => Fit::Good,
        (Nature::Number(_), Nature::State) | (Nature::State, Nature::Number(_)) => Fit::Clash,
        _ => Fit::Open,
    }
}

/// Whether the text is a value and nothing else: a number, a step of work, yes or no, a dash.
pub(crate) fn is_value(text: &str) -> bool {
    is_value_about(text, |_| true)
}

/// Whether a line of its own is plainly a value: a step of work, yes or no, a number with a unit or one that begins the line.
pub(crate) fn stands_alone(words: &str) -> bool {
    words.len() <= LONGEST_VALUE
        && match nature(words, Role::Target) {
            Nature::State => true,
            Nature::Number(unit) => unit.is_some() || !words.starts_with(char::is_alphabetic),
            Nature::Several | Nature::Words => false,
        }
}

/// Longer cells are prose, whatever they begin with.
const LONGEST_VALUE: usize = 160;

/// A cell that holds only `…`, `-` or `–` is an empty cell.
pub(crate) fn is_empty_cell(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            matches!(c, '-' | '–' | '—' | '…' | '.' | '_' | '\u{2212}') || c.is_whitespace()
        })
}

/// The only way to cut `text` into `n` values at spaces; `None` where there is no way or more than one.
///
/// `Ei Kyllä` → 2, `79 (lv 21-22) 0` → `79 (lv 21-22)` and `0`, `9 844 8 860` → `9 844` and `8 860`, since no cut falls between groups of digits;
/// `enintään 3 400 €` is refused, since it is one value.
pub(crate) fn split_values(text: &str, n: usize) -> Option<Vec<Range<usize>>> {
    if n < 2 || text.len() > LONGEST_SPLIT {
        return None;
    }
    let cuts: Vec<usize> = cuts(text);
    let mut ways = Vec::new();
    search(text, 0, n, &cuts, &mut Vec::new(), &mut ways);
    pick(text, ways)
}

/// Longer lines hold prose; and the number of ways to cut grows with the length.
const LONGEST_SPLIT: usize = 120;
/// More ways than this to cut a text mean that it is no row of values.
const MOST_WAYS: usize = 24;

/// Places where a value may begin: after a space, outside brackets.
fn cuts(text: &str) -> Vec<usize> {
    let mut depth = 0_i32;
    let mut cuts = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ' ' if depth <= 0 => cuts.push(at + 1),
            _ => {}
        }
    }
    cuts
}

fn search(
    text: &str,
    from: usize,
    n: usize,
    cuts: &[usize],
    path: &mut Vec<Range<usize>>,
    ways: &mut Vec<Vec<Range<usize>>>,
) {
    if ways.len() >= MOST_WAYS {
        return;
    }
    if n == 1 {
        if is_cell(&text[from..]) {
            let mut way = path.clone();
            way.push(from..text.len());
            ways.push(way);
        }
        return;
    }
    for (idx, &cut) in cuts.iter().enumerate().filter(|(_, cut)| **cut > from) {
        if may_begin(&text[cut..]) && is_cell(text[from..cut].trim_end()) {
            path.push(from..cut - 1);
            search(text, cut, n - 1, &cuts[idx + 1..], path, ways);
            path.pop();
        }
    }
}

/// A value does not begin with its unit or with what belongs to the value before it.
fn may_begin(text: &str) -> bool {
    !text.starts_with(['%', '(', '/', ',', '.', ')', '€', ':', '='])
}

/// Whether the text may stand in a row of values: a value, but no number with words of its own before it, which are the end of a name.
fn is_cell(text: &str) -> bool {
    is_value_about(text, |subject| subject != Subject::OfNumber)
}

/// Whether the text is a value without words that say what it is about: `Kyllä`, `Laadittu`, but not `Strategia laadittu`, which may be
/// the name of an indicator.
pub(crate) fn is_bare_value(text: &str) -> bool {
    is_value_about(text, |subject| subject == Subject::None)
}

/// Whether the text is a value whose subject fits; words can stand only before a value that begins with a letter.
fn is_value_about(text: &str, fits: impl Fn(Subject) -> bool) -> bool {
    if text.len() > LONGEST_VALUE {
        return false;
    }
    if is_empty_cell(text) {
        return true;
    }
    let measure = typed(text, Role::Target);
    let begins_with_word = text.starts_with(char::is_alphabetic);
    nature_of(&measure) != Nature::Words && (!begins_with_word || fits(subject(&measure)))
}

/// What the words before a value belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    None,
    OfNumber,
    OfState,
}

fn subject(measure: &Measure) -> Subject {
    match measure {
        Measure::Quantity(quantity) if quantity.about.subject.is_some() => Subject::OfNumber,
        Measure::Range(range) if range.about.subject.is_some() => Subject::OfNumber,
        Measure::Change(change) if change.about.subject.is_some() => Subject::OfState,
        Measure::Status(status) if status.about.subject.is_some() => Subject::OfState,
        Measure::Boolean(answer) if answer.about.subject.is_some() => Subject::OfState,
        _ => Subject::None,
    }
}

/// The only way, or the only way that does not break a number with grouped digits; none where the whole may be one such number: `enintään 3 400 €`.
fn pick(text: &str, mut ways: Vec<Vec<Range<usize>>>) -> Option<Vec<Range<usize>>> {
    ways.retain(|way| {
        way.iter()
            .skip(1)
            .all(|part| !begins_inside(&text[part.clone()]))
    });
    ways.retain(|way| {
        way.windows(2)
            .all(|pair| !breaks_unit(text, &pair[0], &pair[1]))
    });
    ways.retain(|way| {
        way.windows(2)
            .all(|pair| !breaks_negation(text, &pair[0], &pair[1]))
    });
    // Bare numbers may be two; with one unit or one bound they are one.
    let is_bare = text.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    if ways.len() > 1 || !is_bare && is_value(text) {
        ways.retain(|way| {
            way.windows(2)
                .all(|pair| !breaks_number(text, pair[1].start))
        });
    }
    if ways.len() > 1 {
        // "Ei laadittu Laadittu": a value begins with a capital where one way has it and the others have not.
        let capital = |way: &Vec<Range<usize>>| {
            way[1..].iter().all(|part| {
                text[part.clone()].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            })
        };
        if ways.iter().filter(|way| capital(way)).count() == 1 {
            ways.retain(capital);
        }
    }
    (ways.len() == 1).then(|| ways.remove(0))
}

/// Whether a cell begins with a small letter and goes on with a capital: `suunnitelmaa Suunnitelma laadittu`. The capital begins the cell.
fn begins_inside(cell: &str) -> bool {
    let mut words = cell.split(' ');
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
    };
    words.next().is_some_and(small) && words.any(capital)
}

/// Whether a cut parts a number from the unit after it: `0,03 | t/opp. (20.9.22)`.
fn breaks_unit(text: &str, before: &Range<usize>, after: &Range<usize>) -> bool {
    let next = &text[after.clone()];
    if !text[before.clone()].ends_with(|c: char| c.is_ascii_digit())
        || !next.starts_with(char::is_lowercase)
    {
        return false;
    }
    let word = next.split([' ', '(']).next().unwrap_or(next);
    let with_unit = &text[before.start..after.start + word.len()];
    matches!(nature(with_unit, Role::Target), Nature::Number(Some(unit)) if unit != Unit::Count)
}

/// Whether a cut parts `ei` from what is denied: `ei | mitattu`. `ei kyllä` are two answers.
fn breaks_negation(text: &str, before: &Range<usize>, after: &Range<usize>) -> bool {
    let denied = &text[after.clone()];
    let last = text[before.clone()].rsplit(' ').next().unwrap_or("");
    matches!(last, "ei" | "Ei")
        && denied.starts_with(char::is_lowercase)
        && !matches!(typed(denied, Role::Target), Measure::Boolean(_))
}

/// Whether a cut falls between groups of digits, as in `9| 844 pv`.
fn breaks_number(text: &str, cut: usize) -> bool {
    let before = text[..cut].trim_end();
    let n_after = text[cut..].bytes().take_while(u8::is_ascii_digit).count();
    let n_before = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    n_after == 3 && (1..=3).contains(&n_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_run_together_are_cut_in_one_way_only() {
        let rows: &[(&str, Option<[&str; 2]>)] = &[
            ("Ei Kyllä", Some(["Ei", "Kyllä"])),
            ("ei kyllä", Some(["ei", "kyllä"])),
            ("75 % 95 %", Some(["75 %", "95 %"])),
            ("100 150", Some(["100", "150"])),
            ("9 844 8 860", Some(["9 844", "8 860"])),
            ("enintään 3 400 €", None),
            ("ei mitattu", None),
        ];
        for (text, expected) in rows {
            let found = split_values(text, 2);
            let found = found.map(|ranges| ranges.into_iter().map(|range| &text[range]).collect());
            let expected = expected.map(|parts| parts.to_vec());
            assert_eq!(found, expected, "{text}");
        }
    }
}
