//! Columns that many tables begin or end with: the document, the card, the place.

use std::borrow::Cow;

use mittari_model::Excerpt;

use super::rows::{At, OfCard, OfDocument};
use crate::places;
use crate::table::Column;
use crate::typed::code;
use crate::wording::UNDER;

/// A cell of words.
pub(super) type Text<'r> = Option<Cow<'r, str>>;

/// Stands between texts that are side by side in one cell.
pub(super) const BESIDE: &str = "; ";

/// Which document a row is from.
pub(super) fn document<R: OfDocument>() -> Vec<Column<R>> {
    vec![
        Column::text("document", |row: &R| Some((&*row.extraction().source.name).into()))
            .about("Name of the file, without its folder."),
        Column::text("sha256", |row: &R| Some((&*row.extraction().source.sha256).into()))
            .about("SHA-256 of the file; the same file has the same wherever it lies."),
        Column::text("organization", |row: &R| {
            row.extraction().document.organization.as_deref().map(Into::into)
        })
        .about("Whose document it is, as the text says: Porin kaupunki."),
        Column::integer("year", |row: &R| row.extraction().document.year.map(Into::into))
            .about("The year that the targets are for, as the text says."),
        Column::text("kind", |row: &R| code(row.extraction().document.kind))
            .about("What the document is: budget_goals, progress_report, annual_report, strategy, service_plan, action_plan, other."),
        Column::text("language", |row: &R| {
            row.extraction().document.language.as_deref().map(Into::into)
        })
        .about("fi or sv."),
    ]
}

/// Which card a row is from, by its id alone.
pub(super) fn card_id<R: OfCard>() -> Column<R> {
    Column::text("card_id", |row: &R| Some((&*row.card().id).into()))
        .about("The card: a hash of its content.")
}

/// What the card says above its actions and indicators.
pub(super) fn card<R: OfCard>() -> Vec<Column<R>> {
    vec![
        Column::text("unit", |row: &R| joined(&row.card().unit, UNDER))
            .about("Units of the organization in force over the card, outermost first."),
        Column::text("section", |row: &R| joined(&row.card().section, UNDER))
            .about("Other headings in force over the card, outermost first."),
        Column::text("focus", |row: &R| text(row.card().focus.as_ref()))
            .about("Focus area (painopiste)."),
        Column::text("theme", |row: &R| text(row.card().theme.as_ref())).about("Theme (teema)."),
        Column::text("strategic_objective", |row: &R| {
            text(row.card().strategic_objective.as_ref())
        })
        .about("The level between focus and objective (strateginen tavoite)."),
        Column::text("objectives", |row: &R| {
            joined(&row.card().objectives, BESIDE)
        })
        .about("Objectives (tavoite) of the card."),
        Column::text("initiatives", |row: &R| {
            joined(&row.card().initiatives, BESIDE)
        })
        .about("Initiatives (teko) of the card."),
    ]
}

/// Where something stands; of several places the first.
pub(super) fn place<R: At>() -> Vec<Column<R>> {
    vec![
        Column::integer("page", |row: &R| places::page(row.at())).about("Page, counted from 1."),
        Column::integer("line_first", |row: &R| places::line(row.at(), 0))
            .about("First line on the page (of exported text: of the file), counted from 1."),
        Column::integer("line_last", |row: &R| places::line(row.at(), 1))
            .about("Last line, itself included."),
        Column::real("x0", |row: &R| bound(row, 0))
            .about("Left edge in points from the left of the page; empty for exported text."),
        Column::real("y0", |row: &R| bound(row, 1))
            .about("Upper edge in points from the top of the page."),
        Column::real("x1", |row: &R| bound(row, 2))
            .about("Right edge in points from the left of the page."),
        Column::real("y1", |row: &R| bound(row, 3))
            .about("Lower edge in points from the top of the page."),
    ]
}

fn bound<R: At>(row: &R, edge: usize) -> Option<f32> {
    let bound = row.at().first()?.bounds?[edge];
    bound.is_finite().then_some(bound)
}

/// The words of an excerpt.
pub(super) fn text(excerpt: Option<&Excerpt>) -> Text<'_> {
    Some((&*excerpt?.text).into())
}

/// The words of excerpts in one cell; `None` where there are none.
pub(super) fn joined<'r>(excerpts: &'r [Excerpt], separator: &str) -> Text<'r> {
    match excerpts {
        [] => None,
        [one] => Some((&*one.text).into()),
        several => {
            let texts: Vec<&str> = several.iter().map(|each| &*each.text).collect();
            Some(texts.join(separator).into())
        }
    }
}

/// Texts in one cell, each after the period that a column or a head gives it; `None` where there are none.
pub(super) fn dated<'r>(texts: impl Iterator<Item = (&'r Option<String>, &'r str)>) -> Text<'r> {
    let texts = texts.map(|(period, text)| match period {
        Some(period) => format!("{period}: {text}"),
        None => text.to_owned(),
    });
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(BESIDE).into())
}

/// A count or a place as a whole number.
pub(super) fn whole(number: usize) -> Option<i64> {
    i64::try_from(number).ok()
}
