use mittari_document::Document;

use super::*;
use crate::draft::{DraftAction, DraftIndicator, DraftValue};
use crate::mended::Mended;

fn read_cards(text: &str) -> Vec<DraftCard> {
    let document = Document::from_text_keeping(text.to_owned(), &crate::is_content).unwrap();
    read(&Scan::new(&document))
}

fn texts(list: &[Mended]) -> String {
    let texts: Vec<&str> = list.iter().map(|text| text.text.as_str()).collect();
    texts.join(" | ")
}

fn value(value: &DraftValue) -> String {
    match &value.period {
        Some(period) => format!("{} [{period}]", value.text.text),
        None => value.text.text.clone(),
    }
}

fn values(list: &[DraftValue]) -> String {
    list.iter().map(value).collect::<Vec<_>>().join(" | ")
}

fn action(action: &DraftAction) -> String {
    let mut out = format!("action: {}", action.text.text);
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.extend(["; ", name, " ", text.as_str()]);
        }
    };
    add("group", texts(action.group.as_slice()));
    add("responsible", texts(&action.responsible));
    add("unit", texts(action.unit.as_slice()));
    add("status", texts(action.status.as_slice()));
    for (period, text) in &action.schedule {
        add(period.as_deref().unwrap_or("schedule"), text.text.clone());
    }
    add("note", texts(action.note.as_slice()));
    out
}

fn indicator(indicator: &DraftIndicator) -> String {
    let mut out = format!("indicator: {}", indicator.text.text);
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.extend(["; ", name, " ", text.as_str()]);
        }
    };
    add(
        "baseline",
        indicator.baseline.as_ref().map_or(String::new(), value),
    );
    add("target", values(&indicator.targets));
    add("actual", values(&indicator.actuals));
    add("rating", texts(indicator.rating.as_slice()));
    out
}

/// A card, one line a field.
fn dump(card: &DraftCard) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.push(format!("{name}: {text}"));
        }
    };
    add("unit", texts(&card.unit));
    add("section", texts(&card.section));
    add("focus", texts(card.focus.as_slice()));
    add("theme", texts(card.theme.as_slice()));
    add("strategic", texts(card.strategic_objective.as_slice()));
    add("objective", texts(&card.objectives));
    add("initiative", texts(&card.initiatives));
    out.extend(card.actions.iter().map(action));
    out.extend(card.indicators.iter().map(indicator));
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            out.push(format!("{name}: {text}"));
        }
    };
    let milestones: Vec<Mended> = card.milestones.iter().map(|m| m.text.clone()).collect();
    add("milestones", texts(&milestones));
    add("responsible", texts(&card.responsible));
    for progress in &card.progress {
        let period = progress.period.as_deref().unwrap_or("-");
        add("progress", format!("{period} {}", progress.text.text));
    }
    add("notes", texts(&card.notes));
    let troubles: Vec<&str> = card.troubles.iter().map(|t| t.message.as_str()).collect();
    add("trouble", troubles.join(" | "));
    out
}

fn check(text: &str, expected: &[&[&str]]) {
    let cards: Vec<Vec<String>> = read_cards(text).iter().map(dump).collect();
    assert_eq!(cards, expected, "{text}");
}

#[test]
fn digital_programme() {
    let cards = read_cards(include_str!(
        "../../../../../seeds/digisuunnitelma-2025-2027.txt"
    ));
    let objectives: Vec<String> = cards.iter().map(|card| texts(&card.objectives)).collect();
    assert_eq!(
        objectives,
        [
            "Digiosaamisen vahvistaminen",
            "Tiedon hyödyntämisen lisääminen",
            "Saavutettavat ja laadukkaat digipalvelut kaikille"
        ]
    );
    let counts: Vec<usize> = cards.iter().map(|card| card.actions.len()).collect();
    assert_eq!(counts, [16, 39, 35]);
    let all: Vec<String> = cards
        .iter()
        .flat_map(|card| card.actions.iter().map(action))
        .collect();
    for expected in [
        "action: Henkilökunnan yleisen digiosaamisen osaamiskartoitus, sisältäen M365 ohjelmat. Huomioidaan myös tietosuoja-/tietoturvaosaaminen.; group Osaamiskartoitus; responsible Tietohallintokoordinaattori; unit Koko kaupunki",
        "action: Sähköinen arkistointi; responsible Hallintojohtaja | Tekninen johtaja; unit Koko kaupunki; Syysy 2026 sähköinen lupa-arkisto",
        "action: Tunnisteiden laajempi hyödyntäminen; group Taloushallinto; responsible Taloushallinto; unit Koko kaupunki; note Aloitettu v. 2024",
        "action: Opiskeluhuollon kirjaukset jatkossa Primukseen (kouluhallinto-ohjelma) / Wilmaan (nykytilassa irrallinen järjestelmä); group Henkilöstölle; responsible Hallintosihteeri (sivistys) koulusihteeri | tietohallintokoordinaattori; unit Sivistys",
        "action: Luottamushenkilöiden intra / kokousmateriaalin jako ym selvitys ja ratkaisu syysy 2025 / valmis kesä 2025; group Luottamushenkilöille; responsible Hallintojohtaja | tietohallintokoordinaattori; unit Hallintopalvelut",
    ] {
        assert!(all.iter().any(|found| found == expected), "{expected}");
    }
    // The colour legends stay unclaimed; the headings that they ran into do not.
    let n_lines: usize = cards.iter().map(|card| card.lines.len()).sum();
    assert_eq!(n_lines, 25 + 47 + 42);
}

#[test]
fn pipes_with_breaks_and_spans() {
    check(
        r"# Hyvinvointisuunnitelma 2025–2028

## Painopiste 1: Toimiva arki

| Tavoite | Toimenpiteet | Vastuutaho | Mittari | Lähtötaso | Tavoitetaso 2026 |
|---|---|---|---|---|---|
| Lasten harrastaminen lisääntyy | • Harrastepassi kaikille<br>• Iltapäiväkerhot kouluille | sivistyslautakunta, seurat | Harrastavien osuus | 61 % | 70 % |
| Ikäihmiset liikkuvat enemmän | Kuntosalivuorot maksutta | vapaa-aikapalvelut | Kävijät vuodessa | 1 200 | 1 500 |
| | Liikuntaneuvonta terveysasemalla | hyvinvointikoordinaattori | Neuvontakäynnit | – | 150 |

Taulukon jälkeen tuleva teksti.
",
        &[
            &[
                "focus: Toimiva arki",
                "objective: Lasten harrastaminen lisääntyy",
                "action: Harrastepassi kaikille; responsible sivistyslautakunta | seurat",
                "action: Iltapäiväkerhot kouluille; responsible sivistyslautakunta | seurat",
                "indicator: Harrastavien osuus; baseline 61 %; target 70 % [2026]",
            ],
            &[
                "focus: Toimiva arki",
                "objective: Ikäihmiset liikkuvat enemmän",
                "action: Kuntosalivuorot maksutta; responsible vapaa-aikapalvelut",
                "action: Liikuntaneuvonta terveysasemalla; responsible hyvinvointikoordinaattori",
                "indicator: Kävijät vuodessa; baseline 1 200; target 1 500 [2026]",
                "indicator: Neuvontakäynnit; target 150 [2026]",
            ],
        ],
    );
}

#[test]
fn tabs_with_numbers_and_empty_cells() {
    check(
        "Ilmasto-ohjelma\n\
         \n\
         Tavoite 2: Päästöt puolittuvat\n\
         \n\
         Nro\tToimenpide\tAikataulu\tVastuu\tTila\n\
         1\tKatuvalot vaihdetaan ledeihin\t2025-2026\ttekninen johtaja; sähköasentaja\tKäynnissä\n\
         2\tÖljylämmityksestä luovutaan\t2027\tTilapalvelut Tekninen lautakunta\t\n\
         \n\
         Rahoitus käsitellään talousarviossa.\n",
        &[&[
            "objective: Päästöt puolittuvat",
            "action: Katuvalot vaihdetaan ledeihin; responsible tekninen johtaja | sähköasentaja; status Käynnissä; schedule 2025-2026",
            "action: Öljylämmityksestä luovutaan; responsible Tilapalvelut | Tekninen lautakunta; schedule 2027",
        ]],
    );
}

#[test]
fn heads_over_two_lines_and_stacked_indicators() {
    check(
        r"Sivistyspalvelut

Tavoite                       Mittari                     Lähtötaso   Tavoite     Toteuma
                                                          2023        2025        31.12.2025
Koulupolku on ehjä ja         Luvattomat poissaolot       3,2 %       2,0 %       2,6 %
turvallinen kaikille          Kouluterveyskyselyn tulos   68          75
oppilaille
Henkilöstö voi hyvin          Sairauspoissaolot,          14,1        12          13,0
                              pv/henkilö
Kirjasto tavoittaa nuoret     Nuorten lainat vuodessa     9 400       10 000      9 870

Toimintatulot             1 200 000     1 250 000     50 000
",
        &[
            &[
                "objective: Koulupolku on ehjä ja turvallinen kaikille oppilaille",
                "indicator: Luvattomat poissaolot; baseline 3,2 % [2023]; target 2,0 % [2025]; actual 2,6 % [31.12.2025]",
                "indicator: Kouluterveyskyselyn tulos; baseline 68 [2023]; target 75 [2025]",
            ],
            &[
                "objective: Henkilöstö voi hyvin",
                "indicator: Sairauspoissaolot, pv/henkilö; baseline 14,1 [2023]; target 12 [2025]; actual 13,0 [31.12.2025]",
            ],
            &[
                "objective: Kirjasto tavoittaa nuoret",
                "indicator: Nuorten lainat vuodessa; baseline 9 400 [2023]; target 10 000 [2025]; actual 9 870 [31.12.2025]",
            ],
        ],
    );
}

#[test]
fn swedish_actions_in_columns() {
    check(
        r"Mål 1: Livskraftig kommun

Åtgärd                              Ansvarig              Tidtabell
Företagsrådgivningen stärks         näringslivschefen     2025
tillsammans med grannkommunerna
En tomtreserv planeras              planläggaren,         2025–2026
                                    tekniska nämnden
",
        &[&[
            "objective: Livskraftig kommun",
            "action: Företagsrådgivningen stärks tillsammans med grannkommunerna; responsible näringslivschefen; schedule 2025",
            "action: En tomtreserv planeras; responsible planläggaren | tekniska nämnden; schedule 2025–2026",
        ]],
    );
}

#[test]
fn indicators_under_a_goal() {
    check(
        r"Tavoite 3: Asukkaat ovat tyytyväisiä

Mittari                         Nykyarvo     Tavoitearvo
Palautteen keskiarvo            3,8          4,2
Vastausaika, vrk                9            5
",
        &[&[
            "objective: Asukkaat ovat tyytyväisiä",
            "indicator: Palautteen keskiarvo; baseline 3,8; target 4,2",
            "indicator: Vastausaika, vrk; baseline 9; target 5",
        ]],
    );
}

#[test]
fn labels_beside_each_other_above_two_tables() {
    check(
        r"700 Elinvoima

 Strateginen valinta  Yrittäjyyden ja        Strateginen tavoite     Yrittäjyyskaupunki 2.0
                      yhteistyön Seinäjoki
 Talousarviotavoite                          Tilannekuvaus ja riskiarvio
 Kaupunki on haluttu sopimuskumppani         Yrityksiä on huomioitu entistä
 yrityksille ja järjestöille.                paremmin kilpailutuksissa.
 Mittari/mittarit              Nykyarvo   Tavoitearvo   Toteuma-arvo
 Kaupunki julkaisee hankinta-  Kyllä      Kyllä         kyllä          1
 kalenterin
 Toimittajatapaamiset          2          4             3              2

 Strateginen valinta  Vetovoimainen          Strateginen tavoite     Kaupunki kasvukäytävällä
                      Seinäjoki
 Talousarviotavoite                          Tilannekuvaus ja riskiarvio
 Väestö kasvaa.                              Väestönkehitys oli hyvä. Kasvu
                                             tuli maahanmuutosta.
 Mittari/mittarit              Nykyarvo   Tavoitearvo   Toteuma-arvo
 Nettomaahanmuutto, hlöä       290        350           581            1
",
        &[
            &[
                "focus: Yrittäjyyden ja yhteistyön Seinäjoki",
                "strategic: Yrittäjyyskaupunki 2.0",
                "objective: Kaupunki on haluttu sopimuskumppani yrityksille ja järjestöille.",
                "indicator: Kaupunki julkaisee hankintakalenterin; baseline Kyllä; target Kyllä; actual kyllä; rating 1",
                "indicator: Toimittajatapaamiset; baseline 2; target 4; actual 3; rating 2",
                "progress: - Yrityksiä on huomioitu entistä paremmin kilpailutuksissa.",
            ],
            &[
                "focus: Vetovoimainen Seinäjoki",
                "strategic: Kaupunki kasvukäytävällä",
                "objective: Väestö kasvaa.",
                "indicator: Nettomaahanmuutto, hlöä; baseline 290; target 350; actual 581; rating 1",
                "progress: - Väestönkehitys oli hyvä. Kasvu tuli maahanmuutosta.",
            ],
        ],
    );
}

#[test]
fn groups_in_columns_of_spaces() {
    check(
        r"Painopiste: Kestävä kunta
Tavoite: Liikenne vähäpäästöisemmäksi

Toimenpide                          Vastuutaho             2025      2026      Lisätiedot
Pyöräily
Pyöräteiden talvihoito              tekninen toimi         aloitus             rahoitus haettu
Pyöräpysäköinti asemille            kunnossapito                     valmis
Joukkoliikenne
Kutsuliikenteen kokeilu             Liikennetiimi          kokeilu   arviointi

Seuranta raportoidaan valtuustolle vuosittain.
",
        &[&[
            "focus: Kestävä kunta",
            "objective: Liikenne vähäpäästöisemmäksi",
            "action: Pyöräteiden talvihoito; group Pyöräily; responsible tekninen toimi; 2025 aloitus; note rahoitus haettu",
            "action: Pyöräpysäköinti asemille; group Pyöräily; responsible kunnossapito; 2026 valmis",
            "action: Kutsuliikenteen kokeilu; group Joukkoliikenne; responsible Liikennetiimi; 2025 kokeilu; 2026 arviointi",
        ]],
    );
}

#[test]
fn goals_over_several_rows_of_tabs() {
    check(
        "Tavoite\tToimenpide\tVastuu\tMittari\n\
         Elinvoimainen keskusta\tTyhjät tilat kartoitetaan\telinvoimajohtaja\tKartoitus tehty\n\
         \tTapahtumatori avataan\tkulttuurituottaja\tTapahtumia 12/v\n\
         Palvelut verkossa\tAjanvaraus\ttietohallinto\tOsuus sähköisistä asioinneista 60",
        &[
            &[
                "objective: Elinvoimainen keskusta",
                "action: Tyhjät tilat kartoitetaan; responsible elinvoimajohtaja",
                "action: Tapahtumatori avataan; responsible kulttuurituottaja",
                "indicator: Kartoitus tehty",
                "indicator: Tapahtumia 12/v",
            ],
            &[
                "objective: Palvelut verkossa",
                "action: Ajanvaraus; responsible tietohallinto",
                "indicator: Osuus sähköisistä asioinneista 60",
            ],
        ],
    );
}

#[test]
fn goals_that_are_measured_themselves() {
    check(
        r"Tytäryhtiöt

Konsernille asetetut tavoitteet              TA2024         TP2024   TP2023
Konsernin vuosikate poistoista, %:a          yli 80         142,8    123,8
Omavaraisuusaste, %                          vähintään 45   46,1     44,0
",
        &[&[
            "indicator: Konsernin vuosikate poistoista, %:a; target yli 80 [TA2024]; actual 142,8 [TP2024] | 123,8 [TP2023]",
            "indicator: Omavaraisuusaste, %; target vähintään 45 [TA2024]; actual 46,1 [TP2024] | 44,0 [TP2023]",
        ]],
    );
}

#[test]
fn page_breaks_and_headings_between_rows_of_tabs() {
    check(
        "Toimenpidesuunnitelma\n\
         \n\
         Tavoite 1 – Osallisuus kasvaa\n\
         Toimenpide\tVastuutaho\tMittari\tAikataulu\n\
         \tkuntalaiset\t\t\n\
         Asukasillat\tviestintä\tIltoja 4/v\t2025\n\
         Osallistuva budjetointi\tkunnanhallitus\tBudjetin osuus\t2026\n\
         \u{C}Toimenpide\tVastuutaho\tMittari\tAikataulu\n\
         Nuorisovaltuuston\tnuorisotyö\tKokouksia 6/v\t2025\n\
         Tavoite 2 – Viestintä on avointa\n\
         Toimenpide\tVastuutaho\tMittari\tAikataulu\n\
         Uutiskirje\tviestintä\tTilaajia 500\t2025\n",
        &[
            &[
                "objective: Osallisuus kasvaa",
                "action: Asukasillat; responsible viestintä; schedule 2025",
                "action: Osallistuva budjetointi; responsible kunnanhallitus; schedule 2026",
                "action: Nuorisovaltuuston; responsible nuorisotyö; schedule 2025",
                "indicator: Iltoja 4/v",
                "indicator: Budjetin osuus",
                "indicator: Kokouksia 6/v",
            ],
            &[
                "objective: Viestintä on avointa",
                "action: Uutiskirje; responsible viestintä; schedule 2025",
                "indicator: Tilaajia 500",
            ],
        ],
    );
}

#[test]
fn goals_inside_a_table_of_pipes() {
    check(
        r"| Toimenpide | Vastuu | 2025 | 2026 |
| **Tavoite 1: Vetovoimainen kunta** | | | |
| Tontit myyntiin | maankäyttöpäällikkö | x | |
| **Tavoite 2: Hyvät yhteydet** | | | |
| Valokuitu kyliin | elinvoimajohtaja / kehitysyhtiö | | rakentaminen |
",
        &[
            &[
                "objective: Vetovoimainen kunta",
                "action: Tontit myyntiin; responsible maankäyttöpäällikkö; 2025 x",
            ],
            &[
                "objective: Hyvät yhteydet",
                "action: Valokuitu kyliin; responsible elinvoimajohtaja / kehitysyhtiö; 2026 rakentaminen",
            ],
        ],
    );
}

#[test]
fn values_over_several_lines() {
    check(
        r"TAVOITE                    MITTARI                          LÄHTÖTASO        TAVOITETASO
Palvelut ovat              Sähköistettyjen palvelujen       Osittain         Kaikki palvelut
saavutettavia              kartoitus                        selvitetty       selvitetty
                           Asioinnit verkossa               34 %             50 %
Johtaminen on              Kehityskeskustelut käydään       ei               kyllä
osallistavaa
",
        &[
            &[
                "objective: Palvelut ovat saavutettavia",
                "indicator: Sähköistettyjen palvelujen kartoitus; baseline Osittain selvitetty; target Kaikki palvelut selvitetty",
                "indicator: Asioinnit verkossa; baseline 34 %; target 50 %",
            ],
            &[
                "objective: Johtaminen on osallistavaa",
                "indicator: Kehityskeskustelut käydään; baseline ei; target kyllä",
            ],
        ],
    );
}

#[test]
fn actions_with_their_own_parties_inside_a_goal() {
    check(
        r"Tavoite                Toimenpide                        Vastuu                 Aikataulu
Toimiva keskusta       Kartoitetaan tyhjät tilat         elinvoimajohtaja       2025
                       Avataan tapahtumatori yhdessä     kulttuurituottaja      2026
                       yrittäjien kanssa
Vihreä kunta           Istutetaan sata puuta             puutarhuri             2025
",
        &[
            &[
                "objective: Toimiva keskusta",
                "action: Kartoitetaan tyhjät tilat; responsible elinvoimajohtaja; schedule 2025",
                "action: Avataan tapahtumatori yhdessä yrittäjien kanssa; responsible kulttuurituottaja; schedule 2026",
            ],
            &[
                "objective: Vihreä kunta",
                "action: Istutetaan sata puuta; responsible puutarhuri; schedule 2025",
            ],
        ],
    );
}

#[test]
fn swedish_pipes() {
    check(
        r"Insatsområde: Välfärd

| Mål | Åtgärder | Ansvarig | Mätare | Utgångsläge | Målnivå 2026 |
| Barn mår bra | Skolkuratorer anställs | bildningschefen | Elever per kurator | 700 | 600 |
|  | Frukostklubb | rektorerna | Deltagare | - | 120 |
| Äldre bor hemma | Hemrehabilitering | vård- och omsorgsnämnden | Andel hemmaboende, % | 91,5 | 93 |
",
        &[
            &[
                "focus: Välfärd",
                "objective: Barn mår bra",
                "action: Skolkuratorer anställs; responsible bildningschefen",
                "action: Frukostklubb; responsible rektorerna",
                "indicator: Elever per kurator; baseline 700; target 600 [2026]",
                "indicator: Deltagare; target 120 [2026]",
            ],
            &[
                "focus: Välfärd",
                "objective: Äldre bor hemma",
                "action: Hemrehabilitering; responsible vård- och omsorgsnämnden",
                "indicator: Andel hemmaboende, %; baseline 91,5; target 93 [2026]",
            ],
        ],
    );
}

#[test]
fn running_numbers_and_verdicts() {
    check(
        r"Nro   Tavoite                      Mittari                 Tavoitetaso 2025   Toteuma 2025    Arvio
1     Kaikki nuoret saavat         Jatkopaikan saaneet     100 %              98 %            Toteutui
      jatkopaikan                                                             (8/2025)        osittain
2     Kirjasto on auki iltaisin    Aukiolotunnit viikossa  45                 47              Toteutui
",
        &[
            &[
                "objective: Kaikki nuoret saavat jatkopaikan",
                "indicator: Jatkopaikan saaneet; target 100 % [2025]; actual 98 % (8/2025) [2025]; rating Toteutui osittain",
            ],
            &[
                "objective: Kirjasto on auki iltaisin",
                "indicator: Aukiolotunnit viikossa; target 45 [2025]; actual 47 [2025]; rating Toteutui",
            ],
        ],
    );
}

#[test]
fn bullets_in_cells() {
    check(
        r"Painopiste           Tavoite                     Toimenpiteet
Elinvoima            Yritykset kasvavat          • Yritysneuvonta
                                                 • Tontit
                     Matkailu kasvaa             • Reitistöt kuntoon
                                                   ja opasteet
Hyvinvointi          Kaikki liikkuvat            • Liikuntaneuvonta
",
        &[
            &[
                "focus: Elinvoima",
                "objective: Yritykset kasvavat",
                "action: Yritysneuvonta",
                "action: Tontit",
            ],
            &[
                "focus: Elinvoima",
                "objective: Matkailu kasvaa",
                "action: Reitistöt kuntoon ja opasteet",
            ],
            &[
                "focus: Hyvinvointi",
                "objective: Kaikki liikkuvat",
                "action: Liikuntaneuvonta",
            ],
        ],
    );
}

#[test]
fn headings_of_two_levels_and_prose() {
    check(
        r"Painopiste 2: Elinvoima

Tavoite 2.1: Yritysten määrä kasvaa

Yrityspalveluita kehitetään yhdessä seudun kuntien kanssa.

Toimenpide                Vastuuhenkilö          Seuranta
Yrityskylä perustetaan    Elinvoimajohtaja       Neljännesvuosittain
                          Toimitusjohtaja
Rekrytointipäivät         henkilöstöpäällikkö    Kerran vuodessa

Tavoite 2.2: Matkailu elpyy

Toimenpide                Vastuuhenkilö          Seuranta
Opastus uusitaan          kulttuurituottaja      Syksyllä
",
        &[
            &[
                "focus: Elinvoima",
                "objective: Yritysten määrä kasvaa",
                "action: Yrityskylä perustetaan; responsible Elinvoimajohtaja | Toimitusjohtaja; note Neljännesvuosittain",
                "action: Rekrytointipäivät; responsible henkilöstöpäällikkö; note Kerran vuodessa",
            ],
            &[
                "focus: Elinvoima",
                "objective: Matkailu elpyy",
                "action: Opastus uusitaan; responsible kulttuurituottaja; note Syksyllä",
            ],
        ],
    );
}

#[test]
fn blank_lines_part_rows_and_a_page_number_ends_them() {
    check(
        r"                                   LAUTAKUNNAN TAVOITTEET

Strateginen päämäärä    Sitova tavoite              Mittari                Tavoitetaso    Vastuu
Hyvinvoiva kuntalainen  Varhaiskasvatus on          Päätökset määräajassa  100 %          varhais-
                        saatavilla lähellä                                                kasvatus-
                                                                                          johtaja
                        Koulut ovat turvallisia     Kiusatuksi tulleet,    alle 4 %       rehtorit
                                                    kouluterveyskysely

Elinvoimainen kunta     Lukio houkuttelee           Ensisijaiset hakijat   yli 90         lukion
                        seudulta                                                          rehtori
                                                                                        12
",
        &[
            &[
                "focus: Hyvinvoiva kuntalainen",
                "objective: Varhaiskasvatus on saatavilla lähellä",
                "indicator: Päätökset määräajassa; target 100 %",
                "responsible: varhaiskasvatusjohtaja",
            ],
            &[
                "focus: Hyvinvoiva kuntalainen",
                "objective: Koulut ovat turvallisia",
                "indicator: Kiusatuksi tulleet, kouluterveyskysely; target alle 4 %",
                "responsible: rehtorit",
            ],
            &[
                "focus: Elinvoimainen kunta",
                "objective: Lukio houkuttelee seudulta",
                "indicator: Ensisijaiset hakijat; target yli 90",
                "responsible: lukion rehtori",
            ],
        ],
    );
}

#[test]
fn a_dash_goes_on() {
    check(
        r"TOIMENPITEET JA SEURANTA

Tavoite: Kunnan viestintä tavoittaa kaikki

Toimenpide             Vastuu            Aikataulu       Tila
1. Verkkosivut         viestintä-        kevät 2025      Valmis
   uudistetaan         päällikkö
2. Some-ohjeet         viestintä         syksy 2025      Kesken
   päivitetään                           – kevät 2026
3. Tekstiviestipalvelu tietohallinto     2026            Aloittamatta
",
        &[&[
            "objective: Kunnan viestintä tavoittaa kaikki",
            "action: 1. Verkkosivut uudistetaan; responsible viestintäpäällikkö; status Valmis; schedule kevät 2025",
            "action: 2. Some-ohjeet päivitetään; responsible viestintä; status Kesken; schedule syksy 2025 – kevät 2026",
            "action: 3. Tekstiviestipalvelu; responsible tietohallinto; status Aloittamatta; schedule 2026",
        ]],
    );
}

#[test]
fn reports_beside_goals() {
    check(
        r"3.2 Tekninen lautakunta

Sitova tavoite                 Toimenpiteet                 Mittari ja tavoitetaso          Toteutuminen 31.8.2025
Katuverkko kunnossa            Päällystysohjelma            Korjausvelka vähenee 5 %        Korjausvelka väheni 3 %
                               Valaistuksen uusiminen       LED-osuus 80 %                  LED-osuus 74 %

Tilat vastaavat tarvetta       Palveluverkkoselvitys        Selvitys valmis 6/2025          Valmis
",
        &[
            &[
                "objective: Katuverkko kunnossa",
                "action: Päällystysohjelma",
                "action: Valaistuksen uusiminen",
                "indicator: Korjausvelka vähenee 5 %",
                "indicator: LED-osuus 80 %",
                "progress: 31.8.2025 Korjausvelka väheni 3 %",
                "progress: 31.8.2025 LED-osuus 74 %",
            ],
            &[
                "objective: Tilat vastaavat tarvetta",
                "action: Palveluverkkoselvitys",
                "indicator: Selvitys valmis 6/2025",
                "progress: 31.8.2025 Valmis",
            ],
        ],
    );
}

#[test]
fn forced_line_breaks() {
    check(
        r"| Tavoite | Mittari | Lähtötaso | Tavoitetaso |
| :-- | :-- | --: | --: |
| Digiosaaminen vahvistuu<br>kaikissa ikäryhmissä | Digituen käynnit<br>Koulutetut vertaisohjaajat | 320<br>4 | 500<br>12 |
",
        &[&[
            "objective: Digiosaaminen vahvistuu kaikissa ikäryhmissä",
            "indicator: Digituen käynnit; baseline 320; target 500",
            "indicator: Koulutetut vertaisohjaajat; baseline 4; target 12",
        ]],
    );
}

#[test]
fn what_is_no_table_of_goals() {
    // A card of label cells with a table of its own actions, which is read as one card elsewhere.
    check(
        r"TAVOITE        Palvelut sujuvat
MITTARI        Käyttäjien määrä kasvaa

Toimenpide              Vastuu          Aikataulu
Ajanvaraus verkkoon     tietohallinto   2026
",
        &[],
    );
    // Money.
    check(
        r"Käyttötalous, 1 000 euroa

                        TP 2023      TA 2024      Toteuma 31.8.     Poikkeama     Toteuma %
Toimintatulot           1 200        1 250        830               420           66,4
Toimintamenot           -5 300       -5 400       -3 500            -1 900        64,8
Toimintakate            -4 100       -4 150       -2 670            -1 480        64,3

Tunnusluku              TP 2023      TA 2024      TA 2025
Oppilaita               812          801          795
Hinta, euroa/oppilas    9 300        9 500        9 700

Väestö                  2022         2023         2024
0–6                     812          790          770
",
        &[],
    );
    // A card of labels.
    check(
        r"TAVOITE             Toimivat palvelut
TOIMENPIDE          Sovitaan malleista
MITTARI                                        Lähtötaso       Tavoitetaso
                    Tiedonvaihto toimii        ei              kyllä
",
        &[],
    );
    // Goals in the middle of their rows.
    check(
        r"                       Kunnan tavoitteet
Tavoite              Toimenpide                Vastuu
                     Kartoitetaan tilat        tilapäällikkö
Toimiva keskusta
                     Avataan tapahtumatori     tuottaja
                     Istutetaan puita          puutarhuri
Vihreä kunta
                     Vaihdetaan valot          sähköasentaja
",
        &[],
    );
    // Contents and minutes.
    check(
        r"Sisällys

Tavoitteet                                     5
Mittarit                                       7
Toimenpiteet              Vastuut              9

Valtuusto keskusteli tavoitteista.  Mittari oli epäselvä.  Toimenpide jäi kesken.

Arviointikertomus   Tavoite toteutui  Mittari puuttui
",
        &[],
    );
}

/// Words that tables are made of, in any order.
const PARTS: &[&str] = &[
    "Tavoite",
    "Tavoite 1:",
    "Toimenpide",
    "Mittari",
    "Lähtötaso",
    "Tavoite-",
    "taso 2026",
    "Vastuu",
    "2025",
    "Kevät 2025",
    "Painopiste",
    "**Tavoite 2: ä**",
    "x**Tavoite 2: ö**",
    "ei",
    "3,2 %",
    "1 200",
    "Koulut ovat hyviä",
    "• yksi • kaksi",
    "– kolme",
    "|",
    "<br>",
    "\\|",
    "|---|",
    "\u{F0B7}",
    "ä",
    "\u{AD}",
    "\u{200B}",
    "-",
    "…",
    "Mål",
    "Åtgärder",
    "(",
    ")",
    ";",
];
const GAPS: &[&str] = &[
    " ",
    "  ",
    "     ",
    "\t",
    "\t\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u{C}",
    " | ",
    "|\n|",
    "\n                    ",
];

#[test]
fn any_text_is_read_without_panic() {
    let mut state = 1_u64;
    let mut next = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..next(60) {
            text += PARTS[next(PARTS.len())];
            text += GAPS[next(GAPS.len())];
        }
        let document = Document::from_text(text.clone());
        for card in read(&Scan::new(&document)) {
            assert!(card.has_content(), "{text}");
            assert!(card.lines.iter().all(|&line| line < document.lines().len()));
        }
    }
}

mod ends;
mod flat;
mod heads;
mod pages;
