//! `mittari inspect`: what one stage of reading saw, as text.

use std::io::Write;

use anyhow::{Context, Result, bail};

use crate::args::InspectArgs;
use crate::crash;
use crate::exit::Exit;
use crate::extract::document;
use crate::input::Input;
use crate::output::Output;
use crate::printable::printable;
use crate::report::Reporter;

pub(crate) fn run(args: &InspectArgs, reporter: &mut Reporter) -> Result<Exit> {
    let Some(stage) = args.stage.of_parser() else {
        bail!(
            "--stage glyphs shows the glyphs of PDF pages, and this version reads no PDF yet; look at --stage lines"
        );
    };
    let input = Input::from_arg(&args.file);
    let content = input
        .read(args.limits.max_bytes)
        .with_context(|| input.shown())?;
    if let Some(limit) = content.cut_at {
        reporter.remark(&format!(
            "{}: only the first {limit} bytes were read; --max-bytes raises the limit",
            input.shown()
        ));
    }
    let text = crash::guard(|| {
        let (document, _) = document(content.bytes)?;
        Ok(mittari_parser::inspect(&document, stage))
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
