//! Goal cards: what ties objectives to actions, indicators and values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Excerpt, Measure, Outcome, PairFacts, Period, Place};

/// One unit of planning: the smallest block that ties objectives to the actions and indicators under them.
///
/// Lists are empty and single values `None` where the document prints nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Card {
    /// A hash of the content, such as `c-4f1d0c2a9b`: it stays the same when the card moves to another page. Cards of equal content
    /// get `-2`, `-3` in document order.
    pub id: String,
    /// Organizational headings in force, outermost first: `Konsernipalvelut`.
    pub unit: Vec<Excerpt>,
    /// Other headings in force (programme, chapter), outermost first: `Porilaisten hyvinvointi`.
    pub section: Vec<Excerpt>,
    /// The focus area (painopiste, päämäärä): `Hyvinvoiva Pori`.
    pub focus: Option<Excerpt>,
    /// The theme (teema): `Vastuullisuus`.
    pub theme: Option<Excerpt>,
    /// A level between focus and objective (strateginen tavoite), where printed.
    pub strategic_objective: Option<Excerpt>,
    /// Objectives (tavoite), one a paragraph or bullet.
    pub objectives: Vec<Excerpt>,
    /// Initiatives (teko), one a paragraph or bullet.
    pub initiatives: Vec<Excerpt>,
    /// Actions (toimenpide, keino).
    pub actions: Vec<Action>,
    /// Indicators (mittari) with their values.
    pub indicators: Vec<Indicator>,
    /// Milestones (osatavoite).
    pub milestones: Vec<Milestone>,
    /// Responsible parties (vastuuhenkilö, vastuutaho).
    pub responsible: Vec<Excerpt>,
    /// What has been reported of the card (selvitys, tilannekatsaus).
    pub progress: Vec<Progress>,
    /// Footnotes and remarks that stand in the card and are none of the above.
    pub notes: Vec<Excerpt>,
    /// Every place the card was read from.
    pub at: Vec<Place>,
}

impl Card {
    /// The words that a reader knows it by: its first objective, else initiative, action, indicator, focus; `None` where it has none of them.
    pub fn title(&self) -> Option<&str> {
        let first = self.objectives.first().or(self.initiatives.first());
        first
            .map(|excerpt| &*excerpt.text)
            .or(self.actions.first().map(|action| &*action.text))
            .or(self.indicators.first().map(|indicator| &*indicator.text))
            .or(self.focus.as_ref().map(|focus| &*focus.text))
    }
}

/// Something to be done (toimenpide).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// What is to be done: `Sovitaan yhteisistä toimintatavoista ja -malleista.`
    pub text: String,
    /// Where the text stands.
    pub at: Vec<Place>,
    /// The group row above it in an action table: `Osaamiskartoitus`.
    pub group: Option<Excerpt>,
    /// Responsible parties, one entry each.
    pub responsible: Vec<Excerpt>,
    /// The department that does it: `Koko kaupunki`.
    pub unit: Option<Excerpt>,
    /// The state as printed: `Käynnissä`.
    pub status: Option<Excerpt>,
    /// Entries of period columns, in the order of the columns.
    pub schedule: Vec<Schedule>,
    /// A remark on the action.
    pub note: Option<Excerpt>,
}

/// What is printed in one period column of an action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Schedule {
    /// The head of the column as printed, where it names a time: `Syksy 2026`. `None` under a head such as `Aikataulu`.
    pub period: Option<String>,
    /// The time that the head names, else the one that the entry names (`1–6/2026`); `None` where neither does.
    pub when: Option<Period>,
    /// The entry: `sähköinen lupa-arkisto`.
    pub text: String,
    /// Where the entry stands.
    pub at: Vec<Place>,
}

/// Something that is measured (mittari), with its values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// A hash of the card's id and the content, such as `i-0b8c1f6e55`.
    pub id: String,
    /// The printed number (`MITTARI 2` → 2); `None` where none is printed.
    pub number: Option<u32>,
    /// The name: `Pitkät (yli 30 pv) sairauspoissaolot vähenevät 10 %`.
    pub text: String,
    /// Where the name stands.
    pub at: Vec<Place>,
    /// The starting level (lähtötaso). `None` where nothing is printed or the pairing is in doubt.
    pub baseline: Option<Value>,
    /// Target levels (tavoitetaso), one a period. Empty where nothing is printed or the pairing is in doubt.
    pub targets: Vec<Target>,
    /// What was reached (toteuma), one a period.
    pub actuals: Vec<Actual>,
    /// The verdict as printed: a digit, a traffic light, `Toteutui`.
    pub rating: Option<Excerpt>,
}

/// A printed value and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Value {
    /// The value as printed: `9 844 pv`.
    pub text: String,
    /// Where it stands.
    pub at: Vec<Place>,
    /// The year or date that a column head or an introducing year gives it, as printed: `2026`; `None` where none is printed.
    pub period: Option<String>,
    /// The typed value.
    pub measure: Measure,
}

/// A value to be reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The printed value.
    #[serde(flatten)]
    pub value: Value,
    /// What follows from baseline and target together; `None` where the indicator has no baseline.
    pub pair: Option<PairFacts>,
}

/// A value that was reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actual {
    /// The printed value.
    #[serde(flatten)]
    pub value: Value,
    /// Whether it satisfies the target of its period, else the only target; `None` without such a target.
    pub outcome: Option<Outcome>,
}

/// A step on the way to the objective (osatavoite).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Milestone {
    /// The printed number (`Osatavoite 2:` → 2).
    pub number: Option<u32>,
    /// What is to have happened.
    pub text: String,
    /// Where the text stands.
    pub at: Vec<Place>,
    /// The deadline that its words name (`(1–6/2026)`), as a measure of kind `time`; `None` where they name none or several.
    pub due: Option<Measure>,
}

/// A report on the card (selvitys, tilannekatsaus).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Progress {
    /// The period it reports on, as printed: `Q1`, `syyskuu 2023`.
    pub period: Option<String>,
    /// The report.
    pub text: String,
    /// Where the report stands.
    pub at: Vec<Place>,
}
