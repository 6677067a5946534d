//! Where the words and signs stand that make a value what it is: `enintään`, `noin`, `keskiarvo`, `valmis`, `vähenee`.

use mittari_model::{Cmp, Stat};

use super::{Finder, Path, join};
use crate::{change, quantity, status};

impl Finder<'_> {
    pub(super) fn cmp(&mut self, base: &str, cmp: Option<Cmp>) {
        let Some(cmp) = cmp else { return };
        let cell = self.cell;
        let found = self.free_toks().find_map(|at| {
            let before = quantity::comparison(cell, at);
            let (found, end) = before.or_else(|| quantity::trailing(cell, at))?;
            (found == cmp).then_some((at, end))
        });
        self.take_found(join(base, "/cmp"), found);
    }

    pub(super) fn rough(&mut self, base: &str, is_rough: bool) {
        if is_rough {
            let cell = self.cell;
            let found = self
                .free_toks()
                .find_map(|at| quantity::is_approximate(cell, at).map(|end| (at, end)));
            self.take_found(join(base, "/approx"), found);
        }
    }

    pub(super) fn stat(&mut self, base: &str, stat: Option<Stat>) {
        let Some(stat) = stat else { return };
        let found = self
            .free_toks()
            .find(|&at| quantity::stat_word(self.cell.word(at)) == Some(stat));
        self.take_found(join(base, "/stat"), found.map(|at| (at, at + 1)));
    }

    pub(super) fn status(&mut self, base: &str) {
        let cell = self.cell;
        let found = self
            .free_toks()
            .find(|&at| status::is_step(cell, at) || matches!(cell.word(at), "ei" | "ej" | "inte"));
        self.take_found(join(base, "/status"), found.map(|at| (at, at + 1)));
    }

    pub(super) fn direction(&mut self, base: &str) {
        let cell = self.cell;
        let found = self.free_toks().find(|&at| {
            cell.sign(at, '+') || cell.sign(at, '-') || change::says_direction(cell.word(at))
        });
        self.take_found(join(base, "/direction"), found.map(|at| (at, at + 1)));
    }

    /// The first `n` tokens.
    pub(super) fn take_words(&mut self, path: Path, n: usize) {
        self.take(path, 0, n.min(self.cell.toks.len()));
    }

    /// The marks of a footnote, which may have spaces between them.
    pub(super) fn footnote(&mut self, base: &str, mark: &str) {
        let found = self.free_toks().find(|&at| {
            let tok = &self.cell.toks[at];
            mark.starts_with(&self.cell.text[tok.at.clone()])
        });
        self.take_found(join(base, "/footnote"), found.map(|at| (at, at + 1)));
    }

    fn take_found(&mut self, path: Path, found: Option<(usize, usize)>) {
        if let Some((start, end)) = found {
            self.take(path, start, end);
        }
    }
}
