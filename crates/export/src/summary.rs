//! What an audit counts in both documents, by unit and together, with what came of last year's targets.

mod markdown;
mod rows;
mod table;
mod terminal;

pub use markdown::write_markdown;
pub use table::write_table;
pub use terminal::write_terminal;
