//! Lines at whose end a narrow cell may have broken a word without a hyphen.

use crate::lines::Line;
use crate::page::PageLayout;

/// The widest letter of a word, as a share of its average letter.
const WIDEST_LETTER: f32 = 1.2;
/// Cells leave at most so much room between their border and their text, in points; more is an indent or an alignment.
const WIDEST_PADDING: f32 = 6.0;

/// Whether each of a cell's lines may end inside a word that goes on in the next line.
///
/// A line is broken inside a word only where the word is wider than the cell and has no hyphen to break at: then it stands alone on its
/// line, and not one letter more would have fitted. A line may be as full by chance: whether the word goes on is
/// left to who knows the language. `room` is the width that the cell has for text, in points.
pub(crate) fn ends_inside_word(page: &PageLayout, lines: &[Line], room: f32) -> Vec<bool> {
    let goes_on = |pair: &[Line]| {
        let (line, next) = (&pair[0], &pair[1]);
        let [word] = &page.lines.words[line.words.clone()] else {
            return false;
        };
        let Some(below) = page.lines.words[next.words.clone()].first() else {
            return false;
        };
        let (letters, rest) = (word.letters(&page.text), below.letters(&page.text));
        let n_letters = f32::from(u16::try_from(rest.chars().count()).unwrap_or(u16::MAX)).max(1.0);
        let letter = below.rect.width() / n_letters;
        (line.turn, next.turn) == (0, 0)
            && letters.ends_with(char::is_alphabetic)
            && !letters.contains('-')
            && rest.starts_with(char::is_lowercase)
            && room - line.rect.width() < letter * WIDEST_LETTER
    };
    let mut ends: Vec<bool> = lines.windows(2).map(goes_on).collect();
    ends.resize(lines.len(), false);
    ends
}

/// The room that the cells of a table leave between their border and their text: the median on the left, in points.
///
/// Both sides are padded alike. Cells that are centred or aligned to the right are fewer than half in most tables.
pub(crate) fn padding(lefts: &mut [f32]) -> f32 {
    lefts.sort_by(f32::total_cmp);
    let median = lefts.get(lefts.len() / 2).copied().unwrap_or(0.0);
    median.clamp(0.0, WIDEST_PADDING)
}
