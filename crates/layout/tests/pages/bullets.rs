//! Bullets drawn as shapes.

use mittari_document::Rect;
use mittari_layout::Fill;

use super::{Sheet, check};

/// Paints a dot so high, its left edge at a place, its middle at that of small letters on a baseline.
fn dot(sheet: &mut Sheet, at: (f32, f32), height: f32, colour: [u8; 3]) {
    let (x, middle) = (at.0, at.1 - 2.5);
    sheet.0.fills.push(Fill {
        rect: Rect {
            x0: x,
            y0: middle - height / 2.0,
            x1: x + height,
            y1: middle + height / 2.0,
        },
        colour,
        is_rectangle: false,
    });
}

#[test]
fn dots_of_a_list_are_bullets() {
    let mut sheet = Sheet::new();
    for (y, text) in [(100.0, "Perehdytys"), (126.0, "Seniorikortti otetaan")] {
        dot(&mut sheet, (50.0, y), 3.0, [0; 3]);
        sheet.text(61.0, y, 10.0, text);
    }
    sheet.text(61.0, 113.0, 10.0, "uudistetaan");
    check(
        sheet,
        &["• Perehdytys", "uudistetaan", "• Seniorikortti otetaan"],
    );
}

#[test]
fn a_single_dot_is_a_bullet_where_its_line_hangs() {
    for (x, expected) in [
        (61.0, ["• Perehdytys", "uudistetaan"]),
        (50.0, ["Perehdytys", "uudistetaan"]),
    ] {
        let mut sheet = Sheet::new();
        dot(&mut sheet, (50.0, 100.0), 3.0, [0; 3]);
        sheet.text(61.0, 100.0, 10.0, "Perehdytys");
        sheet.text(x, 113.0, 10.0, "uudistetaan");
        check(sheet, &expected);
    }
}

#[test]
fn signals_are_no_bullets() {
    let mut sheet = Sheet::new();
    for (y, text, colour) in [
        (100.0, "Toteutunut", [0, 160, 0]),
        (120.0, "Osittain", [240, 200, 0]),
        (140.0, "Viivästynyt", [200, 0, 0]),
    ] {
        dot(&mut sheet, (50.0, y), 4.0, colour);
        sheet.text(61.0, y, 10.0, text);
    }
    for y in [180.0, 200.0] {
        dot(&mut sheet, (50.0, y), 7.0, [0, 160, 0]);
        sheet.text(61.0, y, 10.0, "valmis");
    }
    check(
        sheet,
        &["Toteutunut", "Osittain", "Viivästynyt", "valmis", "valmis"],
    );
}

#[test]
fn dots_in_cells_of_their_own_are_no_bullets() {
    let mut sheet = Sheet::new();
    sheet.grid(&[45.0, 58.0, 250.0], &[88.0, 108.0, 128.0]);
    for y in [100.0, 120.0] {
        dot(&mut sheet, (50.0, y), 4.0, [0; 3]);
        sheet.text(61.0, y, 10.0, "valmis");
    }
    check(sheet, &["valmis", "valmis"]);
}

#[test]
fn dots_that_lead_to_a_number_are_no_bullets() {
    let mut sheet = Sheet::new();
    for (y, text, number) in [(100.0, "Johdanto", "3"), (113.0, "Tavoitteet", "5")] {
        sheet.text(50.0, y, 10.0, text);
        for x in [150.0, 158.0, 166.0, 174.0] {
            dot(&mut sheet, (x, y), 2.0, [0; 3]);
        }
        sheet.text(185.0, y, 10.0, number);
    }
    for y in [140.0, 160.0] {
        for x in [50.0, 60.0] {
            dot(&mut sheet, (x, y), 3.0, [0; 3]);
        }
        sheet.text(70.0, y, 10.0, "kaavio");
    }
    check(
        sheet,
        &[
            "Johdanto                   3",
            "Tavoitteet                 5",
            "kaavio",
            "kaavio",
        ],
    );
}
