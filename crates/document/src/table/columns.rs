//! Columns that white space keeps, found from the heads above them and the rivers between.

use super::{Cell, CellLine, TableRow};
use crate::{Document, Fragment, Span};

/// Where the columns of a table begin, in characters from the left edge; the first begins at 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    starts: Vec<u16>,
}

/// Of so many lines one may cross a river; more, and the lines are no table.
const LINES_A_CROSSING: u32 = 6;

impl Columns {
    /// Finds the columns under heads that stand at `heads` (start and end in characters), by the white space that the lines leave.
    ///
    /// Between two heads the column begins where the fewest words are cut, as far to the right as that holds: left-aligned cells begin
    /// under their head, centred and right-aligned ones before it. `None` where no river runs between two heads.
    pub fn under(heads: &[(u16, u16)], lines: &[usize], document: &Document) -> Option<Self> {
        let width = lines
            .iter()
            .filter_map(|&line| document.fragments(line).last().map(|last| last.x1))
            .chain(heads.iter().map(|&(_, x1)| x1))
            .max()?;
        let (mut words, mut parts) = (Crossings::new(width), Crossings::new(width));
        let mut n_lines = 0;
        let mut fragments = Vec::new();
        for &line in lines {
            document.fragments_into(line, &mut fragments);
            if fragments.len() < 2 {
                continue; // It keeps no columns: the goes-on of one cell, or a line across the table.
            }
            n_lines += 1;
            for fragment in &fragments {
                parts.cover(fragment.x0, fragment.x1);
                for (x0, x1) in word_places(document.words(fragment.span), fragment.x0) {
                    words.cover(x0, x1);
                }
            }
        }
        let (words, parts) = (words.counts(), parts.counts());
        let mut starts = vec![0];
        for pair in heads.windows(2) {
            let (left, (x0, x1)) = (usize::from(pair[0].1) + 1, pair[1]);
            // Numbers may begin to the right of a head's start.
            let (head, middle) = (usize::from(x0), usize::from(x0.midpoint(x1)));
            let start = (left..=middle)
                .min_by_key(|&x| (words[x], parts[x], if x > head { x } else { head - x }))?;
            if words[start] * LINES_A_CROSSING > n_lines {
                return None;
            }
            starts.push(cut(start));
        }
        Some(Self { starts })
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no column; there always is one.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The line as a row. A fragment that reaches over the start of a column is cut there where a word begins; else its cell takes
    /// both columns.
    pub fn row(&self, document: &Document, line: usize) -> TableRow {
        let gap = document.lines()[line].gap;
        let mut row = TableRow {
            cells: Vec::new(),
            lines: vec![line],
            gap: if gap.page_break { 0 } else { gap.blank },
        };
        for fragment in document.fragments(line) {
            self.place(document.words(fragment.span), fragment, &mut row);
        }
        row
    }

    /// Puts a fragment into its column.
    fn place(&self, words: &str, fragment: Fragment, row: &mut TableRow) {
        let column = self.column_of(fragment.x0);
        let mut last = column;
        while let Some(&next) = self
            .starts
            .get(last + 1)
            .filter(|&&next| next < fragment.x1)
        {
            if let Some(at) = byte_at(words, usize::from(next - fragment.x0)) {
                let (left, right) = words.split_at(at);
                let middle = fragment.span.start as usize + at;
                let left_end = fragment.span.start as usize + left.trim_end().len();
                let whole = Fragment {
                    span: Span::new(fragment.span.start as usize, left_end),
                    x0: fragment.x0,
                    x1: next - 1,
                };
                add(column..last + 1, whole, row);
                let rest = Fragment {
                    span: Span::new(middle, middle + right.len()),
                    x0: next,
                    x1: fragment.x1,
                };
                return self.place(right, rest, row);
            }
            last += 1;
        }
        add(column..last + 1, fragment, row);
    }

    fn column_of(&self, x: u16) -> usize {
        self.starts
            .partition_point(|&start| start <= x)
            .saturating_sub(1)
    }
}

/// Puts the words into a cell.
fn add(columns: std::ops::Range<usize>, fragment: Fragment, row: &mut TableRow) {
    let line = CellLine {
        span: fragment.span,
        line: row.lines[0],
        x0: fragment.x0,
        x1: fragment.x1,
        gap: row.gap,
    };
    match row.cells.last_mut() {
        Some(cell) if cell.columns.end > columns.start => {
            cell.columns.end = cell.columns.end.max(columns.end);
            cell.lines.push(line);
        }
        _ => row.cells.push(Cell {
            columns,
            lines: vec![line],
        }),
    }
}

/// The byte where the word begins that stands `x` characters from the start, where white space is before it.
fn byte_at(words: &str, x: usize) -> Option<usize> {
    let (at, c) = words.char_indices().nth(x)?;
    (!c.is_whitespace() && words[..at].ends_with(char::is_whitespace)).then_some(at)
}

/// Start and end of each word, in characters from the left edge.
fn word_places(words: &str, x0: u16) -> Vec<(u16, u16)> {
    let mut places: Vec<(u16, u16)> = Vec::new();
    let mut open = false;
    for (n, c) in words.chars().enumerate() {
        let x = x0.saturating_add(cut(n));
        if c.is_whitespace() {
            open = false;
        } else if let Some(last) = places.last_mut().filter(|_| open) {
            last.1 = x.saturating_add(1);
        } else {
            places.push((x, x.saturating_add(1)));
            open = true;
        }
    }
    places
}

fn cut(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

/// How many stretches reach over each place: they begin before it and end after it.
struct Crossings {
    steps: Vec<i32>,
}

impl Crossings {
    fn new(width: u16) -> Self {
        Self {
            steps: vec![0; usize::from(width) + 3],
        }
    }

    fn cover(&mut self, x0: u16, x1: u16) {
        let last = self.steps.len() - 1;
        let (first, end) = (usize::from(x0) + 1, usize::from(x1).min(last));
        if end > first {
            self.steps[first] += 1;
            self.steps[end] -= 1;
        }
    }

    fn counts(&self) -> Vec<u32> {
        let mut sum = 0;
        self.steps
            .iter()
            .map(|step| {
                sum += step;
                u32::try_from(sum).unwrap_or(0)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, heads: &[(u16, u16)]) -> Option<Vec<Vec<String>>> {
        let document = Document::from_text(text.to_owned());
        let lines: Vec<usize> = (0..document.lines().len()).collect();
        let columns = Columns::under(heads, &lines[1..], &document)?;
        let words = |cell: &Cell| {
            let words: Vec<_> = cell.lines.iter().map(|l| document.words(l.span)).collect();
            format!("{}:{}", cell.columns.start, words.join("+"))
        };
        Some(
            lines[1..]
                .iter()
                .map(|&line| {
                    columns
                        .row(&document, line)
                        .cells
                        .iter()
                        .map(words)
                        .collect()
                })
                .collect(),
        )
    }

    #[test]
    fn cells_stand_in_their_columns() {
        let text = "Mittari              Lähtö   Tavoite\n\
                    Käyntejä vuodessa     120      150\n\
                    Lainoja asukasta kohti  1 200   1 300\n\
                    ja vuotta kohti\n";
        assert_eq!(
            read(text, &[(0, 7), (21, 26), (29, 36)]),
            Some(vec![
                vec!["0:Käyntejä vuodessa".into(), "1:120".into(), "2:150".into()],
                vec![
                    "0:Lainoja asukasta kohti".into(),
                    "1:1 200".into(),
                    "2:1 300".into()
                ],
                vec!["0:ja vuotta kohti".into()],
            ])
        );
    }

    #[test]
    fn a_fragment_is_cut_where_a_column_begins() {
        let text = "Tavoite       Mittari\nOsaava väki   Kysely tehty\nHyvä palvelu  Palaute\nIloinen kunta Palaute on hyvä\n";
        let rows = read(text, &[(0, 7), (14, 21)]).expect("there is a river");
        assert_eq!(rows[2], ["0:Iloinen kunta", "1:Palaute on hyvä"]);
    }

    #[test]
    fn heads_that_reach_past_all_others_make_no_columns() {
        let text = "Tavoite  Mittari  Taso\nOsaava väki  Kysely  5\n";
        assert_eq!(read(text, &[(0, 7), (100, 300), (18, 22)]), None);
    }

    #[test]
    fn prose_is_no_table() {
        let text = "Tavoite      Mittari\nTavoitteena on että  palvelut toimivat\nhyvin eikä kukaan  joudu odottamaan\nvuoroaan liian kauan  missään.\n";
        assert_eq!(read(text, &[(0, 7), (13, 20)]), None);
    }
}
