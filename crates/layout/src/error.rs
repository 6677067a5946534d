//! Why a file cannot be read at all.

use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    kind: ErrorKind,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes hold no PDF header.
    NotPdf,
    /// A password is needed, and none was given.
    Encrypted,
    /// The password that was given does not open the file.
    WrongPassword,
    /// The file is encrypted in a way that cannot be read, with any password.
    UnsupportedEncryption,
    /// It says that it is a PDF, but what should follow is missing or broken.
    Damaged,
    /// It has no pages.
    NoPages,
    /// The deadline passed before everything was read.
    TimedOut,
    /// It holds more text than 4 GiB.
    TooLong,
}

impl Error {
    pub(crate) const fn new(kind: ErrorKind) -> Self {
        Self { kind }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ErrorKind::NotPdf => "no %PDF header was found; a PDF file was expected",
            ErrorKind::Encrypted => "the file is locked; give its password, or save a copy without one",
            ErrorKind::WrongPassword => "the password does not open the file; give the one that opens it for reading",
            ErrorKind::UnsupportedEncryption => {
                "the file is encrypted in a way that cannot be read; save a copy without a password"
            }
            ErrorKind::Damaged => {
                "the header of a PDF was found, but no readable list of pages; open the file in a viewer and print it to a new PDF"
            }
            ErrorKind::NoPages => "the file has no pages; at least one was expected",
            ErrorKind::TimedOut => "the time allowed for the file passed before it was read; allow more, or split the file",
            ErrorKind::TooLong => "the file holds more than 4 GiB of text; split it",
        })
    }
}

impl std::error::Error for Error {}
