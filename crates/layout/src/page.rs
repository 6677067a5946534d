//! One page on its way: the chain from what it paints to lines and tables in reading order.

use crate::bullets;
use crate::columns;
use crate::lines::Lines;
use crate::notes;
use crate::order::{Block, blocks};
use crate::painted::PageContent;
use crate::parts::Parts;
use crate::reading::NoteKind;
use crate::tables::{Locator, Tables};
use crate::tagged::TaggedTable;
use crate::visible::visible;
use crate::words::Words;

/// A page as lines and tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PageLayout {
    /// The letters of its words.
    pub(crate) text: String,
    pub(crate) lines: Lines,
    /// For each word, whether a column of its line begins with it.
    pub(crate) starts: Vec<bool>,
    pub(crate) tables: Tables,
    /// Where it is read column by column.
    pub(crate) parts: Parts,
    /// What stands in no table, and tables, in reading order.
    pub(crate) blocks: Vec<Block>,
    /// Its height, in points.
    pub(crate) height: f32,
    /// What is to be told about it.
    pub(crate) notes: Vec<NoteKind>,
}

impl PageLayout {
    /// The layout of what a page paints, and of the tables that its file marks on it.
    pub(crate) fn of(content: &PageContent, tagged: &[TaggedTable]) -> Self {
        let tables = Tables::of(content, tagged);
        let layout = Self::with_tables(content, tables);
        let Self {
            tables,
            lines,
            starts,
            ..
        } = &layout;
        match tables.without_scattered(lines, starts, content) {
            Some(tables) => Self::with_tables(content, tables),
            None => layout,
        }
    }

    fn with_tables(content: &PageContent, tables: Tables) -> Self {
        let mut text = String::with_capacity(content.glyphs.len() * 2);
        let mut words = Words::new(&mut text);
        let mut locator = Locator::new(&tables);
        let n_hidden = visible(content, |glyph| {
            let (x, y) = glyph.middle();
            words.push(glyph, locator.region(x, y));
        });
        let mut words = words.finish();
        bullets::add(content, &mut locator, &mut words, &mut text);
        let lines = Lines::of(words, &mut text);
        let parts = Parts::of(&lines, &tables);
        let lines = parts.cut(lines);
        let mut starts = Vec::with_capacity(lines.words.len());
        for line in &lines.lines {
            columns::starts(line, &lines.words[line.words.clone()], &mut starts);
        }
        let blocks = blocks(&lines, &tables, &parts);
        Self {
            notes: notes::of_content(content, &lines, n_hidden),
            text,
            lines,
            starts,
            tables,
            parts,
            blocks,
            height: content.height,
        }
    }
}
