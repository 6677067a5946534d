//! What a page paints, as every engine yields it: glyphs, lines and filled areas, in points from the page's top left, y down.

use mittari_document::Rect;

use crate::tolerance::MIDDLE;

/// What one page paints.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageContent {
    /// The page's width in points, as it is shown (after `/Rotate`).
    pub width: f32,
    /// The page's height in points, as it is shown.
    pub height: f32,
    /// The glyphs in the order in which they are painted.
    pub glyphs: Vec<Glyph>,
    /// Lines drawn straight along an axis: strokes, and filled areas too thin to be anything else.
    pub rules: Vec<Rule>,
    /// Filled areas in the order in which they are painted.
    pub fills: Vec<Fill>,
    /// Number of pictures.
    pub n_pictures: u32,
    /// Number of glyphs for which the font tells no letter.
    pub n_broken: u32,
}

/// A glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glyph {
    /// The letters that it stands for.
    pub text: Text,
    /// Where its baseline begins.
    pub x: f32,
    /// See `x`.
    pub y: f32,
    /// The way to where the next glyph begins, without letter and word spacing.
    pub dx: f32,
    /// See `dx`; not 0 for text that is not horizontal.
    pub dy: f32,
    /// The size of its font on the page.
    pub size: f32,
    /// Whether its font is bold.
    pub bold: bool,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// The number of its marked content on the page, for tagged files; `None` where it has none.
    pub mcid: Option<u32>,
    /// Nobody sees it: painted without ink (render mode 3), outside the page or its clip, or transparent.
    pub hidden: bool,
}

impl Glyph {
    /// The point halfway along its advance, at the middle of small letters.
    pub(crate) fn middle(&self) -> (f32, f32) {
        if self.dy == 0.0 && self.dx >= 0.0 {
            return (self.x + self.dx / 2.0, self.y - MIDDLE * self.size);
        }
        let length = self.dx.hypot(self.dy);
        let (along_x, along_y) = if length > 0.0 {
            (self.dx / length, self.dy / length)
        } else {
            (1.0, 0.0)
        };
        let up = MIDDLE * self.size;
        (
            self.x + self.dx / 2.0 + up * along_y,
            self.y + self.dy / 2.0 - up * along_x,
        )
    }
}

impl Glyph {
    /// Whether it has a place and a size: broken files may give numbers beyond all paper.
    pub(crate) fn is_placed(&self) -> bool {
        [self.x, self.y, self.dx, self.dy]
            .into_iter()
            .all(is_on_paper)
            && is_on_paper(self.size)
            && self.size > 0.0
    }
}

/// Whether a rectangle has a place, as [`Glyph::is_placed`].
pub(crate) fn is_placed(rect: Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1]
        .into_iter()
        .all(is_on_paper)
        && rect.x0 <= rect.x1
        && rect.y0 <= rect.y1
}

/// The largest page is 200 inches wide, in units that may be larger; the number is far beyond.
fn is_on_paper(points: f32) -> bool {
    points.abs() < 1e6
}

/// A line along an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    /// The rectangle of its ink's middle line: width or height is 0.
    pub rect: Rect,
    /// How thick it is, in points.
    pub thickness: f32,
    /// Red, green, blue.
    pub colour: [u8; 3],
}

/// A filled area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fill {
    /// The rectangle around it, cut to the clip.
    pub rect: Rect,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Whether it is a rectangle along the axes, and no circle, arrow or letter drawn as a path.
    pub is_rectangle: bool,
}

/// Letters of one glyph, kept in place: at most 15 bytes, the rest is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    bytes: [u8; 15],
    len: u8,
}

impl Text {
    /// Adds a letter; `false` where there is no room.
    pub fn push(&mut self, letter: char) -> bool {
        let (start, len) = (usize::from(self.len), letter.len_utf8());
        if start + len > self.bytes.len() {
            return false;
        }
        letter.encode_utf8(&mut self.bytes[start..]);
        self.len += u8::try_from(len).unwrap_or(0);
        true
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        if self.len == 1 {
            let idx = usize::from(self.bytes[0]);
            return ASCII.get(idx..=idx).unwrap_or("");
        }
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("")
    }
}

/// The letters of one byte, by its value: most glyphs are one of them, and are asked for several times.
const ASCII: &str = match std::str::from_utf8(&ASCII_BYTES) {
    Ok(letters) => letters,
    Err(_) => "",
};

const ASCII_BYTES: [u8; 128] = {
    let mut bytes = [0; 128];
    let mut byte: u8 = 0;
    while byte < 128 {
        let idx = byte as usize;
        bytes[idx] = byte;
        byte += 1;
    }
    bytes
};

impl From<char> for Text {
    fn from(letter: char) -> Self {
        let mut text = Self::default();
        text.push(letter);
        text
    }
}
