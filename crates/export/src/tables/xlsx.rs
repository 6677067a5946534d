//! Tables as an Excel workbook.

use std::io::{self, Write};
use std::path::Path;

use mittari_model::{Extraction, Format as SourceFormat};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::TableName;
use super::remark::Remark;
use super::typing::{exact, widened};
use crate::printable::printable;
use crate::table::{Cell, Head, Kind};

/// The sheets of a workbook, in order.
const SHEETS: &[TableName] = &[
    TableName::Indicators,
    TableName::Actions,
    TableName::Milestones,
    TableName::Diagnostics,
    TableName::Sources,
];

/// Rows of a sheet, its head among them.
const MOST_ROWS: u32 = 1_048_576;

/// Links of a sheet; Excel declares a workbook with more of them broken.
const MOST_LINKS: u64 = 65_530;

/// UTF-16 units of a cell.
const MOST_UNITS: usize = 32_767;

/// Ends a text that was cut.
const CUT: &str = "…";

/// Columns of sentences and of headings, which are wider, in characters.
const WIDTHS: &[(&str, f64)] = &[
    ("action", 60.0),
    ("document", 30.0),
    ("indicator", 60.0),
    ("initiatives", 40.0),
    ("message", 80.0),
    ("milestone", 60.0),
    ("objectives", 40.0),
    ("raw", 24.0),
    ("schedule", 40.0),
    ("section", 24.0),
    ("sha256", 12.0),
    ("title", 30.0),
    ("unit", 24.0),
];

/// Writes a workbook with a sheet each for indicators, actions, milestones, diagnostics and documents.
///
/// Cells are typed, heads stay in view and filter, a page of a PDF links to it in the file of its name beside the workbook. Texts are
/// texts: none becomes a formula. Rows wait in temporary files, so that memory does not grow with them. Two runs give the same bytes.
pub struct Spreadsheet {
    workbook: Workbook,
    sheets: Vec<Sheet>,
    looks: Looks,
    remarks: Vec<Remark>,
    most_rows: u32,
}

/// A table on its way into sheets.
struct Sheet {
    table: TableName,
    heads: Vec<Head>,
    /// The column of pages.
    page: Option<u16>,
    /// The sheet's place in the workbook.
    idx: usize,
    /// The sheet's name.
    name: String,
    /// How many sheets the table fills.
    n_sheets: u32,
    /// Rows of the sheet, its head among them.
    n_rows: u32,
    n_links: u64,
    n_cut: u64,
    n_without_link: u64,
    n_as_text: u64,
}

/// How cells look.
struct Looks {
    head: Format,
    date: Format,
    link: Format,
    general: Format,
    /// By number of decimals.
    decimals: Vec<Format>,
}

impl Spreadsheet {
    /// Begins a workbook; rows wait in temporary files in the folder, which go when the workbook does.
    ///
    /// # Errors
    ///
    /// Where no file can be made in the folder.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Self::with_rows(folder, MOST_ROWS)
    }

    fn with_rows(folder: &Path, most_rows: u32) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(failed)?;
        // Not when it was written: two runs give the same bytes.
        let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let mut spreadsheet = Self {
            workbook,
            sheets: Vec::new(),
            looks: Looks::new(),
            remarks: Vec::new(),
            most_rows,
        };
        for table in SHEETS {
            let mut sheet = Sheet::new(*table);
            sheet.begin(&mut spreadsheet.workbook, &spreadsheet.looks)?;
            spreadsheet.sheets.push(sheet);
        }
        Ok(spreadsheet)
    }

    /// Writes the rows of one document.
    ///
    /// # Errors
    ///
    /// Where the temporary files cannot be written.
    pub fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        let link = link(extraction);
        for sheet in &mut self.sheets {
            let (workbook, looks, remarks) = (&mut self.workbook, &self.looks, &mut self.remarks);
            let most_rows = self.most_rows;
            sheet.table.read(extraction, &mut |cells| {
                if sheet.n_rows == most_rows {
                    sheet.go_on(workbook, looks, remarks)?;
                }
                sheet.write(workbook, looks, cells, link.as_deref())
            })?;
        }
        Ok(())
    }

    /// Writes the workbook, and says what it could not hold.
    ///
    /// # Errors
    ///
    /// Where `out` or the temporary files fail.
    pub fn finish(mut self, out: impl Write + Send) -> io::Result<Vec<Remark>> {
        for sheet in &mut self.sheets {
            sheet.end(&mut self.workbook, &mut self.remarks)?;
        }
        self.workbook.save_to_writer(out).map_err(failed)?;
        Ok(self.remarks)
    }
}

impl Sheet {
    fn new(table: TableName) -> Self {
        let heads = table.heads();
        let page = (0..).zip(&heads).find(|(_, head)| head.name == "page");
        Self {
            table,
            page: page.map(|(column, _)| column),
            heads,
            idx: 0,
            name: table.name().to_owned(),
            n_sheets: 1,
            n_rows: 0,
            n_links: 0,
            n_cut: 0,
            n_without_link: 0,
            n_as_text: 0,
        }
    }

    /// Adds the sheet to the workbook, with its head.
    fn begin(&mut self, workbook: &mut Workbook, looks: &Looks) -> io::Result<()> {
        self.idx = workbook.worksheets().len();
        let sheet = workbook
            .add_worksheet_with_constant_memory()
            .map_err(failed)?;
        sheet.set_name(&self.name).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (column, head) in (0..).zip(&self.heads) {
            sheet
                .set_column_width(column, width(head))
                .map_err(failed)?;
            sheet
                .write_string_with_format(0, column, head.name, &looks.head)
                .map_err(failed)?;
        }
        self.n_rows = 1;
        Ok(())
    }

    /// Ends a sheet that is full and begins the next.
    fn go_on(
        &mut self,
        workbook: &mut Workbook,
        looks: &Looks,
        remarks: &mut Vec<Remark>,
    ) -> io::Result<()> {
        self.end(workbook, remarks)?;
        let n_sheets = self.n_sheets + 1;
        let name = format!("{} ({n_sheets})", self.table.name());
        remarks.push(Remark::SheetIsFull {
            sheet: self.name.clone(),
            next: name.clone(),
        });
        *self = Self {
            name,
            n_sheets,
            ..Self::new(self.table)
        };
        self.begin(workbook, looks)
    }

    fn write(
        &mut self,
        workbook: &mut Workbook,
        looks: &Looks,
        cells: &[Cell<'_>],
        link: Option<&str>,
    ) -> io::Result<()> {
        let sheet = workbook.worksheet_from_index(self.idx).map_err(failed)?;
        for (column, cell) in (0..).zip(cells) {
            let at = (self.n_rows, column);
            let written = match (cell, link) {
                (Cell::Empty, _) => continue,
                (Cell::Integer(page), Some(link)) if self.page == Some(column) => {
                    self.write_page(sheet, at, (*page, link), looks)
                }
                (cell, _) => self.write_cell(sheet, at, cell, looks),
            };
            written.map_err(failed)?;
        }
        self.n_rows += 1;
        Ok(())
    }

    fn write_cell(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell<'_>,
        looks: &Looks,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let (text, was_cut) = fitting(printable(text));
                self.n_cut += u64::from(was_cut);
                sheet.write_string(row, column, text)?;
            }
            Cell::Integer(n) => {
                sheet.write_number_with_format(row, column, float(*n), looks.of_scale(0))?;
            }
            Cell::Decimal(decimal) => {
                if let Some(n) = exact(*decimal) {
                    let look = looks.of_scale(decimal.decimal().scale());
                    sheet.write_number_with_format(row, column, n, look)?;
                } else {
                    self.n_as_text += 1;
                    sheet.write_string(row, column, decimal.to_string())?;
                }
            }
            Cell::Real(n) => {
                sheet.write_number(row, column, widened(*n))?;
            }
            Cell::Boolean(is_so) => {
                sheet.write_boolean(row, column, *is_so)?;
            }
            Cell::Date(day) => {
                let year = u16::try_from(day.year).unwrap_or_default();
                match ExcelDateTime::from_ymd(year, day.month, day.day) {
                    Ok(date) => {
                        sheet.write_datetime_with_format(row, column, date, &looks.date)?;
                    }
                    // Excel's calendar begins in 1900.
                    Err(_) => {
                        sheet.write_string(row, column, day.to_string())?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes a page that opens the document there, as long as the sheet holds another link.
    fn write_page(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        (page, link): (i64, &str),
        looks: &Looks,
    ) -> Result<(), XlsxError> {
        if self.n_links == MOST_LINKS {
            self.n_without_link += 1;
            return self.write_cell(sheet, (row, column), &Cell::Integer(page), looks);
        }
        self.n_links += 1;
        let url = format!("file:///{link}#page={page}");
        sheet.write_url(row, column, &*url)?;
        // The link stays with the cell, whose words become a number again.
        sheet.write_number_with_format(row, column, float(page), &looks.link)?;
        Ok(())
    }

    /// Puts filters on the head, and says what the sheet could not hold.
    fn end(&mut self, workbook: &mut Workbook, remarks: &mut Vec<Remark>) -> io::Result<()> {
        let sheet = workbook.worksheet_from_index(self.idx).map_err(failed)?;
        let last_column = u16::try_from(self.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet
            .autofilter(0, 0, self.n_rows - 1, last_column)
            .map_err(failed)?;
        let sheet = || self.name.clone();
        if self.n_cut > 0 {
            remarks.push(Remark::TextsWereCut {
                n: self.n_cut,
                sheet: sheet(),
            });
        }
        if self.n_without_link > 0 {
            remarks.push(Remark::PagesWithoutLink {
                n: self.n_without_link,
                sheet: sheet(),
            });
        }
        if self.n_as_text > 0 {
            remarks.push(Remark::NumbersAsText {
                n: self.n_as_text,
                table: sheet(),
            });
        }
        Ok(())
    }
}

impl Looks {
    fn new() -> Self {
        let decimals = |n: usize| match n {
            0 => Format::new().set_num_format("0"),
            n => Format::new().set_num_format(format!("0.{}", "0".repeat(n))),
        };
        Self {
            head: Format::new().set_bold().set_align(FormatAlign::Top),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            link: Format::new().set_hyperlink(),
            general: Format::new(),
            decimals: (0..=15).map(decimals).collect(),
        }
    }

    /// Numbers with so many decimals.
    fn of_scale(&self, scale: u32) -> &Format {
        let decimals = self.decimals.get(scale as usize);
        decimals.unwrap_or(&self.general)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts, pages, years: far below 2^53"
)]
fn float(n: i64) -> f64 {
    n as f64
}

/// The name by which a sheet beside the PDF finds it; `None` for exported text, which has no pages to open, and for names that are no
/// plain names on every system, or lead elsewhere.
fn link(extraction: &Extraction) -> Option<String> {
    let source = &extraction.source;
    let is_odd = |c: char| c.is_control() || "/\\:#%?*\"<>|".contains(c);
    let is_plain =
        !source.name.is_empty() && !source.name.starts_with('.') && !source.name.contains(is_odd);
    (source.format == SourceFormat::Pdf && is_plain && source.name.len() <= 255)
        .then(|| source.name.clone())
}

/// A text that fits into a cell, and whether it was cut for that.
fn fitting(mut text: String) -> (String, bool) {
    if text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS {
        return (text, false);
    }
    let mut n_units = CUT.encode_utf16().count();
    let end = text.char_indices().find_map(|(at, c)| {
        n_units += c.len_utf16();
        (n_units > MOST_UNITS).then_some(at)
    });
    text.truncate(end.unwrap_or(text.len()));
    text.push_str(CUT);
    (text, true)
}

fn width(head: &Head) -> f64 {
    let own = WIDTHS.iter().find(|(name, _)| *name == head.name);
    own.map_or_else(
        || match head.kind {
            Kind::Text => 16.0,
            Kind::Date => 12.0,
            Kind::Integer | Kind::Decimal | Kind::Real | Kind::Boolean => 10.0,
        },
        |(_, width)| *width,
    )
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn empty() -> Extraction {
        serde_json::from_value(serde_json::json!({
            "schema": "mittari/extraction/1",
            "source": {"name": "pori.txt", "sha256": "", "format": "text", "bytes": 0, "pages": 1, "title": null, "producer": null, "tagged": null},
            "document": {"kind": "other", "organization": null, "year": null, "language": null},
            "cards": [],
            "diagnostics": [],
            "coverage": {"lines": 0, "cards": 0, "headings": 0, "furniture": 0, "unclaimed": 0, "unclaimed_at": []},
        }))
        .expect("it is an extraction")
    }

    #[test]
    fn texts_fit_into_cells() {
        assert_eq!(fitting("Pori".to_owned()), ("Pori".to_owned(), false));
        let whole = "ä".repeat(MOST_UNITS);
        assert_eq!(fitting(whole.clone()), (whole.clone(), false));
        let (cut, was_cut) = fitting(whole + "ä");
        assert!(was_cut && cut.ends_with("ä…"));
        assert_eq!(cut.encode_utf16().count(), MOST_UNITS);
        // A letter of two units is not torn.
        let (cut, _) = fitting("😀".repeat(MOST_UNITS));
        assert!(cut.encode_utf16().count() <= MOST_UNITS);
    }

    #[test]
    fn full_sheets_go_on() {
        let extraction = empty();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut spreadsheet = Spreadsheet::with_rows(folder.path(), 3).expect("a workbook");
        for _ in 0..5 {
            spreadsheet.write(&extraction).expect("the disk has room");
        }
        let mut out = Vec::new();
        let remarks = spreadsheet.finish(&mut out).expect("the disk has room");
        let words: Vec<String> = remarks.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "sheet sources is full; its rows go on in sheet sources (2)",
                "sheet sources (2) is full; its rows go on in sheet sources (3)"
            ]
        );
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(out)).expect("a workbook");
        for (name, n_rows) in [("sources", 3), ("sources (2)", 3), ("sources (3)", 2)] {
            let sheet = workbook.worksheet_range(name).expect("a sheet");
            assert_eq!(sheet.height(), n_rows);
            assert_eq!(
                sheet.get((0, 0)),
                Some(&Data::String("document".to_owned()))
            );
        }
    }

    #[test]
    fn links_lead_to_files_beside_the_workbook() {
        let mut extraction = empty();
        extraction.source.format = SourceFormat::Pdf;
        for (name, expected) in [
            ("talousarvio 2026.pdf", Some("talousarvio 2026.pdf")),
            ("../../etc/passwd", None),
            ("\\\\palvelin\\jako\\x.pdf", None),
            ("http://paha.example/x.pdf", None),
            ("javascript:alert(1)", None),
            ("a#b.pdf", None),
            ("..", None),
            ("", None),
        ] {
            name.clone_into(&mut extraction.source.name);
            assert_eq!(link(&extraction).as_deref(), expected, "{name}");
        }
    }
}
