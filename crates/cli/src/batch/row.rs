//! One line of the manifest: what became of one input.

use std::collections::BTreeMap;

use mittari_model::{Extraction, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the JSON of one line.
pub(crate) const MANIFEST_SCHEMA: &str = "mittari/manifest/1";

/// What became of one input. Nothing in it depends on the machine, the time or the number of threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Row {
    /// Always [`MANIFEST_SCHEMA`].
    pub(crate) schema: String,
    /// The input's name, relative to the argument that led to it, with `/` between folders.
    pub(crate) name: String,
    /// SHA-256 of its bytes; `None` where they could not be read.
    pub(crate) sha256: Option<String>,
    /// Its size in bytes.
    pub(crate) bytes: Option<u64>,
    /// What became of it.
    pub(crate) status: Status,
    /// Why, where it is not done.
    pub(crate) reason: Option<String>,
    /// The file under `documents/`.
    pub(crate) document: Option<String>,
    /// Goal cards.
    pub(crate) cards: usize,
    /// Indicators.
    pub(crate) indicators: usize,
    /// Diagnostics by their code.
    pub(crate) diagnostics: BTreeMap<String, usize>,
    /// What read it.
    #[serde(flatten)]
    pub(crate) reader: Reader,
}

/// What became of an input.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// Read to its end.
    Done,
    /// Read to its end, and no goal is in it; or it is empty.
    NoGoals,
    /// A part of it could not be read, or a limit was reached.
    Partial,
    /// Not read.
    Failed,
    /// Left alone: it is no file.
    Skipped,
}

impl Status {
    /// The word as it stands in the manifest.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NoGoals => "no_goals",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// The program, its schema and its options: a result stands as long as they do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Reader {
    /// The version of mittari.
    pub(crate) program: String,
    /// The schema of the documents.
    pub(crate) extraction_schema: String,
    /// A hash of the options that change what is read.
    pub(crate) options: String,
}

impl Row {
    /// An input of which nothing was read.
    pub(crate) fn unread(
        input: (&str, Option<String>, Option<u64>),
        (status, reason): (Status, String),
        reader: &Reader,
    ) -> Self {
        let (name, sha256, bytes) = input;
        Self {
            schema: MANIFEST_SCHEMA.to_owned(),
            name: name.to_owned(),
            sha256,
            bytes,
            status,
            reason: Some(reason),
            document: None,
            cards: 0,
            indicators: 0,
            diagnostics: BTreeMap::new(),
            reader: reader.clone(),
        }
    }

    /// The order of the manifest: by name, then by content.
    pub(crate) fn key(&self) -> (&str, Option<&str>) {
        (&self.name, self.sha256.as_deref())
    }
}

/// What a row tells of an extraction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) cards: usize,
    pub(crate) indicators: usize,
    pub(crate) pages: u32,
    pub(crate) diagnostics: BTreeMap<String, usize>,
    /// The first error among the diagnostics: a part was not read.
    pub(crate) broken: Option<String>,
}

impl Told {
    pub(crate) fn of(extraction: &Extraction) -> Self {
        let mut diagnostics: BTreeMap<String, usize> = BTreeMap::new();
        for diagnostic in &extraction.diagnostics {
            *diagnostics
                .entry(diagnostic.code.name().to_owned())
                .or_default() += 1;
        }
        let mut errors = extraction.diagnostics.iter();
        let broken = errors.find(|diagnostic| diagnostic.severity == Severity::Error);
        Self {
            cards: extraction.cards.len(),
            indicators: extraction
                .cards
                .iter()
                .map(|card| card.indicators.len())
                .sum(),
            pages: extraction.source.pages,
            diagnostics,
            broken: broken.map(|diagnostic| diagnostic.message.clone()),
        }
    }

    /// What became of the document.
    pub(crate) fn status(&self) -> (Status, Option<String>) {
        match &self.broken {
            Some(reason) => (Status::Partial, Some(reason.clone())),
            None if self.cards == 0 => (Status::NoGoals, Some("no goal was found".to_owned())),
            None => (Status::Done, None),
        }
    }
}
