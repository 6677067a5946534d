//! What the text says of the document: its kind, whose it is, for which year, in which language. Never taken from the file's name.

mod kind;
pub(crate) mod organization;
mod year;

use mittari_document::Document;
use mittari_model::DocumentFacts;

use crate::draft::DraftCard;

/// The first lines, where titles stand.
const TITLE_LINES: usize = 4;
/// Running heads and feet are looked for among so many lines.
const FURNITURE_WITHIN: usize = 120;
/// Blank lines that part a page's foot from its text.
const FOOT_GAP: u16 = 3;
/// How much of the text is looked at for the language, in bytes.
const LANGUAGE_SAMPLE: usize = 40_000;
/// How much of the text is looked at for the rest, in bytes.
const SAMPLE: usize = 200_000;

/// Reads the facts; `cards` tell what the document holds.
pub(crate) fn read(document: &Document, cards: &[&DraftCard]) -> DocumentFacts {
    let title = title(document);
    let sample = beginning(document.text(), SAMPLE);
    let kind = kind::read(sample, &title, cards);
    DocumentFacts {
        kind,
        organization: organization::read(sample, &title),
        year: year::read(kind, &title, cards),
        language: language(sample),
    }
}

/// The lines that may say what the document is: the first ones, and the running heads and feet of the first pages, which repeat it.
fn title(document: &Document) -> Vec<&str> {
    let lines = document.lines();
    let near = lines.len().min(FURNITURE_WITHIN);
    let first = (0..lines.len().min(TITLE_LINES))
        .chain((TITLE_LINES..near).filter(|&idx| lines[idx].furniture));
    let mut title: Vec<&str> = first.map(|idx| document.line_words(idx)).collect();
    title.extend(foot(document).map(|idx| document.line_words(idx)));
    title
}

/// The foot of the first page, where places tell that it stands apart from the text: that of a single page is repeated nowhere.
fn foot(document: &Document) -> Option<usize> {
    let lines = document.lines();
    let last = lines
        .partition_point(|line| line.page <= 1)
        .checked_sub(1)?;
    let is_apart = lines[last].gap.blank >= FOOT_GAP && !document.is_in_cell(last);
    (document.placed_line(last).is_some() && is_apart).then_some(last)
}

/// The beginning of a text, at most so many bytes.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// `fi` or `sv`, by small words that the other language does not have; `None` where there are too few.
pub(crate) fn language(text: &str) -> Option<String> {
    const FINNISH: &[&str] = &[
        "ei", "että", "ja", "joka", "mukaan", "myös", "on", "ovat", "sekä", "tai",
    ];
    const SWEDISH: &[&str] = &[
        "att", "av", "den", "det", "för", "inte", "med", "och", "som", "till", "är",
    ];
    let (mut finnish, mut swedish) = (0_u32, 0_u32);
    for word in beginning(text, LANGUAGE_SAMPLE).split(|c: char| !c.is_alphabetic()) {
        finnish +=
            u32::from(FINNISH.contains(&word) || word.ends_with("inen") || word.ends_with("taan"));
        swedish += u32::from(SWEDISH.contains(&word));
    }
    if finnish.max(swedish) == 0 || finnish == swedish {
        return None;
    }
    Some(if finnish > swedish { "fi" } else { "sv" }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let read = |text| language(text);
        assert_eq!(
            read("Palvelut ovat toimivia ja sujuvia.").as_deref(),
            Some("fi")
        );
        assert_eq!(
            read("Målet är att förbättra servicen för alla.").as_deref(),
            Some("sv")
        );
        assert_eq!(read("1 2 3"), None);
    }
}
