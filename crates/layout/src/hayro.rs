//! The default engine: the only file, with its folder, that names hayro.

mod painter;
mod shape;
mod unpack;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::error::{Error, ErrorKind};
use crate::metadata::text_string;
use crate::options::Options;
use crate::painted::PageContent;
use painter::{Painter, Stop};

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

    /// Reads the pages in order, as many as `options` allows, and hands over each.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TimedOut`] past the deadline.
    pub(crate) fn each_page(
        &self,
        options: &Options<'_>,
        receive: &mut dyn FnMut(&PageContent, Extent),
    ) -> Result<(), Error> {
        let mut interpreter = Interpreter::new(self, options);
        let n_pages = usize::try_from(options.limits.pages).unwrap_or(usize::MAX);
        for page in self.pdf.pages().iter().take(n_pages) {
            let (content, extent) = interpreter.page(page)?;
            receive(&content, extent);
        }
        Ok(())
    }
}

/// Reads pages one after the other.
struct Interpreter<'f, 'o> {
    file: &'f File,
    options: &'o Options<'o>,
    settings: InterpreterSettings,
    /// The fonts of the pages so far.
    cache: InterpreterCache<'f>,
    /// How many bytes more the pages may unpack to.
    rest: u64,
}

impl<'f, 'o> Interpreter<'f, 'o> {
    fn new(file: &'f File, options: &'o Options<'o>) -> Self {
        Self {
            file,
            options,
            settings: InterpreterSettings {
                render_content: RenderContent::PAGE,
                ..InterpreterSettings::default()
            },
            cache: InterpreterCache::new(),
            rest: options.limits.total_bytes,
        }
    }

    fn page(&mut self, page: &Page<'f>) -> Result<(PageContent, Extent), Error> {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut painter = Painter::new(bounds, self.options.limits, self.options.deadline);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            if unpack::exceeds(page, self.rest.min(self.options.limits.stream_bytes)) {
                return Extent::Limited;
            }
            let transform = Affine::new(page.initial_transform(true).as_coeffs());
            let xref = self.file.pdf.xref();
            let settings = self.settings.clone();
            let mut context = Context::new(transform, bounds, &self.cache, xref, settings);
            interpret_page(page, &mut context, &mut painter);
            let unpacked = page.page_stream().map_or(0, <[u8]>::len);
            let unpacked = u64::try_from(unpacked).unwrap_or(u64::MAX);
            self.rest = self.rest.saturating_sub(unpacked);
            if has_unreadable_content(page) {
                Extent::Broken
            } else {
                Extent::Whole
            }
        }));
        let extent = match outcome {
            Ok(extent) => extent,
            Err(payload) => {
                self.cache = InterpreterCache::new();
                match payload.downcast_ref::<Stop>() {
                    Some(Stop::Deadline) => return Err(Error::new(ErrorKind::TimedOut)),
                    Some(Stop::Limit) => Extent::Limited,
                    None => Extent::Broken,
                }
            }
        };
        Ok((painter.content, extent))
    }
}

/// Whether a page names content that cannot be unpacked.
fn has_unreadable_content(page: &Page<'_>) -> bool {
    page.page_stream().is_none() && page.raw().contains_key(b"Contents")
}
