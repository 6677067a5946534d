//! The statements of one document, as they are matched.

use mittari_model::{Action, Card, Excerpt, Extraction, Indicator, Place};

use crate::fold::Folded;
use crate::units::Units;
use crate::values::Values;
use crate::{Ref, What};

/// One document: its cards and the statements in them.
pub(crate) struct Book<'a> {
    pub(crate) extraction: &'a Extraction,
    /// Cards and what stands in them, in document order, each card before its statements.
    pub(crate) statements: Vec<Statement<'a>>,
    /// For each card its own statement and those that follow it: the first and one past the last.
    pub(crate) cards: Vec<(usize, usize)>,
    pub(crate) units: Units,
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
pub(crate) enum Body<'a> {
    Card(&'a Card),
    Words,
    Action(&'a Action),
    Indicator(&'a Indicator, Values<'a>),
}

impl<'a> Book<'a> {
    pub(crate) fn of(extraction: &'a Extraction) -> Self {
        let mut book = Self {
            extraction,
            statements: Vec::new(),
            cards: Vec::new(),
            units: Units::of(extraction),
        };
        for (number, card) in extraction.cards.iter().enumerate() {
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
        let title = card.title().unwrap_or_default();
        push(What::Card, 0, title, &card.at, Body::Card(card));
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
            let body = Body::Indicator(indicator, Values::of(indicator));
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

    /// The number of the unit that a statement stands under.
    pub(crate) fn unit(&self, statement: usize) -> usize {
        self.units.of_card[self.statements[statement].card]
    }

    /// The statement's id as it is written.
    pub(crate) fn id(&self, at: usize) -> String {
        let statement = &self.statements[at];
        match &statement.body {
            Body::Card(card) => card.id.clone(),
            Body::Indicator(indicator, _) => indicator.id.clone(),
            Body::Words | Body::Action(_) => {
                let (card, what) = (&self.card(at).id, statement.what.name());
                format!("{card}/{what}-{}", statement.place + 1)
            }
        }
    }

    /// The statement as it is written.
    pub(crate) fn reference(&self, at: usize) -> Ref {
        let statement = &self.statements[at];
        Ref {
            id: self.id(at),
            text: statement.text.to_owned(),
            card: self.card(at).id.clone(),
            unit: self.units.headings[self.unit(at)].clone(),
            at: statement.at.to_vec(),
        }
    }
}

impl<'a> Statement<'a> {
    pub(crate) fn indicator(&self) -> Option<&'a Indicator> {
        match self.body {
            Body::Indicator(indicator, _) => Some(indicator),
            _ => None,
        }
    }

    pub(crate) fn values(&self) -> Option<&Values<'a>> {
        match &self.body {
            Body::Indicator(_, values) => Some(values),
            _ => None,
        }
    }
}
