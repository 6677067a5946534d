//! Units as printed.

mod surfaces;

use mittari_model::Unit;

use crate::lex::{Kind, Tok};
use crate::vocabulary;
use surfaces::{POWERS, UNITS};

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
        // "1,2Me"
        "te" | "ke" if !tok.spaced => return found(Unit::Eur, 3, at + 1),
        "me" if !tok.spaced => return found(Unit::Eur, 6, at + 1),
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
    vocabulary::find(UNITS, stem).or_else(|| vocabulary::find(UNITS, stem.strip_suffix('.')?))
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
