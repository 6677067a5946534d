//! What operations set and later ones use: the graphics state, and its text state.

use hayro_font::kurbo::{Affine, Rect};

use super::colours::Ink;

/// The graphics state.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// From the user's space to the page as it is shown.
    pub(super) transform: Affine,
    /// The part of the page that is painted on.
    pub(super) clip: Rect,
    pub(super) fill: Ink,
    pub(super) stroke: Ink,
    pub(super) line_width: f32,
    /// A group around is transparent.
    pub(super) is_unseen: bool,
    pub(super) text: TextState,
}

/// The state of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextState {
    /// Its number among the file's fonts.
    pub(super) font: Option<usize>,
    pub(super) size: f64,
    pub(super) letter_spacing: f64,
    pub(super) word_spacing: f64,
    /// 1 for letters as wide as the font has them.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: Mode,
    pub(super) matrix: Affine,
    pub(super) line_matrix: Affine,
}

/// How letters are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mode {
    pub(super) fills: bool,
    pub(super) strokes: bool,
    pub(super) clips: bool,
}

impl Mode {
    /// The mode of a number from 0 to 7; others are 0.
    pub(super) fn of(number: i64) -> Self {
        let (paints, clips) = match number {
            0..4 => (number, false),
            4..8 => (number - 4, true),
            _ => (0, false),
        };
        Self {
            fills: matches!(paints, 0 | 2),
            strokes: matches!(paints, 1 | 2),
            clips,
        }
    }
}

impl State {
    /// The state at the beginning of a page.
    pub(super) fn new(transform: Affine, page: Rect) -> Self {
        Self {
            transform,
            clip: page,
            fill: Ink::default(),
            stroke: Ink::default(),
            line_width: 1.0,
            is_unseen: false,
            text: TextState {
                font: None,
                size: 1.0,
                letter_spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: Mode::of(0),
                matrix: Affine::IDENTITY,
                line_matrix: Affine::IDENTITY,
            },
        }
    }
}

impl TextState {
    /// Begins a line, at a distance from the beginning of the one before.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line_matrix *= Affine::translate((x, y));
        self.matrix = self.line_matrix;
    }
}

/// States that were saved, to be restored in reverse order.
#[derive(Debug, Default)]
pub(super) struct Saved {
    states: Vec<State>,
    /// Number of states beyond the most that are kept.
    n_beyond: usize,
}

/// States saved inside each other, at most: a readable file has 28 at most, others a few hundred.
const MOST_SAVED: usize = 1 << 14;

impl Saved {
    pub(super) fn push(&mut self, state: &State) {
        if self.states.len() < MOST_SAVED {
            self.states.push(state.clone());
        } else {
            self.n_beyond += 1;
        }
    }

    /// The state saved last, where one was saved since there were `floor` of them.
    pub(super) fn pop(&mut self, floor: usize) -> Option<State> {
        if self.n_beyond > 0 {
            self.n_beyond -= 1;
            return None;
        }
        if self.states.len() > floor {
            self.states.pop()
        } else {
            None
        }
    }

    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// Forgets those that were not restored.
    pub(super) fn truncate(&mut self, len: usize) {
        self.states.truncate(len);
        if len < MOST_SAVED {
            self.n_beyond = 0;
        }
    }
}
