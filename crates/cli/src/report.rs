//! Messages for people, on standard error.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use mittari_export::printable_line;
use mittari_model::{Code, Diagnostic, Extraction, Place, Severity};

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Errors only.
    Quiet,
    /// Errors, warnings and a summary.
    Normal,
    /// Everything, remarks included.
    Verbose,
}

/// Writes messages on standard error.
pub(crate) struct Reporter {
    err: AutoStream<std::io::Stderr>,
    color: ColorChoice,
    verbosity: Verbosity,
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const REMARK: Style = AnsiColor::Cyan.on_default();

impl Reporter {
    /// A reporter; `color` as `--color` says.
    pub(crate) fn new(verbosity: Verbosity, color: ColorChoice) -> Self {
        Self {
            err: AutoStream::new(std::io::stderr(), color),
            color,
            verbosity,
        }
    }

    /// How much is said.
    pub(crate) fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// When what is written for people is coloured, as `--color` says.
    pub(crate) fn color(&self) -> ColorChoice {
        self.color
    }

    /// An error: something could not be done.
    pub(crate) fn error(&mut self, error: &anyhow::Error) {
        self.message(ERROR, "error", &format!("{error:#}"));
    }

    /// An error about one input: `name: what was found; …`.
    pub(crate) fn input_error(&mut self, name: &str, error: &anyhow::Error) {
        self.message(ERROR, "error", &format!("{name}: {error:#}"));
    }

    /// A warning about the whole, said without `-q`.
    pub(crate) fn warning(&mut self, words: &str) {
        if self.verbosity >= Verbosity::Normal {
            self.message(WARNING, "warning", words);
        }
    }

    /// A remark, said with `-v` only.
    pub(crate) fn remark(&mut self, words: &str) {
        if self.verbosity == Verbosity::Verbose {
            self.message(REMARK, "note", words);
        }
    }

    /// A closing line, said without `-q`.
    pub(crate) fn summary(&mut self, words: &str) {
        if self.verbosity >= Verbosity::Normal {
            self.say(&printable_line(words));
        }
    }

    /// The diagnostics of one document: warnings always, remarks with `-v`, none with `-q`.
    pub(crate) fn diagnostics(&mut self, name: &str, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            let (style, head, least) = match diagnostic.severity {
                Severity::Error => (ERROR, "error", Verbosity::Quiet),
                Severity::Warning => (WARNING, "warning", Verbosity::Normal),
                Severity::Info => (REMARK, "note", Verbosity::Verbose),
            };
            if self.verbosity >= least {
                // What is about pages as a whole names them itself.
                let about = diagnostic.at.first();
                let about = about.filter(|_| !diagnostic.message.starts_with("page"));
                let place = about.map(place).unwrap_or_default();
                let words = format!(
                    "{name}{place}: {} [{}]",
                    diagnostic.message,
                    diagnostic.code.name()
                );
                self.message(style, head, &words);
            }
        }
    }

    fn message(&mut self, style: Style, head: &str, words: &str) {
        let words = printable_line(words);
        self.say(&format!("{style}{head}{style:#}: {words}"));
    }

    fn say(&mut self, line: &str) {
        // A closed standard error leaves nobody to tell.
        let _ = writeln!(self.err, "{line}");
    }
}

fn place(place: &Place) -> String {
    let [first, _] = place.lines;
    // Exported text seldom has pages, and a place on the first of them says nothing.
    let page = if place.page > 1 || first == 0 || place.bounds.is_some() {
        format!(", page {}", place.page)
    } else {
        String::new()
    };
    if first == 0 {
        page
    } else {
        format!("{page}, line {first}")
    }
}

/// What was found in one document, as one line: `7 cards, 12 indicators, 24 values; 3 warnings; 5 of 88 lines unclaimed`.
pub(crate) fn found(extraction: &Extraction) -> String {
    let indicators = || extraction.cards.iter().flat_map(|card| &card.indicators);
    let values = indicators().map(|indicator| {
        usize::from(indicator.baseline.is_some())
            + indicator.targets.len()
            + indicator.actuals.len()
    });
    let coverage = &extraction.coverage;
    format!(
        "{}, {}, {}; {}; {} of {} unclaimed",
        counted(extraction.cards.len(), "card"),
        counted(indicators().count(), "indicator"),
        counted(values.sum(), "value"),
        counted(n_warnings(&extraction.diagnostics), "warning"),
        coverage.unclaimed,
        counted(coverage.lines as usize, "line"),
    )
}

/// The diagnostics that say that something may be missing.
pub(crate) fn n_warnings(diagnostics: &[Diagnostic]) -> usize {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= Severity::Warning)
        .count()
}

/// `1 card`, `2 cards`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// The code's name with its severity, as a heading: `ambiguous_pairing (warning)`.
pub(crate) fn titled(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    format!("{} ({severity})", code.name())
}
