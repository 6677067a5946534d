//! Ids: hashes of the content, so that a card keeps its id when it moves to another page.

use std::collections::BTreeMap;

use mittari_model::{Card, Excerpt};
use sha2::{Digest, Sha256};

/// Length of a hash in an id, in hexadecimal digits.
const DIGITS: usize = 10;

/// Names cards and indicators; equal content gets `-2`, `-3` in document order.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    seen: BTreeMap<String, u32>,
}

impl Ids {
    /// Sets the ids of a card and of its indicators.
    pub(crate) fn name(&mut self, card: &mut Card) {
        let mut hash = Sha256::new();
        let mut feed = |field: &str, texts: &mut dyn Iterator<Item = &str>| {
            for text in texts {
                hash.update(field);
                hash.update([0x1F]);
                hash.update(text);
                hash.update([0x1E]);
            }
        };
        feed("unit", &mut texts(&card.unit));
        feed("section", &mut texts(&card.section));
        feed("focus", &mut card.focus.iter().map(|e| e.text.as_str()));
        feed("theme", &mut card.theme.iter().map(|e| e.text.as_str()));
        feed("objective", &mut texts(&card.objectives));
        feed("initiative", &mut texts(&card.initiatives));
        feed("action", &mut card.actions.iter().map(|a| a.text.as_str()));
        if card.objectives.is_empty() {
            feed(
                "indicator",
                &mut card.indicators.iter().map(|i| i.text.as_str()),
            );
        }
        card.id = self.fresh("c", &hex(hash));
        for indicator in &mut card.indicators {
            let mut hash = Sha256::new();
            hash.update(&card.id);
            hash.update([0x1E]);
            hash.update(&indicator.text);
            indicator.id = self.fresh("i", &hex(hash));
        }
    }

    fn fresh(&mut self, kind: &str, hash: &str) -> String {
        let id = format!("{kind}-{hash}");
        let n = self.seen.entry(id.clone()).or_default();
        *n += 1;
        if *n == 1 { id } else { format!("{id}-{n}") }
    }
}

fn texts(excerpts: &[Excerpt]) -> impl Iterator<Item = &str> {
    excerpts.iter().map(|excerpt| excerpt.text.as_str())
}

fn hex(hash: Sha256) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digit = |four_bits: u8| char::from(HEX[usize::from(four_bits)]);
    let bytes = hash.finalize();
    let digits = bytes
        .iter()
        .flat_map(|&byte| [digit(byte >> 4), digit(byte & 0xf)]);
    digits.take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_cards_are_counted() {
        let mut ids = Ids::default();
        let mut cards = [Card::default(), Card::default(), Card::default()];
        cards[2].focus = Some(Excerpt {
            text: "Hyvinvoiva Pori".to_owned(),
            at: Vec::new(),
        });
        for card in &mut cards {
            ids.name(card);
        }
        assert_eq!(cards[1].id, format!("{}-2", cards[0].id));
        assert_ne!(cards[2].id, cards[0].id);
        assert_eq!(cards[0].id.len(), "c-".len() + DIGITS);
    }
}
