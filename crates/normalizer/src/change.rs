//! Changes as predicates on the future value: `-10 %`, `kasvaa 5 %`, `vähintään ennallaan`, `parempi kuin edellisenä vuonna`.

mod against;
mod amount;
mod level;
mod verbs;
mod worded;

use mittari_model::{About, Amount, Change, Direction, Measure, Reference, TextReason};

use crate::lex::Kind;
use crate::quantity::{Cell, denominator_begins};
use crate::{Role, lead as leading, period};
use against::reference;
use amount::{amount_first, signed};
use level::levels;
use worded::worded;

pub(crate) use verbs::{is_noun, is_verb};

/// Whether a word alone says which way.
pub(crate) fn says_direction(word: &str) -> bool {
    is_verb(word) || is_noun(word) || level::says_direction(word)
}

/// A change with what surrounds it, and one past its last token.
pub(crate) type Found = (Change, usize);

/// The reading of a whole cell as a change.
pub(crate) fn read(cell: Cell<'_>, role: Role) -> Result<Option<Measure>, TextReason> {
    let default = if role == Role::Target {
        Reference::Baseline
    } else {
        Reference::Unspecified
    };
    for start in 0..cell.toks.len().min(9) {
        if start > 0 && !is_subject(cell, start - 1) {
            break;
        }
        let Some((change, end)) = at(cell, start, role, &default)? else {
            continue;
        };
        if let Some(change) = whole(cell, start, change, end) {
            return Ok(Some(Measure::Change(change)));
        }
    }
    Ok(None)
}

/// A change with an amount, or a verb of change, that begins at a token of a sentence.
pub(crate) fn stated(cell: Cell<'_>, start: usize) -> Option<Found> {
    let (change, end) = at(cell, start, Role::Target, &Reference::Baseline).ok()??;
    let is_negated = start > 0 && leading::negates(&cell.toks[start - 1..start]);
    (change.amount.is_some() && !is_negated && !denominator_begins(cell, end))
        .then_some((change, end))
}

fn is_subject(cell: Cell<'_>, at: usize) -> bool {
    match &cell.toks[at].kind {
        Kind::Word(word) => {
            crate::number_words::find(word).is_none()
                && !(at == 0
                    && matches!(
                        word.as_str(),
                        "tai" | "ja" | "kuin" | "että" | "eller" | "och"
                    ))
        }
        Kind::Sign(sign) => matches!(sign, '-' | '/' | ',' | ':' | '(' | ')' | '='),
        Kind::Number(_) => {
            cell.toks[at].year().is_some()
                || cell.sign(at + 1, '/')
                || at > 0 && cell.sign(at - 1, '/')
        }
        Kind::Date { .. } => true,
    }
}

/// Puts subject, period and deadline to the change; `None` where something is left over.
fn whole(cell: Cell<'_>, start: usize, mut change: Change, end: usize) -> Option<Change> {
    let mut end = end;
    // What the change is of may follow: "5 % kasvu kävijämäärissä".
    while end < cell.toks.len() {
        let bracket = usize::from(cell.sign(end, '('));
        if let Some((found, after)) = reference(cell, end) {
            change.reference = found;
            end = after;
            continue;
        }
        let Ok(Some(found)) = period::find(cell.toks, end + bracket) else {
            break;
        };
        let is_due = found.bound == Some(mittari_model::Bound::By)
            || found.bound == Some(mittari_model::Bound::Until);
        if is_due {
            change.about.due = Some(found.period);
        } else {
            change.about.period = Some(found.period);
        }
        end = found.end + usize::from(bracket == 1 && cell.sign(found.end, ')'));
    }
    if end != cell.toks.len()
        && let Some((from, found)) = (end..cell.toks.len()).find_map(|from| {
            let found = period::find(cell.toks, from).ok()??;
            (found.end == cell.toks.len() && !found.is_bare_year).then_some((from, found))
        })
        && change.amount.is_some()
        && start == 0
        && cell.toks[end..from]
            .iter()
            .all(|tok| !tok.word().is_empty() || tok.is_sign('-') || tok.is_sign('/'))
    {
        change.about.subject = Some(cell.slice(end, from).to_owned());
        change.about.period = Some(found.period);
        end = cell.toks.len();
    }
    if end != cell.toks.len() {
        let words = cell.toks.len() - end;
        let plain = cell.toks[end..]
            .iter()
            .all(|tok| !tok.word().is_empty() || tok.is_sign('-') || tok.is_sign('/'));
        if !(plain && words <= 6 && start == 0 && change.amount.is_some()) {
            return None;
        }
        // "3 % vuodessa" is a rate, for which a change has no place.
        if denominator_begins(cell, end) {
            return None;
        }
        change.about.subject = Some(cell.slice(end, cell.toks.len()).to_owned());
    }
    if leading::negates(&cell.toks[..start]) {
        return None;
    }
    if start > 0 {
        match reference(cell, 0).filter(|(_, after)| *after <= start) {
            // "Edellisvuoteen verrattuna heitä oli 114 lasta enemmän"
            Some((found, _)) => change.reference = found,
            None => lead(cell, start, &mut change.about),
        }
    }
    Some(change)
}

/// The words before a change: a subject, a period, `=`.
fn lead(cell: Cell<'_>, start: usize, about: &mut About) {
    let mut end = start;
    for from in 0..start {
        if let Ok(Some(found)) = period::find(&cell.toks[..start], from)
            && (found.end == start
                || found.end + 1 == start
                    && (cell.sign(found.end, '=') || cell.sign(found.end, ':')))
        {
            about.period = Some(found.period);
            end = from;
            break;
        }
    }
    let subject = cell
        .slice(0, end)
        .trim_end_matches([':', '=', ' ', '-', ',']);
    if !subject.is_empty() {
        about.subject = Some(subject.to_owned());
    }
}

fn new(direction: Direction, amount: Option<Amount>, reference: Reference) -> Change {
    Change {
        direction,
        amount,
        reference,
        from: None,
        to: None,
        approx: false,
        about: About::default(),
    }
}

fn at(
    cell: Cell<'_>,
    start: usize,
    role: Role,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    if let Some(found) = signed(cell, start, role, default)? {
        return Ok(Some(found));
    }
    if let Some(found) = levels(cell, start, default) {
        return Ok(Some(found));
    }
    if let Some(found) = amount_first(cell, start, default)? {
        return Ok(Some(found));
    }
    worded(cell, start, default)
}
