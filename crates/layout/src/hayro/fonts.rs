//! Fonts of a file, each read once, and what their codes stand for, each asked once.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_cmap::{BfString, load_embedded};
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont,
};
use hayro_syntax::object::{Array, Dict, Name};

use super::narrow;
use crate::painted::Text;

/// The fonts of a file's pages so far.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
    loaded: Vec<LoadedFont<'a>>,
    /// The number of a font by where its dictionary stands in memory; `None` where it cannot be read.
    numbers: BTreeMap<(usize, usize), Option<usize>>,
    /// The number of the font for text without one.
    fallback: Option<usize>,
}

/// A font and what is known of its codes.
pub(super) struct LoadedFont<'a> {
    font: Font<'a>,
    pub(super) bold: bool,
    pub(super) horizontal: bool,
    /// It stands for a font that is not there: viewers show only ASCII letters in it.
    pub(super) is_fallback: bool,
    codes: Codes,
    /// The codes of one byte, or those of two by their first byte.
    rows: Vec<Option<Box<[Option<Letter>; ROW]>>>,
}

/// How many bytes the codes of a font have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codes {
    One,
    OneToFour,
}

/// Number of values of a byte.
const ROW: usize = 256;

/// What a code stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) text: Text,
    /// How far it moves, in ems: to the right, or up where text is vertical.
    pub(super) advance: f32,
    /// From the text's position to where the letter begins, in ems: not 0 for vertical text.
    pub(super) shift: (f32, f32),
    /// Whether the font tells no letter for it.
    pub(super) is_broken: bool,
    /// Whether word spacing is added to it: the code 32 of one byte.
    pub(super) is_word_space: bool,
    n_bytes: u8,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            resolver: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(load_embedded),
            loaded: Vec::new(),
            numbers: BTreeMap::new(),
            fallback: None,
        }
    }

    /// The number of the font that a dictionary describes, or of the one that stands for it.
    pub(super) fn number(&mut self, dict: &Dict<'a>) -> Option<usize> {
        let place = (dict.data().as_ptr().addr(), dict.data().len());
        if let Some(number) = self.numbers.get(&place) {
            return *number;
        }
        let font = self.cache.font(dict, &self.resolver, &self.cmaps);
        let number = match font {
            Some(font) => {
                let bold = is_bold(dict, &font);
                let subtype = dict.get::<Name<'_>>(b"Subtype");
                let codes = match subtype.as_deref() {
                    Some(b"Type0") => Codes::OneToFour,
                    _ => Codes::One,
                };
                Some(self.add(font, bold, codes))
            }
            None => self.fallback(),
        };
        self.numbers.insert(place, number);
        number
    }

    /// The number of the font for text without one: viewers take Helvetica.
    pub(super) fn fallback(&mut self) -> Option<usize> {
        if self.fallback.is_none() {
            let font = self
                .cache
                .standard_font(StandardFont::Helvetica, &self.resolver)?;
            let number = self.add(font, false, Codes::One);
            self.loaded[number].is_fallback = true;
            self.fallback = Some(number);
        }
        self.fallback
    }

    pub(super) fn get_mut(&mut self, number: usize) -> Option<&mut LoadedFont<'a>> {
        self.loaded.get_mut(number)
    }

    fn add(&mut self, font: Font<'a>, bold: bool, codes: Codes) -> usize {
        self.loaded.push(LoadedFont {
            horizontal: font.is_horizontal(),
            is_fallback: false,
            font,
            bold,
            codes,
            rows: Vec::new(),
        });
        self.loaded.len() - 1
    }
}

impl LoadedFont<'_> {
    /// What the first code of these bytes stands for, and how many of them it takes; `None` past their end.
    pub(super) fn letter(&mut self, bytes: &[u8]) -> Option<(Letter, usize)> {
        let (row, column) = match *bytes {
            [] => return None,
            [code, ..] if self.codes == Codes::One => (0, code),
            [first, second, ..] => (usize::from(first), second),
            [_] => {
                let letter = self.read(bytes);
                return Some((letter, usize::from(letter.n_bytes)));
            }
        };
        let known = self
            .rows
            .get(row)
            .and_then(Option::as_ref)
            .and_then(|codes| codes[usize::from(column)]);
        let letter = known.unwrap_or_else(|| self.learn(bytes, row, column));
        Some((letter, usize::from(letter.n_bytes)))
    }

    /// Reads a code and keeps what it stands for, unless that depends on more than its first two bytes.
    fn learn(&mut self, bytes: &[u8], row: usize, column: u8) -> Letter {
        let letter = self.read(bytes);
        if self.codes == Codes::One || letter.n_bytes == 2 {
            if self.rows.len() <= row {
                self.rows.resize_with(row + 1, || None);
            }
            let codes = self.rows[row].get_or_insert_with(|| Box::new([None; ROW]));
            codes[usize::from(column)] = Some(letter);
        }
        letter
    }

    fn read(&self, bytes: &[u8]) -> Letter {
        let font = &self.font;
        let (code, n_bytes) = font.read_code(bytes, 0);
        let glyph = font.glyph(font.map_code(code), code);
        let letters = match &glyph {
            FontGlyph::Outline(outline) => outline.as_unicode(),
            FontGlyph::Type3(type3) => type3.as_unicode(),
        };
        let mut text = Text::default();
        match letters {
            Some(BfString::Char(letter)) => {
                text.push(letter);
            }
            Some(BfString::String(letters)) => {
                letters.chars().all(|letter| text.push(letter));
            }
            None => {}
        }
        let is_untold = text.as_str().is_empty();
        let is_blank = is_untold && is_blank(&glyph);
        if is_untold {
            text = Text::from(if is_blank {
                ' '
            } else {
                char::REPLACEMENT_CHARACTER
            });
        }
        let advance = font.code_advance(code);
        let advance = if self.horizontal {
            advance.x
        } else {
            advance.y
        };
        let shift = font.origin_displacement(code);
        Letter {
            text,
            advance: narrow(advance / UNITS_PER_EM),
            shift: (
                narrow(shift.x / UNITS_PER_EM),
                narrow(shift.y / UNITS_PER_EM),
            ),
            is_broken: is_untold && !is_blank,
            is_word_space: code == 32 && n_bytes == 1,
            n_bytes: u8::try_from(n_bytes.max(1)).unwrap_or(1),
        }
    }
}

/// The units of a letter's width in an em.
const UNITS_PER_EM: f64 = 1000.0;

/// Whether a glyph prints nothing: fonts that tell no letters have spaces too.
fn is_blank(glyph: &FontGlyph<'_>) -> bool {
    match glyph {
        FontGlyph::Outline(outline) => outline.outline().is_empty(),
        FontGlyph::Type3(_) => false,
    }
}

/// Words for bold letters in the names of fonts, in lower case.
const BOLD_NAMES: [&str; 4] = ["bold", "black", "heavy", "demi"];

/// From this weight on letters are bold: 600 is `SemiBold`.
const BOLD_WEIGHT: u32 = 600;

/// The flag of a font descriptor by which a viewer must draw its letters bold.
const FORCE_BOLD: u32 = 1 << 18;

/// Whether a font is bold: by its name, by its descriptor, or by the font program in the file.
fn is_bold(dict: &Dict<'_>, font: &Font<'_>) -> bool {
    if dict
        .get::<Name<'_>>(b"BaseFont")
        .is_some_and(|name| is_bold_name(name.as_str()))
    {
        return true;
    }
    let descendant = dict
        .get::<Array<'_>>(b"DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = descendant
        .as_ref()
        .unwrap_or(dict)
        .get::<Dict<'_>>(b"FontDescriptor");
    let says_so = descriptor.is_some_and(|descriptor| {
        descriptor
            .get::<u32>(b"FontWeight")
            .is_some_and(|weight| weight >= BOLD_WEIGHT)
            || descriptor
                .get::<u32>(b"Flags")
                .is_some_and(|flags| flags & FORCE_BOLD != 0)
    });
    says_so
        || match font.glyph(font.map_code(0), 0) {
            FontGlyph::Outline(outline) => outline
                .font_data()
                .and_then(|data| data.weight)
                .is_some_and(|weight| weight >= BOLD_WEIGHT),
            FontGlyph::Type3(_) => false,
        }
}

fn is_bold_name(name: &str) -> bool {
    // The six letters before a plus are drawn by lot.
    let name = name.split_once('+').map_or(name, |(_, name)| name);
    let name = name.to_lowercase();
    BOLD_NAMES.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_bold_name;

    #[test]
    fn bold_names() {
        for (name, expected) in [
            ("BCDEEE+Calibri-Bold", true),
            ("Arial,Bold", true),
            ("Arial-Black", true),
            ("Myriad-SemiBold", true),
            ("BOLDAA+Calibri", false),
            ("TimesNewRomanPSMT", false),
        ] {
            assert_eq!(is_bold_name(name), expected, "{name}");
        }
    }
}
