//! Who goes with whom: the one-to-one assignment of the largest total weight in a sparse graph.
//!
//! A dense Hungarian matrix takes minutes for 5,000 statements, and `pathfinding::kuhn_munkres` knows no other; the graph here has some
//! twenty edges a statement. So each connected part is solved by itself, by shortest augmenting paths with potentials (Jonker and Volgenant 1987,
//! in the sparse form of Burkard, Dell'Amico and Martello, *Assignment Problems*, 2009, section 4.4.3). The tests hold it against `kuhn_munkres`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An edge between a row and a column with its weight, above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) weight: i64,
}

/// Gives each row a column or none, each column to one row at most, so that the weights of the chosen edges add up to the most.
pub(crate) fn assign(n_rows: usize, n_columns: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let mut assigned = vec![None; n_rows];
    for part in parts(n_rows, n_columns, edges) {
        if let [only] = part[..] {
            assigned[only.row] = Some(only.column);
            continue;
        }
        solve(&part, &mut assigned);
    }
    assigned
}

/// The connected parts of the graph, each with its edges in order.
fn parts(n_rows: usize, n_columns: usize, edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut parent: Vec<usize> = (0..n_rows + n_columns).collect();
    for edge in edges {
        let (a, b) = (
            root(&mut parent, edge.row),
            root(&mut parent, n_rows + edge.column),
        );
        parent[a.max(b)] = a.min(b);
    }
    let mut by_root: Vec<(usize, Edge)> = edges
        .iter()
        .map(|edge| (root(&mut parent, edge.row), *edge))
        .collect();
    by_root.sort_unstable();
    by_root
        .chunk_by(|(a, _), (b, _)| a == b)
        .map(|part| part.iter().map(|(_, edge)| *edge).collect())
        .collect()
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// One connected part. A row may also stay alone, at weight zero: as if it had a column of its own.
struct Part {
    /// Columns and costs of each row.
    edges: Vec<Vec<(usize, i64)>>,
    /// What a row costs that stays alone.
    alone: i64,
    /// The row that has a column.
    row_of: Vec<Option<usize>>,
    column_of: Vec<Option<usize>>,
    row_price: Vec<i64>,
    column_price: Vec<i64>,
}

fn solve(edges: &[Edge], assigned: &mut [Option<usize>]) {
    let distinct = |pick: fn(&Edge) -> usize| {
        let mut all: Vec<usize> = edges.iter().map(pick).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (rows, columns) = (distinct(|edge| edge.row), distinct(|edge| edge.column));
    let at = |list: &[usize], value| list.binary_search(&value).expect("it is in the list");
    let alone = edges
        .iter()
        .map(|edge| edge.weight)
        .max()
        .unwrap_or_default();
    let mut part = Part {
        edges: vec![Vec::new(); rows.len()],
        alone,
        row_of: vec![None; columns.len()],
        column_of: vec![None; rows.len()],
        row_price: Vec::new(),
        column_price: vec![0; columns.len()],
    };
    for edge in edges {
        part.edges[at(&rows, edge.row)].push((at(&columns, edge.column), alone - edge.weight));
    }
    part.row_price = part
        .edges
        .iter()
        .map(|edges| edges.iter().map(|(_, cost)| *cost).min().unwrap_or(alone))
        .collect();
    let mut search = Search::new(columns.len());
    for row in 0..rows.len() {
        part.augment(row, &mut search);
    }
    for (row, column) in part.column_of.iter().enumerate() {
        assigned[rows[row]] = column.map(|column| columns[column]);
    }
}

/// What one search for a path leaves behind, kept to spare its memory.
struct Search {
    /// The length of the shortest way to a column found so far.
    distance: Vec<i64>,
    /// The row from which a column is reached.
    from: Vec<usize>,
    /// Columns whose distance is not [`FAR`].
    seen: Vec<usize>,
    /// Columns whose shortest way is known.
    settled: Vec<usize>,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
}

const FAR: i64 = i64::MAX;

impl Search {
    fn new(n_columns: usize) -> Self {
        Self {
            distance: vec![FAR; n_columns],
            from: vec![0; n_columns],
            seen: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    fn clear(&mut self) {
        for column in self.seen.drain(..) {
            self.distance[column] = FAR;
        }
        self.settled.clear();
        self.heap.clear();
    }
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// At a column that nobody has.
    Free(usize),
    /// At a row that is better left alone.
    Alone(usize),
}

impl Part {
    /// Finds a place for one more row, by the cheapest way to move the others.
    fn augment(&mut self, row: usize, search: &mut Search) {
        search.clear();
        let mut cheapest = (self.alone - self.row_price[row], End::Alone(row));
        self.look(row, 0, search);
        while let Some(Reverse((distance, column))) = search.heap.pop() {
            if distance >= cheapest.0 {
                break;
            }
            if distance > search.distance[column] {
                continue;
            }
            let Some(next) = self.row_of[column] else {
                cheapest = (distance, End::Free(column));
                break;
            };
            search.settled.push(column);
            let left_alone = distance + self.alone - self.row_price[next];
            if left_alone < cheapest.0 {
                cheapest = (left_alone, End::Alone(next));
            }
            self.look(next, distance, search);
        }
        let (length, end) = cheapest;
        self.reprice(row, length, search);
        self.turn(row, end, search);
    }

    /// Looks at the columns of a row that is reached at some distance.
    fn look(&self, row: usize, distance: i64, search: &mut Search) {
        for &(column, cost) in &self.edges[row] {
            let length = distance + cost - self.row_price[row] - self.column_price[column];
            if length < search.distance[column] {
                if search.distance[column] == FAR {
                    search.seen.push(column);
                }
                search.distance[column] = length;
                search.from[column] = row;
                search.heap.push(Reverse((length, column)));
            }
        }
    }

    /// Keeps every reduced cost at zero or above, and at zero on the edges in use.
    fn reprice(&mut self, row: usize, length: i64, search: &Search) {
        self.row_price[row] += length;
        for &column in &search.settled {
            let gain = length - search.distance[column];
            // A way beyond the cheapest end changes nothing.
            if gain > 0 {
                self.column_price[column] -= gain;
                if let Some(owner) = self.row_of[column] {
                    self.row_price[owner] += gain;
                }
            }
        }
    }

    /// Gives the columns along the path to their new rows, from its end to its beginning.
    fn turn(&mut self, row: usize, end: End, search: &Search) {
        let mut free = match end {
            End::Free(column) => column,
            End::Alone(last) if last == row => return,
            End::Alone(last) => {
                let column = self.column_of[last].take();
                column.expect("a row that is reached has a column")
            }
        };
        loop {
            let taker = search.from[free];
            self.row_of[free] = Some(taker);
            let given_up = self.column_of[taker].replace(free);
            match given_up {
                Some(column) if taker != row => free = column,
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use pathfinding::kuhn_munkres::kuhn_munkres;
    use pathfinding::matrix::Matrix;
    use proptest::prelude::*;

    use super::*;

    fn total(edges: &[Edge], assigned: &[Option<usize>]) -> i64 {
        let chosen = assigned.iter().enumerate().filter_map(|(row, column)| {
            let column = (*column)?;
            let edge = edges
                .iter()
                .find(|edge| edge.row == row && edge.column == column);
            Some(edge.expect("only edges are chosen").weight)
        });
        chosen.sum()
    }

    #[test]
    fn the_best_for_all_is_not_the_best_for_each() {
        let edge = |row, column, weight| Edge {
            row,
            column,
            weight,
        };
        let edges = [edge(0, 0, 10), edge(0, 1, 9), edge(1, 0, 8)];
        assert_eq!(assign(2, 2, &edges), [Some(1), Some(0)]);
        let edges = [edge(0, 0, 10), edge(0, 1, 1), edge(1, 0, 8)];
        assert_eq!(assign(2, 2, &edges), [Some(0), None]);
    }

    proptest! {
        #[test]
        fn no_assignment_is_heavier(weights in prop::collection::vec(prop::collection::vec(0_i64..12, 7), 1..=7)) {
            let n_rows = weights.len();
            let edges: Vec<Edge> = weights
                .iter()
                .enumerate()
                .flat_map(|(row, weights)| {
                    let edges = weights.iter().enumerate();
                    edges.map(move |(column, &weight)| Edge { row, column, weight })
                })
                .filter(|edge| edge.weight > 0)
                .collect();
            let assigned = assign(n_rows, 7, &edges);
            let mut taken: Vec<usize> = assigned.iter().flatten().copied().collect();
            taken.sort_unstable();
            let n_taken = taken.len();
            taken.dedup();
            prop_assert_eq!(n_taken, taken.len());
            let dense = Matrix::from_rows(weights).expect("rows of one length");
            let (best, _) = kuhn_munkres(&dense);
            prop_assert_eq!(total(&edges, &assigned), best);
        }
    }
}
