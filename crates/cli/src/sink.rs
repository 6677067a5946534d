//! Extractions, one after the other, into any format and any place. No more than one of them is held in memory.

mod json;
mod table_files;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use mittari_diff::counts;
use mittari_export::Dialect;
use mittari_export::extraction::write_markdown;
use mittari_export::tables::{Database, Spreadsheet};
use mittari_model::Extraction;

use crate::format::ExtractionFormat;
use crate::output::{Layout, NewFile, Output};
use json::Json;
use table_files::{ParquetFiles, SeparatedFiles};

/// Where extractions go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output.
    Stdout,
    /// A file, which appears whole or not at all.
    File(PathBuf),
    /// A folder with a file for each table; it is made where there is none.
    Folder(PathBuf),
}

/// What the results look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// How rows and cells of CSV and TSV are written.
    pub(crate) dialect: Dialect,
    /// How JSON is laid out; JSON Lines are always compact.
    pub(crate) layout: Layout,
    /// Whether a data package says what the columns are.
    pub(crate) package: Package,
}

/// Whether a data package says what the columns of CSV are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    /// No.
    None,
    /// In a file beside the CSV.
    Beside,
}

/// How many documents there are to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HowMany {
    /// One: JSON is a document.
    One,
    /// Any number: JSON is a list.
    Several,
}

/// What came of writing.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Documents that were written.
    pub(crate) documents: usize,
    /// What the format could not hold as it is, for people.
    pub(crate) remarks: Vec<String>,
}

/// Writes extractions one after the other. What is not finished does not appear.
pub(crate) struct Sink {
    kind: Kind,
    n_written: usize,
}

enum Kind {
    Json(Json),
    Markdown(Output),
    Separated(SeparatedFiles),
    Parquet(ParquetFiles),
    Spreadsheet(Box<Spreadsheet>, NewFile),
    Database(Database, NewFile),
}

impl Sink {
    /// Begins to write.
    ///
    /// # Errors
    ///
    /// Where the target cannot be made, or does not go with the format.
    pub(crate) fn new(
        format: ExtractionFormat,
        target: &Target,
        options: Options,
        how_many: HowMany,
    ) -> Result<Self> {
        let kind = match format {
            ExtractionFormat::Json => {
                Kind::Json(Json::document(output(target)?, options.layout, how_many))
            }
            ExtractionFormat::Jsonl => Kind::Json(Json::lines(output(target)?)),
            ExtractionFormat::Markdown => Kind::Markdown(output(target)?),
            ExtractionFormat::Csv | ExtractionFormat::Tsv => {
                Kind::Separated(SeparatedFiles::new(target, options, format.ending())?)
            }
            ExtractionFormat::Parquet => Kind::Parquet(ParquetFiles::new(target)?),
            ExtractionFormat::Xlsx => {
                let file = new_file(target, format)?;
                let spreadsheet = Spreadsheet::new(file.folder())?;
                Kind::Spreadsheet(Box::new(spreadsheet), file)
            }
            ExtractionFormat::Sqlite => {
                let file = new_file(target, format)?;
                let database = Database::create(file.temporary_path())?;
                Kind::Database(database, file)
            }
        };
        Ok(Self { kind, n_written: 0 })
    }

    /// Writes one document.
    ///
    /// # Errors
    ///
    /// Where the target cannot be written.
    pub(crate) fn write(&mut self, extraction: &Extraction) -> Result<()> {
        match &mut self.kind {
            Kind::Json(json) => json.write(extraction)?,
            Kind::Markdown(output) => {
                if self.n_written > 0 {
                    output.write_all(b"\n---\n\n")?;
                }
                write_markdown(output, extraction, &counts(extraction))?;
            }
            Kind::Separated(files) => files.write(extraction)?,
            Kind::Parquet(files) => files.write(extraction)?,
            Kind::Spreadsheet(spreadsheet, _) => spreadsheet.write(extraction)?,
            Kind::Database(database, _) => database.write(extraction)?,
        }
        self.n_written += 1;
        Ok(())
    }

    /// Ends the result; files appear now.
    ///
    /// # Errors
    ///
    /// Where the target cannot be written.
    pub(crate) fn finish(self) -> Result<Written> {
        let remarks = match self.kind {
            Kind::Json(json) => {
                json.finish()?;
                Vec::new()
            }
            Kind::Markdown(output) => {
                output.finish()?;
                Vec::new()
            }
            Kind::Separated(files) => {
                files.finish()?;
                Vec::new()
            }
            Kind::Parquet(files) => files.finish()?,
            Kind::Spreadsheet(spreadsheet, mut file) => {
                let remarks = spreadsheet
                    .finish(&mut file)
                    .with_context(|| file.not_written())?;
                file.persist()?;
                remarks
            }
            Kind::Database(database, file) => {
                let remarks = database.finish().with_context(|| file.not_written())?;
                file.persist()?;
                remarks
            }
        };
        Ok(Written {
            documents: self.n_written,
            remarks: remarks.iter().map(ToString::to_string).collect(),
        })
    }
}

/// Writes all documents, in their order; the first that is an error ends it, and then nothing appears.
///
/// # Errors
///
/// Where a document is one, or the target cannot be written.
pub(crate) fn write_all(
    format: ExtractionFormat,
    target: &Target,
    options: Options,
    documents: impl Iterator<Item = Result<Extraction>>,
) -> Result<Written> {
    let mut sink = Sink::new(format, target, options, HowMany::Several)?;
    for document in documents {
        sink.write(&document?)?;
    }
    sink.finish()
}

fn output(target: &Target) -> Result<Output> {
    match target {
        Target::Stdout => Ok(Output::stdout()),
        Target::File(path) => Output::new(Some(path)),
        Target::Folder(path) => bail!("{}: a folder; a file was expected", path.display()),
    }
}

fn new_file(target: &Target, format: ExtractionFormat) -> Result<NewFile> {
    let Target::File(path) = target else {
        let ending = format.ending();
        bail!("{ending} is a file that programs open, no text; name it with -o FILE.{ending}");
    };
    NewFile::at(path)
}
