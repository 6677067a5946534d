//! What heads mean, and how they are printed.

use super::check;

#[test]
fn tavoite_beside_tavoitetaso_is_the_goal() {
    check(
        "Mittari                       Tavoite-    Lähtö-     Tavoite                    Vastuutaho\n\
         \x20                             taso 2027   taso\n\
         Nettomuutto                   +10         -23        Väkiluvun lasku pysähtyy   Kunnanjohtaja\n\
         Tyytyväisyys (asteikko        8,2         7,7        Koululaiset syövät hyvin   Ruokapäällikkö\n\
         4–10)\n",
        &[
            &[
                "objective: Väkiluvun lasku pysähtyy",
                "indicator: Nettomuutto; baseline -23; target +10 [2027]",
                "responsible: Kunnanjohtaja",
            ],
            &[
                "objective: Koululaiset syövät hyvin",
                "indicator: Tyytyväisyys (asteikko 4–10); baseline 7,7; target 8,2 [2027]",
                "responsible: Ruokapäällikkö",
            ],
        ],
    );
}

#[test]
fn words_beside_numbers_are_no_levels() {
    check(
        "Vuosi 2026\n\n\
         Mittari\tLähtötaso\tTavoite\n\
         Nettomuutto\t-23\tVäkiluvun lasku pysähtyy\n\
         Uudet yritykset\t8\tYrittäjyys vahvistuu\n",
        &[&[
            "indicator: Nettomuutto; baseline -23",
            "indicator: Uudet yritykset; baseline 8",
            "notes: Väkiluvun lasku pysähtyy | Yrittäjyys vahvistuu",
            "trouble: a column of this table may hold goals as well as the levels to be reached: its head says either, and its cells \
             hold no number",
        ]],
    );
    check(
        "Mittari\tLähtötaso\tTavoite\n\
         Nettomuutto\t-23\tnousee\n\
         Uudet yritykset\t8\t10\n",
        &[&[
            "indicator: Nettomuutto; baseline -23; target nousee",
            "indicator: Uudet yritykset; baseline 8; target 10",
        ]],
    );
}

#[test]
fn goals_that_name_their_indicator() {
    check(
        "Strateginen      Tavoite ja mittari               Raportointi 1-8                  Vastuutaho         Tila\n\
         päämäärä\n\
         Elinvoima        Yritysten määrä kasvaa. Mittari: Kuntaan on perustettu 23         Elinkeinojohtaja   Kesken\n\
         \x20                uusien yritysten määrä           yritystä.\n\
         Sujuva arki      Joukkoliikenne toimii.           Kilpailutus keskeytettiin.       Tekninen johtaja   Valmis\n\
         \x20                Mittari: kutsutaksin matkat\n",
        &[
            &[
                "focus: Elinvoima",
                "objective: Yritysten määrä kasvaa.",
                "indicator: uusien yritysten määrä; rating Kesken",
                "responsible: Elinkeinojohtaja",
                "progress: 1-8 Kuntaan on perustettu 23 yritystä.",
            ],
            &[
                "focus: Sujuva arki",
                "objective: Joukkoliikenne toimii.",
                "indicator: kutsutaksin matkat; rating Valmis",
                "responsible: Tekninen johtaja",
                "progress: 1-8 Kilpailutus keskeytettiin.",
            ],
        ],
    );
}

#[test]
fn half_years() {
    check(
        "Tavoite 1: Pitkäaikaistyöttömyys lyhenee\n\n\
         Toimenpide\tYksikkö\t1–6/2026\t7–12/2026\tVastuuhenkilö\n\
         Palkkatuki\n\
         Laaditaan periaatteet\tTyöllisyyspalvelut\tluonnos\thyväksyntä\tTyöllisyyspäällikkö\n",
        &[&[
            "objective: Pitkäaikaistyöttömyys lyhenee",
            "action: Laaditaan periaatteet; group Palkkatuki; responsible Työllisyyspäällikkö; unit Työllisyyspalvelut; \
             1–6/2026 luonnos; 7–12/2026 hyväksyntä",
        ]],
    );
}

#[test]
fn heads_above_each_row() {
    check(
        "Tavoite                                         Toimenpide/mittari\n\
         Päätösvalmistelu on ennakoivaa                  Vaikutusten arviointi tehdään\n\
         \x20                                               kaikista asioista\n\
         Arviointi                                       Tila\n\
         Arviointi tehtiin 14 asiasta 17:stä.            Osittain\n\n\
         Tavoite                                         Toimenpide/mittari\n\
         Kuntayhteistyö tiivistyy                        Laaditaan hankintastrategia\n\
         Arviointi                                       Tila\n\
         Strategia hyväksyttiin joulukuussa.             Valmis\n",
        &[
            &[
                "objective: Päätösvalmistelu on ennakoivaa",
                "action: Vaikutusten arviointi tehdään kaikista asioista; status Osittain",
                "progress: - Arviointi tehtiin 14 asiasta 17:stä.",
            ],
            &[
                "objective: Kuntayhteistyö tiivistyy",
                "action: Laaditaan hankintastrategia; status Valmis",
                "progress: - Strategia hyväksyttiin joulukuussa.",
            ],
        ],
    );
}

#[test]
fn the_party_beside_one_action_is_the_action_s() {
    check(
        "Tavoite                Toimenpide                Vastuutaho        Aikataulu\n\
         Öljyä ei tarvita       Vaihdetaan kattilat       Tekninen toimi    2025–2026\n\
         Hävikki pienenee       Mitataan hävikki          Ruokapalvelut     jatkuva\n",
        &[
            &[
                "objective: Öljyä ei tarvita",
                "action: Vaihdetaan kattilat; responsible Tekninen toimi; schedule 2025–2026",
            ],
            &[
                "objective: Hävikki pienenee",
                "action: Mitataan hävikki; responsible Ruokapalvelut; schedule jatkuva",
            ],
        ],
    );
}

#[test]
fn times_under_a_head_over_several_columns() {
    let expected: &[&[&str]] = &[&[
        "objective: Verkosto on tiivis",
        "indicator: Vuotovesi, %; target 18 [2026] | 17 [2027]; actual 21 [2023] | 20 [2024]",
    ]];
    check(
        "| Tavoite | Mittari | Toteuma | | Tavoitetaso | |\n\
         |---|---|---|---|---|---|\n\
         | | | 2023 | 2024 | 2026 | 2027 |\n\
         | Verkosto on tiivis | Vuotovesi, % | 21 | 20 | 18 | 17 |\n",
        expected,
    );
    check(
        "Tavoite\tMittari\tToteuma\t\tTavoite\n\
         \t\t2023\t2024\t2026\t2027\n\
         Verkosto on tiivis\tVuotovesi, %\t21\t20\t18\t17\n",
        expected,
    );
}

#[test]
fn a_head_broken_inside_its_word() {
    check(
        "Tavoite                     Mittari                 Nykytaso    Tavoitetas\n\
         \x20                                                               o 2027\n\
         Väki saa tietoa             Julkaisuviive           4 pv        1 pv\n",
        &[&[
            "objective: Väki saa tietoa",
            "indicator: Julkaisuviive; baseline 4 pv; target 1 pv [2027]",
        ]],
    );
}
