//! Changes as predicates on the future value: `-10 %`, `kasvaa 5 %`, `vähintään ennallaan`, `parempi kuin edellisenä vuonna`.

mod against;
mod verbs;

use mittari_model::{About, Amount, Change, Cmp, Direction, Measure, Reference, TextReason, Unit};

use crate::lex::{Kind, Tok};
use crate::quantity::{Cell, amount, comparison, is_approximate, number};
use crate::{Role, period, units};
use against::reference;
use verbs::{noun, verb};

/// A change with what surrounds it, and one past its last token.
type Found = (Change, usize);

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
        change.about.subject = Some(cell.slice(end, cell.toks.len()).to_owned());
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

/// `-10 %`, `+5 %-yks.`, `2022 taso +10 %`.
fn signed(
    cell: Cell<'_>,
    start: usize,
    role: Role,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    let mut at = start;
    let mut against = default.clone();
    if let Some((found, end)) = reference(cell, at)
        && (cell.sign(end, '+') || cell.sign(end, '-'))
    {
        against = found;
        at = end;
    }
    let plus = cell.sign(at, '+');
    if !plus && !cell.sign(at, '-') {
        return Ok(None);
    }
    let Some(printed) = cell.toks.get(at + 1).and_then(Tok::number) else {
        return Ok(None);
    };
    let Ok(value) = printed.value else {
        return Err(TextReason::MalformedNumber);
    };
    let (amount, end) = amount(cell, value, at + 2);
    let relative = matches!(
        amount.unit,
        Some(Unit::Percent | Unit::PercentagePoint | Unit::Permille)
    );
    let money = matches!(amount.unit, Some(Unit::Eur | Unit::Sek));
    let counts = if plus {
        !money && (relative || role == Role::Target || amount.unit.is_some())
    } else {
        relative
            && role == Role::Target
            && at == start
            && (start == 0 || !matches!(cell.toks[start - 1].kind, Kind::Number(_)))
            || relative && against != *default
    };
    if !counts {
        return Ok(None);
    }
    // "-5 - 10 %" and the like are ranges.
    if cell.sign(end, '-') {
        return Ok(None);
    }
    let direction = if plus {
        Direction::Increase
    } else {
        Direction::Decrease
    };
    Ok(Some((new(direction, Some(amount), against), end)))
}

/// Levels against the reference, without an amount: `ennallaan`, `sama tai suurempi kuin lähtötaso`, `yli maan keskiarvon`.
fn levels(cell: Cell<'_>, start: usize, default: &Reference) -> Option<Found> {
    let mut at = start;
    let mut bound = None;
    if let Some((cmp, end)) = comparison(cell, at) {
        bound = Some(cmp);
        at = end;
    }
    at += usize::from(matches!(
        cell.word(at),
        "säilyy" | "pysyy" | "säilytetään" | "pidetään" | "säilyttää" | "säilyvät" | "pysyvät"
    ));
    let kept = |bound| match bound {
        Some(Cmp::Ge) => Direction::NotDecrease,
        Some(Cmp::Le) => Direction::NotIncrease,
        Some(Cmp::Gt) => Direction::Increase,
        Some(Cmp::Lt) => Direction::Decrease,
        None => Direction::Keep,
    };
    if matches!(
        cell.word(at),
        "ennallaan" | "samana" | "muuttumattomana" | "oförändrad" | "oförändrat"
    ) {
        return Some((new(kept(bound), None, default.clone()), at + 1));
    }
    // "sama tai suurempi kuin lähtötaso", "samma eller större", "sama kuin 2024"
    if matches!(cell.word(at), "sama" | "samma" | "vähintään" | "samalla") {
        let (direction, end) = match (cell.word(at + 1), cell.word(at + 2)) {
            (
                "tai" | "eller",
                "suurempi" | "korkeampi" | "enemmän" | "större" | "högre" | "mer",
            ) => (Direction::NotDecrease, at + 3),
            ("tai" | "eller", "parempi" | "bättre") => (Direction::NotWorsen, at + 3),
            ("tai" | "eller", "pienempi" | "matalampi" | "vähemmän" | "mindre" | "lägre") => {
                (Direction::NotIncrease, at + 3)
            }
            ("taso" | "tasolla" | "nivå", _) => (kept(bound), at + 2),
            _ => (kept(bound), at + 1),
        };
        let kuin = usize::from(matches!(cell.word(end), "kuin" | "som" | "än"));
        if let Some((found, after)) = reference(cell, end + kuin) {
            return Some((new(direction, None, found), after));
        }
        if kuin == 0
            && cell.word(at) != "vähintään"
            && (direction != Direction::Keep || end == cell.toks.len())
        {
            return Some((new(direction, None, default.clone()), end));
        }
        return None;
    }
    // "parempi kuin edellisenä vuonna", "suurempi kuin lähtötaso"
    let direction = match cell.word(at) {
        "parempi" | "bättre" | "parempaa" => Some(Direction::Improve),
        "huonompi" | "sämre" => Some(Direction::Worsen),
        "suurempi" | "korkeampi" | "enemmän" | "större" | "högre" => Some(Direction::Increase),
        "pienempi" | "matalampi" | "vähemmän" | "lägre" => Some(Direction::Decrease),
        _ => None,
    };
    if let Some(direction) = direction
        && matches!(cell.word(at + 1), "kuin" | "än")
        && let Some((found, end)) = reference(cell, at + 2)
    {
        return Some((new(direction, None, found), end));
    }
    // "yli maan keskiarvon", "vähintään lähtötaso", "nykytaso", "enemmän kuin lähtötaso"
    let (found, end) = reference(cell, at)?;
    let is_level = against::is_level(cell, at);
    if matches!(
        cell.word(end),
        "säilyy" | "pysyy" | "säilyvät" | "pysyvät" | "säilytetään"
    ) {
        return Some((new(kept(bound), None, found), end + 1));
    }
    (bound.is_some() || is_level).then(|| (new(kept(bound), None, found), end))
}

/// `10 % kasvu`, `vähintään 5 % vähennys`, `10 % vähemmän kuin 2024`.
fn amount_first(
    cell: Cell<'_>,
    start: usize,
    default: &Reference,
) -> Result<Option<Found>, TextReason> {
    let (mut at, mut cmp, mut approx) = (start, None, false);
    if let Some((found, end)) = comparison(cell, at) {
        cmp = Some(found);
        at = end;
    }
    if let Some(end) = is_approximate(cell, at) {
        approx = true;
        at = end;
    }
    if cell.sign(at, '-') || cell.sign(at, '+') {
        return Ok(None);
    }
    let Some((value, end)) = number(cell, at)? else {
        return Ok(None);
    };
    let (mut amount, end) = amount(cell, value, end);
    amount.cmp = cmp;
    let end = end + usize::from(cell.sign(end, ':'));
    let Some(direction) = noun(cell.word(end)).or_else(|| compared(cell, end)) else {
        return Ok(None);
    };
    let kuin = usize::from(matches!(cell.word(end + 1), "kuin" | "än"));
    let (against, end) = reference(cell, end + 1 + kuin).unwrap_or((default.clone(), end + 1));
    let mut change = new(direction, Some(amount), against);
    change.approx = approx;
    Ok(Some((change, end)))
}

/// `enemmän` and `vähemmän` after an amount.
fn compared(cell: Cell<'_>, at: usize) -> Option<Direction> {
    match cell.word(at) {
        "enemmän" | "suurempi" | "korkeampi" | "mer" | "fler" | "högre" => {
            Some(Direction::Increase)
        }
        "vähemmän" | "pienempi" | "matalampi" | "mindre" | "färre" | "lägre" => {
            Some(Direction::Decrease)
        }
        _ => None,
    }
}

/// `kasvaa 10 %`, `vähenee vuoden 2023 tasosta`, `kasvua vähintään 2 %`, `puolittuu`, `nousee 3,2:sta 3,5:een`.
fn worded(cell: Cell<'_>, start: usize, default: &Reference) -> Result<Option<Found>, TextReason> {
    let mut at = start;
    let negated = cell.word(at) == "ei" || cell.word(at) == "eivät" || cell.word(at) == "inte";
    at += usize::from(negated);
    let Some((mut direction, fixed)) =
        verb(cell.word(at)).or_else(|| noun(cell.word(at)).map(|direction| (direction, None)))
    else {
        return Ok(None);
    };
    if negated {
        direction = match direction {
            Direction::Increase => Direction::NotIncrease,
            Direction::Decrease => Direction::NotDecrease,
            Direction::Worsen => Direction::NotWorsen,
            _ => return Ok(None),
        };
    }
    let mut end = at + 1;
    end += usize::from(cell.word(end) == "med");
    let (mut against, mut has_reference) = (default.clone(), false);
    if let Some((found, after)) = reference(cell, end) {
        against = found;
        end = after;
        has_reference = true;
    }
    let (mut cmp, mut approx) = (None, false);
    if let Some((found, after)) = comparison(cell, end) {
        cmp = Some(found);
        end = after;
    }
    if let Some(after) = is_approximate(cell, end) {
        approx = true;
        end = after;
    }
    if let Some((change, after)) = from_to(cell, end, direction, &against) {
        return Ok(Some((change, after)));
    }
    let mut found = None;
    let signless = !cell.sign(end, '-') && !cell.sign(end, '+');
    if signless && let Some((value, after)) = number(cell, end)? {
        let is_year = cell.toks.get(end).is_some_and(|tok| tok.year().is_some())
            && units::find(cell.toks, after, "").is_none();
        if !is_year {
            let (mut printed, after) = amount(cell, value, after);
            printed.cmp = cmp;
            if printed.unit.is_none()
                && let Some((noun_end, text)) = counted(cell, after)
            {
                printed.unit = Some(Unit::Count);
                printed.unit_text = Some(text);
                end = noun_end;
            } else {
                end = after;
            }
            end += usize::from(matches!(cell.word(end), "verran"));
            found = Some(printed);
        }
    } else if let Some(amount) = fixed {
        found = Some(Amount {
            value: amount.into(),
            unit: Some(Unit::Percent),
            ..Amount::default()
        });
    }
    if !has_reference && let Some((found, after)) = reference(cell, end) {
        against = found;
        end = after;
    }
    let mut change = new(direction, found, against);
    change.approx = approx;
    Ok(Some((change, end)))
}

/// A noun after the number of a change: `lisääntyy 5 tapahtumalla`.
fn counted(cell: Cell<'_>, at: usize) -> Option<(usize, String)> {
    let word = cell.word(at);
    let is_noun = !word.is_empty()
        && !matches!(
            word,
            "ja" | "tai" | "vuoteen" | "vuodesta" | "vuoden" | "vuonna" | "verran"
        );
    is_noun.then(|| (at + 1, cell.slice(at, at + 1).to_owned()))
}

/// `yhdestä kahteen`, `3,2:sta 3,5:een`
fn from_to(cell: Cell<'_>, at: usize, direction: Direction, against: &Reference) -> Option<Found> {
    let level = |at: usize, case: &[&str]| {
        let (value, end) = number(cell, at).ok()??;
        if cell.sign(end, ':') && case.iter().any(|ending| cell.word(end + 1) == *ending) {
            return Some((value, end + 2));
        }
        let word = cell.word(at);
        case.iter()
            .any(|ending| word.ends_with(ending))
            .then_some((value, end))
    };
    let (from, end) = level(at, &["sta", "stä", "estä", "esta"])?;
    let (to, end) = level(end, &["een", "ään", "aan", "iin", "ön", "een", "teen"])?;
    let mut change = new(direction, None, against.clone());
    change.from = Some(from);
    change.to = Some(to);
    Some((change, end))
}
