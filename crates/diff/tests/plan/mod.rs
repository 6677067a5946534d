//! Plans that are made up, for properties and benchmarks.

use mittari_model::{
    Card, Coverage, DocumentFacts, DocumentKind, EXTRACTION_SCHEMA, Excerpt, Extraction, Format,
    Indicator, Place, Source, Target, Value,
};
use mittari_normalizer::{Context, Role, measure, pair};

/// Beginnings and ends that make Finnish compounds.
const THINGS: &[&str] = &[
    "asiakas",
    "kirjasto",
    "koulu",
    "liikunta",
    "varhaiskasvatus",
    "työttömyys",
    "energia",
    "tontti",
    "perhe",
    "nuoriso",
    "kulttuuri",
    "matkailu",
    "hankinta",
    "vesihuolto",
    "katu",
    "puisto",
    "ruoka",
    "kiinteistö",
    "yritys",
    "henkilöstö",
    "opetus",
    "satama",
    "museo",
    "terveys",
    "lupa",
    "jäte",
    "metsä",
    "arkisto",
];
const SIDES: &[&str] = &[
    "palvelujen",
    "käyntien",
    "hankkeiden",
    "tyytyväisyyden",
    "kustannusten",
    "verkon",
    "ohjelman",
    "kyselyn",
    "toiminnan",
    "tilojen",
    "sopimusten",
    "poissaolojen",
    "ryhmien",
    "tapahtumien",
    "investointien",
    "avustusten",
];
const ENDS: &[&str] = &[
    "määrä",
    "osuus",
    "keskiarvo",
    "kasvu",
    "kehittäminen",
    "vähentäminen",
    "käyttöaste",
    "toteutuminen",
    "laatu",
    "kattavuus",
    "saatavuus",
    "turvallisuus",
];

/// Numbers that look like chance and are the same each time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        // Steele, Lea, Flood: SplitMix, 2014.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % n as u64).expect("it is below a usize")
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A name of several words, such as `Kirjastopalvelujen ja koulukyselyn laatu, 17. alue`.
pub(crate) fn name(chance: &mut Chance) -> String {
    let mut words = |glue: &str| {
        let (a, b) = (chance.pick(THINGS), chance.pick(SIDES));
        let (c, d) = (chance.pick(THINGS), chance.pick(SIDES));
        format!("{a}{b}{glue}{c}{d}")
    };
    let start = words(" ja ");
    let end = chance.pick(ENDS);
    let start: String = start
        .chars()
        .enumerate()
        .map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c })
        .collect();
    format!("{start} {end}")
}

pub(crate) fn excerpt(text: &str, line: u32) -> Excerpt {
    Excerpt {
        text: text.to_owned(),
        at: at(line),
    }
}

fn at(line: u32) -> Vec<Place> {
    vec![Place {
        page: 1,
        lines: [line, line],
        bounds: None,
    }]
}

fn value(text: &str, role: Role) -> Value {
    let context = Context {
        role,
        ..Context::default()
    };
    Value {
        text: text.to_owned(),
        at: at(1),
        period: None,
        measure: measure(text, &context).measure,
    }
}

/// An indicator with a baseline and a target.
pub(crate) fn indicator(id: &str, text: &str, baseline: &str, target: &str) -> Indicator {
    let (baseline, target) = (value(baseline, Role::Baseline), value(target, Role::Target));
    let facts = pair(&baseline.measure, &target.measure, &Context::default());
    Indicator {
        id: id.to_owned(),
        text: text.to_owned(),
        at: at(1),
        baseline: Some(baseline),
        targets: vec![Target {
            value: target,
            pair: Some(facts),
        }],
        ..Indicator::default()
    }
}

/// A card with one objective.
pub(crate) fn card(id: &str, unit: &str, objective: &str, indicators: Vec<Indicator>) -> Card {
    Card {
        id: id.to_owned(),
        unit: vec![excerpt(unit, 1)],
        objectives: vec![excerpt(objective, 2)],
        indicators,
        ..Card::default()
    }
}

/// A document of some cards.
pub(crate) fn extraction(year: i32, cards: Vec<Card>) -> Extraction {
    Extraction {
        schema: EXTRACTION_SCHEMA.to_owned(),
        source: Source {
            name: format!("talousarvio-{year}.pdf"),
            sha256: format!("{year:064}"),
            format: Format::Pdf,
            bytes: 1,
            pages: 1,
            title: None,
            producer: None,
            tagged: Some(false),
        },
        document: DocumentFacts {
            kind: DocumentKind::BudgetGoals,
            organization: Some("Ahtialan kaupunki".to_owned()),
            year: Some(year),
            language: Some("fi".to_owned()),
        },
        cards,
        diagnostics: Vec::new(),
        coverage: Coverage::default(),
    }
}
