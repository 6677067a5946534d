//! How much a stream unpacks to, told before it is unpacked.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Name, Object, Stream};
use hayro_syntax::page::Page;

/// A packed byte unpacks to at most so many.
const MOST_UNPACKED: u64 = 1032;

/// Real files pack once, seldom twice.
const MOST_LAYERS: usize = 4;

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
    let n_layers = n_layers(stream);
    let most = (0..n_layers).fold(packed, |size, _| size.saturating_mul(MOST_UNPACKED));
    if most <= limit {
        // The sum of many small streams is no danger: each takes its packed size in the file as well.
        packed
    } else {
        unpacked_size(&raw, n_layers, limit).max(packed)
    }
}

fn streams<'a>(array: &Array<'a>) -> Vec<Stream<'a>> {
    array.iter::<Stream<'a>>().collect()
}

/// How many times over a stream is packed. What is packed in another way counts as it is.
fn n_layers(stream: &Stream<'_>) -> usize {
    let filters: Vec<Name<'_>> = match stream.dict().get::<Object<'_>>(b"Filter") {
        Some(Object::Name(name)) => vec![name],
        Some(Object::Array(names)) => names.iter::<Name<'_>>().collect(),
        _ => Vec::new(),
    };
    let packings = filters.iter().filter(|filter| filter.as_ref() != b"Crypt");
    let is_packing =
        |filter: &&Name<'_>| [b"FlateDecode".as_slice(), b"Fl"].contains(&filter.as_ref());
    packings.take_while(is_packing).count()
}

/// The size of unpacked bytes, or more than the limit; of each layer, for each is held in whole.
fn unpacked_size(raw: &[u8], n_layers: usize, limit: u64) -> u64 {
    if n_layers > MOST_LAYERS {
        return u64::MAX;
    }
    let mut size = 0;
    for depth in 1..=n_layers {
        let packed: Box<dyn Read + '_> = Box::new(raw);
        let unpacked = (0..depth).fold(packed, |layer, _| Box::new(ZlibDecoder::new(layer)));
        size = size_within(unpacked, limit);
        if size > limit {
            break;
        }
    }
    size
}

fn size_within(mut reader: impl Read, limit: u64) -> u64 {
    let mut buffer = [0; 1 << 14];
    let mut size = 0_u64;
    while size <= limit {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(len) => size += u64::try_from(len).unwrap_or(0),
        }
    }
    size
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("a vector takes it");
        encoder.finish().expect("a vector takes it")
    }

    #[test]
    fn every_layer_is_measured() {
        let once = packed(&vec![b' '; 1_000_000]);
        let twice = packed(&once);
        let wide_inside = packed(&packed(&vec![0; 1_000_000]));
        let rows: &[(&str, &[u8], usize, bool)] = &[
            ("within", &once, 1, false),
            ("packed twice", &twice, 2, false),
            ("a layer that is no packing inside", &wide_inside, 3, false),
            ("too many layers", &once, MOST_LAYERS + 1, true),
        ];
        for (name, raw, n_layers, is_beyond) in rows {
            assert_eq!(
                unpacked_size(raw, *n_layers, 1_000_000) > 1_000_000,
                *is_beyond,
                "{name}"
            );
        }
        for (raw, n_layers) in [(&once, 1), (&twice, 2), (&wide_inside, 3)] {
            assert!(
                unpacked_size(raw, n_layers, 999_999) > 999_999,
                "{n_layers}"
            );
        }
    }
}
