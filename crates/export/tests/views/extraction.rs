//! `extraction`: one document as a report.

use mittari_export::extraction;
use mittari_model::{
    Action, Actual, Card, Code, Coverage, Diagnostic, EXTRACTION_SCHEMA, Excerpt, Extraction,
    Incomparable, Indicator, Lines, Measure, Milestone, Missing, MissingReason, Movement, Outcome,
    PairFacts, Place, Progress, Quantity, Scale, Schedule, Target, Unit, Value,
};

use crate::made::{counts, dec, side, value, written};

fn excerpt(text: &str) -> Excerpt {
    Excerpt {
        text: text.to_owned(),
        at: Vec::new(),
    }
}

fn place(page: u32, first: u32, last: u32) -> Vec<Place> {
    vec![Place {
        page,
        lines: [first, last],
        bounds: Some([0.0, 0.0, 10.0, 10.0]),
    }]
}

fn target(value: Value, pair: Option<PairFacts>) -> Target {
    Target { value, pair }
}

/// A number of days as printed, with the number.
fn days(text: &str, number: &str, period: Option<&str>) -> Value {
    Value {
        measure: Measure::Quantity(Quantity {
            value: dec(number),
            scale: Scale {
                unit: Some(Unit::Day),
                unit_text: Some("pv".to_owned()),
                ..Scale::default()
            },
            ..Quantity::default()
        }),
        ..value(text, period)
    }
}

fn sick_leave() -> Indicator {
    let decrease = PairFacts {
        comparable: true,
        direction: Some(Movement::Decrease),
        met: Some(false),
        abs: Some(dec("-984")),
        abs_unit: Some(Unit::Day),
        rel_pct: Some(dec("-10.00")),
        ..PairFacts::default()
    };
    let missed = Outcome {
        comparable: true,
        met: Some(false),
        abs: Some(dec("-240")),
        abs_unit: Some(Unit::Day),
        rel_pct: Some(dec("-2.64")),
        ..Outcome::default()
    };
    Indicator {
        number: Some(2),
        text: "Pitkät (yli 30 pv) sairauspoissaolot vähenevät 10 %".to_owned(),
        at: place(2, 45, 46),
        baseline: Some(days("9 844 pv", "9844", None)),
        targets: vec![target(days("8 860 pv", "8860", None), Some(decrease))],
        actuals: vec![Actual {
            value: days("9 100 pv", "9100", Some("2026")),
            outcome: Some(missed),
        }],
        rating: Some(excerpt("Ei toteutunut")),
        ..Indicator::default()
    }
}

fn leadership() -> Card {
    Card {
        unit: vec![excerpt("Konsernipalvelut"), excerpt("Henkilöstöhallinto")],
        section: vec![excerpt("Porilaisten hyvinvointi")],
        theme: Some(excerpt("Vastuullisuus")),
        objectives: vec![excerpt("Johtamisen ja esihenkilötyön kehittäminen")],
        initiatives: vec![excerpt("Työkykyjohtamisen kehittäminen")],
        actions: vec![
            Action {
                text: "Kehityskeskustelut käydään.".to_owned(),
                responsible: vec![excerpt("henkilöstöjohtaja"), excerpt("esihenkilöt")],
                unit: Some(excerpt("Koko kaupunki")),
                status: Some(excerpt("Käynnissä")),
                schedule: vec![Schedule {
                    period: Some("Syksy 2026".to_owned()),
                    when: None,
                    text: "koulutus".to_owned(),
                    at: Vec::new(),
                }],
                ..Action::default()
            },
            Action {
                text: "- <script>alert(1)</script> | `rm`".to_owned(),
                ..Action::default()
            },
        ],
        indicators: vec![sick_leave(), talks(), training()],
        milestones: vec![Milestone {
            number: Some(1),
            text: "Koulutus esihenkilöille (1–6/2026)".to_owned(),
            ..Milestone::default()
        }],
        responsible: vec![excerpt("henkilöstöjohtaja")],
        progress: vec![Progress {
            period: Some("Q1".to_owned()),
            text: "Keskustelut on käyty.".to_owned(),
            at: Vec::new(),
        }],
        notes: vec![excerpt("*Luvut tarkentuvat.")],
        at: place(2, 40, 60),
        ..Card::default()
    }
}

/// Two targets, of which the baseline meets the first.
fn talks() -> Indicator {
    let met = PairFacts {
        comparable: true,
        met: Some(true),
        abs: Some(dec("-0.1")),
        ..PairFacts::default()
    };
    Indicator {
        text: "Kehityskeskustelut | käydään".to_owned(),
        at: place(2, 44, 44),
        baseline: Some(value("4,3", None)),
        targets: vec![
            target(value("4,2", Some("2026")), Some(met)),
            target(value("hyvä", Some("2028")), None),
        ],
        ..Indicator::default()
    }
}

/// No baseline, and a dash for a target.
fn training() -> Indicator {
    let mut dash = value("–", None);
    dash.measure = Measure::Missing(Missing {
        reason: MissingReason::Dash,
        period: None,
    });
    let pair = PairFacts {
        reason: Some(Incomparable::Missing),
        ..PairFacts::default()
    };
    Indicator {
        text: "Koulutusten määrä".to_owned(),
        targets: vec![target(dash, Some(pair))],
        ..Indicator::default()
    }
}

pub(crate) fn pori() -> Extraction {
    let side = side("pori-2026.pdf", Some("Porin kaupunki"), Some(2026));
    Extraction {
        schema: EXTRACTION_SCHEMA.to_owned(),
        source: side.source,
        document: side.document,
        cards: vec![
            leadership(),
            Card {
                focus: Some(excerpt("Hyvinvoiva Pori")),
                ..Card::default()
            },
        ],
        diagnostics: vec![Diagnostic::new(
            Code::UnpairedBaseline,
            "the baseline \"250 <b>htp</b>\" belongs to one of 2 indicators",
            place(3, 12, 12),
        )],
        coverage: Coverage {
            lines: 88,
            cards: 60,
            headings: 8,
            furniture: 4,
            unclaimed: 16,
            unclaimed_at: vec![
                Lines {
                    page: 1,
                    lines: [1, 15],
                },
                Lines {
                    page: 4,
                    lines: [2, 2],
                },
            ],
        },
    }
}

#[test]
fn the_report_has_all_that_was_read() {
    let counts = counts(
        [2, 3, 2, 1, 1, 2, 1, 0, 1, 1],
        ["Konsernipalvelut › Henkilöstöhallinto", "–"],
    );
    let report = written(|out| extraction::write_markdown(out, &pori(), &counts));
    insta::assert_snapshot!(report.replace('\u{a0}', " "), @r#"
    # Porin kaupunki 2026

    - kind: budget goals
    - language: fi
    - file: pori-2026.pdf (text, 1 page)
    - read: 2 cards, 3 indicators
    - left to read: 16 of 88 lines unclaimed

    ## Counts

    | unit | goals | indicators | with target | without target | without baseline | without actual | met by baseline | met | not met | not assessable |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | Konsernipalvelut › Henkilöstöhallinto | 1 | 3 | 2 | 1 | 1 | 2 | 1 | 0 | 1 | 1 |
    | – | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | together | 2 | 3 | 2 | 1 | 1 | 2 | 1 | 0 | 1 | 1 |

    ## Konsernipalvelut › Henkilöstöhallinto

    ### 1. Johtamisen ja esihenkilötyön kehittäminen

    - section: Porilaisten hyvinvointi
    - theme: Vastuullisuus
    - responsible: henkilöstöjohtaja
    - place: p. 2, l. 40–60

    **Objectives**

    - Johtamisen ja esihenkilötyön kehittäminen

    **Initiatives**

    - Työkykyjohtamisen kehittäminen

    **Actions**

    - Kehityskeskustelut käydään. (responsible: henkilöstöjohtaja; esihenkilöt, unit: Koko kaupunki, status: Käynnissä, schedule: Syksy 2026 koulutus)
    - \- \<script\>alert(1)\</script\> \| \`rm\`

    **Indicators**

    | no. | indicator | baseline | target | to target | actual | outcome | place |
    | ---: | --- | --- | --- | --- | --- | --- | --- |
    | 2 | Pitkät (yli 30 pv) sairauspoissaolot vähenevät 10 % | 9 844 pv | 8 860 pv | −984 pv, −10,00 % | 9 100 pv (2026) | not met, −240 pv, −2,64 % to the target; printed: Ei toteutunut | p. 2, l. 45–46 |
    | | Kehityskeskustelut \| käydään | 4,3 | 4,2 (2026); hyvä (2028) | −0,1, met already; – | | | p. 2, l. 44 |
    | | Koulutusten määrä | | – | | | | |

    **Milestones**

    - (1) Koulutus esihenkilöille (1–6/2026)

    **Progress**

    - Q1: Keskustelut on käyty.

    **Notes**

    - \*Luvut tarkentuvat.

    ## (no unit)

    ### 2. Hyvinvoiva Pori

    - focus: Hyvinvoiva Pori

    ## Indicators without a target

    - Koulutusten määrä (Konsernipalvelut › Henkilöstöhallinto)

    ## Indicators without a baseline

    - Koulutusten määrä (Konsernipalvelut › Henkilöstöhallinto)

    ## Indicators that the baseline meets already

    - Kehityskeskustelut \| käydään (Konsernipalvelut › Henkilöstöhallinto, p. 2, l. 44)

    ## Indicators that missed their target

    - Pitkät (yli 30 pv) sairauspoissaolot vähenevät 10 % (Konsernipalvelut › Henkilöstöhallinto, p. 2, l. 45–46)

    ## Diagnostics

    - warning `unpaired_baseline`: the baseline "250 \<b\>htp\</b\>" belongs to one of 2 indicators (p. 3, l. 12)

    ## Left to read

    16 of 88 lines unclaimed: no card and no heading was read from them.

    - p. 1, l. 1–15
    - p. 4, l. 2
    "#);
}
