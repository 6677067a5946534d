//! Where extractions go and what they look like.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use mittari_export::Dialect;

use crate::format::ExtractionFormat;
use crate::output::Layout;
use crate::sink::{Options, Package, Target};

/// Where extractions go and what they look like.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(crate) struct WritingArgs {
    /// Writes to FILE, whole or not at all, instead of standard output; FOLDER/ takes a file for each table
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// How to write; without it the ending of -o decides, and extract writes json for one file, jsonl for several
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<ExtractionFormat>,

    /// Writes JSON on one line
    #[arg(long)]
    pub(crate) compact: bool,

    /// Writes CSV as the Finnish Excel reads it: byte order mark, semicolons, decimal commas
    #[arg(long)]
    pub(crate) excel_fi: bool,

    /// Writes all tables, not only indicators: -o names a folder that takes a file for each (csv, tsv, parquet)
    #[arg(long)]
    pub(crate) tables: bool,

    /// Writes a description of the columns beside CSV, too: FILE.datapackage.json (Frictionless Data Package)
    #[arg(long)]
    pub(crate) datapackage: bool,
}

impl WritingArgs {
    /// The format that was asked for, by name or by the ending of the file; `None` where neither says.
    ///
    /// # Errors
    ///
    /// For the ending of a format that mittari does not write.
    pub(crate) fn format(&self) -> Result<Option<ExtractionFormat>> {
        match (self.format, &self.output) {
            (None, Some(path)) => ExtractionFormat::from_ending(path),
            (format, _) => Ok(format),
        }
    }

    /// Where the extractions go.
    ///
    /// # Errors
    ///
    /// Where format and target do not go together.
    pub(crate) fn target(&self, format: ExtractionFormat) -> Result<Target> {
        let name = format.ending();
        let Some(path) = &self.output else {
            if self.tables {
                bail!("--tables writes several files; name a folder for them with -o FOLDER");
            }
            if !format.is_for_pipes() {
                bail!("{name} is a file that programs open, no text; name it with -o FILE.{name}");
            }
            return Ok(Target::Stdout);
        };
        if !self.tables && !names_folder(path) {
            return Ok(Target::File(path.clone()));
        }
        if !format.is_one_table() {
            bail!(
                "{}: {name} has everything in one file; name a file rather than a folder, and leave --tables away",
                path.display()
            );
        }
        if path.is_file() {
            bail!(
                "{}: a file; --tables writes several files, so name a folder with -o",
                path.display()
            );
        }
        Ok(Target::Folder(path.clone()))
    }

    /// What the results look like.
    ///
    /// # Errors
    ///
    /// Where format, target and options do not go together.
    pub(crate) fn options(&self, format: ExtractionFormat, target: &Target) -> Result<Options> {
        if self.excel_fi && format != ExtractionFormat::Csv {
            bail!("--excel-fi is about CSV; add --format csv");
        }
        let is_text_table = matches!(format, ExtractionFormat::Csv | ExtractionFormat::Tsv);
        if self.datapackage && (!is_text_table || *target == Target::Stdout) {
            bail!("--datapackage describes the columns of a CSV file; add -o FILE.csv");
        }
        Ok(Options {
            dialect: match format {
                ExtractionFormat::Tsv => Dialect::Tsv,
                _ if self.excel_fi => Dialect::ExcelFi,
                _ => Dialect::Csv,
            },
            layout: if self.compact || format == ExtractionFormat::Jsonl {
                Layout::Compact
            } else {
                Layout::Indented
            },
            package: match target {
                // Several files explain each other.
                Target::Folder(_) if is_text_table => Package::Beside,
                _ if self.datapackage => Package::Beside,
                _ => Package::None,
            },
        })
    }
}

/// Whether a path is meant as a folder: it is one, or ends as one.
fn names_folder(path: &Path) -> bool {
    let ends_as_one = path
        .as_os_str()
        .as_encoded_bytes()
        .last()
        .is_some_and(|last| std::path::is_separator(char::from(*last)));
    ends_as_one || path.is_dir()
}
