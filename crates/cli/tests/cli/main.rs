//! The program as it is run: exit codes, what goes where, and input that is not what it should be.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests write the files that mittari is to read"
)]

mod batch;
mod diff;
mod hostile;
#[path = "../../../layout/tests/made/mod.rs"]
mod made;
mod outputs;
mod pdf;
mod program;
mod readme;
mod schema;
mod snapshot;

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use program::{Folder, mittari, seed};
use serde_json::Value;

const CARD: &str =
    "TAVOITE\nToimivat palvelut\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4,3 4,5\n";
const PROSE: &str = "Kaupunginhallitus kokoontui 12 kertaa.\n";

#[test]
fn one_document_gives_indented_json_and_a_summary_on_standard_error() {
    let run = mittari(&["extract", &seed("pori-2026-konsernipalvelut.txt")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout
            .starts_with("{\n  \"schema\": \"mittari/extraction/1\",\n")
    );
    assert!(run.stdout.ends_with("}\n"));
    assert!(
        run.stderr.contains("5 cards, 12 indicators"),
        "{}",
        run.stderr
    );
    let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(
        extraction["source"]["name"],
        "pori-2026-konsernipalvelut.txt"
    );
}

#[test]
fn exit_codes() {
    let folder = Folder::new();
    let card = folder.write("tavoitteet.txt", CARD);
    let prose = folder.write("poytakirja.txt", PROSE);
    let missing = folder.path("puuttuu.txt");
    let rows: &[(&[&str], i32)] = &[
        (&["extract", &card], 0),
        (&["extract", &card, &prose], 0),
        (&["extract", &prose], 3),
        (&["extract", &missing], 1),
        (&["extract", &card, &missing], 1),
        (&["extract", &prose, &missing], 1),
        (&["extract"], 2),
        (&["extract", &card, "--format", "xlsx"], 2),
        (&["extract", &card, "-o", &folder.path("tulos.xlsx")], 0),
        (
            &["extract", &card, "-o", &folder.path("ei/ole/tulos.json")],
            2,
        ),
        (&["extract", &card, "-o", &card], 2),
        (&["extract", "-", "-"], 2),
        (&["eval", &missing, &card], 1),
        (&["inspect", "--stage", "lines", &card], 0),
        (&["inspect", "--stage", "lines", &missing], 2),
        (&["inspect", "--stage", "glyphs", &card], 2),
        (&["measure", "9 844 pv"], 0),
        (&["explain", "ambiguous_pairing"], 0),
        (&["explain", "parien_arvaus"], 2),
        (&["schema", "measure"], 0),
        (&["schema", "kortti"], 2),
        (&["man", "extract"], 0),
        (&["man", "poimi"], 2),
        (&["--version"], 0),
        (&["--help"], 0),
        (&["poimi"], 2),
    ];
    for (args, code) in rows {
        let run = mittari(args);
        assert_eq!(run.code, Some(*code), "{args:?}: {}", run.stderr);
        assert!(
            *code != 2 || run.stdout.is_empty(),
            "{args:?}: data in spite of trouble"
        );
    }
}

#[test]
fn strict_turns_warnings_into_failure() {
    let folder = Folder::new();
    // Two indicators, two baselines, one target: which of them it belongs to cannot be told.
    let text = "TAVOITE\nToimivat palvelut\n\nMITTARI\nKäynnit\n\nPalaute\n\nLähtötaso\n\n4\n\n5\n\nTavoitetaso\n\n6\n";
    let path = folder.write("epaselva.txt", text);
    let run = mittari(&["extract", &path]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("warning: "), "{}", run.stderr);
    assert_eq!(mittari(&["extract", &path, "--strict"]).code, Some(1));
}

#[test]
fn several_documents_give_one_line_each_in_their_order() {
    let seeds = [
        seed("pori-2026-konsernipalvelut.txt"),
        seed("digisuunnitelma-2025-2027.txt"),
        seed("pori-2023-q1-sivistystoimiala.txt"),
    ];
    let run = mittari(&["extract", &seeds[0], &seeds[1], &seeds[2]]);
    let names: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("a line is JSON")["source"]["name"].clone()
        })
        .collect();
    assert_eq!(
        names,
        [
            "pori-2026-konsernipalvelut.txt",
            "digisuunnitelma-2025-2027.txt",
            "pori-2023-q1-sivistystoimiala.txt"
        ]
    );
    assert!(
        run.stderr.contains("3 documents read, 0 failed"),
        "{}",
        run.stderr
    );
}

#[test]
fn formats_and_layouts() {
    let path = seed("pori-2026-konsernipalvelut.txt");
    let out = |args: &[&str]| mittari(&[&["extract", &path], args].concat()).stdout;
    let indented = out(&[]);
    let compact = out(&["--compact"]);
    assert_eq!(compact.lines().count(), 1);
    assert_eq!(out(&["--format", "jsonl"]), compact);
    assert_eq!(out(&["--format", "json"]), indented);
    let value = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    assert_eq!(value(&indented), value(&compact));
    // A list of documents, each indented as it stands alone.
    let list = out(&[&path, "--format", "json"]);
    let nested = indented.trim_end().replace('\n', "\n  ");
    assert_eq!(list, format!("[\n  {nested},\n  {nested}\n]\n"));
    assert_eq!(
        value(&out(&[&path, "--format", "json", "--compact"])),
        value(&list)
    );
}

#[test]
fn standard_input_is_a_document_named_by_a_dash() {
    let run = program::with_input(&["extract", "-", "--compact"], CARD.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(extraction["source"]["name"], "-");
    assert_eq!(
        extraction["cards"][0]["indicators"][0]["text"],
        "Asiakaspalaute"
    );
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = Folder::new();
    let card = folder.write("tavoitteet.txt", CARD);
    let result = folder.write("tulos.json", "vanha");
    assert_eq!(
        mittari(&["extract", &folder.path("puuttuu.txt"), "-o", &result]).code,
        Some(1)
    );
    assert_eq!(fs::read_to_string(&result).expect("it is there"), "vanha");
    let run = mittari(&["extract", &card, "-o", &result]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    let written = fs::read_to_string(&result).expect("it is there");
    assert_eq!(written, mittari(&["extract", &card]).stdout);
    let lines = folder.path("tulos.jsonl");
    mittari(&["extract", &card, "-o", &lines]);
    assert_eq!(
        fs::read_to_string(&lines)
            .expect("it is there")
            .lines()
            .count(),
        1
    );
    assert_eq!(
        folder.names(),
        ["tavoitteet.txt", "tulos.json", "tulos.jsonl"]
    );
}

#[test]
fn quiet_and_verbose() {
    let path = seed("pori-2023-q1-sivistystoimiala.txt");
    let stderr = |args: &[&str]| mittari(&[&["extract", &path], args].concat()).stderr;
    assert_eq!(stderr(&["-q"]), "");
    let (normal, verbose) = (stderr(&[]), stderr(&["-v"]));
    assert!(normal.ends_with("lines unclaimed\n"), "{normal}");
    assert!(
        !normal.contains("note: ") && verbose.contains("note: "),
        "{verbose}"
    );
    assert_eq!(mittari(&["extract", &path, "-q", "-v"]).code, Some(2));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let missing = Folder::new().path("puuttuu.txt");
    let stderr = |args: &[&str], env: &[(&str, &str)]| {
        program::with_environment(&[&["extract", &missing], args].concat(), env).stderr
    };
    let has_colour = |words: String| words.contains('\u{1b}');
    assert!(!has_colour(stderr(&[], &[])));
    assert!(has_colour(stderr(&["--color", "always"], &[])));
    assert!(!has_colour(stderr(
        &["--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    )));
    assert!(!has_colour(stderr(
        &[],
        &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]
    )));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let path = seed("laitila-hallintotoimi-palvelusuunnitelma.txt");
    let mut child = program::command()
        .args(["-q", "extract", &path, &path, &path, &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mittari runs");
    let mut start = [0; 10];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut start).expect("it writes");
    drop(stdout);
    let output = child.wait_with_output().expect("mittari ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn messages_say_what_was_found_and_what_to_do() {
    let folder = Folder::new();
    let path = folder.path("syote");
    let rows: &[(&[u8], &[&str])] = &[
        (b"", &["empty (0 bytes)", "export the document again"]),
        (
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            &["a PDF that cannot be read", "print it to a new PDF"],
        ),
        (
            b"PK\x03\x04....[Content_Types].xml....word/document.xml",
            &["a Word document", "soffice --headless --convert-to pdf"],
        ),
        (b"\x89PNG\r\n\x1a\n", &["a picture", "OCR"]),
        (
            b"\x00\x01\x02\x00\x00\x9f\x00\x03\x00\x00\x07\x00",
            &["binary data", "as PDF or as plain text (UTF-8)"],
        ),
    ];
    for (bytes, expected) in rows {
        fs::write(&path, bytes).expect("the folder is writable");
        let run = mittari(&["extract", &path]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(1), ""),
            "{}",
            run.stderr
        );
        for words in [&[path.as_str()], *expected].concat() {
            assert!(
                run.stderr.contains(words),
                "{words:?} is not said: {}",
                run.stderr
            );
        }
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    }
    let as_folder = mittari(&["extract", &folder.path("")]);
    assert!(
        as_folder.stderr.contains("a folder; a file was expected"),
        "{}",
        as_folder.stderr
    );
    let missing = mittari(&["extract", &folder.path("puuttuu.txt")]);
    assert!(
        missing.stderr.contains("no such file"),
        "{}",
        missing.stderr
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let path = seed("pori-2026-konsernipalvelut.txt");
    let to_file = mittari(&["-q", "extract", &path, "-o", "/dev/full"]);
    assert_eq!(to_file.code, Some(2));
    assert!(
        to_file
            .stderr
            .starts_with("error: /dev/full: could not be written"),
        "{}",
        to_file.stderr
    );
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let output = program::command()
        .args(["-q", "extract", &path])
        .stdout(full)
        .output()
        .expect("mittari runs");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        words.starts_with("error: standard output: could not be written"),
        "{words}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.write("salainen.txt", CARD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::read(&path).is_ok() {
        // The administrator may read everything.
        return;
    }
    let run = mittari(&["extract", &path]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.contains("no permission to read it"),
        "{}",
        run.stderr
    );
}

#[test]
fn nothing_out_of_a_document_or_a_name_commands_the_terminal() {
    let folder = Folder::new();
    let card = CARD.replace("Asiakaspalaute", "Asiakas\u{1b}[2Jpalaute\u{202e}");
    let path = folder.write("tavoite.txt", &card);
    let run = mittari(&["inspect", "--stage", "lines", &path]);
    assert!(
        run.stdout.contains("Asiakas\\u{1b}[2Jpalaute\\u{202e}"),
        "{}",
        run.stdout
    );
    let named = mittari(&["extract", &folder.path("puuttuu\u{1b}[2J\n.txt")]);
    assert!(
        !named.stderr.contains('\u{1b}') && named.stderr.lines().count() == 1,
        "{}",
        named.stderr
    );
    let measured = mittari(&["measure", "4\u{1b}[2J\u{7}"]);
    assert!(
        !measured.stdout.contains(['\u{1b}', '\u{7}']),
        "{}",
        measured.stdout
    );
}

/// What text may hold without being refused; each gives JSON in which every line is counted.
#[test]
fn odd_text_is_read_to_its_end() {
    let rows: &[(&str, Vec<u8>)] = &[
        ("blank lines", b"\n".repeat(1_000_000)),
        ("form feeds", b"\x0c".repeat(10_000)),
        ("brackets", b"(".repeat(100_000)),
        (
            "brackets in a value",
            [CARD.as_bytes(), &b"(".repeat(50_000), &b")".repeat(50_000)].concat(),
        ),
        ("one long line", b"Kehitys ".repeat(20_000_000 / 8)),
        (
            "one long line after a label",
            [b"TAVOITE ".as_slice(), &b"Kehitys ".repeat(100_000)].concat(),
        ),
        (
            "right-to-left marks",
            format!("{CARD}\u{202e}\u{2067}\u{200f}").into_bytes(),
        ),
        ("a NUL", CARD.replace("palaute", "pal\0aute").into_bytes()),
        (
            "invalid UTF-8",
            [CARD.as_bytes(), b"\xff\xfe\xc3("].concat(),
        ),
        ("Windows-1252", b"TAVOITE\nK\xe4ynnit 5 \x80\n".to_vec()),
        (
            "UTF-16 with half a pair",
            utf16(&format!("{CARD}x"), &[0xd800, 0x000a]),
        ),
        (
            "UTF-16 with half a unit",
            [utf16(CARD, &[]), b"\x41".to_vec()].concat(),
        ),
        ("CR only", CARD.replace('\n', "\r").into_bytes()),
        ("a byte order mark alone", b"\xef\xbb\xbf".to_vec()),
    ];
    for (what, bytes) in rows {
        let run = program::with_input(&["extract", "-", "--compact"], bytes);
        assert!(
            matches!(run.code, Some(0 | 3)),
            "{what}: {:?} {}",
            run.code,
            run.stderr
        );
        let extraction: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{what}: {error}"));
        let n_lines = |key: &str| extraction["coverage"][key].as_u64().expect("a number");
        let counted =
            n_lines("cards") + n_lines("headings") + n_lines("furniture") + n_lines("unclaimed");
        assert_eq!(counted, n_lines("lines"), "{what}");
        assert_eq!(
            run.code == Some(3),
            extraction["cards"].as_array().expect("a list").is_empty(),
            "{what}"
        );
    }
}

#[test]
fn other_encodings_give_the_same_cards_and_a_remark() {
    let cards = |bytes: &[u8]| {
        let run = program::with_input(&["extract", "-", "--compact"], bytes);
        let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        let codes: Vec<String> = extraction["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default().to_owned())
            .collect();
        (
            extraction["cards"].clone(),
            codes.contains(&"odd_encoding".to_owned()),
        )
    };
    let (plain, is_odd) = cards(CARD.as_bytes());
    assert!(!is_odd && !plain[0].is_null());
    let latin: Vec<u8> = CARD
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin-1"))
        .collect();
    for (bytes, expect_odd) in [
        ([b"\xef\xbb\xbf", CARD.as_bytes()].concat(), false),
        (CARD.replace('\n', "\r\n").into_bytes(), false),
        (utf16(CARD, &[]), true),
        (latin, true),
    ] {
        assert_eq!(cards(&bytes), (plain.clone(), expect_odd));
    }
}

#[test]
fn a_limit_keeps_what_was_read() {
    let folder = Folder::new();
    let path = folder.write("pitka.txt", &CARD.repeat(50));
    let run = mittari(&["extract", &path, "--max-bytes", "1KiB", "--compact"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let diagnostics = extraction["diagnostics"].as_array().expect("it is a list");
    assert!(diagnostics.iter().any(|d| d["code"] == "limit_reached"));
    assert!(!extraction["cards"][0].is_null());
}

#[test]
fn the_same_bytes_give_the_same_bytes_at_any_number_of_threads() {
    let mut args = vec!["extract".to_owned()];
    for name in [
        "pori-2026-konsernipalvelut",
        "pori-2023-q1-sivistystoimiala",
        "laitila-hallintotoimi-palvelusuunnitelma",
        "digisuunnitelma-2025-2027",
    ] {
        args.push(seed(&format!("{name}.txt")));
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let out = |threads| program::with_environment(&args, &[("RAYON_NUM_THREADS", threads)]).stdout;
    let one = out("1");
    assert!(one == out("1") && one == out("4") && one.lines().count() == 4);
}

#[test]
fn measures_answer_line_by_line() {
    let input = "{\"raw\": \"8 860 pv\", \"context\": {\"role\": \"target\", \"pair_raw\": \"9 844 pv\"}}\n\n{\"raw\": 5}\n{\"raw\": \"kyllä\", \"n\": 1}\n";
    let run = program::with_input(&["measure", "--jsonl"], input.as_bytes());
    assert_eq!(run.code, Some(2));
    let answers: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), 3, "a blank line is no question");
    assert_eq!(answers[0]["pair"]["abs"], "-984");
    assert!(
        answers[1]["error"]
            .as_str()
            .is_some_and(|words| words.contains("line 3"))
    );
    assert_eq!(answers[2]["measure"]["kind"], "boolean");
    let lines = program::with_input(&["measure"], "9 844 pv\nei\n".as_bytes());
    assert_eq!(lines.stdout.lines().count(), 2);
    let minus = mittari(&["measure", "--role", "target", "--", "-10 %"]);
    assert_eq!(minus.code, Some(0), "{}", minus.stderr);
}

#[test]
fn eval_measures_folders_by_stem() {
    let gold = program::repository("fixtures/gold/pori-2026-konsernipalvelut.json");
    let seeds = program::repository("seeds");
    let by_folder = mittari(&["eval", &gold, &seeds]);
    assert_eq!(by_folder.code, Some(0), "{}", by_folder.stderr);
    assert_eq!(
        by_folder.stdout,
        mittari(&["eval", &gold, &seed("pori-2026-konsernipalvelut.txt")]).stdout
    );
    // An extraction that was kept is measured as the document is.
    let folder = Folder::new();
    let kept = folder.path("pori-2026-konsernipalvelut.json");
    mittari(&[
        "extract",
        &seed("pori-2026-konsernipalvelut.txt"),
        "-o",
        &kept,
    ]);
    assert_eq!(mittari(&["eval", &gold, &kept]).stdout, by_folder.stdout);
    let numbers = mittari(&["eval", &gold, &seeds, "--format", "json"]);
    let numbers: Value = serde_json::from_str(&numbers.stdout).expect("it is JSON");
    assert_eq!(numbers["wrong"], 0);
    assert_eq!(numbers["cards"], serde_json::json!([5, 5]));
}

#[test]
fn every_code_is_explained() {
    let all = mittari(&["explain"]).stdout;
    for &code in mittari_model::Code::ALL {
        let one = mittari(&["explain", code.name()]);
        assert_eq!(one.code, Some(0));
        assert!(one.stdout.starts_with(code.name()) && one.stdout.lines().count() > 1);
        assert!(
            all.contains(&one.stdout),
            "{} is missing from the list",
            code.name()
        );
    }
}

#[test]
fn help_shows_an_example_for_every_command() {
    let help = mittari(&["--help"]).stdout;
    for command in [
        "extract",
        "snapshot",
        "measure",
        "inspect",
        "eval",
        "schema",
        "explain",
        "completions",
        "man",
    ] {
        assert!(help.contains(command), "{command} is not listed");
        let own = mittari(&[command, "--help"]).stdout;
        assert!(
            own.contains("Example") && own.contains(&format!("mittari {command}")),
            "{own}"
        );
        assert!(
            mittari(&["man", command]).stdout.contains(".TH"),
            "{command}"
        );
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            mittari(&["completions", shell]).stdout.contains("mittari"),
            "{shell}"
        );
    }
}

/// UTF-16, little endian, with a byte order mark.
fn utf16(text: &str, more: &[u16]) -> Vec<u8> {
    let units = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .chain(more.iter().copied());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_pipe_that_gives_nothing_is_an_empty_input() {
    let mut child = program::command()
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mittari runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .flush()
        .expect("nothing to write");
    let output = child.wait_with_output().expect("mittari ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input: empty"));
}
