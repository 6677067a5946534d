//! Words that explain a label to the reader and are no content: `Mittarit, eli näistä tiedämme onnistuneemme.`

/// A longer text is content, in characters.
const LONGEST: usize = 60;
/// Words that begin an explanation, sorted.
const BEGINNINGS: &[&str] = &["det vill säga ", "dvs. ", "eli "];
/// What may part an explanation from the label before it.
const BEFORE: &[char] = &[' ', ',', '–', '-'];

/// Whether the words after a label, or on the line below it, only explain it: `eli näin edetään.`, `Mistä tiedämme onnistuneemme?`
pub(crate) fn explains(words: &str) -> bool {
    let words = words.trim_start_matches(BEFORE);
    let begins = BEGINNINGS.iter().any(|word| words.starts_with(word));
    (begins || words.ends_with('?')) && words.chars().count() <= LONGEST
}

/// Whether the words go on from a label that a comma ends: `näistä tiedämme onnistuneemme.`
pub(crate) fn goes_on(words: &str) -> bool {
    words.starts_with(char::is_lowercase) && words.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explanations() {
        let cases = [
            ("eli näistä tiedämme onnistuneemme.", true),
            (", eli näin edetään", true),
            ("– mistä tiedämme onnistuneemme?", true),
            ("Mihin pyrimme?", true),
            ("det vill säga hit vill vi.", true),
            ("Elinvoima kasvaa.", false),
            ("Jokainen oppii ja pärjää.", false),
            (
                "Miten varmistamme, että jokainen kuntalainen saa tarvitsemansa palvelut ajoissa?",
                false,
            ),
        ];
        for (words, expected) in cases {
            assert_eq!(explains(words), expected, "{words}");
        }
        assert!(goes_on("näistä tiedämme onnistuneemme."));
        assert!(!goes_on("Näin edetään."));
    }
}
