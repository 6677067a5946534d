//! Exit codes, and which of them wins.

use std::process::ExitCode;

/// How a command ended. Where several apply, the greatest wins.
///
/// An interrupt (130) is above them all; the shell reports it when the signal ends the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything was read.
    #[default]
    Done,
    /// No input holds a goal.
    NoGoal,
    /// What is compared is different.
    Different,
    /// Some input could not be read.
    SomeFailed,
    /// The command makes no sense, or its result could not be written.
    Trouble,
    /// The user stopped it; it can go on.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Different | Exit::SomeFailed => 1,
            Exit::Trouble => 2,
            Exit::Interrupted => 130,
            Exit::NoGoal => 3,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_over_failure_over_no_goal() {
        let mut all = [
            Exit::SomeFailed,
            Exit::Done,
            Exit::Trouble,
            Exit::Different,
            Exit::NoGoal,
        ];
        all.sort();
        assert_eq!(
            all,
            [
                Exit::Done,
                Exit::NoGoal,
                Exit::Different,
                Exit::SomeFailed,
                Exit::Trouble
            ]
        );
    }
}
