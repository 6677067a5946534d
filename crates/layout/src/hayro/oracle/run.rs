//! Glyphs of the interpreter to glyphs of a page.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::Affine;

use crate::hayro::narrow;
use crate::painted::{Glyph, Text};

/// The units of a glyph's width in an em.
const UNITS_PER_EM: f64 = 1000.0;

/// Whether letters are stretched to the widths that the file tells.
///
/// Letters of a font that is not in the file are drawn with another, each stretched to the width of the missing one, and hayro gives
/// the stretched transform together with the right width: the product is wrong. That differs from letter to letter. A run whose
/// letters are all equally wide may also be condensed on purpose; then the runs before it decide.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch {
    is_seen: bool,
}

/// Squared ratios of width to height closer than this are equal.
const SAME: f64 = 2e-3;

impl Stretch {
    pub(super) fn is_on(&mut self, run: &GlyphRun<'_, '_>) -> bool {
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for glyph in run.glyphs() {
            let [along_x, along_y, up_x, up_y, ..] = glyph.transform().as_coeffs();
            let height = up_x * up_x + up_y * up_y;
            if height > 0.0 {
                let ratio = (along_x * along_x + along_y * along_y) / height;
                least = least.min(ratio);
                most = most.max(ratio);
            }
        }
        let differs = most - least > SAME;
        self.is_seen |= differs;
        differs || self.is_seen && (most - 1.0).abs() > SAME
    }
}

/// What the glyphs of a run share.
pub(super) struct RunStyle {
    pub(super) colour: [u8; 3],
    pub(super) bold: bool,
    pub(super) mcid: Option<u32>,
    /// Its letters are drawn wider or narrower than they are, see [`Stretch`].
    pub(super) stretched: bool,
    pub(super) vertical: bool,
}

/// A glyph where it is painted, and whether its font tells no letter for it.
pub(super) fn painted(glyph: &FontGlyph<'_>, at: Affine, style: &RunStyle) -> (Glyph, bool) {
    let [along_x, along_y, up_x, up_y, x, y] = at.as_coeffs();
    let mut text = Text::default();
    match glyph.as_unicode() {
        Some(BfString::Char(letter)) => {
            text.push(letter);
        }
        Some(BfString::String(letters)) => {
            letters.chars().all(|letter| text.push(letter));
        }
        None => {}
    }
    let mut is_broken = text.as_str().is_empty();
    if is_broken && is_blank(glyph) {
        text.push(' ');
        is_broken = false;
    } else if is_broken {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let scale = if up_x == 0.0 {
        up_y.abs()
    } else {
        up_x.hypot(up_y)
    };
    let size = scale * UNITS_PER_EM;
    let advance = match glyph {
        FontGlyph::Outline(outline) => outline.advance_width(),
        FontGlyph::Type3(type3) => type3.advance_width(),
    };
    let mut advance = f64::from(advance.unwrap_or(0.0));
    if style.stretched {
        let drawn = along_x.hypot(along_y);
        advance *= if drawn > 0.0 { scale / drawn } else { 1.0 };
    }
    let (dx, dy) = if style.vertical {
        (-up_x * UNITS_PER_EM, -up_y * UNITS_PER_EM)
    } else {
        (along_x * advance, along_y * advance)
    };
    let glyph = Glyph {
        text,
        x: narrow(x),
        y: narrow(y),
        dx: narrow(dx),
        dy: narrow(dy),
        size: narrow(size),
        bold: style.bold,
        colour: style.colour,
        mcid: style.mcid,
        hidden: false,
    };
    (glyph, is_broken)
}

/// Whether a glyph prints nothing: fonts that tell no letters have spaces too.
fn is_blank(glyph: &FontGlyph<'_>) -> bool {
    match glyph {
        FontGlyph::Outline(outline) => outline.outline().is_empty(),
        FontGlyph::Type3(_) => false,
    }
}

/// Whether a glyph's font is bold. Only fonts that are embedded as TrueType or CFF tell.
pub(super) fn is_bold(glyph: &FontGlyph<'_>) -> bool {
    let FontGlyph::Outline(outline) = glyph else {
        return false;
    };
    let Some(font) = outline.font_data() else {
        return false;
    };
    font.weight.is_some_and(|weight| weight >= 600)
        || font
            .postscript_name
            .is_some_and(|name| ["Bold", "Black", "Heavy"].iter().any(|w| name.contains(w)))
}
