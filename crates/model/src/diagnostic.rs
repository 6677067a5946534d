//! What a reader should know before trusting the cards.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Place;

/// Something that a reader should know: a value that could not be paired, a page that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// What happened; stable from version to version.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence for people, with the values it is about.
    pub message: String,
    /// Where it happened.
    pub at: Vec<Place>,
}

impl Diagnostic {
    /// A diagnostic with the severity that its code has.
    pub fn new(code: Code, message: impl Into<String>, at: Vec<Place>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            at,
        }
    }
}

/// How bad a diagnostic is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing is missing.
    Info,
    /// Something may be missing from the cards.
    Warning,
    /// A part of the document was not read.
    Error,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $help:literal)+) => {
        /// What happened. `mittari explain CODE` prints what each means and what to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $help] $variant,)+
        }

        impl Code {
            /// Every code, in alphabetical order of its name.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as it stands in JSON: `ambiguous_pairing`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it means and what to do about it, for people.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),+ }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    AmbiguousPairing "ambiguous_pairing" Warning
        "The values of a card could not be paired with its indicators with certainty: their number does not match, or two readings \
         fit equally well. The indicators are kept, the values in doubt are left empty, and the message lists them with the \
         indicators that they may belong to. Look the card up in the document and fill the values in by hand."
    BrokenGlyphs "broken_glyphs" Warning
        "The file does not say which letters some of its glyphs stand for. The words around them may be wrong: compare with the page."
    ContestedLines "contested_lines" Info
        "Two ways of reading claimed the same lines. The one with more evidence (labels read) was kept; the message names both."
    HiddenText "hidden_text" Info
        "The page holds text that a reader cannot see (white on white, outside the page, drawn invisibly). It was kept out of the cards."
    LimitReached "limit_reached" Error
        "A limit on size, pages, lines or depth was reached. What was read until then is kept; raise the limit with its option to read on."
    MissingTarget "missing_target" Info
        "An indicator has a baseline but no target is printed for it. Audit offices count these."
    OddEncoding "odd_encoding" Info
        "The text is not UTF-8. It was read as the encoding that the message names; check letters such as ä, ö, å and the € sign."
    OrphanLabel "orphan_label" Info
        "A label (such as MITTARI or Tavoitetaso) stands alone on a line and no card has what stands under it, if anything does. \
         Read the lines below it in the document."
    PageWithoutText "page_without_text" Warning
        "A page holds pictures but no text: probably a scan. Run it through text recognition (OCR) first."
    ReadersDisagree "readers_disagree" Warning
        "Two independent PDF readers read a page, or a value of a card, differently (--cross-check). The message holds both texts: compare \
         with the page. As a remark it says where the second reader failed, so that nothing was compared there."
    RepairedFile "repaired_file" Info
        "The file is damaged; it was repaired as far as possible. Pages or words may be missing: open it in a PDF viewer and compare."
    UnpairedBaseline "unpaired_baseline" Warning
        "A baseline is printed but it cannot be told which indicator it belongs to. The message names the value and the candidates."
    UnpairedTarget "unpaired_target" Warning
        "A target is printed but it cannot be told which indicator it belongs to. The message names the value and the candidates."
    UnreadablePage "unreadable_page" Error
        "A page could not be read, or not to its end. The other pages were: open the page in a PDF viewer and compare."
    ValueAsText "value_as_text" Info
        "A baseline, target or actual is prose: it is kept as text and cannot be compared by machine."
    WordsContradictNumbers "words_contradict_numbers" Warning
        "The indicator's own words state a change that its baseline and target do not give, as in \"vähenevät 10 %\" beside 9 844 and 9 500. \
         One of them is probably a misprint: ask whoever wrote the document."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_named_as_in_json() {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.is_sorted());
        for code in Code::ALL {
            assert_eq!(
                serde_json::to_string(code).expect("a code is a string"),
                format!("\"{}\"", code.name())
            );
        }
    }
}
