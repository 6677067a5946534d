//! Heads before names and values alike: a grid whose cells were written one after another, row by row or column by column.

use super::{Paired, Setting, cells, in_doubt, is_prose, place, single, stacked};
use crate::draft::DraftIndicator;
use crate::heads::Head;
use crate::items::{self, Bond, Column, Row};
use crate::mended::Mended;
use crate::value::{is_bare_value, is_value};

/// Of the cells under heads of values at least this share must be values: three of four. The rest may be prose.
const TYPED: (usize, usize) = (3, 4);

/// Pairs the cells of a grid. The readings of the lines as cells are tried in turn; the first that gives a whole grid in one order only
/// is taken, and where none does each name keeps the values that follow it.
pub(super) fn pair(rows: &[Row], heads: &[Head], setting: &Setting<'_, '_>) -> Paired {
    if let Some(paired) = lines(rows, heads, setting) {
        return paired;
    }
    let text = setting.text();
    let spacing = cells::spacing(rows, setting);
    let column = Column::of(text, rows, 0, spacing);
    let read = |cells: Vec<Vec<Row>>, prose: Prose| -> Option<Paired> {
        if cells.iter().any(|cell| cells::is_stack(cell, setting)) {
            return None;
        }
        let cells: Vec<Cell> = cells
            .iter()
            .map(|cell| {
                let text = setting.mend(cell);
                Cell {
                    is_value: match prose {
                        Prose::Anywhere => is_value(&text.text),
                        Prose::OnOneLine => is_bare_value(&text.text),
                    },
                    may_be_prose: prose == Prose::Anywhere || cell.len() == 1,
                    text,
                }
            })
            .collect();
        whole(&cells, heads, setting)
    };
    let by_gaps = items::split_at_gaps(rows, spacing);
    if let Some(paired) = read(by_gaps.clone(), Prose::Anywhere) {
        return paired;
    }
    // A page break hides the gap above the first line of a page: it may part two cells.
    let by_pages = at_page_breaks(&by_gaps, setting);
    if by_pages.len() > by_gaps.len()
        && let Some(paired) = read(by_pages, Prose::Anywhere)
    {
        return paired;
    }
    // Where blank lines part cells they part all of them.
    if by_gaps.len() > 1 {
        return in_turn(&by_gaps, heads, setting);
    }
    let others = [
        rows.iter().map(|row| vec![*row]).collect(),
        items::split(text, rows, column, Bond::Wrap),
        cells::by_cues(rows, spacing, setting),
    ];
    let read = |cells| read(cells, Prose::OnOneLine);
    let mut fitting: Vec<Paired> = others.into_iter().filter_map(read).collect();
    fitting.dedup_by(|a, b| a.indicators == b.indicators);
    match (fitting.pop(), fitting.is_empty()) {
        (Some(only), true) => only,
        _ => in_turn(&by_gaps, heads, setting),
    }
}

/// The cells, cut where a page begins.
fn at_page_breaks(cells: &[Vec<Row>], setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    let page = |row: &Row| setting.tokens.document.lines()[row.piece.line].page;
    let cut = cells.iter().flat_map(|cell| {
        cell.chunk_by(|above, below| page(above) == page(below))
            .map(<[Row]>::to_vec)
    });
    cut.collect()
}

/// Names with their values at the end of the same line, or on the line below by themselves: `Pääverkon pituus, km 41,5 46,0`. `None`
/// where some line has other than all its values.
fn lines(rows: &[Row], heads: &[Head], setting: &Setting<'_, '_>) -> Option<Paired> {
    let mut indicators = Vec::new();
    let mut name: Vec<Row> = Vec::new();
    for row in rows {
        let line = setting.mend(std::slice::from_ref(row));
        let (own, values) = if let Some((own, values)) = single::values_at_end(&line, heads.len()) {
            (Some(own), values)
        } else if let Some(values) = single::one_line(&line, heads.len()) {
            (None, values)
        } else {
            name.push(*row);
            continue;
        };
        let above = setting.mend(&name);
        let text = own.map_or_else(|| above.clone(), |own| above.then(&own));
        let is_one = name.is_empty() || is_one_name(&name, setting);
        if text.text.is_empty() || !is_one || is_value(&text.text) {
            return None;
        }
        name.clear();
        let mut indicator = DraftIndicator {
            text,
            ..DraftIndicator::default()
        };
        for (head, value) in heads.iter().zip(values) {
            place(&mut indicator, head, value, setting);
        }
        indicators.push(indicator);
    }
    let whole = name.is_empty() && heads.len() > 1 && !indicators.is_empty();
    whole.then_some(Paired {
        indicators,
        troubles: Vec::new(),
    })
}

/// A cell as one of the readings has it.
#[derive(Clone, PartialEq)]
struct Cell {
    text: Mended,
    is_value: bool,
    /// Its words may be a value although they are none that can be typed.
    may_be_prose: bool,
}

/// Where a cell under a head of values may hold prose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prose {
    /// Blank lines part the cells.
    Anywhere,
    /// Nothing but the words parts the cells: lines joined to prose may be a name and a value.
    OnOneLine,
}

/// Pairs a grid that has all its cells. `None` where the cells fit neither order, or both.
fn whole(cells: &[Cell], heads: &[Head], setting: &Setting<'_, '_>) -> Option<Paired> {
    let width = heads.len() + 1;
    let n = cells.len() / width;
    if n == 0 || cells.len() != n * width {
        return None;
    }
    let by_rows: Vec<Cell> = (0..width)
        .flat_map(|column| (0..n).map(move |row| row * width + column))
        .map(|at| cells[at].clone())
        .collect();
    let texts =
        |cells: &[Cell]| -> Vec<Mended> { cells.iter().map(|cell| cell.text.clone()).collect() };
    let fits = |grid: &[Cell]| {
        let (names, values) = grid.split_at(n);
        let n_typed = values.iter().filter(|cell| cell.is_value).count();
        names.iter().all(is_name)
            && values.iter().all(|cell| cell.is_value || cell.may_be_prose)
            && n_typed * TYPED.1 >= values.len() * TYPED.0
            && stacked::agrees(&texts(values), n, heads.len())
    };
    let grid = match (fits(cells), fits(&by_rows)) {
        (true, false) => cells,
        (false, true) => &by_rows,
        (true, true) if cells == by_rows => cells,
        _ => return None,
    };
    let (names, values) = grid.split_at(n);
    Some(stacked::columnwise(
        &texts(names),
        &texts(values),
        heads,
        setting,
    ))
}

/// A name of an indicator is no value, unless it is long: `Valmis suunnitelma kaikilla kouluilla`.
fn is_name(cell: &Cell) -> bool {
    const LONG: usize = 24;
    let text = &cell.text.text;
    (!is_bare_value(text) || text.len() > LONG) && !is_prose(text)
}

/// More stray values than one among so many rows mean another order.
const STRAY: usize = 4;
/// So many names without values to one with all of them mean another order, too: names first, then words that are values.
const WITHOUT: usize = 3;

/// Each name is followed by its values, and may go on after them. A name with too few values keeps none: the print does not tell which
/// cell is empty.
fn in_turn(cells: &[Vec<Row>], heads: &[Head], setting: &Setting<'_, '_>) -> Paired {
    let mut found: Vec<(Vec<Row>, Vec<Vec<Row>>)> = Vec::new();
    for cell in lines_of_values(cells, setting) {
        let words = setting.mend(&cell).text;
        // A bracket or a sign alone is never a cell: it goes on with what stands above it.
        let is_rest = words.starts_with(['(', ')', '%', ',']);
        let is_value = !is_rest && is_bare_value(&words);
        match found.last_mut() {
            Some((_, values)) if is_rest && (1..heads.len()).contains(&values.len()) => {
                values
                    .last_mut()
                    .into_iter()
                    .for_each(|value| value.extend(&cell));
            }
            Some((name, _)) if is_rest => name.extend(cell),
            Some((_, values)) if is_value && values.len() < heads.len() => values.push(cell),
            Some((name, _)) if !is_value && goes_on(name, &words, setting) => name.extend(cell),
            _ => found.push((cell, Vec::new())),
        }
    }
    let mut paired = Paired::default();
    // A value where a name should be: a stray one, or the cells are not in the order that is looked for.
    let stray: Vec<bool> = found
        .iter()
        .map(|(name, _)| is_bare_value(&setting.mend(name).text))
        .collect();
    let n_stray = stray.iter().filter(|stray| **stray).count();
    let n_whole = found
        .iter()
        .filter(|(_, values)| values.len() == heads.len())
        .count();
    let is_out_of_order = n_stray * STRAY > found.len() || n_whole * (WITHOUT + 1) < found.len();
    for (idx, (name, values)) in found.iter().enumerate() {
        let beside_stray = stray[idx] || stray.get(idx + 1).copied().unwrap_or(false);
        let mut indicator = DraftIndicator {
            text: setting.mend(name),
            ..DraftIndicator::default()
        };
        let cells: Vec<Mended> = values.iter().map(|rows| setting.mend(rows)).collect();
        let is_sure = !is_out_of_order
            && !beside_stray
            && is_one_name(name, setting)
            && !is_prose(&indicator.text.text);
        if cells.len() == heads.len() && is_sure {
            for (head, cell) in heads.iter().zip(cells) {
                place(&mut indicator, head, cell, setting);
            }
        } else if !cells.is_empty() || stray[idx] {
            let mut cells = cells;
            cells.extend(stray[idx].then(|| indicator.text.clone()));
            paired
                .troubles
                .push(in_doubt(&cells, std::slice::from_ref(&indicator)));
        }
        if !stray[idx] {
            paired.indicators.push(indicator);
        }
    }
    paired
}

/// Whether a name goes on with some words: they begin with a small letter or a bracket, or the name cannot end where it does.
fn goes_on(name: &[Row], words: &str, setting: &Setting<'_, '_>) -> bool {
    words.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '%')
        || items::is_open(&setting.mend(name).text)
}

/// The cells, those that are values below each other cut into their lines.
fn lines_of_values(cells: &[Vec<Row>], setting: &Setting<'_, '_>) -> Vec<Vec<Row>> {
    cells
        .iter()
        .flat_map(|cell| {
            // Where blank lines part the cells, a line that could be a value may be the end of a name.
            let is_glued = cells.len() == 1 && has_value_line(cell, setting);
            if cells::is_stack(cell, setting) || is_glued {
                cell.iter().map(|row| vec![*row]).collect()
            } else {
                vec![cell.clone()]
            }
        })
        .collect()
}

/// Whether some line of a cell is a value by itself and the whole cell is none.
fn has_value_line(cell: &[Row], setting: &Setting<'_, '_>) -> bool {
    cell.len() > 1
        && !is_value(&setting.mend(cell).text)
        && cell
            .iter()
            .any(|row| is_value(row.piece.span.of(setting.text())))
}

/// Whether the lines can be one name.
fn is_one_name(rows: &[Row], setting: &Setting<'_, '_>) -> bool {
    let column = Column::of(setting.text(), rows, 0, setting.spacing);
    items::split(setting.text(), rows, column, Bond::Wrap).len() == 1
}
