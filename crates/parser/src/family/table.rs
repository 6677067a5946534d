//! Tables with a row of heads, kept by tabs, by Markdown pipes or by columns of spaces.
//!
//! ```text
//! **Tavoite 1: Osaamisen vahvistaminen**
//! Toimenpiteen kuvaus    Vastuuhenkilö/taho    Kevät 2025    Syksy 2025
//! Koulutukset
//! Tietoturvan koulutus   hallintojohtaja                     alkaa
//! ```
//!
//! Rows of actions are actions of the heading's card; rows with a goal of their own are cards; rows of indicators belong to the heading
//! above the table, or to the table's own card. Tables of money and statistics are left alone.

mod actions;
mod beside;
mod cells;
mod context;
mod end;
mod flat;
mod footnotes;
mod goals;
mod head;
mod header;
mod inside;
mod joint;
mod layout;
mod names;
mod pitch;
mod rows;
mod ruled;
mod sheet;
mod shown;
mod times;
mod under_heads;
mod values;

use mittari_document::Separation;

use crate::draft::DraftCard;
use crate::label::Label;
use crate::pairing::Setting;
use crate::scan::Scan;

use context::Context;
use head::Role;
use sheet::{Kind, Rest, Sheet};

pub(crate) use shown::text;

/// Reads the cards of all tables.
pub(crate) fn read(scan: &Scan<'_>) -> Vec<DraftCard> {
    let ruled = ruled::read(scan);
    let blocks = blocks(scan, ruled.sheets);
    let mut cards: Vec<DraftCard> = Vec::new();
    let mut last_line = None;
    for block in &blocks {
        let is_next = last_line.is_some_and(|last| block.follows(scan, last));
        let mut found = block.cards(scan);
        if let Some(card) = found.last_mut() {
            card.troubles.extend(block.sheet.trouble.clone());
        }
        if found.is_empty() {
            continue;
        }
        last_line = Some(block.sheet.last_line());
        match cards.last_mut() {
            // Indicators right under a table of goals are those of its last goal.
            Some(card) if is_next && block.is_bare(card) => {
                for more in found {
                    card.indicators.extend(more.indicators);
                    card.troubles.extend(more.troubles);
                    card.lines.extend(more.lines);
                }
            }
            _ => cards.extend(found),
        }
    }
    cards.extend(ruled.cards);
    footnotes::add(scan, &mut cards);
    for card in &mut cards {
        card.lines.sort_unstable();
        card.lines.dedup();
    }
    cards
}

/// A table with the headings above it.
struct Block {
    sheet: Sheet,
    context: Context,
    /// Whether the table stands inside a card of labels.
    is_inside_card: bool,
}

/// The tables of a document; what a page break parted is one.
fn blocks(scan: &Scan<'_>, ruled: Vec<Sheet>) -> Vec<Block> {
    let document = scan.tokens.document;
    let is_free = |line: usize| scan.token_of(line).is_some_and(|idx| !scan.is_taken(idx));
    let mut covered = vec![false; document.lines().len()];
    let mut sheets: Vec<Sheet> = Vec::new();
    for table in document.separated_tables() {
        for &line in table.rows.iter().flat_map(|row| &row.lines) {
            covered[line] = true;
        }
        sheets.extend(sheet::of_table(&table, document));
    }
    sheets.retain(|sheet| sheet.header.iter().all(|&line| is_free(line)));
    sheets.extend(layout::sheets(scan, &|line| !covered[line]));
    for sheet in &sheets {
        let rows = sheet.rows.iter().flat_map(|row| &row.lines);
        for &line in sheet.header.iter().chain(rows) {
            covered[line] = true;
        }
    }
    sheets.extend(flat::sheets(scan, &|line| !covered[line]));
    sheets.extend(ruled);
    sheets.sort_by_key(Sheet::first_line);
    let mut blocks: Vec<Block> = Vec::new();
    for mut sheet in sheets {
        if sheet.separation != Separation::Ruled {
            sheet
                .rows
                .retain(|row| row.lines.iter().all(|&line| is_free(line)));
        }
        let Some(start) = scan.token_of(sheet.first_line()) else {
            continue;
        };
        let floor = blocks
            .last()
            .and_then(|block| scan.token_of(block.sheet.last_line()))
            .map_or(0, |last| last + 1);
        let context = context::above(scan, start, floor);
        let is_inside_card = if sheet.column(Label::Action).is_some() {
            context.is_empty() && context::is_inside_grid(scan, start, floor)
        } else {
            context::is_inside_card(scan, start, floor, &context)
        };
        let mut block = Block {
            sheet,
            context,
            is_inside_card,
        };
        if let Some(above) = blocks
            .last()
            .filter(|above| block.follows(scan, above.sheet.last_line()))
        {
            block.context.inherit(&above.context);
        }
        match blocks.last_mut() {
            Some(above) if above.is_continued_by(&block, scan) => above.take(block, scan),
            _ => {
                block.sheet.drop_rest();
                blocks.push(block);
            }
        }
    }
    blocks
}

impl Block {
    /// Whether nothing stands between a line and this table.
    fn follows(&self, scan: &Scan<'_>, line: usize) -> bool {
        let next = scan.token_of(line).map(|token| token + 1);
        let first = self.context.lines.iter().copied().min();
        next.is_some() && next == scan.token_of(first.unwrap_or(self.sheet.first_line()))
    }

    /// Whether another table is this one after a page break: the same heads again under the same heading, or under none.
    fn is_continued_by(&self, next: &Self, scan: &Scan<'_>) -> bool {
        let same_heading = !next.context.is_empty() && next.context.is_same(&self.context);
        self.sheet.is_like(&next.sheet)
            && (same_heading
                || next.context.is_empty() && next.follows(scan, self.sheet.last_line()))
    }

    /// Takes the rows of the table after the page break.
    fn take(&mut self, mut next: Self, scan: &Scan<'_>) {
        let document = scan.tokens.document;
        let rest = next.sheet.rest_of(&self.sheet, document);
        if rest == Rest::None {
            next.sheet.drop_rest();
        }
        let mut lines = next.context.lines;
        lines.extend(next.sheet.header);
        for (idx, mut row) in next.sheet.rows.into_iter().enumerate() {
            row.lines.append(&mut lines);
            match self.sheet.rows.last_mut() {
                Some(above) if idx == 0 && rest == Rest::OfRow => rows::append(above, &row),
                _ => self.sheet.rows.push(row),
            }
        }
        self.sheet.trouble = self.sheet.trouble.take().or(next.sheet.trouble);
    }

    /// Whether it holds nothing but indicators, and the card above has none yet.
    fn is_bare(&self, card: &DraftCard) -> bool {
        self.sheet.kind() == Kind::OneGoal
            && self.sheet.column(Label::Action).is_none()
            && self.context.is_empty()
            && card.indicators.is_empty()
            && !card.objectives.is_empty()
    }

    fn cards(&self, scan: &Scan<'_>) -> Vec<DraftCard> {
        let document = scan.tokens.document;
        let setting = Setting {
            tokens: &scan.tokens,
            evidence: "",
            spacing: scan.spacing,
        };
        if !self.sheet.rows.iter().any(|row| row.cells.len() >= 2) {
            return Vec::new();
        }
        match self.sheet.kind() {
            Kind::Actions if !self.is_inside_card => {
                actions::read(&self.sheet, &self.context, document)
            }
            Kind::Goals(key) => goals::read(&self.sheet, Some(key), &self.context, &setting),
            Kind::OneGoal if self.is_plan(scan) => {
                goals::read(&self.sheet, None, &self.context, &setting)
            }
            Kind::OneGoal
                if self.is_inside_card
                    && matches!(self.sheet.separation, Separation::Ruled | Separation::Pipes) =>
            {
                let mut cards = goals::read(&self.sheet, None, &self.context, &setting);
                for card in &mut cards {
                    card.is_loose = true;
                }
                cards
            }
            Kind::None | Kind::OneGoal | Kind::Actions => Vec::new(),
        }
    }

    /// Whether a table of indicators plans for something: a goal stands above it, or its heads speak of levels to be reached.
    fn is_plan(&self, scan: &Scan<'_>) -> bool {
        if !self.context.is_empty() {
            return true;
        }
        if self.sheet.column(Label::Action).is_some() {
            return !self.is_inside_card;
        }
        if self.is_inside_card
            || self
                .sheet
                .columns
                .iter()
                .any(|column| column.role == Role::Period)
        {
            return false;
        }
        let is_figure = |column: &head::Column| {
            let lower = column.printed.to_lowercase();
            ["tunnuslu", "nyckeltal", "suorite"]
                .iter()
                .any(|form| lower.starts_with(form))
        };
        let is_indicator = |column: &head::Column| column.is(Label::Indicator);
        let columns = &self.sheet.columns;
        // What is measured first and priced then is no plan: a level to start from tells only where all heads are known.
        let is_known = columns.iter().all(|column| column.role != Role::Other);
        columns
            .iter()
            .any(|column| is_indicator(column) && !is_figure(column))
            && columns
                .iter()
                .any(|column| column.is(Label::Target) || is_known && column.is(Label::Baseline))
            && !self.holds_money(scan)
    }

    /// Whether the rows are those of an income statement.
    fn holds_money(&self, scan: &Scan<'_>) -> bool {
        const MONEY: &[&str] = &[
            "toimintatulo",
            "toimintameno",
            "toimintatuotto",
            "toimintatuotot",
            "toimintakulu",
            "toimintakate",
            "vuosikate",
            "poisto",
            "verotulo",
            "valtionosuu",
            "tilikauden",
            "henkilöstökulu",
            "verksamhetsintäkt",
            "verksamhetskostnad",
            "verksamhetsbidrag",
            "investoinnit",
            "nettomenot",
            "tulot",
            "menot",
        ];
        let document = scan.tokens.document;
        let is_money = |row: &&mittari_document::TableRow| {
            row.cells
                .first()
                .and_then(|cell| cell.lines.first())
                .is_some_and(|line| {
                    let lower = document.words(line.span).to_lowercase();
                    MONEY.iter().any(|form| lower.starts_with(form))
                })
        };
        let rows = &self.sheet.rows;
        rows.iter().filter(is_money).count() * 2 > rows.len()
    }
}

#[cfg(test)]
mod tests;
