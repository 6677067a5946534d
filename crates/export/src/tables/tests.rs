//! What the formats have in common: they hold the same rows, nothing out of a document takes effect, two runs give the same bytes.

use std::collections::BTreeMap;
use std::io::Cursor;

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::Field;
use calamine::{Data, Reader, Xlsx};
use mittari_model::{Dec, Extraction};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::*;
use crate::Dialect;

/// Texts that attack whoever opens them.
const ATTACKS: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=HYPERLINK(\"http://paha.example\";\"Pori\")",
    "Pori;=HYPERLINK(\"http://paha.example\")",
    "<script>alert(1)</script>",
    "'); DROP TABLE value; --",
    "\"; DROP TABLE card; --",
    "\u{1b}[2J\u{202e}",
    "_x0041_",
    "&amp;<![CDATA[",
    "a\0b",
    "Sää, \"lainaus\"\nja rivinvaihto; puolipiste",
];

/// One card with every kind of value; `name` is the indicator's.
fn extraction(name: &str) -> Extraction {
    let at = json!([{"page": 3, "lines": [12, 14], "box": [72.02, 100.5, 300.25, 120.0]}]);
    let value = |text: &str, measure: Value| json!({"text": text, "at": at, "period": null, "measure": measure});
    let with = |mut value: Value, key: &str, extra: Value| {
        value[key] = extra;
        value
    };
    let text = |text: &str| json!({"text": text, "at": at});
    let pair = json!({"comparable": true, "direction": "decrease", "met": false, "abs": "-984", "abs_unit": "d", "rel_pct": "-10.00"});
    let parts = json!({"comparable": true, "parts": [
        {"label": "pojat", "comparable": true, "direction": "decrease", "met": false, "abs": "-2", "abs_unit": "percentage_point"},
        {"label": "tytöt", "comparable": false, "reason": "missing"},
    ]});
    let indicator = |id: &str, baseline: Value, targets: Value, actuals: Value| json!({"id": id, "number": 2, "text": name, "at": at, "baseline": baseline, "targets": targets, "actuals": actuals, "rating": null});
    let days = |text: &str, number: &str| {
        value(
            text,
            json!({"kind": "quantity", "value": number, "unit": "d", "unit_text": "pv"}),
        )
    };
    let composite = json!({"kind": "composite", "parts": [
        {"label": "pojat", "measure": {"kind": "quantity", "value": "12", "unit": "percent", "unit_text": "%"}},
        {"label": "tytöt", "measure": {"kind": "missing", "reason": "not_measured"}},
    ], "due": {"type": "year", "year": 2027}});
    let series = json!({"kind": "series", "points": [
        {"period": {"type": "year", "year": 2026}, "measure": {"kind": "quantity", "value": "3.90"}},
        {"period": {"type": "season", "year": 2028, "season": "spring"}, "measure": {"kind": "range", "low": "4", "high": "4.5"}},
    ]});
    let outcome =
        json!({"target": 0, "comparable": true, "met": true, "abs": "0", "abs_unit": "d"});
    serde_json::from_value(json!({
        "schema": "mittari/extraction/1",
        "source": {"name": "pori-2026.pdf", "sha256": "ab12", "format": "pdf", "bytes": 1, "pages": 6, "title": name, "producer": null, "tagged": true},
        "document": {"kind": "budget_goals", "organization": "Porin kaupunki", "year": 2026, "language": "fi"},
        "cards": [{
            "id": "c-1", "unit": [text("Konsernipalvelut"), text("HR")], "section": [], "focus": text("Hyvinvoiva Pori"), "theme": null,
            "strategic_objective": null, "objectives": [text("Terve henkilöstö"), text(name)], "initiatives": [],
            "actions": [{"text": name, "at": at, "group": null, "responsible": [text("henkilöstöjohtaja")], "unit": null, "status": text("Käynnissä"),
                "schedule": [{"period": "1–6/2026", "text": "kysely", "at": at, "when": {"type": "interval", "start": {"type": "month", "year": null, "month": 1},
                    "end": {"type": "month", "year": 2026, "month": 6}}}], "note": null}],
            "indicators": [
                indicator("i-1", days("9 844 pv", "9844"), json!([with(days("8 860 pv", "8860"), "pair", pair)]),
                    json!([with(with(days("8 860 pv", "8860"), "period", json!("2026")), "outcome", outcome)])),
                indicator("i-2", Value::Null, json!([with(value("pojat 12 %, tytöt ei mitattu", composite), "pair", parts)]), json!([])),
                indicator("i-3", value("v. 2026 3,90 ja kevät 2028 4-4,5", series), json!([]), json!([])),
                indicator("i-4", value("n. 1,25 milj. €/v", json!({"kind": "quantity", "value": "1.25", "unit": "eur", "unit_text": "milj. €", "mult": 6,
                    "per": [{"unit": "a", "unit_text": "v"}], "approx": true, "cmp": "ge"})),
                    json!([with(value("-10 %", json!({"kind": "change", "direction": "decrease", "amount": {"value": "10", "unit": "percent", "unit_text": "%"},
                        "reference": {"type": "baseline"}})), "pair", Value::Null)]), json!([])),
                indicator("i-5", value(name, json!({"kind": "text", "reason": "free_text"})),
                    json!([with(value("kyllä", json!({"kind": "boolean", "value": true})), "pair", Value::Null),
                        with(value("Valmis", json!({"kind": "status", "status": "done", "ordinal": 5, "due": {"type": "quarter", "year": 2026, "quarter": 2}})), "pair", Value::Null)]),
                    json!([with(value("1234567890123456789.12345678901", json!({"kind": "quantity", "value": "1234567890123456.12345678901"})), "outcome", Value::Null)])),
                indicator("i-6", Value::Null, json!([]), json!([])),
            ],
            "milestones": [{"number": 1, "text": name, "at": at, "due": {"kind": "time", "bound": "by", "period": {"type": "year", "year": 2026}}}],
            "responsible": [], "progress": [{"period": "Q1", "text": name, "at": at}], "notes": [text(name)], "at": at,
        }],
        "diagnostics": [{"code": "ambiguous_pairing", "severity": "warning", "message": name, "at": at}],
        "coverage": {"lines": 10, "cards": 8, "headings": 1, "furniture": 0, "unclaimed": 1, "unclaimed_at": []},
    }))
    .expect("it is an extraction")
}

fn csv(table: TableName, dialect: Dialect, extractions: &[Extraction]) -> String {
    let mut writer = SeparatedTable::new(Vec::new(), table, dialect).expect("memory");
    for extraction in extractions {
        writer.write(extraction).expect("memory");
    }
    String::from_utf8(writer.finish().expect("memory")).expect("UTF-8")
}

fn xlsx(extractions: &[Extraction]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut writer = Spreadsheet::new(folder.path()).expect("a workbook");
    for extraction in extractions {
        writer.write(extraction).expect("the disk has room");
    }
    let mut out = Vec::new();
    writer.finish(&mut out).expect("the disk has room");
    out
}

fn parquet(table: TableName, extractions: &[Extraction]) -> (Vec<u8>, Vec<Remark>) {
    let mut writer = ParquetTable::new(Vec::new(), table).expect("memory");
    for extraction in extractions {
        writer.write(extraction).expect("memory");
    }
    writer.finish().expect("memory")
}

fn database(extractions: &[Extraction]) -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pori.sqlite");
    let mut writer = Database::create(&path).expect("a database");
    for extraction in extractions {
        writer.write(extraction).expect("the disk has room");
    }
    writer.finish().expect("the disk has room");
    let connection = Connection::open(&path).expect("it is a database");
    (folder, connection)
}

/// The rows of CSV by the names of their columns, cells that are not empty only.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let row = |record: csv::StringRecord| {
        let cells = heads.iter().zip(record.iter());
        let cells = cells.filter(|(_, cell)| !cell.is_empty());
        cells
            .map(|(head, cell)| (head.to_owned(), cell.to_owned()))
            .collect()
    };
    reader
        .records()
        .map(|record| row(record.expect("a row")))
        .collect()
}

/// Rows with the columns that say something new, for reading.
fn shown(table: TableName, without: &[&str]) -> String {
    let rows = rows(&csv(
        table,
        Dialect::Csv,
        &[extraction("Pitkät poissaolot")],
    ));
    let mut out = String::new();
    for row in rows {
        let heads = table.heads();
        let cells = heads.iter().filter_map(|head| {
            let cell = row
                .get(head.name)
                .filter(|_| !without.contains(&head.name))?;
            Some(format!("{}={cell}", head.name))
        });
        out.push_str(&cells.collect::<Vec<_>>().join(" | "));
        out.push('\n');
    }
    out
}

const ALIKE: &[&str] = &[
    "document",
    "sha256",
    "organization",
    "year",
    "kind",
    "language",
    "card_id",
    "unit",
    "focus",
    "objectives",
    "number",
    "indicator",
    "page",
    "line_first",
    "line_last",
    "x0",
    "y0",
    "x1",
    "y1",
];

#[test]
fn a_row_an_indicator_and_value() {
    insta::assert_snapshot!(shown(TableName::Indicators, ALIKE), @"
    indicator_id=i-1 | role=baseline | value_idx=0 | raw=9 844 pv | measure_kind=quantity | value=9844 | value_min=9844 | value_max=9844 | value_min_incl=true | value_max_incl=true | approx=false | unit_code=d | unit_text=pv | mult=0
    indicator_id=i-1 | role=target | value_idx=0 | raw=8 860 pv | measure_kind=quantity | value=8860 | value_min=8860 | value_max=8860 | value_min_incl=true | value_max_incl=true | approx=false | unit_code=d | unit_text=pv | mult=0 | pair_comparable=true | pair_direction=decrease | pair_met=false | pair_abs=-984 | pair_abs_unit=d | pair_rel_pct=-10.00
    indicator_id=i-1 | role=actual | value_idx=0 | raw=8 860 pv | period=2026 | measure_kind=quantity | value=8860 | value_min=8860 | value_max=8860 | value_min_incl=true | value_max_incl=true | approx=false | unit_code=d | unit_text=pv | mult=0 | period_start=2026-01-01 | period_end=2026-12-31 | period_edtf=2026 | outcome_target=0 | outcome_comparable=true | outcome_met=true | outcome_abs=0 | outcome_abs_unit=d
    indicator_id=i-2 | role=target | value_idx=0 | raw=pojat 12 %, tytöt ei mitattu | part_of=composite | part_idx=0 | part_label=pojat | measure_kind=quantity | value=12 | value_min=12 | value_max=12 | value_min_incl=true | value_max_incl=true | approx=false | unit_code=percent | unit_text=% | mult=0 | due=2027-12-31 | due_edtf=2027 | pair_comparable=true | pair_direction=decrease | pair_met=false | pair_abs=-2 | pair_abs_unit=percentage_point
    indicator_id=i-2 | role=target | value_idx=0 | raw=pojat 12 %, tytöt ei mitattu | part_of=composite | part_idx=1 | part_label=tytöt | measure_kind=missing | due=2027-12-31 | due_edtf=2027 | missing_reason=not_measured | pair_comparable=false | pair_reason=missing
    indicator_id=i-3 | role=baseline | value_idx=0 | raw=v. 2026 3,90 ja kevät 2028 4-4,5 | part_of=series | part_idx=0 | measure_kind=quantity | value=3.90 | value_min=3.90 | value_max=3.90 | value_min_incl=true | value_max_incl=true | approx=false | mult=0 | period_start=2026-01-01 | period_end=2026-12-31 | period_edtf=2026
    indicator_id=i-3 | role=baseline | value_idx=0 | raw=v. 2026 3,90 ja kevät 2028 4-4,5 | part_of=series | part_idx=1 | measure_kind=range | value_min=4 | value_max=4.5 | value_min_incl=true | value_max_incl=true | approx=false | mult=0 | period_edtf=2028-21
    indicator_id=i-4 | role=baseline | value_idx=0 | raw=n. 1,25 milj. €/v | measure_kind=quantity | value=1.25 | value_min=1250000 | value_min_incl=true | cmp=ge | approx=true | unit_code=eur | unit_text=milj. € | mult=6 | per=a
    indicator_id=i-4 | role=target | value_idx=0 | raw='-10 % | measure_kind=change | approx=false | direction=decrease | amount=10 | amount_unit=percent | reference=baseline
    indicator_id=i-5 | role=baseline | value_idx=0 | raw=Pitkät poissaolot | measure_kind=text | text_reason=free_text
    indicator_id=i-5 | role=target | value_idx=0 | raw=kyllä | measure_kind=boolean | boolean=true
    indicator_id=i-5 | role=target | value_idx=1 | raw=Valmis | measure_kind=status | status=done | ordinal=5 | due=2026-06-30 | due_edtf=2026-34
    indicator_id=i-5 | role=actual | value_idx=0 | raw=1234567890123456789.12345678901 | measure_kind=quantity | value=1234567890123456.12345678901 | value_min=1234567890123456.12345678901 | value_max=1234567890123456.12345678901 | value_min_incl=true | value_max_incl=true | approx=false | mult=0
    indicator_id=i-6
    ");
}

#[test]
fn the_other_tables() {
    insta::assert_snapshot!(shown(TableName::Actions, ALIKE), @"action_idx=0 | action=Pitkät poissaolot | responsible=henkilöstöjohtaja | status=Käynnissä | schedule=1–6/2026: kysely | schedule_start=2026-01-01 | schedule_end=2026-06-30 | schedule_edtf=2026-01/2026-06");
    insta::assert_snapshot!(shown(TableName::Milestones, ALIKE), @"milestone_idx=0 | milestone=Pitkät poissaolot | due_kind=time | due_bound=by | due_start=2026-01-01 | due_end=2026-12-31 | due_edtf=2026");
    insta::assert_snapshot!(shown(TableName::Cards, &["document", "sha256"]), @"organization=Porin kaupunki | year=2026 | kind=budget_goals | language=fi | card_id=c-1 | unit=Konsernipalvelut › HR | focus=Hyvinvoiva Pori | objectives=Terve henkilöstö; Pitkät poissaolot | indicators=6 | actions=1 | milestones=1 | progress=Q1: Pitkät poissaolot | notes=Pitkät poissaolot | page=3 | line_first=12 | line_last=14 | x0=72.02 | y0=100.5 | x1=300.25 | y1=120");
    insta::assert_snapshot!(shown(TableName::Sources, &[]), @"document=pori-2026.pdf | sha256=ab12 | organization=Porin kaupunki | year=2026 | kind=budget_goals | language=fi | format=pdf | bytes=1 | pages=6 | title=Pitkät poissaolot | tagged=true | cards=1 | indicators=6 | actions=1 | diagnostics=1 | lines=10 | lines_in_cards=8 | lines_in_headings=1 | lines_in_furniture=0 | lines_unclaimed=1");
    insta::assert_snapshot!(shown(TableName::Diagnostics, ALIKE), @"code=ambiguous_pairing | severity=warning | message=Pitkät poissaolot");
    insta::assert_snapshot!(shown(TableName::Statements, ALIKE), @"
    statement=unit | idx=0 | text=Konsernipalvelut
    statement=unit | idx=1 | text=HR
    statement=focus | idx=0 | text=Hyvinvoiva Pori
    statement=objective | idx=0 | text=Terve henkilöstö
    statement=objective | idx=1 | text=Pitkät poissaolot
    statement=action | idx=0 | text=Pitkät poissaolot
    statement=indicator | idx=0 | text=Pitkät poissaolot
    statement=indicator | idx=1 | text=Pitkät poissaolot
    statement=indicator | idx=2 | text=Pitkät poissaolot
    statement=indicator | idx=3 | text=Pitkät poissaolot
    statement=indicator | idx=4 | text=Pitkät poissaolot
    statement=indicator | idx=5 | text=Pitkät poissaolot
    statement=milestone | idx=0 | text=Pitkät poissaolot
    statement=progress | idx=0 | text=Pitkät poissaolot
    statement=note | idx=0 | text=Pitkät poissaolot
    ");
}

#[test]
fn every_column_says_what_it_is() {
    for table in TableName::ALL {
        let heads = table.heads();
        let mut names: Vec<&str> = heads.iter().map(|head| head.name).collect();
        for head in &heads {
            assert!(
                head.description.ends_with(['.', '…']),
                "{}: {}",
                table.name(),
                head.name
            );
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), heads.len(), "{}: a name twice", table.name());
    }
}

#[test]
fn the_package_describes_the_files() {
    let file = PackagedFile {
        path: "indicators.csv".to_owned(),
        table: TableName::Indicators,
        dialect: Dialect::ExcelFi,
    };
    let mut out = Vec::new();
    write_package(&mut out, &[file]).expect("memory");
    let package: Value = serde_json::from_slice(&out).expect("it is JSON");
    let resource = &package["resources"][0];
    assert_eq!(resource["dialect"]["delimiter"], ";");
    let fields = resource["schema"]["fields"].as_array().expect("fields");
    let names: Vec<&str> = fields
        .iter()
        .filter_map(|field| field["name"].as_str())
        .collect();
    let text = csv(TableName::Indicators, Dialect::ExcelFi, &[]);
    assert_eq!(
        text.trim_start_matches('\u{feff}').trim_end(),
        names.join(";")
    );
    let value = fields
        .iter()
        .find(|field| field["name"] == "value")
        .expect("a value");
    assert_eq!(
        (&value["type"], &value["decimalChar"]),
        (&json!("number"), &json!(","))
    );
}

/// What every format must hold: two documents and their rows as CSV has them.
fn expected() -> ([Extraction; 2], Vec<BTreeMap<String, String>>) {
    let extractions = [extraction("Pitkät poissaolot"), extraction("Sää 2")];
    let expected = rows(&csv(TableName::Indicators, Dialect::Csv, &extractions));
    (extractions, expected)
}

#[test]
fn a_workbook_holds_the_rows_of_csv() {
    let (extractions, expected) = expected();

    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(&extractions))).expect("a workbook");
    assert_eq!(
        workbook.sheet_names(),
        [
            "indicators",
            "actions",
            "milestones",
            "diagnostics",
            "sources"
        ]
    );
    let sheet = workbook.worksheet_range("indicators").expect("a sheet");
    assert_eq!(sheet.height(), expected.len() + 1);
    let heads: Vec<String> = sheet
        .rows()
        .next()
        .expect("a head")
        .iter()
        .map(ToString::to_string)
        .collect();
    for (cells, expected) in sheet.rows().skip(1).zip(&expected) {
        for (head, cell) in heads.iter().zip(cells) {
            let text = expected
                .get(head)
                .map_or("", |text| text.strip_prefix('\'').unwrap_or(text));
            match cell {
                Data::Empty => assert_eq!(text, "", "{head}"),
                Data::String(cell) => assert_eq!(cell, text, "{head}"),
                Data::Float(cell) => assert_eq!(Ok(*cell), text.parse(), "{head}"),
                Data::Bool(cell) => assert_eq!(cell.to_string(), text, "{head}"),
                Data::DateTime(cell) => {
                    let (year, month, day, ..) = cell.to_ymd_hms_milli();
                    assert_eq!(format!("{year}-{month:02}-{day:02}"), text, "{head}");
                }
                other => panic!("{head}: {other:?}"),
            }
        }
    }
}

#[test]
fn parquet_holds_the_rows_of_csv() {
    let (extractions, expected) = expected();
    let (file, remarks) = parquet(TableName::Indicators, &extractions);
    assert_eq!(
        remarks,
        [Remark::NumbersLeftOut {
            n: 6,
            table: "indicators".to_owned()
        }]
    );
    let reader = SerializedFileReader::new(bytes::Bytes::from(file)).expect("a file");
    let mut n_rows = 0;
    for (row, expected) in reader.get_row_iter(None).expect("rows").zip(&expected) {
        n_rows += 1;
        for (head, cell) in row.expect("a row").get_column_iter() {
            let text = expected
                .get(head)
                .map_or("", |text| text.strip_prefix('\'').unwrap_or(text));
            match cell {
                Field::Null => assert!(
                    text.is_empty() || text == "1234567890123456.12345678901",
                    "{head}: {text}"
                ),
                Field::Str(cell) => assert_eq!(cell, text, "{head}"),
                Field::Long(cell) => assert_eq!(cell.to_string(), text, "{head}"),
                Field::Bool(cell) => assert_eq!(cell.to_string(), text, "{head}"),
                Field::Float(cell) => assert_eq!(cell.to_string(), text, "{head}"),
                Field::Date(_) => {
                    assert_eq!(cell.to_string().split(' ').next(), Some(text), "{head}");
                }
                Field::Decimal(cell) => {
                    let bytes: [u8; 16] = cell.data().try_into().expect("16 bytes");
                    let number =
                        rust_decimal::Decimal::from_i128_with_scale(i128::from_be_bytes(bytes), 10);
                    assert_eq!(Ok(number), text.parse(), "{head}");
                }
                other => panic!("{head}: {other:?}"),
            }
        }
    }
    assert_eq!(n_rows, expected.len());
}

#[test]
fn a_database_holds_the_rows_of_csv() {
    let (extractions, expected) = expected();
    let (_folder, database) = database(&extractions);
    let mut statement = database
        .prepare("SELECT * FROM v_indicator_values")
        .expect("a view");
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut found = statement.query([]).expect("rows");
    let mut n_rows = 0;
    while let Some(row) = found.next().expect("a row") {
        let expected = &expected[n_rows];
        n_rows += 1;
        for (idx, name) in names.iter().enumerate() {
            // The keys of the table itself, and the duplicates of a document's and a card's.
            if ["id", "indicator:1"].contains(&name.as_str()) || idx > 13 && name == "indicator" {
                continue;
            }
            let text = expected
                .get(name)
                .map_or("", |text| text.strip_prefix('\'').unwrap_or(text));
            match row.get_ref(idx).expect("a cell") {
                rusqlite::types::ValueRef::Null => assert_eq!(text, "", "{name}"),
                rusqlite::types::ValueRef::Integer(cell) => {
                    let is_same = cell.to_string() == text
                        || (cell == 1).to_string() == text
                        || text
                            .parse::<f64>()
                            .is_ok_and(|number| number.to_string() == cell.to_string());
                    assert!(is_same, "{name}: {cell} {text}");
                }
                rusqlite::types::ValueRef::Real(cell) => {
                    assert_eq!(Ok(cell), text.parse(), "{name}");
                }
                rusqlite::types::ValueRef::Text(cell) => {
                    assert_eq!(std::str::from_utf8(cell), Ok(text), "{name}");
                }
                rusqlite::types::ValueRef::Blob(_) => panic!("{name}: no text"),
            }
        }
    }
    assert_eq!(n_rows, expected.len());
}

#[test]
fn two_runs_give_the_same_bytes() {
    let extractions = [extraction("Pitkät poissaolot"), extraction("Sää 2")];
    assert_eq!(xlsx(&extractions), xlsx(&extractions));
    for table in TableName::ALL {
        assert_eq!(parquet(*table, &extractions), parquet(*table, &extractions));
    }
    let bytes = || {
        let (folder, connection) = database(&extractions);
        drop(connection);
        #[expect(clippy::disallowed_methods, reason = "the test reads the file")]
        std::fs::read(folder.path().join("pori.sqlite")).expect("it was written")
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn nothing_takes_effect() {
    let extractions: Vec<Extraction> = ATTACKS.iter().map(|text| extraction(text)).collect();
    for table in TableName::ALL {
        for dialect in [Dialect::Csv, Dialect::Tsv, Dialect::ExcelFi] {
            let text = csv(*table, dialect, &extractions);
            let text = text.trim_start_matches('\u{feff}');
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(dialect.separator())
                .from_reader(text.as_bytes());
            let heads = table.heads();
            for record in reader.records() {
                let record = record.expect("a row of as many cells as the head");
                for (head, cell) in heads.iter().zip(&record) {
                    let is_number = head.kind != crate::table::Kind::Text;
                    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(is_number || !begins, "{dialect:?} {}: {cell:?}", head.name);
                    assert!(!cell.contains(['\u{1b}', '\0', '\u{202e}']), "{cell:?}");
                }
            }
        }
    }

    let file = xlsx(&extractions);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&file)).expect("a workbook");
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name}: a formula");
    }
    let actions = workbook.worksheet_range("actions").expect("a sheet");
    let column = TableName::Actions
        .heads()
        .iter()
        .position(|head| head.name == "action");
    let column = column.expect("a column");
    for (row, text) in actions.rows().skip(1).zip(ATTACKS) {
        assert_eq!(
            row[column],
            Data::String(crate::printable(text)),
            "{text:?}"
        );
    }

    let (_folder, database) = database(&extractions);
    let mut statement = database
        .prepare("SELECT action FROM action ORDER BY id")
        .expect("a table");
    let texts: Result<Vec<String>, _> = statement
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect();
    assert_eq!(texts.expect("texts"), ATTACKS);
    let broken: Vec<String> = ["foreign_key_check", "integrity_check"]
        .iter()
        .filter_map(|check| {
            database
                .query_row(&format!("PRAGMA {check}"), [], |row| row.get(0))
                .ok()
        })
        .collect();
    assert_eq!(broken, ["ok"]);
}

#[test]
fn texts_are_found_by_their_beginnings() {
    let (_folder, database) = database(&[extraction("Pitkät sairauspoissaolot vähenevät")]);
    let found = |words: &str| -> i64 {
        let sql = "SELECT count(*) FROM search JOIN statement ON statement.id = search.rowid WHERE search MATCH ? AND statement = 'indicator'";
        database
            .query_row(sql, [words], |row| row.get(0))
            .expect("a count")
    };
    assert_eq!(found("sairauspoissa*"), 6);
    assert_eq!(found("vähenevät"), 6);
    // Letters with dots are letters of their own.
    assert_eq!(found("vahenevat"), 0);
    let pragma = |name: &str| -> i64 {
        database
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .expect("a number")
    };
    assert_eq!(
        (pragma("user_version"), pragma("application_id")),
        (1, 0x6d69_7474)
    );
}

#[test]
fn views_answer_what_is_often_asked() {
    let (_folder, database) = database(&[extraction("Pitkät poissaolot")]);
    let raw = |sql: &str| -> Vec<String> {
        let mut statement = database.prepare(sql).expect("a view");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a text")).collect()
    };
    // Of a composite the part that is measured; the target that an actual is held against is none of them.
    assert_eq!(
        raw("SELECT raw FROM v_targets_without_actual"),
        ["pojat 12 %, tytöt ei mitattu", "-10 %"]
    );
    assert_eq!(
        raw("SELECT indicator_id FROM v_indicators_without_target"),
        ["i-3", "i-6"]
    );
    assert_eq!(
        raw("SELECT target || ' → ' || actual FROM v_outcomes WHERE met"),
        ["8 860 pv → 8 860 pv"]
    );
}

/// Any decimal that a document may print.
fn decimals() -> impl Strategy<Value = Dec> {
    (any::<bool>(), "[1-9][0-9]{0,13}|0", "(\\.[0-9]{1,14})?").prop_filter_map(
        "fits",
        |(is_negative, whole, fraction)| {
            format!("{}{whole}{fraction}", if is_negative { "-" } else { "" })
                .parse()
                .ok()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decimals_come_back_exactly(number in decimals(), dialect in prop::sample::select(vec![Dialect::Csv, Dialect::Tsv, Dialect::ExcelFi])) {
        let mut extraction = extraction("Poissaolot");
        let indicator = &mut extraction.cards[0].indicators[0];
        let baseline = indicator.baseline.as_mut().expect("a baseline");
        if let mittari_model::Measure::Quantity(quantity) = &mut baseline.measure {
            quantity.value = number;
        }
        let text = csv(TableName::Indicators, dialect, &[extraction]);
        let heads = TableName::Indicators.heads();
        let column = heads.iter().position(|head| head.name == "value").expect("a value");
        let mut reader = csv::ReaderBuilder::new().delimiter(dialect.separator()).from_reader(text.as_bytes());
        let record = reader.records().next().expect("a row").expect("a row");
        let cell = record[column].replace(dialect.mark(), ".");
        prop_assert_eq!(cell, number.to_string());
    }

    #[test]
    fn no_text_becomes_a_formula(text in "[-=+@;,\t A(1|\"')ä\n\r]{0,12}") {
        let extraction = extraction(&text);
        for dialect in [Dialect::Csv, Dialect::Tsv, Dialect::ExcelFi] {
            let written = csv(TableName::Actions, dialect, std::slice::from_ref(&extraction));
            let written = written.trim_start_matches('\u{feff}');
            let mut reader = csv::ReaderBuilder::new().delimiter(dialect.separator()).from_reader(written.as_bytes());
            let heads = TableName::Actions.heads();
            let column = heads.iter().position(|head| head.name == "action").expect("an action");
            let record = reader.records().next().expect("a row").expect("a row");
            prop_assert!(!record[column].trim_start().starts_with(['=', '+', '-', '@']), "{:?}", &record[column]);
        }
    }
}
