//! Cards by labels, in layouts of invented municipalities.

mod brief;

use brief::brief;

#[test]
fn labels_in_capitals_with_flattened_cells() {
    let text = "\
Sivistyspalvelut

PAINOPISTE Oppiva Kaislajoki
TAVOITE Lapset viihtyvät koulussa
TEKO Kerhotoiminnan vahvistaminen
TOIMENPIDE Jokaiselle koululle nimetään kerhovastaava

MITTARI
Kerhoryhmien määrä
Kerhovastaava nimetty

Lähtötaso Tavoitetaso

12
ei

20
kyllä

Osatavoite 1: Kerhokartoitus on tehty kevään 2026 aikana
Vastuuhenkilö: sivistysjohtaja

TAVOITE Kirjasto on auki iltaisin
TOIMENPIDE Aukioloaikoja pidennetään
";
    assert_eq!(
        brief(text),
        "\
card [Sivistyspalvelut] []
  focus Oppiva Kaislajoki
  objective Lapset viihtyvät koulussa
  initiative Kerhotoiminnan vahvistaminen
  action Jokaiselle koululle nimetään kerhovastaava
  indicator Kerhoryhmien määrä | 12 | 20
  indicator Kerhovastaava nimetty | ei | kyllä
  milestone 1 Kerhokartoitus on tehty kevään 2026 aikana
  responsible sivistysjohtaja
card [Sivistyspalvelut] []
  focus Oppiva Kaislajoki
  objective Kirjasto on auki iltaisin
  action Aukioloaikoja pidennetään
"
    );
}

#[test]
fn values_under_labels_of_their_own() {
    let text = "\
Tavoite: Asiointi on sujuvaa.
Toimenpide: Puhelinpalvelu uudistetaan.
Mittari: Vastausaika
Lähtötaso: 4 min
Tavoitetaso 2027: 2 min
Toteuma 31.8.2026: 3 min
Vastuutaho: asiakaspalvelupäällikkö, tietohallintojohtaja
";
    assert_eq!(
        brief(text),
        "\
card [] []
  objective Asiointi on sujuvaa.
  action Puhelinpalvelu uudistetaan.
  indicator Vastausaika | 4 min | 2027: 2 min | actual 31.8.2026: 3 min
  responsible asiakaspalvelupäällikkö
  responsible tietohallintojohtaja
"
    );
}

#[test]
fn a_second_action_with_its_own_indicator_is_a_card() {
    let text = "\
PAINOPISTE Vireä Hietaranta
TAVOITE Yritykset kasvavat
TOIMENPIDE Tontteja kaavoitetaan
MITTARI Tonttien määrä Lähtötaso Tavoitetaso
5 8
Selvitys toimenpiteen edistymisestä (Q2):
Kaava on ehdotusvaiheessa.

TOIMENPIDE Yritysneuvontaa lisätään
MITTARI Neuvontatuntien määrä Lähtötaso Tavoitetaso
100 150
Selvitys toimenpiteen edistymisestä (Q2): Neuvojia on
palkattu kaksi.
";
    assert_eq!(
        brief(text),
        "\
card [] []
  focus Vireä Hietaranta
  objective Yritykset kasvavat
  action Tontteja kaavoitetaan
  indicator Tonttien määrä | 5 | 8
  progress Q2 Kaava on ehdotusvaiheessa.
card [] []
  focus Vireä Hietaranta
  objective Yritykset kasvavat
  action Yritysneuvontaa lisätään
  indicator Neuvontatuntien määrä | 100 | 150
  progress Q2 Neuvojia on palkattu kaksi.
"
    );
}

#[test]
fn a_swedish_card() {
    let text = "\
Mål: Servicen är tillgänglig
Åtgärd: Blanketterna digitaliseras
Indikator: Andelen digitala blanketter
Utgångsnivå: 40 %
Målnivå: 80 %
Ansvarig: förvaltningsdirektör
";
    assert_eq!(
        brief(text),
        "\
card [] []
  objective Servicen är tillgänglig
  action Blanketterna digitaliseras
  indicator Andelen digitala blanketter | 40 % | 80 %
  responsible förvaltningsdirektör
"
    );
}

#[test]
fn prose_is_no_card() {
    for text in [
        "Tavoitteet\n\nKaupungin tavoitteena on kasvaa. Tavoite on asetettu valtuustossa, ja sitä\nseurataan vuosittain.\n",
        "Päätös\n\nTavoitteiden toteutumista\nTavoite oli, että mittarit\nuusitaan.\n",
        "Talousarvio\nTavoitetaso 2025 2026\nToimintatulot 100 110\n",
    ] {
        assert_eq!(brief(text), "", "{text}");
    }
}

#[test]
fn counts_that_do_not_match_leave_values_empty() {
    let text = "\
TAVOITE Liikkuminen lisääntyy
TOIMENPIDE Reittejä rakennetaan
MITTARI
Reittien pituus
Kävijöiden määrä
Tyytyväisten osuus

Lähtötaso Tavoitetaso

12
300

14
350
80
";
    let brief = brief(text);
    assert!(
        brief.contains("  indicator Reittien pituus | - |\n"),
        "{brief}"
    );
    assert!(brief.contains("trouble ambiguous_pairing"), "{brief}");
}

#[test]
fn a_label_in_the_middle_of_its_cell_has_the_lines_above_too() {
    let text = "\
PAINOPISTE        Lukeva Haapala
                  Kirjasto on auki joka ilta ja sen aineistot
TAVOITE
                  löytää myös verkosta.
TOIMENPIDE        Avataan omatoimikirjasto.
Mittari: Aukiolotunnit viikossa
";
    assert_eq!(
        brief(text),
        "\
card [] []
  focus Lukeva Haapala
  objective Kirjasto on auki joka ilta ja sen aineistot löytää myös verkosta.
  action Avataan omatoimikirjasto.
  indicator Aukiolotunnit viikossa | - |
"
    );
}

#[test]
fn a_label_on_a_line_of_its_own_takes_nothing_from_above() {
    let text = "\
PAINOPISTE
                  Lukeva Haapala
                  on lähellä
TAVOITE
                  Kirjasto on auki joka ilta.
TOIMENPIDE
                  Avataan omatoimikirjasto.
Mittari: Aukiolotunnit viikossa
";
    assert_eq!(
        brief(text),
        "\
card [] []
  focus Lukeva Haapala on lähellä
  objective Kirjasto on auki joka ilta.
  action Avataan omatoimikirjasto.
  indicator Aukiolotunnit viikossa | - |
"
    );
}

#[test]
fn a_long_label_of_a_report_whose_rest_ends_in_a_column() {
    // What a tab ends is cut at whole characters.
    let text = "Selvitys toimenpiteen edistymisestä vuoden ensimmäisellä neljänneksellä (Q1): • PAINOPISTE\tMittareita:\n";
    assert!(!brief(text).contains("progress"), "no card, so no report");
}
