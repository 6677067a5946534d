//! What the families of layout read from: the tokens, and which of them a family has taken already.

use std::ops::Range;

use mittari_document::Document;

use crate::draft::DraftCard;
use crate::items::{self, Row};
use crate::mended::Mended;
use crate::outline::Outline;
use crate::tokens::Tokens;

/// A document on its way through the families. Each takes the lines that its cards were read from; the next sees what is left.
#[derive(Debug)]
pub(crate) struct Scan<'d> {
    pub(crate) tokens: Tokens<'d>,
    /// For each token, whether a card or a heading has it.
    taken: Vec<bool>,
    /// The token of each line of the document; `None` for furniture.
    token_of: Vec<Option<u32>>,
    /// Blank lines between two lines of one paragraph, as most of the document prints them.
    pub(crate) spacing: u16,
    pub(crate) outline: Outline,
}

impl<'d> Scan<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        let tokens = Tokens::read(document);
        let mut token_of = vec![None; document.lines().len()];
        for (idx, token) in tokens.list.iter().enumerate() {
            token_of[token.line] = u32::try_from(idx).ok();
        }
        let width = width(&tokens);
        let spacing = spacing(&tokens, width);
        let outline = Outline::read(&tokens, spacing);
        // Drawn tables are read cell by cell; to all others their lines are taken.
        let taken = tokens
            .list
            .iter()
            .map(|token| document.is_in_cell(token.line))
            .collect();
        Self {
            tokens,
            taken,
            token_of,
            spacing,
            outline,
        }
    }

    pub(crate) fn is_taken(&self, token: usize) -> bool {
        self.taken[token]
    }

    /// Takes the lines of a card.
    pub(crate) fn take_card(&mut self, card: &DraftCard) {
        for &line in &card.lines {
            if let Some(token) = self.token_of[line] {
                self.taken[token as usize] = true;
            }
        }
    }

    /// The token of a line; `None` for furniture.
    pub(crate) fn token_of(&self, line: usize) -> Option<usize> {
        self.token_of[line].map(|token| token as usize)
    }

    /// The lines of some tokens, mended, with their own words as evidence for broken words.
    pub(crate) fn mend(&self, range: Range<usize>) -> Mended {
        let rows: Vec<Row> = range.map(|idx| Row::of(&self.tokens, idx)).collect();
        Mended::join(self.tokens.document.text(), &items::pieces(&rows), "")
    }
}

/// The right edge that one line in twenty reaches or passes.
fn width(tokens: &Tokens<'_>) -> u16 {
    let mut edges: Vec<u16> = tokens.list.iter().map(|token| token.x1).collect();
    edges.sort_unstable();
    edges
        .len()
        .checked_sub(1 + edges.len() / 20)
        .map_or(0, |at| edges[at])
}

/// A line is wrapped only where it is at least this full, in hundredths of the document's width, and goes on with more than one word:
/// others are cells.
const WRAPPED: u32 = 60;

/// The gap most often seen above a line that goes on with a small letter; 0 in a document without such lines.
fn spacing(tokens: &Tokens<'_>, width: u16) -> u16 {
    let mut counts = [0_usize; 4];
    for (above, (idx, token)) in tokens
        .list
        .iter()
        .zip(tokens.list.iter().enumerate().skip(1))
    {
        let goes_on = tokens.words(idx).starts_with(char::is_lowercase);
        let goes_on = goes_on && tokens.words(idx).contains(' ');
        let is_full = u32::from(above.x1) * 100 >= u32::from(width) * WRAPPED;
        if goes_on && is_full && token.bullet.is_none() && token.label.is_none() {
            counts[usize::from(token.gap.min(3))] += 1;
        }
    }
    // Of two gaps seen equally often the smaller one counts.
    let most = counts.iter().copied().max().unwrap_or(0);
    let gap = counts.iter().position(|&count| count == most).unwrap_or(0);
    u16::try_from(gap).unwrap_or(0)
}

/// Words as they are compared: small letters, single spaces, without what stands round them.
pub(crate) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')')
        .to_owned()
}
