//! Lines and words to places in the output.

use mittari_document::{Document, PlacedWord, Rect};
use mittari_model::{Excerpt, Lines, Place};

use crate::mended::{Mended, Traced};

/// The places of whole lines, given by their indices: one for each run of lines that follow each other on one page.
pub(crate) fn of_lines(document: &Document, lines: impl Iterator<Item = usize>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for_runs(document, lines, |idx, is_new| {
        let line = &document.lines()[idx];
        let rect = document.placed_line(idx).map(|line| line.rect);
        match places.last_mut() {
            Some(place) if !is_new => {
                place.lines[1] = line.number;
                place.bounds = joined(place.bounds, rect);
            }
            _ => places.push(Place {
                page: line.page,
                lines: [line.number, line.number],
                bounds: joined(None, rect),
            }),
        }
    });
    places
}

/// As [`of_lines`], without a box.
pub(crate) fn runs(document: &Document, lines: impl Iterator<Item = usize>) -> Vec<Lines> {
    let mut runs: Vec<Lines> = Vec::new();
    for_runs(document, lines, |idx, is_new| {
        let line = &document.lines()[idx];
        match runs.last_mut() {
            Some(run) if !is_new => run.lines[1] = line.number,
            _ => runs.push(Lines {
                page: line.page,
                lines: [line.number, line.number],
            }),
        }
    });
    runs
}

/// Calls `add` with each line and whether it begins a run; a line that follows itself is left out.
fn for_runs(
    document: &Document,
    lines: impl Iterator<Item = usize>,
    mut add: impl FnMut(usize, bool),
) {
    let all = document.lines();
    let mut last: Option<usize> = None;
    for idx in lines {
        if last == Some(idx) {
            continue;
        }
        let follows =
            last.is_some_and(|last| idx == last.wrapping_add(1) && all[last].page == all[idx].page);
        add(idx, !follows);
        last = Some(idx);
    }
}

/// The places of a mended text: one for each piece where the document tells places of words, else one for each run of lines.
pub(crate) fn of_text(document: &Document, text: &Mended) -> Vec<Place> {
    let is_placed = |part: &Traced<'_>| !document.placed_words(part.piece.span).is_empty();
    if !text.traced().next().is_some_and(|part| is_placed(&part)) {
        return of_lines(document, text.lines());
    }
    let place = |part: Traced<'_>| {
        let line = &document.lines()[part.piece.line];
        let words = document.placed_words(part.piece.span);
        let rect = words_of(document, words, &part)
            .iter()
            .map(|word| word.rect)
            .reduce(Rect::union);
        Place {
            page: line.page,
            lines: [line.number, line.number],
            bounds: joined(None, rect),
        }
    };
    text.traced()
        .filter(|part| !part.words.trim().is_empty())
        .map(place)
        .collect()
}

/// The words of a piece that a part of its text is made of; all of them where mending changed them past recognition.
fn words_of<'w>(
    document: &Document,
    words: &'w [PlacedWord],
    part: &Traced<'_>,
) -> &'w [PlacedWord] {
    if document.words(part.piece.span) == part.words {
        return words;
    }
    // Where in the text without white space each word begins.
    let mut raw = String::new();
    let mut starts = Vec::with_capacity(words.len());
    for word in words {
        starts.push(raw.len());
        raw.extend(document.words(word.span).chars().filter(|&c| is_kept(c)));
    }
    let wanted: String = part.words.chars().filter(|&c| is_kept(c)).collect();
    if wanted.is_empty() || wanted.len() >= raw.len() {
        return words;
    }
    // The same words may stand there twice: the bytes that were cut away before them tell which are meant.
    let nearest = raw
        .match_indices(&wanted)
        .map(|(at, _)| at)
        .min_by_key(|at| at.abs_diff(part.cut));
    let Some(at) = nearest else {
        return words;
    };
    let first = starts
        .partition_point(|&start| start <= at)
        .saturating_sub(1);
    let end = starts.partition_point(|&start| start < at + wanted.len());
    &words[first..end.max(first + 1)]
}

/// Letters that mending keeps: no white space, and no hyphen, which it may drop.
fn is_kept(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '-' | '\u{AD}' | '\u{E000}'..='\u{F8FF}')
}

fn joined(bounds: Option<[f32; 4]>, rect: Option<Rect>) -> Option<[f32; 4]> {
    let rect = rect?;
    let rect = match bounds {
        Some([x0, y0, x1, y1]) => rect.union(Rect { x0, y0, x1, y1 }),
        None => rect,
    };
    // A hundredth of a point is finer than any printer.
    let rounded = |value: f32| (value * 100.0).round() / 100.0;
    Some([
        rounded(rect.x0),
        rounded(rect.y0),
        rounded(rect.x1),
        rounded(rect.y1),
    ])
}

/// A mended text with its places.
pub(crate) fn excerpt(document: &Document, mended: &Mended) -> Excerpt {
    Excerpt {
        text: mended.text.clone(),
        at: of_text(document, mended),
    }
}
