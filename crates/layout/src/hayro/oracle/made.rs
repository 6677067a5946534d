//! Files made by hand, each with some oddities of the format.

use std::fmt::Write as _;

use super::check;
use crate::{Options, content};

/// The objects that every file has, from number 5.
const RESOURCES: &str = "<</Font<</F1 6 0 R/F2 7 0 R/F3 8 0 R/F4 9 0 R/F5 10 0 R>>\
    /XObject<</X1 11 0 R/X2 12 0 R/X3 13 0 R/I1 14 0 R>>\
    /Properties<</O1 15 0 R/O2 16 0 R/M1<</MCID 7>> >>\
    /ExtGState<</G1<</ca 0/CA 0>>/G2<</LW 4/Font[6 0 R 20]>>/G3<</ca 0.5>> >>\
    /ColorSpace<</C1[/Separation/Spot/DeviceCMYK 17 0 R]/C2[/Indexed/DeviceRGB 1<ff000000ff00>]\
    /C3[/DeviceN[/A/B]/DeviceRGB 18 0 R]/C4[/Separation/None/DeviceGray 17 0 R]/C5[/Pattern/DeviceRGB]>>\
    /Pattern<</P1 19 0 R>>/Shading<</S1 20 0 R>> >>";

fn objects() -> Vec<String> {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 200 50]";
    vec![
        RESOURCES.to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/TrueType/BaseFont/Calibri-Bold/Encoding/WinAnsiEncoding/FirstChar 97/LastChar 101\
         /Widths[479 525 423 525 498]/FontDescriptor<</Type/FontDescriptor/FontName/Calibri-Bold/Flags 32>> >>".to_owned(),
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 97/LastChar 98\
         /Widths[5 8]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 11 0 R/b 11 0 R>> >>".to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/Meiryo/Encoding/Identity-V/DescendantFonts[<</Type/Font\
         /Subtype/CIDFontType2/BaseFont/Meiryo/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 0>>\
         /DW 1000/FontDescriptor<</Type/FontDescriptor/Flags 4>> >>]>>".to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/UniJIS-UTF16-H/DescendantFonts[<</Type/Font\
         /Subtype/CIDFontType2/BaseFont/Arial/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 0>>\
         /DW 500/FontDescriptor<</Type/FontDescriptor/Flags 4>> >>]>>".to_owned(),
        stream(&format!("{form}/Matrix[1 0 0 1 100 600]/Resources 5 0 R"), "BT /F1 12 Tf 0 10 Td (lomake) Tj ET /X2 Do"),
        stream(&format!("{form}/Group<</S/Transparency>>"), "0 0 50 20 re f BT /F1 9 Tf 5 5 Td (sisin) Tj ET"),
        stream(&format!("{form}/OC 15 0 R"), "BT /F1 12 Tf 0 10 Td (piilossa) Tj ET"),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "a"),
        "<</Type/OCG/Name(piilo)>>".to_owned(),
        "<</Type/OCMD/OCGs[15 0 R]/P/AllOff>>".to_owned(),
        "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 1 0]/N 1>>".to_owned(),
        stream("/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]", "{ 2 copy add 2 div 3 1 roll exch }"),
        stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>", "0 0 5 5 re f"),
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 100 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>> >>".to_owned(),
    ]
}

fn stream(dictionary: &str, content: &str) -> String {
    let length = content.len();
    format!("<<{dictionary}/Length {length}>> stream\n{content}\nendstream")
}

/// A file of one page: what its dictionary holds besides the usual, and what it paints.
fn file(page: &str, content: &str) -> Vec<u8> {
    let mut bodies = vec![
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[15 0 R]/D<</OFF[15 0 R]>> >> >>"
            .to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R{page}>>"
        ),
        stream("", content),
    ];
    bodies.extend(objects());
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, body) in (1..).zip(&bodies) {
        bytes.extend(format!("{number} 0 obj {body} endobj\n").bytes());
    }
    bytes.extend(b"trailer <</Root 1 0 R>>\n%%EOF\n");
    bytes
}

/// Each with what its page's dictionary holds besides the usual, and what it paints; TEXT is a line.
const CASES: &[(&str, &str, &str)] = &[
    (
        "spacing",
        "",
        "BT /F1 12 Tf 2 Tc 5 Tw 80 Tz 14 TL 3 Ts 100 700 Td (yksi kaksi) Tj (kolme) ' 1 2 (nelja viisi) \" T* [(ku) -250 (usi) 100 (x)] TJ 0 -20 TD (y) Tj T* (z) Tj ET",
    ),
    (
        "turned text",
        "",
        "BT /F1 12 Tf 0.7 0.7 -0.7 0.7 300 300 Tm (vinossa) Tj -1 0 0 1 300 200 Tm (peili) Tj /F1 -12 Tf 1 0 0 1 300 100 Tm (nurin) Tj ET",
    ),
    (
        "modes",
        "",
        "BT /F1 12 Tf 100 700 Td 1 0 0 RG 0 Tr (a) Tj 1 Tr (b) Tj 2 Tr (c) Tj 3 Tr (d) Tj ET",
    ),
    (
        "fonts that are not there",
        "",
        "BT /F2 12 Tf 100 700 Td (abcde) Tj /F9 12 Tf (fallback) Tj (\\344) Tj (x) Tj ET",
    ),
    ("no font", "", "BT 12 0 0 12 100 700 Tm (fallback) Tj ET"),
    (
        "glyphs that are painted",
        "",
        "BT /F3 12 Tf 100 700 Td (abab) Tj ET",
    ),
    (
        "text from top to bottom",
        "",
        "BT /F4 12 Tf 100 700 Td <002200230024> Tj [<0025> 200 <0026>] TJ ET",
    ),
    (
        "codes of two bytes",
        "",
        "BT /F5 12 Tf 100 700 Td <00410042004300> Tj ET",
    ),
    (
        "forms",
        "",
        "q 2 0 0 2 0 -600 cm /X1 Do Q /X1 Do /G1 gs /X2 Do",
    ),
    (
        "layers",
        "",
        "/X3 Do /OC /O1 BDC TEXT 0 0 9 9 re f EMC /OC /O2 BDC TEXT EMC TEXT",
    ),
    (
        "marks",
        "",
        "/P <</MCID 3>> BDC TEXT /Span <</Lang(fi)>> BDC TEXT EMC EMC TEXT /P /M1 BDC TEXT EMC EMC TEXT",
    ),
    (
        "clips",
        "",
        "q 100 640 60 100 re W n TEXT 50 650 500 20 re f Q q 100 600 m 200 600 l 150 800 l h W* n TEXT 0 0 500 800 re f S Q",
    ),
    (
        "saved states",
        "",
        "Q Q q q 1 0 0 rg TEXT Q TEXT Q Q TEXT q q 0 1 0 rg TEXT",
    ),
    (
        "colours",
        "",
        "0.5 g 0 0 9 9 re f 1 0 0 rg 10 0 9 9 re f 0 1 1 0 k 20 0 9 9 re f /C1 cs 30 0 9 9 re f 0.5 scn 40 0 9 9 re f /C2 cs 1 sc 50 0 9 9 re f /C3 cs 1 0 scn 60 0 9 9 re f /C4 cs 1 scn 70 0 9 9 re f /DeviceRGB cs 0 0 1 sc 80 0 9 9 re f",
    ),
    (
        "patterns",
        "",
        "/Pattern cs /P1 scn 0 0 9 9 re f /P9 scn 10 0 9 9 re f /C5 cs 1 0 0 /P1 scn 20 0 9 9 re f q 100 100 50 50 re W n /S1 sh Q",
    ),
    (
        "transparent",
        "",
        "/G1 gs TEXT 0 0 9 9 re B /I1 Do /G3 gs TEXT 0 0 9 9 re f",
    ),
    (
        "settings",
        "",
        "/G2 gs 0 0 m 100 0 l S BT 100 700 Td (suuri) Tj ET",
    ),
    (
        "pictures",
        "",
        "/I1 Do q 0 0 0 0 re W n /I1 Do Q BI /W 1 /H 1 /CS /G /BPC 8 ID a EI /I1 Do",
    ),
    (
        "paths",
        "",
        "2 w 10 10 m 100 10 l 100 60 l s 10 100 50 20 re b 10 200 m 30 240 60 240 80 200 c f 10 300 m 60 300 60 300 v 90 300 90 350 y S 10 400 50 0 re f 10 420 0 50 re f 10 500 m 10 500 l S 10 600 m 60 600 l 60 650 l 10 650 l f* 5 5 l S 10 700 m 60 700 l 60 750 l 10 750 l 10 700 l B* n",
    ),
    (
        "turned page",
        "/Rotate 90",
        "TEXT 10 20 30 40 re f 1 0 0 RG 100 100 m 200 100 l S",
    ),
    ("cut page", "/CropBox[50 50 400 720]", "TEXT"),
    (
        "wrong operations",
        "",
        "xyz 1 2 3 ( foo ) bar TEXT 1 0 m TEXT",
    ),
];

const TEXT: &str = "BT /F1 12 Tf 100 700 Td (Tavoite) Tj ET";

#[test]
fn made_files_paint_the_same() {
    for (name, page, operations) in CASES {
        let bytes = file(page, &operations.replace("TEXT", TEXT));
        let found = check(&bytes);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let painted = &content(&bytes, &Options::default()).expect("a PDF")[0];
        assert!(
            painted.n_pictures > 0
                || painted.glyphs.len() + painted.fills.len() + painted.rules.len() > 0,
            "{name}"
        );
    }
}

/// Colours of four inks are those of print: full mixtures as the oracle has them, and greys nearly so.
#[test]
fn mixtures_look_alike() {
    let mut content = String::new();
    for mixture in 0..16_u8 {
        let [cyan, magenta, yellow, black] = [8, 4, 2, 1].map(|ink| u8::from(mixture & ink > 0));
        let _ = writeln!(
            content,
            "{cyan} {magenta} {yellow} {black} k 10 10 9 9 re f"
        );
    }
    for black in 0..=10_u8 {
        let _ = writeln!(
            content,
            "0 0 0 {} k 10 10 9 9 re f",
            f32::from(black) / 10.0
        );
    }
    let found = check(&file("", &content));
    assert!(found.is_empty(), "{found:#?}");
}
