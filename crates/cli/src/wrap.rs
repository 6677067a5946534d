//! Text in lines of whole words.

/// Lines of whole words, each at most `width` characters where its words allow.
///
/// ```
/// assert_eq!(mittari::wrap::lines("Katso sivua ja täytä arvot", 12), ["Katso sivua", "ja täytä", "arvot"]);
/// ```
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
