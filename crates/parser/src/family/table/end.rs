//! Where a table ends: the heads of another table, and rows that its columns cannot hold.

use mittari_document::{Document, TableRow};
use mittari_model::Code;

use super::head::{self, Column, Reading, Role};
use super::times;
use crate::draft::Trouble;
use crate::label::{self, Label};

/// Words that head columns of figures in tables of money and statistics, besides those that may head a target or an actual.
const FIGURE_HEADS: &[&str] = &[
    "avvikelse",
    "bokslut",
    "bu",
    "budget",
    "budjetti",
    "ennuste",
    "ero",
    "förändring",
    "muutos",
    "muutos-%",
    "poikkeama",
    "prognos",
    "talousarvio",
    "tilinpäätös",
    "tot. %",
    "tot.%",
    "tot-%",
    "toteuma-%",
    "toteutumis-%",
    "utfall",
];

/// No account is longer, in bytes.
const LONGEST_ACCOUNT: usize = 24;
/// Lines of a statement of income, and sums: no goal and no action is called so.
const ACCOUNTS: &[&str] = &[
    "sammanlagt",
    "toimintakate",
    "toimintakulut",
    "toimintamenot",
    "toimintatulot",
    "toimintatuotot",
    "totalt",
    "verksamhetsbidrag",
    "verksamhetsintäkter",
    "verksamhetskostnader",
    "vuosikate",
    "yhteensä",
    "årsbidrag",
];

/// What rows under known heads look like, so that another table below them is told from them.
pub(super) struct Body<'a> {
    columns: &'a [Column],
    document: &'a Document,
    /// The fewest blank lines above a row so far.
    spacing: Option<u16>,
    /// For each column, how many of its cells hold a number, and how many there are.
    cells: Vec<(usize, usize)>,
}

impl<'a> Body<'a> {
    pub(super) fn new(columns: &'a [Column], document: &'a Document) -> Self {
        Self {
            columns,
            document,
            spacing: None,
            cells: vec![(0, 0); columns.len()],
        }
    }

    /// Notes a row of the table.
    pub(super) fn add(&mut self, row: &TableRow) {
        self.spacing = Some(self.spacing.map_or(row.gap, |gap| gap.min(row.gap)));
        for cell in &row.cells {
            if let Some((n_numbers, n)) = self.cells.get_mut(cell.columns.start) {
                *n_numbers += usize::from(has_digit(self.document, cell));
                *n += 1;
            }
        }
    }

    /// Whether a row is the first of another table: its heads, or texts where the columns hold numbers.
    pub(super) fn is_ended_by(&self, row: &TableRow) -> bool {
        let words = row.cells.iter().filter_map(|cell| {
            let [line] = &cell.lines[..] else { return None };
            Some((cell.columns.start, self.document.words(line.span)))
        });
        let cells: Vec<(usize, &str)> = words.collect();
        heads_figures(cells.iter().map(|&(_, words)| words), self.is_apart(row))
            || self.is_apart(row) && self.is_of_texts(row)
    }

    /// Whether more blank lines stand above a row than between rows.
    pub(super) fn is_apart(&self, row: &TableRow) -> bool {
        self.spacing.is_some_and(|spacing| row.gap > spacing)
    }

    /// Whether a row holds texts without a number in all columns that have held nothing but numbers, two at least.
    fn is_of_texts(&self, row: &TableRow) -> bool {
        let mut n_texts = 0;
        for cell in &row.cells {
            let (n_numbers, n) = self
                .cells
                .get(cell.columns.start)
                .copied()
                .unwrap_or_default();
            if n == 0 || n_numbers < n || is_name(&self.columns[cell.columns.start]) {
                continue;
            }
            let is_empty = cell.lines.iter().all(|line| {
                let mut words = self.document.words(line.span).chars();
                !words.any(char::is_alphanumeric)
            });
            if is_empty {
                continue;
            }
            if has_digit(self.document, cell) {
                return false;
            }
            n_texts += 1;
        }
        n_texts >= 2
    }
}

/// Whether some cells head columns of figures: two of them name the book or the time that figures come from. Two bare years do so only
/// where blank lines part the cells from the rows above, since years may be values.
pub(super) fn heads_figures<'t>(cells: impl Iterator<Item = &'t str>, is_apart: bool) -> bool {
    let (mut n_named, mut n_years, mut n_others) = (0, 0, 0);
    for words in cells {
        if is_figure_head(words) {
            n_named += 1;
        } else if times::is_period(words) {
            n_years += 1;
        } else {
            n_others += 1;
        }
    }
    n_named >= 2
        || is_apart && n_named + n_years >= 2 && n_others <= 1
        || n_years >= 3 && n_others == 0
}

/// `TP 2024`, `TA 2025`, `Budget 2026`, `Toteuma 31.8.`, `Poikkeama`.
fn is_figure_head(words: &str) -> bool {
    let is_value = |(label, _): (Label, Option<String>)| {
        label.is_value() && words.starts_with(char::is_uppercase)
    };
    if head::label_of(words, Reading::Strict).is_some_and(is_value) {
        return true;
    }
    let lower = words.to_lowercase();
    FIGURE_HEADS.iter().any(|form| {
        lower.strip_prefix(form).is_some_and(|rest| {
            let rest = rest.trim();
            rest.is_empty() || label::is_period(rest)
        })
    })
}

/// Whether a column holds what goals, actions or indicators are called.
fn is_name(column: &Column) -> bool {
    let names = [
        Label::Objective,
        Label::StrategicObjective,
        Label::Action,
        Label::Indicator,
    ];
    matches!(column.role, Role::Label(label) if names.contains(&label))
}

/// Whether a goal, an action or an indicator is called nothing but a number or a time, or a goal or an action as accounts and sums
/// are: no row of the table. A year alone may head the rows below it.
pub(super) fn has_nameless(row: &TableRow, columns: &[Column], document: &Document) -> bool {
    let is_bare = |words: &str| {
        times::is_period(words)
            || is_figure_head(words)
            || !words.contains(char::is_alphabetic) && words.contains(|c: char| c.is_ascii_digit())
    };
    row.cells.len() >= 2
        && row.cells.iter().any(|cell| {
            let Some(column) = columns.get(cell.columns.start).filter(|c| is_name(c)) else {
                return false;
            };
            let mut lines = cell.lines.iter().map(|line| document.words(line.span));
            let is_measured = column.is(Label::Indicator);
            lines.all(|words| is_bare(words) || !is_measured && is_account(words))
        })
}

/// `Toimintakate`, `Yhteensä`.
fn is_account(words: &str) -> bool {
    words.len() <= LONGEST_ACCOUNT && ACCOUNTS.contains(&words.to_lowercase().as_str())
}

/// Says that a table was read to a line that does not fit its columns, and no further.
pub(super) fn trouble(line: usize) -> Trouble {
    Trouble {
        code: Code::AmbiguousPairing,
        message: "this line does not fit the columns of the table above it, so the table was read no further".to_owned(),
        lines: vec![line],
    }
}

/// Says that the first row of a table goes on with a row that is not printed above it.
pub(super) fn trouble_of_rest(line: usize) -> Trouble {
    Trouble {
        code: Code::AmbiguousPairing,
        message:
            "this row goes on with another one, and no row that it could belong to stands above it"
                .to_owned(),
        lines: vec![line],
    }
}

/// Says that a column may hold goals as well as levels.
pub(super) fn trouble_of_goals(line: usize) -> Trouble {
    Trouble {
        code: Code::AmbiguousPairing,
        message: "a column of this table may hold goals as well as the levels to be reached: its head says either, and its cells hold no \
                  number"
            .to_owned(),
        lines: vec![line],
    }
}

/// Whether a cell holds a number.
pub(super) fn has_digit(document: &Document, cell: &mittari_document::Cell) -> bool {
    let mut lines = cell.lines.iter().map(|line| document.words(line.span));
    lines.any(|words| words.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_figures() {
        let cases: &[(&[&str], bool, bool)] = &[
            (&["Toimintatuotot", "1 204", "1 180"], true, false),
            (&["Vesilaitos, euroa", "TP 2024", "TA 2025"], false, true),
            (&["1 000 €", "TA 2025", "Toteuma", "Poikkeama"], false, true),
            (
                &["1 000 euro", "Budget 2025", "Utfall 2025", "Avvikelse"],
                false,
                true,
            ),
            (&["2023", "2024"], true, true),
            // Years may be values: the levels of a goal that has a deadline.
            (&["2023", "2024"], false, false),
            (&["2023", "2024", "2025"], false, true),
            (&["Kaava on valmis", "2027", "2026"], false, false),
            (&["Kaava on valmis", "tavoite", "toteuma"], false, false),
            (&["Kyselyn tulos", "TP 2024: 3,4", "3,6"], true, false),
        ];
        for &(cells, is_apart, expected) in cases {
            let found = heads_figures(cells.iter().copied(), is_apart);
            assert_eq!(found, expected, "{cells:?}");
        }
    }
}
