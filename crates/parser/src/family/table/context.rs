//! The headings above a table that say which goal its rows belong to.

use mittari_document::{Fragment, Span};

use crate::draft::DraftCard;
use crate::items;
use crate::label::{self, Label, Print};
use crate::mended::{Mended, Piece};
use crate::scan::Scan;
use crate::tokens::{self, LabelAt};

use super::head;

/// Levels of goals printed above a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Outermost first as printed.
    pub(super) levels: Vec<(Label, Mended)>,
    /// The lines they stand on.
    pub(super) lines: Vec<usize>,
}

/// A level printed above a table.
struct Heading {
    label: Label,
    text: Mended,
    /// Where its words begin, in characters from the left edge.
    x0: u16,
}

/// How many lines above a table are looked at.
const REACH: usize = 12;
/// How many lines may stand between a heading and its table.
const PROSE: usize = 6;

impl Context {
    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Whether both say the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.levels.len() == other.levels.len()
            && self
                .levels
                .iter()
                .zip(&other.levels)
                .all(|(a, b)| a.0 == b.0 && head::same_text(&a.1, &b.1))
    }

    /// Takes the outer levels of the table right above, which are still in force.
    pub(super) fn inherit(&mut self, above: &Self) {
        let outermost = self
            .levels
            .iter()
            .filter_map(|(label, _)| label.level())
            .min();
        let outer = above
            .levels
            .iter()
            .filter(|(label, _)| outermost.is_some() && label.level() < outermost);
        let levels: Vec<_> = outer.cloned().collect();
        self.levels.splice(0..0, levels);
    }

    /// A card with these levels.
    pub(super) fn card(&self) -> DraftCard {
        let mut card = DraftCard {
            lines: self.lines.clone(),
            ..DraftCard::default()
        };
        for (label, text) in &self.levels {
            set(&mut card, *label, text.clone());
        }
        card
    }
}

/// Puts a text into the level that a label names.
pub(super) fn set(card: &mut DraftCard, label: Label, text: Mended) {
    match label {
        Label::Focus => card.focus = Some(text),
        Label::Theme => card.theme = Some(text),
        Label::StrategicObjective => card.strategic_objective = Some(text),
        Label::Initiative => card.initiatives.push(text),
        _ => card.objectives.push(text),
    }
}

/// The headings right above a table that begins at `token`, not above the token `floor`.
pub(super) fn above(scan: &Scan<'_>, token: usize, floor: usize) -> Context {
    let mut found: Vec<(usize, Vec<Heading>)> = Vec::new();
    let mut between: Vec<usize> = Vec::new();
    let mut context = Context::default();
    let first = floor.max(token.saturating_sub(REACH));
    for idx in (first..token).rev() {
        if scan.is_taken(idx) {
            break;
        }
        let headings = headings(scan, idx);
        if headings.is_empty() {
            if scan.tokens.list[idx]
                .label
                .is_some_and(|label| stands(&label))
            {
                break; // A field of a labelled card: what is above it is not of this table alone.
            }
            between.push(idx);
            let limit = if found.is_empty() { PROSE } else { 3 };
            if between.len() > limit {
                break;
            }
            continue;
        }
        // A level stands above those inside it: anything else belongs to what was printed before.
        let inner = found.last().and_then(|(_, headings)| level(headings));
        if inner.is_some_and(|inner| level(&headings) >= Some(inner)) {
            break;
        }
        let below = std::mem::take(&mut between);
        let headings = with_wraps(scan, idx, headings, &below, &mut context.lines);
        if !found.is_empty()
            && below
                .iter()
                .any(|idx| !context.lines.contains(&scan.tokens.list[*idx].line))
        {
            break; // Prose stands between: the outer heading is not of this table alone.
        }
        context.lines.push(scan.tokens.list[idx].line);
        found.push((idx, headings));
    }
    for (_, headings) in found.into_iter().rev() {
        context.levels.extend(
            headings
                .into_iter()
                .map(|heading| (heading.label, heading.text)),
        );
    }
    context.lines.sort_unstable();
    context
}

fn level(headings: &[Heading]) -> Option<u8> {
    headings
        .iter()
        .filter_map(|heading| heading.label.level())
        .min()
}

/// The levels that a line states: one at its start, one in bold after something else, or several beside each other in columns.
fn headings(scan: &Scan<'_>, idx: usize) -> Vec<Heading> {
    let token = &scan.tokens.list[idx];
    let document = scan.tokens.document;
    if let Some(bold) = bold_inside(document.words(token.body)) {
        let start = token.body.start as usize + bold.start;
        let span = Span::new(start, token.body.start as usize + bold.end);
        return tokens::label_at(document.words(span), span)
            .filter(|label| is_heading(scan, label))
            .into_iter()
            .map(|label| heading(scan, label, (token.line, token.x0)))
            .collect();
    }
    let fragments = document.fragments(token.line);
    if let [number, text] = &fragments[..]
        && is_running_number(document.words(number.span))
    {
        return tokens::label_at(document.words(text.span), text.span)
            .filter(|label| is_heading(scan, label))
            .into_iter()
            .map(|label| heading(scan, label, (token.line, text.x0)))
            .collect();
    }
    let Some(label) = token.label.filter(|label| level_of(label).is_some()) else {
        return Vec::new();
    };
    if fragments.len() >= 2 {
        return beside(scan, token.line, &fragments);
    }
    if is_heading(scan, &label) {
        return vec![heading(scan, label, (token.line, token.x0))];
    }
    Vec::new()
}

/// `1.` or `2` in a column of its own, left of a goal.
fn is_running_number(words: &str) -> bool {
    let digits = words.trim_end_matches(['.', ')']);
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Labels and texts that stand beside each other in columns: `Strateginen valinta   Elinvoima   Strateginen tavoite   Kasvu`.
fn beside(scan: &Scan<'_>, line: usize, fragments: &[Fragment]) -> Vec<Heading> {
    let document = scan.tokens.document;
    let mut headings = Vec::new();
    let mut parts = fragments.iter().peekable();
    while let Some(part) = parts.next() {
        let label = label::read_whole_head(document.words(part.span)).map(|found| found.label);
        let Some(label) = label.filter(|label| label.level().is_some_and(|level| level < 5)) else {
            return Vec::new();
        };
        let Some(text) = parts.next_if(|next| !head::is_head(document.words(next.span))) else {
            return Vec::new();
        };
        let piece = Piece {
            span: text.span,
            line,
        };
        headings.push(Heading {
            label,
            text: Mended::join(document.text(), &[piece], ""),
            x0: text.x0,
        });
    }
    headings
}

/// How many bytes a number takes that a dash, a colon or a full stop closes: `Tavoite 1 – Osaaminen`, `Tavoite 2.1: Kasvu`.
fn number_len(words: &str) -> usize {
    const LONGEST: usize = 6;
    let len = words
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let rest = words[len..].trim_start();
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '–' | '-' | '—' | ':'));
    let number = words[..len].trim_end_matches('.');
    if !(1..=LONGEST).contains(&len) || number.split('.').any(|part| !(1..=2).contains(&part.len()))
    {
        return 0;
    }
    match mark {
        Some(mark) => words.len() - rest.len() + mark.len_utf8(),
        None if len > number.len() || number.contains('.') => len,
        None => 0,
    }
}

/// The level that some words are the heading of, and where the words after label and number begin.
pub(super) fn heading_in(words: &str) -> Option<(Label, usize)> {
    let found = label::read(words)?;
    let rest = words[found.len..].trim_start();
    let number = number_len(rest);
    let stands = found.closed || found.number.is_some() || number > 0;
    let is_level = found.label.level().is_some_and(|level| level < 5);
    let text = rest[number..].trim_start_matches(['–', '-', '—', ' ', ':', '.']);
    (is_level && stands && !text.is_empty()).then(|| (found.label, words.len() - text.len()))
}

fn heading(scan: &Scan<'_>, label: LabelAt, (line, x0): (usize, u16)) -> Heading {
    let document = scan.tokens.document;
    let words = document.words(label.rest);
    let text = words[number_len(words)..].trim_start_matches(['–', '-', '—', ' ', ':', '.']);
    let lead = words.len() - text.len();
    let span = Span::new(label.rest.start as usize + lead, label.rest.end as usize);
    let piece = Piece { span, line };
    Heading {
        label: label.label,
        text: Mended::join(document.text(), &[piece], ""),
        x0,
    }
}

/// Levels above the action.
fn level_of(label: &LabelAt) -> Option<u8> {
    label.label.level().filter(|&level| level < 5)
}

/// Whether a label with its words is a heading: closed by a colon, numbered, or in capitals.
fn is_heading(scan: &Scan<'_>, label: &LabelAt) -> bool {
    let stands = label.closed
        || label.number.is_some()
        || label.print == Print::Capitals
        || number_len(scan.tokens.span_words(label.rest)) > 0;
    level_of(label).is_some() && stands && !label.rest.is_empty()
}

/// Words in bold that something else stands before: `toiminta**Tavoite 1: …**`, where a colour legend ran into the heading.
fn bold_inside(words: &str) -> Option<std::ops::Range<usize>> {
    let inner = words.strip_suffix("**").unwrap_or(words);
    let start = inner.rfind("**").filter(|&at| at > 0)? + 2;
    (inner.len() > start).then_some(start..inner.len())
}

/// Adds to headings what was wrapped to the lines below, and says which lines those are.
fn with_wraps(
    scan: &Scan<'_>,
    idx: usize,
    mut headings: Vec<Heading>,
    below: &[usize],
    lines: &mut Vec<usize>,
) -> Vec<Heading> {
    let document = scan.tokens.document;
    let is_grid = document.fragments(scan.tokens.list[idx].line).len() >= 2;
    for &next in below.iter().rev() {
        let token = &scan.tokens.list[next];
        if token.gap > scan.spacing || token.bullet.is_some() {
            break;
        }
        let mut joined = false;
        if is_grid {
            for fragment in document.fragments(token.line) {
                let Some(Heading { text, .. }) = headings
                    .iter_mut()
                    .find(|above| above.x0.abs_diff(fragment.x0) <= 2)
                else {
                    break;
                };
                *text = text.then(&one(scan, fragment.span, token.line));
                joined = true;
            }
        } else if let Some(Heading { text, .. }) = headings.last_mut() {
            let words = scan.tokens.words(next);
            if items::is_open(&text.text) || words.starts_with(char::is_lowercase) {
                *text = text.then(&one(scan, token.body, token.line));
                joined = true;
            }
        }
        if !joined {
            break;
        }
        lines.push(token.line);
    }
    headings
}

fn one(scan: &Scan<'_>, span: Span, line: usize) -> Mended {
    Mended::join(scan.tokens.document.text(), &[Piece { span, line }], "")
}

/// Whether fields of a labelled card stand above, so that the table is the card's own.
pub(super) fn is_inside_card(
    scan: &Scan<'_>,
    token: usize,
    floor: usize,
    context: &Context,
) -> bool {
    const CARD: usize = 40;
    (floor.max(token.saturating_sub(CARD))..token)
        .rev()
        .filter(|&idx| !context.lines.contains(&scan.tokens.list[idx].line))
        .filter_map(|idx| scan.tokens.list[idx].label)
        .any(|label| label.label.level().is_some() && stands(&label))
}

/// Whether a card of label cells stands above: `MITTARI   Käyttöaste`. A table of actions under it is the card's own.
pub(super) fn is_inside_grid(scan: &Scan<'_>, token: usize, floor: usize) -> bool {
    const CARD: usize = 20;
    let document = scan.tokens.document;
    (floor.max(token.saturating_sub(CARD))..token).any(|idx| {
        let token = &scan.tokens.list[idx];
        if token.label.is_none() {
            return false;
        }
        match &document.fragments(token.line)[..] {
            [label, text, ..] => {
                head::is_head(document.words(label.span))
                    && !head::is_head(document.words(text.span))
            }
            _ => false,
        }
    })
}

/// Whether a label stands as one, and is no word of a sentence.
fn stands(label: &LabelAt) -> bool {
    label.closed || label.apart || label.print == Print::Capitals || label.rest.is_empty()
}
