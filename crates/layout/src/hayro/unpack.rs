//! How much a page's content unpacks to, told before it is unpacked.

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
        let raw = stream.raw_data();
        let packed = u64::try_from(raw.len()).unwrap_or(u64::MAX);
        let most = packed.saturating_mul(MOST_UNPACKED);
        let unpacked = if most <= rest {
            // The sum of many small streams is no danger: each takes its packed size in the file as well.
            packed
        } else {
            unpacked_size(&raw, rest)
        };
        let Some(left) = rest.checked_sub(unpacked) else {
            return true;
        };
        rest = left;
    }
    false
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
