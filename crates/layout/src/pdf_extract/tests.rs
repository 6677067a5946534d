//! The second reader over small files.

use std::time::Duration;

use super::*;
use crate::made::{Made, pages as made_pages};
use crate::{Fill, Rule};

fn read(bytes: &[u8]) -> Result<Vec<Option<PageContent>>, ErrorKind> {
    let options = Options {
        deadline: Some(Instant::now() + Duration::from_secs(20)),
        ..Options::default()
    };
    let mut pages = open(bytes, &options).map_err(|error| error.kind())?;
    let mut read = Vec::new();
    loop {
        match pages.next() {
            Next::Page(page) => read.push(page.map(|page| *page)),
            Next::End => return Ok(read),
            Next::TimedOut => return Err(ErrorKind::TimedOut),
        }
    }
}

fn page(content: &str) -> PageContent {
    let mut pages = read(&made_pages(Made::default(), &[content], "")).expect("it is whole");
    pages.pop().flatten().expect("it is read")
}

fn words(page: &PageContent) -> String {
    page.glyphs
        .iter()
        .map(|glyph| glyph.text.as_str())
        .collect()
}

#[test]
fn text_is_read_however_it_is_written() {
    let rows = [
        (
            "BT /F1 10 Tf 20 50 Td (K\\344ynnit 4,5) Tj ET",
            "Käynnit 4,5",
        ),
        ("BT /F1 10 Tf 20 50 Td 12 TL (4,3) Tj (4,5) ' ET", "4,34,5"),
        ("BT /F1 10 Tf 20 50 Td 1 2 (4,5) \" ET", "4,5"),
        ("BT /F1 10 Tf [(4) -120 (,5)] TJ ET", "4,5"),
        (
            "BT /F1 10 Tf (4) Tj 3 Tr (salattu) Tj 0 Tr (,5) Tj ET",
            "4,5",
        ),
        ("BT /F1 10 Tf q 3 Tr Q (4,5) Tj ET Q Q (!) Tj", "4,5!"),
        // What would make the package fail is left out.
        (
            "1 0 cm /X gs /Y cs 1 scn BT /F1 10 Tf 5 Td (4,5) Tj (6) TJ 7 Tj /Z Do ET",
            "4,5",
        ),
    ];
    for (content, expected) in rows {
        assert_eq!(words(&page(content)), expected, "{content}");
    }
}

#[test]
fn glyphs_have_their_place_and_size() {
    let page = page("2 0 0 2 10 10 cm BT /F1 5 Tf 20 30 Td (45) Tj ET");
    let glyph = page.glyphs[1];
    let digit = 0.556 * 10.0;
    assert_eq!((page.width, page.height), (200.0, 100.0));
    assert_eq!(glyph.text.as_str(), "5");
    for (got, expected) in [
        (glyph.x, 50.0 + digit),
        (glyph.y, 30.0),
        (glyph.dx, digit),
        (glyph.dy, 0.0),
        (glyph.size, 10.0),
    ] {
        assert!((got - expected).abs() < 0.01, "{got} for {expected}");
    }
}

#[test]
fn areas_and_lines_have_their_colours() {
    let area = |colour| {
        let rect = mittari_document::Rect {
            x0: 10.0,
            y0: 50.0,
            x1: 60.0,
            y1: 80.0,
        };
        vec![Fill {
            rect,
            colour,
            is_rectangle: true,
        }]
    };
    let rows = [
        ("1 0 0 rg 10 20 50 30 re f", area([255, 0, 0])),
        ("0.5 g 10 20 50 30 re f*", area([128, 128, 128])),
        ("0 0 1 0 k 10 20 50 30 re B", area([255, 255, 0])),
        (
            "/DeviceRGB cs 0 1 0 scn 10 20 m 60 20 l 60 50 l 10 50 l b",
            area([0, 255, 0]),
        ),
        ("/Pattern cs /P scn 10 20 50 30 re f", area([255, 255, 255])),
        ("/DeviceRGB cs 10 20 50 30 re f", area([0, 0, 0])),
        ("q 1 0 0 rg Q 10 20 50 30 re f", area([0, 0, 0])),
        ("10 20 50 30 re W n", vec![]),
    ];
    for (content, fills) in rows {
        assert_eq!(page(content).fills, fills, "{content}");
    }
    let across = mittari_document::Rect {
        x0: 10.0,
        y0: 80.0,
        x1: 60.0,
        y1: 80.0,
    };
    let rows = [
        ("0 0 1 RG 10 20 m 60 20 l S", 0.5),
        ("0 0 1 rg 10 19 50 2 re f", 2.0),
    ];
    for (content, thickness) in rows {
        let rule = Rule {
            rect: across,
            thickness,
            colour: [0, 0, 255],
        };
        assert_eq!(page(content).rules, [rule], "{content}");
    }
    assert_eq!(page("10 20 50 30 re s").rules.len(), 4);
    assert!(!page("10 20 m 20 60 60 60 60 20 c f").fills[0].is_rectangle);
}

#[test]
fn forms_are_painted_where_they_are_called() {
    let mut made = Made::default();
    let form = made.next();
    made.stream(
        &format!("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 5 5] /BBox [0 0 9 9] /Resources << /XObject << /A {form} 0 R >> >>"),
        b"1 0 0 rg 0 0 20 20 re f /A Do Q Q",
    );
    let bytes = made_pages(
        made,
        &["q 1 0 0 1 30 30 cm /A Do Q /A Do"],
        &format!("/A {form} 0 R"),
    );
    let pages = read(&bytes).expect("it is whole");
    let page = pages[0].as_ref().expect("it is read");
    let corners: Vec<(f32, f32)> = page
        .fills
        .iter()
        .map(|fill| (fill.rect.x0, fill.rect.y1))
        .collect();
    assert_eq!(corners, [(35.0, 65.0), (5.0, 95.0)]);
}

#[test]
fn a_page_on_which_the_reader_fails_costs_no_other() {
    let good = "BT /F1 10 Tf (4,5) Tj ET";
    let bytes = made_pages(Made::default(), &[good, "BT (no font) Tj ET", good], "");
    let pages = read(&bytes).expect("it is whole");
    let words: Vec<Option<String>> = pages.iter().map(|page| page.as_ref().map(words)).collect();
    assert_eq!(
        words,
        [Some("4,5".to_owned()), None, Some("4,5".to_owned())]
    );
}

#[test]
fn what_is_no_file_is_an_error() {
    let rows: &[(&[u8], ErrorKind)] = &[
        (b"", ErrorKind::Damaged),
        (b"%PDF-1.7\n", ErrorKind::Damaged),
        (&made_pages(Made::default(), &[], ""), ErrorKind::NoPages),
    ];
    for (bytes, kind) in rows {
        assert_eq!(
            read(bytes),
            Err(*kind),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn time_that_is_over_is_told() {
    let bytes = made_pages(Made::default(), &["BT /F1 10 Tf (4,5) Tj ET"], "");
    let options = Options {
        deadline: Some(Instant::now()),
        ..Options::default()
    };
    assert_eq!(
        open(&bytes, &options).map_err(|error| error.kind()).err(),
        Some(ErrorKind::TimedOut)
    );
}

#[test]
fn a_page_past_a_limit_is_not_read_in_part() {
    let mut made = Made::default();
    let mut form = made.stream("/Subtype /Form", b"0 0 20 20 re f");
    for _ in 0..20 {
        form = made.stream(
            &format!("/Subtype /Form /Resources << /XObject << /A {form} 0 R >> >>"),
            b"/A Do",
        );
    }
    let bytes = made_pages(made, &["0 0 9 9 re f /A Do"], &format!("/A {form} 0 R"));
    assert_eq!(read(&bytes), Ok(vec![None]), "forms too deep");
    let limits = Limits {
        stream_bytes: 10,
        ..Limits::default()
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let bytes = made_pages(Made::default(), &["0 0 9 9 re f"], "");
    let mut pages = open(&bytes, &options).expect("it is whole");
    assert!(
        matches!(pages.next(), Next::Page(None)),
        "a stream too long"
    );
}

#[test]
fn pictures_are_counted() {
    let mut made = Made::default();
    let picture = made.stream("/Subtype /Image /Width 1 /Height 1", b"\x80");
    let bytes = made_pages(made, &["/A Do /A Do"], &format!("/A {picture} 0 R"));
    let pages = read(&bytes).expect("it is whole");
    assert_eq!(pages[0].as_ref().map(|page| page.n_pictures), Some(2));
}
