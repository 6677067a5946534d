//! Mended text: pieces of lines joined as a careful reader would say them, each word still knowing its line.

use std::ops::Range;

use mittari_document::Span;

/// A part of one line, on its way into an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The words in the document's text.
    pub(crate) span: Span,
    /// The index of the line in `Document::lines`.
    pub(crate) line: usize,
}

/// Text joined from pieces, with the line that each part came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mended {
    /// The joined text.
    pub(crate) text: String,
    /// The pieces it was joined from; ascending.
    origins: Vec<Origin>,
}

/// Where a part of a mended text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Origin {
    /// Where it starts in the mended text.
    at: usize,
    /// How many bytes of the mended piece a slice cut away before it.
    cut: u32,
    piece: Piece,
}

/// A part of a mended text with the piece of the document that it is part of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traced<'m> {
    pub(crate) words: &'m str,
    pub(crate) piece: Piece,
    /// How many bytes of the piece, once mended, stand before the words.
    pub(crate) cut: usize,
}

impl Mended {
    /// Joins pieces in order.
    ///
    /// `evidence` holds the words of the block around: a word that a narrow column broke without a hyphen is joined only where
    /// the whole word stands there too (Pori's Q1 report: `Seurafoor` / `umi`, and `Seurafoorumi` in the cell beside).
    pub(crate) fn join(text: &str, pieces: &[Piece], evidence: &str) -> Self {
        let n_bytes: usize = pieces
            .iter()
            .map(|piece| piece.span.of(text).len() + 1)
            .sum();
        let mut mended = Self {
            text: String::with_capacity(n_bytes),
            origins: Vec::with_capacity(pieces.len()),
        };
        for piece in pieces {
            let raw = piece.span.of(text);
            let mark = raw.chars().next_back().filter(|c| MARKS.contains(c));
            let words = mark.map_or(raw, |mark| raw.trim_end_matches(mark));
            mended.glue(words, evidence);
            mended.origins.push(Origin {
                at: mended.text.len(),
                cut: 0,
                piece: *piece,
            });
            push_clean(&mut mended.text, words);
            mended.text.extend(mark);
        }
        if mended.text.ends_with(MARKS) {
            mended.text.pop();
        }
        mended
    }

    /// Puts what belongs between the text so far and `next`: a space, nothing, or nothing in place of a hyphen.
    fn glue(&mut self, next: &str, evidence: &str) {
        if self.text.is_empty() {
            return;
        }
        if self.text.ends_with(FULL_LINE) {
            self.text.pop();
            if goes_on_in(&self.text, next, evidence) {
                return;
            }
        }
        match seam(&self.text, next, evidence) {
            Seam::Space => self.text.push(' '),
            Seam::Nothing => {}
            Seam::DropHyphen => {
                self.text.pop();
            }
        }
    }

    /// The lines it was joined from, ascending within a column, repeated where several pieces stand on one line.
    pub(crate) fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        self.origins.iter().map(|origin| origin.piece.line)
    }

    /// Its parts, each with the piece of the document that it came from.
    pub(crate) fn traced(&self) -> impl Iterator<Item = Traced<'_>> {
        let ends = self.origins.iter().skip(1).map(|next| next.at);
        let ends = ends.chain(std::iter::once(self.text.len()));
        self.origins.iter().zip(ends).map(|(origin, end)| Traced {
            words: self.text.get(origin.at..end).unwrap_or_default(),
            piece: origin.piece,
            cut: origin.cut as usize,
        })
    }

    /// A part of it, given by a byte range of `text`, without white space at either end.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        let part = &self.text[range.clone()];
        let start = range.start + (part.len() - part.trim_start().len());
        let words = part.trim();
        let end = start + words.len();
        let first = self
            .origins
            .partition_point(|origin| origin.at <= start)
            .saturating_sub(1);
        let last = self
            .origins
            .partition_point(|origin| origin.at < end)
            .max(first + 1)
            .min(self.origins.len());
        let origins = self.origins.get(first..last).unwrap_or_default();
        Self {
            text: words.to_owned(),
            origins: origins
                .iter()
                .map(|origin| Origin {
                    at: origin.at.saturating_sub(start),
                    cut: origin.cut + u32::try_from(start.saturating_sub(origin.at)).unwrap_or(0),
                    piece: origin.piece,
                })
                .collect(),
        }
    }

    /// The text with the words at the end taken away, as `trim_end_matches` does.
    pub(crate) fn trimmed(&self, drop: &[char]) -> Self {
        let kept = self.text.trim_end_matches(drop).len();
        self.slice(0..kept)
    }

    /// This text, a space, and another one.
    pub(crate) fn then(&self, other: &Self) -> Self {
        let mut both = self.clone();
        if !both.text.is_empty() && !other.text.is_empty() {
            both.text.push(' ');
        }
        let shift = both.text.len();
        both.text.push_str(&other.text);
        both.origins
            .extend(other.origins.iter().map(|origin| Origin {
                at: origin.at + shift,
                ..*origin
            }));
        both
    }
}

/// What belongs between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    Space,
    Nothing,
    DropHyphen,
}

/// A line that one word fills to the last letter, as the reader of pages marks it.
const FULL_LINE: char = '\u{200D}';
/// What may stand at the end of a line where a word is broken.
pub(crate) const BROKEN: [char; 4] = ['-', '\u{2010}', '\u{AD}', FULL_LINE];
/// What may end a line without being printed: the mark above, and a soft hyphen.
const MARKS: [char; 2] = ['\u{AD}', FULL_LINE];

/// Whether the word that fills its line goes on in the next: where the next begins with the same vowel (`koordina` / `attori`), with a
/// double consonant or a few letters that are no word, or where the whole word stands elsewhere. Two words may fill two lines as well.
fn goes_on_in(before: &str, next: &str, evidence: &str) -> bool {
    const SHORT: usize = 3;
    let (start, end) = (last_word(before), first_word(next));
    let (last, first) = (start.chars().next_back(), end.chars().next());
    let same_vowel = last == first && first.is_some_and(is_vowel);
    // No Finnish word begins with a double consonant.
    let doubled = first.is_some() && first == end.chars().nth(1) && !first.is_some_and(is_vowel);
    let is_scrap = end.chars().count() <= SHORT
        && !AFTER_SUSPENDED.contains(&end)
        && !crate::items::is_open(end)
        && !end.chars().all(|c| !is_vowel(c))
        && !matches!(end, "yli" | "alle" | "jo" | "ne" | "se" | "on");
    let whole = format!("{start}{end}");
    let stands_elsewhere = || words_of(evidence).any(|word| eq_folded(word, &whole));
    same_vowel || doubled || is_scrap || stands_elsewhere()
}

/// Words after which a hyphen at a line's end is the hyphen of a shortened compound: `varhaiskasvatus-` / `ja koulutuspalvelut`.
const AFTER_SUSPENDED: &[&str] = &["eli", "eller", "ja", "och", "samt", "sekä", "tai", "taikka"];
/// Column widths below which a word may have been broken without a hyphen, in characters.
const NARROW: usize = 18;

/// Decides what belongs between the text so far and the next piece.
fn seam(before: &str, next: &str, evidence: &str) -> Seam {
    let first = next.chars().next().unwrap_or(' ');
    let mut back = before.chars().rev();
    let (last, second) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    if last == '\u{AD}' {
        return Seam::DropHyphen;
    }
    if matches!(last, '-' | '\u{2010}' | '\u{2011}') {
        return hyphen_seam(before, next, evidence);
    }
    // A range: "2021–" / "2025", "tammi–" / "maaliskuussa". A dash between clauses has a space before it.
    if last == '–' && second.is_alphanumeric() && (first.is_ascii_digit() || first.is_lowercase())
    {
        return Seam::Nothing;
    }
    if last == '/' && !second.is_whitespace() && first.is_alphanumeric() {
        return Seam::Nothing;
    }
    if last.is_alphabetic() && first.is_lowercase() && broken_word(before, next, evidence) {
        return Seam::Nothing;
    }
    Seam::Space
}

/// A hyphen at the end of a piece: hyphenation, a compound, a range, or the hyphen of a shortened compound.
fn hyphen_seam(before: &str, next: &str, evidence: &str) -> Seam {
    let first = next.chars().next().unwrap_or(' ');
    let second = before.chars().rev().nth(1).unwrap_or(' ');
    if second.is_whitespace() {
        // "MS Entra -" / "integraatio" is one compound; "toteuttaminen -" / "niin ulkoisessa" has a dash.
        let name = before
            .trim_end_matches('-')
            .split_whitespace()
            .next_back()
            .unwrap_or("");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        let is_name = name.chars().next().is_some_and(char::is_uppercase)
            || name.ends_with(|c: char| c.is_ascii_digit());
        // "taloussuunnittelun ja -" / "raportoinnin": a shortened compound.
        let is_shortened = AFTER_SUSPENDED.contains(&name);
        return if (is_name || is_shortened) && first.is_lowercase() {
            Seam::Nothing
        } else {
            Seam::Space
        };
    }
    if !second.is_alphanumeric() || !first.is_lowercase() {
        return if first.is_alphanumeric() || first == '/' {
            Seam::Nothing
        } else {
            Seam::Space
        };
    }
    let word = first_word(next);
    if AFTER_SUSPENDED.contains(&word) {
        return Seam::Space;
    }
    let compound = last_word(before.trim_end_matches('-'));
    // Finnish writes a hyphen between equal vowels of a compound (tasa-arvo, opinto-ohjaus, osa-alue) and after names,
    // abbreviations and numbers (TargetorPro-sovellus, M365-ohjelma); hyphenation falls on neither.
    let equal_vowels = second.to_lowercase().eq(first.to_lowercase()) && is_vowel(first);
    let is_name = compound.chars().skip(1).any(char::is_uppercase)
        || compound.contains(|c: char| c.is_ascii_digit());
    let is_printed_so = || evidence.contains(&format!("{compound}-{word}"));
    // Hyphenation leaves no single letter: "e-" / "laskujen".
    let is_letter = compound.chars().count() == 1;
    if equal_vowels || is_name || is_letter || is_printed_so() {
        Seam::Nothing
    } else {
        Seam::DropHyphen
    }
}

/// Whether a narrow column broke a word here without a hyphen: the whole word stands in `evidence`, its end alone does not.
fn broken_word(before: &str, next: &str, evidence: &str) -> bool {
    if is_lone_ending(before, next) {
        return true;
    }
    if evidence.is_empty() {
        return false;
    }
    let (start, end) = (last_word(before), first_word(next));
    if breaks_off(start) && is_finnish(evidence) {
        return true;
    }
    if start.chars().count() < 2 || start.chars().count() > NARROW || end.chars().count() > NARROW {
        return false;
    }
    let whole = format!("{start}{end}").to_lowercase();
    let is_word = |word: &str| {
        words_of(evidence)
            .filter(|known| eq_folded(known, word))
            .count()
    };
    // The broken halves stand in the evidence themselves, each once for each time the word was broken.
    is_word(&whole) > 0 && (is_word(end) <= 1 || is_word(start) <= 1)
}

/// Whether the line begins with the last letter of the word above: neither `n` nor `t` is a word (`n. 50` is `noin 50`).
fn is_lone_ending(before: &str, next: &str) -> bool {
    const SHORTEST: usize = 8;
    let is_alone = matches!(next, "n" | "t") || next.starts_with("n ") || next.starts_with("t ");
    if !is_alone {
        return false;
    }
    let start = last_word(before);
    start.chars().count() >= SHORTEST && start.ends_with(is_vowel)
}

/// Whether the letters cannot be a whole Finnish word, which ends in a vowel or in one of n, s, t, r and l: `Liikuntaryh` / `miä`.
/// Shorter ones are abbreviations (`kpl`, `vrk`, `htv`).
fn breaks_off(start: &str) -> bool {
    const SHORTEST: usize = 6;
    let mut back = start.chars().rev();
    let (last, second) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let is_consonant = |c: char| c.is_lowercase() && c.is_alphabetic() && !is_vowel(c);
    let ends_well = is_vowel(last) || matches!(last, 'n' | 's' | 't' | 'r' | 'l');
    start.chars().count() >= SHORTEST
        && start.chars().filter(|c| is_vowel(*c)).count() >= 2
        && is_consonant(last)
        && (!ends_well || is_consonant(second) && !matches!((second, last), ('k', 's')))
}

/// Swedish words may end in any consonant, and small words tell the two languages apart.
fn is_finnish(evidence: &str) -> bool {
    !words_of(evidence).any(|word| {
        matches!(
            word,
            "och" | "för" | "att" | "av" | "som" | "med" | "på" | "till"
        ) || word.ends_with("ning")
    })
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn eq_folded(a: &str, b: &str) -> bool {
    a.chars()
        .flat_map(char::to_lowercase)
        .eq(b.chars().flat_map(char::to_lowercase))
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
}

/// Appends words with runs of white space folded to one space, and without characters that print nothing.
fn push_clean(out: &mut String, words: &str) {
    if words.bytes().all(|b| (b' '..0x7F).contains(&b)) && !words.contains("  ") {
        out.push_str(words.trim());
        return;
    }
    let start = out.len();
    for c in words.chars() {
        if c.is_whitespace() {
            if out.len() > start && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    while out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}

/// Soft hyphens inside a line, zero-width and control characters, and the glyphs of symbol fonts that serve as bullets.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(lines: &[&str]) -> String {
        mend_with(lines, "")
    }

    fn mend_with(lines: &[&str], evidence: &str) -> String {
        let text = lines.concat();
        let mut at = 0;
        let pieces: Vec<Piece> = lines
            .iter()
            .enumerate()
            .map(|(line, words)| {
                at += words.len();
                Piece {
                    span: Span::new(at - words.len(), at),
                    line,
                }
            })
            .collect();
        Mended::join(&text, &pieces, evidence).text
    }

    #[test]
    fn wraps_and_hyphens() {
        let cases: &[(&[&str], &str)] = &[
            (
                &["Porin kaupungin henkilöstöstrategia tukee joh-", "tamista"],
                "Porin kaupungin henkilöstöstrategia tukee johtamista",
            ),
            (
                &["varhaiskasvatus-", "ja koulutuspalvelut"],
                "varhaiskasvatus- ja koulutuspalvelut",
            ),
            (
                &["Hyvinvointisuunnitelmat ja", "-raportit"],
                "Hyvinvointisuunnitelmat ja -raportit",
            ),
            (
                &["käyttäjä-", "/asiakasmäärissä"],
                "käyttäjä-/asiakasmäärissä",
            ),
            (
                &["työhyvinvointiin/-", "kykyyn."],
                "työhyvinvointiin/-kykyyn.",
            ),
            (
                &["yhdenvertaisuus- ja tasa-", "arvosuunnitelmat"],
                "yhdenvertaisuus- ja tasa-arvosuunnitelmat",
            ),
            (&["opinto-", "ohjauksen"], "opinto-ohjauksen"),
            (&["tilinpäätök-", "sessä 2021"], "tilinpäätöksessä 2021"),
            (
                &["TargetorPro-", "sovellukseen"],
                "TargetorPro-sovellukseen",
            ),
            (&["MS Entra -", "integraatio"], "MS Entra -integraatio"),
            (
                &["tekniikan (TVT) -", "strategia"],
                "tekniikan (TVT) -strategia",
            ),
            (
                &["toteuttaminen -", "niin ulkoisessa"],
                "toteuttaminen - niin ulkoisessa",
            ),
            (&["työuraohjelma 2021-", "2025"], "työuraohjelma 2021-2025"),
            (&["(1–", "2/2026)."], "(1–2/2026)."),
            (&["Itä-", "Porin"], "Itä-Porin"),
            (&["e-", "laskujen määrä"], "e-laskujen määrä"),
            (
                &["työntekijöiden/", "viranhaltijoiden"],
                "työntekijöiden/viranhaltijoiden",
            ),
            (&["Suunnitelma /", "ohjelma"], "Suunnitelma / ohjelma"),
            (&["tieto\u{AD}", "suoja"], "tietosuoja"),
            (&["koordina\u{200D}", "attori"], "koordinaattori"),
            (
                &["Palvelustrategian\u{200D}", "valmistuminen"],
                "Palvelustrategian valmistuminen",
            ),
            (&["Seurafoor\u{200D}", "umi 2"], "Seurafoorumi 2"),
            (&["tammi–", "maaliskuussa"], "tammi–maaliskuussa"),
            (
                &["suunnittelun ja -", "raportoinnin"],
                "suunnittelun ja -raportoinnin",
            ),
            (&["Lähtö\u{AD}taso\u{2009}\u{2009} 5"], "Lähtötaso 5"),
        ];
        for (lines, expected) in cases {
            assert_eq!(mend(lines), *expected);
        }
    }

    #[test]
    fn a_broken_word_needs_the_whole_word_beside_it() {
        let evidence = "Seurafoorumi 2 krt/vuosi Seurafoor umi 2 krt/vuosi";
        assert_eq!(
            mend_with(&["Seurafoor", "umi 2"], evidence),
            "Seurafoorumi 2"
        );
        assert_eq!(
            mend_with(&["Seurafoor", "umi 2"], "Seurafoor umi 2"),
            "Seurafoor umi 2"
        );
        assert_eq!(
            mend(&["Paikallisliikentee", "n matkat"]),
            "Paikallisliikenteen matkat"
        );
        assert_eq!(mend(&["Kävijämäärä", "n. 50"]), "Kävijämäärä n. 50");
        assert_eq!(
            mend_with(&["Laadittu ja", "otettu"], "Laadittu ja otettu"),
            "Laadittu ja otettu"
        );
    }

    #[test]
    fn a_slice_knows_its_lines() {
        let text = "Ei ole. Valmistelukäynnissä,";
        let pieces = [
            Piece {
                span: Span::new(0, 18),
                line: 3,
            },
            Piece {
                span: Span::new(18, text.len()),
                line: 5,
            },
        ];
        let mended = Mended::join(text, &pieces, "");
        assert_eq!(mended.text, "Ei ole. Valmistelu käynnissä,");
        let (first, second) = (mended.slice(0..7), mended.slice(8..mended.text.len()));
        assert_eq!(
            (first.text.as_str(), first.lines().collect::<Vec<_>>()),
            ("Ei ole.", vec![3])
        );
        assert_eq!(
            (second.text.as_str(), second.lines().collect::<Vec<_>>()),
            ("Valmistelu käynnissä,", vec![3, 5])
        );
    }
}
