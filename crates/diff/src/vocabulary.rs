//! Words of municipal plans that say little about which goal is meant, and words that are used for each other.
//!
//! Both lists hold beginnings of words, in lower case, because Finnish words differ in their ends. They are facts about the language of
//! plans, gathered from the seeds and from the labels and samples of the project; `fixtures/diff/statements.tsv` measures what they are worth.

use crate::number::real;

/// Words that join others and say nothing by themselves.
const JOINING: &[&str] = &[
    "ja", "sekä", "tai", "että", "on", "ovat", "ei", "joka", "jotka", "kun", "kuin", "och", "av",
    "för", "i", "på", "med", "att", "den", "det", "de", "en", "ett", "som",
];

/// Beginnings of words that stand in goals of every kind: what is done, how much, how well, by whom.
const GENERIC: &[&str] = &[
    "aktiiv",
    "antal",
    "edist",
    "enemm",
    "euro",
    "hank",
    "hoide",
    "htv",
    "hlö",
    "hyvä",
    "hyvi",
    "jatk",
    "jokai",
    "järj",
    "kaik",
    "kappal",
    "keskimää",
    "kasva",
    "kasvu",
    "kaupun",
    "kehit",
    "kohde",
    "kohti",
    "koske",
    "kpl",
    "kunnan",
    "kunnas",
    "kunta",
    "käyt",
    "käynn",
    "laadi",
    "laadu",
    "laatu",
    "laske",
    "lisä",
    "lkm",
    "luku",
    "luo",
    "muut",
    "muu",
    "mukai",
    "määrä",
    "nouse",
    "nosta",
    "oma",
    "omat",
    "osana",
    "osuu",
    "otet",
    "otta",
    "paran",
    "parem",
    "piene",
    "pysy",
    "pv",
    "seura",
    "suunni",
    "säily",
    "työaj",
    "tavoit",
    "tehd",
    "tehos",
    "tehok",
    "toim",
    "toteu",
    "tue",
    "tuki",
    "uude",
    "uusi",
    "uudis",
    "vahvi",
    "varmi",
    "vuode",
    "vuonn",
    "vuos",
    "vuot",
    "vähen",
    "vähint",
    "yhtei",
    "yhteens",
    "kokonai",
    "ylläp",
    "ylläpi",
    "andel",
    "förbä",
    "främj",
    "genom",
    "invec",
    "kommun",
    "minsk",
    "stärk",
    "utveck",
    "utarb",
    "ökar",
    "ökni",
    "%",
    "€",
    "anne",
    "anta",
    "saa",
    "saada",
    "saad",
    "saav",
    "pääs",
    "löyt",
    "löyd",
    "voi",
    "voivat",
    "void",
    "voida",
    "pide",
    "pitä",
    "tarjo",
    "riittä",
    "kohtuu",
    "kaksi",
    "kahd",
    "kahte",
    "kolme",
    "neljä",
    "viide",
    "viite",
    "kymmen",
    "kerta",
    "kerran",
    "mukaan",
    "kanssa",
    "yhdessä",
    "varten",
    "avulla",
    "kautta",
    "mennessä",
    "aikana",
    "myös",
    "niiden",
    "heidän",
    "oman",
    "omaa",
    "itse",
    "per",
];

/// Words that are used for each other, by their beginnings.
const ALIKE: &[&[&str]] = &[
    &["esimie", "esihen"],
    &["kuntal", "asukk", "asukas"],
    &["ikäänt", "ikäihm", "vanhu"],
    &["henkilöst", "henkilöku", "työntek"],
    &["lkm", "lukumäär", "määrä", "kpl", "kappal"],
    &["osuu", "prosent", "%"],
    &["tilaisuu", "tapahtum"],
    &["lisäänt", "kasva", "nouse", "lisätä", "lisää"],
    &["vähene", "vähent", "laske", "pienen"],
    &["kehittä", "paranta", "vahvist", "paranemi", "parane"],
    &["laadit", "laadin", "valmist", "tehdä", "tehdään"],
    &["päivit", "uudist", "uusi"],
    &["järjest", "pidet", "toteut"],
    &["palkata", "palkka", "rekry"],
    &["kiinteist", "rakennu", "toimiti"],
    &["asiakirj", "dokument"],
    &["säilyt", "arkisto"],
    &["hlö", "henkilö"],
    &["johtu", "aiheu"],
    &["vakina", "vakitu"],
    // One word each, whose forms have no four letters in common.
    &["lapsi", "lapse", "laste"],
    &["vesi", "vede", "vettä", "vesist"],
    &["tie", "tien", "tiet", "teiden", "teitä", "teillä", "tiestö"],
    &["ruoka", "ruoan", "ruuan", "ruokai"],
    &["aika", "ajan", "ajat", "ajassa", "ajasta", "aikoj"],
    &["koti", "kodi", "koto"],
    &["kausi", "kaude", "kausie"],
    &["mies", "miehe", "miest"],
];

/// How much a word says about which goal is meant, from 0 to 1.
pub(crate) fn weight(word: &str) -> f64 {
    if JOINING.contains(&word) {
        return JOINING_WEIGHT;
    }
    let n_letters = word.chars().count();
    let is_generic = n_letters <= LONGEST_GENERIC && is_listed(word, GENERIC);
    length_weight(n_letters) * if is_generic { GENERIC_WEIGHT } else { 1.0 }
}

/// How much a word of so many letters says. Longer words are more special; beyond ten letters they are compounds whose length says no more.
pub(crate) fn length_weight(n_letters: usize) -> f64 {
    (real(n_letters.min(10)) / 10.0).sqrt()
}

/// A longer word is a compound of which the generic beginning is a part: `toimenpideluvat` are not `toimenpiteet`.
const LONGEST_GENERIC: usize = 14;

/// A joining word is next to nothing.
const JOINING_WEIGHT: f64 = 0.02;
/// A generic word counts a third of a special one: measured on the statements, 0.25 to 0.45 do equally well.
const GENERIC_WEIGHT: f64 = 0.35;

/// The group of words that are used for each other which a word belongs to, by its number.
pub(crate) fn alike(word: &str) -> Option<usize> {
    ALIKE.iter().position(|group| is_listed(word, group))
}

fn is_listed(word: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| {
        // Short ones stand for themselves: `oma` is not `omaisuus`.
        word == *beginning || (beginning.chars().count() > 3 && word.starts_with(beginning))
    })
}
