//! `mittari measure`: printed values to typed measures, for people and for pipes.

use std::io::{self, BufRead, Write};

use anyhow::{Context as _, Result, anyhow};
use mittari_export::printable_line;
use mittari_model::PairFacts;
use mittari_normalizer::{Context, Reading, Role};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::args::MeasureArgs;
use crate::exit::Exit;
use crate::output::{Format, Layout, Output, to_json};
use crate::report::Reporter;
use crate::wording;

/// One printed value and what was read in it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Reading")]
pub(crate) struct Record {
    /// The value as given.
    raw: String,
    /// What was read, where it stands, which rules decided, and what else it could be.
    #[serde(flatten)]
    reading: Reading,
    /// What follows from baseline and target together: for a target whose baseline was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<PairFacts>,
}

impl Record {
    /// Reads one value.
    fn read(raw: &str, context: &Context<'_>) -> Self {
        let reading = mittari_normalizer::measure(raw, context);
        let pair = match (context.role, context.pair_raw) {
            (Role::Target, Some(baseline_raw)) => {
                let baseline_context = Context {
                    role: Role::Baseline,
                    pair_raw: Some(raw),
                    ..*context
                };
                let baseline = mittari_normalizer::measure(baseline_raw, &baseline_context);
                Some(mittari_normalizer::pair(
                    &baseline.measure,
                    &reading.measure,
                    context,
                ))
            }
            _ => None,
        };
        Self {
            raw: raw.to_owned(),
            reading,
            pair,
        }
    }

    /// The value in words: `9 844 pv → quantity, value 9844, unit d`, then what else it could be, then the pair.
    fn in_words(&self) -> String {
        let mut words = format!("{} → {}", self.raw, wording::measure(&self.reading.measure));
        for other in &self.reading.alternatives {
            words = format!("{words}; or: {}", wording::measure(other));
        }
        if let Some(pair) = &self.pair {
            words = format!("{words}; pair: {}", wording::pair(pair));
        }
        printable_line(&words)
    }
}

pub(crate) fn run(args: &MeasureArgs, reporter: &mut Reporter) -> Result<Exit> {
    let mut output = Output::stdout();
    let exit = if args.jsonl {
        each_json_line(&mut output, reporter)?
    } else {
        each_text(args, &mut output)?
    };
    output.finish()?;
    Ok(exit)
}

fn each_text(args: &MeasureArgs, output: &mut Output) -> Result<Exit> {
    let from_stdin;
    let texts = if args.texts.is_empty() {
        from_stdin = io::stdin()
            .lock()
            .lines()
            .collect::<io::Result<Vec<String>>>()
            .context("standard input is not UTF-8 text")?;
        &from_stdin
    } else {
        &args.texts
    };
    let default_role = if args.pair.is_some() {
        Role::Target
    } else {
        Role::Mention
    };
    let context = Context {
        role: args.role.map_or(default_role, Role::from),
        pair_raw: args.pair.as_deref(),
        ..Context::default()
    };
    let records: Vec<Record> = texts
        .iter()
        .map(|text| Record::read(text, &context))
        .collect();
    match (args.format, args.compact) {
        (None, false) => records
            .iter()
            .try_for_each(|record| writeln!(output, "{}", record.in_words()))?,
        (Some(Format::Jsonl), _) => records
            .iter()
            .try_for_each(|record| writeln!(output, "{}", to_json(record, Layout::Compact)))?,
        (_, is_compact) => {
            let layout = if is_compact {
                Layout::Compact
            } else {
                Layout::Indented
            };
            let json = if let [record] = &records[..] {
                to_json(record, layout)
            } else {
                to_json(&records, layout)
            };
            writeln!(output, "{json}")?;
        }
    }
    Ok(Exit::Done)
}

/// Answers each line of standard input with one line. A line that is no JSON is answered by its error, so that the n-th answer is always
/// the n-th question's.
fn each_json_line(output: &mut Output, reporter: &mut Reporter) -> Result<Exit> {
    let mut exit = Exit::Done;
    let mut stdin = io::stdin().lock();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if stdin
            .read_until(b'\n', &mut line)
            .context("standard input")?
            == 0
        {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read_json_line(&line) {
            Ok(record) => writeln!(output, "{}", to_json(&record, Layout::Compact))?,
            Err(error) => {
                let error = error.context(format!("standard input, line {number}"));
                reporter.error(&error);
                let answer = serde_json::json!({"raw": null, "error": format!("{error:#}")});
                writeln!(output, "{answer}")?;
                exit = Exit::Trouble;
            }
        }
    }
    Ok(exit)
}

fn read_json_line(line: &[u8]) -> Result<Record> {
    const EXPECTED: &str =
        "{\"raw\": \"9 844 pv\", \"context\": {\"role\": \"baseline\"}} was expected";
    let json: Value =
        serde_json::from_slice(line).map_err(|error| anyhow!("no JSON ({error}); {EXPECTED}"))?;
    let raw = json["raw"]
        .as_str()
        .ok_or_else(|| anyhow!("no text under \"raw\"; {EXPECTED}"))?;
    let given = &json["context"];
    let role = match given.get("role").unwrap_or(&Value::Null) {
        Value::Null => Role::default(),
        Value::String(name) => role(name).ok_or_else(|| anyhow!("role {name:?}; {ROLES}"))?,
        other => return Err(anyhow!("role {other}; {ROLES}")),
    };
    let context = Context {
        role,
        pair_raw: given["pair_raw"].as_str(),
        indicator_text: given["indicator_text"].as_str(),
        period: given["period"].as_str(),
        language: given["language"].as_str(),
    };
    Ok(Record::read(raw, &context))
}

const ROLES: &str = "one of baseline, target, actual, deadline, mention was expected";

fn role(name: &str) -> Option<Role> {
    use clap::ValueEnum;
    crate::args::RoleArg::from_str(name, false)
        .ok()
        .map(Role::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_given_for_targets_with_a_baseline_only() {
        let read = |line: &str| read_json_line(line.as_bytes()).expect("it is a question");
        assert!(
            read(r#"{"raw": "kyllä", "context": {"role": "target", "pair_raw": "ei"}, "n": 1}"#)
                .pair
                .is_some()
        );
        assert!(
            read(r#"{"raw": "kyllä", "context": {"role": "target", "pair_raw": null}}"#)
                .pair
                .is_none()
        );
        assert!(
            read(r#"{"raw": "ei", "context": {"role": "baseline", "pair_raw": "kyllä"}}"#)
                .pair
                .is_none()
        );
        assert!(read(r#"{"raw": "ei"}"#).pair.is_none());
    }

    #[test]
    fn a_bad_line_says_what_was_expected() {
        for (line, found) in [
            ("{", "no JSON"),
            ("[]", "no text under"),
            (
                r#"{"raw": "ei", "context": {"role": "tavoite"}}"#,
                "tavoite",
            ),
        ] {
            let error = read_json_line(line.as_bytes())
                .expect_err("it is no question")
                .to_string();
            assert!(
                error.contains(found) && error.contains("expected"),
                "{error}"
            );
        }
    }

    #[test]
    fn json_says_where_the_pieces_stand() {
        let record =
            read_json_line(r#"{"raw": "-10 %", "context": {"role": "target"}}"#.as_bytes())
                .expect("it is a question");
        let json: Value =
            serde_json::from_str(&to_json(&record, Layout::Compact)).expect("it is JSON");
        assert_eq!(json["measure"]["direction"], "decrease");
        assert_eq!(
            json["spans"][1],
            serde_json::json!({"path": "/amount/value", "start": 1, "end": 3})
        );
        assert_eq!(json["rules"], serde_json::json!(["sign_change"]));
        assert_eq!(json["alternatives"][0]["value"], "-10");
        assert!(json.get("pair").is_none());
    }

    #[test]
    fn words_name_the_value_its_alternatives_and_the_pair() {
        let context = Context {
            role: Role::Target,
            pair_raw: Some("2,56"),
            ..Context::default()
        };
        let words = Record::read("-10 %", &context).in_words();
        assert_eq!(
            words,
            "-10 % → change, direction decrease, amount (value 10, unit percent, unit_text %), reference (baseline); \
             or: quantity, value -10, unit percent, unit_text %; \
             pair: decrease, abs -0.256, rel_pct -10.00, met no, target_value 2.304"
        );
    }
}
