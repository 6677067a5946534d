//! Pages made by hand, each with one oddity, and the documents that they give.

use mittari_document::{Document, Rect};
use mittari_layout::{Fill, Glyph, NoteKind, Options, PageContent, Rule, document_of};

#[path = "pages/bullets.rs"]
mod bullets;
#[path = "pages/reading_order.rs"]
mod reading_order;

/// A page that is being painted.
#[derive(Default)]
struct Sheet(PageContent);

/// Every letter is half as wide as high, and a space takes 0.3.
const ADVANCE: f32 = 0.5;
const SPACE: f32 = 0.3;

impl Sheet {
    fn new() -> Self {
        Self(PageContent {
            width: 595.0,
            height: 842.0,
            ..PageContent::default()
        })
    }

    /// Paints text with its baseline beginning at a point; gives the place where it ends.
    fn text(&mut self, x: f32, y: f32, size: f32, text: &str) -> f32 {
        self.turned((x, y), (1.0, 0.0), size, text).0
    }

    fn turned(&mut self, at: (f32, f32), along: (f32, f32), size: f32, text: &str) -> (f32, f32) {
        let (mut x, mut y) = at;
        for letter in text.chars() {
            let advance = if letter == ' ' { SPACE } else { ADVANCE } * size;
            let (dx, dy) = (advance * along.0, advance * along.1);
            self.0.glyphs.push(Glyph {
                text: letter.into(),
                x,
                y,
                dx,
                dy,
                size,
                ..Glyph::default()
            });
            (x, y) = (x + dx, y + dy);
        }
        (x, y)
    }

    /// Paints the last letters again in another way.
    fn change_last(&mut self, n_letters: usize, change: impl Fn(&mut Glyph)) {
        let start = self.0.glyphs.len() - n_letters;
        self.0.glyphs[start..].iter_mut().for_each(change);
    }

    fn line(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) {
        self.0.rules.push(Rule {
            rect: Rect { x0, y0, x1, y1 },
            thickness: 0.5,
            colour: [0; 3],
        });
    }

    /// Draws all lines of a grid.
    fn grid(&mut self, xs: &[f32], ys: &[f32]) {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (ys[0], ys[ys.len() - 1]);
        for x in xs {
            self.line(*x, top, *x, bottom);
        }
        for y in ys {
            self.line(left, *y, right, *y);
        }
    }

    fn fill(&mut self, rect: [f32; 4], colour: [u8; 3]) {
        let [x0, y0, x1, y1] = rect;
        self.0.fills.push(Fill {
            rect: Rect { x0, y0, x1, y1 },
            colour,
            is_rectangle: true,
        });
    }

    fn document(self) -> Document {
        document(vec![self.0])
    }
}

fn document(pages: Vec<PageContent>) -> Document {
    document_of(pages, &Options::default())
        .expect("there are pages")
        .0
}

fn lines(document: &Document) -> Vec<&str> {
    (0..document.lines().len())
        .map(|idx| document.line_words(idx))
        .collect()
}

fn check(sheet: Sheet, expected: &[&str]) {
    assert_eq!(lines(&sheet.document()), expected);
}

/// The texts of the cells of the first table, by rows.
fn cells(document: &Document) -> Vec<Vec<String>> {
    let table = &document.ruled_tables()[0];
    let mut rows = vec![Vec::new(); table.n_rows];
    for cell in &table.cells {
        let words: Vec<&str> = cell
            .lines
            .clone()
            .map(|idx| document.line_words(idx))
            .collect();
        rows[cell.rows.start].push(words.join(" / "));
    }
    rows
}

#[test]
fn words_and_columns() {
    let mut sheet = Sheet::new();
    sheet.text(50.0, 100.0, 10.0, "TAVOITE");
    sheet.text(150.0, 100.0, 10.0, "Toimivat palvelut");
    sheet.text(150.0, 112.0, 10.0, "yhdessä");
    let document = sheet.document();
    assert_eq!(
        lines(&document),
        ["TAVOITE             Toimivat palvelut", "yhdessä"]
    );
    assert_eq!(document.lines()[1].indent, 20);
}

#[test]
fn justified_text_has_no_columns() {
    let mut sheet = Sheet::new();
    let mut x = 50.0;
    for word in ["Kaupungin", "palvelut", "toimivat", "hyvin"] {
        x = sheet.text(x, 100.0, 10.0, word) + 8.0;
    }
    check(sheet, &["Kaupungin palvelut toimivat hyvin"]);
}

#[test]
fn columns_of_numbers_stand_close() {
    let mut sheet = Sheet::new();
    let mut x = 50.0;
    for part in ["-14", "366", "259"] {
        x = sheet.text(x, 100.0, 10.0, part) + 1.7;
    }
    sheet.text(x + 7.0, 100.0, 10.0, "-15 842");
    check(sheet, &["-14 366 259   -15 842"]);
}

#[test]
fn letters_spaced_out_are_a_word() {
    let mut sheet = Sheet::new();
    let mut x = 50.0;
    for letter in ["T", "A", "V", "O", "I", "T", "E"] {
        x = sheet.text(x, 100.0, 10.0, letter) + 2.5;
    }
    sheet.text(x + 3.0, 100.0, 10.0, "1");
    let mut x = 50.0;
    for number in ["1", "2", "3", "4"] {
        x = sheet.text(x, 120.0, 10.0, number) + 8.0;
    }
    check(sheet, &["TAVOITE 1", "1 2 3 4"]);
}

#[test]
fn footnote_marks_are_words_of_their_own() {
    let mut sheet = Sheet::new();
    let x = sheet.text(50.0, 100.0, 10.0, "2,5");
    let x = sheet.text(x, 96.0, 6.0, "1)");
    sheet.text(x + 3.0, 100.0, 10.0, "opp.");
    sheet.text(50.0, 112.0, 10.0, "Toinen rivi");
    check(sheet, &["2,5 1) opp.", "Toinen rivi"]);
}

#[test]
fn letters() {
    let mut sheet = Sheet::new();
    sheet.text(50.0, 100.0, 10.0, "a\u{308}iti o");
    // The dots of the last letter are painted over it.
    let last = sheet.0.glyphs[sheet.0.glyphs.len() - 1];
    sheet.text(last.x, 100.0, 10.0, "¨");
    sheet.text(50.0, 120.0, 10.0, "o\u{FB04}ine m² ½ €");
    sheet.text(50.0, 140.0, 10.0, "\u{F0B7} yksi\u{AD}tyis\u{AD}");
    check(
        sheet,
        &["äiti ö", "offline m² ½ €", "\u{F0B7} yksi-tyis\u{AD}"],
    );
}

#[test]
fn words_painted_in_pieces_or_twice() {
    let mut sheet = Sheet::new();
    let x = sheet.text(50.0, 100.0, 10.0, "Tavo");
    sheet.text(200.0, 100.0, 10.0, "muu");
    sheet.text(x + 0.2, 100.0, 10.0, "ite");
    sheet.text(50.0, 120.0, 10.0, "Lihava");
    sheet.text(50.3, 120.0, 10.0, "Lihava");
    check(sheet, &["Tavoite                       muu", "Lihava"]);
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let mut sheet = Sheet::new();
    sheet.fill([40.0, 180.0, 300.0, 210.0], [0, 0, 128]);
    sheet.text(50.0, 100.0, 10.0, "näkyvissä");
    sheet.text(50.0, 120.0, 10.0, "piilossa");
    sheet.change_last(8, |glyph| glyph.hidden = true);
    sheet.text(50.0, 140.0, 10.0, "valkoista");
    sheet.change_last(9, |glyph| glyph.colour = [255; 3]);
    sheet.text(50.0, 200.0, 10.0, "valkoista sinisellä");
    sheet.change_last(19, |glyph| glyph.colour = [255; 3]);
    let (document, notes) = document_of([sheet.0], &Options::default()).expect("a page");
    assert_eq!(lines(&document), ["näkyvissä", "valkoista sinisellä"]);
    let kinds: Vec<NoteKind> = notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::HiddenText]);
    assert_eq!(notes[0].pages, [1]);
}

#[test]
fn pages_of_pictures_are_told() {
    let page = PageContent {
        n_pictures: 1,
        ..Sheet::new().0
    };
    let (_, notes) = document_of([page], &Options::default()).expect("a page");
    assert_eq!(notes[0].kind, NoteKind::PageWithoutText);
}

#[test]
fn cells_keep_their_text_apart() {
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 150.0, 250.0], &[100.0, 130.0, 160.0]);
    // The text of the first cell touches that of the second, in one go.
    sheet.text(100.0, 112.0, 10.0, "Tavoitetas4,5");
    sheet.text(55.0, 124.0, 10.0, "alempi");
    sheet.text(155.0, 142.0, 10.0, "kyllä");
    let document = sheet.document();
    assert_eq!(
        cells(&document),
        [["Tavoitetas / alempi", "4,5"], ["", "kyllä"]]
    );
    assert_eq!(document.level(0), document.level(2));
}

#[test]
fn a_frame_around_text_is_no_table() {
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 550.0], &[100.0, 160.0]);
    sheet.line(55.0, 125.0, 200.0, 125.0);
    sheet.text(55.0, 120.0, 10.0, "Otsikko");
    sheet.text(55.0, 142.0, 10.0, "teksti");
    let document = sheet.document();
    assert_eq!(document.ruled_tables(), []);
    assert_eq!(lines(&document), ["Otsikko", "teksti"]);
}

#[test]
fn a_table_in_a_cell() {
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 150.0, 450.0], &[100.0, 200.0, 260.0]);
    sheet.grid(&[170.0, 250.0, 400.0], &[120.0, 150.0, 180.0]);
    sheet.text(55.0, 115.0, 10.0, "ulko");
    sheet.text(175.0, 112.0, 10.0, "otsikko");
    sheet.text(175.0, 135.0, 10.0, "sisä 1");
    sheet.text(255.0, 135.0, 10.0, "sisä 2");
    sheet.text(55.0, 215.0, 10.0, "alla");
    let document = sheet.document();
    assert_eq!(document.ruled_tables().len(), 2);
    assert_eq!(
        lines(&document),
        ["ulko", "otsikko", "alla", "sisä 1", "sisä 2"]
    );
}

#[test]
fn fills_make_and_colour_cells() {
    let mut sheet = Sheet::new();
    for (column, colour) in [(0, [200, 0, 0]), (1, [0, 200, 0])] {
        #[expect(clippy::cast_precision_loss, reason = "two columns")]
        let x = 50.0 + 100.0 * column as f32;
        sheet.fill([x, 100.0, x + 99.0, 120.0], colour);
        sheet.text(x + 5.0, 112.0, 10.0, "sana");
    }
    let document = sheet.document();
    let fills: Vec<Option<[u8; 3]>> = document.ruled_tables()[0]
        .cells
        .iter()
        .map(|cell| cell.fill)
        .collect();
    assert_eq!(fills, [Some([200, 0, 0]), Some([0, 200, 0])]);
}

#[test]
fn white_space_parts_columns_where_lines_part_rows() {
    let paint = |rows: &[&[&str]], lines: &[f32]| {
        let mut sheet = Sheet::new();
        for y in lines {
            sheet.line(50.0, *y, 450.0, *y);
        }
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a few rows and columns")]
                let (x, y) = (55.0 + 130.0 * column as f32, 112.0 + 20.0 * row as f32);
                sheet.text(x, y, 10.0, text);
            }
        }
        sheet.document()
    };
    let rows: &[&[&str]] = &[
        &["Mittari", "Lähtötaso", "Tavoitetaso"],
        &["Pitkät poissaolot", "9 844", "8 860"],
        &["Asukasluku", "", "83 000"],
    ];
    let document = paint(rows, &[100.0, 120.0, 140.0, 160.0]);
    assert_eq!(cells(&document), rows);
    let parted_once = paint(rows, &[100.0, 120.0, 160.0]);
    assert_eq!(
        parted_once.ruled_tables(),
        [],
        "two rows stand between two lines"
    );
    let prose: &[&[&str]] = &[
        &["Kaupungin palvelut toimivat"],
        &["ja ne toimivat hyvin tai"],
    ];
    let document = paint(prose, &[100.0, 120.0, 140.0]);
    assert_eq!(document.ruled_tables(), [], "no white space runs through");
}

#[test]
fn turned_text_in_a_cell() {
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 80.0, 250.0], &[100.0, 200.0, 260.0]);
    sheet.turned((65.0, 190.0), (0.0, -1.0), 10.0, "Kevät 2025");
    sheet.turned((77.0, 190.0), (0.0, -1.0), 10.0, "toinen");
    sheet.text(85.0, 112.0, 10.0, "teksti");
    let document = sheet.document();
    assert_eq!(cells(&document)[0], ["Kevät 2025 / toinen", "teksti"]);
}

#[test]
fn blank_lines_in_text_and_cells() {
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 150.0, 450.0], &[400.0, 500.0, 560.0]);
    for y in [100.0, 111.5, 123.0, 146.0, 157.5] {
        sheet.text(50.0, y, 10.0, "rivi");
    }
    for y in [412.0, 423.5, 437.5, 449.0] {
        sheet.text(155.0, y, 10.0, "solu");
    }
    sheet.text(55.0, 512.0, 10.0, "alin");
    let document = sheet.document();
    let blanks: Vec<u16> = document.lines().iter().map(|line| line.gap.blank).collect();
    assert_eq!(blanks, [0, 0, 0, 1, 0, 0, 0, 1, 0, 0]);
}

#[test]
fn tables_go_on_from_the_page_before() {
    let page = |head: &str, xs: &[f32]| {
        let mut sheet = Sheet::new();
        sheet.text(50.0, 40.0, 10.0, head);
        sheet.grid(xs, &[700.0, 730.0, 760.0]);
        sheet.text(55.0, 712.0, 10.0, "yksi");
        sheet.text(155.0, 742.0, 10.0, "kaksi");
        sheet.0
    };
    for (head, xs, expected) in [
        ("Talousarvio", [50.0, 150.0, 451.0], true),
        ("Talousarvio", [50.0, 150.0, 480.0], false),
    ] {
        let document = document(vec![
            page("Talousarvio", &[50.0, 150.0, 450.0]),
            page(head, &xs),
        ]);
        assert_eq!(document.ruled_tables()[1].continues, expected, "{xs:?}");
    }
}
