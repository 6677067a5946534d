//! What a batch and its worker processes say to each other: messages of JSON, each after its length in four bytes.

use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::row::Told;

/// The longest message: longer than the JSON of any document within the limits.
const LONGEST: u32 = u32::MAX / 2;

/// The first message to a worker: the options of reading, as they would be typed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    /// The options.
    pub(crate) options: Vec<String>,
}

/// One document to read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    /// Where it lies, as bytes of the platform: names need not be text.
    pub(crate) path: PathBytes,
}

/// A path as it travels.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PathBytes(Vec<u8>);

/// What became of one document.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// It was read.
    Read {
        /// The JSON, as it is written to a file.
        json: String,
        /// SHA-256 of the bytes that were read.
        sha256: String,
        told: Told,
    },
    /// It could not be read; why.
    Failed(String),
}

impl From<PathBuf> for PathBytes {
    fn from(path: PathBuf) -> Self {
        Self(path.into_os_string().into_encoded_bytes())
    }
}

impl From<PathBytes> for PathBuf {
    fn from(bytes: PathBytes) -> Self {
        super::names::from_bytes(&bytes.0).into()
    }
}

/// Sends a message.
///
/// # Errors
///
/// Where the other side is gone.
pub(crate) fn send<T: Serialize>(out: &mut impl Write, message: &T) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len()).ok().filter(|&n| n <= LONGEST);
    let length = length.ok_or_else(|| io::Error::from(ErrorKind::FileTooLarge))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// Receives a message; `None` where the other side has ended.
///
/// # Errors
///
/// Where the message breaks off or is none of ours.
pub(crate) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(ErrorKind::InvalidData.into());
    }
    // No more is set aside than really comes.
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() != length as usize {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(serde_json::from_slice(&bytes)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_arrive_as_they_were_sent() {
        let mut pipe = Vec::new();
        send(&mut pipe, &Reply::Failed("ei auki".to_owned())).expect("memory");
        send(
            &mut pipe,
            &Request {
                path: PathBuf::from("ä/ö.pdf").into(),
            },
        )
        .expect("memory");
        let mut from = pipe.as_slice();
        assert!(matches!(receive(&mut from), Ok(Some(Reply::Failed(why))) if why == "ei auki"));
        let request: Request = receive(&mut from).expect("whole").expect("one");
        assert_eq!(PathBuf::from(request.path), PathBuf::from("ä/ö.pdf"));
        assert!(matches!(receive::<Reply>(&mut from), Ok(None)));
    }

    #[test]
    fn a_message_that_breaks_off_is_an_error() {
        let mut pipe = Vec::new();
        send(&mut pipe, &Reply::Failed("ei auki".to_owned())).expect("memory");
        pipe.pop();
        assert!(receive::<Reply>(&mut pipe.as_slice()).is_err());
        assert!(receive::<Reply>(&mut [0xff, 0xff, 0xff, 0xff, 1].as_slice()).is_err());
    }
}
