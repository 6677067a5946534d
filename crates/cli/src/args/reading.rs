//! How documents are read, and how much they may take.

use std::time::Duration;

use clap::{Args, ValueEnum};
use mittari_layout::{Engine, Limits};

use crate::settings::Settings;

/// How documents are read.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// The reader of PDF
    #[arg(long, value_name = "ENGINE", default_value = "hayro")]
    pub(crate) engine: EngineArg,

    /// The password that opens a PDF for reading; the empty one is always tried
    #[arg(long, value_name = "PASSWORD")]
    password: Option<String>,

    #[command(flatten)]
    limits: LimitArgs,
}

/// A reader of PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EngineArg {
    /// The default
    Hayro,
    /// The second reader: slower, without bold letters, colours of letters and repair of damaged files
    PdfExtract,
}

/// Limits. Counted ones keep what was read so far and end with exit code 1; time and memory give the document up.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
struct LimitArgs {
    /// Reads at most SIZE of a file (bytes, or with KiB, MiB, GiB); what lies past it is reported
    #[arg(long, value_name = "SIZE", default_value = "512MiB", value_parser = size)]
    max_bytes: u64,

    /// Reads at most N pages of a PDF
    #[arg(long, value_name = "N", default_value_t = Limits::default().pages, value_parser = clap::value_parser!(u32).range(1..))]
    max_pages: u32,

    /// Unpacks at most SIZE of the content of a PDF's page
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = size)]
    max_stream_bytes: u64,

    /// Unpacks at most SIZE of the content of a whole PDF
    #[arg(long, value_name = "SIZE", default_value = "2GiB", value_parser = size)]
    max_total_bytes: u64,

    /// Gives a document up that takes more memory (on Linux); without it 1GiB, or 12 times the file where that is more
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_memory: Option<u64>,

    /// Gives a document up that takes longer than S seconds; 0 for no limit
    #[arg(long, value_name = "S", default_value = "60", value_parser = seconds)]
    timeout: Duration,
}

impl ReadingArgs {
    /// What the options mean.
    pub(crate) fn settings(&self) -> Settings {
        let limits = &self.limits;
        Settings {
            engine: match self.engine {
                EngineArg::Hayro => Engine::Hayro,
                EngineArg::PdfExtract => Engine::PdfExtract,
            },
            cross_check: false,
            password: self.password.clone(),
            max_bytes: limits.max_bytes,
            limits: Limits {
                pages: limits.max_pages,
                stream_bytes: limits.max_stream_bytes,
                total_bytes: limits.max_total_bytes,
                ..Limits::default()
            },
            timeout: (limits.timeout > Duration::ZERO).then_some(limits.timeout),
            max_memory: limits.max_memory,
        }
    }
}

impl ReadingArgs {
    /// The options as they would be typed, each in its fullest form: for a worker process, and to know whether two runs read alike.
    pub(crate) fn options(&self) -> Vec<String> {
        let limits = &self.limits;
        let mut options = vec![
            format!("--engine={}", value_name(self.engine)),
            format!("--max-bytes={}", limits.max_bytes),
            format!("--max-pages={}", limits.max_pages),
            format!("--max-stream-bytes={}", limits.max_stream_bytes),
            format!("--max-total-bytes={}", limits.max_total_bytes),
            format!("--timeout={}", limits.timeout.as_secs_f64()),
        ];
        let password = self.password.iter();
        options.extend(password.map(|password| format!("--password={password}")));
        let memory = limits.max_memory.iter();
        options.extend(memory.map(|bytes| format!("--max-memory={bytes}")));
        options
    }
}

fn value_name(engine: EngineArg) -> String {
    let value = engine.to_possible_value();
    value
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

/// Reads `1000`, `64KiB`, `512 MiB` or `1GiB` as a number of bytes.
fn size(text: &str) -> Result<u64, String> {
    const UNITS: &[(&str, u32)] = &[("kib", 10), ("mib", 20), ("gib", 30), ("b", 0), ("", 0)];
    let lower = text.trim().to_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &lower[digits.len()..];
    let shift = UNITS
        .iter()
        .find(|(name, _)| *name == unit)
        .map(|&(_, shift)| shift);
    let number = digits.trim().parse::<u64>().ok();
    let bytes = number
        .zip(shift)
        .and_then(|(number, shift)| number.checked_mul(1 << shift));
    bytes.filter(|&bytes| bytes > 0).ok_or_else(|| {
        "a number of bytes was expected, such as 1000000, 64KiB or 512MiB".to_owned()
    })
}

/// Reads `60` or `0.5` as seconds.
fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.trim().parse::<f64>().ok();
    let time = number.and_then(|number| Duration::try_from_secs_f64(number).ok());
    time.ok_or_else(|| "a number of seconds was expected, such as 60 or 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("1000"), Ok(1000));
        assert_eq!(size("512MiB"), Ok(512 << 20));
        assert_eq!(size("2 gib"), Ok(2 << 30));
        for wrong in ["", "0", "MiB", "12 kertaa", "99999999999GiB", "-1"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(seconds("60"), Ok(Duration::from_mins(1)));
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["", "-1", "inf", "NaN", "1e40", "minuutti"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn without_options_the_defaults_hold() {
        #[derive(Parser)]
        struct Typed {
            #[command(flatten)]
            reading: ReadingArgs,
        }
        assert_eq!(
            Typed::parse_from(["mittari"]).reading.settings(),
            Settings::default()
        );
        let typed = Typed::parse_from([
            "mittari",
            "--timeout",
            "0",
            "--max-pages",
            "3",
            "--engine",
            "pdf-extract",
        ]);
        let settings = typed.reading.settings();
        assert_eq!(
            (settings.timeout, settings.limits.pages, settings.engine),
            (None, 3, Engine::PdfExtract)
        );
    }
}
