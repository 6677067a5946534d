//! Words that say how a period is meant: before it (`viimeistään`, `senast`) and after it (`mennessä`, `alkaen`).

use mittari_model::{Bound, Edge};

use super::{Found, word};
use crate::lex::Tok;

/// `mennessä`, `aikana`, `alussa`, `loppuun asti`, `alkaen`.
pub(super) fn postpositions(toks: &[Tok], found: &mut Found) {
    let at = found.end;
    let (bound, edge, n) = match (word(toks, at), word(toks, at + 1)) {
        ("mennessä", _) => (Some(Bound::By), None, 1),
        ("loppuun", "mennessä") => (Some(Bound::By), None, 2),
        ("loppuun", "asti" | "saakka") => (Some(Bound::Until), None, 2),
        ("loppuun" | "asti" | "saakka", _) => (Some(Bound::Until), None, 1),
        ("alkuun", "mennessä") => (Some(Bound::By), Some(Edge::Start), 2),
        ("alusta", "alkaen" | "lähtien" | "lukien") => (Some(Bound::From), None, 2),
        ("alusta" | "alkaen" | "lähtien" | "lukien", _) => (Some(Bound::From), None, 1),
        ("aikana" | "kuluessa" | "puolella", _) => (Some(Bound::In), None, 1),
        ("alussa" | "alkupuolella", _) => (Some(Bound::In), Some(Edge::Start), 1),
        ("lopussa" | "päätteeksi" | "lopulla" | "loppupuolella" | "päättyessä", _) => {
            (Some(Bound::In), Some(Edge::End), 1)
        }
        _ => return,
    };
    found.bound = bound;
    found.edge = edge.or(found.edge);
    found.end = at + n;
    found.is_bare_year = false;
}
