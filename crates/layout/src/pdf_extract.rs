//! The second, independent reader: the one file that names the pdf-extract package, and so lopdf under it.
//!
//! It is for `--cross-check` and `--engine pdf-extract`. It shares no code with the first reader: another parser of files, other tables
//! of letters, other widths. Where both print the same words on a page, neither made them up.
//!
//! The package panics on about 3 % of a corpus of odd files, and some files keep it busy for minutes. So it works in a thread of its own
//! that is left behind when its time is over, page by page, and a panic costs one page. What would end the whole program is taken out
//! before: streams that swell past the limit ([`streams`]), forms that call themselves ([`content`]), circles of pages ([`page`]).
//!
//! What it does not know is mended before it reads ([`content`], [`widths`]): colours, most ways to fill, where forms stand, runs of equal
//! widths (the digits of a browser's PDF). What remains unknown: bold letters and the names of fonts, the colour of letters, marked
//! content, clips, the thickness of lines.

mod colour;
mod content;
mod device;
mod page;
mod streams;
mod widths;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

use ::pdf_extract as library;

use crate::metadata::text_string;
use crate::{Error, ErrorKind, Limits, Options, PageContent};
use device::Device;
use library::{Document, LoadOptions, Object, ObjectId};
use page::Frame;

/// The stack of the reader's thread. Dictionaries and forms nest, each level taking up to a few kilobytes: this bears every depth that
/// the package and [`content`] allow.
const STACK_BYTES: usize = 16 << 20;
/// Pages that wait for whoever reads them.
const PAGES_AHEAD: usize = 16;

/// A file that is being read, page by page.
#[derive(Debug)]
pub(crate) struct Pages {
    receiver: Receiver<Message>,
    deadline: Option<Instant>,
    /// What the file says of itself.
    pub(crate) about: About,
}

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    /// Number of pages, those past a limit among them.
    pub(crate) n_pages: u32,
    pub(crate) title: Option<String>,
    pub(crate) producer: Option<String>,
    pub(crate) tagged: bool,
}

/// What comes next of a file.
#[derive(Debug)]
pub(crate) enum Next {
    /// A page; `None` where the reader failed on it.
    Page(Option<Box<PageContent>>),
    /// The last page was read, or the last that the limits allow.
    End,
    /// The time is over.
    TimedOut,
}

/// What the reader's thread tells.
#[derive(Debug)]
enum Message {
    About(About),
    Page(Option<Box<PageContent>>),
    Failure(ErrorKind),
}

/// Begins to read a file.
///
/// # Errors
///
/// Where the file cannot be opened, has no pages, or the time is over before their number is known.
pub(crate) fn open(bytes: &[u8], options: &Options<'_>) -> Result<Pages, Error> {
    let (sender, receiver) = sync_channel(PAGES_AHEAD);
    let job = Job {
        bytes: bytes.to_vec(),
        password: options.password.map(str::to_owned),
        limits: options.limits,
    };
    let spawned = thread::Builder::new()
        .name("second reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || job.run(&sender));
    if spawned.is_err() {
        // Without a thread there is no reading in safety.
        return Err(Error::new(ErrorKind::TimedOut));
    }
    let mut pages = Pages {
        receiver,
        deadline: options.deadline,
        about: About::default(),
    };
    match pages.receive() {
        Ok(Message::About(about)) => pages.about = about,
        Ok(Message::Failure(kind)) => return Err(Error::new(kind)),
        Ok(Message::Page(_)) | Err(RecvTimeoutError::Disconnected) => {
            return Err(Error::new(ErrorKind::Damaged));
        }
        Err(RecvTimeoutError::Timeout) => return Err(Error::new(ErrorKind::TimedOut)),
    }
    Ok(pages)
}

impl Pages {
    /// The next page.
    pub(crate) fn next(&mut self) -> Next {
        match self.receive() {
            Ok(Message::Page(page)) => Next::Page(page),
            Err(RecvTimeoutError::Timeout) => Next::TimedOut,
            Ok(_) | Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    fn receive(&self) -> Result<Message, RecvTimeoutError> {
        match self
            .deadline
            .map(|at| at.checked_duration_since(Instant::now()))
        {
            // What came in the meantime came too late.
            Some(None) => Err(RecvTimeoutError::Timeout),
            Some(Some(left)) => self.receiver.recv_timeout(left),
            None => self.receiver.recv().map_err(RecvTimeoutError::from),
        }
    }
}

/// The work of the reader's thread. It owns all that it needs, for it may outlive whoever asked.
struct Job {
    bytes: Vec<u8>,
    password: Option<String>,
    limits: Limits,
}

impl Job {
    /// Sends the number of pages and then the pages. A receiver that is gone ends the work.
    fn run(self, sender: &SyncSender<Message>) {
        let opened = catch_unwind(AssertUnwindSafe(|| self.open()));
        let (mut document, emptied, pages) = match opened.unwrap_or(Err(ErrorKind::Damaged)) {
            Ok(opened) => opened,
            Err(kind) => {
                let _ = sender.send(Message::Failure(kind));
                return;
            }
        };
        let about = About {
            n_pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
            ..about(&document)
        };
        if sender.send(Message::About(about)).is_err() {
            return;
        }
        for &id in pages.iter().take(self.limits.pages as usize) {
            let page = catch_unwind(AssertUnwindSafe(|| self.page(&mut document, &emptied, id)));
            let page = page.ok().flatten().map(Box::new);
            if sender.send(Message::Page(page)).is_err() {
                return;
            }
        }
    }

    fn open(&self) -> Result<(Document, BTreeSet<ObjectId>, Vec<ObjectId>), ErrorKind> {
        let options = LoadOptions {
            password: self.password.clone(),
            filter: Some(streams::keep_object_stream),
            strict: false,
        };
        let mut document =
            Document::load_mem_with_options(&self.bytes, options).map_err(|error| match error {
                library::Error::InvalidPassword => ErrorKind::WrongPassword,
                _ => ErrorKind::Damaged,
            })?;
        if document.is_encrypted() {
            // The package would go on and find no page.
            return Err(ErrorKind::Encrypted);
        }
        let emptied = streams::decompress(&mut document, &self.limits);
        widths::mend(&mut document);
        let pages: Vec<ObjectId> = document.page_iter().collect();
        if pages.is_empty() {
            return Err(ErrorKind::NoPages);
        }
        Ok((document, emptied, pages))
    }

    fn page(
        &self,
        document: &mut Document,
        emptied: &BTreeSet<ObjectId>,
        id: ObjectId,
    ) -> Option<PageContent> {
        let frame = Frame::of(document, id)?;
        let content = content::of_page(document, emptied, id)?;
        let n_pictures = content.n_pictures;
        page::stand_alone(document, id, content)?;
        let mut device = Device::new(frame, n_pictures, self.limits);
        // An operator that fails ends the page; what was painted before it may be half a word or half a table, so it is not kept.
        library::output_doc_page(document, &mut device, 1).ok()?;
        Some(device.finish())
    }
}

/// What the file says of itself, but for its pages.
fn about(document: &Document) -> About {
    let metadata = document
        .trailer
        .get_deref(b"Info", document)
        .and_then(Object::as_dict);
    let text = |key: &[u8]| {
        text_string(
            metadata
                .as_ref()
                .ok()?
                .get_deref(key, document)
                .ok()?
                .as_str()
                .ok()?,
        )
    };
    let marked = document.catalog().and_then(|catalog| {
        let mark_info = catalog.get_deref(b"MarkInfo", document)?.as_dict()?;
        mark_info.get(b"Marked")?.as_bool()
    });
    About {
        n_pages: 0,
        title: text(b"Title"),
        producer: text(b"Producer"),
        tagged: marked.unwrap_or(false),
    }
}

/// A number of any kind.
fn number(object: &Object) -> Option<f64> {
    match object {
        #[expect(clippy::cast_precision_loss, reason = "a coordinate needs no 53 bits")]
        Object::Integer(integer) => Some(*integer as f64),
        Object::Real(real) => Some(f64::from(*real)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
