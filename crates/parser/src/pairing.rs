//! Indicators with their baselines, targets and actuals.
//!
//! Several cues are weighed: columns kept by spaces, paragraph gaps, the number of cells, capitals, the nature of the values. Where
//! they agree the values are paired; where they disagree those in doubt stay empty, what is certain stays paired, and the trouble
//! names the values and the candidates.

mod cells;
mod columns;
mod consensus;
mod grid;
mod inline;
mod single;
mod stacked;

use crate::draft::{DraftIndicator, DraftValue, Trouble};
use crate::heads::Head;
use crate::items::Row;
use crate::label::{self, Label, Print};
use crate::mended::Mended;
use crate::tokens::Tokens;
use crate::value::is_empty_cell;
use mittari_model::Code;

pub(crate) use cells::is_stack;
pub(crate) use inline::read_inline;

/// The part of a card that holds one or more indicators and their values, as lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub(crate) parts: Vec<Part>,
}

/// What one label begins.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The number after the label: `MITTARI 2` → 2.
    pub(crate) number: Option<u32>,
    /// Lines of the part, without the row of heads.
    pub(crate) rows: Vec<Row>,
    /// Where the heads stood among the rows: before the row of this index.
    pub(crate) heads_at: Option<usize>,
    pub(crate) heads: Vec<Head>,
    /// The line that the heads stood on.
    pub(crate) heads_line: Option<usize>,
    /// Values that follow a label of their own: `Lähtötaso: 4,3`.
    pub(crate) labelled: Vec<(Head, Vec<Row>)>,
}

impl Part {
    /// A part without lines yet.
    pub(crate) fn new(number: Option<u32>) -> Self {
        Self {
            number,
            rows: Vec::new(),
            heads_at: None,
            heads: Vec::new(),
            heads_line: None,
            labelled: Vec::new(),
        }
    }
}

/// What the lines of a block are measured by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a, 'd> {
    pub(crate) tokens: &'a Tokens<'d>,
    /// Words of the card around, as evidence for broken words.
    pub(crate) evidence: &'a str,
    /// Blank lines between lines of one paragraph, as the document prints most paragraphs.
    pub(crate) spacing: u16,
}

impl Setting<'_, '_> {
    fn text(&self) -> &str {
        self.tokens.document.text()
    }

    fn mend(&self, rows: &[Row]) -> Mended {
        Mended::join(self.text(), &crate::items::pieces(rows), self.evidence)
    }

    fn period(&self, head: &Head) -> Option<String> {
        head.period
            .map(|span| self.tokens.span_words(span).to_owned())
    }
}

/// Indicators with what could be paired, and what could not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paired {
    pub(crate) indicators: Vec<DraftIndicator>,
    pub(crate) troubles: Vec<Trouble>,
}

/// Pairs the indicators of a block with their values.
pub(crate) fn pair(block: &Block, setting: &Setting<'_, '_>) -> Paired {
    let mut heads: Vec<Head> = Vec::new();
    let mut heads_line = None;
    let mut paired = Paired::default();
    for part in &block.parts {
        if !part.heads.is_empty() {
            heads.clone_from(&part.heads);
            heads_line = part.heads_line;
        }
        let more = pair_part(part, &heads, heads_line, setting);
        paired.indicators.extend(more.indicators);
        paired.troubles.extend(more.troubles);
    }
    paired
}

fn pair_part(
    part: &Part,
    heads: &[Head],
    heads_line: Option<usize>,
    setting: &Setting<'_, '_>,
) -> Paired {
    if !part.labelled.is_empty() && !part.heads.is_empty() {
        return with_far_values(
            part,
            &|part| pair_part(part, heads, heads_line, setting),
            setting,
        );
    }
    if !part.labelled.is_empty() {
        return single::labelled(part, setting);
    }
    if let Some(at) = foreign_label(part, setting) {
        return up_to(
            part,
            at,
            &|part| pair_part(part, heads, heads_line, setting),
            setting,
        );
    }
    if let Some(paired) = heads_line.and_then(|line| columns::pair(part, heads, line, setting)) {
        return paired;
    }
    if part.number.is_some() {
        return single::pair(part, heads, setting);
    }
    stacked::pair(part, heads, setting)
}

/// Pairs what stands under the heads; values under a label of their own are another column, and in doubt.
fn with_far_values(
    part: &Part,
    pair: &dyn Fn(&Part) -> Paired,
    setting: &Setting<'_, '_>,
) -> Paired {
    let mut near = part.clone();
    near.labelled.clear();
    let mut paired = pair(&near);
    for (_, rows) in part.labelled.iter().filter(|(_, rows)| !rows.is_empty()) {
        let doubt = in_doubt(&[setting.mend(rows)], &paired.indicators);
        paired.troubles.push(doubt);
    }
    paired
}

/// Where after the heads the paragraph begins that holds a label and nothing else on one of its lines: the cells of another part of the
/// page stand among these.
fn foreign_label(part: &Part, setting: &Setting<'_, '_>) -> Option<usize> {
    let is_label = |row: &Row| {
        let words = row.piece.span.of(setting.text());
        label::read(words).is_some_and(|found| {
            found.len == words.len() && found.print != Print::Lower && found.label != Label::Status
        })
    };
    let heads_at = part.heads_at?;
    let found = heads_at + part.rows.get(heads_at..)?.iter().position(is_label)?;
    let begins = |&at: &usize| part.rows[at].gap > 0;
    Some((heads_at..=found).rev().find(begins).unwrap_or(heads_at))
}

/// Pairs the lines before one of them; those from there on are in doubt.
fn up_to(
    part: &Part,
    at: usize,
    pair: &dyn Fn(&Part) -> Paired,
    setting: &Setting<'_, '_>,
) -> Paired {
    let (rows, rest) = part.rows.split_at(at);
    let mut before = part.clone();
    before.rows = rows.to_vec();
    let mut paired = pair(&before);
    let doubt = rest_in_doubt(rest, &paired.indicators, setting);
    paired.troubles.push(doubt);
    paired
}

/// Lines whose cells could belong to any of some indicators.
fn rest_in_doubt(
    rows: &[Row],
    indicators: &[DraftIndicator],
    setting: &Setting<'_, '_>,
) -> Trouble {
    let values: Vec<Mended> = cells::by_cues(rows, setting.spacing, setting)
        .iter()
        .map(|cell| setting.mend(cell))
        .collect();
    in_doubt(&values, indicators)
}

/// Whether some words are the head of values, which is no value itself.
pub(crate) fn is_label(words: &str) -> bool {
    label::read(words).is_some_and(|found| found.len == words.len() && found.label.is_value())
}

/// Whether a text is too much of prose to be the name of an indicator that values stand beside: several sentences.
pub(crate) fn is_prose(name: &str) -> bool {
    const LONGEST: usize = 400;
    let ends_sentence = |at: usize| {
        let (before, after) = (&name[..at], &name[at + 2..]);
        let is_word = before
            .chars()
            .rev()
            .take_while(|c| c.is_lowercase())
            .count()
            > 4;
        is_word && after.starts_with(char::is_uppercase)
    };
    name.len() > LONGEST || name.match_indices(". ").any(|(at, _)| ends_sentence(at))
}

/// Puts a value under its head.
pub(crate) fn place(
    indicator: &mut DraftIndicator,
    head: &Head,
    text: Mended,
    setting: &Setting<'_, '_>,
) {
    if text.text.is_empty() || is_empty_cell(&text.text) || is_label(&text.text) {
        return;
    }
    let value = DraftValue {
        text,
        period: setting.period(head),
    };
    match head.label {
        Label::Baseline => {
            if indicator.baseline.is_none() {
                indicator.baseline = Some(value);
            }
        }
        Label::Actual => indicator.actuals.push(value),
        Label::Rating | Label::Status => indicator.rating = Some(value.text),
        Label::Responsible => indicator.responsible.push(value.text),
        _ => indicator.targets.extend(inline::by_year(value)),
    }
}

/// Says which values could not be paired, and with which indicators they may belong.
pub(crate) fn in_doubt(values: &[Mended], candidates: &[DraftIndicator]) -> Trouble {
    let quoted = |texts: &mut dyn Iterator<Item = &str>| {
        texts
            .map(|text| format!("\u{201D}{text}\u{201D}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let unpaired = quoted(&mut values.iter().map(|value| value.text.as_str()));
    let names = quoted(
        &mut candidates
            .iter()
            .map(|indicator| indicator.text.text.as_str()),
    );
    let message = if candidates.is_empty() {
        format!("{unpaired} could not be paired: no indicator was read that it may belong to")
    } else {
        format!("{unpaired} could not be paired with certainty; candidates: {names}")
    };
    Trouble {
        code: Code::AmbiguousPairing,
        message,
        lines: values.iter().flat_map(Mended::lines).collect(),
    }
}
