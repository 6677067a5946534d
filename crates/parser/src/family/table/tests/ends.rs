//! Where a table ends.

use super::check;

#[test]
fn a_table_of_figures_in_tabs() {
    check(
        "Vesilaitos\n\n\
         Tavoite\tMittari\tTP 2024\tTA 2025\n\
         Verkosto on tiivis\tVuotovesi, %\t21,4\t20,0\n\
         \tPutkirikot, kpl\t14\t12\n\n\
         Vesilaitos, euroa\tTP 2024\tTA 2025\n\
         Liikevaihto\t1 204 112\t1 230 000\n\
         Poistot\t-301 540\t-310 000\n",
        &[&[
            "objective: Verkosto on tiivis",
            "indicator: Vuotovesi, %; target 20,0 [TA 2025]; actual 21,4 [TP 2024]",
            "indicator: Putkirikot, kpl; target 12 [TA 2025]; actual 14 [TP 2024]",
        ]],
    );
}

#[test]
fn a_table_of_figures_in_pipes_with_a_line_of_its_own() {
    check(
        "| Tavoite | Mittari | Tavoitetaso | Toteuma |\n\
         |---|---|---|---|\n\
         | Tontteja on tarjolla | Tontit, ha | 12 | 14,5 |\n\n\
         | Palvelu | Suorite | Hinta | Muutos |\n\
         |---|---|---|---|\n\
         | Ateriat | Annokset | 21 000 | 22 000 |\n",
        &[&[
            "objective: Tontteja on tarjolla",
            "indicator: Tontit, ha; target 12; actual 14,5",
        ]],
    );
}

#[test]
fn texts_where_numbers_stood() {
    check(
        "Tavoite\tMittari\tLähtötaso\tTavoitetaso\n\
         Verkosto on tiivis\tVuotovesi, %\t21,4\t18,5\n\
         Vesi on puhdasta\tPoikkeamat, kpl\t1\t0\n\n\
         Palvelu\tAukiolo\tPaikka\tYhteyshenkilö\n\
         Neuvonta\tArkisin\tKirjasto\tMaija Malli\n",
        &[
            &[
                "objective: Verkosto on tiivis",
                "indicator: Vuotovesi, %; baseline 21,4; target 18,5",
            ],
            &[
                "objective: Vesi on puhdasta",
                "indicator: Poikkeamat, kpl; baseline 1; target 0",
            ],
        ],
    );
}

#[test]
fn years_above_figures_in_columns() {
    check(
        "Tavoite                 Mittari              Lähtötaso     Tavoitetaso\n\
         Verkosto on tiivis      Vuotovesi, %         21,4          18,5\n\
         Laskutus on sujuvaa     Sähköiset laskut, %  44            60\n\n\
         \x20                                            2023          2024\n\
         Liittyjiä                                    1 204         1 211\n\n\
         Investoinnit            TP 2024              TA 2025       TA 2026\n\
         Vesitorni               0                    120           400\n",
        &[
            &[
                "objective: Verkosto on tiivis",
                "indicator: Vuotovesi, %; baseline 21,4; target 18,5",
            ],
            &[
                "objective: Laskutus on sujuvaa",
                "indicator: Sähköiset laskut, %; baseline 44; target 60",
            ],
        ],
    );
}

#[test]
fn figures_with_other_columns_do_not_hide_the_goals() {
    check(
        "Mål                         Mätare                          Målnivå 2026\n\
         Personalen trivs            Personalenkätens medeltal       minst 3,9\n\
         \x20                           (1–5)\n\
         Skolmaten är hållbar        Matsvinn, gram per portion      högst 35\n\n\
         \x20          1 000 euro                      BS 2024             BU 2025             BU 2026\n\
         \x20          Verksamhetsintäkter             1 204               1 180               1 190\n",
        &[
            &[
                "objective: Personalen trivs",
                "indicator: Personalenkätens medeltal (1–5); target minst 3,9 [2026]",
            ],
            &[
                "objective: Skolmaten är hållbar",
                "indicator: Matsvinn, gram per portion; target högst 35 [2026]",
            ],
        ],
    );
}

#[test]
fn a_line_that_does_not_fit_is_told() {
    check(
        "Tavoite                 Mittari              Lähtötaso     Tavoitetaso\n\
         Verkosto on tiivis      Vuotovesi, %         21,4          18,5\n\
         Vesi on puhdasta        84                   1             0\n\
         Laskutus on sujuvaa     Sähköiset laskut, %  44            60\n",
        &[&[
            "objective: Verkosto on tiivis",
            "indicator: Vuotovesi, %; baseline 21,4; target 18,5",
            "trouble: this line does not fit the columns of the table above it, so the table was read no further",
        ]],
    );
}

#[test]
fn prices_are_no_goals() {
    check(
        "Mittari                          Lähtöarvo      Hinta\n\
         Mittarin vaihto, jäätynyt                      148,00\n\
         Mittarin tarkistus pyynnöstä                    96,00\n",
        &[],
    );
}

#[test]
fn a_title_stands_apart_from_both_tables() {
    check(
        "Tavoite: Nuorilla on turvallinen paikka\n\n\
         \x20  Mittari                       TP 2023     TA 2024\n\
         \x20  Käyntikerrat                    4 118       4 200\n\
         \x20  Tavoitetut nuoret                  37          40\n\n\
         Tuloslaskelma (1 000 €)\n\n\
         \x20  Myyntituotot                       84          80\n",
        &[&[
            "objective: Nuorilla on turvallinen paikka",
            "indicator: Käyntikerrat; target 4 200 [TA 2024]; actual 4 118 [TP 2023]",
            "indicator: Tavoitetut nuoret; target 40 [TA 2024]; actual 37 [TP 2023]",
        ]],
    );
}

#[test]
fn accounts_and_sums_are_no_goals() {
    check(
        "| Tavoite | Mittari | Tavoitetaso |\n\
         |---|---|---|\n\
         | Tontteja on tarjolla | Tontit, ha | 5 |\n\
         | Toimintakate | | -855 |\n\
         | Yhteensä | | 5 |\n",
        &[&[
            "objective: Tontteja on tarjolla",
            "indicator: Tontit, ha; target 5",
        ]],
    );
}
