//! Responsible parties: where one ends and the next begins.

use crate::mended::Mended;
use crate::vocabulary::ROLE_ENDINGS;

/// Splits a text into parties: at commas and semicolons outside brackets, and where a capital begins a title after a complete one
/// (`Hallintojohtaja Tekninen johtaja`). `ja` and `/` never part parties.
pub(crate) fn split(whole: &Mended) -> Vec<Mended> {
    let text = &whole.text;
    let mut cuts = Vec::new();
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if depth <= 0 => cuts.push((at, at + 1)),
            ' ' if depth <= 0 && begins_party(&text[..at], &text[at + 1..]) => {
                cuts.push((at, at + 1));
            }
            _ => {}
        }
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|&(_, next)| next));
    let ends = cuts.iter().map(|&(at, _)| at).chain([text.len()]);
    starts
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| whole.slice(start..end).trimmed(&['.', ' ']))
        .filter(|party| !party.text.is_empty())
        .collect()
}

/// Whether a capital begins a title after a complete one.
fn begins_party(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("");
    let lower = last.to_lowercase();
    after.starts_with(char::is_uppercase)
        && ROLE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use mittari_document::Span;

    use super::*;
    use crate::mended::Piece;

    fn parties(text: &str) -> Vec<String> {
        let piece = Piece {
            span: Span::new(0, text.len()),
            line: 0,
        };
        split(&Mended::join(text, &[piece], ""))
            .into_iter()
            .map(|party| party.text)
            .collect()
    }

    #[test]
    fn parties_of_a_line() {
        let cases: &[(&str, &[&str])] = &[
            ("henkilöstöjohtaja", &["henkilöstöjohtaja"]),
            (
                "viestintäjohtaja ja brändi- ja kumppanuuspäällikkö",
                &["viestintäjohtaja ja brändi- ja kumppanuuspäällikkö"],
            ),
            (
                "Hallintojohtaja Tekninen johtaja",
                &["Hallintojohtaja", "Tekninen johtaja"],
            ),
            (
                "rehtorit, talousjohtaja (Virtanen, Laine); sivistysjohtaja.",
                &[
                    "rehtorit",
                    "talousjohtaja (Virtanen, Laine)",
                    "sivistysjohtaja",
                ],
            ),
            ("Sivistystoimi / Tekninen", &["Sivistystoimi / Tekninen"]),
        ];
        for (text, expected) in cases {
            assert_eq!(parties(text), *expected, "{text}");
        }
    }
}
