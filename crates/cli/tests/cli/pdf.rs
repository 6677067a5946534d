//! PDF as input: what is read, what is refused, and the limits.

use std::fs;

use serde_json::Value;

use crate::made::{Made, pages};
use crate::program::{Folder, Run, mittari, repository, seed, with_input};

fn fixture(name: &str) -> String {
    repository(&format!("fixtures/pdf/{name}.pdf"))
}

/// The JSON that a run has written.
fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr))
}

/// Code, severity, message and places of the diagnostics with a code.
fn diagnostics(extraction: &Value, code: &str) -> Vec<Value> {
    let all = extraction["diagnostics"].as_array().expect("a list").iter();
    all.filter(|diagnostic| diagnostic["code"] == code)
        .cloned()
        .collect()
}

/// Writes bytes to a file; returns its path.
fn file(folder: &Folder, name: &str, bytes: &[u8]) -> String {
    let path = folder.path(name);
    fs::write(&path, bytes).expect("the folder is writable");
    path
}

const LOCKED: &str = "locked/lehtivaara";
/// Nothing but a picture of one point.
const PICTURE: &str =
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
const WORDS: &str = "BT /F1 10 Tf 20 50 Td (Asiakaspalaute 4,5) Tj ET";

#[test]
fn a_pdf_is_read_and_its_source_described() {
    let path = fixture("pori-cards-grid");
    let extraction = json(&mittari(&["extract", &path]));
    let source = &extraction["source"];
    assert_eq!(source["format"], "pdf");
    assert_eq!(source["pages"], 2);
    assert_eq!(source["producer"], "LibreOffice 7.4");
    assert_eq!(source["tagged"], false);
    let n = |key: &str| extraction["coverage"][key].as_u64().expect("a number");
    assert_eq!(
        n("cards") + n("headings") + n("furniture") + n("unclaimed"),
        n("lines")
    );
    let bytes = fs::read(&path).expect("it is there");
    let from_pipe = json(&with_input(&["extract", "-"], &bytes));
    assert_eq!(from_pipe["cards"], extraction["cards"]);
}

#[test]
fn text_and_pdf_are_read_in_one_run() {
    let paths = [
        fixture("pori-cards-grid"),
        seed("pori-2026-konsernipalvelut.txt"),
        fixture("pori-cards-tight"),
    ];
    let run = mittari(&["extract", &paths[0], &paths[1], &paths[2]]);
    let formats: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("a line is JSON")["source"]["format"].clone()
        })
        .collect();
    assert_eq!(formats, ["pdf", "text", "pdf"]);
}

#[test]
fn the_second_reader_gives_the_same_cards() {
    for name in ["pori-cards-grid", "pori-cards-stacked"] {
        let path = fixture(name);
        let first = json(&mittari(&["extract", &path]));
        let second = json(&mittari(&["extract", &path, "--engine", "pdf-extract"]));
        let ids = |extraction: &Value| -> Vec<Value> {
            let cards = extraction["cards"].as_array().expect("a list").iter();
            cards.map(|card| card["id"].clone()).collect()
        };
        assert_eq!(ids(&first), ids(&second), "{name}");
        assert_eq!(first["source"], second["source"], "{name}");
        let checked = json(&mittari(&["extract", &path, "--cross-check"]));
        assert_eq!(
            checked, first,
            "{name}: the readers agree, so nothing is added"
        );
    }
    let both = mittari(&[
        "extract",
        &fixture("pori-cards-grid"),
        "--cross-check",
        "--engine",
        "pdf-extract",
    ]);
    assert_eq!(both.code, Some(2), "{}", both.stderr);
}

#[test]
fn a_page_that_the_readers_see_differently_is_named() {
    let folder = Folder::new();
    // The second reader does not know that a layer is off.
    let mut made = Made::default();
    let layer = made.object("<< /Type /OCG /Name (Luonnos) >>");
    let hidden = made.stream(
        &format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /OC {layer} 0 R /Resources << >>"
        ),
        b"BT /F1 10 Tf 20 20 Td (luonnos 4,8) Tj ET",
    );
    let contents = [WORDS, "BT /F1 10 Tf (4,5) Tj ET /Layer Do"];
    made.catalog = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>");
    let bytes = pages(made, &contents, &format!("/Layer {hidden} 0 R"));
    let path = file(&folder, "kerrokset.pdf", &bytes);
    let run = mittari(&["extract", &path, "--cross-check", "--compact"]);
    let found = diagnostics(&json(&run), "readers_disagree");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["severity"], "warning");
    assert_eq!(found[0]["at"][0]["page"], 2);
    let message = found[0]["message"].as_str().expect("text");
    assert!(
        message.contains("”4,5luonnos4,8”") && message.starts_with("page 2: "),
        "{message}"
    );
}

#[test]
fn a_second_reader_that_fails_costs_a_remark_only() {
    let folder = Folder::new();
    let bytes = pages(Made::default(), &[WORDS, "BT (no font) Tj ET"], "");
    let path = file(&folder, "fontti.pdf", &bytes);
    let run = mittari(&["extract", &path, "--cross-check", "--compact"]);
    let found = diagnostics(&json(&run), "readers_disagree");
    assert_eq!(
        (found.len(), &found[0]["severity"]),
        (1, &Value::from("info")),
        "{found:#?}"
    );
    assert!(!run.stderr.contains("warning: "), "{}", run.stderr);
    let alone = mittari(&["extract", &path, "--engine", "pdf-extract", "--compact"]);
    assert_eq!(alone.code, Some(1));
    let unreadable = diagnostics(&json(&alone), "unreadable_page");
    assert_eq!(unreadable[0]["at"][0]["page"], 2, "{unreadable:#?}");
}

#[test]
fn a_page_without_lines_is_named_by_its_page() {
    let folder = Folder::new();
    let mut made = Made::default();
    let picture = made.stream(PICTURE, b"\x80");
    let bytes = pages(
        made,
        &[WORDS, "q 200 0 0 100 0 0 cm /Scan Do Q"],
        &format!("/Scan {picture} 0 R"),
    );
    let path = file(&folder, "skannattu.pdf", &bytes);
    let run = mittari(&["extract", &path, "--compact"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    let found = diagnostics(&json(&run), "page_without_text");
    let at: Vec<&Value> = found.iter().map(|diagnostic| &diagnostic["at"]).collect();
    assert_eq!(
        at,
        [&serde_json::json!([{"page": 2, "lines": [0, 0], "box": null}])]
    );
    assert!(
        run.stderr.contains("skannattu.pdf: page 2: "),
        "{}",
        run.stderr
    );
}

#[test]
fn a_locked_file_needs_its_password() {
    let path = fixture(LOCKED);
    for engine in ["hayro", "pdf-extract"] {
        let run = |args: &[&str]| {
            mittari(&[&["extract", &path, "--engine", engine, "--compact"], args].concat())
        };
        let rows: &[(&[&str], &str)] = &[
            (&[], "a locked PDF; give its password with --password"),
            (
                &["--password", "avoin"],
                "a locked PDF that the password of --password does not open",
            ),
        ];
        for (args, words) in rows {
            let run = run(args);
            assert_eq!(
                (run.code, run.stdout.as_str()),
                (Some(1), ""),
                "{engine} {args:?}"
            );
            assert!(
                run.stderr.contains(words),
                "{engine} {args:?}: {}",
                run.stderr
            );
        }
        let opened = run(&["--password", "lehtivaara"]);
        assert_eq!(
            json(&opened)["document"]["organization"],
            "Lehtivaaran kaupunki",
            "{engine}"
        );
    }
}

#[test]
fn limits_keep_what_was_read_and_time_and_memory_do_not() {
    let path = fixture("pori-cards-grid");
    for engine in ["hayro", "pdf-extract"] {
        let run = mittari(&["extract", &path, "--max-pages", "1", "--engine", engine]);
        assert_eq!(run.code, Some(1), "{engine}: {}", run.stderr);
        let extraction = json(&run);
        assert_eq!(extraction["source"]["pages"], 2);
        assert!(
            !extraction["cards"].as_array().expect("a list").is_empty(),
            "{engine}"
        );
        assert_eq!(
            diagnostics(&extraction, "limit_reached").len(),
            1,
            "{engine}"
        );
    }
    let mut rows = vec![("--timeout", "0.000001", "not read within 0.000001 s")];
    if cfg!(target_os = "linux") {
        rows.push(("--max-memory", "1KiB", "it takes more than 1 KiB of memory"));
    }
    for (option, value, words) in rows {
        let run = mittari(&["extract", &path, option, value]);
        // The file may be read before anybody looks at the memory.
        if option == "--max-memory" && run.code == Some(0) {
            continue;
        }
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(1), ""),
            "{option}: {}",
            run.stderr
        );
        assert!(run.stderr.contains(words), "{option}: {}", run.stderr);
    }
    assert_eq!(
        mittari(&["extract", &path, "--timeout", "heti"]).code,
        Some(2)
    );
    assert_eq!(
        mittari(&["extract", &path, "--max-pages", "0"]).code,
        Some(2)
    );
}

#[test]
fn every_stage_shows_a_pdf() {
    let path = fixture("pori-cards-grid");
    let rows = [
        ("glyphs", "ä"),
        ("lines", "TAVOITE"),
        ("tables", "TAVOITE"),
        ("labels", "Indicator"),
        ("claims", "card 1"),
        ("unclaimed", ""),
    ];
    for (stage, words) in rows {
        let run = mittari(&["inspect", "--stage", stage, &path]);
        assert_eq!(run.code, Some(0), "{stage}: {}", run.stderr);
        assert!(run.stdout.contains(words), "{stage}: {}", run.stdout);
    }
    let text = mittari(&[
        "inspect",
        "--stage",
        "glyphs",
        &seed("pori-2026-konsernipalvelut.txt"),
    ]);
    assert_eq!(text.code, Some(2));
    assert!(
        text.stderr.contains("a PDF was expected"),
        "{}",
        text.stderr
    );
    let locked = mittari(&["inspect", "--stage", "lines", &fixture(LOCKED)]);
    assert!(locked.stderr.contains("--password"), "{}", locked.stderr);
}

#[test]
fn goals_of_a_pdf_are_measured() {
    let gold = repository("fixtures/gold/pori-2026-konsernipalvelut.json");
    let run = mittari(&["eval", &gold, &fixture("pori-cards-grid")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout.contains("cards: 5 extracted, 5 gold"),
        "{}",
        run.stdout
    );
}
