//! Which rules on ambiguous forms decided a reading.

use mittari_model::{Measure, Status};

use crate::clean::Clean;
use crate::lex::{Kind, Tok};
use crate::number_words;
use crate::quantity::Cell;
use crate::reading::Rule;

/// The rules that decided, in the order of the specification.
pub(crate) fn fired(cell: Cell<'_>, clean: &Clean<'_>, raw: &str, measure: &Measure) -> Vec<Rule> {
    let mut rules = Vec::new();
    if matches!(measure, Measure::Missing(_) | Measure::Text { .. }) {
        return rules;
    }
    if clean.text != raw.trim() {
        rules.push(Rule::Cleaning);
    }
    for tok in cell.toks {
        printed(cell, tok, &mut rules);
    }
    pairs_of_tokens(cell, measure, &mut rules);
    of_kind(cell, measure, &mut rules);
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// What the print of one token decides.
fn printed(cell: Cell<'_>, tok: &Tok, rules: &mut Vec<Rule>) {
    let text = &cell.text[tok.at.clone()];
    match &tok.kind {
        Kind::Number(number) => {
            if text.contains(' ') {
                rules.push(Rule::Grouping);
            }
            if text.contains('.') {
                let is_whole = number.value.is_ok_and(|value| value.decimal().scale() == 0);
                let is_grouped = is_whole || text.contains(',');
                rules.push(if is_grouped {
                    Rule::DotGrouping
                } else {
                    Rule::DotDecimal
                });
            }
        }
        Kind::Date { year: Some(_), .. } => {
            let n_year = text.rsplit('.').next().map_or(0, str::len);
            if n_year == 2 {
                rules.push(Rule::TwoDigitYear);
            }
        }
        Kind::Word(word) => {
            if number_words::find(word).is_some() || number_words::fraction(word).is_some() {
                rules.push(Rule::NumberWord);
            }
            if matches!(word.as_str(), "syky" | "syysy") {
                rules.push(Rule::Misprint);
            }
        }
        Kind::Date { .. } | Kind::Sign(_) => {}
    }
}

/// What a sign between two tokens decides.
fn pairs_of_tokens(cell: Cell<'_>, measure: &Measure, rules: &mut Vec<Rule>) {
    for at in 1..cell.toks.len() {
        let before = cell.number(at - 1);
        let after = cell.number(at + 1);
        if cell.sign(at, '/') && before.is_some() && after.is_some() {
            let is_whole =
                matches!(measure, Measure::Quantity(quantity) if quantity.out_of.is_some());
            rules.push(if is_whole {
                Rule::PartOfWhole
            } else {
                Rule::MonthSlash
            });
        }
        if cell.sign(at, '-') {
            if before.is_some() && after.is_some() && matches!(measure, Measure::Range(_)) {
                rules.push(Rule::RangeDash);
            }
            if !cell.word(at - 1).is_empty() && after.is_some() && cell.toks[at + 1].spaced {
                rules.push(Rule::LabelDash);
            }
        }
    }
}

fn of_kind(cell: Cell<'_>, measure: &Measure, rules: &mut Vec<Rule>) {
    let is_year = |at: usize| cell.toks.get(at).is_some_and(|tok| tok.year().is_some());
    let is_alone = cell.toks.len() == 1 && is_year(0);
    match measure {
        Measure::Quantity(quantity) => {
            if quantity.value.decimal().is_sign_negative() {
                rules.push(Rule::SignNumber);
            }
            if is_alone {
                rules.push(Rule::YearQuantity);
            }
            if quantity.about.subject.is_some() {
                rules.push(Rule::Labels);
            }
        }
        Measure::Change(_) if (0..cell.toks.len()).any(|at| is_signed(cell, at)) => {
            rules.push(Rule::SignChange);
        }
        Measure::Time(_) if is_alone => rules.push(Rule::YearTime),
        Measure::Boolean(_) if cell.word(1) == "ole" => rules.push(Rule::PairBoolean),
        Measure::Status(status)
            if status.status == Status::NotStarted
                && cell.toks.len() == 2
                && cell.word(1) == "ole" =>
        {
            rules.push(Rule::NotStarted);
        }
        Measure::Composite(_) => rules.push(Rule::Labels),
        Measure::Series(_) => rules.push(Rule::Series),
        _ => {}
    }
}

fn is_signed(cell: Cell<'_>, at: usize) -> bool {
    (cell.sign(at, '+') || cell.sign(at, '-')) && cell.number(at + 1).is_some()
}
