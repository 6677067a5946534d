//! Slips of the pen that the next book puts right: `Porin on lasten kaupunki`, `asiakastyytväisyys`.

use crate::fold::Folded;

/// In shorter words one letter makes another word: `kadut`, `ladut`.
const SHORTEST_WORD: usize = 5;
/// A single word or two are too little to see a slip by.
const FEWEST_WORDS: usize = 2;

/// Whether two texts differ in one letter of one word: left out, put in, replaced by another or swapped with its neighbour.
///
/// The first letter counts: it makes another word more often than a slip. So do digits.
pub(crate) fn is_corrected(before: &Folded, after: &Folded) -> bool {
    let (own, other) = (&before.words, &after.words);
    if own.len() != other.len() || own.len() < FEWEST_WORDS {
        return false;
    }
    let mut different = own.iter().zip(other).filter(|(own, other)| own != other);
    match (different.next(), different.next()) {
        (Some((own, other)), None) => is_slip(own, other),
        _ => false,
    }
}

fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if longer.len() < SHORTEST_WORD || longer.iter().chain(&shorter).any(char::is_ascii_digit) {
        return false;
    }
    let same = shorter
        .iter()
        .zip(&longer)
        .take_while(|(a, b)| a == b)
        .count();
    if same == 0 {
        return false;
    }
    let (short, long) = (&shorter[same..], &longer[same..]);
    match longer.len() - shorter.len() {
        1 => long.get(1..) == Some(short),
        0 => {
            let is_replaced = long.get(1..) == short.get(1..);
            let is_swapped = short.len() > 1
                && short[0] == long[1]
                && short[1] == long[0]
                && short[2..] == long[2..];
            is_replaced || is_swapped
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_of_a_long_word_is_a_slip() {
        let rows = [
            ("Porin on lasten kaupunki", "Pori on lasten kaupunki", true),
            (
                "Asiakastyytväisyys kirjastossa",
                "Asiakastyytyväisyys kirjastossa",
                true,
            ),
            ("Totetutui suunnitellusti", "Toteutui suunnitellusti", true),
            ("Pavlelut ovat lähellä", "Palvelut ovat lähellä", true),
            ("Kadut ovat kunnossa", "Ladut ovat kunnossa", false),
            ("Lapset liikkuvat", "Nuoret liikkuvat", false),
            ("Oppilaat, 12345 luokka", "Oppilaat, 12346 luokka", false),
            ("Palvelut", "Palvelu", false),
            (
                "Porin on lasten kaupunki",
                "Pori on nuorten kaupunki",
                false,
            ),
        ];
        for (before, after, expected) in rows {
            let (own, other) = (Folded::of(before), Folded::of(after));
            assert_eq!(is_corrected(&own, &other), expected, "{before} / {after}");
            assert_eq!(is_corrected(&other, &own), expected, "{after} / {before}");
        }
    }
}
