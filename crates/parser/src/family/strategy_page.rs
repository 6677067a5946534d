//! Graphic pages whose columns were written one after another, the labels by themselves: bulleted indicators with their values in the
//! sentence, actions as paragraphs, `Painopiste Mittarit,` / `Toimenpiteet,` / `Tavoite,` without content, and the narrow column of
//! objectives; or the labels first, and then objectives, actions and indicators.

mod cluster;
mod focus;
mod wraps;

use crate::draft::{DraftAction, DraftCard};
use crate::items::Row;
use crate::label::Label;
use crate::mended::Mended;
use crate::pairing::read_inline;
use crate::scan::Scan;
use cluster::{Cluster, Order};
use wraps::{Items, has_value};

/// The column of objectives is at most this wide, in hundredths of the width of the columns above.
const NARROW: usize = 60;
/// A column goes on where a line is no wider than this, in hundredths of what its wraps show: letters are not equally wide.
const SLACK: usize = 108;
/// More lines than this are not looked at for one page.
const MOST_LINES: usize = 400;

/// A card on its way, and the first token after it.
struct Page {
    card: DraftCard,
    end: usize,
    /// The page prints the word for the focus, but no name beside it.
    lacks_focus: bool,
}

/// Reads the pages that have such a cluster of labels.
pub(crate) fn read(scan: &Scan<'_>) -> Vec<DraftCard> {
    let mut pages: Vec<Page> = Vec::new();
    let (mut idx, mut last_end) = (0, 0);
    while idx < scan.tokens.len() {
        let Some(cluster) = cluster::at(scan, idx) else {
            idx += 1;
            continue;
        };
        let page = match cluster.order {
            Order::ObjectiveLast => around(scan, last_end, &cluster),
            Order::ObjectiveFirst => below(scan, last_end, &cluster),
        };
        if let Some(page) = page {
            last_end = page.end;
            pages.push(page);
        }
        idx = cluster.tokens.end.max(last_end);
    }
    name_foci(scan, &mut pages);
    pages.into_iter().map(|page| page.card).collect()
}

/// Gives the pages the names that a list before them has, where it has one for each.
fn name_foci(scan: &Scan<'_>, pages: &mut [Page]) {
    if pages.len() < 2 || !pages.iter().all(|page| page.lacks_focus) {
        return;
    }
    let first = pages[0].card.lines.iter().min();
    let Some(first) = first.and_then(|&line| scan.token_of(line)) else {
        return;
    };
    let names = focus::listed(scan, first, pages.len()).unwrap_or_default();
    for (page, name) in pages.iter_mut().zip(names) {
        page.card.focus = Some(name);
    }
}

/// The page whose indicators and actions stand above the cluster and whose objectives stand below.
fn around(scan: &Scan<'_>, from: usize, cluster: &Cluster) -> Option<Page> {
    let start = cluster.tokens.start;
    let first = (from.max(start.saturating_sub(MOST_LINES))..start)
        .rev()
        .find(|&idx| scan.is_taken(idx) || scan.outline.holds(idx))
        .map_or(from.max(start.saturating_sub(MOST_LINES)), |idx| idx + 1);
    let rows = wraps::rows(scan, first..start);
    let width = rows.iter().map(|row| row.x1).max()?;
    let items = wraps::values_to_bullets(scan, wraps::items(scan, &rows));
    let (above, items) = upward(&items);
    let n_bulleted = items
        .iter()
        .take_while(|item| item[0].bullet.is_some())
        .count();
    let (bulleted, plain) = items.split_at(n_bulleted);
    // The paragraphs were a column of their own, wrapped at a width of its own.
    let plain = wraps::items(scan, &plain.concat());
    let objectives = objectives_below(scan, cluster, usize::from(width) * NARROW / 100);
    let heading = above.last().map(|item| &item[item.len() - 1]);
    let end = end_of(scan, &objectives)?;
    let parts = Parts {
        objectives,
        actions: plain,
        indicators: bulleted.to_vec(),
    };
    parts.page(scan, cluster, heading, end)
}

/// The page whose content stands below the cluster, in the order of its labels.
fn below(scan: &Scan<'_>, from: usize, cluster: &Cluster) -> Option<Page> {
    let start = cluster.tokens.end;
    let ends = |idx: &usize| {
        let is_label = scan.tokens.list[*idx].label.is_some_and(|at| {
            let is_level = at.label.level().is_some() || at.label == Label::Indicator;
            is_level && (at.rest.is_empty() || at.closed || at.number.is_some())
        });
        scan.is_taken(*idx)
            || scan.outline.holds(*idx)
            || is_label
            || cluster::at(scan, *idx).is_some()
    };
    let last = scan.tokens.len().min(start + MOST_LINES);
    let end = (start..last).find(ends).unwrap_or(last);
    let rows = wraps::rows(scan, start..end);
    let n_plain = rows.iter().position(|row| row.bullet.is_some())?;
    let (plain, rest) = rows.split_at(n_plain);
    let (objectives, actions) = parted(scan, plain, cluster)?;
    let indicators: Items = wraps::values_to_bullets(scan, wraps::items(scan, rest))
        .into_iter()
        .take_while(|item| item[0].bullet.is_some())
        .collect();
    let end = end_of(scan, &indicators)?;
    let heading = (cluster.tokens.start.checked_sub(1))
        .filter(|&idx| idx >= from && !scan.is_taken(idx))
        .map(|idx| Row::of(&scan.tokens, idx));
    let parts = Parts {
        objectives,
        actions,
        indicators,
    };
    parts.page(scan, cluster, heading.as_ref(), end)
}

/// The items of a page by what they are.
struct Parts {
    objectives: Items,
    actions: Items,
    indicators: Items,
}

impl Parts {
    /// The card of the page; `None` where something of it is missing or no indicator has a value: then it is another layout.
    fn page(
        &self,
        scan: &Scan<'_>,
        cluster: &Cluster,
        heading: Option<&Row>,
        end: usize,
    ) -> Option<Page> {
        let mend = |items: &[Vec<Row>]| -> Vec<Mended> {
            items.iter().map(|item| wraps::mend(scan, item)).collect()
        };
        let mut card = DraftCard::default();
        let mut rests: Vec<Mended> = Vec::new();
        for item in &self.indicators {
            let inline = read_inline(&wraps::mend(scan, item));
            card.indicators.extend(inline.indicators);
            rests.extend(inline.rest);
        }
        let is_page = card.indicators.iter().any(has_value)
            && !self.actions.is_empty()
            && !self.objectives.is_empty();
        if !is_page {
            return None;
        }
        let actions = rests.into_iter().chain(mend(&self.actions));
        card.actions = actions
            .map(|text| DraftAction {
                text,
                ..DraftAction::default()
            })
            .collect();
        card.objectives = mend(&self.objectives);
        card.focus = heading.and_then(|row| focus::on_line(scan, row));
        card.lines = self.lines(scan, cluster);
        if let (Some(_), Some(row)) = (&card.focus, heading) {
            card.lines.push(row.piece.line);
        }
        Some(Page {
            lacks_focus: cluster.has_focus && card.focus.is_none(),
            card,
            end,
        })
    }

    fn lines(&self, scan: &Scan<'_>, cluster: &Cluster) -> Vec<usize> {
        let parts = [&self.indicators, &self.actions, &self.objectives];
        let own = parts.into_iter().flatten().flatten();
        let labels = cluster.tokens.clone().map(|idx| scan.tokens.list[idx].line);
        own.map(|row| row.piece.line).chain(labels).collect()
    }
}

/// The token after the last line of some items.
fn end_of(scan: &Scan<'_>, items: &[Vec<Row>]) -> Option<usize> {
    let last = items.last()?.last()?;
    scan.token_of(last.piece.line).map(|idx| idx + 1)
}

/// The items that belong to the page, looking upward: paragraphs, then bullets; a paragraph above the bullets ends it. And those above.
fn upward(items: &[Vec<Row>]) -> (&[Vec<Row>], &[Vec<Row>]) {
    let is_bulleted = |item: &Vec<Row>| item[0].bullet.is_some();
    let Some(last_bullet) = items.iter().rposition(is_bulleted) else {
        return (items, &[]);
    };
    let start = items[..last_bullet]
        .iter()
        .rposition(|item| !is_bulleted(item))
        .map_or(0, |above| above + 1);
    items.split_at(start)
}

/// The items of the narrow column below the labels. After sentences a line that is none is a heading, and ends them.
fn objectives_below(scan: &Scan<'_>, cluster: &Cluster, narrow: usize) -> Items {
    let start = cluster.tokens.end;
    let is_narrow = |idx: usize| {
        let token = &scan.tokens.list[idx];
        let words = scan.tokens.words(idx);
        token.bullet.is_none()
            && token.label.is_none()
            && !scan.is_taken(idx)
            && !scan.outline.holds(idx)
            && !wraps::is_page_number(words)
            && words.chars().count() <= narrow
            && (idx == start || token.gap <= scan.spacing + 1)
    };
    let end = (start..scan.tokens.len())
        .find(|&idx| !is_narrow(idx))
        .unwrap_or(scan.tokens.len());
    let mut items = wraps::items(scan, &wraps::rows(scan, start..end));
    if items
        .first()
        .is_some_and(|item| wraps::is_complete(scan, item))
    {
        let heading = items
            .iter()
            .position(|item| !wraps::is_complete(scan, item));
        items.truncate(heading.unwrap_or(items.len()));
    }
    items
}

/// Parts the narrow column of objectives from the paragraphs of actions after it: the first item, and those that are wrapped where it is.
/// `None` where a label in the plural leaves open how many paragraphs are objectives.
fn parted(scan: &Scan<'_>, rows: &[Row], cluster: &Cluster) -> Option<(Items, Items)> {
    let text = scan.tokens.document.text();
    let items = wraps::items(scan, rows);
    let first = items.first()?;
    let wrap = |pair: &[Row]| {
        let word = pair[1].piece.span.of(text).split_whitespace().next();
        usize::from(pair[0].x1) + 1 + word.map_or(0, |word| word.chars().count())
    };
    let own_width = first.iter().map(|row| usize::from(row.x1)).max()?;
    let width = first.windows(2).map(wrap).min().unwrap_or(0) * SLACK / 100;
    let fits = |item: &Vec<Row>| {
        let fits = |row: &Row| usize::from(row.x1) <= width.max(own_width);
        item.iter().all(fits)
    };
    let is_in_column = |item: &&Vec<Row>| item.len() > 1 && fits(item);
    let n = 1 + items[1..].iter().take_while(is_in_column).count();
    let is_open = first.len() == 1 || items.get(n).is_some_and(fits);
    if cluster.has_goals && is_open {
        return None;
    }
    let column = rows[..items[..n].concat().len()].to_vec();
    // Each of the two is wrapped at a width of its own.
    let actions = wraps::items(scan, &rows[column.len()..]);
    Some((wraps::items(scan, &column), actions))
}
