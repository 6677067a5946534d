//! Units as printed: a new surface is one line.

use mittari_model::Unit;

use crate::lex::{Kind, Tok};

/// Surfaces in small letters, sorted. A full stop belongs to an abbreviation that keeps it.
pub(crate) const UNITS: &[(&str, Unit)] = &[
    ("a", Unit::Year),
    ("ansiedda", Unit::Employee),
    ("anställda", Unit::Employee),
    ("as", Unit::Resident),
    ("as.", Unit::Resident),
    ("asiakas", Unit::Customer),
    ("asiakasta", Unit::Customer),
    ("asukas", Unit::Resident),
    ("asukasta", Unit::Resident),
    ("asunto", Unit::Dwelling),
    ("asuntoa", Unit::Dwelling),
    ("barn", Unit::Child),
    ("besök", Unit::Visit),
    ("besökare", Unit::Visitor),
    ("bostäder", Unit::Dwelling),
    ("dag", Unit::Day),
    ("dagar", Unit::Day),
    ("dgr", Unit::Day),
    ("e", Unit::Eur),
    ("elev", Unit::Pupil),
    ("elever", Unit::Pupil),
    ("eur", Unit::Eur),
    ("euro", Unit::Eur),
    ("euroa", Unit::Eur),
    ("evenemang", Unit::Event),
    ("ggr", Unit::Times),
    ("grupper", Unit::Group),
    ("gwh", Unit::GigawattHour),
    ("gång", Unit::Times),
    ("gånger", Unit::Times),
    ("h", Unit::Hour),
    ("ha", Unit::Hectare),
    ("halvår", Unit::HalfYear),
    ("hehtaaria", Unit::Hectare),
    ("henkilö", Unit::Person),
    ("henkilötyökuukautta", Unit::PersonMonth),
    ("henkilötyöpäivää", Unit::PersonDay),
    ("henkilötyötuntia", Unit::PersonHour),
    ("henkilötyövuosi", Unit::PersonYear),
    ("henkilötyövuotta", Unit::PersonYear),
    ("henkilöä", Unit::Person),
    ("hlö", Unit::Person),
    ("hlö.", Unit::Person),
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
    ("kappale", Unit::Count),
    ("kappaletta", Unit::Count),
    ("kerran", Unit::Times),
    ("kerta", Unit::Times),
    ("kertaa", Unit::Times),
    ("kg", Unit::Kilogram),
    ("kiloa", Unit::Kilogram),
    ("kilometriä", Unit::Kilometre),
    ("kk", Unit::Month),
    ("km", Unit::Kilometre),
    ("kpl", Unit::Count),
    ("kr", Unit::Sek),
    ("krt", Unit::Times),
    ("krt.", Unit::Times),
    ("kund", Unit::Customer),
    ("kunder", Unit::Customer),
    ("kurser", Unit::Course),
    ("kurssi", Unit::Course),
    ("kurssia", Unit::Course),
    ("kuukausi", Unit::Month),
    ("kuukautta", Unit::Month),
    ("kuutiometriä", Unit::CubicMetre),
    ("kvartal", Unit::Quarter),
    ("kwh", Unit::KilowattHour),
    ("kävijä", Unit::Visitor),
    ("kävijää", Unit::Visitor),
    ("käynti", Unit::Visit),
    ("käyntikertaa", Unit::Visit),
    ("käyntiä", Unit::Visit),
    ("l", Unit::Litre),
    ("laina", Unit::Loan),
    ("lainaa", Unit::Loan),
    ("lapsi", Unit::Child),
    ("lasta", Unit::Child),
    ("litraa", Unit::Litre),
    ("lukuvuosi", Unit::SchoolYear),
    ("läsår", Unit::SchoolYear),
    ("lån", Unit::Loan),
    ("m", Unit::Metre),
    ("m2", Unit::SquareMetre),
    ("m3", Unit::CubicMetre),
    ("medarbetare", Unit::Employee),
    ("metriä", Unit::Metre),
    ("min", Unit::Minute),
    ("minuter", Unit::Minute),
    ("minuuttia", Unit::Minute),
    ("mwh", Unit::MegawattHour),
    ("m²", Unit::SquareMetre),
    ("m³", Unit::CubicMetre),
    ("mån", Unit::Month),
    ("månad", Unit::Month),
    ("månader", Unit::Month),
    ("neliömetriä", Unit::SquareMetre),
    ("neljännesvuosi", Unit::Quarter),
    ("op", Unit::Credit),
    ("op.", Unit::Credit),
    ("opintopistettä", Unit::Credit),
    ("opiskelija", Unit::Student),
    ("opiskelijaa", Unit::Student),
    ("opp", Unit::Pupil),
    ("opp.", Unit::Pupil),
    ("oppilas", Unit::Pupil),
    ("oppilasta", Unit::Pupil),
    ("p.", Unit::Point),
    ("paikka", Unit::Place),
    ("paikkaa", Unit::Place),
    ("person", Unit::Person),
    ("personer", Unit::Person),
    ("piste", Unit::Point),
    ("pistettä", Unit::Point),
    ("platser", Unit::Place),
    ("poäng", Unit::Point),
    ("procent", Unit::Percent),
    ("procentenhet", Unit::PercentagePoint),
    ("procentenheter", Unit::PercentagePoint),
    ("promillea", Unit::Permille),
    ("pros", Unit::Percent),
    ("pros.", Unit::Percent),
    ("prosentti", Unit::Percent),
    ("prosenttia", Unit::Percent),
    ("prosenttiyksikköä", Unit::PercentagePoint),
    ("puolivuosi", Unit::HalfYear),
    ("pv", Unit::Day),
    ("päivä", Unit::Day),
    ("päivää", Unit::Day),
    ("ryhmä", Unit::Group),
    ("ryhmää", Unit::Group),
    ("sek", Unit::Sek),
    ("st", Unit::Count),
    ("st.", Unit::Count),
    ("studerande", Unit::Student),
    ("stycken", Unit::Count),
    ("t", Unit::Hour),
    ("taloutta", Unit::Household),
    ("tapahtuma", Unit::Event),
    ("tapahtumaa", Unit::Event),
    ("tertial", Unit::Trimester),
    ("tilaisuus", Unit::Event),
    ("tilaisuutta", Unit::Event),
    ("tim", Unit::Hour),
    ("timmar", Unit::Hour),
    ("timme", Unit::Hour),
    ("tonnia", Unit::Tonne),
    ("tunti", Unit::Hour),
    ("tuntia", Unit::Hour),
    ("työntekijä", Unit::Employee),
    ("työntekijää", Unit::Employee),
    ("v", Unit::Year),
    ("v.", Unit::Year),
    ("vecka", Unit::Week),
    ("veckor", Unit::Week),
    ("veckotimmar", Unit::WeekHour),
    ("vh", Unit::WeekHour),
    ("viikko", Unit::Week),
    ("viikkoa", Unit::Week),
    ("viikkotuntia", Unit::WeekHour),
    ("vk", Unit::Week),
    ("vko", Unit::Week),
    ("vkt", Unit::WeekHour),
    ("vrk", Unit::Day),
    ("vuode", Unit::Year),
    ("vuodelle", Unit::Year),
    ("vuoden", Unit::Year),
    ("vuorokautta", Unit::Day),
    ("vuosi", Unit::Year),
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
    ("åringar", Unit::Year),
    ("årsveckotimmar", Unit::AnnualWeekHour),
    ("årsverke", Unit::PersonYear),
    ("årsverken", Unit::PersonYear),
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
    if let Some(&(_, mult)) = POWERS.iter().find(|(form, _)| *form == word) {
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
    UNITS
        .binary_search_by(|(form, _)| (*form).cmp(word))
        .ok()
        .map(|at| UNITS[at].1)
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
    fn surfaces_are_sorted() {
        assert!(
            UNITS.is_sorted_by(|a, b| a.0 < b.0),
            "{:?}",
            UNITS.windows(2).find(|w| w[0].0 >= w[1].0)
        );
        assert!(POWERS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
