//! The file in which a user fixes pairs: read, and started from a comparison.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use mittari_diff::{Comparison, Item, Kind, Pins, Ref};

/// What stands at the top of a file that is started.
const HEAD: &str = "\
# Pairs that mittari diff --matches takes as given. Each statement is named by its id or by its words.
#
# [[pin]]     the two are one, whatever their words
# [[forbid]]  the two are not one
#
# Below are the pairs that differ in their words, as mittari matched them. Keep what is right, correct what is not.
";

/// Reads a file of pins.
///
/// # Errors
///
/// Where it cannot be read, is no TOML or names something else; the message names the file and the place.
pub(crate) fn read(path: &Path) -> Result<Pins> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| {
        format!("{name}: could not be read; start one with mittari diff --write-matches {name}")
    })?;
    toml::from_str(&text).map_err(|error| {
        anyhow!(
            "{name}: [[pin]] and [[forbid]] were expected, each with what, before and after: {}",
            error.to_string().trim_end()
        )
    })
}

/// Starts a file with the pairs of a comparison that differ in their words.
///
/// # Errors
///
/// Where the file is there already, so that nothing of a user is lost, or cannot be written.
pub(crate) fn start(path: &Path, comparison: &Comparison) -> Result<usize> {
    let name = path.display();
    if path.exists() {
        bail!("{name}: is there already; give another name to --write-matches");
    }
    let uncertain: Vec<(&Item, &Ref, &Ref)> = comparison
        .items
        .iter()
        .filter(|item| item.kinds.contains(&Kind::Reworded) && !is_part(item))
        .filter_map(|item| Some((item, item.before.as_ref()?, item.after.as_ref()?)))
        .collect();
    let mut text = HEAD.to_owned();
    for (item, before, after) in &uncertain {
        let similarity = item.similarity.unwrap_or_default();
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        write!(
            text,
            "\n# similarity {similarity}\n# {}\n# {}\n[[pin]]\nwhat = {}\nbefore = {}\nafter = {}\n",
            commented(&before.text),
            commented(&after.text),
            quoted(item.what.name()),
            quoted(&before.id),
            quoted(&after.id),
        )
        .expect("a string takes what is written to it");
    }
    crate::output::write_whole(path, text.as_bytes())
        .with_context(|| format!("{name}: could not be written; choose another folder or name"))?;
    Ok(uncertain.len())
}

fn is_part(item: &Item) -> bool {
    item.kinds.contains(&Kind::Split) || item.kinds.contains(&Kind::Merged)
}

/// Words that stay on the line of a comment; TOML allows no control characters there.
fn commented(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
