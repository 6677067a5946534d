//! `mittari explain`: what the code of a diagnostic means.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::{Result, anyhow};
use mittari_model::Code;

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::output::Output;
use crate::report::titled;
use crate::wrap;

/// Columns of a paragraph, fit for any terminal.
const WIDTH: usize = 80;

pub(crate) fn run(args: &ExplainArgs) -> Result<Exit> {
    let text = match &args.code {
        Some(typed) => paragraphs(find(typed)?),
        None => Code::ALL
            .iter()
            .map(|&code| paragraphs(code))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let mut output = Output::stdout();
    output.write_all(text.as_bytes())?;
    output.finish()?;
    Ok(Exit::Done)
}

fn find(typed: &str) -> Result<Code> {
    let name = typed.trim().to_lowercase().replace(['-', ' '], "_");
    let code = Code::ALL.iter().find(|code| code.name() == name);
    code.copied().ok_or_else(|| {
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        anyhow!(
            "{typed}: no diagnostic has this code; known codes: {}",
            known.join(", ")
        )
    })
}

fn paragraphs(code: Code) -> String {
    let mut text = format!("{}\n", titled(code));
    for line in wrap::lines(code.help(), WIDTH - 2) {
        let _ = writeln!(text, "  {line}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_spelling_of_a_code_is_found() {
        for typed in [
            "ambiguous_pairing",
            "Ambiguous-Pairing",
            " AMBIGUOUS PAIRING ",
        ] {
            assert_eq!(find(typed).expect("it is known"), Code::AmbiguousPairing);
        }
        let error = find("parien_arvaus").expect_err("no such code").to_string();
        assert!(
            error.contains("parien_arvaus") && error.contains("odd_encoding"),
            "{error}"
        );
    }

    #[test]
    fn paragraphs_fit_the_width() {
        for &code in Code::ALL {
            assert!(
                paragraphs(code)
                    .lines()
                    .all(|line| line.chars().count() <= WIDTH)
            );
        }
    }
}
