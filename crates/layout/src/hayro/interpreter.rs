//! Follows the operations of a page and keeps what they paint.

use std::collections::BTreeMap;
use std::time::Instant;

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Operation;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier};
use hayro_syntax::page::Resources;

use super::colours::{Ink, Space};
use super::fonts::Fonts;
use super::marks::{Layers, Mark, UNMARKED};
use super::narrow;
use super::paths::Path;
use super::state::{Saved, State};
use crate::options::{Limits, Options};
use crate::painted::PageContent;

/// The reason to stop in the middle of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Limit,
    Deadline,
}

/// Operations between two looks at the clock.
const OPERATIONS_A_LOOK: u32 = 1024;

/// Tagged files mark each span in each paragraph, so that marks lie deeper than forms.
const MARKS_FACTOR: usize = 4;

/// Follows the operations of one page.
pub(super) struct Interpreter<'a, 'p> {
    pub(super) content: PageContent,
    /// Bytes of operations so far.
    pub(super) n_unpacked: u64,
    pub(super) fonts: &'p mut Fonts<'a>,
    pub(super) layers: &'p Layers,
    pub(super) limits: Limits,
    deadline: Option<Instant>,
    n_operations: u32,
    pub(super) state: State,
    saved: Saved,
    marks: Vec<Mark>,
    pub(super) path: Path,
    /// The area of the letters to which the page is clipped at the end of the text.
    pub(super) letter_clip: Option<Rect>,
    /// Bytes of a string, kept for the next.
    pub(super) buffer: Vec<u8>,
    /// The forms around.
    pub(super) forms: Vec<ObjectIdentifier>,
}

/// What the operations of one stream refer to: names, and the marks and states that began in it.
pub(super) struct Scope<'r, 'a> {
    resources: &'r Resources<'a>,
    fonts: BTreeMap<Vec<u8>, Option<usize>>,
    spaces: BTreeMap<Vec<u8>, Space>,
    settings: BTreeMap<Vec<u8>, Settings>,
    n_marks: usize,
    n_saved: usize,
}

/// What a dictionary of the graphics state sets.
#[derive(Clone, Copy, Default)]
struct Settings {
    line_width: Option<f32>,
    fill_alpha: Option<f32>,
    stroke_alpha: Option<f32>,
    /// The number of a font and its size.
    font: Option<(Option<usize>, f64)>,
}

impl<'a, 'p> Interpreter<'a, 'p> {
    pub(super) fn new(
        page: Rect,
        fonts: &'p mut Fonts<'a>,
        layers: &'p Layers,
        options: &Options<'_>,
    ) -> Self {
        Self {
            content: PageContent {
                width: narrow(page.width()),
                height: narrow(page.height()),
                ..PageContent::default()
            },
            n_unpacked: 0,
            fonts,
            layers,
            limits: options.limits,
            deadline: options.deadline,
            n_operations: 0,
            state: State::new(Affine::IDENTITY, page),
            saved: Saved::default(),
            marks: Vec::new(),
            path: Path::default(),
            letter_clip: None,
            buffer: Vec::new(),
            forms: Vec::new(),
        }
    }

    /// Follows the operations of a stream.
    pub(super) fn run(
        &mut self,
        mut operations: TypedIter<'_>,
        resources: &Resources<'a>,
    ) -> Result<(), Stop> {
        let mut scope = Scope {
            resources,
            fonts: BTreeMap::new(),
            spaces: BTreeMap::new(),
            settings: BTreeMap::new(),
            n_marks: self.marks.len(),
            n_saved: self.saved.len(),
        };
        while let Some(operation) = operations.next() {
            self.check()?;
            self.text(&operation, &mut scope)?;
        }
        self.path.clear();
        self.marks.truncate(scope.n_marks);
        self.saved.truncate(scope.n_saved);
        Ok(())
    }

    /// Leaves the page where it is too long or takes too long.
    fn check(&mut self) -> Result<(), Stop> {
        let content = &self.content;
        let limits = &self.limits;
        if self.n_operations >= limits.operations
            || content.glyphs.len() > limits.glyphs
            || content.rules.len() + content.fills.len() > limits.shapes
        {
            return Err(Stop::Limit);
        }
        self.n_operations += 1;
        let is_late = || self.deadline.is_some_and(|end| Instant::now() > end);
        if self.n_operations.is_multiple_of(OPERATIONS_A_LOOK) && is_late() {
            return Err(Stop::Deadline);
        }
        Ok(())
    }

    /// The marked content around.
    pub(super) fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or(UNMARKED)
    }

    /// What builds no path and shows no text.
    pub(super) fn other(
        &mut self,
        operation: &Operation<'_, '_>,
        scope: &mut Scope<'_, 'a>,
    ) -> Result<(), Stop> {
        match operation {
            Operation::SaveState(_) => self.saved.push(&self.state),
            Operation::RestoreState(_) => {
                if let Some(state) = self.saved.pop(scope.n_saved) {
                    self.state = state;
                }
            }
            Operation::Transform(by) => {
                self.state.transform *= Affine::new([
                    by.0.as_f64(),
                    by.1.as_f64(),
                    by.2.as_f64(),
                    by.3.as_f64(),
                    by.4.as_f64(),
                    by.5.as_f64(),
                ]);
            }
            Operation::LineWidth(width) => self.state.line_width = width.0.as_f32(),
            Operation::SetGraphicsState(named) => {
                let settings = scope.settings(named.0, self.fonts);
                self.set(settings);
            }
            Operation::BeginMarkedContent(_) => self.begin_mark(self.mark())?,
            Operation::BeginMarkedContentWithProperties(begin) => {
                let mark = self.marked(begin.0, begin.1, scope.resources);
                self.begin_mark(mark)?;
            }
            Operation::EndMarkedContent(_) => {
                if self.marks.len() > scope.n_marks {
                    self.marks.pop();
                }
            }
            Operation::XObject(named) => return self.object(named.0, scope.resources),
            Operation::InlineImage(image) => self.picture(image.0.dict()),
            Operation::Shading(named) => {
                if scope.resources.get_shading(named.0).is_some() {
                    self.shade();
                }
            }
            _ => self.colour(operation, scope),
        }
        Ok(())
    }

    fn set(&mut self, settings: Settings) {
        let state = &mut self.state;
        state.line_width = settings.line_width.unwrap_or(state.line_width);
        state.fill.alpha = settings.fill_alpha.unwrap_or(state.fill.alpha);
        state.stroke.alpha = settings.stroke_alpha.unwrap_or(state.stroke.alpha);
        if let Some(font) = settings.font {
            (state.text.font, state.text.size) = font;
        }
    }

    fn begin_mark(&mut self, mark: Mark) -> Result<(), Stop> {
        if self.marks.len() >= self.limits.nesting.saturating_mul(MARKS_FACTOR) {
            return Err(Stop::Limit);
        }
        self.marks.push(mark);
        Ok(())
    }

    /// The mark with properties that stand there or that the resources name.
    fn marked(&self, tag: &Name<'_>, properties: &Object<'_>, resources: &Resources<'a>) -> Mark {
        let around = self.mark();
        let (mcid, is_shown) = match properties {
            Object::Name(name) => (
                resources
                    .properties
                    .get::<Dict<'_>>(name)
                    .and_then(|dict| dict.get::<u32>(b"MCID")),
                &**tag != b"OC" || self.layers.shows(&resources.properties, name),
            ),
            Object::Dict(dict) => (
                dict.get::<u32>(b"MCID"),
                &**tag != b"OC" || self.layers.shows(dict, b"OC"),
            ),
            _ => (None, true),
        };
        Mark {
            mcid: mcid.or(around.mcid),
            is_shown: around.is_shown && is_shown,
        }
    }

    /// Changes a colour; other operations paint nothing and change nothing that is kept.
    fn colour(&mut self, operation: &Operation<'_, '_>, scope: &mut Scope<'_, 'a>) {
        let State { fill, stroke, .. } = &mut self.state;
        match operation {
            Operation::NonStrokeColorDeviceGray(to) => fill.set(Space::Grey, &[to.0.as_f32()]),
            Operation::StrokeColorDeviceGray(to) => stroke.set(Space::Grey, &[to.0.as_f32()]),
            Operation::NonStrokeColorDeviceRgb(to) => {
                fill.set(Space::Rgb, &[to.0, to.1, to.2].map(|part| part.as_f32()));
            }
            Operation::StrokeColorDeviceRgb(to) => {
                stroke.set(Space::Rgb, &[to.0, to.1, to.2].map(|part| part.as_f32()));
            }
            Operation::NonStrokeColorCmyk(to) => {
                let parts = [to.0, to.1, to.2, to.3].map(|part| part.as_f32());
                fill.set(Space::Cmyk, &parts);
            }
            Operation::StrokeColorCmyk(to) => {
                let parts = [to.0, to.1, to.2, to.3].map(|part| part.as_f32());
                stroke.set(Space::Cmyk, &parts);
            }
            Operation::ColorSpaceNonStroke(named) => fill.set_space(scope.space(named.0)),
            Operation::ColorSpaceStroke(named) => stroke.set_space(scope.space(named.0)),
            Operation::NonStrokeColor(to) => set_parts(fill, &to.0),
            Operation::StrokeColor(to) => set_parts(stroke, &to.0),
            Operation::NonStrokeColorNamed(to) => {
                set_parts(fill, &to.0);
                if to.1.is_some_and(|name| scope.has_pattern(name)) {
                    fill.set_pattern();
                }
            }
            Operation::StrokeColorNamed(to) => {
                set_parts(stroke, &to.0);
                if to.1.is_some_and(|name| scope.has_pattern(name)) {
                    stroke.set_pattern();
                }
            }
            _ => {}
        }
    }
}

/// Parts of a colour, at most, as PDF says for inks of print.
const MOST_PARTS: usize = 32;

fn set_parts(ink: &mut Ink, numbers: &[Number]) {
    let mut parts = [0.0; MOST_PARTS];
    let len = numbers.len().min(MOST_PARTS);
    for (part, number) in parts.iter_mut().zip(numbers) {
        *part = number.as_f32();
    }
    ink.set_colour(&parts[..len]);
}

impl<'a> Scope<'_, 'a> {
    /// The number of a font by its name; that of the one for text without a font where there is none.
    pub(super) fn font(&mut self, name: &Name<'_>, fonts: &mut Fonts<'a>) -> Option<usize> {
        if let Some(number) = self.fonts.get(&**name) {
            return *number;
        }
        let number = match self.resources.get_font(name) {
            Some(dict) => fonts.number(&dict),
            None => fonts.fallback(),
        };
        self.fonts.insert(name.to_vec(), number);
        number
    }

    /// A colour space by its name; grey where it is none.
    fn space(&mut self, name: &Name<'_>) -> Space {
        if let Some(space) = Space::named(name).or_else(|| self.spaces.get(&**name).cloned()) {
            return space;
        }
        let object = self.resources.get_color_space(name);
        let space = object
            .and_then(|object| Space::of(&object))
            .unwrap_or(Space::Grey);
        self.spaces.insert(name.to_vec(), space.clone());
        space
    }

    fn has_pattern(&self, name: &Name<'_>) -> bool {
        self.resources.get_pattern(name).is_some()
    }

    fn settings(&mut self, name: &Name<'_>, fonts: &mut Fonts<'a>) -> Settings {
        if let Some(settings) = self.settings.get(&**name) {
            return *settings;
        }
        let dict = self.resources.get_ext_g_state(name);
        let settings = dict.map_or_else(Settings::default, |dict| Settings {
            line_width: dict.get::<f32>(b"LW"),
            fill_alpha: dict.get::<f32>(b"ca"),
            stroke_alpha: dict.get::<f32>(b"CA"),
            font: dict.get::<Array<'_>>(b"Font").and_then(|font| {
                let mut items = font.flex_iter();
                let dict = items.next::<Dict<'a>>()?;
                let size = items.next::<Number>()?.as_f64();
                Some((fonts.number(&dict), size))
            }),
        });
        self.settings.insert(name.to_vec(), settings);
        settings
    }
}
