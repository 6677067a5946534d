//! Numbers with a sign, the upper end of a range, the whole of a fraction.

use mittari_model::{Dec, Scale, TextReason};

use super::Cell;
use crate::lex::{Bad, Kind, Tok};
use crate::{number_words, units};

/// A number at some token: digits with a sign, or a word for a number.
pub(crate) fn number(cell: Cell<'_>, at: usize) -> Result<Option<(Dec, usize)>, TextReason> {
    let attached = !cell.toks.get(at + 1).is_some_and(|tok| tok.spaced);
    let minus = cell.sign(at, '-') && (at == 0 || attached && cell.toks[at].spaced);
    let sign = usize::from(minus || cell.sign(at, '+'));
    let Some(tok) = cell.toks.get(at + sign) else {
        return Ok(None);
    };
    match &tok.kind {
        Kind::Number(number) => match number.value {
            Ok(value) if minus => Ok(negated(value).map(|value| (value, at + sign + 1))),
            Ok(value) => Ok(Some((value, at + sign + 1))),
            Err(Bad::Malformed) => Err(TextReason::MalformedNumber),
            Err(Bad::OutOfRange) => Err(TextReason::NumberOutOfRange),
        },
        Kind::Word(word) if sign == 0 => {
            if let Some(value) = number_words::find(word) {
                let alone = at + 1 == cell.toks.len();
                let before_noun = matches!(
                    cell.toks.get(at + 1).map(|tok| &tok.kind),
                    Some(Kind::Word(_))
                );
                return Ok((alone || before_noun).then_some((value, at + 1)));
            }
            Ok(number_words::fraction(word).map(|_| (Dec::ONE, at)))
        }
        _ => Ok(None),
    }
}

fn negated(value: Dec) -> Option<Dec> {
    Dec::from_decimal(-value.decimal())
}

/// `-3` after `2`: the upper end of a range. Three numbers in a row are no range.
pub(crate) fn upper_end(cell: Cell<'_>, at: usize) -> Result<Option<(Dec, usize)>, TextReason> {
    let dots = cell.sign(at, '.') && cell.sign(at + 1, '.') && cell.sign(at + 2, '.');
    let at = match () {
        () if dots => at + 3,
        () if cell.sign(at, '-') || cell.sign(at, '\u{2026}') => at + 1,
        () => return Ok(None),
    };
    let Some(number) = cell.toks.get(at).and_then(Tok::number) else {
        return Ok(None);
    };
    if cell.sign(at + 1, '-')
        && cell
            .toks
            .get(at + 2)
            .is_some_and(|tok| tok.number().is_some())
    {
        return Err(TextReason::Ambiguous);
    }
    match number.value {
        Ok(value) => Ok(Some((value, at + 1))),
        Err(_) => Err(TextReason::MalformedNumber),
    }
}

/// `10 % - 15 %`
pub(crate) fn upper_after_unit(
    cell: Cell<'_>,
    at: usize,
    scale: &Scale,
) -> Result<Option<(Dec, usize)>, TextReason> {
    let Some((value, end)) = upper_end(cell, at)? else {
        return Ok(None);
    };
    let same = units::find(cell.toks, end, cell.about)
        .filter(|found| found.unit == scale.unit && found.unit.is_some());
    Ok(same.map(|found| (value, found.end)))
}

/// `/5` after `4,2`, where it is not less: the whole of a fraction or the upper end of a scale.
pub(crate) fn whole_of(cell: Cell<'_>, at: usize, first: Dec) -> Option<(Dec, usize)> {
    if let Some(n) = number_words::fraction(cell.word(at)) {
        return Some((Dec::from(n), at + 1));
    }
    // "4,1 av 5"
    let is_av = cell.word(at) == "av";
    if !is_av && !cell.sign(at, '/') {
        return None;
    }
    let value = cell.toks.get(at + 1)?.number()?.value.ok()?;
    let is_whole = is_av || !cell.toks[at + 1].spaced || cell.toks[at].spaced;
    if is_av {
        return (first <= value).then_some((value, at + 2));
    }
    // "2025/2026" are two years.
    if cell.toks[at - 1].year().is_some() && cell.toks[at + 1].year().is_some() {
        return None;
    }
    // "8/2022" is a month.
    if first <= Dec::from(12) && cell.toks[at + 1].year().is_some() {
        return None;
    }
    // "1 / 500 havaintoa" is a denominator with a number of its own.
    let noun = matches!(
        cell.toks.get(at + 2).map(|tok| &tok.kind),
        Some(Kind::Word(_))
    );
    (first <= value && is_whole && !(noun && cell.toks[at + 1].spaced)).then_some((value, at + 2))
}

/// `(asteikko 1–5)`, `asteikolla 1-5`
pub(crate) fn scale_in_words(cell: Cell<'_>, at: usize) -> Option<(Dec, usize)> {
    let bracket = usize::from(cell.sign(at, '('));
    if !(cell.word(at + bracket).starts_with("asteik")
        || cell.word(at + bracket).starts_with("skala"))
    {
        return None;
    }
    let at = at + bracket + 1;
    let high = (cell.sign(at + 1, '-'))
        .then(|| cell.toks.get(at + 2)?.number()?.value.ok())
        .flatten()?;
    Some((high, at + 3 + bracket * usize::from(cell.sign(at + 3, ')'))))
}
