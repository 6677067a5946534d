//! Labels without content, printed one after another: `Painopiste Mittarit,` / `eli näistä tiedämme onnistuneemme.` / `Toimenpiteet,` …

use std::ops::Range;

use crate::label::{self, Label, Print, tail};
use crate::scan::Scan;

/// Kinds of labels that a cluster must hold: fewer are the heads of a table.
const LEAST_LABELS: usize = 3;

/// More lines than this hold no cluster.
const MOST_LINES: usize = 24;

/// A run of labels without content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) tokens: Range<usize>,
    pub(super) order: Order,
    /// It has the label of the focus, whose name stands elsewhere.
    pub(super) has_focus: bool,
    /// The label of the objective is in the plural: `Tavoitteet`.
    pub(super) has_goals: bool,
}

/// Where the content of the labels stands: pages are written column by column, and the labels last or first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Indicators and actions above, in that order, and the objective below: its label is the last.
    ObjectiveLast,
    /// Objective, actions and indicators below, in that order.
    ObjectiveFirst,
}

/// The cluster that begins at a token.
pub(super) fn at(scan: &Scan<'_>, start: usize) -> Option<Cluster> {
    scan.tokens.list[start].label?;
    let mut labels: Vec<Label> = Vec::new();
    let (mut end, mut n_lines, mut has_goals) = (start, 0, false);
    let mut above: Option<LabelLine> = None;
    let last = scan.tokens.len().min(start + MOST_LINES);
    while end < last && !scan.is_taken(end) && scan.tokens.list[end].bullet.is_none() {
        let words = scan.tokens.words(end);
        if let Some((found, line)) = labels_only(words) {
            labels.extend(found);
            has_goals |= line.has_goals;
            above = Some(line);
            n_lines += 1;
        } else if above.take().is_some_and(|line| is_tail(words, line)) {
            // The line explains the label above it.
        } else {
            break;
        }
        end += 1;
    }
    let order = order(&labels)?;
    // All of them on one line are the heads of a table.
    let is_row = order == Order::ObjectiveFirst && n_lines < LEAST_LABELS;
    (!is_row).then(|| Cluster {
        tokens: start..end,
        order,
        has_focus: labels.contains(&Label::Focus),
        has_goals,
    })
}

/// The order of the labels, where there are enough of them.
fn order(labels: &[Label]) -> Option<Order> {
    let place = |wanted: &[Label]| labels.iter().position(|label| wanted.contains(label));
    let objective = place(&[Label::Objective])?;
    let indicator = place(&[Label::Indicator])?;
    let action = place(&[Label::Action, Label::Initiative])?;
    if objective > indicator && objective > action {
        Some(Order::ObjectiveLast)
    } else if objective < action && action < indicator {
        Some(Order::ObjectiveFirst)
    } else {
        None
    }
}

/// What a line of labels tells besides them.
#[derive(Clone, Copy, Debug, Default)]
struct LabelLine {
    /// It ends in a comma: `Mittarit,`.
    is_open: bool,
    /// Its tail stands on the line: `Mittarit, eli näistä tiedämme onnistuneemme.`
    has_tail: bool,
    /// See [`Cluster::has_goals`].
    has_goals: bool,
}

/// The labels of a line that holds nothing else but their tail: `Painopiste Mittarit,`.
fn labels_only(words: &str) -> Option<(Vec<Label>, LabelLine)> {
    let mut labels = Vec::new();
    let mut rest = words;
    let mut line = LabelLine::default();
    while !rest.is_empty() {
        let Some(found) = label::read(rest).filter(|found| found.print != Print::Lower) else {
            line.has_tail = !labels.is_empty() && is_tail(rest, line);
            return line.has_tail.then_some((labels, line));
        };
        if found.label.level().is_none() && found.label != Label::Indicator {
            return None;
        }
        labels.push(found.label);
        let printed = rest[..found.len].trim_end_matches(':').to_lowercase();
        line.has_goals |= found.label == Label::Objective && printed.ends_with(['t', 'r']);
        let after = rest[found.len..].trim_start();
        line.is_open = after.starts_with(',');
        rest = after.trim_start_matches([' ', ',', '/', '–']);
    }
    (!labels.is_empty()).then_some((labels, line))
}

/// `näistä tiedämme onnistuneemme.` after a comma; `eli näin edetään.` and `Mistä tiedämme onnistuneemme?` after any label.
fn is_tail(words: &str, above: LabelLine) -> bool {
    !above.has_tail && (above.is_open && tail::goes_on(words) || tail::explains(words))
}

#[cfg(test)]
mod tests {
    use mittari_document::Document;

    use super::*;

    #[test]
    fn runs_of_labels() {
        let cases: &[(&str, Option<(usize, Order)>)] = &[
            (
                "Painopiste Mittarit,\neli näistä tiedämme.\nToimenpiteet,\neli näin edetään.\nTavoite,\neli tähän pyrimme.\nTyö on hyvää.",
                Some((6, Order::ObjectiveLast)),
            ),
            (
                "Mittarit\nMistä tiedämme onnistuneemme?\nToimenpiteet\nMitä teemme?\nTavoite\nMihin pyrimme?\nTyö on hyvää.",
                Some((6, Order::ObjectiveLast)),
            ),
            (
                "Tavoite, eli tähän pyrimme.\nToimenpiteet – mitä teemme?\nMittarit\nTyö on hyvää.",
                Some((3, Order::ObjectiveFirst)),
            ),
            ("Tavoite Toimenpiteet Mittarit\nTyö on hyvää.", None),
            ("Tavoite\nTyö on hyvää.\nToimenpiteet\nMittarit", None),
            (
                "Mål\nÅtgärder\nMätare\nArbetet är bra.",
                Some((3, Order::ObjectiveFirst)),
            ),
            ("Toimenpiteet\nTavoite\nMittarit\nTyö on hyvää.", None),
        ];
        for (text, expected) in cases {
            let document = Document::from_text((*text).to_owned());
            let found = at(&Scan::new(&document), 0);
            let got = found.map(|cluster| (cluster.tokens.end, cluster.order));
            assert_eq!(got, *expected, "{text}");
        }
    }
}
