//! The fields of one card to its statements.

use super::content::{self, Measures};
use super::fields::Field;
use super::grouping::Group;
use super::{indicators, progress};
use crate::draft::{DraftCard, Trouble};
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::{self, Block, Setting};
use crate::party;
use crate::scan::Scan;
use mittari_model::Code;

/// Lines wider than this are no measure for where the others were wrapped, in characters.
const WIDEST: u16 = 200;

/// Writes the card of a group of fields.
pub(super) fn card(scan: &Scan<'_>, group: &Group<'_>) -> DraftCard {
    let evidence = evidence(scan, group);
    let by = Measures {
        width: width(group),
        evidence: &evidence,
    };
    let mut builder = Builder {
        scan,
        by,
        card: DraftCard::default(),
        block: Block::default(),
        review: group.review.clone(),
        is_among_values: false,
    };
    for field in &group.inherited {
        builder.level(field);
    }
    builder.card.lines.clear();
    if let Some(heading) = group.unit {
        builder.card.unit.push(heading.text.clone());
        builder.card.lines.extend(heading.text.lines());
    }
    if let Some(field) = group.section {
        let words = scan.mend(field.start..field.start + 1);
        builder.card.section.push(words.trimmed(&[':', ' ']));
        builder.card.lines.extend(&field.lines);
    }
    for (idx, field) in group.fields.iter().enumerate() {
        let next = group.fields.get(idx + 1).copied();
        builder.field(field, next);
    }
    builder.finish()
}

struct Builder<'a, 'd> {
    scan: &'a Scan<'d>,
    by: Measures<'a>,
    card: DraftCard,
    block: Block,
    review: Option<String>,
    /// Nothing but labels of values stands between the last indicator and this field.
    is_among_values: bool,
}

impl Builder<'_, '_> {
    fn field(&mut self, field: &Field, next: Option<&Field>) {
        let rows = kept_rows(self.scan, field, next);
        let field = &Field {
            rows,
            ..field.clone()
        };
        self.is_among_values = field.label == Label::Indicator
            || indicators::holds_values(field.label) && self.is_among_values;
        self.card.lines.extend(&field.lines);
        let before = self.card.lines.len();
        match field.label {
            Label::Indicator => indicators::add_names(&mut self.block, self.scan, field),
            label if indicators::holds_values(label) => self.values(field),
            Label::Milestone => self
                .card
                .milestones
                .extend(content::milestones(self.scan, field, self.by)),
            Label::Responsible => {
                self.card
                    .responsible
                    .extend(content::parties(self.scan, &field.rows, self.by));
            }
            Label::Progress => self.progress(field),
            Label::Note => self
                .card
                .notes
                .extend(content::texts(self.scan, &field.rows, self.by)),
            Label::Status => self.status(field),
            Label::Schedule | Label::Unit | Label::Number | Label::Situation => {
                self.card.lines.truncate(before - field.lines.len());
                return;
            }
            _ => self.level(field),
        }
        let rows = field.rows.iter().map(|row| row.piece.line);
        self.card.lines.extend(rows);
    }

    /// A statement above the indicator.
    fn level(&mut self, field: &Field) {
        let (scan, by) = (self.scan, self.by);
        let card = &mut self.card;
        match field.label {
            Label::Focus if field.is_name => self.named_focus(field),
            Label::Focus if is_list(field) => {
                card.objectives.extend(content::flat(scan, &field.rows, by));
            }
            Label::Focus => put(&mut card.focus, content::whole(scan, &field.rows, by)),
            Label::Theme => put(&mut card.theme, content::whole(scan, &field.rows, by)),
            Label::StrategicObjective => put(
                &mut card.strategic_objective,
                content::whole(scan, &field.rows, by),
            ),
            Label::Objective => card
                .objectives
                .extend(content::texts(scan, &field.rows, by)),
            Label::Initiative => card
                .initiatives
                .extend(content::texts(scan, &field.rows, by)),
            Label::Action => self.actions(field),
            _ => {}
        }
    }

    /// A focus by its name, and the bullets under it: goals, or remarks that begin with a word of their own and a colon.
    fn named_focus(&mut self, field: &Field) {
        let (name, below) = field.rows.split_at(field.rows.len().min(1));
        put(
            &mut self.card.focus,
            content::whole(self.scan, name, self.by),
        );
        for item in content::flat(self.scan, below, self.by) {
            if begins_with_lead(&item.text) {
                self.card.notes.push(item);
            } else {
                self.card.objectives.push(item);
            }
        }
    }

    fn actions(&mut self, field: &Field) {
        // A second action after a responsible party: the party was that of the first.
        if let Some(last) = self.card.actions.last_mut()
            && self.block.parts.is_empty()
        {
            last.responsible.append(&mut self.card.responsible);
        }
        let n_before = self.card.actions.len();
        self.card
            .actions
            .extend(content::actions(self.scan, &field.rows, self.by));
        debug_assert!(self.card.actions.len() >= n_before);
    }

    fn values(&mut self, field: &Field) {
        let is_near = self.is_among_values;
        if !is_near || !indicators::add_values(&mut self.block, field) && !field.rows.is_empty() {
            let words = content::whole(self.scan, &field.rows, self.by);
            let code = if field.label == Label::Baseline {
                Code::UnpairedBaseline
            } else {
                Code::UnpairedTarget
            };
            self.card.troubles.push(Trouble {
                code,
                message: format!("\u{201D}{}\u{201D} stands without an indicator", words.text),
                lines: words.lines().collect(),
            });
        }
    }

    fn progress(&mut self, field: &Field) {
        if field.rows.is_empty() {
            self.review = field.review.clone().or(self.review.take());
            return;
        }
        let report = progress::read(self.scan, field, self.review.as_deref(), self.by);
        self.card.progress.extend(report.progress);
        self.card.notes.extend(report.notes);
    }

    fn status(&mut self, field: &Field) {
        let words = content::whole(self.scan, &field.rows, self.by);
        if let Some(action) = self.card.actions.last_mut()
            && !words.text.is_empty()
        {
            action.status = Some(words);
        }
    }

    fn finish(mut self) -> DraftCard {
        let setting = Setting {
            tokens: &self.scan.tokens,
            evidence: self.by.evidence,
            spacing: self.scan.spacing,
        };
        let paired = pairing::pair(&self.block, &setting);
        self.card.indicators = paired
            .indicators
            .into_iter()
            .filter(|indicator| {
                content::says_something(&indicator.text) && !pairing::is_label(&indicator.text.text)
            })
            .collect();
        for indicator in &mut self.card.indicators {
            for party in std::mem::take(&mut indicator.responsible) {
                let known = &mut self.card.responsible;
                let parties = party::split(&party);
                known.extend(
                    parties
                        .into_iter()
                        .filter(|party| !known.iter().any(|other| other.text == party.text))
                        .collect::<Vec<_>>(),
                );
            }
        }
        self.card.troubles.extend(paired.troubles);
        // Where each action has a responsible party of its own, so has the last.
        let n_with = self
            .card
            .actions
            .iter()
            .filter(|action| !action.responsible.is_empty())
            .count();
        if n_with > 0
            && let Some(last) = self.card.actions.last_mut()
        {
            last.responsible.append(&mut self.card.responsible);
        }
        self.card.lines.sort_unstable();
        self.card.lines.dedup();
        self.card
    }
}

fn put(slot: &mut Option<Mended>, text: Mended) {
    if slot.is_none() && !text.text.is_empty() {
        *slot = Some(text);
    }
}

/// `Päämäärät:` and a list: goals, not the name of one focus.
fn is_list(field: &Field) -> bool {
    field.rows.len() > 1
        && field
            .rows
            .iter()
            .all(|row| row.bullet.is_some() || row.gap == 0)
        && field.rows[0].bullet.is_some()
}

/// `Mitä tarkoittaa viestinnässä: …`
fn begins_with_lead(text: &str) -> bool {
    text.split_once(": ")
        .is_some_and(|(lead, _)| lead.split_whitespace().count() <= 5 && !lead.contains(['.', ',']))
}

/// The rows of a field that are certainly its own: where no lower label shows its end, only the first paragraph or list.
fn kept_rows(scan: &Scan<'_>, field: &Field, next: Option<&Field>) -> Vec<Row> {
    let goes_down = next.is_some_and(|next| match (field.label.level(), next.label.level()) {
        (Some(own), Some(below)) => below > own,
        _ => true,
    });
    let is_level = field.label.level().is_some() && field.label.level() > Some(1);
    let ends_openly = field.is_last || next.is_none() || !goes_down;
    if !(ends_openly && (is_level || field.label == Label::Indicator)) {
        return field.rows.clone();
    }
    let text = scan.tokens.document.text();
    let words = |row: &Row| row.piece.span.of(text);
    let in_list = field.rows.iter().skip(1).any(|row| row.bullet.is_some());
    let mut kept: Vec<Row> = Vec::new();
    for (idx, row) in field.rows.iter().enumerate() {
        let apart = idx > 0 && row.gap > scan.spacing && row.bullet.is_none();
        let goes_on = words(row).starts_with(char::is_lowercase)
            || kept
                .last()
                .is_some_and(|above| crate::items::is_open(words(above)));
        let is_prose = || is_prose(&field.rows[idx..], text, scan.spacing);
        let stops = match field.label {
            Label::Indicator => apart && !goes_on && is_prose(),
            _ => apart && !goes_on && !in_list,
        };
        if stops {
            break;
        }
        kept.push(*row);
    }
    kept
}

/// Whether the paragraph that begins here is running text: long, or of several sentences.
fn is_prose(rows: &[Row], text: &str, spacing: u16) -> bool {
    let (mut n_chars, mut n_sentences) = (0, 0);
    for (idx, row) in rows.iter().enumerate() {
        if idx > 0 && row.gap > spacing {
            break;
        }
        let words = row.piece.span.of(text);
        n_chars += words.chars().count();
        n_sentences += words.matches(". ").count() + usize::from(words.ends_with('.'));
    }
    n_chars > 200 || n_sentences > 1 && n_chars > 100
}

/// The widest line of the card.
fn width(group: &Group<'_>) -> u16 {
    group
        .fields
        .iter()
        .filter(|field| field.label.level().is_some() || field.label == Label::Progress)
        .flat_map(|field| &field.rows)
        .map(|row| row.x1)
        .filter(|x1| *x1 <= WIDEST)
        .max()
        .unwrap_or(0)
}

/// The words of the card's cells, as evidence for words that a narrow column broke.
fn evidence(scan: &Scan<'_>, group: &Group<'_>) -> String {
    let text = scan.tokens.document.text();
    let mut words = String::new();
    for field in &group.fields {
        let is_cell = field.label == Label::Indicator || indicators::holds_values(field.label);
        for row in field.rows.iter().filter(|_| is_cell) {
            words.push_str(row.piece.span.of(text));
            words.push(' ');
        }
    }
    words
}
