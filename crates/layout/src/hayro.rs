//! The default engine: the only file, with its folder, that names hayro.

mod calculator;
mod colours;
mod fonts;
mod forms;
mod functions;
mod interpreter;
mod marks;
mod mixture;
#[cfg(test)]
mod oracle;
mod paths;
mod shape;
mod shown;
mod state;
mod structure;
mod text;
mod unpack;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::error::{Error, ErrorKind};
use crate::metadata::text_string;
use crate::options::Options;
use crate::painted::PageContent;
use crate::tagged::TaggedTable;
use fonts::Fonts;
use interpreter::{Interpreter, Stop};
use marks::Layers;

/// An open file.
pub(crate) struct File {
    pdf: Pdf,
}

/// How far a page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// Up to a limit.
    Limited,
    /// Up to a failure.
    Broken,
}

impl File {
    /// Opens a file, with the empty password first.
    pub(crate) fn open(bytes: &[u8], options: &Options<'_>) -> Result<Self, Error> {
        let open = |password: &str| {
            catch_unwind(|| Pdf::new_with_password(bytes.to_vec(), password))
                .unwrap_or(Err(LoadPdfError::Invalid))
        };
        let is_locked = LoadPdfError::Decryption(DecryptionError::PasswordProtected);
        let mut opened = open("");
        if let (Err(error), Some(password)) = (&opened, options.password)
            && *error == is_locked
        {
            opened = open(password);
        }
        let pdf = opened.map_err(|error| {
            Error::new(match error {
                LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                    if options.password.is_some() {
                        ErrorKind::WrongPassword
                    } else {
                        ErrorKind::Encrypted
                    }
                }
                LoadPdfError::Decryption(_) => ErrorKind::UnsupportedEncryption,
                LoadPdfError::Invalid => ErrorKind::Damaged,
            })
        })?;
        Ok(Self { pdf })
    }

    pub(crate) fn n_pages(&self) -> u32 {
        u32::try_from(self.pdf.pages().len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn title(&self) -> Option<String> {
        text_string(self.pdf.metadata().title.as_deref()?)
    }

    pub(crate) fn producer(&self) -> Option<String> {
        text_string(self.pdf.metadata().producer.as_deref()?)
    }

    /// Whether the file says that its structure is marked.
    pub(crate) fn is_tagged(&self) -> bool {
        let xref = self.pdf.xref();
        xref.get::<Dict<'_>>(xref.root_id())
            .and_then(|catalog| catalog.get::<Dict<'_>>(b"MarkInfo"))
            .and_then(|mark_info| mark_info.get::<bool>(b"Marked"))
            .unwrap_or(false)
    }

    /// The tables that the file marks, in no order.
    pub(crate) fn tagged_tables(&self, options: &Options<'_>) -> Vec<TaggedTable> {
        let nesting = options.limits.nesting;
        catch_unwind(AssertUnwindSafe(|| structure::tables(&self.pdf, nesting))).unwrap_or_default()
    }

    /// Reads the pages in order, as many as `options` allows, and hands over what each paints; one page is held at a time.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TimedOut`] past the deadline.
    pub(crate) fn each_page(
        &self,
        options: &Options<'_>,
        receive: &mut dyn FnMut(&PageContent),
    ) -> Result<(), Error> {
        let mut reader = Reader::new(self, options);
        for idx in 0..self.n_pages().min(options.limits.pages) {
            let (content, _, _) = reader.page(idx)?;
            receive(&content);
        }
        Ok(())
    }

    /// Reads the pages, as many as `options` allows, and gives in their order what `map` makes of each: it is given the page's index,
    /// what it paints and how far it was read.
    ///
    /// Long files are read in parts beside each other, each with fonts of its own. What comes out does not depend on how many.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TimedOut`] past the deadline.
    pub(crate) fn map_pages<T: Send>(
        &self,
        options: &Options<'_>,
        map: impl Fn(u32, PageContent, Extent) -> T + Sync,
    ) -> Result<Vec<T>, Error> {
        let n_pages = self.n_pages().min(options.limits.pages);
        let n_parts = (n_pages / PART_LEAST)
            .min(u32::try_from(rayon::current_num_threads()).unwrap_or(1))
            .max(1);
        let len = n_pages.div_ceil(n_parts);
        let read_part = |part: u32| {
            let pages = part * len..n_pages.min((part + 1) * len);
            let mut reader = Reader::new(self, options);
            let read_page = |idx: u32| {
                let (content, extent, unpacked) = reader.page(idx)?;
                Ok((map(idx, content, extent), unpacked))
            };
            pages.map(read_page).collect::<Result<Vec<_>, Error>>()
        };
        let parts: Vec<Vec<(T, u64)>> = if n_parts == 1 {
            vec![read_part(0)?]
        } else {
            (0..n_parts)
                .into_par_iter()
                .map(read_part)
                .collect::<Result<_, _>>()?
        };
        let mut rest = Some(options.limits.total_bytes);
        let pages = (0_u32..).zip(parts.into_iter().flatten());
        let within = pages.map(|(idx, (mapped, unpacked))| {
            rest = rest.and_then(|rest| rest.checked_sub(unpacked));
            if rest.is_some() {
                mapped
            } else {
                map(idx, PageContent::default(), Extent::Limited)
            }
        });
        Ok(within.collect())
    }
}

/// A part has at least so many pages: each part reads the fonts anew, which takes as long as a few pages.
const PART_LEAST: u32 = 24;

/// Reads pages one after the other.
struct Reader<'f, 'o> {
    file: &'f File,
    options: &'o Options<'o>,
    /// The fonts of the pages so far.
    fonts: Fonts<'f>,
    layers: Layers,
    /// Number of glyphs of the page before: the next has about as many.
    n_glyphs: usize,
}

impl<'f, 'o> Reader<'f, 'o> {
    fn new(file: &'f File, options: &'o Options<'o>) -> Self {
        let layers = catch_unwind(AssertUnwindSafe(|| Layers::of(&file.pdf)));
        Self {
            file,
            options,
            fonts: Fonts::new(),
            layers: layers.unwrap_or_default(),
            n_glyphs: 0,
        }
    }

    /// What a page paints, how far it was read, and how many bytes its content unpacks to.
    fn page(&mut self, idx: u32) -> Result<(PageContent, Extent, u64), Error> {
        if self
            .options
            .deadline
            .is_some_and(|deadline| Instant::now() > deadline)
        {
            return Err(Error::new(ErrorKind::TimedOut));
        }
        let page = usize::try_from(idx)
            .ok()
            .and_then(|idx| self.file.pdf.pages().get(idx));
        let Some(page) = page else {
            return Ok((PageContent::default(), Extent::Broken, 0));
        };
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut interpreter = Interpreter::new(bounds, &mut self.fonts, &self.layers, self.options);
        interpreter.content.glyphs.reserve(self.n_glyphs);
        let outcome = catch_unwind(AssertUnwindSafe(|| follow(page, &mut interpreter)));
        let (content, unpacked) = (interpreter.content, interpreter.n_unpacked);
        self.n_glyphs = content.glyphs.len();
        let extent = match outcome {
            Ok(Ok(extent)) => extent,
            Ok(Err(Stop::Limit)) => Extent::Limited,
            Ok(Err(Stop::Deadline)) => return Err(Error::new(ErrorKind::TimedOut)),
            Err(_) => {
                self.fonts = Fonts::new();
                Extent::Broken
            }
        };
        Ok((content, extent, unpacked))
    }
}

/// Follows the operations of a page.
fn follow<'f>(page: &'f Page<'f>, interpreter: &mut Interpreter<'f, '_>) -> Result<Extent, Stop> {
    if unpack::exceeds(page, interpreter.limits.stream_bytes) {
        return Err(Stop::Limit);
    }
    let unpacked = page.page_stream().map_or(0, <[u8]>::len);
    interpreter.n_unpacked = u64::try_from(unpacked).unwrap_or(u64::MAX);
    interpreter.state.transform = Affine::new(page.initial_transform(true).as_coeffs());
    interpreter.run(page.typed_operations(), page.resources())?;
    Ok(if unpacked == 0 && has_unreadable_content(page) {
        Extent::Broken
    } else {
        Extent::Whole
    })
}

/// Whether a page names content that cannot be unpacked.
fn has_unreadable_content(page: &Page<'_>) -> bool {
    page.page_stream().is_none() && page.raw().contains_key(b"Contents")
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page needs no more than 7 digits"
)]
fn narrow(value: f64) -> f32 {
    value as f32
}
