//! The fields of the JSON in the order in which they are written, and how one entry of each is called.

/// Each field and the name of one of its entries.
///
/// What is not listed, as most of what stands inside measures, comes last in alphabetical order under its own name.
const FIELDS: &[(&str, &str)] = &[
    ("schema", "schema"),
    ("source", "source"),
    ("document", "document"),
    ("name", "name"),
    ("sha256", "sha256"),
    ("format", "format"),
    ("bytes", "bytes"),
    ("pages", "pages"),
    ("title", "title"),
    ("producer", "producer"),
    ("tagged", "tagged"),
    ("kind", "kind"),
    ("organization", "organization"),
    ("year", "year"),
    ("language", "language"),
    ("id", "id"),
    ("number", "number"),
    ("period", "period"),
    ("when", "when"),
    ("code", "code"),
    ("severity", "severity"),
    ("text", "text"),
    ("message", "message"),
    ("unit", "unit"),
    ("section", "section"),
    ("focus", "focus"),
    ("theme", "theme"),
    ("strategic_objective", "strategic objective"),
    ("objectives", "objective"),
    ("initiatives", "initiative"),
    ("actions", "action"),
    ("group", "group"),
    ("indicators", "indicator"),
    ("baseline", "baseline"),
    ("targets", "target"),
    ("actuals", "actual"),
    ("rating", "rating"),
    ("milestones", "milestone"),
    ("due", "due"),
    ("responsible", "responsible"),
    ("status", "status"),
    ("schedule", "schedule"),
    ("note", "note"),
    ("progress", "progress"),
    ("notes", "note"),
    ("measure", "measure"),
    ("pair", "pair"),
    ("outcome", "outcome"),
    ("at", "place"),
    ("diagnostics", "diagnostic"),
    ("coverage", "coverage"),
    ("lines", "lines"),
    ("cards", "cards"),
    ("headings", "headings"),
    ("furniture", "furniture"),
    ("unclaimed", "unclaimed"),
    ("unclaimed_at", "unclaimed lines"),
    ("points", "point"),
    ("parts", "part"),
];

/// What one entry of a field is called: `indicators` → `indicator`.
pub(crate) fn label(key: &str) -> &str {
    let known = FIELDS.iter().find(|(name, _)| *name == key);
    known.map_or(key, |(_, label)| label)
}

/// The fields among the given ones, in the order in which they are written, each once.
pub(crate) fn in_order<'a>(keys: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = keys.map(String::as_str).collect();
    let rank = |key: &str| FIELDS.iter().position(|(name, _)| *name == key);
    keys.sort_by_key(|key| (rank(key).unwrap_or(FIELDS.len()), *key));
    keys.dedup();
    keys
}
