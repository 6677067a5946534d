//! Cells that are a time and nothing else, and words that say where a value can be found.

use mittari_model::{About, Bound, Measure, Period, ReferenceMeasure, TextReason, Time};

use crate::lex::{Kind, Tok};
use crate::quantity::Cell;
use crate::{Role, lead, number_words, period};

/// `kevään 2026 aikana`, `31.12.2026 mennessä`, `talousarvio 2027`, `kahtena vuonna (2022, 2023)`.
pub(crate) fn read(cell: Cell<'_>, role: Role) -> Result<Option<Measure>, TextReason> {
    let temporal = matches!(role, Role::Deadline | Role::Mention);
    if let Some(measure) = set(cell) {
        return Ok(Some(measure));
    }
    for start in 0..cell.toks.len().min(7) {
        let looked = period::find(cell.toks, start).map_err(|_| TextReason::MalformedDate)?;
        if let Some(found) = looked {
            // "(TP 2021)" as a value says where the value stands.
            if found.basis.is_some() && !temporal && start == 0 && found.end == cell.toks.len() {
                return Ok(Some(Measure::Reference(ReferenceMeasure {
                    text: None,
                    about: About {
                        period: Some(found.period),
                        basis: found.basis,
                        ..About::default()
                    },
                })));
            }
            // "1.8.22 voimaantulevista"
            let rest = &cell.toks[found.end..];
            let words_only = rest.iter().all(|tok| !tok.word().is_empty());
            if temporal
                && start == 0
                && !found.is_bare_year
                && (1..=2).contains(&rest.len())
                && words_only
            {
                let subject = cell.slice(found.end, cell.toks.len()).to_owned();
                return Ok(Some(Measure::Time(Time {
                    bound: found.bound.unwrap_or(Bound::In),
                    period: found.period,
                    edge: found.edge,
                    subject: Some(subject),
                })));
            }
            let lone = usize::from(found.end + 1 == cell.toks.len() && cell.sign(found.end, ')'));
            if found.end + lone == cell.toks.len()
                && (temporal || !found.is_bare_year && start == 0)
                && !lead::turns(&cell.toks[..start])
            {
                return Ok(Some(time(cell, start, found)));
            }
        }
        if !temporal
            || cell.word(start).is_empty()
                && !cell.sign(start, '(')
                && !(cell.sign(start, '-') && start > 0)
        {
            break;
        }
    }
    // "06/25" as a deadline: a month of a year of two digits.
    if role == Role::Deadline
        && let Some(period) = short_month(cell, 0)
    {
        return Ok(Some(Measure::Time(Time {
            bound: Bound::In,
            period,
            edge: None,
            subject: None,
        })));
    }
    Ok(None)
}

fn time(cell: Cell<'_>, start: usize, found: period::Found) -> Measure {
    let subject = cell.slice(0, start).trim_end_matches([':', ' ', '(', '-']);
    // "under 2026": a bare year may be a number, so that the preposition is not read with it.
    let subject = if start == 1 && matches!(cell.word(0), "under" | "i" | "inom") {
        ""
    } else {
        subject
    };
    Measure::Time(Time {
        bound: found.bound.unwrap_or(Bound::In),
        period: found.period,
        edge: found.edge,
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
    })
}

/// `kahtena vuonna (2022, 2023)`, `2022 ja 2023`
fn set(cell: Cell<'_>) -> Option<Measure> {
    let open = (0..cell.toks.len().min(4))
        .find(|&at| cell.sign(at, '('))
        .map_or(0, |at| at + 1);
    let lead_ok = open == 0 || (0..open - 1).all(|at| !cell.word(at).is_empty());
    let mut items = Vec::new();
    let mut at = open;
    while let Some(year) = cell.toks.get(at).and_then(Tok::year) {
        items.push(Period::Year { year });
        at += 1;
        let joined = cell.sign(at, ',') || matches!(cell.word(at), "ja" | "och");
        if !joined {
            break;
        }
        at += 1;
    }
    let closed = if open > 0 {
        cell.sign(at, ')') && at + 1 == cell.toks.len()
    } else {
        at == cell.toks.len()
    };
    let by_lead = open > 1
        && (number_words::find(cell.word(0)).is_some()
            || cell.word(0) == "kahtena"
            || cell.word(1) == "vuonna");
    (items.len() > 1 && lead_ok && closed && (open == 0 || by_lead)).then_some(())?;
    Some(Measure::Time(Time {
        bound: Bound::In,
        period: Period::Set { items },
        edge: None,
        subject: None,
    }))
}

/// `6/25` at the end of the cell, where a deadline is meant.
pub(crate) fn short_month(cell: Cell<'_>, at: usize) -> Option<Period> {
    let month = cell
        .toks
        .get(at)?
        .whole()
        .filter(|m| (1..=12).contains(m))?;
    let last = cell.toks.get(at + 2)?;
    let year = crate::lex::two_digit_year(i32::try_from(last.whole()?).ok()?)?;
    let two_digits = last.number()?.n_digits == 2;
    (cell.sign(at + 1, '/') && cell.toks.len() == at + 3 && two_digits).then(|| Period::Month {
        year: Some(year),
        month: u8::try_from(month).unwrap_or_default(),
    })
}

/// `(vrt. 2024)`: the value is told by comparison.
pub(crate) fn compared(cell: Cell<'_>) -> Option<Measure> {
    if !matches!(cell.word(0), "vrt." | "jämfört") {
        return None;
    }
    let skip = 1 + usize::from(cell.word(1) == "med");
    let found = period::find(cell.toks, skip).ok()??;
    (found.end == cell.toks.len()).then(|| {
        Measure::Reference(ReferenceMeasure {
            text: None,
            about: About {
                period: Some(found.period),
                ..About::default()
            },
        })
    })
}

/// `Vuoden 2021 tulokset`, `Kävijätilastot tilinpäätöksessä 2021`, `Kurssien määrä 8/2022`, `(vrt. 2024)`.
pub(crate) fn reference(cell: Cell<'_>, role: Role) -> Option<Measure> {
    let made = |text: Option<String>, about: About| {
        Some(Measure::Reference(ReferenceMeasure { text, about }))
    };
    if !matches!(role, Role::Baseline | Role::Target | Role::Actual) {
        return None;
    }
    let is_source = |word: &str| {
        const STEMS: &[&str] = &[
            "tulos",
            "tulokset",
            "tilasto",
            "tilinpäätö",
            "raport",
            "kysely",
            "toteuma",
            "taso",
            "luvut",
            "tiedot",
        ];
        STEMS.iter().any(|stem| word.contains(stem))
    };
    for start in 0..cell.toks.len().min(7) {
        if let Ok(Some(found)) = period::find(cell.toks, start) {
            let before = cell.slice(0, start).to_owned();
            let after = cell.slice(found.end, cell.toks.len()).to_owned();
            let n_after = cell.toks.len() - found.end;
            let plain_after = cell.toks[found.end..]
                .iter()
                .all(|tok| matches!(tok.kind, Kind::Word(_)));
            let about = About {
                period: Some(found.period),
                basis: found.basis.or_else(|| basis_of(&before)),
                ..About::default()
            };
            if start == 0
                && n_after > 0
                && n_after <= 4
                && plain_after
                && cell.toks[found.end..]
                    .iter()
                    .any(|tok| is_source(tok.word()))
            {
                let about = About {
                    subject: Some(after),
                    ..about
                };
                return made(None, about);
            }
            if start > 0
                && n_after == 0
                && !found.is_bare_year
                && !lead::turns(&cell.toks[..start])
                && !lead::is_deed(&cell.toks[..start])
            {
                let about = About {
                    subject: Some(before.trim_end_matches([':', ' ', '(']).to_owned()),
                    ..about
                };
                return made(None, about);
            }
            if start > 0
                && n_after == 0
                && cell.toks[..start].iter().any(|tok| is_source(tok.word()))
            {
                let about = About {
                    subject: Some(before),
                    ..about
                };
                return made(None, about);
            }
        }
        if cell.word(start).is_empty() {
            break;
        }
    }
    None
}

fn basis_of(words: &str) -> Option<mittari_model::Basis> {
    let lower = words.to_lowercase();
    lower
        .split(' ')
        .any(|word| word.starts_with("tilinpäätö"))
        .then_some(mittari_model::Basis::AnnualAccounts)
}
