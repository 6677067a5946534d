//! Tables that were written cell by cell.

use super::{check, read_cards};

/// Cells with a blank line after each.
fn flat(cells: &[&str]) -> String {
    cells.join("\n\n") + "\n"
}

/// Goals with a number each, and the figures of the next table under a title.
const GOALS: &[&str] = &[
    "Talousarviossa on kolme tavoitetta, joiden toteutumista lautakunta seuraa puolivuosittain.\nTavoite",
    "Mittari",
    "Lähtötaso",
    "Tavoitetaso",
    "Lukion vetovoima säilyy ja\nhakijoita on naapurikunnista",
    "Ensisijaiset hakijat",
    "64 hakijaa (kevät\n2025)",
    "vähintään 70 hakijaa",
    "Oppimistulokset paranevat",
    "Matematiikan keskiarvo 9.\nluokalla",
    "7,4",
    "7,6",
    "Kulttuuri tavoittaa kaikki",
    "Suunnitelman käyttöönotto",
    "Valmistelussa",
    "Käytössä kaikissa\nkouluissa",
];

/// What may stand below the goals.
const FIGURES: &[&str] = &[
    "Sivistystoimiala, 1 000 euroa",
    "TP 2024",
    "TA 2025",
    "Tuotot",
    "812",
    "790",
];

#[test]
fn as_many_cells_as_heads_make_a_row() {
    let expected: &[&[&str]] = &[
        &[
            "objective: Lukion vetovoima säilyy ja hakijoita on naapurikunnista",
            "indicator: Ensisijaiset hakijat; baseline 64 hakijaa (kevät 2025); target vähintään 70 hakijaa",
        ],
        &[
            "objective: Oppimistulokset paranevat",
            "indicator: Matematiikan keskiarvo 9. luokalla; baseline 7,4; target 7,6",
        ],
        &[
            "objective: Kulttuuri tavoittaa kaikki",
            "indicator: Suunnitelman käyttöönotto; baseline Valmistelussa; target Käytössä kaikissa kouluissa",
        ],
    ];
    check(&flat(GOALS), expected);
    check(&flat(&[GOALS, FIGURES].concat()), expected);
}

#[test]
fn an_empty_cell_moves_those_after_it_so_that_no_row_is_read() {
    for missing in 4..GOALS.len() {
        for below in [&[][..], FIGURES] {
            let mut cells = GOALS.to_vec();
            cells.remove(missing);
            let text = flat(&[&cells, below].concat());
            let found = read_cards(&text);
            let n_values: usize = found.iter().map(|card| card.indicators.len()).sum();
            assert_eq!(n_values, 0, "{text}");
        }
    }
}

#[test]
fn bullets_tell_the_columns() {
    check(
        &flat(&[
            "Tavoite",
            "Toimenpiteet",
            "Mittarit",
            "Nuoret osallistuvat",
            "• Aloitteet käsitellään kahden\nkuukauden kuluessa\n• Oppilaskunnille määräraha",
            "• Aloitteiden määrä",
            "Liikunta lisääntyy",
            "• Ohjaajat kaikkiin kouluihin",
            "• Mittausten tulokset\n• Lainatut välineet",
        ]),
        &[
            &[
                "objective: Nuoret osallistuvat",
                "action: Aloitteet käsitellään kahden kuukauden kuluessa",
                "action: Oppilaskunnille määräraha",
                "indicator: Aloitteiden määrä",
            ],
            &[
                "objective: Liikunta lisääntyy",
                "action: Ohjaajat kaikkiin kouluihin",
                "indicator: Mittausten tulokset",
                "indicator: Lainatut välineet",
            ],
        ],
    );
}

#[test]
fn a_heading_of_goals_ends_the_rows() {
    check(
        &flat(&[
            "Painopiste: Oma toiminta\nTavoite",
            "Toimenpide",
            "Vastuutaho",
            "Aikataulu",
            "Öljyä ei tarvita",
            "Vaihdetaan kattilat",
            "Tekninen toimi",
            "2025–2026",
            "Painopiste: Luonto\nTavoite",
            "Toimenpide",
            "Vastuutaho",
            "Aikataulu",
            "Metsät sitovat hiiltä",
            "Päivitetään suunnitelma",
            "Metsäinsinööri",
            "2025",
        ]),
        &[
            &[
                "focus: Oma toiminta",
                "objective: Öljyä ei tarvita",
                "action: Vaihdetaan kattilat; responsible Tekninen toimi; schedule 2025–2026",
            ],
            &[
                "focus: Luonto",
                "objective: Metsät sitovat hiiltä",
                "action: Päivitetään suunnitelma; responsible Metsäinsinööri; schedule 2025",
            ],
        ],
    );
}

#[test]
fn texts_alone_do_not_tell_the_rows() {
    check(
        &flat(&[
            "Tavoite",
            "Toimenpide",
            "Vastuutaho",
            "Öljyä ei tarvita",
            "Vaihdetaan kattilat",
            "Tekninen toimi",
        ]),
        &[],
    );
}
