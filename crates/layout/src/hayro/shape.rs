//! Paths to lines along an axis and to filled areas.

use hayro_font::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::narrow;
use crate::painted::{Fill, PageContent, Rule};
use crate::tolerance::{RULE_THICKEST, WHITE};

/// A path, or the rectangle that the interpreter has recognized in one.
#[derive(Clone, Copy)]
pub(super) enum Parts<'p> {
    Path(&'p BezPath),
    Rect(Rect),
}

/// Where shapes are painted, and how.
pub(super) struct Canvas<'c> {
    pub(super) clip: Rect,
    pub(super) transform: Affine,
    pub(super) colour: [u8; 3],
    pub(super) content: &'c mut PageContent,
}

/// A stroke slanted by less than this, in points from end to end, is straight.
const SLANT: f64 = 0.75;

impl Canvas<'_> {
    pub(super) fn fill(mut self, parts: Parts<'_>) {
        self.filled(parts);
    }

    pub(super) fn stroke(mut self, parts: Parts<'_>, width: f32) {
        self.stroked(parts, width);
    }

    fn filled(&mut self, parts: Parts<'_>) {
        match parts {
            Parts::Rect(rect) if is_upright(self.transform) => {
                self.area(self.transform.transform_rect_bbox(rect), true);
            }
            Parts::Rect(rect) => self.area(self.transform.transform_rect_bbox(rect), false),
            Parts::Path(path) => match rectangles(path, self.transform) {
                Some(rects) => self.areas(&rects),
                None => {
                    self.area(
                        self.transform.transform_rect_bbox(path.bounding_box()),
                        false,
                    );
                }
            },
        }
    }

    /// Rectangles of one path. A rectangle right inside another leaves a frame: some programs draw borders so.
    fn areas(&mut self, rects: &[Rect]) {
        if let &[first, second] = rects {
            let (outer, inner) = if first.area() >= second.area() {
                (first, second)
            } else {
                (second, first)
            };
            let most = f64::from(RULE_THICKEST);
            let margins = [
                inner.x0 - outer.x0,
                inner.y0 - outer.y0,
                outer.x1 - inner.x1,
                outer.y1 - inner.y1,
            ];
            if margins.iter().all(|margin| (0.0..=most).contains(margin)) {
                for side in [
                    Rect::new(outer.x0, outer.y0, inner.x0, outer.y1),
                    Rect::new(inner.x1, outer.y0, outer.x1, outer.y1),
                    Rect::new(outer.x0, outer.y0, outer.x1, inner.y0),
                    Rect::new(outer.x0, inner.y1, outer.x1, outer.y1),
                ] {
                    self.area(side, true);
                }
                return;
            }
        }
        for rect in rects {
            self.area(*rect, true);
        }
    }

    fn area(&mut self, area: Rect, is_rectangle: bool) {
        let cut = area.intersect(self.clip);
        let (width, height) = (narrow(cut.width()), narrow(cut.height()));
        if !is_rectangle || width.min(height) >= RULE_THICKEST {
            if width > 0.0 && height > 0.0 {
                self.content.fills.push(Fill {
                    rect: page_rect(cut),
                    colour: self.colour,
                    is_rectangle,
                });
            }
            return;
        }
        // A dot of a dotted border is as wide as high: only its neighbours tell which way the border runs.
        let middle = cut.center();
        if width >= height {
            self.rule(
                Point::new(cut.x0, middle.y),
                Point::new(cut.x1, middle.y),
                height,
            );
        }
        if height >= width {
            self.rule(
                Point::new(middle.x, cut.y0),
                Point::new(middle.x, cut.y1),
                width,
            );
        }
    }

    fn stroked(&mut self, parts: Parts<'_>, width: f32) {
        let scale = self.transform.determinant().abs().sqrt();
        let thickness = width * narrow(scale);
        match parts {
            Parts::Rect(rect) => {
                let corners = [
                    Point::new(rect.x0, rect.y0),
                    Point::new(rect.x1, rect.y0),
                    Point::new(rect.x1, rect.y1),
                    Point::new(rect.x0, rect.y1),
                ]
                .map(|corner| self.transform * corner);
                for side in 0..4 {
                    self.line(corners[side], corners[(side + 1) % 4], thickness);
                }
            }
            Parts::Path(path) => {
                let (mut start, mut at) = (Point::ZERO, Point::ZERO);
                for element in path.elements() {
                    let to = match *element {
                        PathEl::MoveTo(to) => {
                            start = self.transform * to;
                            at = start;
                            continue;
                        }
                        PathEl::LineTo(to) => self.transform * to,
                        PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                            at = self.transform * to;
                            continue;
                        }
                        PathEl::ClosePath => start,
                    };
                    self.line(at, to, thickness);
                    at = to;
                }
            }
        }
    }

    fn line(&mut self, from: Point, to: Point, thickness: f32) {
        let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        if dx.min(dy) > SLANT || dx.max(dy) <= 0.0 {
            return;
        }
        // A short stroke as thick as a cell is high is a filled rectangle in disguise.
        if thickness >= RULE_THICKEST {
            let half = f64::from(thickness) / 2.0;
            let (across, up) = if dx >= dy { (0.0, half) } else { (half, 0.0) };
            self.area(Rect::from_points(from, to).inflate(across, up), true);
            return;
        }
        let middle = from.midpoint(to);
        let (from, to) = if dx >= dy {
            (Point::new(from.x, middle.y), Point::new(to.x, middle.y))
        } else {
            (Point::new(middle.x, from.y), Point::new(middle.x, to.y))
        };
        self.rule(from, to, thickness);
    }

    fn rule(&mut self, from: Point, to: Point, thickness: f32) {
        if self.colour.iter().all(|part| *part >= WHITE) {
            return;
        }
        let line = Rect::from_points(from, to);
        // Half of a border's ink may lie outside the clip that is its cell.
        let clip = self.clip.inflate(1.0, 1.0);
        let (x0, x1) = (line.x0.max(clip.x0), line.x1.min(clip.x1));
        let (y0, y1) = (line.y0.max(clip.y0), line.y1.min(clip.y1));
        if x0 <= x1 && y0 <= y1 {
            self.content.rules.push(Rule {
                rect: page_rect(Rect::new(x0, y0, x1, y1)),
                thickness,
                colour: self.colour,
            });
        }
    }
}

/// The rectangles along the axes that a path consists of; `None` where it has another part.
fn rectangles(path: &BezPath, transform: Affine) -> Option<Vec<Rect>> {
    if !is_upright(transform) {
        return None;
    }
    let mut rects = Vec::new();
    let mut corners: Vec<Point> = Vec::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                if corners.len() > 1 {
                    rects.push(rectangle(&corners)?);
                }
                corners.clear();
                corners.push(transform * to);
            }
            PathEl::LineTo(to) => {
                if corners.len() > MOST_CORNERS {
                    return None;
                }
                corners.push(transform * to);
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => return None,
            PathEl::ClosePath => {}
        }
    }
    if corners.len() > 1 {
        rects.push(rectangle(&corners)?);
    }
    Some(rects)
}

/// A rectangle whose first corner is named twice at its end.
const MOST_CORNERS: usize = 5;

/// The rectangle that these corners go around; `None` for another shape.
fn rectangle(corners: &[Point]) -> Option<Rect> {
    let near = |value: f64, edge: f64| (value - edge).abs() < 0.1;
    let rect = corners
        .iter()
        .fold(Rect::from_points(corners[0], corners[0]), |rect, corner| {
            rect.union_pt(*corner)
        });
    let is_corner = |point: &Point| {
        (near(point.x, rect.x0) || near(point.x, rect.x1))
            && (near(point.y, rect.y0) || near(point.y, rect.y1))
    };
    let is_along = |pair: &[Point]| near(pair[0].x, pair[1].x) || near(pair[0].y, pair[1].y);
    ((4..=MOST_CORNERS).contains(&corners.len())
        && corners.iter().all(is_corner)
        && corners.windows(2).all(is_along))
    .then_some(rect)
}

/// Whether a transform keeps rectangles along the axes.
fn is_upright(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    let tiny = 1e-3 * (a.abs() + b.abs() + c.abs() + d.abs());
    (b.abs() <= tiny && c.abs() <= tiny) || (a.abs() <= tiny && d.abs() <= tiny)
}

fn page_rect(rect: Rect) -> mittari_document::Rect {
    mittari_document::Rect {
        x0: narrow(rect.x0),
        y0: narrow(rect.y0),
        x1: narrow(rect.x1),
        y1: narrow(rect.y1),
    }
}
