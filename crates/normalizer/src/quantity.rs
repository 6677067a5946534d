//! Numbers with their units, bounds and denominators: `enintään 10 kpl vuodessa`, `0,03 t/opp.`, `5-6 krt/vuosi`.

mod bound;
mod frequency;
mod noun;
mod number;
mod per;

use mittari_model::{Amount, Cmp, Dec, Measure, Quantity, Range, Scale, Stat, TextReason, Unit};

use crate::lex::{Kind, Number, Tok};
use crate::{units, vocabulary};

pub(crate) use bound::{comparison, is_approximate, trailing};
pub(crate) use frequency::{find as frequency, interval as frequency_interval, is_adverb};
pub(crate) use number::number;
pub(crate) use per::begins as denominator_begins;

use noun::{surface, unit};
use number::{scale_in_words, upper_after_unit, upper_end, whole_of};

/// What surrounds the tokens.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
    pub(crate) toks: &'a [Tok],
    /// The words of the indicator.
    pub(crate) about: &'a str,
}

impl<'a> Cell<'a> {
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.toks.get(at).map_or("", Tok::word)
    }

    pub(crate) fn sign(&self, at: usize, sign: char) -> bool {
        self.toks.get(at).is_some_and(|tok| tok.is_sign(sign))
    }

    pub(crate) fn number(&self, at: usize) -> Option<&'a Number> {
        self.toks.get(at).and_then(Tok::number)
    }

    /// The printed text from one token to another, the second excluded.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &'a str {
        match (self.toks.get(start), self.toks.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => &self.text[first.at.start..last.at.end],
            _ => "",
        }
    }
}

/// A quantity or a range, and one past its last token.
pub(crate) type Found = (Measure, usize);

/// Looks for a number with all that belongs to it from token `at` on.
pub(crate) fn find(cell: Cell<'_>, at: usize) -> Result<Option<Found>, TextReason> {
    let mut scale = Scale::default();
    let mut cmp = None;
    let mut at = at;
    loop {
        if let Some((stat, end)) = stat(cell, at) {
            scale.stat = Some(stat);
            at = end;
        } else if let Some((found, end)) = comparison(cell, at) {
            cmp = Some(found);
            at = end;
        } else if matches!(cell.word(at), "vain" | "endast" | "bara") {
            at += 1;
        } else if let Some(end) = is_approximate(cell, at) {
            scale.approx = true;
            at = end;
        } else {
            break;
        }
    }
    if cell.sign(at, '±')
        && let Some(found) = around_zero(cell, at + 1, &scale)?
    {
        return Ok(Some(found));
    }
    // "EUR 25 000", "€ 25"
    let leading = matches!(cell.word(at), "eur" | "sek") || cell.sign(at, '€');
    let lead_unit = leading.then(|| (at, at + 1));
    let start = if leading { at + 1 } else { at };
    let Some((first, mut end)) = number(cell, start)? else {
        return Ok(
            frequency(cell, at, scale.approx).map(|(measure, end)| (bounded(measure, cmp), end))
        );
    };
    let mut out_of = None;
    let mut second = None;
    if let Some((value, after)) = upper_end(cell, end)? {
        second = Some(value);
        end = after;
    } else if let Some((value, after)) = whole_of(cell, end, first) {
        out_of = Some(value);
        end = after;
    }
    if let Some((from, to)) = lead_unit {
        scale.unit = units::lookup(cell.word(from)).or(Some(Unit::Eur));
        scale.unit_text = Some(cell.slice(from, to).to_owned());
    } else {
        end = unit(cell, end, &mut scale, out_of.is_some());
    }
    if second.is_none()
        && out_of.is_none()
        && let Some((value, after)) = upper_after_unit(cell, end, &scale)?
    {
        second = Some(value);
        end = after;
    }
    let (denominators, after) = per::find(cell, end);
    scale.per = denominators;
    end = after;
    let mut quantity = Quantity {
        value: first,
        ..Quantity::default()
    };
    if second.is_none() {
        end = extras(cell, end, &mut quantity, &mut scale)?;
        if let Some((value, after)) = scale_in_words(cell, end) {
            out_of = out_of.or(Some(value));
            end = after;
        }
    }
    if let Some((found, after)) = bound::trailing(cell, end) {
        cmp = cmp.or(Some(found));
        end = after;
    }
    if let Some((stat, after)) = stat(cell, end).filter(|_| scale.stat.is_none()) {
        scale.stat = Some(stat);
        end = after;
    }
    end = footnote(cell, end, &mut scale);
    if let Some(high) = second {
        if cmp.is_some() {
            return Err(TextReason::Ambiguous);
        }
        if first > high {
            return Err(TextReason::Ambiguous);
        }
        let range = Range {
            low: first,
            high,
            scale,
            ..Range::default()
        };
        return Ok(Some((Measure::Range(range), end)));
    }
    quantity.out_of = out_of;
    quantity.cmp = cmp;
    quantity.scale = scale;
    Ok(Some((Measure::Quantity(quantity), end)))
}

/// `(= 18 h)` and `± 2 %`.
fn extras(
    cell: Cell<'_>,
    at: usize,
    quantity: &mut Quantity,
    scale: &mut Scale,
) -> Result<usize, TextReason> {
    let mut at = at;
    if cell.sign(at, '±')
        && let Some((value, end)) = number(cell, at + 1)?
    {
        let (amount, end) = amount(cell, value, end);
        quantity.tolerance = Some(amount);
        at = end;
    }
    if cell.sign(at, '(')
        && cell.sign(at + 1, '=')
        && let Some((value, end)) = number(cell, at + 2)?
    {
        let (found, end) = amount(cell, value, end);
        if cell.sign(end, ')') {
            quantity.equivalent = Some(found);
            at = end + 1;
            let (denominators, after) = per::find(cell, at);
            if scale.per.is_empty() {
                scale.per = denominators;
                at = after;
            }
        }
    }
    Ok(at)
}

/// `vähintään kerran vuodessa`
fn bounded(measure: Measure, cmp: Option<Cmp>) -> Measure {
    match measure {
        Measure::Quantity(quantity) => Measure::Quantity(Quantity { cmp, ..quantity }),
        other => other,
    }
}

/// `± 3 %`: as much below nothing as above it.
fn around_zero(cell: Cell<'_>, at: usize, scale: &Scale) -> Result<Option<Found>, TextReason> {
    let Some((high, end)) = number(cell, at)? else {
        return Ok(None);
    };
    let Some(low) = Dec::from_decimal(-high.decimal()) else {
        return Ok(None);
    };
    let mut scale = scale.clone();
    let end = unit(cell, end, &mut scale, false);
    let range = Range {
        low: low.min(high),
        high: low.max(high),
        scale,
        ..Range::default()
    };
    Ok(Some((Measure::Range(range), end)))
}

/// A value with the unit after it.
pub(crate) fn amount(cell: Cell<'_>, value: Dec, at: usize) -> (Amount, usize) {
    let mut amount = Amount {
        value,
        ..Amount::default()
    };
    let Some(found) = units::find(cell.toks, at, cell.about) else {
        return (amount, at);
    };
    amount.unit = found.unit;
    amount.mult = found.mult;
    amount.unit_text = Some(surface(cell, at, found.end));
    (amount, found.end)
}

/// Words for a statistic, sorted.
const STATS: &[(&str, Stat)] = &[
    ("genomsnitt", Stat::Mean),
    ("ka", Stat::Mean),
    ("ka.", Stat::Mean),
    ("keskiarvo", Stat::Mean),
    ("keskim.", Stat::Mean),
    ("keskimäärin", Stat::Mean),
    ("md", Stat::Median),
    ("medeltal", Stat::Mean),
    ("medelvärde", Stat::Mean),
    ("mediaani", Stat::Median),
    ("median", Stat::Median),
    ("sammanlagt", Stat::Sum),
    ("snitt", Stat::Mean),
    ("totalt", Stat::Sum),
    ("yht", Stat::Sum),
    ("yht.", Stat::Sum),
    ("yhteensä", Stat::Sum),
];

/// `(ka)`, `keskiarvo`, `yhteensä`, `mediaani`.
fn stat(cell: Cell<'_>, at: usize) -> Option<(Stat, usize)> {
    let bracket = usize::from(cell.sign(at, '('));
    // "i medeltal", "i genomsnitt"
    let i = usize::from(cell.word(at + bracket) == "i");
    let stat = stat_word(cell.word(at + bracket + i))?;
    let mut end = at + bracket + i + 1;
    if bracket == 1 {
        if !cell.sign(end, ')') {
            return None;
        }
        end += 1;
    }
    end += usize::from(cell.sign(end, '.') || cell.sign(end, ':'));
    end += usize::from(matches!(cell.word(end), "oli" | "on" | "var" | "är"));
    Some((stat, end))
}

pub(crate) fn stat_word(word: &str) -> Option<Stat> {
    vocabulary::find(STATS, word)
}

/// Stars and raised digits at the end.
fn footnote(cell: Cell<'_>, at: usize, scale: &mut Scale) -> usize {
    let is_mark = |tok: &Tok| matches!(tok.kind, Kind::Sign('*' | '¹' | '²' | '³' | '†'));
    let n = cell.toks[at.min(cell.toks.len())..]
        .iter()
        .take_while(|tok| is_mark(tok))
        .count();
    if n > 0 {
        scale.footnote = Some(cell.slice(at, at + n).replace(' ', ""));
    }
    at + n
}
