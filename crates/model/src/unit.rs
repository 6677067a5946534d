//! Measurement units.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! units {
    ($($variant:ident $code:literal $ucum:expr, $help:literal;)+) => {
        /// A measurement unit. An unknown noun after a number (`3 kehittämistoimenpidettä`) is [`Unit::Count`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Unit {
            $(#[doc = $help] #[serde(rename = $code)] $variant,)+
        }

        impl Unit {
            /// Every unit, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as it stands in JSON: `person_year`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The UCUM string (`a{person}`), for money the ISO 4217 code (`EUR`); `None` where neither has one.
            pub fn ucum(self) -> Option<&'static str> {
                match self { $(Self::$variant => $ucum),+ }
            }
        }
    };
}

units! {
    Percent "percent" Some("%"), "`%`, `prosenttia`, `procent`.";
    PercentagePoint "percentage_point" Some("%{point}"), "`%-yks.`, `prosenttiyksikköä`, `procentenheter`.";
    Permille "permille" Some("[ppth]"), "`‰`, `promillea`.";
    Eur "eur" Some("EUR"), "`€`, `euroa`, `t€`, `milj. €`.";
    Sek "sek" Some("SEK"), "`kr`.";
    Day "d" Some("d"), "`pv`, `päivää`, `vrk`, `dagar`.";
    Hour "h" Some("h"), "`t`, `h`, `tuntia`, `timmar`.";
    Minute "min" Some("min"), "`min`.";
    Week "wk" Some("wk"), "`vk`, `viikkoa`, `veckor`.";
    Month "mo" Some("mo"), "`kk`, `kuukautta`, `mån`.";
    Year "a" Some("a"), "`v`, `vuotta`, `år`.";
    Quarter "quarter" None, "`neljännesvuosittain`, `kvartal`.";
    Trimester "trimester" None, "`kolmannesvuosittain`, `tertial`.";
    HalfYear "half_year" None, "`puolivuosittain`, `halvår`.";
    SchoolYear "school_year" None, "`lukuvuosi`, `läsår`.";
    WeekHour "week_hour" Some("h/wk"), "`viikkotuntia`, `vkt`, `veckotimmar`.";
    AnnualWeekHour "annual_week_hour" Some("{annual_week_hour}"), "`vvt`, `vuosiviikkotuntia`, `årsveckotimmar`.";
    PersonYear "person_year" Some("a{person}"), "`htv`, `henkilötyövuotta`, `årsverken`.";
    PersonMonth "person_month" Some("mo{person}"), "`htkk`, `htk`.";
    PersonDay "person_day" Some("d{person}"), "`htp`.";
    PersonHour "person_hour" Some("h{person}"), "`henkilötyötuntia`.";
    Count "count" Some("{count}"), "`kpl`, `kappaletta`, `st.`, and any unknown noun.";
    Times "times" Some("{times}"), "`krt`, `kertaa`, `kerran`, `ggr`.";
    Person "person" Some("{person}"), "`hlö`, `henkilöä`, `personer`.";
    Resident "resident" Some("{resident}"), "`as.`, `asukasta`, `invånare`.";
    Pupil "pupil" Some("{pupil}"), "`opp.`, `oppilasta`, `elever`.";
    Student "student" Some("{student}"), "`opiskelijaa`, `studerande`.";
    Child "child" Some("{child}"), "`lasta`, `barn`.";
    Employee "employee" Some("{employee}"), "`työntekijää`, `anställda`.";
    Customer "customer" Some("{customer}"), "`asiakasta`, `kunder`.";
    Visitor "visitor" Some("{visitor}"), "`kävijää`, `besökare`.";
    Household "household" Some("{household}"), "`taloutta`, `hushåll`.";
    Group "group" Some("{group}"), "`ryhmää`, `grupper`.";
    Course "course" Some("{course}"), "`kurssia`, `kurser`.";
    Event "event" Some("{event}"), "`tilaisuutta`, `tapahtumaa`.";
    Visit "visit" Some("{visit}"), "`käyntiä`, `besök`.";
    Loan "loan" Some("{loan}"), "`lainaa`, `lån`.";
    Place "place" Some("{place}"), "`paikkaa`, `platser`.";
    Dwelling "dwelling" Some("{dwelling}"), "`asuntoa`, `bostäder`.";
    Credit "credit" Some("{credit}"), "`op`, `opintopistettä`.";
    Point "point" Some("{point}"), "`pistettä`, `p.`, `poäng`.";
    Metre "m" Some("m"), "`m`, `metriä`.";
    Kilometre "km" Some("km"), "`km`, `kilometriä`.";
    SquareMetre "m2" Some("m2"), "`m²`, `neliömetriä`.";
    FloorSquareMetre "k_m2" Some("m2{floor}"), "`k-m²`, `kem²`.";
    CubicMetre "m3" Some("m3"), "`m³`, `kuutiometriä`.";
    Hectare "ha" Some("har"), "`ha`, `hehtaaria`.";
    Litre "l" Some("L"), "`l`, `litraa`.";
    Kilogram "kg" Some("kg"), "`kg`, `kiloa`.";
    Tonne "tonne" Some("t"), "`tonnia`; `t` where the indicator is about waste or emissions.";
    TonneCo2e "t_co2e" Some("t{CO2e}"), "`t CO2e`, `CO2-ekv.`.";
    KilowattHour "kwh" Some("kW.h"), "`kWh`.";
    MegawattHour "mwh" Some("MW.h"), "`MWh`.";
    GigawattHour "gwh" Some("GW.h"), "`GWh`.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_json() {
        for unit in Unit::ALL {
            let json = serde_json::to_string(unit).expect("a unit is a string");
            assert_eq!(json, format!("\"{}\"", unit.code()));
        }
    }
}
