//! The Frictionless data package that says what the columns of CSV files are.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::TableName;
use crate::Dialect;
use crate::table::{Head, Kind};

/// A file that a data package describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackagedFile {
    /// The file's name, beside the package: `indicators.csv`.
    pub path: String,
    /// What stands in it.
    pub table: TableName,
    /// How it is written.
    pub dialect: Dialect,
}

/// Writes a `datapackage.json` (Frictionless Data Package 1) for the files: type and meaning of every column, separators, decimal marks.
///
/// # Errors
///
/// Where `out` fails.
pub fn write_package(out: &mut dyn Write, files: &[PackagedFile]) -> io::Result<()> {
    let resources: Vec<Value> = files.iter().map(resource).collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": "mittari",
        "title": "Goals of municipal documents",
        "resources": resources,
    });
    serde_json::to_writer_pretty(&mut *out, &package)?;
    out.write_all(b"\n")
}

fn resource(file: &PackagedFile) -> Value {
    let dialect = file.dialect;
    let fields: Vec<Value> = file
        .table
        .heads()
        .iter()
        .map(|head| field(head, dialect))
        .collect();
    let is_tsv = dialect == Dialect::Tsv;
    json!({
        "profile": "tabular-data-resource",
        "name": file.table.name(),
        "description": file.table.description(),
        "path": file.path,
        "format": if is_tsv { "tsv" } else { "csv" },
        "mediatype": if is_tsv { "text/tab-separated-values" } else { "text/csv" },
        // Readers drop a byte order mark of UTF-8 themselves.
        "encoding": "utf-8",
        "dialect": {
            "delimiter": char::from(dialect.separator()).to_string(),
            "lineTerminator": "\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

fn field(head: &Head, dialect: Dialect) -> Value {
    let kind = match head.kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Decimal | Kind::Real => "number",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
    };
    let mut field = json!({
        "name": head.name,
        "type": kind,
        "description": head.description,
    });
    if kind == "number" && dialect.mark() != '.' {
        field["decimalChar"] = dialect.mark().to_string().into();
    }
    field
}
