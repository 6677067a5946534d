//! Words and signs that bound a number: `enintään`, `alle`, `≥`, `10 % tai enemmän`.

use mittari_model::Cmp;

use super::Cell;
use crate::vocabulary;

/// Words before a number, sorted. `enemmän kuin` and the like are two.
const WORDS: &[(&str, Cmp)] = &[
    ("ainakin", Cmp::Ge),
    ("alle", Cmp::Lt),
    ("enimmillään", Cmp::Le),
    ("enint.", Cmp::Le),
    ("enintään", Cmp::Le),
    ("högst", Cmp::Le),
    ("korkeintaan", Cmp::Le),
    ("maks", Cmp::Le),
    ("maks.", Cmp::Le),
    ("maksimi", Cmp::Le),
    ("maksimissa", Cmp::Le),
    ("maksimissaan", Cmp::Le),
    ("max", Cmp::Le),
    ("max.", Cmp::Le),
    ("maximalt", Cmp::Le),
    ("maximum", Cmp::Le),
    ("min", Cmp::Ge),
    ("min.", Cmp::Ge),
    ("mindre", Cmp::Lt),
    ("minimi", Cmp::Ge),
    ("minimissä", Cmp::Ge),
    ("minimissään", Cmp::Ge),
    ("minimum", Cmp::Ge),
    ("minst", Cmp::Ge),
    ("under", Cmp::Lt),
    ("väh", Cmp::Ge),
    ("väh.", Cmp::Ge),
    ("vähimmillään", Cmp::Ge),
    ("vähintään", Cmp::Ge),
    ("yli", Cmp::Gt),
    ("åtminstone", Cmp::Ge),
    ("över", Cmp::Gt),
];

/// Words for a rough number, sorted.
const ROUGH: &[&str] = &[
    "arviolta",
    "ca",
    "ca.",
    "cirka",
    "drygt",
    "knappt",
    "likimain",
    "lähes",
    "n",
    "n.",
    "noin",
    "omkring",
    "reilu",
    "reilut",
    "runsas",
    "suunnilleen",
    "ungefär",
    "vajaa",
    "vajaat",
];

/// The comparison before a number, and one past it.
pub(crate) fn comparison(cell: Cell<'_>, at: usize) -> Option<(Cmp, usize)> {
    let signs = [
        ('<', Cmp::Lt),
        ('>', Cmp::Gt),
        ('≤', Cmp::Le),
        ('≥', Cmp::Ge),
    ];
    if let Some((_, cmp)) = signs.iter().find(|(sign, _)| cell.sign(at, *sign)) {
        let equal = cell.sign(at + 1, '=');
        let cmp = match cmp {
            Cmp::Lt if equal => Cmp::Le,
            Cmp::Gt if equal => Cmp::Ge,
            cmp => *cmp,
        };
        return Some((cmp, at + 1 + usize::from(equal)));
    }
    let word = cell.word(at);
    let two = match (word, cell.word(at + 1)) {
        ("enemmän" | "useampi" | "suurempi" | "korkeampi", "kuin")
        | ("fler" | "mer" | "större", "än") => Some(Cmp::Gt),
        ("vähemmän" | "pienempi" | "matalampi", "kuin") | ("färre" | "mindre" | "lägre", "än") => {
            Some(Cmp::Lt)
        }
        ("ei", "yli") => Some(Cmp::Le),
        ("ei", "alle") => Some(Cmp::Ge),
        _ => None,
    };
    if let Some(cmp) = two {
        return Some((cmp, at + 2));
    }
    vocabulary::find(WORDS, word).map(|cmp| (cmp, at + 1))
}

/// A comparison after the number: `10 tai enemmän`, `eller mer`.
pub(crate) fn trailing(cell: Cell<'_>, at: usize) -> Option<(Cmp, usize)> {
    match (cell.word(at), cell.word(at + 1)) {
        ("tai", "enemmän" | "yli" | "suurempi" | "parempi" | "korkeampi")
        | ("eller", "mer" | "fler") => Some((Cmp::Ge, at + 2)),
        ("tai", "vähemmän" | "alle" | "pienempi") | ("eller", "mindre" | "färre") => {
            Some((Cmp::Le, at + 2))
        }
        _ => None,
    }
}

/// Words and signs for a rough number.
pub(crate) fn is_approximate(cell: Cell<'_>, at: usize) -> Option<usize> {
    let rough = cell.sign(at, '~') || vocabulary::has(ROUGH, cell.word(at));
    rough.then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        vocabulary::assert_sorted(WORDS.iter().map(|row| row.0));
        vocabulary::assert_sorted(ROUGH.iter().copied());
    }

    #[test]
    fn no_word_bounds_and_is_rough() {
        assert!(WORDS.iter().all(|row| !ROUGH.contains(&row.0)));
    }

    #[test]
    fn the_rough_words_of_the_specification_are_there() {
        for word in "n. noin ca lähes vajaa runsas suunnilleen cirka ungefär".split(' ') {
            assert!(vocabulary::has(ROUGH, word), "{word}");
        }
    }
}
