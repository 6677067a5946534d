//! What the package tells of a page, as [`PageContent`].

use std::fmt;

use super::colour::rgb;
use super::library::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};
use super::page::Frame;
use crate::{Fill, Glyph, Limits, PageContent, Rule, Text};

/// The thickness of a line in points: the package does not tell it, and this is what most tables have.
const THICKNESS: f32 = 0.5;
/// A filled rectangle at most this thick, in points, is a line.
const THIN: f32 = 3.0;
/// How far a line may lean, in points: what is left of two corners that were rounded.
const LEAN: f32 = 0.5;

/// Takes down one page.
pub(super) struct Device {
    frame: Frame,
    page: PageContent,
    /// How much it may hold.
    limits: Limits,
    n_shapes: usize,
}

impl Device {
    pub(super) fn new(frame: Frame, n_pictures: u32, limits: Limits) -> Self {
        let (width, height) = frame.size();
        Self {
            frame,
            page: PageContent {
                width,
                height,
                n_pictures,
                ..PageContent::default()
            },
            limits,
            n_shapes: 0,
        }
    }

    pub(super) fn finish(self) -> PageContent {
        self.page
    }

    /// Counts shapes, kept or not; an error ends the page.
    fn count(&mut self, n: usize) -> Result<(), OutputError> {
        self.n_shapes = self.n_shapes.saturating_add(n);
        within(self.n_shapes, self.limits.shapes)
    }

    /// A line between two points of the page's own coordinates, where it runs along an axis.
    fn rule(&mut self, one: (f64, f64), other: (f64, f64), colour: [u8; 3]) {
        let mut rect = self.frame.rect(one, other);
        let (width, height) = (rect.width(), rect.height());
        let is_finite = width.is_finite() && height.is_finite();
        if !is_finite || width.min(height) > LEAN || width.max(height) <= LEAN {
            return;
        }
        if width > height {
            rect.y0 = f32::midpoint(rect.y0, rect.y1);
            rect.y1 = rect.y0;
        } else {
            rect.x0 = f32::midpoint(rect.x0, rect.x1);
            rect.x1 = rect.x0;
        }
        self.page.rules.push(Rule {
            rect,
            thickness: THICKNESS,
            colour,
        });
    }

    /// The area of one outline.
    fn area(&mut self, outline: &Outline, colour: [u8; 3]) {
        let Some((low, high)) = outline.corners() else {
            return;
        };
        let rect = self.frame.rect(low, high);
        let (width, height) = (rect.width(), rect.height());
        if !(width.is_finite() && height.is_finite()) {
            return;
        }
        let is_rectangle = outline.is_rectangle();
        let thickness = width.min(height);
        if is_rectangle && thickness <= THIN && width.max(height) > thickness {
            let middle = |a: f64, b: f64| f64::midpoint(a, b);
            let is_level = width > height;
            let (one, other) = if is_level == self.frame.is_on_its_side() {
                let x = middle(low.0, high.0);
                ((x, low.1), (x, high.1))
            } else {
                let y = middle(low.1, high.1);
                ((low.0, y), (high.0, y))
            };
            self.rule(one, other, colour);
            if let Some(rule) = self.page.rules.last_mut() {
                rule.thickness = thickness;
            }
            return;
        }
        self.page.fills.push(Fill {
            rect,
            colour,
            is_rectangle,
        });
    }
}

impl OutputDev for Device {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        within(self.page.glyphs.len(), self.limits.glyphs)?;
        let (x, y) = self.frame.place(trm.m31, trm.m32);
        let way = width * font_size;
        let (dx, dy) = self.frame.way(way * trm.m11, way * trm.m12);
        let (up_x, up_y) = self.frame.way(font_size * trm.m21, font_size * trm.m22);
        let size = up_x.hypot(up_y);
        if ![x, y, dx, dy, size].iter().all(|number| number.is_finite()) {
            return Ok(());
        }
        let mut text = Text::default();
        let known = letters.chars().filter(|&letter| letter != '\u{fffd}');
        for letter in known {
            text.push(letter);
        }
        self.page.n_broken += u32::from(text.as_str().is_empty());
        let is_on_page =
            (0.0..=self.page.width).contains(&x) && (0.0..=self.page.height).contains(&y);
        self.page.glyphs.push(Glyph {
            text,
            x,
            y,
            dx,
            dy,
            size,
            hidden: !is_on_page,
            ..Glyph::default()
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        ctm: &Transform,
        space: &ColorSpace,
        colour: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        let colour = rgb(space, colour);
        for outline in outlines(ctm, path) {
            self.count(outline.points.len())?;
            for side in outline.points.windows(2) {
                self.rule(side[0], side[1], colour);
            }
        }
        Ok(())
    }

    fn fill(
        &mut self,
        ctm: &Transform,
        space: &ColorSpace,
        colour: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        let colour = rgb(space, colour);
        for outline in outlines(ctm, path) {
            self.count(1)?;
            self.area(&outline, colour);
        }
        Ok(())
    }
}

fn within(n: usize, most: usize) -> Result<(), OutputError> {
    if n > most {
        return Err(OutputError::FormatError(fmt::Error));
    }
    Ok(())
}

/// One part of a path, from where the pen is put down.
#[derive(Debug, Default, PartialEq)]
struct Outline {
    /// In the page's own coordinates; the first again at the end where the path is closed.
    points: Vec<(f64, f64)>,
    is_curved: bool,
}

impl Outline {
    /// The lowest and the highest corner of the box around it.
    fn corners(&self) -> Option<((f64, f64), (f64, f64))> {
        let first = *self.points.first()?;
        let corners = self.points.iter().fold((first, first), |(low, high), at| {
            (
                (low.0.min(at.0), low.1.min(at.1)),
                (high.0.max(at.0), high.1.max(at.1)),
            )
        });
        Some(corners)
    }

    /// Whether it is four corners joined along the axes.
    fn is_rectangle(&self) -> bool {
        let mut corners = self.points.clone();
        if corners.len() == 5 && corners[0] == corners[4] {
            corners.pop();
        }
        let lean = f64::from(LEAN);
        !self.is_curved
            && corners.len() == 4
            && (0..4).all(|idx| {
                let (one, other) = (corners[idx], corners[(idx + 1) % 4]);
                let (width, height) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
                width.min(height) <= lean
            })
    }
}

fn outlines(ctm: &Transform, path: &Path) -> Vec<Outline> {
    let at = |x: f64, y: f64| {
        (
            x * ctm.m11 + y * ctm.m21 + ctm.m31,
            x * ctm.m12 + y * ctm.m22 + ctm.m32,
        )
    };
    let mut outlines = vec![Outline::default()];
    for op in &path.ops {
        match *op {
            PathOp::MoveTo(x, y) => outlines.push(Outline {
                points: vec![at(x, y)],
                is_curved: false,
            }),
            PathOp::Rect(x, y, width, height) => {
                let (right, top) = (x + width, y + height);
                outlines.push(Outline {
                    points: vec![at(x, y), at(right, y), at(right, top), at(x, top), at(x, y)],
                    is_curved: false,
                });
            }
            PathOp::LineTo(x, y) => {
                if let Some(outline) = outlines.last_mut() {
                    outline.points.push(at(x, y));
                }
            }
            PathOp::CurveTo(.., x, y) => {
                if let Some(outline) = outlines.last_mut() {
                    outline.points.push(at(x, y));
                    outline.is_curved = true;
                }
            }
            PathOp::Close => {
                if let Some(outline) = outlines.last_mut()
                    && let Some(&first) = outline.points.first()
                {
                    outline.points.push(first);
                }
            }
        }
    }
    outlines.retain(|outline| outline.points.len() > 1);
    outlines
}
