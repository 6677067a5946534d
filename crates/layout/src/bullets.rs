//! Bullets that are drawn as shapes, as Chromium does, become the words that they are in print.

use mittari_document::Rect;

use crate::painted::{Fill, PageContent, is_placed};
use crate::rules::is_white;
use crate::tables::Locator;
use crate::tolerance::{
    BASELINE, BULLET_AWAY, BULLET_HIGHEST, BULLET_LARGEST, BULLET_LOWEST, BULLET_NEAREST,
    BULLET_SMALLEST, LINE, SAME_EDGE, WRAP_DISTANCE,
};
use crate::words::{Word, offset};

/// Past so many small shapes a page is a map or a chart.
const MOST: usize = 1_000;
/// How much longer one side of a bullet may be than the other.
const SQUARE: f32 = 1.4;
/// A bullet ends so far before its word, in ems, as if a space stood between: its distance does not part columns.
const GAP: f32 = 0.25;

/// Adds the bullets of a page to its words.
pub(crate) fn add(
    content: &PageContent,
    locator: &mut Locator<'_>,
    words: &mut Vec<Word>,
    text: &mut String,
) {
    let shapes: Vec<&Fill> = content.fills.iter().filter(|fill| is_dot(fill)).collect();
    if shapes.is_empty() || shapes.len() > MOST {
        return;
    }
    let mut bullets: Vec<Bullet<'_>> = shapes
        .iter()
        .filter_map(|shape| Bullet::of(shape, &shapes, locator, words))
        .collect();
    bullets.dedup_by(|a, b| a.word == b.word);
    let is_meant =
        |bullet: &&Bullet<'_>| bullet.is_of_list(&bullets) || bullet.hangs(&bullets, words);
    let found: Vec<&Bullet<'_>> = bullets.iter().filter(is_meant).collect();
    for bullet in found {
        let first = &words[bullet.word];
        let start = offset(text.len());
        text.push('•');
        let end = first.along.start - GAP * first.size;
        words.push(Word {
            text: start..offset(text.len()),
            along: bullet.shape.rect.x0..end.max(bullet.shape.rect.x1),
            rect: bullet.shape.rect,
            space_before: true,
            space_after: true,
            ..first.clone()
        });
    }
}

/// Whether a shape is about as wide as high, and can be seen.
fn is_dot(fill: &Fill) -> bool {
    let (width, height) = (fill.rect.width(), fill.rect.height());
    is_placed(fill.rect)
        && !is_white(fill.colour)
        && width > 0.0
        && width <= height * SQUARE
        && height <= width * SQUARE
}

/// A shape before the first word of a line.
struct Bullet<'c> {
    shape: &'c Fill,
    /// The index of that word.
    word: usize,
}

impl<'c> Bullet<'c> {
    /// `None` where the shape stands before no line, or amid other shapes.
    fn of(
        shape: &'c Fill,
        shapes: &[&Fill],
        locator: &mut Locator<'_>,
        words: &[Word],
    ) -> Option<Self> {
        let rect = shape.rect;
        let middle = middle(rect);
        let is_beside = |word: &Word| {
            let (raised, gap) = (word.baseline - middle, word.along.start - rect.x1);
            let em = word.size;
            word.turn == 0
                && (BULLET_LOWEST * em..=BULLET_HIGHEST * em).contains(&raised)
                && (BULLET_NEAREST * em..=BULLET_AWAY * em).contains(&gap)
                && (BULLET_SMALLEST * em..=BULLET_LARGEST * em).contains(&rect.height())
        };
        let near = words.iter().enumerate().filter(|(_, word)| is_beside(word));
        let (word, first) = near.min_by(|a, b| a.1.along.start.total_cmp(&b.1.along.start))?;
        let is_before = |word: &Word| {
            word.region == first.region
                && (word.baseline - first.baseline).abs() <= LINE * first.size
                && word.along.start < first.along.start
        };
        let is_one_of_row = |other: &&Fill| {
            *other != shape
                && (self::middle(other.rect) - middle).abs() <= BASELINE * first.size
                && (other.rect.x0 - rect.x0).abs() > SAME_EDGE
                && (other.rect.x0 - rect.x0).abs() <= BULLET_AWAY * first.size
        };
        let x = f32::midpoint(rect.x0, rect.x1);
        let is_bullet = locator.region(x, middle) == first.region
            && !words.iter().any(is_before)
            && !shapes.iter().any(is_one_of_row);
        is_bullet.then_some(Self { shape, word })
    }

    /// Whether it stands exactly over or under another, and all of them look alike: signals differ in colour.
    fn is_of_list(&self, all: &[Self]) -> bool {
        let is_alike = |other: &Self| {
            other.shape.colour == self.shape.colour
                && (other.shape.rect.height() - self.shape.rect.height()).abs() <= SAME_EDGE
        };
        let mut aligned = self.aligned(all).peekable();
        aligned.peek().is_some() && aligned.all(is_alike)
    }

    /// Those over and under it.
    fn aligned<'a>(&'a self, all: &'a [Self]) -> impl Iterator<Item = &'a Self> {
        all.iter().filter(|other| {
            other.word != self.word && (other.shape.rect.x0 - self.shape.rect.x0).abs() <= SAME_EDGE
        })
    }

    /// Whether its line goes on in the next one, below its first word, and no bullet stands over or under it.
    fn hangs(&self, all: &[Self], words: &[Word]) -> bool {
        let first = &words[self.word];
        let is_alone = self.aligned(all).next().is_none();
        let is_below = |word: &Word| {
            let distance = (word.baseline - first.baseline) / first.size;
            word.region == first.region
                && word.turn == 0
                && (LINE..=WRAP_DISTANCE).contains(&distance)
                && (word.along.start - first.along.start).abs() <= SAME_EDGE
        };
        is_alone && words.iter().any(is_below)
    }
}

fn middle(rect: Rect) -> f32 {
    f32::midpoint(rect.y0, rect.y1)
}
