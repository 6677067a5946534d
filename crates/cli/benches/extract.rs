//! Exported text to compact JSON: how many bytes a second, on documents of 0.1, 1 and 10 MB, full of goals or like a budget.
//!
//! `cargo bench -p mittari --bench extract`; the three rates of a density are alike where the time grows with the input and no faster.

use std::hint::black_box;
use std::io;

use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};

mod generated;

use generated::Density;

/// Bytes of the generated documents.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

fn extract(criterion: &mut Criterion) {
    for (name, density) in [("cards", Density::Cards), ("budget", Density::Budget)] {
        let mut group = criterion.benchmark_group(format!("extract/{name}"));
        group.sampling_mode(SamplingMode::Flat).sample_size(10);
        for size in SIZES {
            let text = generated::document(size, density, 1);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bencher, text| {
                bencher.iter(|| to_json(black_box(text)));
            });
        }
        group.finish();
    }
}

fn to_json(text: &str) {
    let extraction =
        mittari::extract::extract_text("luotu.txt", text.as_bytes().to_vec()).expect("it is text");
    serde_json::to_writer(io::sink(), &extraction).expect("our types are JSON");
}

criterion_group!(benches, extract);
criterion_main!(benches);
