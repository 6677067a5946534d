//! Colours as an operation gives them, to red, green and blue.

use std::rc::Rc;

use hayro_syntax::object::{self, Array, Dict, Name, Object, Stream};

use super::functions::Function;
use super::mixture;
use crate::tolerance::OPAQUE_LEAST;

/// What a path or a letter is painted with.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    space: Space,
    /// Red, green, blue; `None` where nothing is painted.
    colour: Option<[u8; 3]>,
    /// 0 for transparent, 1 for opaque.
    pub(super) alpha: f32,
}

/// A pattern has many colours; grey stands for them.
pub(super) const PATTERN: [u8; 3] = [128; 3];

impl Default for Ink {
    fn default() -> Self {
        Self {
            space: Space::Grey,
            colour: Some([0; 3]),
            alpha: 1.0,
        }
    }
}

impl Ink {
    /// Its colour where it is seen.
    pub(super) fn seen(&self) -> Option<[u8; 3]> {
        self.colour.filter(|_| self.is_opaque())
    }

    pub(super) fn is_opaque(&self) -> bool {
        self.alpha >= OPAQUE_LEAST
    }

    /// Changes to a space, and to the colour with which it begins.
    pub(super) fn set_space(&mut self, space: Space) {
        self.colour = space.first();
        self.space = space;
    }

    /// Changes to a colour of a space.
    pub(super) fn set(&mut self, space: Space, parts: &[f32]) {
        self.colour = space.colour(parts);
        self.space = space;
    }

    /// Changes to another colour of its space.
    pub(super) fn set_colour(&mut self, parts: &[f32]) {
        self.colour = self.space.colour(parts);
    }

    pub(super) fn set_pattern(&mut self) {
        self.colour = Some(PATTERN);
    }
}

/// A colour space.
#[derive(Clone, Debug)]
pub(super) enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// Lightness and two axes of colour.
    Lab,
    Pattern,
    Indexed(Rc<[[u8; 3]]>),
    Tints(Rc<Tints>),
}

/// Colours of print, each between 0 and 1, and how they look without them.
#[derive(Debug)]
pub(super) struct Tints {
    len: usize,
    /// They print nothing.
    is_none: bool,
    alternate: Space,
    /// From tints to the alternate space; `None` where it cannot be told.
    function: Option<Function>,
}

/// Spaces inside spaces, at most: an index of tints of an alternate space is the deepest that makes sense.
const DEEPEST: usize = 4;

/// Colours in an index, at most.
const MOST_INDEXED: usize = 256;

impl Space {
    /// The space of a name that every file knows.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"DeviceGray" | b"G" | b"CalGray" => Self::Grey,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Self::Rgb,
            b"DeviceCMYK" | b"CMYK" | b"CalCMYK" => Self::Cmyk,
            b"Lab" => Self::Lab,
            b"Pattern" => Self::Pattern,
            _ => return None,
        })
    }

    /// The space that an object describes.
    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        Self::nested(object, DEEPEST)
    }

    fn nested(object: &Object<'_>, depth: usize) -> Option<Self> {
        let array = match object {
            Object::Name(name) => return Self::named(name),
            Object::Array(array) if depth > 0 => array,
            _ => return None,
        };
        let mut items = array.flex_iter();
        let name = items.next::<Name<'_>>()?;
        match &*name {
            b"ICCBased" => Self::of_profile(&items.next::<Stream<'_>>()?, depth),
            b"Indexed" | b"I" => Self::indexed(array, depth),
            b"Separation" | b"DeviceN" => Self::tints(array, depth),
            name => Self::named(name),
        }
    }

    /// The space of a colour profile, by the number of its parts: screens and printers differ less than the colours of a table.
    fn of_profile(profile: &Stream<'_>, depth: usize) -> Option<Self> {
        let dict: &Dict<'_> = profile.dict();
        match dict.get::<u32>(b"N") {
            Some(1) => Some(Self::Grey),
            Some(3) => Some(Self::Rgb),
            Some(4) => Some(Self::Cmyk),
            _ => Self::nested(&dict.get::<Object<'_>>(b"Alternate")?, depth - 1),
        }
    }

    fn indexed(array: &Array<'_>, depth: usize) -> Option<Self> {
        let mut items = array.flex_iter();
        items.next::<Name<'_>>()?;
        let base = Self::nested(&items.next::<Object<'_>>()?, depth - 1)?;
        let last = items.next::<u32>()?;
        let len = usize::try_from(last).ok()?.min(MOST_INDEXED - 1) + 1;
        let bytes = match items.next::<Stream<'_>>() {
            Some(stream) => stream.decoded_data().ok()?.into_owned(),
            None => items.next::<object::String<'_>>()?.to_vec(),
        };
        let colours = bytes.chunks_exact(base.n_parts()).take(len).map(|bytes| {
            let parts: Vec<f32> = bytes.iter().map(|&byte| f32::from(byte) / 255.0).collect();
            base.colour(&base.spread(&parts)).unwrap_or_default()
        });
        Some(Self::Indexed(colours.collect()))
    }

    fn tints(array: &Array<'_>, depth: usize) -> Option<Self> {
        let mut items = array.flex_iter();
        items.next::<Name<'_>>()?;
        let (len, is_none) = match items.next::<Object<'_>>()? {
            Object::Name(name) => (1, &*name == b"None"),
            Object::Array(names) => {
                let names: Vec<Name<'_>> = names.iter::<Name<'_>>().collect();
                (names.len(), names.iter().all(|name| &**name == b"None"))
            }
            _ => return None,
        };
        let alternate = Self::nested(&items.next::<Object<'_>>()?, depth - 1)?;
        let function = items
            .next::<Object<'_>>()
            .and_then(|object| Function::of(&object));
        Some(Self::Tints(Rc::new(Tints {
            len: len.max(1),
            is_none,
            alternate,
            function,
        })))
    }

    /// Number of parts of a colour.
    fn n_parts(&self) -> usize {
        match self {
            Self::Grey | Self::Pattern | Self::Indexed(_) => 1,
            Self::Rgb | Self::Lab => 3,
            Self::Cmyk => 4,
            Self::Tints(tints) => tints.len,
        }
    }

    /// Parts from 0 to 1, spread over the range of the space.
    fn spread(&self, parts: &[f32]) -> Vec<f32> {
        match (self, parts) {
            (Self::Lab, &[lightness, a, b]) => {
                vec![lightness * 100.0, a * 255.0 - 128.0, b * 255.0 - 128.0]
            }
            _ => parts.to_vec(),
        }
    }

    /// The colour with which a space begins.
    fn first(&self) -> Option<[u8; 3]> {
        match self {
            Self::Cmyk => self.colour(&[0.0, 0.0, 0.0, 1.0]),
            Self::Tints(tints) => self.colour(&vec![1.0; tints.len]),
            _ => self.colour(&[0.0; 3]),
        }
    }

    /// A colour as red, green and blue; `None` where it paints nothing. Parts that are missing are 0.
    fn colour(&self, parts: &[f32]) -> Option<[u8; 3]> {
        let part = |idx: usize| parts.get(idx).copied().unwrap_or(0.0);
        match self {
            Self::Grey => Some([byte(part(0)); 3]),
            Self::Rgb => Some([byte(part(0)), byte(part(1)), byte(part(2))]),
            Self::Cmyk => Some(mixture::colour([part(0), part(1), part(2), part(3)])),
            Self::Lab => Some(lab(part(0), part(1), part(2))),
            Self::Pattern => None,
            Self::Indexed(colours) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "kept within the index"
                )]
                let idx = (part(0) + 0.5).clamp(0.0, 255.0) as usize;
                Some(*colours.get(idx).or(colours.last())?)
            }
            Self::Tints(tints) => tints.colour(parts),
        }
    }
}

impl Tints {
    fn colour(&self, parts: &[f32]) -> Option<[u8; 3]> {
        if self.is_none {
            return None;
        }
        let mixed = self.function.as_ref().and_then(|function| {
            let parts = function.value(parts)?;
            self.alternate.colour(&parts)
        });
        // Where the colour of a tint cannot be told, more of it is darker.
        let most = parts.iter().copied().fold(0.0, f32::max);
        mixed.or(Some([byte(1.0 - most); 3]))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within a byte"
)]
pub(super) fn byte(part: f32) -> u8 {
    (part * 255.0 + 0.5).clamp(0.0, 255.0) as u8
}

/// A colour of CIE L*a*b* under the light of print (D50), as a screen shows it.
fn lab(lightness: f32, red: f32, yellow: f32) -> [u8; 3] {
    let middle = (lightness + 16.0) / 116.0;
    let linear = |value: f32| {
        if value > 6.0 / 29.0 {
            value.powi(3)
        } else {
            (value - 4.0 / 29.0) * 108.0 / 841.0
        }
    };
    let light = [
        0.9642 * linear(middle + red / 500.0),
        linear(middle),
        0.8249 * linear(middle - yellow / 200.0),
    ];
    SHOWN.map(|weights| {
        let weighted = weights
            .iter()
            .zip(light)
            .map(|(weight, part)| weight * part);
        let value: f32 = weighted.sum();
        byte(if value <= 0.003_130_8 {
            value * 12.92
        } else {
            1.055 * value.powf(1.0 / 2.4) - 0.055
        })
    })
}

/// From light (CIE XYZ under D50) to the red, green and blue of a screen (sRGB).
const SHOWN: [[f32; 3]; 3] = [
    [3.1339, -1.6169, -0.4906],
    [-0.9788, 1.9161, 0.0335],
    [0.0719, -0.2290, 1.4052],
];
