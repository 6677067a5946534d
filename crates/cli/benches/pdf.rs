//! PDF to compact JSON on one core: pages a second, on PDFs of the fixtures, and on those that `MITTARI_BENCH_PDF` names (separated by
//! `:`), since a fixture of two hundred pages would be too large for the repository.
//!
//! `MITTARI_BENCH_PDF=talousarvio.pdf cargo bench -p mittari --bench pdf`
#![expect(
    clippy::disallowed_methods,
    reason = "benchmarks read fixtures and the environment"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use mittari::extract::extract_bytes;
use mittari::settings::Settings;

const FIXTURES: &[&str] = &[
    "digisuunnitelma",
    "pori-cards-stacked",
    "pori-cards-noborder",
];

fn extract(criterion: &mut Criterion) {
    let one_thread = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread can be started");
    let mut group = criterion.benchmark_group("extract/pdf");
    group.sampling_mode(SamplingMode::Flat).sample_size(20);
    for file in files() {
        let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        group.throughput(Throughput::Elements(u64::from(to_json(&bytes))));
        group.bench_function(name, |bencher| {
            bencher.iter(|| one_thread.install(|| to_json(black_box(&bytes))));
        });
    }
    group.finish();
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf");
    let mut files: Vec<PathBuf> = FIXTURES
        .iter()
        .map(|name| folder.join(format!("{name}.pdf")))
        .collect();
    let named = env::var_os("MITTARI_BENCH_PDF").unwrap_or_default();
    files.extend(env::split_paths(&named).filter(|path| path.is_file()));
    files
}

/// Reads and writes a document; gives its number of pages.
fn to_json(bytes: &[u8]) -> u32 {
    let extraction = extract_bytes("luotu.pdf", bytes, &Settings::default()).expect("it is a PDF");
    serde_json::to_writer(io::sink(), &extraction).expect("our types are JSON");
    extraction.source.pages
}

criterion_group!(benches, extract);
criterion_main!(benches);
