//! How long a value takes: the whole gold, each kind of it, and, with `MITTARI_SLOWEST=1`, the ten slowest forms.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mittari_normalizer::{Context, Role, measure};
use serde_json::Value;

/// One printed value of the gold.
struct Line {
    raw: String,
    role: Role,
    pair_raw: Option<String>,
    kind: String,
}

impl Line {
    fn read(&self) {
        let context = Context {
            role: self.role,
            pair_raw: self.pair_raw.as_deref(),
            ..Context::default()
        };
        black_box(measure(black_box(&self.raw), &context));
    }
}

fn gold() -> Vec<Line> {
    let jsonl = include_str!("../../../fixtures/gold/measures.jsonl");
    jsonl
        .lines()
        .map(|line| {
            let gold: Value = serde_json::from_str(line).expect("a line of the gold is JSON");
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            Line {
                raw: text(&gold["raw"]),
                role: match gold["context"]["role"].as_str() {
                    Some("baseline") => Role::Baseline,
                    Some("target") => Role::Target,
                    Some("actual") => Role::Actual,
                    Some("deadline") => Role::Deadline,
                    _ => Role::Mention,
                },
                pair_raw: gold["context"]["pair_raw"].as_str().map(str::to_owned),
                kind: text(&gold["expect"]["kind"]),
            }
        })
        .collect()
}

fn by_kind(criterion: &mut Criterion) {
    let lines = gold();
    let mut kinds: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in &lines {
        kinds.entry(&line.kind).or_default().push(line);
    }
    kinds.insert("all", lines.iter().collect());
    let mut group = criterion.benchmark_group("measure");
    for (kind, lines) in kinds {
        group.throughput(Throughput::Elements(lines.len() as u64));
        group.bench_function(kind, |bencher| {
            bencher.iter(|| lines.iter().for_each(|line| line.read()));
        });
    }
    group.finish();
    slowest(&lines);
}

/// The median over many rounds, for each form by itself: the middle one of all, and the ten slowest.
#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark is asked by the environment and answers on standard output"
)]
fn slowest(lines: &[Line]) {
    const ROUNDS: usize = 201;
    const SHOWN: usize = 10;
    if std::env::var_os("MITTARI_SLOWEST").is_none() {
        return;
    }
    let mut medians: Vec<(Duration, &str)> = lines
        .iter()
        .map(|line| {
            let mut times: Vec<Duration> = (0..ROUNDS)
                .map(|_| {
                    let start = Instant::now();
                    line.read();
                    start.elapsed()
                })
                .collect();
            times.sort_unstable();
            (times[ROUNDS / 2], line.raw.as_str())
        })
        .collect();
    medians.sort_unstable();
    medians.dedup_by_key(|(_, raw)| *raw);
    println!("median value {:?}", medians[medians.len() / 2].0);
    for (time, raw) in medians.iter().rev().take(SHOWN) {
        println!("{time:>10.1?}  {raw}");
    }
}

criterion_group!(benches, by_kind);
criterion_main!(benches);
