//! `mittari diff` as it is run: what it writes, how it ends, and input that cannot be compared.

use std::fs;

use serde_json::Value;

use crate::program::{Folder, mittari, repository, seed};

/// The two years of the project's worked example.
fn pori() -> [String; 2] {
    [
        seed("pori-2026-konsernipalvelut.txt"),
        repository("fixtures/pair/pori-2027.txt"),
    ]
}

fn case(name: &str) -> String {
    repository(&format!("fixtures/diff/{name}"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn different_years_end_with_1_and_the_same_with_0() {
    let [before, after] = pori();
    assert_eq!(mittari(&["diff", &before, &after]).code, Some(1));
    assert_eq!(
        mittari(&["diff", &before, &after, "--exit-zero"]).code,
        Some(0)
    );
    let same = mittari(&["diff", &before, &before]);
    assert_eq!(same.code, Some(0), "{}", same.stderr);
    assert!(same.stdout.contains("same file"), "{}", same.stdout);
}

#[test]
fn documents_and_extractions_are_compared_alike() {
    let folder = Folder::new();
    let [before, after] = pori();
    let stored = folder.path("2026.json");
    let run = mittari(&["-q", "extract", &before, "-o", &stored]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let fresh = mittari(&["diff", &before, &after, "--format", "json"]);
    let read_back = mittari(&["diff", &stored, &after, "--format", "json"]);
    assert_eq!(fresh.stdout, read_back.stdout);
    let summary = &json(&fresh.stdout)["summary"];
    assert_eq!(summary["cards"]["added"], 1);
    assert_eq!(summary["roll_forward"]["continued"], 3);
}

#[test]
fn every_format_is_written() {
    let folder = Folder::new();
    let [before, after] = pori();
    for (ending, begins) in [
        ("json", "{\n  \"schema\": \"mittari/comparison/1\""),
        ("csv", "what,kinds,"),
        ("tsv", "what\tkinds\t"),
        ("md", "# "),
        ("txt", "2026 → 2027"),
    ] {
        let file = folder.path(&format!("muutokset.{ending}"));
        let run = mittari(&["diff", &before, &after, "-o", &file]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert_eq!(run.stdout, "");
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(text.starts_with(begins), "{ending}: {text:.60}");
        assert!(!text.contains('\u{1b}'), "{ending}: colours in a file");
    }
    let coloured = mittari(&["diff", &before, &after, "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}["));
    // Never by colour alone.
    assert!(coloured.contains("{+") && coloured.contains("[-"));
    let excel = mittari(&["diff", &before, &after, "--format", "csv", "--excel-fi"]).stdout;
    assert!(excel.starts_with("\u{feff}what;kinds;"), "{excel:.40}");
}

#[test]
fn the_summary_counts_what_an_audit_counts() {
    let before = case("15a-budget-to-annual-report/before.txt");
    let after = case("15a-budget-to-annual-report/after.txt");
    let run = mittari(&["diff", &before, &after, "--summary", "--format", "csv"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let mut lines = run.stdout.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let total = lines
        .find(|line| line.starts_with("total,,after,"))
        .expect("the whole of the report");
    let cells: Vec<&str> = total.split(',').collect();
    let number = |name: &str| {
        let at = head.iter().position(|cell| *cell == name);
        cells[at.unwrap_or_else(|| panic!("{name} in {head:?}"))]
    };
    // Counted by hand in the report.
    assert_eq!(
        [
            number("goals"),
            number("indicators"),
            number("with_target"),
            number("without_actual")
        ],
        ["5", "9", "9", "2"]
    );
    assert_eq!(
        [number("met"), number("not_met"), number("not_assessable")],
        ["6", "1", "2"]
    );
}

#[test]
fn several_years_are_a_history() {
    let years =
        ["2024", "2025", "2026"].map(|year| case(&format!("12-unchanged-goals/{year}.txt")));
    let mut args = vec!["diff", "--format", "json"];
    args.extend(years.iter().map(String::as_str));
    let run = mittari(&args);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let history = json(&run.stdout);
    assert_eq!(history["schema"], "mittari/history/1");
    let lives = history["indicators"].as_array().expect("a list");
    let unchanged = lives.iter().filter(|life| life["unchanged_for"] == 3);
    assert_eq!((lives.len(), unchanged.count()), (8, 7));
    let backwards = mittari(&["diff", &years[2], &years[1], &years[0]]);
    assert!(backwards.stderr.contains("not in the order of their years"));
}

#[test]
fn pins_are_started_applied_and_shown() {
    let folder = Folder::new();
    let [before, after] = pori();
    let file = folder.path("parit.toml");
    let run = mittari(&["diff", &before, &after, "--write-matches", &file]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let started = fs::read_to_string(&file).expect("it was written");
    assert!(
        started.contains("[[pin]]") && started.contains("# similarity 0."),
        "{started}"
    );
    let again = mittari(&["diff", &before, &after, "--write-matches", &file]);
    assert_eq!(again.code, Some(2), "a file of the user is not overwritten");

    let as_it_was = mittari(&[
        "diff",
        &before,
        &after,
        "--matches",
        &file,
        "--format",
        "json",
    ]);
    assert_eq!(as_it_was.code, Some(1), "{}", as_it_was.stderr);
    let items = json(&as_it_was.stdout)["items"].clone();
    let pinned = items.as_array().expect("a list").iter();
    assert!(pinned.filter(|item| item["pinned"] == true).count() >= 3);

    let name = "Strategiassa määritellyt mittarit otettu käyttöön";
    fs::write(
        &file,
        format!(
            "[[forbid]]\nwhat = \"indicator\"\nbefore = \"{name}\"\nafter = \"{name}\"\n\n\
             [[pin]]\nwhat = \"indicator\"\nbefore = \"Koulutusten määrä\"\nafter = \"Hankintaohjelma hyväksytty\"\n\n\
             [[pin]]\nwhat = \"action\"\nbefore = \"ei sellaista\"\nafter = \"ei\"\n"
        ),
    )
    .expect("the folder is writable");
    let run = mittari(&["diff", &before, &after, "--matches", &file]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stdout
            .contains("the earlier document has no action \"ei sellaista\""),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("pinned as one"), "{}", run.stdout);
    let run = mittari(&[
        "diff",
        &before,
        &after,
        "--matches",
        &file,
        "--format",
        "json",
    ]);
    let found = json(&run.stdout);
    let items = found["items"].as_array().expect("a list");
    let of = |side: &str, text: &str| -> Vec<&Value> {
        items
            .iter()
            .filter(|item| item["what"] == "indicator" && item[side]["text"] == text)
            .collect()
    };
    assert!(of("before", name)[0]["after"].is_null(), "forbidden");
    assert_eq!(
        of("before", "Koulutusten määrä")[0]["after"]["text"],
        "Hankintaohjelma hyväksytty"
    );
}

#[test]
fn pins_that_make_no_sense_say_what_was_expected() {
    let folder = Folder::new();
    let [before, after] = pori();
    for (text, words) in [
        (
            "[[pin]]\nwhat = \"goal\"\nbefore = \"a\"\nafter = \"b\"\n",
            "unknown variant `goal`",
        ),
        ("[[pins]]\n", "unknown field `pins`"),
        ("pin = 3\n", "[[pin]] and [[forbid]] were expected"),
        ("[[pin]\n", "parit.toml"),
    ] {
        let file = folder.path("parit.toml");
        fs::write(&file, text).expect("the folder is writable");
        let run = mittari(&["diff", &before, &after, "--matches", &file]);
        assert_eq!(run.code, Some(2), "{text}");
        assert!(run.stderr.contains(words), "{text}: {}", run.stderr);
    }
}

#[test]
fn input_that_cannot_be_compared_is_told_apart() {
    let folder = Folder::new();
    let [before, _] = pori();
    let prose = "Kaupunginhallitus kokoontui 12 kertaa.\n";
    let newer = "{\"schema\": \"mittari/extraction/99\", \"cards\": []}";
    for (name, text, words) in [
        ("tyhja.json", "{", "breaks off at its end"),
        ("muu.json", "{\"tavoitteet\": []}", "another|no \"schema\""),
        ("uudempi.json", newer, "newer"),
        (
            "vertailu.json",
            "{\"schema\": \"mittari/comparison/1\"}",
            "comparison",
        ),
        (
            "proosa.txt",
            prose,
            "no goal was found, so there is nothing to compare",
        ),
        ("satunnainen.pdf", "%PDF-1.7 ei mitään", "satunnainen.pdf"),
    ] {
        let file = folder.write(name, text);
        let run = mittari(&["diff", &before, &file]);
        assert_eq!(run.code, Some(2), "{name}: {}", run.stdout);
        assert_eq!(run.stdout, "", "{name}");
        assert!(
            words.split('|').any(|words| run.stderr.contains(words)),
            "{name}: {}",
            run.stderr
        );
        assert!(run.stderr.contains(name), "{name}: {}", run.stderr);
    }
    let run = mittari(&["diff", &before, &folder.path("puuttuu.json")]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("no such file"), "{}", run.stderr);
    let run = mittari(&["diff", &before, &folder.path("proosa.txt"), &before]);
    assert_eq!(run.code, Some(2), "one of several years could not be read");
    assert!(
        run.stdout.contains("2 documents"),
        "the rest goes on: {}",
        run.stdout
    );
    let run = mittari(&["diff", &before]);
    assert_eq!(run.code, Some(2), "one file is no pair");
}

#[test]
fn plans_without_a_common_card_are_not_listed() {
    let run = mittari(&[
        "diff",
        &case("10-units-renamed-moved-merged/before.txt"),
        &case("02-new-and-dropped-goals/after.txt"),
    ]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stdout.contains("are these two years of one plan?"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.lines().count() < 20, "a wall: {}", run.stdout);
}

#[test]
fn json_past_the_limit_is_not_cut() {
    let folder = Folder::new();
    let [before, after] = pori();
    let stored = folder.path("2026.json");
    mittari(&["-q", "extract", &before, "-o", &stored]);
    let run = mittari(&["diff", &stored, &after, "--max-bytes", "20KiB"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("--max-bytes raises the limit"),
        "{}",
        run.stderr
    );
}

#[test]
fn options_that_exclude_each_other_are_refused() {
    let [before, after] = pori();
    for (args, words) in [
        (vec!["--excel-fi"], "--excel-fi is about CSV"),
        (vec![&*after, "--summary"], "--summary goes with two files"),
        (vec!["-o", "muutokset.xlsx"], "not written as .xlsx"),
        (vec!["--all", "--summary"], "cannot be used with"),
    ] {
        let mut all = vec!["diff", &before, &after];
        all.extend(args);
        let run = mittari(&all);
        assert_eq!(run.code, Some(2), "{all:?}");
        assert!(run.stderr.contains(words), "{all:?}: {}", run.stderr);
    }
}

#[test]
fn a_report_of_one_document_counts_and_lists() {
    let run = mittari(&[
        "extract",
        &case("15a-budget-to-annual-report/after.txt"),
        "--format",
        "markdown",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for words in [
        "# Honkaselän kaupunki 2025",
        "## Counts",
        "| together | 5 | 9 | 9 |",
        "met; printed: Toteutunut",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}
