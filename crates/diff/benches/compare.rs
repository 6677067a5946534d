//! How long it takes to compare two plans, and how that grows with their size.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mittari_diff::compare;
use mittari_model::Extraction;

#[path = "../tests/plan/mod.rs"]
mod plan;

use plan::{Chance, card, extraction, indicator, name};

/// How the indicators of a plan are named.
#[derive(Clone, Copy)]
enum Names {
    /// Each has a name of its own.
    Own,
    /// All have the same.
    Same,
    /// All have the same, under one objective that all cards have.
    SameGoal,
}

/// Two years of a plan: some indicators in 14 units, five to a card; of the later year's a tenth is reworded, a twentieth new, a twentieth gone.
fn years(n_indicators: usize, names: Names) -> (Extraction, Extraction) {
    let mut chance = Chance(1);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for number in 0..n_indicators / 5 {
        let unit = format!("{}. palvelualue", number % 14);
        let objective = match names {
            Names::Own | Names::Same => name(&mut chance),
            Names::SameGoal => "Tilat ovat tehokkaassa käytössä".to_owned(),
        };
        let (mut own, mut other) = (Vec::new(), Vec::new());
        for place in 0..5 {
            let text = match names {
                Names::Own => format!("{}, {number}. alue", name(&mut chance)),
                Names::Same | Names::SameGoal => "Käyttöaste, %".to_owned(),
            };
            let later = match (names, chance.below(10)) {
                (Names::Own, 0) => format!("Uudistettujen {}", text.to_lowercase()),
                _ => text.clone(),
            };
            let level = 10 + chance.below(900);
            let id = format!("{number}-{place}");
            if chance.below(20) > 0 {
                own.push(indicator(
                    &format!("i-b{id}"),
                    &text,
                    &format!("{level}"),
                    &format!("{}", level + 9),
                ));
            }
            if chance.below(20) > 0 {
                other.push(indicator(
                    &format!("i-a{id}"),
                    &later,
                    &format!("{}", level + 8),
                    &format!("{}", level + 12),
                ));
            }
        }
        before.push(card(&format!("c-b{number}"), &unit, &objective, own));
        after.push(card(&format!("c-a{number}"), &unit, &objective, other));
    }
    (extraction(2026, before), extraction(2027, after))
}

fn sizes(criterion: &mut Criterion) {
    for (title, names) in [
        ("own_names", Names::Own),
        ("one_name", Names::Same),
        ("one_goal", Names::SameGoal),
    ] {
        let mut group = criterion.benchmark_group(format!("compare/{title}"));
        group.sample_size(10);
        for n in [500, 5_000, 20_000] {
            let (before, after) = years(n, names);
            group.throughput(Throughput::Elements(n as u64));
            group.bench_function(BenchmarkId::from_parameter(n), |bencher| {
                bencher.iter(|| compare(&before, &after));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, sizes);
criterion_main!(benches);
