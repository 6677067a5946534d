//! What was typed. What it means is the business of [`crate::run`] and the commands.

mod batch;
mod diff;
mod export;
mod reading;
mod snapshot;
mod writing;

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use mittari_normalizer::Role;
use mittari_parser::Stage;

use crate::output::Format;
use crate::report::Verbosity;
pub(crate) use batch::{BatchArgs, MergeArgs, ProgressArg};
pub(crate) use diff::{DiffArgs, DiffFormat};
pub(crate) use export::ExportArgs;
pub(crate) use reading::{EngineArg, ReadingArgs};
pub(crate) use snapshot::SnapshotArgs;
pub(crate) use writing::WritingArgs;

/// Reads Finnish municipal budgets, plans and reports and writes the goals in them as typed data
///
/// Goal cards (tavoite, toimenpide, mittari, lähtötaso, tavoitetaso) become JSON; every value keeps its printed words and gets a type, a
/// unit and a period. Data goes to standard output, everything else to standard error.
#[derive(Debug, Parser)]
#[command(name = "mittari", version, propagate_version = true, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

const EXIT_CODES: &str = "\
Exit codes:
  extract, batch, merge, export, eval
                           0 done · 1 some input failed · 2 wrong usage · 3 no goal in any input
  diff, snapshot --check   0 same · 1 different · 2 trouble
  the others               0 done · 2 trouble
  Where several apply: 2 over 1 over 3 over 0; an interrupted run ends with 130.

Examples:
  mittari extract seeds/pori-2026-konsernipalvelut.txt
  mittari extract talousarvio-2026.pdf -o talousarvio-2026.json
  mittari extract talousarviot/*.pdf -o talousarviot.xlsx
  mittari diff talousarvio-2026.pdf talousarvio-2027.pdf
  mittari measure --role target \"8 860 pv\" --pair \"9 844 pv\"";

/// What mittari is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(ExtractArgs),
    Batch(BatchArgs),
    Merge(MergeArgs),
    Export(ExportArgs),
    Diff(DiffArgs),
    Snapshot(SnapshotArgs),
    Measure(MeasureArgs),
    Inspect(InspectArgs),
    Eval(EvalArgs),
    Schema(SchemaArgs),
    Explain(ExplainArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    /// Reads documents for `mittari batch`
    #[command(name = crate::batch::pool::COMMAND, hide = true)]
    BatchWorker,
}

/// What is said on standard error.
#[derive(Debug, Args)]
pub(crate) struct MessageArgs {
    /// Says nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,

    /// Says more: also what is merely good to know
    #[arg(short, long, global = true)]
    verbose: bool,

    /// Colours messages; `auto` on a terminal only, and never where `NO_COLOR` is set
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: When,
}

/// When messages are coloured.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl MessageArgs {
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, false) => Verbosity::Normal,
            (false, true) => Verbosity::Verbose,
        }
    }

    pub(crate) fn color(&self) -> ColorChoice {
        match self.color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        }
    }
}

/// Writes the goal cards of documents as JSON, tables or a report
///
/// Reads PDF, and exported text: UTF-8, UTF-16 or Windows-1252, as a word processor writes it. One file becomes one JSON document, several
/// become JSON Lines in the order of the files; --format or the ending of -o asks for another format. CSV, TSV and Parquet have a row for
/// each indicator and value, with --tables a file for each table. A file that cannot be read is reported and the rest goes on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari extract seeds/pori-2026-konsernipalvelut.txt -o pori-2026.json
  mittari extract talousarviot/*.pdf -o talousarviot.jsonl
  mittari extract tilinpaatos-2026.pdf -o tilinpaatos-2026.md
  mittari extract talousarviot/*.pdf -o talousarviot.xlsx
  mittari extract talousarvio-2026.pdf -o talousarvio-2026.csv --excel-fi --datapackage
  mittari extract talousarviot/*.pdf --format csv --tables -o taulukot
  mittari extract talousarvio-2026.pdf --cross-check
  mittari extract - < strategia.pdf

Exit codes: 0 done · 1 some input failed · 2 wrong usage · 3 no goal in any input")]
pub(crate) struct ExtractArgs {
    /// Documents, PDF or exported text, or extractions that were written before (JSON); `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<OsString>,

    #[command(flatten)]
    pub(crate) writing: WritingArgs,

    /// Warnings count as failure: exit code 1 where anything may be missing
    #[arg(long)]
    pub(crate) strict: bool,

    /// Reads each PDF with a second, independent reader, too (pdf-extract), and reports pages and values on which the two disagree
    #[arg(long)]
    pub(crate) cross_check: bool,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Types printed values: "9 844 pv" becomes a quantity of 9844 days
///
/// Prints a line for each value, or JSON with --format. Without TEXT and without --jsonl each line of standard input is one value.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari measure \"9 844 pv\" \"enintään 10 kpl\" \"kevään 2026 aikana\"
  mittari measure --role target \"-10 %\" --pair \"9 844 pv\" --format json
  echo '{\"raw\": \"8 860 pv\", \"context\": {\"role\": \"target\", \"pair_raw\": \"9 844 pv\"}}' | mittari measure --jsonl

Exit codes: 0 done · 2 trouble")]
pub(crate) struct MeasureArgs {
    /// Values as printed; put -- before one that starts with a minus
    #[arg(value_name = "TEXT", allow_negative_numbers = true)]
    pub(crate) texts: Vec<String>,

    /// The part that the values play; target where --pair is given, else mention
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<RoleArg>,

    /// The other value of the pair as printed: for a target its baseline
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) pair: Option<String>,

    /// Reads JSON Lines from standard input, each with "raw" and perhaps "context" as in the example, and writes one line for each
    #[arg(long, conflicts_with_all = ["texts", "role", "pair", "format", "compact"])]
    pub(crate) jsonl: bool,

    /// Prints JSON instead of words: json, or jsonl with one value a line
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,

    /// Writes JSON on one line
    #[arg(long)]
    pub(crate) compact: bool,
}

/// The part that a value plays.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RoleArg {
    /// Lähtötaso
    Baseline,
    /// Tavoitetaso
    Target,
    /// Toteuma
    Actual,
    /// Määräaika
    Deadline,
    /// Words in running text
    Mention,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Baseline => Self::Baseline,
            RoleArg::Target => Self::Target,
            RoleArg::Actual => Self::Actual,
            RoleArg::Deadline => Self::Deadline,
            RoleArg::Mention => Self::Mention,
        }
    }
}

/// Prints what one stage of reading saw, for finding out why a goal was missed
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari inspect --stage unclaimed seeds/laitila-hallintotoimi-palvelusuunnitelma.txt
  mittari inspect --stage tables seeds/digisuunnitelma-2025-2027.txt
  mittari inspect --stage lines talousarvio-2026.pdf

Exit codes: 0 done · 2 trouble")]
pub(crate) struct InspectArgs {
    /// A document, PDF or exported text; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: OsString,

    /// The stage to look at
    #[arg(long, value_name = "STAGE")]
    pub(crate) stage: StageArg,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// A stage of reading.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum StageArg {
    /// Glyphs, lines and areas that PDF pages paint
    Glyphs,
    /// Lines with their numbers
    Lines,
    /// Tables with their cells
    Tables,
    /// Labels such as TAVOITE and MITTARI
    Labels,
    /// Cards as each way of reading claims them
    Claims,
    /// Lines that no card, heading or running head was read from
    Unclaimed,
}

impl StageArg {
    /// The parser's stage; `None` for one that only PDF has.
    pub(crate) fn of_parser(self) -> Option<Stage> {
        match self {
            Self::Glyphs => None,
            Self::Lines => Some(Stage::Lines),
            Self::Tables => Some(Stage::Tables),
            Self::Labels => Some(Stage::Labels),
            Self::Claims => Some(Stage::Claims),
            Self::Unclaimed => Some(Stage::Unclaimed),
        }
    }
}

/// Measures mittari against goals that a person has read: precision, recall, F1, right pairs, wrong values
///
/// GOLD is a JSON file with the cards a perfect reader would find, or a folder of such files named STEM.json. PATH is a document, an
/// extraction (.json), or a folder of them matched by STEM.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mittari eval fixtures/gold/pori-2026-konsernipalvelut.json seeds/pori-2026-konsernipalvelut.txt --misses
  mittari eval fixtures/gold seeds
  mittari eval oma-kunta.json oma-kunta-2026.txt --format json

Exit codes: 0 done · 1 some input failed · 2 wrong usage · 3 no goal in any input")]
pub(crate) struct EvalArgs {
    /// Gold: a JSON file or a folder of them
    pub(crate) gold: PathBuf,

    /// What is measured: a document, an extraction (.json), or a folder of them
    pub(crate) path: PathBuf,

    /// Also prints each fact that is missing, extra or wrong
    #[arg(long)]
    pub(crate) misses: bool,

    /// json prints the numbers for programs
    #[arg(long, value_name = "FORMAT", value_parser = ["json"])]
    pub(crate) format: Option<String>,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Prints the JSON Schema (2020-12) of what mittari writes
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  mittari schema extraction > extraction.schema.json")]
pub(crate) struct SchemaArgs {
    /// The output to describe
    #[arg(value_name = "NAME", default_value = "extraction")]
    pub(crate) name: SchemaName,
}

/// An output that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// What `extract` writes for one document
    Extraction,
    /// One typed value, as it stands under "measure"
    Measure,
    /// What `measure --format json` and `measure --jsonl` write for one value
    Reading,
    /// What `eval --format json` writes
    Evaluation,
    /// What `diff --format json` writes for two files
    Comparison,
    /// What `diff --format json` writes for more than two
    History,
    /// A line of the manifest of a batch
    Manifest,
}

/// Says what the code of a diagnostic means and what to do; without CODE, all of them
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  mittari explain ambiguous_pairing")]
pub(crate) struct ExplainArgs {
    /// The code, in any case, with _ or -
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

/// Prints completions for a shell
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  mittari completions bash > ~/.local/share/bash-completion/completions/mittari"
)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Prints the manual page, of mittari or of one command
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mittari man | man -l -\n  mittari man extract > mittari-extract.1"
)]
pub(crate) struct ManArgs {
    /// The command; without it the page of mittari itself
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
