//! Where a page stands, and a page made to stand alone: the package looks for what a page inherits without end, and numbers all pages anew
//! for each that it is asked for.

use mittari_document::Rect;

use super::library::{Dictionary, Document, Object, ObjectId, Stream};
use super::number;

/// How far up what a page inherits is looked for. Real trees are three or four levels high.
const MOST_PARENTS: usize = 64;
/// A4, where a page does not say.
const USUAL: [f64; 4] = [0.0, 0.0, 595.0, 842.0];
/// Pages are at most 14,400 units wide and high.
const MOST_POINTS: f64 = 14_400.0;

/// Numbers that no object of a file has.
const SPARE_IDS: [ObjectId; 3] = [(u32::MAX, 0), (u32::MAX - 1, 0), (u32::MAX - 2, 0)];

/// The visible part of a page and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// Left, bottom, right, top, in the page's own coordinates.
    bounds: [f64; 4],
    /// Quarter turns clockwise, 0 to 3.
    turns: u8,
}

impl Frame {
    /// The frame of a page; `None` where it has no area.
    pub(super) fn of(document: &Document, page: ObjectId) -> Option<Self> {
        let media =
            inherited(document, page, b"MediaBox").and_then(|found| bounds(document, found));
        let media = media.unwrap_or(USUAL);
        let crop = inherited(document, page, b"CropBox").and_then(|found| bounds(document, found));
        let within = |crop: [f64; 4]| {
            let [left, bottom, right, top] = media;
            let cut = [
                crop[0].max(left),
                crop[1].max(bottom),
                crop[2].min(right),
                crop[3].min(top),
            ];
            (cut[0] < cut[2] && cut[1] < cut[3]).then_some(cut)
        };
        let bounds = crop.and_then(within).unwrap_or(media);
        let degrees = inherited(document, page, b"Rotate").and_then(number);
        let turns = match degrees.unwrap_or_default().rem_euclid(360.0) {
            90.0 => 1,
            180.0 => 2,
            270.0 => 3,
            _ => 0,
        };
        let is_page = bounds[0] < bounds[2] && bounds[1] < bounds[3];
        is_page.then_some(Self { bounds, turns })
    }

    /// Width and height as shown.
    pub(super) fn size(self) -> (f32, f32) {
        let [left, bottom, right, top] = self.bounds;
        let (width, height) = (points(right - left), points(top - bottom));
        if self.is_on_its_side() {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Whether what is level on the page stands upright as shown.
    pub(super) fn is_on_its_side(self) -> bool {
        self.turns % 2 == 1
    }

    /// A point of the page as shown, from its top left.
    pub(super) fn place(self, x: f64, y: f64) -> (f32, f32) {
        let [left, bottom, right, top] = self.bounds;
        let (x, y) = match self.turns {
            0 => (x - left, top - y),
            1 => (y - bottom, x - left),
            2 => (right - x, y - bottom),
            _ => (top - y, right - x),
        };
        (points(x), points(y))
    }

    /// A way across the page as shown.
    pub(super) fn way(self, dx: f64, dy: f64) -> (f32, f32) {
        let (dx, dy) = match self.turns {
            0 => (dx, -dy),
            1 => (dy, dx),
            2 => (-dx, dy),
            _ => (-dy, -dx),
        };
        (points(dx), points(dy))
    }

    /// The rectangle around two points.
    pub(super) fn rect(self, one: (f64, f64), other: (f64, f64)) -> Rect {
        let (one, other) = (self.place(one.0, one.1), self.place(other.0, other.1));
        Rect {
            x0: one.0.min(other.0),
            y0: one.1.min(other.1),
            x1: one.0.max(other.0),
            y1: one.1.max(other.1),
        }
    }
}

/// Makes the page the only one of the document, with a content of its own and nothing to inherit.
pub(super) fn stand_alone(document: &mut Document, page: ObjectId, content: Content) -> Option<()> {
    let [content_id, pages_id, catalog_id] = SPARE_IDS;
    let pages = [
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Kids", Object::Array(vec![Object::Reference(page)])),
        ("Count", Object::Integer(1)),
    ];
    let catalog = [
        ("Type", Object::Name(b"Catalog".to_vec())),
        ("Pages", Object::Reference(pages_id)),
    ];
    let objects = &mut document.objects;
    objects.insert(pages_id, Object::Dictionary(pages.into_iter().collect()));
    objects.insert(
        catalog_id,
        Object::Dictionary(catalog.into_iter().collect()),
    );
    let stream = Stream::new(Dictionary::new(), content.bytes);
    objects.insert(content_id, Object::Stream(stream));
    document.trailer.set("Root", Object::Reference(catalog_id));
    let resources = [("Font", Object::Dictionary(content.fonts))];
    let dict = document.get_object_mut(page).ok()?.as_dict_mut().ok()?;
    dict.set("Contents", Object::Reference(content_id));
    dict.set(
        "Resources",
        Object::Dictionary(resources.into_iter().collect()),
    );
    dict.set(
        "MediaBox",
        USUAL.map(|side| Object::Real(points(side))).to_vec(),
    );
    dict.remove(b"ArtBox");
    Some(())
}

/// What a page paints, the fonts that it names, and how many pictures it has.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    pub(super) fonts: Dictionary,
    pub(super) n_pictures: u32,
}

/// The value that a page has itself or from the nodes over it.
pub(super) fn inherited<'d>(
    document: &'d Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'d Object> {
    let mut id = page;
    for _ in 0..MOST_PARENTS {
        let dict = document.get_dictionary(id).ok()?;
        if let Ok(found) = dict.get_deref(key, document) {
            return Some(found);
        }
        id = dict.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

/// Left, bottom, right, top of a rectangle given by any two corners.
fn bounds(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let sides: Vec<f64> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|side| number(document.dereference(side).ok()?.1))
        .collect();
    let [x0, y0, x1, y1] = <[f64; 4]>::try_from(sides).ok()?;
    let (left, bottom) = (x0.min(x1), y0.min(y1));
    let right = x0.max(x1).min(left + MOST_POINTS);
    let top = y0.max(y1).min(bottom + MOST_POINTS);
    (left < right && bottom < top).then_some([left, bottom, right, top])
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "points of a page; what is too large becomes infinite"
)]
fn points(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_page_is_shown_from_its_top_left() {
        let bounds = [10.0, 20.0, 110.0, 220.0];
        let rows = [
            (0, (100.0, 200.0), (5.0, 170.0), (1.0, 0.0)),
            (1, (200.0, 100.0), (30.0, 5.0), (0.0, 1.0)),
            (2, (100.0, 200.0), (95.0, 30.0), (-1.0, 0.0)),
            (3, (200.0, 100.0), (170.0, 95.0), (0.0, -1.0)),
        ];
        for (turns, size, place, way) in rows {
            let frame = Frame { bounds, turns };
            assert_eq!(frame.size(), size);
            assert_eq!(frame.place(15.0, 50.0), place, "{turns}");
            assert_eq!(frame.way(1.0, 0.0), way, "{turns}");
        }
    }

    #[test]
    fn what_is_inherited_in_a_circle_is_not_found() {
        let mut document = Document::new();
        let circle = [("Parent", Object::Reference((1, 0)))];
        document
            .objects
            .insert((1, 0), Object::Dictionary(circle.into_iter().collect()));
        assert_eq!(inherited(&document, (1, 0), b"MediaBox"), None);
        let frame = Frame::of(&document, (1, 0)).expect("A4");
        assert_eq!(frame.size(), (595.0, 842.0));
    }
}
