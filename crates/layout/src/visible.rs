//! Which glyphs a reader of the page sees.

use mittari_document::Rect;

use crate::letters::{Kind, kind};
use crate::painted::{Fill, Glyph, PageContent};
use crate::rules::is_white;

/// Past so many filled areas a page is a map or a chart, and no search is made for what lies under its letters.
const MOST_FILLS: usize = 4_000;

/// Hands over the glyphs that are seen, and counts the letters that are not.
///
/// Letters in the colour of what lies under them are not seen. On a page with pictures, white letters may stand on one.
pub(crate) fn visible(content: &PageContent, mut receive: impl FnMut(&Glyph)) -> usize {
    let mut colours: Vec<[u8; 3]> = content.fills.iter().map(|fill| fill.colour).collect();
    colours.sort_unstable();
    colours.dedup();
    let mut ground: Option<Ground> = None;
    let mut last: Option<([u8; 3], bool)> = None;
    let mut n_hidden = 0;
    for glyph in &content.glyphs {
        let may_vanish = match last {
            Some((colour, may_vanish)) if colour == glyph.colour => may_vanish,
            _ => {
                let may_vanish = (is_white(glyph.colour) && content.n_pictures == 0
                    || colours.binary_search(&glyph.colour).is_ok())
                    && content.fills.len() <= MOST_FILLS;
                last = Some((glyph.colour, may_vanish));
                may_vanish
            }
        };
        let is_hidden = glyph.hidden
            || !glyph.is_placed()
            || may_vanish && {
                let (x, y) = glyph.middle();
                if !ground.is_some_and(|ground| ground.holds(x, y)) {
                    ground = Some(Ground::at(content, x, y));
                }
                ground.is_some_and(|ground| ground.swallows(glyph.colour))
            };
        if is_hidden {
            n_hidden += usize::from(kind(glyph.text.as_str()) == Kind::Printed);
        } else {
            receive(glyph);
        }
    }
    n_hidden
}

/// What lies under a point.
#[derive(Clone, Copy)]
struct Ground {
    /// The last area painted there; `None` for the bare page.
    fill: Option<Fill>,
    rect: Rect,
}

impl Ground {
    fn at(content: &PageContent, x: f32, y: f32) -> Self {
        let fill = content
            .fills
            .iter()
            .rev()
            .find(|fill| fill.rect.contains(x, y))
            .copied();
        let point = Rect {
            x0: x,
            y0: y,
            x1: x,
            y1: y,
        };
        Self { fill, rect: point }
    }

    /// Whether the same lies under another point for sure: words are asked for letter by letter.
    fn holds(&self, x: f32, y: f32) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= NEAR;
        near(self.rect.x0, x) && near(self.rect.y0, y)
    }

    fn swallows(&self, colour: [u8; 3]) -> bool {
        match self.fill {
            None => is_white(colour),
            Some(fill) => {
                fill.is_rectangle && fill.colour == colour
                    || is_white(fill.colour) && is_white(colour)
            }
        }
    }
}

/// Letters within this distance, in points, are looked up once.
const NEAR: f32 = 4.0;
