//! Cells with several values: a value for each of several periods, or for each of several labels.

use mittari_model::{About, Composite, Measure, Part, Period, Point, Series, TextReason};

use crate::lex::{Kind, Tok};
use crate::quantity::{self, Cell};
use crate::{lead, period, status};

/// `v. 2026 3,9 ja v. 2028 4,1`, `65 % (2025), 70 % (2026)`, `TP2022 12, TA2023 14`.
pub(crate) fn series(cell: Cell<'_>) -> Result<Option<Measure>, TextReason> {
    let (mut subject, start) = subject(cell);
    if let Some(mut points) = period_first(cell, start, &mut subject)? {
        share_stat(&mut points);
        return Ok(Some(whole(points, subject)));
    }
    if let Some(points) = value_first(cell, start)? {
        return Ok(Some(whole(points, subject)));
    }
    Ok(None)
}

fn whole(points: Vec<Point>, subject: Option<String>) -> Measure {
    Measure::Series(Series {
        points,
        about: About {
            subject,
            ..About::default()
        },
    })
}

/// A word that is no value and no period.
fn is_plain_word(cell: Cell<'_>, at: usize) -> bool {
    !cell.word(at).is_empty()
        && !is_value_word(cell, at)
        && crate::number_words::find(cell.word(at)).is_none()
        && matches!(period::find(cell.toks, at), Ok(None))
}

/// The statistic of the first point is that of all.
fn share_stat(points: &mut [Point]) {
    let Some(Measure::Quantity(first)) = points.first().map(|point| &point.measure) else {
        return;
    };
    let stat = first.scale.stat;
    for point in points {
        if let Measure::Quantity(quantity) = &mut point.measure {
            quantity.scale.stat = quantity.scale.stat.or(stat);
        }
    }
}

/// Words before the first period: `Harrasteryhmien määrä:`.
fn subject(cell: Cell<'_>) -> (Option<String>, usize) {
    let n = cell
        .toks
        .iter()
        .take_while(|tok| !tok.word().is_empty())
        .count();
    if n > 0
        && n <= 8
        && cell.sign(n, ':')
        && !matches!(period::find(cell.toks, 0), Ok(Some(found)) if found.end == n)
    {
        return (Some(cell.slice(0, n).to_owned()), n + 1);
    }
    (None, 0)
}

fn separator(cell: Cell<'_>, at: usize) -> usize {
    let sign = usize::from(
        cell.sign(at, ',') || cell.sign(at, ';') || cell.sign(at, '/') || cell.sign(at, '.'),
    );
    sign + usize::from(matches!(
        cell.word(at + sign),
        "ja" | "och" | "sekä" | "samt"
    ))
}

fn period_first(
    cell: Cell<'_>,
    start: usize,
    subject: &mut Option<String>,
) -> Result<Option<Vec<Point>>, TextReason> {
    let mut points: Vec<Point> = Vec::new();
    let mut at = start;
    while at < cell.toks.len() {
        let Some(found) = period::find(cell.toks, at).map_err(|_| TextReason::MalformedDate)?
        else {
            return Ok(None);
        };
        if matches!(found.period, Period::Interval { .. }) && found.is_bare_year {
            return Ok(None);
        }
        let mark = usize::from(
            cell.sign(found.end, ':')
                || cell.sign(found.end, '=')
                || cell.sign(found.end, '-')
                    && cell.toks.get(found.end + 1).is_some_and(|tok| tok.spaced),
        );
        let value_at = found.end + mark;
        // "Vuonna 2022 vastausten keskiarvo oli 3,2 ja vuonna 2023 3,4": the words hold for all points.
        let skipped = if points.is_empty() {
            (value_at..cell.toks.len().min(value_at + 4))
                .take_while(|&at| is_plain_word(cell, at))
                .count()
        } else {
            0
        };
        let Some((mut measure, end)) = quantity::find(cell, value_at + skipped)? else {
            return Ok(None);
        };
        if skipped > 0 {
            // "vastausten keskiarvo oli 3,2": the statistic is named by the subject.
            let stat = usize::from(quantity::stat_word(cell.word(value_at + skipped)).is_some());
            *subject = Some(cell.slice(value_at, value_at + skipped + stat).to_owned());
        }
        about(&mut measure, |about| about.basis = found.basis);
        points.push(Point {
            period: found.period,
            measure,
        });
        at = end + separator(cell, end);
    }
    Ok((points.len() > 1 && ascending(&points)).then_some(points))
}

fn value_first(cell: Cell<'_>, start: usize) -> Result<Option<Vec<Point>>, TextReason> {
    let mut points: Vec<Point> = Vec::new();
    let mut at = start;
    while at < cell.toks.len() {
        let Some((mut measure, end)) = quantity::find(cell, at)? else {
            return Ok(None);
        };
        let bracket = usize::from(cell.sign(end, '('));
        let Some(found) =
            period::find(cell.toks, end + bracket).map_err(|_| TextReason::MalformedDate)?
        else {
            return Ok(None);
        };
        if bracket == 1 && !cell.sign(found.end, ')') || bracket == 0 && found.is_bare_year {
            return Ok(None);
        }
        about(&mut measure, |about| about.basis = found.basis);
        points.push(Point {
            period: found.period,
            measure,
        });
        at = found.end + bracket;
        at += separator(cell, at);
    }
    Ok((points.len() > 1 && ascending(&points)).then_some(points))
}

fn about(measure: &mut Measure, set: impl FnOnce(&mut About)) {
    match measure {
        Measure::Quantity(quantity) => set(&mut quantity.about),
        Measure::Range(range) => set(&mut range.about),
        _ => {}
    }
}

/// Years do not go back.
fn ascending(points: &[Point]) -> bool {
    points.is_sorted_by(|a, b| year(&a.period) <= year(&b.period))
}

fn year(period: &Period) -> Option<i32> {
    match period {
        Period::Year { year } => Some(*year),
        Period::Season { year, .. }
        | Period::Month { year, .. }
        | Period::Quarter { year, .. }
        | Period::Date { year, .. } => *year,
        Period::SchoolYear { start } => Some(*start),
        _ => None,
    }
}

/// `pojat 12 %, tytöt 8 %`, `8. lk=10 9. lk=0`, `a) 5 b) 7`, `Pelisäännöt olemassa. Jalkautus käynnissä.`
pub(crate) fn composite(cell: Cell<'_>) -> Result<Option<Measure>, TextReason> {
    if let Some(parts) = clauses(cell) {
        return Ok(Some(Measure::Composite(Composite {
            parts,
            about: About::default(),
        })));
    }
    let (subject, start) = subject_of_parts(cell);
    let (mut about, start) = period_of_parts(cell, start);
    about.subject = subject;
    let mut parts: Vec<Part> = Vec::new();
    let mut at = start;
    if let Some((named, after)) = headed(cell) {
        about = named;
        at = after;
    }
    while at < cell.toks.len() {
        // A bracketed period at the end holds for all parts.
        if parts.len() > 1
            && cell.sign(at, '(')
            && let Ok(Some(found)) = period::find(cell.toks, at + 1)
            && cell.sign(found.end, ')')
            && found.end + 1 == cell.toks.len()
        {
            about.period = Some(found.period);
            about.basis = found.basis;
            break;
        }
        let Some((part, end)) = part(cell, at)? else {
            return Ok(None);
        };
        parts.push(part);
        at = end + separator(cell, end);
    }
    if parts.len() < 2 || parts.iter().any(|part| part.label.is_empty()) {
        return Ok(None);
    }
    Ok(Some(Measure::Composite(Composite { parts, about })))
}

/// A period with a colon before the parts: `TP 2023: pojat 5, tytöt 7`.
fn period_of_parts(cell: Cell<'_>, start: usize) -> (About, usize) {
    match period::find(cell.toks, start) {
        Ok(Some(found)) if cell.sign(found.end, ':') && cell.number(found.end + 1).is_none() => {
            let about = About {
                period: Some(found.period),
                basis: found.basis,
                ..About::default()
            };
            (about, found.end + 1)
        }
        _ => (About::default(), start),
    }
}

/// A heading with a period in brackets before the parts: `Kävijämäärät (TP 2021) kirjasto – 430 027 …`.
fn headed(cell: Cell<'_>) -> Option<(About, usize)> {
    let n = cell
        .toks
        .iter()
        .take_while(|tok| !tok.word().is_empty())
        .count();
    if n == 0 || !cell.sign(n, '(') {
        return None;
    }
    let found = period::find(cell.toks, n + 1).ok()??;
    let about = About {
        subject: Some(cell.slice(0, n).to_owned()),
        period: Some(found.period),
        basis: found.basis,
        ..About::default()
    };
    (cell.sign(found.end, ')') && found.end + 1 < cell.toks.len()).then_some((about, found.end + 1))
}

/// A heading with a colon before the parts: `Kävijät: kirjasto 10, museo 5`.
fn subject_of_parts(cell: Cell<'_>) -> (Option<String>, usize) {
    let n = cell
        .toks
        .iter()
        .take_while(|tok| !tok.word().is_empty())
        .count();
    let next_is_label = cell
        .toks
        .get(n + 1)
        .is_some_and(|tok| !tok.word().is_empty());
    if n > 0 && cell.sign(n, ':') && next_is_label {
        return (Some(cell.slice(0, n).to_owned()), n + 1);
    }
    (None, 0)
}

/// A label and its value.
fn part(cell: Cell<'_>, at: usize) -> Result<Option<(Part, usize)>, TextReason> {
    let mut end = at;
    // "8. lk", "a)", "P5lk", words
    if cell.toks.get(end).is_some_and(|tok| tok.whole().is_some())
        && cell.sign(end + 1, '.')
        && !cell.word(end + 2).is_empty()
    {
        end += 2;
    }
    while end < cell.toks.len() && end - at < 7 {
        let is_word = matches!(cell.toks[end].kind, Kind::Word(_)) && !is_value_word(cell, end);
        let joins = end > at
            && (cell.sign(end, ')') || cell.sign(end, '/') || cell.sign(end, '-'))
            && cell.number(end + 1).is_none()
            && !is_value_word(cell, end + 1)
            || end > at && cell.sign(end, ')');
        if is_word || joins {
            end += 1;
        } else {
            break;
        }
    }
    // A step of work is a value itself, no label; nor is a time.
    if end == at
        || matches!(period::find(cell.toks, at), Ok(Some(found)) if !found.is_bare_year)
        || (at..end).any(|at| status::is_step(cell, at))
        || lead::is_sentence(&cell.toks[at..end])
        || period::begins(cell.word(end - 1))
    {
        return Ok(None);
    }
    let label = cell.slice(at, end).to_owned();
    let mark = usize::from(
        cell.sign(end, ':')
            || cell.sign(end, '=')
            || cell.sign(end, '-') && cell.toks.get(end + 1).is_some_and(|tok| tok.spaced),
    );
    let value_cell = bounded(cell, end + mark);
    let Some((measure, after)) = quantity::find(value_cell, end + mark)? else {
        return Ok(None);
    };
    Ok(Some((Part { label, measure }, after)))
}

/// The cell cut before the next label, so that a label is not taken for a unit: `kirjasto 10 museo 5`.
fn bounded(cell: Cell<'_>, at: usize) -> Cell<'_> {
    let mut seen_number = false;
    for (idx, tok) in cell.toks.iter().enumerate().skip(at) {
        if tok.number().is_some() {
            if seen_number {
                // A word run before the second number is a label; its first word that is no unit begins it.
                let label = (at..idx).find(|&word| {
                    !cell.word(word).is_empty()
                        && crate::units::lookup(cell.word(word)).is_none()
                        && word > at
                        && !is_value_word(cell, word)
                });
                if let Some(label) = label {
                    return Cell {
                        toks: &cell.toks[..label],
                        ..cell
                    };
                }
                return cell;
            }
            seen_number = true;
        }
    }
    cell
}

/// Words that belong to a value: `noin`, `enintään`.
fn is_value_word(cell: Cell<'_>, at: usize) -> bool {
    quantity::comparison(cell, at).is_some()
        || quantity::is_approximate(cell, at).is_some()
        || quantity::stat_word(cell.word(at)).is_some()
}

/// Two clauses with steps of work of their own.
fn clauses(cell: Cell<'_>) -> Option<Vec<Part>> {
    let full_stop = |tok: &&Tok| tok.is_sign('.') || tok.is_sign(';');
    if !cell.toks.iter().any(|tok| full_stop(&tok)) {
        return None;
    }
    let mut parts = Vec::new();
    for clause in cell.toks.split(|tok| tok.is_sign('.') || tok.is_sign(';')) {
        if clause.is_empty() {
            continue;
        }
        let inner = Cell {
            toks: clause,
            ..cell
        };
        let Measure::Status(mut found) = status::read(inner)? else {
            return None;
        };
        let label = found.about.subject.take()?;
        parts.push(Part {
            label,
            measure: Measure::Status(found),
        });
    }
    (parts.len() > 1).then_some(parts)
}
