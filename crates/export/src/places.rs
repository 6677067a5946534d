//! Where something stands, for people.

use mittari_model::{Lines, Place};

/// The first place: `p. 3, l. 12–14`, for exported text `l. 12`; `None` where there is none.
pub(crate) fn place(at: &[Place]) -> Option<String> {
    let place = at.first()?;
    let [first, _] = place.lines;
    // Exported text seldom has pages, and the first of them says nothing.
    let has_pages = place.page > 1 || first == 0 || place.bounds.is_some();
    let page = has_pages.then(|| format!("p. {}", place.page));
    let line = (first > 0).then(|| lines(place.lines));
    let words: Vec<String> = page.into_iter().chain(line).collect();
    Some(words.join(", "))
}

/// The page of the first place.
pub(crate) fn page(at: &[Place]) -> Option<i64> {
    Some(at.first()?.page.into())
}

/// An end of the lines of the first place, 0 for the first and 1 for the last; `None` for a page as a whole.
pub(crate) fn line(at: &[Place], end: usize) -> Option<i64> {
    let line = at.first()?.lines[end];
    (line > 0).then_some(line.into())
}

/// Both places, `l. 7 → l. 9`, or the one there is; one for both where they are alike.
pub(crate) fn places(before: Option<&[Place]>, after: Option<&[Place]>) -> Option<String> {
    match (before.and_then(place), after.and_then(place)) {
        (Some(before), Some(after)) if before != after => Some(format!("{before} → {after}")),
        (before, after) => after.or(before),
    }
}

/// A run of lines with its page: `p. 2, l. 40–52`.
pub(crate) fn run(run: Lines) -> String {
    format!("p. {}, {}", run.page, lines(run.lines))
}

fn lines([first, last]: [u32; 2]) -> String {
    if last > first {
        format!("l. {first}–{last}")
    } else {
        format!("l. {first}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_name_page_and_lines() {
        let at = |page, lines, bounds| Place {
            page,
            lines,
            bounds,
        };
        for (at, expected) in [
            (at(1, [12, 12], None), "l. 12"),
            (at(3, [12, 14], None), "p. 3, l. 12–14"),
            (at(1, [2, 2], Some([0.0; 4])), "p. 1, l. 2"),
            (at(7, [0, 0], None), "p. 7"),
        ] {
            assert_eq!(place(&[at]).as_deref(), Some(expected));
        }
        assert_eq!(place(&[]), None);
    }
}
