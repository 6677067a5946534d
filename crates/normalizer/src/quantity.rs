//! Numbers with their units, bounds and denominators: `enintään 10 kpl vuodessa`, `0,03 t/opp.`, `5-6 krt/vuosi`.

mod bound;
mod frequency;
mod per;

use mittari_model::{Amount, Dec, Measure, Quantity, Range, Scale, Stat, TextReason, Unit};

use crate::lex::{Bad, Kind, Number, Tok};
use crate::{number_words, units};

pub(crate) use bound::{comparison, is_approximate};
pub(crate) use frequency::{find as frequency, interval as frequency_interval};

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
    // "EUR 25 000", "€ 25"
    let leading = matches!(cell.word(at), "eur" | "sek") || cell.sign(at, '€');
    let lead_unit = leading.then(|| (at, at + 1));
    let start = if leading { at + 1 } else { at };
    let Some((first, mut end)) = number(cell, start)? else {
        return Ok(frequency(cell, at, scale.approx));
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
fn upper_end(cell: Cell<'_>, at: usize) -> Result<Option<(Dec, usize)>, TextReason> {
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
fn upper_after_unit(
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
fn whole_of(cell: Cell<'_>, at: usize, first: Dec) -> Option<(Dec, usize)> {
    if let Some(n) = number_words::fraction(cell.word(at)) {
        return Some((Dec::from(n), at + 1));
    }
    if !cell.sign(at, '/') {
        return None;
    }
    let value = cell.toks.get(at + 1)?.number()?.value.ok()?;
    let is_whole = !cell.toks[at + 1].spaced || cell.toks[at].spaced;
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
fn scale_in_words(cell: Cell<'_>, at: usize) -> Option<(Dec, usize)> {
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

/// The unit after a number: a known surface, or any noun with at most two words before it.
fn unit(cell: Cell<'_>, at: usize, scale: &mut Scale, out_of: bool) -> usize {
    // "50-59-vuotiaiden"
    let at = if cell.sign(at, '-')
        && matches!(
            cell.toks.get(at + 1).map(|tok| &tok.kind),
            Some(Kind::Word(_))
        )
        && !cell.toks[at + 1].spaced
    {
        at + 1
    } else {
        at
    };
    if let Some(found) = units::find(cell.toks, at, cell.about) {
        scale.unit = found.unit;
        scale.mult = found.mult;
        scale.unit_text = Some(surface(cell, at, found.end));
        return found.end;
    }
    // Words up to a noun that is a unit, or to the end of the cell.
    if per::begins_with_noun(cell, at) || out_of && is_elative(cell.word(at)) {
        return at;
    }
    let is_plain = |at: usize| {
        matches!(cell.toks.get(at).map(|tok| &tok.kind), Some(Kind::Word(_)))
            && is_noun(cell.word(at))
            && !per::begins(cell, at)
            && !crate::period::begins(cell.word(at))
    };
    let n = (0..3).take_while(|n| is_plain(at + n)).count();
    for skip in 1..=2 {
        if (0..skip).all(|n| is_plain(at + n))
            && let Some(found) = units::find(cell.toks, at + skip, cell.about)
            && found.unit.is_some()
            && is_adjective(cell.word(at))
        {
            scale.unit = found.unit;
            scale.mult = found.mult;
            scale.unit_text = Some(adjusted(cell, at, at + skip, found.end));
            return found.end;
        }
    }
    let is_no_noun = |at: usize| NOT_NOUNS.binary_search(&cell.word(at)).is_ok();
    if n == 0 || (n == 3 && is_plain(at + 3)) || (at..at + n).any(is_no_noun) {
        return at;
    }
    let to_end = at + n == cell.toks.len() && n > 1 && cell.word(at + n - 1).ends_with(['a', 'ä']);
    let n = if to_end {
        n
    } else {
        (1..=n)
            .find(|n| !is_adjective(cell.word(at + n - 1)))
            .unwrap_or(n)
    };
    scale.unit = Some(Unit::Count);
    scale.unit_text = Some(cell.slice(at, at + n).to_owned());
    at + n
}

/// Words that are values, or begin the next one, and name nothing that could be counted: `12 ei` are two values.
const NOT_NOUNS: &[&str] = &[
    "alle",
    "ei",
    "ej",
    "eller",
    "enintään",
    "högst",
    "ja",
    "kesken",
    "kyllä",
    "käynnissä",
    "käytössä",
    "minst",
    "nej",
    "noin",
    "och",
    "on",
    "sekä",
    "tai",
    "under",
    "valmis",
    "vähintään",
    "yli",
    "över",
];

/// `neljä seuraavaa vuotta`: words of order are no part of a unit.
fn adjusted(cell: Cell<'_>, start: usize, noun: usize, end: usize) -> String {
    let is_order = |word: &str| {
        matches!(
            word,
            "seuraavaa" | "seuraavalle" | "seuraavan" | "viimeistä" | "edellistä"
        )
    };
    let start = if is_order(cell.word(start)) {
        noun
    } else {
        start
    };
    surface(cell, start, end)
}

/// The unit as printed; a full stop stays only with the abbreviations that keep it.
fn surface(cell: Cell<'_>, start: usize, end: usize) -> String {
    let text = cell.slice(start, end);
    let keeps = [
        "opp.", "as.", "st.", "p.", "op.", "pros.", "%-yks.", "%-enh.", "milj.",
    ];
    let lower = text.to_lowercase();
    if text.ends_with('.') && !keeps.iter().any(|form| lower.ends_with(form)) {
        return text.trim_end_matches('.').to_owned();
    }
    text.to_owned()
}

/// Participles and adjectives in the partitive: `laskennallista`, `erillistä`, `strategista`.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "llista", "llistä", "ista", "istä", "vaa", "vää", "ttua", "ttyä", "nutta", "nyttä",
        "neitä", "uutta",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}

/// `henkilöstöstä`: of whom, not what.
fn is_elative(word: &str) -> bool {
    word.ends_with("sta") || word.ends_with("stä")
}

/// Words that are no nouns counted by a number.
fn is_noun(word: &str) -> bool {
    const NONE: &[&str] = &[
        "aikana",
        "asti",
        "eli",
        "ennen",
        "ja",
        "joista",
        "jos",
        "kanssa",
        "kohden",
        "kohti",
        "kuin",
        "lukien",
        "mennessä",
        "mukaan",
        "mutta",
        "ne",
        "och",
        "on",
        "ovat",
        "parhaan",
        "per",
        "saakka",
        "sekä",
        "siitä",
        "som",
        "sta",
        "tai",
        "vai",
        "vielä",
        "välein",
        "av",
        "med",
        "till",
        "från",
        "vuodessa",
        "vuonna",
    ];
    !NONE.contains(&word) && word.chars().count() > 1
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

/// `(ka)`, `keskiarvo`, `yhteensä`, `mediaani`.
fn stat(cell: Cell<'_>, at: usize) -> Option<(Stat, usize)> {
    let bracket = usize::from(cell.sign(at, '('));
    let stat = stat_word(cell.word(at + bracket))?;
    let mut end = at + bracket + 1;
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
    match word {
        "ka" | "keskiarvo" | "keskim." | "keskimäärin" | "medeltal" | "medelvärde"
        | "i medeltal" => Some(Stat::Mean),
        "mediaani" | "median" | "md" => Some(Stat::Median),
        "yhteensä" | "yht." | "yht" | "totalt" | "sammanlagt" => Some(Stat::Sum),
        _ => None,
    }
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
