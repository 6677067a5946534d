//! What is painted to the straight lines that may part cells: snapped, joined, and grouped by touching.

use crate::painted::{Fill, PageContent, is_placed};
use crate::tolerance::{DASH, JOIN, RULE_SHORTEST, RULE_THICKEST, SNAP, WHITE};

/// A straight line along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment {
    /// Where it stands across its axis: y of a horizontal line, x of a vertical one.
    pub(crate) at: f32,
    /// Where it begins along its axis.
    pub(crate) from: f32,
    /// Where it ends along its axis.
    pub(crate) to: f32,
    /// Whether some of it is drawn as a line, and not only the edge of a filled area.
    pub(crate) is_line: bool,
}

/// Lines that touch each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mesh {
    pub(crate) horizontal: Vec<Segment>,
    pub(crate) vertical: Vec<Segment>,
}

/// No page of tables has so many lines in one direction; maps and charts do.
const MOST_SEGMENTS: usize = 4_000;
/// On pages of maps and charts only lines of at least this length, in points, are looked at.
const LONG: f32 = 40.0;
/// So many fills of one colour are remembered to tell whether another lies inside one of them.
const REMEMBERED_FILLS: usize = 48;
/// Fills nearer than this to the page's edge, in points, are backgrounds.
const BLEED: f32 = 1.0;

/// The lines of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rules {
    /// The groups of lines that touch, each with lines in both directions.
    pub(crate) meshes: Vec<Mesh>,
    /// The horizontal lines, those of the meshes among them.
    pub(crate) horizontal: Vec<Segment>,
}

/// The lines of a page and the edges of its filled areas.
pub(crate) fn rules(content: &PageContent) -> Rules {
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for rule in &content.rules {
        let rect = rule.rect;
        if !is_placed(rect) {
            continue;
        }
        if rect.height() <= rect.width() {
            horizontal.push(line(rect.y0, rect.x0, rect.x1));
        } else {
            vertical.push(line(rect.x0, rect.y0, rect.y1));
        }
    }
    for fill in cell_fills(content) {
        let rect = fill.rect;
        for y in [rect.y0, rect.y1] {
            horizontal.push(edge(y, rect.x0, rect.x1));
        }
        for x in [rect.x0, rect.x1] {
            vertical.push(edge(x, rect.y0, rect.y1));
        }
    }
    let (horizontal, vertical) = (join(horizontal), join(vertical));
    Rules {
        meshes: group(&horizontal, &vertical),
        horizontal,
    }
}

fn line(at: f32, from: f32, to: f32) -> Segment {
    Segment {
        is_line: true,
        ..edge(at, from, to)
    }
}

fn edge(at: f32, from: f32, to: f32) -> Segment {
    Segment {
        at,
        from,
        to,
        is_line: false,
    }
}

/// The fills whose edges may part cells. Word fills a cell and, in the same colour, each paragraph in it.
fn cell_fills(content: &PageContent) -> impl Iterator<Item = &Fill> {
    let mut seen: Vec<&Fill> = Vec::new();
    content.fills.iter().filter(move |fill| {
        let rect = fill.rect;
        let is_background = rect.x0 < BLEED
            || rect.y0 < BLEED
            || rect.x1 > content.width - BLEED
            || rect.y1 > content.height - BLEED;
        if !fill.is_rectangle
            || !is_placed(rect)
            || is_background
            || is_white(fill.colour)
            || rect.width().min(rect.height()) < RULE_THICKEST
        {
            return false;
        }
        let is_inside = seen.iter().rev().take(REMEMBERED_FILLS).any(|outer| {
            outer.colour == fill.colour
                && outer.rect.x0 - SNAP <= rect.x0
                && outer.rect.y0 - SNAP <= rect.y0
                && outer.rect.x1 + SNAP >= rect.x1
                && outer.rect.y1 + SNAP >= rect.y1
        });
        if !is_inside {
            seen.push(fill);
        }
        !is_inside
    })
}

/// Whether a colour cannot be told from the paper.
pub(crate) fn is_white(colour: [u8; 3]) -> bool {
    colour.iter().all(|part| *part >= WHITE)
}

/// Puts lines that stand within the snapping distance on one place, and joins those that follow each other there.
fn join(mut segments: Vec<Segment>) -> Vec<Segment> {
    segments.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    let mut rest = segments.as_mut_slice();
    while let Some(first) = rest.first() {
        let end = rest.partition_point(|segment| segment.at <= first.at + SNAP);
        let (cluster, after) = rest.split_at_mut(end);
        join_cluster(cluster, &mut joined);
        rest = after;
    }
    joined.retain(|segment| segment.to - segment.from >= RULE_SHORTEST);
    if joined.len() > MOST_SEGMENTS {
        joined.retain(|segment| segment.to - segment.from >= LONG);
    }
    joined
}

fn join_cluster(cluster: &mut [Segment], joined: &mut Vec<Segment>) {
    cluster.sort_by(|a, b| a.from.total_cmp(&b.from));
    let length: f32 = cluster.iter().map(|s| s.to - s.from + 0.1).sum();
    let weighted: f32 = cluster.iter().map(|s| s.at * (s.to - s.from + 0.1)).sum();
    let at = weighted / length;
    let first = joined.len();
    let mut last_piece = 0.0_f32;
    for piece in cluster.iter() {
        let (from, to) = (piece.from, piece.to);
        if joined.len() > first
            && let Some(last) = joined.last_mut()
        {
            let is_dash = last_piece <= DASH && to - from <= DASH;
            let reach = if is_dash { DASH } else { JOIN };
            if from <= last.to + reach {
                last.to = last.to.max(to);
                last.is_line |= piece.is_line;
                last_piece = to - from;
                continue;
            }
        }
        joined.push(Segment { at, ..*piece });
        last_piece = to - from;
    }
}

/// Groups lines, which are sorted by their places, by touching. Lines that no line of the other direction touches belong to no table.
fn group(horizontal: &[Segment], vertical: &[Segment]) -> Vec<Mesh> {
    if horizontal.len().max(vertical.len()) > MOST_SEGMENTS {
        return Vec::new();
    }
    let n_horizontal = horizontal.len();
    let mut groups = Groups::new(n_horizontal + vertical.len());
    for (idx, line) in horizontal.iter().enumerate() {
        let first = vertical.partition_point(|across| across.at < line.from - JOIN);
        for (offset, across) in vertical[first..].iter().enumerate() {
            if across.at > line.to + JOIN {
                break;
            }
            if across.from - JOIN <= line.at && line.at <= across.to + JOIN {
                groups.unite(idx, n_horizontal + first + offset);
            }
        }
    }
    let mut meshes: Vec<Mesh> = Vec::new();
    let mut mesh_of = vec![None; n_horizontal + vertical.len()];
    for (idx, line) in horizontal.iter().chain(vertical).enumerate() {
        let mesh = *mesh_of[groups.root(idx)].get_or_insert_with(|| {
            meshes.push(Mesh::default());
            meshes.len() - 1
        });
        let mesh = &mut meshes[mesh];
        if idx < n_horizontal {
            mesh.horizontal.push(*line);
        } else {
            mesh.vertical.push(*line);
        }
    }
    meshes.retain(|mesh| !mesh.horizontal.is_empty() && !mesh.vertical.is_empty());
    meshes
}

/// Disjoint groups of indices.
pub(crate) struct Groups(Vec<usize>);

impl Groups {
    /// So many groups of one index each.
    pub(crate) fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    /// The index that stands for the group.
    pub(crate) fn root(&mut self, mut idx: usize) -> usize {
        while self.0[idx] != idx {
            self.0[idx] = self.0[self.0[idx]];
            idx = self.0[idx];
        }
        idx
    }

    /// Makes one group of two.
    pub(crate) fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use mittari_document::Rect;

    use super::*;
    use crate::painted::Rule;

    fn rule(x0: f32, y0: f32, x1: f32, y1: f32) -> Rule {
        Rule {
            rect: Rect { x0, y0, x1, y1 },
            thickness: 0.5,
            colour: [0; 3],
        }
    }

    #[test]
    fn pieces_and_doubled_lines_are_one() {
        let at = line;
        for (name, pieces, expected) in [
            ("pieces", vec![at(10.0, 0.0, 20.0), at(10.0, 21.0, 40.0)], 1),
            ("doubled", vec![at(10.0, 0.0, 20.0), at(11.5, 0.0, 20.0)], 1),
            ("apart", vec![at(10.0, 0.0, 20.0), at(10.0, 30.0, 40.0)], 2),
            (
                "dashes",
                vec![
                    at(10.0, 0.0, 4.0),
                    at(10.0, 8.0, 12.0),
                    at(10.0, 16.0, 20.0),
                ],
                1,
            ),
            ("a tick", vec![at(10.0, 0.0, 4.0)], 0),
        ] {
            assert_eq!(join(pieces).len(), expected, "{name}");
        }
    }

    #[test]
    fn lines_that_touch_are_one_mesh() {
        let content = PageContent {
            width: 600.0,
            height: 800.0,
            rules: vec![
                rule(50.0, 50.0, 150.0, 50.0),
                rule(50.0, 50.0, 50.0, 90.0),
                rule(300.0, 50.0, 400.0, 50.0),
                rule(300.0, 50.0, 300.0, 90.0),
                rule(50.0, 200.0, 400.0, 200.0),
            ],
            ..PageContent::default()
        };
        assert_eq!(
            rules(&content).meshes.len(),
            2,
            "the lone rule parts nothing"
        );
    }

    #[test]
    fn a_fill_inside_a_fill_of_its_colour_has_no_edges() {
        let fill = |x0, y0, x1, y1, colour| Fill {
            rect: Rect { x0, y0, x1, y1 },
            colour,
            is_rectangle: true,
        };
        let content = PageContent {
            width: 600.0,
            height: 800.0,
            fills: vec![
                fill(50.0, 50.0, 150.0, 90.0, [200; 3]),
                fill(55.0, 55.0, 145.0, 70.0, [200; 3]),
                fill(55.0, 55.0, 145.0, 70.0, [100; 3]),
                fill(0.0, 0.0, 600.0, 800.0, [240; 3]),
                fill(160.0, 50.0, 200.0, 90.0, [255; 3]),
            ],
            ..PageContent::default()
        };
        assert_eq!(cell_fills(&content).count(), 2);
    }
}
