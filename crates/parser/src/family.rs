//! The kinds of layout that goals are printed in. Each family reads its own kind and leaves the rest to the next.

mod labelled;
mod numbered;
mod strategy_page;
mod table;

use crate::draft::DraftCard;
use crate::scan::Scan;

pub(crate) use labelled::label_of;

/// A way to read cards. It takes only lines that are free, sets `lines` of every card to all lines it was read from (labels and heads
/// among them), and leaves `unit` and `section` empty unless the card prints them itself.
type Family = fn(&Scan<'_>) -> Vec<DraftCard>;

/// The families in the order they are asked: the layouts that say most about themselves come first.
const FAMILIES: &[(&str, Family)] = &[
    ("table", table::read),
    ("strategy page", strategy_page::read),
    ("numbered", numbered::read),
    ("labelled", labelled::read),
];

/// The cards of a document, in document order, each with the name of the family that read it.
pub(crate) fn read(scan: &mut Scan<'_>) -> Vec<(&'static str, DraftCard)> {
    let mut cards = Vec::new();
    for &(name, family) in FAMILIES {
        let found = family(scan);
        for mut card in found {
            card.shrink();
            scan.take_card(&card);
            cards.push((name, card));
        }
    }
    cards.sort_by_key(|(_, card)| card.lines.iter().min().copied());
    join_ends(join_tables(scan, cards))
}

/// Gives the indicators of tables inside cards of labels to the card that ends right above; others are left unread, since nothing tells
/// whose they are.
fn join_tables(
    scan: &Scan<'_>,
    cards: Vec<(&'static str, DraftCard)>,
) -> Vec<(&'static str, DraftCard)> {
    let ends_above = |above: &DraftCard, table: &DraftCard| {
        let last = above
            .lines
            .iter()
            .max()
            .and_then(|&line| scan.token_of(line));
        let first = table
            .lines
            .iter()
            .min()
            .and_then(|&line| scan.token_of(line));
        last.is_some() && first.is_some_and(|first| first.checked_sub(1) == last)
    };
    let mut joined: Vec<(&'static str, DraftCard)> = Vec::with_capacity(cards.len());
    for (name, card) in cards {
        if !card.is_loose {
            joined.push((name, card));
            continue;
        }
        if let Some((_, above)) = joined.last_mut()
            && ends_above(above, &card)
        {
            above.take_table(card);
        }
    }
    joined
}

/// Gives what closes a card to the card above it: `Vastuutaho` and `Arviointi` below a table of indicators.
fn join_ends(cards: Vec<(&'static str, DraftCard)>) -> Vec<(&'static str, DraftCard)> {
    let mut joined: Vec<(&'static str, DraftCard)> = Vec::with_capacity(cards.len());
    for (name, card) in cards {
        match joined.last_mut() {
            Some((_, above)) if !card.has_content() => above.take_end(card),
            _ if card.has_content() => joined.push((name, card)),
            _ => {}
        }
    }
    joined
}

/// The tables of a document as text for people.
pub(crate) fn tables(scan: &Scan<'_>) -> String {
    table::text(scan)
}
