use std::fmt::Write;

use mittari_document::{NewLine, NewWord, Pages, Rect, RuledCell, RuledTable, Style};

/// Width of a column of the grid, in points.
const COLUMN: f32 = 120.0;
/// Width of a letter.
const LETTER: f32 = 5.0;
/// Distance of lines.
const PITCH: f32 = 12.0;

/// A page with one drawn table: rows of cells, `|` between them, `/` between the lines of a cell, `>` for a cell that takes the column
/// of the next one too.
fn page(pages: &mut Pages, rows: &[&str]) {
    pages.begin_page();
    let n_columns = rows
        .iter()
        .map(|row| row.matches(['|', '>']).count() + 1)
        .max()
        .unwrap_or(1);
    let mut table = RuledTable {
        page: 0,
        n_rows: rows.len(),
        n_columns,
        ..RuledTable::default()
    };
    let mut y = 100.0;
    for (idx, row) in rows.iter().enumerate() {
        let n_lines = row
            .split('|')
            .map(|cell| cell.matches('/').count() + 1)
            .max()
            .unwrap_or(1);
        let height = PITCH * f32::from(u16::try_from(n_lines).unwrap_or(1)) + 4.0;
        let mut column = 0;
        for cell in row.split('|') {
            let span = cell.matches('>').count() + 1;
            let x0 = 50.0 + COLUMN * f32::from(u16::try_from(column).unwrap_or(0));
            let rect = Rect {
                x0,
                y0: y,
                x1: x0 + COLUMN * f32::from(u16::try_from(span).unwrap_or(1)),
                y1: y + height,
            };
            let first = pages.n_lines();
            for (n, line) in cell.replace('>', "").split('/').enumerate() {
                add_line(pages, line.trim(), (x0 + 4.0, y, n), idx);
            }
            table.cells.push(RuledCell {
                rows: idx..idx + 1,
                columns: column..column + span,
                rect,
                fill: None,
                lines: first..pages.n_lines(),
            });
            column += span;
        }
        y += height;
    }
    table.rect = Rect {
        x0: 50.0,
        y0: 100.0,
        x1: 50.0 + COLUMN * f32::from(u16::try_from(n_columns).unwrap_or(1)),
        y1: y,
    };
    pages.table(table);
}

fn add_line(pages: &mut Pages, line: &str, (x, y, n): (f32, f32, usize), row: usize) {
    let mut words = Vec::new();
    let mut x = x;
    let top = y + PITCH * f32::from(u16::try_from(n).unwrap_or(0));
    for text in line.split(' ').filter(|word| !word.is_empty()) {
        let width = LETTER * f32::from(u16::try_from(text.chars().count()).unwrap_or(0));
        let rect = Rect {
            x0: x,
            y0: top,
            x1: x + width,
            y1: top + 10.0,
        };
        words.push(NewWord {
            text,
            column: 0,
            rect,
        });
        x += width + LETTER;
    }
    pages.line(&NewLine {
        words: &words,
        blank: 0,
        level: u32::try_from(row * 100 + n).unwrap_or(0),
        style: Style {
            size: 10.0,
            bold: false,
        },
    });
}

fn parse(tables: &[&[&str]]) -> crate::Parsed {
    let mut pages = Pages::default();
    for rows in tables {
        page(&mut pages, rows);
    }
    let document = pages.finish(&crate::is_content).expect("it is short");
    crate::parse(&document)
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

/// Each card as `objectives: indicator [baseline -> targets = actuals] …`.
fn cards(tables: &[&[&str]]) -> Vec<String> {
    parse(tables)
        .cards
        .iter()
        .map(|card| {
            let objectives: Vec<&str> = card
                .objectives
                .iter()
                .map(|text| text.text.as_str())
                .collect();
            let mut shown = format!("{}:", objectives.join(" + "));
            for indicator in &card.indicators {
                let baseline = indicator
                    .baseline
                    .as_ref()
                    .map_or("-", |value| value.text.as_str());
                let _ = write!(
                    shown,
                    " {} [{baseline} -> {} = {}]",
                    indicator.text,
                    joined(indicator.targets.iter().map(|target| &*target.value.text)),
                    joined(indicator.actuals.iter().map(|actual| &*actual.value.text))
                );
            }
            shown
        })
        .collect()
}

#[test]
fn rows_under_heads() {
    assert_eq!(
        cards(&[&[
            "Tavoite|Mittari|Lähtötaso/2024|Tavoite-/taso 2026",
            "Elävä keskusta|Avoimet liikkeet|12|15",
            "|Tapahtumat|4|6",
            "Hyvä arki|Kävijät|1 200|1 500",
        ]]),
        [
            "Elävä keskusta: Avoimet liikkeet [12 -> 15 = ] Tapahtumat [4 -> 6 = ]",
            "Hyvä arki: Kävijät [1 200 -> 1 500 = ]",
        ]
    );
}

#[test]
fn labels_beside_their_cells_and_heads_over_theirs() {
    let form: &[&str] = &[
        "Strateginen valinta|Elinvoimainen kunta|Strateginen tavoite|",
        "Talousarviotavoite>|Tilannekuvaus ja riskiarvio>",
        "Kunta on haluttu kumppani.>|Sopimuksia on tehty kolme.>",
        "Mittari/mittarit|Nykyarvo|Tavoitearvo|Toteuma-arvo",
        "Sopimuksia tehty|2|4|3",
        "Uusia kumppaneita|…|2|1",
    ];
    assert_eq!(
        cards(&[form]),
        [
            "Kunta on haluttu kumppani.: Sopimuksia tehty [2 -> 4 = 3] Uusia kumppaneita [- -> 2 = 1]"
        ]
    );
    let card = &parse(&[form]).cards[0];
    assert_eq!(
        card.focus.as_ref().map(|text| text.text.as_str()),
        Some("Elinvoimainen kunta")
    );
    assert_eq!(card.progress.len(), 1);
}

#[test]
fn two_forms_in_one_table_are_two_cards() {
    let form = [
        "TAVOITE|Elävä keskusta",
        "MITTARI|Tapahtumia 12",
        "VASTUU|Kaupunginjohtaja",
    ];
    let both: Vec<&str> = form.iter().chain(&form).copied().collect();
    assert_eq!(cards(&[&both]).len(), 2);
}

#[test]
fn heads_stand_in_the_cells_of_their_values() {
    assert_eq!(
        cards(&[&[
            "TAVOITE|Työhyvinvointi paranee>>",
            "MITTARI|Kehityskeskustelut|Lähtötaso/4,3|Tavoitetaso/4,5",
        ]]),
        ["Työhyvinvointi paranee: Kehityskeskustelut [4,3 -> 4,5 = ]"]
    );
}

#[test]
fn a_label_stands_left_of_the_column_that_it_heads() {
    assert_eq!(
        cards(&[&[
            "TAVOITE|Työhyvinvointi paranee>>",
            "MITTARI||Lähtötaso|Tavoitetaso",
            "|Kehityskeskustelut|4,3|4,5",
            "|Poissaolot|9 844 pv|8 860 pv",
        ]]),
        [
            "Työhyvinvointi paranee: Kehityskeskustelut [4,3 -> 4,5 = ] Poissaolot [9 844 pv -> 8 860 pv = ]"
        ]
    );
}

#[test]
fn money_is_no_goal() {
    assert!(
        cards(&[&[
            "Talous|Talousarvio €|Toteuma €",
            "Toimintatulot|200|375",
            "Toimintamenot|191 200|203 437"
        ]])
        .is_empty()
    );
}
