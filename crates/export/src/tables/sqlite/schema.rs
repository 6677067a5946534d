//! The tables of the database, made of the columns of all formats, and its views.

use std::fmt::Write;

use super::super::rows::{
    ActionRow, CardRow, DiagnosticRow, IndicatorRow, MilestoneRow, SourceRow, StatementRow,
    ValueRow,
};
use super::super::{actions, cards, common, indicators, sources};
use crate::table::{Column, Head, Kind, heads};

/// The file is new and nobody else's until it is renamed: a journal would protect nothing. Temporary tables stay in memory, so that no file
/// lies elsewhere.
pub(super) const SETTINGS: &str = "
PRAGMA application_id = 0x6d697474;
PRAGMA user_version = 1;
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA foreign_keys = ON;
";

/// The search is made when the texts are there, in one go.
pub(super) const END: &str = "
INSERT INTO search(search) VALUES ('rebuild');
INSERT INTO search(search) VALUES ('optimize');
COMMIT;
";

/// Keys only grow, so that rows are put at the end of an index as of a table; to sort them afterwards would take memory.
const INDEXES: &str = "
CREATE INDEX card_document ON card(document);
CREATE INDEX statement_card ON statement(card);
CREATE INDEX action_card ON action(card);
CREATE INDEX milestone_card ON milestone(card);
CREATE INDEX indicator_card ON indicator(card);
CREATE INDEX value_indicator ON value(indicator);
CREATE INDEX diagnostic_document ON diagnostic(document);
CREATE INDEX place_card ON place(card) WHERE card IS NOT NULL;
CREATE INDEX place_statement ON place(statement) WHERE statement IS NOT NULL;
CREATE INDEX place_action ON place(action) WHERE action IS NOT NULL;
CREATE INDEX place_indicator ON place(indicator) WHERE indicator IS NOT NULL;
CREATE INDEX place_value ON place(value) WHERE value IS NOT NULL;
CREATE INDEX place_diagnostic ON place(diagnostic) WHERE diagnostic IS NOT NULL;
";

/// Letters with dots are letters of their own in Finnish (sää is not saa), so diacritics stay. Words are found by their beginnings, since
/// Finnish puts its endings behind them: `search MATCH 'hyvinvoin*'`.
const SEARCH: &str = "
CREATE VIRTUAL TABLE search USING fts5(
  text, content='statement', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='3 5'
);
";

const VIEWS: &str = "
CREATE VIEW v_indicator_values AS
SELECT document.document, document.organization, document.year, document.kind, card.unit, card.section, card.focus, card.theme,
       card.objectives, card.card_id, indicator.indicator_id, indicator.number, indicator.indicator, indicator.rating, value.*
FROM indicator
JOIN card ON card.id = indicator.card
JOIN document ON document.id = card.document
LEFT JOIN value ON value.indicator = indicator.id
ORDER BY indicator.id, value.id;
CREATE VIEW v_targets_without_actual AS
SELECT document.document, document.organization, document.year, card.unit, card.objectives, indicator.indicator_id,
       indicator.indicator, value.raw, value.value_min, value.value_max, value.unit_code, value.period, value.id AS value
FROM value
JOIN indicator ON indicator.id = value.indicator
JOIN card ON card.id = indicator.card
JOIN document ON document.id = card.document
WHERE value.role = 'target' AND value.missing_reason IS NULL AND NOT EXISTS (
  SELECT 1 FROM value AS actual
  WHERE actual.indicator = value.indicator AND actual.role = 'actual'
    AND (actual.outcome_target = value.value_idx OR actual.outcome_target IS NULL)
)
ORDER BY value.id;
CREATE VIEW v_indicators_without_target AS
SELECT document.document, document.organization, document.year, card.unit, card.objectives, indicator.indicator_id,
       indicator.indicator, indicator.id AS indicator_key
FROM indicator
JOIN card ON card.id = indicator.card
JOIN document ON document.id = card.document
WHERE NOT EXISTS (SELECT 1 FROM value WHERE value.indicator = indicator.id AND value.role = 'target')
ORDER BY indicator.id;
CREATE VIEW v_outcomes AS
SELECT document.document, document.organization, document.year, card.unit, indicator.indicator, target.raw AS target,
       actual.raw AS actual, actual.period, actual.outcome_met AS met, actual.outcome_abs AS difference,
       actual.outcome_abs_unit AS difference_unit, actual.outcome_rel_pct AS difference_pct, indicator.rating, actual.id AS value
FROM value AS actual
JOIN indicator ON indicator.id = actual.indicator
JOIN card ON card.id = indicator.card
JOIN document ON document.id = card.document
LEFT JOIN value AS target ON target.indicator = actual.indicator AND target.role = 'target'
  AND target.value_idx = actual.outcome_target AND target.part_idx IS actual.part_idx
WHERE actual.role = 'actual'
ORDER BY actual.id;
CREATE VIEW v_places AS
SELECT place.*, document.document AS name FROM place JOIN document ON document.id = place.document ORDER BY place.id;
";

/// A document.
pub(super) fn document<'e>() -> Vec<Column<SourceRow<'e>>> {
    sources::sources()
}

/// A card.
pub(super) fn card<'e>() -> Vec<Column<CardRow<'e>>> {
    let mut columns = vec![common::card_id()];
    columns.extend(common::card());
    columns.extend(cards::own());
    columns
}

/// A text of a card.
pub(super) fn statement<'e>() -> Vec<Column<StatementRow<'e>>> {
    cards::statement()
}

/// An action.
pub(super) fn action<'e>() -> Vec<Column<ActionRow<'e>>> {
    actions::action()
}

/// A milestone.
pub(super) fn milestone<'e>() -> Vec<Column<MilestoneRow<'e>>> {
    actions::milestone()
}

/// An indicator.
pub(super) fn indicator<'e>() -> Vec<Column<IndicatorRow<'e>>> {
    indicators::indicator()
}

/// A value.
pub(super) fn value<'e>() -> Vec<Column<ValueRow<'e>>> {
    indicators::values()
}

/// A diagnostic.
pub(super) fn diagnostic<'e>() -> Vec<Column<DiagnosticRow<'e>>> {
    sources::diagnostic()
}

/// What a place belongs to; exactly one of them.
pub(super) const OWNERS: &[&str] = &[
    "card",
    "statement",
    "action",
    "milestone",
    "indicator",
    "value",
    "diagnostic",
];

/// Everything that makes tables, search and views.
pub(super) fn tables() -> String {
    let mut sql = String::new();
    create(&mut sql, "document", &[], &heads(&document()));
    create(&mut sql, "card", &["document"], &heads(&card()));
    create(&mut sql, "statement", &["card"], &heads(&statement()));
    create(&mut sql, "action", &["card"], &heads(&action()));
    create(&mut sql, "milestone", &["card"], &heads(&milestone()));
    create(&mut sql, "indicator", &["card"], &heads(&indicator()));
    create(&mut sql, "value", &["indicator"], &heads(&value()));
    create(&mut sql, "diagnostic", &["document"], &heads(&diagnostic()));
    place(&mut sql);
    sql.push_str(INDEXES);
    sql.push_str(SEARCH);
    sql.push_str(VIEWS);
    sql
}

/// The name of a key: a table may have a column of that name, too.
fn create(sql: &mut String, name: &str, parents: &[&str], heads: &[Head]) {
    let mut lines = vec!["  id INTEGER PRIMARY KEY".to_owned()];
    for parent in parents {
        lines.push(format!(
            "  {parent} INTEGER NOT NULL REFERENCES {parent}(id)"
        ));
    }
    for head in heads {
        let kind = match head.kind {
            Kind::Text | Kind::Date => "TEXT",
            Kind::Integer | Kind::Boolean => "INTEGER",
            // As it is bound: a whole number, floating point, or text where floating point would round it.
            Kind::Decimal => "ANY",
            Kind::Real => "REAL",
        };
        lines.push(format!("  \"{}\" {kind}", head.name));
    }
    // Writing to a string cannot fail.
    let _ = writeln!(
        sql,
        "CREATE TABLE {name} (\n{}\n) STRICT;",
        lines.join(",\n")
    );
}

fn place(sql: &mut String) {
    let owners: Vec<String> = OWNERS
        .iter()
        .map(|owner| format!("  {owner} INTEGER REFERENCES {owner}(id),\n"))
        .collect();
    let given: Vec<String> = OWNERS
        .iter()
        .map(|owner| format!("({owner} IS NOT NULL)"))
        .collect();
    let _ = writeln!(
        sql,
        "CREATE TABLE place (\n  id INTEGER PRIMARY KEY,\n  document INTEGER NOT NULL REFERENCES document(id),\n{}  \
         page INTEGER NOT NULL,\n  line_first INTEGER NOT NULL,\n  line_last INTEGER NOT NULL,\n  \
         x0 REAL, y0 REAL, x1 REAL, y1 REAL,\n  CHECK ({} = 1)\n) STRICT;",
        owners.concat(),
        given.join(" + ")
    );
}
