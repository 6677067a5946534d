//! How long the pages of the fixtures take: to what they paint, and to their documents.
#![expect(clippy::disallowed_methods, reason = "benchmarks read fixtures")]

use std::fs;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mittari_layout::{Options, content, document_of, read};

const FILES: &[&str] = &["digisuunnitelma", "pori-cards-grid", "pori-cards-noborder"];

fn layout(criterion: &mut Criterion) {
    let options = Options::default();
    for name in FILES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf");
        let bytes = fs::read(folder.join(format!("{name}.pdf"))).expect("the fixture is there");
        let pages = content(&bytes, &options).expect("the fixture is a PDF");
        let mut group = criterion.benchmark_group(*name);
        group.throughput(Throughput::Elements(pages.len() as u64));
        group.bench_function("content", |bencher| {
            bencher.iter(|| content(&bytes, &options));
        });
        group.bench_function("document", |bencher| {
            bencher.iter(|| document_of(pages.iter().cloned(), &options));
        });
        group.bench_function("read", |bencher| bencher.iter(|| read(&bytes, &options)));
        group.finish();
    }
}

criterion_group!(benches, layout);
criterion_main!(benches);
