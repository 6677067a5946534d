//! All pages of a file, and their document.

use mittari_document::{Document, Pages};

use crate::columns::Widths;
use crate::continuation::continued;
use crate::error::{Error, ErrorKind};
use crate::lines::Line;
use crate::page::PageLayout;
use crate::spacing::Pitch;
use crate::tables::Region;
use crate::writer::Writer;

/// The pages of a file, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    pub(crate) pages: Vec<PageLayout>,
}

/// What the pages of a file share.
pub(crate) struct Measures {
    /// The width of a character column, in points.
    pub(crate) character: f32,
    pub(crate) in_text: Pitch,
    pub(crate) in_cells: Pitch,
}

impl Book {
    /// The document.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooLong`].
    pub(crate) fn document(&self, is_kept: &dyn Fn(&str) -> bool) -> Result<Document, Error> {
        let measures = self.measures();
        let mut pages = Pages::default();
        for (idx, page) in self.pages.iter().enumerate() {
            pages.begin_page();
            let continued = idx
                .checked_sub(1)
                .and_then(|before| continued(&self.pages[before], page));
            Writer::new(page, &measures, &mut pages).write(idx, continued);
        }
        pages
            .finish(is_kept)
            .map_err(|_| Error::new(ErrorKind::TooLong))
    }

    fn measures(&self) -> Measures {
        let mut widths = Widths::default();
        let (mut in_text, mut in_cells) = (Vec::new(), Vec::new());
        for page in &self.pages {
            let mut above: Option<&Line> = None;
            for idx in 0..page.tables.0.len() {
                in_cells.extend(wraps(page, idx));
            }
            for line in &page.lines.lines {
                if line.region != Region::FREE {
                    break;
                }
                if line.turn == 0 {
                    add_widths(page, line, &mut widths);
                }
                if let Some(above) = above
                    && above.turn == line.turn
                {
                    in_text.push(line.distance(above));
                }
                above = Some(line);
            }
        }
        Measures {
            character: widths.character(),
            in_text: Pitch::of(in_text),
            in_cells: Pitch::of(in_cells),
        }
    }
}

/// Adds the columns of a line, the last of which pushes nothing.
fn add_widths(page: &PageLayout, line: &Line, widths: &mut Widths) {
    let (mut from, mut n_chars) = (0.0, 0);
    for (idx, word) in line
        .words
        .clone()
        .zip(&page.lines.words[line.words.clone()])
    {
        if page.starts[idx] {
            if idx > line.words.start {
                widths.add(n_chars, word.along.start - from);
            }
            (from, n_chars) = (word.along.start, 0);
        } else {
            n_chars += 1;
        }
        n_chars += word.letters(&page.text).chars().count();
    }
}

/// The distances, in ems, of lines in the cells of a table where the words wrap: the first word would not have fitted above. Other
/// lines may begin a paragraph.
pub(crate) fn wraps(page: &PageLayout, table: usize) -> Vec<f32> {
    let table = &page.tables.0[table];
    let mut distances = Vec::new();
    for (offset, span) in (0_u32..).zip(&table.grid.cells) {
        let right = table.grid.cell_rect(span).x1 - CELL_PADDING;
        let (_, lines) = page.lines.of_region(Region(table.first_region.0 + offset));
        for pair in lines.windows(2).filter(|pair| pair[1].turn == 0) {
            let first = &page.lines.words[pair[1].words.start];
            let width = first.along.end - first.along.start;
            if pair[0].rect.x1 + SPACE * pair[0].size + width > right {
                distances.push(pair[1].distance(&pair[0]));
            }
        }
    }
    distances
}

/// Text keeps at least so far from the line at its right, in points.
const CELL_PADDING: f32 = 3.0;
/// A space, in ems.
const SPACE: f32 = 0.25;
