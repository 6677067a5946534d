//! What the reader of PDF notes about pages, as diagnostics.

use mittari_document::Document;
use mittari_layout::{Note, NoteKind};
use mittari_model::{Code, Diagnostic, Place};

/// The diagnostic of a note: its pages are named as places and in the message.
pub(crate) fn diagnostic(note: &Note, document: &Document) -> Diagnostic {
    let message = if note.pages.is_empty() {
        note.message.clone()
    } else {
        format!("{}: {}", named(&note.pages), note.message)
    };
    let places = note.pages.iter().map(|&page| whole_page(page, document));
    Diagnostic::new(code(note.kind), message, places.collect())
}

fn code(kind: NoteKind) -> Code {
    match kind {
        NoteKind::PageWithoutText => Code::PageWithoutText,
        NoteKind::BrokenGlyphs => Code::BrokenGlyphs,
        NoteKind::HiddenText => Code::HiddenText,
        NoteKind::LimitReached => Code::LimitReached,
        NoteKind::RepairedFile => Code::RepairedFile,
        // A kind that came later is at least no page that is well.
        _ => Code::UnreadablePage,
    }
}

/// A whole page as a place: its first to its last line, 0 to 0 where it has none.
pub(crate) fn whole_page(page: u32, document: &Document) -> Place {
    let lines = document.lines();
    let end = lines.partition_point(|line| line.page <= page);
    let last = lines[..end].last().filter(|line| line.page == page);
    let last = last.map_or(0, |line| line.number);
    Place {
        page,
        lines: [last.min(1), last],
        bounds: None,
    }
}

/// `page 3`, `pages 1, 3–5`.
pub(crate) fn named(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if page == *last + 1 => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let words: Vec<String> = runs
        .iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            }
        })
        .collect();
    let noun = if pages.len() == 1 { "page" } else { "pages" };
    format!("{noun} {}", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document::from_text("TAVOITE\nToimivat palvelut\n\u{c}\u{c}MITTARI\n".to_owned())
    }

    #[test]
    fn pages_are_named_by_runs() {
        let rows: &[(&[u32], &str)] = &[
            (&[3], "page 3"),
            (&[1, 3, 4, 5], "pages 1, 3–5"),
            (&[1, 2], "pages 1–2"),
        ];
        for (pages, words) in rows {
            assert_eq!(named(pages), *words);
        }
    }

    #[test]
    fn a_page_without_lines_has_a_place() {
        let document = document();
        let lines: Vec<[u32; 2]> = (1..=2)
            .map(|page| whole_page(page, &document).lines)
            .collect();
        assert_eq!(lines, [[1, 2], [0, 0]]);
    }

    #[test]
    fn notes_become_diagnostics() {
        let note = Note {
            kind: NoteKind::PageWithoutText,
            pages: vec![2],
            message: "pictures and no text".to_owned(),
        };
        let found = diagnostic(&note, &document());
        assert_eq!(found.code, Code::PageWithoutText);
        assert_eq!(found.message, "page 2: pictures and no text");
        assert_eq!(found.at[0].page, 2);
        let note = Note {
            kind: NoteKind::RepairedFile,
            pages: Vec::new(),
            message: "the list of objects was rebuilt".to_owned(),
        };
        let found = diagnostic(&note, &document());
        assert_eq!(
            (found.message.as_str(), found.at.len()),
            ("the list of objects was rebuilt", 0)
        );
    }
}
