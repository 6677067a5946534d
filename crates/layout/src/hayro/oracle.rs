//! The same pages as `hayro-interpret` follows them, to check the interpreter here against.

mod made;
mod painter;
mod run;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};
use mittari_document::Rect as PageRect;

use super::File;
use crate::options::{Limits, Options};
use crate::painted::PageContent;
use painter::Painter;

/// Letters stand at the same place within so many points.
const SAME_LETTER: f32 = 0.1;

/// Lines and filled areas are the same within so many points.
const SAME_SHAPE: f32 = 0.5;

/// Parts of a colour are the same within so much: profiles of screens and printers are not followed here.
const SAME_COLOUR: u8 = 24;

/// What a page paints, by the oracle.
fn expected<'f>(file: &'f File, idx: usize, cache: &InterpreterCache<'f>) -> PageContent {
    let page = &file.pdf.pages()[idx];
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut painter = Painter::new(bounds, Limits::default(), None);
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    // What the oracle has read where it fails is compared all the same.
    let _outcome = catch_unwind(AssertUnwindSafe(|| {
        let xref = file.pdf.xref();
        let mut context = Context::new(transform, bounds, cache, xref, settings);
        interpret_page(page, &mut context, &mut painter);
    }));
    painter.content
}

/// Where two pages differ, in words; nothing where they do not.
fn differences(ours: &PageContent, theirs: &PageContent) -> Vec<String> {
    let mut found = Vec::new();
    let mut counts = |what: &str, ours: usize, theirs: usize| {
        if ours != theirs {
            found.push(format!("{ours} {what}, expected {theirs}"));
        }
    };
    counts("glyphs", ours.glyphs.len(), theirs.glyphs.len());
    counts("rules", ours.rules.len(), theirs.rules.len());
    counts("fills", ours.fills.len(), theirs.fills.len());
    let pictures = [ours.n_pictures, theirs.n_pictures].map(|n| usize::try_from(n).unwrap_or(0));
    counts("pictures", pictures[0], pictures[1]);
    for (idx, (ours, theirs)) in ours.glyphs.iter().zip(&theirs.glyphs).enumerate() {
        let far = |one: f32, other: f32| (one - other).abs() > SAME_LETTER;
        let is_same = ours.text == theirs.text
            && ours.hidden == theirs.hidden
            && ours.mcid == theirs.mcid
            && is_same_colour(ours.colour, theirs.colour)
            && !far(ours.x, theirs.x)
            && !far(ours.y, theirs.y)
            && !far(ours.dx, theirs.dx)
            && !far(ours.dy, theirs.dy)
            && !far(ours.size, theirs.size);
        if !is_same {
            found.push(format!("glyph {idx} {ours:?}, expected {theirs:?}"));
            break;
        }
    }
    for (idx, (ours, theirs)) in ours.rules.iter().zip(&theirs.rules).enumerate() {
        if !is_same_rect(ours.rect, theirs.rect)
            || (ours.thickness - theirs.thickness).abs() > SAME_SHAPE
            || !is_same_colour(ours.colour, theirs.colour)
        {
            found.push(format!("rule {idx} {ours:?}, expected {theirs:?}"));
            break;
        }
    }
    for (idx, (ours, theirs)) in ours.fills.iter().zip(&theirs.fills).enumerate() {
        if !is_same_rect(ours.rect, theirs.rect)
            || ours.is_rectangle != theirs.is_rectangle
            || !is_same_colour(ours.colour, theirs.colour)
        {
            found.push(format!("fill {idx} {ours:?}, expected {theirs:?}"));
            break;
        }
    }
    found
}

fn is_same_rect(one: PageRect, other: PageRect) -> bool {
    [
        (one.x0, other.x0),
        (one.y0, other.y0),
        (one.x1, other.x1),
        (one.y1, other.y1),
    ]
    .iter()
    .all(|(one, other)| (one - other).abs() <= SAME_SHAPE)
}

fn is_same_colour(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter()
        .zip(&other)
        .all(|(one, other)| one.abs_diff(*other) <= SAME_COLOUR)
}

/// Where a file's pages differ, each with its number.
fn check(bytes: &[u8]) -> Vec<String> {
    let options = Options::default();
    let file = match File::open(bytes, &options) {
        Ok(file) => file,
        Err(error) => return vec![error.to_string()],
    };
    let mut found = Vec::new();
    let mut idx = 0;
    let cache = InterpreterCache::new();
    let outcome = file.each_page(&options, &mut |ours| {
        let theirs = expected(&file, idx, &cache);
        idx += 1;
        let differences = differences(ours, &theirs);
        found.extend(
            differences
                .iter()
                .map(|words| format!("page {idx}: {words}")),
        );
    });
    if let Err(error) = outcome {
        found.push(error.to_string());
    }
    found
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the fixtures")]
fn fixtures_paint_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf");
    let mut n_files = 0;
    for entry in fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("a fixture").path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            n_files += 1;
            let bytes = fs::read(&path).expect("a fixture");
            let found = check(&bytes);
            assert!(found.is_empty(), "{}: {found:#?}", path.display());
        }
    }
    assert!(n_files > 0);
}
