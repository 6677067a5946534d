//! Text operations: the text state, and letters where they are shown.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::content::ops::TypedInstruction as Operation;
use hayro_syntax::object::Array;

use super::fonts::Letter;
use super::interpreter::{Interpreter, Scope, Stop};
use super::narrow;
use super::shown::{Reader, Shown};
use super::state::{Mode, TextState};
use crate::painted::Glyph;
use crate::tolerance::{ASCENT, DESCENT};

impl<'a> Interpreter<'a, '_> {
    /// Changes the text state or shows text; hands on what is another operation.
    pub(super) fn text(
        &mut self,
        operation: &Operation<'_, '_>,
        scope: &mut Scope<'_, 'a>,
    ) -> Result<(), Stop> {
        let text = &mut self.state.text;
        match operation {
            Operation::ShowText(show) => self.show(show.0.as_bytes()),
            Operation::ShowTexts(show) => self.show_all(show.0),
            Operation::NextLine(to) => text.next_line(to.0.as_f64(), to.1.as_f64()),
            Operation::SetTextMatrix(to) => {
                text.matrix = Affine::new([
                    to.0.as_f64(),
                    to.1.as_f64(),
                    to.2.as_f64(),
                    to.3.as_f64(),
                    to.4.as_f64(),
                    to.5.as_f64(),
                ]);
                text.line_matrix = text.matrix;
            }
            Operation::TextFont(font) => {
                let number = scope.font(font.0, self.fonts);
                (text.font, text.size) = (number, font.1.as_f64());
            }
            Operation::BeginText(_) => {
                (text.matrix, text.line_matrix) = (Affine::IDENTITY, Affine::IDENTITY);
            }
            Operation::EndText(_) => self.clip_to_letters(),
            Operation::CharacterSpacing(to) => text.letter_spacing = to.0.as_f64(),
            Operation::WordSpacing(to) => text.word_spacing = to.0.as_f64(),
            Operation::HorizontalScaling(to) => text.stretch = to.0.as_f64() / 100.0,
            Operation::TextLeading(to) => text.leading = to.0.as_f64(),
            Operation::TextRise(to) => text.rise = to.0.as_f64(),
            Operation::TextRenderingMode(to) => text.mode = Mode::of(to.0.as_i64()),
            Operation::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
            Operation::NextLineAndSetLeading(to) => {
                text.leading = -to.1.as_f64();
                text.next_line(to.0.as_f64(), to.1.as_f64());
            }
            Operation::NextLineAndShowText(show) => {
                text.next_line(0.0, -text.leading);
                self.show(show.0.as_bytes());
            }
            Operation::ShowTextWithParameters(show) => {
                (text.word_spacing, text.letter_spacing) = (show.0.as_f64(), show.1.as_f64());
                text.next_line(0.0, -text.leading);
                self.show(show.2.as_bytes());
            }
            _ => return self.path(operation, scope),
        }
        Ok(())
    }

    /// Shows strings with distances between them.
    fn show_all(&mut self, array: &Array<'_>) {
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut reader = Reader::new(array.data(), &mut buffer);
        while let Some(shown) = reader.next() {
            match shown {
                Shown::Codes(codes) => self.show(codes),
                Shown::Distance(distance) => self.go_back(distance / 1000.0),
            }
        }
        self.buffer = buffer;
    }

    /// Goes back on the line, by ems.
    fn go_back(&mut self, ems: f64) {
        let text = &mut self.state.text;
        let font = text.font.and_then(|number| self.fonts.get_mut(number));
        let back = ems * text.size;
        let way = if font.is_none_or(|font| font.horizontal) {
            (-back * text.stretch, 0.0)
        } else {
            (0.0, -back)
        };
        text.matrix *= Affine::translate(way);
    }

    /// Shows a string.
    fn show(&mut self, bytes: &[u8]) {
        let text = &mut self.state.text;
        if text.font.is_none() {
            text.font = self.fonts.fallback();
        }
        let text = *text;
        let mark = self.mark();
        let state = &self.state;
        let Some(font) = text.font.and_then(|number| self.fonts.get_mut(number)) else {
            return;
        };
        let is_shown = mark.is_shown && (!font.is_fallback || bytes.is_ascii());
        let fill = state.fill.seen().filter(|_| text.mode.fills);
        let stroke = state.stroke.seen().filter(|_| text.mode.strokes);
        let colour = fill.or(stroke);
        let template = Glyph {
            bold: font.bold,
            colour: colour.unwrap_or(state.fill.seen().unwrap_or_default()),
            mcid: mark.mcid,
            hidden: colour.is_none() || state.is_unseen,
            ..Glyph::default()
        };
        let mut line = Line::new(state.transform * text.matrix, &text, font.horizontal);
        let mut rest = bytes;
        while let Some((letter, n_bytes)) = font.letter(rest) {
            rest = rest.get(n_bytes..).unwrap_or_default();
            if is_shown {
                let mut glyph = line.glyph(&letter, template);
                let (x, y) = glyph.middle();
                glyph.hidden |= !state.clip.contains((f64::from(x), f64::from(y)));
                self.content.n_broken += u32::from(letter.is_broken && !glyph.hidden);
                if text.mode.clips && letter.text.as_str() != " " {
                    let ink = line.ink(&glyph);
                    let clip = self.letter_clip.map_or(ink, |clip| clip.union(ink));
                    self.letter_clip = Some(clip);
                }
                self.content.glyphs.push(glyph);
            }
            line.pass(&letter);
        }
        let way = if line.horizontal {
            (line.way, 0.0)
        } else {
            (0.0, line.way)
        };
        self.state.text.matrix *= Affine::translate(way);
    }

    /// Clips the page to letters that were shown so. Their outlines are not needed to tell what is seen: the area around them is.
    fn clip_to_letters(&mut self) {
        if let Some(letters) = self.letter_clip.take() {
            self.state.clip = self.state.clip.intersect(letters);
        }
    }
}

/// Where the letters of one string stand.
struct Line {
    /// Where it begins on the page, risen text as well.
    start: (f64, f64),
    /// An em along the line and up, on the page.
    along: (f64, f64),
    up: (f64, f64),
    /// The same for a unit of text space.
    unit: (f64, f64),
    size: f32,
    horizontal: bool,
    /// What the text state adds to the advance of each letter and of each space, and the size and stretch of its font.
    spacing: f64,
    word_spacing: f64,
    font_size: f64,
    stretch: f64,
    /// How far it has come, in units of text space.
    way: f64,
}

impl Line {
    fn new(at: Affine, text: &TextState, horizontal: bool) -> Self {
        let [along_x, along_y, up_x, up_y, x, y] = at.as_coeffs();
        let along = text.size * text.stretch;
        let up = (up_x * text.size, up_y * text.size);
        let height = if up.0 == 0.0 {
            up.1.abs()
        } else {
            up.0.hypot(up.1)
        };
        Self {
            start: (x + text.rise * up_x, y + text.rise * up_y),
            along: (along_x * along, along_y * along),
            up,
            unit: if horizontal {
                (along_x, along_y)
            } else {
                (up_x, up_y)
            },
            size: narrow(height),
            horizontal,
            spacing: text.letter_spacing,
            word_spacing: text.word_spacing,
            font_size: text.size,
            stretch: if horizontal { text.stretch } else { 1.0 },
            way: 0.0,
        }
    }

    /// A letter where the line has come to.
    fn glyph(&self, letter: &Letter, template: Glyph) -> Glyph {
        let (mut x, mut y) = (
            self.start.0 + self.way * self.unit.0,
            self.start.1 + self.way * self.unit.1,
        );
        let (dx, dy) = if self.horizontal {
            let advance = f64::from(letter.advance);
            (self.along.0 * advance, self.along.1 * advance)
        } else {
            let (right, up) = (f64::from(letter.shift.0), f64::from(letter.shift.1));
            x += self.along.0 * right + self.up.0 * up;
            y += self.along.1 * right + self.up.1 * up;
            // Letters under each other are about as high as wide.
            (-self.up.0, -self.up.1)
        };
        Glyph {
            text: letter.text,
            x: narrow(x),
            y: narrow(y),
            dx: narrow(dx),
            dy: narrow(dy),
            size: self.size,
            ..template
        }
    }

    /// Goes on behind a letter.
    fn pass(&mut self, letter: &Letter) {
        let mut advance = f64::from(letter.advance) * self.font_size + self.spacing;
        if letter.is_word_space {
            advance += self.word_spacing;
        }
        self.way += advance * self.stretch;
    }

    /// The area around a letter's ink.
    fn ink(&self, glyph: &Glyph) -> Rect {
        let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
        let (dx, dy) = (f64::from(glyph.dx), f64::from(glyph.dy));
        let corner = |along: f64, up: f32| {
            let up = f64::from(up);
            (
                x + along * dx + up * self.up.0,
                y + along * dy + up * self.up.1,
            )
        };
        Rect::from_points(corner(0.0, ASCENT), corner(1.0, -DESCENT)).union(Rect::from_points(
            corner(1.0, ASCENT),
            corner(0.0, -DESCENT),
        ))
    }
}
