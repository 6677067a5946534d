//! PDF files made by the tests, object by object: small ones that show one thing, and hostile ones.

use std::fmt::Write;

/// A file on its way. Objects are numbered from 1 in the order in which they are added.
#[derive(Default)]
pub(crate) struct Made {
    objects: Vec<Vec<u8>>,
    /// What the catalog says besides its pages.
    pub(crate) catalog: String,
}

impl Made {
    /// Adds an object; returns its number.
    pub(crate) fn object(&mut self, body: impl AsRef<[u8]>) -> usize {
        self.objects.push(body.as_ref().to_vec());
        self.objects.len()
    }

    /// Adds a stream; `dict` without its length.
    pub(crate) fn stream(&mut self, dict: &str, content: &[u8]) -> usize {
        let head = format!("<< {dict} /Length {} >>\nstream\n", content.len());
        self.object([head.as_bytes(), content, b"\nendstream"].concat())
    }

    /// The number of the object that is added next.
    pub(crate) fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// The bytes of the file.
    pub(crate) fn finish(self, catalog: usize) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut offsets = Vec::with_capacity(self.objects.len());
        for (idx, body) in self.objects.iter().enumerate() {
            offsets.push(bytes.len());
            bytes.extend_from_slice(format!("{} 0 obj\n", idx + 1).as_bytes());
            bytes.extend_from_slice(body);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = bytes.len();
        let size = offsets.len() + 1;
        bytes.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
        for offset in offsets {
            bytes.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
        }
        let trailer =
            format!("trailer\n<< /Size {size} /Root {catalog} 0 R >>\nstartxref\n{start}\n%%EOF\n");
        bytes.extend_from_slice(trailer.as_bytes());
        bytes
    }
}

/// A file with a page for each content, 200 by 100 points, Helvetica as `/F1`; `xobjects` are `/Name number 0 R` of objects added before.
pub(crate) fn pages(mut made: Made, contents: &[&str], xobjects: &str) -> Vec<u8> {
    let font = made.object(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    );
    let tree = made.next() + 2 * contents.len();
    let mut kids = String::new();
    for content in contents {
        let content = made.stream("", content.as_bytes());
        let page = made.object(format!(
            "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 200 100] /Contents {content} 0 R \
             /Resources << /Font << /F1 {font} 0 R >> /XObject << {xobjects} >> >> >>"
        ));
        let _ = write!(kids, "{page} 0 R ");
    }
    let n = contents.len();
    made.object(format!("<< /Type /Pages /Kids [{kids}] /Count {n} >>"));
    let more = std::mem::take(&mut made.catalog);
    let catalog = made.object(format!("<< /Type /Catalog /Pages {tree} 0 R {more} >>"));
    made.finish(catalog)
}
