//! How alike two texts are, by the Ratcliff–Obershelp method as Python's `difflib` defines it.
//!
//! The score that gold is published with uses `difflib`; the same definition gives the same numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pairing::ratio;

/// From this length of the second text on, letters that are all over it no longer start a match (`autojunk`).
const LONG: usize = 200;

/// How alike two texts are, from 0 to 1. Not symmetric: `b` is the text that is searched for common blocks.
pub(super) fn similarity(a: &str, b: &str) -> f64 {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    ratio(2 * Matcher::new(&a, &b).n_matching(), a.len() + b.len())
}

/// The text most like `word` that is at least `cutoff` like it; of equally alike ones the last in alphabetical order.
pub(super) fn closest<'a>(
    word: &str,
    texts: impl IntoIterator<Item = &'a str>,
    cutoff: f64,
) -> Option<&'a str> {
    let alike = texts
        .into_iter()
        .map(|text| (similarity(text, word), text))
        .filter(|(likeness, _)| *likeness >= cutoff);
    let best = alike.max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| x.cmp(y)));
    best.map(|(_, text)| text)
}

struct Matcher<'a> {
    a: &'a [char],
    b: &'a [char],
    /// Where each letter stands in `b`, ascending; letters that are all over a long `b` are left out.
    places: BTreeMap<char, Vec<usize>>,
}

/// The same letters in both texts: `a[a..a + len]` and `b[b..b + len]`.
struct Block {
    a: usize,
    b: usize,
    len: usize,
}

impl<'a> Matcher<'a> {
    fn new(a: &'a [char], b: &'a [char]) -> Self {
        let mut places: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (j, &letter) in b.iter().enumerate() {
            places.entry(letter).or_default().push(j);
        }
        if b.len() >= LONG {
            let too_many = b.len() / 100 + 1;
            places.retain(|_, places| places.len() <= too_many);
        }
        Self { a, b, places }
    }

    /// Letters in all common blocks: the longest, then those before and after it, and so on.
    fn n_matching(&self) -> usize {
        let mut n = 0;
        let mut queue = vec![(0..self.a.len(), 0..self.b.len())];
        while let Some((in_a, in_b)) = queue.pop() {
            let block = self.longest(&in_a, &in_b);
            if block.len > 0 {
                n += block.len;
                queue.push((in_a.start..block.a, in_b.start..block.b));
                queue.push((block.a + block.len..in_a.end, block.b + block.len..in_b.end));
            }
        }
        n
    }

    /// The longest common block, the first of equally long ones, stretched over letters that could not start it.
    fn longest(&self, in_a: &Range<usize>, in_b: &Range<usize>) -> Block {
        let mut best = Block {
            a: in_a.start,
            b: in_b.start,
            len: 0,
        };
        // Length of the block that ends at the previous letter of `a` and at each letter of `b`.
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        for i in in_a.clone() {
            let mut next = BTreeMap::new();
            for &j in self
                .places
                .get(&self.a[i])
                .into_iter()
                .flatten()
                .filter(|j| in_b.contains(j))
            {
                let before = j.checked_sub(1).and_then(|j| lengths.get(&j));
                let len = before.copied().unwrap_or(0) + 1;
                next.insert(j, len);
                if len > best.len {
                    best = Block {
                        a: i + 1 - len,
                        b: j + 1 - len,
                        len,
                    };
                }
            }
            lengths = next;
        }
        self.stretch(best, in_a, in_b)
    }

    fn stretch(&self, mut block: Block, in_a: &Range<usize>, in_b: &Range<usize>) -> Block {
        while block.a > in_a.start
            && block.b > in_b.start
            && self.a[block.a - 1] == self.b[block.b - 1]
        {
            block = Block {
                a: block.a - 1,
                b: block.b - 1,
                len: block.len + 1,
            };
        }
        while block.a + block.len < in_a.end
            && block.b + block.len < in_b.end
            && self.a[block.a + block.len] == self.b[block.b + block.len]
        {
            block.len += 1;
        }
        block
    }
}
