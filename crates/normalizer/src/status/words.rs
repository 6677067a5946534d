//! Words for the steps of work.

use mittari_model::Status;

use crate::quantity::Cell;
use crate::vocabulary;

/// A step that words name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) status: Status,
    /// Its negation says that nothing has begun: `ei aloitettu`.
    pub(super) is_beginning: bool,
    /// A time after it is a deadline: `valmis 6/2025`.
    pub(super) takes_deadline: bool,
}

impl Step {
    pub(super) fn plain(status: Status) -> Self {
        Self {
            status,
            is_beginning: false,
            takes_deadline: false,
        }
    }
}

/// Words in small letters, sorted.
const WORDS: &[(&str, Status)] = &[
    ("alkanut", Status::InProgress),
    ("aloitettiin", Status::InProgress),
    ("aloitettu", Status::InProgress),
    ("aloittamatta", Status::NotStarted),
    ("annullerad", Status::Cancelled),
    ("antagen", Status::Done),
    ("antaget", Status::Done),
    ("avbruten", Status::OnHold),
    ("avbrutet", Status::OnHold),
    ("avbrutits", Status::OnHold),
    ("avslutad", Status::Done),
    ("avslutat", Status::Done),
    ("bereds", Status::InPreparation),
    ("beviljad", Status::Done),
    ("delvis", Status::Partial),
    ("fastställd", Status::Done),
    ("fastställt", Status::Done),
    ("fortgående", Status::Continuous),
    ("fortlöpande", Status::Continuous),
    ("framskjuten", Status::Delayed),
    ("framskjutet", Status::Delayed),
    ("fullföljd", Status::Done),
    ("fullt", Status::Done),
    ("färdig", Status::Done),
    ("färdigställd", Status::Done),
    ("färdigställt", Status::Done),
    ("färdigt", Status::Done),
    ("fördröjd", Status::Delayed),
    ("förnyad", Status::Done),
    ("förnyat", Status::Done),
    ("försenad", Status::Delayed),
    ("försenat", Status::Delayed),
    ("förverkligad", Status::Done),
    ("förverkligade", Status::Done),
    ("förverkligades", Status::Done),
    ("förverkligas", Status::Done),
    ("förverkligat", Status::Done),
    ("förverkligats", Status::Done),
    ("genomförd", Status::Done),
    ("genomförda", Status::Done),
    ("genomfördes", Status::Done),
    ("genomförs", Status::Done),
    ("genomfört", Status::Done),
    ("genomförts", Status::Done),
    ("gjord", Status::Done),
    ("gjorda", Status::Done),
    ("gjort", Status::Done),
    ("gjorts", Status::Done),
    ("godkänd", Status::Done),
    ("godkända", Status::Done),
    ("godkänt", Status::Done),
    ("införd", Status::Done),
    ("infört", Status::Done),
    ("inledd", Status::InProgress),
    ("inleddes", Status::InProgress),
    ("inlett", Status::InProgress),
    ("inletts", Status::InProgress),
    ("inställd", Status::Cancelled),
    ("inställt", Status::Cancelled),
    ("jalkautettu", Status::InUse),
    ("jatkuva", Status::Continuous),
    ("jatkuvaa", Status::Continuous),
    ("kesken", Status::InProgress),
    ("keskeneräinen", Status::InProgress),
    ("keskeytetty", Status::OnHold),
    ("keskeytettynä", Status::OnHold),
    ("keskeytynyt", Status::OnHold),
    ("klar", Status::Done),
    ("klart", Status::Done),
    ("kokonaan", Status::Done),
    ("kontinuerlig", Status::Continuous),
    ("kontinuerligt", Status::Continuous),
    ("käynnissä", Status::InProgress),
    ("käynnistetty", Status::InProgress),
    ("käynnistyi", Status::InProgress),
    ("käynnistyneet", Status::InProgress),
    ("käynnistynyt", Status::InProgress),
    ("käytössä", Status::InUse),
    ("luonnos", Status::InPreparation),
    ("luonnosteltu", Status::InPreparation),
    ("luonnosvaihe", Status::InPreparation),
    ("luonnosvaiheessa", Status::InPreparation),
    ("lykkääntynyt", Status::Delayed),
    ("lykkääntyy", Status::Delayed),
    ("lykätty", Status::Delayed),
    ("lämnad", Status::Done),
    ("löpande", Status::Continuous),
    ("meneillään", Status::InProgress),
    ("myöhässä", Status::Delayed),
    ("myöhästynyt", Status::Delayed),
    ("olemassa", Status::Done),
    ("opåbörjad", Status::NotStarted),
    ("osin", Status::Partial),
    ("osittain", Status::Partial),
    ("perutettu", Status::Cancelled),
    ("peruttu", Status::Cancelled),
    ("peruuntui", Status::Cancelled),
    ("peruuntunut", Status::Cancelled),
    ("peruutettu", Status::Cancelled),
    ("planerad", Status::Planned),
    ("planerade", Status::Planned),
    ("planeras", Status::Planned),
    ("planerat", Status::Planned),
    ("publicerad", Status::Done),
    ("publicerat", Status::Done),
    ("påbörjad", Status::InProgress),
    ("påbörjat", Status::InProgress),
    ("påbörjats", Status::InProgress),
    ("pågående", Status::InProgress),
    ("pågår", Status::InProgress),
    ("siirretty", Status::Delayed),
    ("siirtynyt", Status::Delayed),
    ("siirtyy", Status::Delayed),
    ("slutförd", Status::Done),
    ("slutfört", Status::Done),
    ("slutförts", Status::Done),
    ("startad", Status::InProgress),
    ("startat", Status::InProgress),
    ("suunnitelmissa", Status::Planned),
    ("suunniteltu", Status::Planned),
    ("suunnitteilla", Status::Planned),
    ("tauolla", Status::OnHold),
    ("tehty", Status::Done),
    ("tekeillä", Status::InPreparation),
    ("tillsatt", Status::Done),
    ("toteutui", Status::Done),
    ("toteutuivat", Status::Done),
    ("toteutuneet", Status::Done),
    ("toteutunut", Status::Done),
    ("toteutuu", Status::Done),
    ("undertecknad", Status::Done),
    ("uppdaterad", Status::Done),
    ("uppdaterat", Status::Done),
    ("uppgjord", Status::Done),
    ("uppgjort", Status::Done),
    ("upprättad", Status::Done),
    ("upprättat", Status::Done),
    ("utarbetad", Status::Done),
    ("utarbetade", Status::Done),
    ("utarbetas", Status::InPreparation),
    ("utarbetat", Status::Done),
    ("utarbetats", Status::Done),
    ("utförd", Status::Done),
    ("utfört", Status::Done),
    ("utredd", Status::Done),
    ("vakiintuneet", Status::InUse),
    ("vakiintunut", Status::InUse),
    ("valmiina", Status::Done),
    ("valmiit", Status::Done),
    ("valmis", Status::Done),
    ("valmisteilla", Status::InPreparation),
    ("valmistellaan", Status::InPreparation),
    ("valmistelussa", Status::InPreparation),
    ("valmistui", Status::Done),
    ("valmistuneet", Status::Done),
    ("valmistunut", Status::Done),
    ("valmistuu", Status::Done),
    ("valmistuvat", Status::Done),
    ("verkställd", Status::Done),
    ("verkställt", Status::Done),
    ("viivästynyt", Status::Delayed),
    ("viivästyy", Status::Delayed),
];

/// The step that begins at a token, and one past it.
pub(super) fn step(cell: Cell<'_>, at: usize) -> Option<(Step, usize)> {
    let (word, next) = (cell.word(at), cell.word(at + 1));
    let plain = |status, n| Some((Step::plain(status), at + n));
    match (word, next) {
        ("otettu" | "ottaminen" | "otetaan", "käyttöön") | ("i", "bruk") => {
            return plain(Status::InUse, 2);
        }
        ("tagen" | "tagits" | "tagna" | "tagit" | "tas" | "togs" | "tages", "i")
            if cell.word(at + 2) == "bruk" =>
        {
            return plain(Status::InUse, 3);
        }
        ("under", "planering") => return plain(Status::Planned, 2),
        ("valmistelu", "käynnissä") | ("under", "beredning" | "arbete") => {
            return plain(Status::InPreparation, 2);
        }
        ("osittain" | "osin" | "delvis", _) => {
            // The done word after it is no detail.
            let done = step(cell, at + 1).filter(|(step, _)| step.status != Status::Partial);
            return Some((
                Step::plain(Status::Partial),
                done.map_or(at + 1, |(_, end)| end),
            ));
        }
        ("toteutunut" | "toteutui" | "toteutuu" | "toteutuneet", "osittain" | "osin") => {
            return plain(Status::Partial, 2);
        }
        ("kokonaan" | "täysin" | "fullt", _) => {
            if let Some((step, end)) = step(cell, at + 1) {
                return Some((step, end));
            }
            return (word != "täysin").then_some((Step::plain(Status::Done), at + 1));
        }
        _ => {}
    }
    // "vakiintunut osaksi …" has become part of something, which is no step.
    if word == "vakiintunut" && next.ends_with("ksi") {
        return None;
    }
    if let Some(status) = vocabulary::find(WORDS, word) {
        let is_beginning = matches!(
            word,
            "aloitettu"
                | "käynnistetty"
                | "påbörjad"
                | "påbörjat"
                | "påbörjats"
                | "inletts"
                | "inledd"
                | "käynnissä"
                | "käytössä"
        );
        let takes_deadline = matches!(
            word,
            "valmis"
                | "valmiina"
                | "valmistuu"
                | "valmistuvat"
                | "klar"
                | "färdig"
                | "klart"
                | "färdigt"
        );
        let step = Step {
            status,
            is_beginning,
            takes_deadline,
        };
        return Some((step, at + 1));
    }
    is_done_participle(word).then(|| (Step::plain(Status::Done), at + 1))
}

/// Passive past participles say that something has been done: `laadittu`, `hyväksytty`, `kilpailutettu`.
fn is_done_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ttu", "tty", "oitu", "öity", "itu", "ity", "tehty", "luotu", "uotu", "saatu", "viety",
        "tuotu", "nnettu",
    ];
    const OTHERS: &[&str] = &["ylitetty", "alitettu", "hattu", "otettu", "annettu"];
    word.chars().count() >= 5
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !OTHERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        vocabulary::assert_sorted(WORDS.iter().map(|row| row.0));
    }

    #[test]
    fn the_ladder_of_the_specification_has_its_words() {
        for (words, status) in [
            ("aloittamatta", Status::NotStarted),
            ("suunnitteilla suunniteltu planerad", Status::Planned),
            (
                "valmistelussa valmisteilla tekeillä luonnos",
                Status::InPreparation,
            ),
            (
                "käynnissä käynnistetty aloitettu meneillään pågår påbörjad",
                Status::InProgress,
            ),
            ("osittain osin delvis", Status::Partial),
            (
                "valmis toteutunut olemassa kokonaan färdig klar genomförd förverkligad",
                Status::Done,
            ),
            ("käytössä jalkautettu vakiintunut", Status::InUse),
            ("viivästynyt framskjuten", Status::Delayed),
            ("keskeytetty avbruten", Status::OnHold),
            ("peruttu inställd", Status::Cancelled),
            ("jatkuva fortlöpande", Status::Continuous),
        ] {
            for word in words.split(' ') {
                assert_eq!(vocabulary::find(WORDS, word), Some(status), "{word}");
            }
        }
        for word in [
            "laadittu",
            "selvitetty",
            "varmistettu",
            "hyväksytty",
            "päivitetty",
        ] {
            assert!(is_done_participle(word), "{word}");
        }
    }
}
