//! What a second, independent reader of PDF sees differently: the letters of pages, and the numbers in values of cards.

use std::collections::BTreeMap;
use std::time::Instant;

use mittari_document::Rect;
use mittari_layout::{Engine, Options, PageContent, PagePair, difference, folded, letters_in};
use mittari_model::{Card, Code, Diagnostic, Place, Severity, Value};

use crate::notes::named;
use crate::read::{options, pdf_error};
use crate::settings::Settings;

/// Values of one page that a message names; more are counted.
const NAMED: usize = 5;
/// The share of the time left that the second reader may take: what the first has read must not be lost to it.
const SHARE_OF_TIME: u32 = 2;

/// Reads a document with the other reader, too, and reports where it disagrees with the pages and with the cards read from them.
pub(crate) fn diagnostics(
    bytes: &[u8],
    cards: &[Card],
    settings: &Settings,
    deadline: Option<Instant>,
) -> Vec<Diagnostic> {
    let now = Instant::now();
    let options = Options {
        engine: Engine::Hayro,
        ..options(
            settings,
            deadline.map(|at| now + at.saturating_duration_since(now) / SHARE_OF_TIME),
        )
    };
    let mut check = Check {
        values: values_by_page(cards),
        found: Vec::new(),
        failed: Vec::new(),
    };
    let compared = mittari_layout::each_pair(bytes, &options, &mut |pair| check.page(pair));
    let mut found = check.found;
    if !check.failed.is_empty() {
        found.push(not_compared(&format!(
            "{}: pdf-extract failed; nothing was compared there",
            named(&check.failed)
        )));
    }
    match compared {
        Ok(compared) if compared.n_pages < compared.of => found.push(not_compared(&format!(
            "pdf-extract came to page {} of {}; the pages after it were not compared",
            compared.n_pages, compared.of
        ))),
        Ok(_) => {}
        Err(error) => found.push(not_compared(&format!(
            "pdf-extract did not read the document, so nothing was compared: {}",
            pdf_error(&error, settings)
        ))),
    }
    found
}

/// A remark: that one reader fails says nothing against the other.
fn not_compared(message: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Info,
        ..Diagnostic::new(Code::ReadersDisagree, message, Vec::new())
    }
}

struct Check<'c> {
    values: BTreeMap<u32, Vec<&'c Value>>,
    found: Vec<Diagnostic>,
    /// Pages on which the second reader failed.
    failed: Vec<u32>,
}

impl Check<'_> {
    fn page(&mut self, pair: &PagePair<'_>) {
        let Some(second) = pair.second else {
            self.failed.push(pair.page);
            return;
        };
        if let Some(difference) = difference(pair.first, second) {
            let message = format!(
                "page {}: hayro reads {}, pdf-extract {}; they differ in {} letters of the page",
                pair.page,
                quoted(&difference.first),
                quoted(&difference.second),
                difference.n_letters
            );
            let place = Place {
                page: pair.page,
                lines: [0, 0],
                bounds: None,
            };
            self.found
                .push(Diagnostic::new(Code::ReadersDisagree, message, vec![place]));
        }
        let values = self.values.remove(&pair.page).unwrap_or_default();
        let all = letters_in(second, EVERYWHERE);
        let doubted: Vec<(&Value, String)> = values
            .into_iter()
            .filter_map(|value| Some((value, otherwise(value, second, &all)?)))
            .collect();
        if !doubted.is_empty() {
            self.found.push(doubt(pair.page, &doubted));
        }
    }
}

const EVERYWHERE: Rect = Rect {
    x0: f32::NEG_INFINITY,
    y0: f32::NEG_INFINITY,
    x1: f32::INFINITY,
    y1: f32::INFINITY,
};

/// `”4,5”`, or that there is nothing.
fn quoted(letters: &str) -> String {
    if letters.is_empty() {
        "nothing".to_owned()
    } else {
        format!("”{letters}”")
    }
}

/// One diagnostic for the values of a page that the second reader does not confirm.
fn doubt(page: u32, doubted: &[(&Value, String)]) -> Diagnostic {
    let words: Vec<String> = doubted
        .iter()
        .take(NAMED)
        .map(|(value, other)| format!("{} where the cards have ”{}”", quoted(other), value.text))
        .collect();
    let more = doubted.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let message = format!("page {page}: pdf-extract reads {}{more}", words.join(", "));
    let places = doubted
        .iter()
        .flat_map(|(value, _)| value.at.iter().copied());
    Diagnostic::new(Code::ReadersDisagree, message, places.collect())
}

/// What the second reader has where a value stands, if the numbers of the value are not among it; `None` where they are.
fn otherwise(value: &Value, second: &PageContent, all: &str) -> Option<String> {
    let boxes = value.at.iter().filter_map(|place| place.bounds);
    let there: String = boxes
        .map(|[x0, y0, x1, y1]| letters_in(second, Rect { x0, y0, x1, y1 }))
        .collect();
    let has_all = |text: &str| {
        numbers(&value.text)
            .iter()
            .all(|number| text.contains(number))
    };
    // A reader that sees no number there may only have another idea of the place.
    let is_told = there.contains(|letter: char| letter.is_ascii_digit());
    if has_all(if is_told { &there } else { all }) {
        return None;
    }
    Some(there)
}

/// The numbers in a text, folded: `9 844 pv` has `9844`, `4,3 (2025)` has `4,3` and `2025`.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for part in
        folded(text).split(|letter: char| !letter.is_ascii_digit() && !",.".contains(letter))
    {
        let number = part.trim_matches([',', '.']);
        if !number.is_empty() {
            numbers.push(number.to_owned());
        }
    }
    numbers
}

/// The values of all cards by the page on which they stand; those that stand on two pages are left out.
fn values_by_page(cards: &[Card]) -> BTreeMap<u32, Vec<&Value>> {
    let mut by_page = BTreeMap::<u32, Vec<&Value>>::new();
    for indicator in cards.iter().flat_map(|card| &card.indicators) {
        let targets = indicator.targets.iter().map(|target| &target.value);
        let actuals = indicator.actuals.iter().map(|actual| &actual.value);
        for value in indicator.baseline.iter().chain(targets).chain(actuals) {
            if let [first, rest @ ..] = &value.at[..]
                && rest.iter().all(|place| place.page == first.page)
            {
                by_page.entry(first.page).or_default().push(value);
            }
        }
    }
    by_page
}

#[cfg(test)]
mod tests {
    use mittari_layout::{Glyph, Text};
    use mittari_model::{Measure, TextReason};

    use super::*;

    /// A page that paints a text in one line, five points a letter from x = 0.
    fn page(text: &str) -> PageContent {
        let mut x = -5.0;
        let glyphs = text.chars().map(|letter| {
            x += 5.0;
            Glyph {
                text: Text::from(letter),
                x,
                y: 10.0,
                ..Glyph::default()
            }
        });
        PageContent {
            glyphs: glyphs.collect(),
            ..PageContent::default()
        }
    }

    fn value(text: &str, bounds: Option<[f32; 4]>) -> Value {
        let place = Place {
            page: 1,
            lines: [1, 1],
            bounds,
        };
        Value {
            text: text.to_owned(),
            at: vec![place],
            period: None,
            measure: Measure::Text {
                reason: TextReason::FreeText,
            },
        }
    }

    fn messages(first: &str, second: Option<&str>, value: &Value) -> Vec<String> {
        let (first, second) = (page(first), second.map(page));
        let mut check = Check {
            values: BTreeMap::from([(1, vec![value])]),
            found: Vec::new(),
            failed: Vec::new(),
        };
        check.page(&PagePair {
            page: 1,
            first: &first,
            second: second.as_ref(),
        });
        let mut messages: Vec<String> =
            check.found.into_iter().map(|found| found.message).collect();
        messages.extend(check.failed.iter().map(|page| format!("failed on {page}")));
        messages
    }

    #[test]
    fn pages_and_values_are_compared() {
        let letters = |first: &str, second: &str, n: usize| {
            format!(
                "page 1: hayro reads ”{first}”, pdf-extract ”{second}”; they differ in {n} letters of the page"
            )
        };
        // The box of the second number.
        let there = Some([20.0, 0.0, 35.0, 12.0]);
        let rows = [
            ("4,3 4,5", Some("4,3 4,5"), there, vec![]),
            ("4,3 4,5", Some("4,3\u{a0}4,5"), there, vec![]),
            (
                "4,3 4,5",
                Some("4,3 4,8"),
                there,
                vec![
                    letters("4,34,5", "4,34,8", 2),
                    "page 1: pdf-extract reads ”4,8” where the cards have ”4,5”".to_owned(),
                ],
            ),
            (
                "4,3 4,5",
                Some("4,3"),
                None,
                vec![
                    letters("4,34,5", "4,3", 3),
                    "page 1: pdf-extract reads nothing where the cards have ”4,5”".to_owned(),
                ],
            ),
            // The numbers have changed places: the letters of the page are the same.
            (
                "4,3 4,5",
                Some("4,5 4,3"),
                there,
                vec!["page 1: pdf-extract reads ”4,3” where the cards have ”4,5”".to_owned()],
            ),
            ("4,3 4,5", None, there, vec!["failed on 1".to_owned()]),
        ];
        for (first, second, bounds, expected) in rows {
            assert_eq!(
                messages(first, second, &value("4,5", bounds)),
                expected,
                "{second:?} {bounds:?}"
            );
        }
        assert_eq!(
            messages("kyllä", Some("kyllä"), &value("kyllä", there)),
            [""; 0]
        );
    }

    #[test]
    fn a_document_that_the_second_reader_does_not_open_costs_a_remark() {
        let found = diagnostics(b"%PDF-1.7\n", &[], &Settings::default(), None);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].code, found[0].severity),
            (Code::ReadersDisagree, Severity::Info)
        );
    }

    #[test]
    fn numbers_of_a_text() {
        let rows: &[(&str, &[&str])] = &[
            ("9 844 pv", &["9844"]),
            ("4,3", &["4,3"]),
            ("enintään 10 kpl / vuosi 2026.", &["10", "2026"]),
            ("kyllä", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(numbers(text), *expected, "{text}");
        }
    }
}
