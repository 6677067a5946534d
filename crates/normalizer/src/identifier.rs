//! Names with numbers in them, ranks and classes: kept as text.

use mittari_model::TextReason;

use crate::lex::{Kind, Tok};
use crate::period;
use crate::quantity::Cell;

/// Why a cell that looks like a value is a name, a rank or a class.
pub(crate) fn read(cell: Cell<'_>) -> Option<TextReason> {
    let toks = cell.toks;
    // "Q1-Q2/2026"
    if matches!(period::find(toks, 0), Ok(Some(found)) if found.end == toks.len()) {
        return None;
    }
    if is_name(toks) || glued_capital(cell) {
        return Some(TextReason::Identifier);
    }
    if is_class(cell) {
        return Some(TextReason::Identifier);
    }
    if is_rank(cell) {
        return Some(TextReason::Ambiguous);
    }
    None
}

/// `3D-mallinnus`, `5G`, `S2 -tukiopintojaksot`
fn glued_capital(cell: Cell<'_>) -> bool {
    let mut chars = cell.text.chars();
    let (first, second, third) = (
        chars.next().unwrap_or(' '),
        chars.next().unwrap_or(' '),
        chars.next(),
    );
    let rest = cell
        .text
        .get(first.len_utf8() + second.len_utf8()..)
        .unwrap_or_default();
    let ends = third.is_none_or(|c| c == '-' || c == ' ');
    let number_first =
        first.is_ascii_digit() && second.is_uppercase() && third.is_none_or(|c| c == '-');
    let letter_first = first.is_uppercase()
        && second.is_ascii_digit()
        && ends
        && rest.trim_start().starts_with('-');
    number_first || letter_first
}

/// `M365`, `TOP 3`, `Office 365`.
fn is_name(toks: &[Tok]) -> bool {
    match toks {
        [only] => {
            let word = only.word();
            word.contains(|c: char| c.is_ascii_digit())
                && word.starts_with(char::is_alphabetic)
                && word.len() > 2
                && !word.starts_with("tp")
                && !word.starts_with("ta")
                && !word.starts_with("ts")
        }
        // "COVID-19"
        [name, dash, number] => {
            !name.word().is_empty()
                && dash.is_sign('-')
                && !dash.spaced
                && !number.spaced
                && number.number().is_some()
                && number.year().is_none()
        }
        [name, number] => {
            number.number().is_some()
                && matches!(name.word(), "top" | "office" | "covid" | "iso" | "agenda")
        }
        _ => false,
    }
}

/// `5.-7.-luokkalaiset`, `2. asteen`, `8.- ja 9.-luokkalaiset`.
fn is_class(cell: Cell<'_>) -> bool {
    let inner = (0..cell.toks.len().min(4)).any(|at| {
        cell.toks[at].whole().is_some()
            && cell.sign(at + 1, '.')
            && cell.word(at + 2).starts_with("aste")
    });
    if inner && cell.toks.len() <= 5 {
        return true;
    }
    let ordinal = |at: usize| {
        cell.toks.get(at).is_some_and(|tok| tok.whole().is_some()) && cell.sign(at + 1, '.')
    };
    if !ordinal(0) {
        return false;
    }
    cell.toks.iter().any(|tok| {
        let word = tok.word();
        word.starts_with("luok")
            || word.starts_with("aste")
            || word.ends_with("luokkalaiset")
            || word.ends_with("luokkalaisilla")
    }) && !cell.toks.iter().any(|tok| tok.is_sign('='))
}

/// `1. sija`, `2.`
fn is_rank(cell: Cell<'_>) -> bool {
    let one = cell.toks.first().is_some_and(|tok| tok.whole().is_some()) && cell.sign(1, '.');
    one && matches!(cell.word(2), "sija" | "sijalla" | "plats" | "")
        && cell.toks.len() <= 3
        && cell.toks.len() >= 2
}

/// `2.`: a rank as well as a number at the end of a sentence.
pub(crate) fn is_ordinal(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|digits| {
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Why nothing else could be read.
pub(crate) fn why_text(cell: Cell<'_>) -> TextReason {
    let n_numbers = cell
        .toks
        .iter()
        .filter(|tok| tok.number().is_some())
        .count();
    let n_values = cell
        .toks
        .windows(2)
        .filter(|pair| pair[0].number().is_some() && matches!(pair[1].kind, Kind::Sign('%' | '€')))
        .count();
    if n_values > 1 && cell.toks.len() <= 6 {
        return TextReason::MultipleMeasures;
    }
    let broken = cell.toks.windows(3).any(|three| {
        three[0].number().is_some()
            && three[1].is_sign(',')
            && three[2].number().is_some()
            && three[2].spaced
    });
    if broken && cell.toks.len() == 3 {
        return TextReason::Ambiguous;
    }
    // "15/9" is no month, no part of a whole, and never a division.
    if let [first, slash, second] = cell.toks
        && first.number().is_some()
        && slash.is_sign('/')
        && second.number().is_some()
    {
        return TextReason::Ambiguous;
    }
    let only_signs = cell.toks.iter().all(|tok| tok.word().is_empty());
    if only_signs && n_numbers > 0 || cell.text == "%" {
        return TextReason::MalformedNumber;
    }
    if matches!(cell.word(0), "i" | "ii" | "iii" | "iv") && cell.toks.len() == 1 {
        return TextReason::Ambiguous;
    }
    TextReason::FreeText
}
