//! Tables whose columns are kept by spaces: found under a row of heads.

use mittari_document::{Cell, CellLine, Columns, Document, Separation, TableRow};

use super::end::{self, Body};
use super::head::{self, Column};
use super::header::{HEAD_LINES, Header, details_at, extent, free_fragments, header_at};
use super::joint;
use super::rows;
use super::sheet::Sheet;
use crate::draft::Trouble;
use crate::items;
use crate::scan::Scan;

/// So many blank lines end a table.
const END_GAP: u16 = 3;
/// A line across the table longer than this, in words, is no heading of rows.
const LONGEST_GROUP: usize = 10;
/// How far two starts in one column may lie apart, in characters.
const SLACK: u16 = 2;

/// The sheets whose columns are kept by spaces. `is_free` tells the lines that belong to no other table.
pub(super) fn sheets(scan: &Scan<'_>, is_free: &dyn Fn(usize) -> bool) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut idx = 0;
    while idx < scan.tokens.len() {
        let Some(header) = header_at(scan, idx, is_free) else {
            idx += 1;
            continue;
        };
        let body = body(scan, idx + header.n_lines, &header, is_free);
        let next = idx + header.n_lines;
        let above = sheets
            .last()
            .filter(|above: &&Sheet| continues(scan, above, idx));
        match sheet(scan, idx, &header, &body, above) {
            Some(mut sheet) => {
                let last = scan.token_of(sheet.last_line());
                idx = next.max(last.map_or(next, |last| last + 1));
                idx = add_details(scan, idx, &mut sheet, is_free).unwrap_or(idx);
                sheets.push(sheet);
            }
            None => idx = next,
        }
    }
    sheets
}

/// Adds to the only row of a table what is told of it under heads of its own, and says which token follows.
///
/// ```text
/// Tavoite                      Toimenpide
/// Kuntayhteistyö tiivistyy     Laaditaan hankintastrategia
/// Arviointi                    Tila
/// Strategia hyväksyttiin.      Valmis
/// ```
fn add_details(
    scan: &Scan<'_>,
    idx: usize,
    sheet: &mut Sheet,
    is_free: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let header = details_at(scan, idx, is_free).filter(|_| gap(scan, idx) == 0)?;
    let [row] = &mut sheet.rows[..] else {
        return None;
    };
    let body = body(scan, idx + 1, &header, is_free);
    let n_close = body.iter().take_while(|&&idx| gap(scan, idx) == 0).count();
    let (places, columns) = places(scan, &header, body.get(..n_close)?)?;
    let (lines, trouble) = lines(scan, &body[..n_close], &places, &columns);
    let n_columns = sheet.columns.len();
    row.lines.push(scan.tokens.list[idx].line);
    for mut line in lines {
        for cell in &mut line.cells {
            cell.columns = cell.columns.start + n_columns..cell.columns.end + n_columns;
        }
        rows::append(row, &line);
    }
    sheet.columns.extend(columns);
    sheet.trouble = sheet.trouble.take().or(trouble);
    Some(idx + 1 + n_close)
}

/// The tokens that may be rows under the heads.
fn body(
    scan: &Scan<'_>,
    start: usize,
    header: &Header,
    is_free: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let document = scan.tokens.document;
    let mut body = Vec::new();
    let second = header.cells.get(1).map_or(u16::MAX, |cell| extent(cell).0);
    let first = header.cells.first().map_or(0, |cell| extent(cell).0);
    let mut spacing = u16::MAX;
    for idx in start..scan.tokens.len() {
        let token = &scan.tokens.list[idx];
        let Some(fragments) = free_fragments(scan, idx, is_free) else {
            break;
        };
        let is_field = fragments.len() >= 2
            && token
                .label
                .is_some_and(|label| label.apart && !label.label.is_value())
            && head::is_head(document.words(fragments[0].span));
        let gap = gap(scan, idx);
        let words = fragments.iter().map(|part| document.words(part.span));
        // Where the print tells headings, none stands among rows.
        let is_heading =
            document.placed_line(token.line).is_some() && scan.outline.starting_at(idx).is_some();
        if gap >= END_GAP
            || is_heading
            || fragments.len() > head::MOST_COLUMNS
            || is_field
            || end::heads_figures(words, gap > spacing)
            || header_at(scan, idx, is_free).is_some()
            || details_at(scan, idx, is_free).is_some()
        {
            break;
        }
        if let [only] = &fragments[..] {
            // A label alone on a line is a field below the table; under a head to the right, it names the indicator of the goal above it.
            let is_inside = only.x0.saturating_add(SLACK) >= second
                && joint::names_indicator(document.words(only.span));
            // So does the title of another table: it stands apart, and the lines below it or its own start say that it heads no row.
            let is_apart = |idx: usize| idx < scan.tokens.len() && self::gap(scan, idx) > spacing;
            let is_title = is_apart(idx) && (only.x0 + SLACK < first || is_apart(idx + 1));
            if token.label.is_some_and(|label| label.closed) && !is_inside || is_title {
                break;
            }
            let is_across =
                only.x1 > second.saturating_add(SLACK) && only.x0.saturating_add(SLACK) < second;
            let is_short = document.words(only.span).split(' ').count() <= LONGEST_GROUP;
            let goes_on = free_fragments(scan, idx + 1, is_free)
                .is_some_and(|next| next.len() >= 2)
                && header_at(scan, idx + 1, is_free).is_none();
            if is_across && !(is_short && goes_on) {
                break;
            }
        }
        spacing = spacing.min(gap);
        body.push(idx);
    }
    body
}

/// Blank lines above a token; after a page break they tell nothing.
fn gap(scan: &Scan<'_>, idx: usize) -> u16 {
    let token = &scan.tokens.list[idx];
    let page = |idx: usize| scan.tokens.document.lines()[scan.tokens.list[idx].line].page;
    let follows_break = idx
        .checked_sub(1)
        .is_some_and(|above| page(above) != page(idx));
    if follows_break { 0 } else { token.gap }
}

/// Whether nothing stands between a table and a line on the next page.
fn continues(scan: &Scan<'_>, above: &Sheet, idx: usize) -> bool {
    let page = |idx: usize| scan.tokens.document.lines()[scan.tokens.list[idx].line].page;
    let last = scan.token_of(above.last_line());
    last.is_some_and(|last| last + 1 == idx && page(last) + 1 == page(idx))
}

/// The table under the heads; `None` where the lines below keep no columns.
fn sheet(
    scan: &Scan<'_>,
    start: usize,
    header: &Header,
    body: &[usize],
    above: Option<&Sheet>,
) -> Option<Sheet> {
    let document = scan.tokens.document;
    let line_of = |idx: usize| scan.tokens.list[idx].line;
    let first_part = {
        let gaps = body.iter().map(|&idx| gap(scan, idx));
        let spacing = gaps.clone().min().unwrap_or(0);
        let mut apart = gaps.skip(1).map(|gap| gap > spacing);
        apart
            .position(|apart| apart)
            .map_or(body.len(), |at| at + 1)
    };
    // What stands below the table, with columns of its own, must not hide the columns above the blank line.
    let (places, columns, body) = places(scan, header, body)
        .map(|(places, columns)| (places, columns, body))
        .or_else(|| {
            let body = body.get(..first_part)?;
            places(scan, header, body).map(|(places, columns)| (places, columns, body))
        })?;
    let (lines, trouble) = lines(scan, body, &places, &columns);
    let mut sheet = Sheet {
        separation: Separation::Spaces,
        columns,
        header: (start..start + header.n_lines).map(line_of).collect(),
        rows: Vec::new(),
        has_rest: false,
        trouble,
    };
    sheet.has_rest = rows::key(&sheet).is_some_and(|key| {
        let is_inner = || above.is_some_and(|above| above.goes_on_in(&sheet, &lines, key));
        rows::begins_with_rest(&lines, key, document) || is_inner()
    });
    sheet.rows = rows::join(&lines, &sheet, document);
    sheet.settle(document);
    (!sheet.rows.is_empty()).then_some(sheet)
}

/// Where the columns begin over some lines, and what they hold.
fn places(scan: &Scan<'_>, header: &Header, body: &[usize]) -> Option<(Columns, Vec<Column>)> {
    let document = scan.tokens.document;
    let lines: Vec<usize> = body.iter().map(|&idx| scan.tokens.list[idx].line).collect();
    let mut extents: Vec<(u16, u16)> = header.cells.iter().map(extent).collect();
    let mut columns = header.columns.clone();
    let mut places = Columns::under(&extents, &lines, document)?;
    if let Some(extent) = headless_at_end(scan, &lines, &places) {
        extents.push(extent);
        columns.push(Column::headless());
        places = Columns::under(&extents, &lines, document)?;
    }
    head::settle(&mut columns);
    Some((places, columns))
}

/// The lines of the table, cut at its columns, to the first one that is none of them; and what is to be said where that line stands in
/// the midst of others.
fn lines(
    scan: &Scan<'_>,
    body: &[usize],
    places: &Columns,
    columns: &[Column],
) -> (Vec<TableRow>, Option<Trouble>) {
    let document = scan.tokens.document;
    let mut seen = Body::new(columns, document);
    let mut lines: Vec<TableRow> = Vec::new();
    for &idx in body {
        let line = scan.tokens.list[idx].line;
        let mut row = places.row(document, line);
        row.gap = gap(scan, idx);
        for line in row.cells.iter_mut().flat_map(|cell| &mut cell.lines) {
            line.gap = row.gap;
        }
        if seen.is_ended_by(&row) || is_stray_number(&row, &lines, document) {
            break;
        }
        let spans = row.cells.iter().any(|cell| cell.columns.len() > 1);
        // Two parts of a line in one column are cells of a column that has no head, and a name without letters is none.
        let is_crowded = row.cells.iter().any(|cell| cell.lines.len() > 1);
        if spans && row.cells.len() > 1
            || is_crowded
            || end::has_nameless(&row, columns, document) && !goes_on(&row, &lines, document)
        {
            let is_alone = seen.is_apart(&row) || lines.is_empty();
            return (lines, (!is_alone).then(|| end::trouble(line)));
        }
        seen.add(&row);
        lines.push(row);
    }
    (lines, None)
}

/// Whether a name without letters goes on with the line above: a bracket is open, or begins, `(1–5)`, or it stands alone under the name.
fn goes_on(row: &TableRow, above: &[TableRow], document: &Document) -> bool {
    let Some(above) = above.last() else {
        return false;
    };
    row.cells.iter().any(|cell| {
        let words = document.words(cell.lines[0].span);
        let last = above
            .cell(cell.columns.start)
            .and_then(|cell| cell.lines.last());
        let is_open = |line: &CellLine| items::is_open(document.words(line.span));
        let is_under = |line: &CellLine| row.cells.len() == 1 && line.x0 == cell.lines[0].x0;
        last.is_some_and(is_open)
            || last.is_some() && words.starts_with('(')
            || last.is_some_and(is_under)
    })
}

/// Whether a line is nothing but a number that does not stand below anything in its column: a page's.
fn is_stray_number(row: &TableRow, above: &[TableRow], document: &Document) -> bool {
    let [Cell { columns, lines }] = &row.cells[..] else {
        return false;
    };
    let number = lines[0];
    let is_number = document
        .words(number.span)
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '/' | '-' | '–' | ' '));
    let is_below = |row: &TableRow| {
        row.cell(columns.start).is_some_and(|cell| {
            let mut lines = cell.lines.iter();
            lines.any(|line| line.x0 < number.x1 && number.x0 < line.x1)
        })
    };
    is_number && !above.iter().rev().take(HEAD_LINES).any(is_below)
}

/// Where a column without a head stands to the right of the last one: several lines have two parts under the last head.
fn headless_at_end(scan: &Scan<'_>, lines: &[usize], places: &Columns) -> Option<(u16, u16)> {
    let last = places.len() - 1;
    let mut found: Option<(u16, u16)> = None;
    for &line in lines {
        let row = places.row(scan.tokens.document, line);
        let Some([.., second]) = row
            .cell(last)
            .map(|cell| &cell.lines[..])
            .filter(|lines| lines.len() == 2)
        else {
            continue;
        };
        match &mut found {
            Some((x0, x1)) if x0.abs_diff(second.x0) <= SLACK => {
                (*x0, *x1) = ((*x0).min(second.x0), (*x1).max(second.x1));
            }
            Some(_) => return None,
            None => found = Some((second.x0, second.x1)),
        }
    }
    found
}
