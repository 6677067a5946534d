//! Cards as a few lines of text, to be compared in tests.

use std::fmt::Write;

use mittari_document::Document;
use mittari_model::{Excerpt, Indicator};
use mittari_parser::parse;

/// The cards of a text and the warnings about them.
pub(crate) fn brief(text: &str) -> String {
    let document = Document::from_text_keeping(text.to_owned(), &mittari_parser::is_content)
        .expect("the text is short");
    let parsed = parse(&document);
    let mut out = String::new();
    for card in &parsed.cards {
        let names = |excerpts: &[Excerpt]| {
            let texts: Vec<&str> = excerpts.iter().map(|e| e.text.as_str()).collect();
            texts.join(" / ")
        };
        let _ = writeln!(
            out,
            "card [{}] [{}]",
            names(&card.unit),
            names(&card.section)
        );
        let mut list = |what: &str, excerpts: &mut dyn Iterator<Item = &Excerpt>| {
            for excerpt in excerpts {
                let _ = writeln!(out, "  {what} {}", excerpt.text);
            }
        };
        list("focus", &mut card.focus.iter());
        list("theme", &mut card.theme.iter());
        list("strategic", &mut card.strategic_objective.iter());
        list("objective", &mut card.objectives.iter());
        list("initiative", &mut card.initiatives.iter());
        for action in &card.actions {
            let _ = writeln!(out, "  action {}", action.text);
            for party in &action.responsible {
                let _ = writeln!(out, "    responsible {}", party.text);
            }
            if let Some(note) = &action.note {
                let _ = writeln!(out, "    note {}", note.text);
            }
        }
        for indicator in &card.indicators {
            let _ = writeln!(out, "  indicator {}", values(indicator));
        }
        for milestone in &card.milestones {
            let number = milestone.number.map_or(String::new(), |n| format!("{n} "));
            let _ = writeln!(out, "  milestone {number}{}", milestone.text);
        }
        for party in &card.responsible {
            let _ = writeln!(out, "  responsible {}", party.text);
        }
        for progress in &card.progress {
            let period = progress.period.as_deref().unwrap_or("-");
            let _ = writeln!(out, "  progress {period} {}", progress.text);
        }
        for note in &card.notes {
            let _ = writeln!(out, "  note {}", note.text);
        }
    }
    for diagnostic in &parsed.diagnostics {
        if diagnostic.severity > mittari_model::Severity::Info {
            let _ = writeln!(out, "trouble {}: {}", diagnostic.code, diagnostic.message);
        }
    }
    out
}

/// `Kerhoryhmien määrä | 12 | 2027: 20 | actual 15`
fn values(indicator: &Indicator) -> String {
    let with_period = |period: Option<&str>, text: &str| match period {
        Some(period) => format!("{period}: {text}"),
        None => text.to_owned(),
    };
    let targets: Vec<String> = indicator
        .targets
        .iter()
        .map(|target| with_period(target.value.period.as_deref(), &target.value.text))
        .collect();
    let baseline = indicator.baseline.as_ref().map_or("-", |value| &value.text);
    let mut out = format!("{} | {baseline} | {}", indicator.text, targets.join("; "));
    for actual in &indicator.actuals {
        let _ = write!(
            out,
            " | actual {}",
            with_period(actual.value.period.as_deref(), &actual.value.text)
        );
    }
    if let Some(rating) = &indicator.rating {
        let _ = write!(out, " | rating {}", rating.text);
    }
    out.truncate(out.trim_end().len());
    out
}
