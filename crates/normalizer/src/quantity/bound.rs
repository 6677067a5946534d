//! Words and signs that bound a number: `enintään`, `alle`, `≥`, `10 % tai enemmän`.

use mittari_model::Cmp;

use super::Cell;

/// Words before a number, sorted. `enemmän kuin` and the like are two.
const WORDS: &[(&str, Cmp)] = &[
    ("alle", Cmp::Lt),
    ("enint.", Cmp::Le),
    ("enintään", Cmp::Le),
    ("högst", Cmp::Le),
    ("korkeintaan", Cmp::Le),
    ("maks", Cmp::Le),
    ("maks.", Cmp::Le),
    ("maksimi", Cmp::Le),
    ("maksimissaan", Cmp::Le),
    ("max", Cmp::Le),
    ("max.", Cmp::Le),
    ("min", Cmp::Ge),
    ("min.", Cmp::Ge),
    ("minimi", Cmp::Ge),
    ("minimissään", Cmp::Ge),
    ("minst", Cmp::Ge),
    ("mindre", Cmp::Lt),
    ("under", Cmp::Lt),
    ("vähintään", Cmp::Ge),
    ("väh", Cmp::Ge),
    ("väh.", Cmp::Ge),
    ("yli", Cmp::Gt),
    ("över", Cmp::Gt),
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
    WORDS
        .iter()
        .find(|(form, _)| *form == word)
        .map(|&(_, cmp)| (cmp, at + 1))
}

/// A comparison after the number: `10 tai enemmän`, `eller mer`.
pub(super) fn trailing(cell: Cell<'_>, at: usize) -> Option<(Cmp, usize)> {
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
    let rough = cell.sign(at, '~')
        || matches!(
            cell.word(at),
            "n." | "noin"
                | "ca"
                | "ca."
                | "cirka"
                | "lähes"
                | "vajaa"
                | "runsas"
                | "suunnilleen"
                | "ungefär"
                | "likimain"
                | "n"
        );
    rough.then_some(at + 1)
}
