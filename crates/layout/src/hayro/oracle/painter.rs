//! Listens to the interpreter and keeps what a page paints.

use std::panic::resume_unwind;
use std::time::Instant;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{BezPath, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use super::run::{RunStyle, Stretch, is_bold, painted};
use crate::hayro::narrow;
use crate::hayro::shape;
use crate::options::Limits;
use crate::painted::{Glyph, PageContent};
use crate::tolerance::OPAQUE_LEAST;

/// The reason to stop in the middle of a page. The interpreter offers no way out but unwinding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Limit,
    Deadline,
}

/// Calls between two looks at the clock.
const CALLS_A_LOOK: u32 = 1024;

/// Keeps what one page paints.
pub(super) struct Painter {
    pub(super) content: PageContent,
    limits: Limits,
    deadline: Option<Instant>,
    calls: u32,
    clips: Vec<Rect>,
    /// For each open group, whether it is seen.
    groups: Vec<bool>,
    /// For each open marked content, its own number or that of the content around it.
    marked: Vec<Option<u32>>,
    /// Where the last filled run of glyphs began: hayro gives a run that is filled and stroked twice.
    filled: Option<(f32, f32, usize)>,
    stretch: Stretch,
}

impl Painter {
    pub(super) fn new(page: Rect, limits: Limits, deadline: Option<Instant>) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "pages are small")]
        let content = PageContent {
            width: page.width() as f32,
            height: page.height() as f32,
            ..PageContent::default()
        };
        Self {
            content,
            limits,
            deadline,
            calls: 0,
            clips: vec![page],
            groups: Vec::new(),
            marked: Vec::new(),
            filled: None,
            stretch: Stretch::default(),
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn is_seen(&self) -> bool {
        self.groups.last().copied().unwrap_or(true)
    }

    /// Leaves the page where it is too long or takes too long.
    fn check(&mut self) {
        let content = &self.content;
        let n_shapes = content.rules.len() + content.fills.len();
        let depth = self
            .clips
            .len()
            .max(self.groups.len())
            .max(self.marked.len());
        if content.glyphs.len() > self.limits.glyphs
            || n_shapes > self.limits.shapes
            || self.calls >= self.limits.operations
            || depth > self.limits.nesting.saturating_mul(NESTING_FACTOR)
        {
            resume_unwind(Box::new(Stop::Limit));
        }
        self.calls += 1;
        if self.calls.is_multiple_of(CALLS_A_LOOK)
            && self
                .deadline
                .is_some_and(|deadline| Instant::now() > deadline)
        {
            resume_unwind(Box::new(Stop::Deadline));
        }
    }

    fn push_clip(&mut self, rect: Rect) {
        let clip = self.clip().intersect(rect);
        self.clips.push(clip);
    }

    fn shape(&mut self, props: &DrawProps<'_>, mode: &DrawMode, parts: shape::Parts<'_>) {
        self.check();
        if !self.is_seen() {
            return;
        }
        let Some(colour) = seen_colour(&props.paint) else {
            return;
        };
        let clip = self.clip();
        let canvas = shape::Canvas {
            clip,
            transform: props.transform,
            colour,
            content: &mut self.content,
        };
        match mode {
            DrawMode::Fill(_) => canvas.fill(parts),
            DrawMode::Stroke(stroke) => canvas.stroke(parts, stroke.line_width),
            DrawMode::FillAndStroke(_, stroke) => {
                canvas.stroke(parts, stroke.line_width);
            }
            DrawMode::Invisible => {}
        }
    }
}

/// Every form opens a clip and mostly a group beside its own level, and tagged files mark each span in each paragraph.
const NESTING_FACTOR: usize = 4;

impl<'a> Device<'a> for Painter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(&props, mode, shape::Parts::Path(path));
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(&props, mode, shape::Parts::Rect(*rect));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.check();
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.check();
        self.push_clip(*rect);
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        _mask: Option<SoftMask<'a>>,
        _mode: BlendMode,
    ) {
        self.check();
        self.groups.push(self.is_seen() && opacity >= OPAQUE_LEAST);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        draw_mode: &DrawMode,
    ) {
        self.check();
        let colour = seen_colour(&props.paint);
        let hidden =
            matches!(draw_mode, DrawMode::Invisible) || colour.is_none() || !self.is_seen();
        let style = RunStyle {
            colour: colour.unwrap_or_default(),
            bold: run.glyphs().first().is_some_and(|glyph| is_bold(glyph)),
            mcid: self.marked.last().copied().flatten(),
            stretched: self.stretch.is_on(run),
            vertical: run.writing_mode() == WritingMode::Vertical,
        };
        let at = run.glyphs().first().map(|glyph| {
            let [.., x, y] = (props.transform * glyph.transform()).as_coeffs();
            (narrow(x), narrow(y), run.glyphs().len())
        });
        match draw_mode {
            DrawMode::Stroke(_) if at.is_some() && at == self.filled => return,
            DrawMode::Fill(_) => self.filled = at,
            _ => {}
        }
        let clip = self.clip();
        for positioned in run.glyphs() {
            let (glyph, is_broken) =
                painted(positioned, props.transform * positioned.transform(), &style);
            let hidden = hidden || !holds_middle(clip, &glyph);
            self.content.n_broken += u32::from(is_broken && !hidden);
            self.content.glyphs.push(Glyph { hidden, ..glyph });
        }
    }

    fn draw_image(&mut self, _image: Image<'a, '_>, _props: ImageDrawProps<'a>) {
        self.check();
        if self.is_seen() && self.clip().area() > 0.0 {
            self.content.n_pictures += 1;
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        self.check();
        let own = properties.and_then(|properties| properties.get::<u32>(b"MCID"));
        self.marked
            .push(own.or(self.marked.last().copied().flatten()));
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

/// Whether the middle of a glyph lies inside the clip: text wider than its cell is cut off there.
fn holds_middle(clip: Rect, glyph: &Glyph) -> bool {
    let (x, y) = glyph.middle();
    clip.contains((f64::from(x), f64::from(y)))
}

/// The colour of a paint that is seen. A pattern has many; grey stands for them.
fn seen_colour(paint: &Paint<'_>) -> Option<[u8; 3]> {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
            (f32::from(alpha) / 255.0 >= OPAQUE_LEAST).then_some([red, green, blue])
        }
        Paint::Pattern(_) => Some([128; 3]),
    }
}
