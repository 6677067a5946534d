//! One indicator and its values: everything that stands in the part belongs to it.

use std::ops::Range;

use super::{Paired, Part, Setting, cells, in_doubt, place, rest_in_doubt};
use crate::draft::DraftIndicator;
use crate::heads::Head;
use crate::items::{self, Bond, Column, Row};
use crate::mended::Mended;
use crate::value::{is_value, split_values};

/// Pairs the one indicator of a numbered part with its values, one for each head.
pub(super) fn pair(part: &Part, heads: &[Head], setting: &Setting<'_, '_>) -> Paired {
    let name_and_values = match part.heads_at {
        Some(at) => after_heads(part, at, heads.len(), setting),
        None if heads.is_empty() => Some((setting.mend(&part.rows), Vec::new())),
        None => without_heads(&part.rows, heads.len(), setting),
    };
    let mut paired = Paired::default();
    let mut indicator = DraftIndicator {
        number: part.number,
        ..DraftIndicator::default()
    };
    if let Some((name, values)) = name_and_values {
        indicator.text = name;
        for (head, value) in heads.iter().zip(values) {
            place(&mut indicator, head, value, setting);
        }
    } else {
        let at = part
            .heads_at
            .unwrap_or(part.rows.len())
            .min(part.rows.len());
        let (name, rest) = part.rows.split_at(at);
        indicator.text = setting.mend(name);
        if !rest.is_empty() {
            let doubt = rest_in_doubt(rest, std::slice::from_ref(&indicator), setting);
            paired.troubles.push(doubt);
        }
    }
    paired.indicators.push(indicator);
    paired
}

/// The heads part the name from the values, or stand before both.
fn after_heads(
    part: &Part,
    at: usize,
    n_heads: usize,
    setting: &Setting<'_, '_>,
) -> Option<(Mended, Vec<Mended>)> {
    let (name, values) = part.rows.split_at(at);
    if name.is_empty() {
        return without_heads(values, n_heads, setting);
    }
    if values.is_empty() {
        return Some((setting.mend(name), Vec::new()));
    }
    Some((setting.mend(name), split_cells(values, n_heads, setting)?))
}

/// Cuts the lines of values into `n` cells, by the first cue that gives that number.
pub(super) fn split_cells(
    rows: &[Row],
    n: usize,
    setting: &Setting<'_, '_>,
) -> Option<Vec<Mended>> {
    let spacing = cells::spacing(rows, setting);
    let by_gaps = items::split_at_gaps(rows, spacing);
    if by_gaps.len() == n && !by_gaps.iter().any(|cell| cells::is_stack(cell, setting)) {
        return Some(by_gaps.iter().map(|cell| setting.mend(cell)).collect());
    }
    if let Some(cells) = first_line_of_each(rows, n, setting) {
        return Some(cells);
    }
    let by_cues = cells::by_cues(rows, spacing, setting);
    if by_cues.len() == n && n > 1 {
        return Some(by_cues.iter().map(|cell| setting.mend(cell)).collect());
    }
    if n == 1 {
        return (!cells::is_stack(rows, setting)).then(|| vec![setting.mend(rows)]);
    }
    // More paragraphs than cells: some cell has several, and nothing tells which.
    if by_gaps.len() > n {
        return None;
    }
    one_line(&setting.mend(rows), n)
}

/// All values in one run of words: `79 (lv 21-22) 0`, `0,03 t/opp. (20.9.22) sama tai suurempi kuin lähtötaso`.
pub(super) fn one_line(whole: &Mended, n: usize) -> Option<Vec<Mended>> {
    let ranges = split_values(&whole.text, n).or_else(|| by_capitals(&whole.text, n))?;
    Some(ranges.into_iter().map(|range| whole.slice(range)).collect())
}

/// Cells of words that begin with a capital each: `Ei suunnitelmaa Suunnitelma laadittu ja hyväksytty`. At least one of them must be a
/// value, and no number may stand among them: names have capitals, too.
fn by_capitals(text: &str, n: usize) -> Option<Vec<Range<usize>>> {
    const LONGEST_CELL: usize = 6;
    if text.contains(|c: char| c.is_ascii_digit()) || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut starts = vec![0];
    for (at, _) in text.match_indices(' ') {
        let (before, next) = (&text[..at], &text[at + 1..]);
        if next.starts_with(char::is_uppercase) && !before.ends_with(['.', ',', '-', '–', '/', '('])
        {
            starts.push(at + 1);
        }
    }
    if starts.len() != n {
        return None;
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|start| start - 1)
        .chain([text.len()]);
    let cells: Vec<Range<usize>> = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| start..end)
        .collect();
    let is_short = |cell: &Range<usize>| text[cell.clone()].split(' ').count() <= LONGEST_CELL;
    let is_typed = |cell: &Range<usize>| is_value(&text[cell.clone()]);
    (cells.iter().all(is_short) && cells.iter().any(is_typed)).then_some(cells)
}

/// The first line holds the whole first cell and the beginning of the second, which goes on below:
/// `Ei ole. Pelisäännöt` / `olemassa. Jalkautus käynnissä.`
fn first_line_of_each(rows: &[Row], n: usize, setting: &Setting<'_, '_>) -> Option<Vec<Mended>> {
    if n != 2 || rows.len() < 2 {
        return None;
    }
    let whole = setting.mend(rows);
    let first = setting.mend(&rows[..1]);
    if is_value(&first.text) || rows[1].gap > setting.spacing && !goes_on_small(&rows[1], setting) {
        return None;
    }
    let cuts = first
        .text
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at);
    let mut ways: Vec<usize> = cuts
        .filter(|&at| is_value(&first.text[..at]) && begins_cell(&first.text[at + 1..]))
        .collect();
    if ways.len() > 1 {
        // The second cell begins with a capital where only one of the ways gives it one.
        ways.retain(|&at| first.text[at + 1..].starts_with(char::is_uppercase));
    }
    let [at] = ways[..] else { return None };
    Some(vec![
        whole.slice(0..at),
        whole.slice(at + 1..whole.text.len()),
    ])
}

/// Whether the line begins with a small letter: it goes on from the one above, whatever the gap.
fn goes_on_small(row: &Row, setting: &Setting<'_, '_>) -> bool {
    row.piece
        .span
        .of(setting.text())
        .starts_with(char::is_lowercase)
}

fn begins_cell(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Name and values without heads between them: numbered indicators bear the heads only at the first.
pub(super) fn without_heads(
    rows: &[Row],
    n_heads: usize,
    setting: &Setting<'_, '_>,
) -> Option<(Mended, Vec<Mended>)> {
    let column = Column::of(setting.text(), rows, 0, setting.spacing);
    let groups = items::split_at_gaps(rows, column.spacing);
    if groups.len() > n_heads {
        let (name, values) = groups.split_at(groups.len() - n_heads);
        let values: Vec<Mended> = values.iter().map(|cell| setting.mend(cell)).collect();
        if values.iter().all(|value| is_value(&value.text))
            || groups.len() == n_heads + 1 && values.iter().any(|value| is_value(&value.text))
        {
            return Some((setting.mend(&name.concat()), values));
        }
    }
    if groups.len() > 1 {
        for at in 1..groups.len() {
            let (name, values) = groups.split_at(at);
            if let Some(values) = split_cells(&values.concat(), n_heads, setting)
                && values.iter().all(|value| is_value(&value.text))
            {
                return Some((setting.mend(&name.concat()), values));
            }
        }
    }
    values_at_end(&setting.mend(rows), n_heads).or_else(|| {
        // No value at all: the name alone.
        (groups.len() == 1
            && !rows
                .iter()
                .any(|row| is_value(row.piece.span.of(setting.text()))))
        .then(|| (setting.mend(rows), Vec::new()))
    })
}

/// A name with its values at the end of the same line: `Oppilasmäärä / koulupsykologi* 1586 (20.9.22) Enintään 780 opp.`
pub(super) fn values_at_end(whole: &Mended, n: usize) -> Option<(Mended, Vec<Mended>)> {
    let cuts: Vec<usize> = whole
        .text
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at)
        .collect();
    // From the left: the longest run of words that is nothing but values.
    for at in cuts {
        let (name, tail) = (&whole.text[..at], &whole.text[at + 1..]);
        if items::is_open(name)
            || !tail.starts_with(|c: char| {
                c.is_ascii_digit()
                    || c.is_uppercase()
                    || matches!(c, '-' | '–' | '+' | '<' | '>' | 'n')
            })
        {
            continue;
        }
        let values = whole.slice(at + 1..whole.text.len());
        if let Some(values) = one_line(&values, n) {
            return Some((whole.slice(0..at), values));
        }
    }
    None
}

/// What a line is that may go on from the one above or be a name of its own: under labels with a colon one name is printed, in the
/// cells of a grid there may be several.
fn either(part: &Part, setting: &Setting<'_, '_>) -> Bond {
    let is_closed = |head: &Head| {
        head.span
            .of(setting.text())
            .trim_end()
            .ends_with([':', ';'])
    };
    if part.labelled.iter().all(|(head, _)| is_closed(head)) {
        Bond::Wrap
    } else {
        Bond::Break
    }
}

/// An indicator whose values follow labels of their own: `Lähtötaso: 4,3`.
pub(super) fn labelled(part: &Part, setting: &Setting<'_, '_>) -> Paired {
    let column = Column::of(setting.text(), &part.rows, 0, setting.spacing);
    let names: Vec<Vec<Row>> = if part.number.is_some() {
        vec![part.rows.clone()]
    } else {
        items::split(setting.text(), &part.rows, column, either(part, setting))
    };
    let mut indicators: Vec<DraftIndicator> = names
        .iter()
        .map(|rows| DraftIndicator {
            number: part.number,
            text: setting.mend(rows),
            ..DraftIndicator::default()
        })
        .collect();
    let mut paired = Paired::default();
    for (head, rows) in &part.labelled {
        if let [indicator] = &mut indicators[..] {
            place(indicator, head, setting.mend(rows), setting);
            continue;
        }
        match split_cells(rows, indicators.len(), setting).filter(|cells| !cells.is_empty()) {
            Some(cells) => {
                for (indicator, cell) in indicators.iter_mut().zip(cells) {
                    place(indicator, head, cell, setting);
                }
            }
            None if !rows.is_empty() => paired
                .troubles
                .push(in_doubt(&[setting.mend(rows)], &indicators)),
            None => {}
        }
    }
    paired.indicators = indicators;
    paired
}
