//! How much a stream unpacks to, told before it is unpacked.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Object, Stream};
use hayro_syntax::page::Page;

/// A packed byte unpacks to at most so many.
const MOST_UNPACKED: u64 = 1032;

/// Whether the content of a page unpacks to more bytes than a limit. A small stream cannot, so that few are unpacked twice.
pub(super) fn exceeds(page: &Page<'_>, limit: u64) -> bool {
    let contents = page.raw();
    let streams: Vec<Stream<'_>> = match contents.get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(array)) => streams(&array),
        _ => return false,
    };
    let mut rest = limit;
    for stream in &streams {
        let Some(left) = rest.checked_sub(size(stream, rest)) else {
            return true;
        };
        rest = left;
    }
    false
}

/// Whether one stream unpacks to more bytes than a limit.
pub(super) fn exceeds_one(stream: &Stream<'_>, limit: u64) -> bool {
    size(stream, limit) > limit
}

/// The bytes of a stream, unless they are wrong or more than a limit.
pub(super) fn unpacked<'a>(stream: &Stream<'a>, limit: u64) -> Option<Cow<'a, [u8]>> {
    if exceeds_one(stream, limit) {
        return None;
    }
    stream.decoded_data().ok()
}

/// How many bytes a stream unpacks to, or more than the limit; less where it is so small that it cannot pass the limit.
fn size(stream: &Stream<'_>, limit: u64) -> u64 {
    let raw = stream.raw_data();
    let packed = u64::try_from(raw.len()).unwrap_or(u64::MAX);
    if packed.saturating_mul(MOST_UNPACKED) <= limit {
        // The sum of many small streams is no danger: each takes its packed size in the file as well.
        packed
    } else {
        unpacked_size(&raw, limit)
    }
}

fn streams<'a>(array: &Array<'a>) -> Vec<Stream<'a>> {
    array.iter::<Stream<'a>>().collect()
}

/// The size of unpacked bytes, or more than the limit. What is packed in another way counts as it is.
fn unpacked_size(raw: &[u8], limit: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(raw);
    let mut buffer = [0; 1 << 14];
    let mut size = 0_u64;
    while size <= limit {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(len) => size += u64::try_from(len).unwrap_or(0),
        }
    }
    size
}
