//! Choices that look random and are the same in every run.

use super::words::{
    ADJECTIVES, FOCI, INDICATOR_ENDS, OBJECTS, PLACES, ROLES, STATES, UNITS, VERBS,
};

/// A sequence of choices (`SplitMix64`).
pub(super) struct Choice {
    state: u64,
}

impl Choice {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `n - 1`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let drawn = self.next() % n as u64;
        usize::try_from(drawn).expect("less than n")
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// `Kaakkoinen kirjastotoimiala`, `Sivistystoimiala`.
    pub(super) fn unit(&mut self) -> String {
        let unit = self.of(UNITS);
        if self.below(2) == 0 {
            return unit.to_owned();
        }
        let number = 1 + self.below(99);
        format!("{unit} {number}")
    }

    /// `Vetovoimainen Kuusjoki`.
    pub(super) fn focus(&mut self) -> String {
        let adjective = capitalized(self.of(ADJECTIVES));
        let focus = self.of(FOCI);
        format!("{adjective} {focus}")
    }

    /// An objective, action or milestone without a full stop.
    pub(super) fn sentence(&mut self) -> String {
        let verb = capitalized(self.of(VERBS));
        let parts = [
            self.of(ADJECTIVES),
            self.of(OBJECTS),
            self.of(PLACES),
            self.of(OBJECTS),
        ];
        match self.below(4) {
            0 => format!("{verb} {} {}", parts[1], parts[2]),
            1 => format!("{verb} {} {} {}", parts[0], parts[1], parts[2]),
            2 => format!("{verb} {} ja {} {}", parts[1], parts[3], parts[2]),
            _ => {
                let year = 2024 + self.below(6);
                format!(
                    "{verb} {} {} {} vuoden {year} aikana",
                    parts[0], parts[3], parts[2]
                )
            }
        }
    }

    pub(super) fn indicator(&mut self) -> String {
        let object = capitalized(self.of(OBJECTS));
        let end = self.of(INDICATOR_ENDS);
        let place = self.of(PLACES);
        format!("{object} {end} {place}")
    }

    pub(super) fn role(&mut self) -> String {
        let role = self.of(ROLES);
        if self.below(3) > 0 {
            return role.to_owned();
        }
        let other = self.of(ROLES);
        format!("{role} ja {other}")
    }

    /// `kevään 2026 aikana`, `(1–6/2026)`.
    pub(super) fn period(&mut self) -> String {
        let year = 2025 + self.below(4);
        match self.below(4) {
            0 => format!("kevään {year} aikana"),
            1 => format!("(1–{}/{year})", 2 + self.below(10)),
            2 => format!("vuoteen {year} mennessä"),
            _ => format!(
                "{}.{}.{year} mennessä",
                1 + self.below(28),
                1 + self.below(12)
            ),
        }
    }

    /// `3,8`.
    pub(super) fn decimal(&mut self) -> String {
        format!("{},{}", 1 + self.below(5), self.below(10))
    }

    /// `-12 340`.
    pub(super) fn money(&mut self) -> String {
        let sign = ["", "-"][self.below(2)];
        let sum = 100 + self.below(99_900);
        format!("{sign}{}", grouped(sum))
    }

    /// A baseline and a target of the same kind.
    pub(super) fn pair(&mut self) -> [String; 2] {
        let before = 100 + self.below(9_900);
        let after = before / 2 + self.below(before);
        match self.below(7) {
            0 => [grouped(before) + " pv", grouped(after) + " pv"],
            1 => [self.decimal(), self.decimal()],
            2 => [
                format!("{} %", self.below(60)),
                format!("{} %", 60 + self.below(41)),
            ],
            3 => ["ei".to_owned(), "kyllä".to_owned()],
            4 => [self.of(STATES).to_owned(), "Valmis".to_owned()],
            5 => [
                grouped(before) + " kpl",
                format!("vähintään {} kpl", grouped(after)),
            ],
            _ => [grouped(before * 97) + " €", grouped(after * 97) + " €"],
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// `9 844`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}
