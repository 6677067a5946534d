//! What a heading without a number looks like by itself.

use super::names_unit;
use crate::facts::organization::is_name_alone;
use crate::heads;
use crate::label::{self, Label};
use crate::tokens::Tokens;
use crate::value::{is_value, split_values};
use crate::vocabulary::DOCUMENT_WORDS;

/// Longer lines are text, in characters.
pub(super) const LONGEST: usize = 90;

/// Whether the line stands alone and is worded as a heading.
pub(super) fn is_candidate(tokens: &Tokens<'_>, idx: usize, spacing: u16) -> bool {
    let token = &tokens.list[idx];
    let words = tokens.words(idx);
    if token.label.is_some() || token.bullet.is_some() || !is_worded_as_heading(words) {
        return false;
    }
    let Some(above) = idx.checked_sub(1).map(|above| &tokens.list[above]) else {
        return true;
    };
    let apart = token.gap > spacing || page_starts(tokens, idx) || is_marked(tokens, idx);
    // What follows a bare label is its content.
    let after_label = above.ends_label || above.label.is_some_and(|at| at.rest.is_empty());
    let below_heading =
        above.gap > spacing && is_worded_as_heading(tokens.words(idx - 1)) && above.label.is_none();
    let stands_alone = apart || idx == 1 || is_in_title_block(tokens, idx) || below_heading;
    stands_alone && !after_label
}

/// A short line that begins with a capital and does not end as a sentence.
pub(super) fn is_worded_as_heading(words: &str) -> bool {
    (words.starts_with(char::is_uppercase) || is_coded_unit(words))
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && words.chars().count() <= LONGEST
        && words.split_whitespace().count() <= 10
        && !words.ends_with(['.', ',', ';', ':', '-', '!', '?', '%', '€'])
        && !words.contains("  ")
        && !words.contains('\t')
        && !words.contains('|')
}

/// A part of the organization with the code that the accounts know it by: `310 Kirjasto- ja kulttuuripalvelut`.
pub(super) fn is_coded_unit(words: &str) -> bool {
    let name = words.trim_start_matches(|c: char| c.is_ascii_digit());
    (2..=5).contains(&(words.len() - name.len()))
        && name.starts_with(' ')
        && name.trim_start().starts_with(char::is_uppercase)
        && names_unit(name)
}

/// Where the name begins after a label for a part of the organization that a colon closes: `Toimiala: Sivistyspalvelut`.
pub(super) fn unit_label(words: &str) -> Option<usize> {
    let found =
        label::read_head(words).filter(|found| found.label == Label::Unit && found.closed)?;
    let name = words[found.len..].trim_start();
    // A small letter begins the line of business of a company: `Toimiala: kaukolämmön myynti`.
    name.starts_with(char::is_uppercase)
        .then(|| words.len() - name.len())
}

/// The first lines of a document, without labels, up to the one asked for: `Jokivarren kaupunki` / `Talousarvio 2026` / `Sivistystoimiala`.
fn is_in_title_block(tokens: &Tokens<'_>, idx: usize) -> bool {
    const LONGEST_BLOCK: usize = 5;
    idx < LONGEST_BLOCK
        && (0..idx).all(|above| {
            tokens.list[above].label.is_none() && is_worded_as_heading(tokens.words(above))
        })
}

/// The title of the document: among its first lines, and it says what kind of document it is or whose.
pub(super) fn is_title(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.words(idx);
    let says_kind = || {
        let lower = words.to_lowercase();
        DOCUMENT_WORDS.iter().any(|word| lower.contains(word))
    };
    idx < 3 && (is_name_alone(words) || says_kind())
}

/// Whether the line is a value, several of them, or the heads of their columns, or stands right below those.
pub(super) fn is_of_values(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.words(idx);
    let are_heads =
        |idx: usize| heads::read(tokens.words(idx), tokens.list[idx].body, None).is_some();
    is_value(words)
        || split_values(words, 2).is_some()
        || are_heads(idx)
        || idx > 0 && are_heads(idx - 1)
}

/// Whether a page starts here: after a form feed, or where a line without a gap stands one space in, which is all that some viewers
/// leave of a page's start when text is copied from them.
pub(super) fn page_starts(tokens: &Tokens<'_>, idx: usize) -> bool {
    let token = &tokens.list[idx];
    let copied = token.x0 == 1 && token.gap == 0 && idx > 0 && tokens.list[idx - 1].x0 == 0;
    copied || tokens.document.lines()[token.line].gap.page_break
}

/// The depth of a Markdown heading: 2 for `## Elinvoimapalvelut`.
pub(super) fn marked_depth(tokens: &Tokens<'_>, idx: usize) -> Option<u8> {
    let words = tokens.document.line_words(tokens.list[idx].line);
    let n = words.bytes().take_while(|b| *b == b'#').count();
    u8::try_from(n).ok().filter(|&n| n > 0)
}

/// Markdown signs or bold marks round the whole line.
pub(super) fn is_marked(tokens: &Tokens<'_>, idx: usize) -> bool {
    let words = tokens.document.line_words(tokens.list[idx].line);
    words.starts_with('#') || words.starts_with("**") && words.ends_with("**") && words.len() > 4
}
