//! The pages of a file as both readers see them, side by side.

use crate::hayro::File;
use crate::options::Options;
use crate::painted::PageContent;
use crate::pdf_extract::{self, Next};
use crate::{Error, ErrorKind};

/// A page as both readers see it.
#[derive(Clone, Copy, Debug)]
pub struct PagePair<'p> {
    /// The page, counted from 1.
    pub page: u32,
    /// What hayro sees.
    pub first: &'p PageContent,
    /// What pdf-extract sees; `None` where it fails on the page.
    pub second: Option<&'p PageContent>,
}

/// How far both readers came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Pages that both have come to.
    pub n_pages: u32,
    /// Pages that the first reads within its limits.
    pub of: u32,
}

/// Reads a file with both readers at once, page by page.
///
/// # Errors
///
/// Where one of them does not open the file, or the first does not come to its end. That the second has no time left for all pages is
/// no error: see [`Compared`].
pub fn each_pair(
    bytes: &[u8],
    options: &Options<'_>,
    see: &mut dyn FnMut(&PagePair<'_>),
) -> Result<Compared, Error> {
    let mut second = pdf_extract::open(bytes, options)?;
    let file = File::open(bytes, options)?;
    let mut compared = Compared { n_pages: 0, of: 0 };
    let mut has_more = true;
    let read = file.each_page(options, &mut |first| {
        compared.of += 1;
        if !has_more {
            return;
        }
        let Next::Page(content) = second.next() else {
            has_more = false;
            return;
        };
        compared.n_pages += 1;
        see(&PagePair {
            page: compared.of,
            first,
            second: content.as_deref(),
        });
    });
    match read {
        // The second has used up the time.
        Err(error) if error.kind() == ErrorKind::TimedOut && compared.n_pages > 0 => {
            compared.of = file.n_pages().min(options.limits.pages);
            Ok(compared)
        }
        Err(error) => Err(error),
        Ok(()) => Ok(compared),
    }
}
