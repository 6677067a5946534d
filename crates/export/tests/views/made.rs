//! Results made by hand: Pori's goals for 2026 and 2027, shortened.

use mittari_diff::{
    COMPARISON_SCHEMA, Change, Comparison, Count, Counts, Fate, Field, Item, Kind, Note, NoteCode,
    Ref, RollForward, RollStatus, Side, Summary, UnitChange, UnitCount, What, Words,
};
use mittari_model::{
    Dec, Difference, DocumentFacts, DocumentKind, Format, Incomparable, Measure, Place, Source,
    TextReason, Unit, Value,
};

/// What some function writes.
pub(crate) fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory");
    String::from_utf8(out).expect("it is UTF-8")
}

/// The text of a terminal view as it looks without colours, with no-break spaces as spaces.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let (_, after) = after.split_once('m').expect("it is a colour");
        rest = after;
    }
    plain.push_str(rest);
    plain.replace('\u{a0}', " ")
}

pub(crate) fn side(name: &str, organization: Option<&str>, year: Option<i32>) -> Side {
    Side {
        source: Source {
            name: name.to_owned(),
            sha256: "00".repeat(32),
            format: Format::Text,
            bytes: 6103,
            pages: 1,
            title: None,
            producer: None,
            tagged: None,
        },
        document: DocumentFacts {
            kind: DocumentKind::BudgetGoals,
            organization: organization.map(str::to_owned),
            year,
            language: Some("fi".to_owned()),
        },
        counts: Counts::default(),
    }
}

pub(crate) fn value(text: &str, period: Option<&str>) -> Value {
    Value {
        text: text.to_owned(),
        at: Vec::new(),
        period: period.map(str::to_owned),
        measure: Measure::Text {
            reason: TextReason::FreeText,
        },
    }
}

pub(crate) fn dec(text: &str) -> Dec {
    text.parse().expect("a decimal")
}

pub(crate) fn difference(abs: &str, unit: Option<Unit>, rel_pct: &str) -> Difference {
    Difference {
        comparable: true,
        abs: Some(dec(abs)),
        abs_unit: unit,
        rel_pct: Some(dec(rel_pct)),
        ..Difference::default()
    }
}

pub(crate) fn incomparable(reason: Incomparable) -> Difference {
    Difference {
        reason: Some(reason),
        ..Difference::default()
    }
}

/// A statement on a line of the first page; its id is made of card and line.
pub(crate) fn at(card: &str, unit: &str, line: u32, text: &str) -> Ref {
    Ref {
        id: format!("{card}/{line}"),
        text: text.to_owned(),
        card: card.to_owned(),
        unit: vec![unit.to_owned()],
        at: vec![Place {
            page: 1,
            lines: [line, line],
            bounds: None,
        }],
    }
}

pub(crate) fn item(what: What, before: Option<Ref>, after: Option<Ref>, kinds: &[Kind]) -> Item {
    let is_pair = before.is_some() && after.is_some();
    let mut item = Item {
        what,
        before,
        after,
        kinds: kinds.to_vec(),
        similarity: is_pair.then(|| dec("1.00")),
        pinned: false,
        changes: Vec::new(),
        roll_forward: None,
    };
    if what == What::Card {
        for card in item.before.iter_mut().chain(&mut item.after) {
            card.id.clone_from(&card.card);
        }
    }
    item
}

pub(crate) fn change(field: Field, before: Option<&str>, after: Option<&str>) -> Change {
    Change {
        field,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        words: Vec::new(),
        difference: None,
        not_read: None,
    }
}

/// Other words: `-` before a run that was removed, `+` before one that was added.
pub(crate) fn reworded(runs: &[&str]) -> Change {
    let run = |run: &&str| match (run.strip_prefix('-'), run.strip_prefix('+')) {
        (Some(text), _) => (Fate::Removed, text.to_owned()),
        (_, Some(text)) => (Fate::Added, text.to_owned()),
        _ => (Fate::Kept, (*run).to_owned()),
    };
    let words: Vec<Words> = runs
        .iter()
        .map(run)
        .map(|(fate, text)| Words { fate, text })
        .collect();
    let without = |fate: Fate| {
        let kept = words.iter().filter(|run| run.fate != fate);
        let kept: Vec<&str> = kept.map(|run| &*run.text).collect();
        kept.join(" ")
    };
    Change {
        words: words.clone(),
        ..change(
            Field::Text,
            Some(&without(Fate::Added)),
            Some(&without(Fate::Removed)),
        )
    }
}

pub(crate) fn with(mut item: Item, changes: Vec<Change>) -> Item {
    item.changes = changes;
    item
}

pub(crate) fn rolled(
    mut item: Item,
    status: RollStatus,
    [promised, now]: [&str; 2],
    difference: Option<Difference>,
) -> Item {
    item.roll_forward = Some(RollForward {
        status,
        promised: Some(value(promised, None)),
        now: Some(value(now, None)),
        difference,
    });
    item
}

pub(crate) fn comparison_of(items: Vec<Item>) -> Comparison {
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        before: side("pori-2026.txt", Some("Porin kaupunki"), Some(2026)),
        after: side("pori-2027.txt", Some("Porin kaupunki"), Some(2027)),
        summary: Summary::of(&items),
        units: Vec::new(),
        notes: Vec::new(),
        items,
    }
}

const GROUP: &str = "Konsernipalvelut";
const VITALITY: &str = "Elinvoima- ja ympäristötoimiala";
const ADMINISTRATION: &str = "Konsernihallinto";
const MAYOR: &str = "Kaupunginjohtajan toimiala";

/// Pori's goals for 2026 and 2027.
pub(crate) fn pori() -> Comparison {
    let items = [
        services(),
        leadership(),
        digital(),
        procurement(),
        artificial_intelligence(),
        communication(),
        renamed(),
    ];
    let mut comparison = comparison_of(items.concat());
    comparison.units = vec![
        unit_change(GROUP, VITALITY, false),
        unit_change(MAYOR, ADMINISTRATION, true),
    ];
    comparison.notes = vec![Note {
        code: NoteCode::NotRead,
        message: "2 values of pori-2027.txt could not be paired".to_owned(),
    }];
    comparison.before.counts = counts([10, 12, 12, 0, 1, 12, 1, 0, 0, 12], [GROUP, MAYOR]);
    comparison.after.counts = counts([11, 10, 9, 1, 0, 10, 2, 0, 0, 9], [GROUP, ADMINISTRATION]);
    comparison.after.counts.units.push(UnitCount {
        unit: vec![VITALITY.to_owned()],
        count: Count {
            goals: 1,
            indicators: 1,
            ..Count::default()
        },
    });
    comparison
}

fn unit_change(before: &str, after: &str, renamed: bool) -> UnitChange {
    UnitChange {
        before: vec![before.to_owned()],
        after: vec![after.to_owned()],
        cards: 1,
        renamed,
    }
}

/// Counts of which the first unit has all but one goal, the second one goal.
pub(crate) fn counts(numbers: [u32; 10], [first, second]: [&str; 2]) -> Counts {
    let total = Count {
        goals: numbers[0],
        indicators: numbers[1],
        with_target: numbers[2],
        without_target: numbers[3],
        without_baseline: numbers[4],
        without_actual: numbers[5],
        met_by_baseline: numbers[6],
        met: numbers[7],
        not_met: numbers[8],
        not_assessable: numbers[9],
    };
    let one = Count {
        goals: 1,
        ..Count::default()
    };
    let rest = Count {
        goals: total.goals - 1,
        ..total
    };
    let unit = |name: &str, count| UnitCount {
        unit: vec![name.to_owned()],
        count,
    };
    Counts {
        total,
        units: vec![unit(first, rest), unit(second, one)],
    }
}

/// A card with other words, and an indicator whose values are of another kind.
fn services() -> Vec<Item> {
    let text = "Toimivat palvelut yhteistyössä Satakunnan hyvinvointialueen kanssa.";
    let exchange = "Tiedonvaihto toimii sovittujen periaatteiden mukaisesti";
    let both = |line, text| {
        (
            Some(at("c-b1", GROUP, line, text)),
            Some(at("c-a1", GROUP, line, text)),
        )
    };
    let (before, after) = both(5, text);
    let objectives = change(Field::Objectives, Some("Toimivat …"), Some("Toimivat …"));
    let card = with(
        item(What::Card, before.clone(), after.clone(), &[Kind::Reworded]),
        vec![objectives],
    );
    let same = item(What::Objective, before, after, &[Kind::Same]);
    let objective = with(
        item(
            What::Objective,
            Some(at("c-b1", GROUP, 7, "Yhteistyö järjestöjen kanssa.")),
            Some(at(
                "c-a1",
                GROUP,
                7,
                "Suunnitelmallinen yhteistyö järjestöjen kanssa.",
            )),
            &[Kind::Reworded],
        ),
        vec![reworded(&[
            "-Yhteistyö",
            "+Suunnitelmallinen yhteistyö",
            "järjestöjen kanssa.",
        ])],
    );
    let (before, after) = both(14, exchange);
    let kinds = [Kind::KindChanged, Kind::TargetRedefined];
    let indicator = rolled(
        with(
            item(What::Indicator, before, after, &kinds),
            vec![
                change(Field::Baseline, Some("ei"), Some("75 %")),
                change(Field::Targets, Some("kyllä"), Some("95 %")),
            ],
        ),
        RollStatus::NotComparable,
        ["kyllä", "75 %"],
        Some(incomparable(Incomparable::KindMismatch)),
    );
    vec![card, same, objective, indicator]
}

/// A card that is the same, with indicators that are not.
fn leadership() -> Vec<Item> {
    let both = |before, after, text| {
        (
            Some(at("c-b2", GROUP, before, text)),
            Some(at("c-a4", GROUP, after, text)),
        )
    };
    let text = "Johtamisen ja esihenkilötyön kehittäminen";
    let (before, after) = both(29, 92, text);
    let card = item(What::Card, before.clone(), after.clone(), &[Kind::Same]);
    let objective = item(What::Objective, before, after, &[Kind::Same]);
    let (before, after) = both(
        47,
        110,
        "Työtapaturmista johtuvat poissaolot vähenevät 10 %",
    );
    let accidents = rolled(
        with(
            item(What::Indicator, before, after, &[Kind::TargetRaised]),
            vec![
                change(Field::Baseline, Some("1 762 pv"), Some("1 910 pv")),
                Change {
                    difference: Some(difference("134", Some(Unit::Day), "8.45")),
                    ..change(Field::Targets, Some("1 585 pv"), Some("1 719 pv"))
                },
            ],
        ),
        RollStatus::Regressed,
        ["1 585 pv", "1 910 pv"],
        Some(difference("325", Some(Unit::Day), "20.50")),
    );
    let (before, after) = both(45, 108, "Kehityskeskustelut käydään säännöllisesti");
    let talks = rolled(
        with(
            item(What::Indicator, before, after, &[Kind::Same]),
            vec![change(Field::Baseline, Some("4,3"), Some("4,5"))],
        ),
        RollStatus::Continued,
        ["4,5", "4,5"],
        Some(difference("0.0", None, "0.00")),
    );
    let (before, after) = both(46, 109, "Pitkät (yli 30 pv) sairauspoissaolot");
    let unread = with(
        item(What::Indicator, before, after, &[Kind::Same]),
        vec![Change {
            not_read: Some(mittari_diff::Which::After),
            ..change(Field::Targets, Some("8 860 pv"), None)
        }],
    );
    vec![card, objective, talks, unread, accidents]
}

/// An action that became two.
fn digital() -> Vec<Item> {
    let text = "Sujuva ja saavutettava digitaalinen palvelukokonaisuus";
    let card = item(
        What::Card,
        Some(at("c-b3", GROUP, 68, text)),
        Some(at("c-a2", GROUP, 30, text)),
        &[Kind::Same],
    );
    let before = "Lähetyspalveluiden kartoittaminen ja käyttöönoton suunnittelu";
    let part = |line, after: &str, runs: &[&str]| {
        with(
            item(
                What::Action,
                Some(at("c-b3", GROUP, 77, before)),
                Some(at("c-a2", GROUP, line, after)),
                &[Kind::Reworded, Kind::Split],
            ),
            vec![reworded(runs)],
        )
    };
    vec![
        card,
        part(
            41,
            "Lähetyspalveluiden kartoituksen päivittäminen",
            &[
                "Lähetyspalveluiden",
                "-kartoittaminen ja käyttöönoton suunnittelu",
                "+kartoituksen päivittäminen",
            ],
        ),
        part(
            43,
            "Lähetyspalveluiden käyttöönoton suunnittelu",
            &[
                "Lähetyspalveluiden",
                "-kartoittaminen ja",
                "käyttöönoton suunnittelu",
            ],
        ),
    ]
}

/// A new card, and an indicator in it that stood in another.
fn procurement() -> Vec<Item> {
    let text = "Hankintojen vaikuttavuuden ja vastuullisuuden parantaminen";
    let added = |what, line, text| {
        item(
            what,
            None,
            Some(at("c-a3", GROUP, line, text)),
            &[Kind::Added],
        )
    };
    vec![
        added(What::Card, 67, text),
        added(What::Objective, 67, text),
        added(
            What::Action,
            71,
            "Laaditaan hankintaohjelma vuosille 2027–2030.",
        ),
        added(What::Indicator, 78, "Hankintaohjelma hyväksytty"),
        added(
            What::Indicator,
            80,
            "Vastuullisuuskriteerejä sisältävien kilpailutusten osuus",
        ),
        item(
            What::Indicator,
            Some(at("c-b2", GROUP, 50, "Hankintakoulutusten määrä")),
            Some(at("c-a3", GROUP, 82, "Hankintakoulutusten määrä")),
            &[Kind::Same],
        ),
    ]
}

/// A card that is gone.
fn artificial_intelligence() -> Vec<Item> {
    let text = "Digitalisaation ja tekoälyn hyödyntämisen tehostaminen";
    let removed = |what, line, text| {
        item(
            what,
            Some(at("c-b4", GROUP, line, text)),
            None,
            &[Kind::Removed],
        )
    };
    vec![
        removed(What::Card, 116, text),
        removed(What::Objective, 116, text),
        removed(What::Indicator, 125, "Digitiekartta valmis"),
    ]
}

/// A card under another unit.
fn communication() -> Vec<Item> {
    let moved = |what, before, after, text, kinds: &[Kind]| {
        with(
            item(
                what,
                Some(at("c-b5", GROUP, before, text)),
                Some(at("c-a5", VITALITY, after, text)),
                kinds,
            ),
            vec![change(Field::Unit, Some(GROUP), Some(VITALITY))],
        )
    };
    let text = "Strateginen viestintä ja markkinointi";
    let indicator = moved(
        What::Indicator,
        164,
        135,
        "Strategiassa määritellyt mittarit otettu käyttöön",
        &[Kind::Moved, Kind::TargetRedefined],
    );
    let mut indicator = rolled(
        indicator,
        RollStatus::Continued,
        ["Käytössä", "Käytössä"],
        None,
    );
    indicator.changes.push(change(
        Field::Targets,
        Some("Käytössä"),
        Some("Raportoitu kolmannesvuosittain"),
    ));
    vec![
        moved(What::Card, 157, 128, text, &[Kind::Moved]),
        moved(What::Objective, 157, 128, text, &[Kind::Moved]),
        indicator,
    ]
}

/// A card whose unit has another name.
fn renamed() -> Vec<Item> {
    let moved = |what, text| {
        with(
            item(
                what,
                Some(at("c-b6", MAYOR, 180, text)),
                Some(at("c-a6", ADMINISTRATION, 150, text)),
                &[Kind::Moved],
            ),
            vec![change(Field::Unit, Some(MAYOR), Some(ADMINISTRATION))],
        )
    };
    vec![
        moved(What::Card, "Vaikuttava edunvalvonta"),
        moved(What::Objective, "Vaikuttava edunvalvonta"),
    ]
}
