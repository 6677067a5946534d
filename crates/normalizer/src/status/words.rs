//! Words for the steps of work.

use mittari_model::Status;

use crate::quantity::Cell;

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
    ("aloitettu", Status::InProgress),
    ("aloittamatta", Status::NotStarted),
    ("avbruten", Status::OnHold),
    ("delvis", Status::Partial),
    ("fortlöpande", Status::Continuous),
    ("framskjuten", Status::Delayed),
    ("fullt", Status::Done),
    ("färdig", Status::Done),
    ("färdigt", Status::Done),
    ("försenad", Status::Delayed),
    ("förverkligad", Status::Done),
    ("förverkligades", Status::Done),
    ("förverkligats", Status::Done),
    ("genomförd", Status::Done),
    ("genomfört", Status::Done),
    ("inställd", Status::Cancelled),
    ("jalkautettu", Status::InUse),
    ("jatkuva", Status::Continuous),
    ("jatkuvaa", Status::Continuous),
    ("kesken", Status::InProgress),
    ("keskeneräinen", Status::InProgress),
    ("keskeytetty", Status::OnHold),
    ("keskeytynyt", Status::OnHold),
    ("klar", Status::Done),
    ("klart", Status::Done),
    ("kokonaan", Status::Done),
    ("käynnissä", Status::InProgress),
    ("käynnistetty", Status::InProgress),
    ("käynnistynyt", Status::InProgress),
    ("käytössä", Status::InUse),
    ("luonnos", Status::InPreparation),
    ("luonnosvaiheessa", Status::InPreparation),
    ("lykkääntynyt", Status::Delayed),
    ("meneillään", Status::InProgress),
    ("myöhässä", Status::Delayed),
    ("olemassa", Status::Done),
    ("osin", Status::Partial),
    ("osittain", Status::Partial),
    ("peruttu", Status::Cancelled),
    ("peruutettu", Status::Cancelled),
    ("planerad", Status::Planned),
    ("planeras", Status::Planned),
    ("pågår", Status::InProgress),
    ("påbörjad", Status::InProgress),
    ("påbörjat", Status::InProgress),
    ("siirtynyt", Status::Delayed),
    ("suunnitteilla", Status::Planned),
    ("suunnitelmissa", Status::Planned),
    ("suunniteltu", Status::Planned),
    ("tekeillä", Status::InPreparation),
    ("toteutui", Status::Done),
    ("toteutunut", Status::Done),
    ("toteutuneet", Status::Done),
    ("toteutuu", Status::Done),
    ("utarbetad", Status::Done),
    ("utarbetat", Status::Done),
    ("uppdaterad", Status::Done),
    ("vakiintunut", Status::InUse),
    ("valmis", Status::Done),
    ("valmiina", Status::Done),
    ("valmisteilla", Status::InPreparation),
    ("valmistelussa", Status::InPreparation),
    ("valmistunut", Status::Done),
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
        ("tagen" | "tagits" | "tagna", "i") if cell.word(at + 2) == "bruk" => {
            return plain(Status::InUse, 3);
        }
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
    if let Some(&(_, status)) = WORDS.iter().find(|(form, _)| *form == word) {
        let is_beginning = matches!(
            word,
            "aloitettu" | "käynnistetty" | "påbörjad" | "påbörjat" | "käynnissä" | "käytössä"
        );
        let takes_deadline = matches!(
            word,
            "valmis" | "valmiina" | "klar" | "färdig" | "klart" | "färdigt"
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
