//! What changed from one document to the next: as a table, as a report, on a terminal.

mod grouping;
mod markdown;
mod sums;
mod table;
mod tally;
mod terminal;
mod told;

pub use markdown::write_markdown;
pub use table::write_table;
pub use terminal::write_terminal;
