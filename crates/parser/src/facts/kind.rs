//! What kind of document it is, by what it calls itself and by what its cards hold.

use mittari_model::DocumentKind;

use crate::draft::DraftCard;

/// Words in a title, in small letters, the most telling first: a budget that speaks of its strategy is a budget.
const TITLES: &[(&str, DocumentKind)] = &[
    ("laadintaohje", DocumentKind::Other),
    ("hallintosääntö", DocumentKind::Other),
    ("arviointikertomus", DocumentKind::Other),
    ("pöytäkirja", DocumentKind::Other),
    ("protokoll", DocumentKind::Other),
    ("osavuosikatsaus", DocumentKind::ProgressReport),
    ("osavuosiraportti", DocumentKind::ProgressReport),
    ("kolmannesvuosi", DocumentKind::ProgressReport),
    ("neljännesvuosi", DocumentKind::ProgressReport),
    ("puolivuosiraportti", DocumentKind::ProgressReport),
    ("puolivuosikatsaus", DocumentKind::ProgressReport),
    ("väliraportti", DocumentKind::ProgressReport),
    ("seurantaraportti", DocumentKind::ProgressReport),
    ("delårsrapport", DocumentKind::ProgressReport),
    ("tilinpäätös", DocumentKind::AnnualReport),
    ("toimintakertomus", DocumentKind::AnnualReport),
    ("vuosikertomus", DocumentKind::AnnualReport),
    ("bokslut", DocumentKind::AnnualReport),
    ("toteumisvertailu", DocumentKind::AnnualReport),
    ("toteutumisvertailu", DocumentKind::AnnualReport),
    ("tavoitteiden toteutuminen", DocumentKind::ProgressReport),
    ("palvelusuunnitelma", DocumentKind::ServicePlan),
    ("serviceplan", DocumentKind::ServicePlan),
    ("talousarvio", DocumentKind::BudgetGoals),
    ("talousarvioesitys", DocumentKind::BudgetGoals),
    ("käyttösuunnitelma", DocumentKind::BudgetGoals),
    ("budget", DocumentKind::BudgetGoals),
    ("budgetmål", DocumentKind::BudgetGoals),
    ("toimenpideohjelma", DocumentKind::ActionPlan),
    ("toimintasuunnitelma", DocumentKind::ActionPlan),
    ("toimenpidesuunnitelma", DocumentKind::ActionPlan),
    ("digisuunnitelma", DocumentKind::ActionPlan),
    ("digiohjelma", DocumentKind::ActionPlan),
    ("kehittämisohjelma", DocumentKind::ActionPlan),
    ("åtgärdsprogram", DocumentKind::ActionPlan),
    ("strategia", DocumentKind::Strategy),
    ("strategi", DocumentKind::Strategy),
    ("ohjelma", DocumentKind::ActionPlan),
];

/// Words of the text that count where the title says nothing, each with how often it must stand there.
const TEXTS: &[(&str, usize, DocumentKind)] = &[
    ("palvelusuunnitelma", 1, DocumentKind::ServicePlan),
    ("käyttösuunnitelman", 2, DocumentKind::BudgetGoals),
    ("talousarvio", 2, DocumentKind::BudgetGoals),
];

pub(super) fn read(text: &str, title: &[&str], cards: &[&DraftCard]) -> DocumentKind {
    let title = title.join(" ").to_lowercase();
    if let Some(&(_, kind)) = TITLES.iter().find(|(form, _)| names(&title, form)) {
        return kind;
    }
    let n = cards.len();
    let share =
        |has: &dyn Fn(&DraftCard) -> bool| cards.iter().filter(|card| has(card)).count() * 2 > n;
    let in_tables = |card: &DraftCard| {
        card.indicators.is_empty()
            && card.actions.iter().any(|action| {
                action.unit.is_some() || action.group.is_some() || !action.schedule.is_empty()
            })
    };
    if n > 0 && share(&in_tables) {
        return DocumentKind::ActionPlan;
    }
    if n > 0
        && share(&|card| card.progress.iter().any(|p| p.period.is_some()))
        && share(&|card| !card.indicators.is_empty())
    {
        return DocumentKind::ProgressReport;
    }
    // The first letter may be a capital.
    TEXTS
        .iter()
        .find(|(word, n, _)| text.matches(&word[1..]).take(*n).count() >= *n)
        .map_or(DocumentKind::Other, |&(_, _, kind)| kind)
}

/// Whether a word in small letters is one for a kind of document.
pub(super) fn is_named_by(word: &str) -> bool {
    TITLES.iter().any(|(form, _)| names(word, form))
}

/// Whether a word of the title ends in the form, in the nominative or the genitive: `henkilöstöstrategia`, `talousarvion`.
fn names(title: &str, form: &str) -> bool {
    if form.contains(' ') {
        return title.contains(form);
    }
    title.split(|c: char| !c.is_alphanumeric()).any(|word| {
        word.ends_with(form)
            || word
                .strip_suffix('n')
                .is_some_and(|stem| stem.ends_with(form))
    })
}
