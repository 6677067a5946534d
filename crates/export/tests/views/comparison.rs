//! `comparison`: what changed.

use mittari_diff::{Comparison, Kind, Note, NoteCode, What};
use mittari_export::{Dialect, View, comparison};

use crate::made::{at, comparison_of, item, plain, pori, reworded, with, written};

fn terminal(comparison: &Comparison, view: View) -> String {
    plain(&written(|out| {
        comparison::write_terminal(out, comparison, view)
    }))
}

fn markdown(comparison: &Comparison, view: View) -> String {
    written(|out| comparison::write_markdown(out, comparison, view)).replace('\u{a0}', " ")
}

fn table(comparison: &Comparison, view: View, dialect: Dialect) -> String {
    written(|out| comparison::write_table(out, comparison, view, dialect))
}

#[test]
fn the_terminal_tells_what_changed_by_unit_and_card() {
    insta::assert_snapshot!(terminal(&pori(), View::Changed), @"
    Porin kaupunki 2026 → 2027   (pori-2026.txt → pori-2027.txt)
    note: 2 values of pori-2027.txt could not be paired

                 same  changed  moved  split  merged  added  removed
    cards           2        1      2      0       0      1        1
    objectives      2        1      2      0       0      1        1
    initiatives     0        0      0      0       0      0        0
    actions         0        0      0      2       0      1        0
    indicators      3        2      1      0       0      2        1

    last year's targets: 2 continued, 1 regressed, 1 not comparable
    moved to another unit: Konsernipalvelut → Elinvoima- ja ympäristötoimiala, 1 card
    unit renamed: Kaupunginjohtajan toimiala → Konsernihallinto, 1 card

    Konsernipalvelut
      ~ Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.  (reworded)  l. 5
          ~ objective    [-Yhteistyö-] {+Suunnitelmallinen yhteistyö+} järjestöjen kanssa.  (reworded)  l. 7
          ~ indicator    Tiedonvaihto toimii sovittujen periaatteiden mukaisesti  (kind of value changed, target redefined)  l. 14
              baseline     ei → 75 %
              target       kyllä → 95 %
              promised     kyllä, now 75 %: not comparable (values of different kinds)
      = Johtamisen ja esihenkilötyön kehittäminen  l. 29 → l. 92
          ~ indicator    Kehityskeskustelut käydään säännöllisesti  l. 45 → l. 108
              baseline     4,3 → 4,5
              promised     4,5, now 4,5: continued
          ~ indicator    Työtapaturmista johtuvat poissaolot vähenevät 10 %  (target raised)  l. 47 → l. 110
              baseline     1 762 pv → 1 910 pv
              target       1 585 pv → 1 719 pv (+134 pv, +8,45 %)
              promised     1 585 pv, now 1 910 pv: regressed (+325 pv, +20,50 %)
      = Sujuva ja saavutettava digitaalinen palvelukokonaisuus  l. 68 → l. 30
          ~ action       Lähetyspalveluiden [-kartoittaminen ja käyttöönoton suunnittelu-] {+kartoituksen päivittäminen+}  (reworded, split)  l. 77 → l. 41
          ~ action       Lähetyspalveluiden [-kartoittaminen ja-] käyttöönoton suunnittelu  (reworded, split)  l. 77 → l. 43
      + Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen  (added)  l. 67
          with 1 objective, 1 action, 2 indicators
          = indicator    Hankintakoulutusten määrä  l. 50 → l. 82
              from card    Johtamisen ja esihenkilötyön kehittäminen
      - Digitalisaation ja tekoälyn hyödyntämisen tehostaminen  (removed)  l. 116
          with 1 objective, 1 indicator

    Elinvoima- ja ympäristötoimiala
      ~ Strateginen viestintä ja markkinointi  (moved)  l. 157 → l. 128
          unit         Konsernipalvelut → Elinvoima- ja ympäristötoimiala
          ~ indicator    Strategiassa määritellyt mittarit otettu käyttöön  (target redefined)  l. 164 → l. 135
              target       Käytössä → Raportoitu kolmannesvuosittain
              promised     Käytössä, now Käytössä: continued
    ");
}

#[test]
fn the_terminal_tells_everything_on_demand() {
    insta::assert_snapshot!(terminal(&pori(), View::All), @"
    Porin kaupunki 2026 → 2027   (pori-2026.txt → pori-2027.txt)
    note: 2 values of pori-2027.txt could not be paired

                 same  changed  moved  split  merged  added  removed
    cards           2        1      2      0       0      1        1
    objectives      2        1      2      0       0      1        1
    initiatives     0        0      0      0       0      0        0
    actions         0        0      0      2       0      1        0
    indicators      3        2      1      0       0      2        1

    last year's targets: 2 continued, 1 regressed, 1 not comparable
    moved to another unit: Konsernipalvelut → Elinvoima- ja ympäristötoimiala, 1 card
    unit renamed: Kaupunginjohtajan toimiala → Konsernihallinto, 1 card

    Konsernipalvelut
      ~ Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.  (reworded)  l. 5
          = objective    Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.  l. 5
          ~ objective    [-Yhteistyö-] {+Suunnitelmallinen yhteistyö+} järjestöjen kanssa.  (reworded)  l. 7
          ~ indicator    Tiedonvaihto toimii sovittujen periaatteiden mukaisesti  (kind of value changed, target redefined)  l. 14
              baseline     ei → 75 %
              target       kyllä → 95 %
              promised     kyllä, now 75 %: not comparable (values of different kinds)
      = Johtamisen ja esihenkilötyön kehittäminen  l. 29 → l. 92
          = objective    Johtamisen ja esihenkilötyön kehittäminen  l. 29 → l. 92
          ~ indicator    Kehityskeskustelut käydään säännöllisesti  l. 45 → l. 108
              baseline     4,3 → 4,5
              promised     4,5, now 4,5: continued
          = indicator    Pitkät (yli 30 pv) sairauspoissaolot  l. 46 → l. 109
              target       8 860 pv → (printed, but not read with certainty)
          ~ indicator    Työtapaturmista johtuvat poissaolot vähenevät 10 %  (target raised)  l. 47 → l. 110
              baseline     1 762 pv → 1 910 pv
              target       1 585 pv → 1 719 pv (+134 pv, +8,45 %)
              promised     1 585 pv, now 1 910 pv: regressed (+325 pv, +20,50 %)
      = Sujuva ja saavutettava digitaalinen palvelukokonaisuus  l. 68 → l. 30
          ~ action       Lähetyspalveluiden [-kartoittaminen ja käyttöönoton suunnittelu-] {+kartoituksen päivittäminen+}  (reworded, split)  l. 77 → l. 41
          ~ action       Lähetyspalveluiden [-kartoittaminen ja-] käyttöönoton suunnittelu  (reworded, split)  l. 77 → l. 43
      + Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen  (added)  l. 67
          + objective    Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen  (added)  l. 67
          + action       Laaditaan hankintaohjelma vuosille 2027–2030.  (added)  l. 71
          + indicator    Hankintaohjelma hyväksytty  (added)  l. 78
          + indicator    Vastuullisuuskriteerejä sisältävien kilpailutusten osuus  (added)  l. 80
          = indicator    Hankintakoulutusten määrä  l. 50 → l. 82
              from card    Johtamisen ja esihenkilötyön kehittäminen
      - Digitalisaation ja tekoälyn hyödyntämisen tehostaminen  (removed)  l. 116
          - objective    Digitalisaation ja tekoälyn hyödyntämisen tehostaminen  (removed)  l. 116
          - indicator    Digitiekartta valmis  (removed)  l. 125

    Elinvoima- ja ympäristötoimiala
      ~ Strateginen viestintä ja markkinointi  (moved)  l. 157 → l. 128
          unit         Konsernipalvelut → Elinvoima- ja ympäristötoimiala
          = objective    Strateginen viestintä ja markkinointi  l. 157 → l. 128
          ~ indicator    Strategiassa määritellyt mittarit otettu käyttöön  (target redefined)  l. 164 → l. 135
              target       Käytössä → Raportoitu kolmannesvuosittain
              promised     Käytössä, now Käytössä: continued

    Konsernihallinto
      = Vaikuttava edunvalvonta  l. 180 → l. 150
          = objective    Vaikuttava edunvalvonta  l. 180 → l. 150
    ");
}

#[test]
fn the_report_tells_what_changed_by_unit_and_card() {
    insta::assert_snapshot!(markdown(&pori(), View::Changed), @"
    # Porin kaupunki 2026 → 2027

    | | before | after |
    | --- | --- | --- |
    | organization | Porin kaupunki | Porin kaupunki |
    | year | 2026 | 2027 |
    | kind | budget goals | budget goals |
    | file | pori-2026.txt | pori-2027.txt |

    - Note: 2 values of pori-2027.txt could not be paired

    ## Summary

    | what | same | changed | moved | split | merged | added | removed |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | cards | 2 | 1 | 2 | 0 | 0 | 1 | 1 |
    | objectives | 2 | 1 | 2 | 0 | 0 | 1 | 1 |
    | initiatives | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | actions | 0 | 0 | 0 | 2 | 0 | 1 | 0 |
    | indicators | 3 | 2 | 1 | 0 | 0 | 2 | 1 |

    - last year's targets: 2 continued, 1 regressed, 1 not comparable
    - moved to another unit: Konsernipalvelut → Elinvoima- ja ympäristötoimiala, 1 card
    - unit renamed: Kaupunginjohtajan toimiala → Konsernihallinto, 1 card

    | counted | before | after | change |
    | --- | ---: | ---: | ---: |
    | goals | 10 | 11 | +1 |
    | indicators | 12 | 10 | −2 |
    | with target | 12 | 9 | −3 |
    | without target | 0 | 1 | +1 |
    | without baseline | 1 | 0 | −1 |
    | without actual | 12 | 10 | −2 |
    | met by baseline | 1 | 2 | +1 |
    | met | 0 | 0 | 0 |
    | not met | 0 | 0 | 0 |
    | not assessable | 12 | 9 | −3 |

    ## Konsernipalvelut

    ### Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.

    *reworded* (l. 5)

    - *objective, reworded:* ~~Yhteistyö~~ **Suunnitelmallinen yhteistyö** järjestöjen kanssa. (l. 7)
    - *indicator, kind of value changed, target redefined:* Tiedonvaihto toimii sovittujen periaatteiden mukaisesti (l. 14)
      - baseline: ei → 75 %
      - target: kyllä → 95 %
      - promised kyllä, now 75 %: not comparable (values of different kinds)

    ### Johtamisen ja esihenkilötyön kehittäminen

    (l. 29 → l. 92)

    - *indicator:* Kehityskeskustelut käydään säännöllisesti (l. 45 → l. 108)
      - baseline: 4,3 → 4,5
      - promised 4,5, now 4,5: continued
    - *indicator, target raised:* Työtapaturmista johtuvat poissaolot vähenevät 10 % (l. 47 → l. 110)
      - baseline: 1 762 pv → 1 910 pv
      - target: 1 585 pv → 1 719 pv (+134 pv, +8,45 %)
      - promised 1 585 pv, now 1 910 pv: regressed (+325 pv, +20,50 %)

    ### Sujuva ja saavutettava digitaalinen palvelukokonaisuus

    (l. 68 → l. 30)

    - *action, reworded, split:* Lähetyspalveluiden ~~kartoittaminen ja käyttöönoton suunnittelu~~ **kartoituksen päivittäminen** (l. 77 → l. 41)
    - *action, reworded, split:* Lähetyspalveluiden ~~kartoittaminen ja~~ käyttöönoton suunnittelu (l. 77 → l. 43)

    ### Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen

    *added* (l. 67)

    - *objective, added:* Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen (l. 67)
    - *action, added:* Laaditaan hankintaohjelma vuosille 2027–2030. (l. 71)
    - *indicator, added:* Hankintaohjelma hyväksytty (l. 78)
    - *indicator, added:* Vastuullisuuskriteerejä sisältävien kilpailutusten osuus (l. 80)
    - *indicator:* Hankintakoulutusten määrä (l. 50 → l. 82)
      - from card: Johtamisen ja esihenkilötyön kehittäminen

    ### Digitalisaation ja tekoälyn hyödyntämisen tehostaminen

    *removed* (l. 116)

    - *objective, removed:* Digitalisaation ja tekoälyn hyödyntämisen tehostaminen (l. 116)
    - *indicator, removed:* Digitiekartta valmis (l. 125)

    ## Elinvoima- ja ympäristötoimiala

    ### Strateginen viestintä ja markkinointi

    *moved* (l. 157 → l. 128)

    - unit: Konsernipalvelut → Elinvoima- ja ympäristötoimiala
    - *indicator, target redefined:* Strategiassa määritellyt mittarit otettu käyttöön (l. 164 → l. 135)
      - target: Käytössä → Raportoitu kolmannesvuosittain
      - promised Käytössä, now Käytössä: continued
    ");
}

#[test]
fn cards_that_became_one_say_what_they_were() {
    let unit = "Vapaa-aikapalvelut";
    let text = "Asukkaat lukevat ja harrastavat.";
    let merged = |what, card: &str, line, before: &str, runs: &[&str]| {
        let before = at(card, unit, line, before);
        let kinds = [Kind::Reworded, Kind::Merged];
        let merged = item(what, Some(before), Some(at("c-a1", unit, 7, text)), &kinds);
        with(merged, vec![reworded(runs)])
    };
    let reading = "Asukkaat lukevat.";
    let sports = "Asukkaat harrastavat.";
    let card = |card, line, before| with(merged(What::Card, card, line, before, &[]), Vec::new());
    let comparison = comparison_of(vec![
        card("c-b1", 7, reading),
        merged(
            What::Objective,
            "c-b1",
            7,
            reading,
            &["Asukkaat lukevat", "+ja harrastavat"],
        ),
        merged(
            What::Objective,
            "c-b2",
            21,
            sports,
            &["Asukkaat", "+lukevat ja", "harrastavat"],
        ),
        card("c-b2", 21, sports),
    ]);
    let text = terminal(&comparison, View::Changed);
    let units = text.rsplit("\n\n").next().unwrap_or_default();
    insta::assert_snapshot!(units, @"
    Vapaa-aikapalvelut
      ~ Asukkaat lukevat ja harrastavat.  (reworded, merged)  l. 7
          was          Asukkaat lukevat.
          ~ objective    Asukkaat lukevat {+ja harrastavat+}  (reworded, merged)  l. 7
          ~ objective    Asukkaat {+lukevat ja+} harrastavat  (reworded, merged)  l. 21 → l. 7
              from card    Asukkaat harrastavat.
      ~ Asukkaat lukevat ja harrastavat.  (reworded, merged)  l. 21 → l. 7
          was          Asukkaat harrastavat.
    ");
}

#[test]
fn documents_without_a_common_card_are_not_listed() {
    let mut comparison = pori();
    comparison
        .items
        .retain(|item| item.before.is_none() || item.after.is_none());
    comparison = Comparison {
        notes: vec![Note {
            code: NoteCode::NoCommonCard,
            message: "no card of pori-2026.txt is a card of pori-2027.txt".to_owned(),
        }],
        ..comparison_of(comparison.items)
    };
    insta::assert_snapshot!(terminal(&comparison, View::Changed), @"
    Porin kaupunki 2026 → 2027   (pori-2026.txt → pori-2027.txt)
    note: no card of pori-2026.txt is a card of pori-2027.txt

                 same  changed  moved  split  merged  added  removed
    cards           0        0      0      0       0      1        1
    objectives      0        0      0      0       0      1        1
    initiatives     0        0      0      0       0      0        0
    actions         0        0      0      0       0      1        0
    indicators      0        0      0      0       0      2        1

    pori-2026.txt has 1 card with 1 indicator, pori-2027.txt has 1 card with 2 indicators; they are not listed one by one.
    ");
    assert!(terminal(&comparison, View::All).contains("Digitiekartta valmis"));
    let report = markdown(&comparison, View::Changed);
    assert!(!report.contains("Digitiekartta valmis"));
    assert!(report.contains("not listed one by one"));
}

#[test]
fn colours_say_nothing_that_signs_do_not() {
    let text = written(|out| comparison::write_terminal(out, &pori(), View::Changed));
    for words in [
        "\u{1b}[31m[-Yhteistyö-]\u{1b}[0m \u{1b}[32m{+Suunnitelmallinen yhteistyö+}\u{1b}[0m",
        "\u{1b}[31mregressed\u{1b}[0m",
        "\u{1b}[32m+\u{1b}[0m \u{1b}[32mHankintojen",
        "\u{1b}[32m(added)\u{1b}[0m",
    ] {
        assert!(text.contains(words), "{words:?}");
    }
}

#[test]
fn equal_documents_say_so() {
    insta::assert_snapshot!(terminal(&comparison_of(Vec::new()), View::Changed), @"
    Porin kaupunki 2026 → 2027   (pori-2026.txt → pori-2027.txt)

                 same  changed  moved  split  merged  added  removed
    cards           0        0      0      0       0      0        0
    objectives      0        0      0      0       0      0        0
    initiatives     0        0      0      0       0      0        0
    actions         0        0      0      0       0      0        0
    indicators      0        0      0      0       0      0        0

    Nothing changed.
    ");
}

#[test]
fn a_new_name_of_a_unit_is_told_once() {
    let mut renamed = pori();
    renamed.items.retain(|item| {
        let after = item.after.as_ref();
        after.is_some_and(|after| after.unit == ["Konsernihallinto"])
    });
    let text = terminal(&renamed, View::Changed);
    assert!(
        text.contains("\nunit renamed: Kaupunginjohtajan toimiala → Konsernihallinto, 1 card\n")
    );
    assert!(text.ends_with("\n\nNothing else changed.\n"), "{text}");
}

#[test]
fn the_table_has_a_row_an_item() {
    let changed = table(&pori(), View::Changed, Dialect::Csv);
    let all = table(&pori(), View::All, Dialect::Csv);
    assert_eq!(all.lines().count(), 1 + pori().items.len());
    insta::assert_snapshot!(changed, @r#"
    what,kinds,unit_before,unit_after,card_before,card_after,id_before,id_after,text_before,text_after,similarity,pinned,fields,not_read,baseline_before,baseline_after,target_before,target_after,actual_before,actual_after,target_difference_abs,target_difference_unit,target_difference_rel_pct,roll_forward,promised,now,roll_difference_abs,roll_difference_unit,roll_difference_rel_pct,page_before,line_before,page_after,line_after
    card,reworded,Konsernipalvelut,Konsernipalvelut,c-b1,c-a1,c-b1,c-a1,Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.,Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.,1.00,false,objectives,,,,,,,,,,,,,,,,,1,5,1,5
    objective,reworded,Konsernipalvelut,Konsernipalvelut,c-b1,c-a1,c-b1/7,c-a1/7,Yhteistyö järjestöjen kanssa.,Suunnitelmallinen yhteistyö järjestöjen kanssa.,1.00,false,text,,,,,,,,,,,,,,,,,1,7,1,7
    indicator,kind_changed target_redefined,Konsernipalvelut,Konsernipalvelut,c-b1,c-a1,c-b1/14,c-a1/14,Tiedonvaihto toimii sovittujen periaatteiden mukaisesti,Tiedonvaihto toimii sovittujen periaatteiden mukaisesti,1.00,false,baseline targets,,ei,75 %,kyllä,95 %,,,,,,not_comparable,kyllä,75 %,,,,1,14,1,14
    indicator,same,Konsernipalvelut,Konsernipalvelut,c-b2,c-a4,c-b2/45,c-a4/108,Kehityskeskustelut käydään säännöllisesti,Kehityskeskustelut käydään säännöllisesti,1.00,false,baseline,,"4,3","4,5",,,,,,,,continued,"4,5","4,5",0.0,,0.00,1,45,1,108
    indicator,target_raised,Konsernipalvelut,Konsernipalvelut,c-b2,c-a4,c-b2/47,c-a4/110,Työtapaturmista johtuvat poissaolot vähenevät 10 %,Työtapaturmista johtuvat poissaolot vähenevät 10 %,1.00,false,baseline targets,,1 762 pv,1 910 pv,1 585 pv,1 719 pv,,,134,d,8.45,regressed,1 585 pv,1 910 pv,325,d,20.50,1,47,1,110
    action,reworded split,Konsernipalvelut,Konsernipalvelut,c-b3,c-a2,c-b3/77,c-a2/41,Lähetyspalveluiden kartoittaminen ja käyttöönoton suunnittelu,Lähetyspalveluiden kartoituksen päivittäminen,1.00,false,text,,,,,,,,,,,,,,,,,1,77,1,41
    action,reworded split,Konsernipalvelut,Konsernipalvelut,c-b3,c-a2,c-b3/77,c-a2/43,Lähetyspalveluiden kartoittaminen ja käyttöönoton suunnittelu,Lähetyspalveluiden käyttöönoton suunnittelu,1.00,false,text,,,,,,,,,,,,,,,,,1,77,1,43
    card,added,,Konsernipalvelut,,c-a3,,c-a3,,Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen,,false,,,,,,,,,,,,,,,,,,,,1,67
    objective,added,,Konsernipalvelut,,c-a3,,c-a3/67,,Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen,,false,,,,,,,,,,,,,,,,,,,,1,67
    action,added,,Konsernipalvelut,,c-a3,,c-a3/71,,Laaditaan hankintaohjelma vuosille 2027–2030.,,false,,,,,,,,,,,,,,,,,,,,1,71
    indicator,added,,Konsernipalvelut,,c-a3,,c-a3/78,,Hankintaohjelma hyväksytty,,false,,,,,,,,,,,,,,,,,,,,1,78
    indicator,added,,Konsernipalvelut,,c-a3,,c-a3/80,,Vastuullisuuskriteerejä sisältävien kilpailutusten osuus,,false,,,,,,,,,,,,,,,,,,,,1,80
    card,removed,Konsernipalvelut,,c-b4,,c-b4,,Digitalisaation ja tekoälyn hyödyntämisen tehostaminen,,,false,,,,,,,,,,,,,,,,,,1,116,,
    objective,removed,Konsernipalvelut,,c-b4,,c-b4/116,,Digitalisaation ja tekoälyn hyödyntämisen tehostaminen,,,false,,,,,,,,,,,,,,,,,,1,116,,
    indicator,removed,Konsernipalvelut,,c-b4,,c-b4/125,,Digitiekartta valmis,,,false,,,,,,,,,,,,,,,,,,1,125,,
    card,moved,Konsernipalvelut,Elinvoima- ja ympäristötoimiala,c-b5,c-a5,c-b5,c-a5,Strateginen viestintä ja markkinointi,Strateginen viestintä ja markkinointi,1.00,false,unit,,,,,,,,,,,,,,,,,1,157,1,128
    objective,moved,Konsernipalvelut,Elinvoima- ja ympäristötoimiala,c-b5,c-a5,c-b5/157,c-a5/128,Strateginen viestintä ja markkinointi,Strateginen viestintä ja markkinointi,1.00,false,unit,,,,,,,,,,,,,,,,,1,157,1,128
    indicator,moved target_redefined,Konsernipalvelut,Elinvoima- ja ympäristötoimiala,c-b5,c-a5,c-b5/164,c-a5/135,Strategiassa määritellyt mittarit otettu käyttöön,Strategiassa määritellyt mittarit otettu käyttöön,1.00,false,unit targets,,,,Käytössä,Raportoitu kolmannesvuosittain,,,,,,continued,Käytössä,Käytössä,,,,1,164,1,135
    card,moved,Kaupunginjohtajan toimiala,Konsernihallinto,c-b6,c-a6,c-b6,c-a6,Vaikuttava edunvalvonta,Vaikuttava edunvalvonta,1.00,false,unit,,,,,,,,,,,,,,,,,1,180,1,150
    objective,moved,Kaupunginjohtajan toimiala,Konsernihallinto,c-b6,c-a6,c-b6/180,c-a6/150,Vaikuttava edunvalvonta,Vaikuttava edunvalvonta,1.00,false,unit,,,,,,,,,,,,,,,,,1,180,1,150
    "#);
}
