//! Measurement units as documents print them after a number. **A new unit is one line**; without one its code is shown.

use mittari_model::Unit;

const WORDS: &[(Unit, &str)] = &[
    (Unit::Percent, "%"),
    (Unit::PercentagePoint, "%-yks."),
    (Unit::Permille, "‰"),
    (Unit::Eur, "€"),
    (Unit::Sek, "kr"),
    (Unit::Day, "pv"),
    (Unit::Hour, "h"),
    (Unit::Minute, "min"),
    (Unit::Week, "vk"),
    (Unit::Month, "kk"),
    (Unit::Year, "v"),
    (Unit::Quarter, "neljännestä"),
    (Unit::Trimester, "kolmannesta"),
    (Unit::HalfYear, "puolivuotta"),
    (Unit::SchoolYear, "lukuvuotta"),
    (Unit::WeekHour, "vkt"),
    (Unit::AnnualWeekHour, "vvt"),
    (Unit::PersonYear, "htv"),
    (Unit::PersonMonth, "htkk"),
    (Unit::PersonDay, "htp"),
    (Unit::PersonHour, "henkilötyötuntia"),
    (Unit::Count, "kpl"),
    (Unit::Times, "krt"),
    (Unit::Person, "hlö"),
    (Unit::Resident, "as."),
    (Unit::Pupil, "opp."),
    (Unit::Student, "opiskelijaa"),
    (Unit::Child, "lasta"),
    (Unit::Employee, "työntekijää"),
    (Unit::Customer, "asiakasta"),
    (Unit::Visitor, "kävijää"),
    (Unit::Household, "taloutta"),
    (Unit::Group, "ryhmää"),
    (Unit::Course, "kurssia"),
    (Unit::Event, "tilaisuutta"),
    (Unit::Visit, "käyntiä"),
    (Unit::Loan, "lainaa"),
    (Unit::Place, "paikkaa"),
    (Unit::Dwelling, "asuntoa"),
    (Unit::Credit, "op"),
    (Unit::Point, "pistettä"),
    (Unit::Metre, "m"),
    (Unit::Kilometre, "km"),
    (Unit::SquareMetre, "m²"),
    (Unit::FloorSquareMetre, "k-m²"),
    (Unit::CubicMetre, "m³"),
    (Unit::Hectare, "ha"),
    (Unit::Litre, "l"),
    (Unit::Kilogram, "kg"),
    (Unit::Tonne, "t"),
    (Unit::TonneCo2e, "t CO2e"),
    (Unit::KilowattHour, "kWh"),
    (Unit::MegawattHour, "MWh"),
    (Unit::GigawattHour, "GWh"),
];

/// The unit after a number: `pv` for days, `%-yks.` for percentage points.
pub(crate) fn word(unit: Unit) -> &'static str {
    WORDS
        .iter()
        .find(|(known, _)| *known == unit)
        .map_or(unit.code(), |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_stands_once() {
        for unit in Unit::ALL {
            let n = WORDS.iter().filter(|(known, _)| known == unit).count();
            assert_eq!(n, 1, "{}", unit.code());
        }
    }
}
