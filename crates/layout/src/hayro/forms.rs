//! Objects that are painted by name: pictures, and forms with operations of their own.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Dict, Name, Stream};
use hayro_syntax::page::Resources;

use super::interpreter::{Interpreter, Stop};
use super::unpack;

/// Forms inside forms, at most: producers nest a handful.
const FORMS_DEEPEST: usize = 50;

impl<'a> Interpreter<'a, '_> {
    /// Paints an object that the resources name.
    pub(super) fn object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
    ) -> Result<(), Stop> {
        if !self.mark().is_shown {
            return Ok(());
        }
        let Some(stream) = resources.get_x_object(name) else {
            return Ok(());
        };
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        if !self.layers.shows(dict, b"OC") {
            return Ok(());
        }
        match subtype.as_deref() {
            Some(b"Form") => self.form(&stream, resources),
            Some(b"Image") => {
                self.picture(dict);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Counts a picture that is seen.
    pub(super) fn picture(&mut self, dict: &Dict<'_>) {
        let state = &self.state;
        let has = |short: &[u8], long: &[u8]| {
            dict.get::<u32>(short)
                .or_else(|| dict.get::<u32>(long))
                .is_some_and(|size| size > 0)
        };
        if self.mark().is_shown
            && !state.is_unseen
            && state.fill.is_opaque()
            && state.clip.area() > 0.0
            && has(b"W", b"Width")
            && has(b"H", b"Height")
        {
            self.content.n_pictures += 1;
        }
    }

    /// Paints a form. One that is inside itself is painted once.
    fn form(&mut self, stream: &Stream<'a>, around: &Resources<'a>) -> Result<(), Stop> {
        let id = stream.obj_id();
        if self.forms.contains(&id) {
            return Ok(());
        }
        if self.forms.len() >= FORMS_DEEPEST.min(self.limits.nesting) {
            return Err(Stop::Limit);
        }
        let rest = self.limits.stream_bytes.saturating_sub(self.n_unpacked);
        if unpack::exceeds_one(stream, rest) {
            return Err(Stop::Limit);
        }
        let Ok(bytes) = stream.decoded_data() else {
            return Ok(());
        };
        self.n_unpacked += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let dict = stream.dict();
        let resources = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let outer = self.state.clone();
        self.enter(dict);
        self.forms.push(id);
        self.path.clear();
        self.run(TypedIter::new(&bytes), resources.as_ref().unwrap_or(around))?;
        self.forms.pop();
        self.state = outer;
        Ok(())
    }

    /// Changes the state to that at the beginning of a form.
    fn enter(&mut self, dict: &Dict<'_>) {
        let state = &mut self.state;
        if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
            state.transform *= Affine::new(matrix);
        }
        if dict.get::<Dict<'_>>(b"Group").is_some() {
            state.is_unseen |= !state.fill.is_opaque();
            (state.fill.alpha, state.stroke.alpha) = (1.0, 1.0);
        }
        if let Some([x0, y0, x1, y1]) = dict.get::<[f64; 4]>(b"BBox") {
            let bounds = Rect::from_points((x0, y0), (x1, y1));
            state.clip = state
                .clip
                .intersect(state.transform.transform_rect_bbox(bounds));
        }
    }
}
