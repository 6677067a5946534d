//! What holds whatever a document says: its words command no terminal, no spreadsheet and no Markdown.

use csv::ReaderBuilder;
use mittari_diff::{Comparison, Counts, History};
use mittari_export::{Dialect, View, comparison, extraction, history, summary};
use mittari_model::Extraction;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::made::{counts, written};

/// Keys under which words of documents stand.
const WORDS: &[&str] = &[
    "after",
    "before",
    "language",
    "message",
    "name",
    "organization",
    "period",
    "producer",
    "text",
    "title",
    "unit",
];

/// What means something to somebody.
const HOSTILE: &[&str] = &[
    "|",
    "||",
    "<script>",
    "</td>",
    "<!--",
    "`",
    "```",
    "\n",
    "\n\n",
    "\r",
    "\t",
    " ",
    "    ",
    "# ",
    "#",
    "- ",
    "-",
    "+",
    "1. ",
    "1)",
    "123456789.",
    "[a](b)",
    "![a](b)",
    "[^1]",
    "[ ] ",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "\\",
    "\\|",
    "&lt;",
    "https://pori.fi",
    "www.pori.fi",
    "a@pori.fi",
    "$x$",
    "===",
    "---",
    "***",
    ": ",
    "> ",
    "^",
    "{#a}",
    "=",
    "=1+1",
    "@SUM(A1)",
    "-2+cmd|' /C calc'!A0",
    ";=HYPERLINK(\"a\")",
    ",=A(1)",
    "\"",
    "\"=1+1",
    "'",
    "\u{1b}[31m",
    "\u{1b}]0;a\u{7}",
    "\u{9b}2J",
    "\u{0}",
    "\u{8}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{200b}",
    "\u{a0}",
    "\u{2028}",
    "＝1",
    "ä",
    "Pori",
    "9 844 pv",
    "a",
];

fn words() -> impl Strategy<Value = String> {
    let hostile = prop::collection::vec(prop::sample::select(HOSTILE), 1..8);
    let hostile = hostile.prop_map(|parts| parts.concat());
    prop_oneof![4 => hostile, 1 => ".{1,30}"]
        .prop_filter("something to see", |text| !text.trim().is_empty())
}

/// The result with other words wherever it has words of a document.
fn filled<T: Serialize + DeserializeOwned>(result: &T, words: &str) -> T {
    let mut json = serde_json::to_value(result).expect("results are JSON");
    fill(&mut json, words);
    serde_json::from_value(json).expect("words are words")
}

/// Measures stay: they hold no words but those of codes.
fn fill(json: &mut Value, words: &str) {
    match json {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    _ if key == "measure" => (),
                    Value::String(text) if WORDS.contains(&&**key) => words.clone_into(text),
                    Value::Array(items)
                        if items.iter().all(Value::is_string) && WORDS.contains(&&**key) =>
                    {
                        items.fill(Value::from(words));
                    }
                    other => fill(other, words),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, words)),
        _ => (),
    }
}

struct Results {
    comparison: Comparison,
    history: History,
    extraction: Extraction,
    counts: Counts,
}

impl Results {
    fn filled(words: &str) -> Self {
        let counts = counts([2, 3, 2, 1, 1, 2, 1, 0, 1, 1], ["", ""]);
        Self {
            comparison: filled(&crate::made::pori(), words),
            history: filled(&crate::history::pori(), words),
            extraction: filled(&crate::extraction::pori(), words),
            counts: filled(&counts, words),
        }
    }

    fn terminal(&self) -> [String; 4] {
        [
            written(|out| comparison::write_terminal(out, &self.comparison, View::Changed)),
            written(|out| comparison::write_terminal(out, &self.comparison, View::All)),
            written(|out| summary::write_terminal(out, &self.comparison)),
            written(|out| history::write_terminal(out, &self.history)),
        ]
    }

    fn markdown(&self) -> [String; 4] {
        [
            written(|out| comparison::write_markdown(out, &self.comparison, View::All)),
            written(|out| summary::write_markdown(out, &self.comparison)),
            written(|out| history::write_markdown(out, &self.history)),
            written(|out| extraction::write_markdown(out, &self.extraction, &self.counts)),
        ]
    }

    fn tables(&self, dialect: Dialect) -> [String; 3] {
        [
            written(|out| comparison::write_table(out, &self.comparison, View::All, dialect)),
            written(|out| summary::write_table(out, &self.comparison, dialect)),
            written(|out| history::write_table(out, &self.history, dialect)),
        ]
    }
}

/// Colours as the views write them.
const COLOURS: &[&str] = &[
    "\u{1b}[0m",
    "\u{1b}[1m",
    "\u{1b}[2m",
    "\u{1b}[31m",
    "\u{1b}[32m",
    "\u{1b}[33m",
];

/// What Markdown makes of a text: its blocks and marks, with `…` for words; and the words.
fn structure(markdown: &str) -> (Vec<String>, String) {
    let mut structure: Vec<String> = Vec::new();
    let mut words = String::new();
    // Curly quotation marks are a matter of taste.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        if let Event::Text(text) = event {
            words.push_str(&text);
            if structure.last().is_none_or(|last| last != "…") {
                structure.push("…".to_owned());
            }
        } else {
            structure.push(format!("{event:?}"));
        }
    }
    (structure, words)
}

/// The cells of a table.
fn cells(table: &str, separator: u8) -> Vec<String> {
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let records = reader.records().map(|record| record.expect("it is CSV"));
    let records: Vec<_> = records.collect();
    let cells = records.iter().flatten().map(str::to_owned);
    cells.collect()
}

fn begins_formula(cell: &str) -> bool {
    let visible =
        cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    let blanks = &cell[..cell.len() - visible.len()];
    let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
    blanks.contains(['\t', '\r', '\n'])
        || (visible.starts_with(['=', '+', '-', '@', '＝']) && !is_number)
}

proptest! {
    // Each case writes all views.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_words_command_the_terminal(words in words()) {
        for view in Results::filled(&words).terminal() {
            let plain = COLOURS.iter().fold(view, |view, colour| view.replace(colour, ""));
            let harmful = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert!(!plain.contains(harmful), "{plain:?}");
        }
    }

    #[test]
    fn no_words_change_the_structure_of_markdown(words in words()) {
        let plain = Results::filled("Pori").markdown();
        let shown = mittari_export::printable_line(&words);
        for (markdown, plain) in Results::filled(&words).markdown().iter().zip(&plain) {
            let (found, text) = structure(markdown);
            prop_assert_eq!(found, structure(plain).0, "{}", markdown);
            prop_assert!(text.contains(shown.trim()), "{markdown}");
        }
    }

    #[test]
    fn no_words_become_a_formula(words in words()) {
        let results = Results::filled(&words);
        for (dialect, own) in [(Dialect::Csv, b','), (Dialect::Tsv, b'\t'), (Dialect::ExcelFi, b';')] {
            for table in results.tables(dialect) {
                for cell in cells(&table, own) {
                    prop_assert!(!begins_formula(&cell), "{cell:?}");
                }
            }
        }
    }
}
