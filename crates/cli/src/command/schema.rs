//! `mittari schema`: the JSON Schema of what mittari writes, generated from the types that are written.

use std::io::Write;

use anyhow::Result;
use mittari_diff::{Comparison, History};
use mittari_model::{Extraction, Measure};
use schemars::{Schema, schema_for};

use super::measure::Record;
use crate::args::{SchemaArgs, SchemaName};
use crate::batch::row::Row;
use crate::eval::Numbers;
use crate::exit::Exit;
use crate::output::{Layout, Output, to_json};

pub(crate) fn run(args: &SchemaArgs) -> Result<Exit> {
    let mut output = Output::stdout();
    writeln!(output, "{}", to_json(&schema(args.name), Layout::Indented))?;
    output.finish()?;
    Ok(Exit::Done)
}

fn schema(name: SchemaName) -> Schema {
    match name {
        SchemaName::Extraction => schema_for!(Extraction),
        SchemaName::Measure => schema_for!(Measure),
        SchemaName::Reading => schema_for!(Record),
        SchemaName::Evaluation => schema_for!(Numbers),
        SchemaName::Comparison => schema_for!(Comparison),
        SchemaName::History => schema_for!(History),
        SchemaName::Manifest => schema_for!(Row),
    }
}
