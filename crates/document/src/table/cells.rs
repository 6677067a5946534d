//! One line to cells, where tabs or pipes part them.

use super::{Cell, CellLine, Separation};
use crate::line::is_space;
use crate::{Document, Span};

/// Tab stops, in characters.
const TAB: u16 = 8;
/// A forced line break in a Markdown cell.
const BREAKS: [&str; 4] = ["<br>", "<br/>", "<br />", "<BR>"];

/// What parts the cells of a line; `None` where nothing but spaces does.
pub(super) fn separation(document: &Document, line: usize) -> Option<Separation> {
    let (_, whole) = document.whole_line(line);
    if memchr::memchr(b'\t', whole.as_bytes()).is_some() {
        return Some(Separation::Tabs);
    }
    let words = document.line_words(line);
    let n_pipes = pipes(words).count();
    let framed = words.starts_with('|') && words.ends_with('|');
    (n_pipes >= 2 || n_pipes == 1 && (words.contains(" | ") || is_drawn(words)) && !framed)
        .then_some(Separation::Pipes)
}

/// Whether a row of pipes is a drawn line: `|---|:---:|`.
pub(super) fn is_drawn(words: &str) -> bool {
    words.contains("--")
        && words
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | '+' | '=') || c.is_whitespace())
}

/// Where the pipes stand that part cells: not those after a backslash.
fn pipes(words: &str) -> impl Iterator<Item = usize> + '_ {
    memchr::memchr_iter(b'|', words.as_bytes())
        .filter(|&at| at == 0 || words.as_bytes()[at - 1] != b'\\')
}

/// The cells of a line.
pub(super) fn of_line(document: &Document, line: usize, separation: Separation) -> Vec<Cell> {
    let (start, whole) = document.whole_line(line);
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    match separation {
        Separation::Tabs => {
            for at in memchr::memchr_iter(b'\t', whole.as_bytes()) {
                parts.push((from, at));
                from = at + 1;
            }
        }
        Separation::Pipes => {
            let lead = whole.len() - whole.trim_start_matches(is_space).len();
            let first = lead + usize::from(whole[lead..].starts_with('|'));
            from = first;
            for at in pipes(whole).filter(|&at| at >= first) {
                parts.push((from, at));
                from = at + 1;
            }
        }
        Separation::Spaces | Separation::Ruled => {}
    }
    parts.push((from, whole.len()));
    let mut ruler = Ruler::new(whole);
    parts
        .iter()
        .enumerate()
        .filter_map(|(column, &(from, to))| {
            let lines = lines_of(whole, (from, to), &mut ruler)
                .map(|(at, end, x0, x1, gap)| CellLine {
                    span: Span::new(start + at, start + end),
                    line,
                    x0,
                    x1,
                    gap,
                })
                .collect::<Vec<_>>();
            (!lines.is_empty()).then_some(Cell {
                columns: column..column + 1,
                lines,
            })
        })
        .collect()
}

/// The words of a cell: several parts where it holds forced line breaks.
fn lines_of<'t>(
    whole: &'t str,
    (from, to): (usize, usize),
    ruler: &'t mut Ruler<'_>,
) -> impl Iterator<Item = (usize, usize, u16, u16, u16)> + 't {
    let mut rest = Some(from);
    let mut gap = 0;
    std::iter::from_fn(move || {
        loop {
            let from = rest?;
            let part = &whole[from..to];
            let cut = BREAKS
                .iter()
                .filter_map(|form| Some((part.find(form)?, form.len())))
                .min();
            let end = cut.map_or(to, |(at, _)| from + at);
            rest = cut.map(|(at, len)| from + at + len);
            let words = whole[from..end].trim_matches(is_space);
            if words.is_empty() {
                continue;
            }
            let lead = whole[from..end].len() - whole[from..end].trim_start_matches(is_space).len();
            let (at, stop) = (from + lead, from + lead + words.len());
            let line = (at, stop, ruler.x(at), ruler.x(stop), gap);
            gap = 1;
            return Some(line);
        }
    })
}

/// Tells where bytes stand, in characters from the left edge; asked in ascending order.
struct Ruler<'t> {
    whole: &'t str,
    at: usize,
    x: u16,
}

impl<'t> Ruler<'t> {
    fn new(whole: &'t str) -> Self {
        Self { whole, at: 0, x: 0 }
    }

    fn x(&mut self, at: usize) -> u16 {
        for c in self.whole[self.at..at].chars() {
            let step = if c == '\t' { TAB - self.x % TAB } else { 1 };
            self.x = self.x.saturating_add(step);
        }
        self.at = at;
        self.x
    }
}
