//! The command line of mittari: arguments, files, threads, messages and exit codes.
//!
//! It hands the bytes of a file on to `mittari-layout` (PDF) or `mittari-document` (text) and the document to `mittari-parser`, and writes what they find as JSON. It
//! knows no label, no measurement unit and no threshold of a layout: what stands in a document is the parser's business.
//!
//! It is a library besides the program so that tests can run the code of `mittari eval` over gold and documents:
//!
//! ```
//! let text = "TAVOITE\nToimivat palvelut\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4,3 4,5\n";
//! let extraction = mittari::extract::extract_text("esimerkki.txt", text.as_bytes().to_vec()).expect("it is text");
//! assert_eq!(extraction.source.name, "esimerkki.txt");
//!
//! let gold = serde_json::json!({"cards": [{
//!     "objectives": ["Toimivat palvelut"],
//!     "indicators": [{"text": "Asiakaspalaute", "baseline": "4,3", "targets": [{"text": "4,5"}]}],
//! }]});
//! let got = serde_json::to_value(&extraction).expect("an extraction is JSON");
//! let score = mittari::eval::score(&gold, &got);
//! assert_eq!((score.right_pairs, score.pairs, score.wrong_values), (1, 1, 0));
//! ```
#![expect(
    clippy::disallowed_methods,
    reason = "the command line is the one place that touches files and the environment"
)]

mod args;
mod batch;
mod batch_folder;
mod command;
mod crash;
mod cross_check;
pub mod eval;
mod exit;
pub mod extract;
mod format;
mod input;
mod matches;
mod notes;
mod output;
mod read;
mod report;
mod run;
pub mod settings;
mod sink;
mod snapshot;
mod sniff;
mod stored;
mod wording;
mod worker;
pub mod wrap;

pub use run::run;
