//! Names of files made of the names of documents: `Talousarvio 2026 – Kärsämäki.pdf` → `talousarvio-2026-karsamaki`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::extract::sha256;

/// Bytes of a slug: with its ending well below the 255 that file systems allow, and few enough for Windows' paths of 260.
const MOST_BYTES: usize = 100;
/// Hexadecimal digits that keep two long names apart.
const HASH_BYTES: usize = 8;
/// Letters of an ending: `.pdf`, `.docx`. Longer ones are words (`Talousarvio 2026.lopullinen`), ones with digits dates.
const MOST_OF_ENDING: usize = 4;
/// The name of what has no letter and no digit in its name.
const NAMELESS: &str = "document";
/// Devices of Windows; files cannot have their names, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];
/// Devices of Windows that a digit follows.
const NUMBERED_DEVICES: &[&str] = &["com", "lpt"];

/// The slug of a document's name, its ending left away.
pub(crate) fn of_file(name: &str) -> String {
    let stem = name.rsplit_once('.').filter(|(stem, ending)| {
        let is_ending = (1..=MOST_OF_ENDING).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_ending && !stem.is_empty()
    });
    slug(stem.map_or(name, |(stem, _)| stem))
}

/// Lower-case letters a to z and digits, with a single `-` for everything between; never empty, and a name that every file system takes.
/// Letters lose their marks: å, ä, ö become a, a, o.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let lower = name.nfd().flat_map(char::to_lowercase).nfd();
    for c in lower.filter(|&c| !is_combining_mark(c)) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.len() > MOST_BYTES {
        shorten(&mut slug, name);
    }
    if slug.is_empty() {
        slug.push_str(NAMELESS);
    }
    if is_device(&slug) {
        slug = format!("{slug}-{NAMELESS}");
    }
    slug
}

/// Cuts a long slug; a hash of the whole name keeps two apart that begin alike.
fn shorten(slug: &mut String, name: &str) {
    // Composed or not, the name is the same.
    let name: String = name.nfc().collect();
    let hash = sha256(name.as_bytes());
    let hash = &hash[..HASH_BYTES];
    slug.truncate(MOST_BYTES - 1 - hash.len());
    slug.truncate(slug.trim_end_matches('-').len());
    slug.push('-');
    slug.push_str(hash);
}

fn is_device(slug: &str) -> bool {
    let numbered = slug
        .strip_suffix(|c: char| c.is_ascii_digit())
        .is_some_and(|stem| NUMBERED_DEVICES.contains(&stem));
    numbered || DEVICES.contains(&slug)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_slugs() {
        let rows = [
            (
                "pori-2026-konsernipalvelut.txt",
                "pori-2026-konsernipalvelut",
            ),
            (
                "Talousarvio 2026 – Kärsämäki.pdf",
                "talousarvio-2026-karsamaki",
            ),
            ("ÅLAND (Öar) & ÄHTÄRI.PDF", "aland-oar-ahtari"),
            // As macOS writes names: the dots are letters of their own.
            ("Ka\u{308}rsa\u{308}ma\u{308}ki.pdf", "karsamaki"),
            ("Café Š 2.docx", "cafe-s-2"),
            ("talousarvio.pdf.txt", "talousarvio-pdf"),
            ("Talousarvio 1.2.2026", "talousarvio-1-2-2026"),
            ("Talousarvio 2026.lopullinen", "talousarvio-2026-lopullinen"),
            ("__tae__2026__.pdf", "tae-2026"),
            ("../../etc/passwd", "etc-passwd"),
            (".pdf", "pdf"),
            ("–.pdf", "document"),
            ("", "document"),
            ("予算.pdf", "document"),
            ("CON.txt", "con-document"),
            ("nul", "nul-document"),
            ("Com1.pdf", "com1-document"),
            ("lpt9", "lpt9-document"),
            ("com10.pdf", "com10"),
            ("konsernit.pdf", "konsernit"),
        ];
        for (name, expected) in rows {
            assert_eq!(of_file(name), expected, "{name}");
        }
    }

    #[test]
    fn long_names_stay_apart() {
        let name = |end: &str| format!("{} {end}.pdf", "Hyvinvointisuunnitelma ".repeat(9));
        let (first, second) = (of_file(&name("2026")), of_file(&name("2027")));
        assert!(first.len() <= MOST_BYTES && first.starts_with("hyvinvointisuunnitelma-"));
        assert_ne!(first, second);
    }

    proptest! {
        #[test]
        fn every_name_has_a_slug(name in ".{0,200}") {
            let slug = of_file(&name);
            prop_assert!((1..=MOST_BYTES + NAMELESS.len()).contains(&slug.len()));
            prop_assert!(slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
            prop_assert!(!is_device(&slug));
            // What is a slug stays one, unless it was cut.
            prop_assert!(slug.len() == MOST_BYTES || super::slug(&slug) == slug);
        }
    }
}
