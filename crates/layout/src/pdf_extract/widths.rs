//! Widths written as a run of equal ones (`c_first c_last width`) are written out one by one: the package misreads the short form, which
//! browsers use for digits, and would leave each digit without a width.

use super::library::{Document, Object};
use super::number;

/// Codes of a font. Two bytes have no more.
const MOST_CODES: usize = 65_536;

/// Mends the widths of all fonts with character identifiers.
pub(super) fn mend(document: &mut Document) {
    let mended: Vec<_> = document
        .objects
        .iter()
        .filter_map(|(&id, object)| {
            let dict = object.as_dict().ok()?;
            let subtype = dict.get(b"Subtype").and_then(Object::as_name).ok()?;
            if !subtype.starts_with(b"CIDFontType") {
                return None;
            }
            let widths = dict
                .get_deref(b"W", document)
                .and_then(Object::as_array)
                .ok()?;
            Some((id, written_out(widths, document)))
        })
        .collect();
    for (id, widths) in mended {
        if let Ok(Object::Dictionary(dict)) = document.get_object_mut(id) {
            dict.set("W", widths);
        }
    }
}

fn written_out(widths: &[Object], document: &Document) -> Vec<Object> {
    let mut out = Vec::new();
    let mut left = MOST_CODES;
    let mut rest = widths;
    while let [first, second, tail @ ..] = rest {
        let second = document
            .dereference(second)
            .map_or(second, |(_, object)| object);
        let run = match (second, tail) {
            (Object::Array(list), _) => {
                rest = tail;
                list.iter()
                    .filter(|width| number(width).is_some())
                    .cloned()
                    .collect()
            }
            (last, [width, after @ ..]) => {
                rest = after;
                let (Ok(first), Ok(last)) = (first.as_i64(), last.as_i64()) else {
                    continue;
                };
                let n = usize::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
                if number(width).is_none() {
                    continue;
                }
                vec![width.clone(); n.min(left)]
            }
            (_, []) => break,
        };
        left = left.saturating_sub(run.len());
        if first.as_i64().is_ok() {
            out.extend([first.clone(), Object::Array(run)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(numbers: &[i64]) -> Object {
        Object::Array(numbers.iter().map(|&n| Object::Integer(n)).collect())
    }

    #[test]
    fn runs_are_written_out() {
        let int = Object::Integer;
        let rows: &[(Vec<Object>, Vec<Object>)] = &[
            (
                vec![int(3), list(&[250, 300])],
                vec![int(3), list(&[250, 300])],
            ),
            (
                vec![int(19), int(22), int(556)],
                vec![int(19), list(&[556; 4])],
            ),
            (
                vec![int(19), int(20), int(556), int(40), list(&[1])],
                vec![int(19), list(&[556; 2]), int(40), list(&[1])],
            ),
            (vec![int(9), int(3), int(556)], vec![int(9), list(&[])]),
            (vec![int(9), Object::Null, int(5), int(9)], vec![]),
            (vec![int(9)], vec![]),
        ];
        for (widths, expected) in rows {
            assert_eq!(written_out(widths, &Document::new()), *expected);
        }
        let endless = [int(0), int(i64::MAX), int(1), int(0), int(i64::MAX), int(1)];
        let written = written_out(&endless, &Document::new());
        assert_eq!(written[1].as_array().map(Vec::len).ok(), Some(MOST_CODES));
        assert_eq!(written[3].as_array().map(Vec::len).ok(), Some(0));
    }
}
