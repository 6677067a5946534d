//! Extractions that were written before, read back from their JSON, whatever version of the schema they are of.

use std::fmt;

use anyhow::{Result, anyhow, bail};
use mittari_model::{EXTRACTION_SCHEMA, Extraction};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;

/// What leads from one version of the schema to the next: the version it starts from, and what it does to the JSON of one document.
type Step = (u32, fn(&mut Value));

/// The steps from the oldest version that can be read to the one of today; none yet, since that is the first.
const STEPS: &[Step] = &[];

/// What every name of the schema of an extraction starts with; the version follows.
const SCHEMA_STEM: &str = "mittari/extraction/";

/// What else mittari writes, by what its schema starts with.
const OTHER_JSON: &[(&str, &str)] = &[
    (
        "mittari/comparison/",
        "a comparison, as mittari diff writes it",
    ),
    (
        "mittari/history/",
        "a history, as mittari diff writes it for several years",
    ),
    ("mittari/", "other JSON of mittari"),
];

/// An extraction that was read back.
#[derive(Debug)]
pub(crate) struct Stored {
    /// The extraction as the version of today writes it.
    pub(crate) extraction: Extraction,
    /// The older version that it was written in; `None` where that is the one of today.
    pub(crate) migrated_from: Option<u32>,
}

/// Whether bytes are JSON rather than a document, by how they begin.
///
/// A text may begin with a bracket, too (`[Luonnos] Talousarvio 2027`), rich text with a brace.
pub(crate) fn looks_like_json(bytes: &[u8]) -> bool {
    // Zeros are halves of the letters of UTF-16, about which `read` has something to say.
    let mut first = without_mark(bytes)
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    match (first.next(), first.next()) {
        (Some(b'{'), second) => second != Some(&b'\\'),
        (Some(b'['), second) => matches!(second, None | Some(b'{' | b'[' | b']' | b'"')),
        _ => false,
    }
}

/// Reads an extraction back from its JSON, of whatever version of the schema.
///
/// # Errors
///
/// Where the bytes are no JSON, the JSON of something else, of a newer mittari, or of several documents; the message says what was found,
/// what was expected and what to do, and leaves the name of the file to the caller.
pub(crate) fn parse(bytes: &[u8]) -> Result<Extraction> {
    Ok(read(bytes)?.extraction)
}

/// Reads an extraction back from its JSON, and says of which version it is.
///
/// # Errors
///
/// As [`parse`].
pub(crate) fn read(bytes: &[u8]) -> Result<Stored> {
    read_with(bytes, STEPS)
}

fn read_with(bytes: &[u8], steps: &[Step]) -> Result<Stored> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        bail!(
            "JSON in UTF-16; UTF-8 was expected; let mittari write the file with -o rather than the shell with >"
        );
    }
    let bytes = without_mark(bytes);
    // Straight into the types: what mittari wrote needs no second look, and files can be large.
    let straight = serde_json::from_slice::<Extraction>(bytes);
    match straight {
        Ok(extraction) if extraction.schema == EXTRACTION_SCHEMA => Ok(Stored {
            extraction,
            migrated_from: None,
        }),
        Ok(_) => otherwise(bytes, steps, None),
        Err(error) => otherwise(bytes, steps, Some(error)),
    }
}

/// Reads what is no extraction of today standing alone, or says why it cannot be read. `error` is why it is none, unless its schema alone
/// says so.
fn otherwise(bytes: &[u8], steps: &[Step], error: Option<serde_json::Error>) -> Result<Stored> {
    let seen = Seen::look(bytes)?;
    let version = seen.version()?;
    let today = today();
    if version == today {
        let [extraction] = match error {
            Some(error) if !seen.is_list => return Err(broken(&error)),
            _ => serde_json::from_slice::<[Extraction; 1]>(bytes).map_err(|error| broken(&error)),
        }?;
        return Ok(Stored {
            extraction,
            migrated_from: None,
        });
    }
    let mut json: Value = serde_json::from_slice(bytes).map_err(|error| no_json(&error))?;
    if seen.is_list {
        json = json[0].take();
    }
    migrate(&mut json, version..today, steps)?;
    let extraction = Extraction::deserialize(json).map_err(|error| {
        anyhow!(
            "says to be {SCHEMA_STEM}{version} and is not: {error}; the file was changed or is no work of mittari; extract the document again"
        )
    })?;
    Ok(Stored {
        extraction,
        migrated_from: Some(version),
    })
}

/// Leads the JSON of one document from version to version.
///
/// # Errors
///
/// Where a step is missing.
fn migrate(json: &mut Value, versions: std::ops::Range<u32>, steps: &[Step]) -> Result<()> {
    for version in versions {
        let step = steps.iter().find(|(from, _)| *from == version);
        let Some((_, step)) = step else {
            bail!(
                "of an old version ({SCHEMA_STEM}{version}) that this mittari no longer reads; {EXTRACTION_SCHEMA} was expected; \
                 extract the document again"
            );
        };
        step(json);
        json["schema"] = Value::from(format!("{SCHEMA_STEM}{}", version + 1));
    }
    Ok(())
}

/// The version that this mittari writes.
fn today() -> u32 {
    version(EXTRACTION_SCHEMA).expect("the schema of today ends in its version")
}

fn version(schema: &str) -> Option<u32> {
    schema.strip_prefix(SCHEMA_STEM)?.parse().ok()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    let marks: &[&[u8]] = &[b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let rest = marks.iter().find_map(|mark| bytes.strip_prefix(*mark));
    rest.unwrap_or(bytes)
}

const EXPECTED: &str = "an extraction, as mittari extract writes it for one document, was expected";

fn no_json(error: &serde_json::Error) -> anyhow::Error {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => anyhow!(
            "JSON that breaks off at its end (line {line}, column {column}); the file was cut short: copy it again, or extract the document again"
        ),
        _ => anyhow!(
            "no JSON at line {line}, column {column}: {}; {EXPECTED}",
            reason(error)
        ),
    }
}

/// The schema is right and the rest is not.
fn broken(error: &serde_json::Error) -> anyhow::Error {
    if !error.is_data() {
        return no_json(error);
    }
    anyhow!(
        "says to be {EXTRACTION_SCHEMA} and is not, at line {}, column {}: {}; the file was changed or is no work of mittari; extract the document again",
        error.line(),
        error.column(),
        reason(error)
    )
}

/// The words of the error without the place, which is named elsewhere.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    words.strip_suffix(&place).unwrap_or(&words).to_owned()
}

/// What the bytes hold, as far as the outside of the JSON shows. Nothing of the documents is kept: they may be large.
struct Seen {
    first: Outside,
    n_documents: usize,
    /// Whether the first stands in a list, as `mittari extract --format json` writes several documents.
    is_list: bool,
}

impl Seen {
    /// # Errors
    ///
    /// Where the bytes are no JSON to their end, or hold nothing.
    fn look(bytes: &[u8]) -> Result<Self> {
        let mut seen: Option<Self> = None;
        // JSON Lines are several values after each other; so are the lines of a file that something was appended to.
        for outside in serde_json::Deserializer::from_slice(bytes).into_iter::<Outside>() {
            let outside = outside.map_err(|error| no_json(&error))?;
            let (is_list, n_documents, first) = match outside {
                Outside::List(n, first) => (true, n, first.map(|first| *first)),
                other => (false, 1, Some(other)),
            };
            match (&mut seen, first) {
                (Some(seen), _) => seen.n_documents += n_documents,
                (None, Some(first)) => {
                    seen = Some(Self {
                        first,
                        n_documents,
                        is_list,
                    });
                }
                (None, None) => {}
            }
        }
        seen.ok_or_else(|| anyhow!("JSON without a document in it; {EXPECTED}"))
    }

    /// The version of the one extraction.
    ///
    /// # Errors
    ///
    /// Where it is none, one of several, or newer than this mittari.
    fn version(&self) -> Result<u32> {
        let schema = match &self.first {
            Outside::Object(Some(schema)) => schema,
            Outside::Object(None) => bail!(
                "JSON of something else: it has no \"schema\"; {EXPECTED} (\"schema\": \"{EXTRACTION_SCHEMA}\"); name the document or its extraction"
            ),
            Outside::List(..) => bail!("JSON of something else: lists in lists; {EXPECTED}"),
            Outside::Other(what) => bail!("JSON of something else: {what}; {EXPECTED}"),
        };
        let Some(version) = version(schema) else {
            let what = OTHER_JSON
                .iter()
                .find(|(stem, _)| schema.starts_with(stem))
                .map_or("JSON of another program", |(_, what)| what);
            bail!(
                "{what} (\"schema\": {schema:?}); {EXPECTED} ({EXTRACTION_SCHEMA}); name the document or its extraction"
            );
        };
        if self.n_documents > 1 {
            bail!(
                "holds {} documents; one was expected; write each to a file of its own with mittari extract FILE -o, and name that",
                self.n_documents
            );
        }
        if version > today() {
            bail!(
                "written by a newer mittari ({schema}; this one reads up to {EXTRACTION_SCHEMA}); update mittari, or extract the document again"
            );
        }
        Ok(version)
    }
}

/// One JSON value from the outside.
enum Outside {
    /// An object, and what it says of its schema.
    Object(Option<String>),
    /// A list: how much is in it, and the first of that.
    List(usize, Option<Box<Outside>>),
    /// What is neither, in words.
    Other(&'static str),
}

impl<'de> Deserialize<'de> for Outside {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Onlooker)
    }
}

struct Onlooker;

impl<'de> Visitor<'de> for Onlooker {
    type Value = Outside;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outside, A::Error> {
        let mut schema = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "schema" {
                schema = Some(match map.next_value::<Value>()? {
                    Value::String(name) => name,
                    other => other.to_string(),
                });
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Outside::Object(schema))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Outside, A::Error> {
        let first = list.next_element::<Outside>()?.map(Box::new);
        let mut n = usize::from(first.is_some());
        while list.next_element::<IgnoredAny>()?.is_some() {
            n += 1;
        }
        Ok(Outside::List(n, first))
    }

    fn visit_str<E>(self, _: &str) -> Result<Outside, E> {
        Ok(Outside::Other("a text"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Outside, E> {
        Ok(Outside::Other("a truth value"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Outside, E> {
        Ok(Outside::Other("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Outside, E> {
        Ok(Outside::Other("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Outside, E> {
        Ok(Outside::Other("a number"))
    }

    fn visit_unit<E>(self) -> Result<Outside, E> {
        Ok(Outside::Other("null"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::extract::extract_text;
    use crate::output::{Layout, to_json};

    const CARD: &str =
        "TAVOITE\nToimivat palvelut\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4,3 4,5\n";

    fn extraction() -> Extraction {
        extract_text("palvelut.txt", CARD.as_bytes().to_vec()).expect("it is text")
    }

    #[test]
    fn what_was_written_is_read_back() {
        let extraction = extraction();
        let indented = to_json(&extraction, Layout::Indented);
        let compact = to_json(&extraction, Layout::Compact);
        let rows = [
            indented.clone(),
            compact.clone(),
            format!("{compact}\n\n"),
            format!("\u{feff}{indented}\r\n"),
            format!("[\n{indented}\n]\n"),
        ];
        for json in rows {
            let stored = read(json.as_bytes()).expect("it is an extraction");
            assert!(looks_like_json(json.as_bytes()), "{json}");
            assert_eq!(stored.extraction, extraction);
            assert_eq!(stored.migrated_from, None);
        }
    }

    #[test]
    fn json_is_known_by_how_it_begins() {
        let rows: &[(&[u8], bool)] = &[
            (b"{\"schema\": 1}", true),
            (b"\xef\xbb\xbf\r\n  [ {", true),
            (b"\xff\xfe{\0\"\0", true),
            (b"{", true),
            (b"[]", true),
            (b"", false),
            (b"  \n", false),
            (b"TAVOITE\n{", false),
            ("[Luonnos] Talousarvio 2027".as_bytes(), false),
            (b"[1] Tavoite", false),
            (b"{\\rtf1\\ansi", false),
            (b"%PDF-1.7", false),
        ];
        for (bytes, expected) in rows {
            assert_eq!(
                looks_like_json(bytes),
                *expected,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let compact = to_json(&extraction(), Layout::Compact);
        let with_schema = |schema: &str| compact.replace(EXTRACTION_SCHEMA, schema);
        let rows: &[(String, &[&str])] = &[
            (
                "{\n  \"schema\": virhe}".to_owned(),
                &["no JSON at line 2, column 13", "was expected"],
            ),
            (
                compact[..compact.len() / 2].to_owned(),
                &["breaks off", "line 1", "copy it again"],
            ),
            (
                format!("{compact}\n<<<<<<< HEAD\n"),
                &["no JSON at line 2, column 1"],
            ),
            (
                "{\"kunta\": \"Pori\"}".to_owned(),
                &["no \"schema\"", EXTRACTION_SCHEMA],
            ),
            ("[[1]]".to_owned(), &["lists in lists"]),
            ("[4.5]".to_owned(), &["a number"]),
            ("[]".to_owned(), &["without a document"]),
            (with_schema("geo/1"), &["another program", "\"geo/1\""]),
            (
                compact.replace(&format!("\"{EXTRACTION_SCHEMA}\""), "1"),
                &["another program", "\"1\""],
            ),
            (
                with_schema("mittari/comparison/1"),
                &["a comparison", "mittari diff", "name the document"],
            ),
            (with_schema("mittari/history/1"), &["a history"]),
            (with_schema("mittari/arvio/3"), &["other JSON of mittari"]),
            (
                with_schema("mittari/extraction/tuore"),
                &["other JSON of mittari"],
            ),
            (
                with_schema("mittari/extraction/9"),
                &["a newer mittari", "mittari/extraction/9", "update mittari"],
            ),
            (
                with_schema("mittari/extraction/0"),
                &[
                    "an old version",
                    "mittari/extraction/0",
                    "extract the document again",
                ],
            ),
            (
                format!("{compact}\n{compact}\n"),
                &["holds 2 documents", "-o"],
            ),
            (
                format!("[{compact},{compact},{compact}]"),
                &["holds 3 documents"],
            ),
            (
                compact.replace("\"coverage\"", "\"kattavuus\""),
                &["is not, at line 1, column", "missing field `coverage`"],
            ),
            (
                format!(
                    "[{}]",
                    compact.replace("\"text\",\"bytes\"", "\"html\",\"bytes\"")
                ),
                &["is not, at line 1, column", "html"],
            ),
        ];
        for (json, expected) in rows {
            let error = format!("{:#}", parse(json.as_bytes()).expect_err("it is none"));
            for words in *expected {
                assert!(error.contains(words), "{words:?} is not said: {error}");
            }
        }
        let utf16: Vec<u8> = format!("\u{feff}{compact}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(looks_like_json(&utf16));
        let error = parse(&utf16).expect_err("it is UTF-16").to_string();
        assert!(error.contains("UTF-16") && error.contains("-o"), "{error}");
    }

    /// As if there had been a version 0 that called diagnostics remarks.
    fn diagnostics_were_remarks(json: &mut Value) {
        json["diagnostics"] = json["remarks"].take();
    }

    #[test]
    fn an_older_version_is_migrated() {
        let extraction = extraction();
        let old = to_json(&extraction, Layout::Indented)
            .replace(EXTRACTION_SCHEMA, "mittari/extraction/0")
            .replace("\"diagnostics\"", "\"remarks\"");
        for json in [old.clone(), format!("[{old}]")] {
            let stored = read_with(json.as_bytes(), &[(0, diagnostics_were_remarks)])
                .expect("the step leads to the version of today");
            assert_eq!(stored.extraction, extraction);
            assert_eq!(stored.migrated_from, Some(0));
        }
        let error = read_with(old.as_bytes(), &[(0, |_| ())]).expect_err("nothing was done");
        let error = error.to_string();
        assert!(
            error.contains("mittari/extraction/0") && error.contains("`diagnostics`"),
            "{error}"
        );
    }

    #[test]
    fn steps_are_taken_one_after_the_other() {
        let steps: &[Step] = &[
            (2, |json| {
                json["seen"] = json!([json["seen"], json["schema"]]);
            }),
            (1, |json| json["seen"] = json["schema"].clone()),
        ];
        let mut json = json!({"schema": "mittari/extraction/1"});
        migrate(&mut json, 1..3, steps).expect("both steps are there");
        assert_eq!(
            json,
            json!({
                "schema": "mittari/extraction/3",
                "seen": ["mittari/extraction/1", "mittari/extraction/2"],
            })
        );
        migrate(&mut json, 3..4, steps).expect_err("no step starts from 3");
    }

    #[test]
    fn the_steps_lead_from_the_oldest_version_to_the_one_of_today() {
        let oldest = STEPS.iter().map(|(from, _)| *from).min();
        for version in oldest.unwrap_or(today())..today() {
            assert!(STEPS.iter().any(|(from, _)| *from == version), "{version}");
        }
    }

    proptest! {
        #[test]
        fn broken_json_is_an_error_and_no_panic(cut in 0..2_000_usize, put in "[\\[\\]{}\",:a0 \n]{0,3}") {
            let mut json = to_json(&extraction(), Layout::Compact).into_bytes();
            // Far enough from the end that no few letters make it whole again.
            json.truncate(cut.min(json.len() / 2));
            json.extend_from_slice(put.as_bytes());
            prop_assert!(parse(&json).is_err());
        }
    }
}
