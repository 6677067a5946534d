//! Cards drawn as forms: labels with their cells, and rows under heads among them.
//!
//! ```text
//! | Strateginen valinta | Vetovoimainen kaupunki | Strateginen tavoite | Kasvava kaupunki |
//! | Talousarviotavoite                           | Tilannekuvaus                          |
//! | Kaupunki on haluttu sopimuskumppani.         | Sopimuksia on tehty.                   |
//! | Mittari                       | Nykyarvo     | Tavoitearvo      | Toteuma-arvo        |
//! | Sopimusten määrä              | 2            | 4                | 3                   |
//! ```

use mittari_document::{Cell, Document, TableRow};

use super::super::cells;
use super::super::context::{self, Context};
use super::super::goals;
use super::super::head::Role;
use super::super::sheet::{Kind, Sheet};
use super::parts::{Field, Part};
use crate::draft::{DraftAction, DraftCard, DraftIndicator, DraftMilestone, DraftProgress};
use crate::heads::Head;
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::{self, Setting};
use crate::party;
use crate::value::is_empty_cell;

/// The cards of a form.
pub(super) fn cards(
    parts: Vec<Part>,
    context: &Context,
    setting: &Setting<'_, '_>,
) -> Vec<DraftCard> {
    let mut reader = Reader {
        setting,
        document: setting.tokens.document,
        cards: Vec::new(),
        card: context.card(),
        held: Vec::new(),
        lone: None,
    };
    reader
        .held
        .extend(context.levels.iter().map(|(label, _)| *label));
    for part in parts {
        match part {
            Part::Field(field) => reader.field(&field),
            Part::Sheet(sheet) => reader.sheet(&sheet, context),
        }
    }
    reader.close();
    reader.cards
}

struct Reader<'a, 'd> {
    setting: &'a Setting<'a, 'd>,
    document: &'d Document,
    cards: Vec<DraftCard>,
    card: DraftCard,
    /// The labels that the open card holds, its own and those taken over.
    held: Vec<Label>,
    /// The place of the last indicator, where it alone stands under its label.
    lone: Option<usize>,
}

/// What stands below the levels of a card.
const CLOSING: [Label; 4] = [
    Label::Indicator,
    Label::Progress,
    Label::Milestone,
    Label::Responsible,
];

impl Reader<'_, '_> {
    /// Ends the open card. A card says something of at least two kinds: a lone label may stand in any table.
    fn close(&mut self) {
        let card = std::mem::take(&mut self.card);
        self.lone = None;
        let mut kinds: Vec<Label> = std::mem::take(&mut self.held);
        kinds.retain(|label| label.level().is_some() || CLOSING.contains(label));
        kinds.sort_unstable();
        kinds.dedup();
        if card.has_content() && kinds.len() >= 2 {
            self.cards.push(card);
        }
    }

    /// Whether the open card holds anything below a level.
    fn has_below(&self, level: u8) -> bool {
        self.held
            .iter()
            .any(|label| label.level() > Some(level) || CLOSING.contains(label))
    }

    /// Begins a card where a label stands that the open one has passed already. It takes over the levels above the label.
    fn begin_for(&mut self, label: Label) {
        let has = self.held.contains(&label);
        let begins = match label {
            Label::Focus | Label::Theme | Label::StrategicObjective => {
                has || label.level().is_some_and(|level| self.has_below(level))
            }
            Label::Objective => self.has_below(3),
            Label::Initiative => self.has_below(4),
            Label::Action => {
                has && [Label::Indicator, Label::Progress]
                    .iter()
                    .any(|below| self.held.contains(below))
            }
            _ => false,
        };
        if !begins {
            return;
        }
        let level = label.level().unwrap_or(u8::MAX);
        let above = |label: Label| label.level() < Some(level);
        let last = &self.card;
        let mut next = DraftCard::default();
        let mut held = Vec::new();
        let mut take = |label: Label, text: &Option<Mended>, slot: &mut Option<Mended>| {
            if above(label) && text.is_some() {
                slot.clone_from(text);
                held.push(label);
            }
        };
        take(Label::Focus, &last.focus, &mut next.focus);
        take(Label::Theme, &last.theme, &mut next.theme);
        take(
            Label::StrategicObjective,
            &last.strategic_objective,
            &mut next.strategic_objective,
        );
        if above(Label::Objective) && !last.objectives.is_empty() {
            next.objectives.clone_from(&last.objectives);
            held.push(Label::Objective);
        }
        if above(Label::Initiative) && !last.initiatives.is_empty() {
            next.initiatives.clone_from(&last.initiatives);
            held.push(Label::Initiative);
        }
        self.close();
        (self.card, self.held) = (next, held);
    }

    fn field(&mut self, field: &Field) {
        let evidence = cells::evidence(&lines_of(&field.cell), self.document);
        let whole = cells::whole(&field.cell, self.document, &evidence);
        let is_empty = whole.text.is_empty() || is_empty_cell(&whole.text);
        if !is_empty {
            self.begin_for(field.label);
            self.held.push(field.label);
        }
        self.card.lines.extend(&field.lines);
        self.card.lines.extend(lines_of(&field.cell));
        if is_empty {
            return;
        }
        let period = field
            .period
            .map(|span| self.document.words(span).to_owned());
        let n_before = self.card.indicators.len();
        self.add(
            field.label,
            (field.number, period),
            &field.cell,
            &whole,
            &evidence,
        );
        if field.label == Label::Indicator {
            let is_lone = self.card.indicators.len() == n_before + 1;
            self.lone = is_lone.then_some(n_before);
        }
        if field.label.is_value() || field.label == Label::Rating {
            self.value(field, whole);
        }
    }

    /// A value with a label of its own.
    fn value(&mut self, field: &Field, value: Mended) {
        let head = Head {
            label: field.label,
            period: field.period,
            span: field.span,
        };
        if let Some(numbered) = numbered(&field.cell, self.document) {
            self.values_by_number(&head, numbered, &value);
            return;
        }
        let told = self.told(field.label);
        match (told, &mut self.card.indicators[..]) {
            (Some(at), indicators) => {
                pairing::place(&mut indicators[at], &head, value, self.setting);
            }
            (None, indicators) => {
                let doubt = pairing::in_doubt(&[value], indicators);
                self.card.troubles.push(doubt);
            }
        }
    }

    /// The indicator that a value with a label of its own belongs to: the only one, or the last where each has a label of its own and values before
    /// the next.
    fn told(&self, label: Label) -> Option<usize> {
        let (last, others) = self.card.indicators.split_last()?;
        let has_values = |indicator: &DraftIndicator| {
            indicator.baseline.is_some() || !indicator.targets.is_empty()
        };
        let is_open = label != Label::Baseline || last.baseline.is_none();
        let each_has_its_own = self.lone == Some(others.len()) && others.iter().all(has_values);
        (others.is_empty() || is_open && each_has_its_own).then_some(others.len())
    }

    /// Values that bear the numbers of their indicators: `1. 11/46` / `2. 57 %`.
    fn values_by_number(&mut self, head: &Head, values: Vec<(u32, Mended)>, whole: &Mended) {
        let indicators = &mut self.card.indicators;
        let find = |indicators: &[DraftIndicator], number| {
            let mut found =
                (0..indicators.len()).filter(|&idx| indicators[idx].number == Some(number));
            found.next().filter(|_| found.next().is_none())
        };
        if values
            .iter()
            .any(|(number, _)| find(indicators, *number).is_none())
        {
            let doubt = pairing::in_doubt(std::slice::from_ref(whole), indicators);
            self.card.troubles.push(doubt);
            return;
        }
        for (number, value) in values {
            if let Some(idx) = find(indicators, number) {
                pairing::place(&mut indicators[idx], head, value, self.setting);
            }
        }
    }

    /// Adds what a cell says under its label.
    fn add(
        &mut self,
        label: Label,
        (number, period): (Option<u32>, Option<String>),
        cell: &Cell,
        whole: &Mended,
        evidence: &str,
    ) {
        let document = self.document;
        let texts = || {
            let items = cells::items(cell, document);
            let texts = items
                .iter()
                .map(|item| cells::join(item, document, evidence));
            texts
                .filter(|text| !text.text.is_empty())
                .collect::<Vec<_>>()
        };
        let card = &mut self.card;
        match label {
            Label::Focus | Label::Theme | Label::StrategicObjective => {
                context::set(card, label, whole.clone());
            }
            Label::Objective => card.objectives.extend(texts()),
            Label::Initiative => card.initiatives.extend(texts()),
            Label::Action => card
                .actions
                .extend(texts().into_iter().map(|text| DraftAction {
                    text,
                    ..DraftAction::default()
                })),
            Label::Indicator => match numbered(cell, document) {
                Some(names) => {
                    let name = |(number, text)| DraftIndicator {
                        number: Some(number),
                        text,
                        ..DraftIndicator::default()
                    };
                    card.indicators.extend(names.into_iter().map(name));
                }
                None => goals::add_names(card, cell, self.setting),
            },
            Label::Milestone if number.is_some() => card.milestones.push(DraftMilestone {
                number,
                text: whole.clone(),
            }),
            Label::Milestone => card.milestones.extend(
                texts()
                    .into_iter()
                    .map(|text| DraftMilestone { number: None, text }),
            ),
            Label::Responsible => card
                .responsible
                .extend(texts().iter().flat_map(party::split)),
            Label::Progress => card.progress.push(DraftProgress {
                period,
                text: whole.clone(),
            }),
            Label::Note => card.notes.push(whole.clone()),
            _ => {}
        }
    }

    fn sheet(&mut self, sheet: &Sheet, context: &Context) {
        match sheet.kind() {
            Kind::Goals(key) if sheet.column(Label::Indicator).is_some() => {
                let upper = self.levels(context);
                let found = goals::read(sheet, Some(key), &upper, self.setting);
                self.close();
                self.cards.extend(found);
            }
            Kind::None | Kind::Goals(_) | Kind::OneGoal | Kind::Actions => {
                self.card.lines.extend(&sheet.header);
                let page = |row: &TableRow| {
                    row.lines
                        .first()
                        .map(|&line| self.document.lines()[line].page)
                };
                let mut above = None;
                for (idx, row) in sheet.rows.iter().enumerate() {
                    let is_rest = idx > 0 && above != page(row);
                    above = page(row);
                    self.row(
                        sheet,
                        row,
                        if idx == 0 {
                            Start::Sheet
                        } else if is_rest {
                            Start::Page
                        } else {
                            Start::Row
                        },
                    );
                }
            }
        }
    }

    /// The levels of the open card, as those above a table of goals.
    fn levels(&mut self, context: &Context) -> Context {
        let card = &self.card;
        let single = [
            (Label::Focus, &card.focus),
            (Label::Theme, &card.theme),
            (Label::StrategicObjective, &card.strategic_objective),
        ];
        let mut levels: Vec<(Label, Mended)> = Vec::new();
        for (label, text) in single {
            levels.extend(text.iter().map(|text| (label, text.clone())));
        }
        let mut lines = context.lines.clone();
        lines.extend(&card.lines);
        Context { levels, lines }
    }

    /// Adds the rest of a statement that a page break cut to the statement, where it is certainly one: a report is one text, a sentence
    /// goes on with a small letter.
    fn goes_on(&mut self, label: Label, rest: &Mended) -> bool {
        let is_small = rest.text.starts_with(char::is_lowercase);
        let cut = match label {
            Label::Progress => self.card.progress.last_mut().map(|last| &mut last.text),
            Label::Objective if is_small => self.card.objectives.last_mut(),
            _ => None,
        };
        let Some(text) = cut else { return false };
        *text = text.then(rest);
        true
    }

    /// A row under heads: statements of the open card, or indicators with their values.
    fn row(&mut self, sheet: &Sheet, row: &TableRow, start: Start) {
        let evidence = cells::evidence(&row.lines, self.document);
        if start == Start::Sheet {
            let labels = sheet.labelled().filter(|&(idx, _)| row.cell(idx).is_some());
            for (_, label) in labels.collect::<Vec<_>>() {
                if label.level().is_some() {
                    self.begin_for(label);
                }
            }
        }
        self.card.lines.extend(&row.lines);
        let has_indicators = sheet.column(Label::Indicator).is_some();
        for (idx, column) in sheet.columns.iter().enumerate() {
            let (Role::Label(label), Some(cell)) = (column.role, row.cell(idx)) else {
                continue;
            };
            let whole = cells::whole(cell, self.document, &evidence);
            let is_value = label.is_value() || matches!(label, Label::Rating | Label::Status);
            if is_value || label == Label::Indicator || is_empty_cell(&whole.text) {
                continue;
            }
            let period = column.head.period;
            let period = period.map(|span| self.document.words(span).to_owned());
            if start == Start::Page && !has_indicators && self.goes_on(label, &whole) {
                continue;
            }
            self.held.push(label);
            self.add(label, (None, period), cell, &whole, &evidence);
        }
        if has_indicators {
            let before = self.card.indicators.len();
            goals::add_values(&mut self.card, sheet, row, self.setting);
            if self.card.indicators.len() > before {
                self.held.push(Label::Indicator);
            }
        }
    }
}

/// What a row begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// It is the first under its heads.
    Sheet,
    /// A page break stands above it.
    Page,
    Row,
}

/// The items of a cell that counts them from 1, each with its number; `None` where it does not.
fn numbered(cell: &Cell, document: &Document) -> Option<Vec<(u32, Mended)>> {
    let starts_with = |row: &Row, number: u32| {
        let words = document.words(row.piece.span);
        words.starts_with(&format!("{number}. "))
    };
    let mut items: Vec<Vec<Row>> = Vec::new();
    for row in cells::rows(cell, document) {
        let next = u32::try_from(items.len() + 1).ok()?;
        if starts_with(&row, next) {
            items.push(vec![row]);
        } else {
            items.last_mut()?.push(row);
        }
    }
    let text = |(number, item): (u32, &Vec<Row>)| {
        let text = cells::join(item, document, "");
        let start = text.text.find(' ').unwrap_or(0);
        (number, text.slice(start..text.text.len()))
    };
    (!items.is_empty()).then(|| (1..).zip(&items).map(text).collect())
}

fn lines_of(cell: &Cell) -> Vec<usize> {
    cell.lines.iter().map(|line| line.line).collect()
}
