//! Generated documents: any number of bytes of invented goals in the layouts that municipalities print.
//!
//! Units, names, numbers, counts and layouts vary from card to card. One document repeated would not do: each of its lines would come
//! back on every page and look like a running head, and a reader would be measured on setting them aside.

mod choice;
mod words;

use std::fmt::Write;

use choice::Choice;
use mittari::wrap;

/// Lines on a page before a form feed ends it.
const LINES_PER_PAGE: usize = 60;

/// How much of a document is goals.
#[derive(Clone, Copy)]
pub(crate) enum Density {
    /// Nine parts of ten are goals, as in an appendix of nothing but cards.
    Cards,
    /// Three parts of ten are goals; the others are prose and money tables, as in a budget.
    Budget,
}

/// A document of at least `bytes` bytes; the same seed, density and size give the same text.
pub(crate) fn document(bytes: usize, density: Density, seed: u64) -> String {
    let mut writer = Writer {
        text: String::with_capacity(bytes + 8 * 1024),
        choice: Choice::new(seed),
        page: 1,
        lines_at_page_start: 0,
        lines: 0,
    };
    writer.line("Kuusjoen kaupunki");
    writer.line("Talousarvio 2026 ja taloussuunnitelma 2027–2028");
    writer.blank();
    while writer.text.len() < bytes {
        let is_prose = match density {
            Density::Cards => writer.choice.below(10) == 0,
            Density::Budget => writer.choice.below(10) >= 3,
        };
        if is_prose {
            writer.prose();
            if matches!(density, Density::Budget) {
                writer.money_table();
            }
        } else {
            writer.goals();
        }
        writer.turn_page_when_full();
    }
    writer.text
}

struct Writer {
    text: String,
    choice: Choice,
    page: usize,
    lines_at_page_start: usize,
    lines: usize,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    fn blank(&mut self) {
        self.line("");
    }

    fn turn_page_when_full(&mut self) {
        if self.lines - self.lines_at_page_start < LINES_PER_PAGE {
            return;
        }
        let page = self.page;
        self.line(&format!("Kuusjoen kaupunki, talousarvio 2026    {page}"));
        self.text.push('\u{c}');
        self.page += 1;
        self.lines_at_page_start = self.lines;
    }

    /// Goals in one of the layouts.
    fn goals(&mut self) {
        match self.choice.below(9) {
            0..=2 => self.stacked_card(),
            3..=4 => self.numbered_card(),
            5..=6 => self.table_by_spaces(),
            7 => self.table_by_tabs(),
            _ => self.sentences_with_targets(),
        }
    }

    /// A unit, a focus, an objective and an action, as the labelled layouts begin.
    fn levels(&mut self) {
        if self.choice.below(3) == 0 {
            let unit = self.choice.unit();
            self.line(&unit);
        }
        let focus = self.choice.focus();
        self.line(&format!("PAINOPISTE   {focus}"));
        for label in ["TAVOITE", "TEKO", "TOIMENPIDE"] {
            let sentence = self.choice.sentence();
            self.wrapped(&format!("{label} {sentence}"), 100);
            self.blank();
        }
    }

    /// Indicators, then all baselines, then all targets, with blank lines between: cells flattened column by column.
    fn stacked_card(&mut self) {
        self.levels();
        let n_indicators = 1 + self.choice.below(4);
        self.line("MITTARI");
        let mut pairs = Vec::new();
        for _ in 0..n_indicators {
            let indicator = self.choice.indicator();
            self.wrapped(&indicator, 60);
            self.blank();
            pairs.push(self.choice.pair());
        }
        self.line("Lähtötaso Tavoitetaso");
        self.blank();
        for column in [0, 1] {
            for pair in &pairs {
                self.line(&pair[column]);
                self.blank();
            }
        }
        self.milestones();
        self.responsible();
    }

    /// Numbered indicators, each with its values on the next line, and a report on the first quarter.
    fn numbered_card(&mut self) {
        self.levels();
        let n_indicators = 1 + self.choice.below(3);
        for number in 1..=n_indicators {
            self.line(&format!("MITTARI {number}"));
            let indicator = self.choice.indicator();
            self.wrapped(&indicator, 55);
            self.line("Lähtötaso Tavoitetaso");
            let [baseline, target] = self.choice.pair();
            self.line(&format!("{baseline} {target}"));
            self.blank();
        }
        self.line("Selvitys toimenpiteen edistymisestä vuoden ensimmäisellä neljänneksellä (Q1):");
        let n_sentences = 1 + self.choice.below(4);
        for _ in 0..n_sentences {
            let sentence = self.choice.sentence();
            self.wrapped(&format!("{sentence}."), 100);
        }
        self.blank();
    }

    fn milestones(&mut self) {
        self.line(
            "Käyttösuunnitelman yhteydessä vahvistettavat osatavoitteet ja niiden aikataulu:",
        );
        let n_milestones = 1 + self.choice.below(3);
        for number in 1..=n_milestones {
            let sentence = self.choice.sentence();
            let period = self.choice.period();
            self.wrapped(&format!("Osatavoite {number}: {sentence} {period}"), 100);
        }
        self.blank();
    }

    fn responsible(&mut self) {
        let role = self.choice.role();
        self.line(&format!("Vastuuhenkilö: {role}"));
        self.blank();
    }

    /// Columns kept by spaces, as `pdftotext -layout` writes them.
    fn table_by_spaces(&mut self) {
        let focus = self.choice.focus();
        self.line(&format!("Strateginen päämäärä: {focus}"));
        self.blank();
        self.line(&row_by_spaces([
            "Tavoite",
            "Mittari",
            "Lähtötaso 2025",
            "Tavoitetaso 2026",
        ]));
        let n_rows = 1 + self.choice.below(6);
        for _ in 0..n_rows {
            let objective = self.choice.sentence();
            let indicator = self.choice.indicator();
            let [baseline, target] = self.choice.pair();
            let cells = [wrap::lines(&objective, 34), wrap::lines(&indicator, 34)];
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for idx in 0..height {
                let cell = |column: usize| cells[column].get(idx).map_or("", String::as_str);
                let values = if idx == 0 {
                    [&*baseline, &*target]
                } else {
                    ["", ""]
                };
                let row = row_by_spaces([cell(0), cell(1), values[0], values[1]]);
                self.line(&row);
            }
            self.blank();
        }
    }

    /// Columns kept by tabs, as copying a table from a text processor gives.
    fn table_by_tabs(&mut self) {
        let objective = self.choice.sentence();
        self.line(&format!("**Tavoite: {objective}**"));
        self.blank();
        self.line("Toimenpiteen kuvaus\tVastuuhenkilö/taho\tHallintokunta\tKevät 2026\tSyksy 2026\tMahd. lisätietoa");
        let n_rows = 2 + self.choice.below(8);
        for _ in 0..n_rows {
            let action = self.choice.sentence();
            let role = self.choice.role();
            let unit = self.choice.unit();
            let marks = [["x", ""], ["", "x"], ["x", "x"], ["", ""]][self.choice.below(4)];
            self.line(&format!(
                "{action}\t{role}\t{unit}\t{}\t{}\t",
                marks[0], marks[1]
            ));
        }
        self.blank();
    }

    /// Values inside the sentence: `Lähtötaso (ka) 3,8. Tavoitetaso v. 2026 3,9 ja v. 2028 4,1.`.
    fn sentences_with_targets(&mut self) {
        let focus = self.choice.focus();
        self.line(&format!("Päämäärä: {focus}"));
        self.line("Tavoitteet");
        let n_objectives = 1 + self.choice.below(3);
        for _ in 0..n_objectives {
            let sentence = self.choice.sentence();
            self.wrapped(&format!("→ {sentence}"), 80);
        }
        self.line("Mittarit");
        let n_indicators = 1 + self.choice.below(3);
        for _ in 0..n_indicators {
            let indicator = self.choice.indicator();
            let baseline = self.choice.decimal();
            let targets = [self.choice.decimal(), self.choice.decimal()];
            let sentence = format!(
                "→ {indicator}. Lähtötaso (ka) {baseline}. Tavoitetaso v. 2026 {} ja v. 2028 {}.",
                targets[0], targets[1]
            );
            self.wrapped(&sentence, 80);
        }
        self.blank();
    }

    fn prose(&mut self) {
        let heading = self.choice.focus();
        let number = self.choice.below(9) + 1;
        self.line(&format!("{number}. {heading}"));
        self.blank();
        let n_paragraphs = 1 + self.choice.below(3);
        for _ in 0..n_paragraphs {
            let mut paragraph = String::new();
            for _ in 0..=self.choice.below(5) {
                let sentence = self.choice.sentence();
                let _ = write!(paragraph, "{sentence}. ");
            }
            self.wrapped(paragraph.trim_end(), 110);
            self.blank();
        }
    }

    /// Money, which is no goal.
    fn money_table(&mut self) {
        self.line(&row_by_spaces(["1 000 €", "TP 2024", "TA 2025", "TA 2026"]));
        for account in ["Toimintatuotot", "Toimintakulut", "Toimintakate"] {
            let sums: [String; 3] = std::array::from_fn(|_| self.choice.money());
            self.line(&row_by_spaces([account, &sums[0], &sums[1], &sums[2]]));
        }
        self.blank();
    }

    fn wrapped(&mut self, text: &str, width: usize) {
        for line in wrap::lines(text, width) {
            self.line(&line);
        }
    }
}

fn row_by_spaces(cells: [&str; 4]) -> String {
    let row = format!("{:36}{:36}{:20}{}", cells[0], cells[1], cells[2], cells[3]);
    row.trim_end().to_owned()
}
