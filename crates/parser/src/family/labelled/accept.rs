//! Whether a word that looks like a label is one: prose, too, may have `Tavoite` at the start of a line.

use mittari_document::Span;

use super::beside::{self, names_level};
use crate::heads;
use crate::items;
use crate::label::{self, Label, Print, tail};
use crate::scan::Scan;
use crate::tokens::{LabelAt, Token};
use crate::value;

/// The label that a line begins with, where it stands as one.
pub(crate) fn label_of(scan: &Scan<'_>, idx: usize) -> Option<LabelAt> {
    let token = &scan.tokens.list[idx];
    let at = without_tail(scan, idx, token.label?);
    let rest = scan.tokens.span_words(at.rest);
    if names_more_than_one_thing(rest)
        || at.apart && (heads_columns(at.label, rest) || heads_figures(scan, idx, &at))
    {
        return None;
    }
    let accepted = match at.print {
        Print::Capitals => true,
        Print::Title => at.closed || stands_as_title(scan, idx, &at, rest),
        Print::Lower => at.closed && (begins_paragraph(scan, idx) || token.bullet.is_some()),
    };
    accepted.then_some(at)
}

/// The label without the words that only explain it: `Mittarit – mistä tiedämme onnistuneemme?`, or a comma and a line below.
fn without_tail(scan: &Scan<'_>, idx: usize, at: LabelAt) -> LabelAt {
    let rest = scan.tokens.span_words(at.rest);
    let is_open = rest == "," && idx + 1 < scan.tokens.len();
    let is_tail = rest.starts_with([',', '–', '-']) && tail::explains(rest)
        || is_open && tail::explains(scan.tokens.words(idx + 1));
    if at.closed || !is_tail {
        return at;
    }
    let start = at.rest.end;
    LabelAt {
        rest: Span { start, ..at.rest },
        ..at
    }
}

/// Whether the line only explains the label above it, which has nothing after it: `Mihin pyrimme?` The content is below.
pub(super) fn explains_label(scan: &Scan<'_>, idx: usize) -> bool {
    let above = || idx.checked_sub(1).and_then(|above| label_of(scan, above));
    let token = &scan.tokens.list[idx];
    let has_content = scan.tokens.list.get(idx + 1).is_some_and(|below| {
        let label = below.label.filter(|at| at.print != Print::Lower);
        label.is_none() || below.bullet.is_some()
    });
    token.bullet.is_none()
        && token.gap <= scan.spacing
        && has_content
        && tail::explains(scan.tokens.words(idx))
        && above().is_some_and(|at| {
            let of_goals = at.label.level().is_some() || at.label == Label::Indicator;
            of_goals && at.rest.is_empty()
        })
}

/// `TAVOITTEET JA TOIMENPITEET`: the title of a chapter, not the label of a field.
fn names_more_than_one_thing(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next());
    // A dash alone is an empty cell.
    if second.is_none() {
        return false;
    }
    let lower = first.to_lowercase();
    matches!(
        lower.as_str(),
        "ja" | "sekä" | "och" | "&" | "+" | "–" | "-"
    ) || rest.starts_with([',', '/'])
}

/// `Tavoite   Mittari   Lähtötaso`: the heads of columns beside each other. Those of values may stand beside the indicators' label.
fn heads_columns(label: Label, rest: &str) -> bool {
    let first = rest.split("  ").next().unwrap_or(rest);
    let of_values = |head: Label| head.is_value() || head == Label::Objective;
    label::read_whole_head(first.trim())
        .is_some_and(|head| label != Label::Indicator || !of_values(head.label))
}

/// `Mittari   Hinta, €` over rows of figures: the heads of a table that plans for nothing.
fn heads_figures(scan: &Scan<'_>, idx: usize, at: &LabelAt) -> bool {
    let of_rows = matches!(at.label, Label::Indicator | Label::Action);
    let document = scan.tokens.document;
    let Some(below) = scan
        .tokens
        .list
        .get(idx + 1)
        .filter(|_| of_rows && !at.closed)
    else {
        return false;
    };
    let rest = scan.tokens.span_words(at.rest);
    if heads::read(rest, at.rest, None).is_some() || below.gap > 0 {
        return false;
    }
    let fragments = document.fragments(below.line);
    let [first, .., last] = &fragments[..] else {
        return false;
    };
    let is_figure = document
        .words(last.span)
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '−'));
    is_figure && label::read_whole_head(document.words(first.span)).is_none()
}

/// A label with a capital but without a colon: alone on its line, or with a text after it that begins with a capital as values and
/// names do.
fn stands_as_title(scan: &Scan<'_>, idx: usize, at: &LabelAt, rest: &str) -> bool {
    let begins = begins_paragraph(scan, idx);
    if rest.is_empty() {
        return begins
            || at.number.is_some()
            || is_printed_as_label(scan, idx)
            || hangs_out(scan, idx)
            || at.label.is_value() && has_one_value(scan, idx);
    }
    if at.apart {
        return true;
    }
    let is_named = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"' | '“'));
    if at.label == Label::Progress {
        return begins && at.is_phrase;
    }
    let begins = begins && (at.is_phrase || follows_label(scan, idx)) || at.number.is_some();
    is_named && (begins || follows_field(scan, idx)) || says_level(scan, idx, at)
}

/// Words with which a sentence goes on after its subject, sorted: `Lähtötaso on mitattu kyselyllä`.
const SENTENCE: &[&str] = &[
    "asetetaan",
    "eli",
    "ja",
    "joka",
    "jonka",
    "mitataan",
    "määritetään",
    "oli",
    "olivat",
    "on",
    "ovat",
    "perustuu",
    "saavutetaan",
    "sekä",
    "tai",
];

/// Whether the label is one of a level, and the words after it are that level: a value, or any words in a block of fields. After an
/// indicator `Nykytila` is a level, too, and after that `Tavoite`.
fn says_level(scan: &Scan<'_>, idx: usize, at: &LabelAt) -> bool {
    let rest = scan.tokens.span_words(at.rest);
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or("");
    // `Tavoitearvo on`: there is such a thing, if nothing follows.
    if words.next().is_some() && SENTENCE.binary_search(&first).is_ok() {
        return false;
    }
    let label_on = |other: Option<usize>| standing(scan.tokens.list.get(other?)?);
    let above = label_on(idx.checked_sub(1));
    if !names_level(at) {
        let is_level = above.is_some_and(|above| match at.label {
            Label::Objective => matches!(above.label, Label::Baseline | Label::Situation),
            Label::Situation => above.label == Label::Indicator,
            _ => false,
        });
        return is_level && (value::is_value(rest) || is_below_indicator(scan, idx));
    }
    let below = label_on(Some(idx + 1));
    let has_neighbour = |is: &dyn Fn(&LabelAt) -> bool| above.iter().chain(&below).any(is);
    has_neighbour(&names_level)
        || has_neighbour(&|_| true) && value::is_value(rest)
        || !beside::levels(scan, at).is_empty()
}

/// Whether nothing but lines of labels stand between a line and the indicator that its level is of: `Mittari` / `Nykytila` / `Tavoite`.
fn is_below_indicator(scan: &Scan<'_>, idx: usize) -> bool {
    const MOST_LEVELS: usize = 4;
    let above = (0..idx).rev().take(MOST_LEVELS);
    let mut labels = above.map_while(|idx| Some(scan.tokens.list[idx].label?.label));
    labels
        .find(|label| !label.is_value() && *label != Label::Situation)
        .is_some_and(|label| label == Label::Indicator)
}

/// Whether a line is bold where those above and below are not.
fn is_printed_as_label(scan: &Scan<'_>, idx: usize) -> bool {
    let is_bold = |idx: usize| {
        let token = scan.tokens.list.get(idx)?;
        Some(scan.tokens.document.placed_line(token.line)?.style.bold)
    };
    is_bold(idx) == Some(true) && is_bold(idx - 1) == Some(false) && is_bold(idx + 1) == Some(false)
}

/// Whether a line stands further left than those above and below it, as labels over texts that are moved in do.
fn hangs_out(scan: &Scan<'_>, idx: usize) -> bool {
    const LEAST: u16 = 2; // Characters.
    let list = &scan.tokens.list;
    let own = list[idx].x0.saturating_add(LEAST);
    let is_right = |idx: usize| list.get(idx).is_some_and(|token| token.x0 >= own);
    idx > 0 && is_right(idx - 1) && is_right(idx + 1)
}

/// Whether one value stands below the label, and another label or nothing below the value: no run of cells begins here.
fn has_one_value(scan: &Scan<'_>, idx: usize) -> bool {
    let tokens = &scan.tokens;
    let is_value = |idx: usize| idx < tokens.len() && value::is_value(tokens.words(idx));
    let ends = tokens
        .list
        .get(idx + 2)
        .is_none_or(|token| token.label.is_some() || token.gap > scan.spacing);
    is_value(idx + 1) && tokens.list[idx + 1].label.is_none() && ends
}

/// Whether a label stands on the line above, or below the text of this one, as in a block of fields.
fn follows_label(scan: &Scan<'_>, idx: usize) -> bool {
    let list = &scan.tokens.list;
    let below = (idx + 1..list.len()).take(MOST_WRAPS);
    let below = below.into_iter().find(|&idx| !is_wrap(scan, idx));
    idx > 0 && standing(&list[idx - 1]).is_some()
        || below.is_some_and(|below| standing(&list[below]).is_some())
}

/// A field of so many lines is looked over for the label of the next or the one before.
const MOST_WRAPS: usize = 3;

/// The label that a line begins with, unless it is printed as any word.
fn standing(token: &Token) -> Option<LabelAt> {
    token.label.filter(|at| at.print != Print::Lower)
}

/// Whether a line goes on with the words of the line above.
fn is_wrap(scan: &Scan<'_>, idx: usize) -> bool {
    let token = &scan.tokens.list[idx];
    token.gap <= scan.spacing
        && token.bullet.is_none()
        && token.label.is_none()
        && scan.tokens.words(idx).starts_with(char::is_lowercase)
}

/// Whether the line follows the wrapped words of a label, which no comma leaves open: a word in the middle of a sentence has no capital.
fn follows_field(scan: &Scan<'_>, idx: usize) -> bool {
    let list = &scan.tokens.list;
    let mut above = (0..idx).rev().take(MOST_WRAPS);
    let first = above.find(|&idx| !is_wrap(scan, idx));
    list[idx].gap <= scan.spacing
        && first.is_some_and(|first| first + 1 < idx && standing(&list[first]).is_some())
        && !items::is_open(scan.tokens.words(idx - 1))
}

/// Whether the line cannot go on from the one above: a gap, a page's start, a bullet, or a complete line above.
fn begins_paragraph(scan: &Scan<'_>, idx: usize) -> bool {
    let Some(above) = idx.checked_sub(1) else {
        return true;
    };
    let token = &scan.tokens.list[idx];
    let words = scan.tokens.words(above);
    token.gap > scan.spacing
        || scan.tokens.document.lines()[token.line].gap.page_break
        || token.bullet.is_some()
        || scan.tokens.list[above].label.is_some()
        || !items::is_open(words)
            && (words.ends_with(['.', ':', '!', '?', ')', '%'])
                || words.ends_with(|c: char| c.is_ascii_digit()))
        || scan.outline.holds(above)
}
