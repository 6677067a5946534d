//! A table as Parquet.

use std::io::{self, Write};
use std::sync::Arc;

use mittari_model::{Dec, Extraction};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType,
    FloatType, Int32Type, Int64Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::TableName;
use super::remark::Remark;
use crate::table::{Cell, Head, Kind};

/// Rows that wait in memory until they are written together; readers work on such groups side by side.
const GROUP_ROWS: usize = 32_768;

/// Digits of a decimal, the most that every reader knows.
const PRECISION: i32 = 38;

/// Decimals of a number. All 28 digits of a number may stand before the comma, and what is left of the 38 stands behind it.
const SCALE: u32 = 10;

/// Bytes of a decimal of 38 digits.
const DECIMAL_BYTES: i32 = 16;

/// Writes one table as Parquet: words by dictionary, numbers as `DECIMAL(38, 10)`, days as `DATE`, compressed with Snappy. Two runs give the
/// same bytes.
///
/// ```
/// use mittari_export::tables::{ParquetTable, TableName};
///
/// let table = ParquetTable::new(Vec::new(), TableName::Indicators).expect("memory");
/// let (file, remarks) = table.finish().expect("memory");
/// assert!(file.starts_with(b"PAR1") && remarks.is_empty());
/// ```
pub struct ParquetTable<W: Write + Send> {
    table: TableName,
    writer: SerializedFileWriter<W>,
    group: Group,
}

/// Rows that wait to be written, column by column.
struct Group {
    columns: Vec<Waiting>,
    n_rows: usize,
    n_left_out: u64,
}

/// The cells of a column that wait to be written.
struct Waiting {
    /// For each row 1, or 0 where the cell is empty.
    levels: Vec<i16>,
    values: Values,
}

/// The cells that are not empty.
enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Decimal(Vec<FixedLenByteArray>),
    Real(Vec<f32>),
    Boolean(Vec<bool>),
    Date(Vec<i32>),
}

impl<W: Write + Send> ParquetTable<W> {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub fn new(out: W, table: TableName) -> io::Result<Self> {
        let heads = table.heads();
        let schema = schema(table, &heads).map_err(failed)?;
        let properties = WriterProperties::builder()
            // The version of the library would change the bytes.
            .set_created_by("mittari".to_owned())
            .set_compression(Compression::SNAPPY)
            .set_dictionary_enabled(true)
            .build();
        let writer = SerializedFileWriter::new(out, schema, Arc::new(properties));
        Ok(Self {
            table,
            writer: writer.map_err(failed)?,
            group: Group {
                columns: heads.iter().map(Waiting::new).collect(),
                n_rows: 0,
                n_left_out: 0,
            },
        })
    }

    /// Writes the rows of one document; they may wait in memory for more.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        let (writer, group) = (&mut self.writer, &mut self.group);
        self.table.read(extraction, &mut |cells| {
            group.push(cells);
            if group.n_rows == GROUP_ROWS {
                group.write(writer).map_err(failed)?;
            }
            Ok(())
        })
    }

    /// Ends the file, gives the writer back and says what the file could not hold.
    ///
    /// # Errors
    ///
    /// Where the writer fails.
    pub fn finish(mut self) -> io::Result<(W, Vec<Remark>)> {
        if self.group.n_rows > 0 {
            self.group.write(&mut self.writer).map_err(failed)?;
        }
        let left_out = (self.group.n_left_out > 0).then(|| Remark::NumbersLeftOut {
            n: self.group.n_left_out,
            table: self.table.name().to_owned(),
        });
        let out = self.writer.into_inner().map_err(failed)?;
        Ok((out, left_out.into_iter().collect()))
    }
}

impl Group {
    fn push(&mut self, cells: &[Cell<'_>]) {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            let is_held = column.push(cell);
            self.n_left_out += u64::from(!is_held);
        }
        self.n_rows += 1;
    }

    fn write<W: Write + Send>(&mut self, writer: &mut SerializedFileWriter<W>) -> Result<()> {
        let mut group = writer.next_row_group()?;
        for column in &mut self.columns {
            let writer = group.next_column()?;
            column
                .write(writer.ok_or_else(|| ParquetError::General("a column too many".into()))?)?;
        }
        group.close()?;
        self.n_rows = 0;
        Ok(())
    }
}

impl Waiting {
    fn new(head: &Head) -> Self {
        Self {
            levels: Vec::new(),
            values: match head.kind {
                Kind::Text => Values::Text(Vec::new()),
                Kind::Integer => Values::Integer(Vec::new()),
                Kind::Decimal => Values::Decimal(Vec::new()),
                Kind::Real => Values::Real(Vec::new()),
                Kind::Boolean => Values::Boolean(Vec::new()),
                Kind::Date => Values::Date(Vec::new()),
            },
        }
    }

    /// Keeps a cell; false where the column cannot hold it and has an empty one instead.
    fn push(&mut self, cell: &Cell<'_>) -> bool {
        match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => {
                // Rows of a document repeat its words: they wait only once.
                let repeated = values.last().filter(|last| last.data() == text.as_bytes());
                let text = repeated
                    .cloned()
                    .unwrap_or_else(|| ByteArray::from(&**text));
                values.push(text);
            }
            (Values::Integer(values), Cell::Integer(number)) => values.push(*number),
            (Values::Decimal(values), Cell::Decimal(number)) => {
                let Some(scaled) = scaled(*number) else {
                    self.levels.push(0);
                    return false;
                };
                values.push(scaled.to_be_bytes().to_vec().into());
            }
            (Values::Real(values), Cell::Real(number)) => values.push(*number),
            (Values::Boolean(values), Cell::Boolean(is_so)) => values.push(*is_so),
            (Values::Date(values), Cell::Date(day)) => values.push(day.since_1970()),
            (_, cell) => {
                debug_assert_eq!(*cell, Cell::Empty, "cells are of the type of their column");
                self.levels.push(0);
                return true;
            }
        }
        self.levels.push(1);
        true
    }

    fn write(&mut self, writer: SerializedColumnWriter<'_>) -> Result<()> {
        let levels = std::mem::take(&mut self.levels);
        match &mut self.values {
            Values::Text(values) => write::<ByteArrayType>(writer, values, &levels),
            Values::Integer(values) => write::<Int64Type>(writer, values, &levels),
            Values::Decimal(values) => write::<FixedLenByteArrayType>(writer, values, &levels),
            Values::Real(values) => write::<FloatType>(writer, values, &levels),
            Values::Boolean(values) => write::<BoolType>(writer, values, &levels),
            Values::Date(values) => write::<Int32Type>(writer, values, &levels),
        }
    }
}

fn write<T: DataType>(
    mut writer: SerializedColumnWriter<'_>,
    values: &mut Vec<T::T>,
    levels: &[i16],
) -> Result<()> {
    writer
        .typed::<T>()
        .write_batch(values, Some(levels), None)?;
    values.clear();
    writer.close()
}

/// The number times ten to the power of [`SCALE`]; `None` where it has more decimals.
fn scaled(number: Dec) -> Option<i128> {
    let number = number.decimal().normalize();
    let missing = SCALE.checked_sub(number.scale())?;
    number.mantissa().checked_mul(10_i128.pow(missing))
}

fn schema(table: TableName, heads: &[Head]) -> Result<TypePtr> {
    let fields: Result<Vec<TypePtr>> = heads
        .iter()
        .map(|head| Ok(Arc::new(field(head)?)))
        .collect();
    let schema = Type::group_type_builder(table.name()).with_fields(fields?);
    Ok(Arc::new(schema.build()?))
}

fn field(head: &Head) -> Result<Type> {
    let of = |physical| {
        Type::primitive_type_builder(head.name, physical).with_repetition(Repetition::OPTIONAL)
    };
    match head.kind {
        Kind::Text => of(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
        Kind::Integer => of(Physical::INT64),
        Kind::Decimal => {
            let scale = i32::try_from(SCALE).unwrap_or_default();
            of(Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(DECIMAL_BYTES)
                .with_precision(PRECISION)
                .with_scale(scale)
                .with_logical_type(Some(LogicalType::decimal(scale, PRECISION)))
        }
        Kind::Real => of(Physical::FLOAT),
        Kind::Boolean => of(Physical::BOOLEAN),
        Kind::Date => of(Physical::INT32).with_logical_type(Some(LogicalType::Date)),
    }
    .build()
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
