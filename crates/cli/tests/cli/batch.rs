//! `mittari batch` and `mittari merge` as they are run: good documents among poisoned ones, runs that are killed, shards, names that attack.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::program::{Folder, Run, command, mittari, repository};

/// Good documents of the runs among poison.
const MANY: usize = 1980;
/// Good documents of runs that are repeated many times; `MITTARI_BATCH_N` asks for more.
fn n_repeated() -> usize {
    let asked = std::env::var("MITTARI_BATCH_N").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(200)
}

/// A plan with one card of its own.
fn plan(number: usize) -> String {
    format!(
        "Ahtialan kaupunki\nTalousarvio 2026\n\nSivistyspalvelut\nTAVOITE\nPalvelut toimivat alueella {number}\n\nMITTARI\nAsiakaspalaute\n\n\
         Lähtötaso Tavoitetaso\n4,3 4,{}\n",
        number % 10
    )
}

/// A folder of good documents, text and PDF, in two folders.
fn good(folder: &Path, n: usize) {
    let pdf = fs::read(repository("fixtures/pdf/pori-cards-grid.pdf")).expect("it is there");
    for number in 0..n {
        let year = folder.join(format!("{}", 2020 + number % 7));
        fs::create_dir_all(&year).expect("writable");
        if number % 20 == 7 {
            let mut bytes = pdf.clone();
            bytes.extend(format!("\n% {number}\n").bytes());
            fs::write(year.join(format!("kortit-{number}.pdf")), bytes).expect("writable");
        } else {
            fs::write(year.join(format!("suunnitelma {number}.txt")), plan(number))
                .expect("writable");
        }
    }
}

/// Documents that must not spoil the others: each with its status and a part of its reason.
const POISON: &[(&str, &str, &str)] = &[
    ("katkennut-1.pdf", "partial|failed", ""),
    ("katkennut-2.pdf", "partial|failed", ""),
    ("tyhja.txt", "no_goals", "empty (0 bytes)"),
    ("tyhja.pdf", "no_goals", "empty (0 bytes)"),
    ("kohinaa.pdf", "failed", ""),
    ("kohinaa.txt", "failed", ""),
    ("lukossa-1.pdf", "failed", "password"),
    ("lukossa-2.pdf", "failed", "password"),
    ("harva.pdf", "failed", "--max-bytes"),
    ("kierto-a.pdf", "failed", "circle"),
    ("kierto-b.pdf", "failed", "circle"),
    ("kansio/takaisin", "failed", "leads back"),
    ("olematon.pdf", "failed", "no such file"),
    ("putki.pdf", "skipped", "pipe"),
    ("proosaa.txt", "no_goals", "no goal was found"),
    ("fault-abort.txt", "failed", "aborted"),
    ("fault-exit.txt", "failed", "ended"),
    ("fault-hang.txt", "failed", "not read within"),
    ("fault-memory.txt", "failed", ""),
    ("toinen-kieli.txt", "no_goals", "no goal was found"),
];

#[cfg(unix)]
fn poison(folder: &Path) {
    use std::os::unix::fs::symlink;
    let file = |name: &str| folder.join(name);
    let write = |name: &str, bytes: &[u8]| fs::write(file(name), bytes).expect("writable");
    let pdf = fs::read(repository("fixtures/pdf/pori-cards-grid.pdf")).expect("it is there");
    write("katkennut-1.pdf", &pdf[..pdf.len() / 3]);
    write("katkennut-2.pdf", &pdf[..pdf.len() / 4]);
    write("tyhja.txt", b"");
    write("tyhja.pdf", b"");
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[1])
        .collect();
    write("kohinaa.pdf", &noise);
    write("kohinaa.txt", &noise);
    let locked = fs::read(repository("fixtures/pdf/locked/lehtivaara.pdf")).expect("it is there");
    write("lukossa-1.pdf", &locked);
    write("lukossa-2.pdf", &[&locked[..], b"\n% 2\n"].concat());
    let sparse = File::create(file("harva.pdf")).expect("writable");
    sparse.set_len(600 << 20).expect("a sparse file");
    symlink("kierto-b.pdf", file("kierto-a.pdf")).expect("a link");
    symlink("kierto-a.pdf", file("kierto-b.pdf")).expect("a link");
    fs::create_dir(file("kansio")).expect("writable");
    symlink("..", file("kansio/takaisin")).expect("a link");
    symlink("ei-ole-missaan.pdf", file("olematon.pdf")).expect("a link");
    let made = std::process::Command::new("mkfifo")
        .arg(file("putki.pdf"))
        .status();
    assert!(made.expect("mkfifo runs").success());
    write(
        "proosaa.txt",
        "Kaupunginhallitus kokoontui 12 kertaa.\n".as_bytes(),
    );
    write(
        "toinen-kieli.txt",
        b"The council met twelve times this year.\n",
    );
    for fault in ["abort", "exit", "hang", "memory"] {
        write(&format!("fault-{fault}.txt"), plan(fault.len()).as_bytes());
    }
    // A folder that is called like a document.
    fs::create_dir(file("x.pdf")).expect("writable");
    fs::write(file("x.pdf/hyva.txt"), plan(99_999)).expect("writable");
}

fn batch(args: &[&str], faults: Faults) -> Run {
    let mut command = command();
    command.arg("batch").args(args).stdin(Stdio::null());
    if faults == Faults::Happen {
        command.env("MITTARI_TEST_FAULTS", "1");
    }
    command.output().expect("mittari runs").into()
}

#[derive(Clone, Copy, PartialEq)]
enum Faults {
    Happen,
    No,
}

/// All that a run wrote and that must not depend on how it ran: everything but the times.
fn written(out: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    fn collect(top: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(top).expect("below").to_owned();
            if path.is_dir() {
                collect(top, &path, files);
            } else if name != Path::new("timings.jsonl") {
                files.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(Path::new(out), Path::new(out), &mut files);
    files
}

/// Every format that a batch writes.
const FORMATS: &str = "csv,tsv,xlsx,sqlite,parquet,json,jsonl,markdown";

/// The names of files that differ.
fn differing(a: &BTreeMap<PathBuf, Vec<u8>>, b: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let names = a
        .keys()
        .chain(b.keys().filter(|name| !a.contains_key(*name)));
    names
        .filter(|name| a.get(*name) != b.get(*name))
        .cloned()
        .collect()
}

fn rows(out: &str) -> BTreeMap<String, Value> {
    let text = fs::read_to_string(Path::new(out).join("manifest.jsonl")).expect("it is there");
    let rows = text.lines().map(|line| {
        let row: Value = serde_json::from_str(line).expect("a line is JSON");
        (row["name"].as_str().expect("a name").to_owned(), row)
    });
    rows.collect()
}

#[cfg(unix)]
#[test]
fn poisoned_documents_cost_nothing_but_themselves() {
    let (input, output) = (Folder::new(), Folder::new());
    let (input, out) = (input.path(""), output.path("tulokset"));
    good(Path::new(&input), MANY);
    poison(Path::new(&input));
    let arguments = [
        &*input,
        "--out",
        &out,
        "--timeout",
        "2",
        "--max-memory",
        "4GiB",
    ];
    let run = batch(&arguments, Faults::Happen);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let rows = rows(&out);
    for (name, statuses, reason) in POISON {
        let row = rows
            .get(*name)
            .unwrap_or_else(|| panic!("{name} is missing: {:?}", rows.keys()));
        let status = row["status"].as_str().expect("a status");
        assert!(statuses.split('|').any(|known| known == status), "{row}");
        let why = row["reason"].as_str().expect("a reason");
        assert!(why.contains(reason) && !why.is_empty(), "{row}");
        assert!(!why.contains(&input), "a place of the machine: {row}");
    }
    let good = rows
        .iter()
        .filter(|(name, _)| !POISON.iter().any(|(poison, ..)| poison == name));
    let mut n = 0;
    for (name, row) in good {
        n += 1;
        assert_eq!(row["status"], "done", "{row}");
        let document = Path::new(&out)
            .join("documents")
            .join(row["document"].as_str().expect("a file"));
        let read: Value =
            serde_json::from_slice(&fs::read(document).expect("it is there")).expect("JSON");
        assert_eq!(read["source"]["sha256"], row["sha256"], "{name}");
        assert_eq!(
            read["cards"].as_array().map(Vec::len),
            row["cards"].as_u64().and_then(|n| usize::try_from(n).ok())
        );
    }
    assert_eq!(n, MANY + 1, "the one in x.pdf is walked into");
    assert!(
        run.stderr.contains("failed: fault-abort.txt"),
        "{}",
        run.stderr
    );

    // A second run does nothing twice, and says so.
    let before = written(&out);
    let again = batch(&arguments, Faults::No);
    assert_eq!(again.code, Some(1), "{}", again.stderr);
    assert!(again.stderr.contains("done before"), "{}", again.stderr);
    assert_eq!(differing(&before, &written(&out)), Vec::<PathBuf>::new());
    let retried = batch(
        &[
            &input,
            "--out",
            &out,
            "--timeout",
            "2",
            "--max-memory",
            "4GiB",
            "--retry-failed",
        ],
        Faults::No,
    );
    assert_eq!(retried.code, Some(1), "{}", retried.stderr);
    assert_eq!(self::rows(&out)["fault-abort.txt"]["status"], "done");
}

#[test]
fn neither_threads_nor_shards_change_a_byte() {
    let (input, output) = (Folder::new(), Folder::new());
    let input = input.path("");
    good(Path::new(&input), n_repeated());
    fs::write(Path::new(&input).join("tyhja.txt"), "").expect("writable");
    let whole = output.path("yksi");
    let run = batch(&[&input, "--out", &whole, "--jobs", "1"], Faults::No);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let expected = written(&whole);
    let tables = output.path("taulukoin");
    let run = batch(
        &[&input, "--out", &tables, "--jobs", "1", "--format", FORMATS],
        Faults::No,
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let with_tables = written(&tables);
    assert!(
        with_tables.len() > expected.len() + 7 * 3,
        "{:?}",
        with_tables.keys()
    );
    for jobs in ["2", "8"] {
        let out = output.path(jobs);
        batch(
            &[&input, "--out", &out, "--jobs", jobs, "--format", FORMATS],
            Faults::No,
        );
        assert_eq!(
            differing(&with_tables, &written(&out)),
            Vec::<PathBuf>::new(),
            "--jobs {jobs}"
        );
    }
    for n in [1, 2, 3, 7] {
        let parts: Vec<String> = (1..=n)
            .map(|i| output.path(&format!("osa-{i}-{n}")))
            .collect();
        for (i, part) in parts.iter().enumerate() {
            let shard = format!("{}/{n}", i + 1);
            batch(&[&input, "--out", part, "--shard", &shard], Faults::No);
        }
        let merged = output.path(&format!("kaikki-{n}"));
        let mut args = vec!["merge", "--out", &merged];
        args.extend(parts.iter().map(String::as_str));
        let run = mittari(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(
            differing(&expected, &written(&merged)),
            Vec::<PathBuf>::new(),
            "{n} shards"
        );
    }
}

#[test]
fn a_run_that_is_killed_goes_on() {
    let (input, output) = (Folder::new(), Folder::new());
    let input = input.path("");
    good(Path::new(&input), n_repeated());
    let undisturbed = output.path("rauhassa");
    batch(
        &[&input, "--out", &undisturbed, "--format", FORMATS],
        Faults::No,
    );
    let expected = written(&undisturbed);
    let out = output.path("tapettu");
    for moment in [40, 90, 150, 220, 310] {
        let mut child = command()
            .args(["-q", "batch", &input, "--out", &out, "--format", FORMATS])
            .stderr(Stdio::null())
            .spawn()
            .expect("mittari runs");
        sleep(Duration::from_millis(moment));
        // On Unix this is kill -9.
        let _ = child.kill();
        let _ = child.wait();
    }
    // What a power cut may leave: a torn line, a file that is not whole.
    let manifest = Path::new(&out).join("manifest.jsonl");
    if let Ok(text) = fs::read(&manifest) {
        fs::write(
            &manifest,
            [&text[..], b"{\"schema\":\"mittari/man"].concat(),
        )
        .expect("writable");
    }
    let run = batch(&[&input, "--out", &out, "--format", FORMATS], Faults::No);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(differing(&expected, &written(&out)), Vec::<PathBuf>::new());
    let left = fs::read_dir(&out).expect("it is there").flatten();
    let left: Vec<_> = left
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(".mittari"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn names_that_attack_stay_in_their_place() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let (folder, output) = (Folder::new(), Folder::new());
    let input = folder.path("arkisto/a/b");
    fs::create_dir_all(&input).expect("writable");
    let out = output.path("tulokset");
    let long = format!("{}.txt", "pitka".repeat(50));
    let names: Vec<&OsStr> = vec![
        OsStr::new("rivin\nvaihto.txt"),
        OsStr::new("\"lainaus'.txt"),
        OsStr::new("-rf.txt"),
        OsStr::new(&long),
        OsStr::from_bytes(b"ei-utf8-\xff\xfe.txt"),
        OsStr::new("=1+1.txt"),
        OsStr::new("CON.txt"),
        OsStr::new("Ä.txt"),
        OsStr::new("A.txt"),
    ];
    for (number, name) in names.iter().enumerate() {
        fs::write(Path::new(&input).join(name), plan(number)).expect("writable");
    }
    let run = batch(&[&input, "--out", &out], Faults::No);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let rows = rows(&out);
    assert_eq!(rows.len(), names.len());
    assert!(rows.contains_key("ei-utf8-%FF%FE.txt") && rows.contains_key("rivin\nvaihto.txt"));
    let documents: Vec<_> = fs::read_dir(Path::new(&out).join("documents"))
        .expect("there")
        .flatten()
        .collect();
    assert_eq!(documents.len(), names.len());
    assert_eq!(
        fs::read_dir(&out).expect("there").count(),
        3,
        "documents, manifest, timings"
    );

    // A list with ways up leads to a file, and its name to none.
    fs::write(folder.path("x.txt"), plan(77)).expect("writable");
    let list = folder.path("lista");
    let mut bytes = format!("{input}/../../../x.txt\0").into_bytes();
    bytes.extend(b"../../etc/ei-ole.pdf\0");
    fs::write(&list, bytes).expect("writable");
    let from_list = output.path("lista");
    let run = batch(&["--files-from", &list, "--out", &from_list], Faults::No);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let rows = self::rows(&from_list);
    assert_eq!(rows.keys().collect::<Vec<_>>(), ["etc/ei-ole.pdf", "x.txt"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_failed_row() {
    use std::os::unix::fs::PermissionsExt;
    let (input, output) = (Folder::new(), Folder::new());
    let closed = input.write("suljettu.txt", &plan(1));
    input.write("avoin.txt", &plan(2));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::read(&closed).is_ok() {
        // Nothing is closed to a superuser.
        return;
    }
    let out = output.path("tulokset");
    let run = batch(&[&input.path(""), "--out", &out], Faults::No);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let rows = rows(&out);
    assert_eq!(rows["avoin.txt"]["status"], "done");
    assert_eq!(rows["suljettu.txt"]["status"], "failed");
    assert_eq!(
        rows["suljettu.txt"]["reason"],
        "no permission to read it; ask for it"
    );
}

#[test]
fn merging_refuses_what_does_not_fit() {
    let (input, output) = (Folder::new(), Folder::new());
    let path = input.write("a.txt", &plan(1));
    let (one, other) = (output.path("yksi"), output.path("toinen"));
    batch(&[&path, "--out", &one], Faults::No);
    batch(&[&path, "--out", &other, "--max-pages", "7"], Faults::No);
    let run = mittari(&["merge", &one, &other, "--out", &output.path("kaikki")]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("other options"), "{}", run.stderr);
    input.write("a.txt", &plan(2));
    let changed = output.path("muuttunut");
    batch(&[&path, "--out", &changed], Faults::No);
    let run = mittari(&["merge", &one, &changed, "--out", &output.path("kaikki-2")]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("told otherwise"), "{}", run.stderr);
    for (args, words) in [
        (
            vec!["merge", &*one, "--out", &*one],
            "both a folder to merge",
        ),
        (vec!["merge", &*path, "--out", &*other], "no manifest.jsonl"),
    ] {
        let run = mittari(&args);
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn a_file_that_changes_replaces_its_document() {
    let (input, output) = (Folder::new(), Folder::new());
    let out = output.path("tulokset");
    let path = input.write("a.txt", &plan(1));
    let other = input.write("b.txt", &plan(2));
    batch(&[&path, "--out", &out], Faults::No);
    input.write("a.txt", &plan(3));
    let run = batch(&[&path, "--out", &out], Faults::No);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let documents = || {
        fs::read_dir(Path::new(&out).join("documents"))
            .expect("there")
            .count()
    };
    assert_eq!((rows(&out).len(), documents()), (1, 1));
    // What is not named again stays.
    batch(&[&other, "--out", &out], Faults::No);
    assert_eq!((rows(&out).len(), documents()), (2, 2));
}

#[test]
fn usage_is_checked_before_anything_is_read() {
    let folder = Folder::new();
    let out = folder.path("tulokset");
    for (args, words) in [
        (vec!["arkisto/*.pdf"], "matches no file"),
        (
            vec!["--files-from", "ei-ole.lista"],
            "ei-ole.lista: the list of files could not be read",
        ),
        (vec!["a.txt", "--shard", "3/2"], "a shard was expected"),
        (vec![], "PATH"),
    ] {
        let mut all = vec!["--out", &*out];
        all.extend(args);
        let run = batch(&all, Faults::No);
        assert_eq!(run.code, Some(2), "{all:?}");
        assert!(run.stderr.contains(words), "{all:?}: {}", run.stderr);
    }
    let json = folder.write("a.txt", &plan(1));
    let run = batch(
        &[&json, "--out", &out, "--progress", "json", "-q"],
        Faults::No,
    );
    let events: Vec<Value> = run
        .stderr
        .lines()
        .map(|line| serde_json::from_str(line).expect("an event"))
        .collect();
    let names: Vec<&str> = events
        .iter()
        .map(|event| event["event"].as_str().expect("a name"))
        .collect();
    assert_eq!(names, ["start", "document", "end"]);
    assert!(!mittari(&["--help"]).stdout.contains("worker"));
}
