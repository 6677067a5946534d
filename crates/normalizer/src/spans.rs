//! Finds where the pieces of a measure stand, and so that no digit is lost: a measure that leaves a digit out is no reading.

mod keywords;

use std::borrow::Cow;

use mittari_model::{
    About, Amount, Change, Dec, Measure, Period, Quantity, Range, Reference, Scale,
};

use crate::clean::Clean;
use crate::lex::{Kind, Tok};
use crate::quantity::Cell;
use crate::reading::Span;
use crate::{number_words, period, time};

/// A pointer to a piece, below the pointer of the measure that has it.
type Path = Cow<'static, str>;

/// A digit stands in no piece of the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lost;

/// The spans of a measure in the raw text, in printed order.
pub(crate) fn locate(
    cell: Cell<'_>,
    clean: &Clean<'_>,
    raw: &str,
    measure: &Measure,
) -> Result<Vec<Span>, Lost> {
    if matches!(measure, Measure::Text { .. } | Measure::Missing(_)) {
        return Ok(Vec::new());
    }
    let mut finder = Finder {
        cell,
        is_taken: vec![false; cell.toks.len()],
        found: Vec::with_capacity(4),
        free: 0,
        last: 0,
    };
    finder.measure("", measure);
    let text_start = cell.text.as_ptr() as usize - clean.text.as_ptr() as usize;
    let is_lost =
        |(tok, is_taken): (&Tok, &bool)| !is_taken && has_digit(&cell.text[tok.at.clone()]);
    if cell.toks.iter().zip(&finder.is_taken).any(is_lost) {
        return Err(Lost);
    }
    let mut spans: Vec<Span> = finder
        .found
        .into_iter()
        .map(|(path, start, end)| Span {
            path,
            start: clean.origin(text_start + start),
            end: clean.origin_end(text_start + end, raw),
        })
        .collect();
    spans.sort_by_key(|span| (span.start, span.end));
    Ok(spans)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

fn join(base: &str, leaf: &'static str) -> Path {
    if base.is_empty() {
        Cow::Borrowed(leaf)
    } else {
        Cow::Owned(format!("{base}{leaf}"))
    }
}

/// Takes tokens for pieces, each token once.
pub(crate) struct Finder<'a> {
    cell: Cell<'a>,
    is_taken: Vec<bool>,
    /// Pieces with their bytes in the cell's text.
    found: Vec<(Path, usize, usize)>,
    /// All tokens before this one are taken, or left for good.
    free: usize,
    /// One past the last token taken.
    last: usize,
}

impl Finder<'_> {
    fn measure(&mut self, base: &str, measure: &Measure) {
        match measure {
            Measure::Quantity(quantity) => self.quantity(base, quantity),
            Measure::Range(range) => self.range(base, range),
            Measure::Change(change) => self.change(base, change),
            Measure::Status(status) => {
                self.about(base, &status.about);
                self.text(base, "/detail", status.detail.as_deref());
                self.status(base);
            }
            Measure::Boolean(boolean) => {
                self.about(base, &boolean.about);
                self.take_words(join(base, "/value"), 1);
            }
            Measure::Composite(composite) => {
                self.about(base, &composite.about);
                for (n, part) in composite.parts.iter().enumerate() {
                    let inner = format!("{base}/parts/{n}");
                    self.text(&inner, "/label", Some(&part.label));
                    self.measure(&format!("{inner}/measure"), &part.measure);
                    self.go_on();
                }
            }
            Measure::Series(series) => {
                self.about(base, &series.about);
                for (n, point) in series.points.iter().enumerate() {
                    let inner = format!("{base}/points/{n}");
                    self.period(&inner, "/period", Some(&point.period));
                    self.measure(&format!("{inner}/measure"), &point.measure);
                    self.go_on();
                }
            }
            Measure::Time(time) => {
                self.period(base, "/period", Some(&time.period));
                self.text(base, "/subject", time.subject.as_deref());
            }
            Measure::Reference(reference) => {
                self.about(base, &reference.about);
                self.text(base, "/text", reference.text.as_deref());
            }
            Measure::Missing(_) | Measure::Text { .. } => {}
        }
    }

    fn about(&mut self, base: &str, about: &About) {
        self.period(base, "/period", about.period.as_ref());
        self.period(base, "/due", about.due.as_ref());
        self.text(base, "/subject", about.subject.as_deref());
    }

    fn quantity(&mut self, base: &str, quantity: &Quantity) {
        self.about(base, &quantity.about);
        self.number(base, "/value", quantity.value);
        self.scale(base, &quantity.scale);
        if let Some(out_of) = quantity.out_of {
            self.out_of(base, out_of);
        }
        if let Some(amount) = &quantity.tolerance {
            self.amount(&join(base, "/tolerance"), amount);
        }
        if let Some(amount) = &quantity.equivalent {
            self.amount(&join(base, "/equivalent"), amount);
        }
        self.cmp(base, quantity.cmp);
        self.rough(base, quantity.scale.approx);
        self.stat(base, quantity.scale.stat);
    }

    fn range(&mut self, base: &str, range: &Range) {
        self.about(base, &range.about);
        self.number(base, "/low", range.low);
        self.number(base, "/high", range.high);
        self.scale(base, &range.scale);
        self.rough(base, range.scale.approx);
        self.stat(base, range.scale.stat);
    }

    fn change(&mut self, base: &str, change: &Change) {
        self.about(base, &change.about);
        if let Some(amount) = &change.amount {
            self.amount(&join(base, "/amount"), amount);
        }
        for (leaf, level) in [("/from", change.from), ("/to", change.to)] {
            if let Some(level) = level {
                self.number(base, leaf, level);
            }
        }
        match &change.reference {
            Reference::Period { period } => self.period(base, "/reference/period", Some(period)),
            Reference::Benchmark { text } => self.text(base, "/reference/text", Some(text)),
            Reference::Baseline | Reference::PreviousYear | Reference::Unspecified => {}
        }
        self.rough(base, change.approx);
        self.direction(base);
    }

    fn scale(&mut self, base: &str, scale: &Scale) {
        self.text(base, "/unit", scale.unit_text.as_deref());
        // Denominators with a number of their own: "/ 500 havaintoa".
        for (n, per) in scale.per.iter().enumerate() {
            if let Some(value) = per.value {
                self.number(&format!("{base}/per/{n}"), "/value", value);
            }
            if self.first_text(&per.unit_text).is_some() {
                self.text(&format!("{base}/per/{n}"), "/unit", Some(&per.unit_text));
            }
        }
        if let Some(mark) = &scale.footnote {
            self.footnote(base, mark);
        }
    }

    fn amount(&mut self, base: &str, amount: &Amount) {
        self.number(base, "/value", amount.value);
        self.text(base, "/unit", amount.unit_text.as_deref());
        self.cmp(base, amount.cmp);
    }

    /// Takes the tokens of a piece.
    fn take(&mut self, path: Path, start: usize, end: usize) {
        if start >= end || self.is_taken[start..end].contains(&true) {
            return;
        }
        let toks = self.cell.toks;
        self.found
            .push((path, toks[start].at.start, toks[end - 1].at.end));
        self.is_taken[start..end].fill(true);
        self.last = self.last.max(end);
        while self.is_taken.get(self.free) == Some(&true) {
            self.free += 1;
        }
    }

    /// Leaves the words between the parts behind, so that the next part is looked for after this one.
    fn go_on(&mut self) {
        let is_left = |at: usize| {
            !self.is_taken[at] && has_digit(&self.cell.text[self.cell.toks[at].at.clone()])
        };
        if !(self.free..self.last).any(is_left) {
            self.free = self.free.max(self.last);
        }
    }

    fn free_toks(&self) -> impl Iterator<Item = usize> + use<'_> {
        (self.free..self.cell.toks.len()).filter(|&at| !self.is_taken[at])
    }

    fn first_text(&self, text: &str) -> Option<(usize, usize)> {
        let cell = self.cell;
        self.free_toks().find_map(|at| {
            let start = cell.toks[at].at.start;
            cell.text[start..].starts_with(text).then_some(())?;
            let end = start + text.len();
            let n = cell.toks[at..]
                .iter()
                .take_while(|tok| tok.at.start < end)
                .count();
            // Whole words only; a full stop of the last one may be left.
            let left = &cell.text[end..cell.toks[at + n - 1].at.end.max(end)];
            (!left.contains(char::is_alphanumeric)).then_some(())?;
            (!self.is_taken[at..at + n].contains(&true)).then_some((at, at + n))
        })
    }

    /// Words as printed.
    fn text(&mut self, base: &str, leaf: &'static str, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        if let Some((start, end)) = self.first_text(text) {
            self.take(join(base, leaf), start, end);
        }
    }

    fn number(&mut self, base: &str, leaf: &'static str, value: Dec) {
        let found = self.free_toks().find(|&at| self.says(at, value));
        let Some(at) = found else {
            return;
        };
        // The sign belongs to a number below zero.
        let signed =
            value < Dec::ZERO && at > 0 && self.cell.sign(at - 1, '-') && !self.is_taken[at - 1];
        self.take(join(base, leaf), at - usize::from(signed), at + 1);
    }

    fn says(&self, at: usize, value: Dec) -> bool {
        let printed = match &self.cell.toks[at].kind {
            Kind::Number(number) => number.value.ok(),
            Kind::Word(word) => number_words::find(word),
            _ => None,
        };
        printed.is_some_and(|printed| {
            printed == value
                || Dec::from_decimal(-printed.decimal()).is_some_and(|minus| minus == value)
        })
    }

    /// The whole of a fraction, or the upper end of a scale with its lower end.
    fn out_of(&mut self, base: &str, value: Dec) {
        let cell = self.cell;
        let found = self.free_toks().find(|&at| {
            self.says(at, value)
                || number_words::fraction(cell.word(at)).map(Dec::from) == Some(value)
        });
        let Some(at) = found else {
            return;
        };
        let is_scale = at > 1
            && cell.sign(at - 1, '-')
            && cell.number(at - 2).is_some()
            && !self.is_taken[at - 2];
        let at_scale = if is_scale { at - 2 } else { at };
        // "(asteikko 1-5)" after "4/5" says the whole once more.
        self.take(join(base, "/out_of"), at_scale, at + 1);
        let again = self.free_toks().find(|&at| {
            self.says(at, value)
                && at > 1
                && cell.sign(at - 1, '-')
                && cell.number(at - 2).is_some()
        });
        if let Some(at) = again {
            self.take(join(base, "/out_of"), at - 2, at + 1);
        }
    }

    fn period(&mut self, base: &str, leaf: &'static str, period: Option<&Period>) {
        let Some(period) = period else {
            return;
        };
        match period {
            Period::Named { text } => return self.text(base, leaf, Some(text)),
            Period::Set { items } => return self.years(base, leaf, items),
            _ => {}
        }
        let cell = self.cell;
        let found = self
            .free_toks()
            .find_map(|at| match period::find(cell.toks, at) {
                Ok(Some(found)) if found.period == *period => Some((at, found.end)),
                _ => (time::short_month(cell, at).as_ref() == Some(period)).then_some((at, at + 3)),
            });
        if let Some((start, end)) = found {
            self.take(join(base, leaf), start, end);
        }
    }

    /// The years of a set, from the first to the last.
    fn years(&mut self, base: &str, leaf: &'static str, items: &[Period]) {
        let is_item = |at: &usize| {
            self.cell.toks[*at]
                .year()
                .is_some_and(|year| items.contains(&Period::Year { year }))
        };
        let first = self.free_toks().find(is_item);
        let last = self.free_toks().filter(is_item).last();
        if let (Some(first), Some(last)) = (first, last) {
            self.take(join(base, leaf), first, last + 1);
        }
    }
}
