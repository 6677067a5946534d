//! Formats of which a file holds one table: one file, or a folder with a file for each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mittari_export::tables::{
    PackagedFile, ParquetTable, Remark, SeparatedTable, TableName, write_package,
};
use mittari_model::Extraction;

use super::{Options, Package, Target};
use crate::output::{NewFile, Output, write_whole};

/// What describes the files of a folder, by the name that Frictionless looks for.
const PACKAGE: &str = "datapackage.json";

/// Tables as CSV or TSV.
pub(super) struct SeparatedFiles {
    tables: Vec<SeparatedTable<Output>>,
    package: Option<(PathBuf, Vec<PackagedFile>)>,
}

impl SeparatedFiles {
    /// Begins the files.
    pub(super) fn new(target: &Target, options: Options, ending: &str) -> Result<Self> {
        let dialect = options.dialect;
        let mut tables = Vec::new();
        let mut packaged = Vec::new();
        let package = match target {
            Target::Stdout => {
                let output = Output::stdout();
                tables.push(SeparatedTable::new(output, TableName::Indicators, dialect)?);
                None
            }
            Target::File(path) => {
                let output = Output::new(Some(path))?;
                tables.push(SeparatedTable::new(output, TableName::Indicators, dialect)?);
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                packaged.push(PackagedFile {
                    path: name.into_owned(),
                    table: TableName::Indicators,
                    dialect,
                });
                Some(path.with_extension(PACKAGE))
            }
            Target::Folder(folder) => {
                make(folder)?;
                for table in TableName::ALL {
                    let name = format!("{}.{ending}", table.name());
                    let output = Output::new(Some(&folder.join(&name)))?;
                    tables.push(SeparatedTable::new(output, *table, dialect)?);
                    packaged.push(PackagedFile {
                        path: name,
                        table: *table,
                        dialect,
                    });
                }
                Some(folder.join(PACKAGE))
            }
        };
        let package = package.filter(|_| options.package == Package::Beside);
        Ok(Self {
            tables,
            package: package.map(|path| (path, packaged)),
        })
    }

    /// Writes the rows of one document.
    pub(super) fn write(&mut self, extraction: &Extraction) -> Result<()> {
        for table in &mut self.tables {
            table.write(extraction)?;
        }
        Ok(())
    }

    /// Ends the files.
    pub(super) fn finish(self) -> Result<()> {
        let mut outputs = Vec::new();
        for table in self.tables {
            outputs.push(table.finish()?);
        }
        // Not before all of them are whole.
        for output in outputs {
            output.finish()?;
        }
        if let Some((path, files)) = self.package {
            let mut bytes = Vec::new();
            write_package(&mut bytes, &files)?;
            write_whole(&path, &bytes)
                .with_context(|| format!("{}: could not be written", path.display()))?;
        }
        Ok(())
    }
}

/// Tables as Parquet.
pub(super) struct ParquetFiles(Vec<ParquetTable<NewFile>>);

impl ParquetFiles {
    /// Begins the files.
    pub(super) fn new(target: &Target) -> Result<Self> {
        let tables = match target {
            Target::Stdout => anyhow::bail!(
                "parquet is a file that programs open, no text; name it with -o FILE.parquet"
            ),
            Target::File(path) => {
                let file = NewFile::at(path)?;
                vec![ParquetTable::new(file, TableName::Indicators)?]
            }
            Target::Folder(folder) => {
                make(folder)?;
                let tables = TableName::ALL.iter().map(|table| {
                    let file = NewFile::at(&folder.join(format!("{}.parquet", table.name())))?;
                    Ok(ParquetTable::new(file, *table)?)
                });
                tables.collect::<Result<_>>()?
            }
        };
        Ok(Self(tables))
    }

    /// Writes the rows of one document.
    pub(super) fn write(&mut self, extraction: &Extraction) -> Result<()> {
        for table in &mut self.0 {
            table.write(extraction)?;
        }
        Ok(())
    }

    /// Ends the files.
    pub(super) fn finish(self) -> Result<Vec<Remark>> {
        let mut remarks = Vec::new();
        let mut files = Vec::new();
        for table in self.0 {
            let (file, of_table) = table.finish()?;
            files.push(file);
            remarks.extend(of_table);
        }
        for file in files {
            file.persist()?;
        }
        Ok(remarks)
    }
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| {
        format!(
            "{}: the folder could not be made; choose another for -o",
            folder.display()
        )
    })
}
