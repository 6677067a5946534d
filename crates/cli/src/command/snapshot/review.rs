//! Going through changes one by one with a person.

use std::io::{self, BufRead, Write};

use crate::report::counted;
use crate::snapshot::changes::Changes;
use crate::snapshot::words;

const QUESTION: &str = "a accept · r reject · s skip · A accept all the rest · q quit > ";
const HELP: &str = "\
a  accept: the change becomes part of the snapshot
r  reject: the snapshot stays as it is there, and the change is asked again the next time
s  skip: the same, undecided
A  accept this change and all that follow, those of other documents too
q  quit: what was accepted is written, the rest stays as it is
";

/// What a person says to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Accept,
    Reject,
    Skip,
}

/// The questions to a person, and the answers.
pub(super) struct Talk<A, P> {
    answers: A,
    prompts: P,
    /// What is said to everything that follows.
    decided: Option<Verdict>,
    accepted: usize,
    rejected: usize,
    skipped: usize,
}

impl<A: BufRead, P: Write> Talk<A, P> {
    pub(super) fn new(answers: A, prompts: P) -> Self {
        Self {
            answers,
            prompts,
            decided: None,
            accepted: 0,
            rejected: 0,
            skipped: 0,
        }
    }

    /// Whether nothing is asked any more.
    pub(super) fn is_decided(&self) -> bool {
        self.decided.is_some()
    }

    /// Whether the person has left.
    pub(super) fn is_over(&self) -> bool {
        self.decided == Some(Verdict::Skip)
    }

    /// `2 changes accepted, 1 rejected, 0 skipped`.
    pub(super) fn words(&self) -> String {
        format!(
            "{} accepted, {} rejected, {} skipped",
            counted(self.accepted, "change"),
            self.rejected,
            self.skipped
        )
    }

    /// Asks about the change that was shown last, until there is an answer. The end of the answers is that of the talk.
    pub(super) fn verdict(&mut self) -> io::Result<Verdict> {
        let verdict = match self.decided {
            Some(verdict) => verdict,
            None => self.asked()?,
        };
        match verdict {
            Verdict::Accept => self.accepted += 1,
            Verdict::Reject => self.rejected += 1,
            Verdict::Skip => self.skipped += 1,
        }
        Ok(verdict)
    }

    fn asked(&mut self) -> io::Result<Verdict> {
        let mut answer = String::new();
        loop {
            write!(self.prompts, "{QUESTION}")?;
            self.prompts.flush()?;
            answer.clear();
            let is_end = self.answers.read_line(&mut answer)? == 0;
            match answer.trim() {
                "a" => return Ok(Verdict::Accept),
                "r" => return Ok(Verdict::Reject),
                "s" => return Ok(Verdict::Skip),
                "A" => {
                    self.decided = Some(Verdict::Accept);
                    return Ok(Verdict::Accept);
                }
                other if is_end || other == "q" => {
                    self.decided = Some(Verdict::Skip);
                    return Ok(Verdict::Skip);
                }
                _ => self.prompts.write_all(HELP.as_bytes())?,
            }
        }
    }
}

/// Shows the changes of one document, one after the other, and asks about each; says for each whether it is accepted.
pub(super) fn review(
    changes: &Changes<'_>,
    talk: &mut Talk<impl BufRead, impl Write>,
    output: &mut impl Write,
) -> io::Result<Vec<bool>> {
    let n = changes.list.len();
    let mut accepted = Vec::with_capacity(n);
    for (idx, change) in changes.list.iter().enumerate() {
        if !talk.is_decided() {
            writeln!(output, "\n  change {} of {n}", idx + 1)?;
            for line in words::lines(change) {
                writeln!(output, "  {line}")?;
            }
            // Before the question, which goes another way.
            output.flush()?;
        }
        accepted.push(talk.verdict()? == Verdict::Accept);
    }
    Ok(accepted)
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;

    use super::*;
    use crate::extract::extract_text;
    use crate::snapshot::changes::Reading;

    fn reading(text: &str) -> Reading {
        Reading::new(extract_text("palvelut.txt", text.as_bytes().to_vec()).expect("it is text"))
    }

    fn card(objective: &str, value: u32) -> String {
        format!(
            "TAVOITE\n{objective}\n\nMITTARI\nAsiakaspalaute\n\nLähtötaso Tavoitetaso\n4 {value}\n\n"
        )
    }

    /// What a talk came to.
    struct Run<'a> {
        accepted: Vec<bool>,
        shown: String,
        /// The snapshot that follows.
        json: String,
        talk: Talk<&'a [u8], Vec<u8>>,
    }

    impl Run<'_> {
        fn prompts(&self) -> String {
            String::from_utf8(self.talk.prompts.clone()).expect("words are UTF-8")
        }
    }

    /// A talk about four changes: the document, the first card, a card that is new, and the lines that count it.
    fn run(answers: &str) -> Run<'_> {
        let before = reading(&card("Toimivat palvelut", 5));
        let after = reading(&(card("Toimivat palvelut", 6) + &card("Terve talous", 8)));
        let (old, new) = (before.json(), after.json());
        let changes = Changes::between(&old, &new);
        assert_eq!(changes.list.len(), 4);
        let mut talk = Talk::new(answers.as_bytes(), Vec::new());
        let mut output = Vec::new();
        let accepted = review(&changes, &mut talk, &mut output).expect("memory");
        let merged = changes.merged(&before.extraction, &after.extraction, &accepted);
        let json = String::from_utf8(Reading::new(merged).bytes).expect("JSON is UTF-8");
        let shown = String::from_utf8(output).expect("words are UTF-8");
        Run {
            accepted,
            shown: strip_str(&shown).to_string(),
            json,
            talk,
        }
    }

    #[test]
    fn answers_decide_change_by_change() {
        let rows: &[(&str, [bool; 4], &str)] = &[
            (
                "a\na\na\na\n",
                [true; 4],
                "4 changes accepted, 0 rejected, 0 skipped",
            ),
            (
                "r\ns\na\nr\n",
                [false, false, true, false],
                "1 change accepted, 2 rejected, 1 skipped",
            ),
            (
                "s\nA\n",
                [false, true, true, true],
                "3 changes accepted, 0 rejected, 1 skipped",
            ),
            (
                "a\nq\n",
                [true, false, false, false],
                "1 change accepted, 0 rejected, 3 skipped",
            ),
            // The end of the answers is the end of the talk; what is no answer is asked again.
            (
                "mitä?\n\na",
                [true, false, false, false],
                "1 change accepted, 0 rejected, 3 skipped",
            ),
            ("", [false; 4], "0 changes accepted, 0 rejected, 4 skipped"),
        ];
        for (answers, expected, words) in rows {
            let run = run(answers);
            assert_eq!(run.accepted, expected, "{answers:?}");
            assert_eq!(run.talk.words(), *words, "{answers:?}");
        }
    }

    #[test]
    fn what_is_accepted_and_nothing_else_is_in_the_snapshot() {
        let run = run("r\nr\na\ns\n");
        let (shown, json) = (&run.shown, &run.json);
        assert!(
            json.contains("Terve talous") && json.contains("\"text\": \"5\""),
            "{json}"
        );
        assert!(!json.contains("\"text\": \"6\""), "{json}");
        assert!(shown.contains("change 2 of 4\n  card c-"), "{shown}");
        assert!(
            shown.contains("    ~ indicator \"Asiakaspalaute\" › target: \"5\" → \"6\""),
            "{shown}"
        );
        assert!(
            shown.contains("    + objective: \"Terve talous\""),
            "{shown}"
        );
        assert!(!run.talk.is_decided());
        assert_eq!(run.prompts().matches("A accept all the rest").count(), 4);
    }

    #[test]
    fn what_is_decided_is_shown_no_more() {
        let all = run("A\n");
        assert_eq!(all.shown.matches("change ").count(), 1, "{}", all.shown);
        assert!(all.talk.is_decided() && !all.talk.is_over());
        let none = run("?\nq\n");
        assert!(none.talk.is_over());
        assert!(none.prompts().contains("q  quit"), "{}", none.prompts());
    }
}
