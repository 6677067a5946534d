//! Finds goal cards in a document.

mod assemble;
mod broken_label;
mod coverage;
mod draft;
mod facts;
mod family;
mod goal_line;
mod heads;
mod inspect;
mod items;
mod label;
mod mended;
mod orphans;
mod outline;
mod pairing;
mod party;
mod places;
mod scan;
mod tokens;
mod value;
mod vocabulary;

use mittari_document::Document;
use mittari_model::{Card, Coverage, Diagnostic, DocumentFacts};

use assemble::Assembler;
use coverage::Ledger;
use draft::DraftCard;
use mended::Mended;
use scan::Scan;

/// What was found in a document.
#[derive(Debug)]
pub struct Parsed {
    /// What the text says of itself.
    pub document: DocumentFacts,
    /// The cards, in document order.
    pub cards: Vec<Card>,
    /// What a reader should know.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of every line.
    pub coverage: Coverage,
}

/// Finds the goal cards of a document. Cannot fail.
pub fn parse(document: &Document) -> Parsed {
    let mut scan = Scan::new(document);
    let (drafts, ledger) = claim(&mut scan);
    let orphans = orphans::find(&scan, &ledger);
    drop(scan);
    let cards: Vec<&DraftCard> = drafts.iter().map(|(_, card)| card).collect();
    let facts = facts::read(document, &cards);
    let mut assembler = Assembler::new(document, facts.language.clone());
    // A draft is dropped as soon as it is written: both lists in whole would double the memory.
    let cards = drafts
        .into_iter()
        .map(|(_, card)| assembler.card(&card))
        .collect();
    let mut diagnostics = assembler.diagnostics;
    diagnostics.extend(orphans);
    diagnostics.sort_by_key(|diagnostic| diagnostic.at.first().map(|at| (at.page, at.lines)));
    Parsed {
        document: facts,
        cards,
        diagnostics,
        coverage: ledger.coverage(document),
    }
}

/// The cards of each family, with the headings over them, and the fate of every line.
fn claim(scan: &mut Scan<'_>) -> (Vec<(&'static str, DraftCard)>, Ledger) {
    let mut cards = family::read(scan);
    let document = scan.tokens.document;
    let mut ledger = Ledger::new(document);
    let mut walk = scan.outline.walk();
    for (_, card) in &mut cards {
        let first = card.lines.iter().min().copied().unwrap_or_default();
        let token = scan.token_of(first).unwrap_or_default();
        let mut in_force = walk.to(token, &|heading| scan.is_taken(heading));
        if card.unit.is_empty() {
            card.unit.append(&mut in_force.unit);
        }
        in_force.section.append(&mut card.section);
        card.section = in_force.section;
        for token in in_force.tokens {
            ledger.heading(scan.tokens.list[token].line);
        }
        for &line in &card.lines {
            ledger.card(line);
        }
        let inherited = [&card.focus, &card.theme, &card.strategic_objective];
        for line in inherited.into_iter().flatten().flat_map(Mended::lines) {
            ledger.heading(line);
        }
    }
    (cards, ledger)
}

/// What `inspect` can show of the parser's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The lines with their numbers.
    Lines,
    /// Tables with their cells.
    Tables,
    /// The labels that were recognized.
    Labels,
    /// The cards claimed by each family.
    Claims,
    /// The lines that nothing claimed.
    Unclaimed,
}

/// One stage of the parser's work as text for people.
pub fn inspect(document: &Document, stage: Stage) -> String {
    let mut scan = Scan::new(document);
    match stage {
        Stage::Lines => inspect::lines(document),
        Stage::Tables => family::tables(&scan),
        Stage::Labels => inspect::labels(&scan),
        Stage::Claims => inspect::claims(document, &claim(&mut scan).0),
        Stage::Unclaimed => inspect::unclaimed(document, &claim(&mut scan).1),
    }
}

/// Whether a line is part of a goal wherever it is repeated, and never page furniture: a label, heads of columns, or a value.
///
/// A plural of several words (`Toiminnalliset tavoitteet`) may be the running head of a chapter, and so may a label that the number of
/// its page stands apart from.
pub fn is_content(words: &str) -> bool {
    let is_label = |found: label::Found| {
        let is_plural = words.contains(' ') && words.ends_with(['t', 'T']);
        let bears_page = words
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .ends_with("  ");
        found.closed || found.len < words.len() || !is_plural && !bears_page
    };
    label::read(words).is_some_and(is_label)
        || words
            .split("  ")
            .filter(|part| label::read_whole_head(part.trim()).is_some())
            .count()
            >= 2
        || value::stands_alone(words)
}
