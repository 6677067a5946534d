//! Free text in columns, as in newspapers. Borderless tables and cards look much alike: there, rows begin on both sides at once. Only
//! what is certain counts; all else is read line by line.

use crate::lines::{Line, Lines};
use crate::parts::{Part, PartKind, free, top};
use crate::spacing::Pitch;
use crate::tables::Tables;
use crate::tolerance::{
    BASELINE, COLUMN_LINES, COLUMN_NARROWEST, COLUMN_STARTS, COLUMN_WRAPS, DESCENT, GUTTER,
    GUTTER_TIGHTEST, HOLE, HOLES_FEWEST, PART_GAP, SAME_EDGE, STARTS_APART, WRAP_FILLED,
    WRAP_WORDS,
};

/// The parts of a page in which free text stands in columns.
pub(crate) fn parts(lines: &Lines, tables: &Tables) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for edge in edges(lines) {
        for run in runs(lines, tables, edge) {
            let Some(part) = run.part(lines) else {
                continue;
            };
            let is_apart = |other: &Part| part.bottom < other.top || other.bottom < part.top;
            if parts.iter().all(is_apart) {
                parts.push(part);
            }
        }
    }
    parts
}

/// Where the left edges of columns may be: words after a gutter begin there in many lines. Those with most lines come first.
fn edges(lines: &Lines) -> Vec<f32> {
    let mut starts: Vec<f32> = Vec::new();
    for line in free(lines) {
        let mut end: Option<f32> = None;
        for word in &lines.words[line.words.clone()] {
            if end.is_none_or(|end| word.along.start - end >= GUTTER * line.size) {
                starts.push(word.along.start);
            }
            end = Some(word.along.end);
        }
    }
    starts.sort_by(f32::total_cmp);
    let mut edges: Vec<(usize, f32)> = starts
        .chunk_by(|a, b| b - a <= SAME_EDGE)
        .filter(|same| same.len() >= COLUMN_LINES)
        .map(|same| (same.len(), same[0]))
        .collect();
    edges.sort_by_key(|(n_lines, _)| std::cmp::Reverse(*n_lines));
    edges.into_iter().map(|(_, edge)| edge).collect()
}

/// Lines above each other that leave a gutter free.
#[derive(Default)]
struct Run<'l> {
    lines: Vec<&'l Line>,
    /// The left edge of the column after the gutter.
    edge: f32,
    /// The lowest edge so far, and the size of the last line.
    bottom: f32,
    size: f32,
}

/// The runs of lines at both sides of a gutter, which ends at an edge.
fn runs<'l>(lines: &'l Lines, tables: &Tables, edge: f32) -> Vec<Run<'l>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut is_open = false;
    for line in free(lines) {
        let gutter = edge - GUTTER_TIGHTEST * line.size;
        let crosses = |from: f32, to: f32| to > gutter && from < edge - SAME_EDGE;
        let words = &lines.words[line.words.clone()];
        if words
            .iter()
            .any(|word| crosses(word.along.start, word.along.end))
        {
            is_open = false;
            continue;
        }
        let follows = runs.last().is_some_and(|run| {
            let is_between = |rect: &mittari_document::Rect| {
                crosses(rect.x0, rect.x1) && rect.y0 < line.baseline && rect.y1 > run.bottom
            };
            top(line) - run.bottom <= PART_GAP * line.size.min(run.size)
                && !tables.0.iter().any(|table| is_between(&table.grid.rect()))
        });
        if !(is_open && follows) {
            runs.push(Run {
                edge,
                bottom: f32::MIN,
                ..Run::default()
            });
            is_open = true;
        }
        if let Some(run) = runs.last_mut() {
            run.lines.push(line);
            run.bottom = run.bottom.max(line.baseline + DESCENT * line.size);
            run.size = line.size;
        }
    }
    runs
}

impl Run<'_> {
    /// The part that it is; `None` where its columns are not certain.
    fn part(&self, lines: &Lines) -> Option<Part> {
        let first = self.lines.first()?;
        let columns = [self.columns(lines), self.two_columns(lines)];
        let columns = columns.into_iter().find(|columns| {
            let texts: Vec<Text> = columns
                .iter()
                .map(|column| Text::of(&self.lines, lines, *column))
                .collect();
            texts.len() > 1
                && texts.iter().all(Text::is_column)
                && texts.windows(2).all(|pair| are_apart(&pair[0], &pair[1]))
        })?;
        let highest = self
            .lines
            .iter()
            .map(|line| top(line))
            .fold(top(first), f32::min);
        Some(Part {
            top: highest,
            bottom: self.bottom,
            columns,
            kind: PartKind::Text,
        })
    }

    /// Where columns begin and end, at all gutters.
    fn columns(&self, lines: &Lines) -> Vec<(f32, f32)> {
        let mut extents: Vec<(f32, f32)> = self
            .lines
            .iter()
            .flat_map(|line| &lines.words[line.words.clone()])
            .map(|word| (word.along.start, word.along.end))
            .collect();
        extents.sort_by(|a, b| a.0.total_cmp(&b.0));
        let least = GUTTER_TIGHTEST * self.lines.iter().map(|line| line.size).fold(0.0, f32::max);
        let mut columns: Vec<(f32, f32)> = Vec::new();
        for (from, to) in extents {
            match columns.last_mut() {
                Some(last) if from - last.1 < least => last.1 = last.1.max(to),
                _ => columns.push((from, to)),
            }
        }
        columns
    }

    /// Where the columns at both sides of its own gutter begin and end.
    fn two_columns(&self, lines: &Lines) -> Vec<(f32, f32)> {
        let mut columns: Vec<(f32, f32)> = Vec::new();
        let (left, right): (Vec<_>, Vec<_>) = self
            .columns(lines)
            .into_iter()
            .partition(|column| column.0 < self.edge - SAME_EDGE);
        for side in [left, right] {
            let around = side.into_iter().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            columns.extend(around);
        }
        columns
    }
}

/// The text of a column.
struct Text {
    pieces: Vec<Line>,
    paragraphs: Vec<Paragraph>,
    n_wraps: usize,
    width: f32,
}

/// Lines that go on from one to the next.
struct Paragraph {
    /// The baselines of its first and last line.
    first: f32,
    last: f32,
    /// From the last line of the one before, in ems; `None` for the first.
    gap: Option<f32>,
    size: f32,
}

impl Text {
    fn of(run: &[&Line], lines: &Lines, column: (f32, f32)) -> Self {
        let mut text = Self {
            pieces: Vec::new(),
            paragraphs: Vec::new(),
            n_wraps: 0,
            width: column.1 - column.0,
        };
        let piece = |line: &&Line| {
            let is_in = |idx: &usize| {
                let along = &lines.words[*idx].along;
                column.0 <= along.start && along.end <= column.1
            };
            let mut words = line.words.clone().filter(is_in);
            let start = words.next()?;
            let end = words.next_back().unwrap_or(start) + 1;
            lines.piece(line, start..end)
        };
        let pieces: Vec<Line> = run.iter().filter_map(piece).collect();
        let distances = pieces.windows(2).map(|pair| pair[1].distance(&pair[0]));
        let pitch = Pitch::of(distances.collect());
        for piece in pieces {
            text.push(piece, lines, column.1, pitch);
        }
        text
    }

    fn push(&mut self, piece: Line, lines: &Lines, right: f32, pitch: Pitch) {
        let above = self.pieces.last();
        let first = &lines.words[piece.words.start].along;
        let wraps = above.is_some_and(|above| {
            above.bold == piece.bold
                && (above.size - piece.size).abs() <= BASELINE * piece.size
                && pitch.is_usual(piece.distance(above))
                && above.words.len() >= WRAP_WORDS
                && above.rect.width() >= WRAP_FILLED * self.width
                && above.rect.x1 + SPACE * piece.size + first.end - first.start > right
        });
        let gap = above.map(|above| piece.distance(above));
        match self.paragraphs.last_mut() {
            Some(paragraph) if wraps => {
                paragraph.last = piece.baseline;
                self.n_wraps += 1;
            }
            _ => self.paragraphs.push(Paragraph {
                first: piece.baseline,
                last: piece.baseline,
                gap,
                size: piece.size,
            }),
        }
        self.pieces.push(piece);
    }

    /// Whether it is wide and long enough for a column of text, and wraps at its right edge.
    fn is_column(&self) -> bool {
        let mut sizes: Vec<f32> = self.pieces.iter().map(|piece| piece.size).collect();
        sizes.sort_by(f32::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(f32::MAX);
        self.pieces.len() >= COLUMN_LINES
            && self.width >= COLUMN_NARROWEST * size
            && self.n_wraps >= COLUMN_WRAPS
    }

    /// How many of its paragraphs begin where none of another text does, and how many of them amid one.
    fn apart_from(&self, other: &Self) -> (usize, usize) {
        let apart = self.paragraphs.iter().filter(|paragraph| {
            !other
                .paragraphs
                .iter()
                .any(|beside| paragraph.is_level_with(beside))
        });
        let is_amid = |paragraph: &&Paragraph| {
            let at = paragraph.first;
            other.paragraphs.iter().any(|beside| {
                at > beside.first + BASELINE * beside.size
                    && at <= beside.last + BASELINE * beside.size
            })
        };
        (apart.clone().count(), apart.filter(is_amid).count())
    }
}

impl Paragraph {
    fn begins_with(&self, other: &Self) -> bool {
        (self.first - other.first).abs() <= BASELINE * self.size
    }

    /// Whether it may stand in one row with another: both begin on one baseline, or one is set to the middle of the other.
    fn is_level_with(&self, other: &Self) -> bool {
        let (middle, other_middle) = (
            f32::midpoint(self.first, self.last),
            f32::midpoint(other.first, other.last),
        );
        self.begins_with(other) || (middle - other_middle).abs() <= BASELINE * self.size
    }
}

/// Whether the paragraphs of two columns begin without regard to each other.
#[expect(clippy::cast_precision_loss, reason = "pages hold few paragraphs")]
fn are_apart(left: &Text, right: &Text) -> bool {
    let sides = [
        (left, left.apart_from(right)),
        (right, right.apart_from(left)),
    ];
    let n_least = left.paragraphs.len().min(right.paragraphs.len());
    sides
        .iter()
        .all(|(text, (n_apart, _))| *n_apart as f32 >= STARTS_APART * text.paragraphs.len() as f32)
        && (sides
            .iter()
            .all(|(_, (n_apart, _))| *n_apart >= COLUMN_STARTS)
            || sides.iter().all(|(_, (_, n_amid))| *n_amid > 0))
        && n_holes(left, right) as f32 <= HOLES_FEWEST * n_least as f32
}

/// Where paragraphs begin on both sides at once, but only one side leaves room above: so do the rows of a table with several
/// paragraphs in a cell.
fn n_holes(left: &Text, right: &Text) -> usize {
    let is_hole = |paragraph: &&Paragraph| {
        right.paragraphs.iter().any(|beside| {
            let gaps = paragraph.gap.zip(beside.gap);
            paragraph.begins_with(beside) && gaps.is_some_and(|(a, b)| (a - b).abs() >= HOLE)
        })
    };
    left.paragraphs.iter().filter(is_hole).count()
}

/// A space, in ems.
const SPACE: f32 = 0.25;
