//! What holds for any page, however odd: it gives a document, the same each time, with every seen letter in it once.

use mittari_document::Rect;
use mittari_layout::{Fill, Glyph, Options, PageContent, Rule, document_of};
use proptest::prelude::*;

/// Mostly places on a page, of a few values so that some coincide, and sometimes what a broken file may give.
fn coordinate() -> impl Strategy<Value = f32> {
    prop_oneof![
        20 => (0_u8..60).prop_map(|at| f32::from(at) * 10.0),
        4 => -50.0_f32..900.0,
        1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30]),
    ]
}

fn place() -> impl Strategy<Value = f32> {
    (0_u8..60).prop_map(|at| f32::from(at) * 10.0)
}

fn glyph() -> impl Strategy<Value = Glyph> {
    let letter = prop::sample::select(vec![
        'a', 'ä', ' ', '1', '¨', '\u{308}', '\u{AD}', '\u{FB01}',
    ]);
    let way = prop::sample::select(vec![
        (5.0, 0.0),
        (0.0, -5.0),
        (0.0, 0.0),
        (-5.0, 0.0),
        (3.0, 4.0),
    ]);
    let size = prop::sample::select(vec![10.0, 6.0, 0.0, 14.0]);
    (letter, coordinate(), coordinate(), way, size, any::<bool>()).prop_map(
        |(letter, x, y, (dx, dy), size, bold)| Glyph {
            text: letter.into(),
            x,
            y,
            dx,
            dy,
            size,
            bold,
            ..Glyph::default()
        },
    )
}

fn rect() -> impl Strategy<Value = Rect> {
    (coordinate(), coordinate(), coordinate(), coordinate()).prop_map(|(x0, y0, x1, y1)| Rect {
        x0,
        y0,
        x1,
        y1,
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let straight = (place(), place(), place(), any::<bool>()).prop_map(|(at, a, b, is_level)| {
        let (from, to) = (a.min(b), a.max(b));
        if is_level {
            Rect {
                x0: from,
                y0: at,
                x1: to,
                y1: at,
            }
        } else {
            Rect {
                x0: at,
                y0: from,
                x1: at,
                y1: to,
            }
        }
    });
    prop_oneof![9 => straight, 1 => rect()].prop_map(|rect| Rule {
        rect,
        thickness: 0.5,
        colour: [0; 3],
    })
}

fn fill() -> impl Strategy<Value = Fill> {
    let colour = prop::sample::select(vec![[255; 3], [0; 3], [200, 0, 0]]);
    (rect(), colour, any::<bool>()).prop_map(|(rect, colour, is_rectangle)| Fill {
        rect,
        colour,
        is_rectangle,
    })
}

prop_compose! {
    fn page()(
        glyphs in prop::collection::vec(glyph(), 0..120),
        rules in prop::collection::vec(rule(), 0..40),
        fills in prop::collection::vec(fill(), 0..12),
    ) -> PageContent {
        PageContent { width: 595.0, height: 842.0, glyphs, rules, fills, ..PageContent::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn any_page_gives_a_document(pages in prop::collection::vec(page(), 1..4)) {
        let (document, notes) =
            document_of(pages.clone(), &Options::default()).expect("there are pages");
        let is_unreadable = |note: &mittari_layout::Note| {
            note.kind == mittari_layout::NoteKind::UnreadablePage
        };
        prop_assert!(!notes.iter().any(is_unreadable), "a page could not be laid out");
        let (again, _) = document_of(pages, &Options::default()).expect("there are pages");
        prop_assert_eq!(document.text(), again.text());
        for table in document.ruled_tables() {
            let mut end = 0;
            let mut places = vec![false; table.n_rows * table.n_columns];
            for cell in &table.cells {
                prop_assert!(cell.lines.start >= end || cell.lines.is_empty());
                end = end.max(cell.lines.end);
                for row in cell.rows.clone() {
                    for column in cell.columns.clone() {
                        let place = &mut places[row * table.n_columns + column];
                        prop_assert!(!*place, "cells overlap");
                        *place = true;
                    }
                }
            }
            prop_assert!(places.iter().all(|place| *place), "a place without a cell");
        }
    }
}
