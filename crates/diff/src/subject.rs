//! What two statements deal with: the same thing, or a total and one of its cases.

use crate::likeness::{covered, stands_alone};
use crate::word::{PART, SAME_STEM, SHORTEST_PART, Word};

/// How much two texts are about the same thing; `None` where they are not.
///
/// They share a special word that is what is dealt with in one of them, no owner or place of it (`kutsuliikenne`, not `kutsuliikenteen` or
/// `keskustassa`), and either each begins with it or they share another special word.
pub(crate) fn common_subject(a: &[Word], b: &[Word]) -> Option<f64> {
    fn things(words: &[Word]) -> Vec<&Word> {
        let special = words.iter().filter(|word| word.is_special());
        special.filter(|word| !word.is_passive()).collect()
    }
    let (own, other) = (things(a), things(b));
    let is_shared =
        |a: &Word, b: &Word| a.likeness(b) >= SAME_STEM && (a.is_subject() || b.is_subject());
    let has_subject = own
        .iter()
        .any(|own| other.iter().any(|other| is_shared(own, other)));
    let begins = match (own.first(), other.first()) {
        (Some(own), Some(other)) => is_shared(own, other),
        _ => false,
    };
    let n_shared = || n_shared_specials(own.iter().copied(), &other.iter().copied());
    let is_same = begins || (has_subject && n_shared() >= 2);
    is_same.then(|| f64::midpoint(covered(a, &b.iter()), covered(b, &a.iter())))
}

/// How many special words of one text stand in another.
pub(crate) fn n_shared_specials<'w>(
    text: impl Iterator<Item = &'w Word>,
    other: &(impl Iterator<Item = &'w Word> + Clone),
) -> usize {
    let is_shared = |word: &&Word| {
        let mut others = other.clone();
        word.is_special() && others.any(|other| word.likeness(other) >= SAME_STEM)
    };
    text.filter(is_shared).count()
}

/// Whether `total` has the first word of `case`, alone, with words that say nothing, or as a part of a compound, while `case` goes on to say which
/// case is meant: `Kirjastokäynnit yhteensä` and `Kirjastokäynnit, pääkirjasto`.
pub(crate) fn is_total(total: &[Word], case: &[Word]) -> bool {
    let Some((head, rest)) = case.split_first() else {
        return false;
    };
    let has_head =
        |word: &&Word| word.likeness(head) >= PART || head.letters.ends_with(&word.letters);
    let Some(own) = total.iter().find(has_head) else {
        return false;
    };
    // `Lupien käsittelyaika` is that of `rakennuslupien` and of `ympäristölupien`.
    let is_tail = own.letters.len() < head.letters.len() && head.letters.ends_with(&own.letters);
    if is_tail {
        return own.letters.len() >= SHORTEST_PART && covered(rest, &total.iter()) >= SAME_REST;
    }
    let n_specials = total.iter().filter(|word| word.is_special()).count();
    let names_no_case = own.letters != head.letters || n_specials == 1;
    let mut cases = rest.iter().filter(|word| word.is_special()).peekable();
    head.weight >= SPECIAL_HEAD
        && names_no_case
        && cases.peek().is_some()
        && cases.all(|word| stands_alone(word, total))
}

/// The first word of a case names the thing: a long, special word.
const SPECIAL_HEAD: f64 = 0.8;
/// What follows the head of a case stands in the total, too.
const SAME_REST: f64 = 0.8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folded;

    fn words(text: &str) -> Vec<Word> {
        crate::word::words(&Folded::of(text))
    }

    #[test]
    fn the_next_step_is_about_the_same() {
        let rows = [
            (
                "Kutsuliikenne kilpailutetaan uudelleen",
                "Kutsuliikenteen uusi sopimuskausi käynnistetään",
                true,
            ),
            (
                "Osayleiskaavan ehdotus asetetaan nähtäville",
                "Osayleiskaava viedään valtuuston hyväksyttäväksi",
                true,
            ),
            (
                "Kilpailutetaan katujen kunnossapito alueittain",
                "Otetaan alueurakat käyttöön katujen kunnossapidossa",
                true,
            ),
            (
                "Esihenkilöille järjestetään johtamisen tutkinto",
                "Esihenkilöille järjestetään neljä koulutusta",
                false,
            ),
            (
                "Liikuntapaikkojen vuorojen jakoperusteet uusitaan",
                "Liikuntapaikkojen varausjärjestelmä kilpailutetaan",
                false,
            ),
            (
                "Siirretään verkkolevyt pilvipalveluun",
                "Siirretään asianhallinta uuteen pilvipalveluun",
                false,
            ),
        ];
        for (before, after, expected) in rows {
            let (own, other) = (words(before), words(after));
            assert_eq!(
                common_subject(&own, &other).is_some(),
                expected,
                "{before} / {after}"
            );
        }
    }

    #[test]
    fn a_total_names_what_its_cases_name() {
        let rows = [
            (
                "Kirjastokäynnit yhteensä",
                "Kirjastokäynnit, pääkirjasto",
                true,
            ),
            (
                "Vapaa-aikapalvelujen asiakastyytyväisyysindeksi",
                "Asiakastyytyväisyys, liikuntapaikat",
                true,
            ),
            (
                "Lupien käsittelyaika keskimäärin",
                "Rakennuslupien käsittelyaika",
                true,
            ),
            (
                "Asiakastyytyväisyys, uimahalli",
                "Asiakastyytyväisyys, kirjasto",
                false,
            ),
            ("Kirjastokäynnit yhteensä", "Uimahallikäynnit", false),
            ("Kirjastokäynnit", "Kirjastokäynnit", false),
        ];
        for (total, case, expected) in rows {
            assert_eq!(
                is_total(&words(total), &words(case)),
                expected,
                "{total} / {case}"
            );
        }
    }
}
