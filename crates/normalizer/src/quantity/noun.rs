//! The unit after a number: a known surface, or any noun.

use mittari_model::{Dec, Scale, Unit};

use super::{Cell, per};
use crate::lex::Kind;
use crate::{units, vocabulary};

/// Words that are values, or begin the next one, and name nothing that could be counted: `12 ei` are two values.
const NOT_NOUNS: &[&str] = &[
    "alle",
    "ei",
    "ej",
    "eller",
    "enintään",
    "högst",
    "ja",
    "kesken",
    "kyllä",
    "käynnissä",
    "käytössä",
    "minst",
    "nej",
    "noin",
    "och",
    "on",
    "sekä",
    "tai",
    "under",
    "valmis",
    "vähintään",
    "yli",
    "över",
];

/// The unit after a number: a known surface, or any noun with at most two words before it.
pub(super) fn unit(cell: Cell<'_>, at: usize, scale: &mut Scale, out_of: bool) -> usize {
    // "50-59-vuotiaiden"
    let at = if cell.sign(at, '-')
        && matches!(
            cell.toks.get(at + 1).map(|tok| &tok.kind),
            Some(Kind::Word(_))
        )
        && !cell.toks[at + 1].spaced
    {
        at + 1
    } else {
        at
    };
    if let Some(found) = units::find(cell.toks, at, cell.about) {
        scale.unit = found.unit;
        scale.mult = found.mult;
        scale.unit_text = Some(surface(cell, at, found.end));
        return found.end;
    }
    // Words up to a noun that is a unit, or to the end of the cell.
    if per::begins_with_noun(cell, at) || out_of && is_elative(cell.word(at)) {
        return at;
    }
    let is_plain = |at: usize| {
        matches!(cell.toks.get(at).map(|tok| &tok.kind), Some(Kind::Word(_)))
            && is_noun(cell.word(at))
            && !per::begins(cell, at)
            && !crate::status::is_step(cell, at)
            && !crate::period::begins(cell.word(at))
    };
    let n = (0..3).take_while(|n| is_plain(at + n)).count();
    for skip in 1..=2 {
        if (0..skip).all(|n| is_plain(at + n))
            && let Some(found) = units::find(cell.toks, at + skip, cell.about)
            && found.unit.is_some()
            && is_adjective(cell.word(at))
        {
            scale.unit = found.unit;
            scale.mult = found.mult;
            scale.unit_text = Some(adjusted(cell, at, at + skip, found.end));
            return found.end;
        }
    }
    let is_no_noun = |at: usize| NOT_NOUNS.binary_search(&cell.word(at)).is_ok();
    if n == 0 || (n == 3 && is_plain(at + 3)) || (at..at + n).any(is_no_noun) {
        return at;
    }
    let to_end = at + n == cell.toks.len() && n > 1 && cell.word(at + n - 1).ends_with(['a', 'ä']);
    let n = if to_end {
        n
    } else {
        (1..=n)
            .find(|n| !is_adjective(cell.word(at + n - 1)))
            .unwrap_or(n)
    };
    // "130 Yleishallinto": a code and a name.
    let is_printed_number = at > 0
        && cell
            .number(at - 1)
            .is_some_and(|number| number.value != Ok(Dec::ONE));
    let noun = cell.word(at + n - 1);
    let is_year = at > 0 && cell.toks[at - 1].year().is_some();
    if is_printed_number && (is_nominative(noun) || is_year && !noun.ends_with(['a', 'ä', 'r'])) {
        return at;
    }
    scale.unit = Some(Unit::Count);
    scale.unit_text = Some(cell.slice(at, at + n).to_owned());
    at + n
}

/// Whether a Finnish noun stands in the nominative, which no number but one has after it: `hallinto`, `palvelut`, `työllisyys`.
fn is_nominative(noun: &str) -> bool {
    const SHORTEST: usize = 6;
    const ENDINGS: &[&str] = &[
        "o", "ö", "u", "y", "it", "ot", "ut", "yt", "ät", "öt", "us", "ys",
    ];
    noun.chars().count() >= SHORTEST && ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

/// `neljä seuraavaa vuotta`: words of order are no part of a unit.
fn adjusted(cell: Cell<'_>, start: usize, noun: usize, end: usize) -> String {
    let is_order = |word: &str| {
        matches!(
            word,
            "seuraavaa" | "seuraavalle" | "seuraavan" | "viimeistä" | "edellistä"
        )
    };
    let start = if is_order(cell.word(start)) {
        noun
    } else {
        start
    };
    surface(cell, start, end)
}

/// The unit as printed; a full stop stays only with the abbreviations that keep it.
pub(super) fn surface(cell: Cell<'_>, start: usize, end: usize) -> String {
    let text = cell.slice(start, end);
    let keeps = [
        "opp.", "as.", "st.", "p.", "op.", "pros.", "%-yks.", "%-enh.", "milj.",
    ];
    let lower = text.to_lowercase();
    if text.ends_with('.') && !keeps.iter().any(|form| lower.ends_with(form)) {
        return text.trim_end_matches('.').to_owned();
    }
    text.to_owned()
}

/// Participles and adjectives in the partitive: `laskennallista`, `erillistä`, `strategista`.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "llista", "llistä", "ista", "istä", "vaa", "vää", "ttua", "ttyä", "nutta", "nyttä",
        "neitä", "uutta",
    ];
    if matches!(
        word,
        "nya" | "nytt" | "olika" | "egna" | "gemensamma" | "eri"
    ) {
        return true;
    }
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}

/// `henkilöstöstä`: of whom, not what.
fn is_elative(word: &str) -> bool {
    word.ends_with("sta") || word.ends_with("stä")
}

/// Words that are no nouns counted by a number, sorted.
const NONE: &[&str] = &[
    "aikana",
    "asti",
    "av",
    "eli",
    "eller",
    "enintään",
    "ennen",
    "eri",
    "från",
    "i",
    "ja",
    "joissa",
    "joista",
    "joka",
    "jokaisella",
    "jokaisen",
    "jokaisessa",
    "jos",
    "jossa",
    "jotka",
    "kaikilla",
    "kaikille",
    "kaikissa",
    "kaikista",
    "kaikki",
    "kaikkien",
    "kanssa",
    "kohden",
    "kohti",
    "koko",
    "kuin",
    "kukin",
    "kullakin",
    "kussakin",
    "lukien",
    "med",
    "men",
    "mennessä",
    "mukaan",
    "mutta",
    "ne",
    "noin",
    "och",
    "on",
    "ovat",
    "parhaan",
    "per",
    "på",
    "saakka",
    "samt",
    "sekä",
    "senast",
    "siitä",
    "som",
    "sta",
    "tai",
    "till",
    "under",
    "vai",
    "vid",
    "vielä",
    "viimeistään",
    "vuodessa",
    "vuonna",
    "vähintään",
    "välein",
    "yhteensä",
    "över",
];

/// Whether a word may be a noun that a number counts.
fn is_noun(word: &str) -> bool {
    !vocabulary::has(NONE, word)
        && !word.starts_with("asteik")
        && !word.starts_with("skala")
        && word.chars().count() > 1
        && !word.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        vocabulary::assert_sorted(NONE.iter().copied());
    }
}
