//! Pages whose labels stand apart from their content, in layouts of invented municipalities and in the strategy of Pori.

mod brief;

use brief::brief;

const PORI: &str = include_str!("../../../seeds/pori-2026-henkilostostrategia.txt");

/// The indicators of a text with their values.
fn indicators(text: &str) -> Vec<String> {
    let cards = brief(text);
    let is_indicator = |line: &&str| line.starts_with("  indicator ");
    cards
        .lines()
        .filter(is_indicator)
        .map(str::to_owned)
        .collect()
}

/// Every line without the white space that editors and mail programs strip.
fn stripped(text: &str) -> String {
    text.lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

#[test]
fn white_space_at_the_ends_of_lines_does_not_matter() {
    let printed = indicators(PORI);
    assert_eq!(printed.len(), 20);
    assert_eq!(indicators(&stripped(PORI)), printed);
    assert_eq!(indicators(&stripped(&PORI.replace("\n\n", "\n"))), printed);
}

#[test]
fn foci_are_named_in_a_list_before_the_pages() {
    let foci = |text: &str| -> Vec<String> {
        let cards = brief(text);
        let is_focus = |line: &&str| line.starts_with("  focus ");
        cards.lines().filter(is_focus).map(str::to_owned).collect()
    };
    let named = [
        "  focus Mieliystävällinen ja hyvinvointia lisäävä työ",
        "  focus Tässä hetkessä ja tulevaisuudessa tarvittavan osaamisen varmistaminen",
        "  focus Vaikuttava johtaminen ja selkeät prosessit",
    ];
    assert_eq!(foci(PORI), named);
    assert_eq!(foci(&stripped(PORI)), named);
    // One name too many: nothing tells which page has none.
    let more = PORI.replace(
        "Vaikuttava johtaminen ja selkeät \n",
        "Avoin viestintä\n\nVaikuttava johtaminen ja selkeät \n",
    );
    assert_ne!(more, PORI);
    assert_eq!(foci(&more), [""; 0]);
}

#[test]
fn labels_last_with_questions_page_numbers_and_headings() {
    let text = "\
Painopiste 1: Reilu työyhteisö

→ Kysely: Meillä kohdellaan kaikkia reilusti. Lähtötaso
(ka) 3,6. Tavoitetaso v. 2027 3,8 ja v.
2029 4,0.
→ Työtapaturmien määrä. Lähtötaso 38. Tavoitetaso 25.
Arvioimme työn vaarat vuosittain.
Koulutamme esihenkilöt ratkaisemaan ristiriidat heti, kun niitä
syntyy.
Painopiste Mittarit
Mistä tiedämme onnistuneemme?
Toimenpiteet, eli näin etenemme
Tavoite
Mihin pyrimme?
Jokainen voi olla
oma itsensä.
Työ on turvallista.
Seuranta
Ohjelmaa seurataan vuosittain henkilöstökertomuksessa ja jaostossa.
";
    assert_eq!(
        brief(text),
        "\
card [] []
  focus Reilu työyhteisö
  objective Jokainen voi olla oma itsensä.
  objective Työ on turvallista.
  action Arvioimme työn vaarat vuosittain.
  action Koulutamme esihenkilöt ratkaisemaan ristiriidat heti, kun niitä syntyy.
  indicator Kysely: Meillä kohdellaan kaikkia reilusti. | (ka) 3,6 | 2027: 3,8; 2029: 4,0
  indicator Työtapaturmien määrä. | 38 | 25
"
    );
}

#[test]
fn labels_first() {
    let text = "\
Tavoite,
eli tähän pyrimme.
Toimenpiteet,
eli näin etenemme.
Mittarit,
eli näistä tiedämme onnistuneemme.
Osaaminen jaetaan
ja uutta opitaan
yhdessä.
Kokoamme osaamiskartan kaikilta toimialoilta.
→ Koulutuspäivät henkilöä kohti. Lähtötaso 1,8.
Tavoitetaso 3.
→ Osaamiskartta on koottu.
Mitä seuraavaksi?
";
    let card = "\
card [] []
  objective Osaaminen jaetaan ja uutta opitaan yhdessä.
  action Kokoamme osaamiskartan kaikilta toimialoilta.
  indicator Koulutuspäivät henkilöä kohti. | 1,8 | 3
  indicator Osaamiskartta on koottu. | - |
";
    assert_eq!(brief(text), card);
    assert_eq!(brief(&text.replace("Tavoite,", "Tavoitteet,")), card);
    // Of three paragraphs as wide as the objective none says how many are objectives.
    let narrow = text.replace("Tavoite,", "Tavoitteet,").replace(
        "Kokoamme osaamiskartan kaikilta toimialoilta.",
        "Opimme.\nJaamme.",
    );
    assert!(!brief(&narrow).contains("objective Osaaminen jaetaan"));
}
