//! Units as printed: a new surface is one line.

use mittari_model::Unit;

use crate::lex::{Kind, Tok};
use crate::vocabulary;

/// Surfaces in small letters, sorted. A full stop belongs to an abbreviation that keeps it.
pub(crate) const UNITS: &[(&str, Unit)] = &[
    ("a", Unit::Year),
    ("anställd", Unit::Employee),
    ("anställda", Unit::Employee),
    ("as", Unit::Resident),
    ("as.", Unit::Resident),
    ("asiakas", Unit::Customer),
    ("asiakasta", Unit::Customer),
    ("asiakkaan", Unit::Customer),
    ("asiakkaat", Unit::Customer),
    ("asukas", Unit::Resident),
    ("asukasta", Unit::Resident),
    ("asukkaan", Unit::Resident),
    ("asukkaat", Unit::Resident),
    ("asunnon", Unit::Dwelling),
    ("asunnot", Unit::Dwelling),
    ("asunto", Unit::Dwelling),
    ("asuntoa", Unit::Dwelling),
    ("barn", Unit::Child),
    ("barnet", Unit::Child),
    ("besök", Unit::Visit),
    ("besökare", Unit::Visitor),
    ("bostad", Unit::Dwelling),
    ("bostäder", Unit::Dwelling),
    ("dag", Unit::Day),
    ("dagar", Unit::Day),
    ("dagen", Unit::Day),
    ("dgr", Unit::Day),
    ("e", Unit::Eur),
    ("elev", Unit::Pupil),
    ("eleven", Unit::Pupil),
    ("elever", Unit::Pupil),
    ("eur", Unit::Eur),
    ("euro", Unit::Eur),
    ("euroa", Unit::Eur),
    ("euron", Unit::Eur),
    ("eurosta", Unit::Eur),
    ("eurot", Unit::Eur),
    ("evenemang", Unit::Event),
    ("evenemanget", Unit::Event),
    ("ggr", Unit::Times),
    ("grupp", Unit::Group),
    ("gruppen", Unit::Group),
    ("grupper", Unit::Group),
    ("gwh", Unit::GigawattHour),
    ("gång", Unit::Times),
    ("gånger", Unit::Times),
    ("h", Unit::Hour),
    ("ha", Unit::Hectare),
    ("halvår", Unit::HalfYear),
    ("halvåret", Unit::HalfYear),
    ("hehtaari", Unit::Hectare),
    ("hehtaaria", Unit::Hectare),
    ("hektar", Unit::Hectare),
    ("henkilö", Unit::Person),
    ("henkilön", Unit::Person),
    ("henkilöt", Unit::Person),
    ("henkilötyökuukausi", Unit::PersonMonth),
    ("henkilötyökuukautta", Unit::PersonMonth),
    ("henkilötyöpäivä", Unit::PersonDay),
    ("henkilötyöpäivää", Unit::PersonDay),
    ("henkilötyötuntia", Unit::PersonHour),
    ("henkilötyövuoden", Unit::PersonYear),
    ("henkilötyövuosi", Unit::PersonYear),
    ("henkilötyövuotta", Unit::PersonYear),
    ("henkilöä", Unit::Person),
    ("hlö", Unit::Person),
    ("hlö.", Unit::Person),
    ("hlöt", Unit::Person),
    ("hlöä", Unit::Person),
    ("htk", Unit::PersonMonth),
    ("htkk", Unit::PersonMonth),
    ("htp", Unit::PersonDay),
    ("htv", Unit::PersonYear),
    ("htv1", Unit::PersonYear),
    ("htv2", Unit::PersonYear),
    ("htv3", Unit::PersonYear),
    ("hushåll", Unit::Household),
    ("invånare", Unit::Resident),
    ("invånaren", Unit::Resident),
    ("kappale", Unit::Count),
    ("kappaleen", Unit::Count),
    ("kappaletta", Unit::Count),
    ("kerran", Unit::Times),
    ("kerrat", Unit::Times),
    ("kerta", Unit::Times),
    ("kertaa", Unit::Times),
    ("kg", Unit::Kilogram),
    ("kilo", Unit::Kilogram),
    ("kiloa", Unit::Kilogram),
    ("kilogramma", Unit::Kilogram),
    ("kilogrammaa", Unit::Kilogram),
    ("kilometer", Unit::Kilometre),
    ("kilometri", Unit::Kilometre),
    ("kilometriä", Unit::Kilometre),
    ("kk", Unit::Month),
    ("km", Unit::Kilometre),
    ("kotitalous", Unit::Household),
    ("kotitaloutta", Unit::Household),
    ("kpl", Unit::Count),
    ("kr", Unit::Sek),
    ("kronor", Unit::Sek),
    ("krt", Unit::Times),
    ("krt.", Unit::Times),
    ("kubikmeter", Unit::CubicMetre),
    ("kund", Unit::Customer),
    ("kunder", Unit::Customer),
    ("kurs", Unit::Course),
    ("kursen", Unit::Course),
    ("kurser", Unit::Course),
    ("kurssi", Unit::Course),
    ("kurssia", Unit::Course),
    ("kurssien", Unit::Course),
    ("kuukauden", Unit::Month),
    ("kuukausi", Unit::Month),
    ("kuukautta", Unit::Month),
    ("kuutiometri", Unit::CubicMetre),
    ("kuutiometriä", Unit::CubicMetre),
    ("kuutiota", Unit::CubicMetre),
    ("kvadratmeter", Unit::SquareMetre),
    ("kvartal", Unit::Quarter),
    ("kvartalet", Unit::Quarter),
    ("kwh", Unit::KilowattHour),
    ("kävijä", Unit::Visitor),
    ("kävijän", Unit::Visitor),
    ("kävijät", Unit::Visitor),
    ("kävijää", Unit::Visitor),
    ("käynnin", Unit::Visit),
    ("käynnit", Unit::Visit),
    ("käynti", Unit::Visit),
    ("käyntikertaa", Unit::Visit),
    ("käyntiä", Unit::Visit),
    ("l", Unit::Litre),
    ("laina", Unit::Loan),
    ("lainaa", Unit::Loan),
    ("lainan", Unit::Loan),
    ("lainat", Unit::Loan),
    ("lapsen", Unit::Child),
    ("lapset", Unit::Child),
    ("lapsi", Unit::Child),
    ("lasta", Unit::Child),
    ("liter", Unit::Litre),
    ("litra", Unit::Litre),
    ("litraa", Unit::Litre),
    ("lkm", Unit::Count),
    ("lukuvuoden", Unit::SchoolYear),
    ("lukuvuosi", Unit::SchoolYear),
    ("läsår", Unit::SchoolYear),
    ("läsåret", Unit::SchoolYear),
    ("lån", Unit::Loan),
    ("m", Unit::Metre),
    ("m2", Unit::SquareMetre),
    ("m3", Unit::CubicMetre),
    ("medarbetare", Unit::Employee),
    ("meter", Unit::Metre),
    ("metri", Unit::Metre),
    ("metriä", Unit::Metre),
    ("min", Unit::Minute),
    ("minuter", Unit::Minute),
    ("minuuttia", Unit::Minute),
    ("mwh", Unit::MegawattHour),
    ("m²", Unit::SquareMetre),
    ("m³", Unit::CubicMetre),
    ("mån", Unit::Month),
    ("månad", Unit::Month),
    ("månaden", Unit::Month),
    ("månader", Unit::Month),
    ("neliömetri", Unit::SquareMetre),
    ("neliömetriä", Unit::SquareMetre),
    ("neliötä", Unit::SquareMetre),
    ("neljännesvuoden", Unit::Quarter),
    ("neljännesvuosi", Unit::Quarter),
    ("op", Unit::Credit),
    ("op.", Unit::Credit),
    ("opintopiste", Unit::Credit),
    ("opintopistettä", Unit::Credit),
    ("opiskelija", Unit::Student),
    ("opiskelijaa", Unit::Student),
    ("opiskelijan", Unit::Student),
    ("opiskelijat", Unit::Student),
    ("opp", Unit::Pupil),
    ("opp.", Unit::Pupil),
    ("oppilaan", Unit::Pupil),
    ("oppilaat", Unit::Pupil),
    ("oppilas", Unit::Pupil),
    ("oppilasta", Unit::Pupil),
    ("p.", Unit::Point),
    ("paikan", Unit::Place),
    ("paikat", Unit::Place),
    ("paikka", Unit::Place),
    ("paikkaa", Unit::Place),
    ("person", Unit::Person),
    ("personer", Unit::Person),
    ("piste", Unit::Point),
    ("pistettä", Unit::Point),
    ("plats", Unit::Place),
    ("platser", Unit::Place),
    ("poäng", Unit::Point),
    ("poängen", Unit::Point),
    ("procent", Unit::Percent),
    ("procentandel", Unit::Percent),
    ("procentenhet", Unit::PercentagePoint),
    ("procentenheter", Unit::PercentagePoint),
    ("promille", Unit::Permille),
    ("promillea", Unit::Permille),
    ("pros", Unit::Percent),
    ("pros.", Unit::Percent),
    ("prosentin", Unit::Percent),
    ("prosentteina", Unit::Percent),
    ("prosentti", Unit::Percent),
    ("prosenttia", Unit::Percent),
    ("prosenttiyksikkö", Unit::PercentagePoint),
    ("prosenttiyksikköä", Unit::PercentagePoint),
    ("prosenttiyksikön", Unit::PercentagePoint),
    ("puolivuoden", Unit::HalfYear),
    ("puolivuosi", Unit::HalfYear),
    ("pv", Unit::Day),
    ("päivä", Unit::Day),
    ("päivän", Unit::Day),
    ("päivää", Unit::Day),
    ("ryhmä", Unit::Group),
    ("ryhmän", Unit::Group),
    ("ryhmät", Unit::Group),
    ("ryhmää", Unit::Group),
    ("sek", Unit::Sek),
    ("sp", Unit::Credit),
    ("st", Unit::Count),
    ("st.", Unit::Count),
    ("studenter", Unit::Student),
    ("studerande", Unit::Student),
    ("studiepoäng", Unit::Credit),
    ("stycke", Unit::Count),
    ("stycken", Unit::Count),
    ("t", Unit::Hour),
    ("talous", Unit::Household),
    ("taloutta", Unit::Household),
    ("tapahtuma", Unit::Event),
    ("tapahtumaa", Unit::Event),
    ("tapahtumat", Unit::Event),
    ("tertial", Unit::Trimester),
    ("tilaisuudet", Unit::Event),
    ("tilaisuus", Unit::Event),
    ("tilaisuutta", Unit::Event),
    ("tillfälle", Unit::Event),
    ("tillfällen", Unit::Event),
    ("tim", Unit::Hour),
    ("timmar", Unit::Hour),
    ("timme", Unit::Hour),
    ("timmen", Unit::Hour),
    ("ton", Unit::Tonne),
    ("tonni", Unit::Tonne),
    ("tonnia", Unit::Tonne),
    ("tunnin", Unit::Hour),
    ("tunti", Unit::Hour),
    ("tuntia", Unit::Hour),
    ("työntekijä", Unit::Employee),
    ("työntekijän", Unit::Employee),
    ("työntekijät", Unit::Employee),
    ("työntekijää", Unit::Employee),
    ("v", Unit::Year),
    ("v.", Unit::Year),
    ("vecka", Unit::Week),
    ("veckan", Unit::Week),
    ("veckor", Unit::Week),
    ("veckotimmar", Unit::WeekHour),
    ("veckotimme", Unit::WeekHour),
    ("vh", Unit::WeekHour),
    ("viikko", Unit::Week),
    ("viikkoa", Unit::Week),
    ("viikkotunti", Unit::WeekHour),
    ("viikkotuntia", Unit::WeekHour),
    ("viikon", Unit::Week),
    ("vk", Unit::Week),
    ("vko", Unit::Week),
    ("vkt", Unit::WeekHour),
    ("vrk", Unit::Day),
    ("vuode", Unit::Year),
    ("vuodelle", Unit::Year),
    ("vuoden", Unit::Year),
    ("vuorokauden", Unit::Day),
    ("vuorokausi", Unit::Day),
    ("vuorokautta", Unit::Day),
    ("vuosi", Unit::Year),
    ("vuosia", Unit::Year),
    ("vuosiviikkotunti", Unit::AnnualWeekHour),
    ("vuosiviikkotuntia", Unit::AnnualWeekHour),
    ("vuotiaan", Unit::Year),
    ("vuotiaat", Unit::Year),
    ("vuotiaiden", Unit::Year),
    ("vuotiailla", Unit::Year),
    ("vuotiaille", Unit::Year),
    ("vuotiaista", Unit::Year),
    ("vuotiaita", Unit::Year),
    ("vuotias", Unit::Year),
    ("vuotiasta", Unit::Year),
    ("vuotta", Unit::Year),
    ("vvt", Unit::AnnualWeekHour),
    ("x", Unit::Times),
    ("år", Unit::Year),
    ("året", Unit::Year),
    ("åringar", Unit::Year),
    ("årsveckotimmar", Unit::AnnualWeekHour),
    ("årsveckotimme", Unit::AnnualWeekHour),
    ("årsverke", Unit::PersonYear),
    ("årsverken", Unit::PersonYear),
    ("årsverket", Unit::PersonYear),
];

/// Words for powers of ten before a unit, with the power.
const POWERS: &[(&str, i8)] = &[
    ("md", 9),
    ("milj", 6),
    ("milj.", 6),
    ("miljardia", 9),
    ("miljoner", 6),
    ("miljoona", 6),
    ("miljoonaa", 6),
    ("mn", 6),
    ("mn.", 6),
    ("mrd", 9),
    ("mrd.", 9),
    ("tn", 3),
    ("tn.", 3),
    ("tuhat", 3),
    ("tuhatta", 3),
    ("tusen", 3),
];

/// A unit found at some token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// `None` for a power of ten without a unit: `3 milj.`.
    pub(crate) unit: Option<Unit>,
    pub(crate) mult: i8,
    /// One past its last token.
    pub(crate) end: usize,
}

/// Looks for a unit that begins at token `at`. `about` are words of the indicator, which tell tonnes from hours.
pub(crate) fn find(toks: &[Tok], at: usize, about: &str) -> Option<Found> {
    let tok = toks.get(at)?;
    let found = |unit, mult, end| {
        Some(Found {
            unit: Some(unit),
            mult,
            end,
        })
    };
    if let Kind::Sign(sign) = tok.kind {
        return match sign {
            '%' => found(percent(toks, at + 1), 0, percent_end(toks, at + 1)),
            '‰' => found(Unit::Permille, 0, at + 1),
            '€' => found(Unit::Eur, 0, at + 1),
            _ => None,
        };
    }
    let word = tok.word();
    let next_is = |sign: char| {
        toks.get(at + 1)
            .is_some_and(|tok| tok.is_sign(sign) && !tok.spaced)
    };
    match word {
        // "t€", "M€", "k€", "keur"
        "t" | "k" if next_is('€') => return found(Unit::Eur, 3, at + 2),
        "m" if next_is('€') => return found(Unit::Eur, 6, at + 2),
        "teur" | "keur" => return found(Unit::Eur, 3, at + 1),
        "meur" => return found(Unit::Eur, 6, at + 1),
        "snt" | "senttiä" => return found(Unit::Eur, -2, at + 1),
        "k-m" | "kem" | "kem²" | "k-m²" | "kem2" | "k-m2" => {
            let power = usize::from(toks.get(at + 1).is_some_and(|tok| tok.is_sign('²')));
            return found(Unit::FloorSquareMetre, 0, at + 1 + power);
        }
        "m" if next_is('²') => return found(Unit::SquareMetre, 0, at + 2),
        "m" if next_is('³') => return found(Unit::CubicMetre, 0, at + 2),
        "co2e" | "co2-ekv" | "co2ekv" => {
            return found(Unit::TonneCo2e, 0, at + 1 + usize::from(next_is('.')));
        }
        "t" | "tonnia" | "kt" | "tn"
            if toks
                .get(at + 1)
                .is_some_and(|tok| tok.word().starts_with("co2")) =>
        {
            let dot = usize::from(
                toks.get(at + 2)
                    .is_some_and(|tok| tok.is_sign('.') && !tok.spaced),
            );
            return found(
                Unit::TonneCo2e,
                if word == "kt" { 3 } else { 0 },
                at + 2 + dot,
            );
        }
        "kt" => return found(Unit::Tonne, 3, at + 1),
        "t" | "tn" if about_mass(about) => return found(Unit::Tonne, 0, at + 1),
        "as." | "as" if about.contains("asun") => return found(Unit::Dwelling, 0, at + 1),
        _ => {}
    }
    if let Some(mult) = vocabulary::find(POWERS, word) {
        return Some(
            match find(toks, at + 1, about).filter(|unit| unit.mult == 0) {
                Some(inner) => Found { mult, ..inner },
                None => Found {
                    unit: None,
                    mult,
                    end: at + 1,
                },
            },
        );
    }
    let unit = lookup(word)?;
    found(unit, 0, at + 1)
}

/// The unit of a word.
pub(crate) fn lookup(word: &str) -> Option<Unit> {
    // "kk:ssa", "pv:n": the case of an abbreviation says nothing of the unit.
    let stem = word.split_once(':').map_or(word, |(stem, _)| stem);
    vocabulary::find(UNITS, stem)
}

fn about_mass(about: &str) -> bool {
    let lower = about.to_lowercase();
    ["jäte", "jättee", "päästö", "co2", "tonni"]
        .iter()
        .any(|stem| lower.contains(stem))
}

/// `%-yks.`, `%-yksikköä`, `%-enh.` are percentage points.
fn percent(toks: &[Tok], at: usize) -> Unit {
    if percent_end(toks, at) > at && !toks[at].is_sign(':') {
        Unit::PercentagePoint
    } else {
        Unit::Percent
    }
}

fn percent_end(toks: &[Tok], at: usize) -> usize {
    let glued = |at: usize, sign: char| {
        toks.get(at)
            .is_some_and(|tok| tok.is_sign(sign) && !tok.spaced)
    };
    if glued(at, ':')
        && toks
            .get(at + 1)
            .is_some_and(|tok| matches!(tok.word(), "ia" | "a" | "n" | "iin" | "sta"))
    {
        return at + 2;
    }
    let points = |tok: &Tok| {
        let word = tok.word();
        word.starts_with("yks") || word.starts_with("enh")
    };
    let dash = usize::from(glued(at, '-'));
    if toks.get(at + dash).is_some_and(|tok| {
        points(tok) && (dash == 1 || !tok.spaced || tok.word().starts_with("yks"))
    }) {
        let dot = usize::from(glued(at + dash + 1, '.'));
        return at + dash + 1 + dot;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(UNITS.iter().map(|row| row.0));
        vocabulary::assert_sorted(POWERS.iter().map(|row| row.0));
    }

    #[test]
    fn no_surface_is_a_unit_and_a_power_of_ten() {
        assert!(POWERS.iter().all(|row| lookup(row.0).is_none()));
    }

    #[test]
    fn every_unit_can_be_printed() {
        use crate::lex::lex;
        for unit in Unit::ALL {
            let is_printed = UNITS.iter().any(|row| row.1 == *unit)
                || ["%", "%-yks.", "‰", "€", "k-m²", "m²", "m³", "t CO2e"]
                    .iter()
                    .any(|surface| {
                        find(&lex(surface), 0, "").is_some_and(|found| found.unit == Some(*unit))
                    });
            assert!(is_printed, "{unit:?}");
        }
    }

    #[test]
    fn the_surfaces_of_the_specification_are_there() {
        for (code, surfaces) in [
            ("percent", "% prosenttia pros. %:ia procent"),
            (
                "percentage_point",
                "%-yks. %-yksikköä prosenttiyksikköä procentenhet procentenheter %-enh.",
            ),
            ("permille", "‰ promillea"),
            ("eur", "€ e eur euroa t€ M€ snt euro"),
            ("sek", "kr"),
            ("d", "pv päivää vrk dagar dgr"),
            ("h", "t h tuntia timmar"),
            ("min", "min"),
            ("wk", "vk vko viikkoa veckor"),
            ("mo", "kk kuukautta mån"),
            ("a", "v vuotta år"),
            ("quarter", "kvartal"),
            ("trimester", "tertial"),
            ("half_year", "halvår"),
            ("school_year", "lukuvuosi läsår"),
            ("week_hour", "viikkotuntia vkt vh veckotimmar"),
            ("annual_week_hour", "vvt vuosiviikkotuntia årsveckotimmar"),
            (
                "person_year",
                "htv htv1 HTV2 henkilötyövuosi årsverke årsverken",
            ),
            ("person_month", "htkk htk"),
            ("person_day", "htp"),
            ("person_hour", "henkilötyötuntia"),
            ("count", "kpl kappaletta lkm st. stycken"),
            ("times", "krt kertaa kerran x ggr gånger"),
            ("person", "hlö henkilöä personer"),
            ("resident", "as. asukasta invånare"),
            ("pupil", "opp. oppilasta elever"),
            ("student", "opiskelijaa studerande"),
            ("child", "lasta barn"),
            ("employee", "työntekijää anställda"),
            ("customer", "asiakasta kunder"),
            ("visitor", "kävijää besökare"),
            ("household", "taloutta hushåll"),
            ("group", "ryhmää"),
            ("course", "kurssia"),
            ("event", "tilaisuutta tapahtumaa"),
            ("visit", "käyntiä"),
            ("loan", "lainaa"),
            ("place", "paikkaa"),
            ("dwelling", "asuntoa"),
            ("credit", "op opintopistettä"),
            ("point", "pistettä p."),
            ("k_m2", "k-m² kem²"),
            ("tonne", "tonnia"),
            ("t_co2e", "CO2-ekv."),
            ("kwh", "kWh"),
        ] {
            for surface in surfaces.split(' ') {
                let toks = crate::lex::lex(surface);
                let found = find(&toks, 0, "");
                assert_eq!(
                    found.and_then(|found| found.unit).map(Unit::code),
                    Some(code),
                    "{surface}"
                );
            }
        }
    }
}
