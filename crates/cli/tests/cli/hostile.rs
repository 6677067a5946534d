//! PDF made to exhaust whoever reads it: each ends at a limit, soon, with what was read or with a clear error.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::made::{Made, pages};

/// Address space of the program: what is reserved but not used counts.
const ADDRESSES_KIB: u32 = 4 << 20;
/// Memory of the program at its peak: the limit of the contract on a document, and what comes between two looks at it.
const MEMORY_KIB: u64 = 3 << 19;
/// Far more than any of them takes; without optimization, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

#[cfg(target_os = "linux")]
#[test]
fn bombs_end_at_limits() {
    all_end("hayro");
}

#[cfg(target_os = "linux")]
#[test]
fn bombs_end_at_limits_of_the_second_reader() {
    all_end("pdf-extract");
}

#[expect(
    clippy::print_stdout,
    reason = "`cargo test -- --nocapture` shows how each ended"
)]
fn all_end(engine: &str) {
    let mut failures = String::new();
    for (name, make) in BOMBS {
        let bytes = make();
        let started = Instant::now();
        let verdict = run(&bytes, engine);
        let seconds = started.elapsed().as_secs_f64();
        println!("{name}, {engine}, {seconds:.1} s: {verdict:?}");
        if let Err(verdict) = verdict {
            let _ = writeln!(failures, "{name}: {verdict}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Runs the program with little memory; `Err` where it ends otherwise than by a limit, an error or a reading.
fn run(bytes: &[u8], engine: &str) -> Result<String, String> {
    let mut child = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -v {ADDRESSES_KIB}; exec \"$0\" \"$@\""),
            env!("CARGO_BIN_EXE_mittari"),
        ])
        .args([
            "extract",
            "-",
            "--compact",
            "--timeout",
            "10",
            "--engine",
            engine,
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mittari runs");
    let (mut stdin, mut stdout, mut stderr) = (
        child.stdin.take().expect("a pipe"),
        child.stdout.take().expect("a pipe"),
        child.stderr.take().expect("a pipe"),
    );
    let (mut data, mut words) = (Vec::new(), String::new());
    let mut peak = 0;
    let status = thread::scope(|scope| {
        scope.spawn(move || drop(stdin.write_all(bytes)));
        scope.spawn(|| stdout.read_to_end(&mut data));
        scope.spawn(|| stderr.read_to_string(&mut words));
        let started = Instant::now();
        loop {
            if let Some(status) = child.try_wait().expect("it can be asked") {
                return Some(status);
            }
            peak = peak.max(memory_kib(child.id()).unwrap_or(0));
            if started.elapsed() > PATIENCE {
                child.kill().expect("it is ours");
                child.wait().expect("it is killed");
                return None;
            }
            thread::sleep(Duration::from_millis(5));
        }
    });
    let words = words.trim().to_owned();
    let code = status.and_then(|status| status.code());
    let is_mistake = words.contains("a mistake in mittari") || words.contains("panicked");
    if peak > MEMORY_KIB {
        return Err(format!("{} MiB of memory; {words}", peak >> 10));
    }
    let words = format!("{} MiB; {words}", peak >> 10);
    match code {
        // A reading, or an error that says what was found.
        Some(0 | 3) if !data.is_empty() && !is_mistake => Ok(words),
        Some(1) if (!data.is_empty() || words.contains("error: ")) && !is_mistake => Ok(words),
        _ => Err(format!("{status:?} {words}")),
    }
}

/// The most memory that a process has held so far.
fn memory_kib(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

type Bomb = (&'static str, fn() -> Vec<u8>);

const BOMBS: &[Bomb] = &[
    ("content of 300 MiB", || content(&["FlateDecode"], large())),
    ("content of 300 MiB, packed twice", || {
        content(&["FlateDecode"; 2], &packed(large()))
    }),
    ("content of 2 GiB, packed twice", || {
        content(&["FlateDecode"; 2], two_gib())
    }),
    ("a form of 2 GiB, packed twice", || {
        let mut made = Made::default();
        let form = made.stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter [/FlateDecode /FlateDecode]",
            two_gib(),
        );
        pages(made, &["/A Do"], &format!("/A {form} 0 R"))
    }),
    ("letters of 2 GiB in one font, packed twice", || {
        let mut made = Made::default();
        let map = made.stream("/Filter [/FlateDecode /FlateDecode]", two_gib());
        font(made, &format!("/ToUnicode {map} 0 R"))
    }),
    ("an object stream of 2 GiB", || {
        let mut made = Made::default();
        made.stream(
            "/Type /ObjStm /N 100000000 /First 10 /Filter [/FlateDecode /FlateDecode]",
            two_gib(),
        );
        pages(made, &["BT /F1 10 Tf (4,5) Tj ET"], "")
    }),
    ("content packed 60 times", || {
        let mut bytes = b"BT /F1 10 Tf (4,5) Tj ET".to_vec();
        for _ in 0..60 {
            bytes = packed(&bytes);
        }
        content(&["FlateDecode"; 60], &bytes)
    }),
    ("letters of 300 MiB in one font", || {
        let mut made = Made::default();
        let map = made.stream("/Filter /FlateDecode", large());
        font(made, &format!("/ToUnicode {map} 0 R"))
    }),
    ("a font of 300 MiB", || {
        let mut made = Made::default();
        let file = made.stream("/Filter /FlateDecode", large());
        let descriptor = made.object(format!(
            "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 {file} 0 R >>"
        ));
        font(made, &format!("/FontDescriptor {descriptor} 0 R"))
    }),
    ("a form of 300 MiB", || {
        let mut made = Made::default();
        let form = made.stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
            large(),
        );
        pages(made, &["/A Do"], &format!("/A {form} 0 R"))
    }),
    ("a picture of 10^10 points", || {
        let mut made = Made::default();
        let picture = made.stream(
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 \
             /Filter /FlateDecode",
            large(),
        );
        pages(made, &["/A Do"], &format!("/A {picture} 0 R"))
    }),
    ("10^6 objects", || {
        let mut made = Made::default();
        for _ in 0..1_000_000 {
            made.object("null");
        }
        pages(made, &["BT /F1 10 Tf (4,5) Tj ET"], "")
    }),
    ("a form that paints itself", || forms(1, 1)),
    ("forms that paint each other in a circle", || forms(3, 1)),
    ("30 forms, each painted twice by the next", || chain(30, 2)),
    ("100,000 forms inside each other", || chain(100_000, 1)),
    ("100,000 pages", || {
        pages(Made::default(), &["BT /F1 10 Tf (4,5) Tj ET"; 100_000], "")
    }),
    ("a page named 1,000,000 times", || {
        tree(|page, _| format!("{page} 0 R ").repeat(1_000_000))
    }),
    ("pages that hold themselves", || {
        tree(|page, tree| format!("{page} 0 R {tree} 0 R {tree} 0 R"))
    }),
    ("a page below itself", || {
        tree(|page, _| format!("{page} 0 R << /Type /Pages /Kids [{page} 0 R] /Count 1 >>"))
    }),
    ("arrays inside arrays", || {
        pages(
            Made::default(),
            &[
                &"[".repeat(1_000_000),
                &"[".repeat(500),
                &("[".repeat(9_000) + &"]".repeat(9_000)),
            ],
            "",
        )
    }),
    ("dictionaries inside dictionaries", || {
        let mut made = Made::default();
        made.catalog = format!("/A {}{}", "<</A".repeat(100_000), ">>".repeat(100_000));
        pages(made, &["BT /F1 10 Tf (4,5) Tj ET"], "")
    }),
    ("brackets inside brackets", || {
        let text = format!(
            "BT /F1 10 Tf {}{} Tj ET",
            "(".repeat(1_000_000),
            ")".repeat(1_000_000)
        );
        pages(Made::default(), &[&text], "")
    }),
    ("5,000,000 saved states", || {
        pages(Made::default(), &[&"q ".repeat(5_000_000)], "")
    }),
    ("clips inside clips", || {
        pages(Made::default(), &[&"q 0 0 9 9 re W n ".repeat(300_000)], "")
    }),
    ("marks inside marks", || {
        pages(
            Made::default(),
            &[&"/P <</MCID 0>> BDC ".repeat(300_000)],
            "",
        )
    }),
    ("5,000,000 letters", || {
        let text = format!("BT /F1 10 Tf {} ET", "(4,5 luku) Tj ".repeat(500_000));
        pages(Made::default(), &[&text], "")
    }),
    ("3,000,000 rectangles", || {
        pages(Made::default(), &[&"0 0 9 9 re f ".repeat(3_000_000)], "")
    }),
    ("one path of 3,000,000 corners", || {
        pages(
            Made::default(),
            &[&format!("0 0 m {} f", "9 9 l ".repeat(3_000_000))],
            "",
        )
    }),
    ("numbers out of every range", || {
        let huge = "9".repeat(400);
        let text = format!(
            "{huge} 0 0 {huge} -{huge} {huge} cm 0 0 {huge} -{huge} re f {huge} w 0 0 m {huge} {huge} l S \
             BT /F1 {huge} Tf {huge} Tz -{huge} Tc 1 0 0 1 {huge} 0 Tm (4,5) Tj ET 1e400 NaN inf"
        );
        pages(Made::default(), &[&text], "")
    }),
    ("widths of a font without end", || {
        font(
            Made::default(),
            "/FirstChar -2147483648 /LastChar 2147483647 /Widths [600]",
        )
    }),
    ("an object stream of 300 MiB", || {
        let mut made = Made::default();
        made.stream(
            "/Type /ObjStm /N 100000000 /First 10 /Filter /FlateDecode",
            large(),
        );
        pages(made, &["BT /F1 10 Tf (4,5) Tj ET"], "")
    }),
];

/// 300 MiB of spaces, packed: more than the limit on a stream.
fn large() -> &'static [u8] {
    static LARGE: OnceLock<Vec<u8>> = OnceLock::new();
    LARGE.get_or_init(|| spaces(300 << 20))
}

/// 2 GiB of spaces, packed twice: more than a document may take of memory, in a few kilobytes.
fn two_gib() -> &'static [u8] {
    static TWO_GIB: OnceLock<Vec<u8>> = OnceLock::new();
    TWO_GIB.get_or_init(|| packed(&spaces(2 << 30)))
}

/// `n` spaces, packed.
fn spaces(n: u64) -> Vec<u8> {
    let block = vec![b' '; 1 << 20];
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..n >> 20 {
        encoder.write_all(&block).expect("a vector takes it");
    }
    encoder.finish().expect("a vector takes it")
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("a vector takes it");
    encoder.finish().expect("a vector takes it")
}

/// A file with one page whose content is a stream with filters.
fn content(filters: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut made = Made::default();
    let stream = made.stream(&format!("/Filter [/{}]", filters.join(" /")), bytes);
    one_page(made, &format!("/Contents {stream} 0 R"))
}

/// A file whose only text is in a font with these entries.
fn font(mut made: Made, entries: &str) -> Vec<u8> {
    let font = made.object(format!(
        "<< /Type /Font /Subtype /TrueType /BaseFont /A {entries} >>"
    ));
    let stream = made.stream("", b"BT /F1 10 Tf 20 50 Td (Asiakaspalaute 4,5) Tj ET");
    one_page(
        made,
        &format!("/Contents {stream} 0 R /Resources << /Font << /F1 {font} 0 R >> >>"),
    )
}

fn one_page(mut made: Made, entries: &str) -> Vec<u8> {
    let tree = made.next() + 1;
    let page = made.object(format!(
        "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 200 100] {entries} >>"
    ));
    made.object(format!("<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
    let catalog = made.object(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    made.finish(catalog)
}

/// A file whose pages are listed as `kids` says, given the number of a page and of the list.
fn tree(kids: fn(usize, usize) -> String) -> Vec<u8> {
    let mut made = Made::default();
    let tree = made.next() + 1;
    let page = made.object(format!("<< /Type /Page /Parent {tree} 0 R >>"));
    made.object(format!(
        "<< /Type /Pages /Parent {tree} 0 R /Kids [{}] /Count 1 >>",
        kids(page, tree)
    ));
    let catalog = made.object(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    made.finish(catalog)
}

/// `n` forms in a circle, each painting the next so many times.
fn forms(n: usize, times: usize) -> Vec<u8> {
    let mut made = Made::default();
    let first = made.next();
    for idx in 0..n {
        form(&mut made, first + (idx + 1) % n, times);
    }
    pages(made, &["/A Do"], &format!("/A {first} 0 R"))
}

/// `n` forms, each painting the one before so many times; the page paints the last.
fn chain(n: usize, times: usize) -> Vec<u8> {
    let mut made = Made::default();
    let mut last = made.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        b"0 0 9 9 re f",
    );
    for _ in 0..n {
        last = form(&mut made, last, times);
    }
    pages(made, &["/A Do"], &format!("/A {last} 0 R"))
}

fn form(made: &mut Made, inner: usize, times: usize) -> usize {
    made.stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {inner} 0 R >> >>"),
        "/A Do ".repeat(times).as_bytes(),
    )
}
