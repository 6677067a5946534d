//! Reads any text in any role; a digit of a typed value that stands in no span, or in two, is a find as well as a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mittari_normalizer::{Context, Role, deadline, is_value, measure, outcome, pair, period};

fuzz_target!(|data: &[u8]| {
    let Some((&first, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let role = match first % 5 {
        0 => Role::Baseline,
        1 => Role::Target,
        2 => Role::Actual,
        3 => Role::Deadline,
        _ => Role::Mention,
    };
    let (raw, baseline) = text.split_once('|').unwrap_or((text, ""));
    let context = Context {
        role,
        pair_raw: Some(baseline),
        ..Context::default()
    };
    let reading = measure(raw, &context);
    if !reading.spans.is_empty() {
        for (at, _) in raw.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let n = reading
                .spans
                .iter()
                .filter(|span| span.start <= at && at < span.end)
                .count();
            assert_eq!(n, 1, "a digit of {raw:?} in {n} spans: {reading:?}");
        }
    }
    let before = measure(baseline, &Context::default());
    let facts = pair(&before.measure, &reading.measure, &context);
    assert_eq!(facts.comparable, facts.reason.is_none());
    let _ = outcome(&before.measure, &reading.measure, &context);
    let _ = (deadline(raw), period(raw), is_value(raw));
    serde_json::to_string(&reading.measure).expect("a measure is JSON");
});
