//! Responsible parties: one line of print to the parties it names.

use crate::mended::Mended;
use crate::vocabulary::ROLE_ENDINGS;

/// The parties of a cell or line: parted by commas and semicolons outside brackets, and where a complete role is followed by another
/// one with a capital (`Hallintojohtaja Tekninen johtaja`). Neither `ja` nor `/` parts two parties.
pub(crate) fn split(text: &Mended) -> Vec<Mended> {
    let mut parties = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in text.text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if depth <= 0 => {
                split_roles(text, from..at, &mut parties);
                from = at + 1;
            }
            _ => {}
        }
    }
    split_roles(text, from..text.text.len(), &mut parties);
    parties
}

/// Whether each of two lines below each other names a party: both end in a role. A wrapped role ends on its second line only.
pub(crate) fn are_two(above: &str, below: &str) -> bool {
    let ends_in_role = |words: &str| words.split_whitespace().next_back().is_some_and(is_role);
    ends_in_role(above) && ends_in_role(below)
}

/// Cuts before each capitalized role that follows a complete one.
fn split_roles(text: &Mended, range: std::ops::Range<usize>, out: &mut Vec<Mended>) {
    let words = words(&text.text, range.clone());
    let mut from = range.start;
    for pair in words.windows(2) {
        let (before, (at, next)) = (pair[0].1, pair[1]);
        let stands = next.starts_with(char::is_uppercase) && is_role(before);
        if stands && names_role(&words, at) {
            push(text, from..at, out);
            from = at;
        }
    }
    push(text, from..range.end, out);
}

fn push(text: &Mended, range: std::ops::Range<usize>, out: &mut Vec<Mended>) {
    let party = text.slice(range).trimmed(&[' ', ',', ';']);
    if party.text.chars().any(char::is_alphanumeric) {
        out.push(party);
    }
}

/// The words with where they start.
fn words(text: &str, range: std::ops::Range<usize>) -> Vec<(usize, &str)> {
    let start = text.as_ptr() as usize;
    text[range]
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - start, word))
        .collect()
}

/// Whether a role stands among the words from `at` on, before the next word with a capital: `Tekninen johtaja`, not `Matti Meikäläinen`.
fn names_role(words: &[(usize, &str)], at: usize) -> bool {
    words
        .iter()
        .skip_while(|&&(start, _)| start < at)
        .enumerate()
        .take_while(|(n, (_, word))| *n == 0 || !word.starts_with(char::is_uppercase))
        .any(|(_, (_, word))| is_role(word))
}

/// Whether a word names a person's office, a working group or an organization.
fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    ROLE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use mittari_document::Span;

    use super::*;
    use crate::mended::Piece;

    fn check(words: &str, expected: &[&str]) {
        let piece = Piece {
            span: Span::new(0, words.len()),
            line: 0,
        };
        let parties = split(&Mended::join(words, &[piece], ""));
        let parties: Vec<&str> = parties.iter().map(|party| party.text.as_str()).collect();
        assert_eq!(parties, expected, "{words}");
    }

    #[test]
    fn parties() {
        check(
            "Hallintojohtaja Tekninen johtaja",
            &["Hallintojohtaja", "Tekninen johtaja"],
        );
        check(
            "Viestintä- ja markkinointikoordinaattori Johtoryhmä",
            &["Viestintä- ja markkinointikoordinaattori", "Johtoryhmä"],
        );
        check(
            "Hallintosihteeri (sivistys) koulusihteeri, tietohallintokoordinaattori",
            &[
                "Hallintosihteeri (sivistys) koulusihteeri",
                "tietohallintokoordinaattori",
            ],
        );
        check(
            "kunnanjohtaja; talousjohtaja (sijainen: controller, hallinto)",
            &[
                "kunnanjohtaja",
                "talousjohtaja (sijainen: controller, hallinto)",
            ],
        );
        check(
            "Vakan esihenkilöt ja digityryhmä",
            &["Vakan esihenkilöt ja digityryhmä"],
        );
        check("Rehtori Maija Virtanen", &["Rehtori Maija Virtanen"]);
        check(
            "Opetuspäällikkö / oppilaanohjaajat",
            &["Opetuspäällikkö / oppilaanohjaajat"],
        );
        check("Bildningschefen Rektorn", &["Bildningschefen", "Rektorn"]);
        check("-", &[]);
    }
}
