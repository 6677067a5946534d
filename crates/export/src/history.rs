//! Indicators through the years: as a table, as a report, on a terminal.

mod markdown;
mod table;
mod terminal;
mod told;

pub use markdown::write_markdown;
pub use table::write_table;
pub use terminal::write_terminal;
