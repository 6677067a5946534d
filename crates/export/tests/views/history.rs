//! `history`: indicators through the years.

use mittari_diff::{HISTORY_SCHEMA, History, Life, RollStatus, Year};
use mittari_export::{Dialect, history};

use crate::made::{at, plain, side, value, written};

fn year(line: u32, unit: &str, text: &str, [baseline, target]: [&str; 2]) -> Year {
    let printed = |text: &str| (!text.is_empty()).then(|| value(text, None));
    Year {
        indicator: at("c-1", unit, line, text),
        baseline: printed(baseline),
        targets: printed(target).into_iter().collect(),
        actuals: Vec::new(),
        roll_forward: None,
    }
}

fn rolled(year: Year, status: RollStatus) -> Year {
    Year {
        roll_forward: Some(status),
        ..year
    }
}

pub(crate) fn pori() -> History {
    let group = "Konsernipalvelut";
    let life = |years, unchanged_for| Life {
        years,
        unchanged_for,
    };
    let satisfaction = |year| format!("Asiakaspalaute (kysely {year})");
    let accidents = "Työtapaturmista johtuvat poissaolot";
    let mut strategy = year(9, "Elinvoima", "Henkilöstön hyvinvointi", ["3,8", ""]);
    strategy.targets = vec![value("3,9", Some("2026")), value("4,1", Some("2028"))];
    strategy.actuals = vec![value("3,85", Some("2026"))];
    let documents = [2025, 2026, 2027].map(|year| {
        let name = format!("pori-{year}.txt");
        side(&name, Some("Porin kaupunki"), Some(year))
    });
    History {
        schema: HISTORY_SCHEMA.to_owned(),
        documents: documents.to_vec(),
        indicators: vec![
            life(
                vec![
                    Some(year(3, group, &satisfaction(2025), ["4,3", "4,5"])),
                    Some(rolled(
                        year(4, group, &satisfaction(2026), ["4,3", "4,5"]),
                        RollStatus::Regressed,
                    )),
                    Some(rolled(
                        year(5, group, &satisfaction(2027), ["4,5", "4,5"]),
                        RollStatus::Continued,
                    )),
                ],
                3,
            ),
            life(
                vec![
                    None,
                    Some(year(
                        47,
                        group,
                        "Työtapaturmien poissaolot",
                        ["1 762 pv", "1 585 pv"],
                    )),
                    Some(rolled(
                        year(110, group, accidents, ["1 910 pv", "1 719 pv"]),
                        RollStatus::Regressed,
                    )),
                ],
                1,
            ),
            life(vec![None, None, Some(strategy)], 1),
            life(
                vec![
                    Some(year(60, group, "Digitiekartta | valmis", ["", "Valmis"])),
                    None,
                    None,
                ],
                0,
            ),
        ],
    }
}

#[test]
fn the_terminal_has_a_line_a_year() {
    let text = plain(&written(|out| history::write_terminal(out, &pori())));
    insta::assert_snapshot!(text, @"
    Porin kaupunki 2025 → 2026 → 2027

    3 documents, 4 indicators
    unchanged for 3 documents: 1
    new in the last document: 1
    not in the last document: 1

    Konsernipalvelut
      Asiakaspalaute (kysely 2027)  (unchanged for 3 documents)
          2025  4,3 → 4,5  l. 3
          2026  4,3 → 4,5; against last target: regressed  l. 4
          2027  4,5 → 4,5; against last target: continued  l. 5
      Työtapaturmista johtuvat poissaolot
          2025  –
          2026  1 762 pv → 1 585 pv  l. 47  named: Työtapaturmien poissaolot
          2027  1 910 pv → 1 719 pv; against last target: regressed  l. 110

    Elinvoima
      Henkilöstön hyvinvointi  (new)
          2025  –
          2026  –
          2027  3,8 → 3,9 (2026); 4,1 (2028), reached 3,85 (2026)  l. 9

    Konsernipalvelut
      Digitiekartta | valmis  (ended)
          2025  → Valmis  l. 60
          2026  –
          2027  –
    ");
}

#[test]
fn the_report_has_a_column_a_year() {
    let report = written(|out| history::write_markdown(out, &pori()));
    insta::assert_snapshot!(report, @r"
    # Porin kaupunki 2025 → 2026 → 2027

    - 3 documents, 4 indicators
    - unchanged for 3 documents: 1
    - new in the last document: 1
    - not in the last document: 1

    ## Konsernipalvelut

    | indicator | 2025 | 2026 | 2027 | over the years |
    | --- | --- | --- | --- | --- |
    | Asiakaspalaute (kysely 2027) | 4,3 → 4,5 | 4,3 → 4,5; against last target: regressed | 4,5 → 4,5; against last target: continued | unchanged for 3 documents |
    | Työtapaturmista johtuvat poissaolot | – | 1 762 pv → 1 585 pv; named: Työtapaturmien poissaolot | 1 910 pv → 1 719 pv; against last target: regressed | |

    ## Elinvoima

    | indicator | 2025 | 2026 | 2027 | over the years |
    | --- | --- | --- | --- | --- |
    | Henkilöstön hyvinvointi | – | – | 3,8 → 3,9 (2026); 4,1 (2028), reached 3,85 (2026) | new |

    ## Konsernipalvelut

    | indicator | 2025 | 2026 | 2027 | over the years |
    | --- | --- | --- | --- | --- |
    | Digitiekartta \| valmis | → Valmis | – | – | ended |
    ");
}

#[test]
fn the_table_has_a_row_an_indicator_and_document() {
    let table = written(|out| history::write_table(out, &pori(), Dialect::ExcelFi));
    insta::assert_snapshot!(table.trim_start_matches('\u{feff}'), @r#"
    indicator;unchanged_for;document;organization;year;file;unit;card;id;text;baseline;targets;target_periods;actuals;actual_periods;roll_forward;page;line
    1;3;1;Porin kaupunki;2025;pori-2025.txt;Konsernipalvelut;c-1;c-1/3;Asiakaspalaute (kysely 2025);4,3;4,5;;;;;1;3
    1;3;2;Porin kaupunki;2026;pori-2026.txt;Konsernipalvelut;c-1;c-1/4;Asiakaspalaute (kysely 2026);4,3;4,5;;;;regressed;1;4
    1;3;3;Porin kaupunki;2027;pori-2027.txt;Konsernipalvelut;c-1;c-1/5;Asiakaspalaute (kysely 2027);4,5;4,5;;;;continued;1;5
    2;1;2;Porin kaupunki;2026;pori-2026.txt;Konsernipalvelut;c-1;c-1/47;Työtapaturmien poissaolot;1 762 pv;1 585 pv;;;;;1;47
    2;1;3;Porin kaupunki;2027;pori-2027.txt;Konsernipalvelut;c-1;c-1/110;Työtapaturmista johtuvat poissaolot;1 910 pv;1 719 pv;;;;regressed;1;110
    3;1;3;Porin kaupunki;2027;pori-2027.txt;Elinvoima;c-1;c-1/9;Henkilöstön hyvinvointi;3,8;"3,9; 4,1";"2026; 2028";3,85;2026;;1;9
    4;0;1;Porin kaupunki;2025;pori-2025.txt;Konsernipalvelut;c-1;c-1/60;Digitiekartta | valmis;;Valmis;;;;;1;60
    "#);
}
