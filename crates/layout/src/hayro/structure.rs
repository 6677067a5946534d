//! The tables that a file marks in its structure tree.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};

use crate::tagged::{TaggedCell, TaggedTable};

/// No file has more elements of structure; one that seems to names the same ones over and over.
const MOST_ELEMENTS: u32 = 2_000_000;

/// Elements that stand in text and hold no tables.
const LEAVES: &[&[u8]] = &[
    b"P",
    b"H",
    b"H1",
    b"H2",
    b"H3",
    b"H4",
    b"H5",
    b"H6",
    b"Span",
    b"Link",
    b"Figure",
    b"Formula",
    b"Lbl",
    b"Note",
    b"Reference",
    b"TOC",
    b"Caption",
    b"Quote",
    b"Code",
    b"Artifact",
];

/// The tables, in the order of the tree; one that goes over several pages once for each.
pub(super) fn tables(pdf: &Pdf, nesting: usize) -> Vec<TaggedTable> {
    let xref = pdf.xref();
    let Some(root) = xref
        .get::<Dict<'_>>(xref.root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot"))
    else {
        return Vec::new();
    };
    let pages = pdf
        .pages()
        .iter()
        .zip(0_u32..)
        .filter_map(|(page, idx)| Some((page.raw().obj_id()?, idx)))
        .collect();
    let mut tree = Tree {
        roles: root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default(),
        pages,
        nesting,
        n_elements: 0,
        tables: Vec::new(),
    };
    tree.kids(&root, None, 0, &mut Tree::element);
    tree.tables
}

struct Tree<'a> {
    /// The standard names of the file's own roles.
    roles: Dict<'a>,
    /// The pages, counted from 0.
    pages: BTreeMap<ObjectIdentifier, u32>,
    nesting: usize,
    n_elements: u32,
    tables: Vec<TaggedTable>,
}

/// A cell on its way: its marked contents with their pages.
struct Cell {
    contents: Vec<(u32, u32)>,
    n_rows: usize,
    n_columns: usize,
}

/// What is done with a kid: the tree, the kid, the page that it inherits, its depth.
type Visit<'v, 'a> = &'v mut dyn FnMut(&mut Tree<'a>, &Object<'a>, Option<u32>, usize);

impl<'a> Tree<'a> {
    /// Visits what an element holds.
    fn kids(&mut self, element: &Dict<'a>, page: Option<u32>, depth: usize, visit: Visit<'_, 'a>) {
        if depth >= self.nesting || self.n_elements >= MOST_ELEMENTS {
            return;
        }
        self.n_elements += 1;
        let page = self.page(element).or(page);
        match element.get::<Object<'_>>(b"K") {
            Some(Object::Array(kids)) => {
                for kid in kids.iter::<Object<'_>>() {
                    visit(self, &kid, page, depth + 1);
                }
            }
            Some(kid) => visit(self, &kid, page, depth + 1),
            None => {}
        }
    }

    fn page(&self, element: &Dict<'a>) -> Option<u32> {
        let id = ObjectIdentifier::from(element.get_ref(b"Pg")?);
        self.pages.get(&id).copied()
    }

    /// The standard role of an element.
    fn role(&self, element: &Dict<'a>) -> Option<Name<'a>> {
        let own = element.get::<Name<'_>>(b"S")?;
        let standard = self.roles.get::<Name<'_>>(&*own);
        Some(standard.unwrap_or(own))
    }

    fn has_role(&self, element: &Dict<'a>, roles: &[&[u8]]) -> bool {
        self.role(element)
            .is_some_and(|role| roles.contains(&&*role))
    }

    /// Looks for tables in an element.
    fn element(&mut self, kid: &Object<'a>, page: Option<u32>, depth: usize) {
        let Object::Dict(element) = kid else {
            return;
        };
        if self.has_role(element, &[b"Table"]) {
            let mut rows = Vec::new();
            self.kids(element, page, depth, &mut |tree, kid, page, depth| {
                tree.row(kid, page, depth, &mut rows);
            });
            self.tables.extend(split(&rows));
        } else if !self.has_role(element, LEAVES) {
            self.kids(element, page, depth, &mut Tree::element);
        }
    }

    fn row(
        &mut self,
        kid: &Object<'a>,
        page: Option<u32>,
        depth: usize,
        rows: &mut Vec<Vec<Cell>>,
    ) {
        let Object::Dict(element) = kid else {
            return;
        };
        if self.has_role(element, &[b"TR"]) {
            let mut cells = Vec::new();
            self.kids(element, page, depth, &mut |tree, kid, page, depth| {
                tree.cell(kid, page, depth, &mut cells);
            });
            rows.push(cells);
        } else if self.has_role(element, &[b"THead", b"TBody", b"TFoot"]) {
            self.kids(element, page, depth, &mut |tree, kid, page, depth| {
                tree.row(kid, page, depth, rows);
            });
        }
    }

    fn cell(&mut self, kid: &Object<'a>, page: Option<u32>, depth: usize, cells: &mut Vec<Cell>) {
        let Object::Dict(element) = kid else {
            return;
        };
        if !self.has_role(element, &[b"TH", b"TD"]) {
            return;
        }
        let mut contents = Vec::new();
        self.kids(element, page, depth, &mut |tree, kid, page, depth| {
            tree.content(kid, page, depth, &mut contents);
        });
        cells.push(Cell {
            contents,
            n_rows: span(element, b"RowSpan"),
            n_columns: span(element, b"ColSpan"),
        });
    }

    /// Collects the marked contents of an element: a number, a reference with its own page, or an element that holds some.
    fn content(
        &mut self,
        kid: &Object<'a>,
        page: Option<u32>,
        depth: usize,
        contents: &mut Vec<(u32, u32)>,
    ) {
        match kid {
            Object::Number(number) => {
                if let (Some(page), Ok(mcid)) = (page, u32::try_from(number.as_i64())) {
                    contents.push((page, mcid));
                }
            }
            Object::Dict(element) => {
                if let Some(mcid) = element.get::<u32>(b"MCID") {
                    contents.extend(self.page(element).or(page).map(|page| (page, mcid)));
                } else {
                    self.kids(element, page, depth, &mut |tree, kid, page, depth| {
                        tree.content(kid, page, depth, contents);
                    });
                }
            }
            _ => {}
        }
    }
}

/// How many rows or columns a cell takes, as its attributes say.
fn span(element: &Dict<'_>, key: &[u8]) -> usize {
    let attributes: Vec<Dict<'_>> = match element.get::<Object<'_>>(b"A") {
        Some(Object::Dict(attributes)) => vec![attributes],
        Some(Object::Array(array)) => dicts(&array),
        _ => Vec::new(),
    };
    attributes
        .iter()
        .find_map(|attributes| attributes.get::<u32>(key))
        .and_then(|span| usize::try_from(span).ok())
        .unwrap_or(1)
        .max(1)
}

fn dicts<'a>(array: &Array<'a>) -> Vec<Dict<'a>> {
    array.iter::<Dict<'a>>().collect()
}

/// The parts of a table by their pages: on each, the rows that have something there.
fn split(rows: &[Vec<Cell>]) -> Vec<TaggedTable> {
    let mut pages: Vec<u32> = rows
        .iter()
        .flatten()
        .flat_map(|cell| cell.contents.iter().map(|(page, _)| *page))
        .collect();
    pages.sort_unstable();
    pages.dedup();
    let on = |page: u32, cell: &Cell| TaggedCell {
        contents: cell
            .contents
            .iter()
            .filter(|(other, _)| *other == page)
            .map(|(_, mcid)| *mcid)
            .collect(),
        n_rows: cell.n_rows,
        n_columns: cell.n_columns,
    };
    pages
        .into_iter()
        .map(|page| TaggedTable {
            page,
            rows: rows
                .iter()
                .map(|cells| cells.iter().map(|cell| on(page, cell)).collect::<Vec<_>>())
                .filter(|cells| cells.iter().any(|cell| !cell.contents.is_empty()))
                .collect(),
        })
        .collect()
}
