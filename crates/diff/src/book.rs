//! The statements of one document, as they are matched.

use std::collections::BTreeMap;

use mittari_model::{Action, Card, Excerpt, Extraction, Indicator, Place};

use crate::fold::Folded;
use crate::{Ref, What};

/// One document: its cards and the statements in them.
pub(crate) struct Book<'a> {
    pub(crate) extraction: &'a Extraction,
    /// Cards and what stands in them, in document order, each card before its statements.
    pub(crate) statements: Vec<Statement<'a>>,
    /// For each card its own statement and those that follow it: the first and one past the last.
    pub(crate) cards: Vec<(usize, usize)>,
    /// The distinct headings of units, and for each card its own.
    pub(crate) units: Vec<Vec<String>>,
    pub(crate) unit_of: Vec<usize>,
}

/// Something that is said in a document.
pub(crate) struct Statement<'a> {
    pub(crate) what: What,
    /// The card that it stands in, by its number.
    pub(crate) card: usize,
    /// Its place among the statements of its kind in the card, from 0.
    pub(crate) place: usize,
    pub(crate) text: &'a str,
    pub(crate) folded: Folded,
    pub(crate) at: &'a [Place],
    pub(crate) body: Body<'a>,
}

/// What a statement has besides its words.
#[derive(Clone, Copy)]
pub(crate) enum Body<'a> {
    Card(&'a Card),
    Words,
    Action(&'a Action),
    Indicator(&'a Indicator),
}

impl<'a> Book<'a> {
    pub(crate) fn of(extraction: &'a Extraction) -> Self {
        let mut book = Self {
            extraction,
            statements: Vec::new(),
            cards: Vec::new(),
            units: Vec::new(),
            unit_of: Vec::new(),
        };
        let mut unit_ids: BTreeMap<String, usize> = BTreeMap::new();
        for (number, card) in extraction.cards.iter().enumerate() {
            let unit: Vec<String> = card.unit.iter().map(|unit| unit.text.clone()).collect();
            let next = book.units.len();
            let id = *unit_ids.entry(unit_key(&unit)).or_insert(next);
            if id == next {
                book.units.push(unit);
            }
            book.unit_of.push(id);
            book.add(number, card);
        }
        book
    }

    fn add(&mut self, number: usize, card: &'a Card) {
        let first = self.statements.len();
        let mut push = |what, place, text: &'a str, at: &'a [Place], body| {
            self.statements.push(Statement {
                what,
                card: number,
                place,
                text,
                folded: Folded::of(text),
                at,
                body,
            });
        };
        push(What::Card, 0, title(card), &card.at, Body::Card(card));
        let words = [
            (What::Objective, &card.objectives),
            (What::Initiative, &card.initiatives),
        ];
        for (what, excerpts) in words {
            for (place, Excerpt { text, at }) in excerpts.iter().enumerate() {
                push(what, place, text, at, Body::Words);
            }
        }
        for (place, action) in card.actions.iter().enumerate() {
            let body = Body::Action(action);
            push(What::Action, place, &action.text, &action.at, body);
        }
        for (place, indicator) in card.indicators.iter().enumerate() {
            let body = Body::Indicator(indicator);
            push(What::Indicator, place, &indicator.text, &indicator.at, body);
        }
        self.cards.push((first, self.statements.len()));
    }

    /// The statements of one kind in a card.
    pub(crate) fn in_card(&self, card: usize, what: What) -> impl Iterator<Item = usize> + '_ {
        let (first, end) = self.cards[card];
        (first..end).filter(move |&at| self.statements[at].what == what)
    }

    /// The card that a statement stands in.
    pub(crate) fn card(&self, statement: usize) -> &'a Card {
        &self.extraction.cards[self.statements[statement].card]
    }

    /// The headings of the unit that a statement stands under.
    pub(crate) fn unit(&self, statement: usize) -> &[String] {
        &self.units[self.unit_of[self.statements[statement].card]]
    }

    /// The statement as it is written.
    pub(crate) fn reference(&self, at: usize) -> Ref {
        let statement = &self.statements[at];
        let card = &self.card(at).id;
        let id = match statement.body {
            Body::Card(card) => card.id.clone(),
            Body::Indicator(indicator) => indicator.id.clone(),
            Body::Words | Body::Action(_) => {
                format!("{card}/{}-{}", statement.what.name(), statement.place + 1)
            }
        };
        Ref {
            id,
            text: statement.text.to_owned(),
            card: card.clone(),
            unit: self.unit(at).to_vec(),
            at: statement.at.to_vec(),
        }
    }
}

impl<'a> Statement<'a> {
    pub(crate) fn indicator(&self) -> Option<&'a Indicator> {
        match self.body {
            Body::Indicator(indicator) => Some(indicator),
            _ => None,
        }
    }
}

/// The words that stand for a card: its first objective, else initiative, action, indicator, focus.
fn title(card: &Card) -> &str {
    let words = card.objectives.first().or(card.initiatives.first());
    words
        .map(|excerpt| &*excerpt.text)
        .or(card.actions.first().map(|action| &*action.text))
        .or(card.indicators.first().map(|indicator| &*indicator.text))
        .or(card.focus.as_ref().map(|focus| &*focus.text))
        .unwrap_or_default()
}

/// Headings without noise and without their numbers (`3.1 Hallinto`), to tell whether two are the same.
pub(crate) fn unit_key(unit: &[String]) -> String {
    let keys: Vec<String> = unit.iter().map(|heading| heading_key(heading)).collect();
    keys.join("\n")
}

/// One heading without noise and number.
pub(crate) fn heading_key(heading: &str) -> String {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    Folded::of(heading.trim_start_matches(number)).key
}
