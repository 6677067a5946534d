//! Glyphs to words: letters that follow each other on one baseline of one region.

use std::ops::Range;

use mittari_document::Rect;

use crate::letters::{self, Kind};
use crate::painted::Glyph;
use crate::tables::Region;
use crate::tolerance::{ASCENT, BASELINE, DESCENT, MARK_LARGEST, TWICE, WORD_GAP};

/// A word, or a part of one: letters that were painted one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// Its bytes in the page's letters.
    pub(crate) text: Range<u32>,
    pub(crate) region: Region,
    /// The direction of its baseline, in degrees clockwise; 0 for text from left to right.
    pub(crate) turn: i16,
    /// Where it begins and ends along its direction.
    pub(crate) along: Range<f32>,
    /// Where its baseline stands, across its direction.
    pub(crate) baseline: f32,
    /// The size of its largest letter.
    pub(crate) size: f32,
    pub(crate) rect: Rect,
    /// Whether all of its letters are bold.
    pub(crate) bold: bool,
    /// A space was painted before it.
    pub(crate) space_before: bool,
    /// A space was painted after it.
    pub(crate) space_after: bool,
    /// The marked content of its first letter.
    pub(crate) mcid: Option<u32>,
}

impl Word {
    /// Its letters.
    pub(crate) fn letters<'t>(&self, text: &'t str) -> &'t str {
        &text[self.text.start as usize..self.text.end as usize]
    }
}

/// Places on the page, turned so that text runs from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    along: f32,
    across: f32,
}

impl Place {
    fn of(x: f32, y: f32, turn: i16) -> Self {
        let (along, across) = match turn {
            0 => (x, y),
            90 => (y, -x),
            180 => (-x, -y),
            270 => (-y, x),
            _ => {
                let (sin, cos) = f32::from(turn).to_radians().sin_cos();
                (x * cos + y * sin, y * cos - x * sin)
            }
        };
        Self { along, across }
    }
}

/// The direction of a glyph, in degrees clockwise from 0 to 359; `None` where it does not move.
fn turn(glyph: &Glyph) -> Option<i16> {
    let (dx, dy) = (glyph.dx, glyph.dy);
    if dx > 0.0 && dy.abs() <= dx * STRAIGHT {
        return Some(0);
    }
    if dx == 0.0 && dy == 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "-180 to 180")]
    let degrees = dy.atan2(dx).to_degrees().round() as i16;
    Some(degrees.rem_euclid(360))
}

/// Baselines that rise by less than this part of their length are straight: scanned pages are skewed by less than a degree.
const STRAIGHT: f32 = 0.02;

/// Collects words glyph by glyph.
pub(crate) struct Words<'t> {
    text: &'t mut String,
    closed: Vec<Word>,
    open: Option<Open>,
    is_after_space: bool,
}

/// The word that is being written.
struct Open {
    word: Word,
    start: usize,
    last: Last,
    /// Whether marks must be joined with their letters at the end.
    has_accent: bool,
}

/// The last glyph of a word.
struct Last {
    /// Where its letters begin.
    start: usize,
    /// Where it begins along the direction of the word.
    along: f32,
    /// The mark that it is, if it is an accent that stands alone so far.
    accent: Option<char>,
}

impl<'t> Words<'t> {
    /// Writes letters to `text`, which may hold those of other words already.
    pub(crate) fn new(text: &'t mut String) -> Self {
        Self {
            text,
            closed: Vec::new(),
            open: None,
            is_after_space: false,
        }
    }

    /// Adds a glyph of a region.
    pub(crate) fn push(&mut self, glyph: &Glyph, region: Region) {
        let kind = letters::kind(glyph.text.as_str());
        let accent = match kind {
            Kind::Nothing => return,
            Kind::Space => {
                self.close(true);
                self.is_after_space = true;
                return;
            }
            Kind::Accent(mark) => Some(mark),
            Kind::Printed => None,
        };
        let turn = turn(glyph)
            .or(self.open.as_ref().map(|open| open.word.turn))
            .unwrap_or(0);
        let place = Place::of(glyph.x, glyph.y, turn);
        let advance = if glyph.dy == 0.0 {
            glyph.dx.abs()
        } else {
            glyph.dx.hypot(glyph.dy)
        };
        let end = place.along + advance;
        if let Some(open) = &mut self.open
            && open.takes(glyph, region, turn, place)
        {
            let back = place.along - open.last.along;
            let is_same = back.abs() <= TWICE * glyph.size
                && &self.text[open.last.start..] == glyph.text.as_str();
            if is_same || open.joins_accent(glyph, accent, place.along..end, self.text) {
                return;
            }
            let gap = place.along - open.word.along.end;
            if gap <= WORD_GAP * glyph.size && back >= -TWICE * glyph.size {
                open.add(glyph, accent, place.along..end, self.text);
                return;
            }
        }
        self.close(false);
        let start = self.text.len();
        letters::push(glyph.text.as_str(), self.text);
        self.open = Some(Open {
            start,
            last: Last {
                start,
                along: place.along,
                accent,
            },
            has_accent: false,
            word: Word {
                text: 0..0,
                region,
                turn,
                along: place.along..end,
                baseline: place.across,
                size: glyph.size,
                rect: glyph_rect(glyph),
                bold: glyph.bold,
                space_before: self.is_after_space,
                space_after: false,
                mcid: glyph.mcid,
            },
        });
        self.is_after_space = false;
    }

    fn close(&mut self, space_after: bool) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        if open.has_accent {
            letters::compose(self.text, open.start);
        }
        if self.text.len() == open.start {
            return;
        }
        open.word.text = offset(open.start)..offset(self.text.len());
        open.word.space_after = space_after;
        self.closed.push(open.word);
    }

    /// The words, in the order in which they were painted.
    pub(crate) fn finish(mut self) -> Vec<Word> {
        self.close(false);
        self.closed
    }
}

/// A place in a page's letters, which are far less than 4 GiB.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Open {
    /// Whether a glyph stands on the word's baseline, in letters of its size.
    fn takes(&self, glyph: &Glyph, region: Region, turn: i16, place: Place) -> bool {
        let word = &self.word;
        word.region == region
            && word.turn == turn
            && (place.across - word.baseline).abs() <= BASELINE * word.size
            && glyph.size >= MARK_LARGEST * word.size
            && glyph.size * MARK_LARGEST <= word.size
    }

    fn add(&mut self, glyph: &Glyph, accent: Option<char>, along: Range<f32>, text: &mut String) {
        self.last = Last {
            start: text.len(),
            along: along.start,
            accent,
        };
        letters::push(glyph.text.as_str(), text);
        self.extend(glyph, &along);
        self.word.bold &= glyph.bold;
    }

    fn extend(&mut self, glyph: &Glyph, along: &Range<f32>) {
        let word = &mut self.word;
        word.along.start = word.along.start.min(along.start);
        word.along.end = word.along.end.max(along.end);
        word.size = word.size.max(glyph.size);
        word.rect = word.rect.union(glyph_rect(glyph));
    }

    /// Puts an accent on the letter that it is painted over, whichever of the two comes first: TeX paints accents first, other
    /// programs after. Combining marks follow their letter wherever they are painted.
    fn joins_accent(
        &mut self,
        glyph: &Glyph,
        accent: Option<char>,
        along: Range<f32>,
        text: &mut String,
    ) -> bool {
        if accent.is_none() && self.last.accent.is_none() {
            return false;
        }
        let middle = f32::midpoint(along.start, along.end);
        let last_middle = f32::midpoint(self.last.along, self.word.along.end);
        let is_over = (middle - last_middle).abs() <= OVER * glyph.size;
        match (self.last.accent, accent) {
            (None, Some(mark)) if is_over || glyph.text.as_str().starts_with(mark) => {
                text.push(mark);
                self.extend(glyph, &along);
            }
            (Some(mark), None) if is_over => {
                text.truncate(self.last.start);
                letters::push(glyph.text.as_str(), text);
                text.push(mark);
                self.last.accent = None;
                self.last.along = along.start;
                self.extend(glyph, &along);
            }
            _ => return false,
        }
        self.has_accent = true;
        true
    }
}

/// An accent stands over a letter where their middles are closer than this, in ems.
const OVER: f32 = 0.2;

/// The rectangle around a glyph: its advance, from ascent to descent.
fn glyph_rect(glyph: &Glyph) -> Rect {
    let (up, down) = (ASCENT * glyph.size, DESCENT * glyph.size);
    if glyph.dy == 0.0 && glyph.dx >= 0.0 {
        return Rect {
            x0: glyph.x,
            y0: glyph.y - up,
            x1: glyph.x + glyph.dx,
            y1: glyph.y + down,
        };
    }
    let length = glyph.dx.hypot(glyph.dy).max(f32::MIN_POSITIVE);
    let (across_x, across_y) = (-glyph.dy / length, glyph.dx / length);
    let corner = |along: f32, across: f32| {
        let x = glyph.x + along * glyph.dx + across * across_x;
        let y = glyph.y + along * glyph.dy + across * across_y;
        Rect {
            x0: x,
            y0: y,
            x1: x,
            y1: y,
        }
    };
    corner(0.0, -up)
        .union(corner(1.0, -up))
        .union(corner(0.0, down))
        .union(corner(1.0, down))
}
