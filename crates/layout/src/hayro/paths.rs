//! Paths as they are built, and what painting them or clipping to them does.

use hayro_font::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use hayro_syntax::content::ops::TypedInstruction as Operation;

use super::colours::PATTERN;
use super::interpreter::{Interpreter, Scope, Stop};
use super::narrow;
use super::shape::{Canvas, Parts};
use super::state::State;
use crate::painted::PageContent;

/// The path that is being built.
#[derive(Debug, Default)]
pub(super) struct Path {
    elements: BezPath,
    /// Where its last part begins.
    start: Point,
    /// Where it has come to.
    at: Point,
    /// Whether the page is clipped to it once it has been painted.
    clips: bool,
}

/// How a path is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Painting {
    Fill,
    Stroke,
    Both,
    Nothing,
}

/// Places closer than this, in points, are one.
const SAME: f64 = 1.0 / 256.0;

/// A line from a place to itself is so long, so that it has a direction.
const POINT_LENGTH: f64 = 1e-4;

impl Path {
    pub(super) fn clear(&mut self) {
        self.elements.truncate(0);
        self.clips = false;
    }

    fn is_empty(&self) -> bool {
        self.elements.elements().is_empty()
    }

    fn move_to(&mut self, to: Point) {
        (self.start, self.at) = (to, to);
        self.elements.move_to(to);
    }

    fn line_to(&mut self, to: Point) {
        if self.is_empty() {
            return;
        }
        let mut end = to;
        if self.at == to {
            end.x += POINT_LENGTH;
        }
        self.at = to;
        self.elements.line_to(end);
    }

    fn curve_to(&mut self, first: Point, second: Point, to: Point) {
        if !self.is_empty() {
            self.at = to;
            self.elements.curve_to(first, second, to);
        }
    }

    fn close(&mut self) {
        let last = self.elements.elements().last();
        if last.is_some_and(|element| *element != PathEl::ClosePath) {
            self.elements.close_path();
            self.at = self.start;
        }
    }

    fn rectangle(&mut self, corner: Point, width: f64, height: f64) {
        let rect = Rect::new(corner.x, corner.y, corner.x + width, corner.y + height);
        self.elements.extend(rect.path_elements(0.1));
        (self.start, self.at) = (corner, corner);
    }
}

impl<'a> Interpreter<'a, '_> {
    /// Builds the path; hands on what is another operation.
    pub(super) fn path(
        &mut self,
        operation: &Operation<'_, '_>,
        scope: &mut Scope<'_, 'a>,
    ) -> Result<(), Stop> {
        let path = &mut self.path;
        match operation {
            Operation::MoveTo(to) => path.move_to(Point::new(to.0.as_f64(), to.1.as_f64())),
            Operation::LineTo(to) => path.line_to(Point::new(to.0.as_f64(), to.1.as_f64())),
            Operation::RectPath(rect) => path.rectangle(
                Point::new(rect.0.as_f64(), rect.1.as_f64()),
                rect.2.as_f64(),
                rect.3.as_f64(),
            ),
            Operation::CubicTo(curve) => path.curve_to(
                Point::new(curve.0.as_f64(), curve.1.as_f64()),
                Point::new(curve.2.as_f64(), curve.3.as_f64()),
                Point::new(curve.4.as_f64(), curve.5.as_f64()),
            ),
            Operation::CubicStartTo(curve) => path.curve_to(
                path.at,
                Point::new(curve.0.as_f64(), curve.1.as_f64()),
                Point::new(curve.2.as_f64(), curve.3.as_f64()),
            ),
            Operation::CubicEndTo(curve) => {
                let to = Point::new(curve.2.as_f64(), curve.3.as_f64());
                path.curve_to(Point::new(curve.0.as_f64(), curve.1.as_f64()), to, to);
            }
            Operation::ClosePath(_) => path.close(),
            Operation::ClipNonZero(_) | Operation::ClipEvenOdd(_) => path.clips = true,
            _ => return self.painting(operation, scope),
        }
        Ok(())
    }

    /// Paints the path; hands on what is another operation.
    fn painting(
        &mut self,
        operation: &Operation<'_, '_>,
        scope: &mut Scope<'_, 'a>,
    ) -> Result<(), Stop> {
        let painting = match operation {
            Operation::FillPathNonZero(_)
            | Operation::FillPathEvenOdd(_)
            | Operation::FillPathNonZeroCompatibility(_) => Painting::Fill,
            Operation::StrokePath(_) => Painting::Stroke,
            Operation::FillAndStrokeNonZero(_) | Operation::FillAndStrokeEvenOdd(_) => {
                Painting::Both
            }
            Operation::CloseAndStrokePath(_) => {
                self.path.close();
                Painting::Stroke
            }
            Operation::CloseFillAndStrokeNonZero(_) | Operation::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                Painting::Both
            }
            Operation::EndPath(_) => Painting::Nothing,
            _ => return self.other(operation, scope),
        };
        self.paint(painting);
        Ok(())
    }

    fn paint(&mut self, painting: Painting) {
        if self.mark().is_shown && !self.state.is_unseen {
            if matches!(painting, Painting::Fill | Painting::Both) {
                self.fill();
            }
            if matches!(painting, Painting::Stroke | Painting::Both)
                && let Some(colour) = self.state.stroke.seen()
            {
                let parts = parts(&self.path.elements);
                canvas(&self.state, colour, &mut self.content).stroke(parts, self.state.line_width);
            }
        }
        if self.path.clips && !self.path.is_empty() {
            let clip = self.state.transform * &self.path.elements;
            let bounds = rectangle(&clip).unwrap_or_else(|| clip.bounding_box());
            self.state.clip = self.state.clip.intersect(bounds);
        }
        self.path.clear();
    }

    /// Fills the path. One without width or height is drawn as a line by viewers, at least a dot thick.
    fn fill(&mut self) {
        let Some(colour) = self.state.fill.seen() else {
            return;
        };
        let [a, b, c, d, ..] = self.state.transform.as_coeffs();
        let (along, up) = (a.hypot(b), c.hypot(d));
        let elements = &self.path.elements;
        let parts = parts(elements);
        let bounds = match parts {
            Parts::Rect(rect) => rect,
            Parts::Path(path) => path.control_box(),
        };
        let is_flat = bounds.width() * along <= SAME || bounds.height() * up <= SAME;
        if !is_flat {
            canvas(&self.state, colour, &mut self.content).fill(parts);
            return;
        }
        let scale = narrow(along.max(up));
        let mut line = BezPath::new();
        line.move_to((bounds.x0, bounds.y0));
        line.line_to((bounds.x1, bounds.y1));
        let width = if scale > 0.0 { 1.0 / scale } else { 0.001 };
        canvas(&self.state, colour, &mut self.content).stroke(Parts::Path(&line), width);
    }

    /// Fills the clip with a shading.
    pub(super) fn shade(&mut self) {
        let clip = self.state.clip;
        let is_seen = self.mark().is_shown && !self.state.is_unseen;
        if is_seen && self.state.fill.is_opaque() && clip.area() > 0.0 {
            let canvas = Canvas {
                clip,
                transform: Affine::IDENTITY,
                colour: PATTERN,
                content: &mut self.content,
            };
            canvas.fill(Parts::Rect(clip));
        }
    }
}

/// Where the path is painted.
fn canvas<'c>(state: &State, colour: [u8; 3], content: &'c mut PageContent) -> Canvas<'c> {
    Canvas {
        clip: state.clip,
        transform: state.transform,
        colour,
        content,
    }
}

fn parts(path: &BezPath) -> Parts<'_> {
    rectangle(path).map_or(Parts::Path(path), Parts::Rect)
}

/// The rectangle along the axes that a path is; `None` for another.
fn rectangle(path: &BezPath) -> Option<Rect> {
    let corners = match *path.elements() {
        [
            PathEl::MoveTo(first),
            PathEl::LineTo(second),
            PathEl::LineTo(third),
            PathEl::LineTo(fourth),
            PathEl::ClosePath,
        ] => [first, second, third, fourth, first],
        [
            PathEl::MoveTo(first),
            PathEl::LineTo(second),
            PathEl::LineTo(third),
            PathEl::LineTo(fourth),
            PathEl::LineTo(last),
        ] if near(first.x, last.x) && near(first.y, last.y) => [first, second, third, fourth, last],
        _ => return None,
    };
    let mut upright_before = None;
    for side in corners.windows(2) {
        let (upright, level) = (near(side[0].x, side[1].x), near(side[0].y, side[1].y));
        if upright == level || upright_before == Some(upright) {
            return None;
        }
        upright_before = Some(upright);
    }
    Some(path.control_box())
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME
}
