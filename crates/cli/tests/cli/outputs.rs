//! Extractions as tables: what the program writes in every format, and where.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{Folder, mittari, seed};
use crate::{CARD, PROSE};

const SEEDS: &[&str] = &[
    "digisuunnitelma-2025-2027.txt",
    "laitila-hallintotoimi-palvelusuunnitelma.txt",
    "pori-2023-q1-sivistystoimiala.txt",
    "pori-2026-henkilostostrategia.txt",
    "pori-2026-konsernipalvelut.txt",
];

/// The endings of all formats.
const ENDINGS: &[&str] = &[
    "json", "jsonl", "csv", "tsv", "xlsx", "sqlite", "parquet", "md",
];

fn seeds() -> Vec<String> {
    SEEDS.iter().map(|name| seed(name)).collect()
}

/// Runs mittari over files with further arguments; it must end with 0.
fn run(command: &str, files: &[String], args: &[&str]) -> (String, String) {
    let mut all = vec![command];
    all.extend(files.iter().map(String::as_str));
    all.extend(args);
    let run = mittari(&all);
    assert_eq!(run.code, Some(0), "{all:?}: {}", run.stderr);
    (run.stdout, run.stderr)
}

/// A folder as a batch writes it, with the seeds in an order of its own.
fn batch() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path("documents")).expect("the folder is writable");
    let mut manifest = String::new();
    for (idx, name) in SEEDS.iter().rev().enumerate() {
        let document = format!("{idx}-{name}.json");
        let path = folder.path(&format!("documents/{document}"));
        run("extract", &[seed(name)], &["-o", &path, "-q"]);
        let line = serde_json::json!({"input": name, "document": document, "status": "done"});
        manifest.push_str(&line.to_string());
        manifest.push_str("\n{\"input\":\"rikki.pdf\",\"document\":null,\"status\":\"failed\"}\n");
    }
    folder.write("manifest.jsonl", &manifest);
    folder
}

/// What the rows of CSV must agree with: for each value its indicator, role and words.
fn values(extractions: &[Value]) -> BTreeSet<(String, String, String)> {
    let mut values = BTreeSet::new();
    for extraction in extractions {
        for card in extraction["cards"].as_array().expect("cards") {
            for indicator in card["indicators"].as_array().expect("indicators") {
                let id = indicator["id"].as_str().expect("an id");
                let list = |key: &str| indicator[key].as_array().cloned().unwrap_or_default();
                let baseline = indicator["baseline"].clone();
                let baseline = if baseline.is_null() {
                    vec![]
                } else {
                    vec![baseline]
                };
                for (role, of_role) in [
                    ("baseline", baseline),
                    ("target", list("targets")),
                    ("actual", list("actuals")),
                ] {
                    values.extend(of_role.iter().map(|value| {
                        let text = value["text"].as_str().expect("a text");
                        (id.to_owned(), role.to_owned(), text.to_owned())
                    }));
                }
            }
        }
    }
    values
}

#[test]
fn the_ending_of_the_file_names_the_format() {
    let folder = Folder::new();
    for ending in ENDINGS {
        let path = folder.path(&format!("tulos.{ending}"));
        let (stdout, _) = run("extract", &seeds(), &["-o", &path]);
        assert!(stdout.is_empty(), "{ending}");
        let bytes = fs::read(&path).expect("it was written");
        let begin: &[u8] = match *ending {
            "json" => b"[\n  {\n    \"schema\"",
            "jsonl" => b"{\"schema\"",
            "csv" => b"document,sha256,",
            "tsv" => b"document\tsha256\t",
            "xlsx" => b"PK\x03\x04",
            "sqlite" => b"SQLite format 3\0",
            "parquet" => b"PAR1",
            _ => b"# ",
        };
        assert!(bytes.starts_with(begin), "{ending}");
    }
    assert_eq!(
        folder.names().len(),
        ENDINGS.len(),
        "no temporary file stays"
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let [first, second] = [Folder::new(), Folder::new()];
    for ending in ENDINGS {
        let name = format!("tulos.{ending}");
        for folder in [&first, &second] {
            run("extract", &seeds(), &["-o", &folder.path(&name), "-q"]);
        }
        let bytes = |folder: &Folder| fs::read(folder.path(&name)).expect("it was written");
        assert_eq!(bytes(&first), bytes(&second), "{ending}");
    }
}

#[test]
fn rows_agree_with_the_json() {
    let (json, _) = run("extract", &seeds(), &["--format", "json"]);
    let extractions: Vec<Value> = serde_json::from_str(&json).expect("it is JSON");
    let (csv, _) = run("extract", &seeds(), &["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect(name);
    let columns = ["indicator_id", "role", "raw"].map(column);
    let mut found = BTreeSet::new();
    let mut indicators = BTreeSet::new();
    for record in reader.records() {
        let record = record.expect("a row");
        let [id, role, raw] = columns.map(|column| record[column].to_owned());
        indicators.insert((record[column("card_id")].to_owned(), id.clone()));
        if !role.is_empty() {
            found.insert((id, role, raw.trim_start_matches('\'').to_owned()));
        }
    }
    assert_eq!(found, values(&extractions));
    let cards = extractions
        .iter()
        .flat_map(|extraction| extraction["cards"].as_array().expect("cards"));
    let n_indicators: usize = cards
        .map(|card| card["indicators"].as_array().expect("indicators").len())
        .sum();
    assert_eq!(indicators.len(), n_indicators);
}

#[test]
fn a_folder_takes_a_file_for_each_table() {
    let folder = Folder::new();
    let tables = [
        "actions",
        "cards",
        "diagnostics",
        "indicators",
        "milestones",
        "sources",
        "statements",
    ];
    for (format, args) in [("csv", &["--excel-fi"][..]), ("tsv", &[]), ("parquet", &[])] {
        let path = folder.path(format);
        let mut all = vec!["--format", format, "--tables", "-o", &path];
        all.extend(args);
        run("extract", &seeds(), &all);
        let mut expected: Vec<String> = tables
            .iter()
            .map(|table| format!("{table}.{format}"))
            .collect();
        if format != "parquet" {
            expected.push("datapackage.json".to_owned());
        }
        expected.sort();
        let mut names: Vec<String> = fs::read_dir(&path)
            .expect("a folder")
            .map(|entry| {
                let name = entry.expect("an entry").file_name();
                name.to_string_lossy().into_owned()
            })
            .collect();
        names.sort();
        assert_eq!(names, expected);
    }
    let package = fs::read_to_string(folder.path("csv/datapackage.json")).expect("it was written");
    let package: Value = serde_json::from_str(&package).expect("it is JSON");
    for resource in package["resources"].as_array().expect("resources") {
        let path = folder.path(&format!(
            "csv/{}",
            resource["path"].as_str().expect("a path")
        ));
        let text = fs::read_to_string(path).expect("it is there");
        let head = text.trim_start_matches('\u{feff}').lines().next();
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields
            .iter()
            .map(|field| field["name"].as_str().expect("a name"))
            .collect();
        assert_eq!(head, Some(&*names.join(";")));
    }
    // A folder that is there needs no --tables.
    run(
        "extract",
        &seeds(),
        &["--format", "tsv", "-o", &folder.path("tsv")],
    );
}

#[test]
fn a_data_package_stands_beside_its_file() {
    let folder = Folder::new();
    let csv = folder.path("pori.csv");
    run("extract", &seeds(), &["-o", &csv, "--datapackage"]);
    assert_eq!(folder.names(), ["pori.csv", "pori.datapackage.json"]);
}

#[test]
fn a_batch_is_exported_in_the_order_of_its_manifest() {
    let batch = batch();
    let reversed: Vec<String> = SEEDS.iter().rev().map(|name| seed(name)).collect();
    for format in ["csv", "jsonl", "markdown", "tsv"] {
        let (direct, _) = run("extract", &reversed, &["--format", format]);
        let (exported, stderr) = run("export", &[batch.path("")], &["--format", format]);
        assert_eq!(exported, direct, "{format}");
        assert!(
            stderr.contains("5 documents written, 0 failed; ")
                && stderr.contains("5 inputs of the batch without extraction"),
            "{stderr}"
        );
    }
    let out = Folder::new();
    for ending in ["xlsx", "sqlite", "parquet"] {
        let [direct, exported] =
            ["suoraan", "viety"].map(|stem| out.path(&format!("{stem}.{ending}")));
        run("extract", &reversed, &["-o", &direct]);
        run("export", &[batch.path("")], &["-o", &exported]);
        let bytes = |path: &str| fs::read(path).expect("it was written");
        assert_eq!(bytes(&direct), bytes(&exported), "{ending}");
    }
}

#[test]
fn one_bad_extraction_does_not_stop_an_export() {
    let batch = batch();
    let documents = Path::new(&batch.path("documents")).to_owned();
    fs::write(
        documents.join(format!("0-{}.json", SEEDS[4])),
        "{\"schema\"",
    )
    .expect("writable");
    fs::remove_file(documents.join(format!("1-{}.json", SEEDS[3]))).expect("it was there");
    let run = mittari(&["export", &batch.path(""), "--format", "csv"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stderr.contains("3 documents written, 2 failed"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("digisuunnitelma-2025-2027.txt") || !run.stdout.is_empty());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = Folder::new();
    let card = folder.write("tavoitteet.txt", CARD);
    let there = folder.write("on.csv", "");
    let batch = batch();
    let (batch, out) = (batch.path(""), folder.path("tulos"));
    let rows: &[(&[&str], &str)] = &[
        (&["extract", &card, "--format", "xlsx"], "-o FILE.xlsx"),
        (&["extract", &card, "--format", "sqlite"], "-o FILE.sqlite"),
        (
            &["extract", &card, "--format", "parquet"],
            "-o FILE.parquet",
        ),
        (
            &["extract", &card, "-o", "tulos.html"],
            "does not write .html",
        ),
        (&["extract", &card, "--excel-fi"], "--format csv"),
        (
            &["extract", &card, "--format", "tsv", "--excel-fi"],
            "--format csv",
        ),
        (
            &["extract", &card, "--format", "csv", "--datapackage"],
            "-o FILE.csv",
        ),
        (
            &["extract", &card, "--format", "csv", "--tables"],
            "-o FOLDER",
        ),
        (
            &[
                "extract", &card, "--format", "csv", "--tables", "-o", &there,
            ],
            "name a folder",
        ),
        (
            &["extract", &card, "--format", "xlsx", "--tables", "-o", &out],
            "everything in one file",
        ),
        (
            &["extract", &card, "--format", "json", "-o", &folder.path("")],
            "everything in one file",
        ),
        (
            &["extract", &card, "--format", "sqlite", "-o", "/dev/null"],
            "no ordinary file",
        ),
        (&["export", &batch], "in which format"),
        (
            &["export", &card, "--format", "csv"],
            "no folder of a batch",
        ),
        (
            &["export", &folder.path("ei-ole"), "--format", "csv"],
            "no folder of a batch",
        ),
    ];
    for (args, words) in rows {
        let run = mittari(args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{args:?}: {}", run.stderr);
        assert!(run.stdout.is_empty(), "{args:?}");
    }
    assert_eq!(folder.names(), ["on.csv", "tavoitteet.txt"]);
}

#[test]
fn a_run_that_reads_nothing_leaves_the_old_file() {
    let folder = Folder::new();
    for ending in ENDINGS {
        let path = folder.write(&format!("vanha.{ending}"), "vanha");
        let run = mittari(&["extract", &folder.path("puuttuu.txt"), "-o", &path]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "vanha");
    }
    assert_eq!(
        folder.names().len(),
        ENDINGS.len(),
        "no temporary file stays"
    );
}

#[test]
fn documents_without_goals_are_tables_without_rows() {
    let folder = Folder::new();
    let prose = folder.write("poytakirja.txt", PROSE);
    let run = mittari(&["extract", &prose, "--format", "csv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(3), 1));
}

#[test]
fn a_manifest_that_leads_elsewhere_is_refused() {
    let batch = batch();
    let outside = batch.write("salaisuus.json", "{}");
    for name in ["../salaisuus.json", &outside] {
        let line = serde_json::json!({"document": name, "status": "done"});
        batch.write("manifest.jsonl", &format!("{line}\n"));
        let run = mittari(&["export", &batch.path(""), "--format", "csv"]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("no name of a file"), "{}", run.stderr);
    }
}
