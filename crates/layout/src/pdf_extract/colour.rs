//! Colours brought down to grey, red-green-blue and the four of print, which the package can tell.

use super::library::{ColorSpace, Document, Object};
use super::number;

/// A space of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// From black to white.
    #[default]
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black.
    Cmyk,
    /// One ink, from none to full.
    Ink,
    /// Patterns, tables of colours and whatever else: which colour it is cannot be told.
    Unknown,
}

/// Where the colour is not known: white, which nobody takes for the colour of a cell.
const UNKNOWN: [u8; 3] = [255; 3];

/// The space of an operator such as `rg`.
pub(super) fn device(operator: &str) -> Space {
    match operator {
        "g" | "G" => Space::Grey,
        "rg" | "RG" => Space::Rgb,
        _ => Space::Cmyk,
    }
}

impl Space {
    /// The space that a name or an entry of the resources stands for.
    pub(super) fn of(document: &Document, object: &Object) -> Self {
        let Ok((_, object)) = document.dereference(object) else {
            return Self::Unknown;
        };
        let list = object
            .as_array()
            .map_or(std::slice::from_ref(object), Vec::as_slice);
        let Some(Object::Name(family)) = list.first() else {
            return Self::Unknown;
        };
        match family.as_slice() {
            b"DeviceGray" | b"CalGray" => Self::Grey,
            b"DeviceRGB" | b"CalRGB" => Self::Rgb,
            b"DeviceCMYK" => Self::Cmyk,
            b"Separation" => Self::Ink,
            b"ICCBased" => {
                let profile = list.get(1).and_then(|it| document.dereference(it).ok());
                let n = profile
                    .and_then(|(_, it)| it.as_stream().ok()?.dict.get(b"N").ok()?.as_i64().ok());
                match n {
                    Some(1) => Self::Grey,
                    Some(3) => Self::Rgb,
                    Some(4) => Self::Cmyk,
                    _ => Self::Unknown,
                }
            }
            _ => Self::Unknown,
        }
    }

    /// The name of a space that the package knows, and the colour in it.
    pub(super) fn written(self, operands: &[Object]) -> (&'static [u8], Vec<Object>) {
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        let (name, numbers): (&[u8], _) = match (self, &numbers[..]) {
            (Self::Grey, [_]) => (b"DeviceGray", numbers),
            (Self::Ink, [ink]) => (b"DeviceGray", vec![1.0 - ink]),
            (Self::Rgb, [_, _, _]) => (b"DeviceRGB", numbers),
            (Self::Cmyk, [_, _, _, _]) => (b"DeviceCMYK", numbers),
            _ => (b"Pattern", Vec::new()),
        };
        #[expect(clippy::cast_possible_truncation, reason = "shares of 1")]
        let operands = numbers.into_iter().map(|share| Object::Real(share as f32));
        (name, operands.collect())
    }
}

/// Red, green, blue of a colour as the package tells it.
pub(super) fn rgb(space: &ColorSpace, colour: &[f64]) -> [u8; 3] {
    match (space, colour) {
        (ColorSpace::DeviceGray, []) => [0; 3],
        (ColorSpace::DeviceGray, [grey]) => [byte(*grey); 3],
        (ColorSpace::DeviceRGB, [red, green, blue]) => [byte(*red), byte(*green), byte(*blue)],
        (ColorSpace::DeviceCMYK, [cyan, magenta, yellow, black]) => {
            [cyan, magenta, yellow].map(|ink| byte((1.0 - ink) * (1.0 - black)))
        }
        _ => UNKNOWN,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is clamped before"
)]
fn byte(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_by_name_and_by_entry() {
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let rows = [
            (name("DeviceRGB"), Space::Rgb),
            (name("Pattern"), Space::Unknown),
            (
                Object::Array(vec![name("Separation"), name("Black")]),
                Space::Ink,
            ),
            (Object::Array(vec![name("CalGray")]), Space::Grey),
            (
                Object::Array(vec![name("ICCBased"), Object::Null]),
                Space::Unknown,
            ),
            (Object::Array(vec![]), Space::Unknown),
        ];
        for (object, space) in rows {
            assert_eq!(Space::of(&Document::new(), &object), space, "{object:?}");
        }
    }

    #[test]
    fn colours_become_red_green_blue() {
        let rows: &[(ColorSpace, &[f64], [u8; 3])] = &[
            (ColorSpace::DeviceGray, &[], [0, 0, 0]),
            (ColorSpace::DeviceGray, &[1.0], [255, 255, 255]),
            (ColorSpace::DeviceRGB, &[1.0, 0.5, 0.0], [255, 128, 0]),
            (ColorSpace::DeviceCMYK, &[0.0, 1.0, 1.0, 0.0], [255, 0, 0]),
            (ColorSpace::DeviceCMYK, &[0.0, 0.0, 0.0, 2.0], [0, 0, 0]),
            (ColorSpace::DeviceRGB, &[1.0], UNKNOWN),
            (ColorSpace::Pattern, &[], UNKNOWN),
        ];
        for (space, colour, expected) in rows {
            assert_eq!(rgb(space, colour), *expected, "{colour:?}");
        }
        let (name, operands) = Space::Ink.written(&[Object::Real(0.25)]);
        assert_eq!(
            (name, operands),
            (&b"DeviceGray"[..], vec![Object::Real(0.75)])
        );
    }
}
