//! Writes a generated document to standard output: `cargo run --release --example generate -- 10000000 1 > suuri.txt`.
//!
//! A third word, `budget`, asks for a document in which most is no goal.

use std::env;
use std::io::{self, Write};

#[path = "../benches/generated/mod.rs"]
mod generated;

#[expect(clippy::disallowed_methods, reason = "an example reads its arguments")]
fn main() -> io::Result<()> {
    let mut numbers = env::args()
        .skip(1)
        .map(|typed| typed.parse::<u64>().unwrap_or_default());
    let bytes = usize::try_from(numbers.next().unwrap_or(100_000)).unwrap_or(usize::MAX);
    let density = if env::args().nth(3).is_some_and(|typed| typed == "budget") {
        generated::Density::Budget
    } else {
        generated::Density::Cards
    };
    let text = generated::document(bytes, density, numbers.next().unwrap_or(1));
    io::stdout().lock().write_all(text.as_bytes())
}
