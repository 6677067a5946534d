//! `mittari inspect`: what one stage of reading saw, as text.

use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use mittari_export::printable;
use mittari_layout::Stage;

use crate::args::{InspectArgs, StageArg};
use crate::exit::Exit;
use crate::extract::allowance;
use crate::input::Input;
use crate::output::Output;
use crate::read::{options, pdf_error, read};
use crate::report::Reporter;
use crate::settings::Settings;
use crate::sniff::{Kind, sniff};
use crate::worker;

pub(crate) fn run(args: &InspectArgs, reporter: &mut Reporter) -> Result<Exit> {
    let settings = args.reading.settings();
    let input = Input::from_arg(&args.file);
    let content = input
        .read(settings.max_bytes)
        .with_context(|| input.shown())?;
    if let Some(limit) = content.cut_at {
        reporter.remark(&format!(
            "{}: only the first {limit} bytes were read; --max-bytes raises the limit",
            input.shown()
        ));
    }
    let (bytes, stage) = (content.bytes, args.stage);
    let text = worker::run(allowance(&settings, &bytes), move |deadline| {
        seen(&bytes, stage, &settings, deadline)
    });
    let text = printable(&text.with_context(|| input.shown())?);
    let mut output = Output::stdout();
    output.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        output.write_all(b"\n")?;
    }
    output.finish()?;
    Ok(Exit::Done)
}

/// What a stage saw: the pages themselves are shown by the reader of PDF, the rest by the parser.
fn seen(
    bytes: &[u8],
    stage: StageArg,
    settings: &Settings,
    deadline: Option<Instant>,
) -> Result<String> {
    let of_layout = match stage {
        StageArg::Glyphs => Some(Stage::Glyphs),
        StageArg::Lines => Some(Stage::Lines),
        StageArg::Tables => Some(Stage::Tables),
        _ => None,
    };
    if let (Kind::Pdf, Some(stage)) = (sniff(bytes), of_layout) {
        return mittari_layout::inspect(bytes, &options(settings, deadline), stage)
            .map_err(|error| pdf_error(&error, settings));
    }
    let read = read(bytes, settings, deadline)?;
    let Some(stage) = stage.of_parser() else {
        bail!("exported text; a PDF was expected: text has no glyphs; look at --stage lines");
    };
    Ok(mittari_parser::inspect(&read.document, stage))
}
