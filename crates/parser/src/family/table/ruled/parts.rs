//! Rows of drawn cells to what they are: rows under a row of heads, or labels with what stands beside, below or after them.

use mittari_document::{Cell, CellLine, Document, Separation, Span, TableRow};

use super::super::cells::is_value;
use super::super::head::{self, Column, Reading, Role};
use super::super::sheet::Sheet;
use super::super::under_heads;
use super::grid::{Grid, GridCell, GridRow};
use super::inner;
use crate::label::{self, Label};

/// A part of a grid.
#[derive(Debug)]
pub(super) enum Part {
    /// Rows under heads.
    Sheet(Sheet),
    /// A label with its cell.
    Field(Field),
}

/// A label with what it labels.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) label: Label,
    pub(super) number: Option<u32>,
    /// The year or date that the label bears.
    pub(super) period: Option<Span>,
    /// The words of the label.
    pub(super) span: Span,
    /// The lines of the label, indices of `Document::lines`.
    pub(super) lines: Vec<usize>,
    /// What it labels; a cell without lines where nothing is printed.
    pub(super) cell: Cell,
}

impl Field {
    /// A label of some cell lines, without content yet.
    pub(super) fn new(label: Label, lines: &[CellLine], columns: std::ops::Range<usize>) -> Self {
        Self {
            label,
            number: None,
            period: None,
            span: lines.first().map_or_else(Span::default, |line| line.span),
            lines: lines.iter().map(|line| line.line).collect(),
            cell: Cell {
                columns,
                lines: Vec::new(),
            },
        }
    }
}

/// The parts of a grid, in order.
pub(super) fn read(grid: Grid, document: &Document) -> Vec<Part> {
    let mut reader = Reader {
        document,
        parts: Vec::new(),
        open: None,
    };
    let mut rows = grid.rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        reader.row(row, rows.peek());
    }
    reader.close();
    reader.parts
}

struct Reader<'d> {
    document: &'d Document,
    parts: Vec<Part>,
    open: Option<OpenSheet>,
}

/// A row of heads with the rows under it so far.
struct OpenSheet {
    header: GridRow,
    columns: Vec<(usize, Column)>,
    lines: Vec<usize>,
    rows: Vec<GridRow>,
}

impl Reader<'_> {
    fn row(&mut self, row: GridRow, next: Option<&GridRow>) {
        if row.filled().next().is_none() || self.is_second_row_of_heads(&row) {
            return;
        }
        // Most rows hold no label.
        let may_hold_label = row
            .filled()
            .any(|cell| inner::may_begin_with_label(cell, self.document));
        let unlabelled = if may_hold_label {
            self.labelled_row(row, next)
        } else {
            Some(row)
        };
        match (unlabelled, &mut self.open) {
            (Some(row), Some(open)) => open.rows.push(row),
            (Some(row), None) => self.go_on(&row),
            (None, _) => {}
        }
    }

    /// Reads a row that begins with labels; gives it back where it does not.
    fn labelled_row(&mut self, row: GridRow, next: Option<&GridRow>) -> Option<GridRow> {
        if let Some((heads, values)) = self.heads_in_cells(&row)
            && let Some(columns) = self.heads(&heads)
        {
            self.begin_sheet(heads, columns).rows.push(values);
            return None;
        }
        let fields = self.pairs(&row, next);
        if fields.is_none()
            && let Some(columns) = self.heads(&row)
        {
            match &mut self.open {
                Some(open) if open.goes_on_under(&row, &columns) => open.lines.extend(row.lines()),
                _ => {
                    self.begin_sheet(row, columns);
                }
            }
            return None;
        }
        let Some(fields) = fields.or_else(|| self.inner_fields(&row)) else {
            return Some(row);
        };
        self.close();
        self.parts.extend(fields.into_iter().map(Part::Field));
        None
    }

    /// The columns under a row of heads: at least two known, one of them that of goals, actions or indicators, and fewer unknown.
    fn heads(&self, row: &GridRow) -> Option<Vec<(usize, Column)>> {
        let may_be_label = |cell: &&GridCell| inner::may_begin_with_label(cell, self.document);
        if row.filled().filter(may_be_label).count() < 2 {
            return None;
        }
        let columns: Vec<(usize, Column)> = row
            .filled()
            .map(|cell| {
                let column = head::read(&cell.cell(), self.document, Reading::Free);
                (cell.columns.start, column)
            })
            .collect();
        let n_known = columns.iter().filter(|(_, c)| is_known(c)).count();
        let has_anchor = columns
            .iter()
            .any(|(_, c)| matches!(c.role, Role::Label(label) if head::is_anchor(label)));
        (n_known >= 2 && has_anchor && (columns.len() - n_known) < n_known).then_some(columns)
    }

    fn begin_sheet(&mut self, header: GridRow, columns: Vec<(usize, Column)>) -> &mut OpenSheet {
        self.close();
        self.open.insert(OpenSheet {
            lines: header.lines(),
            columns,
            header,
            rows: Vec::new(),
        })
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.parts.push(Part::Sheet(open.sheet(self.document)));
        }
    }

    /// Whether a row right under the heads holds the times of their columns.
    fn is_second_row_of_heads(&mut self, row: &GridRow) -> bool {
        let document = self.document;
        let Some(open) = self.open.as_mut().filter(|open| open.rows.is_empty()) else {
            return false;
        };
        let (columns, starts) = open.dense(std::slice::from_ref(row));
        let Some(refined) =
            under_heads::refine(&columns, &renumbered(row.clone(), &starts), document)
        else {
            return false;
        };
        open.columns = starts
            .into_iter()
            .zip(refined)
            .filter(|(_, column)| column.role != Role::Headless)
            .collect();
        open.lines.extend(row.lines());
        true
    }

    /// Heads that stand in one cell with what they head: the first lines of at least two cells are labels and something follows.
    ///
    /// ```text
    /// | MITTARI | Kehityskeskustelut käydään | Lähtötaso | Tavoitetaso |
    /// |         |                            | 4,3       | 4,5         |
    /// ```
    fn heads_in_cells(&self, row: &GridRow) -> Option<(GridRow, GridRow)> {
        let (mut heads, mut values) = (row.clone(), row.clone());
        let (mut n_split, mut has_value, mut anchor) = (0, false, None);
        for (idx, cell) in row.cells.iter().enumerate() {
            let n_head = inner::head_lines(cell, self.document);
            let label = inner::label_of_lines(&cell.lines[..n_head], self.document);
            let (_, below) = cell.lines.split_at(n_head);
            match label {
                Some(Label::Indicator) if anchor.is_none() => anchor = Some(idx),
                Some(label) if is_value_head(label) => {
                    n_split += usize::from(!below.is_empty());
                    has_value |= below
                        .first()
                        .map(|line| self.document.words(line.span))
                        .is_some_and(|words| is_value(words) && !label::is_period(words));
                }
                _ => {
                    heads.cells[idx].lines.clear();
                    continue;
                }
            }
            heads.cells[idx].lines.truncate(n_head);
            let mut below = below.to_vec();
            if let Some(first) = below.first_mut() {
                first.gap = 0;
            }
            values.cells[idx].lines = below;
        }
        let anchor = anchor.filter(|_| n_split > 0)?;
        // "Tavoite" / "seuraavalle vuodelle" is a head of two lines.
        let are_heads = |columns: Vec<(usize, Column)>| columns.iter().all(|(_, c)| is_known(c));
        if !has_value && self.heads(row).is_some_and(are_heads) {
            return None;
        }
        // The names stand in the label's own cell, or in the next.
        if values.cells[anchor].is_empty() {
            let names = values
                .cells
                .get(anchor + 1)
                .filter(|cell| !cell.is_empty())?;
            heads.cells[anchor].columns = names.columns.clone();
        }
        Some((heads, values))
    }

    /// Labels with what stands to the right of each: `Strateginen valinta | Elinvoima | Strateginen tavoite | Kasvu`.
    fn pairs(&self, row: &GridRow, next: Option<&GridRow>) -> Option<Vec<Field>> {
        let mut fields: Vec<Field> = Vec::new();
        let (mut n_blank, mut follows_label) = (0, false);
        for cell in &row.cells {
            if let Some(field) = self.label_cell(cell) {
                if follows_label {
                    return None; // Labels beside each other head what stands below them.
                }
                fields.push(field);
                follows_label = true;
                continue;
            }
            n_blank += usize::from(follows_label && cell.is_empty());
            let Some(field) = fields.last_mut() else {
                if cell.is_empty() {
                    continue;
                }
                return None;
            };
            if std::mem::take(&mut follows_label) {
                field.cell.columns = cell.columns.clone();
            }
            field.cell.lines.extend_from_slice(&cell.lines);
        }
        if n_blank > 0 && self.heads(row).is_some() && next.is_some_and(|next| self.fits(next, row))
        {
            return None;
        }
        let fields = fields.into_iter();
        let fields: Vec<Field> = fields
            .flat_map(|field| inner::split(field, self.document))
            .collect();
        (!fields.is_empty()).then_some(fields)
    }

    /// Whether a row holds the cells that another heads: they begin where its cells do, and are no labels.
    fn fits(&self, row: &GridRow, heads: &GridRow) -> bool {
        let begins = |cell: &GridCell| {
            heads
                .cells
                .iter()
                .any(|head| head.columns.start == cell.columns.start)
        };
        row.cells.len() == heads.cells.len()
            && row.cells.iter().all(begins)
            && row.filled().all(|cell| self.label_cell(cell).is_none())
            && row.filled().count() >= 2
    }

    /// A cell that is a label and nothing else.
    fn label_cell(&self, cell: &GridCell) -> Option<Field> {
        if cell.is_empty() {
            return None;
        }
        let column = head::read(&cell.cell(), self.document, Reading::Strict);
        let Role::Label(label) = column.role else {
            return None;
        };
        let printed = column.printed.trim_end_matches([':', ';']);
        let found = label::read_head(printed);
        let mut field = Field::new(label, &cell.lines, cell.columns.clone());
        field.number = found.and_then(|found| found.number);
        field.period = column.head.period;
        Some(field)
    }

    /// Labels inside the cells of a row: `Osatavoite 1: …`, `Vastuuhenkilö: henkilöstöjohtaja`.
    fn inner_fields(&self, row: &GridRow) -> Option<Vec<Field>> {
        let mut fields = Vec::new();
        for cell in row.filled() {
            let found = inner::fields(cell, self.document)?;
            fields.extend(found);
        }
        // In a table of rows a level heads those below, and is read with them.
        let heads_rows = fields.len() == 1 && fields[0].label.level().is_some();
        (!(self.open.is_some() && heads_rows)).then_some(fields)
    }

    /// A row without a label goes on with the field above, where it stands in the same column.
    fn go_on(&mut self, row: &GridRow) {
        let Some(Part::Field(field)) = self.parts.last_mut() else {
            return;
        };
        let mut filled = row.filled();
        let (Some(cell), None) = (filled.next(), filled.next()) else {
            return;
        };
        if cell.columns.start != field.cell.columns.start {
            return;
        }
        // A row of its own is a paragraph of its own.
        let rest = cell.lines.iter().enumerate();
        field.cell.lines.extend(rest.map(|(idx, line)| CellLine {
            gap: if idx == 0 { 1 } else { line.gap },
            ..*line
        }));
    }
}

impl OpenSheet {
    /// Whether a row of heads repeats those of this table on a later page.
    fn goes_on_under(&self, row: &GridRow, columns: &[(usize, Column)]) -> bool {
        let page = self.rows.last().map_or(self.header.page, |row| row.page);
        let is_same = |((at, a), (start, b)): (&(usize, Column), &(usize, Column))| {
            at == start && a.role == b.role && head::same(&a.printed, &b.printed)
        };
        row.page > page
            && columns.len() == self.columns.len()
            && self.columns.iter().zip(columns).all(is_same)
    }

    /// The columns that hold anything, numbered without holes, and where each begins in the grid.
    fn dense(&self, rows: &[GridRow]) -> (Vec<Column>, Vec<usize>) {
        let filled = rows.iter().flat_map(GridRow::filled);
        let mut starts: Vec<usize> = filled.map(|cell| cell.columns.start).collect();
        starts.extend(self.columns.iter().map(|(start, _)| *start));
        starts.sort_unstable();
        starts.dedup();
        let columns = starts
            .iter()
            .map(|start| {
                let known = self.columns.iter().find(|(at, _)| at == start);
                known.map_or_else(Column::headless, |(_, column)| column.clone())
            })
            .collect();
        (columns, starts)
    }

    fn sheet(mut self, document: &Document) -> Sheet {
        self.move_label_over_names();
        let (mut columns, starts) = self.dense(&self.rows);
        head::settle(&mut columns);
        let mut sheet = Sheet {
            separation: Separation::Ruled,
            columns,
            header: self.lines,
            rows: self
                .rows
                .into_iter()
                .map(|row| renumbered(row, &starts))
                .collect(),
            has_rest: false,
            trouble: None,
        };
        sheet.settle(document);
        sheet
    }

    /// `MITTARI |  | Lähtötaso | Tavoitetaso`: the label stands left of its column, whose head is empty.
    fn move_label_over_names(&mut self) {
        for idx in 0..self.columns.len() {
            let start = self.columns[idx].0;
            let has_text = |at: usize| {
                self.rows
                    .iter()
                    .flat_map(GridRow::filled)
                    .any(|cell| cell.columns.start == at)
            };
            let cells = &self.header.cells;
            let next = cells
                .iter()
                .find(|cell| cell.columns.start > start)
                .filter(|cell| cell.is_empty())
                .map(|cell| cell.columns.start);
            if let Some(next) = next.filter(|&next| !has_text(start) && has_text(next)) {
                self.columns[idx].0 = next;
            }
        }
    }
}

/// A row with its cells in columns numbered without holes.
fn renumbered(row: GridRow, starts: &[usize]) -> TableRow {
    let mut table_row = row.into_table_row();
    for cell in &mut table_row.cells {
        let start = starts.partition_point(|&start| start < cell.columns.start);
        let end = starts.partition_point(|&start| start < cell.columns.end);
        cell.columns = start..end.max(start + 1);
    }
    table_row
}

fn is_known(column: &Column) -> bool {
    matches!(column.role, Role::Label(_) | Role::Period)
}

/// Heads of values, `Tavoite` as the level to be reached among them.
fn is_value_head(label: Label) -> bool {
    label.is_value() || matches!(label, Label::Objective | Label::Rating | Label::Status)
}
