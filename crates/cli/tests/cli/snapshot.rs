//! `mittari snapshot`: extractions that were accepted, and what moved since.

use std::fs;
use std::path::Path;

use crate::program::{self, Folder, Run, mittari, seed};

const CARD: &str =
    "TAVOITE\nToimivat palvelut\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4,3 4,5\n";

/// Runs `mittari snapshot` with the snapshots in a folder of the test's own.
fn snapshot(folder: &Folder, args: &[&str]) -> Run {
    let dir = folder.path("hyllyt");
    mittari(&[&["snapshot", "--dir", &dir], args].concat())
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path(name)).expect("the file is there")
}

fn check(run: &Run, code: i32, stdout: &[&str], stderr: &[&str]) {
    assert_eq!(run.code, Some(code), "{}{}", run.stdout, run.stderr);
    for words in stdout {
        assert!(run.stdout.contains(words), "{words:?}: {}", run.stdout);
    }
    for words in stderr {
        assert!(run.stderr.contains(words), "{words:?}: {}", run.stderr);
    }
    assert!(
        !stdout.is_empty() || run.stdout.is_empty(),
        "{}",
        run.stdout
    );
}

#[test]
fn what_is_accepted_is_what_extract_writes() {
    let folder = Folder::new();
    let path = folder.write("Käyttösuunnitelma 2026.txt", CARD);
    let run = snapshot(&folder, &[&path]);
    check(&run, 0, &[], &["new, ", "1 card, 1 indicator, 2 values"]);
    let kept = "hyllyt/kayttosuunnitelma-2026.json";
    assert_eq!(read(&folder, kept), mittari(&["extract", &path]).stdout);
    // What is unchanged is not written again.
    let time = |name: &str| {
        let entry = fs::metadata(folder.path(name)).expect("it is there");
        entry.modified().expect("the file system knows")
    };
    let before = time(kept);
    check(&snapshot(&folder, &[&path]), 0, &[], &[": unchanged"]);
    assert_eq!(time(kept), before);
    check(
        &snapshot(&folder, &["--check", &path]),
        0,
        &[],
        &["unchanged"],
    );
    folder.write(
        "Käyttösuunnitelma 2026.txt",
        &CARD.replace("4,3 4,5", "4,3 4,6"),
    );
    check(
        &snapshot(&folder, &[&path]),
        0,
        &[],
        &["updated (2 changes)"],
    );
    assert_eq!(read(&folder, kept), mittari(&["extract", &path]).stdout);
    assert_eq!(
        fs::read_dir(folder.path("hyllyt"))
            .expect("it is there")
            .count(),
        1,
        "no temporary file stays"
    );
}

#[test]
fn what_moved_is_told_and_nothing_is_written() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    snapshot(&folder, &[&path]);
    let kept = read(&folder, "hyllyt/palvelut.json");
    folder.write(
        "palvelut.txt",
        &format!("\n{}", CARD.replace("4,3 4,5", "4,3 4,6")),
    );
    let run = snapshot(&folder, &["--check", &path]);
    check(
        &run,
        1,
        &[
            "palvelut.json)\n  document\n    ~ source › sha256: ",
            "\n  card c-",
            " \"Toimivat palvelut\", lines 2–9\n",
            "    ~ indicator \"Asiakaspalaute\" › target: \"4,5\" → \"4,6\"\n",
            "    ~ … › target \"4,6\" › measure › value: \"4.5\" → \"4.6\"\n",
            "places moved, the first: ",
        ],
        &["2 changes not accepted", "mittari snapshot --review --dir "],
    );
    assert!(!run.stdout.contains('\u{1b}'));
    assert_eq!(read(&folder, "hyllyt/palvelut.json"), kept);
    let coloured = snapshot(&folder, &["--check", &path, "--color", "always"]);
    assert!(
        coloured.stdout.contains("\u{1b}[33m~"),
        "{}",
        coloured.stdout
    );
    assert_eq!(
        anstream::adapter::strip_str(&coloured.stdout).to_string(),
        run.stdout
    );
    let quiet = snapshot(&folder, &["--check", "-q", &path]);
    assert_eq!((quiet.stderr.as_str(), quiet.stdout), ("", run.stdout));
}

#[test]
fn a_difference_of_the_layout_alone_is_one() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    snapshot(&folder, &[&path]);
    let kept = read(&folder, "hyllyt/palvelut.json");
    folder.write("hyllyt/palvelut.json", &kept.replace('\n', "\r\n"));
    check(
        &snapshot(&folder, &["--check", &path]),
        1,
        &["layout of the file", "line ends"],
        &["1 change not accepted"],
    );
    check(
        &snapshot(&folder, &[&path]),
        0,
        &[],
        &["updated (1 change)"],
    );
    assert_eq!(read(&folder, "hyllyt/palvelut.json"), kept);
}

#[test]
fn a_file_that_fails_does_not_stop_the_rest() {
    let folder = Folder::new();
    let card = folder.write("palvelut.txt", CARD);
    let other = folder.write("talous.txt", CARD);
    let missing = folder.path("puuttuu.txt");
    let run = snapshot(&folder, &[&missing, &card]);
    check(
        &run,
        2,
        &[],
        &["puuttuu.txt: no such file", "2 documents: 1 new, 1 failed"],
    );
    // No snapshot is a difference, no document is trouble.
    let run = snapshot(&folder, &["--check", &other, &card]);
    check(
        &run,
        1,
        &["+ no snapshot yet; accept it with: mittari snapshot --dir "],
        &["2 documents: 1 unchanged, 1 without a snapshot"],
    );
    let run = snapshot(&folder, &["--check", &missing, &other, &card]);
    check(&run, 2, &["no snapshot yet"], &["no such file", "1 failed"]);
}

#[test]
fn an_extraction_is_a_document_too() {
    let folder = Folder::new();
    let path = folder.write("Talousarvio 2026.txt", CARD);
    let json = folder.path("tulos.json");
    mittari(&["extract", &path, "-o", &json]);
    // It is named by its source, not by the file it lies in.
    check(&snapshot(&folder, &[&json]), 0, &[], &["new"]);
    let kept = read(&folder, "hyllyt/talousarvio-2026.json");
    assert_eq!(kept, read(&folder, "tulos.json"));
    for file in [&path, &json] {
        check(
            &snapshot(&folder, &["--check", file]),
            0,
            &[],
            &["unchanged"],
        );
    }
    let dir = folder.path("hyllyt");
    let check_stdin = ["snapshot", "--check", "--dir", &dir, "-"];
    let run = program::with_input(&check_stdin, kept.as_bytes());
    check(&run, 0, &[], &["standard input: unchanged"]);
    let run = program::with_input(&check_stdin, CARD.as_bytes());
    check(&run, 2, &[], &["standard input: has no name", "--name"]);
    // Boxes on pages are fractions, and come back as they were.
    let pdf = program::repository("fixtures/pdf/teerisuo-tilinpaatos-2025.pdf");
    mittari(&["extract", &pdf, "-o", &json]);
    check(&snapshot(&folder, &[&pdf]), 0, &[], &["new"]);
    check(
        &snapshot(&folder, &["--check", &json]),
        0,
        &[],
        &["unchanged"],
    );
    let several = folder.path("kaikki.jsonl");
    mittari(&["extract", &path, &path, "-o", &several]);
    check(
        &snapshot(&folder, &[&several]),
        2,
        &[],
        &["kaikki.jsonl: holds 2 documents"],
    );
    let large = ["--check", &json, "--max-bytes", "1KiB"];
    check(
        &snapshot(&folder, &large),
        2,
        &[],
        &["JSON of more than 1024 bytes", "--max-bytes"],
    );
}

#[test]
fn a_snapshot_of_another_version_is_no_snapshot_to_overwrite() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    snapshot(&folder, &[&path]);
    let kept = read(&folder, "hyllyt/palvelut.json");
    let rows = [
        (
            kept.replace("extraction/1", "extraction/2"),
            "a newer mittari",
        ),
        (
            kept.replace("extraction/1", "extraction/0"),
            "an old version",
        ),
        (
            format!("<<<<<<< HEAD\n{kept}"),
            "no JSON at line 1, column 1",
        ),
        (kept[..kept.len() / 2].to_owned(), "breaks off at its end"),
    ];
    for (json, words) in rows {
        folder.write("hyllyt/palvelut.json", &json);
        for option in ["--check", "-v"] {
            let run = snapshot(&folder, &[option, &path]);
            check(
                &run,
                2,
                &[],
                &[words, "palvelut.json: no snapshot", "version control"],
            );
        }
        assert_eq!(read(&folder, "hyllyt/palvelut.json"), json);
    }
}

#[test]
fn two_documents_do_not_share_a_snapshot() {
    let folder = Folder::new();
    fs::create_dir(folder.path("a")).expect("the folder is writable");
    fs::create_dir(folder.path("b")).expect("the folder is writable");
    let first = folder.write("a/Talousarvio_2026.txt", CARD);
    let second = folder.write("b/talousarvio 2026.txt", CARD);
    let run = snapshot(&folder, &[&first, &second]);
    let both = format!("{first} and {second} would share the snapshot ");
    check(&run, 2, &[], &[&both, "--name", "2 documents: 2 failed"]);
    assert!(!Path::new(&folder.path("hyllyt")).exists());
    // In two runs, the second finds the first.
    check(&snapshot(&folder, &[&first]), 0, &[], &["new"]);
    let kept = read(&folder, "hyllyt/talousarvio-2026.json");
    for option in ["--check", "-v"] {
        check(
            &snapshot(&folder, &[option, &second]),
            2,
            &[],
            &[
                "is the snapshot of another document, \"Talousarvio_2026.txt\"",
                "--name talousarvio-2026",
            ],
        );
    }
    assert_eq!(read(&folder, "hyllyt/talousarvio-2026.json"), kept);
    let named = ["--name", "Pori: talousarvio (2)", &second];
    check(&snapshot(&folder, &named), 0, &[], &["new"]);
    assert!(Path::new(&folder.path("hyllyt/pori-talousarvio-2.json")).exists());
    check(
        &snapshot(&folder, &[&["--check"], &named[..]].concat()),
        0,
        &[],
        &["unchanged"],
    );
    // Whoever says the name means it.
    let replace = ["--name", "talousarvio-2026.json", &second];
    check(
        &snapshot(&folder, &replace),
        0,
        &[],
        &["updated (1 change)"],
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    let other = folder.write("talous.txt", CARD);
    let rows: &[(&[&str], &str)] = &[
        (&[], "FILE"),
        (
            &["--name", "pori", &path, &other],
            "--name names one snapshot",
        ),
        (&["--name", "–", &path], "letters or digits were expected"),
        (&["--check", "--review", &path], "cannot be used with"),
        (&["-", "-"], "once only"),
        (&["--review", "-"], "name a file"),
        (&["--review", &path], "to see what moved, use --check"),
    ];
    for (args, words) in rows {
        check(&snapshot(&folder, args), 2, &[], &[words]);
    }
    assert_eq!(folder.names(), ["palvelut.txt", "talous.txt"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    // A file where the folder should be.
    folder.write("hyllyt", "");
    check(
        &snapshot(&folder, &[&path]),
        2,
        &[],
        &["palvelut.json: ", "snapshot"],
    );
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    let dir = folder.path("hyllyt");
    fs::create_dir(&dir).expect("the folder is writable");
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o555)).expect("it is ours");
    if fs::write(folder.path("hyllyt/koe"), "").is_ok() {
        // The administrator may write everywhere.
        return;
    }
    check(
        &snapshot(&folder, &[&path]),
        2,
        &[],
        &["palvelut.json: could not be written", "--dir"],
    );
}

#[test]
fn nothing_out_of_a_document_commands_the_terminal() {
    let folder = Folder::new();
    let path = folder.write("palvelut.txt", CARD);
    snapshot(&folder, &[&path]);
    let kept = read(&folder, "hyllyt/palvelut.json");
    let hostile = kept.replace("Asiakaspalaute", "Asiakas\\u001b[2Jpalaute\\u202e");
    let json = folder.write("tulos.json", &hostile);
    let run = snapshot(&folder, &["--check", &json]);
    check(&run, 1, &["Asiakas\\u{1b}[2Jpalaute\\u{202e}"], &[]);
    assert!(
        !run.stdout.contains(['\u{1b}', '\u{202e}']),
        "{}",
        run.stdout
    );
}

/// The snapshots of this repository: what was accepted is what is read.
#[test]
fn the_seeds_give_what_was_accepted() {
    let seeds = [
        "digisuunnitelma-2025-2027.txt",
        "laitila-hallintotoimi-palvelusuunnitelma.txt",
        "pori-2023-q1-sivistystoimiala.txt",
        "pori-2026-henkilostostrategia.txt",
        "pori-2026-konsernipalvelut.txt",
    ];
    let paths = seeds.map(seed);
    let dir = program::repository("snapshots");
    let mut args = vec!["snapshot", "--check", "--dir", &dir];
    args.extend(paths.iter().map(String::as_str));
    let run = mittari(&args);
    check(&run, 0, &[], &["5 documents: 5 unchanged"]);
    // What was accepted is an extraction like any other.
    let kept = fs::read_dir(&dir).expect("the folder is readable");
    let kept = kept.map(|entry| entry.expect("an entry").path());
    let kept: Vec<String> = kept
        .filter(|path| path.is_file())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    assert_eq!(kept.len(), seeds.len(), "a snapshot without its seed");
    args.truncate(4);
    args.extend(kept.iter().map(String::as_str));
    check(&mittari(&args), 0, &[], &["5 documents: 5 unchanged"]);
}
