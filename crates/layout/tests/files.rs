//! Small files made by hand, each with one oddity of the format.

use std::time::{Duration, Instant};

use mittari_layout::{Error, ErrorKind, Limits, NoteKind, Options, Reading, content, read};

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A file of one page: what its dictionary holds besides the usual, what it paints, and further objects, counted from 6.
fn file(page: &str, content: &str, objects: &[&str]) -> Vec<u8> {
    let mut bodies = vec![
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>> >> >>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R{page}>>"
        ),
        stream("", content),
        format!("<</Font<</F1 {FONT}>>/XObject<</X1 6 0 R>>/Properties<</O1 6 0 R>> >>"),
    ];
    bodies.extend(objects.iter().map(|&object| object.to_owned()));
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, body) in (1..).zip(&bodies) {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj {body} endobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for offset in &offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = offsets.len() + 1;
    bytes.extend(
        format!("trailer <</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

fn stream(dictionary: &str, content: &str) -> String {
    let length = content.len();
    format!("<<{dictionary}/Length {length}>> stream\n{content}\nendstream")
}

fn text(reading: &Reading) -> Vec<&str> {
    (0..reading.document.lines().len())
        .map(|idx| reading.document.line_words(idx))
        .collect()
}

fn kinds(reading: &Reading) -> Vec<NoteKind> {
    reading.notes.iter().map(|note| note.kind).collect()
}

fn check(name: &str, bytes: &[u8], lines: &[&str], notes: &[NoteKind]) {
    let reading = read(bytes, &Options::default()).expect("it is a PDF");
    assert_eq!(text(&reading), lines, "{name}");
    assert_eq!(kinds(&reading), notes, "{name}");
}

#[test]
fn what_is_seen_is_read() {
    let line = "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET";
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 200 50]/Matrix[1 0 0 1 100 600]/Resources 5 0 R",
        "BT /F1 12 Tf 0 10 Td (lomake) Tj ET",
    );
    let group = "<</Type/OCG/Name(piilo)>>";
    for (name, content, object, expected, notes) in [
        ("a line", line.to_owned(), "null", vec!["Tavoite"], vec![]),
        (
            "a form",
            format!("{line} /X1 Do"),
            &form,
            vec!["Tavoite", "lomake"],
            vec![],
        ),
        (
            "an invisible layer",
            format!("/OC /O1 BDC BT /F1 12 Tf 100 650 Td (piilossa) Tj ET EMC {line}"),
            group,
            vec!["Tavoite"],
            vec![],
        ),
        (
            "text without ink",
            format!("{line} BT /F1 12 Tf 3 Tr 100 650 Td (haamuteksti) Tj ET"),
            "null",
            vec!["Tavoite"],
            vec![NoteKind::HiddenText],
        ),
        (
            "text outside its clip",
            format!(
                "{line} q 100 640 60 30 re W n BT /F1 12 Tf 100 650 Td (nakyva leikattu pois) Tj ET Q"
            ),
            "null",
            vec!["Tavoite", "nakyva leik"],
            vec![NoteKind::HiddenText],
        ),
        (
            "filled and stroked text",
            "BT /F1 12 Tf 2 Tr 100 700 Td (Tavoite) Tj ET".to_owned(),
            "null",
            vec!["Tavoite"],
            vec![],
        ),
        (
            "text turned by half",
            "BT /F1 12 Tf -1 0 0 -1 300 700 Tm (nurin) Tj ET".to_owned(),
            "null",
            vec!["nurin"],
            vec![],
        ),
    ] {
        check(name, &file("", &content, &[object]), &expected, &notes);
    }
}

#[test]
fn places_are_those_of_the_page_as_it_is_shown() {
    let upright = "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET";
    let turned = "BT /F1 12 Tf 0 1 -1 0 142 100 Tm (Tavoite) Tj ET";
    for (page, content) in [
        ("", upright),
        (
            "/MediaBox[-50 -50 545 792]",
            "BT /F1 12 Tf 50 650 Td (Tavoite) Tj ET",
        ),
        ("/CropBox[0 0 500 842]", upright),
        ("/MediaBox[0 0 842 595]/Rotate 90", turned),
    ] {
        let reading = read(&file(page, content, &["null"]), &Options::default()).expect("a PDF");
        let placed = reading.document.placed_line(0).expect("a line");
        assert!((placed.rect.x0 - 100.0).abs() < 0.1, "{page}: {placed:?}");
        assert!(
            (placed.rect.y1 - 142.0 - 12.0 * 0.22).abs() < 0.1,
            "{page}: {placed:?}"
        );
    }
}

#[test]
fn borders_of_many_programs_make_cells() {
    let words = "BT /F1 10 Tf 55 705 Td (yksi) Tj 100 0 Td (kaksi) Tj ET";
    for (name, borders) in [
        (
            "strokes",
            "50 700 m 250 700 l S 50 720 m 250 720 l S 50 700 m 50 720 l S 150 700 m 150 720 l S 250 700 m 250 720 l S",
        ),
        ("stroked rectangles", "50 700 100 20 re 150 700 100 20 re S"),
        (
            "thin fills",
            "50 699.5 200 1 re 50 719.5 200 1 re 49.5 700 1 20 re 149.5 700 1 20 re 249.5 700 1 20 re f",
        ),
        (
            "filled cells",
            "0.8 g 50 700 99.5 20 re f 0.7 g 150 700 100 20 re f 0 g",
        ),
        (
            "frames of two rectangles",
            "50 700 100 20 re 50.5 700.5 99 19 re f* 150 700 100 20 re 150.5 700.5 99 19 re f*",
        ),
        ("dashes", "[2 2] 0 d 50 700 100 20 re 150 700 100 20 re S"),
    ] {
        let bytes = file("", &format!("{borders} {words}"), &["null"]);
        let reading = read(&bytes, &Options::default()).expect("it is a PDF");
        let tables = reading.document.ruled_tables();
        assert_eq!(tables.len(), 1, "{name}");
        assert_eq!((tables[0].n_rows, tables[0].n_columns), (1, 2), "{name}");
        assert_eq!(text(&reading), ["yksi", "kaksi"], "{name}");
    }
}

#[test]
fn limits_keep_what_was_read() {
    let mut content = "BT /F1 12 Tf 100 700 Td (alku) Tj ET ".to_owned();
    content.push_str(&"BT /F1 12 Tf 100 600 Td (loppu) Tj ET ".repeat(100));
    let bytes = file("", &content, &["null"]);
    let limits = |limits: Limits| Options {
        limits,
        ..Options::default()
    };
    for (name, limits) in [
        (
            "glyphs",
            Limits {
                glyphs: 8,
                ..Limits::default()
            },
        ),
        (
            "operations",
            Limits {
                operations: 5,
                ..Limits::default()
            },
        ),
    ] {
        let reading = read(
            &bytes,
            &Options {
                limits,
                ..Options::default()
            },
        )
        .expect("a PDF");
        assert_eq!(text(&reading).first(), Some(&"alku"), "{name}");
        assert_eq!(kinds(&reading), [NoteKind::LimitReached], "{name}");
    }
    let none = limits(Limits {
        pages: 0,
        ..Limits::default()
    });
    assert_eq!(kind(read(&bytes, &none)), Some(ErrorKind::NoPages));
    let past = Options {
        deadline: Instant::now().checked_sub(Duration::from_secs(1)),
        ..Options::default()
    };
    assert_eq!(kind(read(&bytes, &past)), Some(ErrorKind::TimedOut));
}

fn kind(outcome: Result<Reading, Error>) -> Option<ErrorKind> {
    outcome.err().map(|error| error.kind())
}

#[test]
fn forms_in_forms() {
    let form = |content: &str| {
        let dictionary =
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 6 0 R>> >>";
        stream(dictionary, content)
    };
    let line = "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET /X1 Do";
    // The form paints itself, once in each and then twice in each.
    for content in ["/X1 Do", "/X1 Do /X1 Do"] {
        let options = Options {
            deadline: Some(Instant::now() + Duration::from_secs(20)),
            limits: Limits {
                operations: 100_000,
                ..Limits::default()
            },
            ..Options::default()
        };
        let bytes = file("", line, &[&form(content)]);
        let reading = read(&bytes, &options).expect("it is a PDF");
        assert_eq!(text(&reading), ["Tavoite"], "{content}");
    }
}

#[test]
fn forms_that_are_nested_too_deep() {
    let forms: Vec<String> = (7..100)
        .map(|next| {
            let dictionary = format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 {next} 0 R>> >>"
            );
            stream(&dictionary, "/X1 Do")
        })
        .collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let line = "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET /X1 Do";
    check(
        "deep",
        &file("", line, &forms),
        &["Tavoite"],
        &[NoteKind::LimitReached],
    );
}

#[test]
fn bold_fonts_are_known_by_name_or_descriptor() {
    let descriptor =
        "/FontDescriptor<</Type/FontDescriptor/FontName/Gill/Flags 32/FontWeight 700>>";
    for (font, expected) in [
        ("/Subtype/Type1/BaseFont/Helvetica", false),
        ("/Subtype/Type1/BaseFont/Helvetica-Bold", true),
        ("/Subtype/TrueType/BaseFont/Calibri,Bold", true),
        (
            &format!("/Subtype/TrueType/BaseFont/Gill{descriptor}"),
            true,
        ),
    ] {
        let font = format!("<</Type/Font{font}/Encoding/WinAnsiEncoding>>");
        let form = stream(
            &format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F2 {font}>> >>"
            ),
            "BT /F2 12 Tf 100 700 Td (Tavoite) Tj ET",
        );
        let bytes = file("", "/X1 Do", &[&form]);
        let pages = content(&bytes, &Options::default()).expect("it is a PDF");
        let bold: Vec<bool> = pages[0].glyphs.iter().map(|glyph| glyph.bold).collect();
        assert_eq!(bold, [expected; 7], "{font}");
    }
}

#[test]
fn forms_count_towards_the_bytes_of_a_page() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 5 0 R",
        &format!(
            "{} BT /F1 12 Tf 100 600 Td (loppu) Tj ET",
            "q Q ".repeat(500)
        ),
    );
    let line = "BT /F1 12 Tf 100 700 Td (alku) Tj ET /X1 Do";
    let bytes = file("", &format!("{line} /X1 Do"), &[&form]);
    for (stream_bytes, expected, notes) in [
        (10_000, vec!["alku", "loppu"], vec![]),
        (3_000, vec!["alku", "loppu"], vec![NoteKind::LimitReached]),
        (1_000, vec!["alku"], vec![NoteKind::LimitReached]),
    ] {
        let options = Options {
            limits: Limits {
                stream_bytes,
                ..Limits::default()
            },
            ..Options::default()
        };
        let reading = read(&bytes, &options).expect("it is a PDF");
        assert_eq!(text(&reading), expected, "{stream_bytes}");
        assert_eq!(kinds(&reading), notes, "{stream_bytes}");
    }
}

#[test]
fn files_that_are_damaged_or_none() {
    let whole = file("", "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET", &["null"]);
    let cut = &whole[..whole.len() - 40];
    check(
        "cut at its end",
        cut,
        &["Tavoite"],
        &[NoteKind::RepairedFile],
    );
    for (bytes, expected) in [
        (&b""[..], ErrorKind::NotPdf),
        (b"Talousarvio 2026", ErrorKind::NotPdf),
        (b"%PDF-1.7\n", ErrorKind::Damaged),
        (&whole[..60], ErrorKind::Damaged),
    ] {
        assert_eq!(kind(read(bytes, &Options::default())), Some(expected));
    }
}
