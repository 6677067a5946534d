//! Text in columns is read column by column; what only looks so is read line by line.

use mittari_document::Document;

use super::{ADVANCE, SPACE, Sheet, check, lines};

/// From baseline to baseline.
const PITCH: f32 = 13.0;

/// Paints a paragraph of letters of size 10 that wraps at a width; gives the baseline below.
fn paragraph(sheet: &mut Sheet, at: (f32, f32), width: f32, text: &str) -> f32 {
    let (left, mut y) = at;
    let mut x = left;
    for word in text.split(' ') {
        #[expect(clippy::cast_precision_loss, reason = "words are short")]
        let length = word.chars().count() as f32 * ADVANCE * 10.0;
        if x > left && x + length > left + width {
            (x, y) = (left, y + PITCH);
        }
        x = sheet.text(x, y, 10.0, word) + SPACE * 10.0;
    }
    y + PITCH
}

/// Paints paragraphs below each other, with so much more than the usual distance between them; gives the baseline below.
fn column(sheet: &mut Sheet, at: (f32, f32), gap: f32, paragraphs: &[&str]) -> f32 {
    let (x, mut y) = at;
    for text in paragraphs {
        y = paragraph(sheet, (x, y), 210.0, text) + gap;
    }
    y
}

const LEFT: [&str; 6] = [
    "Kunnan päätöksenteko on ymmärrettävää ja sitä on helppo seurata kotoa käsin",
    "Esityslistat kirjoitetaan selkokielellä",
    "Valtuuston kokoukset tekstitetään ja niistä tehdään lyhyt kooste asukkaille",
    "Yritysvierailut",
    "Jokaiseen yli viiden hengen yritykseen tehdään vierailu vuoden aikana ja havainnot kirjataan",
    "Suunnitelmat testataan harjoituksessa",
];
const RIGHT: [&str; 7] = [
    "Tietoturva kestää häiriöt",
    "Vanhentuneet palvelimet poistetaan käytöstä vaiheittain ja uudet hankitaan yhdessä naapurien kanssa",
    "Palvelinten määrä",
    "Etsivä vanhustyö aloitetaan kolmessa kylässä yhdessä seurakunnan ja yhdistysten kanssa",
    "Kotikäynnit",
    "Kulttuuria on saatavilla läpi vuoden myös kylillä ja pienissä kouluissa",
    "Tapahtumien kävijämäärä",
];

fn is_by_columns(document: &Document) -> bool {
    let lines = lines(document);
    let last_left = lines
        .iter()
        .position(|line| line.contains("harjoituksessa"));
    let first_right = lines.iter().position(|line| line.contains("Tietoturva"));
    last_left < first_right && lines.iter().all(|line| !line.contains("  "))
}

#[test]
fn columns_of_text_are_read_one_after_the_other() {
    // Prose on common baselines: paragraphs begin amid those of the other side.
    let prose = (
        [LEFT[4], LEFT[0], LEFT[2], LEFT[4], LEFT[5]],
        [RIGHT[0], RIGHT[5], RIGHT[3], RIGHT[1], RIGHT[5]],
    );
    for (name, left, right, right_top, gap) in [
        ("own baselines", &LEFT[..], &RIGHT[..], 103.4, 4.0),
        ("half a line apart", &LEFT, &RIGHT, 106.5, 0.0),
        ("common baselines", &prose.0, &prose.1, 100.0, 0.0),
        ("empty lines", &prose.0, &prose.1, 100.0, PITCH),
    ] {
        let mut sheet = Sheet::new();
        column(&mut sheet, (50.0, 100.0), gap, left);
        column(&mut sheet, (300.0, right_top), gap, right);
        let document = sheet.document();
        assert!(is_by_columns(&document), "{name}: {:?}", lines(&document));
    }
}

#[test]
fn three_columns() {
    let mut sheet = Sheet::new();
    sheet.0.width = 842.0;
    column(&mut sheet, (50.0, 100.0), 4.0, &LEFT);
    column(&mut sheet, (300.0, 103.4), 4.0, &RIGHT);
    column(&mut sheet, (550.0, 107.2), 4.0, &LEFT);
    let document = sheet.document();
    let lines = lines(&document);
    assert!(lines.iter().all(|line| !line.contains("  ")), "{lines:?}");
    assert_eq!(lines[0], lines[lines.len() - 10]);
}

#[test]
fn headings_over_the_whole_width_end_columns() {
    let mut sheet = Sheet::new();
    let heading = "Hallinnon ja elinvoiman palvelujen tavoitteet ja mittarit";
    sheet.text(50.0, 80.0, 14.0, heading);
    column(&mut sheet, (50.0, 103.0), 4.0, &LEFT);
    column(&mut sheet, (300.0, 106.4), 4.0, &RIGHT);
    let second = "Hyvinvoinnin ja kulttuurin palvelujen tavoitteet ja mittarit";
    sheet.text(50.0, 320.0, 14.0, second);
    column(&mut sheet, (50.0, 343.0), 4.0, &LEFT);
    column(&mut sheet, (300.0, 346.4), 4.0, &RIGHT);
    let document = sheet.document();
    let lines = lines(&document);
    assert!(lines.iter().all(|line| !line.contains("  ")), "{lines:?}");
    let at = |text: &str| lines.iter().position(|line| *line == text);
    assert_eq!(at(heading), Some(0));
    assert_eq!(at(second), Some(lines.len() / 2));
}

#[test]
fn text_goes_on_in_the_next_column() {
    for (last, expected) in [
        ("kolmessa kylässä yhdessä uuden seurakunnan", 0),
        ("kolmessa kylässä", 1),
    ] {
        let mut sheet = Sheet::new();
        let y = column(&mut sheet, (50.0, 100.0), 4.0, &LEFT);
        column(&mut sheet, (50.0, y), 4.0, &[last]);
        column(&mut sheet, (300.0, 103.4), 4.0, &RIGHT);
        let document = sheet.document();
        let first = lines(&document)
            .iter()
            .position(|line| line.contains("Tietoturva"));
        let blank = first.map(|idx| document.lines()[idx].gap.blank);
        assert_eq!(blank, Some(expected), "{last}");
    }
}

#[test]
fn cards_of_labels_and_texts_are_no_columns() {
    let mut sheet = Sheet::new();
    let mut y = 100.0;
    for (label, text) in ["TAVOITE", "TOIMENPIDE", "MITTARI", "VASTUUHENKILÖ"]
        .iter()
        .zip(RIGHT)
        .chain(
            [("TEEMA", LEFT[0])]
                .iter()
                .map(|(label, text)| (label, *text)),
        )
    {
        sheet.text(50.0, y, 10.0, label);
        y = paragraph(&mut sheet, (200.0, y), 210.0, text) + 3.0;
    }
    let document = sheet.document();
    assert!(lines(&document)[0].starts_with("TAVOITE  "));
}

#[test]
fn tables_without_lines_are_no_columns() {
    // Rows begin on both sides at once, or the shorter side is set to the middle of the other.
    for is_centred in [false, true] {
        let mut sheet = Sheet::new();
        let mut y = 100.0;
        for row in 0..8 {
            let (left, right) = (LEFT[row % 6], RIGHT[(row * 3 + 1) % 7]);
            let left_end = paragraph(&mut sheet, (50.0, y), 210.0, left);
            let mut probe = Sheet::new();
            let right_end = paragraph(&mut probe, (300.0, y), 210.0, right);
            let shift = if is_centred {
                (left_end - right_end) / 2.0
            } else {
                0.0
            };
            paragraph(&mut sheet, (300.0, y + shift), 210.0, right);
            y = left_end.max(right_end) + 4.0;
        }
        let document = sheet.document();
        assert!(
            lines(&document).iter().any(|line| line.contains("  ")),
            "{is_centred}"
        );
    }
}

#[test]
fn cells_with_several_paragraphs_are_no_columns() {
    let mut sheet = Sheet::new();
    let mut y = 100.0;
    for row in 0..4 {
        let left = column(&mut sheet, (50.0, y), 0.0, &LEFT[row % 2..4]);
        let right = column(&mut sheet, (300.0, y), 0.0, &RIGHT[1 + row % 2..6]);
        y = left.max(right) + 4.0;
    }
    let document = sheet.document();
    assert!(lines(&document)[0].contains("  "));
}

#[test]
fn few_lines_beside_each_other_are_no_columns() {
    let mut sheet = Sheet::new();
    column(&mut sheet, (50.0, 100.0), 0.0, &LEFT[..2]);
    column(&mut sheet, (300.0, 100.0), 0.0, &RIGHT[..2]);
    let document = sheet.document();
    assert!(lines(&document)[0].contains("  "));
}

#[test]
fn headings_stand_over_their_tables() {
    let mut sheet = Sheet::new();
    sheet.text(50.0, 60.0, 16.0, "Kunta");
    sheet.text(50.0, 90.0, 12.0, "Varhaiskasvatus");
    sheet.text(320.0, 90.0, 12.0, "Perusopetus");
    sheet.grid(&[50.0, 150.0, 280.0], &[100.0, 130.0, 160.0]);
    sheet.grid(&[320.0, 420.0, 540.0], &[100.0, 130.0, 190.0]);
    for (x, text) in [(55.0, "yksi"), (325.0, "kaksi")] {
        sheet.text(x, 112.0, 10.0, text);
        sheet.text(x + 105.0, 142.0, 10.0, "arvo");
    }
    sheet.text(50.0, 172.0, 8.0, "huomautus");
    sheet.text(50.0, 230.0, 12.0, "Kirjasto");
    check(
        sheet,
        &[
            "Kunta",
            "Varhaiskasvatus",
            "yksi",
            "arvo",
            "huomautus",
            "Perusopetus",
            "kaksi",
            "arvo",
            "Kirjasto",
        ],
    );
}

#[test]
fn a_heading_over_both_tables_is_one() {
    let mut sheet = Sheet::new();
    sheet.text(
        50.0,
        90.0,
        12.0,
        "Sivistystoimialan sitovat tavoitteet vuodelle",
    );
    sheet.grid(&[50.0, 150.0, 280.0], &[100.0, 130.0, 160.0]);
    sheet.grid(&[320.0, 420.0, 540.0], &[100.0, 130.0, 160.0]);
    for (x, text) in [(55.0, "yksi"), (325.0, "kaksi")] {
        sheet.text(x, 112.0, 10.0, text);
        sheet.text(x + 105.0, 142.0, 10.0, "arvo");
    }
    check(
        sheet,
        &[
            "Sivistystoimialan sitovat tavoitteet vuodelle",
            "yksi",
            "arvo",
            "kaksi",
            "arvo",
        ],
    );
}
