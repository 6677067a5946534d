//! Tables that a page break cut.

use super::check;

#[test]
fn the_rest_of_a_row_below_repeated_heads() {
    check(
        "Painopiste 1: Arjen turvallisuus\n\
         Tavoite                Toimenpiteet                    Mittarit\n\
         Matkat ovat turvallisia  Korjataan kolme kohdetta      Kohteiden määrä\n\
         Kaatumiset vähenevät   Reitit hiekoitetaan ennen kello Sairaalahoitoa vaatineet\n\
         talvisin               seitsemää\n\
         \x0CTavoite                Toimenpiteet                    Mittarit\n\
         \x20                      aamulla joka päivä              kaatumiset\n\
         Ilkivalta vähenee      Ohjaajat jalkautuvat            Vahingonteot\n",
        &[
            &[
                "focus: Arjen turvallisuus",
                "objective: Matkat ovat turvallisia",
                "action: Korjataan kolme kohdetta",
                "indicator: Kohteiden määrä",
            ],
            &[
                "focus: Arjen turvallisuus",
                "objective: Kaatumiset vähenevät talvisin",
                "action: Reitit hiekoitetaan ennen kello seitsemää aamulla joka päivä",
                "indicator: Sairaalahoitoa vaatineet kaatumiset",
            ],
            &[
                "focus: Arjen turvallisuus",
                "objective: Ilkivalta vähenee",
                "action: Ohjaajat jalkautuvat",
                "indicator: Vahingonteot",
            ],
        ],
    );
}

#[test]
fn a_rest_without_its_row_is_told() {
    check(
        "Tavoite                Toimenpiteet                    Mittarit\n\
         \x20                      aamulla joka päivä              kaatumiset\n\
         Ilkivalta vähenee      Ohjaajat jalkautuvat            Vahingonteot\n",
        &[&[
            "objective: Ilkivalta vähenee",
            "action: Ohjaajat jalkautuvat",
            "indicator: Vahingonteot",
            "trouble: this row goes on with another one, and no row that it could belong to stands above it",
        ]],
    );
}

#[test]
fn heads_at_the_foot_of_a_page() {
    check(
        "Tavoite: Osallisuus vahvistuu\n\
         Mittari                          Lähtötaso       Tavoitetaso\n\
         \x0C\n\n\n\n\
         Sovittelijoita                   34              60\n\
         Yhteiset kokoukset               2 krt/vuosi     4 krt/vuosi\n",
        &[&[
            "objective: Osallisuus vahvistuu",
            "indicator: Sovittelijoita; baseline 34; target 60",
            "indicator: Yhteiset kokoukset; baseline 2 krt/vuosi; target 4 krt/vuosi",
        ]],
    );
}

#[test]
fn what_stands_below_the_last_row_does_not_break_its_columns() {
    check(
        "Tavoite 1: Seurat ja kunta toimivat yhdessä\n\n\
         Toimenpide                              Vastuutaho               2026          2027\n\
         Uudistetaan avustusten säännöt          Vapaa-aikalautakunta     valmistelu    käyttöönotto\n\n\
         \x20                                                                           2\n\
         Vuorelan kunta                                  Liikuntasuunnitelma 2026–2028\n\n\n\
         Loppusanat.\n",
        &[&[
            "objective: Seurat ja kunta toimivat yhdessä",
            "action: Uudistetaan avustusten säännöt; responsible Vapaa-aikalautakunta; 2026 valmistelu; 2027 käyttöönotto",
        ]],
    );
}
