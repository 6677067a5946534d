//! Makes words that came out of a document harmless on a terminal.

/// Replaces what a terminal would obey rather than print: control characters and the marks that turn the direction of writing.
///
/// Line breaks and tabs stay; other control characters are spelled out.
///
/// ```
/// assert_eq!(mittari_export::printable("Hyvinvoiva Pori\u{1b}[2J"), "Hyvinvoiva Pori\\u{1b}[2J");
/// ```
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmful(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// The same for text that must stay on one line: line breaks and tabs become spaces.
///
/// ```
/// assert_eq!(mittari_export::printable_line("Hyvinvoiva\nPori"), "Hyvinvoiva Pori");
/// ```
pub fn printable_line(text: &str) -> String {
    printable(&text.replace(['\n', '\r', '\t'], " "))
}

fn is_harmful(c: char) -> bool {
    let turns_direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns_direction || (c.is_control() && c != '\n' && c != '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_commands_are_spelled_out() {
        assert_eq!(printable("Pori\u{1b}[2J\n\t4,3"), "Pori\\u{1b}[2J\n\t4,3");
        assert_eq!(printable("\u{202e}iroP"), "\\u{202e}iroP");
        assert_eq!(printable_line("Hyvinvoiva\nPori"), "Hyvinvoiva Pori");
    }
}
