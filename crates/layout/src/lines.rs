//! Words to lines: what stands on one baseline of a region, from left to right.

use std::collections::BTreeMap;
use std::ops::Range;

use mittari_document::Rect;

use crate::parts::Column;
use crate::tables::Region;
use crate::tolerance::{
    BASELINE, LINE, MARK_GAP, MARK_LARGEST, MARK_LOWERED, MARK_RAISED, SPACE_NARROWEST, TWICE,
    WORD_GAP,
};
use crate::words::{Word, offset};

/// A line of a region.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) region: Region,
    /// The direction of its baseline, in degrees clockwise.
    pub(crate) turn: i16,
    /// Its words, indices of [`Lines::words`].
    pub(crate) words: Range<usize>,
    /// Where its baseline stands, across its direction.
    pub(crate) baseline: f32,
    /// The size of most of its letters.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) rect: Rect,
    /// The column in which it stands, where a part of the page is read column by column.
    pub(crate) column: Option<Column>,
}

impl Line {
    /// How far its baseline is from that of a line above in its region, in ems.
    pub(crate) fn distance(&self, above: &Self) -> f32 {
        (self.baseline - above.baseline) / self.size.max(above.size)
    }

    /// Where its baseline stands on the page, from the top; for turned lines, where they begin.
    pub(crate) fn bottom(&self) -> f32 {
        if self.turn == 0 {
            self.baseline
        } else {
            self.rect.y1
        }
    }
}

/// The lines of a page, by regions and from the top, and their words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    pub(crate) words: Vec<Word>,
}

/// So many lines above and below are searched for the word that a mark belongs to: columns beside each other interleave.
const MARK_LINES: usize = 3;
/// Sizes are told apart in so many steps to a point: fonts are scaled by fractions.
const STEPS: f32 = 10.0;

impl Lines {
    /// The lines of words; `text` takes the letters of words whose parts were painted apart.
    pub(crate) fn of(mut words: Vec<Word>, text: &mut String) -> Self {
        words.sort_by(|a, b| {
            (a.region, a.turn)
                .cmp(&(b.region, b.turn))
                .then(a.baseline.total_cmp(&b.baseline))
                .then(a.along.start.total_cmp(&b.along.start))
        });
        let mut clusters = clusters(&words);
        attach_marks(&words, &mut clusters);
        let mut lines = Self::default();
        for mut cluster in clusters {
            if cluster.is_empty() {
                continue;
            }
            cluster.sort_by(|a, b| words[*a].along.start.total_cmp(&words[*b].along.start));
            lines.push(cluster.iter().map(|idx| &words[*idx]), text);
        }
        lines
    }

    /// The index of the first line of a region, and its lines.
    pub(crate) fn of_region(&self, region: Region) -> (usize, &[Line]) {
        let start = self.lines.partition_point(|line| line.region < region);
        let len = self.lines[start..].partition_point(|line| line.region == region);
        (start, &self.lines[start..start + len])
    }

    fn push<'w>(&mut self, words: impl Iterator<Item = &'w Word>, text: &mut String) {
        let start = self.words.len();
        for word in words {
            if let Some(last) = self.words[start..].last_mut() {
                if is_twice(last, word, text) {
                    continue;
                }
                if joins(last, word) || is_mark_of(last, word, text) {
                    join(last, word, text);
                    continue;
                }
            }
            self.words.push(word.clone());
        }
        join_spaced(&mut self.words, start, text);
        self.lines
            .extend(line_of(&self.words, start..self.words.len()));
    }

    /// The line that some of the words of a line make; `None` where there are none.
    pub(crate) fn piece(&self, line: &Line, words: Range<usize>) -> Option<Line> {
        if words == line.words {
            return Some(line.clone());
        }
        line_of(&self.words, words)
    }
}

/// The line that words make; `None` where there are none.
fn line_of(all: &[Word], range: Range<usize>) -> Option<Line> {
    let words = &all[range.clone()];
    let first = words.first()?;
    let size = size_of_most(words);
    let largest = words
        .iter()
        .find(|word| in_steps(word.size) == size)
        .unwrap_or(first);
    Some(Line {
        region: first.region,
        turn: first.turn,
        words: range,
        baseline: largest.baseline,
        size: largest.size,
        bold: words.iter().all(|word| word.bold),
        rect: words
            .iter()
            .fold(first.rect, |rect, word| rect.union(word.rect)),
        column: None,
    })
}

/// The size of most letters, in steps; of two the larger one, as of a small label before a name.
fn size_of_most(words: &[Word]) -> u32 {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for word in words {
        *letters.entry(in_steps(word.size)).or_default() += word.text.len();
    }
    let most = letters.into_iter().max_by_key(|&(size, n)| (n, size));
    most.map_or(0, |(size, _)| size)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a letter's size is positive and small"
)]
fn in_steps(size: f32) -> u32 {
    (size * STEPS).round() as u32
}

/// The words by their baselines, from the top.
fn clusters(words: &[Word]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut top: Option<&Word> = None;
    for (idx, word) in words.iter().enumerate() {
        let is_same = top.is_some_and(|top| {
            top.region == word.region
                && top.turn == word.turn
                && word.baseline - top.baseline <= LINE * top.size.min(word.size)
        });
        match clusters.last_mut() {
            Some(cluster) if is_same => cluster.push(idx),
            _ => {
                clusters.push(vec![idx]);
                top = Some(word);
            }
        }
    }
    clusters
}

/// Moves footnote marks and exponents to the lines of the words that they stand at.
fn attach_marks(words: &[Word], clusters: &mut [Vec<usize>]) {
    for idx in 0..clusters.len() {
        let members = std::mem::take(&mut clusters[idx]);
        for member in members {
            let first = idx.saturating_sub(MARK_LINES);
            let last = (idx + MARK_LINES + 1).min(clusters.len());
            let host = (first..last).filter(|other| *other != idx).find(|other| {
                let is_host = |host: &usize| is_mark(&words[member], &words[*host]);
                clusters[*other].iter().any(is_host)
            });
            clusters[host.unwrap_or(idx)].push(member);
        }
    }
}

/// Whether a word is a mark at another.
fn is_mark(mark: &Word, host: &Word) -> bool {
    let raised = host.baseline - mark.baseline;
    let gap = (mark.along.start - host.along.end).max(host.along.start - mark.along.end);
    mark.region == host.region
        && mark.turn == host.turn
        && mark.size <= MARK_LARGEST * host.size
        && (-MARK_LOWERED * host.size..=MARK_RAISED * host.size).contains(&raised)
        && (-MARK_GAP * mark.size..=MARK_GAP * host.size).contains(&gap)
}

/// Whether a word is a raised mark of the word before, which ends in a letter: a footnote's. A mark after a digit stays apart, or it
/// would read as one of its number.
fn is_mark_of(last: &Word, word: &Word, text: &str) -> bool {
    is_mark(word, last)
        && word.baseline < last.baseline
        && last.letters(text).ends_with(char::is_alphabetic)
        && word
            .letters(text)
            .starts_with(|c: char| c.is_numeric() || c == '*')
}

/// Whether a word is the one before, painted again to make it bold.
fn is_twice(last: &Word, word: &Word, text: &str) -> bool {
    (word.along.start - last.along.start).abs() <= TWICE * word.size
        && (word.baseline - last.baseline).abs() <= TWICE * word.size
        && word.letters(text) == last.letters(text)
}

/// Whether two words are parts of one that was painted in pieces.
fn joins(last: &Word, word: &Word) -> bool {
    let gap = (word.along.start - last.along.end) / word.size.max(last.size);
    let widest = if last.space_after || word.space_before {
        SPACE_NARROWEST
    } else {
        WORD_GAP
    };
    gap <= widest && (word.baseline - last.baseline).abs() <= BASELINE * last.size.max(word.size)
}

/// Joins letters that are spaced out, as headings are in print: four or more in a row, each a word, with equal gaps and no space.
fn join_spaced(words: &mut Vec<Word>, start: usize, text: &mut String) {
    if words.len() - start < SPACED_LEAST {
        return;
    }
    let gap = |pair: &[Word]| (pair[1].along.start - pair[0].along.end) / pair[0].size;
    let is_single = |word: &Word, text: &str| word.letters(text).chars().nth(1).is_none();
    let mut first = start;
    while first + SPACED_LEAST <= words.len() {
        let usual = gap(&words[first..first + 2]);
        let goes_on = |pair: &&[Word]| {
            !pair[0].space_after
                && !pair[1].space_before
                && is_single(&pair[1], text)
                && gap(pair) <= SPACED_MOST
                && (gap(pair) - usual).abs() <= SPACED_EVEN
        };
        let n_more = if is_single(&words[first], text) {
            words[first..].windows(2).take_while(goes_on).count()
        } else {
            0
        };
        if n_more + 1 >= SPACED_LEAST {
            let rest: Vec<Word> = words.drain(first + 1..=first + n_more).collect();
            for word in &rest {
                join(&mut words[first], word, text);
            }
        }
        first += 1;
    }
}

/// Fewer single letters in a row may be an enumeration.
const SPACED_LEAST: usize = 4;
/// Letters spaced out farther than this, in ems, stand in columns.
const SPACED_MOST: f32 = 0.5;
/// The gaps of spaced letters differ by less than this, in ems: kerning.
const SPACED_EVEN: f32 = 0.1;

fn join(last: &mut Word, word: &Word, text: &mut String) {
    let start = text.len();
    if last.text.end as usize == start {
        let letters = word.letters(text).to_owned();
        text.push_str(&letters);
        last.text.end = offset(text.len());
    } else {
        let letters = [last.letters(text), word.letters(text)].concat();
        text.push_str(&letters);
        last.text = offset(start)..offset(text.len());
    }
    last.along.end = last.along.end.max(word.along.end);
    last.size = last.size.max(word.size);
    last.rect = last.rect.union(word.rect);
    last.bold &= word.bold;
    last.space_after = word.space_after;
}
