//! `summary`: what an audit counts in both documents.

use mittari_diff::{Comparison, UnitChange};
use mittari_export::{Dialect, summary};

use crate::made::{counts, plain, pori, written};

fn terminal(comparison: &Comparison) -> String {
    plain(&written(|out| summary::write_terminal(out, comparison)))
}

#[test]
fn the_terminal_has_both_documents_under_each_other() {
    insta::assert_snapshot!(terminal(&pori()), @"
    Porin kaupunki 2026 → 2027

                indi-   with without  without without   met by     not        not
         goals cators target  target baseline  actual baseline met met assessable

    together
    2026    10     12     12       0        1      12        1   0   0         12
    2027    11     10      9       1        0      10        2   0   0          9
    last year's targets: 2 continued, 1 regressed, 1 not comparable

    Konsernipalvelut
    2026     9     12     12       0        1      12        1   0   0         12
    2027    10     10      9       1        0      10        2   0   0          9
    last year's targets: 1 continued, 1 regressed, 1 not comparable

    Konsernihallinto
    2026     1      0      0       0        0       0        0   0   0          0
    2027     1      0      0       0        0       0        0   0   0          0

    Elinvoima- ja ympäristötoimiala
    2026     –      –      –       –        –       –        –   –   –          –
    2027     1      1      0       0        0       0        0   0   0          0
    last year's targets: 1 continued
    ");
}

#[test]
fn the_report_has_both_documents_in_a_cell() {
    let report = written(|out| summary::write_markdown(out, &pori()));
    insta::assert_snapshot!(report, @"
    # Porin kaupunki 2026 → 2027

    | unit | goals | indicators | with target | without target | without baseline | without actual | met by baseline | met | not met | not assessable |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | together | 10 → 11 | 12 → 10 | 12 → 9 | 0 → 1 | 1 → 0 | 12 → 10 | 1 → 2 | 0 | 0 | 12 → 9 |
    | Konsernipalvelut | 9 → 10 | 12 → 10 | 12 → 9 | 0 → 1 | 1 → 0 | 12 → 10 | 1 → 2 | 0 | 0 | 12 → 9 |
    | Konsernihallinto | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | Elinvoima- ja ympäristötoimiala | – → 1 | – → 1 | – → 0 | – → 0 | – → 0 | – → 0 | – → 0 | – → 0 | – → 0 | – → 0 |

    ## Last year's targets

    - together: 2 continued, 1 regressed, 1 not comparable
    - Konsernipalvelut: 1 continued, 1 regressed, 1 not comparable
    - Elinvoima- ja ympäristötoimiala: 1 continued
    ");
}

#[test]
fn the_table_has_a_row_a_unit_and_document() {
    let table = written(|out| summary::write_table(out, &pori(), Dialect::Csv));
    insta::assert_snapshot!(table, @"
    scope,unit,document,organization,year,file,goals,indicators,with_target,without_target,without_baseline,without_actual,met_by_baseline,met,not_met,not_assessable,continued,improved,regressed,restated,not_comparable,unknown
    total,,before,Porin kaupunki,2026,pori-2026.txt,10,12,12,0,1,12,1,0,0,12,,,,,,
    total,,after,Porin kaupunki,2027,pori-2027.txt,11,10,9,1,0,10,2,0,0,9,2,0,1,0,1,0
    unit,Konsernipalvelut,before,Porin kaupunki,2026,pori-2026.txt,9,12,12,0,1,12,1,0,0,12,,,,,,
    unit,Konsernipalvelut,after,Porin kaupunki,2027,pori-2027.txt,10,10,9,1,0,10,2,0,0,9,1,0,1,0,1,0
    unit,Konsernihallinto,before,Porin kaupunki,2026,pori-2026.txt,1,0,0,0,0,0,0,0,0,0,,,,,,
    unit,Konsernihallinto,after,Porin kaupunki,2027,pori-2027.txt,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
    unit,Elinvoima- ja ympäristötoimiala,after,Porin kaupunki,2027,pori-2027.txt,1,1,0,0,0,0,0,0,0,0,1,0,0,0,0,0
    ");
}

#[test]
fn documents_of_one_year_go_by_their_files() {
    let mut comparison = pori();
    comparison.before.document.year = Some(2027);
    let text = terminal(&comparison);
    assert!(
        text.starts_with("Porin kaupunki 2027, budget goals\n"),
        "{text}"
    );
    assert!(text.contains("\npori-2026.txt"), "{text}");
    comparison
        .before
        .source
        .name
        .clone_from(&comparison.after.source.name);
    assert!(terminal(&comparison).contains("\n1. pori-2027.txt"));
}

#[test]
fn units_that_became_one_are_counted_together() {
    let mut comparison = pori();
    let renamed = |before: &str| UnitChange {
        before: vec![before.to_owned()],
        after: vec!["Vapaa-aikapalvelut".to_owned()],
        cards: 1,
        renamed: true,
    };
    comparison.units = vec![renamed("Kulttuuripalvelut"), renamed("Liikuntapalvelut")];
    let numbers = [5, 9, 9, 0, 0, 9, 0, 0, 0, 9];
    comparison.before.counts = counts(numbers, ["Kulttuuripalvelut", "Liikuntapalvelut"]);
    comparison.after.counts = counts(numbers, ["Vapaa-aikapalvelut", "Tekninen toimiala"]);
    let report = written(|out| summary::write_markdown(out, &comparison));
    assert!(
        report.contains("\n| Vapaa-aikapalvelut | 5 → 4 | 9 |"),
        "{report}"
    );
    assert!(
        report.contains("\n| Tekninen toimiala | – → 1 |"),
        "{report}"
    );
    assert!(!report.contains("Liikuntapalvelut"), "{report}");
}
