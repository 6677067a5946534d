//! Streams decompressed once, within limits: the package has none and would inflate a page's fonts anew on every page.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::library::{Dictionary, Document, Object, ObjectId, Stream};
use crate::Limits;

/// Bytes of an object stream after decompression. It is decompressed while the file is opened, when nothing can be passed in; real ones
/// hold a few hundred objects.
const OBJECT_STREAM_BYTES: u64 = 64 << 20;
/// Filters of one stream. Real files have one or two.
const MOST_FILTERS: usize = 4;
/// A code of 9 to 12 bits stands for at most 4,096 bytes.
const LZW_SWELLS: u64 = 4_096;

/// Keeps all but object streams that swell past the limit.
pub(super) fn keep_object_stream(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object
        && stream.dict.has_type(b"ObjStm")
    {
        let plain = decompressed(stream, OBJECT_STREAM_BYTES)?;
        stream.set_plain_content(plain);
    }
    // Only whether there is something is looked at, so nothing large needs to be cloned.
    Some((
        id,
        if matches!(object, Object::Stream(_)) {
            Object::Null
        } else {
            object.clone()
        },
    ))
}

/// Decompresses every stream that is no picture. Those past a limit are emptied and returned: what needs them cannot be read.
pub(super) fn decompress(document: &mut Document, limits: &Limits) -> BTreeSet<ObjectId> {
    let mut left = limits.total_bytes;
    let mut emptied = BTreeSet::new();
    for (&id, object) in &mut document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        if is_picture(&stream.dict) {
            // Nobody looks at it, but its bytes may be taken for operators.
            stream.set_plain_content(Vec::new());
            continue;
        }
        let plain = decompressed(stream, limits.stream_bytes.min(left));
        if plain.is_none() {
            emptied.insert(id);
        }
        let plain = plain.unwrap_or_default();
        left -= plain.len() as u64;
        stream.set_plain_content(plain);
    }
    emptied
}

fn is_picture(dict: &Dictionary) -> bool {
    dict.get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|name| name == b"Image")
}

/// The bytes of a stream; `None` where they are more than `most` or cannot be told.
fn decompressed(stream: &Stream, most: u64) -> Option<Vec<u8>> {
    let filters = stream.filters().unwrap_or_default();
    if filters.len() > MOST_FILTERS {
        return None;
    }
    let mut bytes = stream.content.clone();
    for filter in &filters {
        let step = Step {
            filter,
            parameters: stream.dict.get(b"DecodeParms").ok(),
        };
        bytes = step.apply(bytes, most)?;
    }
    (bytes.len() as u64 <= most).then_some(bytes)
}

struct Step<'a> {
    filter: &'a [u8],
    parameters: Option<&'a Object>,
}

impl Step<'_> {
    fn apply(&self, bytes: Vec<u8>, most: u64) -> Option<Vec<u8>> {
        match self.filter {
            b"FlateDecode" if self.parameters.is_none() => inflate(&bytes, most),
            b"FlateDecode" => {
                inflate(&bytes, most)?;
                self.by_package(bytes)
            }
            b"LZWDecode" if bytes.len() as u64 > most / LZW_SWELLS => None,
            _ => self.by_package(bytes),
        }
    }

    /// The package's own way, for filters that swell little and for predictors, which do not.
    fn by_package(&self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        let mut dict = Dictionary::new();
        dict.set("Filter", Object::Name(self.filter.to_vec()));
        if let Some(parameters) = self.parameters {
            dict.set("DecodeParms", parameters.clone());
        }
        Stream::new(dict, bytes).decompressed_content().ok()
    }
}

/// Inflates; what can be read of a damaged stream is kept. `None` past the limit.
fn inflate(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = ZlibDecoder::new(bytes)
        .take(most.saturating_add(1))
        .read_to_end(&mut out);
    if read.is_err() && out.is_empty() && bytes.len() > 2 {
        // The head is broken; the package tries without it, too.
        let _ = DeflateDecoder::new(&bytes[2..])
            .take(most.saturating_add(1))
            .read_to_end(&mut out);
    }
    (out.len() as u64 <= most).then_some(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    type Row<'a> = (&'a [&'a str], Vec<u8>, u64, Option<usize>);

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("a vector takes it");
        encoder.finish().expect("a vector takes it")
    }

    fn stream(filters: &[&str], content: Vec<u8>) -> Stream {
        let names = filters
            .iter()
            .map(|name| Object::Name(name.as_bytes().to_vec()))
            .collect();
        let mut dict = Dictionary::new();
        dict.set("Filter", Object::Array(names));
        Stream::new(dict, content)
    }

    #[test]
    fn streams_are_decompressed_up_to_the_limit() {
        let zeros = vec![0; 1_000_000];
        let once = deflate(&zeros);
        let twice = deflate(&once);

        let rows: &[Row<'_>] = &[
            (&["FlateDecode"], once.clone(), 1_000_000, Some(1_000_000)),
            (&["FlateDecode"], once.clone(), 999_999, None),
            (
                &["FlateDecode"; 2],
                twice.clone(),
                1_000_000,
                Some(1_000_000),
            ),
            (&["FlateDecode"; 2], twice, 10_000, None),
            (&["FlateDecode"; 5], deflate(b"Pori"), 1_000, None),
            (&["LZWDecode"], vec![0; 1_000], 1_000_000, None),
            (&[], b"Pori".to_vec(), 4, Some(4)),
            (&[], b"Pori".to_vec(), 3, None),
            (
                &["ASCII85Decode"],
                b"87cURD_*#TDfTZ)+T~>".to_vec(),
                100,
                Some(13),
            ),
            (
                &["FlateDecode"],
                once[..once.len() - 4].to_vec(),
                1_000_000,
                Some(1_000_000),
            ),
        ];
        for (filters, content, most, expected) in rows {
            let got = decompressed(&stream(filters, content.clone()), *most);
            assert_eq!(
                got.map(|bytes| bytes.len()),
                *expected,
                "{filters:?} {most}"
            );
        }
    }
}
