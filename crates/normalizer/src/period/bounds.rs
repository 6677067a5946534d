//! Words that say how a period is meant: before it (`viimeistään`, `senast`) and after it (`mennessä`, `alkaen`).

use mittari_model::{Bound, Edge};

use super::{Found, word};
use crate::lex::Tok;

/// Words before a period, sorted; the longest that fits counts.
const BEFORE: &[(&[&str], Bound, Option<Edge>)] = &[
    (&["aikaisintaan"], Bound::From, None),
    (&["aikavälillä"], Bound::In, None),
    (&["ajalla"], Bound::In, None),
    (&["ajanjaksolla"], Bound::In, None),
    (&["fr.o.m."], Bound::From, None),
    (&["från"], Bound::From, None),
    (&["från", "början", "av"], Bound::From, None),
    (&["från", "och", "med"], Bound::From, None),
    (&["före", "utgången", "av"], Bound::By, None),
    (&["i"], Bound::In, None),
    (&["i", "början", "av"], Bound::In, Some(Edge::Start)),
    (&["i", "början", "på"], Bound::In, Some(Edge::Start)),
    (&["i", "slutet", "av"], Bound::In, Some(Edge::End)),
    (&["i", "slutet", "på"], Bound::In, Some(Edge::End)),
    (&["inom"], Bound::In, None),
    (&["sedan"], Bound::From, None),
    (&["senast"], Bound::By, None),
    (&["t.o.m."], Bound::Until, None),
    (&["till", "och", "med"], Bound::Until, None),
    (&["till", "utgången", "av"], Bound::Until, None),
    (&["under"], Bound::In, None),
    (&["vid", "utgången", "av"], Bound::In, Some(Edge::End)),
    (&["viimeistään"], Bound::By, None),
];

/// Words after a period, sorted; the longest that fits counts.
const AFTER: &[(&[&str], Bound, Option<Edge>)] = &[
    (&["aikana"], Bound::In, None),
    (&["alkaen"], Bound::From, None),
    (&["alku"], Bound::In, Some(Edge::Start)),
    (&["alkupuolella"], Bound::In, Some(Edge::Start)),
    (&["alkupuolelta"], Bound::In, Some(Edge::Start)),
    (&["alkuun", "mennessä"], Bound::By, Some(Edge::Start)),
    (&["alussa"], Bound::In, Some(Edge::Start)),
    (&["alusta"], Bound::From, None),
    (&["alusta", "alkaen"], Bound::From, None),
    (&["alusta", "lukien"], Bound::From, None),
    (&["alusta", "lähtien"], Bound::From, None),
    (&["asti"], Bound::Until, None),
    (&["eteenpäin"], Bound::From, None),
    (&["framåt"], Bound::From, None),
    (&["kuluessa"], Bound::In, None),
    (&["loppu"], Bound::In, Some(Edge::End)),
    (&["loppupuolella"], Bound::In, Some(Edge::End)),
    (&["loppupuolelta"], Bound::In, Some(Edge::End)),
    (&["loppuun"], Bound::Until, None),
    (&["loppuun", "asti"], Bound::Until, None),
    (&["loppuun", "mennessä"], Bound::By, None),
    (&["loppuun", "saakka"], Bound::Until, None),
    (&["lopulla"], Bound::In, Some(Edge::End)),
    (&["lopussa"], Bound::In, Some(Edge::End)),
    (&["lukien"], Bound::From, None),
    (&["lähtien"], Bound::From, None),
    (&["mennessä"], Bound::By, None),
    (&["och", "framåt"], Bound::From, None),
    (&["puolella"], Bound::In, None),
    (&["päätteeksi"], Bound::In, Some(Edge::End)),
    (&["päättyessä"], Bound::In, Some(Edge::End)),
    (&["saakka"], Bound::Until, None),
];

fn begins_with(toks: &[Tok], at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(n, form)| word(toks, at + n) == *form)
}

/// The bound and the edge that words before a period give, and the first token of the period.
pub(super) fn preposition(toks: &[Tok], at: usize) -> Option<(Bound, Option<Edge>, usize)> {
    let first = word(toks, at);
    if first.is_empty() {
        return None;
    }
    BEFORE
        .iter()
        .rev()
        .find(|(words, ..)| words[0] == first && begins_with(toks, at, words))
        .map(|&(words, bound, edge)| (bound, edge, at + words.len()))
}

/// `mennessä`, `aikana`, `alussa`, `loppuun asti`, `alkaen`.
pub(super) fn postpositions(toks: &[Tok], found: &mut Found) {
    let first = word(toks, found.end);
    if first.is_empty() {
        return;
    }
    let after = AFTER
        .iter()
        .rev()
        .find(|(words, ..)| words[0] == first && begins_with(toks, found.end, words));
    let Some(&(words, bound, edge)) = after else {
        return;
    };
    found.bound = Some(bound);
    found.edge = edge.or(found.edge);
    found.end += words.len();
    found.is_bare_year = false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(BEFORE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(AFTER.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_bound_of_the_specification_has_its_words() {
        let after = |word: &str| AFTER.iter().find(|row| row.0 == [word]).map(|row| row.1);
        for (word, bound) in [
            ("aikana", Bound::In),
            ("mennessä", Bound::By),
            ("alkaen", Bound::From),
            ("lähtien", Bound::From),
            ("lukien", Bound::From),
            ("alusta", Bound::From),
            ("asti", Bound::Until),
            ("saakka", Bound::Until),
            ("loppuun", Bound::Until),
        ] {
            assert_eq!(after(word), Some(bound), "{word}");
        }
        let before = |words: &[&str]| BEFORE.iter().find(|row| row.0 == words).map(|row| row.1);
        assert_eq!(before(&["viimeistään"]), Some(Bound::By));
        assert_eq!(before(&["senast"]), Some(Bound::By));
        assert_eq!(before(&["före", "utgången", "av"]), Some(Bound::By));
        assert_eq!(before(&["från", "och", "med"]), Some(Bound::From));
        assert_eq!(before(&["till", "och", "med"]), Some(Bound::Until));
    }
}
