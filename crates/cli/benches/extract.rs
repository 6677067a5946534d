//! Exported text to compact JSON: how many bytes a second, on documents of 0.1, 1 and 10 MB.
//!
//! `cargo bench -p mittari --bench extract`; the three rates are alike where the time grows with the input and no faster.

use std::hint::black_box;
use std::io;

use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};

mod generated;

/// Bytes of the generated documents.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

fn extract(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("extract");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    for size in SIZES {
        let text = generated::document(size, 1);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bencher, text| {
            bencher.iter(|| {
                let extraction = mittari::extract::extract_text(
                    "luotu.txt",
                    black_box(text.as_bytes().to_vec()),
                )
                .expect("it is text");
                serde_json::to_writer(io::sink(), &extraction).expect("our types are JSON");
            });
        });
    }
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
