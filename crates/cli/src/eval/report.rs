//! A score as a table for people and as numbers for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::ser::Formatter;

use super::pairing::ratio;
use super::score::{Miss, NOT_IN_TOTAL, Ratios, Score};

/// A score as numbers for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "Evaluation")]
pub struct Numbers {
    /// Precision, recall and F1 of all facts but those of `section`.
    pub facts: [f64; 3],
    /// Gold indicators whose text and every value are exactly right, and all that have a value.
    pub pairs: [usize; 2],
    /// Values that the gold does not have where the extraction puts them.
    pub wrong: usize,
    /// Cards in the gold and in the extraction.
    pub cards: [usize; 2],
    /// For each field precision, recall, F1 and the number of facts in the gold.
    pub fields: BTreeMap<String, (f64, f64, f64, usize)>,
}

impl Score {
    /// The score as numbers for programs.
    pub fn numbers(&self) -> Numbers {
        let Ratios {
            precision,
            recall,
            f1,
        } = self.total();
        let fields = self.fields.iter().map(|(field, tally)| {
            let ratios = tally.ratios();
            (
                field.clone(),
                (
                    ratios.precision,
                    ratios.recall,
                    ratios.f1,
                    tally.right + tally.missing,
                ),
            )
        });
        Numbers {
            facts: [precision, recall, f1],
            pairs: [self.right_pairs, self.pairs],
            wrong: self.wrong_values,
            cards: [self.gold_cards, self.cards],
            fields: fields.collect(),
        }
    }

    /// The score as a table for people: one line a field, then cards, pairs, wrong values and all facts.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{:22} {:>6} {:>6} {:>6} {:>6}\n",
            "field", "P", "R", "F1", "gold"
        );
        let Numbers {
            facts,
            pairs,
            wrong,
            cards,
            fields,
        } = self.numbers();
        for (field, (precision, recall, f1, gold)) in &fields {
            let remark = if NOT_IN_TOTAL.contains(&field.as_str()) {
                "  (not in the total)"
            } else {
                ""
            };
            let _ = writeln!(
                table,
                "{field:22} {precision:6.3} {recall:6.3} {f1:6.3} {gold:6}{remark}"
            );
        }
        let share = if pairs[1] == 0 {
            1.0
        } else {
            ratio(pairs[0], pairs[1])
        };
        let _ = writeln!(table, "cards: {} extracted, {} gold", cards[1], cards[0]);
        let _ = writeln!(
            table,
            "pairs: {}/{} = {share:.3}, wrong values: {wrong}",
            pairs[0], pairs[1]
        );
        let _ = writeln!(
            table,
            "facts: P {:.3} R {:.3} F1 {:.3}",
            facts[0], facts[1], facts[2]
        );
        table
    }
}

impl Miss {
    /// The miss as a line for people.
    pub fn line(&self) -> String {
        format!(
            "  {} card {}: {}: {}",
            self.document,
            self.card,
            self.kind,
            self.fact.join(" | ")
        )
    }
}

impl Numbers {
    /// The numbers as one line of JSON, spaced and with decimals as the score that gold is published with writes them, so that the two can
    /// be compared by a plain `diff`.
    #[expect(
        clippy::missing_panics_doc,
        reason = "numbers and their names are JSON, and JSON is UTF-8"
    )]
    pub fn json(&self) -> String {
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Spaced);
        self.serialize(&mut serializer)
            .expect("numbers and their names are JSON");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }
}

/// JSON on one line with a space after each comma and colon.
struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Shares below 0.0001 turn to powers of ten, with two digits at least: 5e-05.
        if value > 0.0 && value < 1e-4 {
            let text = format!("{value:e}");
            let (digits, power) = text.split_once("e-").unwrap_or((&text, "0"));
            return write!(writer, "{digits}e-{power:0>2}");
        }
        write!(writer, "{value:?}")
    }
}
